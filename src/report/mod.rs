//! From findings to bytes, one file for each format.
//!
//! A report computes nothing about the article: it turns places into lines and columns, arguments into
//! sentences, and rows into bytes. Most formats render one article at a time ([`Report`]), so that articles can
//! be rendered on several threads and memory follows the largest of them. What needs all rows at once, to sort
//! or to count them, is a [`Whole`], and memory follows the number of rows.

pub mod csv;
mod escape;
pub mod github;
pub mod gitlab;
pub mod html;
pub mod json;
pub mod junit;
mod message;
pub mod row;
pub mod sarif;
pub mod text;
pub mod words;
pub mod xlsx;

pub use message::MessageLanguage;
pub use row::Row;

use crate::document::Document;
use crate::finding::{Finding, Template};

/// A format of the review list that is written article by article.
pub trait Report: Sync {
    /// What stands before the first article.
    fn begin(&self) -> Vec<u8> {
        Vec::new()
    }

    /// One article with its findings, in the order in which they are to be listed. Articles without a finding
    /// are rendered as well; most formats have nothing to say about them.
    fn article(&self, document: &Document<'_>, findings: &[Finding]) -> Vec<u8>;

    /// What stands between two articles that both have something to say.
    fn separator(&self) -> &'static [u8] {
        b""
    }

    /// What stands after the last article.
    fn end(&self) -> Vec<u8> {
        Vec::new()
    }
}

/// A format of the review list that is written from the rows of all articles.
pub trait Whole: Sync {
    /// The language that the messages of the rows are to be told in.
    fn language(&self) -> MessageLanguage;

    /// The list; `rows` come in the order of the articles and their places.
    ///
    /// # Errors
    ///
    /// What kept the list from being written, in words for the user.
    fn write(&self, rows: Vec<Row<'_>>) -> Result<Vec<u8>, String>;
}

/// A format, of either kind.
pub enum Format {
    /// Written article by article.
    ByArticle(Box<dyn Report>),
    /// Written from all rows.
    Whole(Box<dyn Whole>),
}

/// A row as one sentence: what is wrong, with the text and what would replace it.
fn sentence(row: &Row<'_>, language: MessageLanguage) -> String {
    const SUGGESTED: Template = Template {
        en: "; suggested: «{0}»",
        ar: "؛ المقترح: «{0}»",
    };
    let mut text = format!("{}: «{}»", row.message, row.text);
    if !row.suggestion.is_empty() {
        text.push_str(&language.pick(SUGGESTED).replace("{0}", &row.suggestion));
    }
    text
}

//! From findings to bytes, one file for each format.
//!
//! A report computes nothing about the article: it turns places into lines and columns, arguments into
//! sentences, and rows into bytes. Every report renders one article at a time, so that articles can be
//! rendered on several threads and memory follows the largest of them.

pub mod csv;
pub mod json;
mod message;
pub mod row;
pub mod text;

pub use message::MessageLanguage;
pub use row::Row;

use crate::document::Document;
use crate::finding::Finding;

/// A format of the review list.
pub trait Report: Sync {
    /// What stands before the first article.
    fn begin(&self) -> Vec<u8> {
        Vec::new()
    }

    /// One article with its findings, in the order in which they are to be listed.
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

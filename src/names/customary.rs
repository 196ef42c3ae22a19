//! What news in another script customarily leaves in Latin letters.
//!
//! The list is `data/allow/latin.tsv`: units, symbols, codes, file formats, technical acronyms, each with
//! the reason why it may stand.

use crate::text::table::Table;

static LATIN: Table = Table::new(include_str!("../../data/allow/latin.tsv"));

/// How a customary text is treated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Custom {
    /// It is not worth a row.
    Silent,
    /// It is listed for information.
    Neutral,
}

/// How a text is treated when custom lets it stand in Latin letters.
///
/// A text of several words may stand when each of them may.
#[must_use]
pub fn custom(text: &str) -> Option<Custom> {
    if let Some(custom) = row(text) {
        return Some(custom);
    }
    let mut words = text
        .split_whitespace()
        .filter(|word| word.chars().any(char::is_alphabetic))
        .peekable();
    words.peek()?;
    if text.split_whitespace().nth(1).is_none() {
        return None;
    }
    words.try_fold(Custom::Silent, |all, word| {
        let word = row(word)?;
        Some(if word == Custom::Neutral { word } else { all })
    })
}

fn row(text: &str) -> Option<Custom> {
    LATIN.get(text).map(|row| {
        if row.cell(2) == "silent" {
            Custom::Silent
        } else {
            Custom::Neutral
        }
    })
}

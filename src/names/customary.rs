//! What news in another script customarily leaves in Latin letters.
//!
//! The list is `data/allow/latin.tsv`: units, symbols, codes, file formats, technical acronyms, each with
//! the reason why it may stand.

use super::foreign::{Place, Run, Shape};
use crate::text::table::Table;

static LATIN: Table = Table::new(include_str!("../../data/allow/latin.tsv"));

/// Whether a foreign run may stand as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// It should be in the article's script.
    Foreign,
    /// Custom lets it stand; worth knowing.
    Customary,
    /// It is not worth a row.
    Silent,
}

/// Whether a run may stand, from what it is and from where it stands.
#[must_use]
pub fn standing(source: &str, run: &Run) -> Standing {
    if let Some(listed) = listed(run.core.of(source)) {
        return listed;
    }
    match (run.place, run.shape) {
        (Place::Gloss | Place::Letter, _) => Standing::Silent,
        (_, Shape::Code)
        | (Place::Explained, Shape::Acronym | Shape::Letter)
        | (Place::Quoted, Shape::Letter) => Standing::Customary,
        _ => Standing::Foreign,
    }
}

/// How the list treats a text; one of several words may stand when each of them may.
fn listed(text: &str) -> Option<Standing> {
    if let Some(standing) = row(text) {
        return Some(standing);
    }
    let mut words = text
        .split_whitespace()
        .filter(|word| word.chars().any(char::is_alphabetic));
    let first = row(words.next()?)?;
    words.try_fold(first, |all, word| {
        row(word).map(|standing| standing.min(all))
    })
}

fn row(text: &str) -> Option<Standing> {
    let row = LATIN.get(text)?;
    Some(if row.cell(2) == "silent" {
        Standing::Silent
    } else {
        Standing::Customary
    })
}

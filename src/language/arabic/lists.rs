//! Closed lists of Arabic words.

use crate::language::classes::{Classes, FAMILY_HEADS};
use crate::language::{Residue, Scope};
use crate::text::lookup::Lookup;
use crate::text::table::Table;
use std::sync::LazyLock;

/// The lists, compiled (`data/compile/classes.rs`).
struct Lists {
    /// Form -> the number of its set of classes.
    forms: Lookup,
    /// What the forms with several spellings begin with.
    heads: Lookup,
    /// The sets of classes, 8 bytes each.
    sets: &'static [u8],
}

static LISTS: LazyLock<Lists> = LazyLock::new(|| {
    let (forms, rest) = Lookup::read(include_bytes!("../../../data/ar/classes.bin"));
    let (heads, sets) = Lookup::read(rest);
    Lists { forms, heads, sets }
});

/// The set of classes with this number.
pub(super) fn set(number: u64) -> Classes {
    let bytes = LISTS.sets[8 * number as usize..].first_chunk::<8>();
    Classes::from_bits(u64::from_le_bytes(
        *bytes.expect("every number has its set"),
    ))
}

static MONTHS: Table = Table::new(include_str!("../../../data/ar/months.tsv"));

static DIALECT: Table = Table::new(include_str!("../../../data/ar/dialect.tsv"));

static DISTINCT: Table = Table::new(include_str!("../../../data/names/distinct.tsv"));

static RESIDUE: Table = Table::new(include_str!("../../../data/ar/residue.tsv"));

/// The phrases left behind by engines, language models and web pages that begin with a word.
pub(super) fn residues(first: &str) -> Vec<Residue> {
    let rows = RESIDUE.all(first).map(|row| Residue {
        rest: row.cell(1),
        scope: match row.cell(2) {
            "any" => Scope::Any,
            "start" => Scope::Start,
            "label" => Scope::Label,
            _ => Scope::Whole,
        },
        remark: row.cell(3) == "remark",
    });
    rows.collect()
}

/// Whether two forms are listed as different names that look alike.
pub(super) fn distinct(a: &str, b: &str) -> bool {
    let (first, second) = if a < b { (a, b) } else { (b, a) };
    DISTINCT.all(first).any(|row| row.cell(1) == second)
}

/// What Modern Standard Arabic has for a word of a dialect, with the conjunction that stands before it.
pub(super) fn standard_for(form: &str) -> Option<String> {
    if let Some(row) = DIALECT.get(form) {
        return Some(row.cell(2).to_owned());
    }
    let rest = form.strip_prefix(['و', 'ف'])?;
    let row = DIALECT.get(rest)?;
    Some(format!(
        "{}{}",
        &form[..form.len() - rest.len()],
        row.cell(2)
    ))
}

/// What the lists say of a plain form. Function words, words of a dialect and misspellings are found with a conjunction
/// before them as well.
pub(super) fn classes(form: &str) -> Classes {
    let listed = |form: &str| LISTS.forms.get(form).map(set);
    listed(form).unwrap_or_else(|| {
        let rest = form
            .strip_prefix(['و', 'ف'])
            .and_then(listed)
            .unwrap_or_default();
        Classes::default()
            .with(Classes::FUNCTION, rest.get(Classes::FUNCTION))
            .with(Classes::DIALECT, rest.get(Classes::DIALECT))
            .with(Classes::MISSPELT, rest.get(Classes::MISSPELT))
    })
}

/// Whether no sentence ends with a plain form: prepositions, conjunctions and pronouns that must go on. Those that are
/// adverbs as well (بعد, قبل, دون) are left out.
pub(super) fn must_go_on(form: &str) -> bool {
    /// Sorted by their bytes.
    const WORDS: &[&str] = &[
        "أن",
        "أو",
        "إذا",
        "إلى",
        "إن",
        "التي",
        "الذي",
        "الذين",
        "اللتان",
        "اللتين",
        "اللذان",
        "اللذين",
        "اللواتي",
        "بأن",
        "بسبب",
        "بين",
        "بينما",
        "حتى",
        "حيث",
        "خلال",
        "سوف",
        "على",
        "عن",
        "عند",
        "عندما",
        "في",
        "قد",
        "كأن",
        "كما",
        "كي",
        "لأن",
        "لكن",
        "لكي",
        "لم",
        "لن",
        "من",
        "منذ",
    ];
    debug_assert!(WORDS.is_sorted());
    let is_one = |form: &str| WORDS.binary_search(&form).is_ok();
    is_one(form) || form.strip_prefix(['و', 'ف']).is_some_and(is_one)
}

/// The table, for those who look up all beginnings of a text in it and in others; [`set`] tells what its numbers are.
pub(super) fn table() -> &'static Lookup {
    &LISTS.forms
}

/// Whether a beginning of a plain form, or the form, has several spellings.
pub(super) fn begins_with_family(form: &str) -> bool {
    let [shortest, longer] = FAMILY_HEADS;
    let end = form.char_indices().nth(longer).map(|(end, _)| end);
    let mut is_head = false;
    LISTS
        .heads
        .beginnings(&form[..end.unwrap_or(form.len())], shortest, |_, _| {
            is_head = true;
        });
    if !is_head {
        return false;
    }
    let mut found = false;
    LISTS.forms.beginnings(form, shortest, |_, number| {
        found |= set(number).get(Classes::FAMILY) > 0;
    });
    found
}

/// Whether a particle ends in a pronoun (أنه, لأنها).
pub(super) fn has_pronoun(form: &str) -> bool {
    ["ه", "ها", "هم", "هما", "هن", "نا", "ني", "ك", "كم", "ي"]
        .iter()
        .any(|pronoun| form.strip_suffix(pronoun).is_some_and(is_function))
}

/// Whether a plain form is a particle, pronoun, preposition or the like.
pub(super) fn is_function(form: &str) -> bool {
    classes(form).get(Classes::FUNCTION) > 0
}

/// Whether the lists of names have a plain form as a name of one word.
pub(super) fn is_listed(form: &str) -> bool {
    classes(form).get(Classes::LISTED) > 0
}

/// The set that a month's name is from (`western`, `levantine` and so on).
pub(super) fn month_set(form: &str) -> Option<&'static str> {
    MONTHS.get(form).map(|row| row.cell(2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted_and_their_classes_compiled() {
        for (table, field) in [
            (&RESIDUE, Classes::RESIDUE),
            (&MONTHS, Classes::MONTH),
            (&super::super::spelling::MISSPELLINGS, Classes::MISSPELT),
            (&super::super::repetition::PLEONASMS, Classes::PLEONASM),
        ] {
            let keys: Vec<&str> = table.rows().map(|row| row.key()).collect();
            assert!(keys.is_sorted());
            for key in keys {
                let first = key.split(' ').next().unwrap_or(key);
                assert!(classes(first).get(field) > 0, "{key}");
            }
        }
    }

    #[test]
    fn phrases_are_found_by_their_first_word() {
        let phrases = residues("إليك");
        assert!(
            phrases
                .iter()
                .any(|phrase| phrase.rest == "الترجمة" && phrase.remark)
        );
        assert!(residues("كتاب").is_empty());
    }
}

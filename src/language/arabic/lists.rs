//! Closed lists of Arabic words.

use crate::language::classes::Classes;
use crate::text::table::Table;
use fst::raw::Fst;
use std::sync::LazyLock;

static CLASSES: LazyLock<Fst<&'static [u8]>> = LazyLock::new(|| {
    Fst::new(&include_bytes!("../../../data/ar/classes.fst")[..])
        .expect("data/ar/classes.fst is an automaton")
});

static MONTHS: Table = Table::new(include_str!("../../../data/ar/months.tsv"));

static DIALECT: Table = Table::new(include_str!("../../../data/ar/dialect.tsv"));

static DISTINCT: Table = Table::new(include_str!("../../../data/names/distinct.tsv"));

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

/// What the lists say of a plain form. Function words are found with a conjunction before them as well.
pub(super) fn classes(form: &str) -> Classes {
    let listed = |form: &str| {
        CLASSES
            .get(form)
            .map(|bits| Classes::from_bits(bits.value()))
    };
    listed(form).unwrap_or_else(|| {
        let rest = form
            .strip_prefix(['و', 'ف'])
            .and_then(listed)
            .unwrap_or_default();
        Classes::default()
            .with(Classes::FUNCTION, rest.get(Classes::FUNCTION))
            .with(Classes::DIALECT, rest.get(Classes::DIALECT))
    })
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

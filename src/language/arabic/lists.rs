//! Closed lists of Arabic words: `data/ar/*.tsv`, searched where they lie.

use crate::text::table::Table;

static FUNCTION_WORDS: Table = Table::new(include_str!("../../../data/ar/function_words.tsv"));
static MAY_REPEAT: Table = Table::new(include_str!("../../../data/ar/repeated_ok.tsv"));

static MONTHS: Table = Table::new(include_str!("../../../data/ar/months.tsv"));

/// The set that a month's name is from (`syriac`, `latin` and so on); a preposition may stand before it.
pub(super) fn month_set(form: &str) -> Option<&'static str> {
    MONTHS.get(form).map(|row| row.cell(2))
}

/// Whether a plain form is a particle, pronoun, preposition or the like, also with a conjunction before it.
pub(super) fn is_function(form: &str) -> bool {
    let listed = |form: &str| FUNCTION_WORDS.get(form).is_some();
    listed(form) || form.strip_prefix(['و', 'ف']).is_some_and(listed)
}

/// Whether a plain form may stand twice in a row.
pub(super) fn may_repeat(form: &str) -> bool {
    MAY_REPEAT.get(form).is_some()
}

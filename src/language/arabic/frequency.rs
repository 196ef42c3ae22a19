//! How often a form is met in Arabic text.
//!
//! From the word frequencies of the wordfreq project (`data/ar/frequency.tsv`, CC BY-SA 4.0; 206,000 forms
//! of the web, news, subtitles and books up to 2021). A form that stands behind a clitic and is frequent
//! without it is not listed with it.

use crate::text::lookup::Lookup;

/// Form -> twice its Zipf value.
static FORMS: Lookup = Lookup::new(include_bytes!("../../../data/ar/frequency.bin"));

/// The Zipf value of a plain form (the logarithm of its number in a billion words, rounded down to a
/// half); none when it is met less than once in some thirty million words.
#[must_use]
pub fn zipf(form: &str) -> Option<f32> {
    FORMS.get(form).map(|twice| twice as f32 / 2.0)
}

/// The table, for those who look up all beginnings of a text in it and in others; its numbers are twice the Zipf
/// values.
pub(super) fn table() -> &'static Lookup {
    &FORMS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frequent_words_are_told_from_rare_ones() {
        assert!(zipf("كتاب") > zipf("بيسكوف"));
        assert!(zipf("بيسكوف").is_some());
        assert_eq!(zipf("المقدولة"), None);
    }
}

//! Whether a form looks like a foreign name written in Arabic, or like an Arabic word.
//!
//! Three letters in a row at a time; learned and its file described in `data/compile/train_nameness.rs`.

use super::sounds::ALPHABET;

static ODDS: &[u8] = include_bytes!("../../../data/ar/nameness.bin");

/// The logarithm of the odds that a plain form is a name rather than a word, from its letters alone.
#[must_use]
pub fn odds(form: &str) -> f32 {
    let letters = ALPHABET.len() + 1;
    let mut last = (0, 0);
    let mut sum = 0;
    for letter in form
        .chars()
        .map(|c| ALPHABET.binary_search(&c).ok().map(|i| i + 1))
        .chain([Some(0)])
        .flatten()
    {
        sum += i32::from(ODDS[(last.0 * letters + last.1) * letters + letter].cast_signed());
        last = (last.1, letter);
    }
    sum as f32 / 20.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_told_from_words() {
        for name in ["يكاترينبرغ", "بيسكوف", "جونسون", "كولومبيا", "ستيفنز"]
        {
            assert!(odds(name) > 1.0, "{name}: {}", odds(name));
        }
        for word in ["المقدولة", "استخدام", "يكتبون", "التحقيقات", "المسؤولية"]
        {
            assert!(odds(word) < -1.0, "{word}: {}", odds(word));
        }
    }
}

//! Normal forms of Arabic words.
//!
//! They stand beside the text and never replace it. Orthography (the seat of the hamza, ى and ي, ة and ه)
//! and spelling (which letters a name is written with) are different things, so [`plain`] keeps all of the
//! former: it only takes away what cannot be heard or seen, marks and stretching, and undoes what another
//! keyboard put in.

use crate::text::script::Class;
use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;

/// A word without marks, tatweel and joiners, with the letters of Arabic in the place of those of Persian
/// and Urdu keyboards and of presentation forms.
#[must_use]
pub fn plain(word: &str) -> Cow<'_, str> {
    if is_plain(word) {
        return Cow::Borrowed(word);
    }
    let folded = word.nfkc().filter_map(|c| match c {
        'ک' | 'ڪ' => Some('ك'),
        'ی' | 'ے' | 'ۍ' => Some('ي'),
        'ہ' | 'ھ' | 'ە' => Some('ه'),
        'ٱ' => Some('ا'),
        _ if matches!(Class::of(c), Class::Extender | Class::Format) => None,
        _ => Some(c),
    });
    Cow::Owned(folded.collect())
}

/// Whether a word has nothing but ordinary letters of Arabic (U+0621 to U+063A, U+0641 to U+064A) and ASCII, which
/// [`plain`] keeps as they are. Nearly all words are told so from their bytes.
fn is_plain(word: &str) -> bool {
    let letters = word.as_bytes().chunks_exact(2);
    let ascii = letters.remainder().iter().all(u8::is_ascii);
    ascii
        && letters.into_iter().all(|letter| {
            let letter = [letter[0], letter[1]];
            letter.is_ascii()
                || matches!(u16::from_be_bytes(letter), 0xD8A1..=0xD8BA | 0xD981..=0xD98A)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_keeps_orthography_and_drops_marks() {
        for (word, expected) in [
            ("مُحَمَّدٌ", "محمد"),
            ("كتـــاب", "كتاب"),
            ("إلى", "إلى"),
            ("آسيا", "آسيا"),
            ("ﻷن", "لأن"),
            ("کتابی", "كتابي"),
            ("ڤيينا", "ڤيينا"),
            ("شيئاً", "شيئا"),
        ] {
            assert_eq!(plain(word), expected);
        }
    }
}

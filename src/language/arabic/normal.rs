//! Normal forms of Arabic words.
//!
//! They stand beside the text and never replace it. Orthography (the seat of the hamza, ى and ي, ة and ه)
//! and spelling (which letters a name is written with) are different things, so [`plain`] keeps all of the
//! former: it only takes away what cannot be heard or seen, marks and stretching, and undoes what another
//! keyboard put in.

use crate::text::script::Class;
use crate::text::token;
use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;

/// A word without marks, tatweel and joiners, with the letters of Arabic in the place of those of Persian
/// and Urdu keyboards and of presentation forms.
#[must_use]
pub fn plain(word: &str) -> Cow<'_, str> {
    // Nearly every word is of ordinary letters.
    if token::is_ordinary(word) || word.chars().all(is_plain) {
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

/// Whether a character is a letter that [`plain`] keeps as it is: the ordinary letters of Arabic, and
/// everything outside the blocks that it changes.
fn is_plain(c: char) -> bool {
    matches!(c, '\u{621}'..='\u{63A}' | '\u{641}'..='\u{64A}' | '\0'..='\u{7F}')
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
            // As the language says of itself.
            assert!(!token::is_ordinary(word) || plain(word) == word);
        }
    }
}

//! A small closed set of words: most texts are told not to be in it from their first letter and their length.

/// Words in the order of their bytes.
#[derive(Debug)]
pub struct WordSet<const COUNT: usize> {
    words: [&'static str; COUNT],
    /// For the last byte of a first letter, by its six low bits, the lengths in bytes that words have, as bits; lengths from
    /// 31 share one.
    lengths: [u32; 64],
}

impl<const COUNT: usize> WordSet<COUNT> {
    /// The set of these words, in the order of their bytes.
    ///
    /// # Panics
    ///
    /// When a word is shorter than two bytes.
    #[must_use]
    pub const fn new(words: [&'static str; COUNT]) -> WordSet<COUNT> {
        let mut lengths = [0; 64];
        let mut at = 0;
        while at < COUNT {
            let word = words[at].as_bytes();
            assert!(word.len() > 1, "words have two bytes");
            lengths[(word[1] & 0x3F) as usize] |= length_bit(word.len());
            at += 1;
        }
        WordSet { words, lengths }
    }

    /// The place of a text among the words.
    #[must_use]
    #[inline]
    pub fn place(&self, text: &str) -> Option<usize> {
        let second = text.as_bytes().get(1)?;
        if self.lengths[usize::from(second & 0x3F)] & length_bit(text.len()) == 0 {
            return None;
        }
        self.words.binary_search(&text).ok()
    }

    /// Whether a text is one of the words.
    #[must_use]
    #[inline]
    pub fn has(&self, text: &str) -> bool {
        self.place(text).is_some()
    }

    /// The words.
    #[must_use]
    pub const fn words(&self) -> &[&'static str] {
        &self.words
    }
}

const fn length_bit(bytes: usize) -> u32 {
    1 << if bytes < 31 { bytes } else { 31 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_and_nothing_else() {
        const SET: WordSet<4> = WordSet::new(["أن", "إلى", "في", "كان"]);
        for (place, word) in SET.words().iter().enumerate() {
            assert_eq!(SET.place(word), Some(place));
        }
        for text in ["", "a", "ab", "ف", "فيه", "كون", "كا", "إن"] {
            assert!(!SET.has(text), "{text}");
        }
    }
}

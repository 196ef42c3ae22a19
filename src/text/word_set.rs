//! A small closed set of words: most texts are told not to be in it from their first and last letter and their length.

/// Words in the order of their bytes.
#[derive(Debug)]
pub struct WordSet<const COUNT: usize> {
    words: [&'static str; COUNT],
    /// The [`mark`]s of the words, as bits.
    marks: [u64; 64],
}

impl<const COUNT: usize> WordSet<COUNT> {
    /// The set of these words, in the order of their bytes.
    ///
    /// # Panics
    ///
    /// When a word is shorter than two bytes.
    #[must_use]
    pub const fn new(words: [&'static str; COUNT]) -> WordSet<COUNT> {
        let mut marks = [0; 64];
        let mut at = 0;
        while at < COUNT {
            let word = words[at].as_bytes();
            assert!(word.len() > 1, "words have two bytes");
            let (place, bit) = mark(word);
            marks[place] |= bit;
            at += 1;
        }
        WordSet { words, marks }
    }

    /// The place of a text among the words.
    #[must_use]
    #[inline]
    pub fn place(&self, text: &str) -> Option<usize> {
        if text.len() < 2 {
            return None;
        }
        let (place, bit) = mark(text.as_bytes());
        if self.marks[place] & bit == 0 {
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

/// What words of two bytes and more are told apart by: the last bytes of their first and last letters and their length,
/// as a place among 64 and a bit of 64.
#[inline]
const fn mark(word: &[u8]) -> (usize, u64) {
    let (second, last) = (word[1] as usize & 0x3F, word[word.len() - 1] as u32);
    (second, 1 << ((last ^ (word.len() as u32) << 2) & 0x3F))
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

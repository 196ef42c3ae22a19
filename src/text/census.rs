//! Which characters a text has at all.
//!
//! Most rules about characters have nothing to do in most articles: what the tokenizer has seen on its way tells all
//! of them so.

/// The distinct characters of a text: those below U+0800 one by one, the others by blocks of 64.
///
/// The letters and digits of ASCII, the ordinary letters of Arabic (those of ISO 8859-6) and the space are not counted:
/// every text may have them.
#[derive(Clone, Debug)]
pub struct Census {
    /// Bits of the characters below U+0800.
    low: [u64; 0x800 / 64],
    /// Bits of the blocks of the other characters below U+10000.
    blocks: [u64; 0x10000 / 64 / 64],
    /// Whether there are characters beyond.
    beyond: bool,
}

impl Default for Census {
    /// Of a text of which nothing has been counted.
    fn default() -> Census {
        let mut census = Census {
            low: [0; 0x800 / 64],
            blocks: [0; 0x10000 / 64 / 64],
            beyond: false,
        };
        let bits = |from: u32, to: u32| u64::MAX >> (63 - (to - from)) << (from % 64);
        // Digits and the space, then the letters.
        census.low[0] = bits(0x30, 0x39) | bits(0x20, 0x20);
        census.low[1] = bits(0x41, 0x5A) | bits(0x61, 0x7A);
        census.low[0x600 / 64] = bits(0x621, 0x63A);
        census.low[0x640 / 64] = bits(0x641, 0x64A);
        census
    }
}

impl Census {
    /// Counts a character.
    #[inline]
    pub fn add(&mut self, c: char) {
        let code = c as usize;
        match code {
            0..0x800 => self.low[code / 64] |= 1 << (code % 64),
            0x800..0x10000 => self.blocks[code / 64 / 64] |= 1 << (code / 64 % 64),
            _ => self.beyond = true,
        }
    }

    /// Counts the characters of a text.
    pub fn add_text(&mut self, text: &str) {
        text.chars().for_each(|c| self.add(c));
    }

    /// Whether the text may have a character; of those from U+0800 on whether it has one of the same block.
    #[must_use]
    pub fn may_have(&self, c: char) -> bool {
        let code = c as usize;
        match code {
            0..0x800 => self.low[code / 64] & 1 << (code & 63) != 0,
            0x800..0x10000 => self.blocks[code / 64 / 64] & 1 << ((code / 64) & 63) != 0,
            _ => self.beyond,
        }
    }

    /// Whether the text has one of the characters below U+0800 that `is` tells, or of any block of 64 from U+0800 on
    /// whose first character `block` tells, or a character from U+10000 on.
    pub fn any(&self, is: impl Fn(char) -> bool, block: impl Fn(char) -> bool) -> bool {
        let bits = |words: &[u64], step: u32, is: &dyn Fn(char) -> bool| {
            words.iter().zip(0u32..).any(|(word, number)| {
                let mut word = *word;
                while word != 0 {
                    let code = (number * 64 + word.trailing_zeros()) * step;
                    if char::from_u32(code).is_some_and(is) {
                        return true;
                    }
                    word &= word - 1;
                }
                false
            })
        };
        self.beyond || bits(&self.low, 1, &is) || bits(&self.blocks, 64, &block)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_is_counted() {
        let text = "a ب é\u{200C} ﷺ پ";
        let mut census = Census::default();
        census.add_text(text);
        for c in text.chars() {
            assert!(census.may_have(c), "{c:?}");
        }
        for c in ['%', 'ى', 'é', '\u{640}'] {
            assert_eq!(Census::default().may_have(c), c == 'ى', "{c:?}");
        }
        for c in ['è', 'ڤ', '\u{2100}', '\u{FB00}', '😀'] {
            assert!(!census.may_have(c), "{c:?}");
        }
        assert!(census.any(|c| c == 'é', |_| false));
        assert!(census.any(|_| false, |c| c == '\u{2000}'));
        assert!(!census.any(|c| c == 'è', |c| c == '\u{2040}'));
        let mut beyond = Census::default();
        beyond.add('😀');
        assert!(beyond.may_have('😁'));
    }
}

//! Which characters a text has at all.
//!
//! Most rules about characters have nothing to do in most articles: one pass over the bytes tells all of them so.

/// The distinct characters of a text: those below U+0800 one by one, the others by blocks of 64.
#[derive(Clone, Debug)]
pub struct Census {
    /// Bits of the characters below U+0800.
    low: [u64; 0x800 / 64],
    /// Bits of the blocks of the other characters below U+10000.
    blocks: [u64; 0x10000 / 64 / 64],
    /// Whether there are characters beyond.
    beyond: bool,
}

impl Census {
    /// Counts the characters of a text.
    #[must_use]
    pub fn of(text: &str) -> Census {
        let mut census = Census {
            low: [0; 0x800 / 64],
            blocks: [0; 0x10000 / 64 / 64],
            beyond: false,
        };
        let bytes = text.as_bytes();
        let mut at = 0;
        while let Some(&byte) = bytes.get(at) {
            let second = || usize::from(bytes.get(at + 1).map_or(0, |b| b & 0x3F));
            match byte {
                0..0x80 => {
                    census.low[usize::from(byte) / 64] |= 1 << (byte & 63);
                    at += 1;
                }
                0x80..0xE0 => {
                    census.low[usize::from(byte & 0x1F)] |= 1 << second();
                    at += 2;
                }
                0xE0..0xF0 => {
                    let block = usize::from(byte & 0xF) << 6 | second();
                    census.blocks[block / 64] |= 1 << (block & 63);
                    at += 3;
                }
                _ => {
                    census.beyond = true;
                    at += 4;
                }
            }
        }
        census
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
        let text = "a ب é\u{200C} ﷺ";
        let census = Census::of(text);
        for c in text.chars() {
            assert!(census.may_have(c), "{c:?}");
        }
        for c in ['b', 'ت', 'è', '\u{2100}', '\u{FB00}', '😀'] {
            assert!(!census.may_have(c), "{c:?}");
        }
        assert!(census.any(|c| c == 'é', |_| false));
        assert!(census.any(|_| false, |c| c == '\u{2000}'));
        assert!(!census.any(|c| c == 'è', |c| c == '\u{2040}'));
        assert!(Census::of("😀").may_have('😁'));
    }
}

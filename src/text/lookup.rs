//! A table that is searched where it lies: text to number, without anything being built at start-up.
//!
//! Slots are found by a hash of the text, one after the other until an empty one or one that is ordered behind the
//! text (linear probing in an ordered hash table: Amble and Knuth, The Computer Journal 17, 1974). A slot holds a number and the rest of the hash instead of the text, so a text that
//! is not in the table is taken for one that is about once in a hundred million look-ups (28 bits of hash) or once
//! in a billion (32 bits). That is what makes it small and fast: a look-up is some hundred instructions, an
//! automaton of the same forms needs some thousand.

/// A table of `data/`.
#[derive(Clone, Copy, Debug)]
pub struct Lookup {
    /// The slots, and eight bytes more.
    slots: &'static [u8],
    count: u64,
    /// Bytes of a slot.
    width: usize,
    /// Bits of a number; the rest of a slot is hash.
    bits: u32,
}

/// Bytes before the slots: their count, their width, the bits of a number, two of zero.
const HEADER: usize = 8;

/// Bytes behind the slots, so that the last one is read like the others.
const PADDING: usize = 8;

/// The hash of a text, which is never another one: FNV-1a (Fowler, Noll and Vo), so that it can be taken letter by
/// letter, and texts that begin alike need not be read twice.
#[derive(Clone, Copy, Debug)]
pub struct Hash(u64);

impl Hash {
    /// The hash of the empty text.
    pub const START: Hash = Hash(0xCBF2_9CE4_8422_2325);

    /// The hash of the text with another one behind it.
    #[inline]
    #[must_use]
    pub fn then(self, text: &str) -> Hash {
        text.bytes().fold(self, Hash::add)
    }

    #[inline]
    fn add(self, byte: u8) -> Hash {
        Hash((self.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01B3))
    }

    fn of(text: &str) -> Hash {
        Hash::START.then(text)
    }

    /// The slot that is looked at first, of `count`, and the tag that it holds, of `bits` bits; never 0.
    #[inline]
    fn place(self, count: u64, bits: u32) -> (u64, u64) {
        // The bits of FNV are spread (the finaliser of MurmurHash3).
        let mut hash = self.0;
        hash ^= hash >> 33;
        hash = hash.wrapping_mul(0xFF51_AFD7_ED55_8CCD);
        hash ^= hash >> 33;
        let slot = ((hash & 0xFFFF_FFFF) * count) >> 32;
        let tag = hash >> (64 - bits);
        (slot, if tag == 0 { 1 } else { tag })
    }
}

impl Lookup {
    /// The table in a file of `data/`.
    ///
    /// # Panics
    ///
    /// When the bytes are no table; the files in the program are, a test reads them.
    #[must_use]
    pub const fn new(file: &'static [u8]) -> Lookup {
        let count = u32::from_le_bytes([file[0], file[1], file[2], file[3]]) as u64;
        let (width, bits) = (file[4] as usize, file[5] as u32);
        let (_, slots) = file.split_at(HEADER);
        assert!(
            slots.len() == count as usize * width + PADDING,
            "a whole table"
        );
        Lookup {
            slots,
            count,
            width,
            bits,
        }
    }

    /// The table in the beginning of some bytes, and the bytes behind it.
    #[must_use]
    pub fn read(bytes: &'static [u8]) -> (Lookup, &'static [u8]) {
        let count = u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]) as usize;
        let (file, rest) = bytes.split_at(HEADER + count * bytes[4] as usize + PADDING);
        (Lookup::new(file), rest)
    }

    /// The file of a table of texts with their numbers, which are below two to the power of `bits` and not all
    /// zero; a slot has `width` bytes.
    ///
    /// # Panics
    ///
    /// When a number is too great, or two texts cannot be told apart.
    #[must_use]
    pub fn compile<'t>(
        entries: impl IntoIterator<Item = (&'t str, u64)>,
        bits: u32,
        width: usize,
    ) -> Vec<u8> {
        let entries: Vec<(&str, u64)> = entries.into_iter().collect();
        // Seven slots of eight are taken: some four are looked at, whether the text is there or not.
        let count = entries.len() as u64 * 8 / 7 + 1;
        let tag_bits = width as u32 * 8 - bits;
        let mut slots = vec![(0u64, 0u64); count as usize];
        for (text, number) in entries {
            assert!(number < 1 << bits, "{text}: {number} is too great");
            let (mut slot, mut tag) = Hash::of(text).place(count, tag_bits);
            let mut number = number;
            // On the way of every text the greater tags come first.
            while slots[slot as usize].0 != 0 {
                let here = &mut slots[slot as usize];
                assert!(here.0 != tag, "{text} cannot be told from another text");
                if here.0 < tag {
                    std::mem::swap(&mut here.0, &mut tag);
                    std::mem::swap(&mut here.1, &mut number);
                }
                slot = (slot + 1) % count;
            }
            slots[slot as usize] = (tag, number);
        }
        let mut file = (count as u32).to_le_bytes().to_vec();
        file.extend([width as u8, bits as u8, 0, 0]);
        for (tag, number) in slots {
            file.extend(&(tag << bits | number).to_le_bytes()[..width]);
        }
        file.extend([0; PADDING]);
        file
    }

    /// The number of a text, when the table has it.
    #[must_use]
    pub fn get(&self, text: &str) -> Option<u64> {
        self.find(Hash::of(text))
    }

    /// The number of the text with this hash, when the table has it.
    #[must_use]
    pub fn get_hashed(&self, hash: Hash) -> Option<u64> {
        self.find(hash)
    }

    /// Calls `visit` for every beginning of a text of at least some characters that the table has, with its number of
    /// characters and its number in the table.
    pub fn beginnings(&self, text: &str, least: usize, mut visit: impl FnMut(usize, u64)) {
        Lookup::beginnings_in([self], text, least, |letters, _, number| {
            visit(letters, number);
        });
    }

    /// The same for several tables at once; `visit` is told the table between the two.
    pub fn beginnings_in<const TABLES: usize>(
        tables: [&Lookup; TABLES],
        text: &str,
        least: usize,
        mut visit: impl FnMut(usize, usize, u64),
    ) {
        let mut hash = Hash::START;
        let mut letters = 0;
        let bytes = text.as_bytes();
        for (at, byte) in bytes.iter().enumerate() {
            hash = hash.add(*byte);
            if !text.is_char_boundary(at + 1) {
                continue;
            }
            letters += 1;
            if letters < least {
                continue;
            }
            for (table, lookup) in tables.iter().enumerate() {
                if let Some(number) = lookup.find(hash) {
                    visit(letters, table, number);
                }
            }
        }
    }

    #[inline]
    fn find(&self, hash: Hash) -> Option<u64> {
        let tag_bits = self.width as u32 * 8 - self.bits;
        let (mut slot, tag) = hash.place(self.count, tag_bits);
        let mask = u64::MAX >> (64 - self.width as u32 * 8);
        loop {
            let at = slot as usize * self.width;
            let bytes = self.slots[at..at + 8].try_into().ok()?;
            let found = u64::from_le_bytes(bytes) & mask;
            let known = found >> self.bits;
            // An empty slot has the tag 0.
            if known <= tag {
                return (known == tag).then_some(found & ((1 << self.bits) - 1));
            }
            slot += 1;
            if slot == self.count {
                slot = 0;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_goes_in_is_found_and_nothing_else() {
        let texts: Vec<String> = (0..5_000).map(|n| format!("كلمة{n}")).collect();
        for (bits, width) in [(4, 4), (16, 6), (32, 8)] {
            let entries = texts
                .iter()
                .zip(1..)
                .map(|(text, n)| (text.as_str(), n % 16));
            let file = Lookup::compile(entries, bits, width);
            let table = Lookup::new(Box::leak(file.into_boxed_slice()));
            for (text, n) in texts.iter().zip(1u64..) {
                assert_eq!(table.get(text), Some(n % 16));
                let hash = Hash::START.then(&text[..6]).then("").then(&text[6..]);
                assert_eq!(table.get_hashed(hash), Some(n % 16));
            }
            for n in 5_000..20_000 {
                assert_eq!(table.get(&format!("كلمة{n}")), None);
            }
            assert_eq!(table.get(""), None);
        }
    }

    #[test]
    fn all_beginnings_are_found() {
        let file = Lookup::compile([("كتا", 7), ("كتاب", 9), ("كتب", 2)], 4, 4);
        let table = Lookup::new(Box::leak(file.into_boxed_slice()));
        let mut found = Vec::new();
        table.beginnings("كتابهم", 3, |letters, number| {
            found.push((letters, number))
        });
        assert_eq!(found, [(3, 7), (4, 9)]);
    }
}

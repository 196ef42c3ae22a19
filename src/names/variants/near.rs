//! Which forms sound near each other: an index by what their consonants have in common.

use crate::language::vocabulary::Frame;

/// The key of a frame, and its keys with one consonant less: two forms that differ by one consonant, whether
/// one has it more or has another instead, or that have two in the other order, share a key. Of two consonants that
/// together write one sound the first may be missing besides.
pub(in crate::names) fn near_keys(frame: Frame, digraphs: &[(u8, u8)]) -> NearKeys {
    NearKeys {
        sequence: frame.sequence,
        below: Some(all_places(frame.sequence)),
        // Of two consonants neither is left out: too much shares the other.
        less: without_lowest(without_lowest(frame.all)) > 0,
        single: frame.without_first_of(digraphs),
    }
}

/// The keys that [`near_keys`] gives.
pub(in crate::names) struct NearKeys {
    /// The consonants whose keys are given now, four bits each.
    sequence: u64,
    /// The bits below the place that is left out next; behind the last place nothing is left out. None when all
    /// places have been.
    below: Option<u64>,
    /// Whether a place may be left out.
    less: bool,
    /// The consonants whose keys are given afterwards: without the first ones of digraphs.
    single: Option<u64>,
}

impl Iterator for NearKeys {
    type Item = u32;

    #[inline]
    fn next(&mut self) -> Option<u32> {
        let below = match self.below {
            Some(below) => below,
            None => {
                self.sequence = self.single.take()?;
                all_places(self.sequence)
            }
        };
        self.below = (self.less && below > 0).then_some(below >> 4);
        let rest = self.sequence & below | self.sequence >> 4 & !below;
        // The golden ratio spreads the sequences.
        Some((rest.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32) as u32)
    }
}

/// Bits without the lowest of them.
#[inline]
fn without_lowest(bits: u16) -> u16 {
    bits & bits.wrapping_sub(1)
}

/// The bits of all places of a sequence.
#[inline]
fn all_places(sequence: u64) -> u64 {
    u64::MAX
        .checked_shr(sequence.leading_zeros() & !3)
        .unwrap_or(0)
}

/// Tells of most keys that they have not been noted. Their bits are spread.
pub(super) struct Filter {
    noted: Vec<u64>,
    /// By how many bits a key is shifted to get its place.
    shift: u32,
}

impl Filter {
    /// A filter for so many keys: it has eight to sixteen places for each of them, so that of ten keys that have not been
    /// noted one is taken for one that was.
    pub(super) fn new(keys: usize) -> Filter {
        let bits = (16 * keys).max(1024).ilog2();
        Filter {
            noted: vec![0; 1 << (bits - u64::BITS.ilog2())],
            shift: u32::BITS - bits,
        }
    }

    #[inline]
    fn place(&self, key: u32) -> (usize, u64) {
        let place = key >> self.shift;
        ((place / u64::BITS) as usize, 1 << (place % u64::BITS))
    }

    /// Notes a key; whether it may have been noted before.
    #[inline]
    pub(super) fn note(&mut self, key: u32) -> bool {
        let (place, bit) = self.place(key);
        let before = self.noted[place];
        self.noted[place] |= bit;
        before & bit != 0
    }

    /// Whether a key may have been noted.
    #[inline]
    pub(super) fn perhaps(&self, key: u32) -> bool {
        let (place, bit) = self.place(key);
        self.noted[place] & bit != 0
    }
}

/// Numbers by keys whose bits are spread: a table of chains, because it is made for every article.
pub(super) struct Index {
    /// Most keys that are asked for are not there.
    filter: Filter,
    /// For each value of the highest bits of a key one more than the place of its latest entry; 0 for none.
    latest: Vec<u32>,
    /// By how many bits a key is shifted to get them.
    shift: u32,
    entries: Vec<Entry>,
}

/// A number under a key.
struct Entry {
    key: u32,
    number: u32,
    /// One more than the place of the entry before it in its chain; 0 for none.
    before: u32,
}

impl Index {
    /// The index of pairs of keys and numbers.
    pub(super) fn new(pairs: impl Iterator<Item = (u32, u32)>) -> Index {
        let mut entries = Vec::with_capacity(256);
        for (key, number) in pairs {
            let before = 0;
            entries.push(Entry {
                key,
                number,
                before,
            });
        }
        let mut filter = Filter::new(entries.len());
        let bits = entries.len().max(64).ilog2();
        let mut latest = vec![0; 1 << bits];
        let shift = u32::BITS - bits;
        for (place, entry) in entries.iter_mut().enumerate() {
            filter.note(entry.key);
            let latest = &mut latest[(entry.key >> shift) as usize];
            entry.before = std::mem::replace(latest, place as u32 + 1);
        }
        Index {
            filter,
            latest,
            shift,
            entries,
        }
    }

    /// The numbers under a key, the latest first.
    #[inline]
    fn get(&self, key: u32) -> Chain<'_> {
        Chain {
            entries: &self.entries,
            next: self.latest[(key >> self.shift) as usize],
            key,
        }
    }

    /// The pairs of numbers that share a key, some of them several times.
    pub(super) fn sharing(&self) -> impl Iterator<Item = (u32, u32)> {
        self.entries.iter().flat_map(|entry| {
            let others = Chain {
                entries: &self.entries,
                next: entry.before,
                key: entry.key,
            };
            others.map(|other| (other, entry.number))
        })
    }

    /// Puts the numbers under the near keys of a form into `numbers`, some of them several times.
    #[inline]
    pub(super) fn near_to(&self, frame: Frame, digraphs: &[(u8, u8)], numbers: &mut Vec<u32>) {
        numbers.clear();
        for key in near_keys(frame, digraphs) {
            if self.filter.perhaps(key) {
                self.get(key).for_each(|number| numbers.push(number));
            }
        }
    }
}

/// The numbers of a key.
struct Chain<'a> {
    entries: &'a [Entry],
    /// One more than the place of the entry that is looked at next; 0 at the end.
    next: u32,
    key: u32,
}

impl Iterator for Chain<'_> {
    type Item = u32;

    #[inline]
    fn next(&mut self) -> Option<u32> {
        while self.next > 0 {
            let entry = &self.entries[self.next as usize - 1];
            self.next = entry.before;
            if entry.key == self.key {
                return Some(entry.number);
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DIGRAPHS: &[(u8, u8)] = &[(2, 5), (3, 6)];

    fn frame(classes: &[u8]) -> Frame {
        // Classes are their own letters here.
        let letters = classes.iter().map(|class| char::from(*class));
        Frame::of(letters, |c| c as u8)
    }

    #[test]
    fn near_frames_share_a_key() {
        let share = |a: &[u8], b: &[u8]| {
            let of_b: Vec<u32> = near_keys(frame(b), DIGRAPHS).collect();
            near_keys(frame(a), DIGRAPHS).any(|key| of_b.contains(&key))
        };
        assert!(share(&[1, 2, 3, 4], &[1, 2, 3, 4]));
        assert!(share(&[1, 2, 3, 4], &[1, 2, 4]));
        assert!(share(&[1, 2, 3, 4], &[1, 7, 3, 4]));
        assert!(share(&[1, 2, 3, 4], &[1, 3, 2, 4]));
        assert!(share(&[1, 2, 5, 4], &[1, 5, 4, 7]));
        assert!(!share(&[1, 2, 3, 4], &[1, 7, 8, 4]));
        assert!(!share(&[1, 2], &[1, 3]));
    }

    #[test]
    fn as_many_keys_as_places_and_one() {
        let places: Vec<u8> = (0..16).map(|place| 7 + place % 3).collect();
        assert_eq!(near_keys(frame(&places), DIGRAPHS).count(), 17);
        assert_eq!(near_keys(frame(&[1, 4]), DIGRAPHS).count(), 1);
        assert_eq!(near_keys(frame(&[]), DIGRAPHS).count(), 1);
    }

    #[test]
    fn numbers_are_found_by_their_keys() {
        let key = |number: u32| number.wrapping_mul(0x9E37_79B9);
        let index = Index::new((0..500).map(|number| (key(number % 400), number)));
        assert!(index.get(key(7)).eq([407, 7]));
        assert!(index.get(key(399)).eq([399]));
        assert_eq!(index.get(key(401)).next(), None);
        assert!(index.sharing().eq((0..100).map(|n| (n, n + 400))));
    }
}

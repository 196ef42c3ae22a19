//! The facts of words met in earlier articles.
//!
//! All threads share one memory, so that a word is looked up once in a run and the memory does not grow with the
//! threads. It is locked twice for an article, not for every word. It only saves work: whatever it holds, the facts of
//! a word are the same.

use super::{Facts, Word, facts, hash_of};
use crate::language::{Language, Words};
use std::borrow::Cow;
use std::sync::{PoisonError, RwLock};

/// Most words that are remembered. A word takes some 150 bytes: ten megabytes in all.
const MOST_REMEMBERED: usize = 1 << 16;

/// Rows that a memory begins with: a short article fills them.
const FEWEST_ROWS: usize = 1 << 9;

/// Places for words whose hashes begin alike, the latest first: the hash of a word and its language, and the number of
/// its facts.
type Row = [(u64, u32); PLACES];

/// Places in a row, which make a line of the processor's cache.
const PLACES: usize = 4;

/// Of more words that share a row the latest stay. The memory grows with what it has met and is bounded.
struct Memory {
    rows: Vec<Row>,
    facts: Vec<Facts>,
}

static MEMORY: RwLock<Memory> = RwLock::new(Memory {
    rows: Vec::new(),
    facts: Vec::new(),
});

/// The forms of an article with what is known of each.
pub(super) fn words_of<'a>(
    forms: Vec<Cow<'a, str>>,
    hashes: &[u64],
    language: &Language,
    words: &Words,
) -> Vec<Word<'a>> {
    let of_language = hash_of(language.id);
    // 64 bits tell millions of words apart; 0 marks an empty place.
    let hash = |form: usize| (hashes[form] ^ of_language) | 1;
    let mut all = Vec::with_capacity(forms.len());
    let mut new = Vec::new();
    {
        // What another thread has left half done is whole words all the same.
        let memory = MEMORY.read().unwrap_or_else(PoisonError::into_inner);
        // All places are looked for before any facts are fetched: the processor waits for the memory of many words at
        // once, and not for that of one after the other.
        let numbers: Vec<Option<u32>> = (0..forms.len())
            .map(|form| memory.number(hash(form)))
            .collect();
        for (form, number) in forms.into_iter().zip(numbers) {
            let facts = match number {
                Some(number) => memory.facts[number as usize],
                None => {
                    new.push(all.len());
                    Facts::default()
                }
            };
            all.push(Word { form, facts });
        }
    }
    if new.is_empty() {
        return all;
    }
    for word in &new {
        let word = &mut all[*word];
        word.facts = facts(&word.form, words, language.names);
    }
    let mut memory = MEMORY.write().unwrap_or_else(PoisonError::into_inner);
    memory.make_room(new.len());
    for word in new {
        memory.note(hash(word), all[word].facts);
    }
    all
}

impl Memory {
    /// The number of a word's facts.
    #[inline]
    fn number(&self, hash: u64) -> Option<u32> {
        let row = self.rows.get(self.row(hash)?)?;
        let (_, number) = row.iter().find(|(known, _)| *known == hash)?;
        Some(*number)
    }

    /// Makes room for some more words at once, so that the memory of a single article need not grow step by step.
    fn make_room(&mut self, words: usize) {
        let free = MOST_REMEMBERED.saturating_sub(self.facts.len());
        self.facts.reserve(words.min(free));
    }

    fn note(&mut self, hash: u64, facts: Facts) {
        let places = PLACES * self.rows.len();
        if 2 * self.facts.len() >= places && places < MOST_REMEMBERED {
            self.grow();
        }
        // Another thread may have met the word at the same time.
        if self.number(hash).is_some() {
            return;
        }
        let forgotten = self.keep(hash, self.facts.len() as u32);
        match forgotten {
            None => self.facts.push(facts),
            Some(number) => {
                self.facts[number as usize] = facts;
                if let Some(row) = self.row(hash) {
                    self.rows[row][0].1 = number;
                }
            }
        }
    }

    fn row(&self, hash: u64) -> Option<usize> {
        ((hash >> 40) as usize).checked_rem(self.rows.len())
    }

    /// Gives a word the first place in its row; the number of the facts of the word that loses the last one.
    fn keep(&mut self, hash: u64, number: u32) -> Option<u32> {
        let row = self.row(hash)?;
        let row = &mut self.rows[row];
        row.rotate_right(1);
        let last = std::mem::replace(&mut row[0], (hash, number));
        (last.0 != 0).then_some(last.1)
    }

    fn grow(&mut self) {
        let rows = (2 * self.rows.len()).max(FEWEST_ROWS);
        let known = std::mem::replace(&mut self.rows, vec![[(0, 0); PLACES]; rows]);
        // The words of a row go to two: none is lost.
        let known = known.into_iter().flat_map(|row| row.into_iter().rev());
        for (hash, number) in known.filter(|(hash, _)| *hash != 0) {
            self.keep(hash, number);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_latest_words_are_remembered() {
        let mut memory = Memory {
            rows: Vec::new(),
            facts: Vec::new(),
        };
        let of = |n: u64| {
            let facts = Facts {
                stem: n as u32,
                ..Facts::default()
            };
            (n.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1, facts)
        };
        let find = |memory: &Memory, hash| {
            let number = memory.number(hash)?;
            Some(memory.facts[number as usize])
        };
        assert_eq!(find(&memory, of(1).0), None);
        for n in 0..200_000 {
            let (hash, facts) = of(n);
            memory.note(hash, facts);
            memory.note(hash, Facts::default());
            assert_eq!(find(&memory, hash), Some(facts));
        }
        let remembered = (0..200_000).filter(|n| find(&memory, of(*n).0) == Some(of(*n).1));
        let remembered = remembered.count();
        assert!(remembered > MOST_REMEMBERED / 2, "{remembered}");
        assert!(memory.facts.len() <= MOST_REMEMBERED);
    }
}

//! A sorted, tab-separated text that is its own index.
//!
//! The files of `data/` lie in the program as a linguist reads them: one header row, rows sorted by their
//! bytes, the key in the first column. Nothing is built at start-up: an article is checked by searching the text, which
//! takes some thousand instructions a look-up. Who checks an archive makes so many that an index of the keys pays: then it
//! is built, and a look-up takes some fifty.

use rustc_hash::FxHasher;
use std::hash::Hasher;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

/// A table of `data/`.
#[derive(Debug)]
pub struct Table {
    rows: &'static str,
    /// Look-ups that have been made without an index, about.
    searches: AtomicUsize,
    index: OnceLock<Index>,
}

/// Bytes of a table whose indexing costs as much as a look-up without an index.
const BYTES_OF_A_SEARCH: usize = 1 << 10;

/// Where the keys of a table stand in its text.
#[derive(Debug)]
struct Index {
    /// The offset of the first row of each key, in the slot that its hash says or in one behind it; a power of two
    /// of slots, at most half of them taken.
    slots: Box<[u32]>,
}

/// Stands in slots that are not taken.
const EMPTY: u32 = u32::MAX;

impl Index {
    fn of(rows: &str) -> Index {
        let bytes = rows.as_bytes();
        let lines = memchr::memchr_iter(b'\n', bytes).count() + 1;
        let mut slots = vec![EMPTY; (2 * lines).next_power_of_two()].into_boxed_slice();
        let mask = slots.len() - 1;
        let (mut at, mut before) = (0, None);
        while at < bytes.len() {
            let end = memchr::memchr2(b'\t', b'\n', &bytes[at..]).map_or(bytes.len(), |n| at + n);
            let key = &bytes[at..end];
            // Rows of one key stand together, so that the first one tells of all.
            if before != Some(key) {
                let mut slot = Index::slot(key) & mask;
                while slots[slot] != EMPTY {
                    slot = (slot + 1) & mask;
                }
                slots[slot] = at as u32;
                before = Some(key);
            }
            at = memchr::memchr(b'\n', &bytes[end..]).map_or(bytes.len(), |n| end + n + 1);
        }
        Index { slots }
    }

    /// The slot that a key is looked for first, before it is cut to the number of slots.
    fn slot(key: &[u8]) -> usize {
        let mut hasher = FxHasher::default();
        hasher.write(key);
        hasher.finish() as usize
    }

    /// Where the first row of a key begins.
    fn find(&self, rows: &str, key: &str) -> Option<usize> {
        let mask = self.slots.len() - 1;
        let mut slot = Index::slot(key.as_bytes()) & mask;
        while self.slots[slot] != EMPTY {
            let at = self.slots[slot] as usize;
            if has_key(&rows.as_bytes()[at..], key) {
                return Some(at);
            }
            slot = (slot + 1) & mask;
        }
        None
    }
}

/// Whether the row that some bytes begin with has this key.
fn has_key(row: &[u8], key: &str) -> bool {
    row.starts_with(key.as_bytes()) && matches!(row.get(key.len()), None | Some(b'\t' | b'\n'))
}

/// A row of a [`Table`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    line: &'static str,
}

impl Row {
    /// The cell of a column, empty when the row has no such column.
    #[must_use]
    pub fn cell(self, column: usize) -> &'static str {
        let mut start = 0;
        for _ in 0..column {
            match memchr::memchr(b'\t', &self.line.as_bytes()[start..]) {
                Some(length) => start += length + 1,
                None => return "",
            }
        }
        let rest = &self.line[start..];
        memchr::memchr(b'\t', rest.as_bytes()).map_or(rest, |end| &rest[..end])
    }

    /// The key, which is the first column.
    #[must_use]
    pub fn key(self) -> &'static str {
        self.cell(0)
    }
}

impl Table {
    /// The table in a text: a header row, then rows sorted by their bytes.
    #[must_use]
    pub const fn new(text: &'static str) -> Table {
        let bytes = text.as_bytes();
        let mut at = 0;
        while at < bytes.len() && bytes[at] != b'\n' {
            at += 1;
        }
        let (_, rows) = text.split_at(if at < bytes.len() { at + 1 } else { at });
        Table {
            rows,
            searches: AtomicUsize::new(0),
            index: OnceLock::new(),
        }
    }

    /// All rows, in order.
    pub fn rows(&self) -> impl Iterator<Item = Row> + use<> {
        self.rows.lines().map(|line| Row { line })
    }

    /// The first row with this text in a column that is not the key: looks at every row.
    #[must_use]
    pub fn rows_with(&self, column: usize, text: &str) -> Option<Row> {
        // Most rows are told apart without cutting them into cells.
        let mut from = 0;
        while let Some(found) = memchr::memmem::find(&self.rows.as_bytes()[from..], text.as_bytes())
        {
            let at = from + found;
            let start = memchr::memrchr(b'\n', &self.rows.as_bytes()[..at]).map_or(0, |at| at + 1);
            let end = memchr::memchr(b'\n', &self.rows.as_bytes()[at..])
                .map_or(self.rows.len(), |end| at + end);
            let row = Row {
                line: &self.rows[start..end],
            };
            if row.cell(column) == text {
                return Some(row);
            }
            from = end;
        }
        None
    }

    /// The first row with this key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<Row> {
        self.all(key).next()
    }

    /// All rows with this key.
    pub fn all<'k>(&self, key: &'k str) -> impl Iterator<Item = Row> + use<'k> {
        let found = self.first(key);
        let mut rest = found.map_or("", |at| &self.rows[at..]);
        std::iter::from_fn(move || {
            if rest.is_empty() || !has_key(rest.as_bytes(), key) {
                return None;
            }
            let end = memchr::memchr(b'\n', rest.as_bytes()).unwrap_or(rest.len());
            let row = Row { line: &rest[..end] };
            rest = rest.get(end + 1..).unwrap_or_default();
            Some(row)
        })
    }

    /// Where the first row of a key begins.
    fn first(&self, key: &str) -> Option<usize> {
        // No key has a mark of the table in it, though a row may begin like a text that has.
        if memchr::memchr2(b'\t', b'\n', key.as_bytes()).is_some() {
            return None;
        }
        if let Some(index) = self.index.get() {
            return index.find(self.rows, key);
        }
        let searches = self.searches.load(Ordering::Relaxed) + 1;
        self.searches.store(searches, Ordering::Relaxed);
        if searches * BYTES_OF_A_SEARCH > self.rows.len() {
            let index = self.index.get_or_init(|| Index::of(self.rows));
            return index.find(self.rows, key);
        }
        self.search(key)
    }

    /// The same, by halving the text.
    fn search(&self, key: &str) -> Option<usize> {
        let (mut low, mut high) = (0, self.rows.len());
        let bytes = self.rows.as_bytes();
        // Narrows to the start of the first line whose key is not less. What ends a key is less than all that may stand
        // in one, so that it need not be found.
        while low < high {
            let middle = low + (high - low) / 2;
            let start = memchr::memrchr(b'\n', &bytes[low..middle]).map_or(low, |at| low + at + 1);
            let head = &bytes[start..bytes.len().min(start + key.len())];
            if head < key.as_bytes() {
                let end =
                    memchr::memchr(b'\n', &bytes[start..]).map_or(bytes.len(), |at| start + at);
                low = (end + 1).min(bytes.len());
            } else {
                high = start;
            }
        }
        has_key(&bytes[low..], key).then_some(low)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_every_key_and_no_other() {
        let table = Table::new("key\tvalue\na\t1\nab\t2\nab\t3\nb\t4\nزيت\t5\n");
        let values = |key| table.all(key).map(|row| row.cell(1)).collect::<Vec<_>>();
        assert_eq!(values("a"), ["1"]);
        assert_eq!(values("ab"), ["2", "3"]);
        assert_eq!(values("b"), ["4"]);
        assert_eq!(values("زيت"), ["5"]);
        // Searched at first, then looked up in the index.
        for _ in 0..2 {
            for key in ["", "aa", "c", "زي", "key", "a\t1", "b\t4\nزيت"] {
                assert_eq!(values(key), [""; 0], "{key}");
            }
        }
        assert_eq!(Table::new("key").rows().count(), 0);
    }
}

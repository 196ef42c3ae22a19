//! A sorted, tab-separated text that is its own index.
//!
//! The files of `data/` lie in the program as a linguist reads them: one header row, rows sorted by their
//! bytes, the key in the first column. Nothing is built at start-up: the first look-up in a table notes where each
//! of its keys stands (a fifth of a millisecond for ten thousand rows), and from then on a look-up is some fifty
//! instructions, where a binary search in the text takes a thousand.

use rustc_hash::FxHasher;
use std::hash::Hasher;
use std::sync::OnceLock;

/// A table of `data/`.
#[derive(Debug)]
pub struct Table {
    rows: &'static str,
    index: OnceLock<Index>,
}

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
        let index = self.index.get_or_init(|| Index::of(self.rows));
        // No key has a mark of the table in it, though a row may begin like a text that has.
        let is_key = memchr::memchr2(b'\t', b'\n', key.as_bytes()).is_none();
        let found = index.find(self.rows, key).filter(|_| is_key);
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
        for key in ["", "aa", "c", "زي", "key", "a\t1", "b\t4\nزيت"] {
            assert_eq!(values(key), [""; 0], "{key}");
        }
        assert_eq!(Table::new("key").rows().count(), 0);
    }
}

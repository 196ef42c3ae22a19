//! A sorted, tab-separated text that is its own index.
//!
//! The files of `data/` lie in the program as a linguist reads them: one header row, rows sorted by their
//! bytes, the key in the first column. Nothing is built at start-up: an article is checked by searching the text, which
//! takes some thousand instructions a look-up. Who checks an archive makes so many that an index of the keys pays: then it
//! is built, and a look-up takes a fraction of that.

use hashbrown::HashTable;
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
    /// Where the first row of each key begins.
    index: OnceLock<HashTable<u32>>,
}

/// Bytes of a table whose indexing costs as much as a look-up without an index.
const BYTES_OF_A_SEARCH: usize = 1 << 10;

fn hash(key: &[u8]) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(key);
    hasher.finish()
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
        if self.index.get().is_none() {
            let searches = self.searches.load(Ordering::Relaxed) + 1;
            self.searches.store(searches, Ordering::Relaxed);
            if searches * BYTES_OF_A_SEARCH <= self.rows.len() {
                return self.search(key);
            }
        }
        self.look_up(key)
    }

    /// The same, in the index.
    fn look_up(&self, key: &str) -> Option<usize> {
        let index = self.index.get_or_init(|| self.keys());
        let row = |at: &u32| &self.rows.as_bytes()[*at as usize..];
        let found = index.find(hash(key.as_bytes()), |at| has_key(row(at), key))?;
        Some(*found as usize)
    }

    /// The index of all keys.
    fn keys(&self) -> HashTable<u32> {
        let bytes = self.rows.as_bytes();
        let key_at = |at: usize| {
            let end = memchr::memchr2(b'\t', b'\n', &bytes[at..]);
            &bytes[at..end.map_or(bytes.len(), |length| at + length)]
        };
        let mut index = HashTable::with_capacity(memchr::memchr_iter(b'\n', bytes).count() + 1);
        let (mut at, mut before) = (0, None);
        while at < bytes.len() {
            let key = key_at(at);
            // Rows of one key stand together, so that the first one tells of all.
            if before != Some(key) {
                let of_row = |at: &u32| hash(key_at(*at as usize));
                index.insert_unique(hash(key), at as u32, of_row);
                before = Some(key);
            }
            let end = at + key.len();
            at = memchr::memchr(b'\n', &bytes[end..]).map_or(bytes.len(), |n| end + n + 1);
        }
        index
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
        for key in ["", "aa", "c", "زي", "key", "a\t1", "b\t4\nزيت"] {
            assert_eq!(values(key), [""; 0], "{key}");
        }
        assert_eq!(Table::new("key").rows().count(), 0);
    }

    #[test]
    fn a_search_finds_what_the_index_finds() {
        let rows: String = (0..300)
            .map(|n| format!("k{n:03}\t{n}\nk{n:03}\tagain\n"))
            .collect();
        let text: &'static str = Box::leak(format!("key\tvalue\n{rows}").into_boxed_str());
        let table = Table::new(text);
        // The first look-ups are searches.
        assert_eq!(table.get("k017").map(|row| row.cell(1)), Some("17"));
        assert!(table.index.get().is_none());
        let others = ["", "k", "k0", "k0000", "k300", "j", "l"].map(str::to_owned);
        for key in (0..300).map(|n| format!("k{n:03}")).chain(others) {
            let found = table.search(&key).filter(|at| *at < table.rows.len());
            assert_eq!(found, table.look_up(&key), "{key}");
            assert_eq!(table.all(&key).count(), if found.is_some() { 2 } else { 0 });
        }
    }
}

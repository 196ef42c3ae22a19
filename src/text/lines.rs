//! Lines of a text, and which of them a byte stands on.
//!
//! A line ends at LF, CR, CRLF, U+2028 or U+2029, wherever lines are counted: in the readers, in the
//! reports, nowhere else.

use super::span::Span;

/// The lines of a text without their ends. A text that ends with a line end has no empty line after it.
pub fn of(source: &str) -> impl Iterator<Item = Span> + '_ {
    let bytes = source.as_bytes();
    let mut start = 0;
    std::iter::from_fn(move || {
        if start >= bytes.len() {
            return None;
        }
        let (end, next) = line_end(bytes, start);
        let line = Span::new(start, end);
        start = next;
        Some(line)
    })
}

/// The end of the line that starts at `start`, and the start of the next.
fn line_end(bytes: &[u8], start: usize) -> (usize, usize) {
    let mut from = start;
    while let Some(found) = memchr::memchr3(b'\n', b'\r', 0xE2, &bytes[from..]) {
        let at = from + found;
        match bytes[at..] {
            [b'\r', b'\n', ..] => return (at, at + 2),
            [b'\n' | b'\r', ..] => return (at, at + 1),
            [0xE2, 0x80, 0xA8 | 0xA9, ..] => return (at, at + 3),
            _ => from = at + 1,
        }
    }
    (bytes.len(), bytes.len())
}

/// Where the lines of a text begin: turns a byte offset into a line and a column.
#[derive(Debug)]
pub struct LineIndex<'a> {
    source: &'a str,
    starts: Vec<u32>,
}

impl<'a> LineIndex<'a> {
    /// Reads the text once.
    #[must_use]
    pub fn new(source: &'a str) -> LineIndex<'a> {
        let starts = of(source).map(|line| line.start).collect();
        LineIndex { source, starts }
    }

    /// The line of a byte; the first is 1.
    #[must_use]
    pub fn line(&self, at: u32) -> usize {
        self.starts.partition_point(|&start| start <= at).max(1)
    }

    /// The column of a byte in characters; the first is 1. A byte order mark at the start of the text is
    /// not counted.
    #[must_use]
    pub fn column(&self, at: u32) -> usize {
        let start = self
            .starts
            .get(self.line(at) - 1)
            .map_or(0, |&start| start as usize);
        let before = &self.source[start..at as usize];
        1 + before
            .strip_prefix('\u{FEFF}')
            .filter(|_| start == 0)
            .unwrap_or(before)
            .chars()
            .count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_end_ends_a_line() {
        let source = "a\nb\r\nc\rd\u{2028}e–\n\nf\n";
        let lines: Vec<_> = of(source).map(|line| line.of(source)).collect();
        assert_eq!(lines, ["a", "b", "c", "d", "e–", "", "f"]);
    }

    #[test]
    fn columns_count_characters() {
        let source = "\u{FEFF}من باكو\nإلى موسكو";
        let index = LineIndex::new(source);
        let at = |text: &str| {
            let at = source.find(text).unwrap() as u32;
            (index.line(at), index.column(at))
        };
        assert_eq!(at("من"), (1, 1));
        assert_eq!(at("باكو"), (1, 4));
        assert_eq!(at("موسكو"), (2, 5));
    }
}

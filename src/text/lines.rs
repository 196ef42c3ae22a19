//! Lines of a text, and which of them a byte stands on.
//!
//! A line ends at LF, CR, CRLF, U+2028 or U+2029, wherever lines are counted: in the readers, in the
//! reports, nowhere else.

use super::span::Span;
use std::ops::Range;

/// The lines of a text without their ends. A text that ends with a line end has no empty line after it.
pub fn of(source: &str) -> impl Iterator<Item = Span> + '_ {
    let mut ends = ends(source);
    let mut start = 0;
    std::iter::from_fn(move || {
        if start >= source.len() {
            return None;
        }
        let end = ends.next().unwrap_or(source.len()..source.len());
        let line = Span::new(start, end.start);
        start = end.end;
        Some(line)
    })
}

/// The line ends of a text, in bytes.
pub fn ends(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let bytes = text.as_bytes();
    let mut from = 0;
    std::iter::from_fn(move || {
        while let Some(found) = memchr::memchr3(b'\n', b'\r', 0xE2, &bytes[from..]) {
            let at = from + found;
            let length = match bytes[at..] {
                [b'\r', b'\n', ..] => 2,
                [b'\n' | b'\r', ..] => 1,
                [0xE2, 0x80, 0xA8 | 0xA9, ..] => 3,
                _ => 0,
            };
            from = at + length.max(1);
            if length > 0 {
                return Some(at..from);
            }
        }
        from = bytes.len();
        None
    })
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

    /// The line and the column of a byte, in characters; the first of each is 1. A byte order mark at the start of
    /// the text is not counted.
    #[must_use]
    pub fn place(&self, at: u32) -> (usize, usize) {
        let line = self.line(at);
        let start = self.starts.get(line - 1).map_or(0, |&start| start as usize);
        let before = &self.source[start..at as usize];
        let column = 1 + before
            .strip_prefix('\u{FEFF}')
            .filter(|_| start == 0)
            .unwrap_or(before)
            .chars()
            .count();
        (line, column)
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
            index.place(at)
        };
        assert_eq!(at("من"), (1, 1));
        assert_eq!(at("باكو"), (1, 4));
        assert_eq!(at("موسكو"), (2, 5));
    }
}

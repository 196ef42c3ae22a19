//! The review list as CSV: what editors work through in a spreadsheet.
//!
//! UTF-8 with a byte order mark (Excel needs it), comma, CRLF, one header row. Text cells are quoted, so
//! that a leading TAB survives; a cell that a spreadsheet would run as a formula gets one leading TAB, and
//! [`unguard`] takes it off again. A context that begins with Latin letters in a right-to-left article gets
//! one leading right-to-left mark: cells take their direction from their first letter.

use super::row::{self, COLUMNS, Row};
use super::{MessageLanguage, Report};
use crate::document::Document;
use crate::finding::Finding;
use crate::text::script::{Class, Script};

/// The CSV list.
#[derive(Clone, Copy, Debug, Default)]
pub struct Csv {
    /// The language of the messages.
    pub language: MessageLanguage,
}

const RIGHT_TO_LEFT_MARK: char = '\u{200F}';

impl Report for Csv {
    fn begin(&self) -> Vec<u8> {
        header(&COLUMNS)
    }

    fn article(&self, document: &Document<'_>, findings: &[Finding]) -> Vec<u8> {
        let right_to_left = document
            .language()
            .is_some_and(|l| l.script.is_right_to_left());
        let mut out = Vec::with_capacity(findings.len() * ROW);
        for row in row::rows(document, findings, self.language) {
            let row = guarded(row, right_to_left);
            write(
                &mut out,
                [
                    Cell::Word(&row.decision),
                    Cell::Text(&row.text),
                    Cell::Text(&row.suggestion),
                    Cell::Text(&row.replacement),
                    Cell::Text(&row.context),
                    Cell::Text(&row.message),
                    Cell::Word(&row.rule),
                    Cell::Word(&row.severity),
                    Cell::Text(&row.file),
                    Cell::Number(row.line),
                    Cell::Number(row.column),
                    Cell::Text(&row.note),
                    Cell::Word(&row.confidence),
                    Cell::Word(&row.category),
                    Cell::Word(&row.group),
                    Cell::Word(&row.id),
                    Cell::Number(row.start),
                    Cell::Number(row.end),
                ],
            );
        }
        out
    }
}

/// Bytes that a row has room for; most are shorter.
const ROW: usize = 1 << 10;

/// A cell of a list.
enum Cell<'a> {
    /// Anything.
    Text(&'a str),
    /// What is no number and has no quotation mark in it: ids, and words of the program's own.
    Word(&'a str),
    Number(usize),
}

impl Cell<'_> {
    fn write(&self, out: &mut Vec<u8>) {
        match *self {
            Cell::Text("") => out.extend_from_slice(b"\"\""),
            // What reads as a number stands without quotation marks, wherever it comes from.
            Cell::Text(text) if is_number(text) => out.extend_from_slice(text.as_bytes()),
            Cell::Text(text) => {
                out.push(b'"');
                let mut rest = text.as_bytes();
                while let Some(at) = memchr::memchr(b'"', rest) {
                    let (quoted, behind) = rest.split_at(at + 1);
                    out.extend_from_slice(quoted);
                    out.push(b'"');
                    rest = behind;
                }
                out.extend_from_slice(rest);
                out.push(b'"');
            }
            Cell::Word(word) => {
                out.push(b'"');
                out.extend_from_slice(word.as_bytes());
                out.push(b'"');
            }
            Cell::Number(mut number) => {
                // A number of 64 bits has twenty digits.
                let mut digits = [0; 20];
                let mut first = digits.len();
                loop {
                    first -= 1;
                    digits[first] = b'0' + (number % 10) as u8;
                    number /= 10;
                    if number == 0 {
                        break;
                    }
                }
                out.extend_from_slice(&digits[first..]);
            }
        }
    }
}

/// Whether a text is a number, or one of the words that programs write for one.
fn is_number(text: &str) -> bool {
    let first = text.as_bytes().first();
    first.is_some_and(|c| {
        matches!(
            c,
            b'0'..=b'9' | b'+' | b'-' | b'.' | b'i' | b'I' | b'n' | b'N'
        )
    }) && text.parse::<f64>().is_ok()
}

/// Writes a row.
fn write<'a>(out: &mut Vec<u8>, cells: impl IntoIterator<Item = Cell<'a>>) {
    for (place, cell) in cells.into_iter().enumerate() {
        if place > 0 {
            out.push(b',');
        }
        cell.write(out);
    }
    out.extend_from_slice(b"\r\n");
}

/// What a list begins with: the byte order mark, and the names of the columns.
fn header(columns: &[&str]) -> Vec<u8> {
    let mut out = "\u{FEFF}".as_bytes().to_vec();
    write(&mut out, columns.iter().map(|column| Cell::Text(column)));
    out
}

/// A row with the guards that its cells need.
pub(super) fn guarded(mut row: Row<'_>, right_to_left: bool) -> Row<'_> {
    // Most contexts are cut in the front, and what they begin with is no letter.
    let cut = row.context.trim_start_matches('…');
    let first = cut.chars().find_map(|c| match Class::of(c) {
        Class::Letter(script) => Some(script),
        _ => None,
    });
    if right_to_left && first.is_some_and(|script: Script| !script.is_right_to_left()) {
        row.context.to_mut().insert(0, RIGHT_TO_LEFT_MARK);
    }
    for cell in [
        &mut row.text,
        &mut row.suggestion,
        &mut row.replacement,
        &mut row.context,
        &mut row.message,
        &mut row.file,
        &mut row.note,
    ] {
        if is_formula(cell) {
            cell.to_mut().insert(0, '\t');
        }
    }
    row
}

/// A table of other columns, written as the list is: with a byte order mark, and guarded.
#[must_use]
pub fn table<'a>(columns: &[&str], rows: impl Iterator<Item = Vec<String>> + 'a) -> Vec<u8> {
    let mut out = header(columns);
    for mut row in rows {
        for cell in row.iter_mut().filter(|cell| is_formula(cell)) {
            cell.insert(0, '\t');
        }
        write(&mut out, row.iter().map(|cell| Cell::Text(cell)));
    }
    out
}

/// Whether a spreadsheet would take a cell for a formula, or for a guarded one.
fn is_formula(cell: &str) -> bool {
    cell.starts_with(['=', '+', '-', '@', '\t', '\r'])
}

/// A cell without the guard that [`Csv`] put in front of it.
#[must_use]
pub fn unguard(cell: &str) -> &str {
    match cell.strip_prefix('\t') {
        Some(rest) if is_formula(rest) => rest,
        _ => cell,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_guarded_and_come_back() {
        for text in ["=1+1", "+1", "-قال", "@a", "\tx", "\r", "\t=1"] {
            let row = guarded(
                Row {
                    text: text.into(),
                    ..Row::default()
                },
                true,
            );
            assert!(row.text.starts_with('\t'));
            assert_eq!(unguard(&row.text), text);
        }
        assert_eq!(unguard("قال"), "قال");
    }

    #[test]
    fn cells_are_quoted_but_for_numbers() {
        let written = |text: &str| {
            let mut out = Vec::new();
            Cell::Text(text).write(&mut out);
            String::from_utf8(out).unwrap()
        };
        for (text, cell) in [
            ("", r#""""#),
            ("قال \"نعم\"", r#""قال ""نعم""""#),
            ("a,b\n", "\"a,b\n\""),
            ("2024", "2024"),
            ("-1.5e3", "-1.5e3"),
            ("NaN", "NaN"),
            ("number-format", "\"number-format\""),
            ("1,5", "\"1,5\""),
            ("٣", "\"٣\""),
        ] {
            assert_eq!(written(text), cell);
        }
        for number in [0, 7, 10, 1_234_567_890, usize::MAX] {
            let mut out = Vec::new();
            Cell::Number(number).write(&mut out);
            assert_eq!(out, number.to_string().into_bytes());
        }
    }

    #[test]
    fn latin_context_gets_a_direction() {
        let context = |text: &'static str| {
            guarded(
                Row {
                    context: text.into(),
                    ..Row::default()
                },
                true,
            )
            .context
        };
        assert_eq!(context("(Reuters) قالت"), "\u{200F}(Reuters) قالت");
        assert_eq!(context("قالت Reuters"), "قالت Reuters");
    }
}

//! The review list as CSV: what editors work through in a spreadsheet.
//!
//! UTF-8 with a byte order mark (Excel needs it), comma, CRLF, one header row. Text cells are quoted, so
//! that a leading TAB survives; a cell that a spreadsheet would run as a formula gets one leading TAB, and
//! [`unguard`] takes it off again. A context that begins with Latin letters in a right-to-left article gets
//! one leading right-to-left mark: cells take their direction from their first letter.

use super::row::{self, COLUMNS, Cell, Row};
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
        let mut writer = writer();
        for row in row::rows(document, findings, self.language) {
            write(&mut writer, &guarded(row, right_to_left)).expect(NEVER);
        }
        written(writer)
    }
}

fn writer() -> ::csv::Writer<Vec<u8>> {
    ::csv::WriterBuilder::new()
        .quote_style(::csv::QuoteStyle::NonNumeric)
        .terminator(::csv::Terminator::CRLF)
        .from_writer(Vec::new())
}

/// Writes a row cell by cell: a list has too many to lay each out as a value first.
fn write(writer: &mut ::csv::Writer<Vec<u8>>, row: &Row<'_>) -> ::csv::Result<()> {
    for cell in row.cells() {
        match cell {
            Cell::Text(text) => writer.write_field(text)?,
            Cell::Number(number) => writer.write_field(number.to_string())?,
        }
    }
    writer.write_record(None::<&[u8]>)
}

/// Why writing does not fail.
const NEVER: &str = "rows have the same columns and memory does not fail";

fn written(writer: ::csv::Writer<Vec<u8>>) -> Vec<u8> {
    writer.into_inner().expect(NEVER)
}

/// What a list begins with: the byte order mark, and the names of the columns.
fn header(columns: &[&str]) -> Vec<u8> {
    let mut writer = writer();
    writer.write_record(columns).expect(NEVER);
    let mut out = "\u{FEFF}".as_bytes().to_vec();
    out.extend(written(writer));
    out
}

/// A row with the guards that its cells need.
pub(super) fn guarded(mut row: Row<'_>, right_to_left: bool) -> Row<'_> {
    let first = row.context.chars().find_map(|c| match Class::of(c) {
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
    let mut writer = writer();
    for mut row in rows {
        for cell in row.iter_mut().filter(|cell| is_formula(cell)) {
            cell.insert(0, '\t');
        }
        writer.write_record(&row).expect(NEVER);
    }
    out.extend(written(writer));
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
        let row = ["", "قال \"نعم\"", "a,b", "2024", "number-format", "٣"];
        let mut writer = writer();
        writer.write_record(row).unwrap();
        let expected = "\"\",\"قال \"\"نعم\"\"\",\"a,b\",2024,\"number-format\",\"٣\"\r\n";
        assert_eq!(String::from_utf8(written(writer)).unwrap(), expected);
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

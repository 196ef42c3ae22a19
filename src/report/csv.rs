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
        let mut bytes = "\u{FEFF}".as_bytes().to_vec();
        bytes.extend(write(|writer| writer.write_record(COLUMNS)));
        bytes
    }

    fn article(&self, document: &Document<'_>, findings: &[Finding]) -> Vec<u8> {
        let rows = row::rows(document, findings, self.language);
        if rows.is_empty() {
            return Vec::new();
        }
        let right_to_left = document
            .language()
            .is_some_and(|l| l.script.is_right_to_left());
        write(|writer| {
            rows.into_iter()
                .try_for_each(|row| writer.serialize(guarded(row, right_to_left)))
        })
    }
}

fn write(fill: impl FnOnce(&mut ::csv::Writer<Vec<u8>>) -> ::csv::Result<()>) -> Vec<u8> {
    let mut writer = ::csv::WriterBuilder::new()
        .has_headers(false)
        .quote_style(::csv::QuoteStyle::NonNumeric)
        .terminator(::csv::Terminator::CRLF)
        .from_writer(Vec::new());
    fill(&mut writer).expect("rows are flat and memory does not fail");
    writer.into_inner().expect("memory does not fail")
}

/// A row with the guards that its cells need.
pub(super) fn guarded(mut row: Row, right_to_left: bool) -> Row {
    let first = row.context.chars().find_map(|c| match Class::of(c) {
        Class::Letter(script) => Some(script),
        _ => None,
    });
    if right_to_left && first.is_some_and(|script: Script| !script.is_right_to_left()) {
        row.context.insert(0, RIGHT_TO_LEFT_MARK);
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
            cell.insert(0, '\t');
        }
    }
    row
}

/// Whether a spreadsheet would take a cell for a formula, or for a guarded one.
/// A table of other columns, written as the list is: with a byte order mark, and guarded.
#[must_use]
pub fn table<'a>(columns: &[&str], rows: impl Iterator<Item = Vec<String>> + 'a) -> Vec<u8> {
    let mut bytes = "\u{FEFF}".as_bytes().to_vec();
    bytes.extend(write(|writer| {
        writer.write_record(columns)?;
        for mut row in rows {
            for cell in row.iter_mut().filter(|cell| is_formula(cell)) {
                cell.insert(0, '\t');
            }
            writer.write_record(row)?;
        }
        Ok(())
    }));
    bytes
}

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
                    text: text.to_owned(),
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
    fn latin_context_gets_a_direction() {
        let context = |text: &str| {
            guarded(
                Row {
                    context: text.to_owned(),
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

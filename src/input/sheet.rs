//! A table as a spreadsheet has saved it: CSV in whatever encoding and with whatever delimiter, XLSX, ODS, XLS.
//!
//! Spreadsheets save as they please. One drops the byte order mark, one writes the code page of the desk, one
//! separates with semicolons because the comma is taken in its country, and people sort, filter, add columns and
//! move them. So nothing is assumed: the encoding and the delimiter are told from the bytes, columns are found by
//! their names, and the row with the names is looked for.

use calamine::{Data, Reader};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1256};
use std::fmt;
use std::io::Cursor;
use std::sync::Arc;

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its number as a spreadsheet shows it; the first is 1.
    pub number: usize,
    /// Its cells; those that are asked for and not there are empty.
    cells: Vec<String>,
    /// For each column that was asked for its place in `cells`.
    places: Arc<[Option<usize>]>,
}

impl Row {
    /// The cell in the column with this number, of those that were asked for.
    #[must_use]
    pub fn cell(&self, column: usize) -> &str {
        let place = self.places.get(column).copied().flatten();
        place
            .and_then(|place| self.cells.get(place))
            .map_or("", String::as_str)
    }

    /// Whether nothing stands in any of its cells.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| cell.trim().is_empty())
    }
}

/// A column that is asked for: the names that it may have, in the order of preference.
pub type Names = &'static [&'static str];

/// The rows of a table below its names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// The rows, in order.
    pub rows: Vec<Row>,
    /// For each column that was asked for whether the table has it.
    pub has: Vec<bool>,
    /// The encoding, when it is one that cannot write all characters: what it could not write has become `?`.
    pub lossy: Option<&'static str>,
}

/// Why bytes are no table.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum SheetError {
    /// A spreadsheet file that cannot be read, and why.
    Damaged(String),
    /// Text with bytes that its encoding, which is named, has not.
    Encoding(&'static str),
    /// No row names the columns that must be there, which are named.
    NoNames(String),
}

impl fmt::Display for SheetError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            SheetError::Damaged(why) => write!(f, "this spreadsheet cannot be read: {why}"),
            SheetError::Encoding(name) => {
                write!(
                    f,
                    "this is damaged {name} text; save it as CSV UTF-8 or XLSX"
                )
            }
            SheetError::NoNames(names) => write!(
                f,
                "no row names the columns; one row, the first as a rule, must hold {names}"
            ),
        }
    }
}

impl std::error::Error for SheetError {}

/// Reads the table with these columns from the bytes of a file. The first `needed` of them tell the row with the
/// names from others.
///
/// # Errors
///
/// When the bytes are no table, or the needed columns are not there.
pub fn read(bytes: &[u8], columns: &[Names], needed: usize) -> Result<Table, SheetError> {
    let (sheets, lossy) =
        if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xD0\xCF\x11\xE0") {
            (workbook(bytes)?, None)
        } else {
            let (text, lossy) = decode(bytes)?;
            (vec![csv(&text, columns)], lossy)
        };
    for sheet in sheets {
        let found = sheet.iter().position(|(_, cells)| {
            let places = places(cells, columns);
            places[..needed].iter().all(Option::is_some)
        });
        let Some(names) = found else { continue };
        let places: Arc<[Option<usize>]> = places(&sheet[names].1, columns).into();
        let rows = sheet
            .into_iter()
            .enumerate()
            .filter(|(index, _)| *index != names);
        let rows = rows.map(|(_, (number, cells))| Row {
            number,
            cells,
            places: places.clone(),
        });
        return Ok(Table {
            rows: rows.collect(),
            has: places.iter().map(Option::is_some).collect(),
            lossy,
        });
    }
    let names: Vec<_> = columns[..needed]
        .iter()
        .map(|names| format!("`{}`", names[0]))
        .collect();
    Err(SheetError::NoNames(names.join(" and ")))
}

/// Where the columns stand in a row of names. A name that stands there twice counts the first time.
fn places(cells: &[String], columns: &[Names]) -> Vec<Option<usize>> {
    let cells: Vec<String> = cells.iter().map(|cell| folded(cell)).collect();
    let place = |names: &Names| {
        let mut places = names
            .iter()
            .filter_map(|name| cells.iter().position(|cell| cell == name));
        places.next()
    };
    columns.iter().map(place).collect()
}

/// A name of a column without what a spreadsheet or a hasty hand may add to it.
fn folded(cell: &str) -> String {
    let visible = |c: &char| {
        !matches!(
            c,
            '\u{FEFF}' | '\u{200E}' | '\u{200F}' | '\u{61C}' | '\u{640}'
        )
    };
    let cell: String = cell.chars().filter(visible).collect();
    cell.trim().to_lowercase()
}

/// Rows with their numbers.
type Rows = Vec<(usize, Vec<String>)>;

/// The sheets of a workbook.
fn workbook(bytes: &[u8]) -> Result<Vec<Rows>, SheetError> {
    let damaged = |error: calamine::Error| SheetError::Damaged(error.to_string());
    let mut workbook = calamine::open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(damaged)?;
    let mut sheets = Vec::new();
    for name in workbook.sheet_names() {
        // A chart has no range.
        let Ok(range) = workbook.worksheet_range(&name) else {
            continue;
        };
        let first = range.start().map_or(0, |(row, _)| row as usize);
        let rows = range.rows().enumerate();
        let rows =
            rows.map(|(index, row)| (first + index + 1, row.iter().map(Data::to_string).collect()));
        sheets.push(rows.collect());
    }
    Ok(sheets)
}

/// The text of a file, and its encoding when that cannot write all characters.
fn decode(bytes: &[u8]) -> Result<(String, Option<&'static str>), SheetError> {
    let unicode = match Encoding::for_bom(bytes) {
        Some((encoding, _)) => Some(encoding),
        None if simdutf8::basic::from_utf8(bytes).is_ok() && !bytes.contains(&0) => Some(UTF_8),
        None => without_mark(bytes),
    };
    // Of the code pages of spreadsheets only one has Arabic letters; who reads the table checks what came of it.
    let encoding = unicode.unwrap_or(WINDOWS_1256);
    let (text, encoding, malformed) = encoding.decode(bytes);
    if malformed {
        return Err(SheetError::Encoding(encoding.name()));
    }
    let lossy = unicode.is_none().then_some(encoding.name());
    Ok((text.into_owned(), lossy))
}

/// UTF-16 without a byte order mark, told by the zeros of its English letters.
fn without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let zeros = |offset: usize| {
        bytes
            .iter()
            .skip(offset)
            .step_by(2)
            .take(400)
            .filter(|b| **b == 0)
            .count()
    };
    let (even, odd) = (zeros(0), zeros(1));
    match () {
        () if !bytes.len().is_multiple_of(2) || even + odd < bytes.len().min(800) / 8 => None,
        () if odd > 4 * even => Some(UTF_16LE),
        () if even > 4 * odd => Some(UTF_16BE),
        () => None,
    }
}

/// The rows of a text with delimiters: with that delimiter under which most of the wanted columns are found.
fn csv(text: &str, columns: &[Names]) -> Rows {
    let (text, told) = without_separator_line(text);
    let rows = |delimiter: u8| -> Rows {
        let reader = ::csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(delimiter)
            .from_reader(text.as_bytes());
        let records = reader.into_records().map_while(Result::ok);
        let row = |(index, record): (usize, ::csv::StringRecord)| {
            (index + 1, record.iter().map(str::to_owned).collect())
        };
        records.enumerate().map(row).collect()
    };
    let found = |rows: &Rows| {
        let found = rows
            .iter()
            .map(|(_, cells)| places(cells, columns).iter().flatten().count());
        found.max().unwrap_or(0)
    };
    let delimiters = told.into_iter().chain(*b",;\t");
    let mut best = Vec::new();
    let mut most = 0;
    for delimiter in delimiters {
        let rows = rows(delimiter);
        let found = found(&rows);
        if found > most || best.is_empty() {
            (most, best) = (found, rows);
        }
    }
    best
}

/// A text without a first line `sep=;`, and the delimiter that the line tells.
fn without_separator_line(text: &str) -> (&str, Option<u8>) {
    let (line, rest) = text.split_once('\n').unwrap_or((text, ""));
    let line = line.trim().trim_matches('"');
    match line.strip_prefix("sep=") {
        Some(told) => (rest, told.bytes().next()),
        None => (text, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const COLUMNS: &[Names] = &[&["id"], &["decision", "القرار"], &["note"]];

    fn read(bytes: &[u8]) -> Result<Table, SheetError> {
        super::read(bytes, COLUMNS, 2)
    }

    /// The cells that were asked for.
    fn cells(table: &Table) -> Vec<[&str; 3]> {
        table
            .rows
            .iter()
            .map(|row| [row.cell(0), row.cell(1), row.cell(2)])
            .collect()
    }

    const LIST: &str =
        "note;decision;text;id\r\nملاحظة، \"مهمة\";fix;=x;mt-1\r\n;ignore;\"a;\nb\";mt-2\r\n";

    #[test]
    fn encodings_are_told() {
        let list = LIST.replace("\"مهمة\"", "«مهمة» هنا");
        let utf16 = |little: bool| -> Vec<u8> {
            let units = list.encode_utf16();
            units
                .flat_map(|unit| {
                    if little {
                        unit.to_le_bytes()
                    } else {
                        unit.to_be_bytes()
                    }
                })
                .collect()
        };
        let arabic = encoding_rs::WINDOWS_1256.encode(&list).0.into_owned();
        let marked = |mark: &[u8], text: &[u8]| [mark, text].concat();
        for (bytes, lossy) in [
            (list.as_bytes().to_vec(), None),
            (marked(b"\xEF\xBB\xBF", list.as_bytes()), None),
            (marked(b"\xFF\xFE", &utf16(true)), None),
            (marked(b"\xFE\xFF", &utf16(false)), None),
            (utf16(true), None),
            (utf16(false), None),
            (arabic, Some("windows-1256")),
        ] {
            let table = read(&bytes).unwrap();
            assert_eq!(
                cells(&table),
                [["mt-1", "fix", "ملاحظة، «مهمة» هنا"], ["mt-2", "ignore", ""]]
            );
            assert_eq!(table.lossy, lossy);
        }
    }

    #[test]
    fn delimiters_are_told() {
        for delimiter in [",", ";", "\t"] {
            let list = format!(
                "id{delimiter}a, b; c{delimiter}decision\nmt-1{delimiter}x{delimiter}fix\n"
            );
            // Quoted as every spreadsheet quotes a delimiter in a cell.
            let list = list.replace("a, b; c", "\"a, b; c\"");
            for first in ["", "sep=X\r\n", "\"sep=X\"\r\n", "sep=X;;;\n"] {
                let list = format!("{}{list}", first.replace('X', delimiter));
                let table = read(list.as_bytes()).unwrap();
                assert_eq!(cells(&table), [["mt-1", "fix", ""]], "{list:?}");
                assert_eq!(table.has, [true, true, false]);
            }
        }
    }

    #[test]
    fn the_row_with_the_names_is_found_wherever_it_is() {
        let list = "mt-2,ignore\n ID ,القرار\nmt-1,fix,more,cells\n\nmt-3\n";
        let table = read(list.as_bytes()).unwrap();
        assert_eq!(
            cells(&table),
            [
                ["mt-2", "ignore", ""],
                ["mt-1", "fix", ""],
                ["mt-3", "", ""]
            ]
        );
        assert_eq!(
            table.rows.iter().map(|row| row.number).collect::<Vec<_>>(),
            [1, 3, 4]
        );
    }

    #[test]
    fn what_is_no_table_is_told() {
        let told = |bytes: &[u8]| read(bytes).unwrap_err().to_string();
        assert!(told(b"").contains("`id` and `decision`"));
        assert!(told(b"id,note\nmt-1,x\n").contains("`id` and `decision`"));
        assert!(told(b"PK\x03\x04 no zip").contains("cannot be read"));
    }
}

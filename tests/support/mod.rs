//! What the tests of the command line share: a folder of files, and the command run in it.

#![allow(dead_code)] // Each test file uses some of it.

use mtlint::report::row::{COLUMNS, Row};
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

pub(crate) const DIRTY: &str = "أشار Peskov إلى الخلاف.\nقال بيسكوف ذلك أمس.\n";
pub(crate) const CLEAN: &str = "عقد الوزير مؤتمرا صحفيا في العاصمة أمس.\n";

pub(crate) fn mtlint(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_mtlint"))
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap()
}

pub(crate) fn with_stdin(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_mtlint"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    child.wait_with_output().unwrap()
}

pub(crate) fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

pub(crate) fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

pub(crate) fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// A list as an editor saves it: `decide` is given each row and its number and writes into it.
pub(crate) fn decided(list: &[u8], mut decide: impl FnMut(usize, &mut Row<'static>)) -> Vec<u8> {
    let mut rows = rows(list);
    rows.iter_mut()
        .enumerate()
        .for_each(|(index, row)| decide(index, row));
    saved(&rows)
}

/// Rows as a spreadsheet saves them.
pub(crate) fn saved(rows: &[Row<'_>]) -> Vec<u8> {
    let mut bytes = "\u{FEFF}".as_bytes().to_vec();
    let mut writer = csv::WriterBuilder::new()
        .has_headers(false)
        .quote_style(csv::QuoteStyle::Always)
        .from_writer(&mut bytes);
    writer.write_record(COLUMNS).unwrap();
    rows.iter().for_each(|row| writer.serialize(row).unwrap());
    writer.flush().unwrap();
    drop(writer);
    bytes
}

/// The rows of a list, with whatever guards its cells have.
pub(crate) fn rows(list: &[u8]) -> Vec<Row<'static>> {
    let mut reader = csv::Reader::from_reader(list);
    reader.deserialize().map(|row| row.unwrap()).collect()
}

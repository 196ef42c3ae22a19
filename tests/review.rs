//! Review lists as they come back from spreadsheets.
//!
//! `tests/review/decided.csv` is a list with decisions as the program would have written it, with every character
//! that begins a formula in the cells that an editor fills in. The files beside it are what spreadsheets have made of
//! it: those named after LibreOffice were saved by LibreOffice 7.4, `unicode-text.txt` and `windows-1256.csv` are
//! what Excel saves under these names, and in `columns-moved.csv` somebody has sorted the rows, moved and added
//! columns, and lost the guards of formulas.

#![allow(clippy::print_stdout, clippy::print_stderr)] // Figures, and why something is skipped.

mod support;

use mtlint::finding::{Decision, Id};
use mtlint::report::csv::unguard;
use mtlint::review;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use support::{decided, err, folder, mtlint, rows};
use tempfile::TempDir;

fn file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/review")
        .join(name)
}

/// What is trusted of a list.
type Trusted = BTreeMap<Id, (Decision, Option<String>, String)>;

fn trusted(bytes: &[u8]) -> Trusted {
    let review = review::read(bytes).unwrap();
    assert_eq!(review.problems, []);
    let row = |row: review::Reviewed| (row.id, (row.decision, row.replacement, row.note));
    review.rows.into_iter().map(row).collect()
}

fn recorded() -> Vec<u8> {
    fs::read(file("decided.csv")).unwrap()
}

#[test]
fn whatever_a_spreadsheet_has_made_of_a_list_says_the_same() {
    let expected = trusted(&recorded());
    assert_eq!(expected.len(), 12);
    let begins = |c: char| {
        expected.values().any(|(_, text, note)| {
            text.as_deref().is_some_and(|text| text.starts_with(c)) || note.starts_with(c)
        })
    };
    assert!(
        "=+-@".chars().all(begins),
        "every way to begin a formula is in the list"
    );
    let mut count = 0;
    for entry in fs::read_dir(file("")).unwrap() {
        let path = entry.unwrap().path();
        if path.ends_with("article.txt") {
            continue;
        }
        count += 1;
        assert_eq!(
            trusted(&fs::read(&path).unwrap()),
            expected,
            "{}",
            path.display()
        );
    }
    assert!(count >= 10, "{count} lists");
}

#[test]
fn what_begins_a_formula_comes_back_through_writing_and_reading() {
    for begin in ["=", "+", "-", "@", "\t", "\r", "\t=", "\t\t-", "=\t"] {
        let text = format!("{begin}قال");
        let guarded = match begin.starts_with(['=', '+', '-', '@', '\t', '\r']) {
            true => format!("\t{text}"),
            false => text.clone(),
        };
        assert_eq!(unguard(&guarded), text);
        if begin.contains('\r') {
            continue;
        }
        let list = format!(
            "id,decision,replacement,note\nmt-w4e9dk8r6wt1,fix,\"{guarded}\",\"{guarded}\"\n"
        );
        let (_, replacement, note) = trusted(list.as_bytes()).into_values().next().unwrap();
        assert_eq!(replacement.as_deref(), Some(&*text));
        assert_eq!(note, text.trim());
    }
}

/// Has LibreOffice open a file and save it in another format; none when it is not installed.
fn resaved(folder: &TempDir, name: &str, filter: &str) -> Option<Vec<u8>> {
    let out = folder.path().join("out");
    let _ = fs::remove_dir_all(&out);
    let status = Command::new("soffice")
        .arg(format!(
            "-env:UserInstallation=file://{}",
            folder.path().join("profile").display()
        ))
        .args([
            "--headless",
            "--infilter=CSV:44,34,76,1",
            "--convert-to",
            filter,
            "--outdir",
        ])
        .arg(&out)
        .arg(folder.path().join(name))
        .output();
    match status {
        Ok(output) => {
            let saved = fs::read_dir(&out)
                .unwrap_or_else(|_| panic!("LibreOffice saved nothing: {output:?}"));
            let saved = saved
                .map(|entry| entry.unwrap().path())
                .next()
                .expect("a file");
            Some(fs::read(saved).unwrap())
        }
        Err(_) => None,
    }
}

#[test]
fn libreoffice_destroys_nothing() {
    let desk = folder(&[("decided.csv", &recorded())]);
    let expected = trusted(&recorded());
    for filter in ["csv:Text - txt - csv (StarCalc):44,34,76,1", "xlsx", "ods"] {
        let Some(saved) = resaved(&desk, "decided.csv", filter) else {
            eprintln!("skipped: LibreOffice (soffice) is not installed");
            return;
        };
        assert_eq!(trusted(&saved), expected, "{filter}");
    }
}

/// The whole way: list, decide, save with LibreOffice, apply, check again.
#[test]
fn decisions_come_back_through_libreoffice() {
    let article = fs::read(file("article.txt")).unwrap();
    for filter in ["csv:Text - txt - csv (StarCalc):44,34,76,1", "xlsx", "ods"] {
        let desk = folder(&[("article.txt", &article)]);
        let run = |arguments: &[&str]| mtlint(desk.path(), arguments);
        let list = run(&["check", "-q", "article.txt"]).stdout;
        let list = decided(&list, |index, row| {
            row.decision = if index % 2 == 0 { "fix" } else { "ignore" }.into();
            if index % 2 == 0 && row.rule == "untranslated-text" {
                row.replacement = "\t- بديل".into();
            }
        });
        fs::write(desk.path().join("list.csv"), &list).unwrap();
        let Some(saved) = resaved(&desk, "list.csv", filter) else {
            eprintln!("skipped: LibreOffice (soffice) is not installed");
            return;
        };
        fs::write(desk.path().join("back"), saved).unwrap();
        let applied = run(&["apply", "back"]);
        assert_eq!(
            applied.status.code(),
            Some(0),
            "{filter}: {}",
            err(&applied)
        );
        let after = fs::read_to_string(desk.path().join("article.txt")).unwrap();
        // Not a byte is other than with the list that no spreadsheet has seen.
        let straight = folder(&[("article.txt", &article), ("list.csv", &list)]);
        let applied = mtlint(straight.path(), &["apply", "list.csv"]);
        assert_eq!(applied.status.code(), Some(0), "{}", err(&applied));
        let read = |desk: &TempDir, name| fs::read_to_string(desk.path().join(name)).unwrap();
        for name in ["article.txt", "mtlint-decisions.jsonl"] {
            assert_eq!(read(&desk, name), read(&straight, name), "{filter}: {name}");
        }
        assert!(
            after.contains("رئيس شركة - بديل إن الطلب"),
            "{filter}: {after}"
        );
        let open = rows(&run(&["check", "-q", "article.txt"]).stdout);
        for row in rows(&list) {
            assert!(
                open.iter().all(|open| open.id != row.id),
                "{filter}: still open: {row:?}"
            );
        }
    }
}

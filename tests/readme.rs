//! README.md and data/README.md say what the program and its data are today.
//!
//! What the program can print itself stands between two comments, `<!-- begin NAME -->` and `<!-- end NAME -->`. To
//! take over what it prints now: `UPDATE=1 cargo test --test readme`, then read the difference.

use mtlint::report::row::{COLUMNS, Row};
use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const SAMPLE: &str = "data/samples/ferry.txt";

/// Options in the README that are cargo's.
const CARGO: &[&str] = &[
    "--release",
    "--locked",
    "--example",
    "--test",
    "--path",
    "--open",
];

/// A file of the repository.
fn file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn read(name: &str) -> String {
    fs::read_to_string(file(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// What the program prints when it is run at the root of the repository.
fn mtlint(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_mtlint"))
        .args(arguments)
        .current_dir(file("."))
        .output()
        .unwrap();
    assert!(
        output.status.code().is_some_and(|code| code < 2),
        "{arguments:?}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).unwrap()
}

/// What stands between the two comments of this name: before, between, after.
fn parts<'a>(text: &'a str, name: &str) -> (&'a str, &'a str, &'a str) {
    let (begin, end) = (
        format!("<!-- begin {name} -->\n"),
        format!("<!-- end {name} -->"),
    );
    let start = text.find(&begin).unwrap_or_else(|| panic!("no {begin}")) + begin.len();
    let stop = start
        + text[start..]
            .find(&end)
            .unwrap_or_else(|| panic!("no {end}"));
    (&text[..start], &text[start..stop], &text[stop..])
}

/// Compares each of the blocks of the README with what it should be, or writes it there.
fn hold(blocks: &[(&str, String)]) {
    let mut text = read("README.md");
    let mut stale = Vec::new();
    for (name, expected) in blocks {
        let (before, between, after) = parts(&text, name);
        if between != expected {
            stale.push(*name);
            text = format!("{before}{expected}{after}");
        }
    }
    if std::env::var_os("UPDATE").is_some() {
        fs::write(file("README.md"), text).unwrap();
    } else {
        assert!(
            stale.is_empty(),
            "stale in README.md: {stale:?}; UPDATE=1 cargo test --test readme"
        );
    }
}

/// The rows of the sample's list as a table.
fn sample_table() -> String {
    let list = mtlint(&["check", "-q", "-f", "csv", SAMPLE]);
    let mut reader = csv::Reader::from_reader(list.trim_start_matches('\u{FEFF}').as_bytes());
    let mut table = String::from(
        "| line | text | suggestion | message | rule | severity | confidence |\n|---|---|---|---|---|---|---|\n",
    );
    let mut rows = 0;
    for row in reader.deserialize() {
        let row: Row<'_> = row.unwrap();
        let cell = |text: &str| text.trim_start_matches('\t').replace('|', "\\|");
        writeln!(
            table,
            "| {} | {} | {} | {} | `{}` | {} | {} |",
            row.line,
            cell(&row.text),
            cell(&row.suggestion),
            cell(&row.message),
            row.rule,
            row.severity,
            row.confidence
        )
        .unwrap();
        rows += 1;
    }
    assert!(rows >= 10, "the sample shows what the program finds");
    table
}

#[test]
fn what_the_program_prints_is_current() {
    let names = mtlint(&["transliterate", "Angela Merkel", "Wolfgang Krähenbühl"]);
    let mut forms = String::new();
    for line in names.lines() {
        let (name, rest) = line.split_once('\t').expect("a form");
        writeln!(forms, "- {name}: {}", rest.replace('\t', "، ")).unwrap();
    }
    hold(&[
        ("rules", mtlint(&["rules", "--format", "markdown"])),
        ("sample", sample_table()),
        ("transliterate", forms),
    ]);
}

#[test]
fn the_article_shown_is_the_sample() {
    let (readme, sample) = (read("README.md"), read(SAMPLE));
    let paragraphs: BTreeSet<&str> = sample.lines().collect();
    let shown: Vec<&str> = parts(&readme, "article")
        .1
        .lines()
        .filter_map(|line| line.strip_prefix("> "))
        .collect();
    assert!(!shown.is_empty());
    for paragraph in shown {
        assert!(
            paragraphs.contains(paragraph),
            "not in {SAMPLE}: {paragraph}"
        );
    }
}

#[test]
fn every_column_is_told_of() {
    let readme = read("README.md");
    let mut rest = readme.as_str();
    for column in COLUMNS {
        let row = format!("\n| `{column}` | ");
        let at = rest.find(&row).unwrap_or_else(|| {
            panic!("the README does not tell of the column {column}, or in another order")
        });
        rest = &rest[at + 1..];
    }
}

#[test]
fn every_option_told_of_exists() {
    let readme = read("README.md");
    let mut help = String::new();
    for command in [
        "check",
        "apply",
        "baseline",
        "names",
        "transliterate",
        "rules",
    ] {
        help.push_str(&mtlint(&[command, "--help"]));
    }
    let options = |text: &str| -> BTreeSet<String> {
        text.split(|c: char| !c.is_ascii_lowercase() && c != '-')
            .filter(|word| {
                word.strip_prefix("--")
                    .is_some_and(|name| name.starts_with(|c: char| c.is_ascii_lowercase()))
            })
            .map(str::to_owned)
            .collect()
    };
    let known = options(&help);
    let told = options(&readme);
    assert!(told.len() > CARGO.len(), "the README tells of options");
    for option in told {
        assert!(
            known.contains(&option) || CARGO.contains(&option.as_str()),
            "the README tells of {option}, which does not exist"
        );
    }
}

#[test]
fn links_lead_to_files() {
    for (page, folder) in [("README.md", ""), ("docs/quality.md", "docs/")] {
        let text = read(page);
        let mut links = 0;
        for target in text.split("](").skip(1) {
            let target = target.split([')', '#']).next().unwrap();
            // Pictures are taken by hand, and a reader sees at once when one is missing.
            let picture = target.ends_with(".png");
            if !picture && !target.contains("://") {
                links += 1;
                assert!(
                    file(&format!("{folder}{target}")).exists(),
                    "{page}: nothing at {target}"
                );
            }
        }
        assert!(links > 0, "{page} has links");
    }
}

/// The rows of data/README.md that tell of a list, with the number of rows that they should give.
#[test]
fn the_data_table_counts_its_rows() {
    let page = read("data/README.md");
    let mut stale = Vec::new();
    let mut lists = 0;
    let mut written = String::new();
    for line in page.lines() {
        let cells: Vec<&str> = line.split(" | ").collect();
        let name = cells[0].trim_start_matches("| ").trim_matches('`');
        if cells.len() == 7 && name.ends_with(".tsv") {
            lists += 1;
            let list = read(&format!("data/{name}"));
            let (header, rows) = list.split_once('\n').unwrap();
            let columns = header.replace('\t', ", ");
            assert!(
                cells[1] == columns || cells[1] == "the six of a name" && columns == SIX,
                "data/README.md, {name}: its columns are {columns}"
            );
            let count = rows.lines().count().to_string();
            if cells[2] != count {
                stale.push(format!("{name} has {count} rows"));
            }
            let mut cells = cells;
            cells[2] = &count;
            writeln!(written, "{}", cells.join(" | ")).unwrap();
        } else {
            writeln!(written, "{line}").unwrap();
        }
    }
    assert!(lists > 20, "the table lists the files");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(file("data/README.md"), written).unwrap();
    } else {
        assert!(
            stale.is_empty(),
            "stale in data/README.md: {stale:?}; UPDATE=1 cargo test --test readme"
        );
    }
}

/// The columns of a list of names.
const SIX: &str = "english, arabic, also, kind, gender, source";

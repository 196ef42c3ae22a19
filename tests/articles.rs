//! Whole articles and the review lists they must give: one folder, one test.
//!
//! A folder of `tests/articles` holds an `article.txt` and its `expected.csv`, the list as an editor would
//! open it. To take over what the program says now: `UPDATE=1 cargo test --test articles`, then read the
//! difference.

use libtest_mimic::{Arguments, Failed, Trial};
use mtlint::check::Checker;
use mtlint::input::plain;
use mtlint::report::Report;
use mtlint::report::csv::Csv;
use std::fs;
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
    let mut cases: Vec<_> = fs::read_dir(folder)
        .expect("tests/articles")
        .map(|entry| entry.expect("a folder").path())
        .collect();
    cases.sort();
    let trials = cases
        .into_iter()
        .map(|case| {
            let name = case
                .file_name()
                .expect("a name")
                .to_string_lossy()
                .into_owned();
            Trial::test(name, move || run(&case))
        })
        .collect();
    libtest_mimic::run(&Arguments::from_args(), trials).exit_code()
}

fn run(case: &Path) -> Result<(), Failed> {
    let bytes = fs::read(case.join("article.txt"))?;
    let document = plain::read("article.txt", &bytes, None)?;
    let report = Csv::default();
    let mut found = report.begin();
    found.extend(report.article(&document, &Checker::default().check(&document)));
    found.extend(report.end());
    let expected = case.join("expected.csv");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&expected, &found)?;
    }
    let expected = fs::read_to_string(&expected)?;
    let found = String::from_utf8(found)?;
    let clean = found.lines().count() == 1;
    let meant_clean = case
        .file_name()
        .is_some_and(|name| name.to_string_lossy().starts_with("human-"));
    if meant_clean && !found.lines().skip(1).all(|row| row.contains("\"neutral\"")) {
        return Err(format!("an article without faults has rows:\n{found}").into());
    }
    if !meant_clean && clean {
        return Err("an article with faults has no row".into());
    }
    if found != expected {
        let difference: Vec<String> = expected
            .lines()
            .filter(|line| !found.contains(line))
            .map(|line| format!("- {line}"))
            .chain(
                found
                    .lines()
                    .filter(|line| !expected.contains(line))
                    .map(|line| format!("+ {line}")),
            )
            .collect();
        return Err(difference.join("\n").into());
    }
    Ok(())
}

//! Who may import whom: the rooms of `src/` and the arrows between them.
//!
//! ```text
//! text <- language <- names <- document <- finding, rule <- rules <- check
//!                              document <- input         finding, rule <- report
//!                              document, finding <- decisions
//!                              finding, input, report <- review
//! cli imports input, check, decisions, report, review (and what they speak of); main imports cli
//! ```

use std::fs;
use std::path::{Path, PathBuf};

/// A room and the rooms it may import.
const ROOMS: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("language", &["text"]),
    ("names", &["language", "text"]),
    ("document", &["language", "names", "text"]),
    (
        "finding",
        &["document", "language", "names", "rule", "text"],
    ),
    (
        "rule",
        &["document", "finding", "language", "names", "text"],
    ),
    (
        "rules",
        &["document", "finding", "language", "names", "rule", "text"],
    ),
    ("check", &["document", "finding", "rule", "rules", "text"]),
    ("decisions", &["document", "finding", "text"]),
    ("input", &["document", "language", "text"]),
    (
        "review",
        &[
            "decisions",
            "document",
            "finding",
            "input",
            "report",
            "text",
        ],
    ),
    ("report", &["document", "finding", "rule", "text"]),
    (
        "cli",
        &[
            "check",
            "decisions",
            "document",
            "finding",
            "input",
            "language",
            "names",
            "report",
            "review",
            "rule",
            "rules",
            "text",
        ],
    ),
];

fn files(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, out);
        } else if path.extension().is_some_and(|e| e == "rs") {
            out.push(path);
        }
    }
}

#[test]
fn every_arrow_points_the_right_way() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut all = Vec::new();
    files(&src, &mut all);
    let mut checked = 0;
    for path in all {
        let inner = path.strip_prefix(&src).unwrap();
        let room = inner
            .components()
            .next()
            .unwrap()
            .as_os_str()
            .to_str()
            .unwrap()
            .trim_end_matches(".rs");
        if room == "lib" || room == "main" {
            continue;
        }
        let (_, allowed) = ROOMS
            .iter()
            .find(|(name, _)| *name == room)
            .unwrap_or_else(|| panic!("{room}: no such room"));
        let text = fs::read_to_string(&path).unwrap();
        // Tests may look across the house.
        let code = text.split("#[cfg(test)]").next().unwrap();
        for line in code
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"))
        {
            let mut rest = line;
            while let Some(at) = rest.find("crate::") {
                rest = &rest[at + "crate::".len()..];
                let target: String = rest
                    .chars()
                    .take_while(|c| c.is_alphanumeric() || *c == '_')
                    .collect();
                checked += 1;
                assert!(
                    target == room
                        || allowed.contains(&target.as_str())
                        || target.starts_with(char::is_uppercase),
                    "{}: {room} may not import {target}",
                    inner.display()
                );
            }
        }
    }
    assert!(checked > 30, "the test looks at the imports");
}

//! How many of the names that the articles of `tests/names` spell in two ways are found, and how much else is
//! taken for one.
//!
//! The articles were written, and `labels.tsv` with them, before any program had read them. Each label is the
//! forms of a name in an article, and a verdict: `transliteration`, `orthography`, `slip` and `cross-script` are to
//! be found, `different` must not be taken for one name, `either` counts for nothing. The figures are printed with
//! `cargo test --test names -- --nocapture`.

#![allow(clippy::print_stdout)] // The figures are what it is for.

use mtlint::check::Checker;
use mtlint::input::plain;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// What is asked of each verdict, a little below what is reached.
const RECALL: [(&str, f64); 4] = [
    ("transliteration", 0.90),
    ("orthography", 0.80),
    ("slip", 0.70),
    ("cross-script", 0.85),
];
const PRECISION: f64 = 0.90;
const MOST_TRAPS: usize = 12;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/names")
}

struct Label {
    article: String,
    verdict: String,
    forms: Vec<String>,
}

fn labels() -> Vec<Label> {
    let text = fs::read_to_string(folder().join("labels.tsv")).expect("the labels");
    let row = |line: &str| {
        let cells: Vec<&str> = line.split('\t').collect();
        Label {
            article: cells[0].to_owned(),
            verdict: cells[1].to_owned(),
            forms: cells[3].split('|').map(str::to_owned).collect(),
        }
    };
    text.lines().skip(1).map(row).collect()
}

/// A place that is flagged: its text and what is to replace it, and the group it belongs to.
struct Row {
    rule: &'static str,
    text: String,
    suggestion: String,
    group: String,
}

fn rows(article: &str) -> Vec<Row> {
    let path = folder().join("articles").join(format!("{article}.txt"));
    let bytes = fs::read(path).expect("an article");
    let document = plain::read(article, &bytes, None).expect("an article");
    let findings = Checker::default().check(&document);
    let row = |finding: &mtlint::finding::Finding| Row {
        rule: finding.rule.id,
        text: finding.span.of(document.source()).to_owned(),
        suggestion: finding.suggestion.clone().unwrap_or_default(),
        group: finding.group.clone().unwrap_or_default(),
    };
    findings.iter().map(row).collect()
}

impl Label {
    /// Whether a row puts one of the forms in the place of another.
    fn meets(&self, row: &Row) -> bool {
        let form = |text: &str| {
            let held = self.forms.iter().filter(|form| text.contains(*form));
            held.max_by_key(|form| form.len())
        };
        match (form(&row.text), form(&row.suggestion)) {
            (Some(one), Some(other)) => one != other,
            _ => false,
        }
    }
}

#[test]
fn labels_speak_of_their_articles() {
    let labels = labels();
    for label in &labels {
        let path = folder()
            .join("articles")
            .join(format!("{}.txt", label.article));
        let text = fs::read_to_string(path).expect("an article");
        for form in &label.forms {
            assert!(text.contains(form), "{}: {form}", label.article);
        }
        assert!(label.forms.len() > 1, "{}: one form", label.article);
    }
    let traps = labels.iter().filter(|label| label.verdict == "different");
    assert!(traps.count() > 150);
}

#[test]
fn names_are_found_and_none_imagined() {
    let labels = labels();
    let articles: BTreeSet<&str> = labels.iter().map(|label| &*label.article).collect();
    let mut found: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let (mut right, mut wrong, mut traps) = (0, Vec::new(), Vec::new());
    for article in articles {
        let labels: Vec<&Label> = labels.iter().filter(|l| l.article == article).collect();
        let rows = rows(article);
        for label in labels
            .iter()
            .filter(|l| RECALL.iter().any(|(v, _)| *v == l.verdict))
        {
            let scripts = label.verdict == "cross-script";
            let rule = |rule: &str| {
                rule.starts_with("inconsistent-") || scripts && rule.starts_with("untranslated-")
            };
            let met = rows.iter().any(|row| rule(row.rule) && label.meets(row));
            let count = found.entry(&label.verdict).or_default();
            count.0 += usize::from(met);
            count.1 += 1;
            if !met {
                println!("missed in {article}: {}", label.forms.join(" | "));
            }
        }
        let mut groups: BTreeMap<(&str, &str), Vec<&Row>> = BTreeMap::new();
        for row in rows
            .iter()
            .filter(|row| row.rule.starts_with("inconsistent-"))
        {
            groups.entry((row.rule, &row.group)).or_default().push(row);
        }
        for rows in groups.values() {
            let meets = |l: &&&Label| rows.iter().any(|row| l.meets(row));
            let mut met = labels.iter().filter(meets).map(|label| &*label.verdict);
            let verdicts: BTreeSet<&str> = met.by_ref().collect();
            let told = format!("{article}: {} -> {}", rows[0].text, rows[0].suggestion);
            if verdicts
                .iter()
                .any(|v| RECALL.iter().any(|(known, _)| known == v))
            {
                right += 1;
            } else if !verdicts.contains("either") {
                println!("imagined in {told}");
                if verdicts.contains("different") {
                    traps.push(told.clone());
                }
                wrong.push(told);
            }
        }
    }
    let precision = right as f64 / (right + wrong.len()) as f64;
    println!(
        "{found:?}; groups {right} right, {} wrong; traps {}",
        wrong.len(),
        traps.len()
    );
    for (verdict, least) in RECALL {
        let (met, all) = found[verdict];
        let recall = met as f64 / all as f64;
        assert!(recall >= least, "{verdict}: {met} of {all}");
    }
    assert!(
        precision >= PRECISION,
        "precision {precision:.3}: {wrong:#?}"
    );
    assert!(traps.len() <= MOST_TRAPS, "{traps:#?}");
}

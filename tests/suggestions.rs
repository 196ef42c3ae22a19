//! What is suggested for foreign words that translation leaves in news, against what a good editor would write.
//!
//! `suggestions.tsv` has one sentence a row, with its foreign runs in braces, and for each run a column with the
//! forms that are good in its place, `|` between them. They were written down before the program was run on
//! them; where it gave another that an editor would leave, that was added.

use mtlint::check::Checker;
use mtlint::input::plain;
use mtlint::language;

/// A sentence, the places of its runs and the good forms of each.
struct Case {
    text: String,
    runs: Vec<(usize, usize)>,
    good: Vec<Vec<String>>,
}

fn cases() -> Vec<Case> {
    let read = |line: &str| {
        let mut cells = line.split('\t');
        let (mut text, mut runs, mut start) = (String::new(), Vec::new(), 0);
        for c in cells.next().unwrap_or_default().chars() {
            match c {
                '{' => start = text.len(),
                '}' => runs.push((start, text.len())),
                _ => text.push(c),
            }
        }
        let good: Vec<Vec<String>> = cells
            .map(|cell| cell.split('|').map(plain_form).collect())
            .collect();
        assert_eq!(runs.len(), good.len(), "{line}");
        Case { text, runs, good }
    };
    include_str!("suggestions.tsv")
        .lines()
        .skip(1)
        .map(read)
        .collect()
}

/// A form without marks and stretching.
fn plain_form(form: &str) -> String {
    let kept: String = form
        .chars()
        .filter(|c| !matches!(c, '\u{64B}'..='\u{652}' | '\u{640}'))
        .collect();
    kept.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn most_suggestions_can_be_pasted() {
    /// What was reached when this was written, less a little.
    const GIVEN: f64 = 0.99;
    const GOOD: f64 = 0.94;
    let arabic = language::by_id("ar").unwrap();
    let (mut runs, mut given, mut good) = (0, 0, 0);
    let mut others = Vec::new();
    for case in cases() {
        let document = plain::read("sentence.txt", case.text.as_bytes(), Some(arabic)).unwrap();
        let mut findings = Checker::default().check(&document);
        findings.retain(|finding| {
            [
                "untranslated-text",
                "inconsistent-script",
                "mixed-script-word",
            ]
            .contains(&finding.rule.id)
        });
        findings.sort_by_key(|finding| finding.span);
        for ((start, end), forms) in case.runs.iter().zip(&case.good) {
            runs += 1;
            let (mut text, mut at, mut all) = (String::new(), *start, false);
            for finding in &findings {
                let (from, to) = (finding.span.start(), finding.span.end());
                if from >= *end || to <= *start {
                    continue;
                }
                all = true;
                text.push_str(case.text.get(at..from).unwrap_or_default());
                match &finding.suggestion {
                    Some(suggestion) => text.push_str(suggestion),
                    None => all = false,
                }
                at = to;
            }
            text.push_str(case.text.get(at..*end).unwrap_or_default());
            let text = plain_form(&text);
            given += usize::from(all);
            if forms.contains(&text) {
                good += 1;
            } else {
                others.push(format!("{} -> {text}", &case.text[*start..*end]));
            }
        }
    }
    let share = |count: usize| count as f64 / runs as f64;
    assert!(
        share(given) >= GIVEN && share(good) >= GOOD,
        "{runs} runs, {given} with a suggestion, {good} good; the others:\n{}",
        others.join("\n")
    );
}

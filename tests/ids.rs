//! Ids outlive edits: what an editor decided about a finding holds while other paragraphs are edited, added, removed
//! or moved.

#![allow(clippy::print_stdout, clippy::print_stderr)] // Figures, and why something is skipped.

use mtlint::check::Checker;
use mtlint::finding::Finding;
use mtlint::input::plain;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{RngAlgorithm, TestRng, TestRunner};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// The paragraphs of all articles of `tests/articles`.
fn pool() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
    let mut articles: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path().join("article.txt"))
        .collect();
    articles.sort();
    let texts = articles
        .iter()
        .map(|path| fs::read_to_string(path).unwrap());
    let lines = texts.flat_map(|text| text.lines().map(str::to_owned).collect::<Vec<_>>());
    lines.collect::<BTreeSet<_>>().into_iter().collect()
}

/// A paragraph of an article and where it comes from: paragraphs with one number are one paragraph.
type Paragraph = (usize, String);

/// What was found in a paragraph: rule, place in the paragraph and the id.
type Found = (&'static str, usize, usize, String);

/// The findings of an article by paragraph. Findings that stand for a habit of the whole article are left out: they
/// stand in many paragraphs.
fn found(paragraphs: &[Paragraph]) -> BTreeMap<usize, Vec<Found>> {
    let mut text = String::new();
    let mut starts = Vec::new();
    for (number, paragraph) in paragraphs {
        starts.push((text.len(), *number));
        text.push_str(paragraph);
        text.push('\n');
    }
    let document = plain::read("a.txt", text.as_bytes(), None).unwrap();
    let mut found: BTreeMap<usize, Vec<Found>> = BTreeMap::new();
    for finding in Checker::default().check(&document) {
        if !finding.edits.is_empty() {
            continue;
        }
        let at = starts.partition_point(|(start, _)| *start <= finding.span.start()) - 1;
        let (start, number) = starts[at];
        let Finding { rule, span, id, .. } = finding;
        let entry = (
            rule.id,
            span.start() - start,
            span.end() - start,
            id.to_string(),
        );
        found.entry(number).or_default().push(entry);
    }
    found
}

/// One edit of a paragraph that is not among the untouched.
#[derive(Clone, Debug)]
enum Edit {
    Remove(prop::sample::Index),
    Insert(prop::sample::Index, prop::sample::Index),
    /// Takes a word out.
    Shorten(prop::sample::Index, prop::sample::Index),
    /// Puts a word in.
    Lengthen(prop::sample::Index, prop::sample::Index),
}

fn edit() -> impl Strategy<Value = Edit> {
    use prop::sample::Index;
    prop_oneof![
        any::<Index>().prop_map(Edit::Remove),
        any::<(Index, Index)>().prop_map(|(at, what)| Edit::Insert(at, what)),
        any::<(Index, Index)>().prop_map(|(at, word)| Edit::Shorten(at, word)),
        any::<(Index, Index)>().prop_map(|(at, word)| Edit::Lengthen(at, word)),
    ]
}

/// An article after an edit, and the numbers of the paragraphs that it touched.
fn edited(
    article: &mut Vec<Paragraph>,
    edit: &Edit,
    pool: &mut Vec<String>,
    touched: &mut BTreeSet<usize>,
) {
    match edit {
        Edit::Remove(at) if article.len() > 2 => {
            let (number, _) = article.remove(at.index(article.len()));
            touched.insert(number);
        }
        Edit::Insert(at, what) if !pool.is_empty() => {
            let new = pool.remove(what.index(pool.len()));
            let number = 1_000 + touched.len();
            touched.insert(number);
            article.insert(at.index(article.len() + 1), (number, new));
        }
        Edit::Remove(_) | Edit::Insert(..) => {}
        Edit::Shorten(at, word) | Edit::Lengthen(at, word) => {
            let at = at.index(article.len());
            let (number, paragraph) = &mut article[at];
            touched.insert(*number);
            let mut words: Vec<&str> = paragraph.split(' ').collect();
            let index = word.index(words.len());
            match edit {
                Edit::Shorten(..) => drop(words.remove(index)),
                _ => words.insert(index, "أيضا"),
            }
            *paragraph = words.join(" ");
        }
    }
}

#[test]
fn ids_stay_when_other_paragraphs_are_edited() {
    let pool = pool();
    // No article has a paragraph twice, and what is put in stood in none.
    let strategy = (
        Just(pool).prop_shuffle(),
        4..24usize,
        proptest::collection::vec(edit(), 1..8),
    );
    let mut runner = TestRunner::new_with_rng(
        ProptestConfig::default(),
        TestRng::deterministic_rng(RngAlgorithm::ChaCha),
    );
    let (mut before, mut there, mut same) = (0, 0, 0);
    let mut lost: BTreeMap<&str, usize> = BTreeMap::new();
    for _ in 0..500 {
        let (mut article, length, edits) = strategy.new_tree(&mut runner).unwrap().current();
        let mut others = article.split_off(length);
        let mut article: Vec<Paragraph> = article.into_iter().enumerate().collect();
        let old = found(&article);
        let mut touched = BTreeSet::new();
        for edit in &edits {
            edited(&mut article, edit, &mut others, &mut touched);
        }
        let new = found(&article);
        for (number, findings) in &old {
            if touched.contains(number) {
                continue;
            }
            for finding in findings {
                before += 1;
                let place = |other: &&Found| {
                    (other.0, other.1, other.2) == (finding.0, finding.1, finding.2)
                };
                let again = new
                    .get(number)
                    .and_then(|findings| findings.iter().find(place));
                match again {
                    Some(again) => {
                        there += 1;
                        same += usize::from(again.3 == finding.3);
                    }
                    None => *lost.entry(finding.0).or_default() += 1,
                }
            }
        }
    }
    println!(
        "{before} findings in untouched paragraphs, {there} found again, {same} with their id; lost: {lost:?}"
    );
    assert!(before > 1_000, "only {before} findings");
    assert!(
        same * 100 > before * 95,
        "{same} of {before} keep their ids"
    );
}

/// The ids of all findings in a text, in order.
fn ids(text: &str) -> Vec<String> {
    let document = plain::read("a.txt", text.as_bytes(), None).unwrap();
    let findings = Checker::default().check(&document);
    findings
        .iter()
        .map(|finding| finding.id.to_string())
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn ids_stay_when_lines_only_move(
        paragraphs in Just(pool()).prop_shuffle(),
        length in 4..30usize,
        blanks in proptest::collection::vec(0..3usize, 30),
        crlf in any::<bool>(),
        order in Just((0..30usize).collect::<Vec<_>>()).prop_shuffle(),
    ) {
        let paragraphs = &paragraphs[..length];
        let text = paragraphs.join("\n");
        // Down the page, and with the line ends of another system.
        let end = if crlf { "\r\n" } else { "\n" };
        let spread: String = paragraphs
            .iter()
            .zip(&blanks)
            .map(|(paragraph, blanks)| format!("{}{paragraph}{end}", end.repeat(*blanks)))
            .collect();
        prop_assert_eq!(ids(&text), ids(&spread));
        // In another order: what is found again has its id.
        let article: Vec<Paragraph> = paragraphs.iter().cloned().enumerate().collect();
        let moved: Vec<Paragraph> = order
            .iter()
            .filter_map(|number| article.get(*number).cloned())
            .collect();
        let (old, new) = (found(&article), found(&moved));
        for (number, findings) in &old {
            for finding in findings {
                let place = |other: &&Found| (other.0, other.1, other.2) == (finding.0, finding.1, finding.2);
                let again = new.get(number).and_then(|findings| findings.iter().find(place));
                prop_assert!(again.is_none_or(|again| again.3 == finding.3));
            }
        }
    }

    #[test]
    fn the_ids_of_a_rule_do_not_depend_on_the_others(
        paragraphs in Just(pool()).prop_shuffle(),
        length in 4..30usize,
    ) {
        let text = paragraphs[..length].join("\n");
        let document = plain::read("a.txt", text.as_bytes(), None).unwrap();
        let all = Checker::default().check(&document);
        for finding in &all {
            let mut alone = Checker::default();
            alone.retain(|rule| rule.id == finding.rule.id);
            let again = alone.check(&document);
            prop_assert!(again.iter().any(|again| again.id == finding.id && again.span == finding.span));
        }
    }
}

#[test]
fn a_habit_keeps_its_id_when_its_first_place_goes() {
    let line = "قال الوزير , إن الوضع هادئ , وإن القوات , عادت.\n";
    let habit = |text: &str| -> Vec<String> {
        let document = plain::read("a.txt", text.as_bytes(), None).unwrap();
        let findings = Checker::default().check(&document);
        let habits = findings.iter().filter(|finding| !finding.edits.is_empty());
        habits.map(|finding| finding.id.to_string()).collect()
    };
    let whole = format!(
        "قال ; ثم ; عاد ; إلى ; بيته ; وحيدا ; أمس.\n{}",
        line.repeat(4)
    );
    let ids = habit(&whole);
    assert!(ids.len() >= 3, "spaces, commas and semicolons: {ids:?}");
    for rest in [
        whole.replacen(line, "", 1),
        format!("{whole}{line}"),
        whole.replacen("الوزير ,", "الوزير", 1),
    ] {
        assert_eq!(habit(&rest), ids);
    }
}

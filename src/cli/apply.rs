//! `mtlint apply`: carries the decisions of a reviewed list back.
//!
//! Every article is checked again and a row is applied where its finding stands, told by its id. Before anything is
//! written everything is thought out, in memory, and a list with problems changes nothing. Then everything is
//! written beside its place, and renamed only when all of it is on the disk: a stop at any moment leaves every
//! article and the decisions either as they were or as they are to be.

use super::args::ApplyArguments;
use super::desk::Desk;
use super::files::{self, Source, whole};
use super::kept::Kept;
use super::output::Staged;
use super::parallel::in_order;
use super::settings::{AllSettings, Layer, Settings};
use super::{CLEAN, FAILED, Failure, complain, count, print};
use crate::decisions::{Record, subject};
use crate::document::Document;
use crate::finding::{Decided, Decision, Finding, Id};
use crate::input;
use crate::review::fix::{self, Changes};
use crate::review::{self, Problem, Review, Reviewed};
use crate::text::span::Span;
use rustc_hash::{FxHashMap, FxHashSet};
use std::fs;
use std::path::{Component, Path, PathBuf};

/// What the rows of a list make of one article.
#[derive(Default)]
struct Outcome {
    /// The places in the list of the rows whose findings stand in the article.
    met: Vec<usize>,
    problems: Vec<Problem>,
    warnings: Vec<Problem>,
    /// The article before and after, when it changes.
    article: Option<(Vec<u8>, String)>,
    /// The rows that are fixed.
    fixed: FxHashSet<usize>,
    /// Decisions to be kept.
    keep: Vec<Record<'static>>,
    /// The same as they are to be found until the article is changed, where that is not the same.
    until: Vec<Record<'static>>,
    /// Findings about which no decision is kept any more.
    drop: Vec<Id>,
}

/// Runs the command; the result is the exit code.
pub(super) fn run(arguments: &ApplyArguments) -> Result<u8, Failure> {
    let name = arguments.review.display();
    let bytes = fs::read(&arguments.review).map_err(|error| format!("{name}: {error}"))?;
    let mut review = review::read(&bytes).map_err(|error| format!("{name}: {error}"))?;
    let (sources, failures) = sources(arguments, &review);
    // Rows may be about rules that otherwise do not run.
    let flags = Layer::of_all_rules().with_house(&arguments.house)?;
    let settings = AllSettings::new(&sources, "-", &arguments.house, &flags)?;
    let kept = Kept::read(&settings, false)?;
    let desk = Desk {
        sources: &sources,
        stdin: "-",
        settings: &settings,
        kept: Some(&kept),
    };
    let mut by_id: FxHashMap<Id, Vec<usize>> = FxHashMap::default();
    for (index, row) in review.rows.iter().enumerate() {
        by_id.entry(row.id).or_default().push(index);
    }
    let mut failed = !failures.is_empty();
    failures.iter().for_each(complain);
    let mut outcomes = Vec::with_capacity(sources.len());
    let work = |index, buffer: &mut Vec<u8>| outcome(&desk, &review, &by_id, index, buffer);
    in_order(sources.len(), arguments.work.jobs, work, |outcome| {
        outcomes.push(outcome.unwrap_or_else(|failure| {
            complain(failure);
            failed = true;
            Outcome::default()
        }));
        Ok(true)
    })?;
    let mut problems = std::mem::take(&mut review.problems);
    problems.extend(unplaced(&review, &sources, &mut outcomes));
    problems.extend(
        outcomes
            .iter_mut()
            .flat_map(|o| std::mem::take(&mut o.problems)),
    );
    problems.sort();
    problems
        .iter()
        .for_each(|problem| complain(format!("{name}: {problem}")));
    if !arguments.work.quiet {
        let mut warnings: Vec<&Problem> = outcomes.iter().flat_map(|o| &o.warnings).collect();
        warnings.sort();
        warnings
            .iter()
            .for_each(|warning| eprintln!("mtlint: warning: {name}: {warning}"));
    }
    failed |= !problems.is_empty();
    if failed && !arguments.partial {
        return Err(
            "nothing was applied; mend the list, or apply the rest of it with --partial".to_owned(),
        );
    }
    if arguments.dry_run {
        print(differences(&sources, &outcomes).as_bytes())?;
    } else {
        write(&desk, &kept, &mut outcomes)?;
    }
    if !arguments.work.quiet {
        eprintln!("mtlint: {}", summary(&review, &outcomes, arguments.dry_run));
    }
    Ok(if failed { FAILED } else { CLEAN })
}

/// The articles to look at: those on the command line; else those that the list names, as long as they are in the
/// working directory or below, for a list may come from anywhere.
fn sources(arguments: &ApplyArguments, review: &Review) -> (Vec<Source>, Vec<Failure>) {
    if !arguments.paths.is_empty() {
        let (sources, mut failures) = files::collect(&arguments.paths, None);
        if sources.contains(&Source::Stdin) {
            failures.push("standard input cannot be changed; name files".to_owned());
        }
        let mut seen = FxHashSet::default();
        let file = |source: &Source| source.path().is_some_and(|path| seen.insert(whole(path)));
        return (sources.into_iter().filter(file).collect(), failures);
    }
    let here = whole(Path::new("./x"));
    let here = here.parent().unwrap_or(Path::new(""));
    let inside = |path: &Path| {
        path.components().all(|part| part != Component::ParentDir) && whole(path).starts_with(here)
    };
    let named = review.rows.iter().map(|row| PathBuf::from(&row.place.file));
    let mut seen = FxHashSet::default();
    let files: Vec<Source> = named
        .filter(|path| path.is_file() && inside(path) && seen.insert(whole(path)))
        .map(Source::File)
        .collect();
    (files, Vec::new())
}

/// What comes of the rows in the article with this number.
fn outcome(
    desk: &Desk<'_>,
    review: &Review,
    by_id: &FxHashMap<Id, Vec<usize>>,
    index: usize,
    buffer: &mut Vec<u8>,
) -> Result<Outcome, Failure> {
    let path = desk.sources[index].path();
    let file = desk.kept.map(|kept| kept.file(desk.settings.number(index)));
    desk.check(index, buffer, |document, findings, settings| {
        let mut outcome = Outcome::default();
        let mut changes = Changes::default();
        for finding in &findings {
            let Some(rows) = by_id.get(&finding.id) else {
                continue;
            };
            outcome.met.extend(rows);
            let row = &review.rows[rows[0]];
            if row.decision == Decision::Fix {
                match fixed(document, finding, row, review.lossy, &mut changes) {
                    Ok(warning) => {
                        outcome.warnings.extend(warning);
                        outcome.fixed.extend(rows);
                        outcome.drop.push(finding.id);
                    }
                    Err(problem) => outcome.problems.push(problem),
                }
            }
        }
        let decided = findings.iter().filter_map(|finding| {
            let rows = by_id
                .get(&finding.id)
                .map(Vec::as_slice)
                .unwrap_or_default();
            let row = rows.first().map(|row| &review.rows[*row]);
            let decided = match row.filter(|row| row.decision != Decision::Fix) {
                Some(row) => Some(Decided {
                    decision: row.decision,
                    note: row.note.clone(),
                }),
                None if rows.iter().any(|row| outcome.fixed.contains(row)) => None,
                // A text that may stand everywhere may stand whatever becomes of the places.
                None => finding
                    .decided
                    .clone()
                    .filter(|d| d.decision != Decision::IgnoreAll),
            };
            Some((finding, decided?))
        });
        let decided: Vec<(&Finding, Decided)> = decided.collect();
        let after = (!changes.is_empty()).then(|| changes.apply(document.source()));
        let ids = match &after {
            Some(after) => {
                let after = After::check(document, settings, after);
                let about = |row: usize| {
                    findings
                        .iter()
                        .find(|finding| about(review, by_id, finding, row))
                };
                for (row, place) in changes.given_way() {
                    if about(row).is_some_and(|finding| after.has(finding, place)) {
                        outcome.problems.push(Problem::in_row(row, GIVEN_WAY));
                    }
                }
                after.ids(&changes, &decided)
            }
            None => decided
                .iter()
                .map(|(finding, _)| Some(finding.id))
                .collect(),
        };
        let name = file.map_or_else(String::new, |file| file.name_of(path, document.name()));
        for ((finding, decided), new) in decided.iter().zip(ids) {
            let general = decided.decision == Decision::IgnoreAll;
            let text = match general {
                true => subject(document, finding).into_owned(),
                false => document.text(finding.span).to_owned(),
            };
            let record = |id| Record {
                id,
                decision: decided.decision,
                rule: finding.rule.id.into(),
                text: text.clone().into(),
                file: if general {
                    "".into()
                } else {
                    name.clone().into()
                },
                note: decided.note.clone().into(),
            };
            if decided.decision == Decision::Accept {
                outcome.drop.push(finding.id);
            } else if general {
                outcome.keep.push(record(None));
            } else {
                outcome.keep.extend(new.map(|id| record(Some(id))));
                if new != Some(finding.id) {
                    outcome.until.push(record(Some(finding.id)));
                    outcome.drop.push(finding.id);
                }
            }
        }
        outcome.article = after.map(|after| (document.source().as_bytes().to_vec(), after));
        outcome
    })
}

/// Adds the changes of a row; gives back a warning.
fn fixed(
    document: &Document<'_>,
    finding: &Finding,
    row: &Reviewed,
    lossy: Option<&str>,
    changes: &mut Changes,
) -> Result<Option<Problem>, Problem> {
    if let Some(encoding) = lossy
        && row.replacement.is_some()
        && !fix::is_read_rightly(document, finding, row)
    {
        return Err(Problem::in_row(
            row.row,
            format!(
                "the list was read as {encoding}, and its context is not what stands in the article; save the list \
                 as CSV UTF-8 or XLSX"
            ),
        ));
    }
    let fix = fix::fix(document, finding, row).map_err(|what| Problem::in_row(row.row, what))?;
    let warning = fix.warning.clone();
    changes.add(row.row, fix)?;
    Ok(warning.map(|what| Problem::in_row(row.row, what)))
}

/// What is told of a row that has given way to another and is not settled by that.
const GIVEN_WAY: &str = "other rows change the same letters, and what this one is about still stands there then; decide \
                         on one of them, apply it, and check the article again";

/// Whether a finding is the one that the row with this number is about.
fn about(
    review: &Review,
    by_id: &FxHashMap<Id, Vec<usize>>,
    finding: &Finding,
    row: usize,
) -> bool {
    let rows = by_id
        .get(&finding.id)
        .map(Vec::as_slice)
        .unwrap_or_default();
    rows.iter().any(|index| review.rows[*index].row == row)
}

/// What is found in an article when it has changed.
struct After {
    by_place: FxHashMap<(&'static str, Span), Id>,
    ids: FxHashSet<Id>,
}

impl After {
    fn check(document: &Document<'_>, settings: &Settings, text: &str) -> After {
        let read = input::plain::read(document.name(), text.as_bytes(), document.language());
        let changed = read.map(|document| settings.read(document));
        let findings =
            changed.map_or_else(|_| Vec::new(), |changed| settings.checker.check(&changed));
        let mut by_place = FxHashMap::default();
        for finding in &findings {
            by_place.insert((finding.rule.id, finding.span), finding.id);
            for edit in &*finding.edits {
                by_place.insert((finding.rule.id, edit.span), finding.id);
            }
        }
        After {
            by_place,
            ids: findings.iter().map(|finding| finding.id).collect(),
        }
    }

    /// Whether what a finding is about still stands in a place.
    fn has(&self, finding: &Finding, place: Span) -> bool {
        let mut places = self.by_place.keys();
        places.any(|(rule, span)| *rule == finding.rule.id && span.overlaps(place))
    }

    /// What decided findings are known by now; none for those that are gone with the change.
    fn ids(&self, changes: &Changes, decided: &[(&Finding, Decided)]) -> Vec<Option<Id>> {
        let new = |(finding, _): &(&Finding, Decided)| {
            let place = changes
                .moved(finding.span)
                .map(|span| (finding.rule.id, span));
            let found = place.and_then(|place| self.by_place.get(&place).copied());
            // A habit stays itself though its first place is gone.
            found.or_else(|| self.ids.get(&finding.id).copied())
        };
        decided.iter().map(new).collect()
    }
}

/// The rows whose findings stand nowhere, or in more articles than the list has rows for: which of them is meant
/// nobody knows, and none of them is changed.
fn unplaced(review: &Review, sources: &[Source], outcomes: &mut [Outcome]) -> Vec<Problem> {
    let mut places: Vec<Vec<usize>> = vec![Vec::new(); review.rows.len()];
    for (article, outcome) in outcomes.iter().enumerate() {
        outcome
            .met
            .iter()
            .for_each(|row| places[*row].push(article));
    }
    let name = |article: &usize| sources[*article].name("-");
    let mut rows_of: FxHashMap<Id, usize> = FxHashMap::default();
    for row in &review.rows {
        *rows_of.entry(row.id).or_default() += 1;
    }
    let mut problems = Vec::new();
    for (row, places) in review.rows.iter().zip(&places) {
        if places.is_empty() {
            problems.push(Problem::in_row(row.row, missing(row, sources)));
        } else if row.decision == Decision::Fix && places.len() > rows_of[&row.id] {
            let names: Vec<_> = places.iter().map(name).collect();
            let what = format!(
                "{} stands in {}; name the article that is meant",
                row.place,
                names.join(" and in ")
            );
            problems.push(Problem::in_row(row.row, what));
            // All rows of these articles wait: their changes are made in one go.
            for article in places {
                let outcome = &mut outcomes[*article];
                *outcome = Outcome {
                    problems: std::mem::take(&mut outcome.problems),
                    ..Outcome::default()
                };
            }
        }
    }
    problems
}

/// Why a row's finding stands nowhere.
fn missing(row: &Reviewed, sources: &[Source]) -> String {
    let base = |path: &str| {
        path.rsplit(['/', '\\'])
            .next()
            .unwrap_or_default()
            .to_owned()
    };
    let file = base(&row.place.file);
    let looked_at = sources.iter().any(|source| base(&source.name("-")) == file);
    if looked_at || file.is_empty() {
        format!(
            "{} does not stand there as it did when the list was made: it, or the text beside it, was changed or \
             moved; check the article again and decide anew",
            row.place
        )
    } else {
        format!(
            "{} was not looked for: its article is not there, or not named; give its path behind the list",
            row.place
        )
    }
}

/// Puts everything into its place.
fn write(desk: &Desk<'_>, kept: &Kept, outcomes: &mut [Outcome]) -> Result<(), Failure> {
    let mut staged = Vec::new();
    for (source, outcome) in desk.sources.iter().zip(outcomes.iter()) {
        if let (Some(path), Some((before, after))) = (source.path(), &outcome.article) {
            staged.push(Staged::write(path, Some(before), after.as_bytes())?);
        }
    }
    let mut decisions: Vec<Decisions> = kept.files().iter().map(|_| Decisions::default()).collect();
    for (index, outcome) in outcomes.iter_mut().enumerate() {
        let file = &mut decisions[kept.number(desk.settings.number(index))];
        file.keep.append(&mut outcome.keep);
        file.until.append(&mut outcome.until);
        file.drop.extend(outcome.drop.drain(..));
    }
    // While articles are replaced, decisions are kept for the old ones as well as for the new ones.
    let changing = !staged.is_empty();
    for (file, decisions) in kept.files().iter().zip(&decisions) {
        file.change(|kept| {
            if changing {
                kept.add(decisions.until.iter().cloned());
            } else {
                kept.retain(|record| !decisions.drops(record));
            }
            kept.add(decisions.keep.iter().cloned());
        })?;
    }
    staged.into_iter().try_for_each(Staged::put)?;
    if changing {
        for (file, decisions) in kept.files().iter().zip(&decisions) {
            file.change(|kept| {
                kept.retain(|record| !decisions.drops(record));
                kept.add(decisions.keep.iter().cloned());
            })?;
        }
    }
    Ok(())
}

/// What changes in a file of decisions.
#[derive(Default)]
struct Decisions {
    keep: Vec<Record<'static>>,
    until: Vec<Record<'static>>,
    drop: FxHashSet<Id>,
}

impl Decisions {
    fn drops(&self, record: &Record<'_>) -> bool {
        record.id.is_some_and(|id| self.drop.contains(&id))
    }
}

/// What changes in the articles, as a unified diff.
fn differences(sources: &[Source], outcomes: &[Outcome]) -> String {
    let mut out = String::new();
    for (source, outcome) in sources.iter().zip(outcomes) {
        if let Some((before, after)) = &outcome.article {
            let before = String::from_utf8_lossy(before);
            let name = source.name("-");
            let diff = similar::TextDiff::from_lines(&*before, after);
            let (old, new) = (format!("a/{name}"), format!("b/{name}"));
            out.push_str(&diff.unified_diff().header(&old, &new).to_string());
        }
    }
    out
}

fn summary(review: &Review, outcomes: &[Outcome], dry_run: bool) -> String {
    let fixed: FxHashSet<usize> = outcomes
        .iter()
        .flat_map(|o| o.fixed.iter().copied())
        .collect();
    let met: FxHashSet<usize> = outcomes
        .iter()
        .flat_map(|o| o.met.iter().copied())
        .collect();
    let rows = |decision| {
        let rows = met
            .iter()
            .filter(|row| review.rows[**row].decision == decision);
        rows.count()
    };
    let mut parts = Vec::new();
    if !fixed.is_empty() {
        let articles = outcomes.iter().filter(|o| o.article.is_some()).count();
        parts.push(format!(
            "{} fixed in {}",
            fixed.len(),
            count(articles, "article")
        ));
    }
    for (decision, told) in [
        (Decision::Ignore, "ignored"),
        (Decision::IgnoreAll, "ignored everywhere"),
        (Decision::Baseline, "taken as known"),
        (Decision::Accept, "accepted, which changes nothing here"),
    ] {
        match rows(decision) {
            0 => {}
            number => parts.push(format!("{number} {told}")),
        }
    }
    if parts.is_empty() {
        parts.push("nothing to apply".to_owned());
    }
    let would = if dry_run { "would be: " } else { "" };
    format!(
        "{}: {would}{}; {} open",
        count(review.rows.len() + review.open, "row"),
        parts.join(", "),
        review.open
    )
}

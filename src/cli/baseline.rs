//! `mtlint baseline`: takes what is found today as known, and takes out decisions about what is gone.

use super::args::BaselineArguments;
use super::desk::Desk;
use super::kept::Kept;
use super::parallel::in_order;
use super::settings::{AllSettings, Layer};
use super::{CLEAN, FAILED, FOUND, Failure, complain, count};
use crate::decisions::Record;
use crate::finding::{Decision, Finding};

/// What came of one article: its new findings as records, and how many were decided before.
struct Outcome {
    index: usize,
    new: Vec<Record<'static>>,
    decided: usize,
}

/// Runs the command; the result is the exit code.
pub(super) fn run(arguments: &BaselineArguments) -> Result<u8, Failure> {
    let (sources, failures) = arguments.archive.collect();
    let flags = Layer::of_flags(&arguments.rules, &arguments.house)?;
    let settings = AllSettings::new(&sources, "-", &arguments.house, &flags)?;
    let kept = Kept::read(&settings, false)?;
    let desk = Desk {
        sources: &sources,
        stdin: "-",
        settings: &settings,
        kept: Some(&kept),
    };
    failures.iter().for_each(complain);
    let mut failed = !failures.is_empty();
    let mut new: Vec<Vec<Record<'static>>> = vec![Vec::new(); kept.files().len()];
    let (mut found, mut decided) = (0, 0);
    let check = |index, buffer: &mut Vec<u8>| outcome(&desk, index, buffer);
    in_order(sources.len(), arguments.work.jobs, check, |outcome| {
        match outcome {
            Ok(outcome) => {
                found += outcome.new.len();
                decided += outcome.decided;
                new[kept.number(settings.number(outcome.index))].extend(outcome.new);
            }
            Err(failure) => {
                complain(failure);
                failed = true;
            }
        }
        Ok(true)
    })?;
    // What could not be checked might be lost or taken for gone.
    if failed && (arguments.accept_new || arguments.prune) {
        return Err("nothing is written, because not everything could be checked".to_owned());
    }
    let stale = kept.stale(&settings);
    let mut pruned = 0;
    if arguments.accept_new || arguments.prune {
        for (file, new) in kept.files().iter().zip(new) {
            pruned += file.change(|decisions| {
                let pruned = match arguments.prune {
                    true => file.prune(decisions, &settings),
                    false => 0,
                };
                if arguments.accept_new {
                    decisions.add(new);
                }
                pruned
            })?;
        }
    }
    if !arguments.work.quiet {
        let news = match (found, arguments.accept_new) {
            (0, _) => "nothing new".to_owned(),
            (_, true) => format!("{} taken as known", count(found, "new finding")),
            (_, false) => format!(
                "{} (--accept-new takes them as known)",
                count(found, "new finding")
            ),
        };
        let gone = match (pruned, stale, arguments.prune) {
            (_, 0, false) => String::new(),
            (_, _, false) => format!(
                "; {} about what is gone (--prune takes them out)",
                count(stale, "decision")
            ),
            (_, _, true) => format!(
                "; {} about what is gone taken out",
                count(pruned, "decision")
            ),
        };
        eprintln!(
            "mtlint: {}: {news}, {decided} decided before{gone}",
            count(sources.len(), "article")
        );
    }
    Ok(match () {
        () if failed => FAILED,
        () if found > 0 && !arguments.accept_new => FOUND,
        () => CLEAN,
    })
}

fn outcome(desk: &Desk<'_>, index: usize, buffer: &mut Vec<u8>) -> Result<Outcome, Failure> {
    desk.check(index, buffer, |document, findings, _| {
        let (decided, new): (Vec<_>, Vec<_>) = findings.iter().partition(|f| f.decided.is_some());
        let file = desk.kept.map(|kept| kept.file(desk.settings.number(index)));
        let name = file.map_or_else(String::new, |file| {
            file.name_of(desk.sources[index].path(), document.name())
        });
        let record = |finding: &&Finding| Record {
            id: Some(finding.id),
            decision: Decision::Baseline,
            rule: finding.rule.id.into(),
            text: document.text(finding.span).to_owned().into(),
            file: name.clone().into(),
            note: "".into(),
        };
        Outcome {
            index,
            new: new.iter().map(record).collect(),
            decided: decided.len(),
        }
    })
}

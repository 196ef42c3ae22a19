//! `mtlint check`: reads articles, checks them on several threads, writes the list in order.

use super::args::{CheckArguments, FailOn, Format, MessageLanguage, When};
use super::desk::Desk;
use super::files::{self, Source};
use super::kept::Kept;
use super::list::{self, List, Rendered};
use super::output::{Output, Written};
use super::parallel::in_order;
use super::settings::{AllSettings, Layer};
use super::{CLEAN, FAILED, FOUND, Failure, complain, count, print};
use crate::finding::{Confidence, Finding, Severity};
use crate::language::{LANGUAGES, Language};
use crate::report;
use crate::rules::RULES;
use rustc_hash::FxHashMap;
use std::io::IsTerminal;
use std::path::PathBuf;

/// What came of one article.
#[derive(Default)]
struct Outcome {
    /// For each list, what it says of the article.
    rendered: Vec<Rendered>,
    /// Things to tell that are no findings.
    notes: Vec<String>,
    failure: Option<Failure>,
    listed: [usize; Severity::ALL.len()],
    /// Findings that were decided before.
    decided: usize,
    /// The first finding that decides the exit code, as `line: rule`, and how many there are.
    deciding: usize,
    first: Option<&'static str>,
}

struct Job<'a> {
    arguments: &'a CheckArguments,
    desk: Desk<'a>,
    /// The formats of the lists.
    formats: Vec<report::Format>,
}

/// Runs the command; the result is the exit code.
pub(super) fn run(arguments: &CheckArguments) -> Result<u8, Failure> {
    let (sources, failures) = files::collect(&arguments.paths, arguments.files_from.as_deref());
    let flags = Layer::of_check(arguments)?;
    let house = &arguments.house;
    let settings = AllSettings::new(&sources, &arguments.stdin_filename, house, &flags)?;
    if arguments.dump_config {
        return print(settings.first().dump().as_bytes());
    }
    let kept = match arguments.no_decisions {
        true => None,
        false => Some(Kept::read(&settings, true)?),
    };
    let job = Job {
        arguments,
        formats: formats(arguments, &sources, &settings),
        desk: Desk {
            sources: &sources,
            stdin: &arguments.stdin_filename,
            settings: &settings,
            kept: kept.as_ref(),
        },
    };
    let mut writer = Writer::open(&job)?;
    writer.failed = !failures.is_empty();
    failures.iter().for_each(complain);
    let check = |index, buffer: &mut Vec<u8>| job.check(index, buffer);
    in_order(sources.len(), arguments.work.jobs, check, |outcome| {
        writer.write(outcome)
    })?;
    writer.finish()
}

/// Whether a finding makes the exit code 1, with `least` as the severity that fails.
fn decides(finding: &Finding, least: Option<Severity>) -> bool {
    finding.decided.is_none()
        && finding.confidence == Confidence::High
        && least.is_some_and(|least| finding.severity >= least)
}

/// The formats of the lists: the one that was asked for, and for GitHub the summary of the job as well.
fn formats(
    arguments: &CheckArguments,
    sources: &[Source],
    settings: &AllSettings,
) -> Vec<report::Format> {
    use report::Format::{ByArticle, Whole};
    let language = match settings.first().message_language.value {
        MessageLanguage::En => report::MessageLanguage::English,
        MessageLanguage::Ar => report::MessageLanguage::Arabic,
    };
    let format = match arguments.format() {
        Format::Csv => ByArticle(Box::new(report::csv::Csv { language })),
        Format::Text => ByArticle(Box::new(report::text::Text {
            language,
            color: is_colored(arguments),
        })),
        format @ (Format::Json | Format::Jsonl) => ByArticle(Box::new(report::json::Json {
            language,
            lines: format == Format::Jsonl,
        })),
        Format::Xlsx => Whole(Box::new(report::xlsx::Xlsx { language })),
        Format::Html => ByArticle(Box::new(report::html::Html { language })),
        Format::Sarif => ByArticle(Box::new(report::sarif::Sarif {
            language,
            rules: RULES,
        })),
        Format::Github => {
            let annotations = Whole(Box::new(report::github::Annotations { language }));
            let summary = || Whole(Box::new(report::github::Summary { language }));
            return match job_summary() {
                Some(_) => vec![annotations, summary()],
                None => vec![annotations],
            };
        }
        Format::Gitlab => ByArticle(Box::new(report::gitlab::Gitlab { language })),
        Format::Junit => {
            // A part of the articles may have a gate of its own.
            let names = sources
                .iter()
                .map(|source| source.name(&arguments.stdin_filename));
            let gates = names.enumerate();
            let gates: FxHashMap<String, Option<Severity>> = gates
                .map(|(index, name)| (name, settings.of(index).fail_on.value.severity()))
                .collect();
            let fails = Box::new(move |article: &str, finding: &Finding| {
                decides(finding, gates.get(article).copied().flatten())
            });
            ByArticle(Box::new(report::junit::Junit { language, fails }))
        }
    };
    vec![format]
}

/// The file that GitHub shows as the summary of a job.
fn job_summary() -> Option<PathBuf> {
    std::env::var_os("GITHUB_STEP_SUMMARY")
        .filter(|path| !path.is_empty())
        .map(PathBuf::from)
}

fn is_colored(arguments: &CheckArguments) -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    match arguments.color {
        When::Always => true,
        When::Never => false,
        When::Auto => {
            !set("NO_COLOR")
                && (set("CLICOLOR_FORCE")
                    || arguments.output.is_none() && std::io::stdout().is_terminal())
        }
    }
}

impl Job<'_> {
    /// Reads, checks and renders the article with this number.
    fn check(&self, index: usize, buffer: &mut Vec<u8>) -> Outcome {
        let outcome = self
            .desk
            .check(index, buffer, |document, mut findings, settings| {
                let mut outcome = Outcome::default();
                let empty = document.tokens().is_empty();
                outcome
                    .notes
                    .extend(unchecked(document.language(), document.name(), empty));
                let least = settings.fail_on.value.severity();
                let mut deciding = findings.iter().filter(|f| decides(f, least));
                outcome.first = deciding.next().map(|f| f.rule.id);
                outcome.deciding = usize::from(outcome.first.is_some()) + deciding.count();
                findings.retain(|f| {
                    f.severity >= settings.min_severity.value
                        && f.confidence >= settings.min_confidence.value
                });
                let all = findings.len();
                let open = |f: &Finding| f.decided.is_none();
                outcome.decided = all - findings.iter().filter(|f| open(f)).count();
                if !self.arguments.show_decided {
                    findings.retain(open);
                }
                for finding in &findings {
                    outcome.listed[finding.severity as usize] += 1;
                }
                let formats = self.formats.iter();
                outcome.rendered = formats
                    .map(|format| list::render(format, document, &findings))
                    .collect();
                outcome
            });
        outcome.unwrap_or_else(|failure| Outcome {
            failure: Some(failure),
            ..Outcome::default()
        })
    }
}

/// What to tell about an article that the rules have nothing to say about.
fn unchecked(language: Option<&'static Language>, name: &str, empty: bool) -> Option<String> {
    match language {
        _ if empty => None,
        None => Some(format!(
            "{name}: not checked: it is in no language known here (--language names one)"
        )),
        Some(language) if language.words.is_none() => Some(format!(
            "{name}: not checked: the article itself is in {} script; what is checked are translations into {}",
            language.script.name(),
            LANGUAGES
                .iter()
                .filter(|l| l.words.is_some())
                .map(|l| l.name)
                .collect::<Vec<_>>()
                .join(", ")
        )),
        Some(_) => None,
    }
}

/// Writes outcomes in the order of the articles and sums them up.
struct Writer<'a> {
    job: &'a Job<'a>,
    lists: Vec<List<'a>>,
    articles: usize,
    listed: [usize; Severity::ALL.len()],
    decided: usize,
    deciding: usize,
    first: Option<&'static str>,
    failed: bool,
    closed: bool,
}

impl<'a> Writer<'a> {
    fn open(job: &'a Job<'a>) -> Result<Writer<'a>, Failure> {
        let arguments = job.arguments;
        let output = Output::open(arguments.output.as_deref())?;
        if arguments.format() == Format::Xlsx && output.is_terminal() {
            return Err(
                "a workbook is nothing for a terminal: write it to a file (-o list.xlsx) or into a pipe"
                    .to_owned(),
            );
        }
        let mut outputs = vec![output];
        if job.formats.len() > 1
            && let Some(place) = job_summary()
        {
            outputs.push(Output::append(&place)?);
        }
        let lists = job.formats.iter().zip(outputs);
        Ok(Writer {
            job,
            lists: lists
                .map(|(format, output)| List::open(format, output))
                .collect::<Result<_, _>>()?,
            articles: 0,
            listed: [0; Severity::ALL.len()],
            decided: 0,
            deciding: 0,
            first: None,
            failed: false,
            closed: false,
        })
    }

    /// Writes what came of the next article; `false` when nobody reads any more.
    fn write(&mut self, outcome: Outcome) -> Result<bool, Failure> {
        if let Some(failure) = &outcome.failure {
            complain(failure);
            self.failed = true;
            return Ok(true);
        }
        self.articles += 1;
        if !self.job.arguments.work.quiet {
            outcome
                .notes
                .iter()
                .for_each(|note| eprintln!("mtlint: {note}"));
        }
        for (sum, count) in self.listed.iter_mut().zip(outcome.listed) {
            *sum += count;
        }
        self.decided += outcome.decided;
        self.deciding += outcome.deciding;
        self.first = self.first.or(outcome.first);
        for (list, rendered) in self.lists.iter_mut().zip(outcome.rendered) {
            self.closed |= !list.add(rendered)?;
        }
        Ok(!self.closed)
    }

    fn finish(mut self) -> Result<u8, Failure> {
        let code = match () {
            () if self.failed => FAILED,
            () if self.deciding > 0 && !self.job.arguments.exit_zero => FOUND,
            () => CLEAN,
        };
        let summary = self.summary(code);
        let quiet = self.job.arguments.work.quiet;
        let mut closed = self.closed;
        for list in std::mem::take(&mut self.lists) {
            closed |= matches!(list.finish()?, Written::Closed);
        }
        if closed {
            return Ok(CLEAN);
        }
        if !quiet {
            eprintln!("mtlint: {summary}");
            match self
                .job
                .desk
                .kept
                .map_or(0, |kept| kept.stale(self.job.desk.settings))
            {
                0 => {}
                stale => eprintln!(
                    "mtlint: {} about nothing that stands there still; `mtlint baseline --prune` takes them out",
                    count(stale, "decision")
                ),
            }
        }
        Ok(code)
    }

    /// Articles, findings by severity, and what decided the exit code.
    fn summary(&self, code: u8) -> String {
        let by_severity: Vec<_> = Severity::ALL
            .into_iter()
            .rev()
            .map(|severity| format!("{} {}", self.listed[severity as usize], severity.name()))
            .collect();
        let findings = self.listed.iter().sum();
        let decided = match (self.decided, self.job.arguments.show_decided) {
            (0, _) => String::new(),
            (n, true) => format!(" ({n} of them decided)"),
            (n, false) => format!(" (and {n} decided)"),
        };
        let mut gates = self.job.desk.settings.all().iter().map(|s| s.fail_on.value);
        let gate = gates.next().unwrap_or(FailOn::Major);
        let least = match gate.severity() {
            _ if gates.any(|other| other != gate) => "the severity that fails",
            least => least.map_or("", Severity::name),
        };
        let reason = match (code, self.deciding) {
            (FAILED, _) => "exit 2: something could not be checked".to_owned(),
            (FOUND, n) => {
                let first = self.first.unwrap_or_default();
                format!("exit 1: {n} at or above {least} with high confidence, {first} first")
            }
            (_, 0) if least.is_empty() => "exit 0: --fail-on never".to_owned(),
            (_, 0) => format!("exit 0: none at or above {least} with high confidence"),
            (_, n) => {
                format!("exit 0: --exit-zero, though {n} at or above {least} with high confidence")
            }
        };
        format!(
            "{}, {}: {}{decided}; {reason}",
            count(self.articles, "article"),
            count(findings, "finding"),
            by_severity.join(", ")
        )
    }
}

//! `mtlint check`: reads articles, checks them on several threads, writes the list in order.

use super::args::{CheckArguments, FailOn, Format, MessageLanguage, When};
use super::desk::Desk;
use super::files;
use super::kept::Kept;
use super::output::{Output, Written};
use super::parallel::in_order;
use super::settings::{AllSettings, Layer};
use super::{CLEAN, FAILED, FOUND, Failure, complain, count, print};
use crate::finding::{Confidence, Finding, Severity};
use crate::language::{LANGUAGES, Language};
use crate::report::{self, Report};
use std::io::IsTerminal;

/// What came of one article.
#[derive(Default)]
struct Outcome {
    rendered: Vec<u8>,
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
    report: Box<dyn Report>,
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
        report: reporter(arguments, settings.first().message_language.value),
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
    in_order(sources.len(), arguments.jobs, check, |outcome| {
        writer.write(outcome)
    })?;
    writer.finish()
}

fn reporter(arguments: &CheckArguments, language: MessageLanguage) -> Box<dyn Report> {
    let language = match language {
        MessageLanguage::En => report::MessageLanguage::English,
        MessageLanguage::Ar => report::MessageLanguage::Arabic,
    };
    match arguments.format {
        Format::Csv => Box::new(report::csv::Csv { language }),
        Format::Text => Box::new(report::text::Text {
            language,
            color: is_colored(arguments),
        }),
        Format::Json => Box::new(report::json::Json {
            language,
            lines: false,
        }),
        Format::Jsonl => Box::new(report::json::Json {
            language,
            lines: true,
        }),
    }
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
                let fails = |f: &&Finding| {
                    f.decided.is_none()
                        && f.confidence == Confidence::High
                        && least.is_some_and(|least| f.severity >= least)
                };
                outcome.deciding = findings.iter().filter(fails).count();
                outcome.first = findings.iter().find(fails).map(|f| f.rule.id);
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
                if !findings.is_empty() {
                    outcome.rendered = self.report.article(document, &findings);
                }
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
    output: Output,
    articles: usize,
    listed: [usize; Severity::ALL.len()],
    decided: usize,
    deciding: usize,
    first: Option<&'static str>,
    any: bool,
    failed: bool,
    closed: bool,
}

impl<'a> Writer<'a> {
    fn open(job: &'a Job<'a>) -> Result<Writer<'a>, Failure> {
        let output = Output::open(job.arguments.output.as_deref())?;
        let mut writer = Writer {
            job,
            output,
            articles: 0,
            listed: [0; Severity::ALL.len()],
            decided: 0,
            deciding: 0,
            first: None,
            any: false,
            failed: false,
            closed: false,
        };
        writer.put(&job.report.begin())?;
        Ok(writer)
    }

    fn put(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        if !self.closed {
            self.closed = matches!(self.output.write(bytes)?, Written::Closed);
        }
        Ok(())
    }

    /// Writes what came of the next article; `false` when nobody reads any more.
    fn write(&mut self, outcome: Outcome) -> Result<bool, Failure> {
        if let Some(failure) = &outcome.failure {
            complain(failure);
            self.failed = true;
            return Ok(true);
        }
        self.articles += 1;
        if !self.job.arguments.quiet {
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
        if !outcome.rendered.is_empty() {
            if self.any {
                self.put(self.job.report.separator())?;
            }
            self.any = true;
            self.put(&outcome.rendered)?;
        }
        Ok(!self.closed)
    }

    fn finish(mut self) -> Result<u8, Failure> {
        self.put(&self.job.report.end())?;
        let closed = self.closed;
        let code = match () {
            () if self.failed => FAILED,
            () if self.deciding > 0 && !self.job.arguments.exit_zero => FOUND,
            () => CLEAN,
        };
        let summary = self.summary(code);
        let quiet = self.job.arguments.quiet;
        if matches!(self.output.finish()?, Written::Closed) || closed {
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

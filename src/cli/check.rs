//! `mtlint check`: reads articles, checks them on several threads, writes the list in order.

use super::args::{CheckArguments, Format, MessageLanguage, When};
use super::files::{self, Source};
use super::output::{Output, Written};
use super::{CLEAN, FAILED, FOUND, Failure, complain, find_language, phrases, rules};
use crate::check::Checker;
use crate::finding::{Confidence, Finding, Severity};
use crate::input;
use crate::language::phrases::Phrases;
use crate::language::{LANGUAGES, Language};
use crate::report::{self, Report};
use std::collections::BTreeMap;
use std::io::IsTerminal;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Condvar, Mutex, mpsc};
use std::thread;

/// Articles that may be checked ahead of the one that is to be written next: bounds the memory when one
/// article takes long.
const AHEAD: usize = 256;

/// What came of one article.
#[derive(Default)]
struct Outcome {
    rendered: Vec<u8>,
    /// Things to tell that are no findings.
    notes: Vec<String>,
    failure: Option<Failure>,
    listed: [usize; Severity::ALL.len()],
    /// The first finding that decides the exit code, as `line: rule`, and how many there are.
    deciding: usize,
    first: Option<&'static str>,
}

struct Job<'a> {
    arguments: &'a CheckArguments,
    checker: Checker,
    language: Option<&'static Language>,
    phrases: Option<Phrases>,
    report: Box<dyn Report>,
}

/// Runs the command; the result is the exit code.
pub(super) fn run(arguments: &CheckArguments) -> Result<u8, Failure> {
    let language = arguments
        .language
        .as_deref()
        .map(find_language)
        .transpose()?;
    let job = Job {
        arguments,
        checker: checker(arguments)?,
        language,
        phrases: phrases::load(&arguments.phrases, language)?,
        report: reporter(arguments),
    };
    let (sources, failures) = files::collect(&arguments.paths, arguments.files_from.as_deref());
    let mut writer = Writer::open(&job)?;
    writer.failed = !failures.is_empty();
    failures.iter().for_each(complain);
    let jobs = match arguments.jobs {
        Some(jobs) => jobs.get(),
        None if sources.len() > 1 => thread::available_parallelism().map_or(1, usize::from),
        None => 1,
    };
    if jobs.min(sources.len()) > 1 {
        in_parallel(&job, &sources, jobs.min(sources.len()), &mut writer)?;
    } else {
        let mut buffer = Vec::new();
        for source in &sources {
            if !writer.write(job.check(source, &mut buffer))? {
                break;
            }
        }
    }
    writer.finish()
}

fn checker(arguments: &CheckArguments) -> Result<Checker, Failure> {
    for id in arguments.select.iter().chain(&arguments.ignore) {
        rules::find(id)?;
    }
    let mut checker = Checker::default();
    checker.retain(|rule| {
        let named = |ids: &[String]| ids.iter().any(|id| id == rule.id);
        (arguments.select.is_empty() || named(&arguments.select)) && !named(&arguments.ignore)
    });
    Ok(checker)
}

fn reporter(arguments: &CheckArguments) -> Box<dyn Report> {
    let language = match arguments.message_language {
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
    /// Reads, checks and renders one article.
    fn check(&self, source: &Source, buffer: &mut Vec<u8>) -> Outcome {
        let name = match source {
            Source::Stdin => self.arguments.stdin_filename.clone(),
            Source::File(path) => path.to_string_lossy().into_owned(),
        };
        let mut outcome = Outcome::default();
        let read = source
            .read(buffer)
            .map_err(|error| error.to_string())
            .and_then(|()| {
                input::plain::read(&name, buffer, self.language).map_err(|error| error.to_string())
            });
        let document = match read {
            Ok(document) => document.with_phrases(self.phrases.as_ref()),
            Err(error) => {
                outcome.failure = Some(format!("{name}: {error}"));
                return outcome;
            }
        };
        if let Some(note) = unchecked(document.language(), &name, document.tokens().is_empty()) {
            outcome.notes.push(note);
        }
        let mut findings = self.checker.check(&document);
        let fails = |f: &Finding| {
            f.confidence == Confidence::High
                && self
                    .arguments
                    .fail_on
                    .severity()
                    .is_some_and(|least| f.severity >= least)
        };
        outcome.deciding = findings.iter().filter(|f| fails(f)).count();
        outcome.first = findings.iter().find(|f| fails(f)).map(|f| f.rule.id);
        findings.retain(|f| {
            f.severity >= self.arguments.min_severity
                && f.confidence >= self.arguments.min_confidence
        });
        for finding in &findings {
            outcome.listed[finding.severity as usize] += 1;
        }
        if !findings.is_empty() {
            outcome.rendered = self.report.article(&document, &findings);
        }
        drop(document);
        // One huge article must not keep its memory for the rest of the run.
        if buffer.capacity() > 1 << 22 {
            *buffer = Vec::new();
        }
        outcome
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

fn in_parallel(
    job: &Job<'_>,
    sources: &[Source],
    jobs: usize,
    writer: &mut Writer<'_>,
) -> Result<(), Failure> {
    let next = AtomicUsize::new(0);
    let written = (Mutex::new(0), Condvar::new());
    thread::scope(|scope| {
        let (send, receive) = mpsc::channel();
        for _ in 0..jobs {
            let send = send.clone();
            let (next, written) = (&next, &written);
            scope.spawn(move || {
                let mut buffer = Vec::new();
                loop {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    let Some(source) = sources.get(index) else {
                        return;
                    };
                    let guard = written.0.lock().expect("no thread panics");
                    drop(
                        written
                            .1
                            .wait_while(guard, |written| index >= *written + AHEAD)
                            .expect("no thread panics"),
                    );
                    if send.send((index, job.check(source, &mut buffer))).is_err() {
                        return;
                    }
                }
            });
        }
        drop(send);
        let mut waiting = BTreeMap::new();
        let mut expected = 0;
        let mut result = Ok(());
        for (index, outcome) in receive {
            waiting.insert(index, outcome);
            while let Some(outcome) = waiting.remove(&expected) {
                expected += 1;
                match writer.write(outcome) {
                    Ok(true) => {}
                    stop => {
                        // Nobody reads any more, or the disk is full: let the threads run out.
                        result = stop.map(drop);
                        next.store(sources.len(), Ordering::Relaxed);
                        *written.0.lock().expect("no thread panics") = usize::MAX - AHEAD;
                        written.1.notify_all();
                        return result;
                    }
                }
            }
            *written.0.lock().expect("no thread panics") = expected;
            written.1.notify_all();
        }
        result
    })
}

/// Writes outcomes in the order of the articles and sums them up.
struct Writer<'a> {
    job: &'a Job<'a>,
    output: Output,
    articles: usize,
    listed: [usize; Severity::ALL.len()],
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
        }
        Ok(code)
    }

    /// Articles, findings by severity, and what decided the exit code.
    fn summary(&self, code: u8) -> String {
        let count = |n: usize, one: &str| {
            if n == 1 {
                format!("1 {one}")
            } else {
                format!("{n} {one}s")
            }
        };
        let by_severity: Vec<_> = Severity::ALL
            .into_iter()
            .rev()
            .map(|severity| format!("{} {}", self.listed[severity as usize], severity.name()))
            .collect();
        let findings = self.listed.iter().sum();
        let least = self
            .job
            .arguments
            .fail_on
            .severity()
            .map_or("", Severity::name);
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
            "{}, {}: {}; {reason}",
            count(self.articles, "article"),
            count(findings, "finding"),
            by_severity.join(", ")
        )
    }
}

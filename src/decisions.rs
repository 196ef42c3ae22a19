//! Decisions that have been made about findings, as they are kept from one run to the next.
//!
//! They are kept as text, one JSON object a line, sorted, so that a version control system shows and merges them
//! line by line:
//!
//! ```text
//! {"decision":"ignore-all","rule":"untranslated-text","text":"Brexit","file":"","note":"house style"}
//! {"id":"mt-w4e9dk8r6wt1","decision":"ignore","rule":"untranslated-text","text":"Reuters","file":"sport/a.txt","note":""}
//! ```
//!
//! A record with an id is about one finding; `file` and `text` tell a reader which. A record without one is about
//! a text, wherever the rule finds it.

use crate::document::Document;
use crate::finding::{Decided, Decision, Edit, Finding, Id};
use crate::text::span::Span;
use rustc_hash::{FxHashMap, FxHasher};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt;
use std::hash::Hasher;
use std::io::{self, Read};
use std::ops::Range;

/// One decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record<'a> {
    /// The finding that it is about; none for every finding of the rule with the text.
    #[serde(default, with = "written_id", skip_serializing_if = "Option::is_none")]
    pub id: Option<Id>,
    /// What was decided: [`Decision::Ignore`], [`Decision::IgnoreAll`] or [`Decision::Baseline`].
    #[serde(with = "written_decision")]
    pub decision: Decision,
    /// The rule's id.
    pub rule: Cow<'a, str>,
    /// The flagged text; in a record for every finding what [`subject`] gives.
    pub text: Cow<'a, str>,
    /// The article, from the folder of the file that the record is kept in.
    #[serde(default)]
    pub file: Cow<'a, str>,
    /// Why.
    #[serde(default)]
    pub note: Cow<'a, str>,
}

mod written_id {
    use crate::finding::Id;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub(super) fn serialize<S: Serializer>(id: &Option<Id>, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(&id.unwrap_or_default())
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Id>, D::Error> {
        let text = String::deserialize(from)?;
        let id = text
            .parse()
            .map_err(|_| D::Error::custom(format!("`{text}` is no id")))?;
        Ok(Some(id))
    }
}

mod written_decision {
    use crate::finding::Decision;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub(super) fn serialize<S: Serializer>(decision: &Decision, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(decision.name())
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Decision, D::Error> {
        let text = String::deserialize(from)?;
        super::KEPT
            .into_iter()
            .find(|decision| decision.name() == text)
            .ok_or_else(|| D::Error::custom(format!("`{text}` is no decision that is kept")))
    }
}

/// The decisions that are kept; the others are carried out at once.
const KEPT: [Decision; 3] = [Decision::Ignore, Decision::IgnoreAll, Decision::Baseline];

impl Record<'_> {
    /// Records are sorted by what they are about: those for every finding first, by rule and text, then the others
    /// by id.
    fn order(&self, other: &Record<'_>) -> Ordering {
        let by_text = |record: &Record<'_>| record.id.is_none();
        self.id.cmp(&other.id).then_with(|| {
            if by_text(self) && by_text(other) {
                (&self.rule, &self.text).cmp(&(&other.rule, &other.text))
            } else {
                Ordering::Equal
            }
        })
    }

    /// The same with texts of its own.
    #[must_use]
    pub fn into_owned(self) -> Record<'static> {
        fn own(text: Cow<'_, str>) -> Cow<'static, str> {
            Cow::Owned(text.into_owned())
        }
        Record {
            id: self.id,
            decision: self.decision,
            rule: own(self.rule),
            text: own(self.text),
            file: own(self.file),
            note: own(self.note),
        }
    }
}

/// Why decisions could not be read.
#[derive(Debug)]
pub enum ReadError {
    /// The bytes do not come.
    Io(io::Error),
    /// A line is no record.
    Broken {
        /// Its number; the first is 1.
        line: usize,
        /// What is wrong with it.
        problem: String,
    },
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ReadError::Io(error) => error.fmt(f),
            ReadError::Broken { line, problem } => write!(f, "line {line}: {problem}"),
        }
    }
}

impl std::error::Error for ReadError {}

impl From<io::Error> for ReadError {
    fn from(error: io::Error) -> ReadError {
        ReadError::Io(error)
    }
}

/// Reads records, one a line, and hands each on. A file has thousands of them, all of which are read before an
/// article is checked, so that only a part of it is in memory at a time.
fn read(mut from: impl Read, mut take: impl FnMut(Record<'_>)) -> Result<(), ReadError> {
    let mut buffer = vec![0; 1 << 16];
    let (mut filled, mut number) = (0, 0);
    loop {
        let more = match from.read(&mut buffer[filled..]) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            more => more?,
        };
        filled += more;
        let whole = match memchr::memrchr(b'\n', &buffer[..filled]) {
            Some(end) => end + 1,
            None if more == 0 => filled,
            None => {
                if filled == buffer.len() {
                    buffer.resize(2 * filled, 0);
                }
                continue;
            }
        };
        // Validating line by line would cost as much as reading them.
        let whole_lines = match simdutf8::compat::from_utf8(&buffer[..whole]) {
            Ok(text) => text,
            Err(error) => {
                let before = &buffer[..error.valid_up_to()];
                let line = number + 1 + memchr::memchr_iter(b'\n', before).count();
                let problem = "not UTF-8".to_owned();
                return Err(ReadError::Broken { line, problem });
            }
        };
        let mut rest = whole_lines;
        while !rest.is_empty() {
            number += 1;
            if let Some((record, after)) = as_written(rest) {
                take(record);
                rest = after;
                continue;
            }
            let end = memchr::memchr(b'\n', rest.as_bytes()).unwrap_or(rest.len());
            line(&rest[..end], number == 1, &mut take).map_err(|problem| ReadError::Broken {
                line: number,
                problem,
            })?;
            rest = rest.get(end + 1..).unwrap_or_default();
        }
        buffer.copy_within(whole..filled, 0);
        filled -= whole;
        if more == 0 {
            return Ok(());
        }
    }
}

fn line(line: &str, is_first: bool, take: &mut impl FnMut(Record<'_>)) -> Result<(), String> {
    let line = if is_first {
        line.trim_start_matches('\u{FEFF}')
    } else {
        line
    };
    let line = line.trim();
    if !line.is_empty() {
        take(read_line(line)?);
    }
    Ok(())
}

/// The decisions of a file as a check needs them.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// Sorted by id.
    single: Vec<Single>,
    /// For every finding of a rule with a text, sorted by those.
    general: Vec<General>,
    /// Why single findings were decided, where somebody said so: the part of `texts`; sorted by id.
    notes: Vec<(Id, Range<u32>)>,
    /// Texts and remarks, one behind the other.
    texts: String,
    /// The rules that there are decisions about.
    rules: Vec<Box<str>>,
}

/// A decision about a single finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Single {
    id: Id,
    decision: Decision,
    /// The rule's number in [`Known::rules`].
    rule: u16,
    /// The hash of the article's name.
    file: u64,
}

/// A decision about all findings of a rule with a text.
#[derive(Clone, Debug)]
struct General {
    decision: Decision,
    /// The rule's number in [`Known::rules`].
    rule: u16,
    /// The parts of [`Known::texts`].
    text: Range<u32>,
    note: Range<u32>,
}

impl Known {
    /// Reads records, one a line, in whatever order. Of two about the same finding one that somebody has judged
    /// goes before one that nobody has.
    ///
    /// # Errors
    ///
    /// When bytes cannot be read, or at the first line that is no record.
    pub fn read(from: impl Read) -> Result<Known, ReadError> {
        let mut known = Known::default();
        read(from, |record| known.take(record))?;
        if !known.single.is_sorted_by(|a, b| a.id < b.id) {
            known.single.sort();
            known.single.dedup_by_key(|single| single.id);
            known.notes.sort_by_key(|(id, _)| *id);
            known.notes.dedup_by_key(|(id, _)| *id);
        }
        let mut general = std::mem::take(&mut known.general);
        let order = |a: &General, b: &General| known.subject(a).cmp(&known.subject(b));
        if !general.is_sorted_by(|a, b| order(a, b) == Ordering::Less) {
            general.sort_by(order);
            general.dedup_by(|second, first| order(first, second) == Ordering::Equal);
        }
        known.general = general;
        Ok(known)
    }

    fn take(&mut self, record: Record<'_>) {
        let rule = match self.rules.iter().position(|rule| **rule == *record.rule) {
            Some(rule) => rule,
            None => {
                self.rules.push((*record.rule).into());
                self.rules.len() - 1
            }
        };
        let rule = u16::try_from(rule).unwrap_or(u16::MAX);
        let decision = record.decision;
        let Some(id) = record.id else {
            let (text, note) = (self.keep(&record.text), self.keep(&record.note));
            self.general.push(General {
                decision,
                rule,
                text,
                note,
            });
            return;
        };
        if !record.note.is_empty() {
            let note = self.keep(&record.note);
            self.notes.push((id, note));
        }
        self.single.push(Single {
            id,
            decision,
            rule,
            file: hash(&record.file),
        });
    }

    /// Keeps a text, and gives back where.
    fn keep(&mut self, text: &str) -> Range<u32> {
        let length = |text: &str| u32::try_from(text.len()).unwrap_or(u32::MAX);
        let start = length(&self.texts);
        self.texts.push_str(text);
        start..length(&self.texts)
    }

    /// A text that is kept.
    fn kept(&self, part: &Range<u32>) -> &str {
        let part = part.start as usize..part.end as usize;
        self.texts.get(part).unwrap_or_default()
    }

    /// What a decision about all findings with a text is about: the rule and the text.
    fn subject(&self, general: &General) -> (&str, &str) {
        let rule = self.rules.get(usize::from(general.rule));
        let rule = rule.map_or("", |rule| &**rule);
        (rule, self.kept(&general.text))
    }

    /// How many records there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.single.len() + self.general.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// What has been decided about a finding, with the number of the record that says so: records about single
    /// findings have the numbers from 0 on, in the order of their ids.
    #[must_use]
    pub fn about(&self, document: &Document<'_>, finding: &Finding) -> Option<(usize, Decided)> {
        let decided = |decision, note: &str| Decided {
            decision,
            note: note.to_owned(),
        };
        if let Ok(number) = self
            .single
            .binary_search_by_key(&finding.id, |single| single.id)
        {
            let note = self.notes.binary_search_by_key(&finding.id, |(id, _)| *id);
            let note = note.map_or("", |at| self.kept(&self.notes[at].1));
            return Some((number, decided(self.single[number].decision, note)));
        }
        if self.general.is_empty() {
            return None;
        }
        let find = |text: &str| {
            let by = |general: &General| self.subject(general).cmp(&(finding.rule.id, text));
            self.general.binary_search_by(by).ok()
        };
        let of_habit = || change(document, finding).and_then(|text| find(&text));
        let at = find(&subject(document, finding)).or_else(of_habit)?;
        let general = &self.general[at];
        let note = self.kept(&general.note);
        Some((self.single.len() + at, decided(general.decision, note)))
    }

    /// The records about single findings of these articles, as their numbers, with the article's index in `files`
    /// and the rule.
    pub fn of_files<'k>(&'k self, files: &[&str]) -> impl Iterator<Item = (usize, usize, &'k str)> {
        let files: FxHashMap<u64, usize> = files
            .iter()
            .enumerate()
            .map(|(i, file)| (hash(file), i))
            .collect();
        let singles = self.single.iter().enumerate();
        singles.filter_map(move |(number, single)| {
            let file = *files.get(&single.file)?;
            let rule = self.rules.get(usize::from(single.rule))?;
            Some((number, file, &**rule))
        })
    }

    /// The id of the record with this number, when it is about a single finding.
    #[must_use]
    pub fn id(&self, number: usize) -> Option<Id> {
        self.single.get(number).map(|single| single.id)
    }
}

fn hash(file: &str) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(file.as_bytes());
    hasher.finish()
}

/// The decisions of a file, to be changed and written again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decisions {
    /// Sorted, one for each matter.
    records: Vec<Record<'static>>,
}

impl Decisions {
    /// Reads records as [`Known::read`] does.
    ///
    /// # Errors
    ///
    /// When bytes cannot be read, or at the first line that is no record.
    pub fn read(from: impl Read) -> Result<Decisions, ReadError> {
        let mut records = Vec::new();
        read(from, |record| records.push(record.into_owned()))?;
        records.sort_by(|a: &Record<'_>, b| a.order(b).then(a.decision.cmp(&b.decision)));
        records.dedup_by(|second, first| first.order(second) == Ordering::Equal);
        Ok(Decisions { records })
    }

    /// The records, in order.
    #[must_use]
    pub fn records(&self) -> &[Record<'static>] {
        &self.records
    }

    /// Adds records; they replace those about the same.
    pub fn add(&mut self, more: impl IntoIterator<Item = Record<'static>>) {
        let mut records: Vec<_> = more.into_iter().collect();
        records.append(&mut self.records);
        // Stable: of equal ones the new one is first.
        records.sort_by(Record::order);
        records.dedup_by(|second, first| first.order(second) == Ordering::Equal);
        self.records = records;
    }

    /// Keeps the records for which `keep` holds.
    pub fn retain(&mut self, keep: impl FnMut(&Record<'static>) -> bool) {
        self.records.retain(keep);
    }

    /// The records as they are kept.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut bytes = Vec::with_capacity(self.records.len() * 160);
        for record in &self.records {
            serde_json::to_writer(&mut bytes, record)
                .expect("records are flat, memory does not fail");
            bytes.push(b'\n');
        }
        String::from_utf8(bytes).expect("JSON is UTF-8")
    }
}

/// What stands behind a beginning. The beginnings are short and known, so that to compare them costs no call.
#[inline]
fn behind<'a, const N: usize>(text: &'a str, beginning: &[u8; N]) -> Option<&'a str> {
    match text.as_bytes().first_chunk::<N>()? == beginning {
        true => text.get(N..),
        false => None,
    }
}

/// Where the first quotation mark or backslash stands. Most values are short, so that eight bytes at a time cost less
/// than to call a search that is made for long ones.
#[inline]
fn end_of_value(text: &str) -> Option<usize> {
    const EACH: u64 = u64::MAX / 0xFF;
    /// Bytes after which a value is long.
    const SHORT: usize = 64;
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(eight) = bytes.get(at..).and_then(<[u8]>::first_chunk::<8>)
        && at < SHORT
    {
        let eight = u64::from_le_bytes(*eight);
        // The lowest bit that is left stands in the first byte that is zero.
        let zeros = |bytes: u64| bytes.wrapping_sub(EACH) & !bytes & (EACH << 7);
        let (quote, backslash) = (EACH * u64::from(b'"'), EACH * u64::from(b'\\'));
        let found = zeros(eight ^ quote) | zeros(eight ^ backslash);
        if found != 0 {
            return Some(at + (found.trailing_zeros() / 8) as usize);
        }
        at += 8;
    }
    let rest = memchr::memchr2(b'"', b'\\', &bytes[at..])?;
    Some(at + rest)
}

/// The text up to the quotation mark that ends it, when nothing in it is escaped and `then` follows.
#[inline]
fn value<'a, const N: usize>(rest: &mut &'a str, then: &[u8; N]) -> Option<Cow<'a, str>> {
    let (value, after) = rest.split_at_checked(end_of_value(rest)?)?;
    *rest = behind(after, then)?;
    Some(Cow::Borrowed(value))
}

/// Reads the first of lines as [`Decisions::to_text`] writes a record, and gives back the lines behind it; none when
/// it is written in any other way. It is the fast way: a parser costs five times as much, and files have thousands of
/// records.
#[inline]
fn as_written(lines: &str) -> Option<(Record<'_>, &str)> {
    const ID: usize = "mt-w4e9dk8r6wt1".len();
    let (id, decision, mut rest) = match behind(lines, b"{\"id\":\"") {
        Some(rest) => {
            let (id, rest) = rest.split_at_checked(ID)?;
            let id = id.parse().ok()?;
            match behind(rest, b"\",\"decision\":\"ignore\",\"rule\":\"") {
                Some(rest) => (Some(id), Decision::Ignore, rest),
                None => {
                    let rest = behind(rest, b"\",\"decision\":\"baseline\",\"rule\":\"")?;
                    (Some(id), Decision::Baseline, rest)
                }
            }
        }
        None => {
            let rest = behind(lines, b"{\"decision\":\"ignore-all\",\"rule\":\"")?;
            (None, Decision::IgnoreAll, rest)
        }
    };
    let record = Record {
        id,
        decision,
        rule: value(&mut rest, b"\",\"text\":\"")?,
        text: value(&mut rest, b"\",\"file\":\"")?,
        file: value(&mut rest, b"\",\"note\":\"")?,
        note: value(&mut rest, b"\"}")?,
    };
    match rest.is_empty() {
        true => Some((record, rest)),
        false => Some((record, behind(rest, b"\n")?)),
    }
}

fn read_line(line: &str) -> Result<Record<'static>, String> {
    if ["<<<<<<<", "=======", ">>>>>>>"]
        .iter()
        .any(|mark| line.starts_with(mark))
    {
        return Err(
            "a merge conflict: keep the records of both sides and take out the mark".to_owned(),
        );
    }
    let record: Record<'_> = serde_json::from_str(line).map_err(|error| {
        // The line within the record is always the first.
        let error = error.to_string();
        error.split(" at line ").next().unwrap_or(&error).to_owned()
    })?;
    match (record.decision, record.id) {
        (Decision::IgnoreAll, Some(_)) => Err("a record for all findings has no id".to_owned()),
        (Decision::Ignore | Decision::Baseline, None) => Err("the id is missing".to_owned()),
        _ => Ok(record.into_owned()),
    }
}

/// What a decision about all findings of one text is about: the text without what is joined to its front, marks and
/// stretching; where one finding stands for a habit, what changes in all its places.
#[must_use]
pub fn subject<'a>(document: &Document<'a>, finding: &Finding) -> Cow<'a, str> {
    let habit = (!finding.edits.is_empty())
        .then(|| change(document, finding))
        .flatten();
    if let Some(change) = habit {
        return change.into();
    }
    let text = document.text(finding.core.unwrap_or(finding.span));
    match document.language().and_then(|language| language.words) {
        Some(words) => (words.plain)(text),
        None => text.into(),
    }
}

/// What a finding changes, where that is the same in all its places.
fn change(document: &Document<'_>, finding: &Finding) -> Option<String> {
    let source = document.source();
    let written = |(span, text): (Span, &str)| format!("«{}»→«{text}»", span.of(source));
    let Some((first, others)) = finding.edits.split_first() else {
        let text = finding.suggestion.clone();
        let edit = Edit {
            span: finding.span,
            text,
        };
        return edit.change(source).map(written);
    };
    let first = written(first.change(source)?);
    let same = |edit: &Edit| edit.change(source).map(written).as_ref() == Some(&first);
    others.iter().all(same).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::Checker;
    use crate::input::plain;

    fn record(id: Option<&str>, decision: Decision, text: &'static str) -> Record<'static> {
        Record {
            id: id.map(|id| id.parse().unwrap()),
            decision,
            rule: "untranslated-text".into(),
            text: text.into(),
            file: "desk/a.txt".into(),
            note: "".into(),
        }
    }

    const ONE: &str = "mt-w4e9dk8r6wt1";
    const TWO: &str = "mt-zh20kk0m07tj";

    #[test]
    fn records_come_back() {
        let mut decisions = Decisions::default();
        decisions.add([
            record(Some(TWO), Decision::Baseline, "Reuters"),
            record(
                Some(ONE),
                Decision::Ignore,
                "quote \" slash \\ tab \t line \n",
            ),
            record(None, Decision::IgnoreAll, "Brexit"),
        ]);
        let text = decisions.to_text();
        assert_eq!(text.lines().count(), 3);
        assert!(
            text.lines().next().unwrap().contains("Brexit"),
            "general ones first: {text}"
        );
        assert_eq!(Decisions::read(text.as_bytes()).unwrap(), decisions);
        // Whatever another tool makes of the lines.
        let reversed: Vec<_> = text
            .lines()
            .rev()
            .map(|line| line.replace("\":\"", "\" : \""))
            .collect();
        let reversed = format!("\u{FEFF}\r\n{}\r\n", reversed.join("\r\n\r\n"));
        assert_eq!(Decisions::read(reversed.as_bytes()).unwrap(), decisions);
    }

    #[test]
    fn the_fast_way_reads_what_serde_reads() {
        const LONG: &str = "نص طويل بما يكفي لأن لا يكون قصيرا في عين من يقرؤه ثمانية أحرف في كل مرة";
        let decisions = [
            record(Some(ONE), Decision::Ignore, "Reuters"),
            record(Some(TWO), Decision::Baseline, ""),
            record(Some(ONE), Decision::Ignore, LONG),
            record(None, Decision::IgnoreAll, "Brexit"),
        ];
        for record in decisions {
            let line = serde_json::to_string(&record).unwrap();
            let longer = format!("{line}\nx");
            assert_eq!(as_written(&line), Some((record.clone(), "")));
            assert_eq!(as_written(&longer), Some((record.clone(), "x")));
            assert_eq!(as_written(&format!("{line} ")), None);
            assert_eq!(read_line(&line), Ok(record));
            for end in (0..line.len()).filter(|end| line.is_char_boundary(*end)) {
                assert_eq!(as_written(&line[..end]), None);
            }
        }
    }

    #[test]
    fn values_end_at_the_first_mark() {
        for length in 0..80 {
            for mark in ['"', '\\'] {
                let text = format!("{}{mark}\"\\ab", "ا".repeat(length));
                assert_eq!(end_of_value(&text), Some(2 * length));
                let text = format!("{}{mark}", "#!".repeat(length));
                assert_eq!(end_of_value(&text), Some(2 * length));
            }
            assert_eq!(end_of_value(&"]#".repeat(length)), None);
        }
    }

    #[test]
    fn lines_are_read_whole_however_the_bytes_come() {
        /// Gives its bytes in small pieces.
        struct Pieces<'a>(&'a [u8], usize);
        impl Read for Pieces<'_> {
            fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
                let count = self.1.min(self.0.len()).min(buffer.len());
                buffer[..count].copy_from_slice(&self.0[..count]);
                self.0 = &self.0[count..];
                Ok(count)
            }
        }
        let mut decisions = Decisions::default();
        let long: &'static str = "ب".repeat(100_000).leak();
        decisions.add([
            record(Some(ONE), Decision::Ignore, long),
            record(Some(TWO), Decision::Baseline, "Reuters"),
        ]);
        let text = decisions.to_text();
        for (text, size) in [(&*text, 1000), (text.trim_end(), 1 << 20), (&text, 70_001)] {
            let read = Decisions::read(Pieces(text.as_bytes(), size)).unwrap();
            assert_eq!(read, decisions);
        }
    }

    #[test]
    fn who_has_judged_goes_first() {
        let (a, b) = (
            record(Some(ONE), Decision::Baseline, "a"),
            record(Some(ONE), Decision::Ignore, "a"),
        );
        let line = |record| serde_json::to_string(record).unwrap();
        for text in [
            format!("{}\n{}", line(&a), line(&b)),
            format!("{}\n{}", line(&b), line(&a)),
        ] {
            let decisions = Decisions::read(text.as_bytes()).unwrap();
            assert_eq!(decisions.records(), std::slice::from_ref(&b));
            let known = Known::read(text.as_bytes()).unwrap();
            assert_eq!(known.single.len(), 1);
            assert_eq!(known.single[0].decision, Decision::Ignore);
        }
        let mut decisions = Decisions { records: vec![b] };
        decisions.add([a.clone()]);
        assert_eq!(decisions.records(), [a], "what is added replaces");
    }

    #[test]
    fn broken_lines_are_told() {
        let good = serde_json::to_string(&record(Some(ONE), Decision::Ignore, "a")).unwrap();
        for (line, problem) in [
            ("{", "EOF while parsing an object"),
            ("<<<<<<< HEAD", "a merge conflict"),
            (
                "{\"id\":\"1.2E+11\",\"decision\":\"ignore\",\"rule\":\"a\",\"text\":\"b\"}",
                "`1.2E+11` is no id",
            ),
            (
                "{\"decision\":\"ignore\",\"rule\":\"a\",\"text\":\"b\"}",
                "the id is missing",
            ),
            (
                "{\"id\":\"mt-w4e9dk8r6wt1\",\"decision\":\"fix\",\"rule\":\"a\",\"text\":\"b\"}",
                "`fix` is no decision that is kept",
            ),
            (
                "{\"id\":\"mt-w4e9dk8r6wt1\",\"decision\":\"ignore\",\"text\":\"b\"}",
                "missing field `rule`",
            ),
            (
                "{\"id\":\"mt-w4e9dk8r6wt1\",\"decision\":\"ignore-all\",\"rule\":\"a\",\"text\":\"b\"}",
                "has no id",
            ),
        ] {
            let text = format!("{good}\n{line}\n{good}\n");
            let broken = Known::read(text.as_bytes()).unwrap_err().to_string();
            assert!(
                broken.starts_with("line 2: ") && broken.contains(problem),
                "{broken}"
            );
        }
    }

    #[test]
    fn a_text_is_decided_with_whatever_is_joined_to_it() {
        let source = "قالت لـReuters مصادر.\nونقلت عن Reuters الخبر، وعن Bloomberg كذلك.\n";
        let document = plain::read("a.txt", source.as_bytes(), None).unwrap();
        let findings = Checker::default().check(&document);
        assert_eq!(findings.len(), 3);
        let mut decisions = Decisions::default();
        let text = subject(&document, &findings[0]).into_owned();
        assert_eq!(text, "Reuters");
        decisions.add([Record {
            text: text.into(),
            ..record(None, Decision::IgnoreAll, "")
        }]);
        let known = Known::read(decisions.to_text().as_bytes()).unwrap();
        let number = |f| known.about(&document, f).map(|(number, _)| number);
        let about: Vec<_> = findings.iter().map(number).collect();
        assert_eq!(about, [Some(0), Some(0), None]);
    }

    #[test]
    fn a_habit_is_decided_wherever_it_is() {
        let article =
            |times: usize| "قال الوزير ، إن الوضع هادئ ، وإن القوات ، عادت.\n".repeat(times);
        let (long, short) = (article(3), article(1));
        let document = plain::read("a.txt", long.as_bytes(), None).unwrap();
        let habits = Checker::default().check(&document);
        let habit = habits
            .iter()
            .find(|f| f.rule.id == "punctuation-spacing")
            .unwrap();
        assert!(!habit.edits.is_empty());
        let text = subject(&document, habit).into_owned();
        assert_eq!(text, "« »→«»");
        let mut decisions = Decisions::default();
        let rule = "punctuation-spacing".into();
        decisions.add([Record {
            text: text.into(),
            rule,
            ..record(None, Decision::IgnoreAll, "")
        }]);
        let known = Known::read(decisions.to_text().as_bytes()).unwrap();
        let document = plain::read("b.txt", short.as_bytes(), None).unwrap();
        let findings = Checker::default().check(&document);
        assert!(!findings.is_empty());
        assert!(
            findings
                .iter()
                .all(|finding| known.about(&document, finding).is_some())
        );
    }
}

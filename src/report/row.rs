//! A finding as a row: everything a reader of the list sees of it.

use super::message::MessageLanguage;
use crate::document::Document;
use crate::finding::{Finding, id};
use crate::text::lines::LineIndex;
use crate::text::span::Span;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

/// Characters of context on each side of the flagged text.
const CONTEXT: usize = 60;

/// Characters of the longest cell; spreadsheets cut or refuse at 32,767.
const CELL: usize = 32_000;

/// A row of the review list. The fields are the columns, in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// What the editor decided: `fix`, `ignore` or `ignore-all`; empty when nothing is decided.
    pub decision: String,
    /// The flagged text as it stands.
    pub text: String,
    /// What would replace it; empty when there is nothing to propose.
    pub suggestion: String,
    /// What the editor wants instead; empty in a new list.
    pub replacement: String,
    /// The text around it.
    pub context: String,
    /// What is wrong and why we think so.
    pub message: String,
    /// The rule's id.
    pub rule: String,
    /// `critical`, `major`, `minor` or `neutral`.
    pub severity: String,
    /// The article, as it was named.
    pub file: String,
    /// The line; the first is 1.
    pub line: usize,
    /// The column in characters; the first is 1.
    pub column: usize,
    /// The editor's remark; empty in a new list.
    pub note: String,
    /// `high`, `medium` or `low`.
    pub confidence: String,
    /// Dimension and type in MQM.
    pub category: String,
    /// The same for rows about one name, in whatever article.
    pub group: String,
    /// Stable while the text and its surroundings stay the same.
    pub id: String,
    /// Byte offset of the flagged text.
    pub start: usize,
    /// Byte offset after the flagged text.
    pub end: usize,
    /// Where the flagged text stands in `context`, in bytes; no column.
    #[serde(skip)]
    pub mark: Range<usize>,
}

/// The names of the columns, in order.
pub const COLUMNS: [&str; 18] = [
    "decision",
    "text",
    "suggestion",
    "replacement",
    "context",
    "message",
    "rule",
    "severity",
    "file",
    "line",
    "column",
    "note",
    "confidence",
    "category",
    "group",
    "id",
    "start",
    "end",
];

/// The rows of an article's findings.
#[must_use]
pub fn rows(document: &Document<'_>, findings: &[Finding], language: MessageLanguage) -> Vec<Row> {
    if findings.is_empty() {
        return Vec::new();
    }
    let lines = LineIndex::new(document.source());
    findings
        .iter()
        .map(|finding| {
            let decided = finding.decided.as_ref();
            let (context, mark) = context(document, finding.span);
            Row {
                decision: decided.map_or("", |d| d.decision.name()).to_owned(),
                note: cell(decided.map_or("", |d| &d.note)),
                text: cell(document.text(finding.span)),
                suggestion: cell(finding.suggestion.as_deref().unwrap_or_default()),
                context,
                mark,
                message: cell(&language.tell(&finding.message, &lines)),
                rule: finding.rule.id.to_owned(),
                severity: finding.severity.name().to_owned(),
                file: document.name().to_owned(),
                line: lines.line(finding.span.start),
                column: lines.column(finding.span.start),
                confidence: finding.confidence.name().to_owned(),
                category: finding.rule.error.name().to_owned(),
                group: id::group(document, finding),
                id: finding.id.to_string(),
                start: finding.span.start(),
                end: finding.span.end(),
                ..Row::default()
            }
        })
        .collect()
}

/// The places of rows in a list where those of one group stand next to each other, in the order of the first
/// of each.
#[must_use]
pub fn by_group(rows: &[Row]) -> Vec<usize> {
    let mut firsts: HashMap<&str, usize> = HashMap::new();
    let first: Vec<usize> = rows
        .iter()
        .enumerate()
        .map(|(place, row)| *firsts.entry(&row.group).or_insert(place))
        .collect();
    let mut places: Vec<usize> = (0..rows.len()).collect();
    places.sort_by_key(|&place| first[place]);
    places
}

/// The text around a span as a cell: a few words on each side, with `…` where it was cut; and where the text of
/// the span stands in it.
fn context(document: &Document<'_>, span: Span) -> (String, Range<usize>) {
    let (before, after) = document.surroundings(span, CONTEXT);
    let whole = document
        .segment_at(span.start())
        .map_or(span, |i| document.segments()[i].span);
    let mut text = String::new();
    if span.start() - before.len() > whole.start() {
        text.push('…');
    }
    text.push_str(&one_line(before));
    let start = text.len();
    text.push_str(&one_line(document.text(span)));
    let end = text.len();
    text.push_str(&one_line(after));
    if span.end() + after.len() < whole.end() {
        text.push('…');
    }
    let text = cell(&text);
    let end = end.min(text.len());
    (text, start..end)
}

/// A text as a cell: without line ends, and not too long for a spreadsheet.
fn cell(text: &str) -> String {
    let mut text = one_line(text).into_owned();
    if text.len() > CELL
        && let Some((at, _)) = text.char_indices().nth(CELL - 1)
    {
        text.truncate(at);
        text.push('…');
    }
    text
}

/// A text whose line ends are shown and do not act.
fn one_line(text: &str) -> Cow<'_, str> {
    const ENDS: [char; 4] = ['\n', '\r', '\u{2028}', '\u{2029}'];
    // The first bytes of the ends: nearly all texts have none of them.
    if memchr::memchr3(b'\n', b'\r', 0xE2, text.as_bytes()).is_some() && text.contains(ENDS) {
        text.replace("\r\n", " ⏎ ").replace(ENDS, " ⏎ ").into()
    } else {
        text.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_have_no_line_ends_and_an_end() {
        assert_eq!(cell("a\r\nb\nc"), "a ⏎ b ⏎ c");
        let long = cell(&"ب".repeat(40_000));
        assert_eq!(long.chars().count(), CELL);
        assert!(long.ends_with('…'));
    }

    #[test]
    fn rows_of_one_group_stand_together() {
        let row = |group: &str| Row {
            group: group.to_owned(),
            ..Row::default()
        };
        let rows = ["b", "a", "b", "c", "a", "b"].map(row);
        assert_eq!(by_group(&rows), [0, 2, 5, 1, 4, 3]);
    }

    #[test]
    fn the_mark_is_the_flagged_text() {
        let source = "قال Reuters ثم قال\nReuters بعد ذلك";
        let document = Document::new("a", source, vec![], None);
        let at = source.rfind("Reuters").unwrap();
        for (start, text) in [(at, "Reuters"), (at - "قال ".len(), "قال ⏎ Reuters")] {
            let (context, mark) = context(&document, Span::new(start, at + 7));
            assert_eq!(&context[mark], text);
        }
    }
}

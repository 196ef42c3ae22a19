//! A finding as a row: everything a reader of the list sees of it.

use super::message::MessageLanguage;
use crate::document::Document;
use crate::finding::{Finding, id};
use crate::text::lines::{self, LineIndex};
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
pub struct Row<'a> {
    /// What the editor decided: `fix`, `ignore` or `ignore-all`; empty when nothing is decided.
    pub decision: Cow<'a, str>,
    /// The flagged text as it stands.
    pub text: Cow<'a, str>,
    /// What would replace it; empty when there is nothing to propose.
    pub suggestion: Cow<'a, str>,
    /// What the editor wants instead; empty in a new list.
    pub replacement: Cow<'a, str>,
    /// The text around it.
    pub context: Cow<'a, str>,
    /// What is wrong and why we think so.
    pub message: Cow<'a, str>,
    /// The rule's id.
    pub rule: Cow<'a, str>,
    /// `critical`, `major`, `minor` or `neutral`.
    pub severity: Cow<'a, str>,
    /// The article, as it was named.
    pub file: Cow<'a, str>,
    /// The line; the first is 1.
    pub line: usize,
    /// The column in characters; the first is 1.
    pub column: usize,
    /// The editor's remark; empty in a new list.
    pub note: Cow<'a, str>,
    /// `high`, `medium` or `low`.
    pub confidence: Cow<'a, str>,
    /// Dimension and type in MQM.
    pub category: Cow<'a, str>,
    /// The same for rows about one name, in whatever article.
    pub group: Cow<'a, str>,
    /// Stable while the text and its surroundings stay the same.
    pub id: Cow<'a, str>,
    /// Byte offset of the flagged text.
    pub start: usize,
    /// Byte offset after the flagged text.
    pub end: usize,
    /// Where the flagged text stands in `context`, in bytes; no column.
    #[serde(skip)]
    pub mark: Range<usize>,
}

/// What stands in a cell of the list.
#[derive(Clone, Copy, Debug)]
pub enum Cell<'r> {
    /// Words.
    Text(&'r str),
    /// A place in the article.
    Number(usize),
}

impl Row<'_> {
    /// The cells, in the order of [`COLUMNS`].
    #[must_use]
    pub fn cells(&self) -> [Cell<'_>; COLUMNS.len()] {
        use Cell::{Number, Text};
        [
            Text(&self.decision),
            Text(&self.text),
            Text(&self.suggestion),
            Text(&self.replacement),
            Text(&self.context),
            Text(&self.message),
            Text(&self.rule),
            Text(&self.severity),
            Text(&self.file),
            Number(self.line),
            Number(self.column),
            Text(&self.note),
            Text(&self.confidence),
            Text(&self.category),
            Text(&self.group),
            Text(&self.id),
            Number(self.start),
            Number(self.end),
        ]
    }

    /// The row without the article that it speaks of.
    #[must_use]
    pub fn into_owned(self) -> Row<'static> {
        let owned = |cell: Cow<'_, str>| Cow::Owned(cell.into_owned());
        Row {
            decision: owned(self.decision),
            text: owned(self.text),
            suggestion: owned(self.suggestion),
            replacement: owned(self.replacement),
            context: owned(self.context),
            message: owned(self.message),
            rule: owned(self.rule),
            severity: owned(self.severity),
            file: owned(self.file),
            note: owned(self.note),
            confidence: owned(self.confidence),
            category: owned(self.category),
            group: owned(self.group),
            id: owned(self.id),
            ..self
        }
    }
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

/// The rows of an article's findings, one after the other.
pub fn rows<'a>(
    document: &'a Document<'_>,
    findings: &'a [Finding],
    language: MessageLanguage,
) -> impl ExactSizeIterator<Item = Row<'a>> {
    let source = match findings {
        [] => "",
        _ => document.source(),
    };
    let lines = LineIndex::new(source);
    findings
        .iter()
        .map(move |finding| row(document, finding, language, &lines))
}

fn row<'a>(
    document: &'a Document<'_>,
    finding: &'a Finding,
    language: MessageLanguage,
    lines: &LineIndex<'_>,
) -> Row<'a> {
    let decided = finding.decided.as_ref();
    let excerpt = Excerpt::of(document, finding.span);
    let (line, column) = lines.place(finding.span.start);
    Row {
        decision: decided.map_or("", |d| d.decision.name()).into(),
        note: cell(decided.map_or("", |d| &d.note)),
        text: excerpt.text,
        suggestion: cell(finding.suggestion.as_deref().unwrap_or_default()),
        replacement: "".into(),
        context: excerpt.context.into(),
        mark: excerpt.mark,
        message: cell(language.tell(&finding.message, lines)),
        rule: finding.rule.id.into(),
        severity: finding.severity.name().into(),
        file: document.name().into(),
        line,
        column,
        confidence: finding.confidence.name().into(),
        category: finding.rule.error.name().into(),
        group: id::group(document, finding).into(),
        id: finding.id.written().into(),
        start: finding.span.start(),
        end: finding.span.end(),
    }
}

/// The places of rows in a list where those of one group stand next to each other, in the order of the first
/// of each.
#[must_use]
pub fn by_group(rows: &[Row<'_>]) -> Vec<usize> {
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

/// The flagged text and the text around it, as cells.
struct Excerpt<'a> {
    text: Cow<'a, str>,
    /// A few words on each side, with `…` where it was cut.
    context: String,
    /// Where the text stands in the context, in bytes.
    mark: Range<usize>,
}

impl<'a> Excerpt<'a> {
    fn of(document: &Document<'a>, span: Span) -> Excerpt<'a> {
        let text = document.text(span);
        let (before, after) = document.surroundings(span, CONTEXT);
        let (from, to) = (span.start() - before.len(), span.end() + after.len());
        let whole = document
            .segment_at(span.start())
            .map_or(span, |i| document.segments()[i].span);
        let mut context = String::with_capacity(to - from + 2 * '…'.len_utf8());
        if from > whole.start() {
            context.push('…');
        }
        // Hardly any text has a line end in it.
        let plain = lines::ends(&document.source()[from..to]).next().is_none();
        let shown = |part: &'a str| match plain {
            true => part.into(),
            false => one_line(part),
        };
        context.push_str(&shown(before));
        let start = context.len();
        context.push_str(&shown(text));
        let end = context.len();
        context.push_str(&shown(after));
        if to < whole.end() {
            context.push('…');
        }
        let context = shortened(context.into()).into_owned();
        Excerpt {
            text: shortened(shown(text)),
            mark: start..end.min(context.len()),
            context,
        }
    }
}

/// A text as a cell: without line ends, and not too long for a spreadsheet.
fn cell<'a>(text: impl Into<Cow<'a, str>>) -> Cow<'a, str> {
    shortened(match text.into() {
        Cow::Borrowed("") => "".into(),
        Cow::Borrowed(text) => one_line(text),
        Cow::Owned(text) => match one_line(&text) {
            Cow::Borrowed(_) => text.into(),
            Cow::Owned(text) => text.into(),
        },
    })
}

/// A text that is not too long for a spreadsheet.
fn shortened(mut text: Cow<'_, str>) -> Cow<'_, str> {
    if text.len() > CELL
        && let Some((at, _)) = text.char_indices().nth(CELL - 1)
    {
        let text = text.to_mut();
        text.truncate(at);
        text.push('…');
    }
    text
}

/// A text whose line ends are shown and do not act.
fn one_line(text: &str) -> Cow<'_, str> {
    let mut ends = lines::ends(text).peekable();
    if ends.peek().is_none() {
        return text.into();
    }
    let mut line = String::with_capacity(text.len() + 16);
    let mut from = 0;
    for end in ends {
        line.push_str(&text[from..end.start]);
        line.push_str(" ⏎ ");
        from = end.end;
    }
    line.push_str(&text[from..]);
    line.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_have_no_line_ends_and_an_end() {
        assert_eq!(cell("a\r\nb\nc"), "a ⏎ b ⏎ c");
        let long = cell("ب".repeat(40_000));
        assert_eq!(long.chars().count(), CELL);
        assert!(long.ends_with('…'));
    }

    #[test]
    fn rows_of_one_group_stand_together() {
        let row = |group: &'static str| Row {
            group: group.into(),
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
            let excerpt = Excerpt::of(&document, Span::new(start, at + 7));
            assert_eq!(excerpt.context[excerpt.mark], *text);
            assert_eq!(excerpt.text, text);
        }
    }
}

//! The list for programs: one JSON document, or one JSON object a line.
//!
//! The fields are those of the CSV list without the three that an editor fills in, and with all places of
//! the same matter. Nothing is guarded: what a spreadsheet would do to a text is no concern here.

use super::row;
use super::{MessageLanguage, Report};
use crate::document::Document;
use crate::finding::Finding;
use crate::text::lines::LineIndex;
use serde::Serialize;

/// The version of the fields. It grows when a field changes its meaning, not when one is added.
pub const SCHEMA: u32 = 1;

/// Related places that are listed with a finding; a name in a book may have thousands.
const RELATED: usize = 50;

/// The list as JSON.
#[derive(Clone, Copy, Debug, Default)]
pub struct Json {
    /// The language of the messages.
    pub language: MessageLanguage,
    /// One object a line instead of one document.
    pub lines: bool,
}

#[derive(Serialize)]
struct Object<'a> {
    text: &'a str,
    suggestion: Option<&'a str>,
    context: &'a str,
    message: &'a str,
    rule: &'a str,
    severity: &'a str,
    file: &'a str,
    line: usize,
    column: usize,
    confidence: &'a str,
    category: &'a str,
    group: &'a str,
    id: &'a str,
    start: usize,
    end: usize,
    /// What has been decided about it, and why.
    #[serde(skip_serializing_if = "Option::is_none")]
    decision: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
    /// How many places the matter has, and the first of them.
    related_count: usize,
    related: Vec<Place>,
}

#[derive(Serialize)]
struct Place {
    line: usize,
    column: usize,
    start: usize,
    end: usize,
}

impl Report for Json {
    fn begin(&self) -> Vec<u8> {
        if self.lines {
            Vec::new()
        } else {
            format!("{{\"schema\":{SCHEMA},\"findings\":[\n").into_bytes()
        }
    }

    fn article(&self, document: &Document<'_>, findings: &[Finding]) -> Vec<u8> {
        let index = LineIndex::new(if findings.is_empty() {
            ""
        } else {
            document.source()
        });
        let mut out = Vec::new();
        for (row, finding) in row::rows(document, findings, self.language).zip(findings) {
            let place = |span: &crate::text::span::Span| {
                let (line, column) = index.place(span.start);
                Place {
                    line,
                    column,
                    start: span.start(),
                    end: span.end(),
                }
            };
            let object = Object {
                text: &row.text,
                suggestion: finding.suggestion.as_deref(),
                context: &row.context,
                message: &row.message,
                rule: &row.rule,
                severity: &row.severity,
                file: &row.file,
                line: row.line,
                column: row.column,
                confidence: &row.confidence,
                category: &row.category,
                group: &row.group,
                id: &row.id,
                start: row.start,
                end: row.end,
                decision: finding.decided.as_ref().map(|d| d.decision.name()),
                note: finding.decided.as_ref().map(|d| d.note.as_str()),
                related_count: finding.related.len(),
                related: finding.related.iter().take(RELATED).map(place).collect(),
            };
            if !out.is_empty() && !self.lines {
                out.extend(b",\n");
            }
            serde_json::to_writer(&mut out, &object)
                .expect("objects are flat and memory does not fail");
            if self.lines {
                out.push(b'\n');
            }
        }
        out
    }

    fn separator(&self) -> &'static [u8] {
        if self.lines { b"" } else { b",\n" }
    }

    fn end(&self) -> Vec<u8> {
        if self.lines {
            Vec::new()
        } else {
            b"\n]}\n".to_vec()
        }
    }
}

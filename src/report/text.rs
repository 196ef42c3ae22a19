//! One line a finding, for a terminal or a log: `path:line:column: severity[rule] message: "text"`.
//!
//! The line begins with Latin letters and the flagged text is quoted, so that it can be read in terminals
//! that reorder right-to-left text and in those that do not.

use super::row::{self, Row};
use super::{MessageLanguage, Report};
use crate::document::Document;
use crate::finding::{Finding, Severity};
use anstyle::{AnsiColor, Style};
use std::fmt::Write;

/// The list for a terminal.
#[derive(Clone, Copy, Debug, Default)]
pub struct Text {
    /// The language of the messages.
    pub language: MessageLanguage,
    /// Whether to colour the severities and the flagged text.
    pub color: bool,
}

impl Report for Text {
    fn article(&self, document: &Document<'_>, findings: &[Finding]) -> Vec<u8> {
        let mut out = String::new();
        for (row, finding) in row::rows(document, findings, self.language).zip(findings) {
            self.line(&mut out, &row, finding.severity);
        }
        out.into_bytes()
    }
}

impl Text {
    fn line(self, out: &mut String, row: &Row<'_>, severity: Severity) {
        let color = match severity {
            Severity::Critical => AnsiColor::Red.on_default().bold(),
            Severity::Major => AnsiColor::Red.on_default(),
            Severity::Minor => AnsiColor::Yellow.on_default(),
            Severity::Neutral => AnsiColor::Cyan.on_default(),
        };
        let (color, strong) = if self.color {
            (color, Style::new().bold())
        } else {
            (Style::new(), Style::new())
        };
        let Row {
            file,
            line,
            column,
            message,
            rule,
            text,
            ..
        } = row;
        write!(
            out,
            "{file}:{line}:{column}: {color}{severity}[{rule}]{color:#} {message}: ",
            severity = row.severity
        )
        .and_then(|()| write!(out, "\"{strong}{text}{strong:#}\""))
        .unwrap_or_default();
        if !row.suggestion.is_empty() {
            write!(out, " -> \"{}\"", row.suggestion).unwrap_or_default();
        }
        if !row.decision.is_empty() {
            write!(out, " (decided: {})", row.decision).unwrap_or_default();
        }
        out.push('\n');
    }
}

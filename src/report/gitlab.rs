//! The list as a GitLab Code Quality report.
//!
//! The fingerprint is made of the path and the id of the finding, without lines, so that a merge request shows
//! only what it brings.

use super::row;
use super::{MessageLanguage, Report, escape};
use crate::document::Document;
use crate::finding::{Finding, Severity};
use serde::Serialize;

/// The list for GitLab.
#[derive(Clone, Copy, Debug, Default)]
pub struct Gitlab {
    /// The language of the messages.
    pub language: MessageLanguage,
}

#[derive(Serialize)]
struct Violation<'a> {
    description: String,
    check_name: &'a str,
    fingerprint: String,
    severity: &'static str,
    location: Location<'a>,
}

#[derive(Serialize)]
struct Location<'a> {
    path: &'a str,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
}

impl Report for Gitlab {
    fn begin(&self) -> Vec<u8> {
        b"[\n".to_vec()
    }

    fn article(&self, document: &Document<'_>, findings: &[Finding]) -> Vec<u8> {
        let path = escape::path(document.name());
        let mut out = Vec::new();
        for (row, finding) in row::rows(document, findings, self.language).zip(findings) {
            let violation = Violation {
                description: super::sentence(&row, self.language),
                check_name: finding.rule.id,
                fingerprint: format!("{}/{path}", row.id),
                severity: match finding.severity {
                    Severity::Critical => "critical",
                    Severity::Major => "major",
                    Severity::Minor => "minor",
                    Severity::Neutral => "info",
                },
                location: Location {
                    path: &path,
                    lines: Lines { begin: row.line },
                },
            };
            if !out.is_empty() {
                out.extend(b",\n");
            }
            serde_json::to_writer(&mut out, &violation)
                .expect("objects are flat and memory does not fail");
        }
        out
    }

    fn separator(&self) -> &'static [u8] {
        b",\n"
    }

    fn end(&self) -> Vec<u8> {
        b"\n]\n".to_vec()
    }
}

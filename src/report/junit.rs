//! The list as JUnit XML, for the test pages of CI servers.
//!
//! A suite is an article, a case is a finding. A case fails when the finding is one that makes the exit code 1,
//! and counts as skipped otherwise: the page is red for the same reason as the build. An article without a
//! finding is one case that passes.

use super::escape::markup;
use super::row;
use super::{MessageLanguage, Report, escape};
use crate::document::Document;
use crate::finding::Finding;
use std::fmt::Write;

/// The list as JUnit XML.
pub struct Junit {
    /// The language of the messages.
    pub language: MessageLanguage,
    /// Whether a finding in the article of this name makes the exit code 1.
    pub fails: Box<dyn Fn(&str, &Finding) -> bool + Send + Sync>,
}

impl Report for Junit {
    fn begin(&self) -> Vec<u8> {
        b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"mtlint\">\n".to_vec()
    }

    fn article(&self, document: &Document<'_>, findings: &[Finding]) -> Vec<u8> {
        let mut out = String::new();
        self.suite(&mut out, document, findings).unwrap_or_default();
        out.into_bytes()
    }

    fn end(&self) -> Vec<u8> {
        b"</testsuites>\n".to_vec()
    }
}

impl Junit {
    fn suite(
        &self,
        out: &mut String,
        document: &Document<'_>,
        findings: &[Finding],
    ) -> std::fmt::Result {
        let fails = |finding: &Finding| (self.fails)(document.name(), finding);
        let failures = findings.iter().filter(|f| fails(f)).count();
        let path = escape::path(document.name());
        let path = markup(&path);
        writeln!(
            out,
            "  <testsuite name=\"{path}\" tests=\"{}\" failures=\"{failures}\" errors=\"0\" skipped=\"{}\">",
            findings.len().max(1),
            findings.len() - failures,
        )?;
        if findings.is_empty() {
            writeln!(out, "    <testcase classname=\"{path}\" name=\"mtlint\"/>")?;
        }
        for (row, finding) in row::rows(document, findings, self.language).zip(findings) {
            let (name, message) = (markup(&row.text), super::sentence(&row, self.language));
            let message = markup(&message);
            write!(
                out,
                "    <testcase classname=\"{path}\" name=\"{}:{} {} {name}\" file=\"{path}\" line=\"{}\">",
                row.line, row.column, row.rule, row.line
            )?;
            if fails(finding) {
                let (severity, context) = (&row.severity, markup(&row.context));
                write!(
                    out,
                    "<failure type=\"{severity}\" message=\"{message}\">{path}:{}:{}: {context}</failure>",
                    row.line, row.column
                )?;
            } else {
                write!(out, "<skipped message=\"{}: {message}\"/>", row.severity)?;
            }
            writeln!(out, "</testcase>")?;
        }
        writeln!(out, "  </testsuite>")
    }
}

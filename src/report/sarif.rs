//! The list in SARIF 2.1.0, for code scanning services.
//!
//! Columns count Unicode code points. `partialFingerprints` carry the id of the finding, so that an alert stays
//! the same alert when lines move; `primaryLocationLineHash` is the one that GitHub compares. Findings that an
//! editor has decided to leave are listed as suppressed.

use super::row;
use super::{MessageLanguage, Report, escape};
use crate::document::Document;
use crate::finding::{Finding, Severity};
use crate::rule::Rule;
use crate::text::lines::LineIndex;
use crate::text::span::Span;
use serde::Serialize;

/// Related places that are listed with a finding.
const RELATED: usize = 50;

/// The list as SARIF.
#[derive(Clone, Copy, Debug)]
pub struct Sarif {
    /// The language of the messages.
    pub language: MessageLanguage,
    /// The rules that the log describes: all there are.
    pub rules: &'static [&'static Rule],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver {
    name: &'static str,
    version: &'static str,
    semantic_version: &'static str,
    rules: Vec<Descriptor>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Descriptor {
    id: &'static str,
    short_description: Text<'static>,
    help: Help,
    default_configuration: Configuration,
    properties: Tags,
}

#[derive(Serialize)]
struct Text<'a> {
    text: &'a str,
}

#[derive(Serialize)]
struct Help {
    text: String,
    markdown: String,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Serialize)]
struct Tags {
    tags: [&'static str; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SarifResult<'a> {
    rule_id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule_index: Option<usize>,
    level: &'static str,
    message: Text<'a>,
    locations: [Location<'a>; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location<'a>>,
    partial_fingerprints: Fingerprints<'a>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fixes: Vec<Fix<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    suppressions: Vec<Suppression<'a>>,
    properties: Properties<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<usize>,
    physical_location: PhysicalLocation<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation<'a> {
    artifact_location: ArtifactLocation<'a>,
    region: Region<'a>,
}

#[derive(Serialize)]
struct ArtifactLocation<'a> {
    uri: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region<'a> {
    start_line: usize,
    start_column: usize,
    end_line: usize,
    end_column: usize,
    byte_offset: usize,
    byte_length: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    snippet: Option<Text<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Fingerprints<'a> {
    #[serde(rename = "mtlintId/v1")]
    id: &'a str,
    primary_location_line_hash: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Fix<'a> {
    description: Text<'a>,
    artifact_changes: [ArtifactChange<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ArtifactChange<'a> {
    artifact_location: ArtifactLocation<'a>,
    replacements: Vec<Replacement<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Replacement<'a> {
    deleted_region: Region<'a>,
    inserted_content: Text<'a>,
}

#[derive(Serialize)]
struct Suppression<'a> {
    kind: &'static str,
    justification: &'a str,
}

#[derive(Serialize)]
struct Properties<'a> {
    severity: &'a str,
    confidence: &'a str,
    category: &'a str,
    group: &'a str,
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Critical | Severity::Major => "error",
        Severity::Minor => "warning",
        Severity::Neutral => "note",
    }
}

fn json<T: Serialize>(value: &T) -> Vec<u8> {
    serde_json::to_vec(value).expect("objects are flat and memory does not fail")
}

impl Sarif {
    fn driver(self) -> Driver {
        let version = env!("CARGO_PKG_VERSION");
        let describe = |rule: &&'static Rule| Descriptor {
            id: rule.id,
            short_description: Text { text: rule.summary },
            help: Help {
                text: rule.page(),
                markdown: rule.page(),
            },
            default_configuration: Configuration {
                level: level(rule.severity),
            },
            properties: Tags {
                tags: [rule.error.name()],
            },
        };
        Driver {
            name: "mtlint",
            version,
            semantic_version: version,
            rules: self.rules.iter().map(describe).collect(),
        }
    }
}

impl Report for Sarif {
    fn begin(&self) -> Vec<u8> {
        let mut out = br#"{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"tool":{"driver":"#.to_vec();
        out.extend(json(&self.driver()));
        out.extend(br#"},"columnKind":"unicodeCodePoints","newlineSequences":["\r\n","\n","\r","\u2028","\u2029"],"results":["#);
        out.push(b'\n');
        out
    }

    fn article(&self, document: &Document<'_>, findings: &[Finding]) -> Vec<u8> {
        if findings.is_empty() {
            return Vec::new();
        }
        let lines = LineIndex::new(document.source());
        let uri = escape::uri(document.name());
        let region = |span: Span| {
            let (start_line, start_column) = lines.place(span.start);
            let (end_line, end_column) = lines.place(span.end);
            Region {
                start_line,
                start_column,
                end_line,
                end_column,
                byte_offset: span.start(),
                byte_length: span.end() - span.start(),
                snippet: None,
            }
        };
        let replacement = |span: Span, text| Replacement {
            deleted_region: region(span),
            inserted_content: Text { text },
        };
        let location = |span: Span, id| Location {
            id,
            physical_location: PhysicalLocation {
                artifact_location: ArtifactLocation { uri: &uri },
                region: region(span),
            },
        };
        let mut out = Vec::new();
        for (row, finding) in row::rows(document, findings, self.language).zip(findings) {
            let mut place = location(finding.span, None);
            place.physical_location.region.snippet = Some(Text {
                text: document.text(finding.span),
            });
            let related = finding.related.iter().take(RELATED).enumerate();
            // A fault in many places is mended in all of them, or by hand.
            let replacements: Option<Vec<Replacement<'_>>> = match finding.edits[..] {
                [] => finding
                    .suggestion
                    .iter()
                    .map(|text| Some(replacement(finding.span, text)))
                    .collect(),
                _ => finding
                    .edits
                    .iter()
                    .map(|edit| Some(replacement(edit.span, edit.text.as_deref()?)))
                    .collect(),
            };
            let fix = |replacements| Fix {
                description: Text {
                    text: &row.suggestion,
                },
                artifact_changes: [ArtifactChange {
                    artifact_location: ArtifactLocation { uri: &uri },
                    replacements,
                }],
            };
            let left = matches!(&*row.decision, "ignore" | "ignore-all" | "baseline");
            let result = SarifResult {
                rule_id: finding.rule.id,
                rule_index: self.rules.iter().position(|rule| *rule == finding.rule),
                level: level(finding.severity),
                message: Text { text: &row.message },
                locations: [place],
                related_locations: related
                    .map(|(id, &span)| location(span, Some(id)))
                    .collect(),
                partial_fingerprints: Fingerprints {
                    id: &row.id,
                    primary_location_line_hash: format!("{}:1", row.id),
                },
                fixes: replacements
                    .filter(|edits| !edits.is_empty())
                    .map(fix)
                    .into_iter()
                    .collect(),
                suppressions: left
                    .then_some(Suppression {
                        kind: "external",
                        justification: &row.note,
                    })
                    .into_iter()
                    .collect(),
                properties: Properties {
                    severity: finding.severity.name(),
                    confidence: finding.confidence.name(),
                    category: finding.rule.error.name(),
                    group: &row.group,
                },
            };
            if !out.is_empty() {
                out.extend(b",\n");
            }
            out.extend(json(&result));
        }
        out
    }

    fn separator(&self) -> &'static [u8] {
        b",\n"
    }

    fn end(&self) -> Vec<u8> {
        b"\n]}]}\n".to_vec()
    }
}

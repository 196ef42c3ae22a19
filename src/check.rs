//! Runs the rules over an article and puts their findings in order.

use crate::document::Document;
use crate::finding::{Finding, Severity, id};
use crate::rule::Rule;
use crate::rules::RULES;
use crate::text::span::Span;

/// Which rules run, and how severe their findings are.
#[derive(Clone, Debug)]
pub struct Checker {
    rules: Vec<&'static Rule>,
    /// Severities that are not left to the rules.
    severities: Vec<(&'static str, Severity)>,
}

impl Default for Checker {
    /// All rules.
    fn default() -> Checker {
        Checker {
            rules: RULES.to_vec(),
            severities: Vec::new(),
        }
    }
}

impl Checker {
    /// Keeps only the rules for which `keep` holds.
    pub fn retain(&mut self, keep: impl FnMut(&&'static Rule) -> bool) {
        self.rules.retain(keep);
    }

    /// Whether the rule with this id runs.
    #[must_use]
    pub fn runs(&self, rule: &str) -> bool {
        self.rules.iter().any(|running| running.id == rule)
    }

    /// Gives all findings of a rule a severity, but for those that only inform.
    pub fn grade(&mut self, rule: &'static str, severity: Severity) {
        self.severities.retain(|(graded, _)| *graded != rule);
        self.severities.push((rule, severity));
    }

    /// All rules, the last one first.
    #[cfg(test)]
    pub(crate) fn reversed() -> Checker {
        Checker {
            rules: RULES.iter().copied().rev().collect(),
            severities: Vec::new(),
        }
    }

    /// The findings in an article, by place.
    #[must_use]
    pub fn check(&self, document: &Document<'_>) -> Vec<Finding> {
        let mut findings: Vec<Finding> = self
            .rules
            .iter()
            .flat_map(|rule| (rule.check)(document))
            .collect();
        // One total order, whatever order the rules ran in.
        findings.sort_by(|a, b| (a.span, a.rule.id).cmp(&(b.span, b.rule.id)));
        // The ids of a rule's findings do not depend on which other rules run.
        id::assign(document, &mut findings);
        drop_covered(&mut findings);
        for (rule, severity) in &self.severities {
            let graded = |f: &&mut Finding| f.rule.id == *rule && f.severity > Severity::Neutral;
            findings
                .iter_mut()
                .filter(graded)
                .for_each(|finding| finding.severity = *severity);
        }
        findings
    }
}

/// Drops what a finding at the same place makes superfluous: of a damaged word nobody wants to hear that it is
/// also in another script.
fn drop_covered(findings: &mut Vec<Finding>) {
    let covering: Vec<(Span, &'static Rule)> = findings
        .iter()
        .filter(|finding| !finding.rule.covers.is_empty())
        .map(|finding| (finding.span, finding.rule))
        .collect();
    if covering.is_empty() {
        return;
    }
    findings.retain(|finding| {
        !covering.iter().any(|(span, rule)| {
            *rule != finding.rule
                && span.overlaps(finding.span)
                && rule
                    .covers
                    .iter()
                    .any(|id| *id == "*" || *id == finding.rule.id)
        })
    });
}

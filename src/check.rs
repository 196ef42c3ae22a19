//! Runs the rules over an article and puts their findings in order.

use crate::document::Document;
use crate::finding::Finding;
use crate::rule::Rule;
use crate::rules::RULES;
use crate::text::span::Span;

/// Which rules run.
#[derive(Clone, Debug)]
pub struct Checker {
    rules: Vec<&'static Rule>,
}

impl Default for Checker {
    /// All rules.
    fn default() -> Checker {
        Checker {
            rules: RULES.to_vec(),
        }
    }
}

impl Checker {
    /// Keeps only the rules for which `keep` holds.
    pub fn retain(&mut self, keep: impl FnMut(&&'static Rule) -> bool) {
        self.rules.retain(keep);
    }

    /// All rules, the last one first.
    #[cfg(test)]
    pub(crate) fn reversed() -> Checker {
        Checker {
            rules: RULES.iter().copied().rev().collect(),
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
        drop_covered(&mut findings);
        // One total order, whatever order the rules ran in.
        findings.sort_by(|a, b| (a.span, a.rule.id).cmp(&(b.span, b.rule.id)));
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

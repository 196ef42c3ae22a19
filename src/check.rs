//! Runs the rules over an article and puts their findings in order.

use crate::document::Document;
use crate::finding::Finding;
use crate::rule::Rule;
use crate::rules::RULES;

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
        // One total order, whatever order the rules ran in.
        findings.sort_by(|a, b| (a.span, a.rule.id).cmp(&(b.span, b.rule.id)));
        findings
    }
}

//! What a rule is: a constant that tells everything about itself.

use crate::document::Document;
use crate::finding::{ErrorType, Finding, Severity};

/// A check for one kind of defect.
///
/// A rule is a value and a function, without state: it reads a document and leaves no trace on it.
#[derive(Debug)]
pub struct Rule {
    /// Words that name the defect, as in `untranslated-text`.
    pub id: &'static str,
    /// The kind of error in the MQM typology.
    pub error: ErrorType,
    /// The severity of an ordinary finding; a finding may say otherwise for itself.
    pub severity: Severity,
    /// One line on what the rule finds.
    pub summary: &'static str,
    /// The rules whose findings are not worth a row where this rule has one at the same place; `*` is all.
    pub covers: &'static [&'static str],
    /// Texts that the rule must flag; what it flags stands between ⟦ and ⟧, and nothing else is flagged.
    pub flags: &'static [&'static str],
    /// Texts that the rule must leave alone.
    pub passes: &'static [&'static str],
    /// Looks for the defect.
    pub check: fn(&Document<'_>) -> Vec<Finding>,
    /// The rule's own file; its header is its documentation.
    pub file: &'static str,
}

impl Rule {
    /// The rule's page: the header of its file, as Markdown.
    #[must_use]
    pub fn page(&self) -> String {
        let lines = self.file.lines().map_while(|line| line.strip_prefix("//!"));
        let mut page = String::new();
        for line in lines {
            page.push_str(line.strip_prefix(' ').unwrap_or(line));
            page.push('\n');
        }
        page
    }
}

impl PartialEq for Rule {
    fn eq(&self, other: &Rule) -> bool {
        self.id == other.id
    }
}

//! A form that the house does not use.
//!
//! A glossary says how this desk writes a name or a term, and which forms of it are not to be used; `glossary` in
//! `mtlint.toml`, or `--glossary FILE`, names it. It is a CSV or XLSX with a row of column names and the columns
//! `english`, `preferred`, `avoid` (several forms with `|` or `;` between them) and `note`; other columns are left
//! alone. `mtlint names` writes one to start from. Forms are found with what is joined to their front, phrases of
//! known words in their inflected forms as well.
//!
//! The same glossary is asked before anything else what should stand for a name in Latin letters, and decides which
//! of several spellings in an article is the preferred one.
//!
//! **When to leave it.** In a quotation that must stand as it was written, and where the form is another word or
//! another person's name.
//!
//! **Example.** With a row that prefers `زيلينسكي` to `زيلنسكي`, the word `ولزيلنسكي` is reported, and `ولزيلينسكي`
//! is suggested.

use crate::document::Document;
use crate::finding::{Argument, Confidence, ErrorType, Finding, Message, Severity, Template};
use crate::rule::Rule;

pub(super) static RULE: Rule = Rule {
    id: "glossary-form",
    error: ErrorType::WrongTerm,
    severity: Severity::Major,
    summary: "a form that the glossary of the house says not to use",
    covers: &["inconsistent-transliteration", "unknown-word"],
    flags: &[
        "وصل ⟦زيلنسكي⟧ إلى برلين أمس.",
        "قدمت الحكومة ⟦لزيلنسكي⟧ عرضا جديدا.",
        "أعلن ⟦الكريملين⟧ ذلك مساء أمس.",
        "قال متحدث ⟦للكريملين⟧ إن الخلاف انتهى.",
        "عاد السكان إلى ⟦البنك الغربي⟧ المحتل.",
    ],
    passes: &[
        "وصل زيلينسكي إلى برلين أمس.",
        "أعلن الكرملين ذلك مساء أمس.",
        "مول بنك غربي المشروع الجديد.",
        "عاد السكان إلى الضفة الغربية.",
        "قال البنك الدولي إن النمو تباطأ.",
    ],
    check,
    file: include_str!("glossary_form.rs"),
};

/// The glossary with which the sentences of the rule are tested: English, preferred, not to be used.
#[cfg(test)]
pub(super) const SAMPLE: [[&str; 3]; 3] = [
    ["Zelensky", "زيلينسكي", "زيلنسكي"],
    ["Kremlin", "الكرملين", "الكريملين"],
    ["West Bank", "الضفة الغربية", "البنك الغربي"],
];

const PREFERRED: Template = Template {
    en: "the glossary has «{0}» for it",
    ar: "في المسرد «{0}» بدلا منه",
};
const NOTE: Template = Template {
    en: "{0}",
    ar: "{0}",
};

fn check(document: &Document<'_>) -> Vec<Finding> {
    let finding = |met: crate::names::glossary::Met<'_>| {
        let preferred = &met.entry.preferred;
        let mut message = Message::new(PREFERRED, [Argument::Text(preferred.clone())]);
        if !met.entry.note.is_empty() {
            let note = Argument::Text(met.entry.note.clone());
            message = message.then(Message::new(NOTE, [note]));
        }
        Finding {
            suggestion: met.replacement,
            core: Some(met.core),
            group: Some(preferred.clone()),
            ..Finding::new(&RULE, met.span, Confidence::High, message)
        }
    };
    document.forms_to_avoid().into_iter().map(finding).collect()
}

//! Marks of another script among the article's own.
//!
//! Arabic has its own comma, semicolon and question mark; machine translation leaves Latin ones where it
//! copied them. An article that uses the Latin marks throughout has a habit, not an accident: that is one
//! row for information.
//!
//! **When to leave it.** Between Latin words and between digits the Latin marks are right.
//!
//! **Example.** `وصل الوزير, ثم غادر` in an article that writes `،` everywhere else.

use crate::document::Document;
use crate::finding::{Confidence, Edit, ErrorType, Finding, Message, Severity, Template};
use crate::rule::Rule;

pub(super) static RULE: Rule = Rule {
    id: "latin-punctuation",
    error: ErrorType::Punctuation,
    severity: Severity::Minor,
    summary: "commas and question marks of another script among the own ones",
    covers: &[],
    flags: &[
        "وصل ⟦الوزير,⟧ ثم غادر، ولم يتحدث.",
        "بدأ الاجتماع، وانتهى ⟦مبكرا,⟧ كما كان متوقعا.",
        "هل ⟦وصل?⟧ نعم. وهل غادر؟ لا.",
        "حضر ⟦الوزراء;⟧ وغاب الرئيس؛ فتأجل اللقاء.",
        "قال، ثم ⟦كرر,⟧ إنه بريء.",
    ],
    passes: &[
        "وصل الوزير، ثم غادر، ولم يتحدث.",
        "بلغ العدد 2,000 شخص، وفق التقرير.",
        "نشرت Nature, Science النتائج، ثم حذفتها.",
        "هل وصل؟ نعم، وصل.",
        "سأل: متى؟ وأجاب: غدا، أو بعد غد.",
    ],
    check,
    file: include_str!("latin_punctuation.rs"),
};

const AMONG: Template = Template {
    en: "a Latin mark among the article's own ones",
    ar: "علامة ترقيم لاتينية بين العلامات العربية",
};
const THROUGHOUT: Template = Template {
    en: "Latin marks are used throughout the article",
    ar: "علامات الترقيم اللاتينية مستعملة في النص كله",
};

fn check(document: &Document<'_>) -> Vec<Finding> {
    let Some(language) = document.language() else {
        return Vec::new();
    };
    let Some(marks) = language.punctuation else {
        return Vec::new();
    };
    let native = |index: usize| document.tokens()[index].is_only(language.script);
    let mut findings = Vec::new();
    for (foreign, own) in marks.foreign {
        if !document.census().may_have(*foreign) {
            continue;
        }
        let mut faults = Vec::new();
        let mut owns = 0;
        for &(index, mark) in document.marks() {
            if mark == *own {
                owns += 1;
            } else if mark == *foreign
                && index > document.tokens_of(document.segment_of(index)).start
                && native(index - 1)
            {
                let span = document.tokens()[index - 1]
                    .span
                    .to(document.tokens()[index].span);
                let text = format!("{}{own}", document.token_text(index - 1));
                faults.push(Edit {
                    span,
                    text: Some(text),
                });
            }
        }
        let Some(first) = faults.first() else {
            continue;
        };
        if owns > 0 {
            findings.extend(Finding::gather(&RULE, Confidence::Medium, AMONG, faults));
        } else {
            let mut finding = Finding::new(
                &RULE,
                first.span,
                Confidence::High,
                Message::new(THROUGHOUT, []),
            );
            finding.severity = Severity::Neutral;
            finding.suggestion.clone_from(&first.text);
            finding.related = faults.iter().map(|edit| edit.span).collect();
            finding.edits = faults.into();
            findings.push(finding);
        }
    }
    findings
}

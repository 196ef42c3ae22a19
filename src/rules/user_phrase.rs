//! A phrase of your own list.
//!
//! `mtlint check --phrases FILE`, or `phrases` in `mtlint.toml`, reads a list of phrases that this desk does not want
//! to see, a line each, cells parted by tabs: the phrase, the natural wording, the English behind it, a sentence where
//! something like it is right, the reason, the severity (`critical`, `major`, `minor` or `neutral`; `minor` when there
//! is none). Only the first cell is needed; `data/ar/calques.tsv` has the same form. The words of a phrase are found in their inflected
//! forms, with clitics. A phrase between slashes is a regular expression; `$1` in its natural wording stands for
//! what its first group found. Lines that begin with `#` are remarks.
//!
//! **When to leave it.** Where the desk's own reason does not hold.
//!
//! **Example.** With the line `قام بزيارة⇥زار`, the words `قام بزيارة القاهرة` are reported, and `زار القاهرة` is
//! suggested (⇥ is a tab).

use crate::document::Document;
use crate::finding::{Argument, Confidence, ErrorType, Finding, Message, Severity, Template};
use crate::rule::Rule;

pub(super) static RULE: Rule = Rule {
    id: "user-phrase",
    error: ErrorType::Unidiomatic,
    severity: Severity::Minor,
    summary: "a phrase of the list that --phrases names",
    covers: &[],
    flags: &[
        "⟦قام بزيارة⟧ العاصمة أمس.",
        "⟦وقامت بزيارة⟧ المصابين في المستشفى.",
        "ارتفعت الأسعار ⟦12 بالمئة⟧ هذا العام.",
        "عقد الاجتماع في ⟦الشرق أوسط⟧ الجديد.",
        "اختتمت القمة ⟦الرفيعة المستوى⟧ أعمالها.",
    ],
    passes: &[
        "قام من مكانه وزار العاصمة.",
        "أعلنت الوزارة عن زيارة قام بها الوفد.",
        "ارتفعت الأسعار 12 في المئة هذا العام.",
        "عقد الاجتماع في الشرق الأوسط.",
        "كان مستوى القمة رفيعا.",
    ],
    check,
    file: include_str!("user_phrase.rs"),
};

/// The list with which the sentences of the rule are tested.
#[cfg(test)]
pub(super) const SAMPLE: &str = "phrase\tnatural\n\
    قام بزيارة\tزار\n\
    /(\\d+) بالمئة/\t$1 في المئة\n\
    الشرق أوسط\tالشرق الأوسط\t\tيقع الشرق الأوسط بين قارات ثلاث.\n\
    رفيع المستوى\n\
    الرفيعة المستوى\n";

const LISTED: Template = Template {
    en: "this phrase is in your list",
    ar: "هذه العبارة في قائمتكم",
};
const REASON: Template = Template {
    en: "this phrase is in your list: {0}",
    ar: "هذه العبارة في قائمتكم: {0}",
};

fn check(document: &Document<'_>) -> Vec<Finding> {
    let Some(phrases) = document.phrases() else {
        return Vec::new();
    };
    document
        .find(phrases)
        .into_iter()
        .map(|found| {
            let message = match found.entry.reason() {
                "" => Message::new(LISTED, []),
                reason => Message::new(REASON, [Argument::Text(reason.to_owned())]),
            };
            let severity = Severity::ALL
                .into_iter()
                .find(|severity| severity.name() == found.entry.severity());
            Finding {
                severity: severity.unwrap_or(RULE.severity),
                suggestion: found.natural,
                ..Finding::new(&RULE, found.span, Confidence::High, message)
            }
        })
        .collect()
}

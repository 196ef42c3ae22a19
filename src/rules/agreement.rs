//! Words that do not agree.
//!
//! English has no gender to give, so machine translation guesses: `استعاد أذربيجان`, `هذا الابتسامة`, `أحد
//! الشراكات`. The rule has a closed set of patterns over neighbouring words, on lists of nouns, verbs and
//! adjectives with their gender; a pattern fires only where the position proves what a word is and every
//! reading of it agrees. So it finds a small part of such errors, and what it finds is one.
//!
//! **When to leave it.** Quoted dialect and poetry.
//!
//! **Example.** `استعاد أذربيجان السيطرة` – a country is feminine: `استعادت أذربيجان السيطرة`.

use crate::document::Document;
use crate::finding::{Confidence, ErrorType, Finding, Message, Severity};
use crate::language::Passage;
use crate::rule::Rule;

pub(super) static RULE: Rule = Rule {
    id: "agreement",
    error: ErrorType::Grammar,
    severity: Severity::Minor,
    summary: "words that do not agree in gender, number or case",
    covers: &[],
    flags: &[
        "⟦استعاد أذربيجان⟧ السيطرة الكاملة على المنطقة.",
        "كان ⟦هذا الابتسامة⟧ أجمل ما رأى.",
        "وقعت ⟦أحد الشراكات⟧ الجديدة أمس.",
        "هتف ⟦الانفصاليون المدعومين⟧ من الخارج.",
        "طلبت ⟦من المهندسون⟧ الحضور فورا.",
        "⟦لم يكون⟧ الأمر سهلا.",
        "انتقد العمل ⟦الغير منظم⟧ في المصنع.",
        "حلقت ⟦خمسة عشر⟧ طائرة فوق المدينة.",
        "عاش هناك ⟦ثلاثة سنوات⟧ ثم رحل.",
        "يعمل رجال الأعمال ⟦في أذربيجاني⟧ على مشاريع.",
    ],
    passes: &[
        "استعادت أذربيجان السيطرة الكاملة على المنطقة.",
        "زار وزير الخارجية الجديد باريس.",
        "ضربت الساحل عاصفة قوية.",
        "قاوم الرغبة في النوم.",
        "كانت هذه الابتسامة أجمل ما رأى.",
        "هذه الفرق تتنافس على اللقب.",
        "اتهم الصين بالتجسس، وزار ألمانيا أمس.",
        "عاش هناك ثلاث سنوات وأربعة أشهر.",
        "علييف، في الوقت نفسه، انتقد موسكو.",
        "من المسؤولين من وافق على القرار.",
        "تضررت مدن كثيرة، بما في ذلك المناطق الساحلية.",
        "حقوق الغير محفوظة بالقانون.",
    ],
    check,
    file: include_str!("agreement.rs"),
};

fn check(document: &Document<'_>) -> Vec<Finding> {
    let Some(faults) = document.language().and_then(|language| language.agreement) else {
        return Vec::new();
    };
    if document.dialect().is_some() {
        return Vec::new();
    }
    let mut findings = Vec::new();
    for segment in 0..document.segments().len() {
        let range = document.tokens_of(segment);
        let passage = Passage {
            source: document.source(),
            first: range.start,
            tokens: &document.tokens()[range],
            vocabulary: document.vocabulary(),
        };
        for fault in faults(&passage) {
            let tokens = &document.tokens()[fault.tokens];
            let Some((first, last)) = tokens.first().zip(tokens.last()) else {
                continue;
            };
            let confidence = if fault.sure {
                Confidence::High
            } else {
                Confidence::Medium
            };
            let mut finding = Finding::new(
                &RULE,
                first.span.to(last.span),
                confidence,
                Message::new(fault.reason, []),
            );
            finding.suggestion = fault.text;
            findings.push(finding);
        }
    }
    findings
}

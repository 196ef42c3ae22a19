//! Numbers that are joined to words, and fractions in one sign.
//!
//! A number that clings to the word behind it (`14مليون`, `1998-ما`) has lost a space; a fraction that is a
//! single sign (`½8`) is turned around by the direction of the text and read wrongly.
//!
//! **When to leave it.** A preposition or article of one or two letters is joined to a number (`بـ14`,
//! `الـ20`). Scores and model numbers keep their hyphens.
//!
//! **Example.** `منذ ربيع 1998-ما دام` – `منذ ربيع 1998 ما دام`.

use crate::document::Document;
use crate::finding::{Confidence, ErrorType, Finding, Message, Severity, Template};
use crate::rule::Rule;
use crate::text::token::TokenKind;

pub(super) static RULE: Rule = Rule {
    id: "number-format",
    error: ErrorType::NumberFormat,
    severity: Severity::Minor,
    summary: "a number joined to a word, or a fraction in one sign",
    covers: &[],
    flags: &[
        "يدير النادي منذ ربيع ⟦1998-ما⟧ دام قادرا.",
        "بلغت الخسائر ⟦14مليون⟧ دولار.",
        "شاهد فيلم \"⟦8½⟧\" أمس.",
        "تأسست الشركة ⟦عام1990⟧ في لندن.",
        "يبلغ طوله ⟦½3⟧ متر تقريبا.",
    ],
    passes: &[
        "يدير النادي منذ ربيع 1998 ما دام قادرا.",
        "شارك في قمة الـ20 بـ14 وفدا و3 وزراء.",
        "فاز الفريق 3-صفر على ضيفه.",
        "تفشى كوفيد-19 في العالم.",
        "حضر القمة ل20 دولة من 30 بلدا.",
    ],
    check,
    file: include_str!("number_format.rs"),
};

const JOINED: Template = Template {
    en: "the number is joined to the word beside it",
    ar: "الرقم ملتصق بالكلمة المجاورة",
};
const FRACTION: Template = Template {
    en: "a fraction in one sign is read the wrong way round in this script",
    ar: "كسر برمز واحد يُقرأ معكوسًا في النص العربي",
};

fn check(document: &Document<'_>) -> Vec<Finding> {
    let Some(language) = document
        .language()
        .filter(|language| language.script.is_right_to_left())
    else {
        return Vec::new();
    };
    let tokens = document.tokens();
    let native = |index: usize| {
        tokens
            .get(index)
            .is_some_and(|t| t.is_only(language.script))
    };
    let close = |index: usize| {
        tokens
            .get(index + 1)
            .is_some_and(|next| next.span.start == tokens[index].span.end)
    };
    let is_number = |index: usize| {
        tokens
            .get(index)
            .is_some_and(|token| token.kind == TokenKind::Number)
    };
    let mut findings = Vec::new();
    let mut add = |template, from: usize, to: usize, text: Option<String>, confidence| {
        let span = tokens[from].span.to(tokens[to].span);
        let mut finding = Finding::new(&RULE, span, confidence, Message::new(template, []));
        finding.suggestion = text;
        findings.push(finding);
    };
    for index in document.others() {
        if document.mark(index).is_some_and(is_fraction) {
            let from = if index > 0 && is_number(index - 1) && close(index - 1) {
                index - 1
            } else {
                index
            };
            let to = if is_number(index + 1) && close(index) {
                index + 1
            } else {
                index
            };
            if from < to {
                add(FRACTION, from, to, None, Confidence::Medium);
            }
        }
        if !is_number(index) {
            continue;
        }
        let text = document.token_text(index);
        if native(index + 1)
            && close(index)
            && document.token_text(index + 1).chars().nth(1).is_some()
        {
            let word = document.token_text(index + 1);
            add(
                JOINED,
                index,
                index + 1,
                Some(format!("{text} {word}")),
                Confidence::High,
            );
        }
        let hyphen = document
            .mark(index + 1)
            .is_some_and(|mark| "-–".contains(mark))
            && close(index)
            && close(index + 1);
        if hyphen && native(index + 2) {
            let word = document.token_text(index + 2);
            let score = language.counted.contains(&word) || language.number_words.contains(&word);
            let alone = index == 0 || !tokens[index - 1].is_word() || !close(index - 1);
            if !score && alone && word.chars().count() > 1 {
                add(
                    JOINED,
                    index,
                    index + 2,
                    Some(format!("{text} {word}")),
                    Confidence::Medium,
                );
            }
        }
        if index > 0 && native(index - 1) && close(index - 1) {
            let word = document.token_text(index - 1);
            let bare: String = word
                .chars()
                .filter(|c| Some(*c) != language.clitics.map(|c| c.joiner))
                .collect();
            let clitic = language
                .clitics
                .is_some_and(|clitics| (clitics.is_proclitic)(&bare));
            if !clitic && bare.chars().count() > 1 && !word.ends_with('\u{640}') {
                add(
                    JOINED,
                    index - 1,
                    index,
                    Some(format!("{word} {text}")),
                    Confidence::Medium,
                );
            }
        }
    }
    findings
}

/// Whether a sign is a fraction (Unicode's vulgar fractions and the fraction slash).
fn is_fraction(c: char) -> bool {
    matches!(c, '\u{BC}'..='\u{BE}' | '\u{2150}'..='\u{215F}' | '\u{2189}' | '\u{2044}')
}

//! A paragraph that breaks off.
//!
//! When an engine reaches its longest output, or a converter loses a line, the paragraph ends in the middle of a
//! sentence. Most such places look like any other end; some do not: the last word is a preposition or conjunction
//! that must go on (`يجب أن`), or the last mark is a comma.
//!
//! **When to leave it.** Speech that somebody breaks off on purpose; an ellipsis or a dash says so and is passed over.
//! Lines of poems and lists that end in commas throughout.
//!
//! **Example.** `وقال الوزير إن الحكومة ستعمل على` at the end of a paragraph.

use crate::document::Document;
use crate::finding::{Confidence, ErrorType, Finding, Message, Severity, Template};
use crate::language::{Language, vocabulary};
use crate::rule::Rule;
use crate::text::segment::SegmentKind;
use crate::text::token::TokenKind;
use std::ops::Range;

pub(super) static RULE: Rule = Rule {
    id: "truncated-sentence",
    error: ErrorType::Omission,
    severity: Severity::Major,
    summary: "a paragraph that ends in the middle of a sentence",
    covers: &["missing-end-punctuation"],
    flags: &[
        "وصل الوفد صباح أمس.\nوقال الوزير إن الحكومة ستعمل ⟦على⟧\nثم غادر الجميع القاعة.",
        "كان المساء باردا.\nسألته مرتين فقال إن الجميع يجب ⟦أن⟧\nثم سكت ولم يجب عن سؤالي.",
        "وأضاف أن المصنع سيستخدم الأجهزة ⟦التي⟧.\nوغادر الوفد.",
        "وصل الوفد إلى المدينة القديمة ⟦مساء،⟧\nثم عاد الجميع إلى الفندق.",
        "وصل الوفد صباح أمس.\nأعلنت الشركة خطة جديدة ⟦لأن⟧\nوارتفعت أسهمها.",
    ],
    passes: &[
        "وصل الوفد صباح أمس، ثم غادر.\nوقال الوزير إن العمل مستمر.",
        "لا أدري إن كان سيأتي أم لا.\nلم يحدث مثل هذا من قبل.",
        "أعلنت ذلك قناة سي إن إن.\nوبثته إتش بي أو.",
        "تحدث طويلا مع من؟\nلا أحد يعرف.",
        "قال إنه سيعود لكن...\nولم يكمل كلامه.",
        "سألته مرتين: \"هل يجب أن - \"\nلكنه لم يجب عن سؤالي.",
        "يا ليل طل،\nيا شوق دم على القلوب،\nيا صبح قف هنا قليلا،\nفقد رحلوا.",
    ],
    check,
    file: include_str!("truncated_sentence.rs"),
};

const WORD: Template = Template {
    en: "the paragraph ends with a word that must go on",
    ar: "الفقرة تنتهي بكلمة لا يتم الكلام بها",
};
const COMMA: Template = Template {
    en: "the paragraph ends with a comma",
    ar: "الفقرة تنتهي بفاصلة",
};

/// Words from which on a line is a paragraph.
const LONG: usize = 4;

fn check(document: &Document<'_>) -> Vec<Finding> {
    let Some(language) = document.language() else {
        return Vec::new();
    };
    let Some(marks) = language.punctuation else {
        return Vec::new();
    };
    let pause = |c: char| c != ':' && marks.behind.contains(&c) && !marks.ends.contains(&c);
    let (mut findings, mut commas, mut lines) = (Vec::new(), Vec::new(), 0);
    for (number, segment) in document.segments().iter().enumerate() {
        let range = document.tokens_of(number);
        let tokens = document.tokens();
        let Some(last) = range.clone().rfind(|i| tokens[*i].kind != TokenKind::Mark) else {
            continue;
        };
        let ends_in_pause = document.mark(range.end - 1).is_some_and(pause);
        lines += usize::from(ends_in_pause);
        let mut words = range.clone().filter(|i| tokens[*i].is_word());
        if segment.kind != SegmentKind::Paragraph || words.nth(LONG - 1).is_none() {
            continue;
        }
        if ends_in_pause {
            commas.push(tokens[last].span.to(tokens[range.end - 1].span));
        } else if must_go_on(document, language, last, range) {
            let message = Message::new(WORD, []);
            findings.push(Finding::new(
                &RULE,
                tokens[last].span,
                Confidence::Medium,
                message,
            ));
        }
    }
    // Where several lines end so, it is the form of the text.
    if lines < 3 {
        findings.extend(commas.into_iter().map(|span| {
            let mut finding = Finding::new(&RULE, span, Confidence::Low, Message::new(COMMA, []));
            finding.severity = Severity::Minor;
            finding
        }));
    }
    findings.sort_by_key(|finding| finding.span);
    findings
}

/// Whether the last word of a segment, its token `last`, cannot be the last of a sentence.
fn must_go_on(
    document: &Document<'_>,
    language: &Language,
    last: usize,
    segment: Range<usize>,
) -> bool {
    let vocabulary = document.vocabulary();
    let form = |index: usize| {
        let word = vocabulary.of_token(index)?;
        Some(&*vocabulary.word(word).form)
    };
    if !form(last).is_some_and(language.must_go_on) {
        return false;
    }
    // A letter that is read out: سي إن إن.
    let mut before = last.saturating_sub(2).max(segment.start)..last;
    let spelled = before.any(|i| form(i).is_some_and(|form| language.letter_names.contains(&form)));
    let (source, tokens) = (document.source(), document.tokens());
    let named = vocabulary::is_beside_name(vocabulary, source, tokens, last, &|_| false);
    // Whoever breaks off or asks does so on purpose.
    let marks: String = (last + 1..segment.end)
        .filter_map(|index| document.mark(index))
        .collect();
    let meant = marks.contains("..") || marks.contains(['…', '؟', '?', '-', '–', '—']);
    !spelled && !named && !meant
}

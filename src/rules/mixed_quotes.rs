//! Several kinds of quotation marks in one article.
//!
//! A house has one kind: `«…»`, `"…"` or `“…”`. Machine translation copies those of its source here and
//! sets its own there. One row for the article, for information.
//!
//! **When to leave it.** Quotations inside quotations need a second kind.
//!
//! **Example.** `"نعم"` in one paragraph and `«لا»` in the next.

use crate::document::Document;
use crate::finding::{
    Argument, Confidence, ErrorType, Finding, Message, Places, Severity, Template,
};
use crate::rule::Rule;
use crate::text::span::Span;

pub(super) static RULE: Rule = Rule {
    id: "mixed-quotes",
    error: ErrorType::Punctuation,
    severity: Severity::Neutral,
    summary: "several kinds of quotation marks in one article",
    covers: &[],
    flags: &[
        "قال: \"نعم\"، ثم قال: \"لا\"، ثم \"ربما\".\nوقالت: ⟦«⟧ربما»، ثم كررت: «ربما».",
        "وصفه بأنه «بطل» و«قائد» و«زعيم».\nوسماه آخرون ⟦\"⟧جبانا\" و\"خائنا\".",
        "نشرت “الحياة” و“الشرق” و“النهار” الخبر.\nثم نفته ⟦\"⟧الأيام\" و\"الغد\".",
        "كتب «أولا» ثم «ثانيا» ثم «ثالثا».\nوعاد فكتب ⟦“⟧رابعا” و“خامسا”.",
        "سمعت \"ألف\" و\"باء\" و\"جيم\".\nورأيت ⟦«⟧دال» و«هاء».",
    ],
    passes: &[
        "قال: \"نعم\"، ثم قال: \"لا\".",
        "قال: «نعم»، ثم قال: «لا»، وأضاف: «ربما».",
        "قال: «سمعت من يصفه بـ\"البطل\" أمس».",
        "لا علامات تنصيص هنا.",
        "قرأت “الحياة” و“الشرق”.",
    ],
    check,
    file: include_str!("mixed_quotes.rs"),
};

const MIXED: Template = Template {
    en: "the article has several kinds of quotation marks; this one is the rarer ({0})",
    ar: "في النص أكثر من نوع من علامات التنصيص، وهذا أقلها ({0})",
};

/// The kinds of quotation marks.
const KINDS: [&[char]; 3] = [&['"'], &['«', '»'], &['“', '”']];

/// Marks of a kind from which on it is a habit.
const HABIT: usize = 4;

fn check(document: &Document<'_>) -> Vec<Finding> {
    let census = document.census();
    let stands = |marks: &&&[char]| marks.iter().any(|mark| census.may_have(*mark));
    if KINDS.iter().filter(stands).count() < 2 {
        return Vec::new();
    }
    let mut places: [Vec<Span>; KINDS.len()] = Default::default();
    for &(index, mark) in document.marks() {
        if let Some(kind) = KINDS.iter().position(|marks| marks.contains(&mark)) {
            places[kind].push(document.tokens()[index].span);
        }
    }
    let habits = places.iter().filter(|places| places.len() >= HABIT);
    let Some(rarest) = habits
        .clone()
        .min_by_key(|places| places.len())
        .filter(|_| habits.count() > 1)
    else {
        return Vec::new();
    };
    let places: Places = rarest.as_slice().into();
    let message = Message::new(MIXED, [Argument::Lines(places.clone())]);
    let mut finding = Finding::new(&RULE, rarest[0], Confidence::Medium, message);
    finding.related = places;
    vec![finding]
}

//! Two sets of digits in one article.
//!
//! An article writes its numbers with Western digits or with Arabic-Indic ones, not with both. Machine
//! translation changes the set in the middle when its training texts did. The rarer set is reported.
//!
//! **When to leave it.** A quotation of a document or a sign may keep its digits.
//!
//! **Example.** `٤٠٪` in an article that writes `60%` everywhere else.

use crate::document::Document;
use crate::finding::{Confidence, Edit, ErrorType, Finding, Severity, Template};
use crate::rule::Rule;
use crate::text::script::{ARABIC_INDIC, EXTENDED_ARABIC_INDIC};
use crate::text::span::Span;

pub(super) static RULE: Rule = Rule {
    id: "mixed-digits",
    error: ErrorType::NumberFormat,
    severity: Severity::Minor,
    summary: "two sets of digits in one article",
    covers: &[],
    flags: &[
        "ارتفع السعر إلى 60 دولارا ثم إلى 75 دولارا، أي بنسبة ⟦٤٠٪⟧.",
        "في عام 2018 بلغ العدد 300، وفي عام ⟦٢٠١٩⟧ تضاعف.",
        "قتل ١٢ شخصا وأصيب ٣٠ آخرون، وفق بيان صدر في ⟦2019⟧.",
        "سجل الهدف في الدقيقة 70 بعد 5 محاولات و⟦۳⟧ ركنيات.",
        "بلغت النسبة 4.5 ثم 6.1 ثم ⟦٧٫٢⟧ في المئة.",
    ],
    passes: &[
        "ارتفع السعر إلى 60 دولارا، أي بنسبة 40%.",
        "قتل ١٢ شخصا وأصيب ٣٠ آخرون عام ٢٠١٩.",
        "لا أرقام في هذا النص.",
        "بلغت النسبة ٤٫٥ في المئة.",
        "اتصل على 0123456789 في أي وقت.",
    ],
    check,
    file: include_str!("mixed_digits.rs"),
};

const MIXED: Template = Template {
    en: "the article writes its other numbers with another set of digits",
    ar: "بقية أرقام النص مكتوبة بمجموعة أخرى",
};

/// The set of digits of a number: 0 for Western, 1 for Arabic-Indic, 2 for Persian ones.
fn set(number: &str) -> usize {
    match number.chars().next() {
        Some(c) if ARABIC_INDIC.contains(&c) => 1,
        Some(c) if EXTENDED_ARABIC_INDIC.contains(&c) => 2,
        _ => 0,
    }
}

/// A number in another set of digits.
fn with_digits(number: &str, set: usize) -> String {
    let zero = [
        b'0' as u32,
        *ARABIC_INDIC.start() as u32,
        *EXTENDED_ARABIC_INDIC.start() as u32,
    ];
    number
        .chars()
        .filter_map(|c| match c {
            '٫' if set == 0 => Some('.'),
            '٬' if set == 0 => Some(','),
            '٪' if set == 0 => Some('%'),
            '%' if set > 0 => Some('٪'),
            '.' if set > 0 => Some('٫'),
            ',' if set > 0 => Some('٬'),
            _ => match zero
                .iter()
                .find_map(|zero| (c as u32).checked_sub(*zero).filter(|digit| *digit < 10))
            {
                Some(digit) => char::from_u32(zero[set] + digit),
                None => Some(c),
            },
        })
        .collect()
}

fn check(document: &Document<'_>) -> Vec<Finding> {
    // Most articles have the digits of ASCII alone.
    let census = document.census();
    let mut others = ARABIC_INDIC.chain(EXTENDED_ARABIC_INDIC);
    if !others.any(|digit| census.may_have(digit)) {
        return Vec::new();
    }
    let numbers: Vec<Span> = document
        .numbers()
        .map(|number| document.tokens()[number].span)
        .collect();
    let mut counts = [0, 0, 0];
    for number in &numbers {
        counts[set(document.text(*number))] += 1;
    }
    // The first of the most frequent sets is the article's.
    let own = (0..counts.len())
        .rev()
        .max_by_key(|set| counts[*set])
        .unwrap_or(0);
    let faults = numbers
        .into_iter()
        .filter(|number| set(document.text(*number)) != own)
        .map(|number| {
            // A sign of per cent is part of the number.
            let after = &document.source()[number.end()..];
            let sign = after
                .chars()
                .next()
                .filter(|c| "%٪".contains(*c))
                .map_or(0, char::len_utf8);
            let span = Span::new(number.start(), number.end() + sign);
            Edit {
                span,
                text: Some(with_digits(document.text(span), own)),
            }
        })
        .collect();
    Finding::gather(&RULE, Confidence::High, MIXED, faults)
}

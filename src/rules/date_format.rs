//! Dates in English order or with English marks.
//!
//! Arabic writes the day before the month and no comma before the year. Machine translation copies the
//! source: `ديسمبر 25، 2024`, `25 ديسمبر ، 2024`. An article that names its months from two sets (`يونيو` and
//! `حزيران`) is told so once. In digits, only a date that cannot be read otherwise (`03/14/1998`) is told.
//!
//! **When to leave it.** Names of days and events (`11 سبتمبر`) are in order. A pair such as
//! `كانون الثاني/يناير` is how some desks write all their months.
//!
//! **Example.** `في 14 مارس ، 2023 ، غرق زورق` – `في 14 مارس 2023، غرق زورق`.

use crate::document::Document;
use crate::finding::{Confidence, ErrorType, Finding, Message, Places, Severity, Template};
use crate::language::classes::Classes;
use crate::rule::Rule;
use crate::text::span::Span;
use crate::text::token::TokenKind;

pub(super) static RULE: Rule = Rule {
    id: "date-format",
    error: ErrorType::DateFormat,
    severity: Severity::Minor,
    summary: "a date in foreign order or with foreign marks",
    covers: &[],
    flags: &[
        "في ⟦14 مارس ، 2023⟧ ، غرق الزورق.",
        "ولد في ⟦ديسمبر 25، 1990⟧ في القاهرة.",
        "وصل يوم ⟦مايو 3⟧ إلى العاصمة.",
        "بدأت الحرب في ⟦3 سبتمبر، 1939⟧ وانتهت بعد سنوات.",
        "ولد في ⟦03/14/1998⟧ في القاهرة.",
        "صدر القرار بتاريخ ⟦12-25-2024⟧ ونشر بعده بيوم.",
        "افتتح المعرض في يونيو 2018 ثم في أكتوبر.\nوأغلق في ⟦تموز⟧ من العام نفسه.",
    ],
    passes: &[
        "في 14 مارس 2023 غرق الزورق.",
        "وقعت هجمات 11 سبتمبر 2001 صباحا.",
        "في كانون الثاني/يناير 2019 بدأ العمل، وفي شباط/فبراير انتهى.",
        "انتخب في مايو 2018 لولاية جديدة.",
        "عاد في يونيو، ومعه 20 شخصا.",
        "ولد في 14/03/1998 وعاد في 2024/03/14 وسجل 3-14 ثم 05/06/2024.",
        "انتهى العقد في ديسمبر، 300 عامل بلا وظيفة.",
    ],
    check,
    file: include_str!("date_format.rs"),
};

const COMMA: Template = Template {
    en: "no comma stands before the year",
    ar: "لا فاصلة قبل السنة",
};
const ORDER: Template = Template {
    en: "the day stands before the month",
    ar: "اليوم يسبق الشهر",
};
const SETS: Template = Template {
    en: "the article names its other months from another set",
    ar: "بقية الأشهر في النص من مجموعة أسماء أخرى",
};

fn check(document: &Document<'_>) -> Vec<Finding> {
    let Some(months) = document.language().and_then(|language| language.months) else {
        return Vec::new();
    };
    let mut findings = Vec::new();
    // The places of each set of month names.
    let mut sets: Vec<(&str, Vec<Span>)> = Vec::new();
    // The token behind the last month.
    let mut behind = 0;
    // Hardly any word is a month, and what is known of a word is known already.
    for at in document.places(|word| word.facts.classes.get(Classes::MONTH) > 0) {
        if at < behind {
            continue;
        }
        let range = document.tokens_of(document.segment_of(at));
        let tokens = &document.tokens()[..range.end];
        let Some((set, length)) = month(document, months, at, range.end) else {
            continue;
        };
        let end = at + length;
        behind = end;
        let paired = document.mark(end) == Some('/')
            || at > range.start && document.mark(at - 1) == Some('/');
        if !paired {
            let span = tokens[at].span.to(tokens[end - 1].span);
            match sets.iter_mut().find(|(known, _)| *known == set) {
                Some((_, places)) => places.push(span),
                None => sets.push((set, vec![span])),
            }
        }
        let number = |index: usize| -> Option<u32> {
            let token = tokens
                .get(index)
                .filter(|token| token.kind == TokenKind::Number)?;
            digits(document.text(token.span))
        };
        let comma = document.mark(end).is_some_and(|mark| "،,".contains(mark));
        let day_before = at > range.start && number(at - 1).is_some_and(|n| (1..=31).contains(&n));
        let day_after = number(end).filter(|n| (1..=31).contains(n)).is_some();
        let year = |index: usize| number(index).is_some_and(|n| (1000..=2100).contains(&n));
        let name = |from: usize, to: usize| document.text(tokens[from].span.to(tokens[to].span));
        if comma && year(end + 1) {
            let from = if day_before { at - 1 } else { at };
            let text = format!("{} {}", name(from, end - 1), name(end + 1, end + 1));
            let span = tokens[from].span.to(tokens[end + 1].span);
            let mut finding = found(COMMA, span, text, Confidence::High);
            // Where the article has Latin commas throughout, this is one of them.
            if document.mark(end) == Some(',') && !document.source().contains('،') {
                finding.severity = Severity::Neutral;
            }
            findings.push(finding);
        } else if day_after && !day_before {
            let mut text = format!("{} {}", name(end, end), name(at, end - 1));
            let mut last = end;
            let after_comma = if document
                .mark(end + 1)
                .is_some_and(|mark| "،,".contains(mark))
            {
                end + 2
            } else {
                end + 1
            };
            if year(after_comma) {
                text = format!("{text} {}", name(after_comma, after_comma));
                last = after_comma;
            }
            findings.push(found(
                ORDER,
                tokens[at].span.to(tokens[last].span),
                text,
                Confidence::Medium,
            ));
        }
    }
    let own = sets
        .iter()
        .map(|(_, places)| places.len())
        .max()
        .unwrap_or(0);
    if sets.len() == 2
        && let Some((_, places)) = sets.iter().find(|(_, places)| places.len() < own)
    {
        let places: Places = places.as_slice().into();
        let mut finding =
            Finding::new(&RULE, places[0], Confidence::Medium, Message::new(SETS, []));
        finding.related = places;
        findings.push(finding);
    }
    findings.extend(in_digits(document));
    findings.sort_by_key(|finding| finding.span);
    findings
}

/// Dates in digits with the month first, where the second number can be no month.
fn in_digits(document: &Document<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let tokens = document.tokens();
    for at in document.numbers() {
        let token = &tokens[at];
        // Signs within a number belong to it or are tokens of their own.
        let touching = tokens[at..].windows(2).take(4);
        let parts = touching
            .take_while(|pair| {
                pair[0].span.end == pair[1].span.start
                    && (pair[1].kind == TokenKind::Number || {
                        matches!(document.text(pair[1].span), "/" | "-" | ".")
                    })
            })
            .count();
        let span = token.span.to(tokens[at + parts].span);
        let before = at.checked_sub(1).map(|i| tokens[i].span.end);
        if before == Some(token.span.start) {
            continue;
        }
        let text = document.text(span);
        // Most numbers are shorter than such a date.
        if text.len() < "1-13-1900".len() {
            continue;
        }
        for sign in ['/', '-', '.'] {
            let numbers: Vec<&str> = text.split(sign).collect();
            let [month, day, year] = numbers[..] else {
                continue;
            };
            let within = |text: &str, from, to| {
                digits(text).is_some_and(|n| (from..=to).contains(&n)) && text.len() <= 8
            };
            if within(month, 1, 12) && within(day, 13, 31) && within(year, 1900, 2100) {
                let text = format!("{day}{sign}{month}{sign}{year}");
                findings.push(found(ORDER, span, text, Confidence::Medium));
            }
        }
    }
    findings
}

fn found(template: Template, span: Span, text: String, confidence: Confidence) -> Finding {
    let mut finding = Finding::new(&RULE, span, confidence, Message::new(template, []));
    finding.suggestion = Some(text);
    finding
}

/// The month that begins at a token: its set and how many tokens it has.
fn month(
    document: &Document<'_>,
    months: fn(&str) -> Option<&'static str>,
    at: usize,
    end: usize,
) -> Option<(&'static str, usize)> {
    let form = |index: usize| {
        let word = document.vocabulary().of_token(index)?;
        Some(&*document.vocabulary().word(word).form)
    };
    let first = form(at)?;
    if at + 1 < end
        && let Some(second) = form(at + 1)
        && let Some(set) = months(&format!("{first} {second}"))
    {
        return Some((set, 2));
    }
    months(first).map(|set| (set, 1))
}

/// The value of a whole number in whatever digits.
fn digits(number: &str) -> Option<u32> {
    number.chars().try_fold(0u32, |sum, c| {
        let digit = c.to_digit(10).or_else(|| {
            let code = c as u32;
            (0x660..=0x669)
                .contains(&code)
                .then(|| code - 0x660)
                .or((0x6F0..=0x6F9).contains(&code).then(|| code - 0x6F0))
        })?;
        sum.checked_mul(10)?.checked_add(digit)
    })
}

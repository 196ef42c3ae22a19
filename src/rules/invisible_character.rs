//! Characters that nobody sees and every program trips over.
//!
//! Direction controls that override the order of the letters, zero-width joints inside words, byte order
//! marks in the middle, stretching signs that pad a word: copied along by converters, they break searching,
//! counting and the layout.
//!
//! **When to leave it.** A single direction mark beside a number or a Latin word sets their order right, and is
//! never reported; neither is the stretch that joins a preposition to a Latin name or a quotation (`بـ"نعم"`).
//!
//! **Example.** `كتـــاب` – `كتاب`.

use crate::document::Document;
use crate::finding::{Confidence, Edit, ErrorType, Finding, Severity, Template};
use crate::rule::Rule;
use crate::text::script::Class;
use crate::text::span::Span;

pub(super) static RULE: Rule = Rule {
    id: "invisible-character",
    error: ErrorType::CharacterEncoding,
    severity: Severity::Minor,
    summary: "direction controls, zero-width characters and padding",
    covers: &[],
    flags: &[
        "وصل ⟦الو\u{200B}زير⟧ أمس.",
        "وصل ⟦\u{202E}⟧الوزير أمس.",
        "وصل الوزير⟦\u{FEFF}⟧ أمس.",
        "قرأت ⟦كتـــاب⟧ جديد.",
        "قال ⟦مي\u{200C}داني⟧ أمس.",
        "وصل ⟦\u{2067}⟧الوفد⟦\u{2069}⟧ مساء.",
    ],
    passes: &[
        "وصل الوزير أمس.",
        "نشرت \u{200F}Reuters\u{200F} الخبر.",
        "وصفه بـ\"البطل\" ولـ14 عاما.",
        "قالت وبـReuters إن الخبر صحيح.",
        "ارتفع \u{200E}+5\u{200E} درجات.",
        "هـ. ج. ويلز كاتب إنجليزي.",
    ],
    check,
    file: include_str!("invisible_character.rs"),
};

const INSIDE: Template = Template {
    en: "an invisible character stands inside the word",
    ar: "محرف غير مرئي داخل الكلمة",
};
const ALONE: Template = Template {
    en: "an invisible character",
    ar: "محرف غير مرئي",
};
const PADDING: Template = Template {
    en: "the word is padded with stretching signs",
    ar: "الكلمة ممدودة بالتطويل",
};

/// The blocks of 64 characters from U+0800 on that hold invisible ones, by their first characters.
const BLOCKS: [char; 5] = ['\u{1800}', '\u{2000}', '\u{2040}', '\u{FEC0}', '\u{FFC0}'];

fn check(document: &Document<'_>) -> Vec<Finding> {
    let Some(language) = document
        .language()
        .filter(|language| language.script.is_right_to_left())
    else {
        return Vec::new();
    };
    let joiner = language.clitics.map(|clitics| clitics.joiner);
    let hidden =
        |c: char| matches!(Class::of(c), Class::Format) || matches!(c, '\u{200C}' | '\u{200D}');
    // Many articles have no such character at all.
    let census = document.census();
    let any_hidden = census.any(hidden, |block| BLOCKS.contains(&block));
    if !any_hidden && joiner.is_none_or(|joiner| !census.may_have(joiner)) {
        return Vec::new();
    }
    let source = document.source();
    let (mut inside, mut alone, mut padding) = (Vec::new(), Vec::new(), Vec::new());
    let mut covered = 0;
    for token in document.tokens() {
        if token.ordinary || !token.is_word() {
            continue;
        }
        let text = document.text(token.span);
        // All these characters are of three bytes or of the tatweel's two: nearly all words have neither.
        if !text.bytes().any(|b| b >= 0xE2) && !token.extended {
            continue;
        }
        let trimmed = text.trim_matches(hidden);
        let inner = trimmed.chars().any(hidden);
        // A stretch at either end joins what stands apart or abbreviates, and so does one behind a preposition;
        // between other letters it is padding.
        let stretched = joiner.is_some_and(|joiner| {
            let letters = text.trim_matches(joiner);
            let (head, rest) = letters.split_once(joiner).unwrap_or_default();
            // One stretch is enough to join.
            let clitic = !rest.starts_with(joiner)
                && language
                    .clitics
                    .is_some_and(|clitics| (clitics.is_proclitic)(head));
            token.is_only(language.script) && letters.contains(joiner) && !clitic
        });
        if inner {
            inside.push(Edit {
                span: token.span,
                text: Some(text.chars().filter(|c| !hidden(*c)).collect()),
            });
            covered = covered.max(token.span.end());
        } else if stretched {
            let keep = text.len() - text.trim_end_matches(|c| Some(c) == joiner).len();
            let bare: String = text[..text.len() - keep]
                .chars()
                .filter(|c| Some(*c) != joiner)
                .collect();
            padding.push(Edit {
                span: token.span,
                text: Some(format!("{bare}{}", &text[text.len() - keep..])),
            });
        }
    }
    for segment in document.segments() {
        // A segment begins and ends with what is seen. The byte order mark that begins the file belongs there.
        let before = source[..segment.span.start()].trim_end_matches(is_harmful);
        let behind = source[segment.span.end()..].trim_start_matches(is_harmful);
        let (start, end) = (before.len(), source.len() - behind.len());
        let start = if start == 0 && source.starts_with('\u{FEFF}') && segment.span.start() > 0 {
            '\u{FEFF}'.len_utf8()
        } else {
            start
        };
        let text = &source[start..end];
        let mut from = 0;
        while let Some(found) = memchr::memchr2(0xE2, 0xEF, &text.as_bytes()[from..]) {
            let at = from + found;
            let c = text[at..].chars().next().unwrap_or(' ');
            from = at + c.len_utf8();
            let place = Span::new(start + at, start + from);
            let word = inside.iter().any(|edit| edit.span.contains(place));
            if !word && is_harmful(c) && place.end() <= source.len() {
                alone.push(Edit {
                    span: place,
                    text: Some(String::new()),
                });
            }
        }
    }
    let mut findings = Finding::gather(&RULE, Confidence::High, INSIDE, inside);
    findings.extend(Finding::gather(&RULE, Confidence::High, ALONE, alone));
    findings.extend(Finding::gather(&RULE, Confidence::Medium, PADDING, padding));
    findings
}

/// Whether an invisible character does harm wherever it stands: everything but the plain direction marks.
fn is_harmful(c: char) -> bool {
    matches!(c, '\u{200B}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}')
}

//! Letters of another language of the same script, and letters in presentation forms.
//!
//! Persian and Urdu keyboards write `ی` and `ک` where Arabic has `ي` and `ك`; old converters leave letters in
//! the shapes of print (`ﻻ`). Readers hardly see it, but no search finds such a word. A combining mark
//! without its letter is reported here too.
//!
//! **When to leave it.** `پ`, `چ`, `ڤ`, `گ` and `ژ` are what Arabic writes in foreign names, and are never reported.
//!
//! **Example.** `کتابی` – `كتابي`.

use crate::document::Document;
use crate::finding::{Confidence, Edit, ErrorType, Finding, Severity, Template};
use crate::rule::Rule;
use crate::text::script::Class;

pub(super) static RULE: Rule = Rule {
    id: "foreign-letter",
    error: ErrorType::CharacterEncoding,
    severity: Severity::Minor,
    summary: "letters of another language of the same script, or in presentation forms",
    covers: &[],
    flags: &[
        "قرأت ⟦کتابا⟧ جديدا.",
        "سافر ⟦علی⟧ إلى دمشق.",
        "قال ⟦ﻻ⟧ أعرف.",
        "دخل ⟦المدرسہ⟧ صباحا.",
        "كتب ⟦\u{64E}⟧ كلمة.",
    ],
    passes: &[
        "قرأت كتابا جديدا.",
        "زار مدينة ڤيينا وقرية پاريس الصغيرة.",
        "مُحَمَّدٌ رسولٌ.",
        "صلى الله عليه وسلم ﷺ.",
        "كتـــاب مفيد.",
    ],
    check,
    file: include_str!("foreign_letter.rs"),
};

const LETTER: Template = Template {
    en: "the word has letters of another language or in the shapes of print",
    ar: "في الكلمة حروف من لغة أخرى أو بأشكال الطباعة",
};
const MARK: Template = Template {
    en: "a combining mark without a letter",
    ar: "علامة تشكيل بلا حرف",
};

fn check(document: &Document<'_>) -> Vec<Finding> {
    let Some((language, words)) = document
        .language()
        .and_then(|l| l.words.map(|words| (l, words)))
    else {
        return Vec::new();
    };
    let foreign = |c: char| {
        language.foreign_letters.contains(&c) && !language.borrowed_letters.contains(&c)
            || is_presentation(c)
    };
    let mark = |c: char| Class::of(c) == Class::Extender && c != '\u{640}';
    let census = document.census();
    let own = language.foreign_letters.iter();
    let any_foreign = own
        .filter(|c| !language.borrowed_letters.contains(c))
        .any(|c| census.may_have(*c))
        || census.any(|_| false, may_hold_presentation);
    let (mut letters, mut marks) = (Vec::new(), Vec::new());
    if any_foreign {
        for token in document.tokens() {
            if token.ordinary || !token.is_only(language.script) {
                continue;
            }
            let text = document.text(token.span);
            if text.chars().any(foreign) {
                letters.push(Edit {
                    span: token.span,
                    text: Some((words.plain)(text).into_owned()),
                });
            }
        }
    }
    for token in document.others().map(|index| document.tokens()[index]) {
        if token.is_word()
            && token.scripts.is_empty()
            && document.text(token.span).chars().all(mark)
        {
            marks.push(Edit {
                span: token.span,
                text: Some(String::new()),
            });
        }
    }
    let mut findings = Finding::gather(&RULE, Confidence::High, LETTER, letters);
    findings.extend(Finding::gather(&RULE, Confidence::High, MARK, marks));
    findings
}

/// Whether a block of 64 characters may hold letters in the shapes of print; told by its first character.
fn may_hold_presentation(block: char) -> bool {
    matches!(block, '\u{FB40}'..='\u{FD3F}' | '\u{FE40}'..='\u{FEFF}')
}

/// Whether a character is a letter in the shape of print: of the Arabic presentation forms all but the
/// honorifics and signs that have no other form.
fn is_presentation(c: char) -> bool {
    matches!(c, '\u{FB50}'..='\u{FBB1}' | '\u{FBD3}'..='\u{FD3D}' | '\u{FE70}'..='\u{FEFC}')
}

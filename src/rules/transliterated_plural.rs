//! The plural of a nation with the s of its English name.
//!
//! `Azerbaijanis` is no name but a plural, and an engine that writes it letter by letter gives `أذربيجانيس`,
//! which says nothing to a reader. The nations are a closed list: many names end in the same letters (`غينيس`,
//! `أندريس`), and no shape tells them apart.
//!
//! **When to leave it.** The name of a team or a song that is the English word itself.
//!
//! **Example.** `مقتل أذربيجانيس في المدينة` – `مقتل أذربيجانيين في المدينة`.

use crate::document::Document;
use crate::finding::{Confidence, ErrorType, Finding, Message, Severity, Template};
use crate::language::vocabulary::{self, WordId};
use crate::rule::Rule;

pub(super) static RULE: Rule = Rule {
    id: "transliterated-plural",
    error: ErrorType::Untranslated,
    severity: Severity::Major,
    summary: "the plural of a nation with an English s",
    covers: &[
        "unknown-word",
        "joined-words",
        "inconsistent-transliteration",
    ],
    flags: &[
        "قتل ثلاثة ⟦أذربيجانيس⟧ في المدينة.",
        "احتج آلاف ⟦الباكستانيس⟧ أمام السفارة.",
        "وصل وفد من ⟦الإسرائيليس⟧ إلى القاهرة.",
        "صوت كثير من ⟦الأمريكانز⟧ ضد القانون.",
        "عاد ⟦الأوكرانيانز⟧ إلى قراهم.",
    ],
    passes: &[
        "قتل ثلاثة أذربيجانيين في المدينة.",
        "دخل الرجل موسوعة غينيس للأرقام القياسية.",
        "سجل أندريس إنييستا هدف الفوز.",
        "فاز أنتوني ألبانيز بالانتخابات.",
        "زار الوفد باريس ثم تونس.",
    ],
    check,
    file: include_str!("transliterated_plural.rs"),
};

const PLURAL: Template = Template {
    en: "the English plural of a nation, letter by letter",
    ar: "جمع إنجليزي لاسم شعب منقول بحروفه",
};

fn check(document: &Document<'_>) -> Vec<Finding> {
    let Some(names) = document.language().and_then(|language| language.names) else {
        return Vec::new();
    };
    let vocabulary = document.vocabulary();
    let mut findings = Vec::new();
    for (id, word) in vocabulary.words().iter().enumerate() {
        if word.facts.known || word.facts.zipf > 0.0 {
            continue;
        }
        let Some(plural) = (names.foreign_plural)(&word.form) else {
            continue;
        };
        for token in vocabulary.tokens(id as WordId) {
            let token = *token as usize;
            let (source, tokens) = (document.source(), document.tokens());
            // Beside other names it is one itself.
            if vocabulary::is_beside_name(vocabulary, source, tokens, token, &|_| false) {
                continue;
            }
            let message = Message::new(PLURAL, []);
            let mut finding = Finding::new(&RULE, tokens[token].span, Confidence::High, message);
            finding.suggestion = Some(plural.clone());
            findings.push(finding);
        }
    }
    findings.sort_by_key(|finding| finding.span);
    findings
}

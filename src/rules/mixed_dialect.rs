//! A word of a dialect in an article of Modern Standard Arabic.
//!
//! Models that have read forums fall into the language of the street for a word or a clause: `راح`, `يلا`, `عشان`. The
//! words are listed (`data/ar/dialect.tsv`); only those that are nothing else are reported. Within quotation marks
//! people may speak as they do. An article that is in a dialect as a whole is told once, for information, and the
//! rules that do not fit it are silent: agreement, words that are none, this one.
//!
//! **When to leave it.** Speech that is quoted without marks, titles of songs and programmes.
//!
//! **Example.** `قال إنه سيسافر عشان يلتقي أسرته` – in Modern Standard Arabic `لكي يلتقي أسرته`.

use crate::document::Document;
use crate::finding::{Argument, Confidence, ErrorType, Finding, Message, Severity, Template};
use crate::language::classes::Classes;
use crate::rule::Rule;

pub(super) static RULE: Rule = Rule {
    id: "mixed-dialect",
    error: ErrorType::Register,
    severity: Severity::Minor,
    summary: "a word of a dialect in an article of the standard language",
    covers: &[],
    flags: &[
        "قال المدرب إنه سيغير الخطة ⟦عشان⟧ يفوز في المباراة المقبلة أمام منافسه القوي.",
        "أوضح الطبيب ⟦إزاي⟧ يمكن للمرضى أن يحافظوا على صحتهم في أيام الحر الشديد.",
        "وقعت الشركة العقد ⟦إمبارح⟧ بعد محادثات طويلة مع وزارة النقل في العاصمة.",
        "كان الوزير، ⟦اللي⟧ وصل صباحا، يستعد للقاء نظيره في مقر الحكومة الجديد.",
        "يرى الخبراء أن الأسعار ⟦لسه⟧ مرتفعة رغم تراجع الطلب في الأسواق العالمية.",
    ],
    passes: &[
        "قالت الجدة للصحفيين: \"مش عايزة حاجة من حد\"، ثم عادت إلى بيتها في القرية الصغيرة.",
        "رد اللاعب «إحنا كسبنا عشان اشتغلنا» قبل أن يغادر الملعب مع زملائه إلى الفندق.",
        "كتب على صفحته: “ليش كل هذا؟” فأجابه المئات من المتابعين خلال ساعات قليلة.",
        "راح الضحية عشرات المدنيين في الهجوم الذي استهدف السوق القديم وسط المدينة.",
        "قال المدير ليه كوان يو إن المدينة بنيت في عشرين عاما من العمل المتواصل.",
        "قال المدرب إنه سيغير الخطة لكي يفوز في المباراة المقبلة أمام منافسه القوي.",
    ],
    check,
    file: include_str!("mixed_dialect.rs"),
};

const WORD: Template = Template {
    en: "a word of a dialect; the article is in the standard language",
    ar: "كلمة عامية في نص بالعربية الفصحى",
};
const ARTICLE: Template = Template {
    en: "the article is in a dialect as a whole ({0} words say so); rules for the standard language are silent",
    ar: "النص كله بالعامية (تدل عليها {0} كلمة)، فلا تطبق عليه قواعد الفصحى",
};

/// A word of the dialect list that is nothing else.
const STRONG: u64 = 2;

fn check(document: &Document<'_>) -> Vec<Finding> {
    let Some(standard) = document.language().and_then(|language| language.dialect) else {
        return Vec::new();
    };
    let vocabulary = document.vocabulary();
    let words = vocabulary.words().iter().enumerate();
    let strong = words.filter(|(_, word)| word.facts.classes.get(Classes::DIALECT) == STRONG);
    if let Some(count) = document.dialect() {
        let first = strong
            .flat_map(|(id, _)| vocabulary.tokens(id as u32))
            .min();
        return first
            .map(|token| Finding {
                severity: Severity::Neutral,
                ..Finding::new(
                    &RULE,
                    document.tokens()[*token as usize].span,
                    Confidence::High,
                    Message::new(ARTICLE, [Argument::Number(count)]),
                )
            })
            .into_iter()
            .collect();
    }
    let mut findings = Vec::new();
    for (id, word) in strong {
        for token in vocabulary.tokens(id as u32) {
            let index = *token as usize;
            if document.is_quoted(index) || is_name(document, index) {
                continue;
            }
            let span = document.tokens()[index].span;
            let message = Message::new(WORD, []);
            findings.push(Finding {
                suggestion: standard(&word.form),
                ..Finding::new(&RULE, span, Confidence::Medium, message)
            });
        }
    }
    findings
}

/// Whether a word that is also a name stands beside another name: جون راهم.
fn is_name(document: &Document<'_>, token: usize) -> bool {
    let vocabulary = document.vocabulary();
    let facts = |token: usize| {
        let id = vocabulary.of_token(token)?;
        Some(vocabulary.word(id).facts)
    };
    let listed =
        |token: usize| facts(token).is_some_and(|facts| facts.classes.get(Classes::LISTED) > 0);
    let unknown = |token: usize| facts(token).is_some_and(|facts| !facts.known);
    let neighbours = [token.checked_sub(1), Some(token + 1)];
    // The word itself, not what could stand behind an article (اللي).
    let itself = document
        .language()
        .and_then(|language| language.words)
        .zip(vocabulary.of_token(token))
        .is_some_and(|(words, id)| {
            (words.classes)(&vocabulary.word(id).form).get(Classes::LISTED) > 0
        });
    itself
        && neighbours
            .into_iter()
            .flatten()
            .any(|other| listed(other) || unknown(other))
}

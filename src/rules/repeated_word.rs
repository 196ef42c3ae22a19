//! A word that stands twice in a row.
//!
//! Decoders stutter: `في في`, `من من`. So do tired typists. Arabic also repeats rightly, for emphasis or in
//! names; those words are listed in `data/ar/repeated_ok.tsv`, and words that the lexicon does not know are
//! taken for names. A word that stands again with the article right behind itself (`بطاطس البطاطس`) is reported
//! with less confidence.
//!
//! **When to leave it.** Rhetoric, poetry and quoted speech may repeat what they like.
//!
//! **Example.** `وصل الوفد إلى إلى المطار`.

use crate::document::Document;
use crate::finding::{Confidence, ErrorType, Finding, Message, Severity, Template};
use crate::language::classes::Classes;
use crate::rule::Rule;

pub(super) static RULE: Rule = Rule {
    id: "repeated-word",
    error: ErrorType::Duplication,
    severity: Severity::Minor,
    summary: "a word that stands twice in a row",
    covers: &[],
    flags: &[
        "وصل الوفد ⟦إلى إلى⟧ المطار صباح أمس.",
        "قال المتحدث ⟦إن إن⟧ المحادثات انتهت.",
        "أعلنت ⟦الوزارة الوزارة⟧ عن خطة جديدة.",
        "بقي الفريق ⟦في في⟧ الصدارة.",
        "أكلت طبقا من ⟦بطاطس البطاطس⟧ المقلية.",
    ],
    passes: &[
        "كان سعيدا جدا جدا بالنتيجة.",
        "دخلوا واحدا واحدا إلى القاعة.",
        "شاهد برنامجا على قناة بي بي سي أمس.",
        "غنى أغنية يويو يويو للأطفال.",
        "وصل الوفد إلى المطار، إلى القاعة الكبرى.",
        "قال: لا، لا أريد ذلك.",
    ],
    check,
    file: include_str!("repeated_word.rs"),
};

const TWICE: Template = Template {
    en: "the word stands twice in a row",
    ar: "الكلمة مكررة مرتين متتاليتين",
};
const WITH_ARTICLE: Template = Template {
    en: "the word stands again, with the article, right behind itself",
    ar: "الكلمة تتكرر معرَّفة بعد نفسها مباشرة",
};

fn check(document: &Document<'_>) -> Vec<Finding> {
    let Some(language) = document.language() else {
        return Vec::new();
    };
    let vocabulary = document.vocabulary();
    let mut findings: Vec<Finding> = Vec::new();
    for segment in 0..document.segments().len() {
        for index in document.tokens_of(segment).skip(1) {
            let (Some(a), Some(b)) = (vocabulary.of_token(index - 1), vocabulary.of_token(index))
            else {
                continue;
            };
            let word = vocabulary.word(a);
            let same = a == b;
            let defined = !same
                && language.article.is_some_and(|article| {
                    vocabulary.word(b).form.strip_prefix(article) == Some(&*word.form)
                });
            if !same && !defined
                || !word.facts.known
                || word.facts.classes.get(Classes::MAY_REPEAT) > 0
                || word.form.chars().nth(1).is_none()
            {
                continue;
            }
            let span = document.tokens()[index - 1]
                .span
                .to(document.tokens()[index].span);
            let between = crate::text::span::Span {
                start: document.tokens()[index - 1].span.end,
                end: document.tokens()[index].span.start,
            };
            if document.text(between).chars().any(|c| !c.is_whitespace())
                || findings.last().is_some_and(|f| f.span.overlaps(span))
            {
                continue;
            }
            let function = word.facts.classes.get(Classes::FUNCTION) > 0;
            let (template, confidence) = match (same, function) {
                (true, true) => (TWICE, Confidence::High),
                (true, false) => (TWICE, Confidence::Medium),
                (false, _) => (WITH_ARTICLE, Confidence::Low),
            };
            let mut finding = Finding::new(&RULE, span, confidence, Message::new(template, []));
            finding.suggestion = Some(document.token_text(index).to_owned());
            findings.push(finding);
        }
    }
    findings
}

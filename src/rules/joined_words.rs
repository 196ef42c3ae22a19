//! Words without the space between them.
//!
//! Converters and translation systems lose spaces at line ends and around tags: `النائبةالأمريكية`,
//! `فيتصميم`. No reader finds the words in such a run, and no search. A form that is no word is cut where its
//! parts, as words of their own, are much likelier than a name that nobody has listed; letters that only end
//! words (`ة`, `ى`) inside a form make it certain.
//!
//! **When to leave it.** A compound foreign name that happens to be cut into words.
//!
//! **Example.** `دورةللحصولعلى` – `دورة للحصول على`.

use crate::document::Document;
use crate::finding::{Argument, Confidence, ErrorType, Finding, Message, Severity, Template};
use crate::language::vocabulary;
use crate::rule::Rule;

pub(super) static RULE: Rule = Rule {
    id: "joined-words",
    error: ErrorType::Spelling,
    severity: Severity::Major,
    summary: "words without the space between them",
    covers: &["unknown-word"],
    flags: &[
        "قالت ⟦النائبةالأمريكية⟧ إنها ستستقيل.",
        "تعمل الشركة ⟦فيتصميم⟧ الملابس.",
        "نظموا ⟦دورةللحصولعلى⟧ الشهادة.",
        "انتخبت ⟦المجموعةالتقدمية⟧ رئيسا جديدا.",
        "تعتمد ⟦الحكومةعلى⟧ القروض.",
    ],
    passes: &[
        "قالت النائبة الأمريكية إنها ستستقيل.",
        "قال بيسكوف إن يكاترينبرغ مدينة هادئة.",
        "لعب ليفينغستون أمام ماكغريغور في أسكتلندا.",
        "وسيستخدمونها في المستشفيات والجامعات.",
        "تحدث زيلينسكي عن كاراباخ.",
    ],
    check,
    file: include_str!("joined_words.rs"),
};

const JOINED: Template = Template {
    en: "{0} words stand without a space between them",
    ar: "{0} كلمات متلاصقة بلا مسافة",
};

fn check(document: &Document<'_>) -> Vec<Finding> {
    let vocabulary = document.vocabulary();
    let mut findings = Vec::new();
    for joined in document.joined_words() {
        let form = &vocabulary.word(joined.word).form;
        for token in vocabulary.tokens(joined.word) {
            let span = document.tokens()[*token as usize].span;
            let text = document.text(span);
            let mut suggestion = String::with_capacity(text.len() + joined.cuts.len());
            let mut from = 0;
            for cut in joined
                .cuts
                .iter()
                .map(|cut| vocabulary::in_text(text, form, *cut))
            {
                suggestion.push_str(&text[from..cut]);
                suggestion.push(' ');
                from = cut;
            }
            suggestion.push_str(&text[from..]);
            let confidence = if joined.odds >= 2.0 {
                Confidence::High
            } else {
                Confidence::Medium
            };
            let message = Message::new(JOINED, [Argument::Number(joined.cuts.len() + 1)]);
            let mut finding = Finding::new(&RULE, span, confidence, message);
            finding.suggestion = Some(suggestion);
            findings.push(finding);
        }
    }
    findings
}

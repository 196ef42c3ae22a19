//! A phrase put word by word from English.
//!
//! `West Bank` is a bank of a river and not of money, `oil-rich` says nothing of olive oil. The list
//! (`data/ar/calques.tsv`) holds phrases that are wrong in whatever context, each with the natural wording and the
//! English behind it; it is short, because most literal translations are only wrong where they stand. What has become
//! Arabic (الضوء الأخضر, يلعب دورا) is not in it. Words are found in their inflected forms, with clitics.
//!
//! To add phrases of your own, see `mtlint explain user-phrase`.
//!
//! **When to leave it.** Where the words are meant as they stand, or the phrase itself is spoken of.
//!
//! **Example.** `عاد إلى البنك الغربي` – `West Bank`: `عاد إلى الضفة الغربية`.

use crate::document::Document;
use crate::finding::{Argument, Confidence, ErrorType, Finding, Message, Severity, Template};
use crate::rule::Rule;

pub(super) static RULE: Rule = Rule {
    id: "literal-calque",
    error: ErrorType::Unidiomatic,
    severity: Severity::Minor,
    summary: "a phrase put word by word from English",
    covers: &[],
    flags: &[
        "عاد المستوطنون إلى ⟦البنك الغربي⟧ أمس.",
        "قال ⟦متحدث باسم المنزل الأبيض⟧ إن اللقاء تأجل.",
        "أصيب الممثل ⟦بهجوم قلبي⟧ في منزله.",
        "تستعد البلاد لاستضافة ⟦كوب العالم⟧ للمرة الأولى.",
        "أغلقت الشركة ⟦نباتات نووية⟧ في الشمال.",
        "رفعت الشركة دعوى أمام ⟦محكمة النداءات⟧ في نيويورك.",
        "خفض المصرف ⟦سعر الاهتمام⟧ ربع نقطة.",
    ],
    passes: &[
        "عاد المستوطنون إلى الضفة الغربية أمس.",
        "مول بنك غربي بناء الجسر، وقال البنك المركزي إنه آمن.",
        "اشترت الأسرة المنزل الأبيض المطل على البحيرة.",
        "كان هجوم الفريق في قلب الملعب.",
        "شربت كوبا من القهوة أمام خريطة العالم.",
        "أثار سعر اللوحة اهتمام الصحف.",
        "أعطى الوزير الضوء الأخضر لمشروع يلعب دورا مهما.",
    ],
    check,
    file: include_str!("literal_calque.rs"),
};

const CALQUE: Template = Template {
    en: "put word by word from «{0}»; Arabic says «{1}»",
    ar: "ترجمة حرفية لعبارة «{0}»، والمعروف «{1}»",
};

fn check(document: &Document<'_>) -> Vec<Finding> {
    let Some(calques) = document.language().and_then(|language| language.calques) else {
        return Vec::new();
    };
    document
        .find(calques())
        .into_iter()
        .map(|found| {
            let text = |text: &str| Argument::Text(text.to_owned());
            let arguments = [text(found.entry.english()), text(found.entry.natural())];
            let message = Message::new(CALQUE, arguments);
            Finding {
                suggestion: found.natural,
                ..Finding::new(&RULE, found.span, Confidence::Low, message)
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::plain;
    use crate::language::ARABIC;

    #[test]
    fn what_is_right_is_left_alone() {
        let calques = ARABIC.calques.expect("phrases")();
        assert!(calques.entries().len() > 100);
        for entry in calques.entries() {
            assert!(!entry.right().is_empty(), "line {}", entry.line);
            for right in [entry.right(), entry.natural()] {
                let document = plain::read("right", right.as_bytes(), Some(&ARABIC)).unwrap();
                let found = check(&document);
                assert!(found.is_empty(), "line {}: {right}: {found:?}", entry.line);
            }
        }
    }

    #[test]
    fn every_phrase_is_found() {
        let calques = ARABIC.calques.expect("phrases")();
        for entry in calques.entries() {
            let text = format!("قال إن {} جديد.", entry.phrase());
            let document = plain::read("phrase", text.as_bytes(), Some(&ARABIC)).unwrap();
            let found = check(&document);
            assert_eq!(found.len(), 1, "line {}: {text}", entry.line);
            assert_eq!(
                found[0].suggestion.as_deref(),
                Some(entry.natural()),
                "{text}"
            );
        }
    }
}

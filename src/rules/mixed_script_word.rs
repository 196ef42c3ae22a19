//! A word made of letters of two scripts.
//!
//! Machine translation sometimes starts a name in one script and ends it in another (`مورnau`), or grafts
//! an ending of the target language onto a source word (`ambientةً`). No reader can read such a word, so
//! the finding is critical. Letters that only look alike, as a Cyrillic `а` in a Latin name, are found too.
//!
//! **When to leave it.** A conjunction, preposition or article joined to a whole foreign name (`لـGoogle`,
//! `الـNATO`) is not a mixed word: the name is reported as `untranslated-text`. So is a whole foreign name
//! that only misses the space to its neighbour (`كأسBetfred`).
//!
//! **Example.** `أخرج مورnau الفيلم` – the reader should see `مورناو`.

use crate::document::Document;
use crate::finding::{Argument, Confidence, ErrorType, Finding, Message, Severity, Template};
use crate::language::Language;
use crate::names::foreign::{self, Anatomy};
use crate::rule::Rule;
use crate::text::script::Script;
use crate::text::token::{self, Token};

pub(super) static RULE: Rule = Rule {
    id: "mixed-script-word",
    error: ErrorType::CharacterEncoding,
    severity: Severity::Critical,
    summary: "a word made of letters of two scripts",
    covers: &["untranslated-text", "unknown-word"],
    flags: &[
        "أخرج المخرج الألماني ⟦مورnau⟧ الفيلم في برلين.",
        "كان الجو ⟦ambientةً⟧ في القاعة حتى المساء.",
        "قال الوزير إن ⟦السenator⟧ سيصل غدا.",
        "نشرت الصحيفة مقالا عن ⟦Twitterية⟧ العصر الجديد.",
        "وصلت شحنة من ⟦كوفيdون⟧ إلى الميناء.",
        "زار الوفد شركة ⟦Gаzprom⟧ في موسكو.",
        "قال المتحدث ⟦كيbenia⟧ إن الاجتماع تأجل.",
    ],
    passes: &[
        "ذكرت وكالة لـGoogle أن الخدمة عادت.",
        "قرر الـNATO إرسال قوات إضافية.",
        "فاز الفريق بلقب كأسBetfred أمس.",
        "راسلوا info@example.com أو زوروا example.com.",
        "وصل الفريق إلى مدينة ميونيخ مساء أمس.",
        "يعمل بروتين HER2 على سطح الخلية.",
    ],
    check,
    file: include_str!("mixed_script_word.rs"),
};

const MIXED: Template = Template {
    en: "one word is written with {0} and {1} letters",
    ar: "كلمة واحدة مكتوبة بحروف {0} و{1}",
};

fn check(document: &Document<'_>) -> Vec<Finding> {
    let Some(language) = document.language() else {
        return Vec::new();
    };
    document
        .others()
        .map(|index| &document.tokens()[index])
        .filter(|token| {
            token.is_word() && token.is_mixed() && is_damaged(document, token, language)
        })
        .map(|token| {
            let mut scripts: Vec<Script> = token::parts(document.source(), token.span)
                .map(|(script, _)| script)
                .collect();
            scripts.dedup();
            let name = |script: Script| {
                Argument::Phrase(Template {
                    en: script.name(),
                    ar: script.arabic_name(),
                })
            };
            let message = Message::new(MIXED, [name(scripts[0]), name(scripts[1])]);
            let mut finding = Finding::new(&RULE, token.span, Confidence::High, message);
            if let Some(suggestion) = document.suggestion_for_mixed(token.span) {
                finding.message = finding.message.then(Message::suggests(&suggestion));
                finding.suggestion = Some(suggestion.name.to_string());
            }
            finding
        })
        .collect()
}

fn is_damaged(document: &Document<'_>, token: &Token, language: &Language) -> bool {
    if token.has(language.script) {
        foreign::anatomy(document.source(), token.span, language) == Anatomy::Damaged
    } else {
        // Two foreign scripts in one word: letters that look alike.
        true
    }
}

//! Text that was decoded with the wrong code page, or not at all.
//!
//! `Ø§Ù„Ø±Ø¦ÙŠØ³` is `الرئيس` after somebody read UTF-8 as something else, and so is `ÇáÑÆíÓ` after somebody read
//! an Arabic code page as a western one. Such text cannot be published; most of it can be undone, and the
//! suggestion says what it was. A replacement character (U+FFFD) stands for
//! text that is lost.
//!
//! **When to leave it.** Only in an article about code pages.
//!
//! **Example.** `وصل Ø§Ù„ÙˆØ²ÙŠØ± أمس` – `وصل الوزير أمس`.

use crate::document::Document;
use crate::finding::{Confidence, ErrorType, Finding, Message, Severity, Template};
use crate::rule::Rule;
use crate::text::damage;

pub(super) static RULE: Rule = Rule {
    id: "encoding-damage",
    error: ErrorType::CharacterEncoding,
    severity: Severity::Critical,
    summary: "text that was decoded with the wrong code page",
    covers: &["*"],
    flags: &[
        "وصل ⟦Ø§Ù„ÙˆØ²ÙŠØ±⟧ أمس.",
        "وصل ⟦ط§ظ„ظˆط²ظٹط±⟧ أمس.",
        "وصل الوزير ⟦\u{FFFD}\u{FFFD}⟧ أمس.",
        "قال إن الشركة O⟦â€™⟧Neil أفلست.",
        "بلغ السعر 20 ⟦â‚¬⟧ فقط.",
        "وصل ⟦ÇáæÒíÑ Ýí ãæÚÏå¡ Ëã ÛÇÏÑ⟧ بعد ساعة.",
    ],
    passes: &[
        "قال «نعم» و“لا”… ثم مضى.",
        "ارتفعت الحرارة 3° ± 1 والسعر 20€.",
        "زار مدينة Århus ثم München.",
        "سعر التذكرة £5 في المادة §7.",
        "حرف الطاء ط، وحرف الظاء ظ؛ ثم غيرهما.",
    ],
    check,
    file: include_str!("encoding_damage.rs"),
};

const DAMAGED: Template = Template {
    en: "text that was read with another code page than it was written with",
    ar: "نص قُرئ بصفحة محارف غير التي كُتب بها",
};
const LOST: Template = Template {
    en: "characters that could not be decoded are lost here",
    ar: "هنا محارف ضاعت لتعذّر قراءتها",
};

fn check(document: &Document<'_>) -> Vec<Finding> {
    if !damage::is_possible(document.source(), document.census()) {
        return Vec::new();
    }
    let damages = document
        .segments()
        .iter()
        .flat_map(|segment| damage::find(document.source(), segment.span));
    damages
        .map(|damage| {
            let template = if damage.repaired.is_some() {
                DAMAGED
            } else {
                LOST
            };
            let mut finding = Finding::new(
                &RULE,
                damage.span,
                Confidence::High,
                Message::new(template, []),
            );
            finding.suggestion = damage.repaired;
            finding
        })
        .collect()
}

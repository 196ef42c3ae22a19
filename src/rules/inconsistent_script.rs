//! A name that stands in another script here and in the article's own script there.
//!
//! Some names may stand in Latin letters in Arabic news, and `untranslated-text` lets them pass. But when
//! the same article writes the name in Arabic elsewhere, its reader meets one name in two scripts. The two
//! are linked by their sound, letter for letter, not by a dictionary. A run that `untranslated-text`
//! reports anyway gets no second row: there the article's own form becomes the suggestion.
//!
//! **When to leave it.** The original of a name in brackets directly after its rendering is not an
//! inconsistency but a service to the reader. Codes and units stay.
//!
//! **Example.** `تقنية Wi-Fi` in one paragraph and `واي فاي` in the next.

use crate::document::Document;
use crate::finding::{Argument, Confidence, ErrorType, Finding, Message, Severity, Template};
use crate::names::customary::Standing;
use crate::names::foreign::Place;
use crate::names::suggest::{Origin, Suggestion};
use crate::rule::Rule;

pub(super) static RULE: Rule = Rule {
    id: "inconsistent-script",
    error: ErrorType::InconsistentTerminology,
    severity: Severity::Minor,
    summary: "a name in two scripts, where the foreign one alone could stand",
    covers: &[],
    flags: &[
        "تدعم الأجهزة تقنية ⟦Bluetooth⟧ الحديثة.\nاختفت تقنية بلوتوث من الطراز القديم.",
        "حملت المادة اسم ⟦COVID⟧ في التقرير.\nقال الأطباء إن كوفيد تراجع.",
        "شغّل الهاتف نظام ⟦Android⟧ أول مرة.\nيقول الخبراء إن أندرويد أسرع.",
        "يعمل التطبيق على ⟦Linux⟧ كذلك.\nنظام لينوكس مفتوح المصدر.",
        "صدرت نسخة ⟦لـPython⟧ أمس.\nلغة بايثون سهلة.",
    ],
    passes: &[
        "تدعم الأجهزة تقنية Bluetooth الحديثة.",
        "تدعم الأجهزة تقنية بلوتوث (Bluetooth) الحديثة.\nاختفت تقنية بلوتوث لاحقا.",
        "يعمل بروتين HER2 على سطح الخلية.",
        "أشار Peskov إلى الخلاف.\nقال بيسكوف ذلك أمس.",
        "تبلغ الذاكرة 8 GB والشاشة كبيرة.",
    ],
    check,
    file: include_str!("inconsistent_script.rs"),
};

const TWO_SCRIPTS: Template = Template {
    en: "stands in {0} script here, elsewhere as «{1}» ({2})",
    ar: "مكتوب هنا بحروف {0}، وفي موضع آخر «{1}» ({2})",
};

fn check(document: &Document<'_>) -> Vec<Finding> {
    let (source, Some(language)) = (document.source(), document.language()) else {
        return Vec::new();
    };
    let mut findings = Vec::new();
    for (run, suggestion) in document.foreign_runs().iter().zip(document.suggestions()) {
        if document.standing(run) != Standing::Customary
            || matches!(run.place, Place::Gloss | Place::Letter)
        {
            continue;
        }
        let Some(Suggestion {
            name,
            origin: Origin::Article(places),
        }) = suggestion
        else {
            continue;
        };
        let script = Argument::Phrase(Template {
            en: run.script.name(),
            ar: run.script.arabic_name(),
        });
        let message = Message::new(
            TWO_SCRIPTS,
            [
                script,
                Argument::Text(name.to_string()),
                Argument::Lines(places.clone()),
            ],
        );
        let mut finding = Finding::new(&RULE, run.span, Confidence::Medium, message);
        finding.suggestion = suggestion
            .as_ref()
            .map(|s| s.for_run(source, run, language));
        finding.core = Some(run.core);
        finding.group = Some(name.to_string());
        finding.related = places.clone();
        findings.push(finding);
    }
    findings
}

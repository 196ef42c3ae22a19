//! Headers and decisions in the language of the reader. The English names are the contract of the CSV list;
//! reports for people show what stands here.

use super::message::MessageLanguage;
use super::row::COLUMNS;
use crate::finding::Decision;

/// What an editor is offered to decide about a row.
pub const DECISIONS: [Decision; 3] = [Decision::Fix, Decision::Ignore, Decision::IgnoreAll];

/// The headers of the columns in Arabic, in their order.
const ARABIC: [&str; COLUMNS.len()] = [
    "القرار",
    "النص",
    "المقترح",
    "البديل",
    "السياق",
    "الشرح",
    "القاعدة",
    "الخطورة",
    "الملف",
    "السطر",
    "العمود",
    "ملاحظة",
    "الثقة",
    "التصنيف",
    "المجموعة",
    "المعرّف",
    "البداية",
    "النهاية",
];

/// The headers of the columns, in their order.
#[must_use]
pub fn headers(language: MessageLanguage) -> [&'static str; COLUMNS.len()] {
    match language {
        MessageLanguage::English => COLUMNS,
        MessageLanguage::Arabic => ARABIC,
    }
}

/// The column that a header names, in whatever language: its place in [`COLUMNS`].
#[must_use]
pub fn column(header: &str) -> Option<usize> {
    let header = header.trim();
    (0..COLUMNS.len()).find(|&i| COLUMNS[i].eq_ignore_ascii_case(header) || ARABIC[i] == header)
}

/// The word for a decision in a list for people.
pub(super) fn of_decision(decision: Decision, language: MessageLanguage) -> &'static str {
    match language {
        MessageLanguage::English => decision.name(),
        MessageLanguage::Arabic => decision.arabic_name(),
    }
}

/// The same for the name of a decision; what is no decision stays as it is.
pub(super) fn decision(name: &str, language: MessageLanguage) -> &str {
    let named = Decision::ALL.into_iter().find(|known| known.name() == name);
    named.map_or(name, |decision| of_decision(decision, language))
}

/// The word for a severity in a list for people.
pub(super) fn severity(name: &str, language: MessageLanguage) -> &str {
    match (language, name) {
        (MessageLanguage::Arabic, "critical") => "حرج",
        (MessageLanguage::Arabic, "major") => "كبير",
        (MessageLanguage::Arabic, "minor") => "طفيف",
        (MessageLanguage::Arabic, "neutral") => "للعلم",
        _ => name,
    }
}

/// The word for a confidence in a list for people.
pub(super) fn confidence(name: &str, language: MessageLanguage) -> &str {
    match (language, name) {
        (MessageLanguage::Arabic, "high") => "عالية",
        (MessageLanguage::Arabic, "medium") => "متوسطة",
        (MessageLanguage::Arabic, "low") => "منخفضة",
        _ => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_lead_back_to_their_columns() {
        for language in [MessageLanguage::English, MessageLanguage::Arabic] {
            for (place, header) in headers(language).into_iter().enumerate() {
                assert_eq!(column(header), Some(place));
            }
        }
        assert_eq!(column(" Decision "), Some(0));
        assert_eq!(column("x"), None);
    }
}

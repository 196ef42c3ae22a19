//! A word that is none.
//!
//! Translation engines put words together from pieces, and now and then the pieces make no word: `المقدولة`,
//! `يتحدىوا`, `شوكةه`. A dictionary alone does not find them, because most words that it lacks are names. So a
//! word is told only when its letters cannot stand as they do (`ة` and `ى` end words), when it is a common
//! misspelling, when nothing but a mistyped ending or a lost alef parts it from a known word (`الذى`, `وشمئزاز`), or when it is no form of
//! any known word and has the letters of a word, not of a name.
//!
//! Two words that are always written as one (`من ما`) are told as well.
//!
//! Words that are spelled with `ى` throughout an article are one row. In an article in dialect only what no
//! word may have is told.
//!
//! **When to leave it.** A technical term or a name that looks like a word; ignore it for all articles.
//!
//! **Example.** `شوكةه` – `شوكته`.

use crate::document::Document;
use crate::finding::{Confidence, Edit, ErrorType, Finding, Message, Severity, Template};
use crate::language::vocabulary::{self, WordId};
use crate::language::{Apart, Doubt, DoubtKind};
use crate::rule::Rule;
use crate::text::span::Span;

pub(super) static RULE: Rule = Rule {
    id: "unknown-word",
    error: ErrorType::Spelling,
    severity: Severity::Minor,
    summary: "a word that is none, or is misspelled",
    covers: &[],
    flags: &[
        "أعلنت الوزارة الإجراءات ⟦المقدولة⟧ أمس.",
        "قالوا إنهم لن ⟦يتحدىوا⟧ القرار.",
        "كسر العدو ⟦شوكةه⟧ في المعركة.",
        "اتفق الجميع على الخطوة ⟦الإجراءية⟧ التالية.",
        "كان يومه ⟦سيء⟧ منذ الصباح.",
        "قال الرجل ⟦الذى⟧ وصل أمس إنه باق.",
        "وقفت ⟦الالحكومة⟧ مع المزارعين.",
        "استمد قوته ⟦من ما⟧ رآه في طفولته.",
        "قال إنني ⟦استحقيتها⟧ عن جدارة.",
        "نظر إليه ⟦وشمئزاز⟧ شديد في عينيه.",
    ],
    passes: &[
        "قال بيسكوف إن يكاترينبرغ مدينة هادئة.",
        "سمع الهمسات بين القضمات.",
        "شاهد سربا من الحيتان المنقارية.",
        "حضر أليتو وأوبراين ومكلروي وشوارزنيغر.",
        "ألقت الأمواج السفينة على شاطىء مهجور.",
        "انا عايز اعرف ليه محدش بيتكلم عن الموضوع ده دلوقتي.",
        "مستشفى ومقهى في قرية صغرى.",
        "جاءت القوافل من ما وراء النهر، وحكى عن ما قبل التاريخ.",
    ],
    check,
    file: include_str!("unknown_word.rs"),
};

/// Places from which on an unknown form is a term or name of the article.
const TERM: usize = 3;

const APART: Template = Template {
    en: "the two are written as one word",
    ar: "تكتبان كلمة واحدة",
};

fn check(document: &Document<'_>) -> Vec<Finding> {
    let Some(words) = document.language().and_then(|language| language.words) else {
        return Vec::new();
    };
    let vocabulary = document.vocabulary();
    let dialect = document.dialect().is_some();
    let joined = document.joined_words();
    let is_joined = |word: WordId| joined.binary_search_by_key(&word, |j| j.word).is_ok();
    let mut findings = Vec::new();
    let mut endings: Vec<(Template, Edit)> = Vec::new();
    for (id, word) in vocabulary.words().iter().enumerate() {
        if !word.facts.doubtful {
            continue;
        }
        let Some(doubt) = (words.doubt)(&word.form, &word.facts) else {
            continue;
        };
        let tokens = vocabulary.tokens(id as WordId);
        let places = tokens
            .iter()
            .map(|token| document.tokens()[*token as usize].span);
        match doubt.kind {
            DoubtKind::Impossible => {
                for span in places {
                    let mut finding = found(span, Confidence::High, &doubt);
                    finding.severity = Severity::Major;
                    findings.push(finding);
                }
            }
            DoubtKind::Misspelt => {
                findings.extend(places.map(|span| found(span, Confidence::High, &doubt)));
            }
            // The verbs of a dialect end in what they like, unless the article says otherwise.
            DoubtKind::Ending if !dialect || stands(document, &doubt) => {
                endings.extend(places.map(|span| {
                    let text = doubt.text.clone();
                    (doubt.reason, Edit { span, text })
                }));
            }
            DoubtKind::Unknown if !dialect && tokens.len() < TERM => {
                let (source, all) = (document.source(), document.tokens());
                let named = tokens.iter().any(|token| {
                    let token = *token as usize;
                    vocabulary::is_beside_name(vocabulary, source, all, token, &is_joined)
                });
                if !named {
                    findings.extend(places.map(|span| found(span, Confidence::Medium, &doubt)));
                }
            }
            _ => {}
        }
    }
    endings.sort_by_key(|(_, edit)| edit.span);
    if let Some((reason, _)) = endings.first() {
        let reason = *reason;
        let edits = endings.into_iter().map(|(_, edit)| edit).collect();
        findings.extend(Finding::gather(&RULE, Confidence::Medium, reason, edits));
    }
    if !dialect {
        findings.extend(apart(document, words.apart));
    }
    findings.sort_by_key(|finding| finding.span);
    findings
}

/// Words that are written as one and stand apart.
fn apart(document: &Document<'_>, apart: &Apart) -> Vec<Finding> {
    let vocabulary = document.vocabulary();
    let tokens = document.tokens();
    let form = |token: usize| {
        let word = vocabulary.of_token(token)?;
        Some(&*vocabulary.word(word).form)
    };
    let mut findings = Vec::new();
    for [first, second, one] in apart.pairs {
        let Some(word) = vocabulary.find(first) else {
            continue;
        };
        for token in vocabulary.tokens(word) {
            let token = *token as usize;
            let Some(next) = tokens.get(token + 1).map(|next| next.span) else {
                continue;
            };
            let span = tokens[token].span.to(next);
            let spaced = document.text(span).split(' ').count() == 2;
            let term = form(token + 2).is_some_and(|after| apart.before.contains(&after));
            if spaced && !term && form(token + 1) == Some(second) {
                let mut finding =
                    Finding::new(&RULE, span, Confidence::High, Message::new(APART, []));
                finding.suggestion = Some((*one).to_owned());
                findings.push(finding);
            }
        }
    }
    findings
}

/// Whether the form as it should be stands in the article.
fn stands(document: &Document<'_>, doubt: &Doubt) -> bool {
    let text = doubt.text.as_deref();
    text.is_some_and(|text| document.vocabulary().find(text).is_some())
}

fn found(span: Span, confidence: Confidence, doubt: &Doubt) -> Finding {
    let mut finding = Finding::new(&RULE, span, confidence, Message::new(doubt.reason, []));
    finding.suggestion.clone_from(&doubt.text);
    finding
}

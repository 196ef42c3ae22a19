//! Words without the space between them.
//!
//! Converters and translation systems lose spaces at line ends and around tags: `النائبةالأمريكية`,
//! `فيتصميم`. No reader finds the words in such a run, and no search. A form that is no word is cut where its
//! parts, as words of their own, are much likelier than a name that nobody has listed; letters that only end
//! words (`ة`, `ى`) inside a form make it certain. Joined words that stand close together are one row.
//!
//! **When to leave it.** A compound foreign name that happens to be cut into words.
//!
//! **Example.** `دورةللحصولعلى` – `دورة للحصول على`.

use crate::document::Document;
use crate::finding::{Argument, Confidence, ErrorType, Finding, Message, Severity, Template};
use crate::language::DoubtKind;
use crate::language::vocabulary::{self, Joined};
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
        "أعلن ⟦أنالوزيرسيغادر⟧ العاصمة غدا.",
        "قال ⟦المتحدثباسمالوزارة أمس إنالاجتماعانتهى⟧ مبكرا.",
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
const RUN: Template = Template {
    en: "words stand without spaces between them, {0} in {1} pieces",
    ar: "كلمات متلاصقة بلا مسافات، {0} في {1} قطع",
};

/// Odds (logarithm to ten) from which on nothing speaks for one word.
const SURE: f32 = 1.0;

/// Sound words between two joined ones that make one row of both: an editor mends a stretch, not a word.
const BETWEEN: usize = 2;

/// A joined word at its place.
struct Place<'a> {
    token: usize,
    joined: &'a Joined,
}

fn check(document: &Document<'_>) -> Vec<Finding> {
    let vocabulary = document.vocabulary();
    let mut places: Vec<Place<'_>> = document
        .joined_words()
        .iter()
        .flat_map(|joined| {
            let tokens = vocabulary.tokens(joined.word).iter();
            tokens.map(move |token| Place {
                token: *token as usize,
                joined,
            })
        })
        .collect();
    places.sort_by_key(|place| place.token);
    places
        .chunk_by(|a, b| is_near(document, a.token, b.token))
        .map(|run| finding(document, run))
        .collect()
}

/// Whether hardly anything stands between two tokens of one segment.
fn is_near(document: &Document<'_>, a: usize, b: usize) -> bool {
    let segment = |token: usize| document.segment_at(document.tokens()[token].span.start());
    let between = &document.tokens()[a + 1..b];
    between.iter().filter(|token| token.is_word()).count() <= BETWEEN && segment(a) == segment(b)
}

/// The row of a run of joined words.
fn finding(document: &Document<'_>, run: &[Place<'_>]) -> Finding {
    let span = |place: &Place<'_>| document.tokens()[place.token].span;
    let whole = span(&run[0]).to(span(&run[run.len() - 1]));
    let mut text = String::with_capacity(whole.len() + whole.len() / 4);
    let mut from = whole.start();
    for place in run {
        let here = span(place);
        text.push_str(&document.source()[from..here.start()]);
        apart(document, place, &mut text);
        from = here.end();
    }
    let sure = |place: &Place<'_>| {
        let word = document.vocabulary().word(place.joined.word);
        let words = document.language().and_then(|language| language.words);
        let doubt = words.and_then(|words| (words.doubt)(&word.form, &word.facts));
        place.joined.odds >= SURE || doubt.is_some_and(|d| d.kind == DoubtKind::Impossible)
    };
    let confidence = if run.iter().any(sure) {
        Confidence::High
    } else {
        Confidence::Medium
    };
    let words = run.iter().map(|place| place.joined.cuts.len() + 1).sum();
    let message = if run.len() == 1 {
        Message::new(JOINED, [Argument::Number(words)])
    } else {
        Message::new(RUN, [Argument::Number(words), Argument::Number(run.len())])
    };
    let mut finding = Finding::new(&RULE, whole, confidence, message);
    finding.suggestion = Some(text);
    if run.len() > 1 {
        finding.related = run.iter().map(span).collect();
    }
    finding
}

/// Writes a joined word with spaces between its words.
fn apart(document: &Document<'_>, place: &Place<'_>, out: &mut String) {
    let text = document.token_text(place.token);
    let form = &document.vocabulary().word(place.joined.word).form;
    let mut from = 0;
    for cut in &place.joined.cuts {
        let cut = vocabulary::in_text(text, form, *cut);
        out.push_str(&text[from..cut]);
        out.push(' ');
        from = cut;
    }
    out.push_str(&text[from..]);
}

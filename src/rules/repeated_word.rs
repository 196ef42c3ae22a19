//! A word that stands twice in a row.
//!
//! Decoders stutter: `في في`, `من من`. So do tired typists. Arabic also repeats rightly, for emphasis or in
//! names; those words are listed in `data/ar/repeated_ok.tsv`, and words that the lexicon does not know are
//! taken for names. A word that stands again with the article right behind itself (`بطاطس البطاطس`), that comes
//! back a few words later where it cannot be meant (`أنه في حين أنه`), and a phrase whose second half adds nothing
//! (`خرج إلى الخارج`, listed in `data/ar/pleonasms.tsv`) are reported with less confidence.
//!
//! **When to leave it.** Rhetoric, poetry and quoted speech may repeat what they like.
//!
//! **Example.** `وصل الوفد إلى إلى المطار`.

use crate::document::Document;
use crate::finding::{Confidence, ErrorType, Finding, Message, Severity, Template};
use crate::language::classes::Classes;
use crate::language::vocabulary::WordId;
use crate::language::{Fault, Language, Passage};
use crate::rule::Rule;

pub(super) static RULE: Rule = Rule {
    id: "repeated-word",
    error: ErrorType::Duplication,
    severity: Severity::Minor,
    summary: "a word that stands twice in a row, or says again what was just said",
    covers: &[],
    flags: &[
        "وصل الوفد ⟦إلى إلى⟧ المطار صباح أمس.",
        "قال المتحدث ⟦إن إن⟧ المحادثات انتهت.",
        "أعلنت ⟦الوزارة الوزارة⟧ عن خطة جديدة.",
        "بقي الفريق ⟦في في⟧ الصدارة.",
        "أكلت طبقا من ⟦بطاطس البطاطس⟧ المقلية.",
        "وجدت ⟦أنها في حين أنها⟧ تعمل كثيرا لا تكسب شيئا.",
        "كانت الشركة سابع ⟦شركة من شركة⟧ في القائمة.",
        "غمر ⟦ضوء الغرفة ضوءا⟧ دافئا كل شيء.",
        "قال سامي، ⟦مصمم الأثاث، مصمم⟧ الحدائق، إنه باق.",
        "أنهى الجميع طعامهم ثم ⟦خرجوا إلى الخارج⟧ معا.",
    ],
    passes: &[
        "كان سعيدا جدا جدا بالنتيجة.",
        "دخلوا واحدا واحدا إلى القاعة.",
        "شاهد برنامجا على قناة بي بي سي أمس.",
        "غنى أغنية يويو يويو للأطفال.",
        "وصل الوفد إلى المطار، إلى القاعة الكبرى.",
        "قال: لا، لا أريد ذلك.",
        "ذكرت شبكة سي إن إن أن لورد هاو هاو مات.",
        "لم يعرف أحد من من بينهم كتب الرسالة.",
        "قال إنه يعرف أنه مريض، وإنه سيذهب.",
        "نجا ثلاثة ركاب من ركاب الطائرة.",
        "سافر الطلاب إلى الخارج، وخرج الأب إلى عمله.",
        "حزب العمال لم يعد حزبا كبيرا.",
        "زار مدنا كثيرة، ومدنا أخرى، وعاد.",
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
    for (index, same) in in_a_row(document, language) {
        let Some(id) = vocabulary.of_token(index - 1) else {
            continue;
        };
        let word = vocabulary.word(id);
        if document.segment_of(index) != document.segment_of(index - 1)
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
        let beside = |index: usize| {
            let word = vocabulary.of_token(index)?;
            Some(&*vocabulary.word(word).form)
        };
        let (before, after) = (index.checked_sub(2).and_then(beside), beside(index + 1));
        // Letters that are read out: سي إن إن. Short words that are doubled are names or sounds: هاو هاو.
        let spelled = [before, after]
            .into_iter()
            .flatten()
            .any(|form| language.letter_names.contains(&form));
        let sound = !function && word.form.chars().nth(3).is_none();
        let meant = after.is_some_and(|next| (language.may_repeat_before)(&word.form, next));
        if same && (spelled || sound || meant) {
            continue;
        }
        let (template, confidence) = match (same, function) {
            (true, true) => (TWICE, Confidence::High),
            (true, false) => (TWICE, Confidence::Medium),
            (false, _) => (WITH_ARTICLE, Confidence::Low),
        };
        let mut finding = Finding::new(&RULE, span, confidence, Message::new(template, []));
        finding.suggestion = Some(document.token_text(index).to_owned());
        findings.push(finding);
    }
    findings.extend(again(document));
    findings.sort_by_key(|finding| finding.span);
    findings
}

/// The tokens with the word of the token before them, and whether they are that word itself (true) or have the article
/// (false); in order.
fn in_a_row(document: &Document<'_>, language: &Language) -> Vec<(usize, bool)> {
    let vocabulary = document.vocabulary();
    let form = |word: WordId| &*vocabulary.word(word).form;
    let has_article = |form: &str, bare: &str| {
        let article = language.article.unwrap_or_default();
        // Hardly any form is longer by just an article.
        form.len() == article.len() + bare.len()
            && form.starts_with(article)
            && form.ends_with(bare)
    };
    let mut found = Vec::new();
    let mut before = None;
    for token in 0..document.tokens().len() {
        let word = vocabulary.of_token(token);
        if let (Some(before), Some(word)) = (before, word) {
            let same = before == word;
            if same || has_article(form(word), form(before)) {
                found.push((token, same));
            }
        }
        before = word;
    }
    found
}

/// Words that say again what was said a few words before.
fn again(document: &Document<'_>) -> Vec<Finding> {
    let Some(repetition) = document.language().and_then(|language| language.repetition) else {
        return Vec::new();
    };
    let vocabulary = document.vocabulary();
    let words = (repetition.words)(vocabulary).into_iter();
    let mut places: Vec<u32> = words
        .flat_map(|word| vocabulary.tokens(word))
        .copied()
        .collect();
    places.sort_unstable();
    places.dedup();
    let mut faults: Vec<Fault> = Vec::new();
    for place in places {
        let range = document.tokens_of(document.segment_of(place as usize));
        let passage = Passage {
            source: document.source(),
            tokens: &document.tokens()[range.clone()],
            first: range.start,
            vocabulary,
        };
        let Some(fault) = (repetition.fault)(&passage, place as usize - range.start) else {
            continue;
        };
        match faults.last_mut() {
            // What goes on is one fault.
            Some(last) if last.tokens.end > fault.tokens.start => {
                last.tokens.start = last.tokens.start.min(fault.tokens.start);
                last.tokens.end = last.tokens.end.max(fault.tokens.end);
                last.text = None;
            }
            _ => faults.push(fault),
        }
    }
    let finding = |fault: Fault| {
        let first = document.tokens()[fault.tokens.start].span;
        let span = first.to(document.tokens()[fault.tokens.end - 1].span);
        let message = Message::new(fault.reason, []);
        let mut finding = Finding::new(&RULE, span, Confidence::Low, message);
        finding.suggestion = fault.text;
        finding
    };
    faults.into_iter().map(finding).collect()
}

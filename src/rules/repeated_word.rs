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
use crate::language::Passage;
use crate::language::classes::Classes;
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
    }
    findings.extend(again(document));
    findings.sort_by_key(|finding| finding.span);
    findings
}

/// Words that say again what was said a few words before.
fn again(document: &Document<'_>) -> Vec<Finding> {
    let Some(faults) = document.language().and_then(|language| language.repetition) else {
        return Vec::new();
    };
    let mut findings = Vec::new();
    for segment in 0..document.segments().len() {
        let range = document.tokens_of(segment);
        let passage = Passage {
            source: document.source(),
            tokens: &document.tokens()[range.clone()],
            first: range.start,
            vocabulary: document.vocabulary(),
        };
        findings.extend(faults(&passage).into_iter().map(|fault| {
            let first = document.tokens()[fault.tokens.start].span;
            let span = first.to(document.tokens()[fault.tokens.end - 1].span);
            let message = Message::new(fault.reason, []);
            let mut finding = Finding::new(&RULE, span, Confidence::Low, message);
            finding.suggestion = fault.text;
            finding
        }));
    }
    findings
}

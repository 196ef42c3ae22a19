//! One foreign name spelled in two ways in one article.
//!
//! Machine translation renders a name anew in every sentence: `يكاترينبرغ` here, `يكاترنبورغ` there. A
//! reader wonders whether these are two places, and a search finds half of the article. One row is written
//! for every place that does not carry the preferred spelling; all rows of a name share a group, and the
//! message tells all spellings with their lines. The preferred spelling is the one that the glossary of the house
//! has, where it has one; else that of a clear majority in the article; else the one that the lexicon knows; else the most frequent, the first.
//!
//! Differences that are orthography only (the seat of a hamza, ى and ي) and evident slips (a letter lost or
//! swapped) are minor; other transliterations of the same sounds are major.
//!
//! **When to leave it.** Two names that look alike are not one name spelled twice, and neither are a name
//! and its derivations (`روسيا`, `الروسية`). The rule leaves them alone where it can tell; an editor who
//! knows better marks the row `ignore`.
//!
//! **Example.** `كاراباخ` in one paragraph and `كاراباغ` in the next: one of them, throughout.

use crate::document::Document;
use crate::finding::{
    Argument, Confidence, ErrorType, Finding, Message, Places, Severity, Template,
};
use crate::language::vocabulary::in_text;
use crate::names::variants::{Difference, Group, Mention, Spelling};
use crate::rule::Rule;
use crate::text::span::Span;
use std::sync::Arc;

pub(super) static RULE: Rule = Rule {
    id: "inconsistent-transliteration",
    error: ErrorType::InconsistentTerminology,
    severity: Severity::Major,
    summary: "one foreign name spelled in two ways",
    covers: &[],
    flags: &[
        "داهمت الشرطة منازل في يكاترينبرغ أمس.\nوقعت الوفيات في ⟦يكاترنبورغ⟧ قبل أيام من ذلك.",
        "قال المتحدث باسم الكرملين أمس.\nأصبحت العلاقات مهمة ⟦لكريملين⟧ منذ الحرب.",
        "عاد إيغرز إلى المسرح.\nقال ⟦إيجرز⟧ إنه سعيد.\nثم غادر إيغرز.",
        "فاز ليفينغستون بالمباراة.\nلعب ⟦ليفينجستون⟧ جيدا.\nاحتفل ليفينغستون بالفوز.",
        "وصل زيلينسكي إلى برلين.\nالتقى ⟦زيلنسكي⟧ بالمستشار.\nغادر زيلينسكي مساء.",
    ],
    passes: &[
        "تتمسك روسيا بموقفها.\nقالت الخارجية الروسية إن الروس غاضبون.",
        "زارت أذربيجان الوفود.\nقال مسؤول أذربيجاني إن الأذربيجانيين ينتظرون.",
        "تحدث فلاديمير بوتين أمس.\nرد عليه فولوديمير زيلينسكي.",
        "التقى سلمان بن عبد العزيز الوفد.\nحضر سليمان اللقاء.",
        "صوت لكافانو خمسون عضوا.\nيواجه كافانو اتهامات.",
        "لعب كيلي في الشوط الأول.\nدخل كيني بديلا.",
    ],
    check,
    file: include_str!("inconsistent_transliteration.rs"),
};

const SPELLED: Template = Template {
    en: "one name is spelled in several ways: {0}; preferred is «{1}», {2}",
    ar: "اسم واحد كُتب بأكثر من صورة: {0}؛ والمفضَّل «{1}»، {2}",
};
const ORTHOGRAPHY: Template = Template {
    en: "one name is written with two orthographies: {0}; preferred is «{1}», {2}",
    ar: "اسم واحد كُتب بإملاءين: {0}؛ والمفضَّل «{1}»، {2}",
};
const SLIP: Template = Template {
    en: "a slip in a name that is spelled otherwise elsewhere: {0}; preferred is «{1}», {2}",
    ar: "زلّة في اسم كُتب في موضع آخر بصورة أخرى: {0}؛ والمفضَّل «{1}»، {2}",
};
const SETTLED: Template = Template {
    en: "which the glossary has",
    ar: "لأنه ما في المسرد",
};
const MOST: Template = Template {
    en: "the most frequent here",
    ar: "لأنه الأكثر ورودًا هنا",
};
const FIRST: Template = Template {
    en: "the first or the better known of forms as frequent",
    ar: "لأنه الأسبق أو الأشهر بين صيغ متساوية",
};

fn check(document: &Document<'_>) -> Vec<Finding> {
    document
        .name_groups()
        .iter()
        .flat_map(|group| rows(document, group))
        .collect()
}

fn rows(document: &Document<'_>, group: &Group) -> Vec<Finding> {
    let tokens = document.tokens();
    let span = |mention: &Mention| {
        tokens[mention.tokens.start]
            .span
            .to(tokens[mention.tokens.end - 1].span)
    };
    let places = |spelling: &Spelling| -> Places { spelling.mentions.iter().map(span).collect() };
    let forms: Arc<[(String, Places)]> = group
        .spellings
        .iter()
        .map(|s| (s.base.clone(), places(s)))
        .collect();
    // What the house has settled goes before what the article does.
    let settled = group
        .spellings
        .iter()
        .enumerate()
        .find_map(|(number, spelling)| Some((number, settled(document, spelling)?)));
    // Where only what an ending follows is compared, only that is replaced.
    let settled = settled.map(|(number, meant)| {
        let spelling = &group.spellings[number];
        let own = own(document, spelling);
        let ending = spelling.base.strip_prefix(own).unwrap_or_default();
        (meant, meant.strip_suffix(ending).unwrap_or(meant))
    });
    let chosen = match settled {
        Some((meant, stem)) => group
            .spellings
            .iter()
            .position(|s| s.base == meant || own(document, s) == stem),
        None => Some(0),
    };
    let preferred = match (settled, chosen) {
        (Some((meant, _)), _) => meant,
        (None, chosen) => &group.spellings[chosen.unwrap_or(0)].base,
    };
    let reason = if settled.is_some() {
        SETTLED
    } else if group.spellings[1..]
        .iter()
        .all(|s| s.mentions.len() < group.spellings[0].mentions.len())
    {
        MOST
    } else {
        FIRST
    };
    let mut related: Vec<Span> = forms
        .iter()
        .flat_map(|(_, spans)| spans.iter().copied())
        .collect();
    related.sort_unstable();
    let related: Places = related.into();
    let mut findings = Vec::new();
    for (number, spelling) in group.spellings.iter().enumerate() {
        if Some(number) == chosen {
            continue;
        }
        // How the first differs from another is how that one differs from it.
        let differs = match (number, chosen) {
            (0, Some(chosen)) => group.spellings[chosen].difference,
            (0, None) => group.spellings[1].difference,
            _ => spelling.difference,
        };
        let replacement = match settled {
            // An inflected form has its own.
            Some((_, stem)) if spelling.replacement == group.spellings[0].replacement => stem,
            _ => &spelling.replacement,
        };
        let (template, severity) = match differs {
            Difference::Transliteration => (SPELLED, Severity::Major),
            Difference::Orthography => (ORTHOGRAPHY, Severity::Minor),
            Difference::Slip => (SLIP, Severity::Minor),
        };
        for mention in &spelling.mentions {
            let message = Message::new(
                template,
                [
                    Argument::Forms(forms.clone()),
                    Argument::Text(preferred.to_owned()),
                    Argument::Phrase(reason),
                ],
            );
            let confidence = if group.odds >= 4.0 {
                Confidence::High
            } else {
                Confidence::Medium
            };
            let mut finding = Finding::new(&RULE, span(mention), confidence, message);
            finding.severity = severity;
            finding.suggestion = Some(replaced(document, mention, replacement));
            finding.related = related.clone();
            finding.core = Some(core(document, mention));
            finding.group = Some(preferred.to_owned());
            findings.push(finding);
        }
    }
    findings
}

/// The letters of a spelling that differ from other spellings: its base, or what an ending follows.
fn own<'a>(document: &'a Document<'_>, spelling: &'a Spelling) -> &'a str {
    let mention = &spelling.mentions[0];
    let word = document.vocabulary().of_token(mention.tokens.start);
    match word.filter(|_| mention.tokens.len() == 1) {
        Some(word) => &document.vocabulary().word(word).form[mention.range.clone()],
        None => &spelling.base,
    }
}

/// What the glossary wants where a spelling stands, be it this spelling.
fn settled<'a>(document: &Document<'a>, spelling: &Spelling) -> Option<&'a str> {
    let glossary = document.glossary()?;
    glossary
        .meant(&spelling.base)
        .or_else(|| glossary.meant(own(document, spelling)))
}

/// Where the name of a mention stands, without what is joined to its front.
fn core(document: &Document<'_>, mention: &Mention) -> Span {
    let (first, last) = (mention.tokens.start, mention.tokens.end - 1);
    let tokens = document.tokens();
    let mut core = tokens[first].span.to(tokens[last].span);
    if let Some(word) = document.vocabulary().of_token(first) {
        let form = &document.vocabulary().word(word).form;
        let front = in_text(document.token_text(first), form, mention.range.start);
        core = Span::new(core.start() + front, core.end());
    }
    core
}

/// A mention with another spelling of its name, in the clitics and endings that stand there.
fn replaced(document: &Document<'_>, mention: &Mention, name: &str) -> String {
    let Some(word) = document
        .vocabulary()
        .of_token(mention.tokens.start)
        .filter(|_| mention.tokens.len() == 1)
    else {
        return name.to_owned();
    };
    let form = &document.vocabulary().word(word).form;
    let (before, after) = (&form[..mention.range.start], &form[mention.range.end..]);
    let joined = document.joined_words();
    let Ok(at) = joined.binary_search_by_key(&word, |joined| joined.word) else {
        return format!("{before}{name}{after}");
    };
    // Words that have lost the space between them get it back. A name may be several of them.
    let mut text = String::new();
    let mut from = 0;
    for part in joined[at].parts(form) {
        let end = from + part.len();
        if mention.range.end <= from || mention.range.start >= end {
            text.push_str(if text.is_empty() { "" } else { " " });
            text.push_str(part);
        } else if mention.range.start >= from {
            text.push_str(if text.is_empty() { "" } else { " " });
            text.push_str(&form[from..mention.range.start]);
            text.push_str(name);
        }
        if mention.range.end > from && mention.range.end <= end {
            text.push_str(&form[mention.range.end..end]);
        }
        from = end;
    }
    text
}

//! Tags, placeholders and remarks that are no part of the text.
//!
//! Between the source and the article stand a web page, a translation system and perhaps a language model.
//! Each may leave something behind: `&nbsp;`, `<b>`, `{name}`, `%s`, `<unk>`, `**`, «Here is the translation».
//! The phrases of language models and of web pages are listed in `data/ar/residue.tsv`, each with its reason.
//!
//! Signs of trade marks (™, ®, or `TM` in letters) copied from the source, and phrases of a web page («انقر هنا»), are
//! minor.
//!
//! **When to leave it.** An article about programming may show tags; put them into back-ticks.
//!
//! **Example.** `قال&nbsp;الوزير <b>أمس</b>` – `قال الوزير أمس`.

use crate::document::Document;
use crate::finding::{Confidence, Edit, ErrorType, Finding, Message, Severity, Template};
use crate::language::classes::Classes;
use crate::language::{Residue, Scope, Words};
use crate::rule::Rule;
use crate::text::opaque::OpaqueKind;
use crate::text::token::TokenKind;
use std::cmp::Reverse;
use std::ops::Range;

pub(super) static RULE: Rule = Rule {
    id: "leftover-markup",
    error: ErrorType::Markup,
    severity: Severity::Major,
    summary: "tags, placeholders and remarks that are no part of the text",
    covers: &[
        "untranslated-text",
        "punctuation-spacing",
        "doubled-punctuation",
        "unbalanced-punctuation",
    ],
    flags: &[
        "قال⟦&nbsp;⟧الوزير ⟦<b>⟧أمس⟦</b>⟧ إنه باق.",
        "مرحبا ⟦{name}⟧، لديك ⟦%d⟧ رسائل.",
        "وصل ⟦<unk>⟧ إلى القاهرة.",
        "كانت النتيجة ⟦**⟧مذهلة⟦**⟧ للجميع.",
        "استقبل ⟦[PERSON_1]⟧ الوفد أمس.",
        "اشترت الشركة حقوق العلامة التجارية⟦™⟧ أمس.",
        "باعت الشركة مشروبها ⟦TM⟧ في الأسواق، ثم مشروبا آخر ⟦™ ®⟧ بعده.",
        "⟦بالتأكيد! إليك الترجمة⟧ العربية للنص:\nوصل الوزير أمس.",
        "⟦Here is the translation⟧:\nوصل الوزير أمس إلى القاهرة في زيارة تستمر يومين.",
        "وصل الوزير أمس ⟦(انظر هنا⟧ للاطلاع على جدول الزيارة).",
        "وصل الوزير أمس.\n⟦إعلان⟧\nوغادر مساء.",
    ],
    passes: &[
        "قال الوزير أمس إنه باق.",
        "ارتفعت النسبة 50% ثم 60 % أمس.",
        "استخدم الأمر `<b>` في الصفحة.",
        "كتب 3 < 5 و R&D في دفتره.",
        "حصل على تقييم 4* من 5.",
        "صرخ في وجهه: يا ابن الـك***، ثم مضى.",
        "أصدر الوزير إعلانا، وقال إن إعلان النتائج غدا.",
        "قال: انظر إلى هنا، ثم قال إن الترجمة ممتازة.",
    ],
    check,
    file: include_str!("leftover_markup.rs"),
};

const TAG: Template = Template {
    en: "markup is left in the text",
    ar: "وسم متروك في النص",
};
const PLACEHOLDER: Template = Template {
    en: "a placeholder that should have been filled in or taken out",
    ar: "موضع لم يُملأ ولم يُحذف",
};
const EMPHASIS: Template = Template {
    en: "signs of emphasis are left in the text",
    ar: "علامات إبراز متروكة في النص",
};
const REMARK: Template = Template {
    en: "a remark of a translation engine or a language model",
    ar: "ملاحظة من محرك ترجمة أو نموذج لغوي",
};
const PAGE: Template = Template {
    en: "a phrase of the web page and not of the article",
    ar: "عبارة من صفحة الويب وليست من المقال",
};
const TRADE: Template = Template {
    en: "a trade mark sign of the source",
    ar: "علامة تجارية منقولة من الأصل",
};

fn check(document: &Document<'_>) -> Vec<Finding> {
    let (mut tags, mut places, mut emphasis, mut trade) = (vec![], vec![], vec![], vec![]);
    let tokens = document.tokens();
    // The token behind a run of signs that has been looked at.
    let mut behind = 0;
    for index in document.others() {
        if index < behind {
            continue;
        }
        let span = tokens[index].span;
        match tokens[index].kind {
            TokenKind::Opaque(OpaqueKind::Markup) => {
                let text = reference(document.text(span)).unwrap_or_default();
                tags.push(Edit {
                    span,
                    text: Some(text.to_owned()),
                });
            }
            TokenKind::Opaque(OpaqueKind::Placeholder) => places.push(Edit { span, text: None }),
            TokenKind::Mark => match document.mark(index) {
                Some('*') => {
                    // Two are emphasis; more hide the letters of a word that is not printed.
                    let last = (index..tokens.len())
                        .take_while(|i| document.mark(*i) == Some('*'))
                        .last()
                        .unwrap_or(index);
                    let span = span.to(tokens[last].span);
                    if span.len() == 2 && last == index + 1 {
                        emphasis.push(Edit {
                            span,
                            text: Some(String::new()),
                        });
                    }
                    behind = last + 1;
                }
                Some('™' | '®' | '℠') => {
                    // Signs in a row are one.
                    let last = (index..tokens.len())
                        .take_while(|i| matches!(document.mark(*i), Some('™' | '®' | '℠')))
                        .last()
                        .unwrap_or(index);
                    trade.push(Edit {
                        span: span.to(tokens[last].span),
                        text: Some(String::new()),
                    });
                    behind = last + 1;
                }
                _ => {}
            },
            TokenKind::Word if document.text(span) == "TM" => trade.push(Edit {
                span,
                text: Some(String::new()),
            }),
            _ => {}
        }
    }
    let mut findings = Finding::gather(&RULE, Confidence::High, TAG, tags);
    findings.extend(Finding::gather(
        &RULE,
        Confidence::High,
        PLACEHOLDER,
        places,
    ));
    for mut finding in Finding::gather(&RULE, Confidence::Medium, EMPHASIS, emphasis) {
        finding.severity = Severity::Minor;
        findings.push(finding);
    }
    for mut finding in Finding::gather(&RULE, Confidence::Medium, TRADE, trade) {
        finding.severity = Severity::Minor;
        findings.push(finding);
    }
    findings.extend(residues(document));
    findings.sort_by_key(|finding| finding.span);
    findings
}

/// What a character reference stands for, for those that texts are full of.
fn reference(text: &str) -> Option<&'static str> {
    Some(match text {
        "&nbsp;" | "&#160;" | "&#xA0;" => " ",
        "&amp;" | "&#38;" => "&",
        "&quot;" | "&#34;" | "&ldquo;" | "&rdquo;" => "\"",
        "&apos;" | "&#39;" | "&rsquo;" | "&lsquo;" | "&#8217;" => "’",
        "&lt;" => "<",
        "&gt;" => ">",
        "&ndash;" | "&mdash;" | "&#8211;" | "&#8212;" => "–",
        "&hellip;" | "&#8230;" => "…",
        "&laquo;" => "«",
        "&raquo;" => "»",
        "<br>" | "<br/>" | "<br />" => " ",
        _ => return None,
    })
}

/// Phrases of translation engines, language models and web pages.
fn residues(document: &Document<'_>) -> Vec<Finding> {
    let Some(words) = document.language().and_then(|language| language.words) else {
        return Vec::new();
    };
    let mut findings = Vec::new();
    // The token behind the last phrase.
    let mut behind = 0;
    let mut phrases = phrases(document, words);
    // Of the phrases that begin at a token the longest one.
    phrases.sort_by_key(|(first, last, _)| (*first, Reverse(*last)));
    for (first, last, phrase) in phrases {
        if first < behind {
            continue;
        }
        behind = last + 1;
        let range = document.tokens_of(document.segment_of(first));
        // The bracket that opens before it goes with it.
        let bracket = first > range.start
            && document.mark(first - 1) == Some('(')
            && document.tokens()[first - 1].span.end == document.tokens()[first].span.start;
        let from = if bracket { first - 1 } else { first };
        let span = document.tokens()[from]
            .span
            .to(document.tokens()[last].span);
        let (template, confidence, severity) = if phrase.remark {
            (REMARK, Confidence::High, Severity::Major)
        } else {
            (PAGE, Confidence::Medium, Severity::Minor)
        };
        let mut finding = Finding::new(&RULE, span, confidence, Message::new(template, []));
        finding.severity = severity;
        findings.push(finding);
    }
    findings
}

/// The phrases of the list that stand in the article, with their first and last tokens.
fn phrases(document: &Document<'_>, words: &Words) -> Vec<(usize, usize, Residue)> {
    let mut found = Vec::new();
    let mut look = |form: &str, places: &mut dyn Iterator<Item = usize>| {
        let phrases = (words.residues)(form);
        for first in places {
            let segment = document.tokens_of(document.segment_of(first));
            found.extend(phrases.iter().filter_map(|phrase| {
                let last = last_token(document, first, segment.end, phrase.rest)?;
                stands_so(document, phrase.scope, first, last, &segment)
                    .then_some((first, last, *phrase))
            }));
        }
    };
    let vocabulary = document.vocabulary();
    for (word, id) in vocabulary.words().iter().zip(0..) {
        if word.facts.classes.get(Classes::RESIDUE) > 0 {
            let places = vocabulary.tokens(id).iter();
            look(&word.form, &mut places.map(|place| *place as usize));
        }
    }
    for token in document.others() {
        if document.tokens()[token].is_word() {
            let form = document.token_text(token).to_lowercase();
            if (words.classes)(&form).get(Classes::RESIDUE) > 0 {
                look(&form, &mut std::iter::once(token));
            }
        }
    }
    found
}

/// The last token of a phrase that goes on from a token with these words, whatever marks stand between them.
fn last_token(document: &Document<'_>, first: usize, end: usize, rest: &str) -> Option<usize> {
    let vocabulary = document.vocabulary();
    let mut last = first;
    let mut words = (first + 1..end).filter(|index| document.tokens()[*index].is_word());
    for expected in rest.split_whitespace() {
        let index = words.next()?;
        let same = match vocabulary.of_token(index) {
            Some(word) => vocabulary.word(word).form == expected,
            None => document.token_text(index).to_lowercase() == expected,
        };
        if !same {
            return None;
        }
        last = index;
    }
    Some(last)
}

/// Whether the tokens `first..=last` stand in their segment as a phrase must.
fn stands_so(
    document: &Document<'_>,
    scope: Scope,
    first: usize,
    last: usize,
    segment: &Range<usize>,
) -> bool {
    let marks = |mut tokens: Range<usize>| tokens.all(|i| document.mark(i).is_some());
    match scope {
        Scope::Any => true,
        Scope::Start => first == segment.start || document.mark(first - 1).is_some(),
        Scope::Label => {
            marks(segment.start..first)
                && last + 1 < segment.end
                && document.mark(last + 1) == Some(':')
        }
        Scope::Whole => marks(segment.start..first) && marks(last + 1..segment.end),
    }
}

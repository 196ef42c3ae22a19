//! Tags, placeholders and remarks that are no part of the text.
//!
//! Between the source and the article stand a web page, a translation system and perhaps a language model.
//! Each may leave something behind: `&nbsp;`, `<b>`, `{name}`, `%s`, `<unk>`, `**`, «Here is the translation».
//! Remarks are listed in `data/residue.tsv`, each with its reason.
//!
//! Trade marks signs (™, ®) copied from the source are minor.
//!
//! **When to leave it.** An article about programming may show tags; put them into back-ticks.
//!
//! **Example.** `قال&nbsp;الوزير <b>أمس</b>` – `قال الوزير أمس`.

use crate::document::Document;
use crate::finding::{Confidence, Edit, ErrorType, Finding, Message, Severity, Template};
use crate::rule::Rule;
use crate::text::opaque::OpaqueKind;
use crate::text::span::Span;
use crate::text::token::TokenKind;

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
    ],
    passes: &[
        "قال الوزير أمس إنه باق.",
        "ارتفعت النسبة 50% ثم 60 % أمس.",
        "استخدم الأمر `<b>` في الصفحة.",
        "كتب 3 < 5 و R&D في دفتره.",
        "حصل على تقييم 4* من 5.",
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
const TRADE: Template = Template {
    en: "a trade mark sign of the source",
    ar: "علامة تجارية منقولة من الأصل",
};

fn check(document: &Document<'_>) -> Vec<Finding> {
    let (mut tags, mut places, mut emphasis, mut trade) = (vec![], vec![], vec![], vec![]);
    let tokens = document.tokens();
    let mut index = 0;
    while index < tokens.len() {
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
                    let close = tokens
                        .get(index + 1)
                        .is_some_and(|next| next.span.start == span.end);
                    if document.mark(index + 1) == Some('*') && close {
                        let span = span.to(tokens[index + 1].span);
                        emphasis.push(Edit {
                            span,
                            text: Some(String::new()),
                        });
                        index += 1;
                    }
                }
                Some('™' | '®' | '℠') => trade.push(Edit {
                    span,
                    text: Some(String::new()),
                }),
                _ => {}
            },
            _ => {}
        }
        index += 1;
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
    findings.extend(remarks(document));
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

/// Remarks of translation engines and language models.
fn remarks(document: &Document<'_>) -> Vec<Finding> {
    const REMARK: Template = Template {
        en: "a remark of a translation engine or a language model",
        ar: "ملاحظة من محرك ترجمة أو نموذج لغوي",
    };
    let Some(language) = document.language() else {
        return Vec::new();
    };
    let mut findings = Vec::new();
    for segment in document.segments() {
        let text = document.text(segment.span);
        if let Some((start, length)) = language.remark.and_then(|remark| remark(text)) {
            let span = Span::new(
                segment.span.start() + start,
                segment.span.start() + start + length,
            );
            findings.push(Finding::new(
                &RULE,
                span,
                Confidence::High,
                Message::new(REMARK, []),
            ));
        }
    }
    findings
}

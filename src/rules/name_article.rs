//! A name with an article that it never has, or without the one that it always has.
//!
//! English says `the Kremlin` and `Azerbaijan`, and engines that place articles by rule write `كريملين` and
//! `الأذربيجان`. Which names have the article is custom, so only listed names are told (`data/names/article.tsv`).
//! Names like `اليابان` may stand without it before what determines them (`يابان ما بعد الحرب`); they are told only
//! where nothing of the kind follows.
//!
//! **When to leave it.** Titles keep their article (`الواشنطن بوست`); those known are passed over.
//!
//! **Example.** `المتحدث باسم كريملين` – `المتحدث باسم الكريملين`.

use crate::document::Document;
use crate::finding::{Confidence, ErrorType, Finding, Message, Severity, Template};
use crate::language::classes::{ArticleUse, Classes};
use crate::language::vocabulary::WordId;
use crate::language::{Language, Names, Words};
use crate::names::gazetteer::{self, Kind};
use crate::rule::Rule;
use crate::text::token::TokenKind;

pub(super) static RULE: Rule = Rule {
    id: "name-article",
    error: ErrorType::Grammar,
    severity: Severity::Major,
    summary: "a name with an article that it never has, or without its own",
    covers: &["unknown-word", "joined-words"],
    flags: &[
        "كان رئيسا في عصر ⟦الأذربيجان⟧ السوفيتية.",
        "قال المتحدث باسم ⟦كريملين⟧ إن المحادثات مستمرة.",
        "كان القرار مهما بالنسبة ⟦لكريملين⟧ منذ البداية.",
        "انتقد الكاتب هتلر ⟦والترامب⟧ معا.",
        "سافر الوفد إلى ⟦يابان⟧، ثم عاد.",
    ],
    passes: &[
        "قال المتحدث باسم الكريملين إن أذربيجان وافقت.",
        "نشرت صحيفة الواشنطن بوست الخبر.",
        "كتب عن يابان ما بعد الحرب.",
        "زار كرملين قازان وكرملين نوفغورود.",
        "وصل الرئيس الأذربيجاني إلى موسكو.",
        "عاد إلى اليابان، ومنها إلى النرويج.",
    ],
    check,
    file: include_str!("name_article.rs"),
};

const MISSING: Template = Template {
    en: "the name has the article",
    ar: "الاسم يلازم أداة التعريف",
};
const SUPERFLUOUS: Template = Template {
    en: "the name never has the article",
    ar: "الاسم لا تدخله أداة التعريف",
};

fn check(document: &Document<'_>) -> Vec<Finding> {
    let Some(language) = document.language() else {
        return Vec::new();
    };
    let (Some(names), Some(words)) = (language.names, language.words) else {
        return Vec::new();
    };
    let vocabulary = document.vocabulary();
    let mut findings = Vec::new();
    for (id, word) in vocabulary.words().iter().enumerate() {
        if !word.facts.article_name {
            continue;
        }
        let Some(fault) = fault(&word.form, word.facts.known, language, names, words) else {
            continue;
        };
        for token in vocabulary.tokens(id as WordId) {
            let token = *token as usize;
            let confidence = match fault.article {
                ArticleUse::Without if is_in_title(document, names, token) => continue,
                ArticleUse::Always if is_determined(document, language, token) => continue,
                ArticleUse::With if !stands_alone(document, token) => continue,
                ArticleUse::With => Confidence::Medium,
                _ => Confidence::High,
            };
            let template = match fault.article {
                ArticleUse::Without => SUPERFLUOUS,
                _ => MISSING,
            };
            let span = document.tokens()[token].span;
            let mut finding = Finding::new(&RULE, span, confidence, Message::new(template, []));
            if fault.article == ArticleUse::With {
                finding.severity = Severity::Minor;
            }
            finding.suggestion = Some(fault.text.clone());
            findings.push(finding);
        }
    }
    findings.sort_by_key(|finding| finding.span);
    findings
}

/// A listed name whose article is wrong.
struct Fault {
    article: ArticleUse,
    text: String,
}

fn fault(
    form: &str,
    known: bool,
    language: &Language,
    names: &Names,
    words: &Words,
) -> Option<Fault> {
    let use_of = |form: &str| {
        let classes: Classes = (words.classes)(form);
        classes.article()
    };
    let article = language.article?;
    let attach = language.clitics?.attach;
    let listed = |form: &str| use_of(form).is_some();
    // What the lexicon knows with its article is a word and not the name.
    let bases = (names.bases)(form, &listed);
    let base = bases.iter().find(|base| listed(&form[base.start..]))?;
    let name = &form[base.start..];
    let clitics = &form[..base.start];
    let used = use_of(name)?;
    let text = match (used, base.article) {
        (ArticleUse::Without, true) if !known => {
            let outer = clitics
                .strip_suffix(article)
                .or_else(|| clitics.strip_suffix('ل'))?;
            attach(outer, name)
        }
        (ArticleUse::Always | ArticleUse::With, false) => {
            attach(clitics, &format!("{article}{name}"))
        }
        _ => return None,
    };
    Some(Fault {
        article: used,
        text,
    })
}

/// Whether the next word makes a title of the name: `الواشنطن بوست`.
fn is_in_title(document: &Document<'_>, names: &Names, token: usize) -> bool {
    let next = document.tokens().get(token + 1);
    next.is_some_and(|next| next.is_word() && names.title_words.contains(&document.text(next.span)))
}

/// Whether the next word determines the name: a place that it belongs to, or a word with the article. A name that
/// no list has may be such a place.
fn is_determined(document: &Document<'_>, language: &Language, token: usize) -> bool {
    let Some(next) = document.vocabulary().of_token(token + 1) else {
        return false;
    };
    let word = document.vocabulary().word(next);
    let form = &word.form;
    let defined = language
        .article
        .is_some_and(|article| form.starts_with(article));
    let is = |test: fn(Kind) -> bool| {
        gazetteer::of(language)
            .is_some_and(|names| names.by_form(form).any(|entry| test(entry.kind)))
    };
    defined || is(Kind::is_place) || !word.facts.known && !is(Kind::is_person)
}

/// Whether nothing follows a name that could determine it: a mark, the end or a particle.
fn stands_alone(document: &Document<'_>, token: usize) -> bool {
    let segment = document.segment_at(document.tokens()[token].span.start());
    let end = segment.map_or(0, |segment| document.tokens_of(segment).end);
    if token + 1 >= end {
        return true;
    }
    match document.tokens()[token + 1].kind {
        TokenKind::Mark => !document
            .mark(token + 1)
            .is_some_and(|mark| "\"«(/-–".contains(mark)),
        TokenKind::Word => document
            .vocabulary()
            .of_token(token + 1)
            .is_some_and(|word| {
                let word = document.vocabulary().word(word);
                word.facts.classes.get(Classes::FUNCTION) > 0 && word.form != "ما"
            }),
        _ => false,
    }
}

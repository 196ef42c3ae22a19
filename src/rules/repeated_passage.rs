//! A passage that stands twice: a loop of the decoder, or a sentence said again.
//!
//! A decoder that loses its way says the same words again and again; and a pull quote of the source, set
//! apart on its page, becomes a second sentence of the article in other words. Loops stop a publication;
//! of two like sentences both places are listed, and an editor drops one of them. Several sentences that stand again
//! word for word, as in a paragraph that was pasted twice, are one row at their second place.
//!
//! Sentences of seven words and more are compared by their words and the order of these; only those that
//! share rare words are looked at, so a book costs no more than its length.
//!
//! **When to leave it.** The headline and the first lines say the same on purpose, and are not compared with
//! each other. A refrain or a quotation that is discussed may stand twice.
//!
//! **Example.** `قال إنه سيعود قال إنه سيعود قال إنه سيعود`.

use crate::document::Document;
use crate::finding::{
    Argument, Confidence, ErrorType, Finding, Message, Places, Severity, Template,
};
use crate::language::classes::Classes;
use crate::language::vocabulary::WordId;
use crate::rule::Rule;
use crate::text::span::Span;
use crate::text::token::TokenKind;
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};

pub(super) static RULE: Rule = Rule {
    id: "repeated-passage",
    error: ErrorType::Duplication,
    severity: Severity::Major,
    summary: "a passage that stands twice",
    covers: &["repeated-word"],
    flags: &[
        "⟦قال إنه سيعود قال إنه سيعود قال إنه سيعود⟧ غدا.",
        "وأكد الوزير ⟦أن الخطة جاهزة تماما أن الخطة جاهزة تماما⟧ للتنفيذ.",
        "⟦من أجل من أجل من أجل⟧ السلام في المنطقة.",
        "بدأ العمل في ⟦المصنع المصنع المصنع⟧ الجديد.",
        "السطر الأول.\nالسطر الثاني.\nالسطر الثالث.\n⟦أعلنت الحكومة أمس خطة جديدة لدعم المزارعين المتضررين من الجفاف.⟧\nكلام آخر بينهما.\n⟦أعلنت الحكومة أمس خطة جديدة لدعم المزارعين المتضررين من الجفاف.⟧",
        "السطر الأول.\nالسطر الثاني.\nالسطر الثالث.\nأعلنت الحكومة أمس خطة جديدة لدعم المزارعين. ويبدأ العمل بها في الربيع بعد موافقة النواب عليها.\nكلام آخر بينهما.\n⟦أعلنت الحكومة أمس خطة جديدة لدعم المزارعين. ويبدأ العمل بها في الربيع بعد موافقة النواب عليها.⟧",
        "السطر الأول.\nالسطر الثاني.\nالسطر الثالث.\n⟦وضع الرئيس زرا خاصا على مكتبه لطلب مشروبه المفضل.⟧\nوفي المساء عاد الجميع. ⟦كان الرئيس قد وضع زرا خاصا على مكتبه لطلب مشروبه المفضل كلما عطش.⟧",
    ],
    passes: &[
        "مضى الوقت شيئا فشيئا ويوما بعد يوم حتى جاء الفرج.",
        "الوزير يعلن خطة جديدة لدعم المزارعين المتضررين من الجفاف\nأعلن الوزير أمس خطة جديدة لدعم المزارعين المتضررين من الجفاف.",
        "لا بد من بناء المدارس، ولا بد من بناء المستشفيات.",
        "بدأ الاجتماع في الصباح.\nانتهى الاجتماع في المساء.\nعاد الوفد.\nبدأ العشاء متأخرا.",
        "كان سعيدا جدا جدا جدا، وقال: لا لا لا.",
        "قال الأول نعم. قال الثاني نعم. قال الثالث لا.",
    ],
    check,
    file: include_str!("repeated_passage.rs"),
};

const LOOP: Template = Template {
    en: "the same words stand {0} times in a row",
    ar: "الكلمات نفسها مكررة {0} مرات متتالية",
};
const AGAIN: Template = Template {
    en: "the same sentence stands again: {0}",
    ar: "الجملة نفسها ترد مرة أخرى: {0}",
};
const PASSAGE: Template = Template {
    en: "the same sentences stand before: {0}",
    ar: "الجمل نفسها وردت من قبل: {0}",
};
const NEARLY: Template = Template {
    en: "nearly the same sentence stands again: {0}",
    ar: "جملة تكاد تكون نفسها ترد مرة أخرى: {0}",
};

/// Words of the longest passage that is looked for in a loop.
const LONGEST_LOOP: usize = 16;

/// Words from which on a sentence is compared.
const SENTENCE: usize = 7;

/// Lines at the top of an article that say the same on purpose.
const TOP: usize = 3;

fn check(document: &Document<'_>) -> Vec<Finding> {
    let mut findings = loops(document);
    findings.extend(sentences(document));
    findings
}

fn loops(document: &Document<'_>) -> Vec<Finding> {
    let vocabulary = document.vocabulary();
    let mut findings = Vec::new();
    // Numbers count: `المادة 1، ... المادة 2، ...` is a list and not a loop. They are numbered behind the words.
    let mut others: FxHashMap<&str, WordId> = FxHashMap::default();
    let mut number = |index: usize| {
        vocabulary.of_token(index).or_else(|| {
            let token = document.tokens()[index];
            (token.kind != TokenKind::Mark).then(|| {
                let next = (vocabulary.words().len() + others.len()) as WordId;
                *others.entry(document.text(token.span)).or_insert(next)
            })
        })
    };
    let mut words: Vec<(WordId, usize)> = Vec::new();
    // How far behind a word the same word stands next; 0 when it does not.
    let mut next: Vec<u32> = Vec::new();
    let mut last: Vec<u32> = vec![0; vocabulary.words().len()];
    let mut before = 0;
    for segment in 0..document.segments().len() {
        words.clear();
        let tokens = document.tokens_of(segment);
        words.extend(tokens.filter_map(|index| number(index).map(|word| (word, index))));
        next.clear();
        next.resize(words.len(), 0);
        for (at, (word, _)) in words.iter().enumerate() {
            let word = *word as usize;
            if word >= last.len() {
                last.resize(word + 1, 0);
            }
            // Places are counted from one, through all segments.
            if let Some(earlier) = (last[word] as usize).checked_sub(before + 1) {
                next[earlier] = (at - earlier) as u32;
            }
            last[word] = (before + at + 1) as u32;
        }
        before += words.len();
        let mut at = 0;
        while at < words.len() {
            let longest = LONGEST_LOOP.min((words.len() - at) / 2);
            let again = |length: usize| {
                let next = next[at + length] as usize;
                (next > 0).then_some(length + next)
            };
            let lengths = std::iter::successors(again(0), |length| again(*length));
            let found = lengths
                .take_while(|length| *length <= longest)
                .find_map(|length| {
                    let same = |i: usize| words.get(i + length).is_some_and(|w| w.0 == words[i].0);
                    let run = (at..).take_while(|i| same(*i)).count();
                    let times = run / length + 1;
                    let varied = words[at..at + length].iter().any(|w| w.0 != words[at].0);
                    let enough = match length {
                        1 => times >= 3 && may_loop(document, words[at].1),
                        // Two words twice are rhetoric; a loop is longer or goes on.
                        2 => varied && times >= 3,
                        _ => varied && times >= 2,
                    };
                    enough.then_some((length, times))
                });
            let Some((length, times)) = found else {
                at += 1;
                continue;
            };
            let last = at + length * times - 1;
            let span = document.tokens()[words[at].1]
                .span
                .to(document.tokens()[words[last].1].span);
            let once = document.tokens()[words[at].1]
                .span
                .to(document.tokens()[words[at + length - 1].1].span);
            // Names and sounds may stand three times in a row.
            let known = vocabulary
                .of_token(words[at].1)
                .is_none_or(|word| vocabulary.word(word).facts.known);
            let confidence = if length > 1 || known {
                Confidence::High
            } else {
                Confidence::Medium
            };
            let message = Message::new(LOOP, [Argument::Number(times)]);
            let mut finding = Finding::new(&RULE, span, confidence, message);
            finding.suggestion = Some(document.text(once).to_owned());
            findings.push(finding);
            at = last + 1;
        }
    }
    findings
}

/// Whether a word that stands again and again is a loop: a word of three letters or more that the language does not
/// repeat.
fn may_loop(document: &Document<'_>, token: usize) -> bool {
    let vocabulary = document.vocabulary();
    vocabulary.of_token(token).is_some_and(|word| {
        let word = vocabulary.word(word);
        word.form.chars().nth(2).is_some() && word.facts.classes.get(Classes::MAY_REPEAT) == 0
    })
}

struct Sentence {
    span: Span,
    segment: usize,
    /// Its words in order, to see whether two are the same.
    words: Vec<WordId>,
    /// Its words that mean something, sorted.
    content: Vec<WordId>,
}

/// Sentences that share some rare words, the earlier one first.
fn alike(all: &[Sentence], words: usize) -> Vec<(usize, usize)> {
    // Only words of few sentences lead from one to another.
    const RARE: usize = 6;
    // The sentences of each rare word, word after word.
    let mut starts = vec![0u32; words + 1];
    for word in all.iter().flat_map(|sentence| &sentence.content) {
        starts[*word as usize] += 1;
    }
    let mut sum = 0;
    for start in &mut starts {
        let count = *start;
        *start = sum;
        sum += if (2..=RARE).contains(&(count as usize)) {
            count
        } else {
            0
        };
    }
    let mut sentences_of = vec![0u32; sum as usize];
    let mut filled = starts.clone();
    let mut shared = vec![0u32; all.len()];
    let mut pairs = Vec::new();
    for (b, sentence) in all.iter().enumerate() {
        let mut earlier: Vec<usize> = Vec::new();
        for word in &sentence.content {
            let word = *word as usize;
            let (start, end) = (starts[word], starts[word + 1]);
            if start == end {
                continue;
            }
            for a in &sentences_of[start as usize..filled[word] as usize] {
                let a = *a as usize;
                shared[a] += 1;
                if shared[a] == 2 {
                    pairs.push((a, b));
                }
                earlier.push(a);
            }
            sentences_of[filled[word] as usize] = b as u32;
            filled[word] += 1;
        }
        earlier.into_iter().for_each(|a| shared[a] = 0);
    }
    pairs.sort_unstable();
    pairs
}

fn sentences(document: &Document<'_>) -> Vec<Finding> {
    let all = collect(document);
    // The pairs of like sentences, and whether they are the same word for word.
    let pairs: BTreeMap<(usize, usize), bool> = alike(&all, document.vocabulary().words().len())
        .into_iter()
        .filter_map(|(a, b)| {
            let (first, second) = (&all[a], &all[b]);
            let exact = first.words == second.words;
            let top = first.segment < TOP && second.segment < TOP;
            (!top && (exact || nearly_same(first, second))).then_some(((a, b), exact))
        })
        .collect();
    // A passage of several sentences that stands again word for word is one thing: its sentences follow each other at
    // both places.
    let mut findings = Vec::new();
    let mut told: BTreeSet<(usize, usize)> = BTreeSet::new();
    for (&(a, b), &exact) in &pairs {
        if told.contains(&(a, b)) {
            continue;
        }
        let follows = |step: &usize| {
            exact
                && a + step < b
                && all[a + step].segment == all[a].segment
                && all
                    .get(b + step)
                    .is_some_and(|last| last.segment == all[b].segment)
                && pairs.get(&(a + step, b + step)) == Some(&true)
        };
        let more = (1..).take_while(follows).count();
        told.extend((1..=more).map(|step| (a + step, b + step)));
        let passage = |from: usize| all[from].span.to(all[from + more].span);
        let (first, second) = (passage(a), passage(b));
        let group = document.text(first).to_owned();
        // Of one sentence both places are shown, to choose from; of a passage the second one goes.
        let places = [(first, second), (second, first)];
        for (here, there) in places.into_iter().skip(usize::from(more > 0)) {
            let template = match (exact, more) {
                (true, 0) => AGAIN,
                (true, _) => PASSAGE,
                (false, _) => NEARLY,
            };
            let places: Places = [there].into();
            let message = Message::new(template, [Argument::Lines(places.clone())]);
            let (severity, confidence) = if exact {
                (Severity::Major, Confidence::Medium)
            } else {
                (Severity::Minor, Confidence::Low)
            };
            let mut finding = Finding::new(&RULE, here, confidence, message);
            finding.severity = severity;
            finding.related = places;
            finding.group = Some(group.clone());
            findings.push(finding);
        }
    }
    findings
}

/// Whether nearly all that the shorter of two sentences says is in the other, and half of what the longer one says.
fn nearly_same(a: &Sentence, b: &Sentence) -> bool {
    let shorter = a.content.len().min(b.content.len());
    let common = a
        .content
        .iter()
        .filter(|word| b.content.binary_search(word).is_ok())
        .count();
    let longer = a.content.len().max(b.content.len());
    shorter >= 5
        && common * 4 >= shorter * 3
        && common * 2 >= longer
        && in_order(a, b) * 3 >= shorter * 2
}

/// How many of the words that mean something stand in both sentences in the same order.
fn in_order(a: &Sentence, b: &Sentence) -> usize {
    let content = |sentence: &Sentence| -> Vec<WordId> {
        let words = sentence.words.iter().copied();
        words
            .filter(|word| sentence.content.binary_search(word).is_ok())
            .collect()
    };
    let (a, b) = (content(a), content(b));
    // The longest common subsequence, row by row.
    let mut row = vec![0; b.len() + 1];
    for word in &a {
        let mut before = 0;
        for (at, other) in b.iter().enumerate() {
            let above = row[at + 1];
            row[at + 1] = if word == other {
                before + 1
            } else {
                above.max(row[at])
            };
            before = above;
        }
    }
    row[b.len()]
}

fn collect(document: &Document<'_>) -> Vec<Sentence> {
    let Some(marks) = document
        .language()
        .and_then(|language| language.punctuation)
    else {
        return Vec::new();
    };
    let vocabulary = document.vocabulary();
    let mut sentences = Vec::new();
    for segment in 0..document.segments().len() {
        let range = document.tokens_of(segment);
        let mut start = range.start;
        for index in range.clone() {
            let ends = document
                .mark(index)
                .is_some_and(|mark| mark != ':' && marks.ends.contains(&mark));
            if !ends && index + 1 < range.end {
                continue;
            }
            let tokens = start..index + 1;
            start = index + 1;
            let words: Vec<WordId> = tokens
                .clone()
                .filter_map(|i| vocabulary.of_token(i))
                .collect();
            if words.len() < SENTENCE {
                continue;
            }
            let mut content: Vec<WordId> = words
                .iter()
                .copied()
                .filter(|word| vocabulary.word(*word).facts.classes.get(Classes::FUNCTION) == 0)
                .collect();
            content.sort_unstable();
            content.dedup();
            let first = tokens
                .clone()
                .find(|i| document.tokens()[*i].is_word())
                .unwrap_or(tokens.start);
            let span = document.tokens()[first]
                .span
                .to(document.tokens()[tokens.end - 1].span);
            sentences.push(Sentence {
                span,
                segment,
                words,
                content,
            });
        }
    }
    sentences
}

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
use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

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
    let mut last: FxHashMap<WordId, usize> = FxHashMap::default();
    for segment in with_near_words(document) {
        words.clear();
        let tokens = document.tokens_of(segment);
        words.extend(tokens.filter_map(|index| number(index).map(|word| (word, index))));
        next.clear();
        next.resize(words.len(), 0);
        last.clear();
        for (at, (word, _)) in words.iter().enumerate() {
            if let Some(earlier) = last.insert(*word, at) {
                next[earlier] = (at - earlier) as u32;
            }
        }
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

/// The segments where words in a row have stood a few words before, as all words of a loop have the second time:
/// three of them, or two that are the same. In hardly any segment is that so.
fn with_near_words(document: &Document<'_>) -> Vec<usize> {
    let vocabulary = document.vocabulary();
    let (tokens, marks) = (document.tokens(), document.marks());
    let longest = LONGEST_LOOP as u32;
    // Marks are no words of a loop: as many as a segment has may stand between two of them.
    let segments = 0..document.segments().len();
    let most = segments.map(|segment| document.marks_of(segment).len());
    let most = most.max().unwrap_or_default() as u32;
    let marks_before = |token: u32| marks.partition_point(|(at, _)| *at < token as usize) as u32;
    let is_near = |from: u32, to: u32| {
        let distance = to - from;
        distance <= longest
            || distance - longest <= most
                && distance - longest <= marks_before(to) - marks_before(from)
    };
    let mut near: Vec<u32> = Vec::new();
    for (_, places) in vocabulary.words_with_tokens() {
        let pairs = places.windows(2);
        near.extend(
            pairs
                .filter(|pair| is_near(pair[0], pair[1]))
                .map(|pair| pair[1]),
        );
    }
    // Numbers and foreign words are not looked up here: each may have stood before.
    let others = document.others().map(|token| token as u32);
    near.extend(others.filter(|token| tokens[*token as usize].kind != TokenKind::Mark));
    near.sort_unstable();
    let segment_of = |token: &u32| document.segment_of(*token as usize);
    let in_a_row = |before: &u32, token: &u32| {
        let between = &tokens[*before as usize + 1..*token as usize];
        between.iter().all(|token| token.kind == TokenKind::Mark)
            && segment_of(before) == segment_of(token)
    };
    let may_be_loop = |row: &&[u32]| match **row {
        [] | [_] => false,
        [one, other] => {
            let word = vocabulary.of_token(one as usize);
            word.is_some() && word == vocabulary.of_token(other as usize)
        }
        _ => true,
    };
    let rows = near.chunk_by(in_a_row).filter(may_be_loop);
    let mut segments: Vec<usize> = rows.map(|row| segment_of(&row[0])).collect();
    segments.dedup();
    segments
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

/// A sentence that is long enough to be compared.
struct Sentence {
    segment: usize,
    tokens: Range<usize>,
    likeness: Likeness,
    /// Its words, when it is compared.
    content: OnceCell<Content>,
}

/// How much of what a sentence says may stand in another one, as far as its own words tell: a word that stands nowhere
/// else does not.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Likeness {
    /// Less than half: it is like no other sentence.
    Little,
    /// Half of it, which is enough of the longer of two sentences.
    Half,
    /// Three quarters, as of the shorter one, or all.
    Most,
}

impl Sentence {
    /// Where it stands, without the marks before its first word.
    fn span(&self, document: &Document<'_>) -> Span {
        let all = document.tokens();
        let first = self.tokens.clone().find(|token| all[*token].is_word());
        let first = first.unwrap_or(self.tokens.start);
        all[first].span.to(all[self.tokens.end - 1].span)
    }

    /// Its words.
    fn content(&self, document: &Document<'_>) -> &Content {
        let content = || Content::of(document, self.tokens.clone());
        self.content.get_or_init(content)
    }
}

/// The words of a sentence, to compare it with others.
struct Content {
    /// Its words in order, to see whether two are the same.
    words: Vec<WordId>,
    /// Its words that mean something, sorted.
    content: Vec<WordId>,
}

impl Content {
    fn of(document: &Document<'_>, tokens: Range<usize>) -> Content {
        let vocabulary = document.vocabulary();
        let mut words: Vec<WordId> = Vec::with_capacity(tokens.len());
        words.extend(vocabulary.of_tokens(tokens));
        let means =
            |word: &WordId| vocabulary.word(*word).facts.classes.get(Classes::FUNCTION) == 0;
        let mut content: Vec<WordId> = Vec::with_capacity(words.len());
        content.extend(words.iter().copied().filter(means));
        content.sort_unstable();
        content.dedup();
        Content { words, content }
    }
}

/// Adds the sentences that share some rare words with one, and of which enough may stand in it.
fn alike(
    document: &Document<'_>,
    all: &[Sentence],
    one: usize,
    pairs: &mut BTreeSet<(usize, usize)>,
) {
    // Only words of few sentences lead from one to another.
    const RARE: usize = 6;
    let vocabulary = document.vocabulary();
    let content = &all[one].content(document).content;
    let mut others: Vec<usize> = Vec::new();
    // Words of many sentences, which may stand in any of them.
    let mut frequent = 0;
    for word in content {
        let before = others.len();
        for token in vocabulary.tokens(*word) {
            let token = *token as usize;
            let number = all.partition_point(|sentence| sentence.tokens.end <= token);
            let inside = all
                .get(number)
                .is_some_and(|sentence| sentence.tokens.start <= token);
            if inside && others[before..].last() != Some(&number) {
                others.push(number);
            }
            if others.len() - before > RARE {
                others.truncate(before);
                frequent += 1;
                break;
            }
        }
    }
    others.sort_unstable();
    let shared = others.chunk_by(|a, b| a == b);
    let alike = shared
        .filter(|same| same.len() > 1 && 2 * (same.len() + frequent) >= content.len())
        .map(|same| same[0])
        .filter(|other| *other != one && all[*other].likeness >= Likeness::Half);
    pairs.extend(alike.map(|other| (one.min(other), one.max(other))));
}

fn sentences(document: &Document<'_>) -> Vec<Finding> {
    let all = collect(document);
    let mut pairs = BTreeSet::new();
    for (number, sentence) in all.iter().enumerate() {
        if sentence.likeness == Likeness::Most {
            alike(document, &all, number, &mut pairs);
        }
    }
    // The pairs of like sentences, and whether they are the same word for word.
    let pairs: BTreeMap<(usize, usize), bool> = pairs
        .into_iter()
        .filter_map(|(a, b)| {
            let (first, second) = (&all[a], &all[b]);
            if first.segment < TOP && second.segment < TOP {
                return None;
            }
            let (first, second) = (first.content(document), second.content(document));
            let exact = first.words == second.words;
            (exact || nearly_same(first, second)).then_some(((a, b), exact))
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
        let passage = |from: usize| {
            let last = all[from + more].span(document);
            all[from].span(document).to(last)
        };
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
fn nearly_same(a: &Content, b: &Content) -> bool {
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
fn in_order(a: &Content, b: &Content) -> usize {
    let content = |sentence: &Content| -> Vec<WordId> {
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

/// The sentences that are long enough to be compared.
fn collect(document: &Document<'_>) -> Vec<Sentence> {
    let Some(marks) = document
        .language()
        .and_then(|language| language.punctuation)
    else {
        return Vec::new();
    };
    let weights = weights(document);
    let mut all = Vec::new();
    for segment in 0..document.segments().len() {
        let range = document.tokens_of(segment);
        let ends = document
            .marks_of(segment)
            .iter()
            .filter(|(_, mark)| *mark != ':' && marks.ends.contains(mark))
            .map(|(index, _)| index + 1)
            .filter(|end| *end < range.end)
            .chain([range.end]);
        let mut start = range.start;
        for end in ends {
            let tokens = start..end;
            start = end;
            if let Some(likeness) = likeness(document, &weights, tokens.clone()) {
                all.push(Sentence {
                    segment,
                    tokens,
                    likeness,
                    content: OnceCell::new(),
                });
            }
        }
    }
    all
}

/// What a word says of whether its sentence is like another one.
#[derive(Clone, Copy)]
enum Weight {
    /// Nothing: it has a function and no meaning.
    None,
    /// It stands nowhere else.
    Once,
    /// It stands elsewhere as well.
    Again,
}

/// The weights of all words of the vocabulary.
fn weights(document: &Document<'_>) -> Vec<Weight> {
    let words = document.vocabulary().words_with_tokens();
    let weight = words.map(|(word, places)| {
        let classes = word.facts.classes;
        match places.len() {
            _ if classes.get(Classes::FUNCTION) > 0 => Weight::None,
            1 => Weight::Once,
            _ => Weight::Again,
        }
    });
    weight.collect()
}

/// How much of a sentence of these tokens may stand in another one; none when it is too short to be compared.
fn likeness(document: &Document<'_>, weights: &[Weight], tokens: Range<usize>) -> Option<Likeness> {
    if tokens.len() < SENTENCE {
        return None;
    }
    // How many words have each of the weights.
    let mut counts = [0; 3];
    for word in document.vocabulary().of_tokens(tokens) {
        counts[weights[word as usize] as usize] += 1;
    }
    let words: usize = counts.iter().sum();
    let [_, once, again] = counts;
    let likeness = if 3 * once <= again {
        Likeness::Most
    } else if once <= again {
        Likeness::Half
    } else {
        Likeness::Little
    };
    (words >= SENTENCE).then_some(likeness)
}

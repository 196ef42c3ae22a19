//! Words that say again what was said a few words before.
//!
//! A decoder that loses the thread begins its clause again (`أنه في حين أنه`), counts a thing as a part of itself
//! (`سابع سهم من سهم`), or finds the noun of the phrase once more where its description belongs (`أضاء ضوء
//! الغرفة ضوءا`). Arabic repeats much on purpose, so each pattern is narrow. Phrases whose second half adds
//! nothing are listed in `data/ar/pleonasms.tsv`.

use super::lists;
use crate::language::classes::{Classes, Function};
use crate::language::vocabulary::{Vocabulary, Word, WordId};
use crate::language::{Fault, Passage};
use crate::text::phrase::Template;
use crate::text::table::Table;
use crate::text::token::TokenKind;
use std::ops::Range;

pub(super) static PLEONASMS: Table = Table::new(include_str!("../../../data/ar/pleonasms.tsv"));

const CLAUSE: Template = Template {
    en: "the clause begins twice with the same word",
    ar: "الجملة تبدأ مرتين بالكلمة نفسها",
};
const PART: Template = Template {
    en: "the thing is counted as a part of itself",
    ar: "الشيء معدود جزءًا من نفسه",
};
const AGAIN: Template = Template {
    en: "the noun stands again a few words later",
    ar: "الاسم يتكرر بعد كلمات قليلة",
};
const PARALLEL: Template = Template {
    en: "phrases in a row begin with the same word",
    ar: "عبارات متتالية تبدأ بالكلمة نفسها",
};
const PLEONASM: Template = Template {
    en: "the second half says what the first has said",
    ar: "حشو: آخر العبارة يكرر معنى أولها",
};

/// Words between the two places of a word.
const NEAR: usize = 3;

/// The words that begin or end a phrase of one of the patterns, as far as each tells by itself.
pub(super) fn words(vocabulary: &Vocabulary<'_>) -> Vec<WordId> {
    let is_noun = |word: &Word<'_>| word.facts.classes.get(Classes::NOUN_ONLY) > 0;
    let mut found = Vec::new();
    for ((word, places), id) in vocabulary.words_with_tokens().zip(0..) {
        // A clause begins, a thing is counted and a list goes on with the same form: no more than a comma and some
        // words behind it.
        let again = || {
            places.windows(2).any(|pair| {
                let between = pair[1] - pair[0] - 1;
                between as usize <= NEAR + 1
            })
        };
        let may_say_again = || {
            let inna = word.facts.classes.function() == Some(Function::Inna);
            inna || is_noun(word) || may_begin_phrase(&word.form, word.facts.classes)
        };
        if places.len() > 1 && again() && may_say_again()
            || word.facts.classes.get(Classes::PLEONASM) > 0
        {
            found.push(id);
        }
        let accusative = word.form.strip_suffix("ا");
        if let Some(noun) = accusative.and_then(|noun| vocabulary.find(noun))
            && is_noun(vocabulary.word(noun))
        {
            found.push(noun);
        }
    }
    found
}

/// The fault that is found at a token of a passage.
pub(super) fn fault(passage: &Passage<'_>, index: usize) -> Option<Fault> {
    let words = Words { passage };
    let form = words.form(index)?;
    let classes = words.classes(index);
    let noun = classes.get(Classes::NOUN_ONLY) > 0;
    (classes.function() == Some(Function::Inna))
        .then(|| clause(&words, index, form))
        .flatten()
        .or_else(|| noun.then(|| part(&words, index, form)).flatten())
        .or_else(|| noun.then(|| again(&words, index, form)).flatten())
        .or_else(|| parallel(&words, index, form))
        .or_else(|| pleonasm(&words, index, form))
}

struct Words<'a, 'b> {
    passage: &'a Passage<'b>,
}

impl Words<'_, '_> {
    /// The plain form of the word at a place of the passage.
    fn form(&self, index: usize) -> Option<&str> {
        let word = self
            .passage
            .vocabulary
            .of_token(self.passage.first + index)?;
        Some(&self.passage.vocabulary.word(word).form)
    }

    fn classes(&self, index: usize) -> Classes {
        let word = self.passage.vocabulary.of_token(self.passage.first + index);
        word.map_or(Classes::default(), |word| {
            self.passage.vocabulary.word(word).facts.classes
        })
    }

    fn is_function(&self, index: usize) -> bool {
        self.classes(index).get(Classes::FUNCTION) > 0
    }

    fn is_comma(&self, index: usize) -> bool {
        let token = self.passage.tokens[index];
        token.is_mark(self.passage.source, '،') || token.is_mark(self.passage.source, ',')
    }

    /// The next place of a form that is looked for within some words, with only words between.
    fn next(&self, from: usize, most: usize, is: impl Fn(&str) -> bool) -> Option<usize> {
        let tokens = self.passage.tokens;
        (from + 1..tokens.len().min(from + 2 + most))
            .take_while(|index| tokens[*index].kind == TokenKind::Word)
            .find(|index| self.form(*index).is_some_and(&is))
    }

    fn fault(&self, range: Range<usize>, reason: Template, text: Option<String>) -> Fault {
        let first = self.passage.first;
        Fault {
            tokens: first + range.start..first + range.end,
            text,
            reason,
            sure: false,
        }
    }

    fn text(&self, range: Range<usize>) -> &str {
        let tokens = &self.passage.tokens[range];
        tokens[0]
            .span
            .to(tokens[tokens.len() - 1].span)
            .of(self.passage.source)
    }
}

/// أنه في حين أنه: the same complementizer with its pronoun, and nothing but particles between.
fn clause(words: &Words<'_, '_>, index: usize, form: &str) -> Option<Fault> {
    if !lists::has_pronoun(form) {
        return None;
    }
    let again = words.next(index, NEAR, |again| again == form)?;
    let between = index + 1..again;
    if between.is_empty() || !between.clone().all(|i| words.is_function(i)) {
        return None;
    }
    let text = words.text(index + 1..again + 1).to_owned();
    Some(words.fault(index..again + 1, CLAUSE, Some(text)))
}

/// سهم من سهم: a noun that is indefinite, and no definite word behind it (ركاب من ركاب الطائرة is in order).
fn part(words: &Words<'_, '_>, index: usize, form: &str) -> Option<Fault> {
    let again = index + 2;
    let fits = words.form(index + 1) == Some("من")
        && words.form(again) == Some(form)
        && !form.starts_with("ال")
        && words
            .form(again + 1)
            .is_none_or(|next| !next.starts_with("ال"));
    fits.then(|| words.fault(index..again + 1, PART, None))
}

/// ضوء الغرفة ضوءا: a noun, definite words that belong to it, and the same noun in the accusative.
fn again(words: &Words<'_, '_>, index: usize, form: &str) -> Option<Fault> {
    let again = words.next(index, NEAR, |again| again.strip_suffix('ا') == Some(form))?;
    let between = index + 1..again;
    let belongs = !between.is_empty() && between.clone().all(|i| !words.is_function(i));
    let defined = words
        .form(again - 1)
        .is_some_and(|last| last.starts_with("ال"));
    (belongs && defined).then(|| words.fault(index..again + 1, AGAIN, None))
}

/// مصفف الأرائك، مصفف الجدران: two phrases of a list begin with the same word, and no conjunction joins them.
fn parallel(words: &Words<'_, '_>, index: usize, form: &str) -> Option<Fault> {
    let tokens = words.passage.tokens;
    if index > 0 && !words.is_comma(index - 1) {
        return None;
    }
    if !may_begin_phrase(form, words.classes(index)) {
        return None;
    }
    let comma = (index + 1..tokens.len().min(index + 2 + NEAR))
        .find(|at| tokens[*at].kind != TokenKind::Word)
        .filter(|at| *at > index + 1 && words.is_comma(*at))?;
    let again = comma + 1;
    (words.form(again) == Some(form) && words.form(again + 1).is_some())
        .then(|| words.fault(index..again + 1, PARALLEL, None))
}

/// Whether a word may begin two phrases of a list: one that means something and is no name, with no conjunction.
fn may_begin_phrase(form: &str, classes: Classes) -> bool {
    form.chars().nth(3).is_some()
        && !form.starts_with(['و', 'ف'])
        && classes.get(Classes::FUNCTION) == 0
        && classes.get(Classes::LISTED) == 0
}

/// Proclitics and endings of the verbs of the list.
const BEFORE: [&str; 9] = ["", "و", "ف", "س", "ل", "وس", "فس", "ول", "أن"];
const PAST: [&str; 7] = ["", "ت", "ا", "تا", "وا", "نا", "ن"];
const PRESENT: [&str; 4] = ["", "ون", "ان", "وا"];

/// خرج إلى الخارج: a listed phrase, which is told by its last word.
fn pleonasm(words: &Words<'_, '_>, last: usize, form: &str) -> Option<Fault> {
    if words.classes(last).get(Classes::PLEONASM) == 0 {
        return None;
    }
    PLEONASMS.all(form).find_map(|row| {
        let mut first = last;
        for expected in row.cell(1).rsplit(' ').filter(|word| !word.is_empty()) {
            first = first.checked_sub(1)?;
            if words.form(first) != Some(expected) {
                return None;
            }
        }
        first = first.checked_sub(1)?;
        let (form, word, present) = (words.form(first)?, row.cell(2), row.cell(3));
        let fits = if present.is_empty() {
            form.strip_suffix(word)
                .is_some_and(|before| ["", "و", "ف", "ب", "ل", "ال"].contains(&before))
        } else {
            BEFORE
                .iter()
                .filter_map(|before| form.strip_prefix(before))
                .any(|verb| is_verb(verb, word, present))
        };
        let text = words.text(first..first + 1).to_owned();
        fits.then(|| words.fault(first..last + 1, PLEONASM, Some(text)))
    })
}

/// Whether a form is the verb of this past and this stem of the present, whoever does it.
fn is_verb(form: &str, past: &str, present: &str) -> bool {
    let ends = |stem: &str, endings: &[&str]| {
        form.strip_prefix(stem)
            .is_some_and(|rest| endings.contains(&rest))
    };
    ends(past, &PAST)
        || form.strip_prefix(['ي', 'ت', 'ن', 'أ']).is_some_and(|rest| {
            rest.strip_prefix(present)
                .is_some_and(|rest| PRESENT.contains(&rest))
        })
}

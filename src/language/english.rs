//! English: known only as the language that articles are translated from.
//!
//! An article that is itself in English (or in another language of Latin letters) is not what this program
//! checks; it is recognised so that it can be said.

use super::Language;
use crate::text::script::Script;

/// The facts about English.
pub const ENGLISH: Language = Language {
    id: "en",
    name: "English",
    script: Script::Latin,
    foreign_letters: &[],
    borrowed_letters: &[],
    clitics: None,
    article: None,
    punctuation: None,
    endings: &[],
    counted: &[
        "thousand", "million", "billion", "percent", "dollars", "years", "people",
    ],
    number_words: &[],
    months: None,
    agreement: None,
    repetition: None,
    letter_names: &[],
    may_repeat_before: |_, _| false,
    must_go_on: |_| false,
    calques: None,
    dialect: None,
    letter_nouns: &["letter", "letters"],
    word_nouns: &["word", "words", "term"],
    gazetteer: None,
    transliteration: None,
    rendering: None,
    names: None,
    words: None,
};

//! The distinct words of an article, each looked up once.

use super::{Language, Words};
use crate::text::token::Token;
use rustc_hash::FxHashMap;
use std::borrow::Cow;

/// The number of a distinct word of an article.
pub type WordId = u32;

/// Stands for tokens that are no word of the article's script.
const NONE: WordId = WordId::MAX;

/// A distinct word of an article, in its plain form.
#[derive(Clone, Debug)]
pub struct Word<'a> {
    /// The plain form: without marks and stretching.
    pub form: Cow<'a, str>,
    /// Whether the lexicon has it.
    pub known: bool,
    /// How often it is met in the language; none for what is hardly ever met.
    pub zipf: Option<f32>,
}

/// The distinct words of an article and where they stand.
#[derive(Debug, Default)]
pub struct Vocabulary<'a> {
    words: Vec<Word<'a>>,
    by_form: FxHashMap<Cow<'a, str>, WordId>,
    /// For each token its word.
    of_token: Vec<WordId>,
    /// The tokens of all words, word after word.
    places: Vec<u32>,
    /// Where each word's tokens begin in `places`; one more at the end.
    starts: Vec<u32>,
}

impl<'a> Vocabulary<'a> {
    /// The distinct words among the tokens that are of the language's script alone.
    #[must_use]
    pub fn new(
        source: &'a str,
        tokens: &[Token],
        language: &Language,
        facts: &Words,
    ) -> Vocabulary<'a> {
        let mut all = Vocabulary {
            of_token: vec![NONE; tokens.len()],
            ..Vocabulary::default()
        };
        all.by_form.reserve(tokens.len() / 2);
        // Most words are plain as they stand, and most of the others stand once.
        for (index, token) in tokens
            .iter()
            .enumerate()
            .filter(|(_, t)| t.is_only(language.script))
        {
            let text = token.span.of(source);
            let id = match all.by_form.get(text) {
                Some(id) => *id,
                None => all.add((facts.plain)(text), facts),
            };
            all.of_token[index] = id;
        }
        all.place();
        all
    }

    fn add(&mut self, form: Cow<'a, str>, facts: &Words) -> WordId {
        if let Some(id) = self.by_form.get(&form) {
            return *id;
        }
        let id = self.words.len() as WordId;
        self.words.push(Word {
            known: (facts.contains)(&form),
            zipf: (facts.zipf)(&form),
            form: form.clone(),
        });
        self.by_form.insert(form, id);
        id
    }

    /// Sorts the tokens by word, by counting.
    fn place(&mut self) {
        let mut starts = vec![0u32; self.words.len() + 1];
        for id in self.of_token.iter().filter(|id| **id != NONE) {
            starts[*id as usize + 1] += 1;
        }
        for i in 1..starts.len() {
            starts[i] += starts[i - 1];
        }
        let mut next = starts.clone();
        self.places = vec![0; starts.last().map_or(0, |n| *n as usize)];
        for (token, id) in self
            .of_token
            .iter()
            .enumerate()
            .filter(|(_, id)| **id != NONE)
        {
            self.places[next[*id as usize] as usize] = token as u32;
            next[*id as usize] += 1;
        }
        self.starts = starts;
    }

    /// All distinct words, in the order in which they first stand.
    #[must_use]
    pub fn words(&self) -> &[Word<'a>] {
        &self.words
    }

    /// A word by its number.
    #[must_use]
    pub fn word(&self, id: WordId) -> &Word<'a> {
        &self.words[id as usize]
    }

    /// The number of a plain form, when it stands in the article.
    #[must_use]
    pub fn find(&self, form: &str) -> Option<WordId> {
        self.by_form.get(form).copied()
    }

    /// The word of a token, when the token is a word of the article's script.
    #[must_use]
    pub fn of_token(&self, token: usize) -> Option<WordId> {
        self.of_token.get(token).copied().filter(|id| *id != NONE)
    }

    /// The tokens of a word, in order.
    #[must_use]
    pub fn tokens(&self, id: WordId) -> &[u32] {
        &self.places[self.starts[id as usize] as usize..self.starts[id as usize + 1] as usize]
    }
}

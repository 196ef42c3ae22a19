//! One article, read-only: its source, its segments, its tokens, and what the name rules share.

use crate::language::classes::Classes;
use crate::language::phrases::{Match, Phrases, Text};
use crate::language::vocabulary::{self, Joined, Vocabulary, Word};
use crate::language::{self, DoubtKind, Language};
use crate::names::customary::{self, Standing};
use crate::names::foreign::{self, Place, Run};
use crate::names::glossary::{Glossary, Met};
use crate::names::house::House;
use crate::names::links::{self, Link};
use crate::names::suggest::{self, Suggestion};
use crate::names::variants::harvest::{self, Seen};
use crate::names::variants::{self, Group};
use crate::text::census::Census;
use crate::text::ends;
use crate::text::script::{Class, Script};
use crate::text::segment::Segment;
use crate::text::span::Span;
use crate::text::token::{self, Token, TokenKind};
use std::cell::OnceCell;
use std::ops::Range;

/// An article as rules see it.
///
/// Rules read it and leave no trace on it. What several rules need is computed once, when the first of
/// them asks.
#[derive(Debug)]
pub struct Document<'a> {
    name: &'a str,
    source: &'a str,
    language: Option<&'static Language>,
    house: Option<&'a House>,
    segments: Vec<Segment>,
    tokens: Vec<Token>,
    /// For each segment, the index of its first token; one more at the end.
    starts: Vec<u32>,
    phrases: Option<&'a Phrases>,
    glossary: Option<&'a Glossary>,
    runs: OnceCell<Vec<Run>>,
    others: OnceCell<Vec<u32>>,
    marks: OnceCell<Marks>,
    census: Census,
    vocabulary: OnceCell<Vocabulary<'a>>,
    dialect: OnceCell<Option<usize>>,
    quoted: OnceCell<Vec<bool>>,
    joined: OnceCell<Vec<Joined>>,
    groups: OnceCell<Vec<Group>>,
    links: OnceCell<Vec<Link>>,
    suggestions: OnceCell<Vec<Option<Suggestion>>>,
}

/// The marks and symbols of an article.
#[derive(Debug, Default)]
struct Marks {
    /// Their tokens, in order, and what they are.
    places: Vec<(usize, char)>,
    /// For each segment, the index of its first mark; one more at the end.
    starts: Vec<u32>,
}

impl<'a> Document<'a> {
    /// An article with the given segments of prose.
    ///
    /// `name` is what the article is called in lists (a path as given); `language` is told from the
    /// letters when it is not given.
    ///
    /// # Panics
    ///
    /// When the source is not smaller than 4 GiB, or a segment does not lie in it on character boundaries.
    #[must_use]
    pub fn new(
        name: &'a str,
        source: &'a str,
        segments: Vec<Segment>,
        language: Option<&'static Language>,
    ) -> Document<'a> {
        assert!(
            u32::try_from(source.len()).is_ok(),
            "articles are smaller than 4 GiB"
        );
        // News prose has a token for every nine bytes or so; to grow the list would cost more than to
        // guess a little too high.
        let mut tokens = Vec::with_capacity(source.len() / 9 + 8);
        let mut starts = Vec::with_capacity(segments.len() + 1);
        let mut census = Census::default();
        let mut behind = 0;
        for segment in &segments {
            starts.push(tokens.len() as u32);
            census.add_text(source.get(behind..segment.span.start()).unwrap_or_default());
            token::tokenize_counting(source, segment.span, &mut tokens, &mut census);
            behind = segment.span.end();
        }
        census.add_text(source.get(behind..).unwrap_or_default());
        starts.push(tokens.len() as u32);
        let language = language.or_else(|| language::tell(&letters(source, &tokens)));
        Document {
            name,
            source,
            language,
            house: None,
            segments,
            tokens,
            starts,
            phrases: None,
            glossary: None,
            runs: OnceCell::new(),
            others: OnceCell::new(),
            marks: OnceCell::new(),
            census,
            vocabulary: OnceCell::new(),
            dialect: OnceCell::new(),
            quoted: OnceCell::new(),
            joined: OnceCell::new(),
            groups: OnceCell::new(),
            links: OnceCell::new(),
            suggestions: OnceCell::new(),
        }
    }

    /// The article as a house that has settled some names reads it.
    #[must_use]
    pub fn with_house(mut self, house: &'a House) -> Document<'a> {
        self.house = Some(house);
        self
    }

    /// The article with the phrases that its user wants to be told of.
    #[must_use]
    pub fn with_phrases(mut self, phrases: Option<&'a Phrases>) -> Document<'a> {
        self.phrases = phrases;
        self
    }

    /// The article as a house with a glossary reads it.
    #[must_use]
    pub fn with_glossary(mut self, glossary: Option<&'a Glossary>) -> Document<'a> {
        self.glossary = glossary;
        self
    }

    /// The glossary of the house.
    #[must_use]
    pub fn glossary(&self) -> Option<&'a Glossary> {
        self.glossary
    }

    /// Where forms stand that the glossary says not to use, by place.
    #[must_use]
    pub fn forms_to_avoid(&self) -> Vec<Met<'a>> {
        let (Some(glossary), Some(language)) = (self.glossary, self.language) else {
            return Vec::new();
        };
        glossary.met(self.as_text(language), &self.prose())
    }

    /// The phrases that the user wants to be told of.
    #[must_use]
    pub fn phrases(&self) -> Option<&'a Phrases> {
        self.phrases
    }

    /// Where the phrases of a list stand, by place.
    #[must_use]
    pub fn find<'p>(&self, phrases: &'p Phrases) -> Vec<Match<'p>> {
        let Some(language) = self.language else {
            return Vec::new();
        };
        phrases.find(self.as_text(language), &self.prose())
    }

    /// The article as phrases are looked for in it.
    fn as_text(&self, language: &'static Language) -> Text<'_> {
        Text {
            source: self.source,
            tokens: &self.tokens,
            vocabulary: self.vocabulary(),
            language,
        }
    }

    /// Where its prose stands.
    fn prose(&self) -> Vec<Span> {
        self.segments.iter().map(|segment| segment.span).collect()
    }

    /// What the article is called in lists.
    #[must_use]
    pub fn name(&self) -> &'a str {
        self.name
    }

    /// The text, as it came.
    #[must_use]
    pub fn source(&self) -> &'a str {
        self.source
    }

    /// The language of the article, when there are facts about it.
    #[must_use]
    pub fn language(&self) -> Option<&'static Language> {
        self.language
    }

    /// The segments of prose, in order.
    #[must_use]
    pub fn segments(&self) -> &[Segment] {
        &self.segments
    }

    /// All tokens, in order; none crosses the end of a segment.
    #[must_use]
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// The indices of the tokens of a segment.
    #[must_use]
    pub fn tokens_of(&self, segment: usize) -> Range<usize> {
        self.starts[segment] as usize..self.starts[segment + 1] as usize
    }

    /// The index of the segment that a token stands in.
    #[must_use]
    pub fn segment_of(&self, token: usize) -> usize {
        self.starts
            .partition_point(|start| *start as usize <= token)
            .saturating_sub(1)
    }

    /// The index of the segment that holds byte `at`, if one does.
    #[must_use]
    pub fn segment_at(&self, at: usize) -> Option<usize> {
        let after = self.segments.partition_point(|s| s.span.start() <= at);
        after
            .checked_sub(1)
            .filter(|&i| at <= self.segments[i].span.end())
    }

    /// The text of a span.
    #[must_use]
    pub fn text(&self, span: Span) -> &'a str {
        span.of(self.source)
    }

    /// Up to `limit` characters before and after a span, inside its segment.
    #[must_use]
    pub fn surroundings(&self, span: Span, limit: usize) -> (&'a str, &'a str) {
        let segment = self
            .segment_at(span.start())
            .map_or(span, |i| self.segments[i].span);
        let before = &self.source[segment.start().min(span.start())..span.start()];
        let after = &self.source[span.end()..segment.end().max(span.end())];
        (ends::last(before, limit), ends::first(after, limit))
    }

    /// The text of a token.
    #[must_use]
    pub fn token_text(&self, index: usize) -> &'a str {
        self.text(self.tokens[index].span)
    }

    /// The mark or symbol that a token is, if it is one.
    #[must_use]
    pub fn mark(&self, index: usize) -> Option<char> {
        let token = self
            .tokens
            .get(index)
            .filter(|token| token.kind == TokenKind::Mark)?;
        self.source[token.span.start()..].chars().next()
    }

    /// The tokens that are no words of the [vocabulary](Document::vocabulary), in order: marks, numbers, words of
    /// another script, and what is no prose. Of most articles that is a small part.
    pub fn others(&self) -> impl Iterator<Item = usize> {
        let others = self.others.get_or_init(|| {
            let known = self.language.filter(|language| language.words.is_some());
            let is_other = |token: &Token| known.is_none_or(|known| !token.is_only(known.script));
            let tokens = self.tokens.iter().zip(0u32..);
            let others = tokens.filter_map(|(token, index)| is_other(token).then_some(index));
            others.collect()
        });
        others.iter().map(|index| *index as usize)
    }

    /// The numbers, in order.
    pub fn numbers(&self) -> impl Iterator<Item = usize> {
        self.others()
            .filter(|index| self.tokens[*index].kind == TokenKind::Number)
    }

    /// Where words stand for which `is` holds, in order.
    #[must_use]
    pub fn places(&self, is: impl Fn(&Word<'a>) -> bool) -> Vec<usize> {
        let vocabulary = self.vocabulary();
        let words = vocabulary.words().iter().zip(0..);
        let ids = words.filter_map(|(word, id)| is(word).then_some(id));
        let mut places: Vec<usize> = ids
            .flat_map(|id| vocabulary.tokens(id))
            .map(|token| *token as usize)
            .collect();
        places.sort_unstable();
        places
    }

    /// The marks and symbols, with their places.
    #[must_use]
    pub fn marks(&self) -> &[(usize, char)] {
        &self.all_marks().places
    }

    /// The marks and symbols of a segment, with their places.
    #[must_use]
    pub fn marks_of(&self, segment: usize) -> &[(usize, char)] {
        let Marks { places, starts } = self.all_marks();
        &places[starts[segment] as usize..starts[segment + 1] as usize]
    }

    fn all_marks(&self) -> &Marks {
        self.marks.get_or_init(|| {
            let mut marks = Marks::default();
            for index in self.others() {
                if let Some(mark) = self.mark(index) {
                    while marks.starts.len() < self.starts.len()
                        && self.starts[marks.starts.len()] as usize <= index
                    {
                        marks.starts.push(marks.places.len() as u32);
                    }
                    marks.places.push((index, mark));
                }
            }
            marks
                .starts
                .resize(self.starts.len(), marks.places.len() as u32);
            marks
        })
    }

    /// The distinct characters of the article, as far as rules ask for them.
    #[must_use]
    pub fn census(&self) -> &Census {
        &self.census
    }

    /// The distinct words of the article's language; none when nothing is known of its words.
    #[must_use]
    pub fn vocabulary(&self) -> &Vocabulary<'a> {
        self.vocabulary.get_or_init(|| match self.language {
            Some(language) => match language.words {
                Some(words) => Vocabulary::new(self.source, &self.tokens, language, words),
                None => Vocabulary::default(),
            },
            None => Vocabulary::default(),
        })
    }

    /// Whether a token stands within quotation marks, or in a paragraph behind one that is not closed.
    #[must_use]
    pub fn is_quoted(&self, token: usize) -> bool {
        let quoted = self.quoted.get_or_init(|| {
            let mut quoted = vec![false; self.tokens.len()];
            for segment in 0..self.segments.len() {
                let (mut depth, mut straight) = (0usize, false);
                for token in self.tokens_of(segment) {
                    match self.mark(token) {
                        Some('«' | '“' | '„' | '‹' | '‘') => depth += 1,
                        Some('»' | '”' | '›' | '’') => depth = depth.saturating_sub(1),
                        Some('"') => straight = !straight,
                        _ => {}
                    }
                    quoted[token] = depth > 0 || straight;
                }
            }
            quoted
        });
        quoted.get(token).copied().unwrap_or(false)
    }

    /// When the article is in a dialect as a whole: how many of its words say so.
    #[must_use]
    pub fn dialect(&self) -> Option<usize> {
        *self.dialect.get_or_init(|| {
            let all: usize = self.vocabulary().places().len();
            // Two words of a hundred: one quotation does not make an article.
            let enough = |(strong, weak)| strong >= 3 && (strong + weak) * 50 > all;
            if !enough(self.dialect_words(|_| true)) {
                return None;
            }
            // People who are quoted speak as they do.
            let own @ (strong, weak) = self.dialect_words(|token| !self.is_quoted(token));
            enough(own).then_some(strong + weak)
        })
    }

    /// The places of words that are strong evidence of a dialect, and of those that are weak, among the tokens for
    /// which `counts` holds.
    fn dialect_words(&self, counts: impl Fn(usize) -> bool) -> (usize, usize) {
        let (mut strong, mut weak) = (0, 0);
        for (id, word) in self.vocabulary().words().iter().enumerate() {
            let sum = match word.facts.classes.get(Classes::DIALECT) {
                2 => &mut strong,
                1 => &mut weak,
                _ => continue,
            };
            let tokens = self.vocabulary().tokens(id as u32).iter();
            *sum += tokens.filter(|token| counts(**token as usize)).count();
        }
        (strong, weak)
    }

    /// The words that are several words without the spaces between them.
    #[must_use]
    pub fn joined_words(&self) -> &[Joined] {
        self.joined.get_or_init(|| {
            let Some(words) = self.language.and_then(|language| language.words) else {
                return Vec::new();
            };
            let vocabulary = self.vocabulary();
            let mut joined = vocabulary::joined(vocabulary, words, self.source, &self.tokens);
            // A dialect has endings and beginnings of its own; there only letters that cannot stand inside a word
            // say that it is several.
            if self.dialect().is_some() {
                joined.retain(|joined| {
                    let word = vocabulary.word(joined.word);
                    (words.doubt)(&word.form, &word.facts)
                        .is_some_and(|doubt| doubt.kind == DoubtKind::Impossible)
                });
            }
            joined
        })
    }

    /// The names that are spelled in several ways, by their first places.
    #[must_use]
    pub fn name_groups(&self) -> &[Group] {
        self.groups.get_or_init(|| match self.language {
            Some(language) => variants::groups(self.as_article(), language),
            None => Vec::new(),
        })
    }

    /// The names of one word that stand in the article, by their first places.
    #[must_use]
    pub fn names(&self) -> Vec<Seen> {
        match self.language {
            Some(language) => harvest::seen(self.as_article(), language),
            None => Vec::new(),
        }
    }

    /// The article as spellings of names are looked for in it.
    fn as_article(&self) -> variants::Article<'_> {
        variants::Article {
            vocabulary: self.vocabulary(),
            joined: self.joined_words(),
            source: self.source,
            tokens: &self.tokens,
            dialect: self.dialect().is_some(),
        }
    }

    /// The article as names are looked for in it.
    fn words(&self) -> links::Text<'_> {
        links::Text {
            source: self.source,
            tokens: &self.tokens,
            vocabulary: self.vocabulary(),
        }
    }

    /// What the article says of each of its foreign runs, in their order.
    #[must_use]
    pub fn links(&self) -> &[Link] {
        self.links.get_or_init(|| match self.language {
            Some(language) => links::links(self.words(), self.foreign_runs(), language),
            None => Vec::new(),
        })
    }

    /// What may replace each of the foreign runs, in their order.
    #[must_use]
    pub fn suggestions(&self) -> &[Option<Suggestion>] {
        self.suggestions.get_or_init(|| match self.language {
            Some(language) => suggest::suggestions(
                self.words(),
                self.foreign_runs(),
                self.links(),
                self.glossary,
                language,
            ),
            None => Vec::new(),
        })
    }

    /// What may replace a word in which scripts are mixed.
    #[must_use]
    pub fn suggestion_for_mixed(&self, word: Span) -> Option<Suggestion> {
        suggest::mixed(self.words(), word, self.language?)
    }

    /// Whether a foreign run may stand: by the word of the house, else by custom; not when the glossary has it.
    #[must_use]
    pub fn standing(&self, run: &Run) -> Standing {
        match self.house {
            Some(house) if house.allows(self.source, run) => return Standing::Silent,
            _ => {}
        }
        match customary::standing(self.source, run) {
            // For what the house writes otherwise custom does not count.
            Standing::Customary
                if matches!(run.place, Place::Plain | Place::Quoted | Place::Mentioned)
                    && self
                        .glossary
                        .is_some_and(|g| g.preferred(run.core.of(self.source)).is_some()) =>
            {
                Standing::Foreign
            }
            standing => standing,
        }
    }

    /// The runs of words in another script than the article's, in order.
    #[must_use]
    pub fn foreign_runs(&self) -> &[Run] {
        self.runs.get_or_init(|| match self.language {
            Some(language) => (0..self.segments.len())
                .flat_map(|i| {
                    let range = self.tokens_of(i);
                    foreign::runs(
                        self.source,
                        &self.tokens[range.clone()],
                        range.start,
                        language,
                    )
                })
                .collect(),
            None => Vec::new(),
        })
    }
}

/// How many letters of each script the words hold. Words of one script are measured by their bytes, not
/// letter by letter; marks count with the letters. That is enough to tell a language.
fn letters(source: &str, tokens: &[Token]) -> [usize; Script::ALL.len()] {
    let mut letters = [0; Script::ALL.len()];
    for word in tokens.iter().filter(|t| t.is_word()) {
        if word.ordinary {
            letters[Script::Arabic as usize] += word.span.len() / 2;
        } else if word.is_mixed() {
            for c in word.span.of(source).chars() {
                if let Class::Letter(script) = Class::of(c) {
                    letters[script as usize] += 1;
                }
            }
        } else if let Some(script) = Script::ALL.into_iter().find(|s| word.has(*s)) {
            let width = if script == Script::Latin { 1 } else { 2 };
            letters[script as usize] += word.span.len() / width;
        }
    }
    letters
}

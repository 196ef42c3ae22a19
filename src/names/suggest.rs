//! What an editor could put in the place of a foreign run.
//!
//! The article's own rendering of the same name is the best there is: it is what its readers have met
//! already.

use super::foreign::Run;
use super::links::Link;
use crate::language::Language;
use crate::language::vocabulary::Vocabulary;
use crate::text::span::Span;
use crate::text::token::Token;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// Where a suggestion comes from.
#[derive(Clone, Debug, PartialEq)]
pub enum Origin {
    /// The article renders the same words; the places where it does.
    Article(Arc<[Span]>),
}

/// What may replace the name in a run.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestion {
    /// The name in the script of the article.
    pub name: Arc<str>,
    /// Where it comes from.
    pub origin: Origin,
}

impl Suggestion {
    /// The text that may replace a whole run: the name with the run's proclitics, and with the spaces that
    /// are missing around it.
    #[must_use]
    pub fn for_run(&self, source: &str, run: &Run, language: &Language) -> String {
        let mut text = match language.clitics {
            Some(clitics) => (clitics.attach)(run.clitics(source), &self.name),
            None => self.name.to_string(),
        };
        if run.glued_before {
            text.insert(0, ' ');
        }
        if run.glued_after {
            text.push(' ');
        }
        text
    }
}

/// What may replace each of an article's runs, when anything is known; thought out once for each name.
#[must_use]
pub fn suggestions(
    source: &str,
    tokens: &[Token],
    runs: &[Run],
    links: &[Link],
    vocabulary: &Vocabulary<'_>,
) -> Vec<Option<Suggestion>> {
    let mut known: FxHashMap<&str, Option<Suggestion>> = FxHashMap::default();
    runs.iter()
        .zip(links)
        .map(|(run, link)| {
            known
                .entry(run.core.of(source))
                .or_insert_with(|| article(link, tokens, vocabulary))
                .clone()
        })
        .collect()
}

/// The article's own rendering of all words of a run.
fn article(link: &Link, tokens: &[Token], vocabulary: &Vocabulary<'_>) -> Option<Suggestion> {
    let parts: Option<Vec<&str>> = link
        .parts
        .iter()
        .map(|part| {
            part.as_ref()
                .map(|part| &vocabulary.word(part.word).form[part.start..])
        })
        .collect();
    let parts = parts.filter(|parts| !parts.is_empty())?;
    let words = link.parts.iter().flatten().map(|part| part.word);
    let mut places: Vec<Span> = words
        .flat_map(|word| vocabulary.tokens(word))
        .map(|token| tokens[*token as usize].span)
        .collect();
    places.sort_unstable();
    Some(Suggestion {
        name: parts.join(" ").into(),
        origin: Origin::Article(places.into()),
    })
}

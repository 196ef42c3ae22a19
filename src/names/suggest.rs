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

/// Where a suggestion comes from.
#[derive(Clone, Debug, PartialEq)]
pub enum Origin {
    /// The article renders the same words; the places where it does.
    Article(Vec<Span>),
}

/// What may replace a run.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestion {
    /// The text, with the run's proclitics and with the spaces that are missing around it.
    pub text: String,
    /// The name in it, without them.
    pub name: String,
    /// Where it comes from.
    pub origin: Origin,
}

/// What may replace a run, when anything is known.
#[must_use]
pub fn suggest(
    source: &str,
    tokens: &[Token],
    run: &Run,
    link: &Link,
    vocabulary: &Vocabulary<'_>,
    language: &Language,
) -> Option<Suggestion> {
    let name = article(link, vocabulary)?;
    let words = link.parts.iter().flatten().map(|part| part.word);
    let mut places: Vec<Span> = words
        .flat_map(|word| vocabulary.tokens(word))
        .map(|token| tokens[*token as usize].span)
        .collect();
    places.sort_unstable();
    let mut text = match language.clitics {
        Some(clitics) => (clitics.attach)(run.clitics(source), &name),
        None => name.clone(),
    };
    if run.glued_before {
        text.insert(0, ' ');
    }
    if run.glued_after {
        text.push(' ');
    }
    Some(Suggestion {
        text,
        name,
        origin: Origin::Article(places),
    })
}

/// The article's own rendering of all words of a run.
fn article(link: &Link, vocabulary: &Vocabulary<'_>) -> Option<String> {
    let parts: Option<Vec<&str>> = link
        .parts
        .iter()
        .map(|part| {
            part.as_ref()
                .map(|part| &vocabulary.word(part.word).form[part.start..])
        })
        .collect();
    parts
        .filter(|parts| !parts.is_empty())
        .map(|parts| parts.join(" "))
}

//! The same name in two scripts: which words of the article render the words of a foreign run.
//!
//! A word of a run is held against the words of the article by sound, letter for letter, under the
//! transliteration model ([`Outline`]); no dictionary is asked. So `Peskov` finds `بيسكوف` four lines
//! further down, whoever that is.

use super::foreign::{Place, Run};
use super::transliterate::{self, Outline};
use crate::language::Language;
use crate::language::vocabulary::{Vocabulary, WordId};

/// A word of the article that renders a word of a run.
#[derive(Clone, Debug, PartialEq)]
pub struct Match {
    /// The word of the article.
    pub word: WordId,
    /// Byte offset of the name in its plain form.
    pub start: usize,
    /// How likely the name is to sound like this, by letter, as a natural logarithm.
    pub likelihood: f32,
}

/// What the article says of a foreign run: for each of its words the word that renders it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Link {
    /// In the order of the run's words.
    pub parts: Vec<Option<Match>>,
}

impl Link {
    /// Whether every word of the run is rendered.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        !self.parts.is_empty() && self.parts.iter().all(Option::is_some)
    }

    /// Whether any word of the run is rendered.
    #[must_use]
    pub fn is_any(&self) -> bool {
        self.parts.iter().any(Option::is_some)
    }
}

/// A base of the article that may render a foreign word.
struct Rendering {
    word: WordId,
    start: usize,
    letters: Vec<char>,
    known: bool,
}

/// Links the runs of an article to its words: one link for each run, in their order.
#[must_use]
pub fn links(
    source: &str,
    runs: &[Run],
    vocabulary: &Vocabulary<'_>,
    language: &Language,
) -> Vec<Link> {
    let (Some(names), Some(model)) = (language.names, transliterate::model(language)) else {
        return vec![Link::default(); runs.len()];
    };
    if runs.is_empty() {
        return Vec::new();
    }
    let stands = |form: &str| vocabulary.find(form).is_some();
    let mut renderings = Vec::new();
    for (id, word) in vocabulary.words().iter().enumerate() {
        if word.known && word.zipf.is_some_and(|zipf| zipf >= 5.0) {
            continue;
        }
        for base in (names.bases)(&word.form, &stands) {
            let letters: Vec<char> = word.form[base.start..].chars().collect();
            if letters.len() >= 2 {
                renderings.push(Rendering {
                    word: id as WordId,
                    start: base.start,
                    letters,
                    known: word.known,
                });
            }
        }
    }
    let mut seen: Vec<(String, Option<Match>)> = Vec::new();
    runs.iter()
        .map(|run| {
            if run.place == Place::Gloss {
                return Link::default();
            }
            let parts = run.words(source).map(|word| {
                if let Some((_, found)) = seen.iter().find(|(known, _)| known == word) {
                    return found.clone();
                }
                let found = best(&model.outline(word), word, &renderings);
                seen.push((word.to_owned(), found.clone()));
                found
            });
            Link {
                parts: parts.collect(),
            }
        })
        .collect()
}

/// The rendering that sounds most like a name, if one does.
fn best(outline: &Outline, name: &str, renderings: &[Rendering]) -> Option<Match> {
    if name.chars().count() < 3 {
        return None;
    }
    let mut best: Option<Match> = None;
    for rendering in renderings {
        if rendering.letters.len() > outline.len() + 3
            || rendering.letters.len() * 3 < outline.len()
        {
            continue;
        }
        let likelihood = outline.log_likelihood(&rendering.letters) / outline.len() as f32;
        let least = if rendering.known || rendering.letters.len() < 4 {
            -0.6
        } else {
            -1.1
        };
        if likelihood >= least && best.as_ref().is_none_or(|b| b.likelihood < likelihood) {
            best = Some(Match {
                word: rendering.word,
                start: rendering.start,
                likelihood,
            });
        }
    }
    best
}

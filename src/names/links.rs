//! The same name in two scripts: which words of the article render the words of a foreign run.
//!
//! A word of a run is held against the words of the article by sound, letter for letter, under the
//! transliteration model ([`Outline`]); no dictionary is asked. So `Peskov` finds `بيسكوف` four lines
//! further down, whoever that is.

use super::foreign::{Place, Run};
use super::transliterate::{self, Outline};
use crate::language::Language;
use crate::language::vocabulary::{Frame, Vocabulary, WordId};
use rustc_hash::FxHashMap;

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
    known: bool,
    frame: Frame,
}

/// A word used as often as this (a Zipf value) is no name.
const EVERYDAY: f32 = 5.0;

/// What the frame of a rendering must be like.
#[derive(Clone, Copy, Debug, Default)]
struct Wanted {
    /// Classes that may stand in it.
    may: u16,
    /// Classes that must stand in it.
    must: u16,
    /// Classes that it may begin and end with.
    first: u16,
    last: u16,
}

/// Labels less likely than this do not count for a frame.
const UNLIKELY: f32 = -6.0;

impl Wanted {
    /// Whether a word with this frame may render the name.
    fn admits(self, frame: Frame) -> bool {
        frame.all & !self.may == 0
            && self.must & !frame.all == 0
            && (frame.first == 0 || frame.first & self.first != 0)
            && (frame.last == 0 || frame.last & self.last != 0)
    }

    fn of(outline: &Outline, class: fn(char) -> u8) -> Wanted {
        let mut wanted = Wanted::default();
        let mut may_begin = true;
        for labels in outline.letters() {
            let (mut any, mut always, mut silent, mut lasts, mut firsts) =
                (0u16, u16::MAX, false, 0u16, 0u16);
            for (label, _) in labels.iter().filter(|(_, likely)| *likely > UNLIKELY) {
                let frame = Frame::of(label.iter().copied().filter(|c| *c != '\0'), class);
                any |= frame.all;
                always &= frame.all;
                silent |= frame.all == 0;
                firsts |= frame.first;
                lasts |= frame.last;
            }
            wanted.may |= any;
            wanted.must |= if always == u16::MAX { 0 } else { always };
            if may_begin {
                wanted.first |= firsts;
                may_begin = silent;
            }
            wanted.last = if silent { wanted.last | lasts } else { lasts };
        }
        wanted
    }
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
        let facts = &word.facts;
        if facts.known && facts.zipf >= EVERYDAY {
            continue;
        }
        let mut add = |start: usize, frame: Frame| {
            renderings.push(Rendering {
                word: id as WordId,
                start,
                known: facts.known,
                frame,
            });
        };
        if facts.known {
            add(usize::from(facts.base), facts.frame);
        } else {
            for base in (names.bases)(&word.form, &stands) {
                add(
                    base.start,
                    Frame::of(word.form[base.start..].chars(), names.sound_class),
                );
            }
        }
    }
    let mut seen: FxHashMap<&str, Option<Match>> = FxHashMap::default();
    runs.iter()
        .map(|run| {
            if run.place == Place::Gloss {
                return Link::default();
            }
            let parts = run.words(source).map(|word| {
                seen.entry(word)
                    .or_insert_with(|| {
                        let outline = model.outline(word);
                        let wanted = Wanted::of(&outline, names.sound_class);
                        best(&outline, wanted, word, &renderings, vocabulary)
                    })
                    .clone()
            });
            Link {
                parts: parts.collect(),
            }
        })
        .collect()
}

/// The rendering that sounds most like a name, if one does.
fn best(
    outline: &Outline,
    wanted: Wanted,
    name: &str,
    renderings: &[Rendering],
    vocabulary: &Vocabulary<'_>,
) -> Option<Match> {
    if name.chars().count() < 3 {
        return None;
    }
    let mut best: Option<Match> = None;
    let mut letters = Vec::new();
    for rendering in renderings.iter().filter(|r| wanted.admits(r.frame)) {
        letters.clear();
        letters.extend(vocabulary.word(rendering.word).form[rendering.start..].chars());
        if letters.len() < 2
            || letters.len() > outline.len() + 3
            || letters.len() * 3 < outline.len()
        {
            continue;
        }
        let likelihood = outline.log_likelihood(&letters) / outline.len() as f32;
        let least = if rendering.known || letters.len() < 4 {
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

//! The same name in two scripts: which words of the article render the pieces of a foreign run.
//!
//! A word of a run is held against the words of the article by sound, letter for letter, under the
//! transliteration model ([`Outline`]); no dictionary is asked. So `Peskov` finds `بيسكوف` four lines
//! further down, whoever that is. Several words are held against as many words that stand in a row, and capitals
//! against the names of letters: `CNBC` finds `سي إن بي سي`.

use super::foreign::{Place, Run};
use super::pieces::{Piece, PieceKind, pieces};
use super::transliterate::{self, Outline};
use super::variants;
use crate::language::rendering::Rendering;
use crate::language::vocabulary::{Frame, Vocabulary, WordId};
use crate::language::{Language, Names};
use crate::text::script::Script;
use crate::text::span::Span;
use crate::text::token::Token;
use rustc_hash::FxHashMap;
use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;

/// The article that links lead into.
#[derive(Clone, Copy, Debug)]
pub struct Text<'a> {
    /// Its source.
    pub source: &'a str,
    /// Its tokens.
    pub tokens: &'a [Token],
    /// Its distinct words.
    pub vocabulary: &'a Vocabulary<'a>,
}

/// What the article has for some pieces of a run.
#[derive(Clone, Debug, PartialEq)]
pub struct Rendered {
    /// The pieces, by their numbers.
    pub pieces: Range<usize>,
    /// The name in the article's script, without proclitics.
    pub text: String,
    /// Where it stands, in order.
    pub places: Vec<Span>,
}

/// What the article says of a foreign run, by its pieces; what it says nothing of is left out.
pub type Link = Vec<Rendered>;

/// A word of the article that renders a word of a run.
struct Match {
    word: WordId,
    /// Byte offset of the name in its plain form.
    start: usize,
}

/// A base of the article that may render a foreign word.
struct Candidate {
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
pub fn links(text: Text<'_>, runs: &[Run], language: &Language) -> Vec<Link> {
    let (Some(names), Some(_)) = (language.names, transliterate::model(language)) else {
        return vec![Link::new(); runs.len()];
    };
    if runs.is_empty() {
        return Vec::new();
    }
    let linker = Linker {
        text,
        names,
        language,
        rendering: language.rendering,
        candidates: candidates(text.vocabulary, names),
        heard: RefCell::default(),
    };
    let mut seen: FxHashMap<&str, Link> = FxHashMap::default();
    runs.iter()
        .map(|run| {
            if run.place == Place::Gloss {
                return Link::new();
            }
            let core = run.core.of(text.source);
            seen.entry(core)
                .or_insert_with(|| linker.link(core))
                .clone()
        })
        .collect()
}

/// The words of the article that may be names, with their proclitics off.
fn candidates(vocabulary: &Vocabulary<'_>, names: &Names) -> Vec<Candidate> {
    let stands = |form: &str| vocabulary.find(form).is_some();
    let mut candidates = Vec::new();
    for (id, word) in vocabulary.words().iter().enumerate() {
        let facts = &word.facts;
        if facts.known && facts.zipf >= EVERYDAY {
            continue;
        }
        let mut add = |start: usize, frame: Frame| {
            candidates.push(Candidate {
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
    candidates
}

/// A word of the article that sounds like a name.
#[derive(Clone, Copy)]
struct Heard {
    /// The number of the candidate.
    candidate: usize,
    /// How likely the name is to sound like this, by letter, as a natural logarithm.
    likelihood: f32,
}

/// What one word of the article must be to render one piece of a name of several words.
enum Element {
    /// The name of a letter: one of these.
    Letter(&'static [&'static str]),
    /// A word that sounds so, and what its frame must be like; as the list of sounds has it; and the words of the
    /// article that do.
    Sound(Rc<Outline>, Wanted, Option<&'static str>, Rc<[Heard]>),
}

/// How likely the element at a place is to sound like a word from one of its bytes on.
type Likelihoods = FxHashMap<(usize, WordId, usize), f32>;

/// Holds runs against the words of an article.
struct Linker<'a> {
    text: Text<'a>,
    names: &'static Names,
    language: &'a Language,
    rendering: Option<&'static Rendering>,
    candidates: Vec<Candidate>,
    /// What was heard for each word so far.
    heard: RefCell<FxHashMap<String, Rc<[Heard]>>>,
}

/// Pieces of the longest run that is looked for word by word and in rows of words; a longer one is a sentence.
const LONGEST: usize = 6;

/// Letters of a name that is looked for in another spelling than its likeliest.
const LONG_NAME: usize = 6;

/// The odds from which on a word is that name.
const SPELLED_OTHERWISE: f32 = 4.0;

/// Letters in the name of a letter that are enough to know it by, when it stands alone: `إكس`.
const TELLING_LETTER: usize = 3;

impl Linker<'_> {
    fn link(&self, core: &str) -> Link {
        let pieces = pieces(core);
        let spoken = |piece: &Piece<'_>| piece.kind != PieceKind::Sign;
        let mut link = Link::new();
        let mut at = 0;
        while at < pieces.len() {
            // The longest row of words that the article has, from here on.
            let longest = (at + 2..=pieces.len().min(at + LONGEST)).rev();
            let row = longest
                .filter(|_| pieces.len() <= LONGEST)
                .find_map(|end| self.phrase(&pieces[at..end]).map(|row| (row, end)));
            if let Some((mut row, end)) = row {
                row.pieces = at..end;
                link.push(row);
                at = end;
                continue;
            }
            // Pieces without anything between them are one word on paper: `OpenAI`.
            let mut end = at + 1;
            while end < pieces.len()
                && pieces[end].start == pieces[end - 1].end()
                && spoken(&pieces[end])
                && spoken(&pieces[end - 1])
            {
                end += 1;
            }
            let word = &core[pieces[at].start..pieces[end - 1].end()];
            let found = match pieces[at].kind {
                PieceKind::Sign | PieceKind::Number | PieceKind::Initial => None,
                PieceKind::Acronym if end == at + 1 => self.letters(word, pieces.len() == 1),
                _ => self
                    .word(word)
                    .or_else(|| self.phrase(&pieces[at..end]).map(|r| (r.text, r.places))),
            };
            if let Some((text, places)) = found {
                link.push(Rendered {
                    pieces: at..end,
                    text,
                    places,
                });
            }
            at = end;
        }
        link
    }

    /// The word of the article that renders one word.
    fn word(&self, word: &str) -> Option<(String, Vec<Span>)> {
        let vocabulary = self.text.vocabulary;
        let found = self.best(word).or_else(|| self.spelled_otherwise(word))?;
        let places = vocabulary.tokens(found.word).iter();
        Some((
            vocabulary.word(found.word).form[found.start..].to_owned(),
            places.map(|t| self.text.tokens[*t as usize].span).collect(),
        ))
    }

    /// The words of the article that sound like a word, however little.
    fn heard(&self, word: &str, outline: &Outline) -> Rc<[Heard]> {
        if let Some(heard) = self.heard.borrow().get(word) {
            return heard.clone();
        }
        let wanted = Wanted::of(outline, self.names.sound_class);
        let mut letters = Vec::new();
        let mut heard = Vec::new();
        for (number, candidate) in self.candidates.iter().enumerate() {
            if !wanted.admits(candidate.frame) {
                continue;
            }
            letters.clear();
            letters.extend(self.form(candidate).chars());
            let least = LEAST_OF_ONE * outline.len() as f32;
            let likelihood = outline.log_likelihood(&letters, least) / outline.len() as f32;
            if likelihood >= LEAST_OF_ONE {
                heard.push(Heard {
                    candidate: number,
                    likelihood,
                });
            }
        }
        let heard: Rc<[Heard]> = heard.into();
        self.heard
            .borrow_mut()
            .insert(word.to_owned(), heard.clone());
        heard
    }

    fn form(&self, candidate: &Candidate) -> &str {
        &self.text.vocabulary.word(candidate.word).form[candidate.start..]
    }

    /// The word that sounds most like a name, if one does.
    fn best(&self, word: &str) -> Option<Match> {
        if word.chars().count() < 3 {
            return None;
        }
        let outline = transliterate::outline(word, self.language);
        if outline.is_empty() {
            return None;
        }
        let heard = self.heard(word, &outline);
        let fitting = heard.iter().filter(|heard| {
            let candidate = &self.candidates[heard.candidate];
            let letters = self.form(candidate).chars().count();
            let least = if candidate.known || letters < 4 {
                LEAST_OF_SHORT
            } else {
                LEAST_OF_ALL
            };
            letters >= 2
                && letters <= outline.len() + 3
                && letters * 3 >= outline.len()
                && heard.likelihood >= least
        });
        let fitting: Vec<&Heard> = fitting.collect();
        // Of words that sound alike the first; what begins like the name has no clitic.
        let best = fitting
            .iter()
            .min_by(|a, b| b.likelihood.total_cmp(&a.likelihood))?;
        let word = self.candidates[best.candidate].word;
        let readings = fitting
            .iter()
            .map(|heard| &self.candidates[heard.candidate]);
        let candidate = readings
            .filter(|candidate| candidate.word == word)
            .min_by_key(|candidate| candidate.start)?;
        Some(Match {
            word: candidate.word,
            start: candidate.start,
        })
    }

    /// A word of the article that no list has and that is the likeliest form of a name, spelled in another way or
    /// with a slip.
    fn spelled_otherwise(&self, word: &str) -> Option<Match> {
        let weights = variants::weights(self.language)?;
        if word.chars().count() < LONG_NAME {
            return None;
        }
        let likeliest = transliterate::outline(word, self.language).likeliest();
        let frame = Frame::of(likeliest.chars(), self.names.sound_class);
        let code = weights.encode(&likeliest);
        let unknown = self.candidates.iter().filter(|candidate| {
            !candidate.known
                && candidate.frame.first == frame.first
                && candidate.frame.last == frame.last
        });
        let compared = unknown.map(|candidate| {
            let form = weights.encode(self.form(candidate));
            (candidate, weights.odds(&code, &form))
        });
        let (best, _) = compared
            .filter(|(_, odds)| *odds >= SPELLED_OTHERWISE)
            .max_by(|a, b| a.1.total_cmp(&b.1))?;
        Some(Match {
            word: best.word,
            start: best.start,
        })
    }

    /// The names of letters that the article has for capitals. A single letter that is `alone` must have a name
    /// that is no other word.
    fn letters(&self, word: &str, alone: bool) -> Option<(String, Vec<Span>)> {
        let rendering = self.rendering?;
        let names: Vec<&'static [&'static str]> = word.chars().map(rendering.letter).collect();
        let single = names.len() == 1;
        if names.iter().any(|names| names.is_empty()) || single && !alone {
            return None;
        }
        if single && names[0][0].chars().count() < TELLING_LETTER {
            return None;
        }
        let elements: Vec<Element> = names.into_iter().map(Element::Letter).collect();
        self.in_a_row(&elements, 0)
    }

    /// As many words in a row as a name of several words has, each of which renders one of them.
    fn phrase(&self, pieces: &[Piece<'_>]) -> Option<Rendered> {
        let mut elements = Vec::new();
        let mut sounds = 0;
        let (mut anchor, mut longest) = (0, 0);
        for piece in pieces {
            match piece.kind {
                PieceKind::Sign => {}
                PieceKind::Number | PieceKind::Initial => return None,
                PieceKind::Acronym => {
                    let letter = self.rendering?.letter;
                    elements.extend(piece.text.chars().map(|c| Element::Letter(letter(c))));
                }
                PieceKind::Word | PieceKind::Hyphened => {
                    let outline = transliterate::outline(piece.text, self.language);
                    if outline.len() > longest {
                        (anchor, longest) = (elements.len(), outline.len());
                    }
                    sounds += 1;
                    let listed = self.rendering.and_then(|rendering| {
                        let row = rendering.sounds.get(&piece.text.to_lowercase())?;
                        Some(row.cell(1))
                    });
                    let heard = self.heard(piece.text, &outline);
                    let wanted = Wanted::of(&outline, self.names.sound_class);
                    elements.push(Element::Sound(outline, wanted, listed, heard));
                }
            }
        }
        if elements.len() < 2 || sounds == 0 || longest < 3 {
            return None;
        }
        let (text, places) = self.in_a_row(&elements, anchor)?;
        Some(Rendered {
            pieces: 0..pieces.len(),
            text,
            places,
        })
    }

    /// Words in a row that are what the elements ask for; they are looked for around the words that render the
    /// element `anchor`.
    fn in_a_row(&self, elements: &[Element], anchor: usize) -> Option<(String, Vec<Span>)> {
        let vocabulary = self.text.vocabulary;
        let mut anchors: Vec<u32> = Vec::new();
        match &elements[anchor] {
            Element::Letter(names) => {
                for name in *names {
                    for id in spelled(vocabulary, name) {
                        anchors.extend(vocabulary.tokens(id));
                    }
                }
            }
            Element::Sound(_, _, listed, heard) => {
                for heard in heard.iter() {
                    anchors.extend(vocabulary.tokens(self.candidates[heard.candidate].word));
                }
                for id in listed.iter().flat_map(|form| spelled(vocabulary, form)) {
                    anchors.extend(vocabulary.tokens(id));
                }
            }
        }
        anchors.sort_unstable();
        anchors.dedup();
        let mut found: Option<(String, Vec<Span>)> = None;
        // A name that the article is about stands in many places: it is listened to once.
        let mut likelihoods = Likelihoods::default();
        for token in anchors {
            let Some(first) = (token as usize).checked_sub(anchor) else {
                continue;
            };
            let Some(text) = self.row(elements, first, &mut likelihoods) else {
                continue;
            };
            let last = first + elements.len() - 1;
            let place = Span {
                start: self.text.tokens[first].span.start,
                end: self.text.tokens[last].span.end,
            };
            match &mut found {
                None => found = Some((text, vec![place])),
                Some((known, places)) if *known == text => places.push(place),
                Some(_) => {}
            }
        }
        found
    }

    /// The text of the words from token `first` on, when they are what the elements ask for.
    fn row(
        &self,
        elements: &[Element],
        first: usize,
        likelihoods: &mut Likelihoods,
    ) -> Option<String> {
        let Text {
            source,
            tokens,
            vocabulary,
        } = self.text;
        let mut text = String::new();
        let (mut sum, mut letters) = (0.0, 0);
        for (place, element) in elements.iter().enumerate() {
            let at = first + place;
            let id = vocabulary.of_token(at)?;
            if place > 0 {
                let gap = &source[tokens[at - 1].span.end()..tokens[at].span.start()];
                if gap != " " {
                    return None;
                }
                text.push(' ');
            }
            let form = &*vocabulary.word(id).form;
            // Only the first word may carry proclitics.
            let starts: Vec<usize> = if place == 0 {
                let stands = |form: &str| vocabulary.find(form).is_some();
                let bases = (self.names.bases)(form, &stands);
                std::iter::once(0)
                    .chain(bases.iter().map(|base| base.start))
                    .collect()
            } else {
                vec![0]
            };
            let (start, likelihood) = match element {
                Element::Letter(names) => {
                    let start = starts.into_iter().find(|s| names.contains(&&form[*s..]))?;
                    (start, 0.0)
                }
                Element::Sound(outline, wanted, listed, _) => starts
                    .into_iter()
                    .map(|start| match &form[start..] {
                        rest if *listed == Some(rest) => (start, 0.0),
                        rest => {
                            let admits =
                                || wanted.admits(Frame::of(rest.chars(), self.names.sound_class));
                            let listen = || match admits() {
                                true => sounds(outline, rest),
                                false => f32::NEG_INFINITY,
                            };
                            let likelihood = likelihoods.entry((place, id, start));
                            (start, *likelihood.or_insert_with(listen))
                        }
                    })
                    .max_by(|a, b| a.1.total_cmp(&b.1))?,
            };
            if let Element::Sound(outline, ..) = element {
                if likelihood < LEAST_OF_ONE {
                    return None;
                }
                sum += likelihood * outline.len() as f32;
                letters += outline.len();
            }
            text.push_str(&form[start..]);
        }
        (letters == 0 || sum / letters as f32 >= LEAST_OF_ALL).then_some(text)
    }
}

/// How likely one of several words in a row must sound, by letter, as a natural logarithm.
const LEAST_OF_ONE: f32 = -2.0;

/// How likely a word of few letters or of the lexicon must sound by itself.
const LEAST_OF_SHORT: f32 = -0.6;

/// How likely all of them must sound together, or a longer one by itself.
const LEAST_OF_ALL: f32 = -1.1;

/// How likely a name is to sound like a form, by letter.
fn sounds(outline: &Outline, form: &str) -> f32 {
    let letters: Vec<char> = form.chars().collect();
    if outline.is_empty() {
        return f32::NEG_INFINITY;
    }
    outline.log_likelihood(&letters, LEAST_OF_ONE * outline.len() as f32) / outline.len() as f32
}

/// The words of an article that are a form, with or without a proclitic of one letter.
fn spelled<'a>(
    vocabulary: &'a Vocabulary<'_>,
    form: &'a str,
) -> impl Iterator<Item = WordId> + use<'a> {
    let proclitics = ["", "و", "ب", "ل", "ف", "ك", "وب", "ول"];
    proclitics
        .into_iter()
        .filter_map(move |proclitic| vocabulary.find(&format!("{proclitic}{form}")))
}

/// The word of the article that a word of two scripts was to be: it has the same letters where they are of the
/// article's script, and sounds like the rest.
#[must_use]
pub fn mixed(
    text: Text<'_>,
    parts: &[(Script, &str)],
    language: &Language,
) -> Option<(String, Vec<Span>)> {
    let vocabulary = text.vocabulary;
    let plain = language.words?.plain;
    let ([(first, a), (_, b)], names) = (parts, language.names?) else {
        return None;
    };
    let native_first = *first == language.script;
    let (native, foreign) = if native_first { (a, b) } else { (b, a) };
    let native = plain(native);
    let outline = transliterate::outline(foreign, language);
    let stands = |form: &str| vocabulary.find(form).is_some();
    let mut best: Option<(f32, WordId, usize)> = None;
    for (id, word) in vocabulary.words().iter().enumerate() {
        if !word.form.contains(&*native) {
            continue;
        }
        let bases = (names.bases)(&word.form, &stands);
        let starts = bases.iter().map(|base| base.start);
        for start in std::iter::once(0).chain(starts) {
            let form = &word.form[start..];
            let rest = if native_first {
                form.strip_prefix(&*native)
            } else {
                form.strip_suffix(&*native)
            };
            let Some(rest) = rest.filter(|rest| !rest.is_empty()) else {
                continue;
            };
            let likelihood = sounds(&outline, rest);
            if likelihood >= LEAST_OF_ALL && best.is_none_or(|(least, ..)| likelihood > least) {
                best = Some((likelihood, id as WordId, start));
            }
        }
    }
    let (_, id, start) = best?;
    let places = vocabulary.tokens(id).iter();
    Some((
        vocabulary.word(id).form[start..].to_owned(),
        places.map(|t| text.tokens[*t as usize].span).collect(),
    ))
}

/// Where words stand in a row in the article; the first may carry a proclitic.
#[must_use]
pub fn places_of(text: Text<'_>, form: &str) -> Vec<Span> {
    let vocabulary = text.vocabulary;
    let words: Vec<&str> = form.split(' ').collect();
    // Most forms do not stand in the article, and one of their words tells so.
    if words[1..]
        .iter()
        .any(|word| vocabulary.find(word).is_none())
    {
        return Vec::new();
    }
    let follows = |token: usize| {
        words[1..].iter().enumerate().all(|(place, word)| {
            let at = token + place + 1;
            vocabulary
                .of_token(at)
                .is_some_and(|id| vocabulary.word(id).form == *word)
        })
    };
    let mut places: Vec<Span> = spelled(vocabulary, words[0])
        .flat_map(|id| vocabulary.tokens(id))
        .map(|token| *token as usize)
        .filter(|token| follows(*token))
        .map(|token| Span {
            start: text.tokens[token].span.start,
            end: text.tokens[token + words.len() - 1].span.end,
        })
        .collect();
    places.sort_unstable();
    places
}

//! The same name in two scripts: which words of the article render the pieces of a foreign run.
//!
//! A word of a run is held against the words of the article by sound, letter for letter, under the
//! transliteration model ([`Outline`]); no dictionary is asked. So `Peskov` finds `بيسكوف` four lines
//! further down, whoever that is. Several words are held against as many words that stand in a row, and capitals
//! against the names of letters: `CNBC` finds `سي إن بي سي`.

use super::foreign::{Place, Run, Shape};
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
use std::cell::{LazyCell, RefCell};
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
    /// The next candidate whose first consonant is of the same class.
    next: Option<u32>,
}

/// A word used as often as this (a Zipf value) is no name.
const EVERYDAY: f32 = 5.0;

/// Links the runs of an article to its words: one link for each run, in their order.
#[must_use]
pub fn links(text: Text<'_>, runs: &[Run], language: &Language) -> Vec<Link> {
    let (Some(names), Some(_)) = (language.names, transliterate::model(language)) else {
        return vec![Link::new(); runs.len()];
    };
    // Of an original behind its rendering and of a sentence nobody asks.
    let is_asked = |run: &Run| run.place != Place::Gloss && run.shape != Shape::Sentence;
    if !runs.iter().any(is_asked) {
        return vec![Link::new(); runs.len()];
    }
    let linker = Linker {
        text,
        names,
        language,
        rendering: language.rendering,
        candidates: Candidates::of(text.vocabulary, names),
        heard: RefCell::default(),
    };
    let mut seen: FxHashMap<&str, Link> = FxHashMap::default();
    runs.iter()
        .map(|run| {
            if !is_asked(run) {
                return Link::new();
            }
            let core = run.core.of(text.source);
            seen.entry(core)
                .or_insert_with(|| linker.link(core))
                .clone()
        })
        .collect()
}

/// Classes of first consonants, and one more for words without a consonant.
const FIRSTS: usize = u16::BITS as usize + 1;

/// The words of the article that may be names, with their proclitics off, in the order of the words.
struct Candidates {
    all: Vec<Candidate>,
    /// For each class of first consonants the first and the last of its candidates.
    ends: [Option<(u32, u32)>; FIRSTS],
}

impl Candidates {
    fn of(vocabulary: &Vocabulary<'_>, names: &Names) -> Candidates {
        let stands = |form: &str| vocabulary.find(form).is_some();
        let mut candidates = Candidates {
            all: Vec::with_capacity(vocabulary.words().len()),
            ends: [None; FIRSTS],
        };
        for (id, word) in (0..).zip(vocabulary.words()) {
            let facts = &word.facts;
            if facts.known {
                if facts.zipf < EVERYDAY {
                    candidates.add(id, usize::from(facts.base), true, facts.frame);
                }
                continue;
            }
            for base in (names.bases)(&word.form, &stands) {
                let frame = match base.start {
                    0 => facts.whole,
                    start => Frame::of(word.form[start..].chars(), names.sound_class),
                };
                candidates.add(id, base.start, false, frame);
            }
        }
        candidates
    }

    fn add(&mut self, word: WordId, start: usize, known: bool, frame: Frame) {
        let number = self.all.len() as u32;
        let ends = &mut self.ends[Candidates::class(frame.first)];
        match ends {
            Some((_, last)) => {
                self.all[*last as usize].next = Some(number);
                *last = number;
            }
            None => *ends = Some((number, number)),
        }
        self.all.push(Candidate {
            word,
            start,
            known,
            frame,
            next: None,
        });
    }

    /// The place in `ends` of a class that is given as a bit, or of none.
    fn class(first: u16) -> usize {
        first.trailing_zeros() as usize
    }

    /// The candidates whose first consonant is of a class, by number.
    fn that_begin(&self, class: usize) -> impl Iterator<Item = (u32, &Candidate)> {
        let mut next = self.ends[class].map(|(first, _)| first);
        std::iter::from_fn(move || {
            let number = next?;
            let candidate = &self.all[number as usize];
            next = candidate.next;
            Some((number, candidate))
        })
    }
}

/// A word of the article that sounds like a name.
#[derive(Clone, Copy)]
struct Heard {
    /// The number of the candidate.
    candidate: u32,
    /// How likely the name is to sound like this, by letter, as a natural logarithm.
    likelihood: f32,
}

/// What one word of the article must be to render one piece of a name of several words.
enum Element<'a> {
    /// The name of a letter: one of these.
    Letter(&'static [&'static str]),
    /// A word of the run and how it sounds; as the list of sounds has it.
    Sound(&'a str, Rc<Outline>, Option<&'static str>),
}

/// The pieces of a run as what renders them.
#[derive(Default)]
struct Spoken<'a> {
    elements: Vec<Element<'a>>,
    /// For each piece where its elements begin, and whether it may be a part of a name of several words.
    pieces: Vec<(usize, bool)>,
}

impl<'a> Spoken<'a> {
    /// The elements of some pieces; none when one of those is no part of a name of several words.
    fn of(&self, pieces: Range<usize>) -> Option<&[Element<'a>]> {
        let start = |(start, _): &(usize, bool)| *start;
        let first = self.pieces.get(pieces.start).map(start)?;
        let end = self
            .pieces
            .get(pieces.end)
            .map_or(self.elements.len(), start);
        let all = self.pieces[pieces].iter().all(|(_, is_part)| *is_part);
        all.then(|| &self.elements[first..end])
    }
}

/// How likely the element at a place is to sound like a word from one of its bytes on.
type Likelihoods = FxHashMap<(usize, WordId, usize), f32>;

/// Holds runs against the words of an article.
struct Linker<'a> {
    text: Text<'a>,
    names: &'static Names,
    language: &'a Language,
    rendering: Option<&'static Rendering>,
    candidates: Candidates,
    /// What was heard for each word so far.
    heard: RefCell<FxHashMap<&'a str, Rc<[Heard]>>>,
}

/// Pieces of the longest run that is looked for word by word and in rows of words; a longer one is a sentence.
const LONGEST: usize = 6;

/// Letters of a name that is looked for in another spelling than its likeliest.
const LONG_NAME: usize = 6;

/// The odds from which on a word is that name.
const SPELLED_OTHERWISE: f32 = 4.0;

/// Letters of a word that are enough to look for a name of several words by it.
const TELLING_NAME: usize = 3;

/// Letters in the name of a letter that are enough to know it by, when it stands alone: `إكس`.
const TELLING_LETTER: usize = 3;

impl<'a> Linker<'a> {
    fn link(&self, core: &'a str) -> Link {
        let pieces = pieces(core);
        let spoken = LazyCell::new(|| self.spoken(&pieces));
        let is_sign = |piece: &Piece<'_>| piece.kind == PieceKind::Sign;
        let mut link = Link::new();
        let mut at = 0;
        while at < pieces.len() {
            // The longest row of words that the article has, from here on.
            let longest = (at + 2..=pieces.len().min(at + LONGEST)).rev();
            let row = longest
                .filter(|_| pieces.len() <= LONGEST)
                .find_map(|end| Some((end, self.phrase(&spoken, at..end)?)));
            if let Some((end, (text, places))) = row {
                link.push(Rendered {
                    pieces: at..end,
                    text,
                    places,
                });
                at = end;
                continue;
            }
            // Pieces without anything between them are one word on paper: `OpenAI`.
            let mut end = at + 1;
            while end < pieces.len()
                && pieces[end].start == pieces[end - 1].end()
                && !is_sign(&pieces[end])
                && !is_sign(&pieces[end - 1])
            {
                end += 1;
            }
            let word = &core[pieces[at].start..pieces[end - 1].end()];
            let found = match pieces[at].kind {
                PieceKind::Sign | PieceKind::Number | PieceKind::Initial => None,
                PieceKind::Acronym if end == at + 1 => self.letters(word, pieces.len() == 1),
                _ => self.word(word).or_else(|| match end - at {
                    1 => None,
                    _ => self.phrase(&spoken, at..end),
                }),
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
    fn word(&self, word: &'a str) -> Option<(String, Vec<Span>)> {
        let vocabulary = self.text.vocabulary;
        let outline = transliterate::outline(word, self.language);
        let found = self.best(word, &outline);
        let found = found.or_else(|| self.spelled_otherwise(word, &outline))?;
        let places = vocabulary.tokens(found.word).iter();
        Some((
            vocabulary.word(found.word).form[found.start..].to_owned(),
            places.map(|t| self.text.tokens[*t as usize].span).collect(),
        ))
    }

    /// The words of the article that sound like a word, however little, in their order.
    fn heard(&self, word: &'a str, outline: &Outline) -> Rc<[Heard]> {
        if let Some(heard) = self.heard.borrow().get(word) {
            return heard.clone();
        }
        let wanted = outline.wanted();
        let least = LEAST_OF_ONE * outline.len() as f32;
        let mut letters = Vec::new();
        let mut heard = Vec::new();
        let may_begin = (0..FIRSTS).filter(|class| wanted.may_begin(*class as u32));
        let candidates = may_begin.flat_map(|class| self.candidates.that_begin(class));
        for (number, candidate) in candidates {
            if !wanted.admits(candidate.frame) {
                continue;
            }
            letters.clear();
            letters.extend(self.form(candidate).chars());
            let likelihood = outline.log_likelihood(&letters, least) / outline.len() as f32;
            if likelihood >= LEAST_OF_ONE {
                heard.push(Heard {
                    candidate: number,
                    likelihood,
                });
            }
        }
        heard.sort_unstable_by_key(|heard| heard.candidate);
        let heard: Rc<[Heard]> = heard.into();
        self.heard.borrow_mut().insert(word, heard.clone());
        heard
    }

    fn form(&self, candidate: &Candidate) -> &str {
        &self.text.vocabulary.word(candidate.word).form[candidate.start..]
    }

    /// The word that sounds most like a name, if one does.
    fn best(&self, word: &'a str, outline: &Outline) -> Option<Match> {
        if outline.is_empty() || word.chars().nth(2).is_none() {
            return None;
        }
        let heard = self.heard(word, outline);
        let fitting = heard.iter().filter(|heard| {
            let candidate = &self.candidates.all[heard.candidate as usize];
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
        let word = self.candidates.all[best.candidate as usize].word;
        let readings = fitting
            .iter()
            .map(|heard| &self.candidates.all[heard.candidate as usize]);
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
    fn spelled_otherwise(&self, word: &str, outline: &Outline) -> Option<Match> {
        let weights = variants::weights(self.language)?;
        word.chars().nth(LONG_NAME - 1)?;
        let likeliest = outline.likeliest();
        let frame = Frame::of(likeliest.chars(), self.names.sound_class);
        let code = LazyCell::new(|| weights.encode(&likeliest));
        let alike = self.candidates.that_begin(Candidates::class(frame.first));
        let unknown =
            alike.filter(|(_, candidate)| !candidate.known && candidate.frame.last == frame.last);
        let compared = unknown.map(|(_, candidate)| {
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

    /// The pieces of a run as what renders them.
    fn spoken(&self, pieces: &[Piece<'a>]) -> Spoken<'a> {
        let mut spoken = Spoken::default();
        for piece in pieces {
            let start = spoken.elements.len();
            let is_part = match (piece.kind, self.rendering) {
                (PieceKind::Sign, _) => true,
                (PieceKind::Number | PieceKind::Initial, _) | (PieceKind::Acronym, None) => false,
                (PieceKind::Acronym, Some(rendering)) => {
                    let names = piece.text.chars().map(rendering.letter);
                    spoken.elements.extend(names.map(Element::Letter));
                    true
                }
                (PieceKind::Word | PieceKind::Hyphened, rendering) => {
                    let outline = transliterate::outline(piece.text, self.language);
                    let listed = rendering
                        .and_then(|rendering| rendering.sounds.get(&piece.text.to_lowercase()))
                        .map(|row| row.cell(1));
                    let sound = Element::Sound(piece.text, outline, listed);
                    spoken.elements.push(sound);
                    true
                }
            };
            spoken.pieces.push((start, is_part));
        }
        spoken
    }

    /// As many words in a row as a name of several words has, each of which renders one of them.
    fn phrase(&self, spoken: &Spoken<'a>, pieces: Range<usize>) -> Option<(String, Vec<Span>)> {
        let elements = spoken.of(pieces).filter(|elements| elements.len() > 1)?;
        // The name that says most.
        let (mut anchor, mut longest) = (0, 0);
        for (place, element) in elements.iter().enumerate() {
            if let Element::Sound(_, outline, _) = element
                && outline.len() > longest
            {
                (anchor, longest) = (place, outline.len());
            }
        }
        if longest < TELLING_NAME {
            return None;
        }
        self.in_a_row(elements, anchor)
    }

    /// Words in a row that are what the elements ask for; they are looked for around the words that render the
    /// element `anchor`.
    fn in_a_row(&self, elements: &[Element<'a>], anchor: usize) -> Option<(String, Vec<Span>)> {
        let vocabulary = self.text.vocabulary;
        let mut anchors: Vec<u32> = Vec::new();
        match &elements[anchor] {
            Element::Letter(names) => {
                for id in names.iter().flat_map(|name| spelled(vocabulary, name)) {
                    anchors.extend(vocabulary.tokens(id));
                }
            }
            Element::Sound(word, outline, listed) => {
                for heard in self.heard(word, outline).iter() {
                    let candidate = &self.candidates.all[heard.candidate as usize];
                    anchors.extend(vocabulary.tokens(candidate.word));
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
        elements: &[Element<'a>],
        first: usize,
        likelihoods: &mut Likelihoods,
    ) -> Option<String> {
        let Text {
            source,
            tokens,
            vocabulary,
        } = self.text;
        let row = first..first + elements.len();
        let in_a_row = |at: usize| {
            vocabulary.of_token(at).is_some()
                && &source[tokens[at - 1].span.end()..tokens[at].span.start()] == " "
        };
        // That is told faster than what the words sound like.
        if !row.clone().skip(1).all(in_a_row) {
            return None;
        }
        // Where the name begins in the first word.
        let mut begin = 0;
        let (mut sum, mut letters) = (0.0, 0);
        for (place, element) in elements.iter().enumerate() {
            let id = vocabulary.of_token(first + place)?;
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
                Element::Sound(_, outline, listed) => starts
                    .into_iter()
                    .map(|start| match &form[start..] {
                        rest if *listed == Some(rest) => (start, 0.0),
                        rest => {
                            let listen = || {
                                let frame = Frame::of(rest.chars(), self.names.sound_class);
                                match outline.wanted().admits(frame) {
                                    true => sounds(outline, rest),
                                    false => f32::NEG_INFINITY,
                                }
                            };
                            let likelihood = likelihoods.entry((place, id, start));
                            (start, *likelihood.or_insert_with(listen))
                        }
                    })
                    .max_by(|a, b| a.1.total_cmp(&b.1))?,
            };
            if let Element::Sound(_, outline, _) = element {
                if likelihood < LEAST_OF_ONE {
                    return None;
                }
                sum += likelihood * outline.len() as f32;
                letters += outline.len();
            }
            if place == 0 {
                begin = start;
            }
        }
        if letters > 0 && sum / (letters as f32) < LEAST_OF_ALL {
            return None;
        }
        let words = row.filter_map(|at| vocabulary.of_token(at));
        let forms: Vec<&str> = words.map(|id| &*vocabulary.word(id).form).collect();
        Some(forms.join(" ").split_off(begin))
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
    let mut written = String::new();
    proclitics.into_iter().filter_map(move |proclitic| {
        written.clear();
        written.extend([proclitic, form]);
        vocabulary.find(&written)
    })
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
    let finder = memchr::memmem::Finder::new(native.as_bytes());
    for (id, word) in vocabulary.words().iter().enumerate() {
        if finder.find(word.form.as_bytes()).is_none() {
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

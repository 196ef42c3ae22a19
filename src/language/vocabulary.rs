//! The distinct words of an article, and what is known of each.
//!
//! Knowledge is looked up once for each distinct word of an article, and remembered from one article to the
//! next: most words of the next article have been met before.

mod memory;

use super::classes::Classes;
use super::reading::Reading;
use super::{DoubtKind, Language, Looked, Names, Words};

use crate::text::script::Class;
use crate::text::token::Token;
use hashbrown::HashTable;
use rustc_hash::{FxHashMap, FxHasher};
use std::borrow::Cow;
use std::hash::Hasher;
use std::ops::Range;

/// The number of a distinct word of an article.
pub type WordId = u32;

/// Stands for tokens that are no word of the article's script.
const NONE: WordId = WordId::MAX;

/// What is known of a word, whatever article it stands in.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Facts {
    /// Whether the lexicon has it.
    pub known: bool,
    /// How often it is met in the language: its Zipf value; 0 for what is hardly ever met.
    pub zipf: f32,
    /// The same of the form as it is written; `zipf` is also that of the word behind its proclitics.
    pub written: f32,
    /// Where the word begins after its proclitics, in bytes, as the lexicon reads it; 0 for unknown words.
    pub base: u8,
    /// What the closed lists say of the form.
    pub classes: Classes,
    /// The consonants of the base.
    pub frame: Frame,
    /// The consonants of the form as it is written.
    pub whole: Frame,
    /// How much the base looks like a name by its letters: the logarithm of the odds.
    pub nameness: f32,
    /// The same of the form as it is written.
    pub whole_nameness: f32,
    /// Whether nothing in front of the base, of an unknown form nothing in front of it, could be joined to it.
    pub bare: bool,
    /// A hash of the base with its orthography folded; forms that differ in nothing else have the same.
    pub folded: u32,
    /// The family of spellings that the form belongs to.
    pub family: Option<Family>,
    /// What grammar makes of the form.
    pub reading: Reading,
    /// Stands for the stem that the form has in common with the other forms of its word.
    pub stem: u32,
    /// Whether the form, or what is behind its proclitics, is a name that is listed with its use of the article.
    pub article_name: bool,
    /// How the form comes apart into words that have lost the spaces between them, when no word of the article
    /// and no mark on the form says otherwise.
    pub split: Split,
    /// Whether the spelling of the form is in doubt.
    pub doubtful: bool,
}

/// Where a form is cut into words, as far as its letters tell.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Split {
    /// The beginnings of the second and later words, in bytes; zeros behind them. None when the form is one word.
    cuts: [u16; MOST_CUTS],
    /// The logarithm (to ten) of how much likelier that is than one name.
    odds: f32,
    /// Whether there are more cuts than fit, or the form is longer than is counted.
    more: bool,
}

/// Cuts that are remembered of a form.
const MOST_CUTS: usize = 4;

impl Split {
    fn of(found: Option<(Vec<usize>, f32)>) -> Split {
        let Some((all, odds)) = found else {
            return Split::default();
        };
        let mut split = Split {
            odds,
            ..Split::default()
        };
        for (place, cut) in all.into_iter().enumerate() {
            match (split.cuts.get_mut(place), u16::try_from(cut)) {
                (Some(kept), Ok(cut)) => *kept = cut,
                _ => split.more = true,
            }
        }
        split
    }

    /// The cuts and their odds; the outer none when they are not remembered.
    fn get(self) -> Option<Option<(Vec<usize>, f32)>> {
        let cuts: Vec<usize> = self
            .cuts
            .into_iter()
            .take_while(|cut| *cut > 0)
            .map(usize::from)
            .collect();
        (!self.more).then(|| (!cuts.is_empty()).then_some((cuts, self.odds)))
    }
}

/// A word that is in print in several spellings: which of them a form has, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Family {
    /// Its number; forms of one family are one word.
    pub number: u16,
    /// The spelling; 0 is the preferred one.
    pub spelling: u8,
    /// Where that which is spelled in several ways stands in the form, in bytes.
    pub start: u8,
    /// Where it ends.
    pub end: u8,
}

/// The consonants of a form by their sound classes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Frame {
    /// All classes, as bits.
    pub all: u16,
    /// The class of the first consonant, as a bit.
    pub first: u16,
    /// The class of the last consonant, as a bit.
    pub last: u16,
    /// The classes in their order, four bits each from the lowest, doubled ones once; what is behind the
    /// sixteenth is left out.
    pub sequence: u64,
}

impl Frame {
    /// The frame of a form under these sound classes.
    #[must_use]
    pub fn of(form: impl Iterator<Item = char>, class: fn(char) -> u8) -> Frame {
        let mut frame = Frame::default();
        let mut before = 0;
        let mut places = 0;
        for class in form.map(class).filter(|class| *class > 0) {
            frame.last = 1 << class;
            frame.all |= frame.last;
            if frame.first == 0 {
                frame.first = frame.last;
            }
            if class != before && places < u64::BITS {
                frame.sequence |= u64::from(class) << places;
                places += 4;
            }
            before = class;
        }
        frame
    }

    /// The frame without its first consonant; its classes are those of all.
    #[must_use]
    pub fn behind_first(self) -> Frame {
        Frame {
            sequence: self.sequence >> 4,
            first: 1 << (self.sequence >> 4 & 0xF),
            ..self
        }
    }

    /// The frame of a form that this and another form make without a space between them.
    #[must_use]
    pub fn followed_by(self, other: Frame) -> Frame {
        let doubled = self.last != 0 && self.last == other.first;
        let places = (u64::BITS - self.sequence.leading_zeros()).div_ceil(4) * 4;
        let rest = other.sequence >> if doubled { 4 } else { 0 };
        Frame {
            all: self.all | other.all,
            first: if self.first == 0 {
                other.first
            } else {
                self.first
            },
            last: if other.last == 0 {
                self.last
            } else {
                other.last
            },
            sequence: self.sequence | rest.checked_shl(places).unwrap_or(0),
        }
    }

    /// Whether the consonants of two forms are the same but for one that is missing, added, another, or swapped with
    /// its neighbour. Of `digraphs`, two consonants that together write one sound, the first may be missing besides.
    #[must_use]
    pub fn is_near(self, other: Frame, digraphs: &[(u8, u8)]) -> bool {
        if within_one(self.sequence, other.sequence) {
            return true;
        }
        let single = |frame: Frame| frame.without_first_of(digraphs);
        match (single(self), single(other)) {
            (None, None) => false,
            (one, two) => within_one(one.unwrap_or(self.sequence), two.unwrap_or(other.sequence)),
        }
    }

    /// The classes in their order without the first consonants of digraphs, when there are any.
    #[must_use]
    pub fn without_first_of(self, digraphs: &[(u8, u8)]) -> Option<u64> {
        let both = |(one, two): &(u8, u8)| self.all & 1 << one != 0 && self.all & 1 << two != 0;
        digraphs
            .iter()
            .any(both)
            .then(|| without_first(self.sequence, digraphs))
            .filter(|rest| *rest != self.sequence)
    }
}

/// Whether two sequences are the same but for one class.
fn within_one(a: u64, b: u64) -> bool {
    if a == b {
        return true;
    }
    let same = (a ^ b).trailing_zeros() & !3;
    let (a, b) = (a >> same, b >> same);
    let swapped = (a & 0xF) << 4 | a >> 4 & 0xF;
    a >> 4 == b >> 4 || a >> 4 == b || a == b >> 4 || a >> 8 == b >> 8 && swapped == b & 0xFF
}

/// A sequence without the first consonants of digraphs.
fn without_first(sequence: u64, digraphs: &[(u8, u8)]) -> u64 {
    let (mut rest, mut kept, mut places) = (sequence, 0, 0);
    while rest != 0 {
        let pair = ((rest & 0xF) as u8, (rest >> 4 & 0xF) as u8);
        if !digraphs.contains(&pair) {
            kept |= (rest & 0xF) << places;
            places += 4;
        }
        rest >>= 4;
    }
    kept
}

/// A distinct word of an article.
#[derive(Clone, Debug)]
pub struct Word<'a> {
    /// Its plain form: without marks and stretching.
    pub form: Cow<'a, str>,
    /// What is known of it.
    pub facts: Facts,
}

/// The distinct words of an article and where they stand.
#[derive(Debug, Default)]
pub struct Vocabulary<'a> {
    words: Vec<Word<'a>>,
    /// The words by the hashes of their forms.
    by_form: HashTable<WordId>,
    /// For each token its word.
    of_token: Vec<WordId>,
    /// The tokens of all words, word after word.
    places: Vec<u32>,
    /// Where each word's tokens begin in `places`; one more at the end.
    starts: Vec<u32>,
}

/// Distinct words that room is made for at once. Most articles have fewer; that of more grows.
const MOST_EXPECTED: usize = 1 << 10;

/// The hash of a form.
fn hash_of(form: &str) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(form.as_bytes());
    hasher.finish()
}

/// The distinct plain forms of an article, as long as nothing is known of them.
struct Forms<'a> {
    forms: Vec<Cow<'a, str>>,
    /// The hash of each form, and the forms by their hashes.
    hashes: Vec<u64>,
    by_form: HashTable<WordId>,
}

impl<'a> Forms<'a> {
    fn with_capacity(forms: usize) -> Forms<'a> {
        Forms {
            forms: Vec::with_capacity(forms),
            hashes: Vec::with_capacity(forms),
            by_form: HashTable::with_capacity(forms),
        }
    }

    /// The number of the plain form of a text; `plain` tells of texts that are known to be their own.
    fn number(&mut self, text: &'a str, plain: bool, words: &Words) -> WordId {
        let hash = hash_of(text);
        // Nearly all texts are plain, and many of them have been met.
        if let Some(id) = self.find(hash, text) {
            return id;
        }
        if plain {
            return self.add(hash, Cow::Borrowed(text));
        }
        match (words.plain)(text) {
            Cow::Borrowed(form) => self.add(hash, Cow::Borrowed(form)),
            form => {
                let hash = hash_of(&form);
                self.find(hash, &form)
                    .unwrap_or_else(|| self.add(hash, form))
            }
        }
    }

    fn find(&self, hash: u64, form: &str) -> Option<WordId> {
        let same = |id: &WordId| self.forms[*id as usize] == form;
        self.by_form.find(hash, same).copied()
    }

    fn add(&mut self, hash: u64, form: Cow<'a, str>) -> WordId {
        let id = self.forms.len() as WordId;
        self.forms.push(form);
        self.hashes.push(hash);
        let hashes = &self.hashes;
        self.by_form
            .insert_unique(hash, id, |other| hashes[*other as usize]);
        id
    }
}

impl<'a> Vocabulary<'a> {
    /// The distinct words among the tokens that are of the language's script alone.
    #[must_use]
    pub fn new(
        source: &'a str,
        tokens: &[Token],
        language: &Language,
        words: &Words,
    ) -> Vocabulary<'a> {
        let mut of_token = vec![NONE; tokens.len()];
        let mut forms = Forms::with_capacity((tokens.len() * 2 / 3).min(MOST_EXPECTED));
        for (token, word) in tokens.iter().zip(&mut of_token) {
            if token.is_only(language.script) {
                let plain = token.ordinary && words.ordinary_is_plain;
                *word = forms.number(token.span.of(source), plain, words);
            }
        }
        let mut all = Vocabulary {
            words: memory::words_of(forms.forms, &forms.hashes, language, words),
            by_form: forms.by_form,
            of_token,
            ..Vocabulary::default()
        };
        all.place();
        all
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
        let same = |id: &WordId| self.word(*id).form == form;
        self.by_form.find(hash_of(form), same).copied()
    }

    /// The word of a token, when the token is a word of the article's script.
    #[must_use]
    pub fn of_token(&self, token: usize) -> Option<WordId> {
        self.of_token.get(token).copied().filter(|id| *id != NONE)
    }

    /// The words of some tokens in a row, without those that are no words of the article's script.
    pub fn of_tokens(&self, tokens: Range<usize>) -> impl Iterator<Item = WordId> {
        let words = self.of_token.get(tokens).unwrap_or_default();
        words.iter().copied().filter(|id| *id != NONE)
    }

    /// All distinct words with their tokens, in the order in which they first stand.
    pub fn words_with_tokens(&self) -> impl Iterator<Item = (&Word<'a>, &[u32])> {
        let mut rest = self.places();
        let starts = self.starts.windows(2);
        self.words.iter().zip(starts).map(move |(word, starts)| {
            let (tokens, behind) = rest.split_at((starts[1] - starts[0]) as usize);
            rest = behind;
            (word, tokens)
        })
    }

    /// The tokens of all words, word after word.
    #[must_use]
    pub fn places(&self) -> &[u32] {
        &self.places
    }

    /// The tokens of a word, in order.
    #[must_use]
    pub fn tokens(&self, id: WordId) -> &[u32] {
        &self.places[self.starts[id as usize] as usize..self.starts[id as usize + 1] as usize]
    }
}

/// Whether a word that looks like a name, or a word in another script, stands right beside a token: the token may
/// be a part of the name. `excluded` tells of a word that it is none.
#[must_use]
pub fn is_beside_name(
    vocabulary: &Vocabulary<'_>,
    source: &str,
    tokens: &[Token],
    token: usize,
    excluded: &dyn Fn(WordId) -> bool,
) -> bool {
    let beside = |a: usize, b: usize| {
        let gap = &source[tokens[a].span.end()..tokens[b].span.start()];
        gap.chars().all(|c| c == ' ')
    };
    let before = token.checked_sub(1).filter(|before| beside(*before, token));
    let after = Some(token + 1).filter(|after| *after < tokens.len() && beside(token, *after));
    let may_be_name = |word: WordId| {
        let facts = &vocabulary.word(word).facts;
        !facts.known
            && (facts.zipf == 0.0 || facts.classes.get(Classes::LISTED) > 0)
            && !excluded(word)
    };
    [before, after].into_iter().flatten().any(|neighbour| {
        tokens[neighbour].is_word() && vocabulary.of_token(neighbour).is_none_or(may_be_name)
    })
}

/// Looks everything up that is known of a word, whatever article it stands in.
#[must_use]
pub fn facts(form: &str, words: &Words, names: Option<&Names>) -> Facts {
    let looked = Looked::up(form, words);
    let Looked { base, classes, .. } = looked;
    let zipf = (words.zipf)(form);
    let listed = |form: &str| (words.classes)(form).get(Classes::LISTED) > 0;
    // A form that is counted or listed by itself is more frequent than what stands behind its first letter: a word
    // and not a proclitic with one.
    let start = base
        .filter(|start| {
            // The article alone comes off a listed name as well.
            let proclitics = form[..*start].chars().count();
            match classes.get(Classes::LISTED) > 0 {
                true => names
                    .is_some_and(|names| proclitics == 2 && (names.has_article)(&form[..*start])),
                false => zipf.is_none() || proclitics > 1,
            }
        })
        .unwrap_or(0);
    // A word is as frequent as it is without what is joined to it.
    let written = zipf.unwrap_or(0.0);
    let zipf = written.max(if start > 0 {
        (words.zipf)(&form[start..]).unwrap_or(0.0)
    } else {
        0.0
    });
    let class = names.map_or((|_| 0) as fn(char) -> u8, |names| names.sound_class);
    let listed = classes.get(Classes::LISTED) > 0 || start > 0 && listed(&form[start..]);
    // Where an unknown form may begin as a name; what the lexicon knows begins where it says.
    let unknown = match (base, names) {
        (None, Some(names)) => (names.bases)(form, &|_| false),
        _ => Vec::new(),
    };
    let (mut bare, mut folded, mut nameness, mut whole_nameness) = (true, 0, 0.0, 0.0);
    if let Some(names) = names {
        bare = match (names.bases)(&form[start..], &|_| true).as_slice() {
            [base] => base.start == 0,
            _ => false,
        };
        let behind = unknown.first().map_or(start, |base| base.start);
        let mut hasher = FxHasher::default();
        for c in form[behind..].chars() {
            hasher.write_u32(u32::from((names.fold_orthography)(c)));
        }
        folded = (hasher.finish() >> 32) as u32;
        nameness = (names.nameness)(&form[start..]);
        whole_nameness = if start > 0 {
            (names.nameness)(form)
        } else {
            nameness
        };
    }
    let family = names.and_then(|names| {
        let starts = unknown.iter().map(|base| base.start);
        family_from(form, starts.chain(base.map(|_| start)), words, names)
    });
    let with_use = |form: &str| (words.classes)(form).get(Classes::ARTICLE) > 0;
    let article_name = match (base, names) {
        (Some(_), _) => classes.get(Classes::ARTICLE) > 0 || start > 0 && with_use(&form[start..]),
        (None, Some(names)) => (names.bases)(form, &with_use)
            .iter()
            .any(|base| with_use(&form[base.start..])),
        (None, None) => false,
    };
    let split = if may_be_joined(base.is_some(), zipf, listed) {
        Split::of((words.split)(form, &[], &|_| false))
    } else {
        Split::default()
    };
    let whole = Frame::of(form.chars(), class);
    let facts = Facts {
        article_name,
        split,
        known: base.is_some(),
        zipf,
        written,
        base: u8::try_from(start).unwrap_or(0),
        classes: classes.with(Classes::LISTED, u64::from(listed)),
        frame: if start > 0 {
            Frame::of(form[start..].chars(), class)
        } else {
            whole
        },
        whole,
        nameness,
        whole_nameness,
        bare,
        folded,
        family,
        reading: (words.reading)(looked),
        stem: stem(looked, start, family, words),
        doubtful: false,
    };
    let doubtful = (words.doubt)(form, &facts).is_some();
    Facts { doubtful, ..facts }
}

/// What stands for the stem of a form: spellings of one word have one.
fn stem(looked: Looked<'_>, base: usize, family: Option<Family>, words: &Words) -> u32 {
    let form = looked.form;
    let (start, stem) = (words.stem)(looked, base);
    let mut hasher = FxHasher::default();
    match family {
        Some(family) if usize::from(family.start) >= start => {
            let end = usize::from(family.end).clamp(start, form.len());
            hasher.write_u16(family.number);
            let tail = Looked::up(&form[end..], words);
            hasher.write((words.stem)(tail, 0).1.as_bytes());
        }
        _ => hasher.write(stem.as_bytes()),
    }
    (hasher.finish() >> 16) as u32
}

/// Where a form begins behind its proclitics, in bytes, as its stem is told.
#[must_use]
pub fn beginning(form: &str, facts: &Facts, words: &Words) -> usize {
    (words.stem)(Looked::up(form, words), usize::from(facts.base)).0
}

/// The family of spellings that a form belongs to, with whatever clitics and endings.
#[must_use]
pub fn family(form: &str, words: &Words, names: &Names) -> Option<Family> {
    match (words.base)(form) {
        Some(start) => family_from(form, [start].into_iter(), words, names),
        None => {
            let bases = (names.bases)(form, &|_| false);
            family_from(form, bases.iter().map(|base| base.start), words, names)
        }
    }
}

/// The same; `starts` are where the form may begin behind its proclitics.
fn family_from(
    form: &str,
    starts: impl Iterator<Item = usize>,
    words: &Words,
    names: &Names,
) -> Option<Family> {
    let mut last = None;
    // Hardly any word has a family; what begins like none need not be cut into stems.
    let mut starts = starts.chain([0]).filter(|start| {
        let again = last.replace(*start) == Some(*start);
        !again && (words.begins_with_family)(&form[*start..])
    });
    starts.find_map(|start| {
        (names.stems)(&form[start..]).into_iter().find_map(|stem| {
            let classes = (words.classes)(stem);
            let number = Some(classes.get(Classes::FAMILY)).filter(|number| *number > 0)?;
            let tail: usize = stem
                .chars()
                .rev()
                .take(classes.get(Classes::TAIL) as usize)
                .map(char::len_utf8)
                .sum();
            let end = start + stem.len() - tail;
            Some(Family {
                number: number as u16,
                spelling: classes.get(Classes::SPELLING) as u8,
                start: u8::try_from(start).ok()?,
                end: u8::try_from(end).ok()?,
            })
        })
    })
}

/// A word that is several words without the spaces between them.
#[derive(Clone, Debug, PartialEq)]
pub struct Joined {
    /// The word.
    pub word: WordId,
    /// Where its second and later parts begin in its plain form, in bytes.
    pub cuts: Vec<usize>,
    /// The logarithm (to ten) of how much likelier that is than one name.
    pub odds: f32,
}

impl Joined {
    /// The parts of the word.
    pub fn parts<'a>(&'a self, form: &'a str) -> impl Iterator<Item = &'a str> {
        let starts = std::iter::once(0).chain(self.cuts.iter().copied());
        let ends = self.cuts.iter().copied().chain([form.len()]);
        starts.zip(ends).map(|(start, end)| &form[start..end])
    }
}

/// Forms that are met more often are words, whoever joined them first.
const TYPED: f32 = 3.0;

/// Odds below which a form beside a name is a part of the name.
const DOUBTFUL: f32 = 0.0;

/// Whether a form may be several words: none that is a word, is often met or is listed as a name.
fn may_be_joined(known: bool, zipf: f32, listed: bool) -> bool {
    !known && zipf <= TYPED && !listed
}

/// The first letters of the words of an article that are never counted: only these can change how a form comes
/// apart, as parts of it. A set that may tell of a form that it holds one when it does not.
struct Heads {
    /// The heads of some word, and those of more words than one.
    some: [u64; 64],
    more: [u64; 64],
}

impl Heads {
    /// Bytes of a head; words of fewer letters change nothing.
    const LENGTH: usize = 8;

    fn of_uncounted(vocabulary: &Vocabulary<'_>) -> Heads {
        let mut heads = Heads {
            some: [0; 64],
            more: [0; 64],
        };
        for word in vocabulary.words() {
            if word.facts.written > 0.0 {
                continue;
            }
            if let Some(head) = word.form.as_bytes().first_chunk() {
                let (place, bit) = Heads::place(*head);
                heads.more[place] |= heads.some[place] & bit;
                heads.some[place] |= bit;
            }
        }
        heads
    }

    fn place(head: [u8; Heads::LENGTH]) -> (usize, u64) {
        // The golden ratio spreads the letters.
        let hash = u64::from_le_bytes(head).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 52;
        ((hash >> 6) as usize, 1 << (hash & 63))
    }

    /// Whether a part of a word, but not the whole, is one of the words, as `stands` tells. A part has a
    /// neighbour of at least two letters.
    fn any_in(&self, word: &Word<'_>, stands: &dyn Fn(&str) -> bool) -> bool {
        let form = &*word.form;
        let may_begin = |at: usize| {
            let head = form.as_bytes()[at..].first_chunk();
            head.is_some_and(|head| {
                let (place, bit) = Heads::place(*head);
                // Its own head is no other word's.
                let own = at == 0 && word.facts.written == 0.0;
                let heads = if own { &self.more } else { &self.some };
                heads[place] & bit != 0
            })
        };
        let letters = |text: &str| text.chars().nth(1).is_some();
        let places = || form.char_indices().map(|(at, _)| at);
        let mut starts = places().filter(|at| may_begin(*at));
        starts.any(|start| {
            let before = &form[..start];
            let ends = places().skip_while(|at| *at < start + Heads::LENGTH);
            (start == 0 || letters(before))
                && ends
                    .filter(|end| letters(&form[*end..]))
                    .chain((start > 0).then_some(form.len()))
                    .any(|end| stands(&form[start..end]))
        })
    }
}

/// The words of an article that are several words, by their numbers.
#[must_use]
pub fn joined(
    vocabulary: &Vocabulary<'_>,
    words: &Words,
    source: &str,
    tokens: &[Token],
) -> Vec<Joined> {
    let unknown = vocabulary.words().iter().enumerate().filter(|(_, word)| {
        let facts = &word.facts;
        let listed = facts.classes.get(Classes::LISTED) > 0;
        may_be_joined(facts.known, facts.zipf, listed)
    });
    let mut ids: Vec<usize> = unknown.map(|(id, _)| id).collect();
    // Short ones first: what is itself joined is no word that a longer one could be cut into.
    ids.sort_by_key(|id| (vocabulary.words()[*id].form.len(), *id));
    let heads = Heads::of_uncounted(vocabulary);
    let mut found: FxHashMap<WordId, Joined> = FxHashMap::default();
    for id in ids {
        let word = id as WordId;
        let Word { form, facts } = vocabulary.word(word);
        let first = vocabulary.tokens(word).first();
        let text = first.map_or("", |token| tokens[*token as usize].span.of(source));
        let ends = if *text == **form {
            Vec::new()
        } else {
            (words.word_ends)(text)
        };
        let stands = |form: &str| {
            let other = vocabulary.find(form);
            other.is_some_and(|other| other != word && !found.contains_key(&other))
        };
        let alone = ends.is_empty() && !heads.any_in(vocabulary.word(word), &stands);
        let remembered = alone.then(|| facts.split.get()).flatten();
        let split = remembered.unwrap_or_else(|| (words.split)(form, &ends, &stands));
        if let Some((cuts, odds)) = split {
            found.insert(word, Joined { word, cuts, odds });
        }
    }
    let is_joined = |word: WordId| found.contains_key(&word);
    let part_of_name = |joined: &Joined| {
        let word = vocabulary.word(joined.word);
        let doubt = || (words.doubt)(&word.form, &word.facts);
        joined.odds < DOUBTFUL
            && vocabulary.tokens(joined.word).iter().any(|token| {
                is_beside_name(vocabulary, source, tokens, *token as usize, &is_joined)
            })
            && doubt().is_none_or(|doubt| doubt.kind != DoubtKind::Impossible)
    };
    let mut all: Vec<Joined> = found.values().cloned().collect();
    all.retain(|joined| !part_of_name(joined));
    all.sort_by_key(|joined| joined.word);
    all
}

/// Byte offsets of a plain form as byte offsets of the text that it is the plain form of: marks and stretching
/// signs go with the letter before them.
#[must_use]
pub fn in_text(text: &str, form: &str, offset: usize) -> usize {
    let letters = form[..offset].chars().count();
    let mut seen = 0;
    for (at, c) in text.char_indices() {
        if matches!(Class::of(c), Class::Extender | Class::Format) {
            continue;
        }
        if seen == letters {
            return at;
        }
        seen += 1;
    }
    text.len()
}

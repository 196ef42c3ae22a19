//! One name spelled in several ways: finding the spellings of an article that belong together.
//!
//! The way there: distinct words become bases (proclitics off); bases that may be names are blocked by their
//! consonants, so that only near ones are compared; a pair is judged by the weights of its letters
//! ([`Weights`]) and by what the article and the lexicon say for and against it; accepted pairs
//! grow into groups. A group tells which of its spellings is to be preferred, and every place.

use super::compare::{Step, Weights};
use crate::language::vocabulary::{Frame, Vocabulary, WordId};
use crate::language::{LANGUAGES, Language, Names};
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// How the spellings of a group differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Difference {
    /// Other letters for the same sounds.
    Transliteration,
    /// Only what is orthography: the seat of a hamza, ى and ي.
    Orthography,
    /// Letters swapped or lost: a slip.
    Slip,
}

/// One spelling of a name, and where it stands.
#[derive(Clone, Debug)]
pub struct Spelling {
    /// The base: the plain form without proclitics.
    pub base: String,
    /// The words of the article that carry it, each with the byte offset of the base in its plain form.
    pub words: Vec<(WordId, usize)>,
    /// How the spelling differs from the preferred one.
    pub difference: Difference,
    /// The base of the preferred spelling that stands in for this one.
    pub replacement: String,
    /// Places in the article.
    pub count: usize,
}

/// The spellings of one name.
#[derive(Clone, Debug)]
pub struct Group {
    /// The preferred spelling first; at least two.
    pub spellings: Vec<Spelling>,
    /// The logarithm of the odds that they are one name.
    pub odds: f32,
}

/// From these odds on a pair is taken for one name.
const ACCEPT: f32 = 2.0;

/// A base of the article that may be a name.
struct Candidate {
    base: String,
    code: Vec<u8>,
    /// The words that carry it, each with the byte offset of the base.
    words: Vec<(WordId, usize)>,
    /// Places in the article.
    count: usize,
    /// The first of them.
    first: u32,
    /// What it costs to believe that this is a name.
    cost: f32,
    /// Whether the lexicon has none of its words.
    unknown: bool,
    nameness: f32,
    frame: Frame,
    /// The letters of the base, as bits.
    letters: u64,
}

/// The weights of the languages that have them.
static WEIGHTS: [OnceLock<Option<Weights>>; LANGUAGES.len()] =
    [const { OnceLock::new() }; LANGUAGES.len()];

fn weights(language: &Language) -> Option<&'static Weights> {
    let index = LANGUAGES.iter().position(|known| known.id == language.id)?;
    let read = |names: &Names| Weights::from_bytes(names.alphabet, names.variant_weights);
    WEIGHTS[index]
        .get_or_init(|| language.names.map(read))
        .as_ref()
}

/// The groups of spellings in an article, by the first place of each.
#[must_use]
pub fn groups(vocabulary: &Vocabulary<'_>, language: &Language) -> Vec<Group> {
    let (Some(names), Some(weights)) = (language.names, weights(language)) else {
        return Vec::new();
    };
    let mut candidates = Candidates::new(vocabulary, names, weights);
    let near = candidates.near();
    let all = candidates.all;
    let mut links = Vec::new();
    for (a, b) in near {
        let odds = judge(&all[a], &all[b], names, weights);
        if odds >= ACCEPT {
            links.push((a, b, odds));
        }
    }
    let mut groups: Vec<(u32, Group)> = cluster(&all, &links)
        .into_iter()
        .map(|(members, odds)| {
            let first = members.iter().map(|m| all[*m].first).min().unwrap_or(0);
            (first, group(&all, &members, odds, names, weights))
        })
        .collect();
    groups.sort_by_key(|(first, _)| *first);
    groups.into_iter().map(|(_, group)| group).collect()
}

/// A word used as often as this (a Zipf value) is no name.
const EVERYDAY: f32 = 5.0;

/// The bases of an article that may be names: all that the lexicon does not know, and of the words that it
/// knows those that are near one of them.
struct Candidates<'a> {
    all: Vec<Candidate>,
    by_base: FxHashMap<Cow<'a, str>, usize>,
    vocabulary: &'a Vocabulary<'a>,
    names: &'a Names,
    weights: &'a Weights,
    /// Keys of unknown bases and of what is one consonant away, with the base, sorted.
    keys: Vec<(u32, u32)>,
}

impl<'a> Candidates<'a> {
    fn new(
        vocabulary: &'a Vocabulary<'a>,
        names: &'a Names,
        weights: &'a Weights,
    ) -> Candidates<'a> {
        let mut candidates = Candidates {
            all: Vec::new(),
            by_base: FxHashMap::default(),
            vocabulary,
            names,
            weights,
            keys: Vec::new(),
        };
        let stands = |form: &str| vocabulary.find(form).is_some();
        for (id, word) in vocabulary
            .words()
            .iter()
            .enumerate()
            .filter(|(_, word)| !word.facts.known)
        {
            let start = (names.bases)(&word.form, &stands)
                .first()
                .map_or(0, |base| base.start);
            candidates.add(id as WordId, start);
        }
        candidates.index();
        candidates
    }

    /// Adds a word to the candidate of its base; `None` when the base is too short for a name.
    fn add(&mut self, id: WordId, start: usize) -> Option<usize> {
        let word = self.vocabulary.word(id);
        let base = &word.form[start..];
        let index = match self.by_base.get(base) {
            Some(index) => *index,
            None => {
                let frame = Frame::of(base.chars(), self.names.sound_class);
                if frame.all.count_ones() < 2 {
                    return None;
                }
                let code = self.weights.encode(base);
                self.all.push(Candidate {
                    base: base.to_owned(),
                    letters: code.iter().fold(0, |letters, letter| letters | 1 << letter),
                    code,
                    words: Vec::new(),
                    count: 0,
                    first: u32::MAX,
                    cost: 0.0,
                    unknown: true,
                    nameness: (self.names.nameness)(base),
                    frame,
                });
                self.by_base
                    .insert(Cow::Owned(base.to_owned()), self.all.len() - 1);
                self.all.len() - 1
            }
        };
        let tokens = self.vocabulary.tokens(id);
        let candidate = &mut self.all[index];
        candidate.words.push((id, start));
        candidate.count += tokens.len();
        candidate.first = candidate.first.min(tokens[0]);
        if word.facts.known {
            candidate.unknown = false;
            candidate.cost = candidate
                .cost
                .max(1.0 + 0.6 * (word.facts.zipf - 1.5).max(0.0));
        }
        Some(index)
    }

    /// Lists the keys of the unknown bases: their own, and those with one consonant less.
    fn index(&mut self) {
        for (index, candidate) in self.all.iter().enumerate() {
            self.keys
                .extend(near_keys(candidate.frame).map(|key| (key, index as u32)));
        }
        self.keys.sort_unstable();
        self.keys.dedup();
    }

    /// Pairs of candidates that sound near enough to be compared, at least one of which is unknown to the
    /// lexicon. Known words become candidates when they are near an unknown one.
    fn near(&mut self) -> Vec<(usize, usize)> {
        let filter = Filter::new(&self.keys);
        for (id, word) in self.vocabulary.words().iter().enumerate() {
            let facts = &word.facts;
            if facts.known
                && facts.zipf < EVERYDAY
                && near_keys(facts.frame)
                    .any(|key| filter.perhaps(key) && !self.with_key(key).is_empty())
            {
                self.add(id as WordId, usize::from(facts.base));
            }
        }
        let mut pairs = Vec::new();
        for (b, candidate) in self.all.iter().enumerate() {
            for key in near_keys(candidate.frame) {
                for (_, a) in self.with_key(key) {
                    let a = *a as usize;
                    if a != b && self.all[a].may_spell(candidate) {
                        pairs.push((a.min(b), a.max(b)));
                    }
                }
            }
        }
        pairs.sort_unstable();
        pairs.dedup();
        pairs
    }

    fn with_key(&self, key: u32) -> &[(u32, u32)] {
        let from = self.keys.partition_point(|(other, _)| *other < key);
        let length = self.keys[from..]
            .iter()
            .take_while(|(other, _)| *other == key)
            .count();
        &self.keys[from..from + length]
    }
}

/// The key of a frame, and its keys with one consonant less: two forms that differ by one consonant, whether
/// one has it more or has another instead, share a key.
fn near_keys(frame: Frame) -> impl Iterator<Item = u32> {
    let Frame { key, all, .. } = frame;
    let classes = if all.count_ones() > 2 { all } else { 0 };
    let less = (1..16).filter(move |class| classes & (1 << class) != 0);
    std::iter::once(key).chain(less.map(move |class| key.wrapping_sub(Frame::summand(class))))
}

/// Tells of most keys that they are not in a list, without searching it.
struct Filter([u64; 128]);

impl Filter {
    fn new(keys: &[(u32, u32)]) -> Filter {
        let mut filter = Filter([0; 128]);
        for (key, _) in keys {
            filter.0[(key >> 25) as usize] |= 1 << (key >> 19 & 63);
        }
        filter
    }

    fn perhaps(&self, key: u32) -> bool {
        self.0[(key >> 25) as usize] & (1 << (key >> 19 & 63)) != 0
    }
}

impl Candidate {
    /// Whether two candidates are near enough to be compared letter by letter: of about one length, and with
    /// few letters that the other has not.
    fn may_spell(&self, other: &Candidate) -> bool {
        self.code.len().abs_diff(other.code.len()) <= 3
            && (self.letters ^ other.letters).count_ones() <= 4
    }
}

/// The logarithm of the odds that two candidates are one name.
fn judge(a: &Candidate, b: &Candidate, names: &Names, weights: &Weights) -> f32 {
    let nameness = (0.3 * a.nameness.min(b.nameness)).clamp(-3.0, 1.5);
    let odds = weights.odds(&a.code, &b.code) + nameness - a.cost - b.cost;
    if odds < ACCEPT {
        return odds;
    }
    let stems = (names.stems)(&a.base);
    if (names.stems)(&b.base)
        .iter()
        .any(|stem| stems.contains(stem))
    {
        f32::NEG_INFINITY
    } else {
        odds
    }
}

/// Unites linked candidates; each cluster with the lowest odds that hold it together.
fn cluster(candidates: &[Candidate], links: &[(usize, usize, f32)]) -> Vec<(Vec<usize>, f32)> {
    let mut parent: Vec<usize> = (0..candidates.len()).collect();
    fn root(parent: &mut [usize], mut at: usize) -> usize {
        while parent[at] != at {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        at
    }
    for (a, b, _) in links {
        let (a, b) = (root(&mut parent, *a), root(&mut parent, *b));
        parent[a.max(b)] = a.min(b);
    }
    let mut clusters: BTreeMap<usize, (Vec<usize>, f32)> = BTreeMap::new();
    for (a, b, odds) in links {
        let cluster = clusters
            .entry(root(&mut parent, *a))
            .or_insert((Vec::new(), f32::INFINITY));
        cluster.0.extend([*a, *b]);
        cluster.1 = cluster.1.min(*odds);
    }
    let mut clusters: Vec<_> = clusters.into_values().collect();
    for (members, _) in &mut clusters {
        members.sort_unstable();
        members.dedup();
    }
    clusters
}

/// The group of a cluster, its preferred spelling first.
fn group(
    candidates: &[Candidate],
    members: &[usize],
    odds: f32,
    names: &Names,
    weights: &Weights,
) -> Group {
    let best = preferred(candidates, members);
    let chosen = &candidates[best];
    let mut spellings: Vec<Spelling> = members
        .iter()
        .map(|&member| {
            let candidate = &candidates[member];
            Spelling {
                base: candidate.base.clone(),
                words: candidate.words.clone(),
                difference: difference(candidate, chosen, names, weights),
                replacement: chosen.base.clone(),
                count: candidate.count,
            }
        })
        .collect();
    spellings.sort_by_key(|spelling| {
        (
            spelling.base != chosen.base,
            std::cmp::Reverse(spelling.count),
        )
    });
    Group { spellings, odds }
}

/// The preferred spelling: a clear majority's; else the one that the lexicon knows; else the most frequent,
/// the first.
fn preferred(candidates: &[Candidate], members: &[usize]) -> usize {
    let top = members
        .iter()
        .map(|m| candidates[*m].count)
        .max()
        .unwrap_or(0);
    let rivals = members
        .iter()
        .copied()
        .filter(|m| 2 * candidates[*m].count > top);
    rivals
        .min_by_key(|m| {
            let c = &candidates[*m];
            (c.unknown, std::cmp::Reverse(c.count), c.first)
        })
        .unwrap_or(members[0])
}

fn difference(a: &Candidate, b: &Candidate, names: &Names, weights: &Weights) -> Difference {
    if (names.fold_orthography)(&a.base) == (names.fold_orthography)(&b.base) {
        return Difference::Orthography;
    }
    let is_vowel = |c: char| (names.sound_class)(c) == 0;
    let slip = |step: &Step| match step {
        Step::Swap => true,
        Step::Change(x, y, _) => {
            x != y
                && (is_vowel(*x) != is_vowel(*y)
                    || (names.sound_class)(*x) != (names.sound_class)(*y))
        }
        Step::Extra(x, _, next) => !is_vowel(*x) && *next != Some(*x),
    };
    let steps = weights.steps(&a.code, &b.code);
    if steps.iter().filter(|step| slip(step)).count() > 0 {
        Difference::Slip
    } else {
        Difference::Transliteration
    }
}

/// The words of spellings, for those who ask what a word of the article belongs to.
#[must_use]
pub fn by_word(groups: &[Group]) -> FxHashMap<WordId, (usize, usize)> {
    let mut all = FxHashMap::default();
    for (number, group) in groups.iter().enumerate() {
        for (spelling, words) in group.spellings.iter().map(|s| &s.words).enumerate() {
            all.extend(words.iter().map(|(word, _)| (*word, (number, spelling))));
        }
    }
    all
}

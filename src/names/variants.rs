//! One name spelled in several ways: finding the spellings of an article that belong together.
//!
//! The way there: distinct words become bases (proclitics off); bases that may be names are blocked by their
//! consonants, so that only near ones are compared; a pair is judged by the weights of its letters
//! ([`Weights`]) and by what the article and the lexicon say for and against it; accepted pairs
//! grow into groups. A group tells which of its spellings is to be preferred, and every place.

use super::compare::{Step, Weights};
use crate::language::vocabulary::{Vocabulary, WordId};
use crate::language::{LANGUAGES, Language, Names};
use rustc_hash::FxHashMap;
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
    words: Vec<(WordId, usize)>,
    count: usize,
    /// What it costs to believe that this is a name.
    cost: f32,
    unknown: bool,
    nameness: f32,
    first: u32,
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
    let candidates = candidates(vocabulary, names, weights);
    let mut links = Vec::new();
    for (a, b) in near(&candidates, names) {
        let odds = judge(&candidates[a], &candidates[b], names, weights);
        if odds >= ACCEPT {
            links.push((a, b, odds));
        }
    }
    cluster(&candidates, &links)
        .into_iter()
        .map(|(members, odds)| group(&candidates, &members, odds, names, weights))
        .collect()
}

fn candidates(vocabulary: &Vocabulary<'_>, names: &Names, weights: &Weights) -> Vec<Candidate> {
    let stands = |form: &str| vocabulary.find(form).is_some();
    let mut by_base: BTreeMap<String, Candidate> = BTreeMap::new();
    for (id, word) in vocabulary.words().iter().enumerate() {
        // Words that everybody uses all the time are no names.
        if word.known && word.zipf.is_some_and(|zipf| zipf >= 5.0)
            || word.form.chars().nth(1).is_none()
        {
            continue;
        }
        let id = id as WordId;
        for base in (names.bases)(&word.form, &stands) {
            if base.cost > 0.0 {
                continue;
            }
            let text = &word.form[base.start..];
            let entry = by_base.entry(text.to_owned()).or_insert_with(|| Candidate {
                base: text.to_owned(),
                code: weights.encode(text),
                words: Vec::new(),
                count: 0,
                cost: 0.0,
                unknown: true,
                nameness: (names.nameness)(text),
                first: u32::MAX,
            });
            entry.words.push((id, base.start));
            entry.count += vocabulary.tokens(id).len();
            entry.first = entry.first.min(vocabulary.tokens(id)[0]);
            if word.known {
                entry.unknown = false;
                entry.cost = entry
                    .cost
                    .max(1.0 + 0.6 * (word.zipf.unwrap_or(1.0) - 1.5).max(0.0));
            }
        }
    }
    let mut all: Vec<Candidate> = by_base
        .into_values()
        .filter(|c| c.code.len() >= 2)
        .collect();
    all.sort_by_key(|c| c.first);
    all
}

/// Pairs of candidates that sound near enough to be compared, at least one of which is no known word.
fn near(candidates: &[Candidate], names: &Names) -> Vec<(usize, usize)> {
    /// Members of a block beyond which its pairs are not looked at: so many names do not share all their
    /// consonants.
    const CROWDED: usize = 80;
    let mut blocks: Vec<(u64, u32)> = Vec::with_capacity(candidates.len() * 6);
    for (index, candidate) in candidates.iter().enumerate() {
        let mut skeleton: Vec<u8> = Vec::with_capacity(candidate.code.len());
        for class in candidate
            .base
            .chars()
            .map(names.sound_class)
            .filter(|class| *class > 0)
        {
            if skeleton.last() != Some(&class) {
                skeleton.push(class);
            }
        }
        let key = |skip: usize| {
            let letters = skeleton.iter().enumerate().filter(|(at, _)| *at != skip);
            letters.fold(1u64, |key, (_, class)| {
                key.wrapping_mul(31).wrapping_add(u64::from(*class))
            })
        };
        blocks.push((key(usize::MAX), index as u32));
        if skeleton.len() >= 3 {
            blocks.extend((0..skeleton.len()).map(|skip| (key(skip), index as u32)));
        }
    }
    blocks.sort_unstable();
    blocks.dedup();
    let mut pairs = Vec::new();
    for block in blocks
        .chunk_by(|a, b| a.0 == b.0)
        .filter(|block| (2..=CROWDED).contains(&block.len()))
    {
        for (at, (_, a)) in block.iter().enumerate() {
            for (_, b) in &block[..at] {
                let (a, b) = (*b as usize, *a as usize);
                let lengths = candidates[a].code.len().abs_diff(candidates[b].code.len());
                if (candidates[a].unknown || candidates[b].unknown) && lengths <= 3 {
                    pairs.push((a, b));
                }
            }
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// The logarithm of the odds that two candidates are one name.
fn judge(a: &Candidate, b: &Candidate, names: &Names, weights: &Weights) -> f32 {
    let stems = (names.stems)(&a.base);
    if (names.stems)(&b.base)
        .iter()
        .any(|stem| stems.contains(stem))
    {
        return f32::NEG_INFINITY;
    }
    let nameness = (0.3 * a.nameness.min(b.nameness)).clamp(-3.0, 1.5);
    weights.odds(&a.code, &b.code) + nameness - a.cost - b.cost
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

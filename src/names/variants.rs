//! One name spelled in several ways: finding the spellings of an article that belong together.
//!
//! The way there: distinct words become bases (proclitics off); bases that may be names are blocked by their
//! consonants, so that only near ones are compared; a pair is judged by the weights of its letters
//! ([`Weights`]) and by what the article, the lexicon and the lists of names say for and against it; accepted
//! pairs grow into groups. Two more ways lead to a group: spellings that the list of variants has, and a name
//! that is one word here and two there. A group tells which of its spellings is to be preferred, and every
//! place.

pub mod harvest;
mod near;

pub(super) use self::near::near_keys;

use self::near::{Filter, Index};
use super::compare::{Code, Shares, Step, Weights};
use super::evidence::{Evidence, NEIGHBOUR};
use super::gazetteer::{self, Gazetteer};
use super::transliterate;
use crate::language::classes::Classes;
use crate::language::vocabulary::{self, Facts, Frame, Joined, Vocabulary, Word, WordId};
use crate::language::{Base, Clitics, LANGUAGES, Language, Names, Words};
use crate::text::token::Token;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;
use std::ops::{Deref, Range};
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

/// A place where a name stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The tokens that carry it.
    pub tokens: Range<usize>,
    /// The name in the plain form of the first token, in bytes; to its end when there are several tokens.
    pub range: Range<usize>,
}

/// One spelling of a name, and where it stands.
#[derive(Clone, Debug)]
pub struct Spelling {
    /// The name without proclitics.
    pub base: String,
    /// The places in the article, in order.
    pub mentions: Vec<Mention>,
    /// How the spelling differs from the preferred one.
    pub difference: Difference,
    /// What stands in the preferred spelling where a mention has its range.
    pub replacement: String,
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
pub(super) const ACCEPT: f32 = 1.2;

/// The same in an article in a dialect.
const ACCEPT_DIALECT: f32 = 2.5;

/// Spellings whose odds are less than this are not of one name, whatever stands between them.
const FAR: f32 = -2.0;

/// The odds of groups that rest on a list or on equal letters, not on a comparison.
const CERTAIN: f32 = 6.0;

/// What is added when two forms differ in orthography only and look like names.
const ALIKE: f32 = 3.0;

/// The odds of two forms that differ in orthography only and are names for other reasons than their looks.
const ORTHOGRAPHY: f32 = 5.0;

/// A base of the article that may be a name.
pub(super) struct Candidate<'a> {
    pub(super) base: &'a str,
    code: Code,
    /// The most that its letters may give.
    shares: Shares,
    pub(super) words: Carriers,
    /// Places in the article.
    pub(super) count: usize,
    /// The first of them.
    first: u32,
    /// What it costs to believe that this is a name.
    cost: f32,
    /// Whether the lexicon has none of its words.
    unknown: bool,
    /// Whether it is another reading of its words, for which nothing speaks but another name.
    guess: bool,
    /// Whether it stands with the article somewhere.
    article: bool,
    /// Whether the lists of names have it.
    pub(super) listed: bool,
    /// How often it is met in the language; 0 for hardly ever.
    pub(super) zipf: f32,
    nameness: f32,
    frame: Frame,
}

/// A word that carries a name, and where the name stands in it, in bytes.
pub(super) type Carrier = (WordId, Range<usize>);

/// The words that carry a base, of which most have one; at least one.
pub(super) enum Carriers {
    One(Carrier),
    More(Vec<Carrier>),
}

impl Carriers {
    fn push(&mut self, carrier: Carrier) {
        match self {
            Carriers::One(first) => {
                let first = std::mem::take(first);
                *self = Carriers::More(vec![first, carrier]);
            }
            Carriers::More(all) => all.push(carrier),
        }
    }

    /// Whether a word is one of them.
    fn has(&self, id: WordId) -> bool {
        self.iter().any(|(word, _)| *word == id)
    }
}

impl Deref for Carriers {
    type Target = [Carrier];

    fn deref(&self) -> &[Carrier] {
        match self {
            Carriers::One(carrier) => std::slice::from_ref(carrier),
            Carriers::More(all) => all,
        }
    }
}

/// The weights of the languages that have them.
static WEIGHTS: [OnceLock<Option<Weights>>; LANGUAGES.len()] =
    [const { OnceLock::new() }; LANGUAGES.len()];

/// The weights of a language's spellings.
pub(super) fn weights(language: &Language) -> Option<&'static Weights> {
    let index = LANGUAGES.iter().position(|known| known.id == language.id)?;
    let read = |names: &Names| Weights::from_bytes(names.alphabet, names.variant_weights);
    WEIGHTS[index]
        .get_or_init(|| language.names.map(read))
        .as_ref()
}

/// What groups are found from.
#[derive(Clone, Copy, Debug)]
pub struct Article<'a> {
    /// The words of the article.
    pub vocabulary: &'a Vocabulary<'a>,
    /// Its words that are several words; their parts may be names.
    pub joined: &'a [Joined],
    /// Its text.
    pub source: &'a str,
    /// Its tokens.
    pub tokens: &'a [Token],
    /// Whether it is in a dialect.
    pub dialect: bool,
}

/// The groups of spellings in an article, by the first place of each.
#[must_use]
pub fn groups(article: Article<'_>, language: &Language) -> Vec<Group> {
    let (Some(names), Some(words), Some(weights)) =
        (language.names, language.words, weights(language))
    else {
        return Vec::new();
    };
    let vocabulary = article.vocabulary;
    let gazetteer = gazetteer::of(language);
    let evidence = Evidence {
        article,
        names,
        weights,
        gazetteer,
    };
    let mut groups = families(article, names, words, evidence);
    let taken: FxHashSet<WordId> = groups
        .iter()
        .flat_map(|(words, _)| words.iter().copied())
        .collect();
    let mut candidates = Candidates::new(article, names, words, language.clitics, weights);
    let near = candidates.near();
    let all = candidates.all;
    let mut links = Vec::new();
    for (a, b) in near {
        // Most words of a dialect are in no lexicon, so that only the lists and the article tell what is a name.
        let name = all[a].listed && all[b].unknown || all[b].listed && all[a].unknown;
        let nouns = all[a].article && all[b].article;
        if article.dialect && !name && !nouns {
            continue;
        }
        // A form of a listed family stands for no other listed name.
        let (one, other) = (
            taken.contains(&all[a].words[0].0),
            taken.contains(&all[b].words[0].0),
        );
        if one && (other || all[b].listed) || other && all[a].listed {
            continue;
        }
        let odds = judge(&all[a], &all[b], language, names, weights, gazetteer);
        let odds = evidence.weigh(&all[a], &all[b], odds);
        // In a dialect there are more words that no lexicon has than names.
        let least = if article.dialect && !nouns {
            ACCEPT_DIALECT
        } else {
            ACCEPT
        };
        if odds >= least {
            links.push((a, b, odds));
        }
    }
    let links = one_reading(&all, links);
    let different = |a: &Candidate<'_>, b: &Candidate<'_>| {
        let listed = a.listed && b.listed && !one_sound(names, a.base, b.base);
        weights.odds(&a.code, &b.code) < FAR
            || listed && gazetteer.is_some_and(|gazetteer| !one_name(gazetteer, a.base, b.base))
    };
    for (members, odds) in cluster(&all, &links, &different) {
        groups.push((
            Vec::new(),
            group(vocabulary, &all, &members, odds, names, weights, gazetteer),
        ));
    }
    let mut groups: Vec<Group> = groups.into_iter().map(|(_, group)| group).collect();
    spaced(article, names, weights, &mut groups);
    groups.sort_by_key(|group| {
        group
            .spellings
            .iter()
            .map(|s| s.mentions[0].tokens.start)
            .min()
    });
    groups
}

/// The places of words, each with the bytes of the name in it, in order.
fn mentions<'a>(
    vocabulary: &Vocabulary<'_>,
    words: impl Iterator<Item = (WordId, &'a Range<usize>)>,
) -> Vec<Mention> {
    let mut mentions = Vec::new();
    for (word, range) in words {
        for token in vocabulary.tokens(word) {
            let token = *token as usize;
            mentions.push(Mention {
                tokens: token..token + 1,
                range: range.clone(),
            });
        }
    }
    mentions.sort_by_key(|mention| (mention.tokens.start, mention.range.start));
    mentions
}

/// The groups of words that the list of variants has in several spellings, with their words.
fn families(
    article: Article<'_>,
    names: &Names,
    words: &Words,
    evidence: Evidence<'_>,
) -> Vec<(Vec<WordId>, Group)> {
    let Article {
        vocabulary, joined, ..
    } = article;
    // The family, the spelling and its place.
    let mut all: Vec<(u16, u8, Carrier)> = Vec::new();
    for (id, word) in vocabulary.words().iter().enumerate() {
        if let Some(family) = word.facts.family {
            let range = usize::from(family.start)..usize::from(family.end);
            all.push((family.number, family.spelling, (id as WordId, range)));
        }
    }
    for joined in joined {
        let form = &vocabulary.word(joined.word).form;
        let mut from = 0;
        for part in joined.parts(form) {
            if let Some(family) = vocabulary::family(part, words, names) {
                let range = from + usize::from(family.start)..from + usize::from(family.end);
                all.push((family.number, family.spelling, (joined.word, range)));
            }
            from += part.len();
        }
    }
    all.sort_by_key(|(family, spelling, _)| (*family, *spelling));
    // Of most families there is one spelling.
    let several = |same: &&[(u16, u8, Carrier)]| same[0].1 != same[same.len() - 1].1;
    let spellings = |same: &[(u16, u8, Carrier)]| {
        let mut spellings: BTreeMap<u8, Vec<Carrier>> = BTreeMap::new();
        for (_, spelling, carrier) in same {
            let carriers = spellings.entry(*spelling).or_default();
            carriers.push(carrier.clone());
        }
        if let Some(most) = spellings.values().max_by_key(|words| words.len()).cloned() {
            spellings.retain(|_, words| !evidence.of_two_people(&most, words));
        }
        spellings
    };
    let group = |spellings: BTreeMap<u8, Vec<Carrier>>| {
        let words = spellings
            .values()
            .flatten()
            .map(|(word, _)| *word)
            .collect();
        let mut all: Vec<(u8, Spelling)> = spellings
            .into_iter()
            .map(|(number, words)| {
                let (word, range) = &words[0];
                let form = &vocabulary.word(*word).form;
                let spelling = Spelling {
                    base: form[range.start..].to_owned(),
                    mentions: mentions(
                        vocabulary,
                        words.iter().map(|(word, range)| (*word, range)),
                    ),
                    difference: Difference::Transliteration,
                    replacement: form[range.clone()].to_owned(),
                };
                (number, spelling)
            })
            .collect();
        // The article decides where it is clear; else the list.
        let top = all.iter().map(|(_, s)| s.mentions.len()).max().unwrap_or(0);
        all.sort_by_key(|(number, s)| (2 * s.mentions.len() < top, *number));
        let replacement = all[0].1.replacement.clone();
        let mut spellings: Vec<Spelling> = all.into_iter().map(|(_, spelling)| spelling).collect();
        for spelling in &mut spellings {
            let orthography = alike(names, &spelling.replacement, &replacement);
            spelling.difference = if orthography {
                Difference::Orthography
            } else {
                Difference::Transliteration
            };
            spelling.replacement.clone_from(&replacement);
        }
        (
            words,
            Group {
                spellings,
                odds: CERTAIN,
            },
        )
    };
    all.chunk_by(|a, b| a.0 == b.0)
        .filter(several)
        .map(spellings)
        .filter(|spellings| spellings.len() > 1)
        .map(group)
        .collect()
}

/// Fewest letters of a name that is looked for as one word and as several.
const SHORTEST_PAIR: usize = 6;

/// Most words that one word may be.
const MOST_WORDS: usize = 3;

/// The odds from which on words in a row are taken for one word that is spelled in another way: a name of several
/// words agrees in many letters by chance.
const ACCEPT_APART: f32 = 4.0;

/// Names of several words that stand as one word elsewhere: `بيونغ يانغ` and `بيونغيانغ`, spelled alike or not.
fn spaced(article: Article<'_>, names: &Names, weights: &Weights, groups: &mut Vec<Group>) {
    let Article {
        vocabulary,
        source,
        tokens,
        ..
    } = article;
    for (whole, apart) in written_apart(article, names, weights) {
        let grouped = groups.iter().any(|group| {
            group.spellings.iter().any(|s| {
                s.mentions
                    .iter()
                    .any(|m| vocabulary.of_token(m.tokens.start) == Some(whole))
            })
        });
        if grouped {
            continue;
        }
        let form = vocabulary.word(whole).form.to_string();
        let text = |mention: &Mention| {
            source[tokens[mention.tokens.start].span.start()
                ..tokens[mention.tokens.end - 1].span.end()]
                .to_owned()
        };
        let range = 0..form.len();
        let together = mentions(vocabulary, [(whole, &range)].into_iter());
        let (one, two) = (form, text(&apart[0]));
        let preferred = if apart.len() >= together.len() {
            two.clone()
        } else {
            one.clone()
        };
        let spelling = |base: String, mentions| Spelling {
            base,
            mentions,
            difference: Difference::Transliteration,
            replacement: preferred.clone(),
        };
        let mut spellings = vec![spelling(two, apart), spelling(one, together)];
        spellings.sort_by_key(|spelling| spelling.base != preferred);
        groups.push(Group {
            spellings,
            odds: CERTAIN,
        });
    }
}

/// The names of one word that stand as several words elsewhere, with the places of those.
fn written_apart(
    article: Article<'_>,
    names: &Names,
    weights: &Weights,
) -> BTreeMap<WordId, Vec<Mention>> {
    let Article {
        vocabulary,
        tokens,
        joined,
        ..
    } = article;
    let name = |id: WordId| {
        let word = vocabulary.word(id);
        !word.facts.known || word.facts.classes.get(Classes::LISTED) > 0
    };
    let apart: FxHashSet<WordId> = joined.iter().map(|joined| joined.word).collect();
    let is_long = |form: &str| form.chars().nth(SHORTEST_PAIR - 1).is_some();
    // The tokens that are names, as bits, and the long names.
    let mut named = vec![0u64; tokens.len() / 64 + 1];
    let mut long: Vec<WordId> = Vec::new();
    for id in (0..vocabulary.words().len() as WordId).filter(|id| name(*id)) {
        for token in vocabulary.tokens(id) {
            named[*token as usize / 64] |= 1 << (token % 64);
        }
        if is_long(&vocabulary.word(id).form) {
            long.push(id);
        }
    }
    let rows = rows_of_names(article, &named, names);
    // A name of one word that is near none in its number of consonants is near none.
    let lengths_of_rows = rows.iter().fold(0, |all, row| all | row.lengths);
    let (mut lengths_of_long, mut keys) = (0, Vec::new());
    for id in long {
        let frame = vocabulary.word(id).facts.whole;
        let lengths = lengths(frame, names.digraphs);
        if lengths & with_neighbours(lengths_of_rows) != 0 {
            lengths_of_long |= lengths;
            keys.extend(near_keys(frame, names.digraphs).map(|key| (key, id)));
        }
    }
    let index = Index::new(keys.into_iter());
    let mut found: BTreeMap<WordId, Vec<Mention>> = BTreeMap::new();
    let (mut all, mut wholes) = (String::new(), Vec::new());
    for row in rows {
        let NamesInARow {
            tokens: Range { start: first, end },
            frame,
            lengths,
        } = row;
        if lengths & with_neighbours(lengths_of_long) == 0 {
            continue;
        }
        index.near_to(frame, names.digraphs, &mut wholes);
        wholes.retain(|id| {
            let whole = vocabulary.word(*id).facts.whole;
            whole.is_near(frame, names.digraphs)
        });
        if wholes.is_empty() {
            continue;
        }
        wholes.sort_unstable();
        wholes.dedup();
        all.clear();
        for token in first..end {
            if let Some(id) = vocabulary.of_token(token) {
                all.push_str(&vocabulary.word(id).form);
            }
        }
        if !is_long(&all) {
            continue;
        }
        let code = weights.encode(&all);
        let whole = wholes.iter().copied().find(|id| {
            let form = &vocabulary.word(*id).form;
            // The same words without the spaces are told as joined words.
            if **form == *all {
                return !apart.contains(id);
            }
            let whole = weights.encode(form);
            let odds = weights.odds(&whole, &code);
            // One of the words alone is no worse a spelling of it: the other is another word.
            let part = |token| {
                let word = vocabulary.of_token(token).map(|id| vocabulary.word(id));
                word.is_some_and(|word| {
                    (names.inflected)(&word.form, form)
                        || weights.odds(&weights.encode(&word.form), &whole) >= odds
                })
            };
            odds >= ACCEPT_APART && !(first..end).any(part)
        });
        // A word does not stand for a part of itself.
        let inside = |whole: WordId| (first..end).any(|t| vocabulary.of_token(t) == Some(whole));
        if let Some(whole) = whole.filter(|whole| !inside(*whole))
            && let Some(form) = vocabulary
                .of_token(first)
                .map(|id| &vocabulary.word(id).form)
        {
            found.entry(whole).or_default().push(Mention {
                tokens: first..end,
                range: 0..form.len(),
            });
        }
    }
    found
}

/// Names of one word each that stand in a row.
struct NamesInARow {
    tokens: Range<usize>,
    /// The consonants of what they are without the spaces between them.
    frame: Frame,
    /// How many those are, as [`lengths`] has it.
    lengths: u32,
}

/// The rows of two names and more that nothing but a space parts, by their first tokens. `named` has a bit for each
/// token that is a name.
fn rows_of_names(article: Article<'_>, named: &[u64], names: &Names) -> Vec<NamesInARow> {
    let Article {
        vocabulary,
        source,
        tokens,
        ..
    } = article;
    let is_named = |token: usize| named[token / 64] & 1 << (token % 64) != 0;
    let mut rows = Vec::new();
    for (place, bits) in named.iter().enumerate() {
        let behind = named.get(place + 1).map_or(0, |next| next << 63);
        let mut firsts = bits & (bits >> 1 | behind);
        while firsts != 0 {
            let first = 64 * place + firsts.trailing_zeros() as usize;
            firsts &= firsts - 1;
            let mut frame = Frame::default();
            for token in first..tokens.len().min(first + MOST_WORDS) {
                let space = || &source[tokens[token - 1].span.end()..tokens[token].span.start()];
                if !is_named(token) || token > first && space() != " " {
                    break;
                }
                let Some(word) = vocabulary.of_token(token) else {
                    break;
                };
                frame = frame.followed_by(vocabulary.word(word).facts.whole);
                if token > first {
                    rows.push(NamesInARow {
                        tokens: first..token + 1,
                        frame,
                        lengths: lengths(frame, names.digraphs),
                    });
                }
            }
        }
    }
    rows
}

/// Lengths as bits, with those that are one more and one less.
fn with_neighbours(lengths: u32) -> u32 {
    lengths << 1 | lengths | lengths >> 1
}

/// How many consonants a form has, with and without the first ones of digraphs, as bits.
fn lengths(frame: Frame, digraphs: &[(u8, u8)]) -> u32 {
    let length = |sequence: u64| 1 << (u64::BITS - sequence.leading_zeros()).div_ceil(4);
    let single = frame.without_first_of(digraphs);
    single.map_or(0, length) | length(frame.sequence)
}

/// A word used as often as this (a Zipf value) is no name.
const EVERYDAY: f32 = 5.0;

/// A form with a nameness below this is a native word.
const NATIVE: f32 = -2.0;

/// A known word used less often than this that the lists of names have is likelier the name.
const RARE: f32 = 3.5;

/// Fewest letters of a name.
const SHORTEST: usize = 3;

/// A word with more letters than this is several words run together, not a name.
const LONGEST: usize = 15;

/// The bases of an article that may be names: all that the lexicon does not know or the lists of names have, and of
/// the words that it knows those that are near one of them.
struct Candidates<'a> {
    all: Vec<Candidate<'a>>,
    /// The candidates by their bases; none for the base of a known word that is near a candidate and cannot be one name
    /// with any: see [`admit`](Candidates::admit).
    by_base: FxHashMap<&'a str, Option<usize>>,
    vocabulary: &'a Vocabulary<'a>,
    names: &'a Names,
    weights: &'a Weights,
    classes: fn(&str) -> Classes,
    clitics: Option<&'a Clitics>,
    /// The first bases, those that are looked for near others, by their near keys.
    index: Index,
}

/// Whether a name may stand behind what the lexicon takes off a form; before verbs it takes off more: سيغور is no
/// Yegor.
fn takes_clitics(clitics: Option<&Clitics>, proclitics: &str) -> bool {
    proclitics.is_empty() || clitics.is_some_and(|clitics| (clitics.is_proclitic)(proclitics))
}

impl<'a> Candidates<'a> {
    fn new(
        article: Article<'a>,
        names: &'a Names,
        words: &Words,
        clitics: Option<&'a Clitics>,
        weights: &'a Weights,
    ) -> Candidates<'a> {
        let vocabulary = article.vocabulary;
        let mut candidates = Candidates {
            all: Vec::new(),
            by_base: FxHashMap::default(),
            vocabulary,
            names,
            weights,
            classes: words.classes,
            clitics,
            index: Index::new(std::iter::empty()),
        };
        // About one word of four is a candidate.
        candidates.all.reserve(vocabulary.words().len() / 4);
        candidates.by_base.reserve(vocabulary.words().len() / 4);
        let stands = |form: &str| vocabulary.find(form).is_some();
        let mut joined = article.joined.iter().peekable();
        for (id, word) in vocabulary.words().iter().enumerate() {
            let facts = &word.facts;
            if facts.known {
                let listed = facts.classes.get(Classes::LISTED) > 0
                    && facts.classes.get(Classes::FUNCTION) == 0
                    && takes_clitics(clitics, &word.form[..usize::from(facts.base)]);
                let rare = facts.zipf < RARE && facts.nameness > 0.0;
                if listed && rare {
                    candidates.add(id as WordId, usize::from(facts.base)..word.form.len());
                } else if !listed
                    && facts.written == 0.0
                    && facts.zipf <= HARDLY
                    && facts.classes.get(Classes::FUNCTION) == 0
                    && facts.whole_nameness > DOUBTFUL
                {
                    candidates.doubt(id as WordId, 0..word.form.len());
                }
                continue;
            }
            if let Some(joined) = joined.next_if(|joined| joined.word == id as WordId) {
                let mut start = 0;
                for part in joined.parts(&word.form) {
                    let end = start + part.len();
                    if (words.base)(part).is_none() {
                        candidates.add(id as WordId, start + candidates.base(part, &stands)..end);
                    }
                    start = end;
                }
                continue;
            }
            if facts.classes.get(Classes::DIALECT) > 0 {
                continue;
            }
            let start = if facts.bare {
                0
            } else {
                candidates.base(&word.form, &stands)
            };
            candidates.add(id as WordId, start..word.form.len());
        }
        let compared = candidates.all.iter().enumerate();
        let compared = compared.filter(|(_, candidate)| candidate.is_compared());
        candidates.index = Index::new(compared.flat_map(|(number, candidate)| {
            near_keys(candidate.frame, names.digraphs).map(move |key| (key, number as u32))
        }));
        candidates
    }

    /// Where the name begins in a form: a base that is a listed name goes before one that is likelier by its
    /// letters.
    fn base(&self, form: &str, stands: &dyn Fn(&str) -> bool) -> usize {
        let bases = (self.names.bases)(form, stands);
        // Names of three letters are found at the end of many others.
        let listed = |base: &&Base| {
            let name = &form[base.start..];
            (base.start == 0 || name.chars().nth(3).is_some())
                && (self.classes)(name).get(Classes::LISTED) > 0
        };
        bases
            .iter()
            .find(listed)
            .or(bases.first())
            .map_or(0, |base| base.start)
    }

    /// Adds a word to the candidate of its base; `None` when the base is too short for a name, or can be one name with no
    /// other.
    fn add(&mut self, id: WordId, range: Range<usize>) -> Option<usize> {
        let word = self.vocabulary.word(id);
        let base = &word.form[range.clone()];
        match self.by_base.get(base) {
            Some(None) => None,
            Some(Some(index)) => {
                let index = *index;
                self.all[index].words.push((id, range.clone()));
                let article = (self.names.has_article)(&word.form[..range.start]);
                self.all[index].count(&word.facts, self.vocabulary.tokens(id), article);
                Some(index)
            }
            None => {
                let code = self.weights.encode(base);
                let candidate = self.candidate(id, range, code)?;
                Some(self.push(candidate))
            }
        }
    }

    fn push(&mut self, candidate: Candidate<'a>) -> usize {
        let index = self.all.len();
        self.by_base.insert(candidate.base, Some(index));
        self.all.push(candidate);
        index
    }

    /// The candidate that a word alone makes; `None` when the base is too short or too long for a name.
    fn candidate(&self, id: WordId, range: Range<usize>, code: Code) -> Option<Candidate<'a>> {
        let word = self.vocabulary.word(id);
        let base = &word.form[range.clone()];
        let facts = &word.facts;
        if code.len() < SHORTEST || code.len() > LONGEST {
            return None;
        }
        let to_end = range.end == word.form.len();
        let (frame, nameness, listed) = if to_end && range.start == usize::from(facts.base) {
            (
                facts.frame,
                facts.nameness,
                facts.classes.get(Classes::LISTED) > 0,
            )
        } else {
            (
                Frame::of(base.chars(), self.names.sound_class),
                (self.names.nameness)(base),
                (self.classes)(base).get(Classes::LISTED) > 0,
            )
        };
        let mut candidate = Candidate {
            base,
            shares: self.weights.shares(&code),
            code,
            words: Carriers::One((id, range.clone())),
            count: 0,
            first: u32::MAX,
            cost: 0.0,
            unknown: true,
            guess: false,
            article: false,
            listed,
            zipf: 0.0,
            nameness,
            frame,
        };
        let article = (self.names.has_article)(&word.form[..range.start]);
        candidate.count(facts, self.vocabulary.tokens(id), article);
        Some(candidate)
    }

    /// Adds a word that the lexicon has and nobody writes, as if the lexicon had it not.
    fn doubt(&mut self, id: WordId, range: Range<usize>) {
        let before = self.all.len();
        if let Some(index) = self.add(id, range)
            && index == before
        {
            self.all[index].unknown = true;
            self.all[index].cost = DOUBT;
        }
    }

    /// Adds another reading of a word, at a cost where no other word has the base for certain.
    fn guess(&mut self, id: WordId, range: Range<usize>, cost: f32) -> Option<usize> {
        let before = self.all.len();
        let index = self.add(id, range)?;
        if index == before {
            self.all[index].cost = cost;
            self.all[index].guess = true;
        }
        Some(index)
    }

    /// Pairs of candidates that sound near enough to be compared, at least one of which is unknown to the
    /// lexicon. Known words become candidates when they are near an unknown one.
    fn near(&mut self) -> Vec<(usize, usize)> {
        let vocabulary = self.vocabulary;
        let indexed = self.all.len();
        self.guesses();
        let guessed = self.all.len();
        let mut pairs = Vec::new();
        // Candidates that a word is near.
        let mut others = Vec::new();
        for (id, word) in vocabulary.words().iter().enumerate() {
            let facts = &word.facts;
            if !facts.known || facts.zipf >= EVERYDAY {
                continue;
            }
            let (proclitics, base) = word.form.split_at(usize::from(facts.base));
            if may_stand_beside_name(facts)
                && self.find_near(facts.frame, usize::MAX, &mut others)
                && takes_clitics(self.clitics, proclitics)
                // A candidate with a clitic is no other word.
                && (facts.bare
                    || !(self.names.bases)(base, &|_| false).iter().any(|other| {
                        other.start > 0 && self.by_base.contains_key(&base[other.start..])
                    }))
            {
                self.hold_against(id as WordId, &others, &mut pairs);
            }
            // What is read as a proclitic and a word, though nobody writes it, may be a name.
            if facts.written == 0.0
                && proclitics.chars().count() == 1
                && facts.classes.get(Classes::LISTED) == 0
                && facts.whole_nameness > 0.0
                && self.find_near(facts.whole, usize::MAX, &mut others)
                && let Some(index) = self.guess(id as WordId, 0..word.form.len(), WHOLE)
            {
                self.pair(index, &others, &mut pairs);
            }
        }
        let known = self.all.len();
        pairs.append(&mut self.alike());
        for (a, b) in self.index.sharing() {
            self.pair(b as usize, &[a], &mut pairs);
        }
        // The known ones have been paired above.
        for index in (indexed..guessed).chain(known..self.all.len()) {
            let frame = self.all[index].frame;
            self.index.near_to(frame, self.names.digraphs, &mut others);
            self.pair(index, &others, &mut pairs);
        }
        pairs.sort_unstable();
        pairs.dedup();
        pairs.retain(|(a, b)| {
            may_be_one(&self.all[*a], &self.all[*b], true, self.names, self.weights)
        });
        pairs
    }

    /// Adds a known word that is near others, and its pairs with them, where it can be one name with any of them.
    fn hold_against(&mut self, id: WordId, others: &[u32], pairs: &mut Vec<(usize, usize)>) {
        let word = self.vocabulary.word(id);
        let range = usize::from(word.facts.base)..word.form.len();
        let base = &word.form[range.clone()];
        let index = match self.by_base.get(base) {
            // What it costs to believe that a base is a name is that of its dearest word.
            Some(None) => return,
            Some(Some(index)) if self.all[*index].words.has(id) => return,
            Some(Some(_)) => self.add(id, range),
            None => {
                let near = || others.iter().map(|other| &self.all[*other as usize]);
                let code = self.weights.encode(base);
                let candidate = if near().any(|other| other.has_about(&code)) {
                    self.candidate(id, range, code)
                } else {
                    None
                };
                let fits = |candidate: &Candidate<'a>| {
                    candidate.is_compared()
                        && near().any(|other| {
                            other.may_spell(candidate, self.names.digraphs)
                                && may_be_one(candidate, other, false, self.names, self.weights)
                        })
                };
                let Some(candidate) = candidate.filter(fits) else {
                    self.by_base.insert(base, None);
                    return;
                };
                Some(self.push(candidate))
            }
        };
        if let Some(index) = index {
            self.pair(index, others, pairs);
        }
    }

    /// Adds the pairs of a candidate with those of others that it is compared with.
    fn pair(&self, index: usize, others: &[u32], pairs: &mut Vec<(usize, usize)>) {
        let candidate = &self.all[index];
        if !candidate.is_compared() {
            return;
        }
        for other in others.iter().map(|other| *other as usize) {
            if other != index && self.all[other].may_spell(candidate, self.names.digraphs) {
                pairs.push((other.min(index), other.max(index)));
            }
        }
    }

    /// Makes a candidate of a base after all that can be one name with no other by what its consonants have in common with
    /// it.
    fn admit(&mut self, base: &str) {
        let vocabulary = self.vocabulary;
        self.by_base.remove(base);
        for (id, word) in vocabulary.words().iter().enumerate() {
            let facts = &word.facts;
            let (proclitics, own) = word.form.split_at(usize::from(facts.base));
            if facts.known
                && own == base
                && facts.zipf < EVERYDAY
                && may_stand_beside_name(facts)
                && takes_clitics(self.clitics, proclitics)
            {
                self.add(id as WordId, proclitics.len()..word.form.len());
            }
        }
    }

    /// Adds what unknown words are when what looks like their first letter is joined to a name, where that is near a
    /// candidate.
    fn guesses(&mut self) {
        let vocabulary = self.vocabulary;
        let stands = |form: &str| vocabulary.find(form).is_some();
        let mut others = Vec::new();
        for index in 0..self.all.len() {
            let words = self.all[index].words.len();
            for at in 0..words {
                let (id, range) = self.all[index].words[at].clone();
                let word = vocabulary.word(id);
                let facts = &word.facts;
                let plain = facts.known || facts.bare || facts.classes.get(Classes::LISTED) > 0;
                // A conjunction of a vowel leaves the consonants as they are.
                let rest = facts.whole.behind_first();
                let mut near = || {
                    [rest, facts.whole]
                        .into_iter()
                        .any(|frame| self.find_near(frame, index, &mut others))
                };
                if plain || range != (0..word.form.len()) || !near() {
                    continue;
                }
                for base in (self.names.bases)(&word.form, &stands) {
                    if base.start > 0 {
                        self.guess(id, base.start..word.form.len(), base.cost);
                    }
                }
            }
        }
    }

    /// Puts the candidates of the index whose consonants are near those of a form into `others`, some of them several
    /// times; whether there are any besides `except`.
    fn find_near(&self, frame: Frame, except: usize, others: &mut Vec<u32>) -> bool {
        let digraphs = self.names.digraphs;
        self.index.near_to(frame, digraphs, others);
        others.retain(|other| {
            let other = *other as usize;
            other != except && self.all[other].frame.is_near(frame, digraphs)
        });
        !others.is_empty()
    }

    /// Pairs of candidates that differ in orthography only.
    fn alike(&mut self) -> Vec<(usize, usize)> {
        let vocabulary = self.vocabulary;
        let may = |word: &Word<'_>| {
            let facts = &word.facts;
            !facts.known
                || (facts.classes.get(Classes::LISTED) > 0 || facts.zipf <= HARDLY)
                    && facts.classes.get(Classes::FUNCTION) == 0
        };
        let words = vocabulary.words().iter().enumerate();
        let words = words.filter(|(_, word)| may(word));
        let mut folded: Vec<(u32, WordId)> = Vec::with_capacity(vocabulary.words().len());
        folded.extend(words.map(|(id, word)| (word.facts.folded, id as WordId)));
        // Most words have a folded form of their own.
        let (mut once, mut again) = (Filter::new(4 * folded.len()), Filter::new(folded.len()));
        for (form, _) in &folded {
            if once.note(*form) {
                again.note(*form);
            }
        }
        folded.retain(|(form, _)| again.perhaps(*form));
        folded.sort_unstable();
        let base = |id: WordId| {
            let word = vocabulary.word(id);
            word.form.split_at(usize::from(word.facts.base)).1
        };
        let mut pairs = Vec::new();
        for same in folded
            .chunk_by(|a, b| a.0 == b.0)
            .filter(|same| same.len() > 1)
        {
            let mut candidates: Vec<usize> = Vec::new();
            let several = same.iter().any(|(_, id)| base(*id) != base(same[0].1));
            for (_, id) in same.iter().copied() {
                let word = vocabulary.word(id);
                if word.facts.known {
                    let (proclitics, base) = word.form.split_at(usize::from(word.facts.base));
                    match self.by_base.get(base) {
                        Some(None) if several => self.admit(base),
                        None if takes_clitics(self.clitics, proclitics) => {
                            self.add(id, proclitics.len()..word.form.len());
                        }
                        _ => {}
                    }
                }
                let of_word =
                    |candidate: &Candidate<'_>| !candidate.guess && candidate.words.has(id);
                candidates.extend(self.all.iter().position(of_word));
            }
            candidates.sort_unstable();
            candidates.dedup();
            for (at, a) in candidates.iter().enumerate() {
                pairs.extend(candidates[at + 1..].iter().map(|b| (*a, *b)));
            }
        }
        pairs
    }
}

/// A word used less often than this, with its proclitics and without them, is hardly ever written.
const HARDLY: f32 = 2.5;

/// A word that is hardly ever written and has a greater nameness than this may be a name, though the lexicon
/// makes it from one of its stems; and what it costs to believe that.
const DOUBTFUL: f32 = 1.0;
const DOUBT: f32 = 0.8;

/// What it costs to read a word of the lexicon as a name that begins with what the lexicon takes for a proclitic.
const WHOLE: f32 = 1.5;

/// A known word that is as little of a name as this stands beside none, however near the two are.
const NO_NAME: f32 = 5.5;

/// What it costs to believe that a word of the lexicon that is met so often is a name; one with the letters of a native
/// word costs more.
fn known_cost(zipf: f32, nameness: f32) -> f32 {
    let native = if nameness < NATIVE { 1.0 } else { 0.0 };
    1.0 + 0.6 * (zipf - 1.5).max(0.0) + native
}

/// Whether a known word, that is not met every day, may be a name where a name stands that is spelled nearly like it.
fn may_stand_beside_name(facts: &Facts) -> bool {
    facts.classes.get(Classes::LISTED) > 0
        || facts.family.is_some()
        || known_cost(facts.zipf, facts.nameness) - nameness_odds(facts.nameness) < NO_NAME
}

/// What the nameness of the lesser name of two adds to their odds.
fn nameness_odds(nameness: f32) -> f32 {
    (if nameness < 0.0 { 0.5 } else { 0.3 } * nameness).clamp(-3.0, 1.5)
}

impl Candidate<'_> {
    /// Whether there is enough to compare.
    fn is_compared(&self) -> bool {
        let consonants = self.frame.all.count_ones();
        consonants > 1 || consonants == 1 && self.code.len() > SHORTEST
    }

    /// Whether two candidates are near enough to be compared letter by letter.
    fn may_spell(&self, other: &Candidate<'_>, digraphs: &[(u8, u8)]) -> bool {
        self.has_about(&other.code) && self.frame.is_near(other.frame, digraphs)
    }

    /// Whether it has about the letters of another form: about as many, and few that the other has not.
    fn has_about(&self, other: &Code) -> bool {
        self.code.len().abs_diff(other.len()) <= 3
            && (self.code.letters() ^ other.letters()).count_ones() <= 4
    }

    /// Adds the places of a word that carries it; `article` tells whether it stands there with the article.
    fn count(&mut self, facts: &Facts, tokens: &[u32], article: bool) {
        self.count += tokens.len();
        self.first = self.first.min(tokens[0]);
        self.article |= article;
        self.zipf = self.zipf.max(facts.zipf);
        if facts.known {
            self.unknown = false;
            let name = self.listed || facts.family.is_some();
            self.cost = self.cost.max(if name {
                LISTED * known_cost(facts.zipf, 0.0)
            } else {
                known_cost(facts.zipf, self.nameness)
            });
        }
    }

    /// Whether it is a word that the lexicon has and the lists of names have not.
    fn is_ordinary(&self) -> bool {
        !self.unknown && !self.listed
    }

    /// Whether it may be a form of another that is a listed name, by how that sounds.
    fn may_sound_like(&self, listed: &Candidate<'_>) -> bool {
        listed.listed && self.unknown && !self.listed
    }

    /// Whether it may be another with a slip in it: it is met nowhere else and stands once.
    fn may_be_slip_of(&self, name: &Candidate<'_>) -> bool {
        let rare = self.count == 1 && self.zipf == 0.0 && !self.listed;
        rare && (name.listed || name.unknown)
    }

    /// Whether it may be a listed name that is typed otherwise than it was meant.
    fn may_be_mistyped(&self, name: &Candidate<'_>) -> bool {
        self.unknown && !self.guess && name.listed
    }
}

/// The share of its cost that a known word keeps when it is a listed name as well.
const LISTED: f32 = 0.5;

/// What is added when both are listed as spellings of one name.
const ONE_NAME: f32 = 3.0;

/// What is taken off when both are listed, for names that are not one.
const TWO_NAMES: f32 = 2.5;

/// The same, when one of them is only known as a part of a name.
const PERHAPS_TWO_NAMES: f32 = 1.0;

/// What is added when one is a listed name that may sound as the other is written.
const SOUNDS: f32 = 4.0;

/// How likely a name must sound as it is written, by letter, as a natural logarithm.
const LEAST_SOUND: f32 = -0.9;

/// Whether a listed name of one word is by its English form as likely to be written as `other`, which is none of
/// its listed forms.
fn sounds_as(
    gazetteer: &Gazetteer,
    language: &Language,
    listed: &Candidate<'_>,
    other: &Candidate<'_>,
) -> bool {
    other.may_sound_like(listed)
        && gazetteer.by_form(listed.base).any(|entry| {
            let outline = transliterate::outline(entry.english, language);
            let length = outline.len().max(1) as f32;
            let sounds = |form: &str| {
                let letters: Vec<char> = form.chars().collect();
                let likelihood = outline.log_likelihood(&letters, LEAST_SOUND * length);
                likelihood / length >= LEAST_SOUND
            };
            !outline.is_empty() && sounds(listed.base) && sounds(other.base)
        })
}

/// What is added for a form that is met nowhere else and stands once beside one that is a name.
const SLIP: f32 = 1.0;

/// The odds of a known name and the same with a slip of the fingers in it.
const MISTYPED: f32 = 2.0;

/// What is below this before the lists are asked is not one name, whatever they say.
const LEAST: f32 = -3.5;

/// Whether the odds of two candidates, of which one may be a guess, are worth asking for: a reading that nothing else speaks
/// for stands beside a name, not beside another such or an ordinary word.
fn may_be_read(a: &Candidate<'_>, b: &Candidate<'_>) -> bool {
    !(a.guess && (b.guess || b.is_ordinary()) || b.guess && a.is_ordinary())
}

/// What is added when one of two is likely the other with a slip in it.
fn slip_odds(a: &Candidate<'_>, b: &Candidate<'_>) -> f32 {
    SLIP + 0.3 * (a.count.max(b.count) as f32).ln()
}

/// Whether two candidates may be one name by the most that their letters give, whatever else speaks for it. `complete`
/// tells that no more words come to them; what may not be one name may not either when more have.
fn may_be_one(
    a: &Candidate<'_>,
    b: &Candidate<'_>,
    complete: bool,
    names: &Names,
    weights: &Weights,
) -> bool {
    /// What sums of the same numbers in another order may differ by.
    const ROUNDING: f32 = 1e-3;
    if !may_be_read(a, b) {
        return false;
    }
    let slip = a.may_be_slip_of(b) || b.may_be_slip_of(a);
    let mistyped = !complete || a.may_be_mistyped(b) || b.may_be_mistyped(a);
    let sounds = a.may_sound_like(b) || b.may_sound_like(a);
    let helped = a.listed && b.listed || sounds || slip && mistyped;
    let least = match slip {
        _ if helped => LEAST,
        true => LEAST.max(ACCEPT - NEIGHBOUR - slip_odds(a, b)),
        false => ACCEPT - NEIGHBOUR,
    };
    let others = nameness_odds(a.nameness.min(b.nameness)) - a.cost - b.cost;
    let most = weights.most((&a.code, &a.shares), (&b.code, &b.shares));
    most + others >= least - ROUNDING || alike(names, a.base, b.base)
}

/// The logarithm of the odds that two candidates are one name.
fn judge(
    a: &Candidate<'_>,
    b: &Candidate<'_>,
    language: &Language,
    names: &Names,
    weights: &Weights,
    gazetteer: Option<&Gazetteer>,
) -> f32 {
    let least = a.nameness.min(b.nameness);
    let nameness = nameness_odds(least);
    if !may_be_read(a, b) {
        return f32::NEG_INFINITY;
    }
    let mut odds = weights.odds(&a.code, &b.code) + nameness - a.cost - b.cost;
    let orthography = alike(names, a.base, b.base);
    if orthography && !a.guess && !b.guess {
        let name = |c: &Candidate<'_>| c.listed || c.unknown && c.nameness > 0.0;
        let rare = |c: &Candidate<'_>| c.listed || c.unknown || c.zipf <= HARDLY;
        let known = !a.unknown && !b.unknown;
        let listed = |gazetteer| one_name(gazetteer, a.base, b.base);
        if (name(a) || name(b)) && rare(a) && rare(b) && (!known || gazetteer.is_some_and(listed)) {
            return if (names.distinct)(a.base, b.base) {
                f32::NEG_INFINITY
            } else {
                ORTHOGRAPHY
            };
        }
        if nameness > 0.0 {
            odds += ALIKE;
        }
    }
    if odds < LEAST {
        return odds;
    }
    if a.listed
        && b.listed
        && let Some(gazetteer) = gazetteer
    {
        odds += if one_name(gazetteer, a.base, b.base) {
            ONE_NAME
        } else if one_sound(names, a.base, b.base) {
            0.0
        } else if is_entry(gazetteer, a.base) && is_entry(gazetteer, b.base) {
            -TWO_NAMES
        } else {
            -PERHAPS_TWO_NAMES
        };
    }
    if odds < ACCEPT
        && let Some(gazetteer) = gazetteer
        && (sounds_as(gazetteer, language, a, b) || sounds_as(gazetteer, language, b, a))
    {
        odds += SOUNDS;
    }
    let slip = |slip: &Candidate<'_>, name: &Candidate<'_>| {
        slip.may_be_slip_of(name) && (name.listed || name.count > 1)
    };
    if slip(a, b) || slip(b, a) {
        odds += slip_odds(a, b);
        let (slip, name) = if slip(a, b) { (a, b) } else { (b, a) };
        if slip.may_be_mistyped(name) && (names.mistyped)(slip.base, name.base) {
            odds = odds.max(MISTYPED);
        }
    }
    if odds < ACCEPT {
        return odds;
    }
    let inflected = (names.inflected)(a.base, b.base);
    if inflected && !orthography || (names.distinct)(a.base, b.base) {
        f32::NEG_INFINITY
    } else {
        odds
    }
}

/// Whether two forms differ in orthography only, if at all.
fn alike(names: &Names, a: &str, b: &str) -> bool {
    let fold = names.fold_orthography;
    a.chars().map(fold).eq(b.chars().map(fold))
}

/// Whether the lists have a form as a name of one word.
pub(super) fn is_entry(gazetteer: &Gazetteer, base: &str) -> bool {
    let whole = format!("ال{base}");
    gazetteer.by_form(base).next().is_some() || gazetteer.by_form(&whole).next().is_some()
}

/// Whether two forms differ only in letters that stand for one sound by the custom of the desk that writes them:
/// no two names differ so.
pub(super) fn one_sound(names: &Names, a: &str, b: &str) -> bool {
    let (mut a, mut b) = (a.chars(), b.chars());
    loop {
        match (a.next(), b.next()) {
            (None, None) => return true,
            (Some(a), Some(b)) if a == b || (names.one_sound)(a, b) => {}
            _ => return false,
        }
    }
}

/// Whether two bases are listed for one name.
fn one_name(gazetteer: &Gazetteer, a: &str, b: &str) -> bool {
    let forms = |base: &str| [base.to_owned(), format!("ال{base}")];
    forms(a)
        .iter()
        .any(|a| forms(b).iter().any(|b| gazetteer.one_name(a, b).is_some()))
}

/// The links in which each word is read in one way: the best link of a word decides.
fn one_reading(
    candidates: &[Candidate<'_>],
    mut links: Vec<(usize, usize, f32)>,
) -> Vec<(usize, usize, f32)> {
    links.sort_by(|x, y| {
        y.2.total_cmp(&x.2)
            .then_with(|| (x.0, x.1).cmp(&(y.0, y.1)))
    });
    let mut readings: FxHashMap<(WordId, usize), usize> = FxHashMap::default();
    links.retain(|(a, b, _)| {
        let words = |m: &usize| {
            candidates[*m]
                .words
                .iter()
                .map(|(word, range)| (*word, range.end))
        };
        let agrees =
            |m: &usize| words(m).all(|word| readings.get(&word).is_none_or(|reading| reading == m));
        // Two readings of one word are no two spellings.
        let apart = words(a).all(|word| words(b).all(|other| word != other));
        if !apart || !agrees(a) || !agrees(b) {
            return false;
        }
        for m in [a, b] {
            readings.extend(words(m).map(|word| (word, *m)));
        }
        true
    });
    links
}

/// Unites linked candidates, the surest links first, unless that would unite two that are `different`; each cluster
/// with the lowest odds that hold it together.
fn cluster(
    candidates: &[Candidate<'_>],
    links: &[(usize, usize, f32)],
    different: &dyn Fn(&Candidate<'_>, &Candidate<'_>) -> bool,
) -> Vec<(Vec<usize>, f32)> {
    // Clusters that were united with others are empty.
    let mut clusters: Vec<(Vec<usize>, f32)> = Vec::new();
    let mut cluster_of: Vec<Option<usize>> = vec![None; candidates.len()];
    for (a, b, odds) in links {
        let (of_a, of_b) = (cluster_of[*a], cluster_of[*b]);
        if of_a.is_some() && of_a == of_b {
            continue;
        }
        let members = |cluster: Option<usize>, member: usize| {
            cluster.map_or(vec![member], |cluster| clusters[cluster].0.clone())
        };
        let (one, two) = (members(of_a, *a), members(of_b, *b));
        let apart = one.iter().any(|x| {
            let others = two.iter().filter(|y| (*x, **y) != (*a, *b));
            others
                .copied()
                .any(|y| different(&candidates[*x], &candidates[y]))
        });
        if apart {
            continue;
        }
        let united = [of_a, of_b].into_iter().flatten();
        let lowest = united
            .clone()
            .map(|cluster| clusters[cluster].1)
            .fold(*odds, f32::min);
        united.for_each(|cluster| clusters[cluster].0.clear());
        let mut all = [one, two].concat();
        all.sort_unstable();
        for member in &all {
            cluster_of[*member] = Some(clusters.len());
        }
        clusters.push((all, lowest));
    }
    clusters.retain(|(members, _)| !members.is_empty());
    clusters.sort_by_key(|(members, _)| members[0]);
    clusters
}

/// The group of a cluster, its preferred spelling first.
fn group(
    vocabulary: &Vocabulary<'_>,
    candidates: &[Candidate<'_>],
    members: &[usize],
    odds: f32,
    names: &Names,
    weights: &Weights,
    gazetteer: Option<&Gazetteer>,
) -> Group {
    let best = preferred(candidates, members, names, gazetteer);
    let chosen = &candidates[best];
    // Inflections of the preferred spelling are not another spelling; what differs is put into the inflection
    // that is nearest.
    let inflects = |a: &Candidate<'_>, b: &Candidate<'_>| {
        (names.inflected)(a.base, b.base) && !alike(names, a.base, b.base)
    };
    let family: Vec<usize> = members
        .iter()
        .copied()
        .filter(|m| *m == best || inflects(&candidates[*m], chosen))
        .collect();
    let nearest = |candidate: &Candidate<'_>| {
        let odds = |m: &usize| weights.odds(&candidate.code, &candidates[*m].code);
        let nearest = family
            .iter()
            .copied()
            .max_by(|a, b| odds(a).total_cmp(&odds(b)));
        candidates[nearest.unwrap_or(best)].base.to_owned()
    };
    let mut spellings: Vec<Spelling> = members
        .iter()
        .filter(|member| **member == best || !family.contains(member))
        .map(|&member| {
            let candidate = &candidates[member];
            Spelling {
                base: candidate.base.to_owned(),
                mentions: mentions(
                    vocabulary,
                    candidate.words.iter().map(|(word, range)| (*word, range)),
                ),
                difference: difference(candidate, chosen, names, weights),
                replacement: nearest(candidate),
            }
        })
        .collect();
    spellings.sort_by_key(|spelling| {
        (
            spelling.base != chosen.base,
            std::cmp::Reverse(spelling.mentions.len()),
        )
    });
    Group { spellings, odds }
}

/// The preferred spelling: a clear majority's; else the one that the lists of names have, the one that the
/// language knows best, the most frequent, the first.
fn preferred(
    candidates: &[Candidate<'_>],
    members: &[usize],
    names: &Names,
    gazetteer: Option<&Gazetteer>,
) -> usize {
    let top = members
        .iter()
        .map(|m| candidates[*m].count)
        .max()
        .unwrap_or(0);
    let rivals = members
        .iter()
        .copied()
        .filter(|m| 2 * candidates[*m].count >= top);
    rivals
        .min_by_key(|m| {
            let c = &candidates[*m];
            let standing = gazetteer.map_or(0, |gazetteer| standing(gazetteer, c.base));
            (
                standing,
                c.unknown,
                std::cmp::Reverse((c.count, (names.house_style)(c.base))),
                c.first,
            )
        })
        .unwrap_or(members[0])
}

/// How the lists of names stand to a form: 0 when it is the form that the press prints, 1 when it is another that
/// is met, 2 when they have it not.
fn standing(gazetteer: &Gazetteer, base: &str) -> u8 {
    let whole = format!("ال{base}");
    let mut entries = gazetteer
        .by_form(base)
        .chain(gazetteer.by_form(&whole))
        .peekable();
    if entries.peek().is_none() {
        return 2;
    }
    u8::from(!entries.any(|entry| entry.form == base || entry.form == whole))
}

fn difference(
    a: &Candidate<'_>,
    b: &Candidate<'_>,
    names: &Names,
    weights: &Weights,
) -> Difference {
    if alike(names, a.base, b.base) {
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

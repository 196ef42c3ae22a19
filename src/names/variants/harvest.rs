//! The names of many articles: which there are, and which forms from different articles are one name.
//!
//! In one article names are compared by what stands around them as well. Across articles there are only the letters,
//! the lists, and what the single articles have said, so that more is asked of the letters.

use super::{
    Article, CERTAIN, Candidate, Candidates, Carriers, EVERYDAY, FAR, Frame, Index, LISTED, NATIVE,
    alike, cluster, is_entry, judge, known_cost, near_keys, one_name, one_sound, preferred,
    takes_clitics, weights,
};
use crate::language::classes::Classes;
use crate::language::vocabulary::{self, WordId};
use crate::language::{Language, Names, Words};
use crate::names::compare::Weights;
use crate::names::gazetteer::{self, Gazetteer};
use rustc_hash::FxHashMap;

/// A form of a name and its places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// The form without what is joined to its front.
    pub form: String,
    /// In how many places it stands.
    pub count: usize,
}

/// A form that the lists have not is a name with a nameness from here on.
const LIKELY: f32 = 1.0;

/// From these odds on two forms of different articles are taken for one name.
const ACCEPT_ACROSS: f32 = 3.0;

/// The names of an article of one word each, by their first places.
#[must_use]
pub fn seen(article: Article<'_>, language: &Language) -> Vec<Seen> {
    let (Some(names), Some(words), Some(weights)) =
        (language.names, language.words, weights(language))
    else {
        return Vec::new();
    };
    let gazetteer = gazetteer::of(language);
    let vocabulary = article.vocabulary;
    let mut candidates = Candidates::new(article, names, words, language.clitics, weights);
    // What the lexicon has is no candidate for a spelling of something else, and yet a name where it is listed as one.
    for (id, word) in vocabulary.words().iter().enumerate() {
        let facts = &word.facts;
        let (proclitics, base) = word.form.split_at(usize::from(facts.base));
        let taken = candidates
            .by_base
            .get(base)
            .is_some_and(|at| at.is_some_and(|at| candidates.all[at].words.has(id as WordId)));
        if facts.known
            && !taken
            && facts.zipf < EVERYDAY
            && facts.nameness > NATIVE
            && facts.classes.get(Classes::LISTED) > 0
            && facts.classes.get(Classes::FUNCTION) == 0
            && takes_clitics(language.clitics, proclitics)
            && gazetteer.is_some_and(|gazetteer| is_name(gazetteer, base))
        {
            candidates.add(id as WordId, proclitics.len()..word.form.len());
        }
    }
    let name = |candidate: &&Candidate<'_>| {
        candidate.listed && gazetteer.is_some_and(|gazetteer| is_entry(gazetteer, candidate.base))
            || candidate.unknown && candidate.nameness >= LIKELY
    };
    let mut all: Vec<&Candidate<'_>> = candidates.all.iter().filter(name).collect();
    all.sort_by_key(|candidate| candidate.first);
    let seen = |candidate: &Candidate<'_>| Seen {
        form: candidate.base.to_owned(),
        count: candidate.count,
    };
    all.into_iter().map(seen).collect()
}

/// Whether a form is a place's or a person's name, and no people's or language's.
fn is_name(gazetteer: &Gazetteer, form: &str) -> bool {
    let mut entries = gazetteer.by_form(form);
    entries.any(|entry| entry.kind.is_place() || entry.kind.is_person())
}

/// How English writes a name of one word, where the lists have one answer.
#[must_use]
pub fn english(form: &str, language: &Language) -> Option<String> {
    let gazetteer = gazetteer::of(language)?;
    let mut entries = gazetteer
        .by_form(form)
        .filter(|entry| entry.form == form && !entry.english.is_empty())
        .filter(|entry| entry.kind.is_place() || entry.kind.is_person());
    let first = entries.next()?;
    if !entries.all(|other| other.english == first.english) {
        return None;
    }
    // The lists keep it in small letters.
    let mut letters = first.english.chars();
    let initial = letters.next()?.to_uppercase();
    Some(initial.chain(letters).collect())
}

/// The form behind what is joined to another, when that is a name of its own: one article alone may not tell.
#[must_use]
pub fn behind_clitics<'a>(
    form: &'a str,
    stands: &dyn Fn(&str) -> bool,
    language: &Language,
) -> Option<&'a str> {
    let clitics = language.clitics?;
    let gazetteer = gazetteer::of(language);
    if gazetteer.is_some_and(|gazetteer| is_entry(gazetteer, form)) {
        return None;
    }
    // Names of three letters are found at the end of many others.
    let starts = form.char_indices().map(|(at, _)| at).skip(1);
    let mut starts = starts.filter(|at| form[*at..].chars().nth(3).is_some());
    let start = starts.find(|at| (clitics.is_proclitic)(&form[..*at]) && stands(&form[*at..]))?;
    Some(&form[start..])
}

/// The forms that are one name, the preferred one first and then the most frequent; in the order of the forms, by the
/// first of each. `together` are forms that an article has for one name. Every form is in one group.
#[must_use]
pub fn groups(forms: &[Seen], together: &[(usize, usize)], language: &Language) -> Vec<Vec<usize>> {
    let single = || (0..forms.len()).map(|form| vec![form]).collect();
    let (Some(names), Some(words), Some(weights)) =
        (language.names, language.words, weights(language))
    else {
        return single();
    };
    let gazetteer = gazetteer::of(language);
    let all: Vec<Candidate<'_>> = forms
        .iter()
        .enumerate()
        .map(|(number, seen)| candidate(number, seen, words, names, weights))
        .collect();
    let mut links: Vec<(usize, usize, f32)> = Vec::new();
    for (a, b) in near(&all, names) {
        // What the lexicon has is a word where nothing but its letters makes it a spelling of a name.
        let listed = gazetteer.is_some_and(|g| one_name(g, all[a].base, all[b].base));
        if !(listed || all[a].unknown && all[b].unknown) {
            continue;
        }
        let odds = judge(&all[a], &all[b], language, names, weights, gazetteer);
        if odds >= ACCEPT_ACROSS || listed && odds > f32::NEG_INFINITY {
            links.push((a, b, odds));
        }
    }
    links.extend(families(&all, words, names));
    links.extend(
        together
            .iter()
            .map(|(a, b)| (*a.min(b), *a.max(b), CERTAIN)),
    );
    links.sort_by(|x, y| {
        let odds = y.2.total_cmp(&x.2);
        odds.then_with(|| (x.0, x.1).cmp(&(y.0, y.1)))
    });
    let different = |a: &Candidate<'_>, b: &Candidate<'_>| {
        let spaced = a.base.contains(' ') || b.base.contains(' ');
        let listed = a.listed && b.listed && !one_sound(names, a.base, b.base);
        !spaced && weights.odds(&a.code, &b.code) < FAR
            || listed && gazetteer.is_some_and(|gazetteer| !one_name(gazetteer, a.base, b.base))
    };
    let mut in_group = vec![false; forms.len()];
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for (mut members, _) in cluster(&all, &links, &different) {
        members.iter().for_each(|member| in_group[*member] = true);
        let best = preferred(&all, &members, names, gazetteer);
        members.sort_by_key(|member| {
            let count = std::cmp::Reverse(all[*member].count);
            (*member != best, count, *member)
        });
        groups.push(members);
    }
    let alone = (0..forms.len()).filter(|form| !in_group[*form]);
    groups.extend(alone.map(|form| vec![form]));
    groups.sort_by_key(|members| members.iter().min().copied());
    groups
}

/// A form as it is compared.
fn candidate<'a>(
    number: usize,
    seen: &'a Seen,
    words: &Words,
    names: &Names,
    weights: &Weights,
) -> Candidate<'a> {
    let base = &*seen.form;
    let known = (words.base)(base) == Some(0);
    let zipf = (words.zipf)(base).unwrap_or(0.0);
    let nameness = (names.nameness)(base);
    let listed = (words.classes)(base).get(Classes::LISTED) > 0;
    let cost = match (known, listed) {
        (false, _) => 0.0,
        (true, true) => LISTED * known_cost(zipf, 0.0),
        (true, false) => known_cost(zipf, nameness),
    };
    let code = weights.encode(base);
    Candidate {
        base,
        shares: weights.shares(&code),
        code,
        words: Carriers::One((number as WordId, 0..base.len())),
        count: seen.count,
        first: number as u32,
        cost,
        unknown: !known,
        guess: false,
        article: false,
        listed,
        zipf,
        nameness,
        frame: Frame::of(base.chars(), names.sound_class),
    }
}

/// Pairs of forms that sound near enough to be compared, and those that differ in orthography only.
fn near(all: &[Candidate<'_>], names: &Names) -> Vec<(usize, usize)> {
    let compared =
        |candidate: &Candidate<'_>| candidate.is_compared() && !candidate.base.contains(' ');
    let compared = || all.iter().enumerate().filter(|(_, c)| compared(c));
    let index = Index::new(compared().flat_map(|(number, candidate)| {
        near_keys(candidate.frame, names.digraphs).map(move |key| (key, number as u32))
    }));
    let (mut pairs, mut others) = (Vec::new(), Vec::new());
    for (b, candidate) in compared() {
        index.near_to(candidate.frame, names.digraphs, &mut others);
        for a in others.iter().map(|a| *a as usize) {
            if a < b && all[a].may_spell(candidate, names.digraphs) {
                pairs.push((a, b));
            }
        }
    }
    let mut folded: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    for (number, candidate) in all.iter().enumerate() {
        let key: String = candidate.base.chars().map(names.fold_orthography).collect();
        let same = folded.entry(key).or_default();
        let alike = same
            .iter()
            .filter(|a| alike(names, all[**a].base, candidate.base));
        pairs.extend(alike.map(|a| (*a, number)));
        same.push(number);
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// Links between forms that the list of variants has for one word.
fn families(all: &[Candidate<'_>], words: &Words, names: &Names) -> Vec<(usize, usize, f32)> {
    let mut firsts: FxHashMap<(u16, &str), usize> = FxHashMap::default();
    let mut links = Vec::new();
    for (number, candidate) in all.iter().enumerate() {
        let Some(family) = vocabulary::family(candidate.base, words, names) else {
            continue;
        };
        // Forms with another ending are another name.
        if family.start > 0 {
            continue;
        }
        let ending = &candidate.base[usize::from(family.end)..];
        match firsts.get(&(family.number, ending)) {
            Some(first) => links.push((*first, number, CERTAIN)),
            None => drop(firsts.insert((family.number, ending), number)),
        }
    }
    links
}

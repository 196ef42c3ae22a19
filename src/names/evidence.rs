//! What an article says for and against two forms being one name: what stands beside them.

use super::compare::Weights;
use super::gazetteer::{Gazetteer, Kind};
use super::variants::{ACCEPT, Article, Candidate, Carrier, is_entry, near_keys, one_sound};
use crate::language::Names;
use crate::language::classes::Classes;
use crate::language::vocabulary::{Frame, WordId};

/// What is added when the same name or title stands beside both.
pub(super) const NEIGHBOUR: f32 = 1.5;

/// A name met as often as this is borne by many.
const COMMON: f32 = 2.0;

/// What is taken off when names of two people stand before the two.
const TWO_FAMILIES: f32 = 3.0;

/// The odds from which on two names of people before a form are taken for one.
const ONE_GIVEN: f32 = 1.2;

/// Most words that a name may have before its last.
const MOST_GIVEN: usize = 3;

/// A known word used as often as this is no name, though the lists of names have it.
const EVERYDAY: f32 = 4.8;

/// An article whose places are asked.
#[derive(Clone, Copy)]
pub(super) struct Evidence<'a> {
    pub(super) article: Article<'a>,
    pub(super) names: &'a Names,
    pub(super) weights: &'a Weights,
    pub(super) gazetteer: Option<&'a Gazetteer>,
}

impl Evidence<'_> {
    /// The logarithm of the odds that two candidates are one name, with what stands beside them; it comes from
    /// `odds`, which the forms alone give.
    pub(super) fn weigh(self, a: &Candidate<'_>, b: &Candidate<'_>, odds: f32) -> f32 {
        let mut odds = odds;
        if (ACCEPT - NEIGHBOUR..ACCEPT).contains(&odds) && self.share_neighbour(a, b) {
            odds += NEIGHBOUR;
        }
        if odds < ACCEPT {
            return odds;
        }
        odds - self.against(a, b)
    }

    /// What the places of two candidates take off the odds that they are one name: not less than 0, infinity when they
    /// are not.
    fn against(self, a: &Candidate<'_>, b: &Candidate<'_>) -> f32 {
        const NEVER: f32 = f32::INFINITY;
        let apart = self.side_by_side(a, b) || self.is_compound(a) != self.is_compound(b);
        // What is listed for one given name is one, whoever bears it, but for forms that each bearer may have chosen.
        let one = a.listed && b.listed && !one_sound(self.names, a.base, b.base);
        if apart || !one && self.two_given(&a.words, &b.words) {
            return NEVER;
        }
        if !one_sound(self.names, a.base, b.base)
            && (self.two_families(&a.words, &b.words) || self.place_and_person(a, b))
        {
            // Two people of a name that is not known are likelier of one family than two whose names are common.
            let common = |c: &Candidate<'_>| {
                if c.zipf >= COMMON {
                    return true;
                }
                let gazetteer = self.gazetteer.filter(|_| c.listed);
                gazetteer.is_some_and(|gazetteer| is_entry(gazetteer, c.base))
            };
            return if common(a) && common(b) {
                NEVER
            } else {
                TWO_FAMILIES
            };
        }
        0.0
    }

    /// Whether two spellings that the lists have for one name are names of two people here.
    pub(super) fn of_two_people(self, a: &[Carrier], b: &[Carrier]) -> bool {
        let form = |(word, range): &Carrier| {
            let form = &self.article.vocabulary.word(*word).form;
            form.get(range.clone()).unwrap_or_default()
        };
        let person = |form: &str| {
            let mut entries = self.gazetteer.into_iter().flat_map(|all| all.by_form(form));
            entries.any(|entry| entry.kind.is_person())
        };
        let (Some(one), Some(other)) = (a.first().map(form), b.first().map(form)) else {
            return false;
        };
        person(one)
            && person(other)
            && (self.two_given(a, b)
                || !one_sound(self.names, one, other) && self.two_families(a, b))
    }

    /// The tokens of words.
    fn places(self, words: &[Carrier]) -> impl Iterator<Item = usize> {
        words.iter().flat_map(move |(word, _)| {
            let tokens = self.article.vocabulary.tokens(*word);
            tokens.iter().map(|token| *token as usize)
        })
    }

    /// The word of a token, when nothing but a space stands between it and the token before.
    fn behind_space(self, token: usize) -> Option<WordId> {
        let Article { source, tokens, .. } = self.article;
        let before = tokens.get(token.checked_sub(1)?)?.span.end();
        let gap = source.get(before..tokens.get(token)?.span.start())?;
        let word = self.article.vocabulary.of_token(token)?;
        (gap == " ").then_some(word)
    }

    /// Whether a word is a name, as far as the lists and the lexicon tell.
    fn is_name(self, word: WordId) -> bool {
        let facts = &self.article.vocabulary.word(word).facts;
        let listed = facts.classes.get(Classes::LISTED) > 0;
        (!facts.known || listed) && facts.classes.get(Classes::FUNCTION) == 0
    }

    /// Whether a word has no proclitics and is no nationality.
    fn is_bare(self, word: WordId) -> bool {
        let vocabulary = self.article.vocabulary;
        let word = vocabulary.word(word);
        let form = &*word.form;
        let start = if word.facts.known {
            usize::from(word.facts.base)
        } else {
            let listed = word.facts.classes.get(Classes::LISTED) > 0;
            let stands = |form: &str| vocabulary.find(form).is_some();
            let bases = (self.names.bases)(form, &stands);
            bases
                .first()
                .filter(|_| !listed)
                .map_or(0, |base| base.start)
        };
        let mut nationalities = self.gazetteer.into_iter().flat_map(|gazetteer| {
            let entries = gazetteer.by_form(&form[start..]);
            entries.filter(|entry| entry.kind == Kind::Nationality)
        });
        let proclitics = &form[..start];
        (start == 0 || (self.names.has_article)(proclitics) && proclitics.chars().count() == 2)
            && nationalities.next().is_none()
    }

    /// Whether one of two candidates never stands but beside the other: then both are words of one name, as in
    /// `هونغ كونغ`.
    fn side_by_side(self, a: &Candidate<'_>, b: &Candidate<'_>) -> bool {
        let (rare, other) = if a.count <= b.count { (a, b) } else { (b, a) };
        let is_other = |token: usize| {
            let word = self.article.vocabulary.of_token(token);
            word.is_some_and(|word| other.words.iter().any(|(id, _)| *id == word))
        };
        self.places(&rare.words)
            .all(|token| is_other(token + 1) || token > 0 && is_other(token - 1))
    }

    /// Whether the same name or title stands directly before, or directly behind, two candidates.
    fn share_neighbour(self, a: &Candidate<'_>, b: &Candidate<'_>) -> bool {
        let speaks = |word: WordId| {
            let facts = &self.article.vocabulary.word(word).facts;
            self.is_name(word) || facts.classes.get(Classes::TITLED) > 0
        };
        let neighbours = |candidate: &Candidate<'_>, behind: bool| -> Vec<WordId> {
            let beside = self.places(&candidate.words).filter_map(|token| {
                if behind {
                    return self.behind_space(token + 1);
                }
                self.behind_space(token)?;
                self.article.vocabulary.of_token(token.checked_sub(1)?)
            });
            beside.filter(|word| speaks(*word)).collect()
        };
        [false, true].into_iter().any(|behind| {
            let of_b = neighbours(b, behind);
            neighbours(a, behind).iter().any(|word| of_b.contains(word))
        })
    }

    /// Whether a candidate is a part of a compound wherever it stands: `راين` in `راين-نيكار`.
    fn is_compound(self, candidate: &Candidate<'_>) -> bool {
        let Article { source, tokens, .. } = self.article;
        let hyphen = |text: &str| text.starts_with(['-', '\u{2010}', '\u{2011}']);
        self.places(&candidate.words).all(|token| {
            let span = tokens[token].span;
            let before = source[..span.start()].chars().next_back();
            hyphen(&source[span.end()..])
                || before.is_some_and(|c| hyphen(c.encode_utf8(&mut [0; 4])))
        })
    }

    /// Whether words are the given names of two people: each is always followed by a name, and none that
    /// follows the one sounds like one that follows the other.
    fn two_given(self, a: &[Carrier], b: &[Carrier]) -> bool {
        // The keys of what follows; none when something else than a name follows anywhere.
        let followers = |words: &[Carrier]| -> Option<Vec<u32>> {
            let mut keys = Vec::new();
            for token in self.places(words) {
                let word = self
                    .behind_space(token + 1)
                    .filter(|word| self.is_name(*word) && self.is_bare(*word))?;
                let form = &self.article.vocabulary.word(word).form;
                let frame = Frame::of(form.chars(), self.names.sound_class);
                keys.extend(near_keys(frame, self.names.digraphs));
            }
            Some(keys)
        };
        match (followers(a), followers(b)) {
            (Some(a), Some(b)) => !a.iter().any(|key| b.contains(key)),
            _ => false,
        }
    }

    /// Whether words are the family names of two people: names stand before both somewhere, and none
    /// before the one sounds like one before the other.
    fn two_families(self, a: &[Carrier], b: &[Carrier]) -> bool {
        let ((of_a, kin_a), (of_b, kin_b)) = (self.given(a), self.given(b));
        // A wife, a brother or a daughter bears the same name.
        if of_a.is_empty() || of_b.is_empty() || kin_a || kin_b {
            return false;
        }
        let form = |id: WordId| &*self.article.vocabulary.word(id).form;
        let one = |a: &str, b: &str| {
            a == b
                || !(self.names.distinct)(a, b)
                    && self
                        .weights
                        .odds(&self.weights.encode(a), &self.weights.encode(b))
                        >= ONE_GIVEN
        };
        !of_a
            .iter()
            .any(|a| of_b.iter().any(|b| one(form(*a), form(*b))))
    }

    /// The names that stand directly before words, and whether a word for a relative stands before such.
    fn given(self, words: &[Carrier]) -> (Vec<WordId>, bool) {
        let vocabulary = self.article.vocabulary;
        let (mut names, mut kin) = (Vec::new(), false);
        for (id, range) in words {
            // What is joined to a conjunction or a preposition begins a name.
            if range.start > 0 {
                continue;
            }
            for token in vocabulary.tokens(*id) {
                let mut token = *token as usize;
                for _ in 0..=MOST_GIVEN {
                    if self.behind_space(token).is_none() {
                        break;
                    }
                    token -= 1;
                    let Some(word) = vocabulary.of_token(token) else {
                        break;
                    };
                    if !self.is_given(word) {
                        kin |= (self.names.is_relative)(&vocabulary.word(word).form);
                        break;
                    }
                    names.push(word);
                }
            }
        }
        (names, kin)
    }

    /// Whether a word may be a person's name before another.
    fn is_given(self, word: WordId) -> bool {
        let word = self.article.vocabulary.word(word);
        let facts = &word.facts;
        let bare = facts.classes.get(Classes::TITLED) == 0
            && facts.classes.get(Classes::FUNCTION) == 0
            && !word.form.starts_with("ال");
        if !bare {
            return false;
        }
        if facts.classes.get(Classes::LISTED) == 0 {
            return !facts.known && (self.names.nameness)(&word.form) > 0.0;
        }
        if facts.base > 0 || facts.zipf >= EVERYDAY {
            return false;
        }
        let entries = self
            .gazetteer
            .into_iter()
            .flat_map(|gazetteer| gazetteer.by_form(&word.form));
        let mut kinds = entries.map(|entry| entry.kind).peekable();
        // What is only known as a part of a name is a part of a person's.
        let unusual = !facts.known || facts.zipf == 0.0;
        kinds.peek().is_none() && unusual || kinds.any(Kind::is_person)
    }

    /// Whether what stands before two candidates says that one is a place and the other a person.
    fn place_and_person(self, a: &Candidate<'_>, b: &Candidate<'_>) -> bool {
        let place = |candidate: &Candidate<'_>| {
            self.places(&candidate.words)
                .any(|token| self.titled(token) == Some("place"))
        };
        let person = |candidate: &Candidate<'_>| {
            !self.given(&candidate.words).0.is_empty()
                || self
                    .places(&candidate.words)
                    .any(|token| self.titled(token) == Some("person"))
        };
        place(a) && person(b) && !person(a) && !place(b)
            || place(b) && person(a) && !person(b) && !place(a)
    }

    /// What the title directly before a token says that it names.
    fn titled(self, token: usize) -> Option<&'static str> {
        self.behind_space(token)?;
        let word = self.article.vocabulary.of_token(token.checked_sub(1)?)?;
        let kind = self
            .article
            .vocabulary
            .word(word)
            .facts
            .classes
            .get(Classes::TITLED);
        Classes::TITLED_KINDS
            .get((kind as usize).checked_sub(1)?)
            .copied()
    }
}

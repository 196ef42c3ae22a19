//! What two neighbouring words can be at fault for, as far as each of them tells by itself.
//!
//! The patterns of `agreement.rs` look at a word and at the one behind it. Nearly all pairs fit none of them, and that
//! is seen from two sets of bits that are made once for each distinct word: what the first word *wants* of the second
//! for any pattern to find a fault, and what the second *offers*. Where the two have no bit in common no pattern fits.
//! A set may hold more than it must, never less.

use super::closed::{self, Closed, Person};
use super::government::JUSSIVES;
use crate::language::reading::{
    Adjective, Case, Ending, Gender, Noun, Reading, State, Takes, Tense, Verb,
};

/// A set of what a second word may be to the word before it.
type Bits = u32;

/// Nothing is asked of the next word, not even that there is one.
pub(super) const ANYTHING: Bits = 1;
/// Nouns without article and pronoun, and those with one; by their gender and by the one that goes with them.
const BARE: [Bits; 2] = [1 << 1, 1 << 2];
const DEFINED: [Bits; 2] = [1 << 3, 1 << 4];
/// Adjectives without and with the article, by their gender.
const INDEFINITE: [Bits; 2] = [1 << 5, 1 << 6];
const DEFINITE: [Bits; 2] = [1 << 7, 1 << 8];
/// Endings of a case.
const NOMINATIVE: Bits = 1 << 9;
const OBLIQUE: Bits = 1 << 10;
const PLACE: Bits = 1 << 11;
const NAME: Bits = 1 << 12;
const PEOPLE: Bits = 1 << 13;
/// Verbs of the present, and those in the plural.
const PRESENT: Bits = 1 << 14;
const PLURAL: Bits = 1 << 15;
/// Verbs that change behind `لم`.
const JUSSIVE: Bits = 1 << 16;
/// Any word with the article.
const ARTICLE: Bits = 1 << 17;
/// Closed words.
const YOU_TWO: Bits = 1 << 18;
const WITH_PRONOUN: Bits = 1 << 19;
const THERE: Bits = 1 << 20;
const TEN: Bits = 1 << 21;
const TENS: Bits = 1 << 22;
const COUNTED: Bits = 1 << 23;
const WHAT: Bits = 1 << 24;
const RELATIVE: [Bits; 2] = [1 << 25, 1 << 26];

const BOTH: [Gender; 2] = [Gender::Masculine, Gender::Feminine];

/// The bit of a gender.
fn of(bits: [Bits; 2], gender: Gender) -> Bits {
    bits[gender as usize]
}

/// The bit of the other gender.
fn other(bits: [Bits; 2], gender: Gender) -> Bits {
    of(bits, gender.other())
}

fn any(bits: [Bits; 2]) -> Bits {
    bits[0] | bits[1]
}

/// What a form with this reading offers the word before it.
pub(super) fn offers(form: &str, reading: &Reading) -> Bits {
    let mut bits = 0;
    let mut add = |holds: bool, bit: Bits| bits |= if holds { bit } else { 0 };
    if let Some(noun) = reading.noun {
        let states = match noun.state {
            State::Bare => BARE,
            State::Article | State::Pronoun => DEFINED,
        };
        let genders = BOTH
            .into_iter()
            .filter(|gender| *gender == noun.gender || Some(*gender) == noun.agreement());
        for gender in genders {
            add(noun.certain || noun.listed, of(states, gender));
        }
    }
    if let Some(Adjective {
        gender, definite, ..
    }) = reading.adjective
    {
        add(
            true,
            of(if definite { DEFINITE } else { INDEFINITE }, gender),
        );
    }
    if let Some(Ending { case, .. }) = reading.ending {
        add(case == Case::Nominative, NOMINATIVE);
        add(case == Case::Oblique, OBLIQUE);
    }
    if let Some(verb) = reading.verb {
        add(verb.tense == Tense::Present, PRESENT);
        add(verb.plural, PLURAL);
    }
    add(reading.feminine_place, PLACE);
    add(reading.masculine_name, NAME);
    add(reading.people, PEOPLE);
    add(form.starts_with("ال"), ARTICLE);
    add(JUSSIVES.iter().any(|(verb, _)| *verb == form), JUSSIVE);
    let closed = match closed::get(reading.closed) {
        Some(Closed::Pronoun(Person::YouTwo)) => YOU_TWO,
        Some(Closed::PrepositionOfPronoun) => WITH_PRONOUN,
        Some(Closed::There) => THERE,
        Some(Closed::Numeral(..)) => TEN,
        Some(Closed::Tens) => TENS,
        Some(Closed::Counted(..)) => COUNTED,
        Some(Closed::What) => WHAT,
        Some(Closed::Relative(Some(gender))) => of(RELATIVE, gender),
        _ => 0,
    };
    bits | closed
}

/// What a form with this reading wants of the word behind it.
pub(super) fn wants(form: &str, reading: &Reading) -> Bits {
    if let Some(closed) = closed::get(reading.closed) {
        return closed_word(closed);
    }
    let bare = form.get(usize::from(reading.proclitics)..).unwrap_or(form);
    let verb = reading.verb.map_or(0, verb);
    let noun = reading.noun.filter(|noun| noun.certain).map_or(0, noun);
    let ending = reading
        .ending
        .map_or(0, |found| ending(form, bare, reading, found));
    let people = if reading.people {
        NOMINATIVE | OBLIQUE
    } else {
        0
    };
    let has = if bare.starts_with("لدي") {
        OBLIQUE
    } else {
        0
    };
    verb | noun | ending | people | has
}

fn closed_word(closed: Closed) -> Bits {
    match closed {
        // The masculine one may point at a predicate, and a plural one takes no noun that is not of people.
        Closed::Demonstrative(Gender::Masculine, _) => any(DEFINED) | of(BARE, Gender::Feminine),
        Closed::Demonstrative(Gender::Feminine, _) => any(DEFINED),
        Closed::Being(gender, _) => YOU_TWO | other(DEFINED, gender) | of(BARE, Gender::Feminine),
        Closed::Numeral(gender, _) => TEN | TENS | other(BARE, gender),
        Closed::One(gender, _) => TEN | other(BARE, gender) | other(DEFINED, gender),
        Closed::Two(..) => TEN,
        Closed::Both(gender, _) => other(DEFINED, gender),
        Closed::Pronoun(_) => PRESENT,
        Closed::Preposition | Closed::PerhapsPreposition => NOMINATIVE | PEOPLE,
        Closed::Emphasis => NOMINATIVE | THERE,
        Closed::That => NOMINATIVE | THERE | PLURAL,
        Closed::Where | Closed::There | Closed::PrepositionOfPronoun => OBLIQUE,
        Closed::Exists(gender, _) => other(BARE, gender),
        Closed::NotPast => JUSSIVE | PLURAL,
        Closed::Subjunctive | Closed::TheyWere | Closed::Relative(None) => PLURAL,
        Closed::OtherThan => any(INDEFINITE),
        Closed::Counted(..)
        | Closed::Tens
        | Closed::Relative(Some(_))
        | Closed::What
        | Closed::Large
        | Closed::Subordinator => 0,
    }
}

fn verb(verb: Verb) -> Bits {
    let past = verb.tense == Tense::Past;
    let masculine = verb.gender == Gender::Masculine;
    let place = if past && masculine { PLACE } else { 0 };
    let kind = match verb {
        Verb { certain: false, .. } => place,
        Verb { plural: true, .. } => of(BARE, Gender::Masculine),
        Verb { object: true, .. } => {
            other(DEFINED, verb.gender) | if masculine { PLACE } else { NAME }
        }
        _ => {
            let speaks = past && matches!(verb.takes, Takes::Nothing | Takes::Speech);
            let subject = if speaks {
                other(DEFINED, verb.gender)
            } else {
                0
            };
            place
                | subject
                | if masculine {
                    0
                } else {
                    NOMINATIVE | WITH_PRONOUN
                }
        }
    };
    YOU_TWO | kind
}

fn noun(noun: Noun) -> Bits {
    let opposed = |bits| noun.agreement().map_or(0, |gender| other(bits, gender));
    if noun.state == State::Bare {
        return if noun.listed { opposed(INDEFINITE) } else { 0 };
    }
    let adjective = match noun.agreement() {
        _ if !noun.listed => 0,
        Some(_) => opposed(DEFINITE),
        // The dual has adjectives of its own.
        None => any(DEFINITE),
    };
    let relative = if noun.listed { opposed(RELATIVE) } else { 0 };
    adjective | relative | WHAT | if noun.is_plural() { COUNTED } else { 0 }
}

fn ending(form: &str, bare: &str, reading: &Reading, ending: Ending) -> Bits {
    let nominative = ending.case == Case::Nominative;
    let governed = bare.starts_with("لل")
        || bare.starts_with("بال")
        || reading.noun.is_some_and(|noun| noun.preposition);
    let mut bits = 0;
    let mut add = |holds: bool, bit: Bits| bits |= if holds { bit } else { 0 };
    add(nominative && ending.definite && governed, ANYTHING);
    add(
        ending.definite,
        if nominative { OBLIQUE } else { NOMINATIVE },
    );
    add(ending.dual && nominative, PRESENT);
    let people = form.ends_with("يين") || form.ends_with("يون");
    add(!ending.definite && people, ARTICLE);
    bits
}

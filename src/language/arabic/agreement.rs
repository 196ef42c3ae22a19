//! Places where two Arabic words do not agree, as far as their position proves it.
//!
//! A closed set of patterns over neighbouring words. Each names a position in which the second word can be nothing
//! but what the pattern takes it for, and stays silent unless every reading of both words says so; the patterns that
//! could not be made so were left out (an adjective may belong to the head of a construct, a noun behind a verb may
//! be its object). How often they are right is measured, see the README.
//!
//! What a word is has been worked out when it was first met (`grammar.rs`); here readings are only combined.

use super::closed::{self, Closed, Person};
use super::government::{DONE_TO_PLACES, IMPERSONAL, JUSSIVES, TWO_OBJECTS};
use super::grammar;
use super::lexicon::Cells;
use super::pairs;
use super::reasons::*;
use crate::language::classes::{Classes, Function};
use crate::language::reading::{
    Adjective, Case, Ending, Gender, Noun, Number, Reading, State, Takes, Tense, Verb,
};
use crate::language::vocabulary::Word;
use crate::language::{Fault, Looked, Passage};
use crate::text::phrase::Template;
use crate::text::token::TokenKind;

/// The places of a passage where two words do not agree.
#[must_use]
pub(super) fn faults(passage: &Passage<'_>) -> Vec<Fault> {
    let looker = Looker { passage };
    let mut faults: Vec<Fault> = Vec::new();
    let mut next = looker.reading(0);
    for at in 0..passage.tokens.len() {
        let here = next;
        next = looker.reading(at + 1);
        let Some(reading) = here else {
            continue;
        };
        let offers = pairs::ANYTHING | next.map_or(0, |next| next.offers);
        if reading.wants & offers == 0 {
            debug_assert_eq!(looker.at(at, reading), None, "{}", looker.form(at));
            continue;
        }
        if let Some(fault) = looker.at(at, reading)
            && faults
                .last()
                .is_none_or(|last| last.tokens.end <= fault.tokens.start)
        {
            faults.push(fault);
        }
    }
    faults
}

/// What grammar makes of a plain form, and which faults it can have part in.
pub(super) fn reading(looked: Looked<'_>) -> Reading {
    let form = looked.form;
    let reading = grammar::reading(looked);
    Reading {
        wants: pairs::wants(form, &reading),
        offers: pairs::offers(form, &reading),
        ..reading
    }
}

struct Looker<'a> {
    passage: &'a Passage<'a>,
}

impl<'a> Looker<'a> {
    /// What grammar makes of a word of the article's script.
    fn reading(&self, at: usize) -> Option<&'a Reading> {
        self.word(at).map(|word| &word.facts.reading)
    }

    fn word(&self, at: usize) -> Option<&'a Word<'a>> {
        if at >= self.passage.tokens.len() {
            return None;
        }
        let vocabulary = self.passage.vocabulary;
        let id = vocabulary.of_token(self.passage.first + at)?;
        Some(vocabulary.word(id))
    }

    /// The plain form of a word.
    fn form(&self, at: usize) -> &'a str {
        self.word(at).map_or("", |word| &word.form)
    }

    /// The plain form behind its proclitics, and these.
    fn parts(&self, at: usize) -> (&'a str, &'a str) {
        let form = self.form(at);
        let proclitics = self
            .reading(at)
            .map_or(0, |reading| usize::from(reading.proclitics));
        form.split_at(proclitics)
    }

    fn closed(&self, at: usize) -> Option<Closed> {
        closed::get(self.reading(at)?.closed)
    }

    fn classes(&self, at: usize) -> Classes {
        self.word(at)
            .map_or(Classes::default(), |word| word.facts.classes)
    }

    /// What grammar makes of a word with nothing but spaces before it.
    fn next(&self, at: usize) -> Option<&'a Reading> {
        let reading = self.reading(at)?;
        self.is_joined(at).then_some(reading)
    }

    /// Whether nothing but spaces stands between a token and the one before.
    fn is_joined(&self, at: usize) -> bool {
        let tokens = self.passage.tokens;
        let (Some(before), Some(token)) = (
            at.checked_sub(1).and_then(|at| tokens.get(at)),
            tokens.get(at),
        ) else {
            return false;
        };
        let gap = &self.passage.source.as_bytes()[before.span.end()..token.span.start()];
        gap == b" " || !gap.is_empty() && gap.iter().all(|byte| *byte == b' ')
    }

    /// The text of a token.
    fn text(&self, at: usize) -> &'a str {
        self.passage.tokens[at].span.of(self.passage.source)
    }

    /// Whether a clause begins at a word: where a sentence does, and behind a subordinator.
    fn begins_clause(&self, at: usize) -> bool {
        self.begins_sentence(at)
            || matches!(self.closed(at - 1), Some(Closed::Subordinator)) && self.is_joined(at)
    }

    /// Whether a sentence or a quotation begins at a word.
    fn begins_sentence(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else {
            return true;
        };
        let text = self.text(before);
        if !text.chars().all(|c| "\"“”«»".contains(c)) {
            return self.ends_sentence(before);
        }
        let opens = self.passage.tokens[before].span.end() == self.passage.tokens[at].span.start();
        match before.checked_sub(1) {
            None => true,
            Some(_) if !opens => self.ends_sentence(before - 1),
            Some(_) => self.ends_sentence(before - 1) || matches!(self.text(before - 1), ":" | "،"),
        }
    }

    fn ends_sentence(&self, at: usize) -> bool {
        matches!(self.text(at), "." | "!" | "؟" | "?" | "؛")
    }

    /// Whether a word that is not certainly a verb, a particle or a noun which does not take `gender` stands before
    /// a word in its clause: an adjective or relative pronoun behind the word may belong to it.
    fn other_antecedent(&self, at: usize, gender: Gender, definite: bool) -> bool {
        /// How many words are looked at.
        const REACH: usize = 8;
        for back in 1..=REACH {
            let Some(place) = at.checked_sub(back) else {
                return false;
            };
            let token = &self.passage.tokens[place];
            if token.kind == TokenKind::Mark {
                let quote = self.text(place).chars().all(|c| "\"“”«»".contains(c));
                if quote {
                    continue;
                }
                return !self.ends_sentence(place)
                    && self.text(place) != "،"
                    && self.text(place) != ":";
            }
            if token.kind == TokenKind::Number {
                continue;
            }
            let Some(reading) = self.reading(place) else {
                return true;
            };
            match closed::get(reading.closed) {
                Some(
                    Closed::Emphasis
                    | Closed::That
                    | Closed::Relative(_)
                    | Closed::Subordinator
                    | Closed::Being(..),
                ) => return false,
                Some(_) => continue,
                None => {}
            }
            if reading.verb.is_some_and(|verb| verb.certain) {
                return false;
            }
            if !reading.nominal || reading.feminine_place && gender == Gender::Masculine {
                continue;
            }
            let clear = reading.noun.is_some_and(|noun| {
                let agreement = noun.agreement() == Some(gender.other());
                let several = noun.number == Number::Dual || noun.rational && noun.is_plural();
                // What is indefinite is not described by what is definite.
                let indefinite = definite
                    && noun.state == State::Bare
                    && matches!(
                        self.closed(place + 1),
                        Some(Closed::Preposition | Closed::PerhapsPreposition)
                    );
                noun.certain && (agreement || several || indefinite)
            });
            let adjective = reading
                .adjective
                .is_some_and(|adjective| adjective.certain && adjective.gender != gender);
            if !clear && !adjective {
                return true;
            }
        }
        true
    }

    /// A fault over tokens, with what should replace some of them.
    fn fault(&self, at: usize, length: usize, by: &[(usize, &str)], reason: Template) -> Fault {
        let source = self.passage.source;
        let token = |i: usize| self.passage.tokens[i].span;
        let mut text = String::new();
        for i in at..at + length {
            if i > at {
                text.push_str(&source[token(i - 1).end()..token(i).start()]);
            }
            let new = by.iter().find(|(place, _)| *place == i);
            text.push_str(new.map_or(token(i).of(source), |(_, new)| *new));
        }
        Fault {
            tokens: self.passage.first + at..self.passage.first + at + length,
            text: (!by.is_empty()).then_some(text),
            reason,
            sure: true,
        }
    }

    /// The fault that begins at a word.
    fn at(&self, at: usize, reading: &Reading) -> Option<Fault> {
        if let Some(closed) = closed::get(reading.closed) {
            return self.closed_word(at, reading, closed);
        }
        if let Some(verb) = reading.verb
            && let Some(fault) = self.verb(at, reading, verb)
        {
            return Some(fault);
        }
        if let Some(noun) = reading.noun.filter(|noun| noun.certain)
            && let Some(fault) = self.noun(at, noun)
        {
            return Some(fault);
        }
        if let Some(ending) = reading.ending
            && let Some(fault) = self.ending(at, ending)
        {
            return Some(fault);
        }
        if reading.people {
            return self.people(at);
        }
        if self.parts(at).1.starts_with("لدي") {
            return self.what_one_has(at);
        }
        None
    }

    fn closed_word(&self, at: usize, reading: &Reading, closed: Closed) -> Option<Fault> {
        match closed {
            Closed::Demonstrative(gender, number) => self
                .demonstrative(at, gender, number)
                .or_else(|| self.demonstrative_of_predicate(at, gender, number)),
            Closed::Being(gender, other) => self.being(at, reading, gender, other),
            Closed::Numeral(gender, other) => self
                .teen(at, gender, other)
                .or_else(|| self.numeral(at, gender, other)),
            Closed::One(gender, other) => self
                .teen(at, gender, other)
                .or_else(|| self.one_of(at, gender, other)),
            Closed::Two(gender, other) => self.teen(at, gender, other),
            Closed::Both(gender, other) => {
                let next = self.next(at + 1).filter(|next| !next.conjunction)?;
                let noun = next.noun.filter(|noun| {
                    noun.number == Number::Dual && noun.certain && noun.gender != gender
                })?;
                let other = format!("{}{other}", self.parts(at).0);
                (noun.state == State::Article).then(|| self.fault(at, 2, &[(at, &other)], NUMERAL))
            }
            Closed::Pronoun(person) => self.pronoun(at, person),
            Closed::Preposition | Closed::PerhapsPreposition => self
                .in_case(at, closed)
                .or_else(|| self.place_and_people(at)),
            Closed::Emphasis => self.after_emphasis(at).or_else(|| self.that_there(at)),
            Closed::That => self
                .after_emphasis(at)
                .or_else(|| self.that_there(at))
                .or_else(|| self.without_nun(at)),
            Closed::Where => self.where_is(at),
            Closed::Exists(gender, other) => self.exists(at, gender, other),
            Closed::NotPast => self.jussive(at).or_else(|| self.without_nun(at)),
            Closed::Subjunctive => self.without_nun(at),
            Closed::TheyWere | Closed::Relative(None) => self.with_nun(at),
            Closed::OtherThan => self.other_than(at),
            Closed::There | Closed::PrepositionOfPronoun => self.what_one_has(at),
            Closed::Counted(..)
            | Closed::Tens
            | Closed::Relative(Some(_))
            | Closed::What
            | Closed::Large
            | Closed::Subordinator => None,
        }
    }

    /// The noun behind a word, when nothing is joined to its front.
    fn noun_behind(&self, at: usize) -> Option<Noun> {
        let next = self.next(at + 1).filter(|next| !next.conjunction)?;
        next.noun.filter(|noun| noun.certain && !noun.preposition)
    }

    /// هذا الابتسامة, هذه التنظيم, هؤلاء السفن, هذان السفينتان
    fn demonstrative(&self, at: usize, gender: Gender, number: Number) -> Option<Fault> {
        let noun = self
            .noun_behind(at)
            .filter(|noun| noun.state == State::Article)?;
        let (outer, bare) = self.parts(at);
        let preposition = outer.ends_with(['ب', 'ل', 'ك']);
        let other = match number {
            Number::Singular => {
                // Behind a preposition it stands for what was said, and a new noun follows: `بما في ذلك المناطق`,
                // `لهذا الحكومة قررت`.
                let behind = at > 0
                    && matches!(
                        self.closed(at - 1),
                        Some(Closed::Preposition | Closed::PerhapsPreposition)
                    );
                let elsewhere = self.classes(at.saturating_sub(1)).function()
                    == Some(Function::Preposition)
                    && at > 0;
                if bare == "ذلك" && (behind || elsewhere || preposition)
                    || bare == "هذا" && outer.ends_with('ل')
                {
                    return None;
                }
                // The masculine one also points at whole sentences: `قال هذا الرئيس`, `حدث هذا الليلة الماضية`.
                let agreement = noun.agreement()?;
                if agreement == gender || noun.rational || noun.time && gender == Gender::Masculine
                {
                    return None;
                }
                match bare {
                    "هذا" => "هذه",
                    "هذه" => "هذا",
                    "ذلك" => "تلك",
                    _ => "ذلك",
                }
            }
            Number::Dual => {
                if noun.number != Number::Dual || noun.gender == gender {
                    return None;
                }
                match bare {
                    "هذان" => "هاتان",
                    "هذين" => "هاتين",
                    "هاتان" => "هذان",
                    _ => "هذين",
                }
            }
            _ => {
                if noun.rational || !noun.is_plural() {
                    return None;
                }
                "هذه"
            }
        };
        let other = format!("{outer}{other}");
        Some(self.fault(at, 2, &[(at, &other)], DEMONSTRATIVE))
    }

    /// هذا خطوة مهمة
    fn demonstrative_of_predicate(
        &self,
        at: usize,
        gender: Gender,
        number: Number,
    ) -> Option<Fault> {
        if (gender, number) != (Gender::Masculine, Number::Singular) {
            return None;
        }
        let emphasised = at > 0
            && self.is_joined(at)
            && matches!(self.closed(at - 1), Some(Closed::Emphasis | Closed::That));
        if !emphasised && !self.begins_sentence(at) {
            return None;
        }
        let noun = self.noun_behind(at).filter(|noun| {
            noun.state == State::Bare
                && noun.number == Number::Singular
                && noun.gender == Gender::Feminine
                && !noun.time
        })?;
        let adjective = self
            .next(at + 2)
            .filter(|next| !next.conjunction)
            .and_then(|next| next.adjective)?;
        let (outer, bare) = self.parts(at);
        if bare != "هذا"
            || outer.ends_with(['ب', 'ل', 'ك'])
            || adjective.definite
            || adjective.gender != noun.gender
        {
            return None;
        }
        let other = format!("{outer}هذه");
        Some(Fault {
            sure: false,
            ..self.fault(at, 3, &[(at, &other)], PREDICATE)
        })
    }

    /// كانت المنزل هادئا, وكان لهجته خفيفة, عندما يكون أوراق الأشجار
    fn being(&self, at: usize, reading: &Reading, gender: Gender, other: &str) -> Option<Fault> {
        let next = self.next(at + 1).filter(|next| !next.conjunction)?;
        if next.closed > 0 {
            return self.two_of_you(at);
        }
        let negated =
            at > 0 && matches!(self.form(at - 1), "لا" | "ما" | "لم" | "لن" | "ولا" | "ولم");
        let subordinate = self.begins_clause(at);
        if !(reading.conjunction || negated || subordinate) {
            return None;
        }
        let noun = self.noun_behind(at)?;
        let after = self.next(at + 2).filter(|next| !next.conjunction)?;
        let fault = || {
            let other = format!("{}{other}", self.parts(at).0);
            Some(Fault {
                sure: false,
                ..self.fault(at, 2, &[(at, &other)], LINKING)
            })
        };
        let definite = self.form(at + 2).starts_with("ال");
        if noun.state == State::Bare {
            // The plural of things at the head of a construct is no predicate of one masculine.
            let plural = noun.is_plural() && !noun.rational && noun.listed && !noun.accusative;
            return (plural && subordinate && definite && gender == Gender::Masculine)
                .then(fault)
                .flatten();
        }
        if noun.number != Number::Singular || noun.gender == gender {
            return None;
        }
        // What follows shows that the noun is no predicate itself (`كانت السبب`).
        let predicate = after.adjective.is_some_and(|adjective| {
            !adjective.definite
                && adjective.gender == noun.gender
                && !after.noun.is_some_and(|noun| noun.certain)
        });
        let acts = after.verb.is_some_and(|verb| {
            verb.certain
                && verb.tense == Tense::Present
                && verb.gender == noun.gender
                && !verb.plural
        });
        (predicate || acts).then(fault).flatten()
    }

    /// أن تكون أنتما
    fn two_of_you(&self, at: usize) -> Option<Fault> {
        let you = matches!(self.closed(at + 1), Some(Closed::Pronoun(Person::YouTwo)));
        let form = self.form(at);
        if !you
            || !self.is_joined(at + 1)
            || !form.starts_with('ت')
            || form.ends_with(['ا', 'ن', 'ي', 'ى']) && form != "تكون"
        {
            return None;
        }
        let subjunctive = at > 0
            && matches!(
                self.closed(at - 1),
                Some(Closed::That | Closed::Subjunctive | Closed::NotPast)
            );
        let ending = if subjunctive { "ا" } else { "ان" };
        Some(Fault {
            text: Some(format!("{form}{ending}")),
            ..self.fault(at, 2, &[], PRONOUN)
        })
    }

    /// خمسة عشر دقيقة, ثلاث عشر عاما
    fn teen(&self, at: usize, gender: Gender, other: &str) -> Option<Fault> {
        let ten = self.next(at + 1).filter(|next| next.proclitics == 0)?;
        let Some(Closed::Numeral(ten_gender, _)) = closed::get(ten.closed) else {
            return None;
        };
        if !matches!(self.form(at + 1), "عشر" | "عشرة") {
            return None;
        }
        let noun = self
            .next(at + 2)
            .filter(|next| !next.conjunction)
            .and_then(|next| next.noun)
            .filter(|noun| {
                noun.state == State::Bare
                    && noun.number == Number::Singular
                    && !noun.preposition
                    && (noun.accusative || noun.gender == Gender::Feminine)
            });
        // The unit and the ten are opposites: عشر goes with the masculine form of the unit.
        let consistent = gender == ten_gender.other();
        let wanted = match noun {
            Some(noun) if consistent && noun.gender == gender => return None,
            Some(noun) => Some(noun.gender),
            None if consistent => return None,
            None => None,
        };
        let fault = self.fault(at, 2, &[], NUMERAL);
        let (outer, unit) = self.parts(at);
        let Some(wanted) = wanted else {
            return Some(fault);
        };
        let unit = if wanted == gender { unit } else { other };
        let ten = match wanted {
            Gender::Masculine => "عشر",
            Gender::Feminine => "عشرة",
        };
        Some(Fault {
            text: Some(format!("{outer}{unit} {ten}")),
            ..fault
        })
    }

    /// ثلاثة سنوات, ثلاث أيام, خمسة وعشرين سنة
    fn numeral(&self, at: usize, gender: Gender, other: &str) -> Option<Fault> {
        let next = self.next(at + 1)?;
        let (noun, length) = if next.conjunction {
            if closed::get(next.closed) != Some(Closed::Tens) {
                return None;
            }
            let counted = self.noun_behind(at + 1).filter(|noun| {
                noun.number == Number::Singular
                    && (noun.accusative || noun.gender == Gender::Feminine)
            })?;
            (counted, 3)
        } else {
            (self.noun_behind(at).filter(|noun| noun.is_plural())?, 2)
        };
        if noun.state != State::Bare || noun.gender == gender {
            return None;
        }
        let other = format!("{}{other}", self.parts(at).0);
        Some(self.fault(at, length, &[(at, &other)], NUMERAL))
    }

    /// أحد الشراكات, إحدى قمصان
    fn one_of(&self, at: usize, gender: Gender, other: &str) -> Option<Fault> {
        let noun = self.noun_behind(at)?;
        // A bare plural is counted only in a construct, where something definite follows.
        let construct = noun.state != State::Bare
            || self
                .next(at + 2)
                .and_then(|next| next.noun)
                .is_some_and(|next| next.state == State::Article && !next.preposition);
        if !noun.is_plural() || !construct || noun.gender == gender || noun.rational {
            return None;
        }
        let other = format!("{}{other}", self.parts(at).0);
        Some(self.fault(at, 2, &[(at, &other)], ONE_OF))
    }

    /// هي يقول, هم يعمل, نحن يعمل
    fn pronoun(&self, at: usize, person: Person) -> Option<Fault> {
        let next = self.next(at + 1).filter(|next| !next.conjunction)?;
        let verb = next
            .verb
            .filter(|verb| verb.certain && verb.tense == Tense::Present && !verb.object)?;
        let form = self.form(at + 1);
        if IMPERSONAL.contains(&form) || verb.plural || !form.starts_with(['ي', 'ت']) {
            return None;
        }
        let stem = &form[2..];
        let weak = form.ends_with(['ي', 'ى', 'و', 'ا']);
        let other = match person {
            Person::She if verb.gender == Gender::Masculine => Some(format!("ت{stem}")),
            Person::They if self.form(at) == "هم" && self.begins_clause(at) => {
                (!weak).then(|| format!("ي{stem}ون"))
            }
            Person::TheyTwo if self.begins_clause(at) => (!weak).then(|| format!("{form}ان")),
            Person::We => Some(format!("ن{stem}")),
            _ => return None,
        };
        let by = other.as_deref().map(|other| (at + 1, other));
        Some(Fault {
            sure: false,
            ..self.fault(at, 2, by.as_slice(), PRONOUN)
        })
    }

    /// من المهندسون, في البلدان
    fn in_case(&self, at: usize, preposition: Closed) -> Option<Fault> {
        let next = self.next(at + 1).filter(|next| !next.conjunction)?;
        let ending = next
            .ending
            .filter(|ending| ending.case == Case::Nominative)?;
        // `حوّل المسؤولون`, `بيّن الطرفان`: some prepositions are verbs as well.
        if preposition == Closed::PerhapsPreposition
            && (self.begins_clause(at) || self.form(at) == "حتى")
        {
            return None;
        }
        // `مَن المسؤولون؟`
        let who = self.parts(at).1 == "من"
            && (self.begins_clause(at)
                || self.passage.tokens[at..]
                    .iter()
                    .any(|token| token.is_mark(self.passage.source, '؟')));
        if who || !ending.definite && ending.dual {
            return None;
        }
        let oblique = oblique(self.form(at + 1))?;
        Some(self.fault(at, 2, &[(at + 1, &oblique)], CASE))
    }

    /// إن المسؤولون
    fn after_emphasis(&self, at: usize) -> Option<Fault> {
        let next = self.next(at + 1).filter(|next| !next.conjunction)?;
        let ending = next
            .ending
            .filter(|ending| ending.case == Case::Nominative && ending.definite)?;
        // `إنْ` with a verb behind it, and a noun with a pronoun, which may stand elsewhere in its sentence.
        if ending.dual && next.noun.is_none_or(|noun| noun.state != State::Article) {
            return None;
        }
        let oblique = oblique(self.form(at + 1))?;
        Some(self.fault(at, 2, &[(at + 1, &oblique)], AFTER_EMPHASIS))
    }

    /// أن هناك فرق كبير
    fn that_there(&self, at: usize) -> Option<Fault> {
        if !matches!(self.closed(at + 1), Some(Closed::There)) || !self.is_joined(at + 1) {
            return None;
        }
        let noun = self
            .noun_behind(at + 1)
            .filter(|noun| self.takes_alef(at + 2, *noun))?;
        let after = self.next(at + 3);
        let with = format!("{}ا", self.form(at + 2));
        debug_assert!(noun.state == State::Bare);
        match after {
            Some(after) if after.conjunction => None,
            Some(after) if matches!(closed::get(after.closed), Some(Closed::Preposition)) => {
                Some(self.fault(at + 1, 2, &[(at + 2, &with)], ACCUSATIVE))
            }
            Some(after) => {
                let adjective = self.indefinite_masculine(after)?;
                let described = self.with_alef(at + 3, adjective);
                Some(self.fault(
                    at + 1,
                    3,
                    &[(at + 2, &with), (at + 3, &described)],
                    ACCUSATIVE,
                ))
            }
            None => None,
        }
    }

    /// Whether a bare masculine noun takes an alef in the indefinite accusative and has none.
    fn takes_alef(&self, at: usize, noun: Noun) -> bool {
        noun.state == State::Bare
            && noun.number == Number::Singular
            && noun.gender == Gender::Masculine
            && noun.listed
            && !noun.accusative
            && !self.form(at).ends_with(['ا', 'ء', 'ى', 'ي', 'ة'])
    }

    fn indefinite_masculine(&self, reading: &Reading) -> Option<Adjective> {
        reading.adjective.filter(|adjective| {
            adjective.certain && !adjective.definite && adjective.gender == Gender::Masculine
        })
    }

    /// A masculine adjective in the accusative: with an alef, unless it has one or takes none (أكبر).
    fn with_alef(&self, at: usize, adjective: Adjective) -> String {
        let form = self.form(at);
        let comparative = form.starts_with('أ') && form.chars().count() == 4;
        if adjective.accusative || comparative || form.ends_with(['ى', 'ا']) {
            form.to_owned()
        } else {
            format!("{form}ا")
        }
    }

    /// لدينا برجين, هناك مهندسين: at the beginning of a sentence nothing makes an accusative of it.
    fn what_one_has(&self, at: usize) -> Option<Fault> {
        let bare = self.parts(at).1;
        let has = bare.strip_prefix("لدي").is_some_and(|pronoun| {
            matches!(pronoun, "ه" | "ها" | "هم" | "هما" | "نا" | "ك" | "كم")
        });
        let there = matches!(self.closed(at), Some(Closed::There));
        let first = self.begins_sentence(at)
            || matches!(self.form(at - 1), "كان" | "ليس" | "وكان" | "وليس") && self.is_joined(at);
        if !(has || there) || !first {
            return None;
        }
        let next = self
            .next(at + 1)
            .filter(|next| !next.conjunction && next.closed == 0)?;
        let ending = next
            .ending
            .filter(|ending| ending.case == Case::Oblique && !ending.definite)?;
        if next.adjective.is_some() || next.noun.is_some_and(|noun| noun.preposition) {
            return None;
        }
        let stem = self.form(at + 1).strip_suffix("ين")?;
        stem.chars().nth(2)?;
        let nominative = match (ending.dual, ending.plural) {
            (true, false) => Some(format!("{stem}ان")),
            (false, true) => Some(format!("{stem}ون")),
            _ => None,
        };
        let by = nominative.as_deref().map(|new| (at + 1, new));
        Some(Fault {
            sure: false,
            ..self.fault(at, 2, by.as_slice(), THERE_IS)
        })
    }

    /// أين الوالدين؟
    fn where_is(&self, at: usize) -> Option<Fault> {
        let next = self.next(at + 1).filter(|next| !next.conjunction)?;
        let ending = next
            .ending
            .filter(|ending| ending.case == Case::Oblique && ending.definite)?;
        let asked = self.passage.tokens.get(at + 2)?;
        if !asked.is_mark(self.passage.source, '؟')
            || next.noun.is_some_and(|noun| noun.preposition)
        {
            return None;
        }
        let stem = self.form(at + 1).strip_suffix("ين")?;
        let nominative = match (ending.dual, ending.plural) {
            (true, false) => Some(format!("{stem}ان")),
            (false, true) => Some(format!("{stem}ون")),
            _ => None,
        };
        let by = nominative.as_deref().map(|new| (at + 1, new));
        Some(self.fault(at, 2, by.as_slice(), QUESTION))
    }

    /// يوجد بحيرة
    fn exists(&self, at: usize, gender: Gender, other: &str) -> Option<Fault> {
        let noun = self.noun_behind(at).filter(|noun| {
            noun.state == State::Bare && noun.listed && !noun.time && !noun.accusative
        })?;
        let agreement = noun.agreement()?;
        if agreement == gender {
            return None;
        }
        let other = format!("{}{other}", self.parts(at).0);
        Some(Fault {
            sure: false,
            ..self.fault(at, 2, &[(at, &other)], EXISTS)
        })
    }

    /// لم يكون
    fn jussive(&self, at: usize) -> Option<Fault> {
        self.next(at + 1)?;
        let verb = self.form(at + 1);
        let (_, jussive) = JUSSIVES.iter().find(|(form, _)| *form == verb)?;
        Some(self.fault(at, 2, &[(at + 1, jussive)], JUSSIVE))
    }

    /// لن يذهبون
    fn without_nun(&self, at: usize) -> Option<Fault> {
        let next = self.next(at + 1).filter(|next| !next.conjunction)?;
        let stem = self.form(at + 1).strip_suffix("ون")?;
        if !next.verb.is_some_and(|verb| verb.plural && verb.certain) {
            return None;
        }
        let other = format!("{stem}وا");
        Some(self.fault(at, 2, &[(at + 1, &other)], SUBJUNCTIVE))
    }

    /// كانوا يعملوا
    fn with_nun(&self, at: usize) -> Option<Fault> {
        let next = self.next(at + 1).filter(|next| !next.conjunction)?;
        let stem = self.form(at + 1).strip_suffix("وا")?;
        if !next.verb.is_some_and(|verb| verb.plural && verb.certain) {
            return None;
        }
        let other = format!("{stem}ون");
        Some(self.fault(at, 2, &[(at + 1, &other)], INDICATIVE))
    }

    /// الغير منظم
    fn other_than(&self, at: usize) -> Option<Fault> {
        let second = self.next(at + 1).filter(|next| !next.conjunction)?;
        let adjective = second.adjective.filter(|adjective| !adjective.definite)?;
        // Behind a noun without the article `الغير` may be a noun itself: `حقوق الغير محفوظة`.
        let definite = at > 0 && self.is_joined(at) && self.form(at - 1).starts_with("ال");
        if !definite || adjective.accusative {
            return None;
        }
        let bare = self.form(at).replace("لل", "ل").replace("ال", "");
        let text = format!("{bare} ال{}", self.form(at + 1));
        Some(Fault {
            text: Some(text),
            ..self.fault(at, 2, &[], OTHER_THAN)
        })
    }

    fn verb(&self, at: usize, reading: &Reading, verb: Verb) -> Option<Fault> {
        let next = self.next(at + 1).filter(|next| !next.conjunction)?;
        if matches!(closed::get(next.closed), Some(Closed::Pronoun(_))) {
            return self.two_of_you(at);
        }
        if !verb.certain {
            return self.perhaps_verb_and_place(at, verb, next);
        }
        if verb.plural {
            return self.plural_verb_and_object(at);
        }
        if verb.object {
            return self.object_and_subject(at, verb, next);
        }
        self.verb_and_place(at, verb, next)
            .or_else(|| self.verb_and_subject(at, reading, verb, next))
            .or_else(|| self.verb_and_nominative(at, verb, next))
            .or_else(|| self.verb_and_far_subject(at, verb, next))
    }

    /// The verb of a place in the other gender, with its conjunction.
    fn other_verb(&self, at: usize, verb: Verb) -> Option<String> {
        let (outer, bare) = self.parts(at);
        let other = grammar::verb_in_other_gender(bare, verb)?;
        Some(format!("{outer}{other}"))
    }

    /// استعاد أذربيجان
    fn verb_and_place(&self, at: usize, verb: Verb, next: &Reading) -> Option<Fault> {
        if !next.feminine_place
            || (verb.tense, verb.gender) != (Tense::Past, Gender::Masculine)
            || !self.begins_sentence(at)
            || DONE_TO_PLACES.contains(&self.parts(at).1)
        {
            return None;
        }
        // `استعاد باكو الجيش`: what stands behind the place may be the subject.
        if verb.takes == Takes::Object
            && let Some(after) = self.next(at + 2)
            && after.nominal
            && !after.conjunction
            && after
                .noun
                .is_none_or(|noun| !noun.preposition && noun.gender == Gender::Masculine)
            && self.form(at + 2).starts_with("ال")
        {
            return None;
        }
        let other = self.other_verb(at, verb)?;
        Some(self.fault(at, 2, &[(at, &other)], PLACE))
    }

    /// `ورد أذربيجان من خلال الانسحاب.`: what may be a noun as well is the verb where the sentence has no other
    /// predicate.
    fn perhaps_verb_and_place(&self, at: usize, verb: Verb, next: &Reading) -> Option<Fault> {
        if !next.feminine_place
            || (verb.tense, verb.gender) != (Tense::Past, Gender::Masculine)
            || verb.takes == Takes::Unknown
            || !self.begins_sentence(at)
            || DONE_TO_PLACES.contains(&self.parts(at).1)
        {
            return None;
        }
        let mut ends = false;
        for place in at + 2..self.passage.tokens.len() {
            if self.ends_sentence(place) {
                ends = true;
                break;
            }
            if self.passage.tokens[place].kind == TokenKind::Number {
                continue;
            }
            let reading = self.reading(place)?;
            let definite = self
                .form(place)
                .trim_start_matches(['و', 'ب', 'ل'])
                .starts_with("ال")
                || reading
                    .noun
                    .is_some_and(|noun| noun.certain && noun.preposition);
            let preposition = matches!(
                closed::get(reading.closed),
                Some(Closed::Preposition | Closed::PerhapsPreposition)
            );
            if !definite && !preposition && !reading.feminine_place {
                return None;
            }
        }
        if !ends {
            return None;
        }
        let (outer, bare) = self.parts(at);
        let other = grammar::verb_in_other_gender(bare, verb)?;
        let other = format!("{outer}{other}");
        Some(Fault {
            sure: false,
            ..self.fault(at, 2, &[(at, &other)], PLACE)
        })
    }

    /// قال الشرطة, مالت رأسها
    fn verb_and_subject(
        &self,
        at: usize,
        reading: &Reading,
        verb: Verb,
        next: &Reading,
    ) -> Option<Fault> {
        let intransitive = matches!(verb.takes, Takes::Nothing | Takes::Speech);
        let after_comma = reading.conjunction
            && at > 0
            && self.text(at - 1) == "،"
            && verb.takes == Takes::Nothing;
        if verb.tense != Tense::Past || !intransitive || !(self.begins_sentence(at) || after_comma)
        {
            return None;
        }
        // Right behind a verb stands no other verb, whatever else the form could be.
        let noun = next.noun.filter(|noun| {
            (noun.certain || noun.listed && noun.state == State::Pronoun)
                && !noun.preposition
                && !noun.time
                && noun.state != State::Bare
                && noun.number == Number::Singular
                && noun.gender != verb.gender
        })?;
        // A verb may be masculine before a feminine that is not alive; before people it may not.
        if verb.gender == Gender::Masculine
            && !noun.rational
            && noun.state != State::Pronoun
            && verb.takes != Takes::Speech
        {
            return None;
        }
        let other = self.other_verb(at, verb)?;
        Some(Fault {
            sure: false,
            ..self.fault(at, 2, &[(at, &other)], SUBJECT)
        })
    }

    /// قالت المسؤولون, تجعدت حاجباه: what stands in the nominative behind a verb is its subject.
    fn verb_and_nominative(&self, at: usize, verb: Verb, next: &Reading) -> Option<Fault> {
        let ending = next
            .ending
            .filter(|ending| ending.case == Case::Nominative)?;
        let masculine = match next.noun {
            Some(noun) if noun.number == Number::Dual => noun.gender == Gender::Masculine,
            _ => ending.plural && !ending.dual,
        };
        if verb.gender != Gender::Feminine || !masculine {
            return None;
        }
        let other = self.other_verb(at, verb)?;
        Some(self.fault(at, 2, &[(at, &other)], SUBJECT))
    }

    /// استحوذت عليه الفضول
    fn verb_and_far_subject(&self, at: usize, verb: Verb, next: &Reading) -> Option<Fault> {
        if closed::get(next.closed) != Some(Closed::PrepositionOfPronoun)
            || verb.takes != Takes::Nothing
            || verb.gender != Gender::Feminine
            || verb.tense != Tense::Past
        {
            return None;
        }
        let noun = self.noun_behind(at + 1).filter(|noun| {
            noun.state == State::Article
                && noun.number == Number::Singular
                && noun.gender == Gender::Masculine
                && !noun.time
        })?;
        debug_assert!(!noun.preposition);
        let other = self.other_verb(at, verb)?;
        Some(Fault {
            sure: false,
            ..self.fault(at, 3, &[(at, &other)], SUBJECT)
        })
    }

    /// تموله الكرملين: the pronoun is the object, so what follows is the subject.
    fn object_and_subject(&self, at: usize, verb: Verb, next: &Reading) -> Option<Fault> {
        let subject = next.noun.filter(|noun| {
            noun.certain
                && noun.state == State::Article
                && noun.number == Number::Singular
                && noun.rational
                && !noun.preposition
        });
        let gender = match subject {
            Some(noun) => noun.gender,
            None if next.feminine_place => Gender::Feminine,
            None if next.masculine_name => Gender::Masculine,
            None => return None,
        };
        if gender == verb.gender {
            return None;
        }
        let (outer, bare) = self.parts(at);
        let other = grammar::verb_with_object_in_other_gender(bare, verb, &TWO_OBJECTS)?;
        let other = format!("{outer}{other}");
        Some(self.fault(at, 2, &[(at, &other)], SUBJECT))
    }

    /// يلومون شخص آخر: the verb has its subject in itself.
    fn plural_verb_and_object(&self, at: usize) -> Option<Fault> {
        let form = self.parts(at).1;
        if !form.ends_with("ون") || form.starts_with("يقول") || form.starts_with("تقول") {
            return None;
        }
        self.noun_behind(at)
            .filter(|noun| self.takes_alef(at + 1, *noun))?;
        let after = self.next(at + 2).filter(|next| !next.conjunction)?;
        let with = format!("{}ا", self.form(at + 1));
        if self.form(at + 2) == "آخر" {
            return Some(self.fault(at, 3, &[(at + 1, &with)], ACCUSATIVE));
        }
        let adjective = self.indefinite_masculine(after)?;
        let described = self.with_alef(at + 2, adjective);
        let by = [(at + 1, with.as_str()), (at + 2, described.as_str())];
        Some(self.fault(at, 3, &by, ACCUSATIVE))
    }

    fn noun(&self, at: usize, noun: Noun) -> Option<Fault> {
        let next = self.next(at + 1).filter(|next| !next.conjunction)?;
        if noun.state == State::Bare {
            let adjective = next.adjective?;
            return self.indefinite(at, noun, adjective);
        }
        if let Some(closed) = closed::get(next.closed) {
            return match closed {
                Closed::Relative(Some(gender)) => self.relative(at, noun, gender),
                Closed::Counted(gender, other) => self.counted(at, noun, gender, other),
                Closed::What => self.what_is_after(at, noun),
                _ => None,
            };
        }
        if let Some(adjective) = next.adjective {
            return self.adjective(at, noun, adjective);
        }
        None
    }

    /// في السيارة الجديد, بين البلدين المجاور
    fn adjective(&self, at: usize, noun: Noun, adjective: Adjective) -> Option<Fault> {
        if !adjective.definite || !noun.listed {
            return None;
        }
        let governed =
            noun.preposition || at > 0 && matches!(self.closed(at - 1), Some(Closed::Preposition));
        // An adjective of a people may be one of them, and then the object.
        if !adjective.certain && (!governed || adjective.noun) {
            return None;
        }
        if noun.number == Number::Dual {
            return self.adjective_of_dual(at, adjective);
        }
        let gender = noun.agreement()?;
        if gender == adjective.gender
            || is_invariable(self.form(at + 1))
            || self.other_antecedent(at, adjective.gender, true)
        {
            return None;
        }
        let other = grammar::adjective_in_other_gender(self.form(at + 1))?;
        Some(Fault {
            sure: false,
            ..self.fault(at, 2, &[(at + 1, &other)], ADJECTIVE)
        })
    }

    /// في مدينة كبير
    fn indefinite(&self, at: usize, noun: Noun, adjective: Adjective) -> Option<Fault> {
        let gender = noun.agreement()?;
        if adjective.definite
            || adjective.accusative
            || !adjective.certain
            || adjective.gender == gender
            || !noun.listed
            || noun.accusative
            || is_invariable(self.form(at + 1))
        {
            return None;
        }
        // An adjective may head a construct of its own: `مدينة كبير مهندسيها`.
        let head = self
            .next(at + 2)
            .is_some_and(|after| after.nominal && !after.conjunction && after.adjective.is_none());
        if head || self.other_antecedent(at, adjective.gender, false) {
            return None;
        }
        let other = grammar::adjective_in_other_gender(self.form(at + 1))?;
        Some(Fault {
            sure: false,
            ..self.fault(at, 2, &[(at + 1, &other)], ADJECTIVE)
        })
    }

    fn adjective_of_dual(&self, at: usize, adjective: Adjective) -> Option<Fault> {
        let ending = self.reading(at)?.ending?;
        if self.other_antecedent(at, adjective.gender, true) {
            return None;
        }
        let noun = self.reading(at)?.noun?;
        let bare = self.form(at + 1).strip_prefix("ال")?;
        let (masculine, feminine) = grammar::adjective_forms(bare)?;
        let stem = match noun.gender {
            Gender::Masculine => masculine.to_owned(),
            Gender::Feminine => format!("{}ت", feminine.strip_suffix('ة')?),
        };
        let end = match ending.case {
            Case::Nominative => "ان",
            Case::Oblique => "ين",
        };
        let other = format!("ال{stem}{end}");
        Some(Fault {
            sure: false,
            ..self.fault(at, 2, &[(at + 1, &other)], DUAL_ADJECTIVE)
        })
    }

    /// المشروب التي
    fn relative(&self, at: usize, noun: Noun, gender: Gender) -> Option<Fault> {
        let agreement = noun.agreement()?;
        if agreement == gender
            || !noun.listed
            || noun.time
            || self.reading(at + 1)?.proclitics > 0
            || self.other_antecedent(at, gender, true)
        {
            return None;
        }
        let other = match agreement {
            Gender::Masculine => "الذي",
            Gender::Feminine => "التي",
        };
        Some(Fault {
            sure: false,
            ..self.fault(at, 2, &[(at + 1, other)], RELATIVE)
        })
    }

    /// الأمم الستة
    fn counted(&self, at: usize, noun: Noun, gender: Gender, other: &str) -> Option<Fault> {
        if !noun.is_plural() || noun.gender == gender || noun.state != State::Article {
            return None;
        }
        // `رؤساء الدول الثلاثة`: the numeral may count the head of a construct.
        if let Some(before) = at.checked_sub(1).and_then(|before| self.reading(before)) {
            let one = before
                .noun
                .is_some_and(|noun| noun.certain && noun.number == Number::Singular);
            if before.nominal && !one {
                return None;
            }
        }
        Some(Fault {
            sure: false,
            ..self.fault(at, 2, &[(at + 1, other)], NUMERAL)
        })
    }

    /// العالم ما بعد الحرب
    fn what_is_after(&self, at: usize, noun: Noun) -> Option<Fault> {
        let preposition = matches!(self.form(at + 2), "بعد" | "قبل") && self.is_joined(at + 2);
        let definite = self
            .next(at + 3)
            .and_then(|next| next.noun)
            .is_some_and(|noun| noun.state == State::Article && !noun.preposition);
        let bare = self.form(at).strip_prefix("ال")?;
        if !preposition || !definite || noun.time || noun.state != State::Article {
            return None;
        }
        Some(Fault {
            sure: false,
            ..self.fault(at, 3, &[(at, bare)], CONSTRUCT)
        })
    }

    fn ending(&self, at: usize, ending: Ending) -> Option<Fault> {
        let form = self.form(at);
        let reading = self.reading(at)?;
        if ending.case == Case::Nominative && ending.definite {
            let (outer, bare) = self.parts(at);
            let governed = bare.starts_with("لل")
                || bare.starts_with("بال")
                || reading
                    .noun
                    .is_some_and(|noun| noun.preposition && noun.number == Number::Dual);
            if governed {
                let oblique = format!("{outer}{}", oblique(bare)?);
                return Some(self.fault(at, 1, &[(at, &oblique)], CASE));
            }
        }
        let next = self.next(at + 1).filter(|next| !next.conjunction)?;
        if let Some(second) = next.ending.filter(|second| second.definite) {
            let plain = self.form(at + 1).starts_with("ال");
            if plain && ending.definite && ending.case != second.case {
                return self.two_cases(at, ending, second);
            }
        }
        if ending.dual
            && ending.case == Case::Nominative
            && let Some(fault) = self.dual_and_verb(at, next)
        {
            return Some(fault);
        }
        if !ending.definite && form.ends_with("يين") | form.ends_with("يون") {
            return self.plural_and_definite(at, next);
        }
        None
    }

    /// الانفصاليون المدعومين, من المسؤولين الأمريكيون
    fn two_cases(&self, at: usize, first: Ending, second: Ending) -> Option<Fault> {
        let form = self.form(at + 1);
        let noun = self.reading(at + 1)?.noun;
        // `انتقد المسؤولون المهاجرين`: a noun may be the object.
        let object = first.case == Case::Nominative && noun.is_some();
        if object || first.dual != second.dual && first.plural != second.plural {
            return None;
        }
        let other = match first.case {
            Case::Nominative => {
                let stem = form.strip_suffix("ين")?;
                format!("{stem}{}", if first.dual { "ان" } else { "ون" })
            }
            Case::Oblique => {
                let governed = at > 0
                    && self.is_joined(at)
                    && matches!(self.closed(at - 1), Some(Closed::Preposition));
                governed.then(|| oblique(form)).flatten()?
            }
        };
        Some(self.fault(at, 2, &[(at + 1, &other)], PLURALS))
    }

    /// عيناه تلمع, الطرفان يسعى
    fn dual_and_verb(&self, at: usize, next: &Reading) -> Option<Fault> {
        let verb = next.verb.filter(|verb| !verb.plural && !verb.object)?;
        let listed = next.noun.is_some_and(|noun| noun.listed);
        let form = self.form(at + 1);
        if verb.tense != Tense::Present
            || listed
            || IMPERSONAL.contains(&form)
            || self.classes(at + 1).get(Classes::FUNCTION) > 0
            || self.classes(at + 2).function() == Some(Function::Quantity)
        {
            return None;
        }
        // A pronoun as the object stays at the end (تفحصها, تفحصانها); a verb in the dual is right (يتصدران).
        let (stem, pronoun) = ["ها", "هم", "ه"]
            .into_iter()
            .find_map(|pronoun| Some((form.strip_suffix(pronoun)?, pronoun)))
            .filter(|(stem, _)| Cells::of(stem).any(Cells::PRESENT))
            .unwrap_or((form, ""));
        if stem.ends_with("ان")
            || stem.ends_with("ن") && stem.starts_with("ي") && pronoun.is_empty()
        {
            return None;
        }
        let weak = stem.ends_with(['ي', 'ى', 'و', 'ا']);
        let other = format!("{stem}ان{pronoun}");
        let by = (!weak).then_some((at + 1, other.as_str()));
        Some(Fault {
            sure: false,
            ..self.fault(at, 2, by.as_slice(), DUAL)
        })
    }

    /// أذربيجانيين العرقية: a construct would have dropped the ن, so what follows can only be an adjective.
    fn plural_and_definite(&self, at: usize, next: &Reading) -> Option<Fault> {
        let second = self.form(at + 1);
        let bare = self.word(at).is_some_and(|word| word.facts.base == 0);
        let plural = next.ending.is_some_and(|ending| ending.definite);
        let adjective = next.adjective.is_some_and(|adjective| adjective.definite);
        let nisba = Cells::of(second).only(Cells::NISBA.or(Cells::NISBA_FEMININE));
        if !bare
            || !second.starts_with("ال")
            || !(plural || adjective || nisba)
            || self.classes(at + 1).get(Classes::FUNCTION) > 0
        {
            return None;
        }
        let definite = format!("ال{}", self.form(at));
        Some(Fault {
            sure: false,
            ..self.fault(at, 2, &[(at, &definite)], ARTICLE)
        })
    }

    /// في أذربيجاني
    fn place_and_people(&self, at: usize) -> Option<Fault> {
        if self.parts(at).1 != "في" || !self.next(at + 1)?.people {
            return None;
        }
        let followed = self
            .next(at + 2)
            .is_some_and(|next| next.adjective.is_some() || next.people)
            || self.form(at + 2).ends_with('ي');
        let country = grammar::country(self.form(at + 1)).filter(|_| !followed)?;
        Some(self.fault(at, 2, &[(at + 1, &country)], NISBA))
    }

    /// مليون أذربيجاني العرقيين
    fn people(&self, at: usize) -> Option<Fault> {
        let counted = at > 0
            && self.is_joined(at)
            && (matches!(self.closed(at - 1), Some(Closed::Large))
                || self.passage.tokens[at - 1].kind == TokenKind::Number);
        let ending = self.next(at + 1)?.ending?;
        let stem = self
            .form(at + 1)
            .strip_prefix("ال")
            .and_then(|form| form.strip_suffix("ين").or_else(|| form.strip_suffix("ون")))?;
        if !counted || !ending.definite {
            return None;
        }
        Some(Fault {
            sure: false,
            ..self.fault(at, 2, &[(at + 1, stem)], COUNTED)
        })
    }
}

/// Whether a masculine adjective also describes feminines: أكبر, صبور, حامل.
fn is_invariable(form: &str) -> bool {
    let word = form.strip_prefix("ال").unwrap_or(form);
    let mut letters = word.chars();
    let (first, third) = (letters.next(), letters.nth(1));
    let four = letters.next().is_some() && letters.next().is_none();
    four && (first == Some('أ') || third == Some('و'))
        || matches!(
            word,
            "حامل"
                | "عاقر"
                | "مرضع"
                | "حائض"
                | "طالق"
                | "عانس"
                | "أقصى"
                | "أعلى"
                | "أدنى"
        )
}

/// The oblique of a dual or sound plural in the nominative.
fn oblique(form: &str) -> Option<String> {
    if let Some(stem) = form.strip_suffix("ون").or_else(|| form.strip_suffix("ان")) {
        return Some(format!("{stem}ين"));
    }
    ["هما", "هم", "ها", "ه"].into_iter().find_map(|pronoun| {
        let stem = form.strip_suffix(pronoun)?.strip_suffix('ا')?;
        Some(format!("{stem}ي{pronoun}"))
    })
}

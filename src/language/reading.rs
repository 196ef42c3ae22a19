//! What grammar makes of a form, whatever sentence it stands in.
//!
//! A [`Reading`] is worked out once for each distinct word and remembered with it, so that what looks at sentences
//! only has to combine the readings of neighbouring words. A part that is not certain is absent: who asks is to
//! stay silent about such a word.

/// Masculine or feminine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // The names say it.
pub enum Gender {
    Masculine,
    Feminine,
}

impl Gender {
    /// The other one.
    #[must_use]
    pub const fn other(self) -> Gender {
        match self {
            Gender::Masculine => Gender::Feminine,
            Gender::Feminine => Gender::Masculine,
        }
    }
}

/// How many a noun stands for, and how it is formed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // The names are those of the grammar.
pub enum Number {
    Singular,
    Dual,
    SoundPlural,
    BrokenPlural,
    Collective,
}

/// Whether a noun is definite, and by what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Without article and pronoun.
    Bare,
    /// With the article.
    Article,
    /// With a pronoun behind it.
    Pronoun,
}

/// A form as a noun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Noun {
    /// The gender; of a plural, that of its singular.
    pub gender: Gender,
    /// How many it stands for.
    pub number: Number,
    /// Whether it names people.
    pub rational: bool,
    /// Whether it is definite.
    pub state: State,
    /// Whether a preposition is joined to it.
    pub preposition: bool,
    /// Whether it carries the ending of an indefinite accusative.
    pub accusative: bool,
    /// Whether it names a time, and so may stand without a preposition and be no subject.
    pub time: bool,
    /// Whether the form has no other reading.
    pub certain: bool,
    /// Whether it stands in the lists, and is not told by its ending alone.
    pub listed: bool,
}

impl Noun {
    /// The gender that verbs and adjectives take with it; none where they may choose.
    #[must_use]
    pub const fn agreement(self) -> Option<Gender> {
        match (self.number, self.rational) {
            (Number::Singular, _) => Some(self.gender),
            (Number::BrokenPlural | Number::SoundPlural, false) => Some(Gender::Feminine),
            _ => None,
        }
    }

    /// Whether it is a plural.
    #[must_use]
    pub const fn is_plural(self) -> bool {
        matches!(self.number, Number::BrokenPlural | Number::SoundPlural)
    }
}

/// A form as a singular adjective.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Adjective {
    /// Its gender.
    pub gender: Gender,
    /// Whether it has the article.
    pub definite: bool,
    /// Whether it carries the ending of an indefinite accusative.
    pub accusative: bool,
    /// Whether the form has no other reading.
    pub certain: bool,
    /// Whether it may be a noun as well.
    pub noun: bool,
}

/// The tense of a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // The names say it.
pub enum Tense {
    Past,
    Present,
}

/// What a verb takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Takes {
    /// No object.
    Nothing,
    /// An object.
    Object,
    /// What was said.
    Speech,
    /// That is not known.
    Unknown,
}

/// A form as a verb of the third person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verb {
    /// Its tense.
    pub tense: Tense,
    /// Its gender.
    pub gender: Gender,
    /// Whether it is the plural with its own ending.
    pub plural: bool,
    /// Whether a pronoun behind it is its object.
    pub object: bool,
    /// What it takes.
    pub takes: Takes,
    /// Whether the form has no other reading.
    pub certain: bool,
}

/// The case that the ending of a dual or sound plural shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // The names are those of the grammar.
pub enum Case {
    Nominative,
    Oblique,
}

/// A form whose ending shows its case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ending {
    /// The case.
    pub case: Case,
    /// Whether it can be a dual.
    pub dual: bool,
    /// Whether it can be a plural.
    pub plural: bool,
    /// Whether it has the article.
    pub definite: bool,
}

/// What grammar makes of a form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// As a noun.
    pub noun: Option<Noun>,
    /// As an adjective.
    pub adjective: Option<Adjective>,
    /// As a verb.
    pub verb: Option<Verb>,
    /// The case that its ending shows, when it has no reading without a case.
    pub ending: Option<Ending>,
    /// The word of the grammar's own closed list that it is, counted from 1; 0 for none.
    pub closed: u8,
    /// How many bytes of proclitics stand before that closed word, or of conjunctions before any other.
    pub proclitics: u8,
    /// Whether a conjunction is joined to its front.
    pub conjunction: bool,
    /// Whether it can be a noun or an adjective.
    pub nominal: bool,
    /// Whether it is a name that takes the feminine: a country, a city, a region.
    pub feminine_place: bool,
    /// Whether it is another name that takes the masculine.
    pub masculine_name: bool,
    /// Whether it is an adjective of a people, without the article, in the singular masculine.
    pub people: bool,
    /// What the form asks of the word behind it before the two can be at fault, as bits to which its language gives
    /// their meaning: where that word offers none of them, nothing is wrong.
    pub wants: u32,
    /// What the form offers the word before it, as the same bits.
    pub offers: u32,
}

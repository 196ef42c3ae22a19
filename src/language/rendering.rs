//! How a language renders what another language has left in a text: the words of that language with their
//! meaning, the names of its letters, and how a phrase is put together.
//!
//! Which words a foreign phrase has is found out by `names/suggest.rs`; what becomes of them in the language of
//! the article, in which order and with which agreement, is told here.

use crate::text::table::Table;

/// How a language renders phrases of the language that its articles are translated from.
#[derive(Debug)]
pub struct Rendering {
    /// Words with their meaning: word, part of speech, meaning, feminine, construct form, gender (`p` for several
    /// people), structure ([`Structure`]), note.
    pub words: Table,
    /// Words as they sound in the names of companies, products and bands, which are not translated: word, sound,
    /// reason.
    pub sounds: Table,
    /// Nouns that are translated where they stand in the name of an institution or a place: word, reason.
    pub institutions: Table,
    /// How the language calls a letter of the other script, the usual name first; empty for what is no letter.
    pub letter: fn(char) -> &'static [&'static str],
    /// How an initial of a person's name is written, without its full stop; empty for what is no letter.
    pub initial: fn(char) -> &'static str,
    /// What stands for a sign between two names, as in `S&P`; none when the sign is left out.
    pub sign: fn(char) -> Option<&'static str>,
    /// Puts the parts of a phrase, in the order of the other language, together as the language does.
    pub phrase: fn(&[Part], Setting) -> String,
    /// What the word behind a phrase says of its definiteness, as an adjective does that agrees with it.
    pub definite_before: fn(&str) -> Option<Definite>,
    /// Whether the word before a phrase governs it, so that it takes the oblique case.
    pub governs: fn(&str) -> bool,
    /// Spellings of which a desk keeps to one, as stems.
    pub habits: &'static [[&'static str; 2]],
    /// A letter of the other language, and the two letters with which desks write it, ours first.
    pub letter_habit: (char, [char; 2]),
}

/// Whether a phrase speaks of something definite, as the name of an institution does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Definite {
    /// It does.
    Yes,
    /// It does not.
    No,
    /// Nothing tells; the language says what is usual.
    Unsaid,
}

/// What the place of a phrase asks of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Setting {
    /// Whether it speaks of something definite.
    pub definite: Definite,
    /// Whether a preposition or a noun governs it.
    pub oblique: bool,
}

impl Setting {
    /// The same, of something that is definite or not.
    #[must_use]
    pub fn definite(self, definite: Definite) -> Setting {
        Setting { definite, ..self }
    }

    /// The same, governed.
    #[must_use]
    pub fn oblique(self) -> Setting {
        Setting {
            oblique: true,
            ..self
        }
    }
}

/// How the words of a rendering belong together, which says where its article goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Structure {
    /// One word, or nobody has said.
    #[default]
    Plain,
    /// Each noun owns the next: only the last one takes the article.
    Idafa,
    /// The same, with an adjective of the whole behind it: the first word takes no article.
    IdafaAdjective,
    /// A noun and its adjectives: every word takes the article.
    Adjective,
    /// A noun and what it asks for: the first word alone takes the article.
    Complement,
    /// Definite as it stands.
    Definite,
    /// Not to be changed.
    Fixed,
    /// An adjective that stands before its noun.
    Before,
    /// What stands behind a name is joined to it with an `and`.
    And,
    /// A number up to nineteen, with what is counted in the plural or, from eleven on, in the singular.
    Cardinal,
    /// Two.
    Dual,
    /// A round number of tens.
    Tens,
    /// The place in an order; an adjective that makes its noun definite.
    Ordinal,
    /// Said only when it is written in capitals.
    Capitals,
}

impl Structure {
    /// The structure that the list of words calls so.
    #[must_use]
    pub fn named(name: &str) -> Structure {
        match name {
            "idafa" => Structure::Idafa,
            "idafa+adjective" => Structure::IdafaAdjective,
            "adjective" => Structure::Adjective,
            "complement" => Structure::Complement,
            "definite" => Structure::Definite,
            "fixed" => Structure::Fixed,
            "before" => Structure::Before,
            "and" => Structure::And,
            "cardinal" => Structure::Cardinal,
            "dual" => Structure::Dual,
            "tens" => Structure::Tens,
            "ordinal" => Structure::Ordinal,
            "capitals" | "roman" => Structure::Capitals,
            _ => Structure::Plain,
        }
    }
}

/// What a part of a foreign phrase is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A person's name or a part of it.
    Person,
    /// The name of a place.
    Place,
    /// Another name.
    Name,
    /// A rank, an office or a form of address.
    Title,
    /// A noun or a fixed phrase that stands as one.
    Noun,
    /// An adjective.
    Adjective,
    /// The article.
    Article,
    /// The preposition that says whose something is.
    Of,
    /// The word that joins two phrases.
    And,
    /// A word behind a hyphen that says by or like whom something is: `-led`.
    Suffix,
    /// A word before a hyphen that says for or against whom something is: `anti-`.
    Prefix,
    /// How many.
    Number,
    /// Anything else; it keeps its place.
    Word,
}

/// Grammatical gender.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)] // The names say it.
pub enum Gender {
    #[default]
    Masculine,
    Feminine,
    /// Several people.
    People,
}

/// A part of a foreign phrase with its meaning.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// What it is.
    pub role: Role,
    /// Its rendering: of a noun the indefinite form, of a title the form before a name, of an adjective the
    /// masculine.
    pub text: String,
    /// The feminine form of a title, an adjective or a noun for people; empty when there is none.
    pub feminine: String,
    /// The form of a noun or a title before what it belongs to; empty when it is that of `text`.
    pub construct: &'static str,
    /// How it agrees.
    pub gender: Gender,
    /// How its words belong together.
    pub structure: Structure,
    /// Of a counted noun, its singular and the gender of that.
    pub singular: Option<(&'static str, Gender)>,
    /// An adjective that an `and` joins to the one before it.
    pub joined: bool,
}

impl Part {
    /// A part that has one form.
    #[must_use]
    pub fn plain(role: Role, text: impl Into<String>) -> Part {
        Part {
            role,
            text: text.into(),
            feminine: String::new(),
            construct: "",
            gender: Gender::Masculine,
            structure: Structure::Plain,
            singular: None,
            joined: false,
        }
    }

    /// The form before what it belongs to.
    #[must_use]
    pub fn construct(&self) -> &str {
        if self.construct.is_empty() {
            &self.text
        } else {
            self.construct
        }
    }

    /// The form that agrees with a gender.
    #[must_use]
    pub fn agreeing(&self, gender: Gender) -> &str {
        if gender == Gender::Feminine && !self.feminine.is_empty() {
            &self.feminine
        } else {
            &self.text
        }
    }
}

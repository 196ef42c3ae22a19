//! How a language renders what another language has left in a text: the words of that language with their
//! meaning, the names of its letters, and how a phrase is put together.
//!
//! Which words a foreign phrase has is found out by `names/suggest.rs`; what becomes of them in the language of
//! the article, in which order and with which agreement, is told here.

use crate::text::table::Table;

/// How a language renders phrases of the language that its articles are translated from.
#[derive(Debug)]
pub struct Rendering {
    /// Words with their meaning: word, part of speech, meaning, feminine, construct form, gender, note.
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
    pub phrase: fn(&[Part], Definite) -> String,
}

/// Whether a phrase speaks of something definite, as the name of an institution does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Definite {
    /// It does.
    Yes,
    /// It does not.
    No,
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
    pub feminine: &'static str,
    /// The form of a noun or a title before what it belongs to; empty when it is that of `text`.
    pub construct: &'static str,
    /// How it agrees.
    pub gender: Gender,
}

impl Part {
    /// A part that has one form.
    #[must_use]
    pub fn plain(role: Role, text: impl Into<String>) -> Part {
        Part {
            role,
            text: text.into(),
            feminine: "",
            construct: "",
            gender: Gender::Masculine,
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
            self.feminine
        } else {
            &self.text
        }
    }
}

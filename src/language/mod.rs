//! Facts about languages.
//!
//! A [`Language`] is a page of facts that rules question: how it is written, what its marks are, which
//! words it has. A rule never asks which language it is; it asks for the fact it needs and stays silent
//! where there is none. To add a language is to add its file here and its data.

pub mod arabic;
pub mod classes;
mod english;
pub mod phrases;
pub mod reading;
pub mod rendering;
pub mod vocabulary;

pub use arabic::ARABIC;
pub use english::ENGLISH;

use crate::text::phrase::Template;
use crate::text::script::Script;
use crate::text::token::Token;
use rendering::Rendering;
use std::ops::Range;
use vocabulary::Vocabulary;

/// What is known of a language.
#[derive(Debug)]
pub struct Language {
    /// Its code, ISO 639-1.
    pub id: &'static str,
    /// Its English name.
    pub name: &'static str,
    /// The script it is written in.
    pub script: Script,
    /// Letters that other languages of the script have and this one has not; a text full of them is in
    /// another language.
    pub foreign_letters: &'static [char],
    /// Those of them that the language borrows to write foreign names.
    pub borrowed_letters: &'static [char],
    /// What may be joined to the front of a word, and how it is joined.
    pub clitics: Option<&'static Clitics>,
    /// The article that is written together with its noun.
    pub article: Option<&'static str>,
    /// The marks of the language and how they stand.
    pub punctuation: Option<&'static Punctuation>,
    /// Endings that are no word by themselves though a word may look like them.
    pub endings: &'static [&'static str],
    /// Words for what is counted: a number before one of them is no part of a name.
    pub counted: &'static [&'static str],
    /// Words that may stand behind a number and a hyphen, in scores.
    pub number_words: &'static [&'static str],
    /// The set of names that a month is named from, when a plain form names a month.
    pub months: Option<fn(&str) -> Option<&'static str>>,
    /// Finds words of a passage that do not agree.
    pub agreement: Option<fn(&Passage<'_>) -> Vec<Fault>>,
    /// Finds words that say again what was said a few words before.
    pub repetition: Option<&'static Repetition>,
    /// The names of Latin letters, which abbreviations are read out with; particles among them are left out.
    pub letter_names: &'static [&'static str],
    /// Whether a plain form may stand twice before another one.
    pub may_repeat_before: fn(&str, &str) -> bool,
    /// Whether a sentence cannot end with a plain form.
    pub must_go_on: fn(&str) -> bool,
    /// Phrases that are put word by word from another language.
    pub calques: Option<fn() -> &'static phrases::Phrases>,
    /// What the standard language has for a word of a dialect, by its plain form.
    pub dialect: Option<fn(&str) -> Option<String>>,
    /// Words that say that a single letter is spoken of as a letter ("the letter").
    pub letter_nouns: &'static [&'static str],
    /// Words that say that the word behind them is spoken of and not used ("the word", "means").
    pub word_nouns: &'static [&'static str],
    /// The known names, as a file of `data/`.
    pub gazetteer: Option<&'static [u8]>,
    /// The model that writes foreign names in the language, as a file of `data/`.
    pub transliteration: Option<&'static [u8]>,
    /// How phrases of the language that articles are translated from are rendered.
    pub rendering: Option<&'static Rendering>,
    /// How names are written, inflected and spelled; a language without them has no rules about spellings.
    pub names: Option<&'static Names>,
    /// The words of the language; a language without them has no rules about words.
    pub words: Option<&'static Words>,
}

/// The marks of a language and how they stand.
#[derive(Debug)]
pub struct Punctuation {
    /// Marks that stand directly behind a word, and before a space when a word follows.
    pub behind: &'static [char],
    /// Marks that end a sentence.
    pub ends: &'static [char],
    /// Marks of other scripts with the language's own in their place.
    pub foreign: &'static [(char, char)],
    /// Brackets and quotation marks that come in pairs of different signs.
    pub pairs: &'static [(char, char)],
    /// Words that must be joined to what follows, when they stand alone before it.
    pub joined: &'static [&'static str],
}

/// Words that are written together with the word that follows.
#[derive(Debug)]
pub struct Clitics {
    /// Whether a text in front of a name is one or more clitics and nothing else; written without the
    /// joiner.
    pub is_proclitic: fn(&str) -> bool,
    /// A stretching sign that joins a clitic to a word of another script.
    pub joiner: char,
    /// Puts proclitics in front of a word as the language spells them together.
    pub attach: fn(clitics: &str, word: &str) -> String,
}

/// A passage of an article, as grammar looks at it.
#[derive(Debug)]
pub struct Passage<'a> {
    /// The source of the article.
    pub source: &'a str,
    /// The tokens of the passage.
    pub tokens: &'a [Token],
    /// The article's number of the first of them.
    pub first: usize,
    /// The words of the article.
    pub vocabulary: &'a Vocabulary<'a>,
}

/// How words are found that say again what was said a few words before.
#[derive(Debug)]
pub struct Repetition {
    /// The words of an article at whose places a fault may be found: hardly any.
    pub words: fn(&Vocabulary<'_>) -> Vec<vocabulary::WordId>,
    /// The fault that is found at a token of a passage.
    pub fault: fn(&Passage<'_>, usize) -> Option<Fault>,
}

/// A fault that grammar finds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The article's numbers of the tokens concerned.
    pub tokens: Range<usize>,
    /// What should stand there.
    pub text: Option<String>,
    /// What is wrong.
    pub reason: Template,
    /// Whether nothing speaks for another reading.
    pub sure: bool,
}

/// What a language knows of its words.
#[derive(Debug)]
pub struct Words {
    /// The form to compare words in: without marks, stretching and look-alike letters of other languages.
    pub plain: fn(&str) -> std::borrow::Cow<'_, str>,
    /// Whether that leaves words of ordinary letters ([`Token::ordinary`](crate::text::token::Token::ordinary)) as they
    /// are.
    pub ordinary_is_plain: bool,
    /// Where a plain form begins after its proclitics, in bytes, when it is a word of the language.
    pub base: fn(&str) -> Option<usize>,
    /// What the closed lists say of a plain form.
    pub classes: fn(&str) -> classes::Classes,
    /// Whether a beginning of a plain form, or the form, has several spellings in the lists.
    pub begins_with_family: fn(&str) -> bool,
    /// Where to cut a plain form that is no word into words that have lost the spaces between them: byte offsets,
    /// and the logarithm (to ten) of how much likelier that is than a name. The second argument holds the byte
    /// offsets where [`word_ends`](Words::word_ends) says that a word ends, the third tells whether a form
    /// stands in the article.
    pub split: fn(&str, &[usize], &dyn Fn(&str) -> bool) -> Option<(Vec<usize>, f32)>,
    /// The byte offsets of the plain form of a text where the marks of the text say that a word ends.
    pub word_ends: fn(&str) -> Vec<usize>,
    /// What is doubtful about the spelling of a plain form.
    pub doubt: fn(&str, &vocabulary::Facts) -> Option<Doubt>,
    /// Pairs of words that are written as one, as plain forms, and that one; what the second may stand before when
    /// the two are right apart.
    pub apart: &'static Apart,
    /// The phrases that engines, language models and web pages leave behind and that begin with a word; the word is
    /// a plain form, or in lower case.
    pub residues: fn(&str) -> Vec<Residue>,
    /// How often a plain form is met: its Zipf value; none for what is hardly ever met.
    pub zipf: fn(&str) -> Option<f32>,
    /// What grammar makes of a form.
    pub reading: fn(Looked<'_>) -> reading::Reading,
    /// Where a form begins behind its proclitics, in bytes, and the stem that it has in common with the other
    /// forms of its word; the second argument is where it is taken to begin.
    pub stem: fn(Looked<'_>, usize) -> (usize, std::borrow::Cow<'_, str>),
}

/// A plain form with what has been looked up for it, so that nobody has to look it up again.
#[derive(Clone, Copy, Debug)]
pub struct Looked<'a> {
    /// The form.
    pub form: &'a str,
    /// What [`Words::base`] says of it.
    pub base: Option<usize>,
    /// What [`Words::classes`] says of it.
    pub classes: classes::Classes,
}

impl<'a> Looked<'a> {
    /// A form, looked up.
    #[must_use]
    pub fn up(form: &'a str, words: &Words) -> Looked<'a> {
        Looked {
            form,
            base: (words.base)(form),
            classes: (words.classes)(form),
        }
    }
}

/// Words that are written as one.
#[derive(Debug)]
pub struct Apart {
    /// The first word, the second, and the one that both are.
    pub pairs: &'static [[&'static str; 3]],
    /// Words before which the second begins a term of its own.
    pub before: &'static [&'static str],
}

/// A phrase that is left behind from where a text was translated or taken from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Residue {
    /// Its words behind the first one, as plain forms or in lower case, with a space between them.
    pub rest: &'static str,
    /// Where it must stand to be one.
    pub scope: Scope,
    /// Whether it is a remark of an engine or a language model, or a prompt; else it is furniture of a web page.
    pub remark: bool,
}

/// Where a phrase must stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Anywhere.
    Any,
    /// At the beginning of a segment or behind a mark.
    Start,
    /// At the beginning of a segment and before a colon.
    Label,
    /// Alone in a segment.
    Whole,
}

/// What is doubtful about the spelling of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// What kind of doubt it is.
    pub kind: DoubtKind,
    /// What is wrong.
    pub reason: Template,
    /// The form as it should be.
    pub text: Option<String>,
}

/// The kinds of doubt about the spelling of a form, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DoubtKind {
    /// No word or name is written so.
    Impossible,
    /// A known word is misspelled.
    Misspelt,
    /// A known word has another letter at its end; some write it so throughout.
    Ending,
    /// The form is not known and has the letters of a word, not of a name.
    Unknown,
}

/// What a language knows of the names in its texts.
#[derive(Debug)]
pub struct Names {
    /// The letters that names are written with, sorted.
    pub alphabet: &'static [char],
    /// The weights of the steps between two spellings, as a file of `data/`.
    pub variant_weights: &'static [u8],
    /// The class of consonants that a letter belongs to; 0 for vowels.
    pub sound_class: fn(char) -> u8,
    /// Whether two letters stand for one sound by the custom of the desk that writes them.
    pub one_sound: fn(char, char) -> bool,
    /// Classes of two consonants that together write one sound; where they do, the first may be left out.
    pub digraphs: &'static [(u8, u8)],
    /// The ways to take the proclitics off a plain form, the likeliest first; the second argument tells
    /// whether a form stands in the article.
    pub bases: fn(&str, &dyn Fn(&str) -> bool) -> Vec<Base>,
    /// The stems of a base: forms that share one are one name, inflected.
    pub stems: fn(&str) -> Vec<&str>,
    /// A letter with everything folded that is orthography and not spelling.
    pub fold_orthography: fn(char) -> char,
    /// Whether two bases are one name with different endings.
    pub inflected: fn(&str, &str) -> bool,
    /// Whether a form is a name with one slip of the fingers in it: two letters swapped, a letter lost or doubled, or
    /// another letter that looks like the right one or lies beside it on the keyboard.
    pub mistyped: fn(slip: &str, name: &str) -> bool,
    /// Whether a plain form is a word for somebody's relative, who may bear the same family name.
    pub is_relative: fn(&str) -> bool,
    /// Whether proclitics hold the article.
    pub has_article: fn(&str) -> bool,
    /// How well a form follows the spelling that the press prefers where forms are as good as each other: the more
    /// the better.
    pub house_style: fn(&str) -> usize,
    /// Whether two forms are listed as different names that look alike.
    pub distinct: fn(&str, &str) -> bool,
    /// The logarithm of the odds that a form is a name rather than a word, from its letters.
    pub nameness: fn(&str) -> f32,
    /// Words of titles (of newspapers, of clubs) behind which a name keeps the article of the title.
    pub title_words: &'static [&'static str],
    /// The plural of a nation in the language, when a plain form is the English plural of it in the letters of the
    /// language.
    pub foreign_plural: fn(&str) -> Option<String>,
}

/// A way to take the proclitics off a form.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Base {
    /// Byte offset of the base in the form; it goes to the end.
    pub start: usize,
    /// What it costs to believe it, in natural logarithms.
    pub cost: f32,
    /// Whether the proclitics hold the article.
    pub article: bool,
}

/// All languages that can be told from a text or named on the command line.
pub const LANGUAGES: &[&Language] = &[&ARABIC, &ENGLISH];

/// The language with this code.
#[must_use]
pub fn by_id(id: &str) -> Option<&'static Language> {
    LANGUAGES.iter().copied().find(|language| language.id == id)
}

/// How a text's language was told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// By its letters.
    ByLetters(&'static str),
    /// Its letters are those of the language's script, but of another language.
    OtherLanguage(&'static str),
    /// It has no letters of any language known.
    Unknown,
}

/// Tells the language of a text from the scripts of its letters.
///
/// `letters` counts letters by script in the order of [`Script::ALL`]. A quarter of Arabic letters makes
/// an article Arabic: the rest is what the machine left behind.
#[must_use]
pub fn tell(letters: &[usize; Script::ALL.len()]) -> Option<&'static Language> {
    let all: usize = letters.iter().sum();
    LANGUAGES
        .iter()
        .copied()
        .filter(|language| all > 0 && letters[language.script as usize] * 4 >= all)
        .find(|language| {
            language.script != Script::Latin || letters[Script::Latin as usize] * 2 > all
        })
}

//! What Arabic words are in a sentence, for those of which it is certain.
//!
//! The lists of nouns, adjectives and verbs tell gender and number, and which forms have no other reading. A
//! word that has another one, or that no list has, has no grammar here: who asks is to stay silent about it.

use super::lexicon::{self, Cells};
use super::lists;
use crate::language::classes::Classes;
use crate::text::table::Table;

static ADJECTIVES: Table = Table::new(include_str!("../../../data/ar/adjectives.tsv"));
static VERBS: Table = Table::new(include_str!("../../../data/ar/verbs.tsv"));

/// Masculine or feminine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gender {
    Masculine,
    Feminine,
}

impl Gender {
    fn from_class(class: u64) -> Option<Gender> {
        match class {
            1 => Some(Gender::Masculine),
            2 => Some(Gender::Feminine),
            _ => None,
        }
    }
}

/// How many a noun stands for, and how it is formed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Number {
    Singular,
    Dual,
    SoundPlural,
    BrokenPlural,
    Collective,
}

/// Whether a noun is definite, and by what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    /// Without article and pronoun.
    Bare,
    /// With the article.
    Article,
    /// With a pronoun behind it.
    Pronoun,
}

/// A noun of which everything is certain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Noun {
    /// The gender; of a plural, that of its singular.
    pub(super) gender: Gender,
    pub(super) number: Number,
    /// Whether it names people.
    pub(super) rational: bool,
    pub(super) state: State,
    /// Whether a preposition is joined to it.
    pub(super) preposition: bool,
    /// Whether a conjunction is joined to it.
    pub(super) conjunction: bool,
}

impl Noun {
    /// The gender that verbs and adjectives take with it; none where they may choose.
    pub(super) fn agreement(self) -> Option<Gender> {
        match (self.number, self.rational) {
            (Number::Singular, _) => Some(self.gender),
            (Number::BrokenPlural | Number::SoundPlural, false) => Some(Gender::Feminine),
            _ => None,
        }
    }
}

/// Pronouns behind a noun; those of one letter that also end words are left out.
const PRONOUNS: [&str; 8] = ["هما", "كما", "ها", "هم", "هن", "كم", "نا", "ه"];

/// The noun that a plain form certainly is. A conjunction or preposition may be joined to its front.
pub(super) fn noun(form: &str) -> Option<Noun> {
    if let Some(noun) = listed_noun(form) {
        return Some(noun);
    }
    let Proclitics {
        rest,
        preposition,
        conjunction,
        article,
    } = proclitics(form);
    if article {
        return bare_noun(rest).map(|noun| Noun {
            state: State::Article,
            preposition,
            conjunction,
            ..noun
        });
    }
    if rest.len() < form.len()
        && let Some(noun) = bare_noun(rest)
    {
        return Some(Noun {
            preposition,
            conjunction,
            ..noun
        });
    }
    if !preposition
        && !conjunction
        && let Some(noun) = bare_noun(form)
    {
        return Some(noun);
    }
    // What looks like a preposition may be the noun's own first letter.
    let after = form
        .strip_prefix(['و', 'ف'])
        .filter(|_| conjunction)
        .unwrap_or(form);
    [after, rest].into_iter().find_map(|base| {
        PRONOUNS.into_iter().find_map(|pronoun| {
            let stem = base.strip_suffix(pronoun)?;
            let noun = match stem.strip_suffix('ت') {
                Some(stem) => bare_noun(&format!("{stem}ة")),
                None => bare_noun(stem).filter(|_| !stem.ends_with(['ة', 'ى'])),
            }?;
            let preposition = preposition && base.len() < after.len();
            Some(Noun {
                state: State::Pronoun,
                preposition,
                conjunction,
                ..noun
            })
        })
    })
}

struct Proclitics<'a> {
    rest: &'a str,
    preposition: bool,
    conjunction: bool,
    article: bool,
}

fn proclitics(form: &str) -> Proclitics<'_> {
    let after = form
        .strip_prefix(['و', 'ف'])
        .filter(|rest| rest.chars().nth(2).is_some());
    let rest = after.unwrap_or(form);
    let conjunction = after.is_some();
    let found = |rest, preposition, article| Proclitics {
        rest,
        preposition,
        conjunction,
        article,
    };
    if let Some(noun) = rest.strip_prefix("لل") {
        return found(noun, true, true);
    }
    if let Some(noun) = rest.strip_prefix("ال") {
        return found(noun, false, true);
    }
    match rest.strip_prefix(['ب', 'ك', 'ل']) {
        Some(noun) if noun.starts_with("ال") => found(&noun["ال".len()..], true, true),
        Some(noun) if noun.chars().nth(2).is_some() => found(noun, true, false),
        _ => found(rest, false, false),
    }
}

fn plain(gender: Gender, number: Number, rational: bool) -> Noun {
    Noun {
        gender,
        number,
        rational,
        state: State::Bare,
        preposition: false,
        conjunction: false,
    }
}

/// The noun that a form without anything joined to it is in the list.
fn listed_noun(form: &str) -> Option<Noun> {
    let classes = lists::classes(form);
    if classes.get(Classes::NOUN) > 0 {
        let gender = Gender::from_class(classes.get(Classes::NOUN))?;
        let number = match classes.get(Classes::NUMBER) {
            0 => Number::Singular,
            1 => Number::Dual,
            2 => Number::SoundPlural,
            3 => Number::BrokenPlural,
            _ => Number::Collective,
        };
        let only = classes.get(Classes::NOUN_ONLY) > 0;
        return only.then(|| plain(gender, number, classes.get(Classes::RATIONAL) > 0));
    }
    None
}

/// The noun that a form without anything joined to it is, in the list or by its ending.
fn bare_noun(form: &str) -> Option<Noun> {
    let classes = lists::classes(form);
    if classes.get(Classes::NOUN) > 0 {
        return listed_noun(form);
    }
    // What ends in ة and can be nothing but a noun of that ending is a feminine singular.
    let other = [Classes::ADJECTIVE, Classes::FUNCTION, Classes::PAST]
        .into_iter()
        .any(|field| classes.get(field) > 0);
    if !form.ends_with('ة') || form.chars().nth(3).is_none() || other {
        return None;
    }
    cells(form)
        .only(Cells::NOUN.or(Cells::TANWIN))
        .then(|| plain(Gender::Feminine, Number::Singular, false))
}

/// A singular adjective of which gender and definiteness are certain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Adjective {
    pub(super) gender: Gender,
    pub(super) definite: bool,
    /// The same in the other gender.
    pub(super) other: String,
}

/// The singular adjective that a plain form certainly is.
pub(super) fn adjective(form: &str) -> Option<Adjective> {
    let bare = form.strip_prefix("ال");
    let (word, definite) = bare.map_or((form, false), |bare| (bare, true));
    let classes = lists::classes(word);
    let gender = Gender::from_class(classes.get(Classes::ADJECTIVE))
        .filter(|_| classes.get(Classes::ADJECTIVE_ONLY) > 0)?;
    let row = match gender {
        Gender::Masculine => ADJECTIVES.get(word),
        Gender::Feminine => ADJECTIVES.rows_with(1, word),
    }?;
    let other = row.cell(if gender == Gender::Masculine { 1 } else { 0 });
    let article = if definite { "ال" } else { "" };
    Some(Adjective {
        gender,
        definite,
        other: format!("{article}{other}"),
    })
}

/// The plural for people of a masculine adjective of the list.
pub(super) fn plural(adjective: &str) -> Option<&'static str> {
    let row = ADJECTIVES.get(adjective)?;
    Some(row.cell(2)).filter(|plural| !plural.is_empty())
}

/// A verb in the past, third person singular.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Past {
    pub(super) gender: Gender,
    /// The same verb in the other gender.
    pub(super) other: &'static str,
    /// Whether no object can follow it.
    pub(super) intransitive: bool,
    /// Whether it is a verb of speech.
    pub(super) speech: bool,
}

/// The past verb that a plain form certainly is, without a conjunction before it.
pub(super) fn past(form: &str) -> Option<Past> {
    let classes = lists::classes(form);
    let gender = Gender::from_class(classes.get(Classes::PAST))
        .filter(|_| classes.get(Classes::VERB_ONLY) > 0)?;
    let row = match gender {
        Gender::Masculine => VERBS.get(form),
        Gender::Feminine => VERBS.rows_with(1, form),
    }?;
    Some(Past {
        gender,
        other: row.cell(if gender == Gender::Masculine { 1 } else { 0 }),
        intransitive: classes.get(Classes::TAKES) == 0,
        speech: classes.get(Classes::TAKES) == 2,
    })
}

/// Whether a plain form is a name without article that takes the feminine: a country, a city, a region.
pub(super) fn is_feminine_place(form: &str) -> bool {
    lists::classes(form).get(Classes::NAME) == 3
}

/// What a plain form can be read as, after whatever proclitics.
pub(super) fn cells(form: &str) -> Cells {
    let mut cells = Cells::default();
    lexicon::readings(form, |reading| {
        cells = cells.or(reading.cells);
        true
    });
    cells
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nouns_of_which_all_is_certain() {
        let told = |form| noun(form).map(|n| (n.gender, n.state, n.preposition));
        assert_eq!(
            told("المنزل"),
            Some((Gender::Masculine, State::Article, false))
        );
        assert_eq!(
            told("لهجته"),
            Some((Gender::Feminine, State::Pronoun, false))
        );
        assert_eq!(
            told("بالفوضى"),
            Some((Gender::Feminine, State::Article, true))
        );
        assert_eq!(
            told("للقميص"),
            Some((Gender::Masculine, State::Article, true))
        );
        // A verb as well, or no word at all.
        assert_eq!(told("كتب"), None);
        assert_eq!(told("يكاترينبرغ"), None);
    }

    #[test]
    fn verbs_and_adjectives_know_their_other_gender() {
        assert_eq!(
            past("أدان").map(|v| (v.gender, v.other)),
            Some((Gender::Masculine, "أدانت"))
        );
        let adjective = adjective("الجديدة").unwrap();
        assert_eq!(
            (adjective.gender, adjective.other.as_str()),
            (Gender::Feminine, "الجديد")
        );
    }
}

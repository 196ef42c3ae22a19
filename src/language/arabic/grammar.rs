//! What Arabic words are in a sentence, for those of which it is certain.
//!
//! The lists of nouns, adjectives and verbs tell gender and number, and which forms have no other reading; the
//! lexicon tells what else a form can be. A word that has another reading, or that no list has, has no grammar
//! here: who asks is to stay silent about it.

use super::lexicon::{self, Cells};
use super::{closed, lists};
use crate::language::Looked;
use crate::language::classes::Classes;
use crate::language::reading::{
    Adjective, Case, Ending, Gender, Noun, Number, Reading, State, Takes, Tense, Verb,
};
use crate::text::table::Table;
use crate::text::word_set::WordSet;
use std::cell::OnceCell;

static ADJECTIVES: Table = Table::new(include_str!("../../../data/ar/adjectives.tsv"));
static VERBS: Table = Table::new(include_str!("../../../data/ar/verbs.tsv"));

/// Pronouns behind a noun or verb; those of one letter that also end words are left out.
const PRONOUNS: [&str; 8] = ["هما", "كما", "ها", "هم", "هن", "كم", "نا", "ه"];

/// Whether a form may end in a pronoun.
fn ends_in_pronoun(form: &str) -> bool {
    form.ends_with(['ا', 'م', 'ن', 'ه'])
}

/// Nouns of time, in the order of their bytes: they stand as adverbs, and then are no subject.
static TIMES: WordSet<43> = WordSet::new([
    "آن",
    "أحد",
    "أربعاء",
    "أسبوع",
    "أمس",
    "إثنين",
    "اثنين",
    "بارحة",
    "ثانية",
    "ثلاثاء",
    "جمعة",
    "حين",
    "خريف",
    "خميس",
    "دقيقة",
    "دورة",
    "ربيع",
    "ساعة",
    "سبت",
    "سنة",
    "شتاء",
    "شهر",
    "صباح",
    "صيف",
    "ظهر",
    "عام",
    "عشية",
    "عصر",
    "عقد",
    "غد",
    "فترة",
    "فجر",
    "قرن",
    "لحظة",
    "ليل",
    "ليلة",
    "مدة",
    "مرة",
    "مساء",
    "موسم",
    "نهار",
    "وقت",
    "يوم",
]);

/// Parts of the body that come in pairs: their dual is no rarity, whatever else the form may be.
const PAIRS: [&str; 14] = [
    "عين", "يد", "قدم", "ذراع", "ساق", "أذن", "حاجب", "كتف", "ركبت", "خد", "كف", "مرفق", "ساعد",
    "جفن",
];

impl Gender {
    fn from_class(class: u64) -> Option<Gender> {
        match class {
            1 => Some(Gender::Masculine),
            2 => Some(Gender::Feminine),
            _ => None,
        }
    }
}

/// What a plain form is in whatever sentence.
pub(super) fn reading(looked: Looked<'_>) -> Reading {
    let form = looked.form;
    let cells = OnceCell::new();
    // What the lexicon does not have it cannot read.
    if looked.base.is_none() {
        cells.get_or_init(Cells::default);
    }
    let whole = of_word(form, looked.classes, cells);
    let told = whole.noun.is_some()
        || whole.adjective.is_some()
        || whole.verb.is_some_and(|verb| verb.certain)
        || whole.closed > 0
        || whole.feminine_place
        || whole.masculine_name;
    let rest = form
        .strip_prefix(['و', 'ف'])
        .filter(|rest| rest.chars().nth(1).is_some());
    let Some(rest) = rest.filter(|_| !told) else {
        // ورد is roses, and also و with ردّ.
        if let Some(rest) = rest.filter(|_| whole.noun.is_some() && whole.verb.is_none())
            && let Some(verb) = listed_verb(lists::classes(rest))
        {
            return Reading {
                verb: Some(Verb {
                    certain: false,
                    ..verb
                }),
                proclitics: 2,
                ..whole
            };
        }
        return whole;
    };
    // What begins with و may be a word of its own (وعد) as well as one behind a conjunction.
    let own = lexicon::readings_without_prefix(form);
    let mut reading = of_word(rest, lists::classes(rest), OnceCell::new());
    reading.conjunction = true;
    reading.proclitics = 2;
    if !own.is_empty() {
        reading.noun = None;
        reading.adjective = None;
        reading.ending = None;
        if let Some(verb) = &mut reading.verb {
            verb.certain = false;
        }
    }
    reading
}

/// The same for a form without a conjunction.
fn of_word(form: &str, classes: Classes, cells: OnceCell<Cells>) -> Reading {
    // Every look-up costs as much as a whole sentence of looking at neighbours: none is made twice.
    let article = form.strip_prefix("ال");
    let word = Word {
        form,
        cells,
        classes,
        bare: article.unwrap_or(form),
        bare_classes: article.map_or(classes, lists::classes),
    };
    let mut reading = Reading {
        noun: noun(&word),
        adjective: adjective(&word),
        verb: verb(&word),
        feminine_place: classes.get(Classes::NAME) == 3,
        masculine_name: classes.get(Classes::NAME) == 1,
        people: article.is_none() && form.ends_with('ي') && country(form).is_some(),
        ..Reading::default()
    };
    reading.ending = ending(&word, reading.noun);
    if let Some((number, at)) = closed::find(form) {
        reading.closed = number;
        reading.proclitics = at;
        reading.conjunction = form.starts_with(['و', 'ف']) && at > 0;
    }
    let function = classes.get(Classes::FUNCTION) > 0 || reading.closed > 0;
    let verb = reading.verb.is_some_and(|verb| verb.certain);
    reading.nominal = !function && !verb;
    reading
}

/// A form and what has been looked up for it.
struct Word<'a> {
    form: &'a str,
    cells: OnceCell<Cells>,
    classes: Classes,
    /// The form behind the article.
    bare: &'a str,
    bare_classes: Classes,
}

impl Word<'_> {
    /// What the lexicon has for the form.
    fn cells(&self) -> Cells {
        *self.cells.get_or_init(|| Cells::of(self.form))
    }
}

/// The country whose people an adjective without the article names.
pub(super) fn country(nisba: &str) -> Option<String> {
    let stem = nisba.strip_suffix('ي')?;
    [stem.to_owned(), format!("{stem}ا"), format!("{nisba}ا")]
        .into_iter()
        .find(|name| lists::classes(name).get(Classes::NAME) == 3)
}

/// The noun that a form is, without a conjunction; a preposition may be joined to its front.
fn noun(word: &Word<'_>) -> Option<Noun> {
    let form = word.form;
    if let Some(noun) = in_list(form, word.classes) {
        return Some(noun);
    }
    let (rest, preposition, article) = proclitics(form);
    if article {
        let classes = if preposition {
            lists::classes(rest)
        } else {
            word.bare_classes
        };
        let noun = in_list(rest, classes)
            .or_else(|| by_ending(rest, classes, || word.cells()))
            .or_else(|| dual(rest))?;
        // Behind the article nothing but nouns and adjectives stand.
        let adjective = Gender::from_class(classes.get(Classes::ADJECTIVE));
        return Some(Noun {
            state: State::Article,
            preposition,
            certain: noun.certain || adjective.is_none_or(|gender| gender == noun.gender),
            ..noun
        });
    }
    if preposition && let Some(noun) = listed(rest) {
        return Some(Noun {
            preposition,
            certain: noun.certain && lexicon::readings_without_prefix(form).is_empty(),
            ..noun
        });
    }
    if let Some(noun) = by_ending(form, word.classes, || word.cells())
        .or_else(|| dual(form))
        .or_else(|| accusative(word))
    {
        return Some(noun);
    }
    // بينها is no yen of hers.
    if word.classes.get(Classes::FUNCTION) > 0 || !ends_in_pronoun(form) {
        return None;
    }
    // What looks like a preposition may be the noun's own first letter.
    let whole = [(form, false), (rest, true)];
    whole
        .into_iter()
        .take(1 + usize::from(preposition))
        .find_map(|(base, preposition)| {
            let noun = PRONOUNS
                .into_iter()
                .find_map(|pronoun| possessed(base.strip_suffix(pronoun)?))?;
            Some(Noun {
                preposition,
                ..noun
            })
        })
}

/// The noun that a form is before the pronoun that belongs to it.
fn possessed(stem: &str) -> Option<Noun> {
    let noun = match stem.strip_suffix('ت') {
        Some(bare) => {
            let feminine = format!("{bare}ة");
            let classes = lists::classes(&feminine);
            in_list(&feminine, classes)
                .or_else(|| by_ending(&feminine, classes, || Cells::of(&feminine)))
        }
        None => listed(stem)
            .filter(|_| !stem.ends_with(['ة', 'ى']))
            .or_else(|| {
                // عيناه, يداها: the dual has lost its ن. A noun in ى looks the same (قتلاه).
                let singular = stem.strip_suffix('ا')?;
                let known = lexicon::contains(&format!("{singular}ى"));
                singular_of_dual(singular).filter(|_| !known)
            }),
    }?;
    Some(Noun {
        state: State::Pronoun,
        ..noun
    })
}

/// The dual that a form without anything joined to it is, of a listed noun.
fn dual(form: &str) -> Option<Noun> {
    singular_of_dual(
        form.strip_suffix("ان")
            .or_else(|| form.strip_suffix("ين"))?,
    )
}

/// The dual of which this is left when its ending is taken off.
fn singular_of_dual(stem: &str) -> Option<Noun> {
    let (noun, feminine) = match stem.strip_suffix('ت') {
        Some(bare) => (listed(&format!("{bare}ة"))?, true),
        None => (listed(stem)?, false),
    };
    // People in ين are more often many than two.
    let dual = noun.number == Number::Singular
        && (feminine || !noun.rational)
        && !stem.ends_with(['ة', 'ى', 'ا', 'ي']);
    let pair = PAIRS.contains(&stem) || stem == "شفت";
    dual.then_some(Noun {
        number: Number::Dual,
        certain: noun.certain || pair,
        ..noun
    })
}

/// The noun in the indefinite accusative that a form is.
fn accusative(word: &Word<'_>) -> Option<Noun> {
    let stem = word.form.strip_suffix('ا')?;
    let noun = listed(stem).filter(|_| !stem.ends_with(['ة', 'ى', 'ا', 'ء']))?;
    let function = word.classes.get(Classes::FUNCTION) > 0;
    let verb = Cells::PAST.or(Cells::PAST_INFLECTED).or(Cells::PRESENT);
    (!function && !word.cells().any(verb)).then_some(Noun {
        accusative: true,
        ..noun
    })
}

/// The rest behind a preposition and the article; whether they are there.
fn proclitics(form: &str) -> (&str, bool, bool) {
    if let Some(noun) = form.strip_prefix("لل") {
        return (noun, true, true);
    }
    if let Some(noun) = form.strip_prefix("ال") {
        return (noun, false, true);
    }
    match form.strip_prefix(['ب', 'ك', 'ل']) {
        Some(noun) if noun.starts_with("ال") => (&noun["ال".len()..], true, true),
        Some(noun) if noun.chars().nth(2).is_some() => (noun, true, false),
        _ => (form, false, false),
    }
}

/// The noun that a form without anything joined to it is in the list.
fn listed(form: &str) -> Option<Noun> {
    in_list(form, lists::classes(form))
}

/// The same, with what the lists say of the form.
fn in_list(form: &str, classes: Classes) -> Option<Noun> {
    let gender = Gender::from_class(classes.get(Classes::NOUN))?;
    let number = match classes.get(Classes::NUMBER) {
        0 => Number::Singular,
        1 => Number::Dual,
        2 => Number::SoundPlural,
        3 => Number::BrokenPlural,
        _ => Number::Collective,
    };
    Some(Noun {
        gender,
        number,
        rational: classes.get(Classes::RATIONAL) > 0,
        state: State::Bare,
        preposition: false,
        accusative: false,
        time: TIMES.has(form),
        certain: classes.get(Classes::NOUN_ONLY) > 0,
        listed: true,
    })
}

/// What ends in ة and can be nothing but a noun of that ending is a feminine singular.
fn by_ending(form: &str, classes: Classes, cells: impl Fn() -> Cells) -> Option<Noun> {
    if !form.ends_with('ة') || form.chars().nth(3).is_none() {
        return None;
    }
    let other = [
        Classes::NOUN,
        Classes::ADJECTIVE,
        Classes::FUNCTION,
        Classes::PAST,
    ]
    .into_iter()
    .any(|field| classes.get(field) > 0);
    let noun = !other && cells().only(Cells::NOUN.or(Cells::TANWIN));
    noun.then_some(Noun {
        gender: Gender::Feminine,
        number: Number::Singular,
        rational: false,
        state: State::Bare,
        preposition: false,
        accusative: false,
        time: false,
        certain: true,
        listed: false,
    })
}

/// The singular adjective that a form is.
fn adjective(word: &Word<'_>) -> Option<Adjective> {
    let definite = word.bare.len() < word.form.len();
    let of = |classes: Classes| {
        let gender = Gender::from_class(classes.get(Classes::ADJECTIVE))?;
        let noun = classes.get(Classes::NOUN) > 0;
        let only = classes.get(Classes::ADJECTIVE_ONLY) > 0
            || definite && classes.get(Classes::ADJECTIVE_NAME) > 0;
        Some(Adjective {
            gender,
            definite,
            accusative: false,
            certain: only && !noun,
            noun,
        })
    };
    of(word.bare_classes).or_else(|| {
        let stem = word.bare.strip_suffix('ا').filter(|_| !definite)?;
        let verb = Cells::PAST.or(Cells::PRESENT);
        let adjective =
            of(lists::classes(stem)).filter(|adjective| adjective.gender == Gender::Masculine)?;
        if word.classes.get(Classes::FUNCTION) > 0 || word.cells().any(verb) {
            return None;
        }
        Some(Adjective {
            accusative: true,
            ..adjective
        })
    })
}

/// The adjective of a form in the other gender, with its article.
pub(super) fn adjective_in_other_gender(form: &str) -> Option<String> {
    let (article, word) = match form.strip_prefix("ال") {
        Some(word) => ("ال", word),
        None => ("", form),
    };
    let (masculine, feminine) = adjective_forms(word)?;
    let other = if word == feminine {
        masculine
    } else {
        feminine
    };
    Some(format!("{article}{other}"))
}

/// The masculine and the feminine form of the adjective that a form without the article is.
pub(super) fn adjective_forms(word: &str) -> Option<(&'static str, &'static str)> {
    let feminine = lists::classes(word).get(Classes::ADJECTIVE) == 2;
    let row = if feminine {
        ADJECTIVES.rows_with(1, word)
    } else {
        ADJECTIVES.get(word).or_else(|| {
            let stem = word.strip_suffix('ا')?;
            ADJECTIVES.get(stem)
        })
    }?;
    Some((row.cell(0), row.cell(1)))
}

/// The verb that a form is in the list; whether it is nothing else is not yet told of a present.
fn listed_verb(classes: Classes) -> Option<Verb> {
    let past = Gender::from_class(classes.get(Classes::PAST));
    let present = Gender::from_class(classes.get(Classes::PRESENT));
    let (tense, gender) = past
        .map(|gender| (Tense::Past, gender))
        .or(present.map(|gender| (Tense::Present, gender)))?;
    let takes = match classes.get(Classes::TAKES) {
        0 => Takes::Nothing,
        1 => Takes::Object,
        _ => Takes::Speech,
    };
    // تحدث is he spoke and she happens.
    let both = past.is_some() && present.is_some();
    Some(Verb {
        tense,
        gender,
        plural: false,
        object: false,
        takes,
        certain: classes.get(Classes::VERB_ONLY) > 0 && !both,
    })
}

/// The verb that a form is.
fn verb(word: &Word<'_>) -> Option<Verb> {
    let (form, classes) = (word.form, word.classes);
    if let Some(verb) = listed_verb(classes) {
        let noun = verb.tense == Tense::Present
            && verb.certain
            && (classes.get(Classes::NOUN) > 0 || word.cells().any(Cells::NOUN));
        return Some(Verb {
            certain: verb.certain && !noun,
            ..verb
        });
    }
    let other = [Classes::NOUN, Classes::ADJECTIVE, Classes::FUNCTION];
    let told = other.into_iter().any(|field| classes.get(field) > 0);
    if told || word.bare.len() < form.len() {
        return None;
    }
    if let Some(rest) = form.strip_prefix('س') {
        let verb = listed_verb(lists::classes(rest)).filter(|verb| verb.tense == Tense::Present);
        if let Some(verb) = verb {
            return Some(Verb {
                certain: true,
                ..verb
            });
        }
    }
    let unlisted = |tense, gender, certain| Verb {
        tense,
        gender,
        plural: false,
        object: false,
        takes: Takes::Unknown,
        certain,
    };
    let cells = word.cells().without(Cells::IMPERATIVE);
    if form.ends_with('ت') && cells.only(Cells::PAST_FEMININE) {
        let bare = lexicon::readings_without_prefix(form).without(Cells::IMPERATIVE);
        if !bare.is_empty() && classes.get(Classes::LISTED) == 0 {
            return Some(unlisted(Tense::Past, Gender::Feminine, true));
        }
    }
    let gender = match form.chars().next()? {
        'ي' => Gender::Masculine,
        'ت' => Gender::Feminine,
        _ => return with_object(form, cells),
    };
    if cells.only(Cells::PRESENT) && (form.ends_with("ون") || form.ends_with("وا")) {
        return Some(Verb {
            plural: true,
            ..unlisted(Tense::Present, gender, true)
        });
    }
    with_object(form, cells).or_else(|| {
        cells
            .any(Cells::PRESENT)
            .then_some(unlisted(Tense::Present, gender, false))
    })
}

/// The verb that a form is before the pronoun that is its object.
fn with_object(form: &str, cells: Cells) -> Option<Verb> {
    if !cells.any(Cells::WITH_OBJECT) || !ends_in_pronoun(form) {
        return None;
    }
    PRONOUNS.into_iter().find_map(|pronoun| {
        let stem = form.strip_suffix(pronoun)?;
        let classes = lists::classes(stem);
        if classes.get(Classes::VERB_ONLY) == 0 {
            return None;
        }
        let (past, present) = (
            Gender::from_class(classes.get(Classes::PAST)),
            Gender::from_class(classes.get(Classes::PRESENT)),
        );
        let (tense, gender) = match (past, present) {
            (Some(gender), None) => (Tense::Past, gender),
            (None, Some(gender)) => (Tense::Present, gender),
            _ => return None,
        };
        Some(Verb {
            tense,
            gender,
            plural: false,
            object: true,
            takes: Takes::Object,
            certain: true,
        })
    })
}

/// Whether neither the lexicon nor a list has a form.
pub(super) fn is_unknown(form: &str) -> bool {
    lexicon::readings_without_prefix(form).is_empty() && lists::classes(form) == Classes::default()
}

/// A verb in the third person singular, in the other gender.
pub(super) fn verb_in_other_gender(form: &str, verb: Verb) -> Option<String> {
    if verb.tense == Tense::Present {
        let future = form
            .strip_prefix('س')
            .filter(|rest| rest.starts_with(['ي', 'ت']));
        let (outer, rest) = future.map_or(("", form), |rest| ("س", rest));
        let swapped = match rest.chars().next()? {
            'ي' => 'ت',
            'ت' => 'ي',
            _ => return None,
        };
        return Some(format!("{outer}{swapped}{}", &rest[2..]));
    }
    let listed = match verb.gender {
        Gender::Masculine => VERBS.get(form).map(|row| row.cell(1)),
        Gender::Feminine => VERBS.rows_with(1, form).map(|row| row.cell(0)),
    };
    if let Some(other) = listed {
        return Some(other.to_owned());
    }
    let stem = form
        .strip_suffix('ت')
        .filter(|_| verb.gender == Gender::Feminine)?;
    lexicon::readings_without_prefix(stem)
        .any(Cells::PAST)
        .then(|| stem.to_owned())
}

/// A verb with a pronoun as its object, in the other gender; none for the verbs of `without`, told by their
/// masculine past.
pub(super) fn verb_with_object_in_other_gender(
    form: &str,
    verb: Verb,
    without: &[&str],
) -> Option<String> {
    let (stem, pronoun) = PRONOUNS.into_iter().find_map(|pronoun| {
        let stem = form.strip_suffix(pronoun)?;
        let classes = lists::classes(stem);
        (classes.get(Classes::VERB_ONLY) > 0).then_some((stem, pronoun))
    })?;
    let column = match (verb.tense, verb.gender) {
        (Tense::Past, Gender::Masculine) => 0,
        (Tense::Past, Gender::Feminine) => 1,
        (Tense::Present, Gender::Masculine) => 2,
        (Tense::Present, Gender::Feminine) => 3,
    };
    let row = VERBS.rows_with(column, stem)?;
    if without.contains(&row.key()) {
        return None;
    }
    let other = row.cell(column ^ 1);
    // What ends in ى has an alef before a pronoun.
    let other = match other.strip_suffix('ى') {
        Some(stem) => format!("{stem}ا"),
        None => other.to_owned(),
    };
    Some(format!("{other}{pronoun}"))
}

/// The case that the ending of a form shows, when it has no reading without one.
fn ending(word: &Word<'_>, noun: Option<Noun>) -> Option<Ending> {
    let (form, classes) = (word.form, word.classes);
    let possessed =
        noun.is_some_and(|noun| noun.number == Number::Dual && noun.state == State::Pronoun);
    if !possessed
        && !["ون", "ين", "ان"]
            .into_iter()
            .any(|end| form.ends_with(end))
    {
        return None;
    }
    let definite = proclitics(form).2;
    // Names end in ان and ون too (سلمان, خلدون); those of peoples do not.
    let people = form.ends_with("يون") || form.ends_with("يين");
    if !definite && !people && classes.get(Classes::LISTED) > 0
        || classes.get(Classes::FUNCTION) > 0
    {
        return None;
    }
    let cells = word.cells();
    if possessed {
        let certain = noun.is_some_and(|noun| noun.certain);
        return (certain || cells.without(Cells::POSSESSED).is_empty()).then_some(Ending {
            case: Case::Nominative,
            dual: true,
            plural: false,
            definite: true,
        });
    }
    let nominative = Cells::PLURAL_NOMINATIVE.or(Cells::DUAL_NOMINATIVE);
    let oblique = Cells::PLURAL_OBLIQUE.or(Cells::DUAL_OBLIQUE);
    let case = if cells.only(nominative) {
        Case::Nominative
    } else if cells.only(oblique) {
        Case::Oblique
    } else {
        return None;
    };
    let dual = cells.any(Cells::DUAL_NOMINATIVE.or(Cells::DUAL_OBLIQUE));
    let plural = cells.any(Cells::PLURAL_NOMINATIVE.or(Cells::PLURAL_OBLIQUE));
    let two = noun.is_some_and(|noun| noun.number == Number::Dual);
    // What ends in ان and is no listed noun may be anything (زيدان).
    if case == Case::Nominative && dual && !two {
        return None;
    }
    Some(Ending {
        case,
        dual,
        plural: plural && !two,
        definite,
    })
}

/// The plural for people of a masculine adjective of the list.
pub(super) fn plural(adjective: &str) -> Option<&'static str> {
    let row = ADJECTIVES.get(adjective)?;
    Some(row.cell(2)).filter(|plural| !plural.is_empty())
}

impl Cells {
    /// What a plain form can be read as, after whatever proclitics.
    pub(super) fn of(form: &str) -> Cells {
        let mut cells = Cells::default();
        lexicon::readings(form, |reading| {
            cells = cells.or(reading.cells);
            true
        });
        cells
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reading(form: &str) -> Reading {
        super::reading(Looked {
            form,
            base: lexicon::base(form),
            classes: lists::classes(form),
        })
    }

    #[test]
    fn nouns_of_which_all_is_certain() {
        let told = |form| {
            reading(form)
                .noun
                .filter(|n| n.certain)
                .map(|n| (n.gender, n.state, n.preposition))
        };
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
    fn duals_are_told_from_plurals() {
        let number = |form| reading(form).noun.map(|n| (n.gender, n.number));
        assert_eq!(number("البلدين"), Some((Gender::Masculine, Number::Dual)));
        assert_eq!(number("الدولتان"), Some((Gender::Feminine, Number::Dual)));
        assert_eq!(number("عيناه"), Some((Gender::Feminine, Number::Dual)));
        assert_ne!(number("المهندسين").map(|n| n.1), Some(Number::Dual));
        let case = |form| reading(form).ending.map(|e| e.case);
        assert_eq!(case("المهندسون"), Some(Case::Nominative));
        assert_eq!(case("والمهندسين"), Some(Case::Oblique));
        assert_eq!(case("قانون"), None);
        assert_eq!(case("سلمان"), None);
    }

    #[test]
    fn verbs_and_adjectives_know_their_other_gender() {
        for (form, other) in [
            ("أدان", "أدانت"),
            ("أدانت", "أدان"),
            ("تموله", "يموله"),
            ("تجعدت", "تجعد"),
            ("سيقول", "ستقول"),
        ] {
            let verb = reading(form).verb.expect("a verb");
            assert!(verb.certain, "{form}");
            assert_eq!(verb_in_other_gender(form, verb).as_deref(), Some(other));
        }
        assert_eq!(
            adjective_in_other_gender("الجديدة").as_deref(),
            Some("الجديد")
        );
        assert_eq!(country("أذربيجاني").as_deref(), Some("أذربيجان"));
        assert_eq!(country("روسي").as_deref(), Some("روسيا"));
    }
}

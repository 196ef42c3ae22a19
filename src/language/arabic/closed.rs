//! The closed words of Arabic that govern or point at what follows.

use crate::language::reading::{Gender, Number};
use crate::text::word_set::WordSet;
use Gender::{Feminine, Masculine};

/// What a closed word asks of the words behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Closed {
    /// This, that: points at a noun of this gender and number.
    Demonstrative(Gender, Number),
    /// A verb of being, with the form of the other gender.
    Being(Gender, &'static str),
    /// A numeral from three to ten in the form that counts things of this gender, with the other form.
    Numeral(Gender, &'static str),
    /// The same with the article, behind what is counted.
    Counted(Gender, &'static str),
    /// One, in the same way; before عشر it makes eleven.
    One(Gender, &'static str),
    /// Two before عشر, in the same way.
    Two(Gender, &'static str),
    /// Twenty to ninety.
    Tens,
    /// Both, in the form for things of this gender, with the other form.
    Both(Gender, &'static str),
    /// A pronoun as a subject.
    Pronoun(Person),
    /// A preposition that is nothing else.
    Preposition,
    /// A preposition that can also be another word.
    PerhapsPreposition,
    /// A preposition with a pronoun.
    PrepositionOfPronoun,
    /// What, which.
    What,
    /// Words for large numbers.
    Large,
    /// إنّ and its sisters: the noun behind them stands in the accusative.
    Emphasis,
    /// أن, which is also a particle before verbs.
    That,
    /// Where.
    Where,
    /// There is, as a verb of this gender, with the form of the other one.
    Exists(Gender, &'static str),
    /// There.
    There,
    /// Did not: the verb loses what marks the indicative.
    NotPast,
    /// Particles before a subjunctive.
    Subjunctive,
    /// Who, which.
    Relative(Option<Gender>),
    /// The article before غير.
    OtherThan,
    /// They were: a verb in the indicative follows.
    TheyWere,
    /// Begins a clause.
    Subordinator,
}

/// Whom a pronoun speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Person {
    He,
    She,
    They,
    TheyTwo,
    We,
    YouTwo,
}

/// The closed words, without proclitics, sorted by their bytes.
const CLOSED: &[(&str, Closed)] = &[
    ("آلاف", Closed::Large),
    ("أحد", Closed::One(Masculine, "إحدى")),
    ("أربع", Closed::Numeral(Feminine, "أربعة")),
    ("أربعة", Closed::Numeral(Masculine, "أربع")),
    ("أربعون", Closed::Tens),
    ("أربعين", Closed::Tens),
    ("أصبح", Closed::Being(Masculine, "أصبحت")),
    ("أصبحت", Closed::Being(Feminine, "أصبح")),
    ("ألف", Closed::Large),
    ("ألفا", Closed::Large),
    ("أمام", Closed::Preposition),
    ("أن", Closed::That),
    ("أنتما", Closed::Pronoun(Person::YouTwo)),
    ("أين", Closed::Where),
    ("إحدى", Closed::One(Feminine, "أحد")),
    ("إذا", Closed::Subordinator),
    ("إلى", Closed::Preposition),
    ("إليه", Closed::PrepositionOfPronoun),
    ("إليها", Closed::PrepositionOfPronoun),
    ("إليهم", Closed::PrepositionOfPronoun),
    ("إن", Closed::Emphasis),
    ("اثنا", Closed::Two(Masculine, "اثنتا")),
    ("اثنتا", Closed::Two(Feminine, "اثنا")),
    ("اثنتي", Closed::Two(Feminine, "اثني")),
    ("اثني", Closed::Two(Masculine, "اثنتي")),
    ("الأربع", Closed::Counted(Feminine, "الأربعة")),
    ("الأربعة", Closed::Counted(Masculine, "الأربع")),
    ("التسع", Closed::Counted(Feminine, "التسعة")),
    ("التسعة", Closed::Counted(Masculine, "التسع")),
    ("التي", Closed::Relative(Some(Feminine))),
    ("الثلاث", Closed::Counted(Feminine, "الثلاثة")),
    ("الثلاثة", Closed::Counted(Masculine, "الثلاث")),
    ("الثماني", Closed::Counted(Feminine, "الثمانية")),
    ("الثمانية", Closed::Counted(Masculine, "الثماني")),
    ("الخمس", Closed::Counted(Feminine, "الخمسة")),
    ("الخمسة", Closed::Counted(Masculine, "الخمس")),
    ("الذي", Closed::Relative(Some(Masculine))),
    ("الذين", Closed::Relative(None)),
    ("السبع", Closed::Counted(Feminine, "السبعة")),
    ("السبعة", Closed::Counted(Masculine, "السبع")),
    ("الست", Closed::Counted(Feminine, "الستة")),
    ("الستة", Closed::Counted(Masculine, "الست")),
    ("العشر", Closed::Counted(Feminine, "العشرة")),
    ("العشرة", Closed::Counted(Masculine, "العشر")),
    ("الغير", Closed::OtherThan),
    ("اللاتي", Closed::Relative(None)),
    ("اللتان", Closed::Relative(None)),
    ("اللتين", Closed::Relative(None)),
    ("اللذان", Closed::Relative(None)),
    ("اللذين", Closed::Relative(None)),
    ("اللواتي", Closed::Relative(None)),
    ("بأن", Closed::Emphasis),
    ("بات", Closed::Being(Masculine, "باتت")),
    ("باتت", Closed::Being(Feminine, "بات")),
    ("بالغير", Closed::OtherThan),
    ("بضع", Closed::Numeral(Feminine, "بضعة")),
    ("بضعة", Closed::Numeral(Masculine, "بضع")),
    ("بعد", Closed::Preposition),
    ("بعدما", Closed::Subordinator),
    ("بقي", Closed::Being(Masculine, "بقيت")),
    ("بقيت", Closed::Being(Feminine, "بقي")),
    ("به", Closed::PrepositionOfPronoun),
    ("بها", Closed::PrepositionOfPronoun),
    ("بهم", Closed::PrepositionOfPronoun),
    ("بين", Closed::PerhapsPreposition),
    ("بينما", Closed::Subordinator),
    ("تجاه", Closed::Preposition),
    ("تحت", Closed::Preposition),
    ("تزال", Closed::Being(Feminine, "يزال")),
    ("تسع", Closed::Numeral(Feminine, "تسعة")),
    ("تسعة", Closed::Numeral(Masculine, "تسع")),
    ("تسعون", Closed::Tens),
    ("تسعين", Closed::Tens),
    ("تصبح", Closed::Being(Feminine, "يصبح")),
    ("تظل", Closed::Being(Feminine, "يظل")),
    ("تكون", Closed::Being(Feminine, "يكون")),
    ("تلك", Closed::Demonstrative(Feminine, Number::Singular)),
    ("توجد", Closed::Exists(Feminine, "يوجد")),
    ("ثلاث", Closed::Numeral(Feminine, "ثلاثة")),
    ("ثلاثة", Closed::Numeral(Masculine, "ثلاث")),
    ("ثلاثون", Closed::Tens),
    ("ثلاثين", Closed::Tens),
    ("ثمانون", Closed::Tens),
    ("ثماني", Closed::Numeral(Feminine, "ثمانية")),
    ("ثمانية", Closed::Numeral(Masculine, "ثماني")),
    ("ثمانين", Closed::Tens),
    ("ثمة", Closed::There),
    ("حتى", Closed::PerhapsPreposition),
    ("حول", Closed::PerhapsPreposition),
    ("حيث", Closed::Subordinator),
    ("حين", Closed::Subordinator),
    ("خلال", Closed::Preposition),
    ("خمس", Closed::Numeral(Feminine, "خمسة")),
    ("خمسة", Closed::Numeral(Masculine, "خمس")),
    ("خمسون", Closed::Tens),
    ("خمسين", Closed::Tens),
    ("ذلك", Closed::Demonstrative(Masculine, Number::Singular)),
    ("ربما", Closed::Subordinator),
    ("زال", Closed::Being(Masculine, "زالت")),
    ("زالت", Closed::Being(Feminine, "زال")),
    ("سبع", Closed::Numeral(Feminine, "سبعة")),
    ("سبعة", Closed::Numeral(Masculine, "سبع")),
    ("سبعون", Closed::Tens),
    ("سبعين", Closed::Tens),
    ("ست", Closed::Numeral(Feminine, "ستة")),
    ("ستة", Closed::Numeral(Masculine, "ست")),
    ("ستون", Closed::Tens),
    ("ستين", Closed::Tens),
    ("ضد", Closed::Preposition),
    ("ظل", Closed::Being(Masculine, "ظلت")),
    ("ظلت", Closed::Being(Feminine, "ظل")),
    ("عبر", Closed::PerhapsPreposition),
    ("عشر", Closed::Numeral(Feminine, "عشرة")),
    ("عشرة", Closed::Numeral(Masculine, "عشر")),
    ("عشرون", Closed::Tens),
    ("عشرين", Closed::Tens),
    ("على", Closed::Preposition),
    ("عليه", Closed::PrepositionOfPronoun),
    ("عليها", Closed::PrepositionOfPronoun),
    ("عليهم", Closed::PrepositionOfPronoun),
    ("عليهما", Closed::PrepositionOfPronoun),
    ("عن", Closed::Preposition),
    ("عند", Closed::Preposition),
    ("عندما", Closed::Subordinator),
    ("عنه", Closed::PrepositionOfPronoun),
    ("عنها", Closed::PrepositionOfPronoun),
    ("عنهم", Closed::PrepositionOfPronoun),
    ("في", Closed::Preposition),
    ("فيما", Closed::Subordinator),
    ("فيه", Closed::PrepositionOfPronoun),
    ("فيها", Closed::PrepositionOfPronoun),
    ("فيهم", Closed::PrepositionOfPronoun),
    ("قبل", Closed::Preposition),
    ("كأن", Closed::Emphasis),
    ("كان", Closed::Being(Masculine, "كانت")),
    ("كانت", Closed::Being(Feminine, "كان")),
    ("كانوا", Closed::TheyWere),
    ("كلا", Closed::Both(Masculine, "كلتا")),
    ("كلتا", Closed::Both(Feminine, "كلا")),
    ("كلتي", Closed::Both(Feminine, "كلي")),
    ("كلما", Closed::Subordinator),
    ("كلي", Closed::Both(Masculine, "كلتي")),
    ("كما", Closed::Subordinator),
    ("كي", Closed::Subjunctive),
    ("لأن", Closed::Emphasis),
    ("لدى", Closed::Preposition),
    ("لديه", Closed::PrepositionOfPronoun),
    ("لديها", Closed::PrepositionOfPronoun),
    ("لعل", Closed::Emphasis),
    ("لكن", Closed::Subordinator),
    ("لكي", Closed::Subjunctive),
    ("للغير", Closed::OtherThan),
    ("لم", Closed::NotPast),
    ("لما", Closed::Subordinator),
    ("لن", Closed::Subjunctive),
    ("له", Closed::PrepositionOfPronoun),
    ("لها", Closed::PrepositionOfPronoun),
    ("لهم", Closed::PrepositionOfPronoun),
    ("لهما", Closed::PrepositionOfPronoun),
    ("ليت", Closed::Emphasis),
    ("ليس", Closed::Being(Masculine, "ليست")),
    ("ليست", Closed::Being(Feminine, "ليس")),
    ("مئة", Closed::Large),
    ("ما", Closed::What),
    ("مائة", Closed::Large),
    ("مع", Closed::Preposition),
    ("معه", Closed::PrepositionOfPronoun),
    ("معها", Closed::PrepositionOfPronoun),
    ("ملايين", Closed::Large),
    ("مليار", Closed::Large),
    ("مليارا", Closed::Large),
    ("مليارات", Closed::Large),
    ("مليون", Closed::Large),
    ("مليونا", Closed::Large),
    ("من", Closed::Preposition),
    ("منذ", Closed::Preposition),
    ("منه", Closed::PrepositionOfPronoun),
    ("منها", Closed::PrepositionOfPronoun),
    ("منهم", Closed::PrepositionOfPronoun),
    ("نحن", Closed::Pronoun(Person::We)),
    (
        "هؤلاء",
        Closed::Demonstrative(Masculine, Number::SoundPlural),
    ),
    ("هاتان", Closed::Demonstrative(Feminine, Number::Dual)),
    ("هاتين", Closed::Demonstrative(Feminine, Number::Dual)),
    ("هذا", Closed::Demonstrative(Masculine, Number::Singular)),
    ("هذان", Closed::Demonstrative(Masculine, Number::Dual)),
    ("هذه", Closed::Demonstrative(Feminine, Number::Singular)),
    ("هذين", Closed::Demonstrative(Masculine, Number::Dual)),
    ("هم", Closed::Pronoun(Person::They)),
    ("هما", Closed::Pronoun(Person::TheyTwo)),
    ("هناك", Closed::There),
    ("هنالك", Closed::There),
    ("هو", Closed::Pronoun(Person::He)),
    ("هي", Closed::Pronoun(Person::She)),
    ("يزال", Closed::Being(Masculine, "تزال")),
    ("يصبح", Closed::Being(Masculine, "تصبح")),
    ("يظل", Closed::Being(Masculine, "تظل")),
    ("يكون", Closed::Being(Masculine, "تكون")),
    ("يوجد", Closed::Exists(Masculine, "توجد")),
];

/// The words of [`CLOSED`].
static WORDS: WordSet<{ CLOSED.len() }> = WordSet::new({
    let mut words = [""; CLOSED.len()];
    let mut at = 0;
    while at < CLOSED.len() {
        words[at] = CLOSED[at].0;
        at += 1;
    }
    words
});

/// The closed word that a form is, counted from 1, and where it begins behind its proclitics, in bytes.
pub(super) fn find(form: &str) -> Option<(u8, u8)> {
    let listed = |word: &str| u8::try_from(WORDS.place(word)? + 1).ok();
    let bare = form.strip_prefix(['و', 'ف']);
    let place = |rest: &str| (form.len() - rest.len()) as u8;
    // Prepositions of one letter are joined to what points at or counts things.
    let behind_preposition = |word: &str| {
        let rest = word.strip_prefix(['ب', 'ل', 'ك'])?;
        let number = listed(rest)?;
        let takes = matches!(
            get(number),
            Some(
                Closed::Demonstrative(..)
                    | Closed::Numeral(..)
                    | Closed::One(..)
                    | Closed::Both(..)
                    | Closed::Relative(_)
            )
        );
        takes.then(|| (number, place(rest)))
    };
    let whole = |word: &str| Some((listed(word)?, place(word)));
    whole(form)
        .or_else(|| whole(bare?))
        .or_else(|| behind_preposition(form))
        .or_else(|| behind_preposition(bare?))
}

/// The closed word with a number of [`find`].
pub(super) fn get(number: u8) -> Option<Closed> {
    let place = usize::from(number).checked_sub(1)?;
    CLOSED.get(place).map(|(_, closed)| *closed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closed_words_are_found_behind_their_proclitics() {
        let found = |form| find(form).map(|(number, at)| (CLOSED[usize::from(number) - 1].0, at));
        assert_eq!(found("هذه"), Some(("هذه", 0)));
        assert_eq!(found("وبهذه"), Some(("هذه", 4)));
        assert_eq!(found("فكان"), Some(("كان", 2)));
        assert_eq!(found("بكان"), None);
        assert_eq!(found("لأحد"), Some(("أحد", 2)));
        assert_eq!(found("المدينة"), None);
        assert!(CLOSED.len() < 250);
        assert!(CLOSED.is_sorted_by_key(|(word, _)| *word));
    }
}

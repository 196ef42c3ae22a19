//! The closed words of Arabic that govern or point at what follows.

use crate::language::reading::{Gender, Number};
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

/// The closed words, without proclitics.
const CLOSED: &[(&str, Closed)] = &[
    ("هذا", Closed::Demonstrative(Masculine, Number::Singular)),
    ("هذه", Closed::Demonstrative(Feminine, Number::Singular)),
    ("ذلك", Closed::Demonstrative(Masculine, Number::Singular)),
    ("تلك", Closed::Demonstrative(Feminine, Number::Singular)),
    (
        "هؤلاء",
        Closed::Demonstrative(Masculine, Number::SoundPlural),
    ),
    ("هذان", Closed::Demonstrative(Masculine, Number::Dual)),
    ("هذين", Closed::Demonstrative(Masculine, Number::Dual)),
    ("هاتان", Closed::Demonstrative(Feminine, Number::Dual)),
    ("هاتين", Closed::Demonstrative(Feminine, Number::Dual)),
    ("كان", Closed::Being(Masculine, "كانت")),
    ("كانت", Closed::Being(Feminine, "كان")),
    ("يكون", Closed::Being(Masculine, "تكون")),
    ("تكون", Closed::Being(Feminine, "يكون")),
    ("ليس", Closed::Being(Masculine, "ليست")),
    ("ليست", Closed::Being(Feminine, "ليس")),
    ("بقي", Closed::Being(Masculine, "بقيت")),
    ("بقيت", Closed::Being(Feminine, "بقي")),
    ("أصبح", Closed::Being(Masculine, "أصبحت")),
    ("أصبحت", Closed::Being(Feminine, "أصبح")),
    ("يصبح", Closed::Being(Masculine, "تصبح")),
    ("تصبح", Closed::Being(Feminine, "يصبح")),
    ("ظل", Closed::Being(Masculine, "ظلت")),
    ("ظلت", Closed::Being(Feminine, "ظل")),
    ("يظل", Closed::Being(Masculine, "تظل")),
    ("تظل", Closed::Being(Feminine, "يظل")),
    ("زال", Closed::Being(Masculine, "زالت")),
    ("زالت", Closed::Being(Feminine, "زال")),
    ("يزال", Closed::Being(Masculine, "تزال")),
    ("تزال", Closed::Being(Feminine, "يزال")),
    ("بات", Closed::Being(Masculine, "باتت")),
    ("باتت", Closed::Being(Feminine, "بات")),
    ("ثلاثة", Closed::Numeral(Masculine, "ثلاث")),
    ("ثلاث", Closed::Numeral(Feminine, "ثلاثة")),
    ("أربعة", Closed::Numeral(Masculine, "أربع")),
    ("أربع", Closed::Numeral(Feminine, "أربعة")),
    ("خمسة", Closed::Numeral(Masculine, "خمس")),
    ("خمس", Closed::Numeral(Feminine, "خمسة")),
    ("ستة", Closed::Numeral(Masculine, "ست")),
    ("ست", Closed::Numeral(Feminine, "ستة")),
    ("سبعة", Closed::Numeral(Masculine, "سبع")),
    ("سبع", Closed::Numeral(Feminine, "سبعة")),
    ("ثمانية", Closed::Numeral(Masculine, "ثماني")),
    ("ثماني", Closed::Numeral(Feminine, "ثمانية")),
    ("تسعة", Closed::Numeral(Masculine, "تسع")),
    ("تسع", Closed::Numeral(Feminine, "تسعة")),
    ("عشرة", Closed::Numeral(Masculine, "عشر")),
    ("عشر", Closed::Numeral(Feminine, "عشرة")),
    ("بضعة", Closed::Numeral(Masculine, "بضع")),
    ("بضع", Closed::Numeral(Feminine, "بضعة")),
    ("الثلاثة", Closed::Counted(Masculine, "الثلاث")),
    ("الثلاث", Closed::Counted(Feminine, "الثلاثة")),
    ("الأربعة", Closed::Counted(Masculine, "الأربع")),
    ("الأربع", Closed::Counted(Feminine, "الأربعة")),
    ("الخمسة", Closed::Counted(Masculine, "الخمس")),
    ("الخمس", Closed::Counted(Feminine, "الخمسة")),
    ("الستة", Closed::Counted(Masculine, "الست")),
    ("الست", Closed::Counted(Feminine, "الستة")),
    ("السبعة", Closed::Counted(Masculine, "السبع")),
    ("السبع", Closed::Counted(Feminine, "السبعة")),
    ("الثمانية", Closed::Counted(Masculine, "الثماني")),
    ("الثماني", Closed::Counted(Feminine, "الثمانية")),
    ("التسعة", Closed::Counted(Masculine, "التسع")),
    ("التسع", Closed::Counted(Feminine, "التسعة")),
    ("العشرة", Closed::Counted(Masculine, "العشر")),
    ("العشر", Closed::Counted(Feminine, "العشرة")),
    ("أحد", Closed::One(Masculine, "إحدى")),
    ("إحدى", Closed::One(Feminine, "أحد")),
    ("اثنا", Closed::Two(Masculine, "اثنتا")),
    ("اثنتا", Closed::Two(Feminine, "اثنا")),
    ("اثني", Closed::Two(Masculine, "اثنتي")),
    ("اثنتي", Closed::Two(Feminine, "اثني")),
    ("عشرون", Closed::Tens),
    ("عشرين", Closed::Tens),
    ("ثلاثون", Closed::Tens),
    ("ثلاثين", Closed::Tens),
    ("أربعون", Closed::Tens),
    ("أربعين", Closed::Tens),
    ("خمسون", Closed::Tens),
    ("خمسين", Closed::Tens),
    ("ستون", Closed::Tens),
    ("ستين", Closed::Tens),
    ("سبعون", Closed::Tens),
    ("سبعين", Closed::Tens),
    ("ثمانون", Closed::Tens),
    ("ثمانين", Closed::Tens),
    ("تسعون", Closed::Tens),
    ("تسعين", Closed::Tens),
    ("كلا", Closed::Both(Masculine, "كلتا")),
    ("كلتا", Closed::Both(Feminine, "كلا")),
    ("كلي", Closed::Both(Masculine, "كلتي")),
    ("كلتي", Closed::Both(Feminine, "كلي")),
    ("هو", Closed::Pronoun(Person::He)),
    ("هي", Closed::Pronoun(Person::She)),
    ("هم", Closed::Pronoun(Person::They)),
    ("هما", Closed::Pronoun(Person::TheyTwo)),
    ("نحن", Closed::Pronoun(Person::We)),
    ("أنتما", Closed::Pronoun(Person::YouTwo)),
    ("من", Closed::Preposition),
    ("إلى", Closed::Preposition),
    ("في", Closed::Preposition),
    ("على", Closed::Preposition),
    ("عن", Closed::Preposition),
    ("مع", Closed::Preposition),
    ("منذ", Closed::Preposition),
    ("بعد", Closed::Preposition),
    ("قبل", Closed::Preposition),
    ("تحت", Closed::Preposition),
    ("لدى", Closed::Preposition),
    ("ضد", Closed::Preposition),
    ("تجاه", Closed::Preposition),
    ("خلال", Closed::Preposition),
    ("عند", Closed::Preposition),
    ("أمام", Closed::Preposition),
    ("عبر", Closed::PerhapsPreposition),
    ("حول", Closed::PerhapsPreposition),
    ("بين", Closed::PerhapsPreposition),
    ("حتى", Closed::PerhapsPreposition),
    ("عليه", Closed::PrepositionOfPronoun),
    ("عليها", Closed::PrepositionOfPronoun),
    ("عليهم", Closed::PrepositionOfPronoun),
    ("عليهما", Closed::PrepositionOfPronoun),
    ("له", Closed::PrepositionOfPronoun),
    ("لها", Closed::PrepositionOfPronoun),
    ("لهم", Closed::PrepositionOfPronoun),
    ("لهما", Closed::PrepositionOfPronoun),
    ("به", Closed::PrepositionOfPronoun),
    ("بها", Closed::PrepositionOfPronoun),
    ("بهم", Closed::PrepositionOfPronoun),
    ("إليه", Closed::PrepositionOfPronoun),
    ("إليها", Closed::PrepositionOfPronoun),
    ("إليهم", Closed::PrepositionOfPronoun),
    ("فيه", Closed::PrepositionOfPronoun),
    ("فيها", Closed::PrepositionOfPronoun),
    ("فيهم", Closed::PrepositionOfPronoun),
    ("منه", Closed::PrepositionOfPronoun),
    ("منها", Closed::PrepositionOfPronoun),
    ("منهم", Closed::PrepositionOfPronoun),
    ("عنه", Closed::PrepositionOfPronoun),
    ("عنها", Closed::PrepositionOfPronoun),
    ("عنهم", Closed::PrepositionOfPronoun),
    ("لديه", Closed::PrepositionOfPronoun),
    ("لديها", Closed::PrepositionOfPronoun),
    ("معه", Closed::PrepositionOfPronoun),
    ("معها", Closed::PrepositionOfPronoun),
    ("ما", Closed::What),
    ("مئة", Closed::Large),
    ("مائة", Closed::Large),
    ("ألف", Closed::Large),
    ("ألفا", Closed::Large),
    ("آلاف", Closed::Large),
    ("مليون", Closed::Large),
    ("مليونا", Closed::Large),
    ("ملايين", Closed::Large),
    ("مليار", Closed::Large),
    ("مليارا", Closed::Large),
    ("مليارات", Closed::Large),
    ("إن", Closed::Emphasis),
    ("كأن", Closed::Emphasis),
    ("لأن", Closed::Emphasis),
    ("بأن", Closed::Emphasis),
    ("لعل", Closed::Emphasis),
    ("ليت", Closed::Emphasis),
    ("أن", Closed::That),
    ("أين", Closed::Where),
    ("يوجد", Closed::Exists(Masculine, "توجد")),
    ("توجد", Closed::Exists(Feminine, "يوجد")),
    ("هناك", Closed::There),
    ("هنالك", Closed::There),
    ("ثمة", Closed::There),
    ("لم", Closed::NotPast),
    ("لن", Closed::Subjunctive),
    ("كي", Closed::Subjunctive),
    ("لكي", Closed::Subjunctive),
    ("الذي", Closed::Relative(Some(Masculine))),
    ("التي", Closed::Relative(Some(Feminine))),
    ("الذين", Closed::Relative(None)),
    ("اللذان", Closed::Relative(None)),
    ("اللذين", Closed::Relative(None)),
    ("اللتان", Closed::Relative(None)),
    ("اللتين", Closed::Relative(None)),
    ("اللواتي", Closed::Relative(None)),
    ("اللاتي", Closed::Relative(None)),
    ("الغير", Closed::OtherThan),
    ("بالغير", Closed::OtherThan),
    ("للغير", Closed::OtherThan),
    ("كانوا", Closed::TheyWere),
    ("إذا", Closed::Subordinator),
    ("عندما", Closed::Subordinator),
    ("حيث", Closed::Subordinator),
    ("بينما", Closed::Subordinator),
    ("كما", Closed::Subordinator),
    ("لما", Closed::Subordinator),
    ("كلما", Closed::Subordinator),
    ("بعدما", Closed::Subordinator),
    ("حين", Closed::Subordinator),
    ("فيما", Closed::Subordinator),
    ("لكن", Closed::Subordinator),
    ("ربما", Closed::Subordinator),
];

/// The closed word that a form is, counted from 1, and where it begins behind its proclitics, in bytes.
pub(super) fn find(form: &str) -> Option<(u8, u8)> {
    let listed = |word: &str| {
        let place = CLOSED.iter().position(|(closed, _)| *closed == word)?;
        u8::try_from(place + 1).ok()
    };
    let bare = form.strip_prefix(['و', 'ف']);
    let words = [Some(form), bare].into_iter().flatten();
    let place = |rest: &str| (form.len() - rest.len()) as u8;
    words
        .clone()
        .find_map(|word| Some((listed(word)?, place(word))))
        .or_else(|| {
            // Prepositions of one letter are joined to what points at or counts things.
            words.clone().find_map(|word| {
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
            })
        })
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
    }
}

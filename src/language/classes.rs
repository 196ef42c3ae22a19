//! What the closed lists of a language say of a form, in one number.
//!
//! The lists are text files of `data/`; a table compiled from them (`data/compile/classes.rs`) answers for
//! all of them at once, so that a word is looked up once and not once for each list.

/// What the lists say of a form: a set of fields.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Classes(u64);

/// Letters of the beginnings by which forms with several spellings are told from most others: of the shortest forms all
/// letters, of the others one more.
pub const FAMILY_HEADS: [usize; 2] = [3, 4];

/// A field of [`Classes`]: its first bit and its width.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    shift: u32,
    width: u32,
}

const fn field(shift: u32, width: u32) -> Field {
    Field { shift, width }
}

impl Classes {
    /// As a noun: 1 masculine, 2 feminine, 3 either.
    pub const NOUN: Field = field(0, 2);
    /// Its number: 0 singular, 1 dual, 2 sound plural, 3 broken plural, 4 collective.
    pub const NUMBER: Field = field(2, 3);
    /// Whether it names people.
    pub const RATIONAL: Field = field(5, 1);
    /// Whether the form has no other reading than the noun.
    pub const NOUN_ONLY: Field = field(6, 1);
    /// As an adjective: 1 masculine, 2 feminine, 3 plural.
    pub const ADJECTIVE: Field = field(7, 2);
    /// Whether the form has no other reading than the adjective.
    pub const ADJECTIVE_ONLY: Field = field(9, 1);
    /// Whether its only other reading is a name, which has no article.
    pub const ADJECTIVE_NAME: Field = field(48, 1);
    /// As a past verb: 1 masculine, 2 feminine.
    pub const PAST: Field = field(10, 2);
    /// As a present verb: 1 masculine, 2 feminine.
    pub const PRESENT: Field = field(12, 2);
    /// The number of the verb in its list, from 1: the forms of one verb have one.
    pub const VERB: Field = field(54, 10);
    /// What the verb takes: 0 nothing, 1 an object, 2 speech.
    pub const TAKES: Field = field(14, 2);
    /// Whether the form has no other reading than the verb.
    pub const VERB_ONLY: Field = field(16, 1);
    /// As a function word: a [`Function`] as a number.
    pub const FUNCTION: Field = field(17, 5);
    /// As a bare name: 1 takes the masculine, 2 the feminine, 3 a feminine country, city or region.
    pub const NAME: Field = field(22, 2);
    /// Whether the form may stand twice in a row.
    pub const MAY_REPEAT: Field = field(24, 1);
    /// As a word of a dialect: 1 weak evidence, 2 strong.
    pub const DIALECT: Field = field(25, 2);
    /// Of a title that stands before a name, what the name names: one of [`Classes::TITLED_KINDS`], counted from 1.
    pub const TITLED: Field = field(51, 3);
    /// Whether the form is a name of one word that the lists of names have.
    pub const LISTED: Field = field(27, 1);
    /// The family of spellings that the form belongs to: forms of one family are one word, spelled in different
    /// ways; 0 for none.
    pub const FAMILY: Field = field(28, 11);
    /// Which spelling of its family the form has; 0 is the preferred one.
    pub const SPELLING: Field = field(39, 3);
    /// How many letters of the form stand behind what the spellings of its family share the place of.
    pub const TAIL: Field = field(42, 2);
    /// Whether the form is a common misspelling.
    pub const MISSPELT: Field = field(44, 1);
    /// How the name that the form is stands with the article: an [`ArticleUse`] as a number.
    pub const ARTICLE: Field = field(45, 2);
    /// Whether the form begins a phrase that engines, language models or web pages leave behind.
    pub const RESIDUE: Field = field(47, 1);
    /// Whether the form ends a phrase whose second half adds nothing.
    pub const PLEONASM: Field = field(49, 1);
    /// Whether the form is a month's name, or the first word of one.
    pub const MONTH: Field = field(50, 1);

    /// What a title says that the name behind it names, in the words of the list.
    pub const TITLED_KINDS: [&'static str; 6] =
        ["person", "place", "organisation", "team", "media", "work"];

    /// Whether the form is a title of works: a film, a book, a song.
    #[must_use]
    pub fn is_work_title(self) -> bool {
        self.get(Classes::TITLED) as usize == Classes::TITLED_KINDS.len()
    }

    /// The classes as a number, as the table holds them.
    #[must_use]
    pub const fn from_bits(bits: u64) -> Classes {
        Classes(bits)
    }

    /// The number of the classes.
    #[must_use]
    pub const fn bits(self) -> u64 {
        self.0
    }

    /// The value of a field.
    #[must_use]
    pub const fn get(self, field: Field) -> u64 {
        self.0 >> field.shift & ((1 << field.width) - 1)
    }

    /// The classes with a field set.
    #[must_use]
    pub const fn with(self, field: Field, value: u64) -> Classes {
        let mask = ((1 << field.width) - 1) << field.shift;
        Classes(self.0 & !mask | value << field.shift & mask)
    }

    /// How the name that the form is stands with the article.
    #[must_use]
    pub fn article(self) -> Option<ArticleUse> {
        ArticleUse::ALL
            .into_iter()
            .find(|(_, article)| *article as u64 == self.get(Classes::ARTICLE))
            .map(|(_, article)| article)
    }

    /// The function word that the form is.
    #[must_use]
    pub fn function(self) -> Option<Function> {
        Function::ALL
            .into_iter()
            .find(|(_, function)| *function as u64 == self.get(Classes::FUNCTION))
            .map(|(_, f)| f)
    }
}

/// How a name stands with the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ArticleUse {
    /// It has the article; the bare form is nothing else.
    Always = 1,
    /// It has the article, unless something else determines it.
    With,
    /// It never has it.
    Without,
}

impl ArticleUse {
    /// The uses by the names that the list has for them.
    pub const ALL: [(&'static str, ArticleUse); 3] = [
        ("always", ArticleUse::Always),
        ("with", ArticleUse::With),
        ("without", ArticleUse::Without),
    ];
}

/// The kinds of function words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // The names are those of the grammar.
pub enum Function {
    Adverb = 1,
    Conjunction,
    DemonstrativeMasculine,
    DemonstrativeFeminine,
    DemonstrativePlural,
    Inna,
    Interrogative,
    KanaFeminine,
    KanaMasculine,
    KanaPlural,
    Negation,
    NumeralFeminine,
    NumeralMasculine,
    Particle,
    Preposition,
    Pronoun,
    Quantity,
    RelativeFeminine,
    RelativeMasculine,
    RelativePlural,
}

impl Function {
    /// The kinds by the names that the list has for them.
    pub const ALL: [(&'static str, Function); 20] = [
        ("adv", Function::Adverb),
        ("conj", Function::Conjunction),
        ("dem-m", Function::DemonstrativeMasculine),
        ("dem-f", Function::DemonstrativeFeminine),
        ("dem-p", Function::DemonstrativePlural),
        ("inna", Function::Inna),
        ("interrog", Function::Interrogative),
        ("kana-f", Function::KanaFeminine),
        ("kana-m", Function::KanaMasculine),
        ("kana-p", Function::KanaPlural),
        ("neg", Function::Negation),
        ("num-f", Function::NumeralFeminine),
        ("num-m", Function::NumeralMasculine),
        ("part", Function::Particle),
        ("prep", Function::Preposition),
        ("pron", Function::Pronoun),
        ("quant", Function::Quantity),
        ("rel-f", Function::RelativeFeminine),
        ("rel-m", Function::RelativeMasculine),
        ("rel-p", Function::RelativePlural),
    ];
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_do_not_touch_each_other() {
        let all = [
            Classes::NOUN,
            Classes::NUMBER,
            Classes::RATIONAL,
            Classes::NOUN_ONLY,
            Classes::ADJECTIVE,
            Classes::ADJECTIVE_ONLY,
            Classes::ADJECTIVE_NAME,
            Classes::VERB,
            Classes::PAST,
            Classes::PRESENT,
            Classes::TAKES,
            Classes::VERB_ONLY,
            Classes::FUNCTION,
            Classes::NAME,
            Classes::MAY_REPEAT,
            Classes::DIALECT,
            Classes::TITLED,
            Classes::MONTH,
            Classes::LISTED,
            Classes::FAMILY,
            Classes::SPELLING,
            Classes::TAIL,
            Classes::MISSPELT,
            Classes::ARTICLE,
            Classes::RESIDUE,
            Classes::PLEONASM,
        ];
        let mut taken = 0u64;
        for field in all {
            let full = Classes::default().with(field, u64::MAX).bits();
            assert_eq!(taken & full, 0);
            taken |= full;
            assert_eq!(Classes::default().with(field, 1).get(field), 1);
        }
    }
}

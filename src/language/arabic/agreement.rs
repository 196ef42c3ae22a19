//! Places where two Arabic words do not agree, as far as their position proves it.
//!
//! A closed set of patterns over two or three neighbouring words. Each names a position in which the second
//! word can be nothing but what the pattern takes it for, and stays silent unless every reading of both words
//! says so; the patterns that could not be made so were left out (an adjective may belong to the head of a
//! construct, a noun behind a verb may be its object). How often they are right is measured, see the README.

use super::grammar::{self, Gender, Noun, Number, State};
use super::lexicon::Cells;
use crate::language::classes::{Classes, Function};
use crate::language::vocabulary::Vocabulary;
use crate::language::{Fault, Passage};
use crate::text::phrase::Template;

const DEMONSTRATIVE: Template = Template {
    en: "the demonstrative does not agree with its noun",
    ar: "اسم الإشارة لا يطابق ما بعده",
};
const LINKING: Template = Template {
    en: "the verb does not agree with its noun",
    ar: "الفعل لا يطابق اسمه",
};
const PLACE: Template = Template {
    en: "a country or city is feminine, and so is its verb",
    ar: "اسم البلد أو المدينة مؤنث، فيؤنث فعله",
};
const SUBJECT: Template = Template {
    en: "the verb does not agree with its subject",
    ar: "الفعل لا يطابق فاعله",
};
const CASE: Template = Template {
    en: "behind a preposition the plural ends in ـين",
    ar: "جمع المذكر السالم بعد حرف الجر بالياء",
};
const PLURALS: Template = Template {
    en: "the noun and its adjective stand in different cases",
    ar: "الصفة لا تطابق موصوفها في الإعراب",
};
const ARTICLE: Template = Template {
    en: "the adjective is definite and its noun is not",
    ar: "الصفة معرفة وموصوفها نكرة",
};
const NUMERAL: Template = Template {
    en: "the numeral takes the other gender of what is counted",
    ar: "العدد يخالف معدوده في التذكير والتأنيث",
};
const ONE_OF: Template = Template {
    en: "«one of» agrees with the singular of the plural",
    ar: "«أحد/إحدى» يطابق مفرد الجمع بعده",
};
const OTHER_THAN: Template = Template {
    en: "the article belongs behind غير",
    ar: "التعريف يلحق ما بعد «غير» لا «غير»",
};
const JUSSIVE: Template = Template {
    en: "behind لم the verb loses its long vowel",
    ar: "المضارع الأجوف بعد «لم» يُحذف حرف علته",
};
const ADJECTIVE: Template = Template {
    en: "the adjective does not agree with its noun",
    ar: "الصفة لا تطابق موصوفها",
};
const PRONOUN: Template = Template {
    en: "the verb does not agree with the pronoun",
    ar: "الفعل لا يطابق الضمير",
};
const NISBA: Template = Template {
    en: "behind a preposition stands the country, not its adjective",
    ar: "بعد حرف الجر يأتي اسم البلد لا النسبة إليه",
};

/// Demonstratives with the form of the other gender.
const DEMONSTRATIVES: [(&str, Gender, &str); 4] = [
    ("هذا", Gender::Masculine, "هذه"),
    ("هذه", Gender::Feminine, "هذا"),
    ("ذلك", Gender::Masculine, "تلك"),
    ("تلك", Gender::Feminine, "ذلك"),
];

/// Verbs of being with the form of the other gender.
const BEING: [(&str, Gender, &str); 16] = [
    ("كان", Gender::Masculine, "كانت"),
    ("كانت", Gender::Feminine, "كان"),
    ("يكون", Gender::Masculine, "تكون"),
    ("تكون", Gender::Feminine, "يكون"),
    ("ليس", Gender::Masculine, "ليست"),
    ("ليست", Gender::Feminine, "ليس"),
    ("بقي", Gender::Masculine, "بقيت"),
    ("بقيت", Gender::Feminine, "بقي"),
    ("أصبح", Gender::Masculine, "أصبحت"),
    ("أصبحت", Gender::Feminine, "أصبح"),
    ("ظل", Gender::Masculine, "ظلت"),
    ("ظلت", Gender::Feminine, "ظل"),
    ("يزال", Gender::Masculine, "تزال"),
    ("تزال", Gender::Feminine, "يزال"),
    ("بات", Gender::Masculine, "باتت"),
    ("باتت", Gender::Feminine, "بات"),
];

/// Numerals from three to ten: the form for masculine things and the form for feminine ones.
const NUMERALS: [(&str, &str); 8] = [
    ("ثلاثة", "ثلاث"),
    ("أربعة", "أربع"),
    ("خمسة", "خمس"),
    ("ستة", "ست"),
    ("سبعة", "سبع"),
    ("ثمانية", "ثماني"),
    ("تسعة", "تسع"),
    ("عشرة", "عشر"),
];

/// Hollow and weak verbs behind لم, with what they should be.
const JUSSIVES: [(&str, &str); 26] = [
    ("يكون", "يكن"),
    ("تكون", "تكن"),
    ("يقول", "يقل"),
    ("تقول", "تقل"),
    ("يعود", "يعد"),
    ("تعود", "تعد"),
    ("يستطيع", "يستطع"),
    ("تستطيع", "تستطع"),
    ("يزال", "يزل"),
    ("تزال", "تزل"),
    ("يحاول", "يحاول"),
    ("يأتي", "يأت"),
    ("تأتي", "تأت"),
    ("يجري", "يجر"),
    ("تجري", "تجر"),
    ("يبقى", "يبق"),
    ("تبقى", "تبق"),
    ("ينتهي", "ينته"),
    ("تنتهي", "تنته"),
    ("يؤدي", "يؤد"),
    ("تؤدي", "تؤد"),
    ("يرى", "ير"),
    ("ترى", "تر"),
    ("يكفي", "يكف"),
    ("تكفي", "تكف"),
    ("يعطي", "يعط"),
];

/// Prepositions that stand by themselves.
const PREPOSITIONS: [&str; 9] = ["من", "إلى", "في", "على", "عن", "مع", "منذ", "حتى", "بعد"];

/// The places of a passage where two words do not agree.
#[must_use]
pub(super) fn faults(passage: &Passage<'_>) -> Vec<Fault> {
    let looker = Looker { passage };
    let mut faults = Vec::new();
    for at in 0..passage.tokens.len() {
        if let Some(fault) = looker.at(at)
            && faults
                .last()
                .is_none_or(|last: &Fault| last.tokens.end <= fault.tokens.start)
        {
            faults.push(fault);
        }
    }
    faults
}

struct Looker<'a> {
    passage: &'a Passage<'a>,
}

impl<'a> Looker<'a> {
    fn vocabulary(&self) -> &'a Vocabulary<'a> {
        self.passage.vocabulary
    }

    /// The plain form of a native word.
    fn form(&self, at: usize) -> Option<&'a str> {
        let id = self
            .vocabulary()
            .of_token(self.passage.first + at)
            .filter(|_| at < self.passage.tokens.len())?;
        Some(&self.vocabulary().word(id).form)
    }

    fn classes(&self, at: usize) -> Classes {
        let id = self
            .vocabulary()
            .of_token(self.passage.first + at)
            .filter(|_| at < self.passage.tokens.len());
        id.map_or(Classes::default(), |id| {
            self.vocabulary().word(id).facts.classes
        })
    }

    /// A word with nothing but a space between it and the one before.
    fn next(&self, at: usize) -> Option<&'a str> {
        let before = self.passage.tokens.get(at.checked_sub(1)?)?;
        let token = self.passage.tokens.get(at)?;
        let gap = &self.passage.source[before.span.end()..token.span.start()];
        self.form(at).filter(|_| gap.chars().all(|c| c == ' '))
    }

    /// Whether a clause begins at a word: at the beginning, behind a mark that ends a sentence, behind a
    /// subordinator.
    fn begins_clause(&self, at: usize) -> bool {
        if self.begins_sentence(at) {
            return true;
        }
        matches!(
            self.form(at - 1),
            Some(
                "إذا"
                    | "عندما"
                    | "حيث"
                    | "بينما"
                    | "كما"
                    | "لما"
                    | "كلما"
                    | "بعدما"
                    | "حين"
            )
        )
    }

    fn begins_sentence(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else {
            return true;
        };
        let text = self.passage.tokens[before].span.of(self.passage.source);
        let quote = text.chars().all(|c| "\"“”«»".contains(c));
        if quote && before > 0 {
            return self.begins_sentence(before) || self.ends_sentence(before - 1);
        }
        self.ends_sentence(before)
    }

    fn ends_sentence(&self, at: usize) -> bool {
        let text = self.passage.tokens[at].span.of(self.passage.source);
        matches!(text, "." | "!" | "؟" | "?" | "؛")
    }

    /// A fault over tokens, with what should replace the first of them.
    fn fault(
        &self,
        at: usize,
        length: usize,
        replaced: usize,
        by: &str,
        reason: Template,
        sure: bool,
    ) -> Option<Fault> {
        let token = |i: usize| self.passage.tokens[i].span;
        let source = self.passage.source;
        let mut text = String::new();
        for i in at..at + length {
            if i > at {
                text.push_str(&source[token(i - 1).end()..token(i).start()]);
            }
            text.push_str(if i == replaced {
                by
            } else {
                token(i).of(source)
            });
        }
        Some(Fault {
            tokens: self.passage.first + at..self.passage.first + at + length,
            text: Some(text),
            reason,
            sure,
        })
    }

    fn at(&self, at: usize) -> Option<Fault> {
        let form = self.form(at)?;
        let (outer, word) = match form.strip_prefix(['و', 'ف']) {
            Some(rest) if rest.chars().nth(1).is_some() => (&form[..form.len() - rest.len()], rest),
            _ => ("", form),
        };
        // A form that is itself a word of the lists is not cut.
        let words = [("", form), (outer, word)];
        for (outer, word) in words.into_iter().take(if outer.is_empty() { 1 } else { 2 }) {
            let found = self
                .demonstrative(at, outer, word)
                .or_else(|| self.being(at, outer, word))
                .or_else(|| self.numeral(at, outer, word))
                .or_else(|| self.one_of(at, outer, word))
                .or_else(|| self.verb_and_place(at, outer, word))
                .or_else(|| self.verb_and_subject(at, outer, word))
                .or_else(|| self.pronoun_and_verb(at, word));
            if found.is_some() {
                return found;
            }
        }
        self.plural_in_case(at, form)
            .or_else(|| self.plurals(at, form))
            .or_else(|| self.plural_and_definite(at, form))
            .or_else(|| self.other_than(at, form))
            .or_else(|| self.jussive(at, form))
            .or_else(|| self.adjective(at, form))
            .or_else(|| self.place_and_nisba(at, form))
    }

    /// هذا الابتسامة, هذه التنظيم
    fn demonstrative(&self, at: usize, outer: &str, word: &str) -> Option<Fault> {
        let (preposition, bare) = match word.strip_prefix(['ب', 'ل', 'ك']) {
            Some(rest) if DEMONSTRATIVES.iter().any(|d| d.0 == rest) => {
                (&word[..word.len() - rest.len()], rest)
            }
            _ => ("", word),
        };
        let (_, gender, other) = DEMONSTRATIVES.iter().find(|(form, ..)| *form == bare)?;
        let noun = grammar::noun(self.next(at + 1)?)
            .filter(|n| n.state == State::Article && !n.preposition && !n.conjunction)?;
        let agreement = noun.agreement()?;
        // `بما في ذلك المناطق`, `لهذا الحكومة قررت`: the demonstrative stands for what was said, and a new noun
        // follows.
        let behind = at > 0
            && self.next(at).is_some()
            && self.form(at - 1).is_some_and(|before| {
                PREPOSITIONS.contains(&before)
                    || self.classes(at - 1).function() == Some(Function::Preposition)
            });
        if bare == "ذلك" && (behind || !preposition.is_empty())
            || bare == "هذا" && preposition == "ل"
        {
            return None;
        }
        // A quantity or a title behind the demonstrative may be a subject of its own.
        if agreement == *gender || noun.number == Number::Collective {
            return None;
        }
        // The masculine demonstrative also points at whole sentences: `قال هذا الرئيس`.
        if noun.rational {
            return None;
        }
        self.fault(
            at,
            2,
            at,
            &format!("{outer}{preposition}{other}"),
            DEMONSTRATIVE,
            true,
        )
    }

    /// كانت المنزل, وكان لهجته
    fn being(&self, at: usize, outer: &str, word: &str) -> Option<Fault> {
        let (_, gender, other) = BEING.iter().find(|(form, ..)| *form == word)?;
        let negated = at > 0 && matches!(self.form(at - 1), Some("لا" | "ما" | "لم"));
        if outer == "ف" || !(self.begins_clause(at) || negated) {
            return None;
        }
        let noun = grammar::noun(self.next(at + 1)?)
            .filter(|n| !n.preposition && !n.conjunction && !n.rational)?;
        if noun.number != Number::Singular || noun.state == State::Bare || noun.gender == *gender {
            return None;
        }
        self.fault(at, 2, at, &format!("{outer}{other}"), LINKING, false)
    }

    /// ثلاثة سنوات, ثلاث أيام, خمسة عشر دقيقة
    fn numeral(&self, at: usize, outer: &str, word: &str) -> Option<Fault> {
        let (gender, other) = NUMERALS
            .iter()
            .find_map(|(masculine, feminine)| match word {
                _ if word == *masculine => Some((Gender::Masculine, *feminine)),
                _ if word == *feminine => Some((Gender::Feminine, *masculine)),
                _ => None,
            })?;
        let second = self.next(at + 1)?;
        if let ("عشر", Gender::Masculine) | ("عشرة", Gender::Feminine) = (second, gender) {
            let noun = grammar::noun(self.next(at + 2)?)
                .filter(|n| n.state == State::Bare && !n.preposition)?;
            let wrong = noun.number == Number::Singular && noun.gender != gender;
            let ten = if gender == Gender::Masculine {
                "عشرة"
            } else {
                "عشر"
            };
            return wrong
                .then(|| self.fault(at, 2, at, &format!("{outer}{other} {ten}"), NUMERAL, true))
                .flatten()
                .map(|fault| Fault {
                    text: Some(format!("{outer}{other} {ten}")),
                    ..fault
                });
        }
        let noun = grammar::noun(second)
            .filter(|n| n.state == State::Bare && !n.preposition && !n.conjunction)?;
        let plural = matches!(noun.number, Number::SoundPlural | Number::BrokenPlural);
        if !plural || noun.gender == gender {
            return None;
        }
        self.fault(at, 2, at, &format!("{outer}{other}"), NUMERAL, true)
    }

    /// أحد الشراكات, إحدى قمصان
    fn one_of(&self, at: usize, outer: &str, word: &str) -> Option<Fault> {
        let (gender, other) = match word {
            "أحد" => (Gender::Masculine, "إحدى"),
            "إحدى" => (Gender::Feminine, "أحد"),
            _ => return None,
        };
        let noun =
            grammar::noun(self.next(at + 1)?).filter(|n| !n.preposition && !n.conjunction)?;
        let plural = matches!(noun.number, Number::SoundPlural | Number::BrokenPlural);
        // A bare plural is counted only in a construct, where something definite follows.
        let construct = noun.state != State::Bare
            || self.next(at + 2).is_some_and(|next| next.starts_with("ال"));
        if !plural || !construct || noun.gender == gender {
            return None;
        }
        self.fault(at, 2, at, &format!("{outer}{other}"), ONE_OF, true)
    }

    /// استعاد أذربيجان
    fn verb_and_place(&self, at: usize, outer: &str, word: &str) -> Option<Fault> {
        let verb = grammar::past(word).filter(|verb| verb.gender == Gender::Masculine)?;
        if !self.begins_sentence(at) {
            return None;
        }
        let place = self.next(at + 1)?;
        grammar::is_feminine_place(place)
            .then(|| self.fault(at, 2, at, &format!("{outer}{}", verb.other), PLACE, true))
            .flatten()
    }

    /// قال الشرطة, تغير لهجته
    fn verb_and_subject(&self, at: usize, outer: &str, word: &str) -> Option<Fault> {
        let verb = grammar::past(word).filter(|verb| verb.intransitive || verb.speech)?;
        if !self.begins_sentence(at) {
            return None;
        }
        let noun =
            grammar::noun(self.next(at + 1)?).filter(|n| !n.preposition && !n.conjunction)?;
        if noun.state == State::Bare
            || noun.number != Number::Singular
            || noun.gender == verb.gender
        {
            return None;
        }
        // A verb may be masculine before a feminine that is not alive; before people it may not.
        if verb.gender == Gender::Masculine
            && !noun.rational
            && noun.state != State::Pronoun
            && !verb.speech
        {
            return None;
        }
        self.fault(at, 2, at, &format!("{outer}{}", verb.other), SUBJECT, false)
    }

    /// هي يقول
    fn pronoun_and_verb(&self, at: usize, word: &str) -> Option<Fault> {
        let gender = match word {
            "هو" => 1,
            "هي" => 2,
            _ => return None,
        };
        let verb = self.next(at + 1)?;
        let present = self.classes(at + 1).get(Classes::PRESENT);
        let sure = self.classes(at + 1).get(Classes::VERB_ONLY) > 0;
        // What one must and may do has no gender.
        let impersonal = matches!(
            verb,
            "يجب"
                | "يمكن"
                | "ينبغي"
                | "يبدو"
                | "يلزم"
                | "يجوز"
                | "يتعين"
                | "يكفي"
                | "يستحيل"
        );
        if present == 0 || present == 3 || present == gender || !sure || impersonal || gender == 1 {
            return None;
        }
        let other = format!("ت{}", verb.strip_prefix('ي')?);
        self.fault(at, 2, at + 1, &other, PRONOUN, false)
    }

    /// من المهندسون
    fn plural_in_case(&self, at: usize, form: &str) -> Option<Fault> {
        if !PREPOSITIONS.contains(&form) || form == "حتى" || form == "مع" && at == 0 {
            return None;
        }
        let plural = self.next(at + 1)?;
        let nominative = grammar::cells(plural).only(Cells::PLURAL_NOMINATIVE);
        if !nominative || self.classes(at + 1).get(Classes::FUNCTION) > 0 {
            return None;
        }
        let stem = plural.strip_suffix("ون")?;
        self.fault(at, 2, at + 1, &format!("{stem}ين"), CASE, true)
    }

    /// الانفصاليون المدعومين
    fn plurals(&self, at: usize, form: &str) -> Option<Fault> {
        let second = self.next(at + 1)?;
        if !form.ends_with("ون") || !second.ends_with("ين") || !second.starts_with("ال") {
            return None;
        }
        let definite = form.starts_with("ال") || form.starts_with("وال");
        let first = grammar::cells(form).only(Cells::PLURAL_NOMINATIVE);
        let dual_or_plural = Cells::PLURAL_OBLIQUE.or(Cells::DUAL_OBLIQUE);
        if !definite || !first || !grammar::cells(second).only(dual_or_plural) {
            return None;
        }
        let stem = second.strip_suffix("ين")?;
        self.fault(at, 2, at + 1, &format!("{stem}ون"), PLURALS, true)
    }

    /// أذربيجانيين العرقية
    fn plural_and_definite(&self, at: usize, form: &str) -> Option<Fault> {
        let second = self.next(at + 1)?;
        if form.starts_with("ال")
            || !(form.ends_with("ين") || form.ends_with("ون"))
            || !second.starts_with("ال")
        {
            return None;
        }
        let plural = Cells::PLURAL_OBLIQUE
            .or(Cells::PLURAL_NOMINATIVE)
            .or(Cells::DUAL_OBLIQUE);
        let nisba = form
            .strip_suffix("ين")
            .or(form.strip_suffix("ون"))
            .is_some_and(|stem| stem.ends_with('ي'));
        let bare = self
            .vocabulary()
            .find(form)
            .is_some_and(|id| self.vocabulary().word(id).facts.base == 0);
        // A construct would have dropped the ن, so what follows can only be an adjective.
        if !nisba || !bare || !grammar::cells(form).only(plural) {
            return None;
        }
        let adjective = grammar::adjective(second).is_some()
            || grammar::cells(second).only(Cells::NISBA.or(Cells::NISBA_FEMININE).or(plural));
        if !adjective || self.classes(at + 1).get(Classes::FUNCTION) > 0 {
            return None;
        }
        self.fault(at, 2, at, &format!("ال{form}"), ARTICLE, false)
    }

    /// الغير منظم
    fn other_than(&self, at: usize, form: &str) -> Option<Fault> {
        if !matches!(form, "الغير" | "والغير" | "بالغير" | "للغير") {
            return None;
        }
        let second = self
            .next(at + 1)
            .filter(|second| !second.starts_with("ال"))?;
        // Behind a noun without the article `الغير` may be a noun itself: `حقوق الغير محفوظة`.
        let definite = at > 0
            && self.next(at).is_some()
            && self.form(at - 1).is_some_and(|noun| noun.starts_with("ال"));
        if !definite
            || self.classes(at + 1).get(Classes::ADJECTIVE) == 0
            || self.classes(at + 1).get(Classes::FUNCTION) > 0
        {
            return None;
        }
        let bare = form.replace("لل", "ل").replace("ال", "");
        let fault = self.fault(at, 2, at, "", OTHER_THAN, true)?;
        Some(Fault {
            text: Some(format!("{bare} ال{second}")),
            ..fault
        })
    }

    /// لم يكون
    fn jussive(&self, at: usize, form: &str) -> Option<Fault> {
        if !matches!(form, "لم" | "ولم" | "فلم") {
            return None;
        }
        let verb = self.next(at + 1)?;
        let (_, jussive) = JUSSIVES
            .iter()
            .find(|(form, jussive)| *form == verb && form != jussive)?;
        self.fault(at, 2, at + 1, jussive, JUSSIVE, true)
    }

    /// في السيارة الجديد
    fn adjective(&self, at: usize, form: &str) -> Option<Fault> {
        let noun: Noun =
            grammar::noun(form).filter(|n| n.state == State::Article && !n.rational)?;
        let preposition = noun.preposition
            || at > 0
                && self.next(at).is_some()
                && self
                    .form(at - 1)
                    .is_some_and(|before| PREPOSITIONS.contains(&before));
        // Behind a preposition the noun is no second part of a construct, whose head the adjective could mean.
        if !preposition || noun.conjunction || noun.number != Number::Singular {
            return None;
        }
        let adjective = grammar::adjective(self.next(at + 1)?)
            .filter(|a| a.definite && a.gender != noun.gender)?;
        self.fault(at, 2, at + 1, &adjective.other, ADJECTIVE, false)
    }

    /// في أذربيجاني
    fn place_and_nisba(&self, at: usize, form: &str) -> Option<Fault> {
        if !matches!(form, "في" | "وفي") {
            return None;
        }
        let nisba = self.next(at + 1)?;
        let country = nisba.strip_suffix('ي')?;
        let country = [country.to_owned(), format!("{country}ا")]
            .into_iter()
            .find(|name| grammar::is_feminine_place(name))?;
        let followed_by_noun = self
            .next(at + 2)
            .is_some_and(|next| next.ends_with('ي') || grammar::adjective(next).is_some());
        if followed_by_noun {
            return None;
        }
        self.fault(at, 2, at + 1, &country, NISBA, true)
    }
}

//! Whether a form that the lexicon does not have may still be a word, and what it was meant to be.
//!
//! No lexicon has all words, and a newspaper is full of names. A form is in doubt when its letters cannot
//! stand as they do, when a known word differs from it in nothing but an ending that is often mistyped, or
//! when nothing explains it: it is no regular form of a known word, and its letters are those of a word
//! rather than of a name.

use super::{frequency, lexicon, lists, nameness};
use crate::language::classes::Classes;
use crate::language::vocabulary::Facts;
use crate::language::{Doubt, DoubtKind};
use crate::text::phrase::Template;
use crate::text::table::Table;

/// Letters that stand at the end of a word and nowhere else.
pub(super) const ENDING_LETTERS: [char; 2] = ['ة', 'ى'];

pub(super) static MISSPELLINGS: Table =
    Table::new(include_str!("../../../data/ar/misspellings.tsv"));

/// An ending letter that stands inside a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Inside {
    /// Whether what follows it is an ending, so that the form is one word.
    pub suffixed: bool,
    /// The form with the ending as it is written.
    pub text: Option<String>,
}

/// Endings that are written behind a word.
const ENDINGS: [&str; 17] = [
    "ه", "ها", "هم", "هما", "هن", "ك", "كم", "كما", "نا", "ني", "ي", "وا", "ون", "ات", "ان", "ين",
    "ا",
];

/// The first letter inside a plain form that only ends words. Older print writes ىء for ئ at the end of a word, and
/// names like هبة الله are written together.
pub(super) fn ending_inside(form: &str) -> Option<Inside> {
    let mut letters = form.char_indices();
    let (at, letter) = letters.find(|(_, c)| ENDING_LETTERS.contains(c))?;
    let (head, rest) = form.split_at(at);
    let rest = &rest[letter.len_utf8()..];
    if rest.is_empty() || letter == 'ى' && rest == "ء" || letter == 'ة' && rest == "الله" {
        return None;
    }
    let suffixed = ENDINGS.contains(&rest);
    let pronoun = PRONOUNS.contains(&rest);
    // What the letter becomes before an ending: إلى and على keep a ya, verbs an alef before pronouns.
    let joints: &[&str] = match letter {
        'ة' => &["ت", ""],
        _ if pronoun && PARTICLES.iter().any(|particle| head.ends_with(particle)) => &["ي"],
        _ if pronoun => &["ا", "ي"],
        _ => &["", "ا", "ي"],
    };
    let text = joints
        .iter()
        .map(|joint| format!("{head}{joint}{rest}"))
        .find(|text| suffixed && lexicon::contains(text));
    Some(Inside { suffixed, text })
}

/// Particles that end in ى, without it.
const PARTICLES: [&str; 3] = ["إل", "عل", "لد"];

/// Object and possessive pronouns.
const PRONOUNS: [&str; 10] = ["هما", "ها", "هم", "هن", "نا", "كم", "ني", "ه", "ك", "ي"];

/// How often a form is met without the pronoun at its end: the Zipf value of the rest. `zipf` is that of a beginning
/// of the form.
pub(super) fn without_pronoun_as(form: &str, zipf: impl Fn(&str) -> Option<f32>) -> Option<f32> {
    // No pronoun ends in another letter.
    if !form.ends_with(['ا', 'م', 'ن', 'ي', 'ه', 'ك']) {
        return None;
    }
    PRONOUNS.iter().find_map(|pronoun| {
        let stem = form.strip_suffix(pronoun)?;
        stem.chars().nth(2)?;
        zipf(stem).or_else(|| {
            let feminine = format!("{}ة", stem.strip_suffix('ت')?);
            frequency::zipf(&feminine)
        })
    })
}

/// What may stand before a word or name, the article included.
const PREFIXES: [&str; 24] = [
    "", "و", "ف", "ب", "ل", "ك", "س", "ال", "وال", "بال", "فال", "كال", "لل", "ولل", "وبال", "وب",
    "ول", "وس", "فس", "أ", "وك", "فب", "فل", "ولال",
];

/// What may stand behind a stem, and what the word had in its place.
const SUFFIXES: [(&str, &[&str]); 40] = [
    ("", &[""]),
    ("ات", &["", "ة"]),
    ("ي", &["", "ة", "ا"]),
    ("ية", &["", "ة", "ا"]),
    ("يا", &["", "ة", "ا"]),
    ("يات", &["", "ة", "ا"]),
    ("يين", &["", "ة", "ا"]),
    ("يون", &["", "ة", "ا"]),
    ("ان", &[""]),
    ("ين", &["", "ي"]),
    ("ون", &[""]),
    ("تان", &["ة"]),
    ("تين", &["ة"]),
    ("ا", &[""]),
    ("ة", &[""]),
    ("ه", &["", "ى"]),
    ("ها", &["", "ى"]),
    ("هم", &[""]),
    ("هن", &[""]),
    ("هما", &[""]),
    ("نا", &[""]),
    ("ك", &[""]),
    ("كم", &[""]),
    ("ني", &["", "ى", "ا"]),
    ("ته", &["ة"]),
    ("تها", &["ة"]),
    ("تهم", &["ة"]),
    ("تهما", &["ة"]),
    ("تنا", &["ة"]),
    ("تي", &["ة"]),
    ("تك", &["ة"]),
    ("اته", &["ة", ""]),
    ("اتها", &["ة", ""]),
    ("اتهم", &["ة", ""]),
    ("اتي", &["ة", ""]),
    ("اتنا", &["ة", ""]),
    ("تني", &["ى", "ت", ""]),
    ("وا", &["", "ى"]),
    ("ت", &["", "ى"]),
    ("يه", &["", "ان"]),
];

/// Whether a form that neither lexicon nor lists have is a regular form of something that they have.
pub(super) fn is_explained(form: &str) -> bool {
    let known = |word: &str| {
        word.chars().nth(2).is_some()
            && (lexicon::contains(word)
                || frequency::zipf(word).is_some()
                || lists::is_listed(word))
    };
    PREFIXES.iter().any(|prefix| {
        let Some(rest) = form.strip_prefix(prefix) else {
            return false;
        };
        SUFFIXES.iter().any(|(suffix, before)| {
            rest.strip_suffix(suffix)
                .filter(|stem| stem.chars().nth(1).is_some())
                .is_some_and(|stem| {
                    before.iter().any(|ending| match *ending {
                        "" => known(stem),
                        ending => known(&format!("{stem}{ending}")),
                    })
                })
        })
    })
}

/// The logarithm of the odds that a form is a name, whatever proclitics it may have.
fn name_odds(form: &str) -> f32 {
    const PERHAPS: [&str; 9] = ["و", "ف", "ب", "ل", "ك", "ال", "وال", "بال", "لل"];
    PERHAPS
        .iter()
        .filter_map(|clitic| form.strip_prefix(clitic))
        .filter(|rest| rest.chars().nth(2).is_some())
        .map(nameness::odds)
        .fold(nameness::odds(form), f32::max)
}

/// Whether a form that neither lexicon nor lists have has the letters of a word and is no form of any.
pub(super) fn is_unknown_word(form: &str) -> bool {
    /// Odds of a name below which an unknown form has the letters of a word.
    const WORD: f32 = -2.0;
    form.chars().nth(3).is_some() && name_odds(form) < WORD && !is_explained(form)
}

const ENDING: Template = Template {
    en: "ة and ى stand only at the end of a word",
    ar: "التاء المربوطة والألف المقصورة لا تقعان إلا في آخر الكلمة",
};
const ARTICLE: Template = Template {
    en: "the word has its article twice",
    ar: "في الكلمة أداة التعريف مرتين",
};
const SEAT: Template = Template {
    en: "between alef and ya the hamza sits on a ya",
    ar: "الهمزة بين الألف والياء تكتب على نبرة",
};
const YA: Template = Template {
    en: "the word ends in ya, not in alef maqsura",
    ar: "الكلمة تنتهي بالياء لا بالألف المقصورة",
};
const TA: Template = Template {
    en: "the word ends in ta marbuta, not in ha",
    ar: "الكلمة تنتهي بالتاء المربوطة لا بالهاء",
};
const POSSESSED: Template = Template {
    en: "a word with the article takes no pronoun",
    ar: "المعرف بأل لا يتصل به ضمير",
};
const ALEF: Template = Template {
    en: "the alef at the beginning is missing behind what is joined to it",
    ar: "سقطت الألف من أول الكلمة بعد ما اتصل بها",
};
const DOUBLED: Template = Template {
    en: "the verb of a doubled letter opens up before the ending",
    ar: "الفعل المضعف يُفك إدغامه قبل ضمير الرفع",
};
const MISSPELT: Template = Template {
    en: "a common misspelling",
    ar: "خطأ إملائي شائع",
};
const UNKNOWN: Template = Template {
    en: "neither a word nor like a name",
    ar: "ليست كلمة معروفة ولا تشبه اسمًا",
};

/// What is doubtful about a plain form of which this is known.
pub(super) fn doubt(form: &str, facts: &Facts) -> Option<Doubt> {
    let found = |kind, reason, text| Some(Doubt { kind, reason, text });
    if let Some(inside) = ending_inside(form) {
        return found(DoubtKind::Impossible, ENDING, inside.text);
    }
    if facts.classes.get(Classes::MISSPELT) > 0 {
        let outer = ["", "و", "ف"].into_iter();
        let mut rows = outer.filter_map(|outer| {
            let row = MISSPELLINGS.get(form.strip_prefix(outer)?)?;
            Some(format!("{outer}{}", row.cell(1)))
        });
        return found(DoubtKind::Misspelt, MISSPELT, rows.next());
    }
    if facts.zipf == 0.0
        && facts.classes.get(Classes::LISTED) == 0
        && let Some(text) = without_owner(form)
    {
        return found(DoubtKind::Misspelt, POSSESSED, Some(text));
    }
    if facts.known {
        return None;
    }
    if let Some(text) = without_second_article(form) {
        return found(DoubtKind::Misspelt, ARTICLE, Some(text));
    }
    for ending in ["اءية", "اءيا", "اءيون", "اءيات"] {
        if let Some(stem) = form.strip_suffix(ending)
            && stem.chars().nth(1).is_some()
        {
            let ending = ending.replace("اء", "ائ");
            return found(DoubtKind::Misspelt, SEAT, Some(format!("{stem}{ending}")));
        }
    }
    if let Some(stem) = form.strip_suffix('ى')
        && facts.classes.get(Classes::LISTED) == 0
    {
        let with_ya = format!("{stem}ي");
        // Where the form as it is is met as often, it is another word: رضوى, رضوي.
        let more = frequency::zipf(&with_ya).unwrap_or(0.0) > facts.zipf;
        if (more || facts.zipf == 0.0) && is_used(&with_ya) {
            return found(DoubtKind::Ending, YA, Some(with_ya));
        }
    }
    let listed = facts.classes.get(Classes::LISTED) > 0;
    if !listed && let Some(text) = ending_in_ha(form, facts.zipf) {
        return found(DoubtKind::Ending, TA, Some(text));
    }
    if !listed && let Some(text) = with_alef(form, facts.zipf) {
        return found(DoubtKind::Misspelt, ALEF, Some(text));
    }
    if !listed && let Some(text) = opened(form) {
        return found(DoubtKind::Misspelt, DOUBLED, Some(text));
    }
    let met = facts.zipf > 0.0 || listed;
    (!met && is_unknown_word(form))
        .then_some(())
        .and_then(|()| found(DoubtKind::Unknown, UNKNOWN, None))
}

/// A form that ends in ه where the word ends in ة: القاهره.
fn ending_in_ha(form: &str, zipf: f32) -> Option<String> {
    let stem = form.strip_suffix('ه')?;
    stem.chars().nth(3)?;
    let feminine = format!("{stem}ة");
    // As a pronoun the ending is everywhere: only what is no word without it is taken for the other one.
    let more = frequency::zipf(&feminine).is_some_and(|met| met > zipf + 0.5);
    let definite = ["ال", "وال", "بال", "لل", "فال", "كال", "ولل", "وبال"]
        .iter()
        .any(|article| {
            stem.strip_prefix(article)
                .is_some_and(|bare| bare.chars().nth(2).is_some())
        });
    let word = definite || !lexicon::contains(stem) && frequency::zipf(stem).is_none();
    (more && word).then_some(feminine)
}

/// A form with the article and a pronoun, which no word has both of, without the pronoun: السيناريوه.
fn without_owner(form: &str) -> Option<String> {
    const ARTICLES: [&str; 6] = ["ال", "وال", "بال", "لل", "فال", "كال"];
    let bare = ARTICLES
        .iter()
        .find_map(|article| form.strip_prefix(article))?;
    // Long words only: of short ones the ending may be the root.
    bare.chars().nth(5)?;
    ["ه", "ها", "هم", "هما"].iter().find_map(|pronoun| {
        let stem = bare.strip_suffix(pronoun)?;
        let sound = lexicon::contains(stem)
            && frequency::zipf(stem).is_some_and(|zipf| zipf >= 2.5)
            && stem.chars().nth(4).is_some();
        sound.then(|| form[..form.len() - pronoun.len()].to_owned())
    })
}

/// A form with the alef of union that was lost behind a clitic: وستخدام, بنتهاء.
fn with_alef(form: &str, zipf: f32) -> Option<String> {
    form.chars().nth(5)?;
    let clitic = form.chars().next().filter(|c| "وفبكل".contains(*c))?;
    let rest = &form[clitic.len_utf8()..];
    let word = format!("ا{rest}");
    // Behind ل stands an article that has lost its alef, as it must: ولمدينة.
    (!rest.starts_with('ل')
        && frequency::zipf(&word).is_some_and(|met| met >= zipf + 2.0)
        && lexicon::contains(&word)
        && !lexicon::contains(rest)
        && frequency::zipf(rest).unwrap_or(0.0) < frequency::zipf(&word)? - 1.5)
        .then(|| format!("{clitic}{word}"))
}

/// A verb of a doubled letter in the first or second person as it should be: استحقيت is استحققت.
fn opened(form: &str) -> Option<String> {
    let outer = form.strip_prefix(['و', 'ف']).map_or("", |_| &form[..2]);
    let form = &form[outer.len()..];
    ["ت", "تها", "ته", "تهم", "نا", "ناه", "ناها", "تم"]
        .iter()
        .find_map(|ending| {
            let stem = form.strip_suffix(ending)?.strip_suffix('ي')?;
            // Long stems are of one kind only; of short ones there are verbs in ى beside them.
            stem.chars().nth(3)?;
            let last = stem.chars().next_back()?;
            let verb = stem.starts_with("است") || stem.starts_with("ان") || {
                stem.starts_with('ا') && matches!(stem.chars().nth(2), Some('ت' | 'ط' | 'د'))
            };
            let open = format!("{stem}{last}ت");
            let weak = [format!("{stem}ى"), format!("{stem}ية")];
            (verb
                && lexicon::contains(stem)
                && lexicon::contains(&open)
                && !weak.iter().any(|form| lexicon::contains(form)))
            .then(|| format!("{outer}{stem}{last}{ending}"))
        })
}

/// Whether a form is a word or name in use.
fn is_used(form: &str) -> bool {
    let counted = |form: &str| frequency::zipf(form).is_some() || lists::is_listed(form);
    counted(form)
        || lexicon::base(form).is_some_and(|start| start > 0 && counted(&form[start..]))
        || form
            .strip_prefix(['و', 'ل', 'ب'])
            .is_some_and(|rest| rest.chars().nth(3).is_some() && counted(rest))
}

/// A form without the second of its two articles, when that makes a word of it.
fn without_second_article(form: &str) -> Option<String> {
    let (outer, bare) = ["", "و", "ف", "ب", "ك"].into_iter().find_map(|outer| {
        let bare = form.strip_prefix(outer)?.strip_prefix("الال")?;
        Some((outer, bare))
    })?;
    let once = &form[outer.len() + "ال".len()..];
    let hamza = |seat: char| lexicon::contains(&format!("ال{seat}ل{bare}"));
    (bare.chars().nth(3).is_some()
        && frequency::zipf(once).is_some_and(|zipf| zipf >= 3.5)
        && !hamza('أ')
        && !hamza('إ'))
    .then(|| format!("{outer}{once}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn doubt(form: &str) -> Option<Doubt> {
        let facts = Facts {
            known: lexicon::contains(form),
            zipf: frequency::zipf(form).unwrap_or(0.0),
            classes: lists::classes(form),
            ..Facts::default()
        };
        super::doubt(form, &facts)
    }

    #[test]
    fn slips_are_set_right() {
        for (form, right) in [
            ("شوكةه", "شوكته"),
            ("يتحدىوا", "يتحدوا"),
            ("علىها", "عليها"),
            ("الذى", "الذي"),
            ("الالحكومة", "الحكومة"),
            ("إجراءية", "إجرائية"),
            ("والسيء", "والسيئ"),
            ("القاهره", "القاهرة"),
            ("السيناريوه", "السيناريو"),
            ("وشمئزاز", "واشمئزاز"),
            ("بستخدام", "باستخدام"),
            ("استحقيتها", "استحققتها"),
            ("اضطريت", "اضطررت"),
            ("استمريت", "استمررت"),
        ] {
            assert_eq!(
                doubt(form).and_then(|d| d.text).as_deref(),
                Some(right),
                "{form}"
            );
        }
    }

    #[test]
    fn words_that_are_none_are_told_from_names_and_rare_words() {
        for form in ["المقدولة", "استطونت", "مستقلبنا"] {
            assert!(doubt(form).is_some(), "{form}");
        }
        for form in [
            "يكاترينبرغ",
            "وبرودكوم",
            "وأليتو",
            "الهمسات",
            "المنقارية",
            "قضمات",
            "شاطىء",
            "كبرى",
            "اشتريت",
            "ارتديتها",
            "استوليت",
            "انتهيت",
            "بنسبته",
            "ونتائجه",
            "الفقيه",
            "التنبيه",
        ] {
            assert_eq!(doubt(form), None);
        }
    }
}

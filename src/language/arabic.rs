//! Arabic: how it is written, what joins to what, which words it has.

mod agreement;
mod closed;
pub mod frequency;
mod government;
mod grammar;
pub mod joined;
mod keyboard;
pub mod lexicon;
mod lists;
pub mod morphology;
pub mod nameness;
pub mod normal;
mod pairs;
mod phrase;
mod reasons;
mod repetition;
pub mod sounds;
mod spelling;
mod stem;

use super::phrases::Phrases;
use super::rendering::Rendering;
use super::{Apart, Clitics, Language, Names, Punctuation, Repetition, Words};
use crate::text::script::Script;
use crate::text::table::Table;
use std::sync::LazyLock;

/// The facts about Arabic.
pub const ARABIC: Language = Language {
    id: "ar",
    name: "Arabic",
    script: Script::Arabic,
    // Letters of Persian, Urdu and Kurdish; those that Arabic borrows for names (پ چ ڤ گ ژ) are rare in
    // it, and all of them together make less than a hundredth of an Arabic text.
    foreign_letters: &[
        'پ', 'چ', 'گ', 'ژ', 'ک', 'ی', 'ے', 'ں', 'ٹ', 'ڈ', 'ڑ', 'ہ', 'ھ', 'ە', 'ۆ', 'ێ', 'ڵ', 'ڕ',
    ],
    borrowed_letters: &['پ', 'چ', 'گ', 'ژ'],
    clitics: Some(&Clitics {
        is_proclitic,
        joiner: '\u{640}',
        attach,
    }),
    article: Some("ال"),
    punctuation: Some(&Punctuation {
        behind: &['،', '؛', ':', '.', '؟', '!', ',', ';', '?', '…'],
        ends: &['.', '؟', '!', '…', ':', '?'],
        foreign: &[(',', '،'), (';', '؛'), ('?', '؟')],
        pairs: &[
            ('(', ')'),
            ('[', ']'),
            ('«', '»'),
            ('“', '”'),
            ('‹', '›'),
            ('{', '}'),
        ],
        joined: &[
            "و", "ف", "ب", "ل", "ك", "بـ", "لـ", "كـ", "وـ", "وبـ", "ولـ", "وكـ", "فـ", "الـ",
            "والـ", "بالـ", "للـ",
        ],
    }),
    endings: &[
        "ة", "ات", "ان", "ون", "ين", "ي", "ية", "يين", "يون", "ه", "ها", "هم", "هن", "نا", "ني",
        "ك", "كم", "ا", "ت", "وا", "اً", "ًا",
    ],
    counted: &[
        "ألف",
        "ألفا",
        "آلاف",
        "مليون",
        "مليونا",
        "ملايين",
        "مليار",
        "مليارا",
        "مليارات",
        "تريليون",
        "دولار",
        "دولارا",
        "دولارات",
        "يورو",
        "جنيه",
        "جنيها",
        "روبل",
        "ريال",
        "درهم",
        "ليرة",
        "نقطة",
        "نقاط",
        "مئة",
        "المئة",
        "المائة",
        "سنة",
        "سنوات",
        "عام",
        "عاما",
        "أعوام",
        "شهر",
        "شهرا",
        "أشهر",
        "شهور",
        "يوم",
        "يوما",
        "أيام",
        "أسبوع",
        "أسابيع",
        "ساعة",
        "ساعات",
        "دقيقة",
        "دقائق",
        "مرة",
        "مرات",
        "شخص",
        "شخصا",
        "أشخاص",
        "متر",
        "مترا",
        "أمتار",
        "كيلومتر",
        "كيلومترا",
        "كيلومترات",
        "طن",
        "طنا",
        "رحلة",
        "رحلات",
    ],
    number_words: &["صفر", "واحد", "اثنان", "اثنين", "ثلاثة", "أربعة", "خمسة"],
    months: Some(lists::month_set),
    agreement: Some(agreement::faults),
    repetition: Some(&Repetition {
        words: repetition::words,
        fault: repetition::fault,
    }),
    letter_names: &[
        "آر",
        "آي",
        "أيه",
        "إتش",
        "إس",
        "إف",
        "إكس",
        "إل",
        "إم",
        "إيتش",
        "إيه",
        "اس",
        "اف",
        "ام",
        "ان",
        "بي",
        "بيه",
        "تي",
        "جي",
        "جيه",
        "دبليو",
        "دي",
        "زد",
        "سي",
        "فاي",
        "كاي",
        "كيه",
        "كيو",
        "واي",
        "يو",
    ],
    // مَن مِن بينهم: who among them.
    may_repeat_before: |word, next| word == "من" && next.starts_with("بين"),
    must_go_on: lists::must_go_on,
    calques: Some(calques),
    dialect: Some(lists::standard_for),
    letter_nouns: &[
        "حرف",
        "الحرف",
        "حرفا",
        "حرفي",
        "الحرفين",
        "بحرف",
        "لحرف",
        "وحرف",
        "أحرف",
        "حروف",
        "الحروف",
    ],
    word_nouns: &[
        "بكلمة",
        "تعني",
        "فكلمة",
        "كلمة",
        "كلمتي",
        "لكلمة",
        "لفظ",
        "لفظة",
        "مصطلح",
        "مفردة",
        "وتعني",
        "وكلمة",
        "ومصطلح",
        "ويعني",
        "يعني",
    ],
    gazetteer: Some(include_bytes!("../../data/names/gazetteer.bin")),
    transliteration: Some(include_bytes!("../../data/ar/transliteration.bin")),
    rendering: Some(&RENDERING),
    names: Some(&Names {
        alphabet: sounds::ALPHABET,
        variant_weights: include_bytes!("../../data/ar/variant_weights.bin"),
        sound_class: sounds::class,
        one_sound: sounds::one,
        digraphs: sounds::DIGRAPHS,
        bases: morphology::bases,
        stems: morphology::stems,
        fold_orthography: morphology::fold_orthography,
        inflected: morphology::inflected,
        mistyped: keyboard::mistyped,
        is_relative: morphology::is_relative,
        has_article: |clitics| clitics.ends_with("ال") || clitics.ends_with("لل"),
        house_style: morphology::house_style,
        distinct: lists::distinct,
        nameness: nameness::odds,
        title_words: &[
            "بوست",
            "تايمز",
            "تايم",
            "ستار",
            "نيوز",
            "هيرالد",
            "تريبيون",
            "تلغراف",
            "جورنال",
            "إكزامينر",
            "إندبندنت",
            "ستريت",
            "سيتي",
            "سان",
            "يونايتد",
            "إف",
        ],
        foreign_plural: morphology::foreign_plural,
    }),
    words: Some(&Words {
        plain: normal::plain,
        ordinary_is_plain: true,
        base: lexicon::base,
        classes: lists::classes,
        begins_with_family: lists::begins_with_family,
        split: joined::split,
        word_ends: joined::word_ends,
        doubt: spelling::doubt,
        apart: &Apart {
            pairs: &[
                ["من", "ما", "مما"],
                ["عن", "ما", "عما"],
                ["ومن", "ما", "ومما"],
                ["وعن", "ما", "وعما"],
            ],
            // ما وراء النهر, ما قبل التاريخ
            before: &["وراء", "قبل", "بعد", "بين", "فوق", "تحت", "دون"],
        },
        residues: lists::residues,
        zipf: frequency::zipf,
        reading: agreement::reading,
        stem: stem::stem,
    }),
};

/// How Arabic renders what English has left in a text.
static RENDERING: Rendering = Rendering {
    words: Table::new(include_str!("../../data/en/words.tsv")),
    sounds: Table::new(include_str!("../../data/en/sounds.tsv")),
    institutions: Table::new(include_str!("../../data/en/institutions.tsv")),
    letter: phrase::letter,
    initial: phrase::initial,
    sign: phrase::sign,
    phrase: phrase::phrase,
    definite_before: phrase::definite_before,
    governs: phrase::governs,
    habits: phrase::HABITS,
    letter_habit: ('g', ['غ', 'ج']),
};

/// The phrases of `data/ar/calques.tsv`.
fn calques() -> &'static Phrases {
    static CALQUES: LazyLock<Phrases> = LazyLock::new(|| {
        Phrases::compiled(
            include_str!("../../data/ar/calques.tsv"),
            include_bytes!("../../data/ar/calques.bin"),
            &ARABIC,
        )
    });
    &CALQUES
}

/// Conjunctions, prepositions and the article, in the order in which they join: (أ) (و|ف) (س|ل|ب|ك) (ال).
fn is_proclitic(text: &str) -> bool {
    let rest = text.strip_prefix(['و', 'ف']).unwrap_or(text);
    let rest = match rest.strip_prefix("لل") {
        Some("") => "",
        _ => rest.strip_prefix(['ب', 'ل', 'ك']).unwrap_or(rest),
    };
    !text.is_empty() && (rest.is_empty() || rest == "ال")
}

/// Joins proclitics to a word: `ل` before the article swallows its alef (للناتو), and an article is not
/// written twice.
fn attach(clitics: &str, word: &str) -> String {
    let clitics: String = clitics.chars().filter(|c| *c != '\u{640}').collect();
    let (outer, word) = match clitics.strip_suffix("ال") {
        // لـ + الناتو stands as للناتو, بالـ + الناتو as بالناتو, الـ + بي بي سي as بي بي سي: a word that
        // comes without the article has none in Arabic.
        Some(outer) if word.starts_with("ال") => (outer, word),
        Some(outer) => (outer, word),
        None => match clitics.strip_suffix("لل") {
            Some(outer) if word.starts_with("ال") => {
                return format!("{outer}لل{}", &word["ال".len()..]);
            }
            Some(outer) => return format!("{outer}ل{word}"),
            None => (clitics.as_str(), word),
        },
    };
    match (outer.strip_suffix('ل'), word.strip_prefix("ال")) {
        (Some(before), Some(bare)) => format!("{before}لل{bare}"),
        _ => format!("{outer}{word}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn proclitics_are_told_from_words() {
        for text in ["و", "ب", "ال", "وال", "لل", "وبال", "فل", "ولل", "كال"] {
            assert!(is_proclitic(text), "{text}");
        }
        for text in ["", "في", "كأس", "الو", "مور", "بلل"] {
            assert!(!is_proclitic(text), "{text}");
        }
    }

    #[test]
    fn clitics_join_as_arabic_spells_them() {
        for (clitics, word, joined) in [
            ("لـ", "الناتو", "للناتو"),
            ("وبـ", "رويترز", "وبرويترز"),
            ("الـ", "الناتو", "الناتو"),
            ("بال", "الناتو", "بالناتو"),
            ("لل", "الناتو", "للناتو"),
            ("ولل", "فيفا", "ولفيفا"),
            ("", "باكو", "باكو"),
        ] {
            assert_eq!(attach(clitics, word), joined);
        }
    }
}

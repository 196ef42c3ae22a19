//! Which part of a word is the name, and which forms are one name with clitics and inflections.
//!
//! Names are no words of the lexicon, so nothing but their letters and the rest of the article tells what
//! belongs to them: `لباريس` is `ل` and `باريس` when `باريس` stands somewhere else, and `بالين` keeps its
//! head as long as `ين` does not.

use crate::language::Base;

/// Proclitics that are never the beginning of a foreign name: they hold the article.
const ARTICLES: [&str; 2] = ["وال", "ال"];

/// Proclitics with the article that a name may also begin with.
const PERHAPS_ARTICLES: [&str; 6] = ["فال", "بال", "كال", "وبال", "وكال", "أبال"];

/// Conjunctions and prepositions: proclitics without the article are one of them, or a preposition behind a
/// conjunction. A name may begin with any of them.
const CONJUNCTIONS: [char; 2] = ['و', 'ف'];
const PREPOSITIONS: [char; 3] = ['ب', 'ل', 'ك'];

/// Fewest letters that are a name.
const SHORTEST: usize = 2;

/// The ways to take the proclitics off a plain form, the likeliest first. `stands` tells whether a form
/// stands in the article.
#[must_use]
pub fn bases(form: &str, stands: &dyn Fn(&str) -> bool) -> Vec<Base> {
    let long = |rest: &str, letters: usize| rest.chars().nth(letters - 1).is_some();
    let seen = |rest: &str| stands(rest) || stands(&format!("ال{rest}"));
    let whole = Base {
        start: 0,
        cost: 0.0,
        article: false,
    };
    // Nothing that may be joined to a name begins with another letter.
    if !form.starts_with(['و', 'ف', 'ب', 'ل', 'ك', 'ا', 'أ']) {
        return vec![whole];
    }
    // لل is the preposition with the article, or the preposition before a name that begins with lam.
    let lam = form.strip_prefix(CONJUNCTIONS).unwrap_or(form);
    if let Some(rest) = lam.strip_prefix("لل")
        && long(rest, SHORTEST)
    {
        let start = form.len() - rest.len();
        let with_lam = start - "ل".len();
        if seen(&form[with_lam..]) && !seen(rest) {
            return vec![Base {
                start: with_lam,
                cost: 0.0,
                article: false,
            }];
        }
        return vec![Base {
            start,
            cost: 0.0,
            article: true,
        }];
    }
    for article in ARTICLES {
        if let Some(rest) = form.strip_prefix(article)
            && long(rest, SHORTEST)
        {
            return vec![Base {
                start: article.len(),
                cost: 0.0,
                article: true,
            }];
        }
    }
    // All end in the article behind a letter or two.
    let article = [2, 4].into_iter().any(|at| {
        let behind = form.get(at..);
        behind.is_some_and(|behind| behind.starts_with("ال"))
    });
    for article in PERHAPS_ARTICLES.iter().filter(|_| article) {
        if let Some(rest) = form.strip_prefix(*article)
            && long(rest, 3)
            && seen(rest)
        {
            return vec![Base {
                start: article.len(),
                cost: 0.0,
                article: true,
            }];
        }
    }
    let proclitics = perhaps_proclitics(form);
    // Inside a name stands no hamza on an alef: what is before it is joined to it.
    if let Some((at, _)) = form
        .char_indices()
        .take(MOST_PROCLITICS + 1)
        .find(|(_, c)| matches!(c, 'أ' | 'إ' | 'آ'))
        && proclitics.contains(&Some(at))
        && long(&form[at..], 3)
    {
        return vec![Base {
            start: at,
            cost: 0.0,
            article: false,
        }];
    }
    let mut all = Vec::with_capacity(2);
    all.push(whole);
    for (number, start) in proclitics.into_iter().enumerate() {
        let Some(start) = start.filter(|start| long(&form[*start..], 3)) else {
            continue;
        };
        if stands(&form[start..]) {
            return vec![Base {
                start,
                cost: 0.0,
                article: false,
            }];
        }
        // Two letters are more than chance puts together only where the rest stands.
        if number == 0 {
            all.push(Base {
                start,
                cost: 1.0,
                article: false,
            });
        }
    }
    all
}

/// Most letters of proclitics without the article.
const MOST_PROCLITICS: usize = 2;

/// Where a form goes on, in bytes, when its first letter is a proclitic without the article, and when its first two
/// are.
fn perhaps_proclitics(form: &str) -> [Option<usize>; MOST_PROCLITICS] {
    let mut letters = form.chars();
    let (Some(first), second) = (letters.next(), letters.next()) else {
        return [None; MOST_PROCLITICS];
    };
    let conjunction = CONJUNCTIONS.contains(&first);
    let second = second.filter(|second| conjunction && PREPOSITIONS.contains(second));
    [
        (conjunction || PREPOSITIONS.contains(&first)).then_some(first.len_utf8()),
        second.map(|second| first.len_utf8() + second.len_utf8()),
    ]
}

/// Endings of inflection and derivation that a name takes, the longest first.
const ENDINGS: [&str; 26] = [
    "انيين",
    "انيون",
    "يتين",
    "يتان",
    "اتها",
    "يين",
    "يون",
    "يات",
    "ياً",
    "اني",
    "ين",
    "ون",
    "ان",
    "ية",
    "يا",
    "ات",
    "هم",
    "ها",
    "نا",
    "ته",
    "ة",
    "ي",
    "ا",
    "ه",
    "و",
    "ى",
];

/// Fewest letters that a stem has.
const STEM: usize = 3;

/// The stems of a base: itself, and what is left when an ending is taken off.
#[must_use]
pub fn stems(base: &str) -> Vec<&str> {
    let mut stems = vec![base];
    for ending in ENDINGS {
        if let Some(stem) = base.strip_suffix(ending)
            && stem.chars().nth(STEM - 1).is_some()
        {
            stems.push(stem);
        }
    }
    stems
}

/// A letter with what is orthography and not spelling folded: the seats of the hamza, ى and ي, ة and ه.
#[must_use]
pub fn fold_orthography(c: char) -> char {
    match c {
        'أ' | 'إ' | 'آ' => 'ا',
        'ى' | 'ئ' => 'ي',
        'ة' => 'ه',
        'ؤ' => 'و',
        _ => c,
    }
}

/// Whether two bases are one name with different endings. `ان` and `ين` alone do not make it so: they also end
/// foreign names, where one may stand for the other (فلاكسمان, فلاكسمين). No ending is a و that is lost (بولسونارو,
/// بولسونار), nor a ه that only writes the vowel before it (بومرا, بومراه).
#[must_use]
pub fn inflected(a: &str, b: &str) -> bool {
    let plural = |ending: &str| matches!(ending, "ان" | "ين" | "ون");
    let spelling = |stem: &str, ending: &str| match ending {
        "و" => !stem.ends_with('ي'),
        "ه" => stem.ends_with(['ا', 'و']),
        _ => false,
    };
    let others = stems(b);
    stems(a).into_iter().any(|stem| {
        if !others.contains(&stem) {
            return false;
        }
        let (one, two) = (&a[stem.len()..], &b[stem.len()..]);
        let spelled =
            one.is_empty() && spelling(stem, two) || two.is_empty() && spelling(stem, one);
        !(spelled || plural(one) && plural(two))
    })
}

/// Words for relatives, as they stand before a pronoun.
const RELATIVES: [&str; 21] = [
    "زوج",
    "زوجت",
    "شقيق",
    "شقيقت",
    "أخو",
    "أخي",
    "أخا",
    "أخت",
    "ابن",
    "ابنت",
    "نجل",
    "نجلت",
    "كريمت",
    "والد",
    "والدت",
    "أم",
    "عم",
    "خال",
    "حفيد",
    "حفيدت",
    "أرملت",
];

/// Whether a plain form is a word for somebody's relative: `زوجته`, `وشقيقها`.
#[must_use]
pub fn is_relative(form: &str) -> bool {
    let bare = form.strip_prefix(['و', 'ف', 'ل', 'ب']);
    [Some(form), bare].into_iter().flatten().any(|form| {
        ["ه", "ها", "هما", "هم", "ي"]
            .iter()
            .filter_map(|pronoun| form.strip_suffix(pronoun))
            .any(|stem| RELATIVES.contains(&stem))
    })
}

/// How well a form follows what most pan-Arab desks prefer: غ for a hard g (غولف, not جولف), and the fuller Mac-
/// (ماكغريغور, not مكغريغور).
#[must_use]
pub fn house_style(form: &str) -> usize {
    form.chars().filter(|c| *c == 'غ').count() + usize::from(form.starts_with("ما"))
}

/// Adjectives of nations whose English plural is made with s alone (Azerbaijanis), without hamza.
const NATIONS_IN_I: [&str; 24] = [
    "ازبكستاني",
    "اذربيجاني",
    "اسرائيلي",
    "افغاني",
    "اماراتي",
    "اوزبكستاني",
    "باكستاني",
    "بحريني",
    "بنجابي",
    "بنجلاديشي",
    "بنغالي",
    "بنغلاديشي",
    "تركمانستاني",
    "سعودي",
    "صومالي",
    "طاجيكستاني",
    "عراقي",
    "عماني",
    "قيرغيزستاني",
    "كازاخستاني",
    "كشميري",
    "كويتي",
    "نيبالي",
    "يمني",
];

/// Adjectives of nations whose English plural ends in -ans, without hamza and without their ي.
const NATIONS_IN_AN: [&str; 36] = [
    "اثيوب",
    "ارمين",
    "استرال",
    "استون",
    "الب",
    "المان",
    "امريك",
    "اميرك",
    "اندونيس",
    "انغول",
    "اوكران",
    "ايران",
    "ايطال",
    "برازيل",
    "بلجيك",
    "بلغار",
    "بوسن",
    "بوليف",
    "تونس",
    "جزائر",
    "جورج",
    "روس",
    "رومان",
    "سور",
    "صرب",
    "فلسطين",
    "فنزويل",
    "كروات",
    "كند",
    "كولومب",
    "لاتف",
    "ليب",
    "ليتوان",
    "مقدون",
    "نرويج",
    "نيجير",
];

/// The oblique plural of a nation, when a plain form is its English plural in Arabic letters: أذربيجانيس,
/// أمريكانز.
#[must_use]
pub fn foreign_plural(form: &str) -> Option<String> {
    let stem = form.strip_suffix(['س', 'ز'])?;
    let clitics = ["", "و", "ف", "ب", "ل", "ك", "ال", "وال", "بال", "لل", "فال"];
    let nation = |known: &dyn Fn(&str) -> bool| {
        clitics.iter().any(|clitic| {
            stem.strip_prefix(clitic)
                .is_some_and(|name| known(&name.replace(['أ', 'إ', 'آ'], "ا")))
        })
    };
    if stem.ends_with('ي') && nation(&|name| NATIONS_IN_I.contains(&name)) {
        return Some(format!("{stem}ين"));
    }
    let root = stem.strip_suffix("ان")?;
    let root = root.strip_suffix('ي').unwrap_or(root);
    let cut = stem.len() - root.len();
    let in_an = |name: &str| NATIONS_IN_AN.contains(&&name[..name.len() - cut]);
    (root.chars().nth(2).is_some() && nation(&in_an)).then(|| format!("{root}يين"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clitics_come_off_when_the_rest_stands() {
        let article = ["باريس", "ليفربول", "الكرملين", "فرجينيا"];
        let stands = |form: &str| article.contains(&form);
        for (form, base) in [
            ("لباريس", "باريس"),
            ("وباريس", "باريس"),
            ("بالين", "بالين"),
            ("للكرملين", "كرملين"),
            ("لليفربول", "ليفربول"),
            ("الكرملين", "كرملين"),
            ("والأذربيجانية", "أذربيجانية"),
            ("فالتري", "فالتري"),
            ("ففرجينيا", "فرجينيا"),
        ] {
            assert_eq!(&form[bases(form, &stands)[0].start..], base, "{form}");
        }
    }

    #[test]
    fn relatives_are_known() {
        for form in ["زوجته", "وشقيقها", "والدتهم", "لابنه", "أخوه"] {
            assert!(is_relative(form), "{form}");
        }
        for form in ["زوج", "أمه_", "عمله", "خالد", "والدفاع"] {
            assert!(!is_relative(form), "{form}");
        }
    }

    #[test]
    fn derivations_share_a_stem() {
        let share = |a, b| stems(a).iter().any(|stem| stems(b).contains(stem));
        assert!(share("روسيا", "روسية"));
        assert!(share("أذربيجان", "أذربيجانيين"));
        assert!(share("أمريكا", "أمريكي"));
        assert!(!share("يكاترينبرغ", "يكاترنبورغ"));
        assert!(!share("فلاديمير", "فولوديمير"));
    }

    #[test]
    fn english_plurals_of_nations_are_told() {
        for (form, plural) in [
            ("أذربيجانيس", "أذربيجانيين"),
            ("والباكستانيس", "والباكستانيين"),
            ("إسرائيليز", "إسرائيليين"),
            ("أمريكانز", "أمريكيين"),
            ("الأوكرانيانز", "الأوكرانيين"),
        ] {
            assert_eq!(foreign_plural(form).as_deref(), Some(plural), "{form}");
        }
        for form in ["ألبانيز", "غينيس", "أندريس", "أدونيس", "فرانس", "إيرانز"]
        {
            assert_eq!(foreign_plural(form), None, "{form}");
        }
    }
}

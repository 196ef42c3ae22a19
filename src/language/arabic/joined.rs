//! Words that have lost the space between them.
//!
//! Whether a form that the lexicon does not know is two words or more, and where to cut it, is weighed: how
//! likely the parts are as words of their own, against how likely the form is as one word that nobody has
//! listed, a name as a rule. Frequencies come from [`frequency`](super::frequency), the letters of names from
//! [`nameness`](super::nameness). All weights are logarithms to ten; the constants were chosen on words of
//! clean articles that a program joined, against 90,000 names with and without proclitics.

use super::normal::plain;
use super::{frequency, lexicon, lists, nameness, spelling};

/// How rarely a space is lost where two words meet, and how rarely where another one is lost beside it or the form
/// cannot be one word.
const LOST_SPACE: f32 = -2.5;
const LOST_AGAIN: f32 = -1.0;
/// What a letter of an unknown name is worth, and the name as such.
const NAME_LETTER: f32 = -1.0;
const NAME: f32 = -1.6;
/// Letters that names hardly ever have more of.
const LONGEST_NAME: usize = 12;
/// How much likelier the words must be than the name. Words that stand side by side go together, which the
/// frequencies of single words do not know: less than nothing is enough. A letter that ends words inside a
/// form leaves little doubt.
const LEAST: f32 = -2.0;
const LEAST_WITH_ENDING: f32 = -8.0;
/// The same for a form that has the letters of a word and is no form of any: something is wrong with it.
const LEAST_OF_WORD: f32 = -3.5;

/// A cut behind letters that only end words.
const ENDING: f32 = 3.0;
/// Letters of the longest form that is looked at, and of its longest part.
const LONGEST: usize = 400;
const LONGEST_PART: usize = 16;
/// How likely a word of the article is that no list has, a listed name that is never counted, and a form that the
/// lexicon makes and nobody counts.
const SEEN: f32 = -5.5;
const LISTED: f32 = -7.5;
const MADE: f32 = -8.5;
/// What it costs that all parts are names.
const ONLY_NAMES: f32 = 1.5;
/// What a form costs that is met now and then and that neither the lexicon nor a list has: most are typing errors,
/// joined words among them.
const UNSURE: f32 = 1.0;
/// What short words cost: they stand in any name by chance.
const SHORT: [f32; 5] = [0.0, 0.0, 1.0, 0.5, 0.3];

/// First and last parts of names that are in print as one word (عبدالرحمن, أبوالخير, نورالدين, شمسدين).
const NAME_HEADS: [&str; 6] = ["عبد", "أبو", "أبا", "أبي", "بو", "آل"];
const NAME_TAILS: [&str; 4] = ["الدين", "الله", "الرب", "دين"];

/// Words of two letters, besides the particles, that are not just the beginning or end of another.
const SHORT_WORDS: [&str; 12] = [
    "بن", "تم", "حب", "حد", "حق", "حل", "خط", "دم", "رد", "سر", "شك", "يد",
];

/// Particles of two letters that are hardly ever met by themselves, but often inside names.
const NO_WORDS: [&str; 6] = ["آه", "أف", "أل", "إي", "بي", "وا"];

/// Endings that are written like words.
const ENCLITICS: [&str; 9] = ["هم", "هن", "كم", "هما", "كما", "يا", "ون", "وا", "وان"];

/// Proclitics that words of the frequency list lack, and what each costs.
const PROCLITICS: [(&str, f32); 18] = [
    ("و", 0.7),
    ("ف", 1.7),
    ("ب", 0.7),
    ("ل", 1.0),
    ("ك", 1.7),
    ("س", 0.7),
    ("ال", 0.7),
    ("لل", 0.7),
    ("وال", 0.7),
    ("بال", 0.7),
    ("ولل", 0.7),
    ("وبال", 0.7),
    ("وب", 0.7),
    ("ول", 0.7),
    ("وس", 0.7),
    ("فال", 1.7),
    ("فس", 1.7),
    ("كال", 1.7),
];

/// Where to cut a plain form that the lexicon does not know: byte offsets of the beginnings of its second and
/// later words, and how much likelier they are than one name (logarithm to ten). `ends` are the byte offsets
/// where marks say that a word ends (see [`word_ends`]); `seen` tells whether a form stands in the article.
#[must_use]
pub fn split(form: &str, ends: &[usize], seen: &dyn Fn(&str) -> bool) -> Option<(Vec<usize>, f32)> {
    let starts: Vec<usize> = form
        .char_indices()
        .map(|(at, _)| at)
        .chain([form.len()])
        .collect();
    let letters = starts.len() - 1;
    let inside = spelling::ending_inside(form);
    if !(5..=LONGEST).contains(&letters) || inside.as_ref().is_some_and(|inside| inside.suffixed) {
        return None;
    }
    let after_ending =
        |at: usize| ends.contains(&at) || form[..at].ends_with(spelling::ENDING_LETTERS);
    let first_space = if inside.is_some() || letters > LONGEST_NAME {
        LOST_AGAIN
    } else {
        LOST_SPACE
    };
    // The best way to cut the first letters, and where its last word begins.
    let mut best = vec![(f32::NEG_INFINITY, 0); letters + 1];
    best[0] = (0.0, 0);
    for end in 2..=letters {
        for start in end.saturating_sub(LONGEST_PART)..end - 1 {
            let before = best[start].0;
            if before == f32::NEG_INFINITY || start == 0 && end == letters {
                continue;
            }
            let behind_ending = start > 0 && after_ending(starts[start]);
            let part = Part {
                text: &form[starts[start]..starts[end]],
                letters: end - start,
                ends: start > 0 && end == letters,
                beside_ending: behind_ending || end < letters && after_ending(starts[end]),
            };
            if let Some(weight) = weight(&part, seen) {
                let space = match start {
                    0 => 0.0,
                    _ if best[start].1 == 0 => first_space,
                    _ => LOST_AGAIN,
                };
                let sum = before + space + weight + if behind_ending { ENDING } else { 0.0 };
                if sum > best[end].0 {
                    best[end] = (sum, start);
                }
            }
        }
    }
    let words = best[letters].0;
    if words == f32::NEG_INFINITY {
        return None;
    }
    let mut cuts = Vec::new();
    let mut end = best[letters].1;
    while end > 0 {
        cuts.push(starts[end]);
        end = best[end].1;
    }
    cuts.reverse();
    if let [cut] = cuts[..]
        && is_compound_name(&form[..cut], &form[cut..])
    {
        return None;
    }
    // Foreign names are made of names: سانتامارينا.
    let starts = std::iter::once(0).chain(cuts.iter().copied());
    let mut parts = starts.zip(cuts.iter().copied().chain([form.len()]));
    let names = parts.all(|(from, to)| is_only_name(&form[from..to]));
    let odds = words - one_word(form) - if names { ONLY_NAMES } else { 0.0 };
    let enough = odds >= LEAST
        || inside.is_some() && odds >= LEAST_WITH_ENDING
        || odds >= LEAST_OF_WORD && spelling::is_unknown_word(form);
    enough.then_some((cuts, odds))
}

/// Whether a part is a name and no word of the language.
fn is_only_name(part: &str) -> bool {
    let bare = part.strip_prefix(['و', 'ل', 'ب']).unwrap_or(part);
    !lists::is_function(part)
        && (!lexicon::contains(part) || lists::is_listed(part) || lists::is_listed(bare))
}

/// Whether two words make a name that is written as one as well.
fn is_compound_name(head: &str, tail: &str) -> bool {
    let bare = head.strip_prefix(['و', 'ف', 'ب', 'ل', 'ك']).unwrap_or(head);
    let is_head = NAME_HEADS.contains(&head) || NAME_HEADS.contains(&bare);
    is_head && tail.starts_with("ال") || NAME_TAILS.contains(&tail)
}

/// How likely a form is as one word: a name that no list has, with or without a proclitic, or what is often
/// typed so.
fn one_word(form: &str) -> f32 {
    /// What may stand before a name, and what it costs.
    const BEFORE: [(&str, f32); 10] = [
        ("", 0.0),
        ("و", 0.5),
        ("ب", 0.5),
        ("ل", 0.8),
        ("ف", 1.5),
        ("ك", 1.5),
        ("ال", 0.5),
        ("لل", 0.5),
        ("وال", 0.5),
        ("بال", 0.5),
    ];
    let as_name = |(clitic, cost): &(&str, f32)| {
        let name = form.strip_prefix(clitic)?;
        let letters = name.chars().count();
        let weight = unlisted(letters) + (0.3 * nameness::odds(name)).clamp(-3.0, 2.0);
        (letters >= 4).then_some(weight - cost)
    };
    let name = BEFORE.iter().filter_map(as_name);
    let typed = frequency::zipf(form).map(|zipf| zipf - 9.0);
    name.chain(typed).fold(f32::NEG_INFINITY, f32::max)
}

/// How likely a name of some letters is.
fn unlisted(letters: usize) -> f32 {
    let beyond = letters.saturating_sub(LONGEST_NAME) as f32;
    NAME + NAME_LETTER * (letters as f32 + beyond)
}

/// A part of a form.
struct Part<'a> {
    text: &'a str,
    letters: usize,
    /// Whether it is the last one.
    ends: bool,
    /// Whether a letter that ends words parts it from its neighbour.
    beside_ending: bool,
}

/// How likely a part is as a word; none for what is no word.
fn weight(part: &Part<'_>, seen: &dyn Fn(&str) -> bool) -> Option<f32> {
    let Part { text, letters, .. } = *part;
    // An ending of a word that no list has is no word.
    if part.ends && letters <= 3 && ENCLITICS.contains(&text)
        || spelling::ending_inside(text).is_some()
    {
        return None;
    }
    let short = SHORT.get(letters).copied().unwrap_or(0.0);
    if let Some(zipf) = frequency::zipf(text) {
        // Of words of two letters only the particles and a few more stand by themselves.
        let enough = match letters {
            2 => {
                lists::is_function(text) && !NO_WORDS.contains(&text) || SHORT_WORDS.contains(&text)
            }
            3 => zipf >= 3.0,
            _ => zipf >= 2.0 || lexicon::contains(text),
        };
        let unsure =
            letters >= 5 && zipf <= 3.0 && !lexicon::contains(text) && !lists::is_listed(text);
        let unsure = if unsure { UNSURE } else { 0.0 };
        // The list rounds down to a half.
        return enough.then_some(zipf + 0.25 - 9.0 - short - unsure);
    }
    if letters < 4 {
        return None;
    }
    let known = lexicon::contains(text);
    let joined = PROCLITICS.iter().filter_map(|(clitic, cost)| {
        let rest = text.strip_prefix(clitic)?;
        let name = lists::is_listed(rest);
        let enough =
            known && rest.chars().nth(1).is_some() || name && rest.chars().nth(2).is_some();
        let zipf = frequency::zipf(rest).or(name.then_some(1.0))?;
        enough.then_some(zipf - 9.0 - cost - short)
    });
    if let Some(weight) = joined.max_by(f32::total_cmp) {
        return Some(weight);
    }
    if known && letters >= 5 {
        let made = spelling::without_pronoun(text).map(|zipf| (zipf - 10.3).min(-6.5));
        return Some(made.unwrap_or(MADE));
    }
    if lists::is_listed(text) {
        return Some(LISTED);
    }
    if seen(text) {
        return Some(SEEN);
    }
    (part.beside_ending && letters <= LONGEST_NAME).then(|| one_word(text) - 3.0)
}

/// The byte offsets of the plain form of a text where its marks say that a word ends: nunation stands on the last
/// letter of a word, or before an alef that is the last.
#[must_use]
pub fn word_ends(text: &str) -> Vec<usize> {
    let nunation = |c: char| matches!(c, '\u{64B}'..='\u{64D}');
    text.match_indices(nunation)
        .map(|(at, mark)| {
            let end = at + mark.len();
            let alef = text[end..]
                .chars()
                .next()
                .filter(|c| matches!(c, 'ا' | 'ى'));
            plain(&text[..end + alef.map_or(0, char::len_utf8)]).len()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(form: &str) -> Vec<&str> {
        let Some((cuts, _)) = split(form, &[], &|_| false) else {
            return vec![form];
        };
        let mut starts = vec![0];
        starts.extend(&cuts);
        starts
            .iter()
            .zip(cuts.iter().chain([&form.len()]))
            .map(|(from, to)| &form[*from..*to])
            .collect()
    }

    #[test]
    fn joined_words_come_apart() {
        for (form, expected) in [
            ("النائبةالأمريكية", &["النائبة", "الأمريكية"][..]),
            ("فيتصميم", &["في", "تصميم"]),
            ("دورةللحصولعلى", &["دورة", "للحصول", "على"]),
            ("المجموعةالتقدمية", &["المجموعة", "التقدمية"]),
        ] {
            assert_eq!(parts(form), expected);
        }
    }

    #[test]
    fn marks_say_where_a_word_ends() {
        let cut = |text: &str| {
            let form = plain(text).into_owned();
            let (cuts, _) = split(&form, &word_ends(text), &|_| false)?;
            Some(form[cuts[0]..].to_owned())
        };
        assert_eq!(cut("وفقًالتقارير").as_deref(), Some("لتقارير"));
        assert_eq!(cut("وفقاًلتقارير").as_deref(), Some("لتقارير"));
        assert_eq!(cut("وفقالتقارير").as_deref(), Some("التقارير"));
    }

    #[test]
    fn names_stay_whole() {
        for form in [
            "أنسلمي",
            "استرلينج",
            "بيسكوف",
            "يكاترينبرغ",
            "ليفينغستون",
            "زيلينسكي",
            "كاراباخ",
            "ماكغريغور",
            "وعبدالرحمن",
            "وزياددين",
            "فخرالدين",
        ] {
            assert_eq!(parts(form), [form]);
        }
    }
}

//! Words that have lost the space between them.
//!
//! Whether a form that the lexicon does not know is two words or more, and where to cut it, is weighed: how
//! likely the parts are as words of their own, against how likely the form is as one word that nobody has
//! listed, a name as a rule. Frequencies come from [`frequency`](super::frequency), the letters of names from
//! [`nameness`](super::nameness). All weights are logarithms to ten; the constants were chosen on words of
//! clean articles that a program joined, against 90,000 names with and without proclitics.

use super::normal::plain;
use super::{frequency, lexicon, lists, nameness, spelling};
use crate::language::classes::Classes;
use crate::text::lookup::Lookup;

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
/// How likely a word of the article is that no list has, and a listed name that is never counted.
const SEEN: f32 = -5.5;
const LISTED: f32 = -7.5;
/// What an unknown part costs besides being one.
const UNLISTED: f32 = 3.0;
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
    let mut parts = Parts::of(form, &starts, ends);
    let first_space = if inside.is_some() || letters > LONGEST_NAME {
        LOST_AGAIN
    } else {
        LOST_SPACE
    };
    // The best way to cut the first letters, and where its last word begins.
    let mut best = vec![(f32::NEG_INFINITY, 0); letters + 1];
    best[0] = (0.0, 0);
    for start in 0..letters - 1 {
        let (before, cut) = best[start];
        if before == f32::NEG_INFINITY {
            continue;
        }
        let mut before = match start {
            0 => before,
            _ if cut == 0 => before + first_space,
            _ => before + LOST_AGAIN,
        };
        if parts.ends_word(start) {
            before += ENDING;
        }
        // A part that goes on behind a letter that ends words is none.
        let whole = usize::from(start == 0);
        let longest = parts.next_ending(start).min(start + LONGEST_PART);
        let proclitics = parts.look_up(start);
        let ends = best
            .iter_mut()
            .enumerate()
            .take(longest.min(letters - whole) + 1);
        for (end, way) in ends.skip(start + 2) {
            // What could not be better is not weighed.
            let better = |weight: f32| before + weight > way.0;
            if let Some(weight) = parts.weight(start, end, &proclitics, better, seen)
                && better(weight)
            {
                *way = (before + weight, start);
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
    let mut words_of = starts.zip(cuts.iter().copied().chain([form.len()]));
    let names = words_of.all(|(from, to)| is_only_name(&form[from..to]));
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

/// The parts of a form, and what is known of each: looked up at once for all that begin with the same letter, where
/// a word may begin.
struct Parts<'a> {
    form: &'a str,
    /// The byte offset of each letter; one more at the end.
    starts: &'a [usize],
    /// Whether a word ends before a letter, whatever it is.
    endings: Vec<bool>,
    /// For each letter the parts that begin with it, by their length; none where none has been looked up.
    rows: Vec<Option<[Part; LONGEST_PART + 1]>>,
}

/// What is known of some letters in a row.
#[derive(Clone, Copy, Default)]
struct Part {
    /// Twice the Zipf value and one; 0 for what is never met.
    zipf: u8,
    /// Whether it is listed as a name and as a particle.
    lists: u8,
}

/// Most proclitics that a word can be said to begin with: each is a beginning of the next one.
const MOST_PROCLITICS: usize = 4;

/// The proclitics that the letters from one on may begin with: how many letters each has, and what it costs.
type Proclitics = [Option<(usize, f32)>; MOST_PROCLITICS];

impl<'a> Parts<'a> {
    const NAME: u8 = 1;
    const PARTICLE: u8 = 2;

    fn of(form: &'a str, starts: &'a [usize], ends: &[usize]) -> Parts<'a> {
        let letters = starts.len() - 1;
        let mut endings = vec![false; letters + 1];
        for (letter, start) in starts[..letters].iter().enumerate().skip(1) {
            let before = form[..*start].ends_with(spelling::ENDING_LETTERS);
            endings[letter] = before || ends.contains(start);
        }
        Parts {
            form,
            starts,
            endings,
            rows: vec![None; letters],
        }
    }

    /// Looks up what is needed to weigh the words that may begin at a letter; the proclitics that they may have.
    fn look_up(&mut self, start: usize) -> Proclitics {
        self.fill(start);
        let mut found = [None; MOST_PROCLITICS];
        let text = &self.form[self.starts[start]..];
        // No proclitic begins with another letter.
        if !text.starts_with(['و', 'ف', 'ب', 'ل', 'ك', 'س', 'ا']) {
            return found;
        }
        let last = self.starts.len() - 1;
        let proclitics = PROCLITICS
            .iter()
            .filter(|(proclitic, _)| text.starts_with(proclitic))
            .map(|(proclitic, cost)| (proclitic.chars().count(), *cost))
            .filter(|(letters, _)| start + letters < last);
        for (place, proclitic) in found.iter_mut().zip(proclitics) {
            self.fill(start + proclitic.0);
            *place = Some(proclitic);
        }
        found
    }

    /// Looks up the parts that begin with a letter.
    fn fill(&mut self, letter: usize) {
        if self.rows[letter].is_some() {
            return;
        }
        let last = self.starts.len() - 1;
        let end = self.starts[last.min(letter + LONGEST_PART)];
        let text = &self.form[self.starts[letter]..end];
        let row = self.rows[letter].insert([Part::default(); LONGEST_PART + 1]);
        let tables = [frequency::table(), lists::table()];
        Lookup::beginnings_in(tables, text, 1, |length, table, number| {
            if table == 0 {
                row[length].zipf = number as u8 + 1;
            } else {
                let classes = lists::set(number);
                let name = classes.get(Classes::LISTED) > 0;
                let particle = classes.get(Classes::FUNCTION) > 0;
                row[length].lists =
                    u8::from(name) * Self::NAME + u8::from(particle) * Self::PARTICLE;
            }
        });
    }

    /// Whether a letter that ends words, or a mark that says so, stands before a letter.
    fn ends_word(&self, letter: usize) -> bool {
        self.endings[letter]
    }

    /// Where the first word that begins at a letter ends at the latest.
    fn next_ending(&self, letter: usize) -> usize {
        let hard = |at: &usize| {
            let before = self.form[..self.starts[*at]].ends_with(spelling::ENDING_LETTERS);
            // Older print ends words in ىء.
            before && !self.form[self.starts[*at]..].starts_with('ء')
        };
        (letter + 1..self.starts.len() - 1)
            .filter(|at| self.endings[*at])
            .find(hard)
            .unwrap_or(self.starts.len() - 1)
    }

    fn text(&self, start: usize, end: usize) -> &'a str {
        &self.form[self.starts[start]..self.starts[end]]
    }

    /// What has been looked up for some letters.
    fn part(&self, start: usize, end: usize) -> Part {
        self.rows[start]
            .as_ref()
            .map_or(Part::default(), |row| row[end - start])
    }

    fn zipf(&self, start: usize, end: usize) -> Option<f32> {
        let twice = self.part(start, end).zipf.checked_sub(1)?;
        Some(f32::from(twice) / 2.0)
    }

    fn is(&self, start: usize, end: usize, list: u8) -> bool {
        end > start && self.part(start, end).lists & list > 0
    }

    /// Whether the letters are a particle, with or without a conjunction.
    fn is_particle(&self, start: usize, end: usize) -> bool {
        self.is(start, end, Self::PARTICLE)
            || self.text(start, end).starts_with(['و', 'ف'])
                && self.is(start + 1, end, Self::PARTICLE)
    }

    /// How likely the letters are as a word; none for what is no word, and perhaps for what cannot be of use since it is not
    /// `better`. `proclitics` are those that have been looked up for the first letter.
    fn weight(
        &self,
        start: usize,
        end: usize,
        proclitics: &Proclitics,
        better: impl Fn(f32) -> bool,
        seen: &dyn Fn(&str) -> bool,
    ) -> Option<f32> {
        let text = self.text(start, end);
        let letters = end - start;
        let last = end == self.starts.len() - 1;
        // An ending of a word that no list has is no word.
        if last && start > 0 && letters <= 3 && ENCLITICS.contains(&text) {
            return None;
        }
        let short = SHORT.get(letters).copied().unwrap_or(0.0);
        if let Some(zipf) = self.zipf(start, end) {
            // The list rounds down to a half.
            let weight = zipf + 0.25 - 9.0 - short;
            if !better(weight) {
                return None;
            }
            // Of words of two letters only the particles and a few more stand by themselves.
            let enough = match letters {
                2 => {
                    self.is_particle(start, end) && !NO_WORDS.contains(&text)
                        || SHORT_WORDS.contains(&text)
                }
                3 => zipf >= 3.0,
                _ => zipf >= 2.0 || lexicon::contains(text),
            };
            if !enough {
                return None;
            }
            let unsure = letters >= 5
                && zipf <= 3.0
                && !self.is(start, end, Self::NAME)
                && !lexicon::contains(text);
            return Some(if unsure { weight - UNSURE } else { weight });
        }
        if letters < 4 {
            return None;
        }
        self.joined(start, end, proclitics)
            .map(|weight| weight - short)
            .or_else(|| {
                let zipf = self.without_pronoun(start, end)?;
                (letters >= 5 && lexicon::contains(text)).then_some((zipf - 10.3).min(-6.5))
            })
            .or_else(|| self.is(start, end, Self::NAME).then_some(LISTED))
            .or_else(|| seen(text).then_some(SEEN))
            .or_else(|| {
                // Only beside a letter that ends a word such a part may be likelier than the whole.
                let beside = self.ends_word(start) || !last && self.ends_word(end);
                (beside && letters <= LONGEST_NAME).then(|| one_word(text) - UNLISTED)
            })
    }

    /// How often the letters are met without the pronoun at their end.
    fn without_pronoun(&self, start: usize, end: usize) -> Option<f32> {
        spelling::without_pronoun_as(self.text(start, end), |stem| {
            self.zipf(start, start + stem.chars().count())
        })
    }

    /// How likely the letters are as a word with proclitics.
    fn joined(&self, start: usize, end: usize, proclitics: &Proclitics) -> Option<f32> {
        let (mut best, mut best_known) = (None::<f32>, None::<f32>);
        for (letters, cost) in proclitics.iter().flatten() {
            let rest = start + letters;
            if rest + 2 > end {
                continue;
            }
            let name = self.is(rest, end, Self::NAME) && end - rest >= 3;
            let zipf = self.zipf(rest, end).or(name.then_some(1.0));
            let Some(weight) = zipf.map(|zipf| zipf - 9.0 - cost) else {
                continue;
            };
            let best = if name { &mut best } else { &mut best_known };
            *best = Some(best.map_or(weight, |before| before.max(weight)));
        }
        // The lexicon is asked only where that changes something.
        let known = best_known.filter(|weight| best.is_none_or(|best| best < *weight));
        match known {
            Some(weight) if lexicon::contains(self.text(start, end)) => Some(weight),
            _ => best,
        }
    }
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

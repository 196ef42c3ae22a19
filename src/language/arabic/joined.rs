//! Words that have lost the space between them.
//!
//! Whether a form that the lexicon does not know is two words or more, and where to cut it, is weighed: how
//! likely the parts are as words of their own, against how likely the form is as a name that nobody has
//! listed. Frequencies come from [`frequency`](super::frequency), the letters of names from
//! [`nameness`](super::nameness).

use super::{frequency, lexicon, lists, nameness};

/// The logarithm (to ten) of how rarely a space is lost where two words meet.
const LOST_SPACE: f32 = -2.5;
/// What a letter of an unknown name is worth, and the name as such.
const NAME_LETTER: f32 = -1.0;
const NAME: f32 = -1.6;
/// How much likelier the words must be than the name.
const LEAST: f32 = -1.0;
/// Letters of the longest form that is looked at, and of its longest part.
const LONGEST: usize = 200;
const LONGEST_PART: usize = 16;
/// How likely a word of the article is that no list has.
const SEEN: f32 = -5.5;

/// Where to cut a plain form that the lexicon does not know: byte offsets of the beginnings of its second and
/// later words, and how much likelier they are than one name (logarithm to ten). `seen` tells whether a form
/// stands in the article.
#[must_use]
pub fn split(form: &str, seen: &dyn Fn(&str) -> bool) -> Option<(Vec<usize>, f32)> {
    let starts: Vec<usize> = form
        .char_indices()
        .map(|(at, _)| at)
        .chain([form.len()])
        .collect();
    let letters = starts.len() - 1;
    if !(5..=LONGEST).contains(&letters) {
        return None;
    }
    // The best way to cut the first letters, and where its last word begins.
    let mut best = vec![(f32::NEG_INFINITY, 0); letters + 1];
    best[0] = (-LOST_SPACE, 0);
    for end in 2..=letters {
        for start in end.saturating_sub(LONGEST_PART)..end - 1 {
            let before = best[start].0;
            if before == f32::NEG_INFINITY || start == 0 && end == letters {
                continue;
            }
            if let Some(weight) = weight(&form[starts[start]..starts[end]], end - start, seen) {
                let sum = before + LOST_SPACE + weight;
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
    // Behind words that are no names the letters of a known name say nothing for an unknown one.
    let most = if ends_in_name(form, &cuts) { 0.0 } else { 2.0 };
    let name = NAME + NAME_LETTER * letters as f32 + (0.3 * nameness::odds(form)).clamp(-3.0, most);
    let odds = words - name + bonus(form);
    (odds >= LEAST).then_some((cuts, odds))
}

/// Whether the last part is a name that the lists have, of five letters or more, and the others are words and no
/// names.
fn ends_in_name(form: &str, cuts: &[usize]) -> bool {
    let Some((last, others)) = cuts.split_last() else {
        return false;
    };
    let name = &form[*last..];
    let mut from = 0;
    let words = others.iter().chain([last]).all(|cut| {
        let part = &form[from..*cut];
        from = *cut;
        lexicon::contains(part) && !lists::is_listed(part)
    });
    let bare = name.strip_prefix(['ل', 'ب', 'و']).unwrap_or(name);
    words
        && [name, bare]
            .iter()
            .any(|name| name.chars().nth(4).is_some() && lists::is_listed(name))
}

/// How likely a part is as a word, as a logarithm to ten; none for what is no word.
fn weight(part: &str, letters: usize, seen: &dyn Fn(&str) -> bool) -> Option<f32> {
    if let Some(zipf) = frequency::zipf(part) {
        // Of words of two letters only the particles stand by themselves.
        let enough = match letters {
            2 => lists::is_function(part),
            3 => zipf >= 3.0,
            _ => zipf >= 2.0 || lexicon::contains(part),
        };
        return enough.then_some(zipf - 9.0);
    }
    if letters >= 4
        && let Some(start) = lexicon::base(part)
        && start > 0
        && let Some(zipf) = frequency::zipf(&part[start..])
    {
        return Some(zipf - 9.7);
    }
    // A preposition before a name.
    if letters >= 6
        && let Some(name) = part.strip_prefix(['ل', 'ب'])
        && lists::is_listed(name)
        && let Some(zipf) = frequency::zipf(name)
    {
        return Some(zipf - 9.7);
    }
    (letters >= 4 && seen(part)).then_some(SEEN)
}

/// Letters that end words and stand inside a form: words were joined there, whatever they are.
fn bonus(form: &str) -> f32 {
    let inner: String = form.chars().skip(1).collect();
    let mut chars = inner.chars().peekable();
    let mut ends = 0;
    while let Some(c) = chars.next() {
        if matches!(c, 'ة' | 'ى') && chars.peek().is_some() {
            ends += 1;
        }
    }
    3.0 * ends as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(form: &str) -> Vec<&str> {
        let Some((cuts, _)) = split(form, &|_| false) else {
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
        ] {
            assert_eq!(parts(form), [form]);
        }
    }
}

//! What the inflected forms of an Arabic word have in common.
//!
//! A phrase of a list stands in articles with clitics, with or without the article, in the plural, with the verb in
//! another tense. Its words are found again by their stems: the form without what is joined to its front and without
//! its endings, and of a listed verb its number. Stems need not be words; they only have to be the same for
//! the forms of one word.

use super::{frequency, grammar, lists};
use crate::language::Looked;
use crate::language::classes::Classes;
use std::borrow::Cow;

/// Pronouns behind a word, the longest first.
const PRONOUNS: [&str; 7] = ["هما", "ها", "هم", "هن", "كم", "نا", "ه"];

/// Endings of number, gender and case, the longest first.
const ENDINGS: [&str; 9] = ["تان", "تين", "ات", "ان", "ون", "ين", "وا", "ة", "ا"];

/// Fewest letters that are left of a word.
const SHORTEST: usize = 3;

/// Where a form begins behind its proclitics, in bytes, and the stem of the rest. `base` is where it is taken to begin.
pub(super) fn stem(looked: Looked<'_>, base: usize) -> (usize, Cow<'_, str>) {
    let form = looked.form;
    // للبنك is rather ل with البنك than ل with لبنك.
    let defined = ["لل", "ولل", "فلل"].into_iter().find(|outer| {
        form.strip_prefix(outer)
            .is_some_and(|rest| long(rest, SHORTEST) && !grammar::is_unknown(rest))
    });
    // A form that is frequent as it stands counts as a word of its own, though it be none without its conjunction.
    let rarer = form
        .strip_prefix(['و', 'ف'])
        .is_some_and(|rest| frequency::zipf(rest) > frequency::zipf(form));
    let own = base == 0 && !rarer && looked.base == Some(0);
    let base = if base > 0 || own {
        base
    } else {
        let conjunction = if rarer {
            form.chars().next().map_or(0, char::len_utf8)
        } else {
            0
        };
        looked.base.unwrap_or(0).max(conjunction)
    };
    let start = if let Some(outer) = defined {
        outer.len()
    } else if base > 0 || own {
        base
    } else {
        // Words that the lexicon does not know have the article as well.
        ["وال", "بال", "لل", "ال"]
            .into_iter()
            .find(|article| {
                form.strip_prefix(article)
                    .is_some_and(|rest| long(rest, SHORTEST))
            })
            .filter(|_| grammar::is_unknown(form))
            .map_or(0, str::len)
    };
    let rest = &form[start..];
    let verb = |word: &str| {
        let whole = word.len() == form.len();
        let classes = if whole {
            looked.classes
        } else {
            lists::classes(word)
        };
        let number = classes.get(Classes::VERB);
        (number > 0).then(|| Cow::Owned(number.to_string()))
    };
    if let Some(verb) = verb(rest) {
        return (start, verb);
    }
    let bare = without(rest, &PRONOUNS);
    // Before a pronoun ة is ت.
    let bare = match bare.strip_suffix('ت').filter(|stem| long(stem, SHORTEST)) {
        Some(stem) if bare.len() < rest.len() => stem,
        _ => bare,
    };
    let stem = without(bare, &ENDINGS);
    // The verb of `يأخذون`, `أخذوا`.
    let plural = bare.ends_with("وا") || bare.ends_with("ون") || bare.ends_with("ان");
    if plural
        && stem.len() < bare.len()
        && let Some(verb) = verb(stem)
    {
        return (start, verb);
    }
    (start, Cow::Borrowed(stem))
}

/// A word without its ending, the first of those that it has and that leave enough of it.
fn without<'a>(word: &'a str, endings: &[&str]) -> &'a str {
    // None ends with another letter.
    if !word.ends_with(['ا', 'ة', 'ت', 'م', 'ن', 'ه']) {
        return word;
    }
    endings
        .iter()
        .find_map(|ending| {
            word.strip_suffix(ending)
                .filter(|rest| long(rest, SHORTEST))
        })
        .unwrap_or(word)
}

fn long(word: &str, letters: usize) -> bool {
    word.chars().nth(letters - 1).is_some()
}

#[cfg(test)]
mod tests {
    use super::super::lexicon;
    use super::*;

    #[test]
    fn forms_of_one_word_have_one_stem() {
        let stem = |form| {
            let base = lexicon::base(form);
            let classes = lists::classes(form);
            let looked = Looked {
                form,
                base,
                classes,
            };
            stem(looked, base.unwrap_or(0)).1.into_owned()
        };
        for forms in [
            &["ضابط", "الضابط", "بضابط", "ضابطين", "والضابطان"][..],
            &["طلقة", "طلقات", "الطلقة", "طلقتين"],
            &["ألقى", "ألقت", "يلقي", "تلقي"],
            &["قام", "وقام", "فقامت", "يقومون"],
            &["أخذ", "أخذوا", "يأخذون", "وأخذت"],
            &["صخرية", "الصخري"],
            &["البيسبول", "للبيسبول"],
        ] {
            for form in forms {
                assert_eq!(stem(form), stem(forms[0]), "{form}");
            }
        }
        assert_ne!(stem("دولي"), stem("دولة"));
    }
}

//! Compiles the closed lists of Arabic words into one table: form -> the number of its set of classes
//! (`src/language/classes.rs`); behind it a table of what the forms with several spellings begin with, and the sets,
//! 8 bytes each, little-endian.

use mtlint::language::classes::{ArticleUse, Classes, FAMILY_HEADS, Function};
use mtlint::text::lookup::Lookup;
use std::collections::{BTreeMap, BTreeSet};
use std::iter;

/// The texts of the lists.
pub struct Lists<'a> {
    pub nouns: &'a str,
    pub adjectives: &'a str,
    pub verbs: &'a str,
    pub function_words: &'a str,
    pub feminine_names: &'a str,
    pub masculine_names: &'a str,
    pub may_repeat: &'a str,
    pub dialect: &'a str,
    pub titles: &'a str,
    pub months: &'a str,
    pub variants: &'a str,
    pub misspellings: &'a str,
    pub articles: &'a str,
    pub residue: &'a str,
    pub pleonasms: &'a str,
    /// The lists of names.
    pub names: &'a [String],
}

/// Compiles the lists.
pub fn compile(lists: &Lists<'_>) -> Vec<u8> {
    let mut forms: BTreeMap<String, Classes> = BTreeMap::new();
    let mut note = |form: &str, change: &dyn Fn(Classes) -> Classes| {
        if !form.is_empty() && form != "-" {
            let classes = forms.entry(form.to_owned()).or_default();
            *classes = change(*classes);
        }
    };
    let gender = |cell: &str| match cell {
        "m" => 1,
        "f" => 2,
        _ => 3,
    };
    for cells in rows(lists.nouns) {
        let number = ["s", "d", "sp", "bp", "c"]
            .iter()
            .position(|n| *n == cells[2])
            .expect("a number") as u64;
        note(cells[0], &|classes| {
            classes
                .with(Classes::NOUN, gender(cells[1]))
                .with(Classes::NUMBER, number)
                .with(Classes::RATIONAL, u64::from(cells[3] == "h"))
                .with(Classes::NOUN_ONLY, u64::from(cells[4] == "only"))
        });
    }
    for cells in rows(lists.adjectives) {
        // A form of both genders has none.
        for (place, form) in cells[..2]
            .iter()
            .enumerate()
            .filter(|_| cells[0] != cells[1])
        {
            note(form, &|classes| {
                classes
                    .with(Classes::ADJECTIVE, place as u64 + 1)
                    .with(Classes::ADJECTIVE_ONLY, u64::from(cells[3] == "only"))
                    .with(Classes::ADJECTIVE_NAME, u64::from(cells[3] == "name"))
            });
        }
    }
    for (number, cells) in rows(lists.verbs).enumerate() {
        let takes = ["i", "t", "s"]
            .iter()
            .position(|t| *t == cells[4])
            .expect("what it takes") as u64;
        assert!(number + 1 < 1 << 10, "verbs are numbered in 10 bits");
        for (place, form) in cells[..4].iter().enumerate() {
            let (field, value) = if place < 2 {
                (Classes::PAST, place + 1)
            } else {
                (Classes::PRESENT, place - 1)
            };
            // Only the masculine past is ever a noun or a name as well.
            let only = place != 0 || cells[5] == "only";
            note(form, &|classes| {
                classes
                    .with(field, value as u64)
                    .with(Classes::TAKES, takes)
                    .with(Classes::VERB, number as u64 + 1)
                    .with(Classes::VERB_ONLY, u64::from(only))
            });
        }
    }
    for cells in rows(lists.function_words) {
        let (_, function) = Function::ALL
            .iter()
            .find(|(name, _)| *name == cells[1])
            .expect("a kind");
        note(cells[0], &|classes| {
            classes.with(Classes::FUNCTION, *function as u64)
        });
    }
    for cells in rows(lists.feminine_names) {
        let place = matches!(cells[1], "country" | "city" | "region");
        note(cells[0], &|classes| {
            classes.with(Classes::NAME, if place { 3 } else { 2 })
        });
    }
    for cells in rows(lists.masculine_names) {
        note(cells[0], &|classes| classes.with(Classes::NAME, 1));
    }
    for cells in rows(lists.may_repeat) {
        note(cells[0], &|classes| classes.with(Classes::MAY_REPEAT, 1));
    }
    for cells in rows(lists.dialect) {
        note(cells[0], &|classes| {
            classes.with(Classes::DIALECT, if cells[3] == "strong" { 2 } else { 1 })
        });
    }
    for cells in rows(lists.titles) {
        let kind = Classes::TITLED_KINDS
            .iter()
            .position(|kind| *kind == cells[2]);
        let kind = kind.unwrap_or_else(|| panic!("titles: an unknown kind: {}", cells[2])) as u64;
        note(cells[0], &|classes| classes.with(Classes::TITLED, kind + 1));
    }
    for cells in rows(lists.months) {
        let first = cells[0].split(' ').next().unwrap_or_default();
        note(first, &|classes| classes.with(Classes::MONTH, 1));
    }
    for cells in rows(lists.articles) {
        let (_, article) = ArticleUse::ALL
            .iter()
            .find(|(name, _)| *name == cells[1])
            .expect("a use");
        note(cells[0], &|classes| {
            classes.with(Classes::ARTICLE, *article as u64)
        });
    }
    for cells in rows(lists.residue) {
        note(cells[0], &|classes| classes.with(Classes::RESIDUE, 1));
    }
    for cells in rows(lists.pleonasms) {
        note(cells[0], &|classes| classes.with(Classes::PLEONASM, 1));
    }
    for cells in rows(lists.misspellings) {
        note(cells[0], &|classes| classes.with(Classes::MISSPELT, 1));
    }
    for form in lists
        .names
        .iter()
        .flat_map(|list| rows(list))
        .flat_map(names_of)
    {
        // A name may stand with its article and, behind a preposition, without it.
        for form in [Some(form.as_str()), form.strip_prefix("ال")]
            .into_iter()
            .flatten()
        {
            if form.chars().nth(1).is_some() {
                note(form, &|classes| classes.with(Classes::LISTED, 1));
            }
        }
    }
    for Spelled {
        form,
        family,
        spelling,
        tail,
    } in families(lists.variants)
    {
        assert!(spelling < 1 << 3, "spellings are numbered in 3 bits");
        assert!(
            form.chars().count() >= FAMILY_HEADS[0],
            "{form} is too short for a family"
        );
        note(&form, &|classes| {
            classes
                .with(Classes::FAMILY, family)
                .with(Classes::SPELLING, spelling)
                .with(Classes::TAIL, tail)
        });
    }
    // Few sets of classes are met: a form has the number of its set.
    let sets: BTreeSet<u64> = forms.values().map(|classes| classes.bits()).collect();
    let number: BTreeMap<u64, u64> = sets.iter().copied().zip(0..).collect();
    let entries = forms
        .iter()
        .map(|(form, classes)| (form.as_str(), number[&classes.bits()]));
    let mut file = Lookup::compile(entries, 16, 6);
    let of_family = |classes: &Classes| classes.get(Classes::FAMILY) > 0;
    let spelled = forms.iter().filter(|(_, classes)| of_family(classes));
    let heads: BTreeSet<&str> = spelled.map(|(form, _)| head(form)).collect();
    file.extend(Lookup::compile(
        heads.into_iter().zip(iter::repeat(1)),
        1,
        4,
    ));
    file.extend(sets.iter().flat_map(|set| set.to_le_bytes()));
    file
}

/// What a form with several spellings is told by at its beginning.
fn head(form: &str) -> &str {
    let [_, longer] = FAMILY_HEADS;
    form.char_indices()
        .nth(longer)
        .map_or(form, |(end, _)| &form[..end])
}

fn rows(list: &str) -> impl Iterator<Item = Vec<&str>> {
    list.lines().skip(1).map(|line| line.split('\t').collect())
}

/// The forms of one word that a row of a list of names has; of a person's name also its words.
fn names_of(cells: Vec<&str>) -> Vec<String> {
    /// Letters of the shortest word of a name that counts as a name by itself.
    const SHORTEST: usize = 3;
    let forms = cells[2].split('|').chain([cells[1]]);
    let person = cells[3] == "person";
    forms
        .flat_map(|form| {
            let whole = !form.contains([' ', '-']);
            let words = form
                .split([' ', '-'])
                .filter(move |word| whole || person && word.chars().count() >= SHORTEST);
            words.filter(|word| !word.is_empty())
        })
        .map(str::to_owned)
        .collect()
}

/// The endings that forms of one family share.
const ENDINGS: [&str; 4] = ["ية", "يا", "ي", "ا"];

/// A form of the list of spelling variants.
struct Spelled {
    form: String,
    family: u64,
    spelling: u64,
    tail: u64,
}

/// The forms of the list of spelling variants, each with the number of its family and of its spelling in it.
/// Rows that differ by a shared ending only (أميركا, أميركي) are one family.
fn families(list: &str) -> Vec<Spelled> {
    let mut members: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut forms: BTreeMap<String, (String, String)> = BTreeMap::new();
    for cells in rows(list) {
        let (preferred, variant) = (cells[0], cells[1]);
        // Native words misspelled are no names; they are told one by one.
        if preferred.contains(' ') || variant.contains(' ') || cells[2] == "native" {
            continue;
        }
        let shared = ENDINGS.into_iter().find_map(|ending| {
            let (a, b) = (
                preferred.strip_suffix(ending)?,
                variant.strip_suffix(ending)?,
            );
            (a.chars().nth(2).is_some() && b.chars().nth(2).is_some()).then_some((a, b))
        });
        let (head, other) = shared.unwrap_or((preferred, variant));
        let family = members
            .entry(head.to_owned())
            .or_insert_with(|| vec![head.to_owned()]);
        if !family.iter().any(|member| member == other) {
            family.push(other.to_owned());
        }
        forms
            .entry(preferred.to_owned())
            .or_insert((head.to_owned(), head.to_owned()));
        forms
            .entry(variant.to_owned())
            .or_insert((head.to_owned(), other.to_owned()));
    }
    let number: BTreeMap<&String, u64> = members.keys().zip(1..).collect();
    assert!(members.len() < 1 << 11, "families are numbered in 11 bits");
    let spelling = |head: &String, member: &String| members[head].iter().position(|m| m == member);
    let spelled = forms.iter().map(|(form, (head, member))| Spelled {
        form: form.clone(),
        family: number[head],
        spelling: spelling(head, member).expect("a member") as u64,
        tail: (form.chars().count() - member.chars().count()) as u64,
    });
    spelled.collect()
}

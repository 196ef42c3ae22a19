//! Compiles the closed lists of Arabic words into one automaton: form -> its classes
//! (`src/language/classes.rs`).

use mtlint::language::classes::{Classes, Function};
use std::collections::BTreeMap;

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
        let number = ["s", "d", "sp", "bp", "c"].iter().position(|n| *n == cells[2]).expect("a number") as u64;
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
        for (place, form) in cells[..2].iter().enumerate().filter(|_| cells[0] != cells[1]) {
            note(form, &|classes| {
                classes
                    .with(Classes::ADJECTIVE, place as u64 + 1)
                    .with(Classes::ADJECTIVE_ONLY, u64::from(cells[3] == "only"))
            });
        }
    }
    for cells in rows(lists.verbs) {
        let takes = ["i", "t", "s"].iter().position(|t| *t == cells[4]).expect("what it takes") as u64;
        for (place, form) in cells[..4].iter().enumerate() {
            let (field, value) = if place < 2 { (Classes::PAST, place + 1) } else { (Classes::PRESENT, place - 1) };
            // Only the masculine past is ever a noun or a name as well.
            let only = place != 0 || cells[5] == "only";
            note(form, &|classes| {
                classes
                    .with(field, value as u64)
                    .with(Classes::TAKES, takes)
                    .with(Classes::VERB_ONLY, u64::from(only))
            });
        }
    }
    for cells in rows(lists.function_words) {
        let (_, function) = Function::ALL.iter().find(|(name, _)| *name == cells[1]).expect("a kind");
        note(cells[0], &|classes| classes.with(Classes::FUNCTION, *function as u64));
    }
    for cells in rows(lists.feminine_names) {
        let place = matches!(cells[1], "country" | "city" | "region");
        note(cells[0], &|classes| classes.with(Classes::NAME, if place { 3 } else { 2 }));
    }
    for cells in rows(lists.masculine_names) {
        note(cells[0], &|classes| classes.with(Classes::NAME, 1));
    }
    for cells in rows(lists.may_repeat) {
        note(cells[0], &|classes| classes.with(Classes::MAY_REPEAT, 1));
    }
    for cells in rows(lists.dialect) {
        note(cells[0], &|classes| classes.with(Classes::DIALECT, if cells[3] == "strong" { 2 } else { 1 }));
    }
    for cells in rows(lists.titles) {
        note(cells[0], &|classes| classes.with(Classes::TITLE, 1));
    }
    let mut automaton = fst::MapBuilder::memory();
    for (form, classes) in forms {
        automaton.insert(form, classes.bits()).expect("forms are sorted");
    }
    automaton.into_inner().expect("memory does not fail")
}

fn rows(list: &str) -> impl Iterator<Item = Vec<&str>> {
    list.lines().skip(1).map(|line| line.split('\t').collect())
}

//! The files of `data/`: that a linguist can trust them, and that the compiled ones are made from them.

#[path = "../data/compile/all.rs"]
#[allow(unreachable_pub)]
mod all;

use mtlint::names::gazetteer::Kind;
use std::collections::BTreeSet;
use std::path::Path;
use unicode_normalization::is_nfc;

/// A file, its columns, and how many of the first of them tell its rows apart.
const FILES: &[(&str, &[&str], usize)] = &[
    (
        "allow/latin.tsv",
        &["latin", "kind", "scope", "arabic", "reason"],
        1,
    ),
    (
        "ar/adjectives.tsv",
        &["masculine", "feminine", "plural", "reading", "gloss"],
        1,
    ),
    (
        "ar/calques.tsv",
        &["phrase", "natural", "english", "right", "reason"],
        1,
    ),
    (
        "ar/dialect.tsv",
        &["word", "dialect", "msa", "strength", "reason"],
        1,
    ),
    ("ar/frequency.tsv", &["form", "zipf"], 1),
    ("ar/function_words.tsv", &["word", "class", "note"], 1),
    (
        "ar/misspellings.tsv",
        &["misspelling", "right", "reason"],
        1,
    ),
    (
        "ar/months.tsv",
        &["gregorian", "number", "set", "reason"],
        1,
    ),
    (
        "ar/nouns.tsv",
        &["noun", "gender", "number", "rational", "reading", "gloss"],
        1,
    ),
    (
        "ar/pleonasms.tsv",
        &["last", "between", "word", "present", "reason"],
        3,
    ),
    ("ar/repeated_ok.tsv", &["word", "reason"], 1),
    (
        "ar/residue.tsv",
        &["first", "rest", "scope", "kind", "reason"],
        2,
    ),
    ("ar/titles.tsv", &["title", "gender", "kind", "reason"], 1),
    ("ar/variant_weights.tsv", &["part", "weight"], 1),
    (
        "ar/variants.tsv",
        &["preferred", "variant", "kind", "reason"],
        2,
    ),
    (
        "ar/verbs.tsv",
        &[
            "masculine",
            "feminine",
            "present_m",
            "present_f",
            "transitive",
            "reading",
            "gloss",
        ],
        1,
    ),
    ("en/institutions.tsv", &["word", "reason"], 1),
    ("en/sounds.tsv", &["english", "sound", "reason"], 1),
    (
        "en/words.tsv",
        &[
            "english",
            "pos",
            "arabic",
            "feminine",
            "construct",
            "gender",
            "structure",
            "note",
        ],
        2,
    ),
    (
        "names/article.tsv",
        &["name", "article", "kind", "reason"],
        1,
    ),
    ("names/brands.tsv", NAMES, 2),
    ("names/cldr.tsv", NAMES, 4),
    ("names/distinct.tsv", &["a", "b", "reason"], 2),
    ("names/family.tsv", NAMES, 2),
    ("names/feminine.tsv", &["name", "kind", "reason"], 1),
    ("names/given.tsv", NAMES, 4),
    ("names/masculine.tsv", &["name", "kind", "reason"], 1),
    ("names/organisations.tsv", NAMES, 4),
    ("names/people_culture.tsv", NAMES, 2),
    ("names/people_public.tsv", NAMES, 2),
    ("names/places.tsv", NAMES, 4),
    ("names/teams.tsv", NAMES, 4),
    ("names/works.tsv", NAMES, 4),
];

const NAMES: &[&str] = &["english", "arabic", "also", "kind", "gender", "source"];

fn data() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data")
}

fn read(name: &str) -> String {
    std::fs::read_to_string(data().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// What no cell may hold: characters that cannot be seen, or that are written in another way.
fn is_forbidden(c: char) -> bool {
    matches!(c,
        '\u{640}' // tatweel
        | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}'
        | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFE}' // presentation forms
        | '\u{A0}')
}

#[test]
fn every_list_is_in_order() {
    let mut faults = Vec::new();
    for (name, columns, key) in FILES {
        let text = read(name);
        let mut lines = text.lines();
        let header: Vec<&str> = lines.next().unwrap_or_default().split('\t').collect();
        if header != *columns {
            faults.push(format!("{name}: the columns are {header:?}"));
        }
        if !text.ends_with('\n') || text.contains('\r') {
            faults.push(format!("{name}: lines end with a line feed"));
        }
        let mut before: Option<&str> = None;
        let mut keys = BTreeSet::new();
        for (number, line) in lines.enumerate().map(|(n, line)| (n + 2, line)) {
            let cells: Vec<&str> = line.split('\t').collect();
            let mut fault = |what: &str| faults.push(format!("{name}:{number}: {what}: {line}"));
            if cells.len() != columns.len() {
                fault("not as many cells as columns");
                continue;
            }
            if cells[0].is_empty() || cells.iter().any(|cell| cell.trim() != *cell) {
                fault("a cell that is empty or has spaces around it");
            }
            // A reason may show a prefix with the stroke that joins it.
            let words = line.rsplit_once('\t').map_or(line, |(words, _)| words);
            let hidden = |c: char| is_forbidden(c) && c != '\u{640}';
            if !is_nfc(line) || words.chars().any(is_forbidden) || line.chars().any(hidden) {
                fault("not in the normal form, or with characters that cannot be seen");
            }
            if !keys.insert(cells[..*key].join("\t")) {
                fault("stands twice");
            }
            if before.is_some_and(|before| before > cells[0]) {
                fault("not sorted by bytes");
            }
            // A linguist wants to know why a row is there. Lists of counts speak for themselves.
            let explained = columns
                .last()
                .is_some_and(|last| ["reason", "source"].contains(last));
            let reason = cells[cells.len() - 1];
            if explained && (reason.chars().count() < 3 || reason == "placeholder") {
                fault("no reason");
            }
            before = Some(cells[0]);
        }
        if keys.is_empty() {
            faults.push(format!("{name}: no rows"));
        }
    }
    assert!(
        faults.is_empty(),
        "{} faults:\n{}",
        faults.len(),
        faults[..faults.len().min(40)].join("\n")
    );
}

#[test]
fn every_list_is_known_here_and_told_of() {
    let told = read("README.md");
    let mut found = BTreeSet::new();
    for folder in ["allow", "ar", "en", "names"] {
        for entry in std::fs::read_dir(data().join(folder)).unwrap() {
            let name = entry.unwrap().file_name().into_string().unwrap();
            if name.contains('.') {
                found.insert(format!("{folder}/{name}"));
            }
        }
    }
    for name in &found {
        assert!(
            told.contains(&format!("`{name}`")),
            "data/README.md does not tell of {name}"
        );
    }
    let listed: BTreeSet<String> = FILES.iter().map(|(name, ..)| (*name).to_owned()).collect();
    let lists: BTreeSet<String> = found
        .into_iter()
        .filter(|name| name.ends_with(".tsv"))
        .collect();
    assert_eq!(lists, listed);
}

#[test]
fn compiled_files_are_made_from_the_lists() {
    let with_the_others = all::compile_with_the_others(&data());
    for (name, bytes) in all::compile(&data()).into_iter().chain(with_the_others) {
        assert!(
            std::fs::read(data().join(name)).unwrap() == bytes,
            "data/{name} is stale: cargo run --release --example compile-data"
        );
    }
}

#[test]
fn names_are_written_in_their_scripts() {
    let arabic = |c: char| matches!(c, '\u{621}'..='\u{63A}' | '\u{641}'..='\u{64A}' | 'پ' | 'چ' | 'ژ' | 'ڤ' | 'گ');
    for (name, ..) in FILES.iter().filter(|(_, columns, _)| *columns == NAMES) {
        for line in read(name).lines().skip(1) {
            let cells: Vec<&str> = line.split('\t').collect();
            assert!(!cells[0].chars().any(arabic), "{name}: {line}");
            for form in cells[2]
                .split('|')
                .chain([cells[1]])
                .filter(|form| !form.is_empty())
            {
                assert!(
                    form.chars().any(|c| arabic(c) || c.is_ascii_digit()),
                    "{name}: {line}"
                );
            }
            assert!(["m", "f", "u", "-"].contains(&cells[4]), "{name}: {line}");
        }
    }
}

#[test]
fn one_name_is_not_listed_as_two() {
    let gazetteer = mtlint::names::gazetteer::of(mtlint::language::by_id("ar").unwrap()).unwrap();
    for line in read("names/distinct.tsv").lines().skip(1) {
        let cells: Vec<&str> = line.split('\t').collect();
        assert!(cells[0] < cells[1], "the lesser first: {line}");
        // The forms of a nationality are its inflections.
        let entry = gazetteer.one_name(cells[0], cells[1]);
        if let Some(entry) = entry.filter(|entry| entry.kind != Kind::Nationality) {
            panic!("{line}: the lists of names have both for {}", entry.form);
        }
    }
}

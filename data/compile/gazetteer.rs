//! Compiles the name lists of `data/names` into `gazetteer.bin`.
//!
//! Each list has the columns english, arabic, also, kind, gender, source. A person's name of as many words
//! in English as in Arabic also gives its words, so that a family name is known by itself; words that the lists of
//! given and family names have are taken from there.
//!
//! Layout, all numbers little-endian (`src/names/gazetteer.rs` reads it):
//!
//! ```text
//! "mtlint-gazette-1"                                                     16 bytes
//! u32 entries, u32 bytes of text, u32 lists, u32 bytes of the first automaton
//! entries:   u32 offset of the text, u8 kind, u8 gender, u16 zero
//! text:      english TAB arabic TAB also, ended by a line feed
//! lists:     u32 entry numbers, one list after the other
//! automaton: folded English -> start in lists << 8 | number
//! automaton: Arabic form -> the same
//! ```

use mtlint::names::gazetteer::{Kind, fold};
use std::collections::{BTreeMap, BTreeSet};

struct Entry {
    english: String,
    arabic: String,
    also: String,
    kind: Kind,
    gender: u8,
}

/// Compiles the texts of the lists.
pub fn compile(lists: &[String]) -> Vec<u8> {
    let mut entries: Vec<Entry> = lists
        .iter()
        .flat_map(|list| list.lines().skip(1).map(read))
        .collect();
    entries.extend(parts(&entries));
    entries.sort_by(|a, b| {
        (&a.english, &a.arabic, a.kind as u8).cmp(&(&b.english, &b.arabic, b.kind as u8))
    });

    let mut by_english: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    let mut by_arabic: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    for (number, entry) in entries.iter().enumerate() {
        by_english
            .entry(fold(&entry.english))
            .or_default()
            .push(number as u32);
        let forms: BTreeSet<&str> = entry
            .also
            .split('|')
            .chain([entry.arabic.as_str()])
            .filter(|form| !form.is_empty())
            .collect();
        for form in forms {
            by_arabic
                .entry(form.to_owned())
                .or_default()
                .push(number as u32);
        }
    }

    let mut text = Vec::new();
    let mut records = Vec::new();
    for entry in &entries {
        records.extend((text.len() as u32).to_le_bytes());
        records.extend([entry.kind as u8, entry.gender, 0, 0]);
        text.extend(format!("{}\t{}\t{}\n", entry.english, entry.arabic, entry.also).into_bytes());
    }
    let mut numbers: Vec<u8> = Vec::new();
    let mut automaton = |keys: &BTreeMap<String, Vec<u32>>| {
        let mut builder = fst::MapBuilder::memory();
        for (key, list) in keys {
            let start = (numbers.len() / 4) as u64;
            assert!(
                list.len() < 256,
                "{key}: fewer than 256 entries share a key"
            );
            builder
                .insert(key, start << 8 | list.len() as u64)
                .expect("keys are sorted");
            numbers.extend(list.iter().flat_map(|n| n.to_le_bytes()));
        }
        builder.into_inner().expect("memory does not fail")
    };
    let (english, arabic) = (automaton(&by_english), automaton(&by_arabic));
    let mut out = b"mtlint-gazette-1".to_vec();
    for number in [entries.len(), text.len(), numbers.len() / 4, english.len()] {
        out.extend((number as u32).to_le_bytes());
    }
    for part in [records, text, numbers, english, arabic] {
        out.extend(part);
    }
    out
}

fn read(line: &str) -> Entry {
    let cells: Vec<&str> = line.split('\t').collect();
    let [english, arabic, also, kind, gender, _source] = cells.as_slice() else {
        panic!("six columns: {line}")
    };
    Entry {
        english: (*english).to_owned(),
        arabic: (*arabic).to_owned(),
        also: (*also).to_owned(),
        kind: Kind::named(kind).unwrap_or_else(|| panic!("an unknown kind: {line}")),
        gender: gender.bytes().next().unwrap_or(b'-'),
    }
}

/// The words of persons' names, as names of their own.
fn parts(entries: &[Entry]) -> Vec<Entry> {
    let listed: BTreeSet<String> = entries
        .iter()
        .filter(|entry| matches!(entry.kind, Kind::Given | Kind::Family))
        .map(|entry| fold(&entry.english))
        .collect();
    let mut parts: BTreeMap<(String, String), Entry> = BTreeMap::new();
    for entry in entries.iter().filter(|entry| entry.kind == Kind::Person) {
        let english: Vec<&str> = entry.english.split(' ').collect();
        let arabic: Vec<&str> = entry.arabic.split(' ').collect();
        if english.len() != arabic.len() || english.len() < 2 {
            continue;
        }
        for (place, (english, arabic)) in english.iter().zip(arabic).enumerate() {
            let letters = english.chars().filter(|c| c.is_alphabetic()).count();
            if letters < 3
                || english.ends_with('.')
                || arabic.chars().count() < 3
                || listed.contains(&fold(english))
            {
                continue;
            }
            let key = (fold(english), arabic.to_owned());
            let kind = if place == 0 {
                Kind::Given
            } else {
                Kind::Family
            };
            parts.entry(key).or_insert_with(|| Entry {
                english: (*english).to_owned(),
                arabic: arabic.to_owned(),
                also: String::new(),
                kind,
                gender: if place == 0 { entry.gender } else { b'-' },
            });
        }
    }
    parts.into_values().collect()
}

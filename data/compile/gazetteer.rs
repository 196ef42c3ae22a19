//! Compiles the name lists of `data/names` into `gazetteer.bin`.
//!
//! Each list has the columns english, arabic, also, kind, gender, source. A person's name of as many words in
//! English as in Arabic also gives its words, so that a family name is known by itself; words that the lists of
//! given and family names have are taken from there. A person whose words say all that the row says has no entry:
//! the name is put together from them.
//!
//! Layout, all numbers little-endian (`src/names/gazetteer.rs` reads it):
//!
//! ```text
//! "mtlint-gazette-3"                                                     16 bytes
//! u32 entries, u32 bytes of text, u32 lists, u32 zero
//! entries:   u32 offset of the text << 8 | capitals << 7 | gender << 5 | kind, sorted by folded English
//! text:      arabic [TAB also [TAB english]], ended by a line feed; the same text stands once
//! lists:     u32 entry numbers, one list after the other
//! table: folded English -> first entry << 8 | number; the number is 0 for persons without an entry
//! table: Arabic form of one word -> start in lists << 8 | number
//! ```

use mtlint::names::gazetteer::{Gazetteer, Kind, fold, rank};
use mtlint::text::lookup::Lookup;
use std::collections::{BTreeMap, BTreeSet, HashMap};

#[derive(Clone)]
struct Entry {
    english: String,
    arabic: String,
    also: Vec<String>,
    kind: Kind,
    gender: u8,
    /// Of a nationality, the country in English.
    country: String,
}

/// Compiles the texts of the lists.
pub fn compile(lists: &[String]) -> Vec<u8> {
    let mut entries: Vec<Entry> = lists
        .iter()
        .flat_map(|list| list.lines().skip(1).map(read))
        .collect();
    entries.extend(parts(&entries));
    entries.sort_by_cached_key(|e| (fold(&e.english), e.arabic.clone(), e.kind as u8));
    entries.dedup_by(|a, b| {
        (fold(&a.english), &a.arabic, a.kind) == (fold(&b.english), &b.arabic, b.kind)
    });
    let composed = drop_composed(&mut entries);

    let mut by_english: BTreeMap<String, (u64, u64)> = BTreeMap::new();
    let mut by_form: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
    for (number, entry) in entries.iter().enumerate() {
        let place = by_english
            .entry(fold(&entry.english))
            .or_insert((number as u64, 0));
        place.1 += 1;
        assert!(
            place.1 < 256,
            "{}: fewer than 256 names share a key",
            entry.english
        );
        let forms: BTreeSet<&str> = entry
            .also
            .iter()
            .chain([&entry.arabic])
            .map(String::as_str)
            .filter(|form| !form.contains(' '))
            .collect();
        for form in forms {
            by_form.entry(form).or_default().push(number as u32);
        }
    }

    let mut text = Vec::new();
    let mut records = Vec::new();
    let mut known: HashMap<String, usize> = HashMap::new();
    for entry in &entries {
        let line = line(entry);
        let offset = *known.entry(line).or_insert_with_key(|line| {
            let offset = text.len();
            text.extend(line.as_bytes());
            text.push(b'\n');
            offset
        });
        let record = Gazetteer::record(offset, entry.kind, entry.gender, in_capitals(entry));
        records.extend(record.expect("the text is short enough").to_le_bytes());
    }
    let mut numbers: Vec<u8> = Vec::new();
    // Forms that stand for the same names share their list.
    let mut shared: HashMap<&[u32], u64> = HashMap::new();
    let mut forms: Vec<(&str, u64)> = Vec::new();
    for (form, list) in &by_form {
        let start = *shared.entry(list).or_insert_with(|| {
            let start = (numbers.len() / 4) as u64;
            numbers.extend(list.iter().flat_map(|n| n.to_le_bytes()));
            start
        });
        assert!(
            list.len() < 256,
            "{form}: fewer than 256 names share a form"
        );
        forms.push((form, start << 8 | list.len() as u64));
    }
    for key in composed {
        by_english.entry(key).or_insert((0, 0));
    }
    let keys = by_english.iter();
    let keys = keys.map(|(key, (start, count))| (key.as_str(), start << 8 | count));
    let english = Lookup::compile(keys, 26, 7);
    let forms = Lookup::compile(forms, 26, 7);
    let mut out = b"mtlint-gazette-3".to_vec();
    for number in [entries.len(), text.len(), numbers.len() / 4, 0] {
        out.extend((number as u32).to_le_bytes());
    }
    for part in [records, text, numbers, english, forms] {
        out.extend(part);
    }
    out
}

/// What is kept of a name's forms: the first, and those of the others that no sound leads to.
fn line(entry: &Entry) -> String {
    let keep = |(place, form): &(usize, &String)| {
        entry.kind == Kind::Nationality && *place == 0
            || form.contains(' ') && !entry.kind.is_person() && !entry.kind.is_place()
    };
    let also: Vec<&str> = entry
        .also
        .iter()
        .enumerate()
        .filter(keep)
        .map(|(_, form)| form.as_str())
        .collect();
    let mut line = format!("{}\t{}", entry.arabic, also.join("|"));
    // Of names of one word it is asked how they sound.
    if !entry.english.contains(' ') && !entry.arabic.contains(' ') && is_sounded(entry.kind) {
        line = format!("{line}\t{}", entry.english);
    }
    if !entry.country.is_empty() {
        line = format!("{line}\t{}", entry.country);
    }
    line.trim_end().to_owned()
}

/// Whether a name is an acronym so short that a word of small letters is another: DOE, DR.
fn in_capitals(entry: &Entry) -> bool {
    let letters = entry.english.chars().filter(|c| c.is_alphabetic()).count();
    letters <= 3
        && entry
            .english
            .chars()
            .all(|c| c.is_uppercase() || !c.is_alphabetic())
}

/// Whether names of a kind are written as they sound.
fn is_sounded(kind: Kind) -> bool {
    kind.is_place() || kind.is_person()
}

fn read(line: &str) -> Entry {
    let cells: Vec<&str> = line.split('\t').collect();
    let [english, arabic, also, kind, gender, source] = cells.as_slice() else {
        panic!("six columns: {line}")
    };
    Entry {
        english: (*english).to_owned(),
        arabic: (*arabic).to_owned(),
        also: also
            .split('|')
            .filter(|f| !f.is_empty())
            .map(str::to_owned)
            .collect(),
        kind: Kind::named(kind).unwrap_or_else(|| panic!("an unknown kind: {line}")),
        gender: gender.bytes().next().unwrap_or(b'-'),
        country: source
            .strip_prefix("demonym, ")
            .unwrap_or_default()
            .to_owned(),
    }
}

/// The words of persons' names, as names of their own: each with the form that most persons of the name have, and
/// the others that at least two have.
fn parts(entries: &[Entry]) -> Vec<Entry> {
    let listed: BTreeSet<String> = entries
        .iter()
        .filter(|entry| matches!(entry.kind, Kind::Given | Kind::Family))
        .map(|entry| fold(&entry.english))
        .collect();
    let mut parts: BTreeMap<(String, bool), BTreeMap<&str, usize>> = BTreeMap::new();
    let mut genders: BTreeMap<(String, bool), BTreeSet<u8>> = BTreeMap::new();
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
            let key = (fold(english), place == 0);
            *parts
                .entry(key.clone())
                .or_default()
                .entry(arabic)
                .or_default() += 1;
            genders.entry(key).or_default().insert(entry.gender);
        }
    }
    let entry = |((english, given), forms): ((String, bool), BTreeMap<&str, usize>)| {
        let mut ordered: Vec<(&str, usize)> = forms.into_iter().collect();
        ordered.sort_by_key(|(form, count)| (std::cmp::Reverse(*count), *form));
        let gender = match genders[&(english.clone(), given)]
            .iter()
            .collect::<Vec<_>>()[..]
        {
            [gender] if given => *gender,
            _ => b'-',
        };
        let also = ordered[1..].iter().filter(|(_, count)| *count > 1);
        Entry {
            also: also.map(|(form, _)| (*form).to_owned()).collect(),
            arabic: ordered[0].0.to_owned(),
            kind: if given { Kind::Given } else { Kind::Family },
            gender,
            english,
            country: String::new(),
        }
    };
    parts.into_iter().map(entry).collect()
}

/// Drops the persons whose names are put together from their words without them; their keys, so that it is known
/// that there is such a person.
fn drop_composed(entries: &mut Vec<Entry>) -> Vec<String> {
    let mut likeliest: BTreeMap<String, &Entry> = BTreeMap::new();
    for entry in entries.iter().filter(|entry| entry.kind != Kind::Person) {
        let best = likeliest.entry(fold(&entry.english)).or_insert(entry);
        if rank(entry.kind, false) < rank(best.kind, false) {
            *best = entry;
        }
    }
    let composed: Vec<bool> = entries
        .iter()
        .map(|entry| {
            let words: Vec<&str> = entry.english.split(' ').collect();
            let forms: Option<Vec<&str>> = words
                .iter()
                .map(|word| {
                    likeliest
                        .get(&fold(word))
                        .map(|entry| entry.arabic.as_str())
                })
                .collect();
            let is_name = |word: &&str| {
                likeliest
                    .get(&fold(word))
                    .is_some_and(|e| e.kind.is_person())
            };
            entry.kind == Kind::Person
                && words.len() > 1
                && words.iter().all(is_name)
                && forms.is_some_and(|forms| forms.join(" ") == entry.arabic)
        })
        .collect();
    let mut keys = Vec::new();
    let mut composed = composed.into_iter();
    entries.retain(|entry| {
        let drop = composed.next().unwrap_or(false);
        if drop {
            keys.push(fold(&entry.english));
        }
        !drop
    });
    keys
}

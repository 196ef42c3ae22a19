//! Compiles a hunspell dictionary of Arabic (`ar.aff`, `ar.dic`) into `lexicon.bin`.
//!
//! The affix file has two kinds of affixes: suffixes, up to two on a stem, each of which may bring the
//! prefixes that its form allows; and prefixes. All suffixed forms are written out (3.4 million; an
//! automaton holds them in little more than a megabyte), prefixes stay apart and are taken off when a word is
//! looked up. A form points to a class, and a class lists the readings of its forms: the prefixes that a
//! reading allows, and the cells it falls into (`cell` below; `src/language/arabic/lexicon.rs` reads them).
//!
//! Layout, all numbers little-endian:
//!
//! ```text
//! "mtlint-lexicon-3"                          16 bytes
//! u32 prefixes, u32 classes, u32 readings
//! prefixes:  u64 flags, u32 letter taken off the stem, u32 letter the stem may not begin with
//! classes:   u32 index of the first reading (one more at the end)
//! readings:  u64 flags of the prefixes allowed, u32 cells, u32 zero
//! automaton: prefix text -> index of its first row << 8 | number of rows
//! automaton: form -> class
//! ```
//!
//! The automata are laid out as `src/text/automaton.rs` tells. Their texts have one byte for each letter, its place in
//! the Arabic block: half the steps of UTF-8.

use super::automaton;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// The marks that the dictionary ignores (its IGNORE line), with the tanwin that it does not: readers
/// write words with and without it.
const IGNORED: &[char] = &[
    'ً', 'ٌ', 'ٍ', 'َ', 'ُ', 'ِ', 'ّ', 'ْ', 'ـ', 'ٰ', '\u{200E}', '\u{200F}',
];

/// What a reading is; one bit each. The numbers are the contract with `lexicon.rs`.
mod cell {
    pub const OTHER: u32 = 1 << 0;
    pub const NOUN: u32 = 1 << 1;
    pub const FEMININE: u32 = 1 << 2;
    pub const POSSESSED: u32 = 1 << 3;
    pub const DUAL_NOMINATIVE: u32 = 1 << 4;
    pub const DUAL_OBLIQUE: u32 = 1 << 5;
    pub const PLURAL_NOMINATIVE: u32 = 1 << 6;
    pub const PLURAL_OBLIQUE: u32 = 1 << 7;
    pub const PLURAL_FEMININE: u32 = 1 << 8;
    pub const CONSTRUCT: u32 = 1 << 9;
    pub const NISBA: u32 = 1 << 10;
    pub const NISBA_FEMININE: u32 = 1 << 11;
    pub const TANWIN: u32 = 1 << 12;
    pub const DEFECTIVE: u32 = 1 << 13;
    pub const PAST: u32 = 1 << 14;
    pub const PAST_FEMININE: u32 = 1 << 15;
    pub const PAST_INFLECTED: u32 = 1 << 16;
    pub const PRESENT: u32 = 1 << 17;
    pub const IMPERATIVE: u32 = 1 << 18;
    pub const WITH_OBJECT: u32 = 1 << 19;
}

/// The letters of a text as the automata have them.
fn key(text: &str) -> Vec<u8> {
    let letter = |c: char| {
        mtlint::language::arabic::lexicon::letter(c)
            .unwrap_or_else(|| panic!("{text}: {c} is no Arabic letter"))
    };
    text.chars().map(letter).collect()
}

struct Affix {
    strip: Vec<char>,
    add: Vec<char>,
    flags: Vec<String>,
    condition: Vec<Condition>,
}

enum Condition {
    Any,
    OneOf(Vec<char>),
    NoneOf(Vec<char>),
}

impl Condition {
    fn parse(text: &str) -> Vec<Condition> {
        let mut conditions = Vec::new();
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let (condition, used) = match first {
                '.' => (Condition::Any, 1),
                '[' => {
                    let close = rest.find(']').expect("a condition closes its bracket");
                    let inner = &rest[1..close];
                    let condition = match inner.strip_prefix('^') {
                        Some(inner) => Condition::NoneOf(inner.chars().collect()),
                        None => Condition::OneOf(inner.chars().collect()),
                    };
                    (condition, close + 1)
                }
                letter => (Condition::OneOf(vec![letter]), letter.len_utf8()),
            };
            conditions.push(condition);
            rest = &rest[used..];
        }
        if conditions.len() == 1 && matches!(conditions[0], Condition::Any) {
            Vec::new()
        } else {
            conditions
        }
    }

    fn holds(&self, c: char) -> bool {
        match self {
            Condition::Any => true,
            Condition::OneOf(set) => set.contains(&c),
            Condition::NoneOf(set) => !set.contains(&c),
        }
    }
}

impl Affix {
    /// The stem with this suffix on it, where the conditions allow it.
    fn suffixed(&self, stem: &[char]) -> Option<Vec<char>> {
        let from = stem.len().checked_sub(self.condition.len())?;
        let holds = self
            .condition
            .iter()
            .zip(&stem[from..])
            .all(|(condition, c)| condition.holds(*c));
        if !holds || !stem.ends_with(&self.strip) {
            return None;
        }
        let mut form = stem[..stem.len() - self.strip.len()].to_vec();
        form.extend(&self.add);
        Some(form)
    }
}

fn letters(text: &str) -> Vec<char> {
    if text == "0" {
        Vec::new()
    } else {
        text.chars().filter(|c| !IGNORED.contains(c)).collect()
    }
}

/// Compiles the texts of the two files.
pub fn compile(aff: &str, dic: &str) -> Vec<u8> {
    let mut aliases = vec![Vec::new()];
    let mut notes = vec![String::new()];
    let mut suffixes: BTreeMap<String, Vec<Affix>> = BTreeMap::new();
    let mut prefixes: BTreeMap<String, Vec<Affix>> = BTreeMap::new();
    let two = |text: &str| -> Vec<String> {
        text.chars()
            .collect::<Vec<_>>()
            .chunks(2)
            .map(|pair| pair.iter().collect())
            .collect()
    };
    for line in aff.lines() {
        let fields: Vec<&str> = line.split_whitespace().collect();
        match fields.as_slice() {
            ["AF", count, ..]
                if aliases.len() == 1 && count.parse::<u32>().is_ok() && fields.len() == 2 => {}
            ["AF", flags, ..] => aliases.push(two(flags)),
            ["AM", count] if count.parse::<u32>().is_ok() => {}
            ["AM", ..] => notes.push(line.to_owned()),
            [kind @ ("SFX" | "PFX"), flag, strip, add, condition, ..] => {
                let (add, continued) = add.split_once('/').unwrap_or((add, ""));
                let flags = match continued.parse::<usize>() {
                    Ok(alias) => aliases[alias].clone(),
                    Err(_) => two(continued),
                };
                let affix = Affix {
                    strip: letters(strip),
                    add: letters(add),
                    flags,
                    condition: Condition::parse(condition),
                };
                let table = if *kind == "SFX" {
                    &mut suffixes
                } else {
                    &mut prefixes
                };
                table.entry((*flag).to_owned()).or_default().push(affix);
            }
            _ => {}
        }
    }
    let prefix_bit: HashMap<&str, u64> = prefixes
        .keys()
        .enumerate()
        .map(|(i, flag)| (flag.as_str(), 1u64 << i))
        .collect();
    assert!(prefix_bit.len() < 64, "prefix flags fit 64 bits");

    // Every suffixed form and its readings: prefixes allowed -> cells.
    let mut forms: HashMap<String, BTreeMap<u64, u32>> = HashMap::new();
    let allowed = |flags: &[&Vec<String>]| -> u64 {
        flags
            .iter()
            .flat_map(|f| f.iter())
            .filter_map(|f| prefix_bit.get(f.as_str()))
            .sum()
    };
    let mut note = |form: &[char], prefixes: u64, cells: u32| {
        if form.iter().all(|c| ('\u{621}'..='\u{64A}').contains(c)) && !form.is_empty() {
            *forms
                .entry(form.iter().collect())
                .or_default()
                .entry(prefixes)
                .or_default() |= cells;
        }
    };
    for line in dic.lines().skip(1) {
        let mut fields = line.split('\t');
        let word = fields.next().unwrap_or_default().trim();
        let tense = fields
            .next()
            .and_then(|n| n.trim().parse::<usize>().ok())
            .map_or("", |n| notes[n].as_str());
        let (word, flags) = word.split_once('/').unwrap_or((word, ""));
        let flags = if flags.is_empty() {
            Vec::new()
        } else {
            aliases[flags.parse::<usize>().expect("an alias")].clone()
        };
        let stem = letters(word);
        let verb = tense.contains("po:verb");
        let nominal = flags
            .iter()
            .any(|f| matches!(f.as_bytes(), [b'A'..=b'N', b'A'..=b'G']));
        let bare = match (verb, nominal) {
            (true, _) => verb_cells(tense, ""),
            (false, true) => cell::NOUN,
            (false, false) => cell::OTHER,
        };
        note(&stem, allowed(&[&flags]), bare);
        for flag in &flags {
            for suffix in suffixes.get(flag).into_iter().flatten() {
                let Some(form) = suffix.suffixed(&stem) else {
                    continue;
                };
                let cells = if verb {
                    verb_cells(tense, flag)
                } else {
                    noun_cells(flag, suffix)
                };
                note(&form, allowed(&[&flags, &suffix.flags]), cells);
                for second in suffix
                    .flags
                    .iter()
                    .filter_map(|f| suffixes.get(f))
                    .flatten()
                {
                    if let Some(form) = second.suffixed(&form) {
                        let cells = if verb {
                            cells | cell::WITH_OBJECT
                        } else {
                            cell::POSSESSED
                        };
                        note(
                            &form,
                            allowed(&[&flags, &suffix.flags, &second.flags]),
                            cells,
                        );
                    }
                }
            }
        }
    }
    encode(forms, &prefixes, &prefix_bit)
}

/// The cells of a verb form: its tense, and whether its suffix is a person's or an object's.
fn verb_cells(tense: &str, suffix: &str) -> u32 {
    let object = !suffix.is_empty() && !suffix.ends_with('x');
    let mut cells = 0;
    for (name, bare) in [
        ("is:pst", cell::PAST),
        ("is:prst", cell::PRESENT),
        ("is:imp", cell::IMPERATIVE),
    ] {
        if tense.contains(name) {
            cells |= match suffix.as_bytes().first() {
                Some(b'F') if bare == cell::PAST => cell::PAST_FEMININE,
                Some(b'G' | b'H') | None => bare,
                Some(_) if bare == cell::PAST => cell::PAST_INFLECTED,
                Some(_) => bare,
            };
        }
    }
    if object {
        cells | cell::WITH_OBJECT
    } else {
        cells
    }
}

/// The cells of a noun form, from the suffix flag (first letter: the inflection; second: with a pronoun or
/// in construct) and from the ending it adds.
fn noun_cells(flag: &str, suffix: &Affix) -> u32 {
    let add: String = suffix.add.iter().collect();
    let [inflection, state] = flag.as_bytes() else {
        return cell::NOUN;
    };
    match (inflection, state) {
        (b'A', b'A' | b'B') => cell::NOUN,
        (b'B', b'A' | b'B') if add.contains('ة') => cell::FEMININE,
        (b'B', b'A' | b'B') if add.is_empty() => cell::NOUN,
        (b'B', b'A' | b'B') => cell::TANWIN,
        (b'A' | b'B', _) => cell::POSSESSED,
        (b'C'..=b'G', b'A' | b'B') if add.ends_with("ان") => cell::DUAL_NOMINATIVE,
        (b'C'..=b'G', b'A' | b'B') if add.ends_with("ين") => cell::DUAL_OBLIQUE,
        (b'H', b'A' | b'B') => cell::PLURAL_FEMININE,
        (b'H', _) => cell::POSSESSED,
        (b'I' | b'N', b'A' | b'B') if add.ends_with("ون") => cell::PLURAL_NOMINATIVE,
        (b'I' | b'N', b'A' | b'B') if add.ends_with("ين") => cell::PLURAL_OBLIQUE,
        (b'C'..=b'G' | b'I' | b'N', _) => cell::CONSTRUCT,
        (b'J', _) => cell::TANWIN,
        (b'K', _) => cell::DEFECTIVE,
        (b'L' | b'M', b'A' | b'B') => match () {
            () if add.ends_with("ية") => cell::NISBA_FEMININE,
            () if add.ends_with("ان") => cell::DUAL_NOMINATIVE,
            () if add.ends_with("ين") => cell::DUAL_OBLIQUE,
            () if add.ends_with("ات") => cell::PLURAL_FEMININE,
            () => cell::NISBA,
        },
        (b'L' | b'M', _) => cell::POSSESSED,
        _ => cell::NOUN,
    }
}

fn encode(
    forms: HashMap<String, BTreeMap<u64, u32>>,
    prefixes: &BTreeMap<String, Vec<Affix>>,
    prefix_bit: &HashMap<&str, u64>,
) -> Vec<u8> {
    // Prefixes with the same letters and conditions share a row.
    let mut rows: BTreeMap<(String, u32, u32), u64> = BTreeMap::new();
    for (flag, affixes) in prefixes {
        for affix in affixes {
            let strip = affix.strip.first().map_or(0, |c| *c as u32);
            assert!(
                affix.strip.len() <= 1,
                "a prefix takes at most one letter off"
            );
            let not = match affix.condition.as_slice() {
                [Condition::NoneOf(set)] if set.len() == 1 => set[0] as u32,
                [] => 0,
                [Condition::OneOf(set)] if affix.strip == *set => 0,
                _ => panic!("a prefix condition of an unknown shape"),
            };
            let add: String = affix.add.iter().collect();
            *rows.entry((add, strip, not)).or_default() |= prefix_bit[flag.as_str()];
        }
    }
    let rows: Vec<_> = rows.into_iter().collect();
    let texts: BTreeSet<&String> = rows.iter().map(|((add, ..), _)| add).collect();
    let rows_of = texts.into_iter().map(|text| {
        let first = rows
            .iter()
            .position(|((add, ..), _)| add == text)
            .expect("the text is from the rows");
        let count = rows.iter().filter(|((add, ..), _)| add == text).count();
        (
            key(text),
            u16::try_from(first << 8 | count).expect("few rows"),
        )
    });
    let rows_of: Vec<(Vec<u8>, u16)> = rows_of.collect();
    let prefixes = automaton::compile(rows_of.iter().map(|(text, rows)| (&text[..], *rows)));

    let mut classes: BTreeMap<Vec<(u64, u32)>, u16> = BTreeMap::new();
    let mut sorted: Vec<(String, Vec<(u64, u32)>)> = forms
        .into_iter()
        .map(|(form, readings)| (form, readings.into_iter().collect()))
        .collect();
    sorted.sort();
    for (form, readings) in &sorted {
        let read = readings.iter().any(|(_, cells)| *cells > 0);
        assert!(read, "{form} can be read as something");
        classes.entry(readings.clone()).or_default();
    }
    for (number, class) in classes.values_mut().enumerate() {
        *class = u16::try_from(number).expect("few classes");
    }

    let mut out = b"mtlint-lexicon-3".to_vec();
    let mut readings = Vec::new();
    let mut starts = Vec::new();
    for class in classes.keys() {
        starts.push(readings.len());
        readings.extend(class);
    }
    starts.push(readings.len());
    for number in [rows.len(), classes.len(), readings.len()] {
        out.extend((number as u32).to_le_bytes());
    }
    for ((_, strip, not), flags) in &rows {
        out.extend(flags.to_le_bytes());
        out.extend(strip.to_le_bytes());
        out.extend(not.to_le_bytes());
    }
    for start in starts {
        out.extend((start as u32).to_le_bytes());
    }
    for (flags, cells) in readings {
        out.extend(flags.to_le_bytes());
        out.extend(cells.to_le_bytes());
        out.extend(0u32.to_le_bytes());
    }
    out.extend(prefixes);
    let classes_of: Vec<(Vec<u8>, u16)> = sorted
        .iter()
        .map(|(form, readings)| (key(form), classes[readings]))
        .collect();
    out.extend(automaton::compile(
        classes_of.iter().map(|(form, class)| (&form[..], *class)),
    ));
    out
}

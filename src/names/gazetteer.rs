//! Known names: what they are and how the press of the language writes them.
//!
//! The lists are `data/names/*.tsv`, one name a row with its kind and source; compiled by
//! `data/compile/gazetteer.rs`, where the layout of the file is told. Names are found by their English form and,
//! when they are of one word, by each of their forms in the language, without anything being built at start-up.

use crate::language::{LANGUAGES, Language};
use crate::text::lookup::{Hash, Lookup};
use std::sync::OnceLock;
use unicode_normalization::UnicodeNormalization;

/// What a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
#[allow(missing_docs)] // The names say it.
pub enum Kind {
    Country,
    Capital,
    City,
    Region,
    Language,
    Nationality,
    Water,
    Mountain,
    Island,
    Landmark,
    Person,
    Given,
    Family,
    Organisation,
    Party,
    ArmedGroup,
    Company,
    Airline,
    Bank,
    Media,
    Team,
    League,
    Brand,
    Work,
}

impl Kind {
    const NAMES: [(&'static str, Kind); 32] = [
        ("country", Kind::Country),
        ("capital", Kind::Capital),
        ("city", Kind::City),
        ("region", Kind::Region),
        ("language", Kind::Language),
        ("nationality", Kind::Nationality),
        ("water", Kind::Water),
        ("mountain", Kind::Mountain),
        ("island", Kind::Island),
        ("landmark", Kind::Landmark),
        ("person", Kind::Person),
        ("given", Kind::Given),
        ("family", Kind::Family),
        ("organisation", Kind::Organisation),
        ("party", Kind::Party),
        ("armed-group", Kind::ArmedGroup),
        ("company", Kind::Company),
        ("airline", Kind::Airline),
        ("bank", Kind::Bank),
        ("media", Kind::Media),
        ("team", Kind::Team),
        ("league", Kind::League),
        ("brand", Kind::Brand),
        ("film", Kind::Work),
        ("series", Kind::Work),
        ("book", Kind::Work),
        ("play", Kind::Work),
        ("song", Kind::Work),
        ("album", Kind::Work),
        ("game", Kind::Work),
        ("painting", Kind::Work),
        ("magazine", Kind::Media),
    ];

    /// The kind that a list names so.
    #[must_use]
    pub fn named(name: &str) -> Option<Kind> {
        Kind::NAMES
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, kind)| *kind)
    }

    fn from_number(number: u8) -> Kind {
        Kind::NAMES
            .iter()
            .map(|(_, kind)| *kind)
            .find(|kind| *kind as u8 == number)
            .unwrap_or(Kind::Work)
    }

    /// Whether the name is a place.
    #[must_use]
    pub fn is_place(self) -> bool {
        self <= Kind::Landmark && !matches!(self, Kind::Language | Kind::Nationality)
    }

    /// Whether the name is a person's, or part of one.
    #[must_use]
    pub fn is_person(self) -> bool {
        matches!(self, Kind::Person | Kind::Given | Kind::Family)
    }
}

/// A name of the gazetteer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its number; the same name has the same number.
    pub number: u32,
    /// As the press of the language prints it.
    pub form: &'static str,
    /// Other forms that are met, `|` between them: those of several words, and of nationalities the feminine first.
    pub also: &'static str,
    /// As English prints it, when it is a place's or a person's name of one word in both languages; of a
    /// nationality the country; else empty.
    pub english: &'static str,
    /// What it names.
    pub kind: Kind,
    /// How it agrees: `m`, `f`, `u` for either, `-` for neither.
    pub gender: u8,
    /// Whether English writes it in capitals alone, and so shortly that a word of small letters is another.
    pub capitals: bool,
}

impl Entry {
    /// The feminine of a nationality, empty for other names.
    #[must_use]
    pub fn feminine(&self) -> &'static str {
        match self.kind {
            Kind::Nationality => self.also.split('|').next().unwrap_or_default(),
            _ => "",
        }
    }
}

/// Signs of the genders, by their numbers in the file.
const GENDERS: [u8; 4] = [b'-', b'm', b'f', b'u'];

/// The known names of a language.
pub struct Gazetteer {
    records: &'static [u8],
    text: &'static [u8],
    lists: &'static [u8],
    english: Lookup,
    forms: Lookup,
}

impl std::fmt::Debug for Gazetteer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Gazetteer")
            .field("entries", &(self.records.len() / RECORD))
            .finish_non_exhaustive()
    }
}

static GAZETTEERS: [OnceLock<Option<Gazetteer>>; LANGUAGES.len()] =
    [const { OnceLock::new() }; LANGUAGES.len()];

/// The known names of a language, when it has a list of them.
#[must_use]
pub fn of(language: &Language) -> Option<&'static Gazetteer> {
    let index = LANGUAGES.iter().position(|known| known.id == language.id)?;
    GAZETTEERS[index]
        .get_or_init(|| language.gazetteer.map(Gazetteer::read))
        .as_ref()
}

/// Bytes of a record.
const RECORD: usize = 4;

fn number(bytes: &[u8], index: usize) -> u32 {
    let at = 4 * index;
    u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]])
}

impl Gazetteer {
    fn read(file: &'static [u8]) -> Gazetteer {
        let (header, mut rest) = file.split_at(32);
        assert_eq!(&header[..16], b"mtlint-gazette-3", "a test reads the file");
        let mut take = |count: usize| {
            let (taken, after) = rest.split_at(count);
            rest = after;
            taken
        };
        let records = take(RECORD * number(header, 4) as usize);
        let text = take(number(header, 5) as usize);
        let lists = take(4 * number(header, 6) as usize);
        let (english, rest) = Lookup::read(rest);
        let (forms, _) = Lookup::read(rest);
        Gazetteer {
            records,
            text,
            lists,
            english,
            forms,
        }
    }

    fn entry(&self, entry: u32) -> Entry {
        let record = number(self.records, entry as usize);
        let line = &self.text[(record >> 8) as usize..];
        let line = &line[..memchr::memchr(b'\n', line).unwrap_or(line.len())];
        // Only the rows that are asked for are looked at, so the text is not validated as a whole.
        let line = std::str::from_utf8(line).expect("the file holds text; a test reads it whole");
        let mut cells = line.split('\t');
        let mut cell = || cells.next().unwrap_or_default();
        Entry {
            number: entry,
            form: cell(),
            also: cell(),
            english: cell(),
            kind: Kind::from_number((record & 0x1F) as u8),
            gender: GENDERS[(record >> 5 & 3) as usize],
            capitals: record >> 7 & 1 == 1,
        }
    }

    /// Where the offset of a text would be too great for a record, the compiler of the file fails.
    #[must_use]
    pub fn record(offset: usize, kind: Kind, gender: u8, capitals: bool) -> Option<u32> {
        let gender = GENDERS.iter().position(|known| *known == gender)?;
        (offset < 1 << 24).then_some(
            (offset as u32) << 8 | u32::from(capitals) << 7 | (gender as u32) << 5 | kind as u32,
        )
    }

    /// The names that English writes so, whatever their case and accents.
    pub fn by_english(&self, english: &str) -> impl Iterator<Item = Entry> {
        let found = self.english.get(&fold(english)).unwrap_or(0);
        let (start, count) = ((found >> 8) as u32, (found & 0xFF) as u32);
        (start..start + count).map(|entry| self.entry(entry))
    }

    /// Whether the lists have a name, be it one whose forms are those of its words.
    #[must_use]
    pub fn knows(&self, english: &str) -> bool {
        self.english.get(&fold(english)).is_some()
    }

    /// The given name that a person's is meant to be whose family name follows, when the lists have no such person
    /// but one person whose given name has one letter more, less or another: `ilhan` before `Aliyev` is `ilham`.
    #[must_use]
    pub fn meant(&self, given: &str, family: &str) -> Option<String> {
        /// Letters of the shortest given name that a slip is looked for in.
        const SHORTEST: usize = 4;
        let given = fold(given);
        let family = fold(family);
        if given.len() < SHORTEST
            || !given.bytes().all(|b| b.is_ascii_lowercase())
            || self.knows(&format!("{given} {family}"))
        {
            return None;
        }
        const ALPHABET: &str = "abcdefghijklmnopqrstuvwxyz";
        let letters = || (0..ALPHABET.len()).map(|at| &ALPHABET[at..=at]);
        // Both are folded.
        let whole = format!("{given} {family}");
        let mut head = Hash::START;
        let mut found: Option<String> = None;
        for at in 0..=given.len() {
            let letter = given.get(at..=at).unwrap_or_default();
            let (tail, rest) = (&whole[at..], &whole[at + letter.len()..]);
            // A letter less, then every other letter in its place and every letter before it.
            let less = (!letter.is_empty()).then_some(("", rest));
            let other = letters()
                .filter(|new| *new != letter)
                .map(|new| (new, rest));
            let more = letters().map(|new| (new, tail));
            for (new, behind) in less.into_iter().chain(other).chain(more) {
                if self
                    .english
                    .get_hashed(head.then(new).then(behind))
                    .is_none()
                {
                    continue;
                }
                let behind = &behind[..behind.len() - " ".len() - family.len()];
                let name = [&given[..at], new, behind].concat();
                match &found {
                    None => found = Some(name),
                    Some(other) if *other == name => {}
                    Some(_) => return None,
                }
            }
            head = head.then(letter);
        }
        found
    }

    /// The numbers of the names that are written as this one word.
    fn numbers(&self, form: &str) -> impl Iterator<Item = u32> + use<> {
        let found = self.forms.get(form).unwrap_or(0);
        let (start, count) = ((found >> 8) as usize, (found & 0xFF) as usize);
        let lists = self.lists;
        (start..start + count).map(move |index| number(lists, index))
    }

    /// The names that are written as one word in the language, in this form; it is plain.
    pub fn by_form(&self, form: &str) -> impl Iterator<Item = Entry> {
        self.numbers(form).map(|entry| self.entry(entry))
    }

    /// Whether a name is written as this one word.
    #[must_use]
    pub fn has_form(&self, form: &str) -> bool {
        self.forms.get(form).is_some()
    }

    /// A name that is written in both of two forms of one word.
    #[must_use]
    pub fn one_name(&self, a: &str, b: &str) -> Option<Entry> {
        let others: Vec<u32> = self.numbers(b).collect();
        let shared = self.numbers(a).find(|entry| others.contains(entry))?;
        Some(self.entry(shared))
    }

    /// All names.
    pub fn entries(&self) -> impl Iterator<Item = Entry> {
        (0..(self.records.len() / RECORD) as u32).map(|entry| self.entry(entry))
    }

    /// Of the names that English writes so the likeliest; `alone` when nothing else stands beside it.
    #[must_use]
    pub fn likeliest(&self, english: &str, alone: bool) -> Option<Entry> {
        let small = english.contains(char::is_lowercase);
        self.by_english(english)
            .filter(|entry| !(small && entry.capitals))
            .min_by_key(|entry| (rank(entry.kind, alone), entry.number))
    }
}

/// How likely a name of a kind is meant: the less the likelier. Beside other words a name of one word is a
/// person's or a place's before it is a company's.
#[must_use]
pub fn rank(kind: Kind, alone: bool) -> u8 {
    match kind {
        kind if kind.is_place() => 0,
        Kind::Nationality => 1,
        Kind::Language if alone => 1,
        Kind::Given | Kind::Family | Kind::Language if !alone => 2,
        Kind::Organisation | Kind::Party | Kind::ArmedGroup | Kind::Bank => 3,
        Kind::Company | Kind::Airline | Kind::Media | Kind::Brand => 4,
        Kind::Given | Kind::Family => 6,
        _ => 5,
    }
}

/// An English name as a key: lower case, without accents, full stops and apostrophes, with one space between words
/// and without a leading article.
#[must_use]
pub fn fold(english: &str) -> String {
    let mut key = String::with_capacity(english.len());
    // Words are parted by one space.
    let mut add = |c: char| match c {
        '.' | '\'' | '’' | '‘' | 'ʻ' | '"' | '“' | '”' => {}
        '-' | '\u{2010}' | '\u{2011}' | '–' | '/' | ',' | ':' | '_' => key.push(' '),
        'ø' => key.push('o'),
        'ł' => key.push('l'),
        'ı' => key.push('i'),
        'đ' => key.push('d'),
        'ß' => key.push_str("ss"),
        'æ' => key.push_str("ae"),
        'œ' => key.push_str("oe"),
        _ if c.is_whitespace() => key.push(' '),
        _ if !c.is_ascii() && unicode_normalization::char::is_combining_mark(c) => {}
        _ => key.push(c),
    };
    if english.is_ascii() {
        english
            .bytes()
            .for_each(|byte| add(char::from(byte.to_ascii_lowercase())));
    } else {
        english.nfd().flat_map(char::to_lowercase).for_each(add);
    }
    let mut last = ' ';
    key.retain(|c| std::mem::replace(&mut last, c) != ' ' || c != ' ');
    if key.ends_with(' ') {
        key.pop();
    }
    if key.starts_with("the ") {
        key.drain(.."the ".len());
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_folded() {
        for (english, key) in [
            ("The Hague", "hague"),
            ("São Paulo", "sao paulo"),
            ("F. W. Murnau", "f w murnau"),
            ("Côte d'Ivoire", "cote divoire"),
            ("Jean-Luc  Godard", "jean luc godard"),
            ("The", "the"),
            ("Łódź", "lodz"),
            ("AT&T", "at&t"),
        ] {
            assert_eq!(fold(english), key);
        }
    }

    #[test]
    fn every_kind_has_a_number_of_its_own() {
        for (name, kind) in Kind::NAMES {
            assert_eq!(Kind::from_number(kind as u8), kind, "{name}");
        }
    }
}

//! Whether a form is an Arabic word, and what it can be read as.
//!
//! The forms come from the hunspell dictionary of the Ayaspell project (`data/ar/hunspell`), compiled by
//! `data/compile/lexicon.rs`, where the layout of the file is told. A word is looked up as written, and
//! once more for each prefix it may begin with; the suffixes are already in the automaton. The file lies
//! in the program as it is used: nothing is read or built at start-up.
//!
//! The dictionary generates forms from stems, so it knows words that nobody writes; how often a form is
//! met is told by [`frequency`](super::frequency).

use crate::text::automaton::{Automaton, Position};
use std::sync::LazyLock;

static FILE: &[u8] = include_bytes!("../../../data/ar/lexicon.bin");

/// Ways a form can be read, as a set of bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cells(u32);

#[allow(missing_docs)] // The names are those of the grammar.
impl Cells {
    pub const OTHER: Cells = Cells(1 << 0);
    pub const NOUN: Cells = Cells(1 << 1);
    pub const FEMININE: Cells = Cells(1 << 2);
    pub const POSSESSED: Cells = Cells(1 << 3);
    pub const DUAL_NOMINATIVE: Cells = Cells(1 << 4);
    pub const DUAL_OBLIQUE: Cells = Cells(1 << 5);
    pub const PLURAL_NOMINATIVE: Cells = Cells(1 << 6);
    pub const PLURAL_OBLIQUE: Cells = Cells(1 << 7);
    pub const PLURAL_FEMININE: Cells = Cells(1 << 8);
    pub const CONSTRUCT: Cells = Cells(1 << 9);
    pub const NISBA: Cells = Cells(1 << 10);
    pub const NISBA_FEMININE: Cells = Cells(1 << 11);
    pub const TANWIN: Cells = Cells(1 << 12);
    pub const DEFECTIVE: Cells = Cells(1 << 13);
    pub const PAST: Cells = Cells(1 << 14);
    pub const PAST_FEMININE: Cells = Cells(1 << 15);
    pub const PAST_INFLECTED: Cells = Cells(1 << 16);
    pub const PRESENT: Cells = Cells(1 << 17);
    pub const IMPERATIVE: Cells = Cells(1 << 18);
    pub const WITH_OBJECT: Cells = Cells(1 << 19);

    /// The union of both.
    #[must_use]
    pub const fn or(self, other: Cells) -> Cells {
        Cells(self.0 | other.0)
    }

    /// Whether any way of reading is in both.
    #[must_use]
    pub const fn any(self, other: Cells) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether there is a reading and no reading lies outside `other`.
    #[must_use]
    pub const fn only(self, other: Cells) -> bool {
        self.0 != 0 && self.0 & !other.0 == 0
    }

    /// What is left without the ways of reading in `other`.
    #[must_use]
    pub const fn without(self, other: Cells) -> Cells {
        Cells(self.0 & !other.0)
    }

    /// Whether there is no reading.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// One way to cut a form into prefix and rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading<'a> {
    /// The prefix as written (`وبال`), empty when there is none.
    pub prefix: &'a str,
    /// What the rest can be read as after this prefix.
    pub cells: Cells,
}

struct Lexicon {
    prefixes: Automaton,
    forms: Automaton,
    rows: &'static [u8],
    classes: &'static [u8],
    readings: &'static [u8],
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let number = |at: usize| u32_at(FILE, at) as usize;
    let mut at = 16 + 3 * 4;
    let mut take = |bytes: usize| {
        at += bytes;
        &FILE[at - bytes..at]
    };
    let rows = take(16 * number(16));
    let classes = take(4 * (number(20) + 1));
    let readings = take(16 * number(24));
    let (prefixes, rest) = Automaton::read(&FILE[at..]);
    let (forms, _) = Automaton::read(rest);
    Lexicon {
        prefixes,
        forms,
        rows,
        classes,
        readings,
    }
});

/// A letter as the automata have it: its place in the Arabic block of Unicode; none for other characters.
#[must_use]
pub fn letter(c: char) -> Option<u8> {
    u8::try_from((c as u32).checked_sub(0x600)?).ok()
}

/// The letters of a text as the automata have them, each two bytes; 0, which no form has, for other bytes.
fn letters(text: &str) -> impl Iterator<Item = u8> {
    // The Arabic block is what begins with these four bytes: no character need be put together.
    text.as_bytes().chunks(2).map(|bytes| match bytes {
        [lead @ 0xD8..=0xDB, next] => (lead & 3) << 6 | next & 0x3F,
        _ => 0,
    })
}

fn u32_at(bytes: &[u8], at: usize) -> u32 {
    u32::from_le_bytes(bytes[at..at + 4].try_into().expect("four bytes"))
}

fn u64_at(bytes: &[u8], at: usize) -> u64 {
    u64::from_le_bytes(bytes[at..at + 8].try_into().expect("eight bytes"))
}

impl Lexicon {
    /// The class of a form without prefixes; `first` is a letter in front of `rest`, if there is one.
    fn class(&self, first: Option<char>, rest: &str) -> Option<usize> {
        let mut position = Position::default();
        if let Some(first) = first {
            position = self.forms.step(position, letter(first)?)?;
        }
        for letter in letters(rest) {
            position = self.forms.step(position, letter)?;
        }
        self.forms.number(position).map(|class| class as usize)
    }

    /// The cells of a class after a prefix with these flags; all of them without a prefix.
    fn cells(&self, class: usize, flags: Option<u64>) -> Cells {
        let readings = u32_at(self.classes, 4 * class)..u32_at(self.classes, 4 * class + 4);
        let mut cells = 0;
        for reading in readings {
            let at = 16 * reading as usize;
            if flags.is_none_or(|flags| u64_at(self.readings, at) & flags != 0) {
                cells |= u32_at(self.readings, at + 8);
            }
        }
        Cells(cells)
    }
}

/// Calls `visit` with every way to read a form, until it returns `false`.
///
/// `form` is written without marks and tatweel (see [`plain`](super::normal::plain)).
pub fn readings<'a>(form: &'a str, mut visit: impl FnMut(Reading<'a>) -> bool) {
    let lexicon = &*LEXICON;
    if let Some(class) = lexicon.class(None, form)
        && !visit(Reading {
            prefix: "",
            cells: lexicon.cells(class, None),
        })
    {
        return;
    }
    let mut position = Position::default();
    for (letter, end) in letters(form).zip((1..).map(|letters| 2 * letters)) {
        let Some(next) = lexicon.prefixes.step(position, letter) else {
            return;
        };
        position = next;
        let Some(rows) = lexicon.prefixes.number(position) else {
            continue;
        };
        let (prefix, rest) = form.split_at(end);
        let rows = rows as usize;
        for row in rows >> 8..(rows >> 8) + (rows & 0xFF) {
            let at = 16 * row;
            let letter = |at| char::from_u32(u32_at(lexicon.rows, at)).filter(|c| *c != '\0');
            let (taken, barred) = (letter(at + 8), letter(at + 12));
            if barred.is_some_and(|c| rest.starts_with(c)) || rest.is_empty() && taken.is_none() {
                continue;
            }
            if let Some(class) = lexicon.class(taken, rest) {
                let cells = lexicon.cells(class, Some(u64_at(lexicon.rows, at)));
                if !cells.is_empty() && !visit(Reading { prefix, cells }) {
                    return;
                }
            }
        }
    }
}

/// What a plain form can be read as without prefixes; nothing when it is no word by itself.
#[must_use]
pub fn readings_without_prefix(form: &str) -> Cells {
    let lexicon = &*LEXICON;
    lexicon
        .class(None, form)
        .map_or(Cells::default(), |class| lexicon.cells(class, None))
}

/// Where a form begins after its prefixes, in bytes, when the dictionary has it: at its start when it can be
/// read without prefixes, else after the shortest prefix that leaves a word.
#[must_use]
pub fn base(form: &str) -> Option<usize> {
    let mut base = None;
    readings(form, |reading| {
        base = Some(reading.prefix.len());
        false
    });
    base
}

/// Whether the dictionary has the form, with or without prefixes.
#[must_use]
pub fn contains(form: &str) -> bool {
    base(form).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(form: &str) -> Vec<(&str, Cells)> {
        let mut found = Vec::new();
        readings(form, |r| {
            found.push((r.prefix, r.cells));
            true
        });
        found
    }

    #[test]
    fn knows_words_with_clitics_and_inflections() {
        for form in [
            "كتاب",
            "والكتاب",
            "وبكتابهم",
            "للوزيرة",
            "سيكتبون",
            "أذربيجانية",
            "المدعومين",
            "استدعت",
            "فقالوا",
        ] {
            assert!(contains(form), "{form}");
        }
        for form in [
            "يكاترينبرغ",
            "المقدولة",
            "يتحدىوا",
            "شوكةه",
            "فيتصميم",
            "",
            "ال",
            "و",
        ] {
            assert!(!contains(form) || form == "و", "{form}");
        }
    }

    #[test]
    fn tells_readings_apart() {
        let has = |form, prefix, cells| all(form).iter().any(|(p, c)| *p == prefix && c.any(cells));
        assert!(has("المدعومون", "ال", Cells::PLURAL_NOMINATIVE));
        assert!(has("الوزيرة", "ال", Cells::FEMININE));
        assert!(has("كتبت", "", Cells::PAST_FEMININE));
        assert!(has("سيكتب", "س", Cells::PRESENT));
        assert!(has("أذربيجاني", "", Cells::NISBA));
        assert!(!all("الكتاب").iter().any(|(_, c)| c.any(Cells::PAST)));
    }
}

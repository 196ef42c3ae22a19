//! The script and the class of a character, from the Unicode tables.
//!
//! Two-byte characters, nine tenths of the bytes of an Arabic article, are answered by a table of 2,048
//! entries that is kept in the repository (`script_table.rs`) and compared with the Unicode data by a
//! test; all others by the `unicode-script` crate and the standard library.

use super::script_table::TABLE;
use unicode_script::UnicodeScript;

/// A writing system that the program tells apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Script {
    /// Arabic letters, of whatever language.
    Arabic,
    /// Latin letters.
    Latin,
    /// Cyrillic letters.
    Cyrillic,
    /// Greek letters.
    Greek,
    /// Hebrew letters.
    Hebrew,
    /// Letters of any other script.
    Other,
}

impl Script {
    /// All of them.
    pub const ALL: [Script; 6] = [
        Script::Arabic,
        Script::Latin,
        Script::Cyrillic,
        Script::Greek,
        Script::Hebrew,
        Script::Other,
    ];

    /// The English name of the script.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Script::Arabic => "Arabic",
            Script::Latin => "Latin",
            Script::Cyrillic => "Cyrillic",
            Script::Greek => "Greek",
            Script::Hebrew => "Hebrew",
            Script::Other => "another",
        }
    }

    /// Whether the script is written from right to left.
    #[must_use]
    pub fn is_right_to_left(self) -> bool {
        matches!(self, Script::Arabic | Script::Hebrew)
    }

    /// The Arabic name of the script, as an adjective for letters.
    #[must_use]
    pub fn arabic_name(self) -> &'static str {
        match self {
            Script::Arabic => "عربية",
            Script::Latin => "لاتينية",
            Script::Cyrillic => "سيريلية",
            Script::Greek => "يونانية",
            Script::Hebrew => "عبرية",
            Script::Other => "أجنبية",
        }
    }
}

/// A set of scripts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct ScriptSet(u8);

impl ScriptSet {
    /// The set without members.
    pub const EMPTY: ScriptSet = ScriptSet(0);

    /// The set of one script.
    #[must_use]
    pub const fn of(script: Script) -> ScriptSet {
        ScriptSet(1 << script as u8)
    }

    /// Puts a script into the set.
    pub fn insert(&mut self, script: Script) {
        self.0 |= 1 << script as u8;
    }

    /// Whether the script is in the set.
    #[must_use]
    pub fn contains(self, script: Script) -> bool {
        self.0 & (1 << script as u8) != 0
    }

    /// Whether the script is in the set and no other is.
    #[must_use]
    pub fn is_only(self, script: Script) -> bool {
        self.0 == 1 << script as u8
    }

    /// Whether a script other than this one is in the set.
    #[must_use]
    pub fn has_other_than(self, script: Script) -> bool {
        self.0 & !(1 << script as u8) != 0
    }

    /// Whether nothing is in the set.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The members of both.
    #[must_use]
    pub fn union(self, other: ScriptSet) -> ScriptSet {
        ScriptSet(self.0 | other.0)
    }

    /// How many scripts are in the set.
    #[must_use]
    pub fn len(self) -> u32 {
        self.0.count_ones()
    }
}

/// What a character is to the tokenizer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Class {
    /// A letter of the script.
    Letter(Script),
    /// A combining mark, a tatweel or a joiner: stays with the letters around it.
    Extender,
    /// A decimal digit of any set.
    Digit,
    /// White space inside a line.
    Space,
    /// The end of a line.
    Break,
    /// An invisible character that formats: direction controls, byte order marks, soft hyphens.
    Format,
    /// Everything else that is visible: punctuation and symbols.
    Mark,
}

impl Class {
    /// The class of a character.
    #[must_use]
    pub fn of(c: char) -> Class {
        match TABLE.get(c as usize) {
            Some(&class) => class,
            None => Class::from_unicode(c),
        }
    }

    /// The class of a character, asked of the Unicode data and not of the table.
    #[must_use]
    pub fn from_unicode(c: char) -> Class {
        match c {
            // Tatweel stretches a word, the joiners shape it; none of them ends it.
            '\u{640}' | '\u{200C}' | '\u{200D}' => Class::Extender,
            '\n' | '\r' | '\u{2028}' | '\u{2029}' => Class::Break,
            _ if unicode_normalization::char::is_combining_mark(c) => Class::Extender,
            _ if is_format(c) => Class::Format,
            _ if c.is_whitespace() => Class::Space,
            _ if c.is_control() => Class::Format,
            _ if is_digit(c) => Class::Digit,
            // Letters of no script, as the apostrophe of a romanised word, go with their neighbours.
            _ if c.is_alphabetic() && c.script() == unicode_script::Script::Common => {
                Class::Extender
            }
            _ if c.is_alphabetic() => Class::Letter(script_of(c)),
            _ => Class::Mark,
        }
    }
}

/// The script of a letter; [`Script::Other`] for what is no letter of a script told apart here.
#[must_use]
pub fn script_of(c: char) -> Script {
    use unicode_script::Script as Unicode;
    match c.script() {
        Unicode::Arabic => Script::Arabic,
        Unicode::Latin => Script::Latin,
        Unicode::Cyrillic => Script::Cyrillic,
        Unicode::Greek => Script::Greek,
        Unicode::Hebrew => Script::Hebrew,
        _ => Script::Other,
    }
}

/// Whether a character is a decimal digit (general category Nd) of a set that news text holds.
#[must_use]
pub fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ARABIC_INDIC.contains(&c) || EXTENDED_ARABIC_INDIC.contains(&c)
}

/// The digits ٠ to ٩ of Arabic.
pub const ARABIC_INDIC: std::ops::RangeInclusive<char> = '\u{660}'..='\u{669}';

/// The digits ۰ to ۹ of Persian and Urdu.
pub const EXTENDED_ARABIC_INDIC: std::ops::RangeInclusive<char> = '\u{6F0}'..='\u{6F9}';

/// Whether a character is invisible and formats (general category Cf), other than the joiners.
///
/// The ranges are those of Unicode's general category Cf that can stand in a text of the scripts told
/// apart here; the signs that enclose a number in Arabic (U+0600 to U+0605) are visible and left out.
fn is_format(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fmt::Write;

    #[test]
    fn table_agrees_with_unicode() {
        let fresh = (0..TABLE.len() as u32)
            .map(|c| char::from_u32(c).map_or(Class::Mark, Class::from_unicode));
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/src/text/script_table.rs");
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(path, render(fresh.clone())).unwrap();
        }
        for (c, (class, fresh)) in TABLE.iter().zip(fresh).enumerate() {
            assert_eq!(
                *class, fresh,
                "U+{c:04X} differs: run the test once with UPDATE=1"
            );
        }
    }

    fn render(classes: impl Iterator<Item = Class>) -> String {
        let mut text = String::from(
            "//! The class of every character below U+0800. Made by the test `table_agrees_with_unicode`.\n\n\
             use super::script::{Class, Class::*, Script::*};\n\n\
             #[rustfmt::skip]\npub(super) static TABLE: [Class; 2048] = [\n",
        );
        let mut line = String::new();
        for (i, class) in classes.enumerate() {
            write!(line, "{class:?},").unwrap();
            if i % 8 == 7 {
                writeln!(text, "    {line}").unwrap();
                line.clear();
            }
        }
        text + "];\n"
    }
}

//! What a finding and a matter are known by, from one run to the next.
//!
//! An id is made from the rule, the article's file name, the flagged text and the text around it in its
//! paragraph: nothing that changes when another paragraph is edited, added or removed. Ids go into lists and
//! decision files and come back years later, so that the way they are made must never change.

use super::{Argument, Finding};
use crate::document::Document;
use rustc_hash::FxHashMap;
use std::fmt;
use std::str::FromStr;

/// Characters on each side that go into an id.
const CONTEXT: usize = 24;

/// Letters and digits of an id (Crockford's alphabet, lower case).
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// How many of them an id has.
const LENGTH: usize = 12;

/// What a finding is known by. It is written with a prefix (`mt-w4e9dk8r6wt1`), so that no spreadsheet takes it
/// for a number or a date.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(u64);

impl Id {
    /// The prefix of ids.
    pub const PREFIX: &'static str = "mt-";

    /// The id as it is written.
    #[must_use]
    pub fn written(self) -> String {
        written(Id::PREFIX, self.0)
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.written())
    }
}

/// A text that is no id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoId;

impl FromStr for Id {
    type Err = NoId;

    /// Reads an id as it is written; capitals are forgiven.
    fn from_str(text: &str) -> Result<Id, NoId> {
        let digits = match text.split_at_checked(Id::PREFIX.len()) {
            Some((prefix, digits)) if prefix.eq_ignore_ascii_case(Id::PREFIX) => digits,
            _ => return Err(NoId),
        };
        if digits.len() != LENGTH {
            return Err(NoId);
        }
        let mut number = 0;
        for byte in digits.bytes() {
            let digit = VALUES[usize::from(byte)];
            if digit == u8::MAX {
                return Err(NoId);
            }
            number = number << 5 | u64::from(digit);
        }
        Ok(Id(number))
    }
}

/// For each byte the digit that it writes.
const VALUES: [u8; 256] = {
    let mut values = [u8::MAX; 256];
    let mut digit = 0;
    while digit < ALPHABET.len() {
        let byte = ALPHABET[digit];
        values[byte as usize] = digit as u8;
        values[byte.to_ascii_uppercase() as usize] = digit as u8;
        digit += 1;
    }
    values
};

/// Gives the findings of an article their ids. They must be all that the rules have found, in order: what tells
/// equal places apart is how many came before.
pub fn assign(document: &Document<'_>, findings: &mut [Finding]) {
    let mut seen: FxHashMap<u64, u64> = FxHashMap::default();
    seen.reserve(findings.len());
    let name = document.name().rsplit(['/', '\\']).next();
    let name = name.unwrap_or_default();
    for finding in findings {
        let key = key(document, finding, name);
        let before = seen.entry(key).and_modify(|n| *n += 1).or_insert(0);
        finding.id = Id(mix(key ^ before.wrapping_mul(PRIME)) >> 4);
    }
}

/// What a matter is known by, in whatever article: rows about one name have one group. A finding without a matter
/// is its own group.
#[must_use]
pub fn group(document: &Document<'_>, finding: &Finding) -> String {
    let key = match &finding.group {
        Some(group) => hash(&[group]),
        None => hash(&[finding.rule.id, document.text(finding.span)]),
    };
    written("mg-", key >> 4)
}

/// The hash of a finding in an article whose file has this name.
fn key(document: &Document<'_>, finding: &Finding, name: &str) -> u64 {
    if !finding.edits.is_empty() {
        return habit(document, finding, name);
    }
    let (before, after) = document.surroundings(finding.span, CONTEXT);
    let text = document.text(finding.span);
    hash(&[finding.rule.id, name, text, before, after])
}

/// A fault that stands in many places stays the same when one of them goes, even the first: what it is known by is
/// its kind and, where that is the same in all places, what changes.
fn habit(document: &Document<'_>, finding: &Finding, name: &str) -> u64 {
    let message = &finding.message;
    let mut parts = vec![finding.rule.id, name, message.template.en];
    parts.extend(
        message
            .arguments
            .iter()
            .filter_map(|argument| match argument {
                Argument::Phrase(phrase) => Some(phrase.en),
                _ => None,
            }),
    );
    let source = document.source();
    let mut changes = finding.edits.iter().map(|edit| {
        let (span, text) = edit.change(source)?;
        Some((span.of(source), text))
    });
    let first = changes.next().flatten();
    if let Some((before, after)) = first
        && changes.all(|change| change == first)
    {
        parts.extend([before, after]);
    }
    hash(&parts)
}

const PRIME: u64 = 0x0000_0100_0000_01B3;

/// FNV-1a over the parts, each closed by a byte that UTF-8 never has. The hashers of maps do not promise to stay
/// the same between versions and machines.
fn hash(parts: &[&str]) -> u64 {
    let mut hash: u64 = 0xCBF2_9CE4_8422_2325;
    let add = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(PRIME);
    for part in parts {
        hash = part.bytes().fold(hash, add);
        hash = add(hash, 0xFF);
    }
    mix(hash)
}

/// Spreads the bits (the finaliser of MurmurHash3).
fn mix(mut hash: u64) -> u64 {
    hash ^= hash >> 33;
    hash = hash.wrapping_mul(0xFF51_AFD7_ED55_8CCD);
    hash ^= hash >> 33;
    hash = hash.wrapping_mul(0xC4CE_B9FE_1A85_EC53);
    hash ^ (hash >> 33)
}

/// A prefix and sixty bits in twelve letters and digits.
fn written(prefix: &str, number: u64) -> String {
    let mut digits = [0; LENGTH];
    for (place, digit) in digits.iter_mut().rev().enumerate() {
        *digit = ALPHABET[(number >> (5 * place)) as usize & 31];
    }
    let digits = std::str::from_utf8(&digits).expect("the alphabet is ASCII");
    let mut text = String::with_capacity(prefix.len() + LENGTH);
    text.push_str(prefix);
    text.push_str(digits);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_never_change() {
        assert_eq!(
            written("", hash(&["untranslated-text", "a"]) >> 4),
            "f23z12zx4zm2"
        );
        assert_ne!(hash(&["ab", "c"]), hash(&["a", "bc"]));
    }

    #[test]
    fn ids_are_read_as_they_are_written() {
        for number in [0, 1, 31, 0x0FFF_FFFF_FFFF_FFFF, 0x0123_4567_89AB_CDEF] {
            let id = Id(number);
            assert_eq!(id.to_string().parse(), Ok(id));
            assert_eq!(id.to_string().to_uppercase().parse(), Ok(id));
        }
        for text in [
            "",
            "mt-",
            "mt-w4e9dk8r6wt",
            "mt-w4e9dk8r6wt11",
            "mt-w4e9dk8r6wtu",
            "1.2E+11",
            "mtw4e9dk8r6wt11",
        ] {
            assert_eq!(text.parse::<Id>(), Err(NoId), "{text}");
        }
    }
}

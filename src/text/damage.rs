//! Text that was decoded with the wrong code page.
//!
//! UTF-8 that is read as windows-1252 turns `الرئيس` into `Ø§Ù„Ø±Ø¦ÙŠØ³`; read as windows-1256, which Arabic
//! systems have, into `ط§ظ„ط±ط¦ظٹط³`. Both can be undone: encoded back and decoded as what it was, such text becomes
//! sound text, which sound text hardly ever does. The other way round, text in windows-1256 or ISO 8859-6 that is read
//! as Latin-1 becomes words of nothing but letters with accents, `ÇáÑÆíÓ`, which no language has.

use super::census::Census;
use super::script::{Class, Script};
use super::span::Span;
use encoding_rs::{Encoding, ISO_8859_6, WINDOWS_1252, WINDOWS_1256};

/// A stretch of damaged text and what it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damage {
    /// Where it stands.
    pub span: Span,
    /// What it was; none when the damage cannot be undone.
    pub repaired: Option<String>,
}

/// Whether a text with these characters may be damaged. Nearly every one is sound, and its characters tell: damage
/// leaves Latin-1 letters and signs or replacement characters behind. Alone, the quotation marks of Arabic and the space
/// that does not break are none.
#[must_use]
pub fn is_possible(source: &str, census: &Census) -> bool {
    let left_behind = |c| matches!(c, '\u{80}'..='\u{2FF}') && !matches!(c, '«' | '»' | '\u{A0}');
    // The blocks of the replacement character and of all that share its first byte.
    census.any(left_behind, |block| block >= '\u{F000}')
        || census.any(|c| !is_plain(c), |_| true) && is_arabic_suspect(source)
}

/// The stretches of a text that were decoded with the wrong code page or could not be decoded.
#[must_use]
pub fn find(source: &str, segment: Span) -> Vec<Damage> {
    let text = segment.of(source);
    let bytes = text.as_bytes();
    // Of the segments of such a text most are sound, see `is_possible`: U+0080 to U+02FF have the first bytes C2 to
    // CB, the replacement character has EF.
    let suspect = bytes.iter().any(|b| (0xC3..=0xCB).contains(b))
        || memchr::memchr_iter(0xC2, bytes)
            .any(|at| !matches!(bytes.get(at + 1), Some(0xAB | 0xBB | 0xA0)))
        || memchr::memchr(0xEF, bytes).is_some()
        || is_arabic_suspect(text);
    if !suspect {
        return Vec::new();
    }
    let mut found: Vec<Damage> = Vec::new();
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let mut at = 0;
    while at < chars.len() {
        let (start, c) = chars[at];
        if c == '\u{FFFD}' {
            let end = (at..chars.len())
                .find(|i| chars[*i].1 != c)
                .unwrap_or(chars.len());
            found.push(Damage {
                span: span(segment, &chars, text, at, end),
                repaired: None,
            });
            at = end;
            continue;
        }
        let next = chars.get(at + 1).map_or(' ', |(_, next)| *next);
        let utf8 = [WINDOWS_1252, WINDOWS_1256]
            .into_iter()
            .filter(|page| may_begin(c, next, page))
            .find_map(|page| repair(&text[start..], page));
        let begins = at == 0 || !chars[at - 1].1.is_alphabetic();
        let other = begins.then(|| unaccent(&text[start..])).flatten();
        let longer = utf8
            .into_iter()
            .chain(other)
            .max_by_key(|(length, _)| *length);
        match longer {
            Some((length, repaired)) => {
                let end = (at..chars.len())
                    .find(|i| chars[*i].0 >= start + length)
                    .unwrap_or(chars.len());
                found.push(Damage {
                    span: span(segment, &chars, text, at, end),
                    repaired: Some(repaired),
                });
                at = end;
            }
            None => at += 1,
        }
    }
    join(found, source)
}

/// Whether a text has what UTF-8 becomes when it is read as windows-1256: the letters ط and ظ, which its first bytes
/// are there, twice in a row with a sign or a letter of another language behind each.
fn is_arabic_suspect(text: &str) -> bool {
    let bytes = text.as_bytes();
    // The second bytes of both letters, which hardly any others have.
    memchr::memchr2_iter(0xB7, 0xB8, bytes).any(|at| {
        let is_lead = |at: usize| matches!(bytes.get(at..at + 2), Some([0xD8, 0xB7 | 0xB8]));
        if at == 0 || !is_lead(at - 1) {
            return false;
        }
        let Some(next) = text[at + 1..].chars().next() else {
            return false;
        };
        !is_plain(next) && is_lead(at + 1 + next.len_utf8())
    })
}

/// Whether a character is of ASCII or an ordinary one of Arabic, and so no second byte of UTF-8 read as windows-1256.
fn is_plain(c: char) -> bool {
    matches!(c, '\0'..='\u{7F}' | '\u{600}'..='\u{65F}')
}

/// Whether two characters can be the first two bytes of UTF-8 that was read with a code page: the first ones are the
/// letters of Latin-1 from C2 to F4 and of Arabic, the second ones are no letters there.
fn may_begin(first: char, second: char, page: &'static Encoding) -> bool {
    let letter = |c| matches!(c, '\u{621}'..='\u{652}');
    if page == WINDOWS_1252 {
        ('Â'..='ô').contains(&first) && !second.is_ascii()
    } else {
        !first.is_ascii() && !second.is_ascii() && !letter(second)
    }
}

fn span(segment: Span, chars: &[(usize, char)], text: &str, from: usize, to: usize) -> Span {
    let end = chars.get(to).map_or(text.len(), |(at, _)| *at);
    Span::new(segment.start() + chars[from].0, segment.start() + end)
}

/// The damage at the beginning of a text: its length in bytes and what it was.
fn repair(text: &str, page: &'static Encoding) -> Option<(usize, String)> {
    // The characters that the code page can have made, as the bytes that they were.
    let mut bytes = Vec::new();
    let mut ends = Vec::new();
    for (at, c) in text.char_indices() {
        let Some(byte) = byte(c, page).filter(|byte| *byte >= 0x80) else {
            break;
        };
        bytes.push(byte);
        ends.push(at + c.len_utf8());
        if bytes.len() >= 4_000 {
            break;
        }
    }
    let valid = match simdutf8::compat::from_utf8(&bytes) {
        Ok(_) => bytes.len(),
        Err(error) => error.valid_up_to(),
    };
    let decoded = std::str::from_utf8(&bytes[..valid]).ok()?;
    let length = *ends.get(valid.checked_sub(1)?)?;
    // What was damaged twice is undone twice.
    if page == WINDOWS_1252
        && let Some((inner, twice)) = repair(decoded, page)
        && inner == decoded.len()
    {
        return Some((length, twice));
    }
    is_text(decoded, page).then(|| (length, decoded.to_owned()))
}

/// The words in an Arabic code page at the beginning of a text that was read as Latin-1: their length in bytes and
/// what they were.
fn unaccent(text: &str) -> Option<(usize, String)> {
    // Nearly every text is answered here.
    if !text.starts_with(|c| ('\u{A1}'..='\u{FF}').contains(&c)) {
        return None;
    }
    let pages = [ISO_8859_6, WINDOWS_1256].into_iter();
    pages
        .filter_map(|page| unaccent_from(text, page))
        // Of two that read as much the one with articles is the right one.
        .max_by_key(|(length, text)| {
            let articles = text.split(' ').filter(|word| word.starts_with("ال"));
            (*length, articles.count())
        })
}

fn unaccent_from(text: &str, page: &'static Encoding) -> Option<(usize, String)> {
    let mut decoded = String::new();
    // Where the last word ends here and there, and how many letters the word has.
    let (mut length, mut sound, mut word) = (0, 0, 0);
    for (at, c) in text.char_indices().take(4_000) {
        if c.is_ascii() && !c.is_ascii_alphabetic() && c != '\n' {
            decoded.push(c);
            word = 0;
            continue;
        }
        let Some(byte) = byte(c, WINDOWS_1252).filter(|byte| *byte >= 0xA0) else {
            break;
        };
        let letter = page.decode_without_bom_handling(&[byte]).0.chars().next()?;
        match letter {
            '\u{621}'..='\u{63A}' | '\u{641}'..='\u{64A}' => word += 1,
            '\u{640}' | '\u{64B}'..='\u{652}' if word > 0 => {}
            '،' | '؛' | '؟' | '«' | '»' if length > 0 || letter == '«' => word = 0,
            _ => break,
        }
        decoded.push(letter);
        if word != 1 || length > 0 {
            length = at + c.len_utf8();
            sound = decoded.len();
        }
    }
    // A letter with an accent at the end of a word of other letters belongs to it.
    let torn = text[length..].starts_with(char::is_alphabetic);
    decoded.truncate(sound);
    let letters = decoded.chars().filter(|c| c.is_alphabetic()).count();
    (letters >= 2 && !torn && decoded.split(|c: char| !c.is_alphabetic()).all(is_spelled))
        .then_some((length, decoded))
}

/// Whether the letters of an Arabic word may follow each other so: some forms of hamza begin no word, ة and ى stand
/// at its end, and no two hamzas in a row. Names of letters, `ÅÄÖ` and `ÆØÅ`, come out otherwise.
fn is_spelled(word: &str) -> bool {
    let is_hamza = |c: char| matches!(c, 'ء' | 'أ' | 'إ' | 'آ' | 'ؤ' | 'ئ');
    let letters: Vec<char> = word.chars().collect();
    !word.starts_with(['ء', 'ؤ', 'ئ', 'ة', 'ى'])
        && letters
            .windows(2)
            .all(|pair| !(matches!(pair[0], 'ة' | 'ى') || is_hamza(pair[0]) && is_hamza(pair[1])))
}

/// The byte that a code page decodes to this character. Bytes that the page leaves out count as the controls
/// of Latin-1, as web browsers have it.
fn byte(c: char, page: &'static Encoding) -> Option<u8> {
    if ('\u{80}'..='\u{9F}').contains(&c) {
        return u8::try_from(c as u32).ok();
    }
    let mut buffer = [0; 4];
    let (bytes, _, unmappable) = page.encode(c.encode_utf8(&mut buffer));
    match (&*bytes, unmappable) {
        ([byte], false) => Some(*byte),
        _ => None,
    }
}

/// Whether decoded bytes are text that somebody may have written: letters of Arabic or another script beyond
/// Latin-1, or the marks that go with them. From one sign alone, only the marks of English are believed.
fn is_text(decoded: &str, page: &'static Encoding) -> bool {
    let mut letters = 0;
    let mut marks = 0;
    for c in decoded.chars() {
        match Class::of(c) {
            Class::Letter(Script::Arabic | Script::Cyrillic | Script::Greek | Script::Hebrew)
            | Class::Digit => letters += 1,
            Class::Letter(Script::Latin) if page == WINDOWS_1252 => marks += 1,
            Class::Extender | Class::Space | Class::Format => {}
            Class::Mark
                if matches!(
                    c,
                    '\u{2010}'
                        ..='\u{2044}' | '«' | '»' | '،' | '؛' | '؟' | '€' | '™' | '°' | '٪' | '£'
                ) =>
            {
                marks += 1;
            }
            _ => return false,
        }
    }
    // Arabic letters can stand beside signs by chance, as windows-1256 has it; twice in a row they do not.
    letters >= 2 || page == WINDOWS_1252 && letters + marks >= 1
}

/// Joins damage that only spaces and sound ASCII marks part: a damaged phrase is one thing.
fn join(found: Vec<Damage>, source: &str) -> Vec<Damage> {
    let mut joined: Vec<Damage> = Vec::new();
    for damage in found {
        if let Some(last) = joined.last_mut() {
            let gap = &source[last.span.end()..damage.span.start()];
            if gap.len() <= 2 && gap.chars().all(|c| c == ' ' || c.is_ascii_punctuation()) {
                last.repaired = match (&last.repaired, &damage.repaired) {
                    (Some(a), Some(b)) => Some(format!("{a}{gap}{b}")),
                    _ => None,
                };
                last.span = last.span.to(damage.span);
                continue;
            }
        }
        joined.push(damage);
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(&str, Option<String>)> {
        let all = find(text, Span::new(0, text.len()));
        all.into_iter()
            .map(|damage| (damage.span.of(text), damage.repaired))
            .collect()
    }

    fn damaged(text: &str, page: &'static Encoding) -> String {
        text.bytes()
            .map(|b| {
                if b < 0x80 {
                    b.into()
                } else {
                    page.decode_without_bom_handling(&[b])
                        .0
                        .chars()
                        .next()
                        .unwrap()
                }
            })
            .collect()
    }

    #[test]
    fn wrong_code_pages_are_undone() {
        for text in ["الرئيس", "وصل الوزير", "قال: «نعم»"] {
            for page in [WINDOWS_1252, WINDOWS_1256] {
                let broken = damaged(text, page);
                let repaired: String = found(&broken)
                    .iter()
                    .map(|(_, r)| r.clone().unwrap())
                    .collect();
                let plain = |text: &str| text.replace([' ', ':'], "");
                assert_eq!(plain(&repaired), plain(text), "{broken}");
            }
        }
        let twice = damaged(&damaged("الرئيس", WINDOWS_1252), WINDOWS_1252);
        assert_eq!(found(&twice)[0].1.as_deref(), Some("الرئيس"));
        assert_eq!(
            found("وصل\u{FFFD}\u{FFFD} أمس"),
            [("\u{FFFD}\u{FFFD}", None)]
        );
        assert_eq!(found("itâ€™s"), [("â€™", Some("’".to_owned()))]);
        assert_eq!(found("وصل ظپظٹ"), [("ظپظٹ", Some("في".to_owned()))]);
    }

    #[test]
    fn arabic_code_pages_are_undone() {
        for page in [WINDOWS_1256, ISO_8859_6] {
            for text in [
                "الرئيس",
                "وصل الوزير في موعده، ثم غادر بعد 12 دقيقة",
                "القرية",
            ] {
                let broken: String = page.encode(text).0.iter().map(|b| char::from(*b)).collect();
                assert_eq!(found(&broken), [(&*broken, Some(text.to_owned()))]);
                let within = format!("قال {broken} أمس.");
                assert_eq!(found(&within), [(&*broken, Some(text.to_owned()))]);
            }
        }
    }

    #[test]
    fn sound_text_is_left_alone() {
        for text in [
            "قال «نعم» و“لا”…",
            "Øresund وÅrhus وMünchen",
            "Å وÄ وÖ، ÅÄÖ وÆØÅ وàéè وÇa",
            "São Tomé e Príncipe · Ñuñoa · Ólöf",
            "١٢٪ ± 3°",
            "ط، ظ؛ ط؟",
            "Ünal وÇelik وŞahin",
            "5 × 3 ÷ 2",
            "£5 و€6 و§7",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }
}

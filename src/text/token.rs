//! From the bytes of a segment to its tokens, in one pass.
//!
//! A token is a word, a number, a mark or something opaque (a web address, a handle, code). A word stays
//! whole inside: Latin letters glued to Arabic ones, with or without tatweel, are one word that knows its
//! scripts, because a reader sees one word there, and a damaged one. Nothing here knows a language.

use super::opaque::{self, OpaqueKind};
use super::script::{CODES, Class, Script, ScriptSet};
use super::span::Span;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters with their marks; Latin words may hold digits (`HER2`, `5G`).
    Word,
    /// Digits with the separators between them (`2,000`, `4.5`, `10:30`).
    Number,
    /// One punctuation mark or symbol.
    Mark,
    /// Something that is not prose and is never looked into.
    Opaque(OpaqueKind),
}

/// A word, number, mark or opaque thing, and where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands in the source.
    pub span: Span,
    /// What it is.
    pub kind: TokenKind,
    /// The scripts of its letters; empty but for words.
    pub scripts: ScriptSet,
    /// Whether it holds combining marks, tatweel or joiners.
    pub extended: bool,
}

impl Token {
    /// Whether the token is a word.
    #[must_use]
    pub fn is_word(&self) -> bool {
        self.kind == TokenKind::Word
    }

    /// Whether the token is a word with a letter of the script in it.
    #[must_use]
    pub fn has(&self, script: Script) -> bool {
        self.scripts.contains(script)
    }

    /// Whether the token is a word of this script alone.
    #[must_use]
    pub fn is_only(&self, script: Script) -> bool {
        self.scripts.is_only(script)
    }

    /// Whether the word mixes scripts.
    #[must_use]
    pub fn is_mixed(&self) -> bool {
        self.scripts.len() > 1
    }

    /// Whether the token is this very mark.
    #[must_use]
    pub fn is_mark(&self, source: &str, mark: char) -> bool {
        self.kind == TokenKind::Mark && self.span.of(source).starts_with(mark)
    }
}

/// The runs of one script in a word: each with its script, in order. Marks and joiners go with the run
/// before them; digits too.
pub fn parts(source: &str, word: Span) -> impl Iterator<Item = (Script, Span)> + '_ {
    let text = word.of(source);
    let mut chars = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let (start, script) = loop {
            let (at, c) = chars.next()?;
            if let Class::Letter(script) = Class::of(c) {
                break (at, script);
            }
        };
        // What precedes the first letter belongs to the first part.
        let start = if start > 0
            && text[..start]
                .chars()
                .all(|c| !matches!(Class::of(c), Class::Letter(_)))
        {
            0
        } else {
            start
        };
        let end = loop {
            match chars.peek() {
                Some(&(at, c)) => match Class::of(c) {
                    Class::Letter(other) if other != script => break at,
                    _ => {
                        chars.next();
                    }
                },
                None => break text.len(),
            }
        };
        Some((script, Span::new(word.start() + start, word.start() + end)))
    })
}

/// Cuts the segment at `span` into tokens and appends them to `out`.
pub fn tokenize(source: &str, span: Span, out: &mut Vec<Token>) {
    let end = span.end();
    let mut at = span.start();
    while at < end {
        let (class, width) = class_at(source, at);
        match class {
            Class::Space | Class::Break | Class::Format => at += width,
            Class::Letter(_) | Class::Extender => at = word(source, at, end, out),
            Class::Digit => at = number(source, at, end, out),
            Class::Mark => {
                if let Some((kind, stop)) = opaque::scan(source, at, end) {
                    out.push(token(at, stop, TokenKind::Opaque(kind)));
                    at = stop;
                } else {
                    out.push(token(at, at + width, TokenKind::Mark));
                    at += width;
                }
            }
        }
    }
}

/// The class of the character that starts at byte `at`, and its width in bytes.
fn class_at(source: &str, at: usize) -> (Class, usize) {
    let bytes = source.as_bytes();
    let lead = bytes[at];
    // The two common cases are read off the bytes; decoding all characters would double the cost.
    if lead < 0x80 {
        (Class::of(lead as char), 1)
    } else if lead < 0xE0 {
        let code = (u32::from(lead & 0x1F) << 6) | u32::from(bytes[at + 1] & 0x3F);
        (char::from_u32(code).map_or(Class::Mark, Class::of), 2)
    } else {
        let c = source[at..]
            .chars()
            .next()
            .expect("spans end on character boundaries");
        (Class::of(c), c.len_utf8())
    }
}

fn token(start: usize, end: usize, kind: TokenKind) -> Token {
    Token {
        span: Span::new(start, end),
        kind,
        scripts: ScriptSet::EMPTY,
        extended: false,
    }
}

/// Reads a word that starts at `start`; returns where it ends.
fn word(source: &str, start: usize, end: usize, out: &mut Vec<Token>) -> usize {
    let mut scripts = ScriptSet::EMPTY;
    let mut extended = false;
    let mut last = None;
    let mut at = start;
    while at < end {
        let (class, width) = class_at(source, at);
        match class {
            // The rest of a word of two-byte letters is nearly all of the text: no more than a look at a
            // table for each of them.
            Class::Letter(script) if last == Some(script) && width == 2 => {
                at = letters(source, at, end, script);
                continue;
            }
            Class::Letter(script) => {
                // Web addresses, handles and code stay whole, also when a word is glued to their front.
                if script == Script::Latin
                    && last != Some(Script::Latin)
                    && let Some((kind, stop)) = opaque::scan(source, at, end)
                {
                    if at > start {
                        out.push(Token {
                            scripts,
                            extended,
                            ..token(start, at, TokenKind::Word)
                        });
                    }
                    out.push(token(at, stop, TokenKind::Opaque(kind)));
                    return stop;
                }
                scripts.insert(script);
                last = Some(script);
            }
            Class::Extender => extended = true,
            // Digits belong to a Latin word (`HER2`) and stand apart from all others (`2003-ما`).
            Class::Digit if last == Some(Script::Latin) => {}
            // A direction mark inside a word is invisible damage, not the end of the word.
            Class::Format if at + width < end && joins(source, at + width) && at > start => {}
            _ => break,
        }
        at += width;
    }
    out.push(Token {
        scripts,
        extended,
        ..token(start, at, TokenKind::Word)
    });
    at
}

/// Where the two-byte letters of one script end that begin at `at`.
fn letters(source: &str, mut at: usize, end: usize, script: Script) -> usize {
    let bytes = &source.as_bytes()[..end];
    let code = Class::Letter(script).code();
    while let [lead @ 0xC2..=0xDF, next, ..] = bytes[at..] {
        if CODES[usize::from(lead & 0x1F) << 6 | usize::from(next & 0x3F)] != code {
            break;
        }
        at += 2;
    }
    at
}

/// Whether a letter starts at `at`.
fn joins(source: &str, at: usize) -> bool {
    matches!(class_at(source, at).0, Class::Letter(_))
}

/// Reads a number that starts at `start`; returns where it ends.
fn number(source: &str, start: usize, end: usize, out: &mut Vec<Token>) -> usize {
    if let Some((kind, stop)) = opaque::scan(source, start, end) {
        out.push(token(start, stop, TokenKind::Opaque(kind)));
        return stop;
    }
    let mut at = start;
    while at < end {
        let (class, width) = class_at(source, at);
        match class {
            Class::Digit => at += width,
            // A separator counts only between two digits.
            Class::Mark
                if is_separator(&source[at..at + width])
                    && at + width < end
                    && class_at(source, at + width).0 == Class::Digit =>
            {
                at += width;
            }
            // `5G`, `4x4`: a code that starts with a digit is a Latin word.
            Class::Letter(Script::Latin) => return word_with_digits(source, start, at, end, out),
            _ => break,
        }
    }
    out.push(token(start, at, TokenKind::Number));
    at
}

fn word_with_digits(
    source: &str,
    start: usize,
    at: usize,
    end: usize,
    out: &mut Vec<Token>,
) -> usize {
    let stop = word(source, at, end, out);
    if let Some(last) = out.last_mut()
        && last.span.start() == at
        && last.is_word()
    {
        last.span = Span::new(start, last.span.end());
    }
    stop
}

/// Whether a mark may stand between the digits of one number.
fn is_separator(mark: &str) -> bool {
    matches!(mark, "." | "," | "٫" | "٬" | ":" | "/" | "،")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        let mut tokens = Vec::new();
        tokenize(text, Span::new(0, text.len()), &mut tokens);
        tokens.iter().map(|t| t.span.of(text)).collect()
    }

    fn kinds(text: &str) -> Vec<TokenKind> {
        let mut tokens = Vec::new();
        tokenize(text, Span::new(0, text.len()), &mut tokens);
        tokens.iter().map(|t| t.kind).collect()
    }

    #[test]
    fn glued_scripts_are_one_word_that_knows_its_parts() {
        for (text, expected) in [
            (
                "وبـReuters",
                vec![(Script::Arabic, "وبـ"), (Script::Latin, "Reuters")],
            ),
            (
                "مورnau",
                vec![(Script::Arabic, "مور"), (Script::Latin, "nau")],
            ),
            (
                "ambientةً",
                vec![(Script::Latin, "ambient"), (Script::Arabic, "ةً")],
            ),
        ] {
            assert_eq!(words(text), [text]);
            let found: Vec<_> = parts(text, Span::new(0, text.len()))
                .map(|(s, span)| (s, span.of(text)))
                .collect();
            assert_eq!(found, expected);
        }
    }

    #[test]
    fn digits_go_with_latin_letters_only() {
        assert_eq!(
            words("HER2 و5G في 2003-ما 14مليون"),
            ["HER2", "و", "5G", "في", "2003", "-", "ما", "14", "مليون"]
        );
    }

    #[test]
    fn numbers_keep_their_separators() {
        assert_eq!(
            words("2,000 و4.5. ٤٫٥ 10:30،"),
            ["2,000", "و", "4.5", ".", "٤٫٥", "10:30", "،"]
        );
    }

    #[test]
    fn opaque_things_stay_whole() {
        let text = "راسلوا jo@samaritans.org أو https://example.com/a?b=1. عبرweather.com و@handle و#وسم_طويل";
        assert_eq!(
            words(text),
            [
                "راسلوا",
                "jo@samaritans.org",
                "أو",
                "https://example.com/a?b=1",
                ".",
                "عبر",
                "weather.com",
                "و",
                "@handle",
                "و",
                "#وسم_طويل"
            ]
        );
        assert!(matches!(
            kinds("weather.com")[..],
            [TokenKind::Opaque(OpaqueKind::Address)]
        ));
    }

    #[test]
    fn marks_and_invisible_characters_do_not_end_a_word() {
        assert_eq!(
            words("مُحَمَّد كتـــاب مي\u{200c}خواهم مو\u{200f}سكو"),
            ["مُحَمَّد", "كتـــاب", "مي\u{200c}خواهم", "مو\u{200f}سكو"]
        );
    }
}

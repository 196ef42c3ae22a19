//! From the bytes of a segment to its tokens, in one pass.
//!
//! A token is a word, a number, a mark or something opaque (a web address, a handle, code). A word stays
//! whole inside: Latin letters glued to Arabic ones, with or without tatweel, are one word that knows its
//! scripts, because a reader sees one word there, and a damaged one. Nothing here knows a language.

use super::census::Census;
use super::opaque::{self, OpaqueKind};
use super::script::{Class, Script, ScriptSet};
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
    /// Whether it is a word of nothing but ordinary Arabic letters, those of ISO 8859-6.
    pub ordinary: bool,
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
    tokenize_counting(source, span, out, &mut Census::default());
}

/// The same; `census` counts the characters of the segment.
pub fn tokenize_counting(source: &str, span: Span, out: &mut Vec<Token>, census: &mut Census) {
    let tokenizer = Tokenizer {
        source,
        end: span.end(),
        out,
        census,
    };
    tokenizer.run(span.start());
}

struct Tokenizer<'a> {
    source: &'a str,
    /// Where the segment ends.
    end: usize,
    out: &'a mut Vec<Token>,
    census: &'a mut Census,
}

impl Tokenizer<'_> {
    fn run(mut self, start: usize) {
        let bytes = &self.source.as_bytes()[..self.end];
        let mut at = start;
        while let Some(&first) = bytes.get(at) {
            if first == b' ' {
                at += 1;
                continue;
            }
            // A word of ordinary letters before a space is nearly all of the text.
            let stop = at + ordinary_letters(&bytes[at..]);
            if stop > at {
                if bytes.get(stop).is_none_or(|next| *next == b' ') {
                    self.out.push(Token {
                        scripts: ScriptSet::of(Script::Arabic),
                        ordinary: true,
                        ..token(at, stop, TokenKind::Word)
                    });
                    at = stop;
                } else {
                    at = self.word(at, stop);
                }
                continue;
            }
            let (class, width) = self.count(at);
            match class {
                Class::Space | Class::Break | Class::Format => at += width,
                Class::Letter(_) | Class::Extender => at = self.word(at, at),
                Class::Digit => at = self.number(at),
                Class::Mark => match opaque::scan(self.source, at, self.end) {
                    Some((kind, stop)) => at = self.opaque(at, stop, kind),
                    None => {
                        self.out.push(token(at, at + width, TokenKind::Mark));
                        at += width;
                    }
                },
            }
        }
    }

    /// The class of the character that starts at byte `at`, and its width in bytes; counts the character.
    fn count(&mut self, at: usize) -> (Class, usize) {
        let (c, width) = char_at(self.source, at);
        self.census.add(c);
        (Class::of(c), width)
    }

    /// Adds the opaque thing from `at` to `stop`; returns where it ends.
    fn opaque(&mut self, at: usize, stop: usize, kind: OpaqueKind) -> usize {
        self.census.add_text(&self.source[at..stop]);
        self.out.push(token(at, stop, TokenKind::Opaque(kind)));
        stop
    }

    /// Reads a word that starts at `start` and has ordinary Arabic letters up to `read`; returns where it ends.
    fn word(&mut self, start: usize, read: usize) -> usize {
        let bytes = &self.source.as_bytes()[..self.end];
        let mut scripts = ScriptSet::EMPTY;
        let mut extended = false;
        let mut last = None;
        if read > start {
            scripts.insert(Script::Arabic);
            last = Some(Script::Arabic);
        }
        let mut at = read;
        while at < self.end {
            let (class, width) = self.count(at);
            match class {
                Class::Letter(script) => {
                    // Web addresses, handles and code stay whole, also when a word is glued to their front.
                    if script == Script::Latin
                        && last != Some(Script::Latin)
                        && let Some((kind, stop)) = opaque::scan(self.source, at, self.end)
                    {
                        if at > start {
                            self.out.push(Token {
                                scripts,
                                extended,
                                ..token(start, at, TokenKind::Word)
                            });
                        }
                        return self.opaque(at, stop, kind);
                    }
                    scripts.insert(script);
                    last = Some(script);
                }
                Class::Extender => extended = true,
                // Digits belong to a Latin word (`HER2`) and stand apart from all others (`2003-ما`).
                Class::Digit if last == Some(Script::Latin) => {}
                // A direction mark inside a word is invisible damage, not the end of the word.
                Class::Format
                    if at + width < self.end && joins(self.source, at + width) && at > start => {}
                _ => break,
            }
            at += width;
            // The rest of most words is ordinary.
            at += match last {
                Some(Script::Arabic) => ordinary_letters(&bytes[at..]),
                Some(Script::Latin) => alphanumerics(&bytes[at..]),
                _ => 0,
            };
        }
        self.out.push(Token {
            scripts,
            extended,
            ordinary: at == read && read > start,
            ..token(start, at, TokenKind::Word)
        });
        at
    }

    /// Reads a number that starts at `start`; returns where it ends.
    fn number(&mut self, start: usize) -> usize {
        if let Some((kind, stop)) = opaque::scan(self.source, start, self.end) {
            return self.opaque(start, stop, kind);
        }
        let mut at = start;
        while at < self.end {
            let (class, width) = self.count(at);
            match class {
                Class::Digit => at += width,
                // A separator counts only between two digits.
                Class::Mark
                    if is_separator(&self.source[at..at + width])
                        && at + width < self.end
                        && class_at(self.source, at + width) == Class::Digit =>
                {
                    at += width;
                }
                // `5G`, `4x4`: a code that starts with a digit is a Latin word.
                Class::Letter(Script::Latin) => return self.word_with_digits(start, at),
                _ => break,
            }
        }
        self.out.push(token(start, at, TokenKind::Number));
        at
    }

    /// Reads a word that starts at `at`, behind digits that start at `start` and belong to it; returns where it ends.
    fn word_with_digits(&mut self, start: usize, at: usize) -> usize {
        let stop = self.word(at, at);
        if let Some(last) = self.out.last_mut()
            && last.span.start() == at
            && last.is_word()
        {
            last.span = Span::new(start, last.span.end());
        }
        stop
    }
}

/// The character that starts at byte `at`, and its width in bytes.
fn char_at(source: &str, at: usize) -> (char, usize) {
    let bytes = source.as_bytes();
    let lead = bytes[at];
    // The common case is read off the byte.
    if lead < 0x80 {
        return (lead as char, 1);
    }
    let c = source[at..].chars().next();
    let c = c.expect("spans end on character boundaries");
    (c, c.len_utf8())
}

/// The class of the character that starts at byte `at`.
fn class_at(source: &str, at: usize) -> Class {
    Class::of(char_at(source, at).0)
}

fn token(start: usize, end: usize, kind: TokenKind) -> Token {
    Token {
        span: Span::new(start, end),
        kind,
        scripts: ScriptSet::EMPTY,
        extended: false,
        ordinary: false,
    }
}

/// Whether a text holds nothing but ordinary Arabic letters, those of ISO 8859-6.
#[must_use]
pub fn is_ordinary(text: &str) -> bool {
    ordinary_letters(text.as_bytes()) == text.len()
}

/// How many bytes of ordinary Arabic letters a text begins with: U+0621 to U+063A and U+0641 to U+064A.
fn ordinary_letters(text: &[u8]) -> usize {
    let mut length = 0;
    for pair in text.chunks_exact(2) {
        let letter = u16::from_be_bytes([pair[0], pair[1]]);
        if !matches!(letter, 0xD8A1..=0xD8BA | 0xD981..=0xD98A) {
            break;
        }
        length += 2;
    }
    length
}

/// How many ASCII letters and digits a text begins with.
fn alphanumerics(text: &[u8]) -> usize {
    let end = text.iter().position(|byte| !byte.is_ascii_alphanumeric());
    end.unwrap_or(text.len())
}

/// Whether a letter starts at `at`.
fn joins(source: &str, at: usize) -> bool {
    matches!(class_at(source, at), Class::Letter(_))
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

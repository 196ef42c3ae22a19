//! What a foreign run is made of: words, initials, acronyms, numbers and signs.
//!
//! `OpenAI` is a word and an acronym, `F. W. Murnau` two initials and a word, `S&P 500` two initials with a sign
//! between them and a number. What becomes of the pieces in the language of the article is for `suggest.rs` to say.

/// A piece of a run and where it stands in the run's text, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece<'a> {
    /// Its letters, digits or sign.
    pub text: &'a str,
    /// Where it begins.
    pub start: usize,
    /// What it is.
    pub kind: PieceKind,
}

impl Piece<'_> {
    /// Where it ends.
    #[must_use]
    pub fn end(&self) -> usize {
        self.start + self.text.len()
    }
}

/// What a piece is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PieceKind {
    /// A word, read as one.
    Word,
    /// A word behind a hyphen: `-led`.
    Hyphened,
    /// A letter that stands for a name: `F.`
    Initial,
    /// Capitals that are read letter by letter: `CNBC`.
    Acronym,
    /// Digits.
    Number,
    /// A sign between or behind words.
    Sign,
}

/// The pieces of a text of letters, digits and signs.
#[must_use]
pub fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text.char_indices().peekable();
    let mut hyphen = false;
    while let Some((start, c)) = rest.next() {
        if c.is_whitespace() {
            hyphen = false;
            continue;
        }
        let is_digit = c.is_numeric();
        if !c.is_alphanumeric() {
            hyphen = matches!(c, '-' | '\u{2010}' | '\u{2011}') && start > 0;
            if !hyphen && !matches!(c, '.' | '\'' | '’' | '"') {
                pieces.push(Piece {
                    text: &text[start..start + c.len_utf8()],
                    start,
                    kind: PieceKind::Sign,
                });
            }
            continue;
        }
        let mut end = start + c.len_utf8();
        while let Some((at, c)) = rest.peek().copied() {
            // An apostrophe inside a word belongs to it, and so do marks on letters and decimal points.
            let next = text[at + c.len_utf8()..].chars().next();
            let inner = matches!(c, '\'' | '’' | 'ʻ') && next.is_some_and(char::is_alphabetic)
                || is_digit && matches!(c, '.' | ',') && next.is_some_and(char::is_numeric)
                || !c.is_ascii() && unicode_normalization::char::is_combining_mark(c);
            if !(inner || c.is_alphanumeric() && (is_digit == c.is_numeric() || !is_digit)) {
                break;
            }
            end = at + c.len_utf8();
            rest.next();
        }
        let word = &text[start..end];
        let dotted = text[end..].starts_with('.');
        if is_digit {
            pieces.push(Piece {
                text: word,
                start,
                kind: PieceKind::Number,
            });
        } else {
            camel(word, |at, part| {
                let kind = match () {
                    () if part.chars().all(char::is_numeric) => PieceKind::Number,
                    () if dotted && part.chars().count() == 1 && part == word => PieceKind::Initial,
                    () if is_acronym(part) => PieceKind::Acronym,
                    () if hyphen && at == 0 => PieceKind::Hyphened,
                    () => PieceKind::Word,
                };
                pieces.push(Piece {
                    text: part,
                    start: start + at,
                    kind,
                });
            });
        }
        hyphen = false;
    }
    pieces
}

/// Visits the words of a word that has capitals inside, each with its byte offset: `DeepSeek`, `OpenAI`, `MoveOn`.
fn camel<'a>(word: &'a str, mut visit: impl FnMut(usize, &'a str)) {
    /// Beginnings of surnames after which a capital is no new word.
    const PREFIXES: [&str; 8] = ["Mc", "Mac", "De", "La", "Le", "Di", "Van", "Fitz"];
    let mut letters = word.char_indices().peekable();
    let mut before = match letters.next() {
        Some((_, first)) => first,
        None => return,
    };
    let mut start = 0;
    while let Some((at, c)) = letters.next() {
        let after = letters.peek().map(|(_, c)| *c);
        let upper = c.is_uppercase();
        // A new word begins at a capital after a small letter, and at a capital before a small one after capitals.
        let begins = upper && before.is_lowercase()
            || upper
                && before.is_uppercase()
                && after.is_some_and(char::is_lowercase)
                && at - start > 1
                // The plural of an acronym is no word of its own: CEOs.
                && word[at + c.len_utf8()..] != *"s";
        let digit = c.is_numeric() != before.is_numeric();
        if begins && !PREFIXES.contains(&&word[start..at]) || digit {
            visit(start, &word[start..at]);
            start = at;
        }
        before = c;
    }
    visit(start, &word[start..]);
}

/// Whether capitals are read letter by letter: they are few, or no mouth could read them as a word.
fn is_acronym(word: &str) -> bool {
    // The plural of an acronym is one: MPs.
    let word = word
        .strip_suffix('s')
        .filter(|stem| stem.len() > 1)
        .unwrap_or(word);
    let letters = word.chars().count();
    word.chars().all(char::is_uppercase) && (letters > 1 || word.is_ascii()) && !is_speakable(word)
}

/// Whether capitals can be read as a word (`NATO`, `UNESCO`, `MAGA`): vowels and consonants take turns.
fn is_speakable(word: &str) -> bool {
    let is_vowel = |c: char| matches!(c.to_ascii_uppercase(), 'A' | 'E' | 'I' | 'O' | 'U');
    let mut vowels = 0;
    let (mut run, mut longest) = (0, 0);
    for c in word.chars() {
        if is_vowel(c) {
            vowels += 1;
            run = 0;
        } else {
            run += 1;
            longest = longest.max(run);
        }
    }
    let first = word.chars().take_while(|c| !is_vowel(*c)).count();
    word.chars().count() >= 4 && vowels >= 2 && longest <= 2 && first <= 1
        || word.chars().count() > 6 && vowels >= 2
}

#[cfg(test)]
mod tests {
    use super::*;
    use PieceKind::{Acronym, Hyphened, Initial, Number, Sign, Word};

    #[test]
    fn a_run_is_taken_apart() {
        for (text, expected) in [
            ("OpenAI", vec![("Open", Word), ("AI", Acronym)]),
            (
                "F. W. Murnau",
                vec![("F", Initial), ("W", Initial), ("Murnau", Word)],
            ),
            (
                "S&P 500",
                vec![("S", Acronym), ("&", Sign), ("P", Acronym), ("500", Number)],
            ),
            (
                "Hock Tan-led",
                vec![("Hock", Word), ("Tan", Word), ("led", Hyphened)],
            ),
            ("Par-3", vec![("Par", Word), ("3", Number)]),
            ("MAGA", vec![("MAGA", Word)]),
            ("YMCA", vec![("YMCA", Acronym)]),
            ("UNESCO", vec![("UNESCO", Word)]),
            ("McDonald's", vec![("McDonald's", Word)]),
            ("O’Brien", vec![("O’Brien", Word)]),
            ("Face++", vec![("Face", Word), ("+", Sign), ("+", Sign)]),
            ("HER2", vec![("HER", Acronym), ("2", Number)]),
            ("V2", vec![("V", Acronym), ("2", Number)]),
            ("ByteDance", vec![("Byte", Word), ("Dance", Word)]),
            ("X", vec![("X", Acronym)]),
            ("MPs", vec![("MPs", Acronym)]),
            ("NGOs", vec![("NGOs", Acronym)]),
            ("3.5", vec![("3.5", Number)]),
            (
                "Nosferatu: A",
                vec![("Nosferatu", Word), (":", Sign), ("A", Acronym)],
            ),
        ] {
            let found: Vec<_> = pieces(text).iter().map(|p| (p.text, p.kind)).collect();
            assert_eq!(found, expected, "{text}");
            for piece in pieces(text) {
                assert_eq!(&text[piece.start..piece.end()], piece.text);
            }
        }
    }
}

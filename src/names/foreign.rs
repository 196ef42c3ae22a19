//! Runs of words in another script than the article's.
//!
//! A run is what a reader sees as one foreign thing: `F. W. Murnau`, `S&P 500`, `Medicare & Medicaid`, a
//! whole untranslated sentence. This module finds runs and tells their shape and surroundings; whether a
//! run may stand is for the rules to say.

use crate::language::Language;
use crate::text::script::{Class, Script};
use crate::text::span::Span;
use crate::text::token::{self, Token, TokenKind};
use std::ops::Range;

/// What a run looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A single letter.
    Letter,
    /// One word of capitals: `CNBC`.
    Acronym,
    /// Letters and digits: `HER2`, `F-16`.
    Code,
    /// Words with capitals, with particles between them: a name or a title.
    Name,
    /// Other words: `president ilhan aliyev`, `comms`.
    Words,
    /// A sentence or a large part of one.
    Sentence,
}

/// What stands around a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// It stands in the sentence like any word.
    Plain,
    /// In quotation marks of its own.
    Quoted,
    /// In brackets directly after words of the article's script: the original of what they render.
    Gloss,
    /// Directly before brackets with words of the article's script, which explain it.
    Explained,
    /// After a word that says that a letter is spoken of as a letter.
    Letter,
    /// One word in lower case, after a word that says that a word is spoken of: it may be meant as it stands.
    Mentioned,
}

/// Neighbouring words in another script than the article's, as one thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// Where it stands, with proclitics joined to its front.
    pub span: Span,
    /// The same without the proclitics.
    pub core: Span,
    /// A whole word of the article's script is joined to its front: a space is missing.
    pub glued_before: bool,
    /// A whole word of the article's script is joined to its end: a space is missing.
    pub glued_after: bool,
    /// The indices of its tokens in the document.
    pub tokens: Range<usize>,
    /// The script of its first word.
    pub script: Script,
    /// What it looks like.
    pub shape: Shape,
    /// What stands around it.
    pub place: Place,
}

impl Run {
    /// The proclitics in front of the run, with their joiner; empty when there are none.
    #[must_use]
    pub fn clitics<'a>(&self, source: &'a str) -> &'a str {
        &source[self.span.start()..self.core.start()]
    }

    /// The words of the run, without marks and numbers.
    pub fn words<'a>(&self, source: &'a str) -> impl Iterator<Item = &'a str> + use<'a> {
        words(self.core.of(source))
    }
}

/// The words of a foreign text: maximal runs of letters, digits and marks that begin with a letter.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c| {
        !matches!(
            Class::of(c),
            Class::Letter(_) | Class::Extender | Class::Digit | Class::Format
        )
    })
    .filter(|word| word.chars().any(char::is_alphabetic))
}

/// How a word that mixes the article's script with another is made up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anatomy {
    /// A whole foreign word with proclitics or whole words of the article joined to it.
    Joined {
        /// The foreign word.
        core: Span,
        /// Where the proclitics in front of it begin; the core's own start when there are none.
        start: u32,
        /// A whole word stands in front of it without a space.
        glued_before: bool,
        /// A whole word stands behind it without a space.
        glued_after: bool,
    },
    /// The scripts are mixed inside one word.
    Damaged,
}

/// Takes a mixed word apart.
#[must_use]
pub fn anatomy(source: &str, word: Span, language: &Language) -> Anatomy {
    let mut parts = token::parts(source, word);
    let mut next = parts.next();
    let mut before = None;
    if let Some((script, span)) = next
        && script == language.script
    {
        before = Some(span);
        next = parts.next();
    }
    let (Some((_, core)), after, None) = (next, parts.next(), parts.next()) else {
        return Anatomy::Damaged;
    };
    let after = match after {
        None => None,
        Some((script, span)) if script == language.script => Some(span),
        Some(_) => return Anatomy::Damaged,
    };
    let whole = is_whole(core.of(source));
    let mut start = core.start;
    let mut glued_before = false;
    if let Some(span) = before {
        let text: String = span
            .of(source)
            .chars()
            .filter(|c| !matches!(Class::of(*c), Class::Extender))
            .collect();
        if language.clitics.is_some_and(|c| (c.is_proclitic)(&text)) {
            start = span.start;
        } else if whole && stands_alone(&text, core.of(source)) && is_word(&text, language) {
            glued_before = true;
        } else {
            return Anatomy::Damaged;
        }
    }
    let glued_after = match after {
        None => false,
        // An ending (ة, ات, ية, ها) is grafted on; only a word that can begin a phrase stands by itself.
        Some(span) if whole && is_word(span.of(source), language) => true,
        Some(_) => return Anatomy::Damaged,
    };
    Anatomy::Joined {
        core,
        start,
        glued_before,
        glued_after,
    }
}

/// Whether letters look like a word and not like a piece of one: they begin with a capital, or are long.
fn is_whole(text: &str) -> bool {
    text.starts_with(char::is_uppercase) || text.chars().count() >= 5
}

/// Whether a word before foreign letters may be one of its own. The first syllable of a name that breaks off into
/// the other script often looks like a short word; only a capital tells that another begins.
fn stands_alone(word: &str, foreign: &str) -> bool {
    foreign.starts_with(char::is_uppercase) || word.chars().count() > 3
}

fn is_word(text: &str, language: &Language) -> bool {
    language.words.is_some_and(|words| {
        let plain = (words.plain)(text);
        plain.chars().count() >= 2
            && !language.endings.contains(&&*plain)
            && (words.base)(&plain).is_some()
    })
}

/// The runs among the tokens of one segment; `first` is the document's index of `tokens[0]`.
#[must_use]
pub fn runs(source: &str, tokens: &[Token], first: usize, language: &Language) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let token = &tokens[at];
        if !token.is_word() || !token.scripts.has_other_than(language.script) {
            at += 1;
            continue;
        }
        let mut finder = Finder {
            source,
            tokens,
            language,
            end: at + 1,
            stop: token.span.end,
            words: 1,
        };
        let (mut core, mut start, mut glued_before, mut glued_after) =
            (token.span, token.span.start, false, false);
        if token.has(language.script) {
            match anatomy(source, token.span, language) {
                Anatomy::Damaged => {
                    at += 1;
                    continue;
                }
                Anatomy::Joined {
                    core: c,
                    start: s,
                    glued_before: b,
                    glued_after: a,
                } => {
                    (core, start, glued_before, glued_after) = (c, s, b, a);
                    finder.stop = core.end;
                }
            }
        }
        if core.end == token.span.end {
            glued_after |= finder.extend();
            if !glued_after {
                finder.take_full_stop();
            }
        }
        let core = Span {
            start: core.start,
            end: finder.stop,
        };
        let text = core.of(source);
        let script = text.chars().find_map(|c| match Class::of(c) {
            Class::Letter(script) => Some(script),
            _ => None,
        });
        let around = Around {
            source,
            tokens,
            language,
            from: at,
            to: finder.end,
        };
        runs.push(Run {
            span: Span {
                start,
                end: core.end,
            },
            core,
            glued_before,
            glued_after,
            tokens: first + at..first + finder.end,
            script: script.unwrap_or(Script::Other),
            shape: shape(text, at == 0 && finder.end == tokens.len()),
            place: around.place(core),
        });
        at = finder.end;
    }
    runs
}

/// Abbreviations that take a full stop.
const ABBREVIATIONS: &[&str] = &[
    "Adm", "Amb", "Atty", "Brig", "Bros", "Capt", "Cmdr", "Co", "Col", "Corp", "Cpl", "Det", "Dr",
    "Ft", "Gen", "Gov", "Hon", "Inc", "Jr", "Lt", "Ltd", "Maj", "Mr", "Mrs", "Ms", "Mt", "No",
    "Prof", "Rep", "Rev", "Sen", "Sgt", "Sr", "St", "Ste", "Vol", "vs",
];

/// Extends a run word by word.
struct Finder<'a> {
    source: &'a str,
    tokens: &'a [Token],
    language: &'a Language,
    /// The index after the run's last token.
    end: usize,
    /// The byte after the run's last one.
    stop: u32,
    words: usize,
}

impl Finder<'_> {
    /// Takes in what belongs to the run; tells whether its last word has a word of the article joined to
    /// its end.
    fn extend(&mut self) -> bool {
        loop {
            let Some(next) = self.tokens.get(self.end) else {
                return false;
            };
            match next.kind {
                TokenKind::Word => match self.foreign(self.end) {
                    Some(core) if core == next.span => self.take(1),
                    Some(core) => {
                        self.end += 1;
                        self.stop = core.end;
                        return true;
                    }
                    None => return false,
                },
                TokenKind::Number
                    if self.foreign(self.end + 1).is_some() && self.gap(self.end) <= 1 =>
                {
                    self.take(1)
                }
                TokenKind::Number => {
                    if self.is_part_of_name(self.end) {
                        self.take(1);
                    }
                    return false;
                }
                TokenKind::Mark => {
                    if !self.connect() {
                        return false;
                    }
                }
                TokenKind::Opaque(_) => return false,
            }
        }
    }

    fn take(&mut self, count: usize) {
        self.end += count;
        self.stop = self.tokens[self.end - 1].span.end;
        self.words += 1;
    }

    /// The foreign word that starts the token, when one does: the token itself, or all but a word of the
    /// article that is joined to its end.
    fn foreign(&self, index: usize) -> Option<Span> {
        let token = self.tokens.get(index)?;
        if !token.is_word() || !token.scripts.has_other_than(self.language.script) {
            return None;
        }
        if !token.has(self.language.script) {
            return Some(token.span);
        }
        match anatomy(self.source, token.span, self.language) {
            Anatomy::Joined {
                core,
                start,
                glued_before: false,
                ..
            } if start == token.span.start && start == core.start => Some(core),
            _ => None,
        }
    }

    /// Bytes between a token and the one before it.
    fn gap(&self, index: usize) -> usize {
        self.tokens[index].span.start() - self.tokens[index - 1].span.end()
    }

    /// Takes in a mark and what it connects; tells whether it did.
    fn connect(&mut self) -> bool {
        let mark = self.source[self.tokens[self.end].span.start()..]
            .chars()
            .next()
            .unwrap_or(' ');
        let close = self.gap(self.end) == 0;
        let next = self.tokens.get(self.end + 1);
        let next_close = next.is_some() && self.gap(self.end + 1) == 0;
        let foreign = self.foreign(self.end + 1) == next.map(|t| t.span) && next.is_some();
        let number = next.is_some_and(|t| t.kind == TokenKind::Number);
        let lower = next.is_some_and(|t| t.span.of(self.source).starts_with(char::is_lowercase));
        let joins = match mark {
            '\'' | '’' | '‘' | '/' | '·' | '_' => close && next_close && foreign,
            '-' | '\u{2010}' | '\u{2011}' => close && next_close && (foreign || number),
            '–' | '—' => foreign && close == next_close,
            '&' | '@' | '×' => foreign,
            '+' if close && !foreign => {
                self.end += 1;
                self.stop = self.tokens[self.end - 1].span.end;
                return true;
            }
            '+' => foreign,
            '.' => close && foreign && (next_close || self.is_abbreviated() || self.words >= 4),
            ':' | '!' | '?' => close && foreign,
            ',' | ';' => close && foreign && (lower || self.words >= 4),
            _ => false,
        };
        if joins {
            self.take(2);
        }
        joins
    }

    /// Whether the run's last word is an initial or an abbreviation that takes a full stop.
    fn is_abbreviated(&self) -> bool {
        let word = self.tokens[self.end - 1].span.of(self.source);
        word.chars().count() == 1 || ABBREVIATIONS.binary_search(&word).is_ok()
    }

    /// Takes in the full stop of an abbreviation that ends the run where the sentence goes on.
    fn take_full_stop(&mut self) {
        let word = self.tokens[self.end - 1].span.of(self.source);
        let goes_on = self
            .tokens
            .get(self.end + 1)
            .is_some_and(|next| next.kind == TokenKind::Word);
        if goes_on
            && self.tokens[self.end].is_mark(self.source, '.')
            && self.gap(self.end) == 0
            && self.gap(self.end + 1) == 1
            && ABBREVIATIONS.binary_search(&word).is_ok()
        {
            self.end += 1;
            self.stop = self.tokens[self.end - 1].span.end;
        }
    }

    /// Whether a number after the run is part of the name (`S&P 500`, `Mag 7`) and not the sentence's own:
    /// no year, nothing with a decimal or a sign, and no counted thing after it.
    fn is_part_of_name(&self, index: usize) -> bool {
        let number = self.tokens[index].span.of(self.source);
        let plain = number.bytes().all(|b| b.is_ascii_digit()) && self.gap(index) <= 1;
        let year = number.len() == 4 && (number.starts_with("19") || number.starts_with("20"));
        let counted = self
            .tokens
            .get(index + 1)
            .is_some_and(|after| match after.kind {
                TokenKind::Word => {
                    let word = after.span.of(self.source);
                    let bare = word.strip_prefix('ب').unwrap_or(word);
                    self.language.counted.contains(&word) || self.language.counted.contains(&bare)
                }
                TokenKind::Mark => ["%", "٪", "$", "€", "£"].contains(&after.span.of(self.source)),
                _ => false,
            });
        plain && !year && !counted && number.len() <= 4
    }
}

/// Looks at what stands around a run.
struct Around<'a> {
    source: &'a str,
    tokens: &'a [Token],
    language: &'a Language,
    from: usize,
    to: usize,
}

impl Around<'_> {
    fn mark(&self, index: Option<usize>) -> Option<char> {
        let token = self.tokens.get(index?)?;
        if token.kind == TokenKind::Mark {
            self.source[token.span.start()..].chars().next()
        } else {
            None
        }
    }

    fn is_native(&self, index: Option<usize>) -> bool {
        index
            .and_then(|i| self.tokens.get(i))
            .is_some_and(|t| t.is_only(self.language.script))
    }

    fn place(&self, core: Span) -> Place {
        let before = self.from.checked_sub(1);
        let (left, right) = (self.mark(before), self.mark(Some(self.to)));
        if self.in_gloss() {
            return Place::Gloss;
        }
        let is_quote = |c: Option<char>| c.is_some_and(|c| "\"“”„«»'‘’‹›".contains(c));
        if is_quote(left) && is_quote(right) {
            return Place::Quoted;
        }
        if right == Some('(') && self.is_native(Some(self.to + 1)) {
            return Place::Explained;
        }
        let word = before.map_or("", |i| self.tokens[i].span.of(self.source));
        let core = core.of(self.source);
        if self.language.letter_nouns.contains(&word) && core.chars().count() <= 2 {
            return Place::Letter;
        }
        if self.language.word_nouns.contains(&word) && core.chars().all(char::is_lowercase) {
            return Place::Mentioned;
        }
        Place::Plain
    }

    /// Whether the run stands in brackets that hold nothing of the article's script, after a word that is
    /// of it.
    fn in_gloss(&self) -> bool {
        let open = self.tokens[..self.from].iter().rposition(|t| {
            t.is_only(self.language.script)
                || t.is_mark(self.source, '(')
                || t.is_mark(self.source, '[')
        });
        let Some(open) = open else { return false };
        if self.mark(Some(open)).is_none() {
            return false;
        }
        let close = self.tokens[self.to..].iter().position(|t| {
            t.is_only(self.language.script)
                || t.is_mark(self.source, ')')
                || t.is_mark(self.source, ']')
        });
        if close.is_none_or(|c| self.mark(Some(self.to + c)).is_none()) {
            return false;
        }
        // A closing quotation mark may stand between the rendering and its gloss.
        let mut before = open.checked_sub(1);
        while self.mark(before).is_some_and(|c| "\"”»’'".contains(c)) {
            before = before.and_then(|i| i.checked_sub(1));
        }
        self.is_native(before)
    }
}

/// Lower-case words that stand inside names and titles.
const PARTICLES: &[&str] = &[
    "a", "al", "an", "and", "at", "bin", "by", "da", "das", "de", "del", "della", "der", "des",
    "di", "do", "dos", "du", "e", "el", "en", "et", "for", "from", "ibn", "in", "la", "le", "les",
    "of", "on", "or", "per", "the", "to", "und", "van", "von", "vs", "with", "y",
];

/// The shape of a text; `alone` when it is all that its segment holds.
fn shape(text: &str, alone: bool) -> Shape {
    let mut count = 0;
    let mut letters = 0;
    let (mut capital, mut lower, mut digits, mut all_caps) = (0, 0, false, true);
    for word in words(text) {
        count += 1;
        letters += word.chars().filter(|c| c.is_alphabetic()).count();
        digits |= word.bytes().any(|b| b.is_ascii_digit());
        // An English plural of an acronym is an acronym: MPs.
        let stem = word
            .strip_suffix('s')
            .filter(|stem| stem.len() > 1)
            .unwrap_or(word);
        all_caps &= !stem.chars().any(char::is_lowercase);
        if !word.starts_with(char::is_lowercase) {
            capital += 1;
        } else if PARTICLES.binary_search(&word).is_err() {
            lower += 1;
        }
    }
    digits |=
        text.bytes().any(|b| b.is_ascii_digit()) && text.contains('-') && count == 1 && all_caps;
    match () {
        () if letters == 1 && !digits => Shape::Letter,
        () if digits && count == 1 && all_caps => Shape::Code,
        () if digits && count == 1 && letters <= 2 => Shape::Code,
        () if count >= 5 && lower >= 2 && lower * 2 >= count.min(lower + capital) => {
            Shape::Sentence
        }
        () if alone && count >= 4 && lower >= 2 => Shape::Sentence,
        () if lower > 0 => Shape::Words,
        () if all_caps && count == 1 => Shape::Acronym,
        () => Shape::Name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::ARABIC;

    fn found(text: &str) -> Vec<(&str, Shape, Place)> {
        let mut tokens = Vec::new();
        token::tokenize(text, Span::new(0, text.len()), &mut tokens);
        runs(text, &tokens, 0, &ARABIC)
            .iter()
            .map(|r| (r.span.of(text), r.shape, r.place))
            .collect()
    }

    #[test]
    fn particles_are_sorted() {
        assert!(PARTICLES.is_sorted());
    }

    #[test]
    fn a_run_is_one_thing() {
        for (text, expected) in [
            ("فيلم F. W. Murnau الجديد", "F. W. Murnau"),
            ("مؤشر S&P 500 بنسبة", "S&P 500"),
            ("شركة Face++ الصينية", "Face++"),
            ("برنامج Medicare & Medicaid في", "Medicare & Medicaid"),
            (
                "هبوط Nordic Wings Cargo Plane أن",
                "Nordic Wings Cargo Plane",
            ),
            (
                "كتاب The Long Harbour: Norway's Quiet Decade in Nine Letters صدر",
                "The Long Harbour: Norway's Quiet Decade in Nine Letters",
            ),
            ("طائرة F-16 فوق", "F-16"),
            ("قالت Hock Tan-led Broadcom إن", "Hock Tan-led Broadcom"),
            ("وبـReuters أيضا", "وبـReuters"),
            ("ربحت Broadcom 10 مليارات", "Broadcom"),
            ("في Google 2019 كان", "Google"),
        ] {
            let runs = found(text);
            assert_eq!(runs.len(), 1, "{text}: {runs:?}");
            assert_eq!(runs[0].0, expected);
        }
    }

    #[test]
    fn lists_are_several_runs() {
        let names: Vec<_> = found("مثل Apple, Google وMeta")
            .into_iter()
            .map(|r| r.0)
            .collect();
        assert_eq!(names, ["Apple", "Google", "وMeta"]);
    }

    #[test]
    fn shapes_and_places() {
        for (text, shape, place) in [
            ("قناة CNBC أمس", Shape::Acronym, Place::Plain),
            ("لأن minister jonas holm غاب", Shape::Words, Place::Plain),
            ("فيلم \"Chinatown\" القديم", Shape::Name, Place::Quoted),
            (
                "دوري الهوكي الوطني (NHL) الليلة",
                Shape::Acronym,
                Place::Gloss,
            ),
            (
                "اختصار الاسم إلى MSPs (نواب البرلمان الإسكتلندي)",
                Shape::Acronym,
                Place::Explained,
            ),
            ("نطق حرف W هنا", Shape::Letter, Place::Letter),
            ("تعني hiraeth الحنين", Shape::Words, Place::Mentioned),
            ("كلمة Brexit هنا", Shape::Name, Place::Plain),
            ("بروتين HER2 في", Shape::Code, Place::Plain),
            (
                "He said that the plane was not ready to fly",
                Shape::Sentence,
                Place::Plain,
            ),
        ] {
            let runs = found(text);
            assert_eq!(runs.len(), 1, "{text}: {runs:?}");
            assert_eq!((runs[0].1, runs[0].2), (shape, place), "{text}");
        }
    }

    #[test]
    fn glued_words_are_told_from_damage() {
        for (text, core) in [
            ("كأسBetfred", Some("Betfred")),
            ("MoveOnيوم", Some("MoveOn")),
            ("مورnau", None),
            ("ambientةً", None),
            ("Twitterية", None),
        ] {
            let span = Span::new(0, text.len());
            match (anatomy(text, span, &ARABIC), core) {
                (Anatomy::Joined { core, .. }, Some(expected)) => {
                    assert_eq!(core.of(text), expected)
                }
                (Anatomy::Damaged, None) => {}
                (other, _) => panic!("{text}: {other:?}"),
            }
        }
    }
}

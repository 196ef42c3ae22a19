//! Lists of phrases, and where their phrases stand in an article.
//!
//! A phrase is found in whatever form its words stand: each word is compared by its stem, the first may have a
//! conjunction or preposition before it, and a phrase whose words are all indefinite may stand with articles. Where
//! the phrase has an article, so must the text: البنك الغربي is not any western bank.
//!
//! A list is a text of lines, cells parted by tabs: the phrase, the natural wording, the English behind it, a
//! sentence in which something like it is right, the reason, the severity. Only the first cell is needed. A phrase
//! between slashes is a regular expression (of the `regex` crate: linear time, no look-around); `$1` in its natural
//! wording stands for what its first group found. Empty lines and those that begin with `#` are passed over, and so
//! is a first line of column names.

use super::Language;
use super::vocabulary::{self, Vocabulary};
use crate::text::span::Span;
use crate::text::token::{self, Token};
use regex::Regex;
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::fmt;
use std::sync::OnceLock;

/// The columns of a list.
pub const COLUMNS: [&str; 6] = [
    "phrase", "natural", "english", "right", "reason", "severity",
];

/// A list of phrases.
#[derive(Debug)]
pub struct Phrases {
    language: &'static Language,
    entries: Vec<Entry>,
    anchors: Anchors,
    /// Tells of most stems that no phrase is anchored at them: a bit for each value of their highest bits.
    filter: Box<[u64; FILTER / 64]>,
    /// The entries that are regular expressions.
    patterns: Vec<(usize, Regex)>,
}

/// Bits of the filter of anchors; a power of two.
const FILTER: usize = 1 << 13;

/// The place of a stem in the filter: its word and its bit.
fn in_filter(stem: u32) -> (usize, u64) {
    let bit = (stem >> (u32::BITS - FILTER.trailing_zeros())) as usize;
    (bit / 64, 1 << (bit % 64))
}

/// Where to look for the phrases: by the stem of its rarest word, the phrase and the place of that word in it.
#[derive(Debug)]
enum Anchors {
    /// Of lists read at run time.
    Read(FxHashMap<u32, Vec<(usize, usize)>>),
    /// Of a compiled list: sorted records of the stem (four bytes), the phrase and the place (two each).
    Compiled(&'static [u8]),
}

/// Bytes of a record of [`Anchors::Compiled`].
const RECORD: usize = 8;

impl Anchors {
    fn with(&self, stem: u32) -> impl Iterator<Item = (usize, usize)> {
        let (read, compiled) = match self {
            Anchors::Read(map) => (map.get(&stem).map(Vec::as_slice), &[][..]),
            Anchors::Compiled(records) => (None, *records),
        };
        let number = |at: usize, bytes: usize| {
            let digits = compiled[at..at + bytes].iter().rev();
            digits.fold(0u32, |sum, byte| sum << 8 | u32::from(*byte))
        };
        let (mut low, mut high) = (0, compiled.len() / RECORD);
        while low < high {
            let middle = usize::midpoint(low, high);
            if number(middle * RECORD, 4) < stem {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        let records = (low..compiled.len() / RECORD)
            .map(|record| record * RECORD)
            .take_while(move |at| number(*at, 4) == stem)
            .map(move |at| (number(at + 4, 2) as usize, number(at + 6, 2) as usize));
        read.unwrap_or_default().iter().copied().chain(records)
    }
}

/// A line of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The number of the line, from 1.
    pub line: usize,
    /// The cells, in the order of [`COLUMNS`]; those that the line has not are empty.
    cells: [Cow<'static, str>; COLUMNS.len()],
    /// The words of the phrase; those of a compiled list are looked up when the phrase may have been met.
    words: OnceLock<Vec<Part>>,
}

impl Entry {
    /// The phrase, or a regular expression between slashes.
    #[must_use]
    pub fn phrase(&self) -> &str {
        &self.cells[0]
    }

    /// A sentence in which something like the phrase is right; may be empty.
    #[must_use]
    pub fn right(&self) -> &str {
        &self.cells[3]
    }

    /// What should stand in the place of the phrase; may be empty.
    #[must_use]
    pub fn natural(&self) -> &str {
        &self.cells[1]
    }

    /// What stands behind it in the other language; may be empty.
    #[must_use]
    pub fn english(&self) -> &str {
        &self.cells[2]
    }

    /// Why the phrase is listed; may be empty.
    #[must_use]
    pub fn reason(&self) -> &str {
        &self.cells[4]
    }

    /// The severity that the line gives; empty when it gives none.
    #[must_use]
    pub fn severity(&self) -> &str {
        &self.cells[5]
    }
}

/// A word of a phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    /// A word of the language: its stem, its form behind the proclitics, its conjunctions and prepositions, and
    /// whether it has the article.
    Word {
        stem: u32,
        bare: String,
        outer: String,
        article: bool,
    },
    /// Anything else, as it is.
    Exact(String),
}

/// A phrase of a list in an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match<'a> {
    /// The line of the list.
    pub entry: &'a Entry,
    /// Where it stands.
    pub span: Span,
    /// The natural wording as it would stand there, with what is joined to the phrase; none when it is not listed, or
    /// when the phrase stands in another form than the list has it.
    pub natural: Option<String>,
}

/// What is wrong with a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken {
    /// The number of the line, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub what: String,
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.line, self.what)
    }
}

/// The article as phrases are looked for in it.
#[derive(Clone, Copy, Debug)]
pub struct Text<'a> {
    /// The source.
    pub source: &'a str,
    /// Its tokens.
    pub tokens: &'a [Token],
    /// Its words.
    pub vocabulary: &'a Vocabulary<'a>,
    /// Its language.
    pub language: &'static Language,
}

impl Phrases {
    /// Reads a list of phrases of a language.
    ///
    /// # Errors
    ///
    /// When a line cannot be understood, or finds its own sentence of what is right.
    pub fn read(text: &str, language: &'static Language) -> Result<Phrases, Broken> {
        let mut phrases = Phrases::new(language);
        phrases.add(text)?;
        Ok(phrases)
    }

    /// A list without phrases, for those of a language.
    #[must_use]
    pub fn new(language: &'static Language) -> Phrases {
        Phrases {
            language,
            entries: Vec::new(),
            anchors: Anchors::Read(FxHashMap::default()),
            filter: Box::new([0; FILTER / 64]),
            patterns: Vec::new(),
        }
    }

    /// A list of `data/` that is in order, with the [`index`](Phrases::index) that was compiled from it.
    #[must_use]
    pub fn compiled(
        text: &'static str,
        index: &'static [u8],
        language: &'static Language,
    ) -> Phrases {
        let entries = text
            .lines()
            .enumerate()
            .skip(1)
            .map(|(number, row)| {
                let mut cells: [Cow<'static, str>; COLUMNS.len()] = Default::default();
                for (kept, cell) in cells.iter_mut().zip(row.split('\t')) {
                    *kept = cell.into();
                }
                Entry {
                    line: number + 1,
                    cells,
                    words: OnceLock::new(),
                }
            })
            .collect();
        let mut phrases = Phrases {
            entries,
            anchors: Anchors::Compiled(index),
            ..Phrases::new(language)
        };
        for record in index.chunks_exact(RECORD) {
            if let Some(stem) = record.first_chunk() {
                let (word, bit) = in_filter(u32::from_le_bytes(*stem));
                phrases.filter[word] |= bit;
            }
        }
        phrases
    }

    /// Where to look for the phrases, as [`compiled`](Phrases::compiled) takes it.
    #[must_use]
    pub fn index(&self) -> Vec<u8> {
        let Anchors::Read(map) = &self.anchors else {
            return Vec::new();
        };
        let mut records: Vec<(u32, u16, u16)> = Vec::new();
        #[allow(clippy::iter_over_hash_type)] // Sorted below.
        for (stem, places) in map {
            for (number, place) in places {
                records.push((*stem, *number as u16, *place as u16));
            }
        }
        records.sort_unstable();
        let bytes = records.into_iter().flat_map(|(stem, number, place)| {
            let (number, place) = (number.to_le_bytes(), place.to_le_bytes());
            stem.to_le_bytes().into_iter().chain(number).chain(place)
        });
        bytes.collect()
    }

    /// Adds the phrases of another list.
    ///
    /// # Errors
    ///
    /// As [`Phrases::read`].
    pub fn add(&mut self, text: &str) -> Result<(), Broken> {
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
        for (line, row) in text.lines().enumerate().map(|(n, row)| (n + 1, row)) {
            let row = row.trim_end_matches('\r');
            let header = line == 1 && row.split('\t').next() == Some(COLUMNS[0]);
            if header || row.trim().is_empty() || row.starts_with('#') {
                continue;
            }
            self.add_line(line, row)
                .map_err(|what| Broken { line, what })?;
        }
        Ok(())
    }

    fn add_line(&mut self, line: usize, row: &str) -> Result<(), String> {
        let mut cells: [Cow<'static, str>; COLUMNS.len()] = Default::default();
        for (place, cell) in row.split('\t').enumerate() {
            let kept = cells.get_mut(place).ok_or_else(|| {
                format!(
                    "there are {} columns at most: {}",
                    COLUMNS.len(),
                    COLUMNS.join(", ")
                )
            })?;
            *kept = cell.trim().to_owned().into();
        }
        let number = self.entries.len();
        let phrase = cells[0].clone();
        let entry = Entry {
            line,
            cells,
            words: OnceLock::new(),
        };
        let pattern = phrase
            .strip_prefix('/')
            .and_then(|rest| rest.strip_suffix('/'));
        if let Some(pattern) = pattern {
            let regex = Regex::new(pattern).map_err(|error| format!("/{pattern}/: {error}"))?;
            if regex.is_match("") {
                return Err(format!(
                    "/{pattern}/: this is found in every place of a text"
                ));
            }
            if regex.is_match(&entry.cells[3]) {
                return Err(format!(
                    "/{pattern}/ is found in the sentence where it is right"
                ));
            }
            self.patterns.push((number, regex));
        } else {
            let (words, anchor) = parts(&phrase, self.language)?;
            let (Anchors::Read(anchors), Part::Word { stem, .. }) =
                (&mut self.anchors, &words[anchor])
            else {
                return Err("a compiled list takes no more phrases".to_owned());
            };
            anchors.entry(*stem).or_default().push((number, anchor));
            let (word, bit) = in_filter(*stem);
            self.filter[word] |= bit;
            entry.words.get_or_init(|| words);
        }
        self.entries.push(entry);
        let right = self.entries[number].cells[3].clone();
        if pattern.is_none() && self.finds(number, &right) {
            return Err(format!(
                "«{phrase}» is found in the sentence where it is right"
            ));
        }
        Ok(())
    }

    /// Whether a phrase stands in a sentence.
    fn finds(&self, number: usize, sentence: &str) -> bool {
        let language = self.language;
        let Some(words) = language.words else {
            return false;
        };
        let mut tokens = Vec::new();
        token::tokenize(sentence, Span::new(0, sentence.len()), &mut tokens);
        let vocabulary = Vocabulary::new(sentence, &tokens, language, words);
        let text = Text {
            source: sentence,
            tokens: &tokens,
            vocabulary: &vocabulary,
            language,
        };
        (0..tokens.len()).any(|at| self.at(number, at, text).is_some())
    }

    /// All lines.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Where phrases of the list stand in an article, by place.
    #[must_use]
    pub fn find<'a>(&'a self, text: Text<'_>, prose: &[Span]) -> Vec<Match<'a>> {
        let mut found = Vec::new();
        let same = text.language.id == self.language.id;
        let words = if same { text.vocabulary.words() } else { &[] };
        for (id, word) in words.iter().enumerate() {
            let (place, bit) = in_filter(word.facts.stem);
            if self.filter[place] & bit == 0 {
                continue;
            }
            for (number, anchor) in self.anchors.with(word.facts.stem) {
                for token in text.vocabulary.tokens(id as u32) {
                    if let Some(start) = (*token as usize).checked_sub(anchor) {
                        found.extend(self.at(number, start, text));
                    }
                }
            }
        }
        for (number, regex) in &self.patterns {
            let entry = &self.entries[*number];
            for span in prose {
                for captures in regex.captures_iter(span.of(text.source)) {
                    let Some(all) = captures.get(0).filter(|all| !all.is_empty()) else {
                        continue;
                    };
                    let mut natural = String::new();
                    captures.expand(entry.natural(), &mut natural);
                    found.push(Match {
                        entry,
                        span: Span::new(span.start() + all.start(), span.start() + all.end()),
                        natural: Some(natural).filter(|natural| !natural.is_empty()),
                    });
                }
            }
        }
        found.sort_by_key(|found| (found.span, found.entry.line));
        // Of two phrases at one place the longer one says more.
        let mut kept: Vec<Match<'_>> = Vec::new();
        for one in found {
            match kept.last_mut().filter(|last| last.span.overlaps(one.span)) {
                Some(last) if one.span.len() > last.span.len() => *last = one,
                Some(_) => {}
                None => kept.push(one),
            }
        }
        kept
    }

    /// The phrase of a line at a token.
    fn at(&self, number: usize, start: usize, text: Text<'_>) -> Option<Match<'_>> {
        let entry = &self.entries[number];
        let parts = entry.words.get_or_init(|| {
            let parts = parts(entry.phrase(), self.language);
            parts.map_or_else(|_| Vec::new(), |(parts, _)| parts)
        });
        let tokens = text.tokens.get(start..start + parts.len())?;
        if parts.is_empty() || !stands(parts, tokens, start, text) {
            return None;
        }
        let indefinite = parts
            .iter()
            .all(|part| matches!(part, Part::Word { article: false, .. } | Part::Exact(_)));
        let mut same = true;
        let mut outer_of_first = String::new();
        let words = text.language.words?;
        for (place, part) in parts.iter().enumerate() {
            let Part::Word {
                bare,
                outer,
                article,
                ..
            } = part
            else {
                continue;
            };
            let word = text
                .vocabulary
                .word(text.vocabulary.of_token(start + place)?);
            let begin = vocabulary::beginning(&word.form, &word.facts, words);
            let (joined, defined) = proclitics(&word.form[..begin], text.language);
            // The first word may have proclitics before those that the phrase itself begins with.
            let before = joined.strip_suffix(outer.as_str())?;
            if defined != *article && !(defined && indefinite) || place > 0 && !before.is_empty() {
                return None;
            }
            same &= defined == *article && word.form[begin..] == **bare;
            if place == 0 {
                before.clone_into(&mut outer_of_first);
            }
        }
        let attach = text.language.clitics.map(|clitics| clitics.attach);
        let natural = match attach {
            _ if !same || entry.natural().is_empty() => None,
            Some(attach) if !outer_of_first.is_empty() => {
                Some(attach(&outer_of_first, entry.natural()))
            }
            _ => Some(entry.natural().to_owned()),
        };
        let (first, last) = (tokens.first()?, tokens.last()?);
        Some(Match {
            entry,
            span: first.span.to(last.span),
            natural,
        })
    }
}

/// Whether the stems of a phrase stand at a token, one behind the other.
fn stands(parts: &[Part], tokens: &[Token], start: usize, text: Text<'_>) -> bool {
    let mut parts = parts.iter().enumerate();
    parts.all(|(place, part)| {
        let token = tokens[place].span;
        let gap = match place.checked_sub(1) {
            Some(before) => &text.source[tokens[before].span.end()..token.start()],
            None => "",
        };
        let here = match part {
            Part::Exact(exact) => token.of(text.source) == exact,
            Part::Word { stem, .. } => text
                .vocabulary
                .of_token(start + place)
                .is_some_and(|id| text.vocabulary.word(id).facts.stem == *stem),
        };
        here && gap.chars().all(|c| c == ' ' || c == '\u{A0}')
    })
}

/// The words of a phrase, and the place of the rarest of them.
fn parts(phrase: &str, language: &'static Language) -> Result<(Vec<Part>, usize), String> {
    if phrase.is_empty() {
        return Err("the phrase is empty".to_owned());
    }
    let words = language
        .words
        .ok_or_else(|| format!("nothing is known of the words of {}", language.name))?;
    let mut tokens = Vec::new();
    token::tokenize(phrase, Span::new(0, phrase.len()), &mut tokens);
    let mut rarest: Option<(f32, usize)> = None;
    let mut parts = Vec::new();
    for (place, token) in tokens.iter().enumerate() {
        let text = token.span.of(phrase);
        if !token.is_only(language.script) {
            parts.push(Part::Exact(text.to_owned()));
            continue;
        }
        let form = (words.plain)(text);
        let facts = vocabulary::facts(&form, words, language.names);
        let begin = vocabulary::beginning(&form, &facts, words);
        if rarest.is_none_or(|(zipf, _)| facts.zipf < zipf) {
            rarest = Some((facts.zipf, place));
        }
        let (outer, article) = proclitics(&form[..begin], language);
        parts.push(Part::Word {
            stem: facts.stem,
            bare: form[begin..].to_owned(),
            outer,
            article,
        });
    }
    let (_, anchor) = rarest.ok_or_else(|| {
        format!(
            "«{phrase}» has no word of {}; a pattern stands between slashes",
            language.name
        )
    })?;
    Ok((parts, anchor))
}

/// Proclitics without the article, and whether they hold it.
fn proclitics(text: &str, language: &Language) -> (String, bool) {
    let has_article = language
        .names
        .is_some_and(|names| (names.has_article)(text));
    if !has_article {
        return (text.to_owned(), false);
    }
    let outer = match language
        .article
        .and_then(|article| text.strip_suffix(article))
    {
        Some(outer) => outer,
        // لل is ل with the article.
        None => &text[..text.len() - text.chars().next_back().map_or(0, char::len_utf8)],
    };
    (outer.to_owned(), true)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::ARABIC;

    static LANGUAGE: &Language = &ARABIC;

    fn found(list: &str, sentence: &str) -> Vec<(String, Option<String>)> {
        let phrases = Phrases::read(list, LANGUAGE).unwrap();
        let whole = Span::new(0, sentence.len());
        let mut tokens = Vec::new();
        token::tokenize(sentence, whole, &mut tokens);
        let vocabulary = Vocabulary::new(sentence, &tokens, LANGUAGE, LANGUAGE.words.unwrap());
        let text = Text {
            source: sentence,
            tokens: &tokens,
            vocabulary: &vocabulary,
            language: LANGUAGE,
        };
        let found = phrases.find(text, &[whole]);
        found
            .into_iter()
            .map(|found| (found.span.of(sentence).to_owned(), found.natural))
            .collect()
    }

    fn one(text: &str, natural: Option<&str>) -> Vec<(String, Option<String>)> {
        vec![(text.to_owned(), natural.map(str::to_owned))]
    }

    #[test]
    fn phrases_are_found_with_clitics_and_inflection() {
        let list = "البنك الغربي\tالضفة الغربية\nنبات نووي\tمحطة نووية\nألقى حفلة\tأقام حفلة\nقسم الدولة الأميركي\tوزارة الخارجية الأميركية\n";
        assert_eq!(
            found(list, "عاد إلى البنك الغربي المحتل."),
            one("البنك الغربي", Some("الضفة الغربية"))
        );
        assert_eq!(
            found(list, "مستوطنات للبنك الغربي."),
            one("للبنك الغربي", Some("للضفة الغربية"))
        );
        assert_eq!(
            found(list, "وبالنبات النووي الجديد."),
            one("وبالنبات النووي", None)
        );
        assert_eq!(found(list, "ألقت حفلة كبيرة."), one("ألقت حفلة", None));
        // Another spelling of the name.
        assert_eq!(found(list, "قال قسم الدولة الأمريكي").len(), 1);
        for right in [
            "مول بنك غربي المشروع.",
            "البنك الدولي الغربي",
            "البنك، الغربي",
            "البنك والغربي",
        ] {
            assert_eq!(found(list, right), [], "{right}");
        }
    }

    #[test]
    fn patterns_are_found_within_paragraphs() {
        let list = "phrase\tnatural\n# ours\n\n/(\\d+) بالمئة/\t$1 في المئة\n";
        assert_eq!(
            found(list, "ارتفع 12 بالمئة أمس."),
            one("12 بالمئة", Some("12 في المئة"))
        );
    }

    #[test]
    fn broken_lists_are_told_with_their_lines() {
        let broken = |list| {
            let error = Phrases::read(list, LANGUAGE).unwrap_err();
            (error.line, error.what)
        };
        assert_eq!(broken("phrase\n/(/\tx\n").0, 2);
        assert!(broken("/(/").1.contains("unclosed group"));
        assert!(broken("/a*/").1.contains("every place"));
        assert!(broken("\tnatural").1.contains("empty"));
        assert!(broken("West Bank").1.contains("no word of Arabic"));
        assert!(broken("a\tb\tc\td\te\tf\tg").1.contains("columns"));
        let (line, what) = broken("نبات\n\nالبنك الغربي\t\t\tزار البنك الغربي أمس.");
        assert_eq!((line, what.contains("where it is right")), (3, true));
    }
}

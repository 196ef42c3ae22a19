//! What an editor could put in the place of a foreign run.
//!
//! Five sources, in the order in which they are trusted: the glossary of the house, where there is one; the article,
//! which may render the same name elsewhere; the gazetteer, which knows how the press writes the famous; a list of the words that translation leaves
//! behind, from which phrases are built; and the sound of what no list knows. A run may need all of them:
//! `president ilhan aliyev` is a word and two names, `Sputnik Azerbaijan` two names of which the article may have
//! either.

use super::foreign::{Place, Run, Shape};
use super::gazetteer::{self, Entry, Gazetteer, Kind};
use super::glossary::Glossary;
use super::links::{self, Link, Rendered, Text};
use super::pieces::{Piece, PieceKind, pieces};
use super::transliterate;
use crate::language::Language;
use crate::language::rendering::{Definite, Gender, Part, Rendering, Role, Setting, Structure};
use crate::text::script::Script;
use crate::text::span::Span;
use crate::text::table::Row;
use crate::text::token;
use rustc_hash::FxHashMap;
use std::cell::LazyCell;
use std::ops::Range;
use std::sync::Arc;

/// Where a suggestion comes from.
#[derive(Clone, Debug, PartialEq)]
pub enum Origin {
    /// The glossary of the house has it.
    Settled,
    /// The article renders the same words; the places where it does.
    Article(Arc<[Span]>),
    /// The gazetteer has the name.
    Listed,
    /// It is put together, from words of the lists and names; the places of those parts that the article has.
    Built(Arc<[Span]>),
    /// It is what the name sounds like; other forms that are about as likely.
    Sound(Arc<[String]>),
}

/// What may replace the name in a run.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestion {
    /// The name in the script of the article.
    pub name: Arc<str>,
    /// Where it comes from.
    pub origin: Origin,
}

impl Suggestion {
    /// The text that may replace a whole run: the name with the run's proclitics, and with the spaces that
    /// are missing around it.
    #[must_use]
    pub fn for_run(&self, source: &str, run: &Run, language: &Language) -> String {
        let mut text = match language.clitics {
            Some(clitics) => (clitics.attach)(run.clitics(source), &self.name),
            None => self.name.to_string(),
        };
        if run.glued_before {
            text.insert(0, ' ');
        }
        if run.glued_after {
            text.push(' ');
        }
        text
    }
}

/// What may replace each of an article's runs, when anything is known; thought out once for each name.
#[must_use]
pub fn suggestions(
    text: Text<'_>,
    runs: &[Run],
    links: &[Link],
    glossary: Option<&Glossary>,
    language: &Language,
) -> Vec<Option<Suggestion>> {
    let Some(rendering) = language.rendering else {
        return vec![None; runs.len()];
    };
    let gazetteer = gazetteer::of(language);
    let renderer = Renderer {
        text,
        language,
        rendering,
        gazetteer,
        glossary,
        other_letter: LazyCell::new(Box::new(move || {
            writes_other_letter(text, rendering, gazetteer)
        })),
    };
    let mut known: FxHashMap<(&str, bool, Setting), Option<Suggestion>> = FxHashMap::default();
    runs.iter()
        .zip(links)
        .map(|(run, link)| {
            // The original of what stands before it is to stay as it is.
            if run.shape == Shape::Sentence || run.place == Place::Gloss {
                return None;
            }
            let core = run.core.of(text.source);
            let is_work = run.place == Place::Quoted || renderer.is_work(run);
            let setting = renderer.setting(run);
            let suggestion = known
                .entry((core, is_work, setting))
                .or_insert_with(|| renderer.suggest(core, run.shape, is_work, setting, link))
                .clone()?;
            Some(renderer.without_repetition(run, suggestion))
        })
        .collect()
}

/// What may replace a word in which letters of the article's script and of another are mixed: the word of the
/// article that begins, sounds and ends so, else its parts, the foreign ones by meaning or sound.
#[must_use]
pub fn mixed(text: Text<'_>, word: Span, language: &Language) -> Option<Suggestion> {
    let rendering = language.rendering?;
    let words = language.words?;
    let parts: Vec<(Script, &str)> = token::parts(text.source, word)
        .map(|(script, span)| (script, span.of(text.source)))
        .collect();
    if !parts.iter().any(|(script, _)| *script == language.script)
        || parts
            .iter()
            .any(|(script, _)| *script != language.script && *script != Script::Latin)
    {
        return None;
    }
    if let Some((name, places)) = links::mixed(text, &parts, language) {
        return Some(Suggestion {
            name: name.into(),
            origin: Origin::Article(places.into()),
        });
    }
    let mut name = String::new();
    let mut known = false;
    for (place, (script, part)) in parts.iter().enumerate() {
        if *script == language.script {
            name.push_str(&(words.plain)(part));
            continue;
        }
        // An ending is grafted on a word of the other language: its meaning takes it as well.
        let meaning = rendering
            .words
            .all(&part.to_lowercase())
            .find(|row| matches!(row.cell(1), "adj" | "noun") && !row.cell(2).contains(' '));
        match meaning.filter(|_| place == 0 && part.chars().count() > SHORT) {
            Some(row) => {
                known = true;
                name.push_str(row.cell(2));
            }
            None => {
                let forms = transliterate::forms(part, FORMS, language);
                name.push_str(&forms.first()?.text);
            }
        }
    }
    Some(Suggestion {
        name: name.into(),
        origin: if known {
            Origin::Built(Arc::default())
        } else {
            Origin::Sound(Arc::default())
        },
    })
}

/// The forms that a name may take in a language, the best first, without an article to ask: the ones that the
/// gazetteer has for it, then what it sounds like. None when the name has no letter that can be read.
#[must_use]
pub fn forms(name: &str, count: usize, language: &Language) -> Vec<String> {
    let mut forms: Vec<String> = Vec::new();
    let entries: Vec<Entry> = match gazetteer::of(language) {
        Some(gazetteer) => gazetteer.by_english(name).collect(),
        None => Vec::new(),
    };
    let mut add = |form: &str| {
        if !forms.iter().any(|known| known == form) {
            forms.push(form.to_owned());
        }
    };
    entries.iter().for_each(|entry| add(entry.form));
    for form in transliterate::forms(name, count, language).iter() {
        add(&form.text);
    }
    forms.truncate(count);
    forms
}

/// The reason of a noun in the list of institutions that says that something is a company.
const COMPANY: &str = "company, translated before its name";

/// Most pieces of a name or a phrase of the lists.
const LONGEST: usize = 8;

/// Forms of a name that are looked at: the one suggested and the others that are told.
const FORMS: usize = 3;

/// A name of no more letters than this may be another word where it stands in the article.
const SHORT: usize = 3;

/// Some pieces of a run that belong together, and what is known of them.
struct Unit {
    pieces: Range<usize>,
    settled: Option<String>,
    article: Option<Rendered>,
    listed: Option<Entry>,
    words: Vec<Row>,
    /// The adjective that it says the contrary of.
    contrary: Option<Row>,
}

impl Unit {
    fn word(&self, part_of_speech: &str) -> Option<Row> {
        let mut rows = self.words.iter().copied();
        rows.find(|row| row.cell(1) == part_of_speech)
    }

    /// What the list of words says of a unit that has a meaning of its own.
    fn content(&self) -> Option<Row> {
        ["title", "phrase", "noun", "adj", "verb"]
            .iter()
            .find_map(|pos| self.word(pos))
            .or(self.contrary)
    }

    /// Whether it says of what stands beside it whose or against whom it is: `-based`, `anti-`.
    fn relates(&self) -> bool {
        self.word("suffix").is_some() || self.word("prefix").is_some()
    }

    fn is(&self, kind: impl Fn(Kind) -> bool) -> bool {
        self.listed.is_some_and(|entry| kind(entry.kind))
    }
}

/// What a rendering was made from.
#[derive(Default)]
struct Sources {
    places: Vec<Span>,
    settled: bool,
    article: bool,
    listed: bool,
    words: bool,
    sound: bool,
}

struct Renderer<'a> {
    text: Text<'a>,
    language: &'a Language,
    rendering: &'static Rendering,
    gazetteer: Option<&'static Gazetteer>,
    glossary: Option<&'a Glossary>,
    /// Whether the article writes a sound with the other of two letters ([`Rendering::letter_habit`]).
    other_letter: LazyCell<bool, Box<dyn FnOnce() -> bool + 'a>>,
}

/// Whether an article writes known names with the other letter of [`Rendering::letter_habit`] rather than with the
/// first.
fn writes_other_letter(
    text: Text<'_>,
    rendering: &Rendering,
    gazetteer: Option<&'static Gazetteer>,
) -> bool {
    let Some(gazetteer) = gazetteer else {
        return false;
    };
    /// Names that are enough to tell a habit by.
    const LEAST: usize = 2;
    let (_, [ours, other]) = rendering.letter_habit;
    let (mut first, mut second) = (0, 0);
    for word in text
        .vocabulary
        .words()
        .iter()
        .filter(|word| !word.facts.known)
    {
        let form = &word.form[usize::from(word.facts.base)..];
        let has = |letter: char| form.chars().any(|c| c == letter);
        if has(ours) {
            first += usize::from(gazetteer.by_form(form).any(|entry| entry.form == form));
        } else if has(other) {
            let named =
                |entry: Entry| entry.form != form && swapped(entry.form, ours, other) == form;
            second += usize::from(gazetteer.by_form(form).any(named));
        }
    }
    second >= LEAST && second > 2 * first
}

fn swapped(form: &str, from: char, to: char) -> String {
    form.chars()
        .map(|c| if c == from { to } else { c })
        .collect()
}

impl Renderer<'_> {
    /// Whether the word before a run says that it is the title of a work.
    fn is_work(&self, run: &Run) -> bool {
        let before = (0..run.tokens.start)
            .rev()
            .take(2)
            .find_map(|token| self.text.vocabulary.of_token(token));
        before.is_some_and(|word| {
            let word = self.text.vocabulary.word(word);
            let base = &word.form[usize::from(word.facts.base)..];
            let classes = self.language.words.map(|words| (words.classes)(base));
            word.facts.classes.is_work_title() || classes.is_some_and(|c| c.is_work_title())
        })
    }

    /// What the words around a run say of its place: an adjective behind it takes the article with it, a
    /// preposition before it governs it. A name is definite.
    fn setting(&self, run: &Run) -> Setting {
        let form = |token: usize| {
            let word = self.text.vocabulary.of_token(token)?;
            Some(&*self.text.vocabulary.word(word).form)
        };
        let gap = |a: usize, b: usize| {
            let tokens = self.text.tokens;
            &self.text.source[tokens[a].span.end()..tokens[b].span.start()] == " "
        };
        let before = run.tokens.start.checked_sub(1);
        let before = before
            .filter(|before| gap(*before, run.tokens.start))
            .and_then(form);
        let after = Some(run.tokens.end)
            .filter(|after| *after < self.text.tokens.len() && gap(*after - 1, *after))
            .and_then(form);
        let clitics = run.clitics(self.text.source);
        let definite = match after.and_then(self.rendering.definite_before) {
            _ if run.shape != Shape::Words => Definite::Yes,
            _ if clitics.contains("ال") || clitics.contains("لل") => Definite::Yes,
            Some(definite) => definite,
            None => Definite::Unsaid,
        };
        Setting {
            definite,
            oblique: before.is_some_and(self.rendering.governs)
                || clitics.contains(['ب', 'ل', 'ك']),
        }
    }

    /// A suggestion whose first word stands before the run already: `مؤشر S&P 500`.
    fn without_repetition(&self, run: &Run, suggestion: Suggestion) -> Suggestion {
        let Some(before) = run.tokens.start.checked_sub(1) else {
            return suggestion;
        };
        let tokens = self.text.tokens;
        let gap = &self.text.source[tokens[before].span.end()..run.span.start()];
        let word = self.text.vocabulary.of_token(before);
        let (Some((first, rest)), Some(word), " ") = (
            suggestion.name.split_once(' '),
            word,
            gap.trim_end_matches(['"', '«', '“']),
        ) else {
            return suggestion;
        };
        let form = &*self.text.vocabulary.word(word).form;
        let bare = form.strip_suffix(first);
        let is_clitic = |text: &str| {
            text.is_empty()
                || self
                    .language
                    .clitics
                    .is_some_and(|c| (c.is_proclitic)(text))
        };
        // The same noun with an article before a name without one is no repetition but apposition.
        match bare {
            Some(clitics) if is_clitic(clitics) && first.chars().nth(2).is_some() => Suggestion {
                name: rest.into(),
                ..suggestion
            },
            _ => suggestion,
        }
    }

    /// A text in the spelling that the article keeps to, where desks have different ones.
    fn in_habit(&self, english: &str, text: String) -> String {
        let mut text = text;
        let stands = |stem: &str| {
            memchr::memmem::find(self.text.source.as_bytes(), stem.as_bytes()).is_some()
        };
        for [ours, other] in self.rendering.habits {
            for (from, to) in [(ours, other), (other, ours)] {
                if text.contains(from) && !stands(from) && stands(to) {
                    text = text.replace(from, to);
                }
            }
        }
        let (sound, [ours, other]) = self.rendering.letter_habit;
        if !text.contains(ours) || !english.to_lowercase().contains(sound) || !*self.other_letter {
            return text;
        }
        // A word of the language itself keeps its letters.
        let is_word = |word: &str| {
            self.language
                .words
                .is_some_and(|w| (w.base)(word).is_some())
        };
        let words: Vec<String> = text
            .split(' ')
            .map(|word| {
                let changed = swapped(word, ours, other);
                let listed = self
                    .gazetteer
                    .is_some_and(|g| g.by_form(&changed).any(|entry| entry.form == word));
                if listed || !is_word(word) {
                    changed
                } else {
                    word.to_owned()
                }
            })
            .collect();
        words.join(" ")
    }

    /// The pieces of a name without the legal form of a company behind it, which is not translated.
    fn without_form<'b, 'c>(&self, core: &str, pieces: &'b [Piece<'c>]) -> &'b [Piece<'c>] {
        let mut end = pieces.len();
        while end > 1 {
            let is_form = |from: usize| {
                let text = &core[pieces[from].start..pieces[end - 1].end()];
                let key = text.to_lowercase().replace(['.', ' '], "");
                pieces[from - 1].end() < pieces[from].start
                    && (text.starts_with(char::is_uppercase) || text == "plc")
                    && self
                        .rendering
                        .words
                        .all(&key)
                        .any(|row| row.cell(1) == "form")
            };
            let Some(from) = (1..end).rev().take(3).find(|from| is_form(*from)) else {
                break;
            };
            end = from;
            if end > 1 && matches!(pieces[end - 1].text, "&" | ",") {
                end -= 1;
            }
        }
        &pieces[..end]
    }

    fn suggest(
        &self,
        core: &str,
        shape: Shape,
        is_work: bool,
        setting: Setting,
        link: &Link,
    ) -> Option<Suggestion> {
        if let Some(form) = self.glossary.and_then(|g| g.preferred(core)) {
            return Some(Suggestion {
                name: form.into(),
                origin: Origin::Settled,
            });
        }
        let pieces = pieces(core);
        if pieces.is_empty() {
            return None;
        }
        let pieces = if is_work || self.listed(core, true).is_some() {
            &pieces[..]
        } else {
            self.without_form(core, &pieces)
        };
        let end = pieces.last()?.end();
        let words = || pieces.iter().filter(|piece| piece.kind == PieceKind::Word);
        // Without the small letters of its legal form, a company's name is one: Arm Holdings plc.
        let (shape, setting) = if end < core.len()
            && shape == Shape::Words
            && words().all(|word| word.text.starts_with(char::is_uppercase))
        {
            (Shape::Name, setting.definite(Definite::Yes))
        } else {
            (shape, setting)
        };
        let core = &core[..end];
        let units = self.units(core, pieces, link);
        let mut sources = Sources::default();
        // A title has its subtitle behind a colon.
        let is_work = is_work || pieces.iter().any(|piece| piece.text == ":");
        let name = if let Some(name) = self.company(pieces, &units, shape, &mut sources) {
            name
        } else if units
            .split(|unit| is_stop(pieces, unit))
            .any(|units| self.is_translated(pieces, units, shape, is_work))
        {
            let first = pieces[0].text.to_lowercase();
            let setting = if matches!(first.as_str(), "a" | "an") {
                setting.definite(Definite::No)
            } else {
                setting
            };
            // What stands before and behind a colon or a comma are two phrases.
            let mut name = String::new();
            for units in units.split_inclusive(|unit| is_stop(pieces, unit)) {
                let stop = units.last().filter(|unit| is_stop(pieces, unit));
                let phrase = &units[..units.len() - usize::from(stop.is_some())];
                let text = if self.is_translated(pieces, phrase, shape, is_work) {
                    let parts = self.parts(pieces, phrase, is_work, &mut sources);
                    (self.rendering.phrase)(&parts, setting)
                } else {
                    self.name(pieces, phrase, &mut sources)
                };
                if !name.is_empty() && !text.is_empty() {
                    name.push(' ');
                }
                name.push_str(&text);
                if let Some(stop) = stop {
                    name.push_str(&self.sound(&pieces[stop.pieces.start], &mut sources));
                }
            }
            name
        } else {
            self.name(pieces, &units, &mut sources)
        };
        let name = match sources.settled {
            true => name,
            false => self.in_habit(core, name),
        };
        if !name.contains(char::is_alphanumeric) {
            return None;
        }
        let origin = match sources {
            Sources {
                settled: false,
                listed: false,
                words: false,
                sound: false,
                mut places,
                ..
            } => {
                places.sort_unstable();
                places.dedup();
                Origin::Article(places.into())
            }
            sources => {
                // However it was found: when it stands in the article, that is the best that can be said for it.
                // A short word may stand there as another.
                let places = if name.chars().nth(SHORT).is_some() {
                    links::places_of(self.text, &name)
                } else {
                    Vec::new()
                };
                let Sources {
                    settled,
                    article,
                    listed,
                    words,
                    sound,
                    places: parts,
                } = sources;
                match () {
                    () if settled && !article && !listed && !words && !sound => Origin::Settled,
                    () if !places.is_empty() => Origin::Article(places.into()),
                    () if listed && !words && !sound && !article => Origin::Listed,
                    () if settled || listed || words || article => Origin::Built(parts.into()),
                    () => Origin::Sound(self.others(pieces, &name)),
                }
            }
        };
        Some(Suggestion {
            name: name.into(),
            origin,
        })
    }

    /// The units of a run: at each place the longest that anything is known of.
    fn units(&self, core: &str, pieces: &[Piece<'_>], link: &Link) -> Vec<Unit> {
        let mut units = Vec::new();
        let mut at = 0;
        while at < pieces.len() {
            let article = link.iter().find(|r| r.pieces.start == at).cloned();
            let settled = self.settled(core, pieces, at);
            let slice = |end: usize| &core[pieces[at].start..pieces[end - 1].end()];
            let ends = (at + 1..=pieces.len().min(at + LONGEST)).rev();
            let ends = ends.filter(|end| {
                // What separates is no part of a name, and no name ends within a word: `OpenAI` is not `Open`.
                if matches!(pieces[end - 1].text, ":" | "," | ";") && end - 1 > at {
                    return false;
                }
                pieces.get(*end).is_none_or(|next| {
                    next.start > pieces[end - 1].end() || next.kind == PieceKind::Sign
                })
            });
            let mut unit = Unit {
                pieces: at..at + 1,
                settled: None,
                article: None,
                listed: None,
                words: Vec::new(),
                contrary: None,
            };
            for end in ends {
                let text = slice(end);
                let here = settled.iter().find(|(pieces, _)| *pieces == (at..end));
                if let Some((pieces, form)) = here {
                    unit = Unit {
                        pieces: pieces.clone(),
                        settled: Some((*form).to_owned()),
                        article: None,
                        // What it is tells how its neighbours agree with it.
                        listed: self
                            .listed(text, false)
                            .filter(|entry| entry.kind.is_place() || entry.kind.is_person()),
                        words: Vec::new(),
                        contrary: None,
                    };
                    break;
                }
                // What the house writes otherwise does not stand so within a longer name.
                let kept = |name: &str| {
                    settled
                        .iter()
                        .all(|(pieces, form)| pieces.end > end || name.contains(form))
                };
                let starts_in_word = at > 0 && pieces[at - 1].end() == pieces[at].start;
                // The words of a word with capitals inside are a name's: RedState is no red state.
                let ends_in_word = pieces.get(end).is_some_and(|next| {
                    next.start == pieces[end - 1].end() && next.kind != PieceKind::Sign
                });
                let camel = (at + 1..end).any(|i| pieces[i].start == pieces[i - 1].end());
                let words = if starts_in_word || ends_in_word || camel {
                    Vec::new()
                } else {
                    let hyphen = pieces.get(end).is_some_and(|next| {
                        next.kind == PieceKind::Hyphened && next.start == pieces[end - 1].end() + 1
                    });
                    self.words(text, &pieces[at..end], hyphen)
                };
                // What joins words is no name.
                let joins = words
                    .iter()
                    .any(|row| matches!(row.cell(1), "det" | "prep" | "conj"));
                let listed = if starts_in_word || joins && end == at + 1 {
                    None
                } else {
                    self.listed(text, pieces.len() == end - at)
                };
                // The Royal Society is one name, and the Royal Society of Medicine another.
                let goes_on = pieces.get(end).is_some_and(|next| next.text == "of");
                let listed = listed.filter(|entry| {
                    !(goes_on && is_body(entry.kind))
                        && (!entry.kind.is_person() || kept(entry.form))
                });
                let rendered = article
                    .as_ref()
                    .filter(|r| r.pieces.end == end && kept(&r.text));
                if listed.is_some() || !words.is_empty() || rendered.is_some() {
                    unit = Unit {
                        pieces: at..end,
                        settled: None,
                        article: rendered.cloned(),
                        listed,
                        words,
                        contrary: None,
                    };
                    break;
                }
            }
            let known = unit.listed.is_some() || unit.settled.is_some() || unit.article.is_some();
            if !known && unit.words.is_empty() {
                unit.contrary = self.contrary(&pieces[at]);
            }
            at = unit.pieces.end;
            units.push(unit);
        }
        self.correct(pieces, &mut units);
        units
    }

    /// What the glossary has for pieces from `at` on, for names that begin there or behind it.
    fn settled(&self, core: &str, pieces: &[Piece<'_>], at: usize) -> Vec<(Range<usize>, &str)> {
        let Some(glossary) = self.glossary else {
            return Vec::new();
        };
        let mut settled = Vec::new();
        for start in at..pieces.len().min(at + LONGEST) {
            let within = |end: usize| {
                let next = pieces.get(end);
                start > 0 && pieces[start - 1].end() == pieces[start].start
                    || next.is_some_and(|next| {
                        next.start == pieces[end - 1].end() && next.kind != PieceKind::Sign
                    })
            };
            for end in start + 1..=pieces.len().min(at + LONGEST) {
                let text = &core[pieces[start].start..pieces[end - 1].end()];
                if !within(end)
                    && let Some(form) = glossary.preferred(text)
                {
                    settled.push((start..end, form));
                }
            }
        }
        settled
    }

    /// Puts the given name in the place of one that is misspelled before a known family name.
    fn correct(&self, pieces: &[Piece<'_>], units: &mut [Unit]) {
        let Some(gazetteer) = self.gazetteer else {
            return;
        };
        for at in 1..units.len() {
            let (given, family) = (&units[at - 1], &units[at]);
            let single = |unit: &Unit| {
                unit.pieces.len() == 1 && pieces[unit.pieces.start].kind == PieceKind::Word
            };
            if !single(given)
                || !single(family)
                || given.article.is_some()
                || given.settled.is_some()
                || !family.is(|kind| kind == Kind::Family)
            {
                continue;
            }
            let text = |unit: &Unit| pieces[unit.pieces.start].text;
            if let Some(meant) = gazetteer.meant(text(given), text(family)) {
                let listed = gazetteer.likeliest(&meant, false);
                units[at - 1].listed = listed.or(units[at - 1].listed);
            }
        }
    }

    /// The name of the gazetteer that is written so; `alone` when nothing else stands in the run.
    fn listed(&self, text: &str, alone: bool) -> Option<Entry> {
        if !text.contains(char::is_alphabetic) {
            return None;
        }
        let gazetteer = self.gazetteer?;
        gazetteer.likeliest(text, alone).or_else(|| {
            // What owns something is named without its ending: Europe's.
            let owner = text.strip_suffix("'s").or(text.strip_suffix("’s"))?;
            gazetteer.likeliest(owner, alone)
        })
    }

    /// The rows of the list of words for a word or a phrase.
    fn words(&self, text: &str, pieces: &[Piece<'_>], hyphen_behind: bool) -> Vec<Row> {
        // U.S. is a word, F. W. is none.
        if pieces.iter().any(|p| p.kind == PieceKind::Initial) && text.contains(' ') {
            return Vec::new();
        }
        let small = text.contains(char::is_lowercase);
        let look = |key: &str| -> Vec<Row> {
            let rows = self.rendering.words.all(key);
            rows.filter(|row| {
                row.cell(1) != "form" && !(small && structure(*row) == Structure::Capitals)
            })
            .collect()
        };
        let key = text.to_lowercase().replace('.', "");
        let single = pieces.len() == 1;
        if single && hyphen_behind {
            let rows = look(&format!("{key}-"));
            if !rows.is_empty() {
                return rows;
            }
        }
        if single && pieces[0].kind == PieceKind::Hyphened {
            let rows = look(&format!("-{key}"));
            if !rows.is_empty() {
                return rows;
            }
        }
        let rows = look(&key);
        if !rows.is_empty() {
            return rows;
        }
        if key.contains('-') {
            return look(&key.replace('-', " "));
        }
        match key.strip_suffix("'s").or(key.strip_suffix("’s")) {
            Some(owner) => look(owner),
            None => Vec::new(),
        }
    }

    /// The adjective of which a word says the contrary: `unacceptable`.
    fn contrary(&self, piece: &Piece<'_>) -> Option<Row> {
        if piece.text.contains(char::is_uppercase) {
            return None;
        }
        let adjective = |word: &str| {
            let mut rows = self.rendering.words.all(word);
            rows.find(|row| row.cell(1) == "adj" && structure(*row) == Structure::Plain)
        };
        let stem = piece
            .text
            .strip_prefix("non")
            .or(piece.text.strip_prefix("un"))?;
        adjective(stem)
    }

    /// The name of a company whose last word says what it is: `Carlyle Group`. What it is called keeps its sound.
    fn company(
        &self,
        pieces: &[Piece<'_>],
        units: &[Unit],
        shape: Shape,
        sources: &mut Sources,
    ) -> Option<String> {
        let (last, named) = units.split_last()?;
        let key = pieces[last.pieces.start].text.to_lowercase();
        let row = self.rendering.institutions.get(&key)?;
        if shape != Shape::Name
            || row.cell(1) != COMPANY
            || last.listed.is_some()
            || pieces[last.pieces.start].text == key
        {
            return None;
        }
        let strange = |unit: &Unit| {
            unit.listed.map_or(unit.words.is_empty(), |entry| {
                matches!(
                    entry.kind,
                    Kind::Company | Kind::Brand | Kind::Family | Kind::Bank
                )
            }) || unit.word("num").is_some()
        };
        let described = |unit: &Unit| {
            unit.listed
                .is_some_and(|entry| entry.kind == Kind::Nationality)
                || unit.word("prep").is_some()
                || unit.word("title").is_some()
        };
        if !named.iter().any(strange) || named.iter().any(described) {
            return None;
        }
        sources.words = true;
        let name = self.name(pieces, named, sources);
        Some(format!("{} {name}", last.word("noun")?.cell(2)))
    }

    /// Whether a run is translated, and not a name whose words keep their sound.
    fn is_translated(
        &self,
        pieces: &[Piece<'_>],
        units: &[Unit],
        shape: Shape,
        is_work: bool,
    ) -> bool {
        let content = units
            .iter()
            .any(|unit| unit.content().is_some() || unit.relates());
        if !content {
            return false;
        }
        let first = pieces[units[0].pieces.start].text;
        if shape == Shape::Words || first.starts_with(char::is_lowercase) {
            return true;
        }
        let is_name =
            |unit: &Unit| unit.settled.is_some() || unit.listed.is_some() || unit.article.is_some();
        let known = |unit: &Unit| is_name(unit) || !unit.words.is_empty() || is_fixed(pieces, unit);
        if is_work && !units.iter().all(is_name) {
            return units.iter().all(known);
        }
        units.iter().enumerate().any(|(at, unit)| {
            if unit.relates() && units.len() > 1 {
                return true;
            }
            if is_name(unit) && !unit.is(Kind::is_person) {
                return false;
            }
            let next = units.get(at + 1);
            let names_follow = next.is_some_and(|next| {
                next.is(|kind| kind.is_place() || kind.is_person()) || next.words.is_empty()
            });
            let of_follows = next.is_some_and(|next| next.word("prep").is_some());
            let institution =
                unit.pieces.len() == 1 && self.is_institution(&pieces[unit.pieces.start]);
            let person = unit.word("noun").is_some_and(|row| !row.cell(3).is_empty());
            let before_place = next.is_some_and(|next| next.is(Kind::is_place));
            match () {
                // What the list of words has for capitals is what they mean: CEOs.
                () if units.len() == 1 => {
                    unit.word("phrase").is_some()
                        || pieces[unit.pieces.start].kind == PieceKind::Acronym
                            && (unit.word("noun").is_some() || unit.word("title").is_some())
                }
                () if unit.word("title").is_some() && is_name(unit) => {
                    at == 0 && (of_follows || next.is_some_and(is_rank_before))
                }
                () if unit.word("title").is_some() => names_follow || of_follows || at > 0,
                () if institution => unit.word("noun").is_some(),
                () if unit.word("phrase").is_some() => true,
                () => person && before_place,
            }
        })
    }

    /// Whether a word is translated where it stands in the name of an institution or a place.
    fn is_institution(&self, piece: &Piece<'_>) -> bool {
        let word = piece.text.to_lowercase();
        self.rendering.institutions.get(&word).is_some()
    }

    /// The parts of a phrase that is translated.
    fn parts(
        &self,
        pieces: &[Piece<'_>],
        units: &[Unit],
        is_work: bool,
        sources: &mut Sources,
    ) -> Vec<Part> {
        let mut parts: Vec<Part> = Vec::new();
        for (at, unit) in units.iter().enumerate() {
            let before_name = units.get(at + 1).is_some_and(|next| next.listed.is_some());
            let after_person = parts
                .last()
                .is_some_and(|part| matches!(part.role, Role::Title | Role::Person));
            let first = &pieces[unit.pieces.start];
            let lower = first.text.starts_with(char::is_lowercase);
            let next = units.get(at + 1);
            let noun_follows = next.is_some_and(|next| {
                next.word("noun")
                    .or(next.word("phrase"))
                    .or(next.word("title"))
                    .is_some()
                    && next.listed.is_none()
            });
            // What describes a noun is an adjective where there is one: state aid. A country may be one as well.
            let describes = unit.word("adj").filter(|row| {
                let name = unit
                    .is(|kind| kind.is_person() || kind.is_place() || kind == Kind::Nationality);
                noun_follows && (!name || structure(*row) == Structure::Capitals)
            });
            if let Some(row) = describes.filter(|_| unit.listed.is_some()) {
                sources.words = true;
                parts.push(part(row));
                continue;
            }
            let word = describes
                .filter(|_| unit.word("phrase").is_none() && unit.article.is_none())
                .or_else(|| unit.content())
                .or_else(|| unit.words.first().copied())
                .filter(|row| {
                    let person = matches!(unit.listed, Some(entry) if entry.kind.is_person());
                    let title = row.cell(1) == "title" || !row.cell(3).is_empty() && before_name;
                    match unit.listed {
                        None => unit.article.is_none() || lower,
                        // Will, May, Baker: words where a small letter or their place says so.
                        Some(_) if person && is_work && row.cell(1) != "title" => true,
                        Some(_)
                            if person
                                && at == 0
                                && next.is_some_and(|next| next.is(Kind::is_place)) =>
                        {
                            // Countries are no family names: an ally and not Ally.
                            let country = next.is_some_and(|n| n.is(|k| k == Kind::Country));
                            row.cell(1) == "noun"
                                && (self.is_institution(first)
                                    || country && !row.cell(3).is_empty())
                        }
                        Some(_) if person => !after_person && (lower || title),
                        Some(_) => lower || row.cell(1) != "noun" && row.cell(1) != "adj",
                    }
                });
            if let Some(row) = word {
                sources.words = true;
                if !row.cell(2).is_empty() {
                    let mut part = part(row);
                    if unit.contrary.is_some() {
                        part.text.insert_str(0, "غير ");
                        part.feminine.insert_str(0, "غير ");
                    }
                    if parts.iter().any(|part| part.role == Role::Number) {
                        part.singular = self.singular(row.key());
                    }
                    parts.push(part);
                }
                continue;
            }
            let role = match unit.listed.map(|entry| entry.kind) {
                Some(kind) if kind.is_person() => Role::Person,
                Some(kind) if kind.is_place() => Role::Place,
                Some(Kind::Nationality) => Role::Adjective,
                _ if after_person => Role::Person,
                _ => Role::Name,
            };
            if let (Role::Adjective, Some(entry)) = (role, unit.listed) {
                sources.listed = true;
                // By whom something is led is told by the country and not by the people.
                let related = next.is_some_and(|next| next.word("suffix").is_some())
                    || parts.last().is_some_and(|part| part.role == Role::Prefix);
                let country = self
                    .gazetteer
                    .and_then(|g| g.likeliest(entry.english, true));
                parts.push(
                    match country.filter(|_| related && !entry.english.is_empty()) {
                        Some(country) => Part::plain(Role::Place, country.form),
                        None => Part {
                            feminine: entry.feminine().to_owned(),
                            ..Part::plain(role, entry.form)
                        },
                    },
                );
                continue;
            }
            let text = self.unit(pieces, unit, sources);
            if text.is_empty() {
                continue;
            }
            let of_suffix = parts.last().is_some_and(|part| part.role == Role::Suffix);
            let gender = match unit.listed.map(|entry| entry.gender) {
                Some(b'f') => Gender::Feminine,
                // Of whom nothing is known is a company where it is told where it sits.
                None if of_suffix => Gender::Feminine,
                _ => Gender::Masculine,
            };
            parts.push(Part {
                gender,
                ..Part::plain(role, text)
            });
        }
        parts
    }

    /// The singular of a counted noun and its gender.
    fn singular(&self, plural: &str) -> Option<(&'static str, Gender)> {
        let stems = [
            plural.strip_suffix("ies").map(|stem| format!("{stem}y")),
            plural.strip_suffix('s').map(str::to_owned),
            plural.strip_suffix("es").map(str::to_owned),
            plural.strip_suffix("men").map(|stem| format!("{stem}man")),
            (plural == "people").then(|| "person".to_owned()),
            (plural == "children").then(|| "child".to_owned()),
        ];
        let noun = |word: String| {
            let mut rows = self.rendering.words.all(&word);
            rows.find(|row| row.cell(1) == "noun")
        };
        let row = stems.into_iter().flatten().find_map(noun)?;
        Some((row.cell(2), gender(row)))
    }

    /// A name whose words keep their sound or are known as they are.
    fn name(&self, pieces: &[Piece<'_>], units: &[Unit], sources: &mut Sources) -> String {
        let mut name = String::new();
        // Beside what no list has, a word of a name means nothing else than its sound.
        let unknown = |unit: &Unit| {
            unit.settled.is_none()
                && unit.listed.is_none()
                && unit.article.is_none()
                && !is_fixed(pieces, unit)
        };
        let strange = units.len() > 1 && units.iter().any(unknown);
        for unit in units {
            let first = &pieces[unit.pieces.start];
            let sounded = strange
                && unit.pieces.len() == 1
                && unit.settled.is_none()
                && unit.article.is_none()
                && match unit.listed.map(|entry| entry.kind) {
                    Some(Kind::Country | Kind::Capital | Kind::City) => {
                        first.kind == PieceKind::Acronym
                    }
                    Some(kind) if kind.is_person() => false,
                    _ => {
                        first.kind == PieceKind::Acronym
                            || self
                                .rendering
                                .sounds
                                .get(&first.text.to_lowercase())
                                .is_some()
                    }
                };
            let text = if sounded {
                self.sound(first, sources)
            } else {
                self.unit(pieces, unit, sources)
            };
            if text.is_empty() {
                continue;
            }
            if !name.is_empty() && !text.starts_with([':', '،', '؛', '!', '؟']) {
                name.push(' ');
            }
            name.push_str(&text);
        }
        name
    }

    /// A unit as a name: as the article has it, as the gazetteer has it, as it sounds.
    fn unit(&self, pieces: &[Piece<'_>], unit: &Unit, sources: &mut Sources) -> String {
        if let Some(form) = &unit.settled {
            sources.settled = true;
            return form.clone();
        }
        if let Some(entry) = unit.listed {
            // The article may print another of its forms.
            let forms = entry.also.split('|').chain([entry.form]);
            for form in forms.filter(|form| !form.is_empty()) {
                let places = links::places_of(self.text, form);
                if !places.is_empty() {
                    sources.article = true;
                    sources.places.extend(places);
                    return form.to_owned();
                }
            }
        }
        if let Some(rendered) = &unit.article {
            sources.article = true;
            sources.places.extend(&rendered.places);
            return rendered.text.clone();
        }
        let common = matches!(
            unit.listed,
            Some(Entry {
                kind: Kind::Nationality | Kind::Language,
                ..
            })
        );
        if let Some(entry) = unit.listed.filter(|_| !common || pieces.len() == 1) {
            sources.listed = true;
            return entry.form.to_owned();
        }
        let mut text = String::new();
        for piece in &pieces[unit.pieces.clone()] {
            let sound = self.sound(piece, sources);
            let close = sound.starts_with([':', '،', '؛', '!', '؟']);
            if !text.is_empty() && !sound.is_empty() && !close {
                text.push(' ');
            }
            text.push_str(&sound);
        }
        text
    }

    /// A piece by its sound.
    fn sound(&self, piece: &Piece<'_>, sources: &mut Sources) -> String {
        match piece.kind {
            PieceKind::Number => piece.text.to_owned(),
            PieceKind::Sign => {
                let sign = piece.text.chars().next().unwrap_or(' ');
                match (self.rendering.sign)(sign) {
                    Some(text) => text.to_owned(),
                    None if matches!(sign, ':' | '!') => piece.text.to_owned(),
                    None => String::new(),
                }
            }
            PieceKind::Initial => {
                sources.sound = true;
                let initial = piece.text.chars().next().map(self.rendering.initial);
                format!("{}.", initial.unwrap_or_default())
            }
            PieceKind::Acronym => {
                sources.sound = true;
                let letters = piece.text.chars().filter(|c| c.is_uppercase());
                let names: Vec<&str> = letters
                    .filter_map(|c| (self.rendering.letter)(c).first().copied())
                    .collect();
                names.join(" ")
            }
            PieceKind::Word | PieceKind::Hyphened => {
                sources.sound = true;
                if let Some(row) = self.rendering.sounds.get(&piece.text.to_lowercase()) {
                    return row.cell(1).to_owned();
                }
                if let Some(sound) = self.compound(piece.text) {
                    return sound;
                }
                let forms = transliterate::forms(piece.text, FORMS, self.language);
                forms
                    .first()
                    .map(|form| form.text.clone())
                    .unwrap_or_default()
            }
        }
    }

    /// The sound of a word that two listed words make: `Homestretch`.
    fn compound(&self, word: &str) -> Option<String> {
        /// Letters of the shorter and of the longer word, at least.
        const LETTERS: (usize, usize) = (4, 4);
        if !word.is_ascii() {
            return None;
        }
        let word = word.to_lowercase();
        let sound = |part: &str| Some(self.rendering.sounds.get(part)?.cell(1));
        (LETTERS.0..=word.len().saturating_sub(LETTERS.1))
            .rev()
            .find_map(|at| {
                let (first, second) = (sound(&word[..at])?, sound(&word[at..])?);
                (!first.contains(' ') && !second.contains(' ')).then(|| format!("{first}{second}"))
            })
    }

    /// Other forms of a name of one word that are about as likely as the one suggested.
    fn others(&self, pieces: &[Piece<'_>], name: &str) -> Arc<[String]> {
        /// Forms less likely than this share of the best are not worth an editor's time.
        const WORTH_TELLING: f32 = -1.5;
        let [piece] = pieces else {
            return Arc::default();
        };
        if piece.kind != PieceKind::Word {
            return Arc::default();
        }
        let forms = transliterate::forms(piece.text, FORMS, self.language);
        let best = forms.first().map_or(0.0, |form| form.score);
        forms
            .iter()
            .filter(|form| form.text != name && form.score - best > WORTH_TELLING)
            .map(|form| form.text.clone())
            .collect()
    }
}

/// Whether what may be a given name as well is a rank or an office before a unit: `Prince` before a given name.
fn is_rank_before(next: &Unit) -> bool {
    matches!(next.listed, Some(entry) if matches!(entry.kind, Kind::Given | Kind::Person))
}

/// Whether names of a kind may be the beginning of another name of the kind.
fn is_body(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Organisation | Kind::Company | Kind::Bank | Kind::Team | Kind::Brand | Kind::Work
    )
}

/// Whether a unit ends a phrase: a colon or a comma.
fn is_stop(pieces: &[Piece<'_>], unit: &Unit) -> bool {
    unit.pieces.len() == 1 && matches!(pieces[unit.pieces.start].text, ":" | "," | ";")
}

/// Whether a unit needs no list: a number, a sign, an initial.
fn is_fixed(pieces: &[Piece<'_>], unit: &Unit) -> bool {
    pieces[unit.pieces.clone()].iter().all(|piece| {
        matches!(
            piece.kind,
            PieceKind::Number | PieceKind::Sign | PieceKind::Initial
        )
    })
}

/// The structure of a row of the list of words.
fn structure(row: Row) -> Structure {
    Structure::named(row.cell(6))
}

fn gender(row: Row) -> Gender {
    match row.cell(5) {
        "f" => Gender::Feminine,
        "p" => Gender::People,
        _ => Gender::Masculine,
    }
}

/// The part that a row of the list of words makes.
fn part(row: Row) -> Part {
    let structure = structure(row);
    let role = match (row.cell(1), row.key()) {
        ("title", _) => Role::Title,
        ("noun" | "phrase", _) => Role::Noun,
        // What is done stands as a noun: investing.
        ("verb", _) if row.cell(7).starts_with("verbal noun") => Role::Noun,
        ("adj", _) => Role::Adjective,
        ("num", _) => match structure {
            Structure::Ordinal => Role::Adjective,
            Structure::Cardinal | Structure::Dual | Structure::Tens => Role::Number,
            _ => Role::Word,
        },
        ("det", "the") => Role::Article,
        // Whose it is stands directly behind in the language of the article.
        ("prep", "of") => Role::Of,
        ("conj", "and") => Role::And,
        ("suffix", _) => Role::Suffix,
        ("prefix", _) => Role::Prefix,
        _ => Role::Word,
    };
    Part {
        feminine: row.cell(3).to_owned(),
        construct: row.cell(4),
        gender: gender(row),
        structure,
        ..Part::plain(role, row.cell(2))
    }
}

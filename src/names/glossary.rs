//! What a newsroom has settled about words: how it writes what stands in English, and which forms it does not want.
//!
//! A [`Glossary`] is the first that is asked for a suggestion, decides which spelling of a name is the right one, and
//! finds the forms that are not to be used: with whatever is joined to their front, and phrases of known words in
//! their inflected forms as well. A form of one word is found as it stands there: the endings of a name make another
//! name of it.

use super::gazetteer::fold;
use crate::language::Language;
use crate::language::phrases::{Phrases, Text};
use crate::language::vocabulary::{self, Word};
use crate::text::span::Span;
use crate::text::token;
use rustc_hash::FxHashMap;

/// What is settled about one thing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// The row of the list that says so.
    pub row: usize,
    /// What stands in English; may be empty.
    pub english: String,
    /// The form that is preferred.
    pub preferred: String,
    /// The forms that are not to be used.
    pub avoid: Vec<String>,
    /// A remark; may be empty.
    pub note: String,
}

/// What a newsroom has settled about words.
#[derive(Debug)]
pub struct Glossary {
    language: &'static Language,
    entries: Vec<Entry>,
    /// Keys of the English names.
    english: FxHashMap<String, usize>,
    /// All forms, preferred or not to be used, as plain words with spaces between them.
    forms: FxHashMap<String, (usize, Use)>,
    /// The forms not to be used by their first words, with that word's article and without.
    firsts: FxHashMap<String, Vec<Avoided>>,
    /// Those that may stand inflected.
    phrases: Phrases,
}

/// Whether a form is the one to use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Use {
    Preferred,
    Avoided,
}

/// A form that is not to be used.
#[derive(Clone, Debug)]
struct Avoided {
    entry: usize,
    /// Its words behind the first one.
    rest: Vec<String>,
    /// Whether the article of the first word is taken off.
    without_article: bool,
}

/// A form in an article that is not to be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Met<'a> {
    /// What is settled.
    pub entry: &'a Entry,
    /// Where the form stands, with what is joined to it.
    pub span: Span,
    /// Where it stands without what is joined to its front.
    pub core: Span,
    /// What should stand there, with what is joined to it; none when it stands in another form than the list has.
    pub replacement: Option<String>,
}

impl Glossary {
    /// A glossary without entries, for articles in a language.
    #[must_use]
    pub fn new(language: &'static Language) -> Glossary {
        Glossary {
            language,
            entries: Vec::new(),
            english: FxHashMap::default(),
            forms: FxHashMap::default(),
            firsts: FxHashMap::default(),
            phrases: Phrases::new(language),
        }
    }

    /// Adds what a row settles.
    ///
    /// # Errors
    ///
    /// When the row cannot be understood, or another one says the contrary.
    pub fn add(&mut self, entry: Entry) -> Result<(), String> {
        let number = self.entries.len();
        let about = [&entry.english, &entry.preferred]
            .into_iter()
            .find(|text| !text.is_empty());
        let Some(about) = about else {
            return Err("neither the English nor the preferred form is given".to_owned());
        };
        if entry.preferred.is_empty() {
            return Err(format!("there is no preferred form for «{about}»"));
        }
        let preferred = self.words_of(&entry.preferred);
        if preferred.is_empty() {
            return Err(format!(
                "«{}» has no word of {}; what may stay in other letters is told with allow-latin",
                entry.preferred, self.language.name
            ));
        }
        let said = |other: usize| -> String {
            let other = &self.entries[other];
            format!("row {} has «{}»", other.row, other.preferred)
        };
        let key = fold(&entry.english);
        if let Some(other) = self.english.get(&key).filter(|_| !entry.english.is_empty())
            && self.entries[*other].preferred != entry.preferred
        {
            return Err(format!("{} for «{}»", said(*other), entry.english));
        }
        let preferred = preferred.join(" ");
        if let Some((other, Use::Avoided)) = self.forms.get(&preferred) {
            return Err(format!(
                "«{}» is preferred here and not to be used by row {}",
                entry.preferred, self.entries[*other].row
            ));
        }
        let mut avoided: Vec<(String, Vec<String>)> = Vec::new();
        for form in &entry.avoid {
            let words = self.words_of(form);
            if words.is_empty() {
                return Err(format!("«{form}» has no word of {}", self.language.name));
            }
            let plain = words.join(" ");
            match self.forms.get(&plain) {
                _ if plain == preferred => {
                    return Err(format!("«{form}» is preferred and not to be used"));
                }
                Some((other, Use::Preferred)) => {
                    return Err(format!(
                        "«{form}» is not to be used here and preferred by row {}",
                        self.entries[*other].row
                    ));
                }
                Some((other, Use::Avoided))
                    if self.entries[*other].preferred != entry.preferred =>
                {
                    return Err(format!("{} for «{form}»", said(*other)));
                }
                _ => avoided.push((form.clone(), words)),
            }
        }
        for (form, words) in avoided {
            self.avoid(number, &form, words, &entry.preferred);
        }
        self.forms
            .entry(preferred)
            .or_insert((number, Use::Preferred));
        if !entry.english.is_empty() {
            self.english.entry(key).or_insert(number);
        }
        self.entries.push(entry);
        Ok(())
    }

    fn avoid(&mut self, entry: usize, form: &str, words: Vec<String>, preferred: &str) {
        let plain = words.join(" ");
        if self.forms.contains_key(&plain) {
            return;
        }
        let known = |word: &String| {
            self.language
                .words
                .is_some_and(|w| (w.base)(word).is_some())
        };
        // The phrases hold a form by its text; a cell that could mean something else there is none.
        let row = format!("{form}\t{preferred}");
        let simple = !form.starts_with(['/', '#']) && !row.contains('\n');
        if words.len() > 1 && words.iter().all(known) && simple {
            // What cannot be read as a phrase is found word by word.
            let _ = self.phrases.add(&row);
        }
        self.forms.insert(plain, (entry, Use::Avoided));
        let (first, rest) = (&words[0], &words[1..]);
        let bare = self
            .language
            .article
            .and_then(|article| first.strip_prefix(article))
            .filter(|bare| bare.chars().nth(1).is_some());
        let forms = [(Some(&**first), false), (bare, true)];
        for (first, without_article) in forms {
            let Some(first) = first else { continue };
            self.firsts
                .entry(first.to_owned())
                .or_default()
                .push(Avoided {
                    entry,
                    rest: rest.to_vec(),
                    without_article,
                });
        }
    }

    /// The words of a form as plain words; none when the first is no word of the language.
    fn words_of(&self, form: &str) -> Vec<String> {
        let Some(words) = self.language.words else {
            return Vec::new();
        };
        let mut tokens = Vec::new();
        token::tokenize(form, Span::new(0, form.len()), &mut tokens);
        if !tokens
            .first()
            .is_some_and(|token| token.is_only(self.language.script))
        {
            return Vec::new();
        }
        let plain = |token: &token::Token| {
            let text = token.span.of(form);
            match token.is_only(self.language.script) {
                true => (words.plain)(text).into_owned(),
                false => text.to_owned(),
            }
        };
        tokens.iter().map(plain).collect()
    }

    /// What is settled, in the order of the list.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The preferred form of what stands in English, whatever its case.
    #[must_use]
    pub fn preferred(&self, english: &str) -> Option<&str> {
        let key = fold(english);
        let owner = || {
            let owner = english.strip_suffix("'s").or(english.strip_suffix("’s"))?;
            self.english.get(&fold(owner))
        };
        let entry = self.english.get(&key).or_else(owner)?;
        Some(&self.entries[*entry].preferred)
    }

    /// The form that should stand for a plain form that the list has, be it this one.
    #[must_use]
    pub fn meant(&self, plain: &str) -> Option<&str> {
        let (entry, _) = self.forms.get(plain)?;
        Some(&self.entries[*entry].preferred)
    }

    /// Where forms stand in an article that are not to be used, by place.
    #[must_use]
    pub fn met<'a>(&'a self, text: Text<'_>, prose: &[Span]) -> Vec<Met<'a>> {
        if self.firsts.is_empty() || text.language.id != self.language.id {
            return Vec::new();
        }
        let mut found: Vec<Met<'a>> = Vec::new();
        for (id, word) in text.vocabulary.words().iter().enumerate() {
            for (start, avoided) in self.beginnings(word, text.language) {
                for token in text.vocabulary.tokens(id as u32) {
                    found.extend(self.at(*token as usize, start, word, avoided, text));
                }
            }
        }
        for phrase in self.phrases.find(text, prose) {
            let words = self.words_of(phrase.entry.phrase());
            if let Some((entry, Use::Avoided)) = self.forms.get(&words.join(" ")) {
                found.push(Met {
                    entry: &self.entries[*entry],
                    span: phrase.span,
                    core: phrase.span,
                    replacement: phrase.natural,
                });
            }
        }
        // The longer form says more, and of one form the reading with less joined to it, with a replacement.
        found.sort_by_key(|met| {
            let length = std::cmp::Reverse(met.span.len());
            (met.span.start, length, met.replacement.is_none(), met.core)
        });
        let mut end = 0;
        found.retain(|met| {
            let free = met.span.start() >= end;
            end = if free { met.span.end() } else { end };
            free
        });
        found
    }

    /// The forms not to be used that a word may be the first of, each with where it begins in the word.
    fn beginnings<'a>(
        &'a self,
        word: &Word<'_>,
        language: &Language,
    ) -> impl Iterator<Item = (usize, &'a Avoided)> {
        let form = word.form.to_string();
        let read = match word.facts.known {
            true => language
                .words
                .map(|words| vocabulary::beginning(&form, &word.facts, words)),
            false => None,
        };
        let base = usize::from(word.facts.base);
        let known = word.facts.known;
        let may_begin = move |start: &usize| {
            let proclitics = &form[..*start];
            // What the lexicon reads as a word is not taken apart otherwise.
            let read = !known || *start == base || Some(*start) == read;
            *start == 0
                || read
                    && language
                        .clitics
                        .is_some_and(|c| (c.is_proclitic)(proclitics))
        };
        let form = word.form.to_string();
        let starts: Vec<usize> = form.char_indices().map(|(at, _)| at).take(6).collect();
        let starts = starts.into_iter().filter(may_begin);
        starts.flat_map(move |start| {
            let avoided = self.firsts.get(&form[start..]);
            let article = language
                .names
                .is_some_and(|names| (names.has_article)(&form[..start]));
            avoided
                .into_iter()
                .flatten()
                .filter(move |avoided| !avoided.without_article || article)
                .map(move |avoided| (start, avoided))
                .collect::<Vec<_>>()
        })
    }

    /// A form at a token.
    fn at<'a>(
        &'a self,
        token: usize,
        start: usize,
        word: &Word<'_>,
        avoided: &Avoided,
        text: Text<'_>,
    ) -> Option<Met<'a>> {
        let last = token + avoided.rest.len();
        for (place, expected) in avoided.rest.iter().enumerate() {
            let at = token + 1 + place;
            let here = text.tokens.get(at)?.span;
            let gap = &text.source[text.tokens[at - 1].span.end()..here.start()];
            let same = match text.vocabulary.of_token(at) {
                Some(id) => *text.vocabulary.word(id).form == **expected,
                None => here.of(text.source) == expected,
            };
            if !same || !gap.chars().all(|c| c == ' ' || c == '\u{A0}') {
                return None;
            }
        }
        let entry = &self.entries[avoided.entry];
        let first = text.tokens[token].span;
        let span = first.to(text.tokens[last].span);
        let front = vocabulary::in_text(first.of(text.source), &word.form, start);
        Some(Met {
            entry,
            span,
            core: Span::new(span.start() + front, span.end()),
            replacement: Some(self.joined(&word.form[..start], avoided, &entry.preferred)),
        })
    }

    /// A preferred form with what is joined to the form that stands there.
    fn joined(&self, proclitics: &str, avoided: &Avoided, preferred: &str) -> String {
        let (Some(clitics), Some(article)) = (self.language.clitics, self.language.article) else {
            return format!("{proclitics}{preferred}");
        };
        let defined = self
            .language
            .names
            .is_some_and(|names| (names.has_article)(proclitics));
        if proclitics.is_empty() {
            return preferred.to_owned();
        }
        if !defined {
            return (clitics.attach)(proclitics, preferred);
        }
        if avoided.without_article {
            // The article is the form's own: it goes where the form goes.
            let outer = match proclitics.strip_suffix(article) {
                Some(outer) => outer.to_owned(),
                // لل is ل with the article.
                None => {
                    let last = proclitics.chars().next_back().map_or(0, char::len_utf8);
                    proclitics[..proclitics.len() - last].to_owned()
                }
            };
            return match outer.is_empty() {
                true => preferred.to_owned(),
                false => (clitics.attach)(&outer, preferred),
            };
        }
        match preferred.starts_with(article) {
            true => (clitics.attach)(proclitics, preferred),
            false => format!("{proclitics}{preferred}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use crate::input::plain;
    use crate::language::ARABIC;

    fn entry(row: usize, english: &str, preferred: &str, avoid: &[&str]) -> Entry {
        Entry {
            row,
            english: english.to_owned(),
            preferred: preferred.to_owned(),
            avoid: avoid.iter().map(|form| (*form).to_owned()).collect(),
            note: String::new(),
        }
    }

    fn glossary(rows: &[(&str, &str, &[&str])]) -> Glossary {
        let mut glossary = Glossary::new(&ARABIC);
        for (number, (english, preferred, avoid)) in rows.iter().enumerate() {
            let entry = entry(number + 2, english, preferred, avoid);
            glossary.add(entry).unwrap();
        }
        glossary
    }

    fn met(glossary: &Glossary, text: &str) -> Vec<(String, Option<String>)> {
        let document: Document<'_> = plain::read("a", text.as_bytes(), Some(&ARABIC)).unwrap();
        let document = document.with_glossary(Some(glossary));
        let met = document.forms_to_avoid();
        met.into_iter()
            .map(|met| (met.span.of(text).to_owned(), met.replacement))
            .collect()
    }

    fn one(text: &str, replacement: &str) -> Vec<(String, Option<String>)> {
        vec![(text.to_owned(), Some(replacement.to_owned()))]
    }

    #[test]
    fn forms_are_found_with_what_is_joined_to_them() {
        let glossary = glossary(&[
            ("Zelensky", "زيلينسكي", &["زيلنسكي", "زيلينسكى"]),
            ("Kremlin", "الكرملين", &["الكريملين"]),
            ("West Bank", "الضفة الغربية", &["البنك الغربي"]),
            ("Brexit", "بريكست", &["بريكزت"]),
        ]);
        for (text, form, replacement) in [
            ("وصل زيلنسكي أمس.", "زيلنسكي", "زيلينسكي"),
            ("قال ذلك لزيلنسكي أمس.", "لزيلنسكي", "لزيلينسكي"),
            ("وزيلنسكي قال ذلك.", "وزيلنسكي", "وزيلينسكي"),
            ("أعلن الكريملين ذلك.", "الكريملين", "الكرملين"),
            ("قال متحدث للكريملين أمس.", "للكريملين", "للكرملين"),
            ("وبالكريملين قيل ذلك.", "وبالكريملين", "وبالكرملين"),
            ("عاد إلى البنك الغربي.", "البنك الغربي", "الضفة الغربية"),
            ("مستوطنات للبنك الغربي.", "للبنك الغربي", "للضفة الغربية"),
            ("بعد البريكزت بعام.", "البريكزت", "البريكست"),
            ("دفعت ثمن البريكزت، وللبريكزت ثمن.", "", ""),
        ] {
            let found = met(&glossary, text);
            if form.is_empty() {
                assert_eq!(found.len(), 2, "{text}");
            } else {
                assert_eq!(found, one(form, replacement), "{text}");
            }
        }
        for right in [
            "وصل زيلينسكي أمس.",
            "أعلن الكرملين ذلك.",
            "مول بنك غربي المشروع.",
            "زار الضفة الغربية.",
        ] {
            assert_eq!(met(&glossary, right), [], "{right}");
        }
    }

    #[test]
    fn rows_that_contradict_are_told() {
        let mut glossary = glossary(&[("Putin", "بوتين", &["بوتن"])]);
        for (row, problem) in [
            (
                entry(3, "Putin", "بوطين", &[]),
                "row 2 has «بوتين» for «Putin»",
            ),
            (entry(3, "", "", &[]), "neither the English"),
            (entry(3, "NATO", "", &[]), "no preferred form for «NATO»"),
            (
                entry(3, "NATO", "NATO", &[]),
                "«NATO» has no word of Arabic",
            ),
            (entry(3, "Poutine", "بوتن", &[]), "not to be used by row 2"),
            (
                entry(3, "Poutine", "بوطين", &["بوتين"]),
                "preferred by row 2",
            ),
            (entry(3, "Poutine", "بوطين", &["بوتن"]), "row 2 has «بوتين»"),
            (
                entry(3, "Poutine", "بوطين", &["بوطين"]),
                "is preferred and not",
            ),
            (
                entry(3, "Poutine", "بوطين", &["x"]),
                "«x» has no word of Arabic",
            ),
        ] {
            let told = glossary.add(row.clone()).unwrap_err();
            assert!(told.contains(problem), "{row:?}: {told}");
        }
        assert_eq!(
            glossary.entries().len(),
            1,
            "nothing of these rows is taken"
        );
        glossary
            .add(entry(4, "Vladimir Putin", "فلاديمير بوتين", &[]))
            .unwrap();
        assert_eq!(glossary.preferred("PUTIN"), Some("بوتين"));
        assert_eq!(glossary.preferred("Putin’s"), Some("بوتين"));
        assert_eq!(glossary.meant("بوتن"), Some("بوتين"));
    }
}

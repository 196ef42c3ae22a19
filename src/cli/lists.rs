//! The lists of a house: its glossary, and the phrases that it does not want.

use super::Failure;
use super::settings::{Origin, Set, Settings};
use crate::finding::Severity;
use crate::input::sheet::{self, Names};
use crate::language::phrases::Phrases;
use crate::language::{LANGUAGES, Language};
use crate::names::glossary::{Entry, Glossary};
use crate::report::csv::unguard;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What the lists of a house say.
#[derive(Clone, Debug, Default)]
pub(super) struct Lists {
    pub(super) glossary: Option<Arc<Glossary>>,
    pub(super) phrases: Option<Arc<Phrases>>,
}

/// The lists that have been read; many settings have the same.
#[derive(Default)]
pub(super) struct ListFiles {
    glossaries: Vec<(PathBuf, &'static str, Arc<Glossary>)>,
    phrases: Vec<(Vec<PathBuf>, &'static str, Arc<Phrases>)>,
}

impl ListFiles {
    /// The lists that hold under these settings.
    pub(super) fn lists(&mut self, settings: &Settings) -> Result<Lists, Failure> {
        let mut lists = Lists::default();
        if settings.glossary.is_none() && settings.phrases.is_empty() {
            return Ok(lists);
        }
        let language = settings.language.as_ref().map(|language| language.value);
        let language = language_of_lists(language)?;
        if let Some(Set {
            value: file,
            origin,
        }) = &settings.glossary
        {
            let same = |known: &&(PathBuf, &str, _)| known.0 == *file && known.1 == language.id;
            lists.glossary = match self.glossaries.iter().find(same) {
                Some((.., glossary)) => Some(glossary.clone()),
                None => {
                    let read = read_glossary(file, language);
                    let read = Arc::new(read.map_err(|problem| told(problem, origin))?);
                    let known = (file.clone(), language.id, read.clone());
                    self.glossaries.push(known);
                    Some(read)
                }
            };
        }
        if let Some(Set { origin, .. }) = settings.phrases.first() {
            let files: Vec<PathBuf> = settings.phrases.iter().map(|f| f.value.clone()).collect();
            let same =
                |known: &&(Vec<PathBuf>, &str, _)| known.0 == files && known.1 == language.id;
            lists.phrases = match self.phrases.iter().find(same) {
                Some((.., phrases)) => Some(phrases.clone()),
                None => {
                    let read = read_phrases(&files, language);
                    let read = Arc::new(read.map_err(|problem| told(problem, origin))?);
                    self.phrases.push((files, language.id, read.clone()));
                    Some(read)
                }
            };
        }
        Ok(lists)
    }
}

/// A problem, and the line that names the list, where it is not the command line.
fn told(problem: Failure, origin: &Origin) -> Failure {
    match origin {
        Origin::Line(..) => format!("{problem}\n{origin}: this line names the list"),
        _ => problem,
    }
}

/// The language that lists are in: that of the articles, else the first of which words are known.
pub(super) fn language_of_lists(
    language: Option<&'static Language>,
) -> Result<&'static Language, Failure> {
    language
        .or_else(|| LANGUAGES.iter().copied().find(|l| l.words.is_some()))
        .ok_or_else(|| "of no language are words known".to_owned())
}

/// The columns of a glossary, by the names that they may have.
const COLUMNS: &[Names] = &[
    &["preferred", "arabic", "ar", "المفضل", "المفضّل", "العربية"],
    &["english", "en", "source", "الإنجليزية", "الانجليزية"],
    &[
        "avoid",
        "forms not to use",
        "not to use",
        "forbidden",
        "لا تستعمل",
        "لا يستعمل",
        "تجنب",
        "تجنّب",
    ],
    &["note", "notes", "remark", "ملاحظة", "ملاحظات"],
];

/// What may stand between two forms in one cell.
const BETWEEN: [char; 6] = ['|', ';', '؛', '،', ',', '\n'];

/// Reads a glossary. All rows that are wrong are told at once.
fn read_glossary(file: &Path, language: &'static Language) -> Result<Glossary, Failure> {
    let name = file.display();
    let bytes = fs::read(file).map_err(|error| format!("{name}: {error}"))?;
    let table = sheet::read(&bytes, COLUMNS, 1).map_err(|error| format!("{name}: {error}"))?;
    if !table.has[1] && !table.has[2] {
        return Err(format!(
            "{name}: a glossary has the columns `english`, `preferred`, `avoid` and `note`; here are neither `english` \
             nor `avoid`"
        ));
    }
    let mut glossary = Glossary::new(language);
    let mut problems = Vec::new();
    for row in table.rows.iter().filter(|row| !row.is_blank()) {
        let cell = |column: usize| unguard(row.cell(column)).trim().to_owned();
        let avoid = cell(2);
        let mut forms: Vec<String> = Vec::new();
        for form in avoid.split(BETWEEN).map(str::trim) {
            if !form.is_empty() && !forms.iter().any(|known| known == form) {
                forms.push(form.to_owned());
            }
        }
        let entry = Entry {
            row: row.number,
            preferred: cell(0),
            english: cell(1),
            avoid: forms,
            note: cell(3),
        };
        // A row of which only other columns are filled in is none.
        let empty =
            entry.preferred.is_empty() && entry.english.is_empty() && entry.avoid.is_empty();
        if !empty && let Err(problem) = glossary.add(entry) {
            problems.push(format!("{name}: row {}: {problem}", row.number));
        }
    }
    if problems.is_empty() {
        Ok(glossary)
    } else {
        Err(problems.join("\n"))
    }
}

/// Reads lists of phrases.
fn read_phrases(files: &[PathBuf], language: &'static Language) -> Result<Phrases, Failure> {
    let mut phrases = Phrases::new(language);
    for file in files {
        let name = file.display();
        let text = fs::read(file).map_err(|error| format!("{name}: {error}"))?;
        let text = String::from_utf8(text).map_err(|error| {
            let read = &error.as_bytes()[..error.utf8_error().valid_up_to()];
            let line = memchr::memchr_iter(b'\n', read).count() + 1;
            format!("{name}:{line}: not in UTF-8")
        })?;
        let before = phrases.entries().len();
        phrases
            .add(&text)
            .map_err(|broken| format!("{name}:{broken}"))?;
        for entry in &phrases.entries()[before..] {
            let severities = Severity::ALL.map(Severity::name);
            if !entry.severity().is_empty() && !severities.contains(&entry.severity()) {
                return Err(format!(
                    "{name}:{}: «{}» is no severity; severities are {}",
                    entry.line,
                    entry.severity(),
                    severities.join(", ")
                ));
            }
        }
    }
    Ok(phrases)
}

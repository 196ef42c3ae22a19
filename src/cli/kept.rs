//! The decisions of a run: reading the files that they are kept in, marking the findings that they are about,
//! and telling which of them are about nothing any more.

use super::Failure;
use super::files::whole;
use super::output::Staged;
use super::settings::{AllSettings, Origin};
use crate::decisions::{Decisions, Known, ReadError};
use crate::document::Document;
use crate::finding::{Finding, Id};
use rustc_hash::{FxHashMap, FxHashSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

/// What the file is called.
pub(super) const NAME: &str = "mtlint-decisions.jsonl";

/// The decisions of a run.
#[derive(Debug)]
pub(super) struct Kept {
    files: Vec<KeptFile>,
    /// For each of the settings the file that holds.
    of_settings: Vec<usize>,
}

/// The decisions of a file.
#[derive(Debug)]
pub(super) struct KeptFile {
    path: PathBuf,
    known: Known,
    /// For each record whether something was found that it is about.
    met: Vec<AtomicBool>,
    /// The articles that were checked, as records name them, with the number of their settings.
    checked: Mutex<FxHashMap<String, usize>>,
}

impl Kept {
    /// Reads the files that the settings name. They need not be there yet; but one that was named on the command
    /// line must, where `named_must_exist`.
    pub(super) fn read(settings: &AllSettings, named_must_exist: bool) -> Result<Kept, Failure> {
        let mut files: Vec<KeptFile> = Vec::new();
        let mut of_settings = Vec::new();
        for settings in settings.all() {
            let path = &settings.decisions.value;
            let number = files.iter().position(|file| file.path == *path);
            of_settings.push(number.unwrap_or(files.len()));
            if number.is_some() {
                continue;
            }
            let origin = &settings.decisions.origin;
            let may_lack = !(named_must_exist && matches!(origin, Origin::Flag(_)));
            let known = match fs::File::open(path) {
                // Not found, or not to be searched for.
                _ if *origin == Origin::Default => Known::default(),
                Ok(file) => Known::read(file).map_err(|error| broken(path, error))?,
                Err(error) if error.kind() == io::ErrorKind::NotFound && may_lack => {
                    Known::default()
                }
                Err(error) => return Err(format!("{}: {error}", path.display())),
            };
            files.push(KeptFile {
                path: path.clone(),
                met: (0..known.len()).map(|_| AtomicBool::new(false)).collect(),
                known,
                checked: Mutex::default(),
            });
        }
        Ok(Kept { files, of_settings })
    }

    /// Marks those of an article's findings that are decided. `settings` is the number of the article's settings;
    /// `path` is where it stands, none for standard input.
    pub(super) fn mark(
        &self,
        settings: usize,
        path: Option<&Path>,
        document: &Document<'_>,
        findings: &mut [Finding],
    ) {
        let file = self.file(settings);
        if file.known.is_empty() {
            return;
        }
        for finding in findings {
            if let Some((number, decided)) = file.known.about(document, finding) {
                file.met[number].store(true, Ordering::Relaxed);
                finding.decided = Some(decided);
            }
        }
        let name = file.name_of(path, document.name());
        let mut checked = file.checked.lock().expect("no thread panics");
        checked.insert(name, settings);
    }

    /// The number in [`Kept::files`] of the file that holds under the settings with this number.
    pub(super) fn number(&self, settings: usize) -> usize {
        self.of_settings[settings]
    }

    /// The file that holds under the settings with this number.
    pub(super) fn file(&self, settings: usize) -> &KeptFile {
        &self.files[self.of_settings[settings]]
    }

    /// The files with their decisions.
    pub(super) fn files(&self) -> &[KeptFile] {
        &self.files
    }

    /// How many records are about nothing any more, of those that this run can tell it of.
    pub(super) fn stale(&self, settings: &AllSettings) -> usize {
        self.files
            .iter()
            .map(|file| file.stale(settings).len())
            .sum()
    }
}

/// What is wrong with a file of decisions.
fn broken(path: &Path, error: ReadError) -> Failure {
    let path = path.display();
    match error {
        ReadError::Io(error) => format!("{path}: {error}"),
        ReadError::Broken { line, problem } => format!("{path}:{line}: {problem}"),
    }
}

impl KeptFile {
    /// What records call an article.
    pub(super) fn name_of(&self, path: Option<&Path>, name: &str) -> String {
        path.map_or_else(|| name.to_owned(), |path| relative(path, &self.path))
    }

    /// The findings that records are about, that were looked for in their articles and are not there any more.
    fn stale(&self, settings: &AllSettings) -> FxHashSet<Id> {
        let checked = self.checked.lock().expect("no thread panics");
        let (files, of): (Vec<&str>, Vec<usize>) = checked
            .iter()
            .map(|(name, settings)| (name.as_str(), *settings))
            .unzip();
        let stale = self.known.of_files(&files).filter(|(number, file, rule)| {
            let runs = || settings.all()[of[*file]].checker.runs(rule);
            !self.met[*number].load(Ordering::Relaxed) && runs()
        });
        stale
            .filter_map(|(number, ..)| self.known.id(number))
            .collect()
    }

    /// Takes out what is about nothing any more, of what this run can tell it of, and what is about articles that
    /// are gone. Gives back how much that was.
    pub(super) fn prune(&self, decisions: &mut Decisions, settings: &AllSettings) -> usize {
        let before = decisions.records().len();
        let folder = self.path.parent().unwrap_or(Path::new(""));
        let stale = self.stale(settings);
        decisions.retain(|record| match record.id {
            Some(id) => !stale.contains(&id) && folder.join(&*record.file).exists(),
            None => true,
        });
        before - decisions.records().len()
    }

    /// Changes the decisions in the file.
    pub(super) fn change<T>(&self, change: impl FnOnce(&mut Decisions) -> T) -> Result<T, Failure> {
        let before = match fs::read(&self.path) {
            Ok(bytes) => Some(bytes),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(error) => return Err(format!("{}: {error}", self.path.display())),
        };
        let mut decisions = Decisions::read(before.as_deref().unwrap_or_default())
            .map_err(|error| broken(&self.path, error))?;
        let result = change(&mut decisions);
        let after = decisions.to_text();
        if before.as_deref().unwrap_or_default() != after.as_bytes() {
            Staged::write(&self.path, before.as_deref(), after.as_bytes())?.put()?;
        }
        Ok(result)
    }
}

/// The path of an article from the folder of a file of decisions, with `/` between folders; its name alone where
/// it stands elsewhere, for the path would lead nowhere on another machine.
fn relative(article: &Path, file: &Path) -> String {
    let (article, file) = (whole(article), whole(file));
    let inner = file
        .parent()
        .and_then(|folder| article.strip_prefix(folder).ok());
    match inner {
        Some(inner) => {
            let parts: Vec<_> = inner.iter().map(|part| part.to_string_lossy()).collect();
            parts.join("/")
        }
        None => {
            let name = article.file_name().unwrap_or_default();
            name.to_string_lossy().into_owned()
        }
    }
}

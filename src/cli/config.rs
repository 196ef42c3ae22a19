//! `mtlint.toml`: the settings of a house, read into layers.
//!
//! ```toml
//! fail-on = "major"                   # like the flags of `check`
//! ignore = ["missing-end-punctuation"]
//! allow-latin = ["NATO", "Brexit"]    # names that may stay in Latin letters
//! glossary = "names.xlsx"             # how the house writes names; from the folder of this file
//! phrases = ["phrases.tsv"]           # what it does not want to see
//!
//! [severity]
//! mixed-digits = "minor"
//!
//! [[paths]]                           # for a part of the articles
//! match = ["sport/", "*.live.txt"]    # as in .gitignore, from the folder of this file
//! fail-on = "critical"
//! ```
//!
//! What is not understood is an error with its line, and all errors are told at once: a setting that is
//! silently without effect would be found out by the readers of the paper.

use super::settings::{Layer, Origin, Set, choice, find_language};
use super::{Failure, files, rules};
use crate::finding::Severity;
use crate::language::Language;
use crate::rule::Rule;
use crate::text::lines::LineIndex;
use crate::text::nearest::nearest;
use clap::ValueEnum;
use ignore::gitignore::{Gitignore, GitignoreBuilder};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// What the file is called.
pub(super) const NAME: &str = "mtlint.toml";

/// The keys of the file, and of a section for paths.
const KEYS: &[&str] = &[
    "allow-latin",
    "decisions",
    "fail-on",
    "glossary",
    "ignore",
    "language",
    "message-language",
    "min-confidence",
    "min-severity",
    "paths",
    "phrases",
    "select",
    "severity",
];
const SECTION_KEYS: &[&str] = &[
    "allow-latin",
    "fail-on",
    "glossary",
    "ignore",
    "language",
    "match",
    "min-confidence",
    "min-severity",
    "phrases",
    "select",
    "severity",
];

/// A configuration file.
#[derive(Debug)]
pub(super) struct Config {
    /// Where it stands; absolute, unless it was named.
    pub(super) path: Arc<Path>,
    /// What it says of all articles.
    pub(super) top: Layer,
    /// What it says of some.
    pub(super) sections: Vec<Section>,
}

/// What a file says of some articles.
#[derive(Debug)]
pub(super) struct Section {
    paths: Gitignore,
    pub(super) layer: Layer,
}

impl Section {
    /// Whether the section is for an article; its path is absolute.
    pub(super) fn holds(&self, article: &Path) -> bool {
        article.starts_with(self.paths.path())
            && self
                .paths
                .matched_path_or_any_parents(article, false)
                .is_ignore()
    }
}

/// Reads a configuration file.
pub(super) fn read(path: &Path) -> Result<Config, Failure> {
    let text = fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
    let mut reader = Reader {
        path: path.into(),
        folder: files::folder(path),
        lines: LineIndex::new(&text),
        problems: Vec::new(),
    };
    let table = DeTable::parse(&text).map_err(|error| {
        let at = error.span().map_or(0, |span| span.start);
        format!("{}: {}", reader.place(at), error.message())
    })?;
    let config = reader.config(table.get_ref());
    if reader.problems.is_empty() {
        Ok(config)
    } else {
        reader.problems.sort();
        let problems = reader.problems.into_iter().map(|(_, problem)| problem);
        Err(problems.collect::<Vec<_>>().join("\n"))
    }
}

type Value<'a> = Spanned<DeValue<'a>>;

struct Reader<'a> {
    path: Arc<Path>,
    /// The whole path of the folder that it stands in.
    folder: PathBuf,
    lines: LineIndex<'a>,
    /// What is wrong, each with its place.
    problems: Vec<(usize, Failure)>,
}

impl Reader<'_> {
    fn place(&self, at: usize) -> String {
        let at = u32::try_from(at).unwrap_or(u32::MAX);
        let (line, column) = self.lines.place(at);
        format!("{}:{line}:{column}", self.path.display())
    }

    fn problem(&mut self, at: usize, problem: &str) {
        let place = self.place(at);
        self.problems.push((at, format!("{place}: {problem}")));
    }

    fn set<T>(&self, value: T, at: usize) -> Set<T> {
        let line = self.lines.line(u32::try_from(at).unwrap_or(u32::MAX));
        let origin = Origin::Line(self.path.clone(), line);
        Set { value, origin }
    }

    fn config(&mut self, table: &DeTable<'_>) -> Config {
        let top = self.layer(table, KEYS, &format!("{NAME} has no key"));
        let mut sections = Vec::new();
        if let Some(value) = table.get("paths") {
            let tables = value.get_ref().as_array().and_then(|array| {
                let tables = array.iter().map(|value| value.get_ref().as_table());
                tables.collect::<Option<Vec<_>>>()
            });
            match tables {
                Some(tables) => {
                    for table in tables {
                        sections.extend(self.section(table, value.span().start));
                    }
                }
                None => self.problem(
                    value.span().start,
                    "begin a section for paths with [[paths]]",
                ),
            }
        }
        Config {
            path: self.path.clone(),
            top,
            sections,
        }
    }

    fn section(&mut self, table: &DeTable<'_>, at: usize) -> Option<Section> {
        let layer = self.layer(table, SECTION_KEYS, "a section for paths has no key");
        let Some(value) = table.get("match") else {
            let at = table.keys().next().map_or(at, |key| key.span().start);
            self.problem(
                at,
                "a section for paths needs `match`, the paths that it is for",
            );
            return None;
        };
        let mut builder = GitignoreBuilder::new(&self.folder);
        for (glob, at) in self.strings(value) {
            if let Err(error) = builder.add_line(None, glob) {
                self.problem(at, &error.to_string());
            }
        }
        match builder.build() {
            Ok(paths) => Some(Section { paths, layer }),
            Err(error) => {
                self.problem(value.span().start, &error.to_string());
                None
            }
        }
    }

    fn layer(&mut self, table: &DeTable<'_>, known: &[&str], unknown: &str) -> Layer {
        let mut layer = Layer::default();
        for (key, value) in table {
            let name = key.get_ref().as_ref();
            match name {
                _ if !known.contains(&name) => {
                    let hint = match nearest(name, known.iter().copied()) {
                        Some(nearest) => format!("is `{nearest}` meant?"),
                        None => format!("it has {}", known.join(", ")),
                    };
                    self.problem(key.span().start, &format!("{unknown} `{name}`; {hint}"));
                }
                "select" => layer.select = Some(self.rules(value)),
                "ignore" => layer.ignore = self.rules(value),
                "severity" => layer.severity = self.severities(value),
                "fail-on" => layer.fail_on = self.choice(value),
                "min-severity" => layer.min_severity = self.choice(value),
                "min-confidence" => layer.min_confidence = self.choice(value),
                "message-language" => layer.message_language = self.choice(value),
                "language" => layer.language = self.language(value),
                "glossary" => layer.glossary = self.path(value),
                "phrases" => {
                    let files = self.strings(value).into_iter();
                    let files = files.map(|(file, at)| self.set(self.folder.join(file), at));
                    layer.phrases = Some(files.collect());
                }
                "decisions" => layer.decisions = self.path(value),
                "allow-latin" => {
                    let names = self.strings(value).into_iter();
                    let names = names.map(|(name, at)| self.set(name.to_owned(), at));
                    layer.allow_latin = names.collect();
                }
                // `match` and `paths`.
                _ => {}
            }
        }
        layer
    }

    fn string<'a>(&mut self, value: &'a Value<'_>) -> Option<&'a str> {
        let text = value.get_ref().as_str();
        if text.is_none() {
            let found = value.get_ref().type_str();
            let problem = format!("a text in quotation marks is wanted here, not {found}");
            self.problem(value.span().start, &problem);
        }
        text
    }

    /// A path from the folder of the file.
    fn path(&mut self, value: &Value<'_>) -> Option<Set<PathBuf>> {
        let path = self.string(value)?;
        let path = self.folder.join(path);
        Some(self.set(path, value.span().start))
    }

    /// The texts of a list, each with its place.
    fn strings<'a>(&mut self, value: &'a Value<'_>) -> Vec<(&'a str, usize)> {
        let Some(array) = value.get_ref().as_array() else {
            let found = value.get_ref().type_str();
            let problem = format!("a list in [brackets] is wanted here, not {found}");
            self.problem(value.span().start, &problem);
            return Vec::new();
        };
        let strings = array.iter().filter_map(|value| {
            let text = self.string(value)?;
            Some((text, value.span().start))
        });
        strings.collect()
    }

    fn rules(&mut self, value: &Value<'_>) -> Vec<Set<&'static Rule>> {
        let mut rules = Vec::new();
        for (id, at) in self.strings(value) {
            match rules::find(id) {
                Ok(rule) => rules.push(self.set(rule, at)),
                Err(error) => self.problem(at, &error),
            }
        }
        rules
    }

    fn severities(&mut self, value: &Value<'_>) -> Vec<(&'static Rule, Set<Severity>)> {
        let Some(table) = value.get_ref().as_table() else {
            self.problem(
                value.span().start,
                "severities are a section: [severity], then `rule = \"minor\"`",
            );
            return Vec::new();
        };
        let mut severities = Vec::new();
        for (key, value) in table {
            let rule = rules::find(key.get_ref());
            let severity = self.choice(value);
            match (rule, severity) {
                (Ok(rule), Some(severity)) => severities.push((rule, severity)),
                (Err(error), _) => self.problem(key.span().start, &error),
                (_, None) => {}
            }
        }
        severities
    }

    fn choice<T: ValueEnum>(&mut self, value: &Value<'_>) -> Option<Set<T>> {
        let text = self.string(value)?;
        match choice(text) {
            Ok(choice) => Some(self.set(choice, value.span().start)),
            Err(error) => {
                self.problem(value.span().start, &error);
                None
            }
        }
    }

    fn language(&mut self, value: &Value<'_>) -> Option<Set<&'static Language>> {
        match find_language(self.string(value)?) {
            Ok(language) => Some(self.set(language, value.span().start)),
            Err(error) => {
                self.problem(value.span().start, &error);
                None
            }
        }
    }
}

//! What holds for an article: the defaults, what `mtlint.toml` says, what its sections say of the article's
//! path, and the flags; the later wins. Every value keeps where it was set.

use super::args::{CheckArguments, FailOn, HouseArguments, MessageLanguage, RuleArguments};
use super::config::{self, Config};
use super::files::{self, Source};
use super::kept;
use super::lists::{ListFiles, Lists};
use super::{Failure, rules};
use crate::check::Checker;
use crate::document::Document;
use crate::finding::{Confidence, Severity};
use crate::language::{self, LANGUAGES, Language};
use crate::names::house::House;
use crate::rule::Rule;
use crate::rules::RULES;
use crate::text::nearest::nearest;
use clap::ValueEnum;
use std::collections::{BTreeMap, HashMap};
use std::fmt::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Where a value was set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    /// Nowhere.
    Default,
    /// Nowhere, but it stands beside or above the article.
    Found,
    /// In a line of a file.
    Line(Arc<Path>, usize),
    /// On the command line.
    Flag(&'static str),
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Origin::Default => f.write_str("default"),
            Origin::Found => f.write_str("found"),
            Origin::Line(file, line) => write!(f, "{}:{line}", file.display()),
            Origin::Flag(flag) => f.write_str(flag),
        }
    }
}

/// A value and where it was set.
#[derive(Clone, Debug)]
pub(super) struct Set<T> {
    pub(super) value: T,
    pub(super) origin: Origin,
}

impl<T> Set<T> {
    fn default(value: T) -> Set<T> {
        let origin = Origin::Default;
        Set { value, origin }
    }
}

/// What one place says: a file, a section of it, or the command line.
#[derive(Clone, Debug, Default)]
pub(super) struct Layer {
    pub(super) select: Option<Vec<Set<&'static Rule>>>,
    pub(super) ignore: Vec<Set<&'static Rule>>,
    pub(super) severity: Vec<(&'static Rule, Set<Severity>)>,
    pub(super) fail_on: Option<Set<FailOn>>,
    pub(super) min_severity: Option<Set<Severity>>,
    pub(super) min_confidence: Option<Set<Confidence>>,
    pub(super) language: Option<Set<&'static Language>>,
    pub(super) message_language: Option<Set<MessageLanguage>>,
    pub(super) allow_latin: Vec<Set<String>>,
    pub(super) decisions: Option<Set<PathBuf>>,
    pub(super) glossary: Option<Set<PathBuf>>,
    pub(super) phrases: Option<Vec<Set<PathBuf>>>,
}

impl Layer {
    /// That all rules run.
    pub(super) fn of_all_rules() -> Layer {
        let rule = |rule: &&'static Rule| Set::default(*rule);
        Layer {
            select: Some(RULES.iter().map(rule).collect()),
            ..Layer::default()
        }
    }

    /// What the flags say of rules.
    fn of_rules(arguments: &RuleArguments) -> Result<Layer, Failure> {
        let named = |ids: &[String], flag| -> Result<Vec<Set<&'static Rule>>, Failure> {
            let set = |id: &String| {
                let (value, origin) = (rules::find(id)?, Origin::Flag(flag));
                Ok(Set { value, origin })
            };
            ids.iter().map(set).collect()
        };
        let select = named(&arguments.select, "--select")?;
        let severity = |text: &String| {
            let (id, severity) = text
                .split_once('=')
                .ok_or_else(|| format!("--severity {text}: write RULE=SEVERITY"))?;
            let value = choice(severity).map_err(|error| format!("--severity {text}: {error}"))?;
            let origin = Origin::Flag("--severity");
            Ok((rules::find(id)?, Set { value, origin }))
        };
        Ok(Layer {
            select: Some(select).filter(|select| !select.is_empty()),
            ignore: named(&arguments.ignore, "--ignore")?,
            severity: arguments
                .severity
                .iter()
                .map(severity)
                .collect::<Result<_, Failure>>()?,
            ..Layer::default()
        })
    }

    /// Adds what the flags say of the house.
    pub(super) fn with_house(mut self, arguments: &HouseArguments) -> Result<Layer, Failure> {
        if let Some(id) = &arguments.language {
            let value = find_language(id).map_err(|error| format!("--language {error}"))?;
            let origin = Origin::Flag("--language");
            self.language = Some(Set { value, origin });
        }
        let decisions = |path: &PathBuf| Set {
            value: path.clone(),
            origin: Origin::Flag("--decisions"),
        };
        self.decisions = arguments.decisions.as_ref().map(decisions);
        let glossary = |path: &PathBuf| Set {
            value: path.clone(),
            origin: Origin::Flag("--glossary"),
        };
        self.glossary = arguments.glossary.as_ref().map(glossary);
        let list = |path: &PathBuf| Set {
            value: path.clone(),
            origin: Origin::Flag("--phrases"),
        };
        let lists: Vec<_> = arguments.phrases.iter().map(list).collect();
        self.phrases = Some(lists).filter(|lists| !lists.is_empty());
        let name = |name: &String| Set {
            value: name.clone(),
            origin: Origin::Flag("--allow-latin"),
        };
        self.allow_latin = arguments.allow_latin.iter().map(name).collect();
        Ok(self)
    }

    /// What the flags of a command say that all commands have that judge articles.
    pub(super) fn of_flags(
        rules: &RuleArguments,
        house: &HouseArguments,
    ) -> Result<Layer, Failure> {
        Layer::of_rules(rules)?.with_house(house)
    }

    /// What the flags of `check` say.
    pub(super) fn of_check(arguments: &CheckArguments) -> Result<Layer, Failure> {
        fn set<T: Copy>(value: Option<T>, flag: &'static str) -> Option<Set<T>> {
            let origin = Origin::Flag(flag);
            value.map(|value| Set { value, origin })
        }
        let layer = Layer::of_flags(&arguments.rules, &arguments.house)?;
        Ok(Layer {
            fail_on: set(arguments.fail_on, "--fail-on"),
            min_severity: set(arguments.min_severity, "--min-severity"),
            min_confidence: set(arguments.min_confidence, "--min-confidence"),
            message_language: set(arguments.message_language, "--message-language"),
            ..layer
        })
    }
}

/// The value that a word names, or what is wrong with the word.
pub(super) fn choice<T: ValueEnum>(word: &str) -> Result<T, Failure> {
    T::from_str(word, false).map_err(|_| {
        let known: Vec<_> = T::value_variants()
            .iter()
            .filter_map(ValueEnum::to_possible_value)
            .map(|value| value.get_name().to_owned())
            .collect();
        match nearest(word, known.iter().map(String::as_str)) {
            Some(nearest) => format!("`{word}` is not known; is `{nearest}` meant?"),
            None => format!("`{word}` is none of {}", known.join(", ")),
        }
    })
}

/// The language with this code.
pub(super) fn find_language(id: &str) -> Result<&'static Language, Failure> {
    language::by_id(id).ok_or_else(|| {
        let known: Vec<_> = LANGUAGES.iter().map(|language| language.id).collect();
        format!("{id}: not known; known are {}", known.join(", "))
    })
}

/// What holds for an article.
#[derive(Clone, Debug)]
pub(super) struct Settings {
    /// The configuration file, when there is one.
    pub(super) file: Option<Arc<Path>>,
    /// The only rules that run.
    pub(super) select: Option<Vec<Set<&'static Rule>>>,
    /// Rules that do not run.
    pub(super) ignore: Vec<Set<&'static Rule>>,
    /// Severities of rules, by the rule's id.
    pub(super) severity: BTreeMap<&'static str, Set<Severity>>,
    pub(super) fail_on: Set<FailOn>,
    pub(super) min_severity: Set<Severity>,
    pub(super) min_confidence: Set<Confidence>,
    /// None tells it from the text.
    pub(super) language: Option<Set<&'static Language>>,
    pub(super) message_language: Set<MessageLanguage>,
    /// Names that may stay in Latin letters.
    pub(super) allow_latin: Vec<Set<String>>,
    /// Where decisions are kept; the file need not be there.
    pub(super) decisions: Set<PathBuf>,
    /// The file of the glossary.
    pub(super) glossary: Option<Set<PathBuf>>,
    /// The files of phrases that are not wanted.
    pub(super) phrases: Vec<Set<PathBuf>>,
    /// What these files say.
    pub(super) lists: Lists,
    /// The rules with their severities, ready to run.
    pub(super) checker: Checker,
    /// The names that are settled.
    pub(super) house: House,
}

impl Settings {
    /// The settings that the layers make, where decisions are kept in `decisions` unless a layer says otherwise.
    fn new(file: Option<Arc<Path>>, layers: &[&Layer], decisions: Set<PathBuf>) -> Settings {
        let mut all = Settings {
            file,
            select: None,
            ignore: Vec::new(),
            severity: BTreeMap::new(),
            fail_on: Set::default(FailOn::Major),
            min_severity: Set::default(Severity::Neutral),
            min_confidence: Set::default(Confidence::Low),
            language: None,
            message_language: Set::default(MessageLanguage::En),
            allow_latin: Vec::new(),
            decisions,
            glossary: None,
            phrases: Vec::new(),
            lists: Lists::default(),
            checker: Checker::default(),
            house: House::default(),
        };
        layers.iter().for_each(|layer| all.add(layer));
        let named = |rules: &[Set<&Rule>], rule| rules.iter().any(|named| named.value == rule);
        all.checker.retain(|rule| {
            let selected = all
                .select
                .as_deref()
                .is_none_or(|rules| named(rules, *rule));
            selected && !named(&all.ignore, *rule)
        });
        for (id, severity) in &all.severity {
            all.checker.grade(id, severity.value);
        }
        let names = all.allow_latin.iter();
        names.for_each(|name| all.house.allow(&name.value));
        all
    }

    fn add(&mut self, layer: &Layer) {
        fn put<T: Clone>(place: &mut Set<T>, value: Option<&Set<T>>) {
            if let Some(value) = value {
                place.clone_from(value);
            }
        }
        // A later selection is a new beginning.
        if let Some(select) = &layer.select {
            self.select = Some(select.clone());
            self.ignore.clear();
        }
        self.ignore.extend(layer.ignore.iter().cloned());
        for (rule, severity) in &layer.severity {
            self.severity.insert(rule.id, severity.clone());
        }
        put(&mut self.fail_on, layer.fail_on.as_ref());
        put(&mut self.min_severity, layer.min_severity.as_ref());
        put(&mut self.min_confidence, layer.min_confidence.as_ref());
        put(&mut self.message_language, layer.message_language.as_ref());
        put(&mut self.decisions, layer.decisions.as_ref());
        if layer.language.is_some() {
            self.language.clone_from(&layer.language);
        }
        self.allow_latin.extend(layer.allow_latin.iter().cloned());
        if layer.glossary.is_some() {
            self.glossary.clone_from(&layer.glossary);
        }
        if let Some(phrases) = &layer.phrases {
            self.phrases.clone_from(phrases);
        }
    }

    /// An article as the house reads it.
    pub(super) fn read<'a>(&'a self, document: Document<'a>) -> Document<'a> {
        document
            .with_house(&self.house)
            .with_phrases(self.lists.phrases.as_deref())
            .with_glossary(self.lists.glossary.as_deref())
    }

    /// The settings as an `mtlint.toml`, each with a remark that says where it was set.
    pub(super) fn dump(&self) -> String {
        let mut out = String::new();
        let file = match &self.file {
            Some(file) => file.display().to_string(),
            None => "there is none".to_owned(),
        };
        writeln!(out, "# configuration: {file}").unwrap_or_default();
        let mut line = |key: &str, value: &str, origin: &Origin| {
            writeln!(out, "{key} = {value}  # {origin}").unwrap_or_default();
        };
        let name = |value: Option<clap::builder::PossibleValue>| {
            quoted(value.as_ref().map_or("", |value| value.get_name()))
        };
        line(
            "fail-on",
            &name(self.fail_on.value.to_possible_value()),
            &self.fail_on.origin,
        );
        line(
            "min-severity",
            &name(self.min_severity.value.to_possible_value()),
            &self.min_severity.origin,
        );
        line(
            "min-confidence",
            &name(self.min_confidence.value.to_possible_value()),
            &self.min_confidence.origin,
        );
        line(
            "message-language",
            &name(self.message_language.value.to_possible_value()),
            &self.message_language.origin,
        );
        if let Some(language) = &self.language {
            line("language", &quoted(language.value.id), &language.origin);
        }
        line(
            "decisions",
            &quoted(&self.decisions.value.to_string_lossy()),
            &self.decisions.origin,
        );
        let rules = |rules: &[Set<&'static Rule>]| -> Vec<(String, Origin)> {
            let item = |rule: &Set<&Rule>| (rule.value.id.to_owned(), rule.origin.clone());
            rules.iter().map(item).collect()
        };
        if let Some(select) = &self.select {
            list(&mut out, "select", &rules(select));
        }
        list(&mut out, "ignore", &rules(&self.ignore));
        if let Some(glossary) = &self.glossary {
            let path = quoted(&glossary.value.to_string_lossy());
            writeln!(out, "glossary = {path}  # {}", glossary.origin).unwrap_or_default();
        }
        let lists = self.phrases.iter();
        let lists: Vec<_> = lists
            .map(|list| {
                (
                    list.value.to_string_lossy().into_owned(),
                    list.origin.clone(),
                )
            })
            .collect();
        list(&mut out, "phrases", &lists);
        let names = self.allow_latin.iter();
        let names: Vec<_> = names.map(|n| (n.value.clone(), n.origin.clone())).collect();
        list(&mut out, "allow-latin", &names);
        if !self.severity.is_empty() {
            out.push_str("\n[severity]\n");
            for (id, Set { value, origin }) in &self.severity {
                writeln!(out, "{id} = {}  # {origin}", quoted(value.name())).unwrap_or_default();
            }
        }
        out
    }
}

/// A text as TOML writes it.
fn quoted(text: &str) -> String {
    toml::Value::from(text).to_string()
}

fn list(out: &mut String, key: &str, items: &[(String, Origin)]) {
    if items.is_empty() {
        writeln!(out, "{key} = []  # {}", Origin::Default).unwrap_or_default();
        return;
    }
    writeln!(out, "{key} = [").unwrap_or_default();
    for (item, origin) in items {
        writeln!(out, "    {},  # {origin}", quoted(item)).unwrap_or_default();
    }
    out.push_str("]\n");
}

/// The settings of all articles of a run.
#[derive(Debug)]
pub(super) struct AllSettings {
    all: Vec<Settings>,
    /// For each article the number of its settings.
    of: Vec<usize>,
}

impl AllSettings {
    /// Settles what holds for each of the articles: the nearest `mtlint.toml` beside or above it counts; when
    /// there is none, the nearest one beside or above the working directory. Decisions are searched in the same
    /// way. `stdin` is what standard input is called.
    pub(super) fn new(
        sources: &[Source],
        stdin: &str,
        house: &HouseArguments,
        flags: &Layer,
    ) -> Result<AllSettings, Failure> {
        let here = std::env::current_dir().unwrap_or_default();
        let mut search = Search::new(house, flags, &here)?;
        let mut of = Vec::with_capacity(sources.len());
        for source in sources {
            let path = source.path().unwrap_or(Path::new(stdin));
            of.push(search.settings(path)?);
        }
        if of.is_empty() {
            search.settings(Path::new(stdin))?;
        }
        let mut files = ListFiles::default();
        for settings in &mut search.all {
            settings.lists = files.lists(settings)?;
        }
        Ok(AllSettings {
            all: search.all,
            of,
        })
    }

    /// Those of the first article; without articles those of the working directory.
    pub(super) fn first(&self) -> &Settings {
        &self.all[0]
    }

    /// All that differ, the first article's first.
    pub(super) fn all(&self) -> &[Settings] {
        &self.all
    }

    /// The number in [`AllSettings::all`] of the settings of an article.
    pub(super) fn number(&self, source: usize) -> usize {
        self.of[source]
    }

    /// The settings of the article with this number.
    pub(super) fn of(&self, source: usize) -> &Settings {
        &self.all[self.of[source]]
    }
}

/// Finds the settings of one article after the other; every file is searched for and read once.
struct Search<'a> {
    flags: &'a Layer,
    /// Whether to search at all.
    isolated: bool,
    configs: Vec<Config>,
    /// The file that was named.
    named: Option<usize>,
    config_near: Near,
    decisions_near: Near,
    here: &'a Path,
    /// Folders as they were named, and where they are.
    folders: HashMap<PathBuf, PathBuf>,
    known: HashMap<Key, usize>,
    all: Vec<Settings>,
}

/// What tells settings apart: the configuration file, which of its sections hold, and where decisions are.
type Key = (Option<usize>, Vec<bool>, Option<PathBuf>);

impl<'a> Search<'a> {
    fn new(
        house: &HouseArguments,
        flags: &'a Layer,
        here: &'a Path,
    ) -> Result<Search<'a>, Failure> {
        let mut search = Search {
            flags,
            isolated: house.isolated,
            configs: Vec::new(),
            named: None,
            config_near: Near::new(config::NAME),
            decisions_near: Near::new(kept::NAME),
            here,
            folders: HashMap::new(),
            known: HashMap::new(),
            all: Vec::new(),
        };
        if let Some(file) = &house.config {
            search.named = Some(search.config(file)?);
        }
        Ok(search)
    }

    /// The number of the settings of an article.
    fn settings(&mut self, article: &Path) -> Result<usize, Failure> {
        let parent = article.parent().unwrap_or(Path::new("")).to_owned();
        let folder = self
            .folders
            .entry(parent)
            .or_insert_with(|| files::folder(article));
        let folder = folder.clone();
        let path = folder.join(article.file_name().unwrap_or_default());
        let file = match (self.named, self.isolated) {
            (None, false) => self.config_near.find(&folder, self.here),
            _ => None,
        };
        let number = match file {
            Some(file) => Some(self.config(&file)?),
            None => self.named,
        };
        let decisions = match self.isolated {
            true => None,
            false => self.decisions_near.find(&folder, self.here),
        };
        let config = number.map(|number| &self.configs[number]);
        let sections = config.map_or(&[][..], |config| &config.sections);
        let holds = sections.iter().map(|section| section.holds(&path));
        let key = (number, holds.collect(), decisions);
        if let Some(known) = self.known.get(&key) {
            return Ok(*known);
        }
        let mut layers: Vec<&Layer> = config.iter().map(|config| &config.top).collect();
        let holding = sections.iter().zip(&key.1).filter(|(_, holds)| **holds);
        layers.extend(holding.map(|(section, _)| &section.layer));
        layers.push(self.flags);
        let decisions = match &key.2 {
            Some(found) => Set {
                value: found.clone(),
                origin: Origin::Found,
            },
            // New decisions go beside the configuration.
            None => {
                let beside =
                    config.map_or(self.here.to_owned(), |config| files::folder(&config.path));
                Set::default(beside.join(kept::NAME))
            }
        };
        let file = config.map(|config| config.path.clone());
        self.all.push(Settings::new(file, &layers, decisions));
        self.known.insert(key, self.all.len() - 1);
        Ok(self.all.len() - 1)
    }

    /// The number of a configuration file, read when it is new.
    fn config(&mut self, file: &Path) -> Result<usize, Failure> {
        let known = self.configs.iter().position(|config| *config.path == *file);
        Ok(match known {
            Some(number) => number,
            None => {
                self.configs.push(config::read(file)?);
                self.configs.len() - 1
            }
        })
    }
}

/// The file of a name that is nearest to a folder.
struct Near {
    name: &'static str,
    known: HashMap<PathBuf, Option<PathBuf>>,
}

impl Near {
    fn new(name: &'static str) -> Near {
        let known = HashMap::new();
        Near { name, known }
    }

    /// The file beside or above the folder, else beside or above `here`.
    fn find(&mut self, folder: &Path, here: &Path) -> Option<PathBuf> {
        self.above(folder).or_else(|| self.above(here))
    }

    fn above(&mut self, folder: &Path) -> Option<PathBuf> {
        if let Some(known) = self.known.get(folder) {
            return known.clone();
        }
        let file = folder.join(self.name);
        let found = if file.is_file() {
            Some(file)
        } else {
            folder.parent().and_then(|parent| self.above(parent))
        };
        self.known.insert(folder.to_owned(), found.clone());
        found
    }
}

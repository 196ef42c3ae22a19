//! What holds for an article: the defaults, what `mtlint.toml` says, what its sections say of the article's
//! path, and the flags; the later wins. Every value keeps where it was set.

use super::args::{CheckArguments, FailOn, HouseArguments, MessageLanguage, RuleArguments};
use super::config::{self, Config};
use super::files::Source;
use super::{Failure, nearest, rules};
use crate::check::Checker;
use crate::finding::{Confidence, Severity};
use crate::language::{self, LANGUAGES, Language};
use crate::names::house::House;
use crate::rule::Rule;
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
    /// In a line of a file.
    Line(Arc<Path>, usize),
    /// On the command line.
    Flag(&'static str),
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Origin::Default => f.write_str("default"),
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
}

impl Layer {
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
    fn with_house(mut self, arguments: &HouseArguments) -> Result<Layer, Failure> {
        if let Some(id) = &arguments.language {
            let value = find_language(id).map_err(|error| format!("--language {error}"))?;
            let origin = Origin::Flag("--language");
            self.language = Some(Set { value, origin });
        }
        let name = |name: &String| Set {
            value: name.clone(),
            origin: Origin::Flag("--allow-latin"),
        };
        self.allow_latin = arguments.allow_latin.iter().map(name).collect();
        Ok(self)
    }

    /// What the flags of `check` say.
    pub(super) fn of_check(arguments: &CheckArguments) -> Result<Layer, Failure> {
        fn set<T: Copy>(value: Option<T>, flag: &'static str) -> Option<Set<T>> {
            let origin = Origin::Flag(flag);
            value.map(|value| Set { value, origin })
        }
        let layer = Layer::of_rules(&arguments.rules)?.with_house(&arguments.house)?;
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
    /// The rules with their severities, ready to run.
    pub(super) checker: Checker,
    /// The names that are settled.
    pub(super) house: House,
}

impl Settings {
    fn new(file: Option<Arc<Path>>, layers: &[&Layer]) -> Settings {
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
        if layer.language.is_some() {
            self.language.clone_from(&layer.language);
        }
        self.allow_latin.extend(layer.allow_latin.iter().cloned());
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
        let rules = |rules: &[Set<&'static Rule>]| -> Vec<(String, Origin)> {
            let item = |rule: &Set<&Rule>| (rule.value.id.to_owned(), rule.origin.clone());
            rules.iter().map(item).collect()
        };
        if let Some(select) = &self.select {
            list(&mut out, "select", &rules(select));
        }
        list(&mut out, "ignore", &rules(&self.ignore));
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
    all: Vec<Arc<Settings>>,
    /// For each article its settings in `all`.
    of: Vec<usize>,
}

impl AllSettings {
    /// Settles what holds for each of the articles: the nearest `mtlint.toml` beside or above it counts; when
    /// there is none, the nearest one beside or above the working directory. `stdin` is what standard input is
    /// called.
    pub(super) fn new(
        sources: &[Source],
        stdin: &str,
        house: &HouseArguments,
        flags: &Layer,
    ) -> Result<AllSettings, Failure> {
        let mut configs = Configs::new(house)?;
        let mut known: HashMap<(Option<usize>, Vec<bool>), usize> = HashMap::new();
        let (mut all, mut of) = (Vec::new(), Vec::with_capacity(sources.len()));
        for source in sources {
            let path = match source {
                Source::Stdin => Path::new(stdin),
                Source::File(path) => path,
            };
            let path = configs.whole(path);
            let number = configs.of(&path)?;
            let config = number.map(|number| &configs.all[number]);
            let sections = config.map_or(&[][..], |config| &config.sections);
            let holds: Vec<bool> = sections
                .iter()
                .map(|section| section.holds(&path))
                .collect();
            let index = *known
                .entry((number, holds))
                .or_insert_with_key(|(_, holds)| {
                    let mut layers: Vec<&Layer> = config.iter().map(|config| &config.top).collect();
                    let sections = sections.iter().zip(holds).filter(|(_, holds)| **holds);
                    layers.extend(sections.map(|(section, _)| &section.layer));
                    layers.push(flags);
                    let file = config.map(|config| config.path.clone());
                    all.push(Arc::new(Settings::new(file, &layers)));
                    all.len() - 1
                });
            of.push(index);
        }
        if all.is_empty() {
            let config = configs.elsewhere.map(|number| &configs.all[number]);
            let mut layers: Vec<&Layer> = config.iter().map(|config| &config.top).collect();
            layers.push(flags);
            let file = config.map(|config| config.path.clone());
            all.push(Arc::new(Settings::new(file, &layers)));
        }
        Ok(AllSettings { all, of })
    }

    /// The settings of the article with this number.
    pub(super) fn of(&self, source: usize) -> &Arc<Settings> {
        &self.all[self.of[source]]
    }

    /// Those of the first article; without articles those of the working directory.
    pub(super) fn first(&self) -> &Settings {
        &self.all[0]
    }

    /// All that differ, the first article's first.
    pub(super) fn all(&self) -> &[Arc<Settings>] {
        &self.all
    }
}

/// The configuration files of a run, each read once.
struct Configs {
    all: Vec<Config>,
    /// Folders as they were named, and where they are.
    folders: HashMap<PathBuf, PathBuf>,
    /// The file that holds for a folder, where that is known already.
    of_folder: HashMap<PathBuf, Option<usize>>,
    /// The file that holds where the search finds none.
    elsewhere: Option<usize>,
    search: bool,
}

impl Configs {
    fn new(house: &HouseArguments) -> Result<Configs, Failure> {
        let mut configs = Configs {
            all: Vec::new(),
            folders: HashMap::new(),
            of_folder: HashMap::new(),
            elsewhere: None,
            search: !house.isolated && house.config.is_none(),
        };
        if let Some(file) = &house.config {
            configs.all.push(config::read(file)?);
            configs.elsewhere = Some(0);
        } else if configs.search
            && let Ok(folder) = std::env::current_dir()
        {
            configs.elsewhere = configs.search(&folder)?;
            configs.of_folder.clear();
        }
        Ok(configs)
    }

    /// The whole path of an article, without `..` and symbolic links in its folders.
    fn whole(&mut self, article: &Path) -> PathBuf {
        let folder = match article.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        };
        let name = article.file_name().unwrap_or_default();
        if let Some(whole) = self.folders.get(folder) {
            return whole.join(name);
        }
        // Standard input may be called what it likes.
        let whole = std::fs::canonicalize(folder)
            .or_else(|_| std::path::absolute(folder))
            .unwrap_or_else(|_| folder.to_owned());
        let path = whole.join(name);
        self.folders.insert(folder.to_owned(), whole);
        path
    }

    /// The file that holds for an article.
    fn of(&mut self, article: &Path) -> Result<Option<usize>, Failure> {
        match article.parent() {
            Some(folder) if self.search => self.search(folder),
            _ => Ok(self.elsewhere),
        }
    }

    fn search(&mut self, folder: &Path) -> Result<Option<usize>, Failure> {
        if let Some(known) = self.of_folder.get(folder) {
            return Ok(*known);
        }
        let file = folder.join(config::NAME);
        let found = if file.is_file() {
            let known = self.all.iter().position(|config| *config.path == *file);
            let number = match known {
                Some(number) => number,
                None => {
                    self.all.push(config::read(&file)?);
                    self.all.len() - 1
                }
            };
            Some(number)
        } else {
            match folder.parent() {
                Some(parent) => self.search(parent)?,
                None => self.elsewhere,
            }
        };
        self.of_folder.insert(folder.to_owned(), found);
        Ok(found)
    }
}

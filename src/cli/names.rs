//! `mtlint names`: the names of articles with their forms, counts and files, as a glossary to start from.
//!
//! A row is a name: the form that is preferred, the other forms under `avoid`, how often each stands and where. Forms
//! of one name from different articles stand in one row. Names left in Latin letters have rows as well. Whoever keeps
//! the glossary reads it, mends it and throws out what is no name; then `check --glossary` holds articles to it.

use super::args::NamesArguments;
use super::desk::Desk;
use super::lists::language_of_lists;
use super::output::Output;
use super::parallel::in_order;
use super::settings::{AllSettings, Layer};
use super::{CLEAN, FAILED, Failure, complain, count};
use crate::document::Document;
use crate::language::Language;
use crate::names::customary::Standing;
use crate::names::foreign::{Place, Shape};
use crate::names::gazetteer::fold;
use crate::names::glossary::Glossary;
use crate::names::variants::harvest::{self, Seen};
use crate::report::csv;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

/// The columns of the glossary; the first four are those that are read back.
const COLUMNS: [&str; 7] = [
    "english",
    "preferred",
    "avoid",
    "note",
    "count",
    "forms",
    "files",
];

/// Files beyond this number are counted and not listed.
const FILES: usize = 10;

/// Forms of one article are one name from these odds on; what is less sure is for `check` to tell.
const SURE: f32 = 4.0;

/// The names of one article.
#[derive(Default)]
struct Harvest {
    seen: Vec<Seen>,
    /// Forms that are one name in the article.
    together: Vec<Vec<String>>,
    /// Names in Latin letters, and what is suggested for each.
    latin: Vec<(String, Option<String>)>,
}

/// How often something stands, and in which articles.
#[derive(Clone, Default)]
struct Tally {
    count: usize,
    articles: BTreeSet<usize>,
}

impl Tally {
    fn add(&mut self, article: usize, count: usize) {
        self.count += count;
        self.articles.insert(article);
    }
}

/// A name in Latin letters.
#[derive(Default)]
struct Latin {
    /// As it is written, and how often so.
    written: BTreeMap<String, usize>,
    suggested: BTreeMap<String, usize>,
    tally: Tally,
}

/// A row of the glossary.
#[derive(Default)]
struct Row {
    english: String,
    preferred: String,
    avoid: Vec<String>,
    forms: Vec<(String, usize)>,
    note: String,
    tally: Tally,
}

/// Runs the command; the result is the exit code.
pub(super) fn run(arguments: &NamesArguments) -> Result<u8, Failure> {
    let (sources, failures) = arguments.archive.collect();
    let flags = Layer::default().with_house(&arguments.house)?;
    let settings = AllSettings::new(&sources, "-", &arguments.house, &flags)?;
    let language = settings.first().language.as_ref();
    let language = language_of_lists(language.map(|language| language.value))?;
    let desk = Desk {
        sources: &sources,
        stdin: "-",
        settings: &settings,
        kept: None,
    };
    let mut failed = !failures.is_empty();
    failures.iter().for_each(complain);
    let mut forms: BTreeMap<String, Tally> = BTreeMap::new();
    let mut latin: BTreeMap<String, Latin> = BTreeMap::new();
    let mut together: BTreeSet<(String, String)> = BTreeSet::new();
    let mut article = 0;
    let work = |index, buffer: &mut Vec<u8>| {
        desk.read(index, buffer, |document, _| harvest(document, language))
    };
    in_order(sources.len(), arguments.work.jobs, work, |outcome| {
        let harvest = outcome.unwrap_or_else(|failure| {
            complain(failure);
            failed = true;
            Harvest::default()
        });
        for seen in harvest.seen {
            forms.entry(seen.form).or_default().add(article, seen.count);
        }
        for group in harvest.together {
            for form in &group[1..] {
                together.insert((group[0].clone(), form.clone()));
            }
        }
        for (name, suggestion) in harvest.latin {
            let entry = latin.entry(fold(&name)).or_default();
            entry.tally.add(article, 1);
            *entry.written.entry(name).or_default() += 1;
            if let Some(form) = suggestion {
                *entry.suggested.entry(form).or_default() += 1;
            }
        }
        article += 1;
        Ok(true)
    })?;
    let forms = without_clitics(&forms, language);
    let mut rows = rows(&forms, &together, latin, language);
    let least = arguments.min_count.get();
    let glossary = settings.first().lists.glossary.as_deref();
    rows.retain(|row| {
        row.tally.count >= least
            && (!arguments.inconsistent || row.forms.len() > 1)
            && !is_settled(row, glossary)
    });
    let names: Vec<String> = sources.iter().map(|source| source.name("-")).collect();
    let mut output = Output::open(arguments.output.as_deref())?;
    let lines = rows.iter().map(|row| line(row, &names));
    output.write(&csv::table(&COLUMNS, lines))?;
    output.finish()?;
    if !arguments.work.quiet {
        let several = rows.iter().filter(|row| row.forms.len() > 1).count();
        eprintln!(
            "mtlint: {}: {}, {several} of them in several forms",
            count(sources.len(), "article"),
            count(rows.len(), "name")
        );
    }
    Ok(if failed { FAILED } else { CLEAN })
}

/// The names of an article.
fn harvest(document: &Document<'_>, language: &Language) -> Harvest {
    if document.language().is_none_or(|own| own.id != language.id) {
        return Harvest::default();
    }
    let mut harvest = Harvest {
        seen: document.names(),
        ..Harvest::default()
    };
    for group in document.name_groups() {
        let forms: Vec<String> = group.spellings.iter().map(|s| s.base.clone()).collect();
        // What is a name only beside its other spelling was not seen yet.
        for spelling in &group.spellings {
            if !harvest.seen.iter().any(|seen| seen.form == spelling.base) {
                harvest.seen.push(Seen {
                    form: spelling.base.clone(),
                    count: spelling.mentions.len(),
                });
            }
        }
        if group.odds >= SURE {
            harvest.together.push(forms);
        }
    }
    for (run, suggestion) in document.foreign_runs().iter().zip(document.suggestions()) {
        if run.shape == Shape::Name
            && run.place != Place::Gloss
            && document.standing(run) == Standing::Foreign
        {
            let name = suggestion.as_ref().map(|s| s.name.to_string());
            harvest
                .latin
                .push((document.text(run.core).to_owned(), name));
        }
    }
    harvest
}

/// The forms without those that are another with something joined to its front, which counts for that one.
fn without_clitics(
    forms: &BTreeMap<String, Tally>,
    language: &Language,
) -> BTreeMap<String, Tally> {
    let mut all: BTreeMap<String, Tally> = BTreeMap::new();
    for (form, tally) in forms {
        // Of two forms the one that stands more often is the name.
        let stands = |rest: &str| forms.get(rest).is_some_and(|t| t.count >= tally.count);
        let form = harvest::behind_clitics(form, &stands, language).unwrap_or(form);
        let known = all.entry(form.to_owned()).or_default();
        known.count += tally.count;
        known.articles.extend(&tally.articles);
    }
    all
}

/// The rows: the most frequent name first.
fn rows(
    forms: &BTreeMap<String, Tally>,
    together: &BTreeSet<(String, String)>,
    latin: BTreeMap<String, Latin>,
    language: &Language,
) -> Vec<Row> {
    let tallies: Vec<(&String, &Tally)> = forms.iter().collect();
    let seen: Vec<Seen> = tallies
        .iter()
        .map(|(form, tally)| Seen {
            form: (*form).clone(),
            count: tally.count,
        })
        .collect();
    let number = |form: &String| tallies.binary_search_by_key(&form, |(form, _)| form).ok();
    let pairs = together
        .iter()
        .filter_map(|(a, b)| Some((number(a)?, number(b)?)));
    let pairs: Vec<(usize, usize)> = pairs.collect();
    let mut of_form: BTreeMap<String, usize> = BTreeMap::new();
    let mut rows: Vec<Row> = Vec::new();
    for members in harvest::groups(&seen, &pairs, language) {
        let mut row = Row::default();
        for member in &members {
            let (form, tally) = tallies[*member];
            of_form.insert(form.clone(), rows.len());
            row.forms.push((form.clone(), tally.count));
            row.tally.count += tally.count;
            row.tally.articles.extend(&tally.articles);
        }
        row.preferred.clone_from(&row.forms[0].0);
        row.avoid = row.forms[1..]
            .iter()
            .map(|(form, _)| form.clone())
            .collect();
        let english = row
            .forms
            .iter()
            .find_map(|(form, _)| harvest::english(form, language));
        row.english = english.unwrap_or_default();
        rows.push(row);
    }
    for name in latin.into_values() {
        let most = |all: &BTreeMap<String, usize>| {
            let most = all
                .iter()
                .max_by_key(|(text, n)| (**n, std::cmp::Reverse(*text)));
            most.map(|(text, _)| text.clone())
        };
        let english = most(&name.written).unwrap_or_default();
        let form = most(&name.suggested).unwrap_or_default();
        let note = format!("in Latin letters ×{}", name.tally.count);
        let place = of_form.get(&form).copied().filter(|at| {
            rows[*at].english.is_empty() || fold(&rows[*at].english) == fold(&english)
        });
        match place {
            Some(at) => {
                let row = &mut rows[at];
                row.english = english;
                row.note = note;
                row.tally.count += name.tally.count;
                row.tally.articles.extend(name.tally.articles);
            }
            None => rows.push(Row {
                english,
                preferred: form,
                note,
                tally: name.tally,
                ..Row::default()
            }),
        }
    }
    rows.sort_by(|a, b| {
        let count = b.tally.count.cmp(&a.tally.count);
        count.then_with(|| (&a.preferred, &a.english).cmp(&(&b.preferred, &b.english)))
    });
    // One English name has one preferred form: the most frequent row keeps it.
    let mut taken: BTreeSet<String> = BTreeSet::new();
    let latin_first = |row: &Row| row.note.is_empty();
    let mut order: Vec<usize> = (0..rows.len()).collect();
    order.sort_by_key(|at| latin_first(&rows[*at]));
    for at in order {
        let row = &mut rows[at];
        if !row.english.is_empty() && !taken.insert(fold(&row.english)) {
            row.english.clear();
        }
    }
    // A form to be avoided is nobody's preferred form.
    let avoided: BTreeSet<String> = rows.iter().flat_map(|row| row.avoid.clone()).collect();
    for row in &mut rows {
        if avoided.contains(&row.preferred) {
            row.preferred.clear();
        }
    }
    // A row without a preferred form would be an error to whoever reads the glossary.
    rows.retain(|row| !row.preferred.is_empty());
    rows
}

/// Whether the glossary says all of a row already.
fn is_settled(row: &Row, glossary: Option<&Glossary>) -> bool {
    let Some(glossary) = glossary else {
        return false;
    };
    let english = row.note.is_empty() || glossary.preferred(&row.english).is_some();
    let mut forms = row.forms.iter();
    english && forms.all(|(form, _)| glossary.meant(form).is_some())
}

/// The cells of a row.
fn line(row: &Row, names: &[String]) -> Vec<String> {
    let mut forms = String::new();
    for (form, count) in &row.forms {
        let between = if forms.is_empty() { "" } else { " | " };
        write!(forms, "{between}{form} ×{count}").unwrap_or_default();
    }
    let articles = row.tally.articles.iter().take(FILES);
    let mut files = articles
        .map(|at| &*names[*at])
        .collect::<Vec<_>>()
        .join("; ");
    if row.tally.articles.len() > FILES {
        write!(files, "; … ({})", row.tally.articles.len()).unwrap_or_default();
    }
    vec![
        row.english.clone(),
        row.preferred.clone(),
        row.avoid.join(" | "),
        row.note.clone(),
        row.tally.count.to_string(),
        forms,
        files,
    ]
}

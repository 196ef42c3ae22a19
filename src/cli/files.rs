//! Which articles to check.

use super::Failure;
use std::collections::HashSet;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// Endings of the files that a folder is searched for.
const ENDINGS: [&str; 2] = ["txt", "text"];

/// An article to check.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Source {
    Stdin,
    File(PathBuf),
}

/// Standard input on the command line.
fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// The articles that the paths name, in order, each once; and what could not be found.
pub(super) fn collect(paths: &[PathBuf], files_from: Option<&Path>) -> (Vec<Source>, Vec<Failure>) {
    let mut failures = Vec::new();
    let mut paths = paths.to_vec();
    let mut listed = 0;
    if let Some(list) = files_from {
        match read_list(list) {
            Ok(more) => {
                listed = more.len();
                paths.extend(more);
            }
            Err(failure) => failures.push(failure),
        }
    } else if paths.is_empty() {
        paths.push("-".into());
    }
    if files_from.is_some() && listed == 0 && failures.is_empty() && paths.is_empty() {
        failures.push("--files-from: the list names no file".to_owned());
    }
    let mut sources = Vec::new();
    let mut seen = HashSet::new();
    let mut add = |source: Source| {
        if seen.insert(source.clone()) {
            sources.push(source);
        }
    };
    for path in &paths {
        if is_stdin(path) {
            add(Source::Stdin);
        } else if path.is_dir() {
            match walk(path) {
                Ok(files) => files.into_iter().for_each(|file| add(Source::File(file))),
                Err(failure) => failures.push(failure),
            }
        } else {
            // A missing file is told when it is opened, with the system's own reason.
            add(Source::File(path.clone()));
        }
    }
    (sources, failures)
}

fn read_list(list: &Path) -> Result<Vec<PathBuf>, Failure> {
    let text = if is_stdin(list) {
        io::read_to_string(io::stdin())
    } else {
        fs::read_to_string(list)
    };
    let text = text.map_err(|error| format!("{}: {error}", list.display()))?;
    Ok(text
        .lines()
        .map(str::trim_end)
        .filter(|line| !line.is_empty())
        .map(PathBuf::from)
        .collect())
}

fn walk(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut files = Vec::new();
    for entry in ignore::WalkBuilder::new(folder)
        .sort_by_file_name(Ord::cmp)
        .build()
    {
        let entry = entry.map_err(|error| error.to_string())?;
        let article = entry
            .path()
            .extension()
            .is_some_and(|e| ENDINGS.iter().any(|ending| e.eq_ignore_ascii_case(ending)));
        if article && entry.file_type().is_some_and(|kind| kind.is_file()) {
            files.push(entry.into_path());
        }
    }
    if files.is_empty() {
        return Err(format!(
            "{}: no article in this folder (searched for .{})",
            folder.display(),
            ENDINGS.join(", .")
        ));
    }
    Ok(files)
}

/// The whole path of a file, without `..` and symbolic links in its folders. The file need not be there.
pub(super) fn whole(path: &Path) -> PathBuf {
    folder(path).join(path.file_name().unwrap_or_default())
}

/// The whole path of the folder of a file.
pub(super) fn folder(path: &Path) -> PathBuf {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    fs::canonicalize(folder)
        .or_else(|_| std::path::absolute(folder))
        .unwrap_or_else(|_| folder.to_owned())
}

impl Source {
    /// What the article is called in lists; standard input is called `stdin`.
    pub(super) fn name(&self, stdin: &str) -> String {
        match self {
            Source::Stdin => stdin.to_owned(),
            Source::File(path) => path.to_string_lossy().into_owned(),
        }
    }

    /// Where the article stands, when it is a file.
    pub(super) fn path(&self) -> Option<&Path> {
        match self {
            Source::Stdin => None,
            Source::File(path) => Some(path),
        }
    }

    /// Reads the article's bytes into `buffer`.
    pub(super) fn read(&self, buffer: &mut Vec<u8>) -> io::Result<()> {
        buffer.clear();
        match self {
            Source::Stdin => io::stdin().lock().read_to_end(buffer).map(drop),
            Source::File(path) => fs::File::open(path)?.read_to_end(buffer).map(drop),
        }
    }
}

//! The user's own lists of phrases.

use super::Failure;
use crate::finding::Severity;
use crate::language::phrases::Phrases;
use crate::language::{LANGUAGES, Language};
use std::path::PathBuf;

/// The phrases of the files; none when there are no files. Without a language they are read as phrases of the first
/// one of which words are known.
pub(super) fn load(
    files: &[PathBuf],
    language: Option<&'static Language>,
) -> Result<Option<Phrases>, Failure> {
    if files.is_empty() {
        return Ok(None);
    }
    let language = language
        .or_else(|| LANGUAGES.iter().copied().find(|l| l.words.is_some()))
        .ok_or("--phrases: of no language are words known")?;
    let mut phrases = Phrases::new(language);
    for file in files {
        let name = file.display();
        let text = std::fs::read(file).map_err(|error| format!("{name}: {error}"))?;
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
    Ok(Some(phrases))
}

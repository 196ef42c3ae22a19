//! What the commands share that check articles: an article is read under its settings, checked, and what has been
//! decided about it is marked.

use super::Failure;
use super::files::Source;
use super::kept::Kept;
use super::settings::{AllSettings, Settings};
use crate::document::Document;
use crate::finding::Finding;
use crate::input;

/// The articles of a run and what holds for them.
#[derive(Debug)]
pub(super) struct Desk<'a> {
    pub(super) sources: &'a [Source],
    /// What standard input is called.
    pub(super) stdin: &'a str,
    pub(super) settings: &'a AllSettings,
    /// The decisions, where they count.
    pub(super) kept: Option<&'a Kept>,
}

impl Desk<'_> {
    /// Reads the article with this number into the buffer, checks it, and hands it on with all its findings.
    pub(super) fn check<T>(
        &self,
        index: usize,
        buffer: &mut Vec<u8>,
        then: impl FnOnce(&Document<'_>, Vec<Finding>, &Settings) -> T,
    ) -> Result<T, Failure> {
        let result = self.read(index, buffer, |document, settings| {
            let mut findings = settings.checker.check(document);
            if let Some(kept) = self.kept {
                let number = self.settings.number(index);
                kept.mark(number, self.sources[index].path(), document, &mut findings);
            }
            then(document, findings, settings)
        });
        // One huge article must not keep its memory for the rest of the run.
        if buffer.capacity() > 1 << 22 {
            *buffer = Vec::new();
        }
        result
    }

    /// Reads the article with this number into the buffer and hands it on.
    pub(super) fn read<T>(
        &self,
        index: usize,
        buffer: &mut Vec<u8>,
        then: impl FnOnce(&Document<'_>, &Settings) -> T,
    ) -> Result<T, Failure> {
        let source = &self.sources[index];
        let settings = self.settings.of(index);
        let name = source.name(self.stdin);
        let failed = |error: &dyn std::fmt::Display| format!("{name}: {error}");
        source.read(buffer).map_err(|error| failed(&error))?;
        let language = settings.language.as_ref().map(|language| language.value);
        let document =
            input::plain::read(&name, buffer, language).map_err(|error| failed(&error))?;
        Ok(then(&settings.read(document), settings))
    }
}

//! The lists that a run writes: what their formats make of each article, and where the bytes go.

use super::Failure;
use super::output::{Output, Written};
use crate::document::Document;
use crate::finding::Finding;
use crate::report::{Format, Row, row};

/// What a format makes of one article.
pub(super) enum Rendered {
    Bytes(Vec<u8>),
    Rows(Vec<Row<'static>>),
}

/// Renders an article, on any thread.
pub(super) fn render(format: &Format, document: &Document<'_>, findings: &[Finding]) -> Rendered {
    match format {
        Format::ByArticle(report) => Rendered::Bytes(report.article(document, findings)),
        Format::Whole(whole) => {
            let rows = row::rows(document, findings, whole.language());
            Rendered::Rows(rows.map(Row::into_owned).collect())
        }
    }
}

/// A list that is being written, article by article, in their order.
pub(super) struct List<'a> {
    format: &'a Format,
    output: Output,
    /// The rows so far, for formats that are written as a whole.
    rows: Vec<Row<'static>>,
    any: bool,
    closed: bool,
}

impl<'a> List<'a> {
    pub(super) fn open(format: &'a Format, output: Output) -> Result<List<'a>, Failure> {
        let mut list = List {
            format,
            output,
            rows: Vec::new(),
            any: false,
            closed: false,
        };
        if let Format::ByArticle(report) = format {
            list.put(&report.begin())?;
        }
        Ok(list)
    }

    /// Adds the next article; `false` when nobody reads any more.
    pub(super) fn add(&mut self, rendered: Rendered) -> Result<bool, Failure> {
        match (rendered, self.format) {
            (Rendered::Bytes(bytes), Format::ByArticle(report)) if !bytes.is_empty() => {
                if self.any {
                    self.put(report.separator())?;
                }
                self.any = true;
                self.put(&bytes)?;
            }
            (Rendered::Bytes(_), _) => {}
            (Rendered::Rows(rows), _) => self.rows.extend(rows),
        }
        Ok(!self.closed)
    }

    /// Puts the list into its place.
    pub(super) fn finish(mut self) -> Result<Written, Failure> {
        let end = match self.format {
            Format::ByArticle(report) => report.end(),
            Format::Whole(whole) => whole.write(std::mem::take(&mut self.rows))?,
        };
        self.put(&end)?;
        match (self.output.finish()?, self.closed) {
            (Written::Done, false) => Ok(Written::Done),
            _ => Ok(Written::Closed),
        }
    }

    fn put(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        if !self.closed {
            self.closed = matches!(self.output.write(bytes)?, Written::Closed);
        }
        Ok(())
    }
}

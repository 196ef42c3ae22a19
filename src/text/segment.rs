//! The stretches of prose an article is made of.

use super::span::Span;

/// What a stretch of prose is in its article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SegmentKind {
    /// The title of the article.
    Headline,
    /// A paragraph of running text.
    Paragraph,
}

/// A stretch of prose that is read on its own: no sentence, quotation or name goes over its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Segment {
    /// Where it stands; without the line end.
    pub span: Span,
    /// What it is.
    pub kind: SegmentKind,
}

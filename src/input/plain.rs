//! Plain text: one paragraph a line.
//!
//! A line ends at LF, CR, CRLF, or U+2028. The first line is the headline when it looks like one: it is
//! short, does not end like a sentence, and something follows.

use super::InputError;
use crate::document::Document;
use crate::language::Language;
use crate::text::lines;
use crate::text::script::{Class, Script};
use crate::text::segment::{Segment, SegmentKind};
use crate::text::span::Span;

/// Characters of the longest headline.
const HEADLINE: usize = 140;

/// Reads an article from the bytes of a plain text file.
///
/// `name` is what the article is called in lists. The language is told from the letters when `language` is
/// `None`.
///
/// # Errors
///
/// When the bytes are not UTF-8 text, or there are 4 GiB or more of them.
pub fn read<'a>(
    name: &'a str,
    bytes: &'a [u8],
    language: Option<&'static Language>,
) -> Result<Document<'a>, InputError> {
    if u32::try_from(bytes.len()).is_err() {
        return Err(InputError::TooLarge);
    }
    if let Some(offset) = memchr::memchr(0, bytes) {
        return Err(InputError::Binary { offset });
    }
    let source = simdutf8::compat::from_utf8(bytes).map_err(|e| InputError::NotUtf8 {
        offset: e.valid_up_to(),
    })?;
    Ok(Document::new(name, source, segments(source), language))
}

fn segments(source: &str) -> Vec<Segment> {
    let mut segments: Vec<Segment> = lines::of(source)
        .filter_map(|line| {
            let text = line.of(source);
            let inner = text.trim_start_matches(['\u{FEFF}']);
            let start = line.start() + (text.len() - inner.len());
            let blank = inner.trim().is_empty();
            (!blank).then(|| Segment {
                span: Span::new(start, line.end()),
                kind: SegmentKind::Paragraph,
            })
        })
        .collect();
    if let [first, _, ..] = segments.as_mut_slice()
        && is_headline(first.span.of(source))
    {
        first.kind = SegmentKind::Headline;
    }
    segments
}

fn is_headline(line: &str) -> bool {
    let line = line.trim();
    let ends_sentence =
        line.ends_with(['.', '؟', '!', '?', '…', ':', '،', '؛', ';', '"', '”', '»']);
    !ends_sentence
        && line.chars().nth(HEADLINE).is_none()
        && line
            .chars()
            .any(|c| Class::of(c) != Class::Letter(Script::Other))
}

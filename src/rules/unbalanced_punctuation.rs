//! A bracket or quotation mark without its other half.
//!
//! When an engine drops a clause or cuts a paragraph, one mark of a pair goes with it, and the reader does not
//! learn where a quotation begins or ends. Brackets are looked at line by line; a quotation may run over several
//! lines, each of which may open it again, and closes within six.
//!
//! Which mark of a typewriter pair (`"`) opens is told by the spaces beside it. A fault of one kind that stands in
//! five places or more is one row.
//!
//! **When to leave it.** Lists that number their entries `أ)`, faces made of marks, and quotations that the writer
//! breaks off on purpose.
//!
//! **Example.** `صباح الخير، قال الرجل"` – a quotation ends that never began.

use crate::document::Document;
use crate::finding::{Confidence, Edit, ErrorType, Finding, Severity, Template};
use crate::rule::Rule;
use crate::text::span::Span;
use crate::text::token::TokenKind;
use std::ops::Range;

pub(super) static RULE: Rule = Rule {
    id: "unbalanced-punctuation",
    error: ErrorType::Punctuation,
    severity: Severity::Minor,
    summary: "a bracket or quotation mark without its other half",
    covers: &[],
    flags: &[
        "قال الوزير ⟦(⟧في بيان إن الأمر انتهى.",
        "قال الوزير في بيان⟦)⟧ إن الأمر انتهى.",
        "وصفه بأنه ⟦«⟧بطل حقيقي من أبطال هذا الزمان.",
        "صباح الخير،⟦\"⟧ قال الرجل ومضى.",
        "صرخ: \"قف!\" ثم قال: ⟦\"⟧لا تتحرك، ومضى.",
        "قال الرجل: ⟦“⟧صباح الخير، ثم مضى إلى عمله.",
        "كتب في دفتره [ملاحظة⟦)⟧ أخرى] قصيرة.",
    ],
    passes: &[
        "قال الوزير (في بيان) إن «الأمر» انتهى.",
        "قال: \"هذا يوم طويل\nلكنه انتهى أخيرا\" ثم مضى.",
        "قال: «هذا يوم طويل.\n«لكنه انتهى أخيرا» ثم مضى.",
        "شروط العمل: 1) الخبرة. 2) الشهادة. أ) اللغة.",
        "سماها ”المدينة البيضاء“ وسماها غيره “الغولة” وسموها ”العروس\".",
        "قالت الوزيرة:\" إن الأمر انتهى\" وغادرت.",
        "وصفه بـ\"البطل\"و\"القائد\".",
        "يبلغ طوله 6'2\" وعرضه 15\".",
    ],
    check,
    file: include_str!("unbalanced_punctuation.rs"),
};

const BRACKET: Template = Template {
    en: "a bracket without its other half",
    ar: "قوس بلا نظيره",
};
const UNCLOSED: Template = Template {
    en: "the quotation is not closed",
    ar: "الاقتباس غير مغلق",
};
const UNOPENED: Template = Template {
    en: "a quotation ends here that has not begun",
    ar: "علامة تنصيص خاتمة لاقتباس لم يُفتح",
};

/// Lines within which a quotation closes.
const LINES: usize = 6;

fn check(document: &Document<'_>) -> Vec<Finding> {
    if document.language().is_none_or(|l| l.punctuation.is_none()) {
        return Vec::new();
    }
    let (mut unclosed, mut unopened) = (Vec::new(), Vec::new());
    // Each family by itself: one may stand inside the other. A pair of two kinds is a matter of style.
    for family in [&['«', '»'][..], &['"', '“', '”']] {
        if !family.iter().any(|mark| document.census().may_have(*mark)) {
            continue;
        }
        quotations(document, family, &mut unclosed, &mut unopened);
    }
    let brackets = brackets(document);
    let mut findings = Vec::new();
    for (kind, mut spans) in [
        (BRACKET, brackets),
        (UNCLOSED, unclosed),
        (UNOPENED, unopened),
    ] {
        spans.sort_unstable();
        let edits = spans.into_iter().map(|span| Edit { span, text: None });
        findings.extend(Finding::gather(
            &RULE,
            Confidence::Low,
            kind,
            edits.collect(),
        ));
    }
    findings.sort_by_key(|finding| finding.span);
    findings
}

/// The round, square and curly brackets without their other half in their segment.
fn brackets(document: &Document<'_>) -> Vec<Span> {
    const PAIRS: [(char, char); 3] = [('(', ')'), ('[', ']'), ('{', '}')];
    let mut alone = Vec::new();
    let census = document.census();
    if !PAIRS
        .iter()
        .any(|(open, close)| census.may_have(*open) || census.may_have(*close))
    {
        return Vec::new();
    }
    for segment in 0..document.segments().len() {
        let mut open: Vec<(char, usize)> = Vec::new();
        for &(index, mark) in document.marks_of(segment) {
            if PAIRS.iter().any(|pair| pair.0 == mark) {
                open.push((mark, index));
            } else if let Some((opening, _)) = PAIRS.iter().find(|pair| pair.1 == mark) {
                // The innermost of its kind; what stands inside it has lost its half.
                match open.iter().rposition(|(mark, _)| mark == opening) {
                    Some(at) => {
                        alone.extend(open.drain(at..).skip(1).map(|(_, index)| index));
                    }
                    None if is_entry(document, segment, index) => {}
                    None => alone.push(index),
                }
            }
        }
        alone.extend(open.into_iter().map(|(_, index)| index));
    }
    alone
        .into_iter()
        .filter(|index| !is_face(document, *index))
        .map(|index| document.tokens()[index].span)
        .collect()
}

/// Whether a closing bracket numbers an entry of a list: `1)`, `أ)`.
fn is_entry(document: &Document<'_>, segment: usize, index: usize) -> bool {
    let range = document.tokens_of(segment);
    let Some(before) = index.checked_sub(1).filter(|before| *before >= range.start) else {
        return false;
    };
    let token = document.tokens()[before];
    let short = document.text(token.span).chars().nth(1).is_none();
    token.kind == TokenKind::Number || token.is_word() && short
}

/// Whether a bracket is the mouth of a face: `:)`.
fn is_face(document: &Document<'_>, index: usize) -> bool {
    let touching = |a: usize, b: usize| {
        let tokens = document.tokens();
        b < tokens.len() && tokens[a].span.end == tokens[b].span.start
    };
    let eyes = |mark: Option<char>| mark.is_some_and(|mark| ":;=-".contains(mark));
    index > 0 && touching(index - 1, index) && eyes(document.mark(index - 1))
}

/// What a quotation mark does.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Opens,
    Closes,
    Either,
}

/// A quotation mark.
#[derive(Clone, Copy)]
struct Quote {
    role: Role,
    span: Span,
    /// Whether its segment begins with it.
    first: bool,
    /// Whether a number clings to it, which it may measure.
    measures: bool,
}

/// The quotation marks that have no other half: of the two families, angled and raised, each by itself.
fn quotations(
    document: &Document<'_>,
    family: &[char],
    unclosed: &mut Vec<Span>,
    unopened: &mut Vec<Span>,
) {
    // Where the quotation that is open began: its segment and its mark.
    let mut open: Option<(usize, Span)> = None;
    for segment in 0..document.segments().len() {
        if let Some((_, span)) = open.take_if(|(began, _)| segment >= *began + LINES) {
            unclosed.push(span);
        }
        let range = document.tokens_of(segment);
        let marks = document.marks_of(segment).iter().copied();
        let quotes: Vec<Quote> = marks
            .filter(|(_, mark)| family.contains(mark))
            .map(|(index, mark)| quote(document, mark, index, &range))
            .collect();
        // Marks in pairs are quotations, however the spaces beside them stand.
        if quotes.len().is_multiple_of(2) {
            // Or the line opens the quotation again and closes it.
            if quotes.first().is_some_and(|quote| quote.first) {
                open = None;
            }
            continue;
        }
        if quotes.iter().any(|quote| quote.measures) {
            continue;
        }
        match alone(&quotes) {
            // A new line may open the quotation again.
            (Role::Opens, quote) if open.is_some() && quote.first => {
                open = Some((segment, quote.span));
            }
            (Role::Opens, quote) => {
                unclosed.extend(open.map(|(_, span)| span));
                open = Some((segment, quote.span));
            }
            (_, quote) => {
                if open.take().is_none() {
                    unopened.push(quote.span);
                }
            }
        }
    }
    unclosed.extend(open.map(|(_, span)| span));
}

/// Which of an odd number of marks has no other half, and what it does.
fn alone(quotes: &[Quote]) -> (Role, Quote) {
    let mut open: Option<Quote> = None;
    for quote in quotes {
        match (quote.role, open) {
            (Role::Opens, Some(before)) => return (Role::Opens, before),
            (Role::Closes, None) => return (Role::Closes, *quote),
            (Role::Closes | Role::Either, Some(_)) => open = None,
            (Role::Opens | Role::Either, None) => open = Some(*quote),
        }
    }
    (Role::Opens, open.unwrap_or(quotes[quotes.len() - 1]))
}

/// What the quotation mark that a token is does in its segment.
fn quote(document: &Document<'_>, mark: char, index: usize, segment: &Range<usize>) -> Quote {
    let tokens = document.tokens();
    let before = (index > segment.start).then(|| tokens[index - 1]);
    let after = (index + 1 < segment.end).then(|| tokens[index + 1]);
    let clings_before = before.is_some_and(|t| t.span.end == tokens[index].span.start);
    let clings_after = after.is_some_and(|t| t.span.start == tokens[index].span.end);
    let is_mark = |i: usize, marks: &str| document.mark(i).is_some_and(|m| marks.contains(m));
    let role = match (mark, clings_before, clings_after) {
        ('«', ..) => Role::Opens,
        ('»', ..) => Role::Closes,
        (_, false, true) => Role::Opens,
        // Behind a colon, an opening bracket or a preposition it opens, before a mark it closes.
        (_, true, _) if is_mark(index - 1, ":([«") || is_clitic(document, index - 1) => {
            Role::Opens
        }
        (_, true, false) => Role::Closes,
        (_, true, true) if is_mark(index + 1, "،؛.:؟!)]»,") => Role::Closes,
        _ => Role::Either,
    };
    let number = before.is_some_and(|token| token.kind == TokenKind::Number);
    Quote {
        role,
        span: tokens[index].span,
        first: index == segment.start,
        measures: mark == '"' && clings_before && !clings_after && number,
    }
}

/// Whether a token is a preposition or conjunction that is joined to what follows.
fn is_clitic(document: &Document<'_>, index: usize) -> bool {
    let Some(clitics) = document.language().and_then(|language| language.clitics) else {
        return false;
    };
    let text = document.token_text(index).trim_end_matches(clitics.joiner);
    document.tokens()[index].is_word() && (clitics.is_proclitic)(text)
}

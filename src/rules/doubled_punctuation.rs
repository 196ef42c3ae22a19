//! A mark that stands twice, or two marks of which one is enough.
//!
//! When a translation engine drops words it keeps their marks: two commas in a row, a comma before a full
//! stop, four dots. They look like a typing error and hint at a missing clause.
//!
//! **When to leave it.** Two dots, as headlines use them, three dots, and `؟!` are style.
//!
//! **Example.** `أغلقت الشركة مصنعها ، ، مما أغضب` – one comma is enough, and a clause may be missing.

use crate::document::Document;
use crate::finding::{Argument, Confidence, ErrorType, Finding, Message, Severity, Template};
use crate::rule::Rule;
use crate::text::span::Span;

pub(super) static RULE: Rule = Rule {
    id: "doubled-punctuation",
    error: ErrorType::Punctuation,
    severity: Severity::Minor,
    summary: "a mark that stands twice, or two marks where one is enough",
    covers: &[],
    flags: &[
        "انتهت ⟦الحرب ، ،⟧ مما أثار الغضب.",
        "وصل ⟦الوفد،،⟧ ثم غادر.",
        "غادر الجميع ⟦القاعة،.⟧",
        "سكت ⟦طويلا....⟧ ثم تكلم.",
        "قال: لا ⟦أدري--⟧ ثم مضى.",
        "سألته عن ⟦السبب؟.⟧ فلم يجب.",
    ],
    passes: &[
        "انتهت الحرب، مما أثار الغضب.",
        "عاجل.. انفجار في الميناء",
        "لا أصدق... هذا غريب!",
        "هل هذا ممكن؟! سأل الرجل.",
        "التقى د. أحمد، ثم غادر.",
    ],
    check,
    file: include_str!("doubled_punctuation.rs"),
};

const DOUBLED: Template = Template {
    en: "two marks stand where one is enough",
    ar: "علامتا ترقيم حيث تكفي واحدة",
};
const DOTS: Template = Template {
    en: "{0} dots; an ellipsis has three",
    ar: "{0} نقاط؛ وعلامة الحذف ثلاث",
};

fn check(document: &Document<'_>) -> Vec<Finding> {
    let Some(marks) = document
        .language()
        .and_then(|language| language.punctuation)
    else {
        return Vec::new();
    };
    let pause = |c: char| c != ':' && marks.behind.contains(&c) && !marks.ends.contains(&c);
    let end = |c: char| c != ':' && marks.ends.contains(&c);
    let mut findings = Vec::new();
    for segment in 0..document.segments().len() {
        let range = document.tokens_of(segment);
        // The token behind the marks that have been looked at.
        let mut behind = range.start;
        for &(at, first) in document.marks_of(segment) {
            if at < behind {
                continue;
            }
            // All marks of a run stand beside each other, with nothing but spaces between them.
            let run = at..(at..range.end)
                .find(|i| document.mark(*i).is_none())
                .unwrap_or(range.end);
            let same = run
                .clone()
                .take_while(|i| document.mark(*i) == Some(first))
                .count();
            let close = |from: usize, to: usize| {
                (from..to)
                    .all(|i| document.tokens()[i].span.end == document.tokens()[i + 1].span.start)
            };
            let second = document.mark(at + 1).filter(|_| run.len() > 1);
            let found = match (first, second) {
                ('.', _) if same >= 4 && close(at, at + same - 1) => {
                    let message = Message::new(DOTS, [Argument::Number(same)]);
                    Some((same, "...".to_owned(), message))
                }
                ('-', _) if same == 2 && close(at, at + 1) => {
                    Some((2, "—".to_owned(), Message::new(DOUBLED, [])))
                }
                (a, Some(b)) if pause(a) && (a == b || pause(b)) => {
                    Some((2, a.to_string(), Message::new(DOUBLED, [])))
                }
                (a, Some(b)) if pause(a) && end(b) => {
                    Some((2, b.to_string(), Message::new(DOUBLED, [])))
                }
                (a, Some(b))
                    if end(a) && (pause(b) || b == '.' && a != '.') && same == 1 && a != '…' =>
                {
                    // A full stop of an abbreviation may stand before a comma.
                    let abbreviated = a == '.'
                        && at > range.start
                        && document.token_text(at - 1).chars().count() <= 2;
                    (!abbreviated).then(|| (2, a.to_string(), Message::new(DOUBLED, [])))
                }
                _ => None,
            };
            let Some((length, suggestion, message)) = found else {
                behind = at + same;
                continue;
            };
            let mut span = document.tokens()[at]
                .span
                .to(document.tokens()[at + length - 1].span);
            // The marks are shown behind their word; a space between goes with them.
            let mut suggestion = suggestion;
            if at > range.start {
                let before = document.tokens()[at - 1].span;
                let gap = Span {
                    start: before.end,
                    end: span.start,
                };
                if document.text(gap).chars().all(|c| c == ' ') && document.mark(at - 1).is_none() {
                    span.start = before.start;
                    suggestion = format!("{}{suggestion}", document.text(before));
                }
            }
            let mut finding = Finding::new(&RULE, span, Confidence::High, message);
            finding.suggestion = Some(suggestion);
            findings.push(finding);
            behind = at + length;
        }
    }
    findings
}

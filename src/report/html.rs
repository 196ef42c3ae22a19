//! The list as one page that needs nothing else: the articles with their marks, and a card for each finding.
//!
//! Editors who have no spreadsheet at hand decide in the page and download the same CSV list. Without script the
//! page is a plain list. All texts are escaped, and the content policy lets nothing run or load but the page's
//! own style and script, which it names by their hashes.

use super::csv;
use super::escape::markup;
use super::row::{self, COLUMNS, Row};
use super::words::{self, DECISIONS};
use super::{MessageLanguage, Report};
use crate::document::Document;
use crate::finding::{Finding, Severity, Template};
use crate::text::segment::SegmentKind;
use std::fmt::{Result, Write};

/// The list as a page.
#[derive(Clone, Copy, Debug, Default)]
pub struct Html {
    /// The language of the messages and of the page.
    pub language: MessageLanguage,
}

const STYLE: &str = include_str!("html/page.css");
const STYLE_HASH: &str = "sha256-f+/UWtQB6ES2dgsAsV3yzUrgqPcaJ00IVtrpM+8fJGc=";
const SCRIPT: &str = include_str!("html/page.js");
const SCRIPT_HASH: &str = "sha256-/EF3okbdwgPLoYxbRRLY+w/xcKPkMNfatorULMxDcSc=";

impl Report for Html {
    fn begin(&self) -> Vec<u8> {
        let mut out = String::with_capacity(STYLE.len() + 8192);
        self.head(&mut out)
            .and_then(|()| self.bar(&mut out))
            .and_then(|()| self.templates(&mut out))
            .and_then(|()| {
                writeln!(
                    out,
                    "<main id=\"main\" data-columns=\"{}\">\n<div id=\"names\" data-files=\"{}\" hidden></div>\n<p id=\"empty\" hidden>{}</p>",
                    COLUMNS.join(" "),
                    self.pick(FILES),
                    self.pick(NONE_LEFT)
                )
            })
            .unwrap_or_default();
        out.into_bytes()
    }

    fn article(&self, document: &Document<'_>, findings: &[Finding]) -> Vec<u8> {
        let mut out = String::new();
        if !findings.is_empty() {
            self.file(&mut out, document, findings).unwrap_or_default();
        }
        out.into_bytes()
    }

    fn end(&self) -> Vec<u8> {
        let nothing = self.pick(NOTHING);
        format!(
            "<p class=\"nothing\">{nothing}</p>\n</main>\n<script>{SCRIPT}</script>\n</body>\n</html>\n"
        )
        .into_bytes()
    }
}

impl Html {
    fn pick(self, template: Template) -> &'static str {
        self.language.pick(template)
    }

    fn head(self, out: &mut String) -> Result {
        let language = match self.language {
            MessageLanguage::English => "en",
            MessageLanguage::Arabic => "ar",
        };
        writeln!(
            out,
            "<!DOCTYPE html>\n<html lang=\"{language}\" dir=\"rtl\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src '{STYLE_HASH}'; \
             script-src '{SCRIPT_HASH}'; base-uri 'none'; form-action 'none'\">\n\
             <meta name=\"referrer\" content=\"no-referrer\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"generator\" content=\"mtlint {}\">\n\
             <title>{}</title>\n<style>{STYLE}</style>\n</head>\n<body>",
            env!("CARGO_PKG_VERSION"),
            self.pick(TITLE),
        )
    }

    /// The filters; the script shows them.
    fn bar(self, out: &mut String) -> Result {
        let all = self.pick(ALL);
        let choice = |out: &mut String, id: &str, label: Template, options: &[(&str, &str)]| {
            write!(out, "<label>{} <select id=\"{id}\">", self.pick(label))?;
            for (value, word) in options {
                write!(out, "<option value=\"{value}\">{word}</option>")?;
            }
            writeln!(out, "</select></label>")
        };
        writeln!(
            out,
            "<header class=\"bar\" hidden>\n<strong>mtlint</strong>"
        )?;
        choice(out, "file", FILE, &[("", all)])?;
        choice(out, "rule", RULE, &[("", all)])?;
        let mut severities = vec![("", all)];
        for severity in Severity::ALL.into_iter().rev() {
            let name = severity.name();
            severities.push((name, words::severity(name, self.language)));
        }
        choice(out, "severity", SEVERITY, &severities)?;
        let mut decisions = vec![("", all), ("open", self.pick(OPEN))];
        decisions.extend(DECISIONS.map(|d| (d.name(), words::of_decision(d, self.language))));
        choice(out, "decision", DECISION, &decisions)?;
        let views = [("text", self.pick(BY_TEXT)), ("names", self.pick(BY_NAME))];
        choice(out, "view", VIEW, &views)?;
        writeln!(
            out,
            "<label>{} <input type=\"search\" id=\"search\" dir=\"auto\"></label>\n<span class=\"room\"></span>\n\
             <label>{} <progress id=\"progress\" value=\"0\" max=\"1\"></progress> <output id=\"told\" dir=\"ltr\"></output></label>\n\
             <button id=\"keys\" type=\"button\">{}</button>\n<button id=\"save\" type=\"button\">{}</button>\n</header>",
            self.pick(SEARCH),
            self.pick(DECIDED),
            self.pick(KEYS),
            self.pick(SAVE),
        )
    }

    /// What the script puts into cards, the help, and a word for those who have no script.
    fn templates(self, out: &mut String) -> Result {
        write!(out, "<template id=\"buttons\"><div class=\"buttons\">")?;
        for (decision, key) in DECISIONS.into_iter().zip(["f", "i", "a"]) {
            let name = decision.name();
            let word = words::of_decision(decision, self.language);
            write!(
                out,
                "<button type=\"button\" data-decide=\"{name}\" aria-pressed=\"false\">{} <kbd>{key}</kbd></button>",
                word
            )?;
        }
        writeln!(
            out,
            "</div></template>\n<template id=\"fields\"><div class=\"fields\" data-wanting=\"{}\">\
             <label><span>{} <kbd>r</kbd></span><input dir=\"auto\"></label>\
             <label><span>{} <kbd>n</kbd></span><input dir=\"auto\"></label></div></template>",
            self.pick(WANTING),
            self.pick(REPLACEMENT),
            self.pick(NOTE),
        )?;
        writeln!(out, "<dialog id=\"help\"><form method=\"dialog\"><dl>")?;
        for (keys, meaning) in HELP {
            writeln!(
                out,
                "<dt><kbd>{keys}</kbd></dt><dd dir=\"auto\">{}</dd>",
                self.pick(*meaning)
            )?;
        }
        writeln!(
            out,
            "</dl><p dir=\"auto\">{}</p><button>{}</button></form></dialog>\n<noscript><p dir=\"auto\">{}</p></noscript>",
            self.pick(HELP_SAVE),
            self.pick(CLOSE),
            self.pick(NO_SCRIPT),
        )
    }

    fn file(self, out: &mut String, document: &Document<'_>, findings: &[Finding]) -> Result {
        let rows: Vec<Row<'_>> = row::rows(document, findings, self.language).collect();
        let right_to_left = document
            .language()
            .is_some_and(|l| l.script.is_right_to_left());
        let direction = if right_to_left { "rtl" } else { "auto" };
        writeln!(
            out,
            "<section class=\"file\">\n<h2><bdi dir=\"ltr\">{}</bdi> <span class=\"count\">({})</span></h2>",
            markup(document.name()),
            rows.len()
        )?;
        let language = document
            .language()
            .map_or(String::new(), |l| format!(" lang=\"{}\"", l.id));
        write!(out, "<div class=\"text\" dir=\"{direction}\"{language}>")?;
        text(out, document, &rows, findings)?;
        writeln!(out, "</div>\n<div class=\"list\">")?;
        let mut group = None;
        for place in row::by_group(&rows) {
            let row = &rows[place];
            if group != Some(&row.group) {
                if group.is_some() {
                    writeln!(out, "</section>")?;
                }
                group = Some(&row.group);
                writeln!(out, "<section class=\"group\">")?;
                let count = rows.iter().filter(|r| r.group == row.group).count();
                if count > 1 {
                    writeln!(
                        out,
                        "<h3><bdi>{}</bdi> <span class=\"count\">×{count}</span></h3>",
                        markup(row.text.trim())
                    )?;
                }
            }
            self.card(out, row, place, direction)?;
        }
        writeln!(out, "</section>\n</div>")?;
        writeln!(
            out,
            "<script type=\"application/json\" class=\"rows\">{}</script>\n</section>",
            island(rows, right_to_left)
        )
    }

    fn card(self, out: &mut String, row: &Row<'_>, place: usize, direction: &str) -> Result {
        let Row {
            id,
            severity,
            rule,
            line,
            column,
            ..
        } = row;
        writeln!(
            out,
            "<article class=\"card {severity}\" id=\"{id}\" data-row=\"{place}\">\n<p class=\"where\">\
             <span class=\"severity\">{}</span> <code dir=\"ltr\">{rule}</code> <span>{}: {}</span> \
             <a href=\"#m-{id}\">{} {line}:{column}</a> <bdi class=\"in\" dir=\"ltr\">{}</bdi></p>",
            words::severity(severity, self.language),
            self.pick(CONFIDENCE),
            words::confidence(&row.confidence, self.language),
            self.pick(LINE),
            markup(&row.file),
        )?;
        let (before, rest) = row.context.split_at(row.mark.start);
        let (marked, after) = rest.split_at(row.mark.len());
        writeln!(
            out,
            "<p class=\"context\" dir=\"{direction}\">{}<mark class=\"{severity}\">{}</mark>{}</p>\n\
             <p class=\"message\" dir=\"auto\">{}</p>",
            markup(before),
            markup(marked),
            markup(after),
            isolated(&row.message)
        )?;
        for (label, value) in [
            (SUGGESTION, &row.suggestion),
            (REPLACEMENT, &row.replacement),
            (NOTE, &row.note),
        ] {
            if !value.is_empty() {
                writeln!(
                    out,
                    "<p class=\"suggestion\"><span dir=\"auto\">{}:</span> <b dir=\"auto\">{}</b></p>",
                    self.pick(label),
                    markup(value)
                )?;
            }
        }
        if !row.decision.is_empty() {
            let decision = words::decision(&row.decision, self.language);
            writeln!(out, "<p class=\"decided\">✓ {}</p>", markup(decision))?;
        }
        writeln!(out, "</article>")
    }
}

/// A mark in the text: the places of a finding, and the row that speaks of it.
struct Mark {
    start: usize,
    end: usize,
    row: usize,
    /// The place that the card points to.
    first: bool,
}

/// The paragraphs with their marks. Marks may overlap: the text is cut wherever one begins or ends.
fn text(
    out: &mut String,
    document: &Document<'_>,
    rows: &[Row<'_>],
    findings: &[Finding],
) -> Result {
    let source = document.source();
    let mut marks = Vec::new();
    for (row, finding) in findings.iter().enumerate() {
        let others = finding.edits.iter().map(|edit| edit.span);
        let others = others.filter(|span| *span != finding.span);
        for (nth, span) in std::iter::once(finding.span).chain(others).enumerate() {
            marks.push(Mark {
                start: span.start(),
                end: span.end(),
                row,
                first: nth == 0,
            });
        }
    }
    marks.sort_by_key(|mark| (mark.start, mark.row));
    let segments = document.segments();
    let mut cuts: Vec<usize> = segments
        .iter()
        .map(|segment| segment.span)
        .flat_map(|span| [span.start(), span.end()])
        .chain(marks.iter().flat_map(|mark| [mark.start, mark.end]))
        .collect();
    cuts.sort_unstable();
    cuts.dedup();

    let mut waiting = marks.iter().peekable();
    let mut open: Vec<&Mark> = Vec::new();
    let mut segment = 0;
    // The paragraph that is being written, by the place where it must end.
    let mut paragraph: Option<(usize, &str)> = None;
    for (at, &start) in cuts.iter().enumerate() {
        if let Some((_, tag)) = paragraph.take_if(|(end, _)| *end <= start) {
            write!(out, "</{tag}>")?;
        }
        open.retain(|mark| mark.end > start);
        let mut points = Vec::new();
        let mut anchors = Vec::new();
        while let Some(mark) = waiting.next_if(|mark| mark.start <= start) {
            if mark.first {
                anchors.push(&*rows[mark.row].id);
            }
            match mark.end > mark.start {
                true => open.push(mark),
                false => points.push(mark),
            }
        }
        while segments.get(segment).is_some_and(|s| s.span.end() <= start) {
            segment += 1;
        }
        let inside = segments.get(segment).filter(|s| s.span.start() <= start);
        let end = cuts.get(at + 1).copied().unwrap_or(start);
        if inside.is_none() && open.is_empty() && points.is_empty() {
            continue;
        }
        if paragraph.is_none() {
            let (tag, end) = match inside {
                Some(segment) if segment.kind == SegmentKind::Headline => {
                    ("h3", segment.span.end())
                }
                Some(segment) => ("p", segment.span.end()),
                None => ("p", end),
            };
            write!(out, "<{tag}>")?;
            paragraph = Some((end, tag));
        }
        for id in anchors {
            write!(out, "<a id=\"m-{id}\"></a>")?;
        }
        if !points.is_empty() {
            marked(out, "", &points, rows, findings)?;
        }
        if open.is_empty() {
            write!(out, "{}", markup(&source[start..end]))?;
        } else {
            marked(out, &source[start..end], &open, rows, findings)?;
        }
    }
    if let Some((_, tag)) = paragraph {
        write!(out, "</{tag}>")?;
    }
    Ok(())
}

/// A stretch of text under marks; the gravest gives it its look.
fn marked(
    out: &mut String,
    text: &str,
    marks: &[&Mark],
    rows: &[Row<'_>],
    findings: &[Finding],
) -> Result {
    let severity = marks.iter().map(|mark| findings[mark.row].severity).max();
    let severity = severity.map_or("", Severity::name);
    let point = if text.is_empty() { " point" } else { "" };
    let numbers: Vec<String> = marks.iter().map(|mark| mark.row.to_string()).collect();
    let messages: Vec<&str> = marks.iter().map(|m| &*rows[m.row].message).collect();
    write!(
        out,
        "<mark class=\"{severity}{point}\" data-rows=\"{}\" title=\"{}\">{}</mark>",
        numbers.join(" "),
        markup(&messages.join("\n")),
        markup(text)
    )
}

/// A sentence as text in an element; what is quoted in it keeps its own direction.
fn isolated(sentence: &str) -> String {
    let mut out = String::with_capacity(sentence.len() + 32);
    let mut rest = sentence;
    while let Some((before, (quoted, after))) = rest
        .split_once('«')
        .and_then(|(before, after)| Some((before, after.split_once('»')?)))
    {
        out.push_str(&markup(before));
        out.push_str("«<bdi>");
        out.push_str(&markup(quoted));
        out.push_str("</bdi>»");
        rest = after;
    }
    out.push_str(&markup(rest));
    out
}

/// The rows for the script, with the guards of the CSV list, as JSON that cannot end its element.
fn island(rows: Vec<Row<'_>>, right_to_left: bool) -> String {
    let rows: Vec<Row<'_>> = rows
        .into_iter()
        .map(|row| csv::guarded(row, right_to_left))
        .collect();
    serde_json::to_string(&rows)
        .expect("rows are flat and memory does not fail")
        .replace('<', "\\u003c")
}

const TITLE: Template = Template {
    en: "mtlint: review",
    ar: "mtlint: مراجعة",
};
const ALL: Template = Template {
    en: "all",
    ar: "الكل",
};
const FILE: Template = Template {
    en: "article",
    ar: "المقال",
};
const FILES: Template = Template {
    en: "articles",
    ar: "المقالات",
};
const RULE: Template = Template {
    en: "rule",
    ar: "القاعدة",
};
const SEVERITY: Template = Template {
    en: "severity",
    ar: "الخطورة",
};
const CONFIDENCE: Template = Template {
    en: "confidence",
    ar: "الثقة",
};
const LINE: Template = Template {
    en: "line",
    ar: "السطر",
};
const DECISION: Template = Template {
    en: "decision",
    ar: "القرار",
};
const OPEN: Template = Template {
    en: "open",
    ar: "بلا قرار",
};
const VIEW: Template = Template {
    en: "view",
    ar: "العرض",
};
const BY_TEXT: Template = Template {
    en: "by article",
    ar: "حسب المقال",
};
const BY_NAME: Template = Template {
    en: "by name",
    ar: "حسب الاسم",
};
const SEARCH: Template = Template {
    en: "search",
    ar: "بحث",
};
const DECIDED: Template = Template {
    en: "decided",
    ar: "أُنجز",
};
const KEYS: Template = Template {
    en: "keys",
    ar: "المفاتيح",
};
const SAVE: Template = Template {
    en: "download the list",
    ar: "نزّل القائمة",
};
const SUGGESTION: Template = Template {
    en: "suggestion",
    ar: "المقترح",
};
const REPLACEMENT: Template = Template {
    en: "replacement",
    ar: "البديل",
};
const NOTE: Template = Template {
    en: "note",
    ar: "ملاحظة",
};
const WANTING: Template = Template {
    en: "(write the replacement)",
    ar: "(اكتب البديل)",
};
const CLOSE: Template = Template {
    en: "close",
    ar: "إغلاق",
};
const NOTHING: Template = Template {
    en: "Nothing was found.",
    ar: "لم يُعثر على شيء.",
};
const NONE_LEFT: Template = Template {
    en: "No finding passes these filters.",
    ar: "لا شيء يطابق هذه المرشحات.",
};
const NO_SCRIPT: Template = Template {
    en: "Scripts are off: this is a plain list, without filters and decisions.",
    ar: "البرمجة النصية معطلة: هذه قائمة للقراءة بلا ترشيح ولا قرارات.",
};
const HELP_SAVE: Template = Template {
    en: "Decisions are kept in this page until it is closed. The downloaded list is handed to: mtlint apply review.csv",
    ar: "تبقى القرارات في هذه الصفحة إلى أن تُغلق. والقائمة المنزّلة تُمرَّر إلى الأمر: mtlint apply review.csv",
};
const HELP: &[(&str, Template)] = &[
    (
        "j k",
        Template {
            en: "the next finding, the one before",
            ar: "التالي، السابق",
        },
    ),
    (
        "f",
        Template {
            en: "fix: put the suggestion or your replacement into the article",
            ar: "تصحيح: يوضع المقترح أو بديلك في المقال",
        },
    ),
    (
        "i",
        Template {
            en: "ignore: the text may stand here",
            ar: "تجاهل: يجوز بقاء النص هنا",
        },
    ),
    (
        "a",
        Template {
            en: "ignore-all: the text may stand wherever this rule finds it",
            ar: "تجاهل الكل: يجوز بقاؤه حيثما وجدته هذه القاعدة",
        },
    ),
    (
        "Shift",
        Template {
            en: "with f, i or a: for all rows of the name",
            ar: "مع f أو i أو a: لكل صفوف الاسم",
        },
    ),
    (
        "r n",
        Template {
            en: "write a replacement, a note; Enter goes back",
            ar: "كتابة البديل أو الملاحظة، ثم Enter",
        },
    ),
    (
        "u",
        Template {
            en: "take the last decision back",
            ar: "التراجع عن آخر قرار",
        },
    ),
    (
        "/",
        Template {
            en: "search",
            ar: "بحث",
        },
    ),
    (
        "s",
        Template {
            en: "download the list",
            ar: "تنزيل القائمة",
        },
    ),
    (
        "?",
        Template {
            en: "this help",
            ar: "هذه المساعدة",
        },
    ),
];

#[cfg(test)]
mod tests {
    use super::*;
    use base64::Engine;
    use sha2::Digest;

    #[test]
    fn the_policy_names_the_style_and_the_script() {
        for (text, hash, end) in [
            (STYLE, STYLE_HASH, "</style"),
            (SCRIPT, SCRIPT_HASH, "</script"),
        ] {
            let digest =
                base64::engine::general_purpose::STANDARD.encode(sha2::Sha256::digest(text));
            assert_eq!(
                hash,
                format!("sha256-{digest}"),
                "the file has changed: put its hash here"
            );
            assert!(!text.contains(end) && !text.contains("<!--") && !text.contains('\r'));
        }
    }
}

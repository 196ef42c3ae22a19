//! The list for GitHub Actions: annotations, and the table for the summary of the job.
//!
//! GitHub shows ten annotations of each kind for a step and hides the rest, so the gravest come first, and the
//! table of the job summary has what the annotations leave out.

use super::row::Row;
use super::{MessageLanguage, Whole, escape, words};
use crate::finding::{Severity, Template};
use std::collections::BTreeSet;
use std::fmt::Write;

/// The list as annotations: workflow commands, one a line.
#[derive(Clone, Copy, Debug, Default)]
pub struct Annotations {
    /// The language of the messages.
    pub language: MessageLanguage,
}

impl Whole for Annotations {
    fn language(&self) -> MessageLanguage {
        self.language
    }

    fn write(&self, rows: Vec<Row<'_>>) -> Result<Vec<u8>, String> {
        let mut out = String::new();
        for row in gravest_first(&rows) {
            let command = match &*row.severity {
                "critical" | "major" => "error",
                "minor" => "warning",
                _ => "notice",
            };
            writeln!(
                out,
                "::{command} file={},line={},col={},title={}::{}",
                property(&escape::path(&row.file)),
                row.line,
                row.column,
                property(&row.rule),
                data(&super::sentence(row, self.language)),
            )
            .unwrap_or_default();
        }
        Ok(out.into_bytes())
    }
}

/// Rows by severity, the gravest first; those of one severity stay in their order.
fn gravest_first<'r, 'a>(rows: &'r [Row<'a>]) -> Vec<&'r Row<'a>> {
    let severity = |row: &&Row<'_>| Severity::ALL.iter().position(|s| s.name() == row.severity);
    let mut rows: Vec<&Row<'_>> = rows.iter().collect();
    rows.sort_by_key(|row| std::cmp::Reverse(severity(row)));
    rows
}

/// The text of a workflow command.
fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// A property of a workflow command.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

/// The list as Markdown, for the summary of the job.
#[derive(Clone, Copy, Debug, Default)]
pub struct Summary {
    /// The language of the messages.
    pub language: MessageLanguage,
}

/// Bytes of the longest summary: GitHub drops one of more than a mebibyte, and other steps write too.
const LIMIT: usize = 900_000;

impl Whole for Summary {
    fn language(&self) -> MessageLanguage {
        self.language
    }

    fn write(&self, rows: Vec<Row<'_>>) -> Result<Vec<u8>, String> {
        let mut out = String::new();
        self.table(&mut out, &rows).unwrap_or_default();
        Ok(out.into_bytes())
    }
}

const NOTHING: Template = Template {
    en: "Nothing was found.",
    ar: "لم يُعثر على شيء.",
};
const COUNTED: Template = Template {
    en: "findings",
    ar: "الملاحظات",
};
const FILES: Template = Template {
    en: "articles with findings",
    ar: "مقالات فيها ملاحظات",
};
const MORE: Template = Template {
    en: "More findings than this summary can hold, not shown here:",
    ar: "ملاحظات لا يتسع لها هذا الملخص ولم تُعرض هنا:",
};

impl Summary {
    fn table(&self, out: &mut String, rows: &[Row<'_>]) -> std::fmt::Result {
        let pick = |template| self.language.pick(template);
        writeln!(out, "## mtlint\n")?;
        if rows.is_empty() {
            return writeln!(out, "{}\n", pick(NOTHING));
        }
        let files: BTreeSet<&str> = rows.iter().map(|row| &*row.file).collect();
        write!(out, "{}: {}", pick(FILES), files.len())?;
        write!(out, " · {}: {}", pick(COUNTED), rows.len())?;
        for severity in Severity::ALL.into_iter().rev() {
            let name = severity.name();
            let count = rows.iter().filter(|row| row.severity == name).count();
            write!(out, " · {}: {count}", words::severity(name, self.language))?;
        }
        let header = words::headers(self.language);
        let columns = [7, 8, 1, 2, 5, 6].map(|column| header[column]);
        writeln!(out, "\n\n| {} |", columns.join(" | "))?;
        writeln!(out, "|{}", "---|".repeat(columns.len()))?;
        let ordered = gravest_first(rows);
        for (shown, row) in ordered.iter().enumerate() {
            let line = format!(
                "| {} | {}:{}:{} | {} | {} | {} | {} |\n",
                words::severity(&row.severity, self.language),
                markdown(&escape::path(&row.file)),
                row.line,
                row.column,
                markdown(&row.text),
                markdown(&row.suggestion),
                markdown(&row.message),
                markdown(&row.rule),
            );
            if out.len() + line.len() > LIMIT {
                return writeln!(out, "\n{} {}\n", pick(MORE), rows.len() - shown);
            }
            out.push_str(&line);
        }
        writeln!(out)
    }
}

/// A text as text in a cell of a Markdown table.
fn markdown(text: &str) -> String {
    let text = text.replace("://", "\u{0}//").replace("www.", "www\u{1}");
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            // A mention, a reference or an address would become a link.
            '@' => out.push_str("&#64;"),
            '#' => out.push_str("&#35;"),
            '\u{0}' => out.push_str("&#58;"),
            '\u{1}' => out.push_str("&#46;"),
            '|' => out.push_str("&#124;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '~' | '$' | '!' => {
                out.push('\\');
                out.push(c);
            }
            '\n' | '\r' => out.push(' '),
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(severity: &'static str, text: &'static str) -> Row<'static> {
        Row {
            severity: severity.into(),
            text: text.into(),
            message: "100% wrong".into(),
            rule: "a-rule".into(),
            file: "./a,b:c.txt".into(),
            line: 3,
            column: 5,
            ..Row::default()
        }
    }

    #[test]
    fn commands_are_escaped_and_the_gravest_come_first() {
        let rows = vec![
            row("neutral", "x"),
            row("major", "a\nb"),
            row("critical", "y"),
        ];
        let bytes = Annotations::default().write(rows).unwrap();
        assert_eq!(
            String::from_utf8(bytes).unwrap(),
            "::error file=a%2Cb%3Ac.txt,line=3,col=5,title=a-rule::100%25 wrong: «y»\n\
             ::error file=a%2Cb%3Ac.txt,line=3,col=5,title=a-rule::100%25 wrong: «a%0Ab»\n\
             ::notice file=a%2Cb%3Ac.txt,line=3,col=5,title=a-rule::100%25 wrong: «x»\n"
        );
    }

    #[test]
    fn the_summary_is_text_and_has_an_end() {
        let hostile = row("major", "<img src=x> | `a` @b #1 https://x.example [a](b)");
        let bytes = Summary::default().write(vec![hostile]).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        let cells = text.lines().find(|line| line.contains("img")).unwrap();
        assert_eq!(cells.matches('|').count(), 7, "{cells}");
        assert!(
            cells.contains(
                "&lt;img src=x&gt; &#124; \\`a\\` &#64;b &#35;1 https&#58;//x.example \\[a\\](b)"
            ),
            "{cells}"
        );

        let many = vec![row("minor", "ب"); 30_000];
        let text = String::from_utf8(Summary::default().write(many).unwrap()).unwrap();
        assert!(text.len() < 1 << 20);
        assert!(
            text.contains("not shown here: "),
            "tells how many are left out"
        );
    }
}

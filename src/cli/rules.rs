//! The commands about rules.

use super::args::TableFormat;
use super::{Failure, print};
use crate::rule::Rule;
use crate::rules::{self, RULES};
use crate::text::nearest::nearest;
use std::fmt::Write;

/// Prints the rule table.
pub(super) fn list(format: TableFormat) -> Result<u8, Failure> {
    print(table(format).as_bytes())
}

/// The rule table.
pub(super) fn table(format: TableFormat) -> String {
    let mut out = String::new();
    let done = match format {
        TableFormat::Markdown => markdown(&mut out),
        TableFormat::Text => text(&mut out),
        TableFormat::Json => {
            let rules: Vec<_> = RULES
                .iter()
                .map(|rule| {
                    serde_json::json!({
                        "id": rule.id,
                        "severity": rule.severity.name(),
                        "category": rule.error.name(),
                        "summary": rule.summary,
                    })
                })
                .collect();
            writeln!(out, "{}", serde_json::Value::Array(rules))
        }
    };
    done.unwrap_or_default();
    out
}

fn text(out: &mut String) -> std::fmt::Result {
    let width = RULES.iter().map(|rule| rule.id.len()).max().unwrap_or(0);
    for Rule {
        id,
        severity,
        summary,
        ..
    } in RULES
    {
        writeln!(out, "{id:width$}  {:8}  {summary}", severity.name())?;
    }
    Ok(())
}

fn markdown(out: &mut String) -> std::fmt::Result {
    writeln!(out, "| rule | finds | severity | MQM |\n|---|---|---|---|")?;
    for Rule {
        id,
        severity,
        summary,
        error,
        ..
    } in RULES
    {
        writeln!(
            out,
            "| `{id}` | {summary} | {} | {} |",
            severity.name(),
            error.name()
        )?;
    }
    Ok(())
}

/// Prints the page of a rule.
pub(super) fn explain(id: &str) -> Result<u8, Failure> {
    let rule = find(id)?;
    let mut page = format!("# {}\n\n", rule.id);
    page.push_str(&rule.page());
    writeln!(
        page,
        "\nSeverity: {}. MQM: {}.",
        rule.severity.name(),
        rule.error.name()
    )
    .unwrap_or_default();
    page.push_str("\nFlagged (between the brackets):\n\n");
    for sentence in rule.flags {
        writeln!(page, "- {sentence}").unwrap_or_default();
    }
    page.push_str("\nLeft alone:\n\n");
    for sentence in rule.passes {
        writeln!(page, "- {sentence}").unwrap_or_default();
    }
    print(page.as_bytes())
}

/// The rule with this id, or a failure that names the nearest one.
pub(super) fn find(id: &str) -> Result<&'static Rule, Failure> {
    rules::by_id(id).ok_or_else(|| match nearest(id, RULES.iter().map(|rule| rule.id)) {
        Some(nearest) => format!("there is no rule `{id}`; is `{nearest}` meant?"),
        None => format!("there is no rule `{id}`; `mtlint rules` lists them"),
    })
}

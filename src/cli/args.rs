//! What the user typed.

use crate::finding::{Confidence, Severity};
use clap::{Args, Parser, Subcommand, ValueEnum, ValueHint};
use std::path::PathBuf;

#[derive(Debug, Parser)]
#[command(
    name = "mtlint",
    version,
    about = "Finds what machine translation leaves behind in an article",
    long_about = "Finds what machine translation leaves behind in an article - names in Latin script, one name \
                  spelled two ways, mixed scripts - and writes a review list for an editor and for CI.",
    after_help = EXAMPLES,
    max_term_width = 100,
    subcommand_required = true,
    arg_required_else_help = true
)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Command,
}

const EXAMPLES: &str = "\
Examples:
  mtlint check article.txt -o review.csv      the list of one article, for a spreadsheet
  mtlint check -f text articles/              all articles of a folder, on the terminal
  mtlint check --fail-on critical - < a.txt   gate: exit code 1 when something critical stands in it
  mtlint transliterate \"Dmitry Peskov\"          how a name is written in Arabic
  mtlint explain untranslated-text            what a rule finds, and when to leave it

Exit code: 0 nothing at or above --fail-on with high confidence; 1 something; 2 could not check.";

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Check articles and write the review list
    #[command(after_help = EXAMPLES)]
    Check(CheckArguments),
    /// Write names in the script of the articles, the likeliest forms first
    Transliterate(TransliterateArguments),
    /// List the rules
    Rules(RulesArguments),
    /// Explain a rule
    Explain(ExplainArguments),
    /// Print the completions for a shell
    Completions(CompletionsArguments),
    /// Print the man page
    Man,
}

#[derive(Debug, Args)]
pub(super) struct CheckArguments {
    /// Articles, or folders of them; `-` or nothing reads standard input
    ///
    /// Folders are searched for .txt files, leaving out what .gitignore and .ignore say.
    #[arg(value_name = "PATH", value_hint = ValueHint::AnyPath)]
    pub(super) paths: Vec<PathBuf>,

    /// Read the paths to check from a file, one a line; `-` is standard input
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(super) files_from: Option<PathBuf>,

    /// The format of the list
    #[arg(short, long, value_enum, default_value_t = Format::Csv)]
    pub(super) format: Format,

    /// Write the list to a file instead of standard output; the file changes only when the list is whole
    #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(super) output: Option<PathBuf>,

    /// The severity from which a finding of high confidence makes the exit code 1
    #[arg(long, value_enum, value_name = "SEVERITY", default_value_t = FailOn::Major)]
    pub(super) fail_on: FailOn,

    /// Exit with 0 whatever is found; 2 stays 2
    #[arg(long)]
    pub(super) exit_zero: bool,

    /// The least severity to list
    #[arg(long, value_enum, value_name = "SEVERITY", default_value_t = Severity::Neutral)]
    pub(super) min_severity: Severity,

    /// The least confidence to list
    #[arg(long, value_enum, value_name = "CONFIDENCE", default_value_t = Confidence::Low)]
    pub(super) min_confidence: Confidence,

    /// Run only these rules
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    pub(super) select: Vec<String>,

    /// Do not run these rules
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    pub(super) ignore: Vec<String>,

    /// A list of phrases and patterns of your own to report; may be given several times
    ///
    /// `mtlint explain user-phrase` tells its form.
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(super) phrases: Vec<PathBuf>,

    /// The language of the articles, by its code; told from the text by default
    #[arg(long, value_name = "LANGUAGE")]
    pub(super) language: Option<String>,

    /// The language of the messages
    #[arg(long, value_enum, value_name = "LANGUAGE", default_value_t = MessageLanguage::En)]
    pub(super) message_language: MessageLanguage,

    /// Articles to check at a time; as many as there are processors by default
    #[arg(short, long, value_name = "N")]
    pub(super) jobs: Option<std::num::NonZeroUsize>,

    /// Do not print the summary
    #[arg(short, long)]
    pub(super) quiet: bool,

    /// When to colour the text format
    #[arg(long, value_enum, value_name = "WHEN", default_value_t = When::Auto)]
    pub(super) color: When,

    /// What standard input is called in the list
    #[arg(long, value_name = "NAME", default_value = "-")]
    pub(super) stdin_filename: String,
}

#[derive(Debug, Args)]
pub(super) struct TransliterateArguments {
    /// The names; without any, they are read from standard input, one a line
    #[arg(value_name = "NAME")]
    pub(super) names: Vec<String>,

    /// The most forms for a name
    #[arg(long, value_name = "N", default_value = "5")]
    pub(super) top: std::num::NonZeroUsize,

    /// The language of the forms, by its code
    #[arg(long, value_name = "LANGUAGE", default_value = "ar")]
    pub(super) language: String,
}

#[derive(Debug, Args)]
pub(super) struct RulesArguments {
    /// The format of the table
    #[arg(short, long, value_enum, default_value_t = TableFormat::Text)]
    pub(super) format: TableFormat,
}

#[derive(Debug, Args)]
pub(super) struct ExplainArguments {
    /// The rule's id
    #[arg(value_name = "RULE")]
    pub(super) rule: String,
}

#[derive(Debug, Args)]
pub(super) struct CompletionsArguments {
    /// The shell
    #[arg(value_name = "SHELL")]
    pub(super) shell: clap_complete::Shell,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// A table for a spreadsheet
    Csv,
    /// One line a finding
    Text,
    /// One JSON document
    Json,
    /// One JSON object a line
    Jsonl,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum TableFormat {
    Text,
    Markdown,
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum FailOn {
    Critical,
    Major,
    Minor,
    Never,
}

impl FailOn {
    /// The severity, if there is one that fails.
    pub(super) fn severity(self) -> Option<Severity> {
        match self {
            FailOn::Critical => Some(Severity::Critical),
            FailOn::Major => Some(Severity::Major),
            FailOn::Minor => Some(Severity::Minor),
            FailOn::Never => None,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum MessageLanguage {
    En,
    Ar,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum When {
    Auto,
    Always,
    Never,
}

impl ValueEnum for Severity {
    fn value_variants<'a>() -> &'a [Severity] {
        &[
            Severity::Critical,
            Severity::Major,
            Severity::Minor,
            Severity::Neutral,
        ]
    }

    fn to_possible_value(&self) -> Option<clap::builder::PossibleValue> {
        Some(self.name().into())
    }
}

impl ValueEnum for Confidence {
    fn value_variants<'a>() -> &'a [Confidence] {
        &[Confidence::High, Confidence::Medium, Confidence::Low]
    }

    fn to_possible_value(&self) -> Option<clap::builder::PossibleValue> {
        Some(self.name().into())
    }
}

//! What the user typed.

use super::Failure;
use super::files::{self, Source};
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
  mtlint check articles/ -o review.xlsx       the list of a folder, as a workbook
  mtlint check -f text articles/              all articles of a folder, on the terminal
  mtlint check --fail-on critical - < a.txt   gate: exit code 1 when something critical stands in it
  mtlint transliterate \"Dmitry Peskov\"          how a name is written in Arabic
  mtlint explain untranslated-text            what a rule finds, and when to leave it

Exit code: 0 nothing at or above --fail-on with high confidence; 1 something; 2 could not check.";

const APPLY_EXAMPLES: &str = "\
Decisions, in the column `decision`:
  fix         the replacement, or where there is none the suggestion, goes into the article
  ignore      the text may stand here
  ignore-all  the text may stand wherever the rule finds it
  accept      it is right, and somebody changes it elsewhere; it stays open until then
  Arabic words count as well: تصحيح, تجاهل, تجاهل الكل, قبول.

Examples:
  mtlint apply review.xlsx --dry-run       what would change, as a unified diff
  mtlint apply review.csv article.txt      apply what was decided about one article

Exit code: 0 everything applied; 2 something could not be, and then nothing was, without --partial.";

const BASELINE_EXAMPLES: &str = "\
Examples:
  mtlint baseline archive/                 how much is new, and how many decisions are about nothing any more
  mtlint baseline --accept-new archive/    take all of it as known
  mtlint baseline --prune archive/         forget decisions about what does not stand there any more

Exit code: 0 nothing new, or all of it accepted; 1 something new; 2 could not check.";

const NAMES_EXAMPLES: &str = "\
Examples:
  mtlint names archive/ -o names.csv                    all names, for a spreadsheet
  mtlint names --inconsistent archive/ -o names.csv     those that are written in several ways
  mtlint check --glossary names.csv articles/           check articles by what was settled

Read it before you use it: a row says what is most frequent, not what is right.

Exit code: 0 all articles were read; 2 some could not be.";

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Check articles and write the review list
    #[command(after_help = EXAMPLES)]
    Check(Box<CheckArguments>),
    /// Carry the decisions of a reviewed list back into the articles
    #[command(after_help = APPLY_EXAMPLES)]
    Apply(Box<ApplyArguments>),
    /// Take what is found today as known, so that only what is new counts
    #[command(after_help = BASELINE_EXAMPLES)]
    Baseline(Box<BaselineArguments>),
    /// Harvest the names of articles as a glossary to start from
    #[command(after_help = NAMES_EXAMPLES)]
    Names(Box<NamesArguments>),
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

    /// The format of the list; what the name of the output ends in says, and csv, by default
    #[arg(short, long, value_enum)]
    format: Option<Format>,

    /// Write the list to a file instead of standard output, which is `-`; the file changes only when the list is whole
    #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(super) output: Option<PathBuf>,

    /// The severity from which a finding of high confidence makes the exit code 1 [default: major]
    #[arg(long, value_enum, value_name = "SEVERITY")]
    pub(super) fail_on: Option<FailOn>,

    /// Exit with 0 whatever is found; 2 stays 2
    #[arg(long)]
    pub(super) exit_zero: bool,

    /// The least severity to list [default: neutral]
    #[arg(long, value_enum, value_name = "SEVERITY")]
    pub(super) min_severity: Option<Severity>,

    /// The least confidence to list [default: low]
    #[arg(long, value_enum, value_name = "CONFIDENCE")]
    pub(super) min_confidence: Option<Confidence>,

    /// The language of the messages [default: en]
    #[arg(long, value_enum, value_name = "LANGUAGE")]
    pub(super) message_language: Option<MessageLanguage>,

    #[command(flatten)]
    pub(super) rules: RuleArguments,

    #[command(flatten)]
    pub(super) house: HouseArguments,

    /// List what is decided as well, with the decision
    #[arg(long)]
    pub(super) show_decided: bool,

    /// Check as if nothing were decided
    #[arg(long, conflicts_with_all = ["decisions", "show_decided"])]
    pub(super) no_decisions: bool,

    /// Print the settings of the first article, each with where it was set, and check nothing
    #[arg(long)]
    pub(super) dump_config: bool,

    #[command(flatten)]
    pub(super) work: WorkArguments,

    /// When to colour the text format
    #[arg(long, value_enum, value_name = "WHEN", default_value_t = When::Auto)]
    pub(super) color: When,

    /// What standard input is called in the list
    #[arg(long, value_name = "NAME", default_value = "-")]
    pub(super) stdin_filename: String,
}

/// How the work is done, for every command that reads articles.
#[derive(Debug, Args)]
pub(super) struct WorkArguments {
    /// Articles to read at a time; as many as there are processors by default
    #[arg(short, long, value_name = "N")]
    pub(super) jobs: Option<std::num::NonZeroUsize>,

    /// Do not print the summary
    #[arg(short, long)]
    pub(super) quiet: bool,
}

/// The articles of commands that are about many of them.
#[derive(Debug, Args)]
pub(super) struct ArchiveArguments {
    /// Articles, or folders of them
    #[arg(value_name = "PATH", value_hint = ValueHint::AnyPath, required_unless_present = "files_from")]
    pub(super) paths: Vec<PathBuf>,

    /// Read the paths from a file, one a line; `-` is standard input
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(super) files_from: Option<PathBuf>,
}

impl ArchiveArguments {
    /// The articles, and what could not be looked at.
    pub(super) fn collect(&self) -> (Vec<Source>, Vec<Failure>) {
        files::collect(&self.paths, self.files_from.as_deref())
    }
}

/// Which rules run, and how severe their findings are.
#[derive(Debug, Default, Args)]
pub(super) struct RuleArguments {
    /// Run only these rules, whatever the configuration selects and ignores
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    pub(super) select: Vec<String>,

    /// Do not run these rules
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    pub(super) ignore: Vec<String>,

    /// How severe the findings of a rule are; those for information stay neutral
    #[arg(long, value_name = "RULE=SEVERITY", value_delimiter = ',')]
    pub(super) severity: Vec<String>,
}

/// What the house has settled, for every command that checks articles.
#[derive(Debug, Default, Args)]
pub(super) struct HouseArguments {
    /// The configuration; mtlint.toml beside or above the articles, or the working directory, by default
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, conflicts_with = "isolated")]
    pub(super) config: Option<PathBuf>,

    /// Search for no mtlint.toml and no decisions
    #[arg(long)]
    pub(super) isolated: bool,

    /// The decisions; mtlint-decisions.jsonl beside or above the articles, or the working directory, by default
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(super) decisions: Option<PathBuf>,

    /// The language of the articles, by its code; told from the text by default
    #[arg(long, value_name = "LANGUAGE")]
    pub(super) language: Option<String>,

    /// Names that may stay in Latin letters
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    pub(super) allow_latin: Vec<String>,

    /// The glossary of the house, CSV or XLSX: how it writes names, and which forms it does not use
    ///
    /// `mtlint explain glossary-form` tells its columns; `mtlint names` writes one to start from.
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(super) glossary: Option<PathBuf>,

    /// A list of phrases and patterns of your own to report; may be given several times
    ///
    /// `mtlint explain user-phrase` tells its form.
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(super) phrases: Vec<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct ApplyArguments {
    /// The list as the editor has saved it: CSV in whatever encoding, XLSX, ODS
    #[arg(value_name = "REVIEW", value_hint = ValueHint::FilePath)]
    pub(super) review: PathBuf,

    /// Articles, or folders of them; those that the list names, here and below, by default
    ///
    /// A row is applied where its finding stands, whatever the list says of the file.
    #[arg(value_name = "PATH", value_hint = ValueHint::AnyPath)]
    pub(super) paths: Vec<PathBuf>,

    /// Print what would change in the articles, as a unified diff, and change nothing
    #[arg(long)]
    pub(super) dry_run: bool,

    /// Apply what can be applied though some rows cannot; the exit code stays 2
    #[arg(long)]
    pub(super) partial: bool,

    #[command(flatten)]
    pub(super) house: HouseArguments,

    #[command(flatten)]
    pub(super) work: WorkArguments,
}

#[derive(Debug, Args)]
pub(super) struct BaselineArguments {
    #[command(flatten)]
    pub(super) archive: ArchiveArguments,

    /// Keep what is new as known
    #[arg(long)]
    pub(super) accept_new: bool,

    /// Take out decisions about what does not stand in these articles any more, or about articles that are gone
    #[arg(long)]
    pub(super) prune: bool,

    #[command(flatten)]
    pub(super) rules: RuleArguments,

    #[command(flatten)]
    pub(super) house: HouseArguments,

    #[command(flatten)]
    pub(super) work: WorkArguments,
}

#[derive(Debug, Args)]
pub(super) struct NamesArguments {
    #[command(flatten)]
    pub(super) archive: ArchiveArguments,

    /// Write the glossary to a file instead of standard output, which is `-`
    #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(super) output: Option<PathBuf>,

    /// Leave out names that stand in fewer places than this
    #[arg(long, value_name = "N", default_value = "1")]
    pub(super) min_count: std::num::NonZeroUsize,

    /// Only names that are written in several ways
    #[arg(long)]
    pub(super) inconsistent: bool,

    #[command(flatten)]
    pub(super) house: HouseArguments,

    #[command(flatten)]
    pub(super) work: WorkArguments,
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
    /// A workbook: the table with lists to pick from, colours and a summary
    Xlsx,
    /// A page to decide in, which needs nothing else
    Html,
    /// For code scanning services: SARIF 2.1.0
    Sarif,
    /// Annotations for GitHub Actions, and the summary of the job
    Github,
    /// A Code Quality report for GitLab
    Gitlab,
    /// A test report for CI servers: JUnit XML
    Junit,
}

impl CheckArguments {
    /// The format that was asked for, or that the name of the output asks for.
    pub(super) fn format(&self) -> Format {
        let ending = self.output.as_deref().and_then(|place| place.extension());
        self.format
            .unwrap_or(match ending.and_then(|e| e.to_str()) {
                Some("xlsx") => Format::Xlsx,
                Some("html") => Format::Html,
                Some("sarif") => Format::Sarif,
                Some("json") => Format::Json,
                Some("jsonl") => Format::Jsonl,
                _ => Format::Csv,
            })
    }
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

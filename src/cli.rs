//! The command line: flags and files in, reports out.
//!
//! This is the only room that reads files, prints and decides exit codes. [`args`] is what the user typed,
//! the other files do it.

#![allow(clippy::print_stdout, clippy::print_stderr)]

mod apply;
mod args;
mod baseline;
mod check;
mod config;
mod desk;
mod files;
mod kept;
mod list;
mod lists;
mod names;
mod output;
mod parallel;
mod rules;
mod settings;
mod transliterate;

use args::{Arguments, Command};
use clap::{CommandFactory, Parser};
use std::ffi::OsString;
use std::fmt::Display;
use std::io::{self, Write};
use std::process::ExitCode;

/// Exit code: nothing at or above `--fail-on`.
const CLEAN: u8 = 0;
/// Exit code: findings at or above `--fail-on` with high confidence.
const FOUND: u8 = 1;
/// Exit code: something could not be checked.
const FAILED: u8 = 2;

/// Runs the command with these arguments, the first of which is the program's name.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        // Help and version are no errors, and a closed pipe is none either.
        Err(error) => {
            let _ = error.print();
            return if error.use_stderr() {
                FAILED.into()
            } else {
                CLEAN.into()
            };
        }
    };
    let result = match arguments.command {
        Command::Check(arguments) => check::run(&arguments),
        Command::Names(arguments) => names::run(&arguments),
        Command::Transliterate(arguments) => transliterate::run(&arguments),
        Command::Apply(arguments) => apply::run(&arguments),
        Command::Baseline(arguments) => baseline::run(&arguments),
        Command::Rules(arguments) => rules::list(arguments.format),
        Command::Explain(arguments) => rules::explain(&arguments.rule),
        Command::Completions(arguments) => {
            let mut bytes = Vec::new();
            clap_complete::generate(
                arguments.shell,
                &mut Arguments::command(),
                "mtlint",
                &mut bytes,
            );
            print(&bytes)
        }
        Command::Man => man(),
    };
    match result {
        Ok(code) => code.into(),
        Err(error) => {
            complain(error);
            FAILED.into()
        }
    }
}

/// What went wrong, in words for the user; a line for each thing.
type Failure = String;

/// An error on standard error.
fn complain(error: impl Display) {
    for line in error.to_string().lines() {
        eprintln!("mtlint: error: {line}");
    }
}

/// A number of things in words.
fn count(number: usize, one: &str) -> String {
    match number {
        1 => format!("1 {one}"),
        _ => format!("{number} {one}s"),
    }
}

/// Writes to standard output; that nobody reads it any more is no failure.
fn print(bytes: &[u8]) -> Result<u8, Failure> {
    let mut out = io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Ok(()) => Ok(CLEAN),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(CLEAN),
        Err(error) => Err(format!("standard output: {error}")),
    }
}

fn man() -> Result<u8, Failure> {
    let mut command = Arguments::command();
    command.build();
    let mut bytes = Vec::new();
    let mut render = |command: &clap::Command| {
        clap_mangen::Man::new(command.clone())
            .render(&mut bytes)
            .map_err(|e| format!("man page: {e}"))
    };
    render(&command)?;
    for sub in command.get_subcommands().filter(|c| c.get_name() != "help") {
        render(sub)?;
    }
    print(&bytes)
}

//! `mtlint transliterate`: names in, the forms that they may take out, one line for each.

use super::args::TransliterateArguments;
use super::settings::find_language;
use super::{CLEAN, Failure, print};
use crate::names::suggest;
use std::io::{self, BufRead, Write};

/// Runs the command; the result is the exit code.
///
/// Every name gets its line, in order: the name, then its forms, the best first, with a TAB before each. A name
/// without a letter that the model can read has a line without forms.
pub(super) fn run(arguments: &TransliterateArguments) -> Result<u8, Failure> {
    let language = find_language(&arguments.language)?;
    if language.transliteration.is_none() {
        return Err(format!(
            "--language {}: no names are written in it here",
            language.id
        ));
    }
    let line = |name: &str| {
        // A TAB in a name would look like the end of it.
        let mut line = name.replace('\t', " ");
        for form in suggest::forms(name, arguments.top.get(), language) {
            line.push('\t');
            line.push_str(&form);
        }
        line.push('\n');
        line
    };
    if !arguments.names.is_empty() {
        let lines: String = arguments.names.iter().map(|name| line(name)).collect();
        return print(lines.as_bytes());
    }
    let mut out = io::BufWriter::new(io::stdout().lock());
    let mut input = io::stdin().lock();
    let mut bytes = Vec::new();
    let mut number = 0;
    loop {
        bytes.clear();
        number += 1;
        let read = input
            .read_until(b'\n', &mut bytes)
            .map_err(|error| format!("standard input: {error}"))?;
        if read == 0 {
            break;
        }
        while let Some(b'\n' | b'\r') = bytes.last() {
            bytes.pop();
        }
        let name = std::str::from_utf8(&bytes)
            .map_err(|error| format!("standard input, line {number}: not UTF-8: {error}"))?;
        let name = if number == 1 {
            name.trim_start_matches('\u{FEFF}')
        } else {
            name
        };
        match out.write_all(line(name).as_bytes()) {
            Ok(()) => {}
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => return Ok(CLEAN),
            Err(error) => return Err(format!("standard output: {error}")),
        }
    }
    match out.flush() {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(format!("standard output: {error}"))
        }
        _ => Ok(CLEAN),
    }
}

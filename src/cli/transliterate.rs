//! `mtlint transliterate`: names in, the forms that they may take out, one line for each.

use super::args::TransliterateArguments;
use super::settings::find_language;
use super::{CLEAN, Failure, print};
use crate::names::suggest;
use std::io::{self, BufRead, Write};

/// Runs the command; the result is the exit code.
///
/// Every name gets its line, in order: the name, then its forms, the best first, with a TAB before each. A name
/// without a letter that the model can read, and a text that is no name, has a line without forms. A line that is
/// not UTF-8 has one as well, is told of, and makes the exit code 2.
pub(super) fn run(arguments: &TransliterateArguments) -> Result<u8, Failure> {
    let language = find_language(&arguments.language)?;
    if language.transliteration.is_none() {
        return Err(format!(
            "--language {}: no names are written in it here",
            language.id
        ));
    }
    let line = |name: &str| {
        // A TAB in a name would look like the end of it, a line break like the end of the line.
        let mut line = name.replace(char::is_control, " ");
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
    let mut damaged: Option<usize> = None;
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
        let text = if let Ok(text) = std::str::from_utf8(&bytes) {
            let name = match number {
                1 => text.trim_start_matches('\u{FEFF}'),
                _ => text,
            };
            line(name)
        } else {
            damaged.get_or_insert(number);
            let shown = String::from_utf8_lossy(&bytes).replace(char::is_control, " ");
            format!("{shown}\n")
        };
        match out.write_all(text.as_bytes()) {
            Ok(()) => {}
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => return Ok(CLEAN),
            Err(error) => return Err(format!("standard output: {error}")),
        }
    }
    match out.flush() {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            return Err(format!("standard output: {error}"));
        }
        _ => {}
    }
    match damaged {
        Some(number) => Err(format!(
            "standard input, line {number}: not UTF-8, so no name"
        )),
        None => Ok(CLEAN),
    }
}

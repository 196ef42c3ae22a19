//! The command `mtlint`.

use std::process::ExitCode;

fn main() -> ExitCode {
    mtlint::cli::run(std::env::args_os())
}

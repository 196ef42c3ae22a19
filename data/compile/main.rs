//! Makes the compiled files of `data/` from the texts beside them:
//! `cargo run --release --example compile-data`.
//!
//! The compiled files are committed, so that building the program needs no step before it; a test compiles
//! again and compares.

#![allow(unreachable_pub, clippy::print_stdout)] // A program of its own, which tells what it wrote.

mod all;

use std::path::Path;

fn main() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    for compile in [all::compile, all::compile_with_the_others] {
        for (name, bytes) in compile(&data) {
            println!("{name}: {} bytes", bytes.len());
            std::fs::write(data.join(name), bytes).expect("data/ can be written");
        }
    }
}

//! Makes the compiled files of `data/` from the texts beside them:
//! `cargo run --release --example compile-data`.
//!
//! The compiled files are committed, so that building the program needs no step before it; a test compiles
//! again and compares.

#![allow(unreachable_pub, clippy::print_stdout)] // A program of its own, which tells what it wrote.

mod frequency;
mod gazetteer;
mod lexicon;
mod variant_weights;

use std::path::Path;

fn main() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let read = |name: &str| std::fs::read_to_string(data.join(name)).expect("a file of data/");
    let write = |name: &str, bytes: Vec<u8>| {
        println!("{name}: {} bytes", bytes.len());
        std::fs::write(data.join(name), bytes).expect("data/ can be written");
    };
    let (affixes, words) = (read("ar/hunspell/ar.aff"), read("ar/hunspell/ar.dic"));
    write("ar/lexicon.bin", lexicon::compile(&affixes, &words));
    write(
        "ar/frequency.fst",
        frequency::compile(&read("ar/frequency.tsv")),
    );
    write(
        "ar/variant_weights.bin",
        variant_weights::compile(&read("ar/variant_weights.tsv")),
    );
}

//! Compiles a table of word forms and their frequencies: form -> twice its Zipf value.

use mtlint::text::lookup::Lookup;

/// Compiles the text of the table (a header row, then a form and its Zipf value a row).
pub fn compile(table: &str) -> Vec<u8> {
    let rows = table.lines().skip(1).map(|line| {
        let (form, zipf) = line.split_once('\t').expect("two columns");
        let zipf: f64 = zipf.parse().expect("a number");
        (form, (zipf * 2.0) as u64)
    });
    Lookup::compile(rows, 4, 4)
}

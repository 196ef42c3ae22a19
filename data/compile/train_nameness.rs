//! Learns which letters tell a foreign name written in Arabic from an Arabic word.
//!
//! `cargo run --release --example train-nameness -- PAIRS.tsv data/ar/nameness.bin`
//!
//! Names are the Arabic forms of the list PAIRS, words the forms of `data/ar/frequency.tsv` that the lexicon
//! knows. For every three letters in a row (two borders count as letters) the file holds the logarithm of
//! how much likelier the third is after the other two in a name than in a word, in twentieths, one signed
//! byte each, in the order of the alphabet of `src/language/arabic/sounds.rs` with the border in front.

#![allow(clippy::print_stdout)]

use mtlint::language::arabic::{lexicon, sounds::ALPHABET};

const BORDER: usize = 0;
const LETTERS: usize = ALPHABET.len() + 1;

/// Counts of three, two and single letters.
struct Counts {
    three: Vec<f64>,
    two: Vec<f64>,
    one: Vec<f64>,
}

impl Counts {
    fn of<'a>(forms: impl Iterator<Item = (&'a str, f64)>) -> Counts {
        let n = LETTERS;
        let mut counts = Counts {
            three: vec![0.0; n * n * n],
            two: vec![0.0; n * n],
            one: vec![0.0; n],
        };
        for (form, weight) in forms {
            let mut last = (BORDER, BORDER);
            for c in form.chars().map(Some).chain([None]) {
                let c = match c {
                    None => BORDER,
                    Some(c) => match ALPHABET.binary_search(&c) {
                        Ok(letter) => letter + 1,
                        Err(_) => continue,
                    },
                };
                counts.three[(last.0 * n + last.1) * n + c] += weight;
                counts.two[last.1 * n + c] += weight;
                counts.one[c] += weight;
                last = (last.1, c);
            }
        }
        counts
    }

    /// How likely `c` is after `a` and `b`; fewer letters fill in what was seen little (Witten and Bell 1991).
    fn chance(&self, a: usize, b: usize, c: usize) -> f64 {
        let n = LETTERS;
        let mixed = |row: &[f64], lower: f64| {
            let (sum, kinds) = row.iter().fold((0.0, 0.0), |(s, k), x| {
                (s + x, k + f64::from(u8::from(*x > 0.0)))
            });
            if sum == 0.0 {
                lower
            } else {
                (row[c] + kinds * lower) / (sum + kinds)
            }
        };
        let one = mixed(&self.one, 1.0 / n as f64);
        let two = mixed(&self.two[b * n..][..n], one);
        mixed(&self.three[(a * n + b) * n..][..n], two)
    }
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [pairs, out] = arguments.as_slice() else {
        panic!("usage: train-nameness PAIRS.tsv NAMENESS.bin")
    };
    let pairs = std::fs::read_to_string(pairs).expect("the list of pairs");
    let table = std::fs::read_to_string(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/data/ar/frequency.tsv"
    ))
    .expect("data/");
    let names = Counts::of(
        pairs
            .lines()
            .skip(1)
            .filter_map(|line| Some((line.split('\t').nth(1)?, 1.0))),
    );
    let words = Counts::of(table.lines().skip(1).filter_map(|line| {
        let (form, zipf) = line.split_once('\t')?;
        let zipf: f64 = zipf.parse().ok()?;
        (zipf >= 2.0 && lexicon::contains(form)).then_some((form, 1.0))
    }));
    let mut bytes = Vec::new();
    for a in 0..LETTERS {
        for b in 0..LETTERS {
            for c in 0..LETTERS {
                let odds = (names.chance(a, b, c) / words.chance(a, b, c)).ln();
                bytes.push((odds * 20.0).round().clamp(-127.0, 127.0) as i8 as u8);
            }
        }
    }
    println!("{out}: {} bytes", bytes.len());
    std::fs::write(out, bytes).expect("the file can be written");
}

//! What the steps between two spellings are made of, and the table of their weights.

use mtlint::language::arabic::sounds::{self, ALPHABET};
use mtlint::names::compare::{Place, Step, Weights};
use std::collections::HashMap;

/// What a step is made of, for learning: rare steps borrow from what they have in common with others.
pub fn parts(step: Step) -> Vec<String> {
    let place = |place: Place| ["first", "inner", "last"][place as usize];
    let kind = |c: char| {
        if sounds::is_vowel(c) {
            "vowel"
        } else {
            "consonant"
        }
    };
    match step {
        Step::Change(a, b, at) if a == b => vec![
            "same".into(),
            format!("same {}", kind(a)),
            format!("same {a}"),
            format!("same {}", place(at)),
        ],
        Step::Change(a, b, at) => {
            let relation = match () {
                () if sounds::is_vowel(a) && sounds::is_vowel(b) => "vowels",
                () if sounds::class(a) > 0 && sounds::class(a) == sounds::class(b) => "class",
                () if sounds::is_vowel(a) || sounds::is_vowel(b) => "vowel and consonant",
                () => "consonants",
            };
            vec![
                format!("change {relation}"),
                format!("change {relation} {}", place(at)),
                format!("change {a}{b}"),
                format!("change {a}{b} {}", place(at)),
            ]
        }
        Step::Extra(a, at, next) => {
            let mut parts = vec![
                format!("extra {}", kind(a)),
                format!("extra {} {}", kind(a), place(at)),
                format!("extra {a}"),
                format!("extra {a} {}", place(at)),
            ];
            if let (Place::Inner, Some(next)) = (at, next) {
                parts.push(format!("extra {a}{next}"));
                parts.push(format!("extra {a} before {}", kind(next)));
                if a == next {
                    parts.push("extra double".into());
                }
            }
            parts
        }
        Step::Swap => vec!["swap".into()],
    }
}

/// What is believed of a step before anything is learned, as a natural logarithm: every letter that agrees is
/// evidence, so that length counts; another letter of the same sound costs little, another consonant much. Set
/// by hand, from the counts of `names` that agree by chance.
pub fn prior(step: Step) -> f32 {
    let (class, vowel) = (sounds::class, sounds::is_vowel);
    match step {
        Step::Change(a, b, _) if a == b => 0.77,
        Step::Change(a, b, _) if class(a) > 0 && class(a) == class(b) => 0.1,
        Step::Change(a, b, _) if vowel(a) && vowel(b) => -0.18,
        Step::Change(..) => -4.0,
        Step::Extra(a, ..) if vowel(a) => -1.1,
        Step::Extra(..) => -3.0,
        Step::Swap => -3.2,
    }
}

/// Compiles the table of the parts' weights into the weights of all steps.
#[allow(dead_code)] // The trainer writes the table, the compiler of data/ reads it.
pub fn compile(table: &str) -> Vec<u8> {
    let weights: HashMap<&str, f32> = table
        .lines()
        .skip(1)
        .map(|line| {
            let (part, weight) = line.split_once('\t').expect("two columns");
            (part, weight.parse().expect("a number"))
        })
        .collect();
    let weight = |step: Step| {
        prior(step)
            + parts(step)
                .iter()
                .filter_map(|part| weights.get(part.as_str()))
                .sum::<f32>()
    };
    Weights::from_steps(ALPHABET, weights["bias"], weight).to_bytes()
}

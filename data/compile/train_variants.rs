//! Learns how likely a step between two spellings is between two spellings of one name.
//!
//! `cargo run --release --example train-variants -- VARIANTS.tsv PAIRS.tsv data/ar/variant_weights.tsv`
//!
//! VARIANTS lists English names with several Arabic spellings, PAIRS English names with one. Spellings of one
//! name are the examples for; forms of two names whose English differs, and which are near each other, are
//! the examples against. Both lists are mined and noisy: a spelling counts only when the transliteration
//! model finds it likely for its English name, and an example against only when it is unlikely that the two
//! forms could spell each other's name. A logistic regression over the steps of the best alignment
//! gives each step a weight; aligning and learning take turns.
//!
//! The weights are written as text, one step a row: the step, its letters, its place, its weight as a natural
//! logarithm. The lists themselves stay outside the repository.

#![allow(clippy::print_stdout, unreachable_pub)]

mod variant_weights;

use mtlint::language::ARABIC;
use mtlint::language::arabic::sounds::{self, ALPHABET};
use mtlint::names::compare::{Step, Weights};
use mtlint::names::transliterate::{self, Model};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write;
use variant_weights::{parts, prior};

const ROUNDS: usize = 3;
const EPOCHS: usize = 30;
/// How strongly weights are drawn to zero, that is, to what is believed beforehand.
const PULL: f32 = 1e-2;

struct Example {
    a: String,
    b: String,
    same: bool,
    weight: f32,
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [variants, pairs, out] = arguments.as_slice() else {
        panic!("usage: train-variants VARIANTS.tsv PAIRS.tsv WEIGHTS.tsv")
    };
    let model = transliterate::model(&ARABIC).expect("Arabic has a model");
    let variants = std::fs::read_to_string(variants).expect("the list of variants");
    let pairs = std::fs::read_to_string(pairs).expect("the list of pairs");
    let mut examples = spelled_alike(&variants, model);
    slips(&mut examples);
    let positive = examples.len();
    examples.extend(spelled_near(&pairs, model));
    println!(
        "{positive} pairs of one name, {} of two",
        examples.len() - positive
    );
    balance(&mut examples);
    // Every tenth pair is set aside to see what was learned.
    let (aside, learned): (Vec<Example>, Vec<Example>) = examples
        .into_iter()
        .partition(|e| e.a.bytes().chain(e.b.bytes()).map(u32::from).sum::<u32>() % 10 == 0);
    let mut features = Features::default();
    let mut weights = Weights::from_steps(ALPHABET, -2.0, prior);
    report("by hand", &weights, &aside);
    for round in 0..ROUNDS {
        features.learn(&weights, &learned);
        weights = Weights::from_steps(ALPHABET, features.bias, |step| features.weight(step));
        report(&format!("round {round}"), &weights, &aside);
    }
    std::fs::write(out, features.table()).expect("the weights can be written");
}

/// Pairs of spellings of one name.
fn spelled_alike(list: &str, model: &Model) -> Vec<Example> {
    let mut examples = Vec::new();
    for line in list.lines().skip(1) {
        let mut cells = line.split('\t');
        let outline = model.outline(cells.next().expect("a name"));
        let forms: Vec<(String, f32)> = cells
            .filter_map(|cell| {
                let (form, count) = cell.rsplit_once(' ')?;
                let form = bare(form);
                let likely = outline
                    .log_likelihood(&form.chars().collect::<Vec<_>>(), f32::NEG_INFINITY)
                    / outline.len() as f32;
                (likely > -1.1).then(|| (form, count.parse().unwrap_or(1.0)))
            })
            .collect();
        for (i, (a, m)) in forms.iter().enumerate() {
            for (b, n) in forms[..i].iter().filter(|(b, _)| b != a) {
                examples.push(Example {
                    a: a.clone(),
                    b: b.clone(),
                    same: true,
                    weight: (1.0 + m.min(*n)).log2(),
                });
            }
        }
    }
    examples
}

/// Adds slips: spellings with two letters swapped, or one lost, doubled or changed. The lists hold few of them,
/// articles some; a quarter of the weight of all examples for goes to them.
fn slips(examples: &mut Vec<Example>) {
    let mut random = random();
    let forms: BTreeSet<String> = examples
        .iter()
        .flat_map(|e| [e.a.clone(), e.b.clone()])
        .collect();
    let total: f32 = examples.iter().map(|e| e.weight).sum();
    let share = total / 3.0 / forms.len() as f32;
    for form in forms {
        let mut letters: Vec<char> = form.chars().collect();
        let at = (random() % letters.len() as u64) as usize;
        match random() % 4 {
            0 if at > 0 => letters.swap(at - 1, at),
            1 => drop(letters.remove(at)),
            2 => letters.insert(at, ALPHABET[(random() % 36) as usize]),
            _ => letters[at] = ALPHABET[(random() % 36) as usize],
        }
        let slipped: String = letters.into_iter().collect();
        if slipped != form && slipped.chars().count() > 2 {
            examples.push(Example {
                a: form,
                b: slipped,
                same: true,
                weight: share,
            });
        }
    }
}

/// A small generator of random numbers (xorshift64): the same weights every time.
fn random() -> impl FnMut() -> u64 {
    let mut seed = 88_172_645_463_325_252_u64;
    move || {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        seed >> 16
    }
}

fn bare(form: &str) -> String {
    let form = form.replace('ک', "ك").replace('ی', "ي");
    form.strip_prefix("ال")
        .filter(|rest| rest.chars().count() > 3)
        .unwrap_or(&form)
        .to_owned()
}

/// The skeleton that names are grouped by: sound classes of the consonants.
fn skeleton(form: &str) -> Vec<u8> {
    form.chars()
        .map(sounds::class)
        .filter(|class| *class > 0)
        .collect()
}

/// Pairs of near forms of two names.
fn spelled_near(list: &str, model: &Model) -> Vec<Example> {
    let names: Vec<(&str, String)> = list
        .lines()
        .skip(1)
        .map(|line| {
            let mut cells = line.split('\t');
            (
                cells.next().expect("a name"),
                bare(cells.next().expect("a form")),
            )
        })
        .filter(|(english, form)| {
            let outline = model.outline(english);
            outline.log_likelihood(&form.chars().collect::<Vec<_>>(), f32::NEG_INFINITY)
                / outline.len() as f32
                > -1.1
        })
        .collect();
    let mut blocks: HashMap<Vec<u8>, Vec<usize>> = HashMap::new();
    for (index, (_, form)) in names.iter().enumerate() {
        let key = skeleton(form);
        for out in 0..key.len() {
            let mut less = key.clone();
            less.remove(out);
            blocks.entry(less).or_default().push(index);
        }
        blocks.entry(key).or_default().push(index);
    }
    let mut near = BTreeSet::new();
    let mut keys: Vec<_> = blocks.keys().cloned().collect();
    keys.sort();
    for key in keys {
        let block = &blocks[&key];
        // Of a crowded block a part is enough; the step makes it the same part every time.
        let stride = (block.len() / 30).max(1);
        for (i, &a) in block.iter().enumerate().step_by(stride) {
            for &b in block[..i].iter().step_by(stride) {
                near.insert((a.min(b), a.max(b)));
            }
        }
    }
    near.into_iter()
        .filter_map(|(a, b)| {
            let ((x, a), (y, b)) = (&names[a], &names[b]);
            let long = a.chars().count().max(b.chars().count());
            if a == b
                || strsim::osa_distance(a, b) > (long / 2).clamp(1, 3)
                || is_near_english(x, y)
            {
                return None;
            }
            let cross = |name: &str, form: &str| {
                let outline = model.outline(name);
                outline.log_likelihood(&form.chars().collect::<Vec<_>>(), f32::NEG_INFINITY)
                    / outline.len() as f32
            };
            let unlikely = cross(x, b) < -0.9 && cross(y, a) < -0.9;
            unlikely.then(|| Example {
                a: a.clone(),
                b: b.clone(),
                same: false,
                weight: 1.0,
            })
        })
        .collect()
}

/// Whether two English names differ by no more than a spelling: Thomson and Thompson.
fn is_near_english(a: &str, b: &str) -> bool {
    let fold = |name: &str| -> String {
        let name = name.replace("ph", "f").replace("ck", "k");
        let mut out = String::new();
        for c in name.chars() {
            let c = match c {
                'y' => 'i',
                'c' | 'q' => 'k',
                'z' => 's',
                _ => c,
            };
            let silent = c == 'h'
                && out
                    .chars()
                    .next_back()
                    .is_some_and(|last| !"aeiou".contains(last));
            if !silent && !out.ends_with(c) {
                out.push(c);
            }
        }
        out
    };
    strsim::levenshtein(&fold(a), &fold(b)) <= 1
}

/// Gives both sides the same weight in all.
fn balance(examples: &mut [Example]) {
    let sum = |same: bool| {
        examples
            .iter()
            .filter(|e| e.same == same)
            .map(|e| e.weight)
            .sum::<f32>()
    };
    let (same, other) = (sum(true), sum(false));
    let total = examples.len() as f32 / 2.0;
    for example in examples {
        example.weight *= total / if example.same { same } else { other };
    }
}

#[derive(Default)]
struct Features {
    weights: BTreeMap<String, f32>,
    bias: f32,
}

impl Features {
    fn weight(&self, step: Step) -> f32 {
        prior(step)
            + parts(step)
                .iter()
                .filter_map(|part| self.weights.get(part))
                .sum::<f32>()
    }

    /// Learns from the best alignments under the weights so far.
    fn learn(&mut self, weights: &Weights, examples: &[Example]) {
        let mut numbers: BTreeMap<String, usize> = BTreeMap::new();
        let rows: Vec<(Vec<usize>, f32, f32, f32)> = examples
            .iter()
            .map(|e| {
                let steps = weights.steps(&weights.encode(&e.a), &weights.encode(&e.b));
                let believed: f32 = steps.iter().map(|step| prior(*step)).sum();
                let on = steps.into_iter().flat_map(parts).map(|part| {
                    let next = numbers.len();
                    *numbers.entry(part).or_insert(next)
                });
                (
                    on.collect(),
                    if e.same { 1.0 } else { 0.0 },
                    e.weight,
                    believed,
                )
            })
            .collect();
        let mut w = vec![0.0f32; numbers.len()];
        let mut memory = vec![1.0f32; numbers.len()];
        let (mut bias, mut bias_memory) = (0.0f32, 1.0f32);
        let mut order: Vec<usize> = (0..rows.len()).collect();
        let mut random = random();
        for _ in 0..EPOCHS {
            for i in (1..order.len()).rev() {
                order.swap(i, (random() % (i as u64 + 1)) as usize);
            }
            for &at in &order {
                let (on, same, weight, believed) = &rows[at];
                let sum: f32 = bias + believed + on.iter().map(|f| w[*f]).sum::<f32>();
                let error = (1.0 / (1.0 + (-sum).exp()) - same) * weight;
                bias_memory += error * error;
                bias -= 0.1 * error / bias_memory.sqrt();
                for &f in on {
                    let gradient = error + PULL * w[f];
                    memory[f] += gradient * gradient;
                    w[f] -= 0.1 * gradient / memory[f].sqrt();
                }
            }
        }
        self.weights = numbers
            .into_iter()
            .map(|(part, number)| (part, w[number]))
            .collect();
        self.bias = bias;
    }

    fn table(&self) -> String {
        let mut out = String::from("part\tweight\n");
        let mut rows: Vec<(&str, f32)> = self
            .weights
            .iter()
            .map(|(part, w)| (part.as_str(), *w))
            .collect();
        rows.push(("bias", self.bias));
        rows.retain(|(_, w)| w.abs() >= 0.005);
        rows.sort_by_key(|(part, _)| *part);
        for (part, weight) in rows {
            writeln!(out, "{part}\t{weight:.2}").expect("memory does not fail");
        }
        out
    }
}

/// How well weights tell the pairs that were set aside apart.
fn report(name: &str, weights: &Weights, aside: &[Example]) {
    let mut scored: Vec<(f32, bool, f32)> = aside
        .iter()
        .map(|e| {
            (
                weights.odds(&weights.encode(&e.a), &weights.encode(&e.b)),
                e.same,
                e.weight,
            )
        })
        .collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0));
    let total = |same: bool| {
        scored
            .iter()
            .filter(|s| s.1 == same)
            .map(|s| s.2)
            .sum::<f32>()
    };
    let (positive, negative) = (total(true), total(false));
    let (mut found, mut wrong) = (0.0, 0.0);
    let mut line = format!("{name}:");
    let mut limits = [0.001, 0.003, 0.01, 0.03].iter().peekable();
    for (score, same, weight) in &scored {
        if *same {
            found += weight
        } else {
            wrong += weight
        }
        while limits
            .peek()
            .is_some_and(|limit| wrong > **limit * negative)
        {
            let limit = limits.next().expect("peeked");
            write!(
                line,
                "  found {:.3} at {limit} wrong (odds {score:.1})",
                found / positive
            )
            .expect("memory");
        }
    }
    println!("{line}");
}

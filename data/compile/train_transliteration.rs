//! Trains the transliteration model of a language from a list of name pairs.
//!
//! `cargo run --release --example train-transliteration -- PAIRS.tsv data/ar/transliteration.bin`
//!
//! The list has a header row and the columns English (lower case), target form, count. A fifth of the
//! names, told by a hash of the English, is set aside before anything is learned; the program prints how
//! often the exact form of those is first, among the first three, among the first five.
//!
//! Method. (1) Expectation maximisation aligns each English letter with zero to three target letters, its
//! label (a one-to-many restriction of the many-to-many aligner of Jiampojamarn, Kondrak and Sherif 2007).
//! (2) Small networks of one hidden layer learn the label of each letter from the letters around it, from
//! pairs of letters, and from the three labels before it; a beam search strings the labels together. Two
//! networks from different random starts are averaged. The labels before it are hidden from the network in
//! a sixth of the examples, so that it can also say what a letter may become when they are not known: that
//! is what the comparison of names across scripts asks.
//!
//! The file, all numbers little-endian (`src/names/transliterate.rs` reads it):
//!
//! ```text
//! "mtlint-translit1"                                     16 bytes
//! u32 letters, labels, pairs, hidden, nets
//! letters:  u32 each, code points
//! labels:   u8 letter, 3 x u16 target letters (0: none), one after the other
//! pairs:    3 x letters' square of u16: row of the pair table, 0xFFFF for none (letters count two borders)
//! per net:  hidden x f32 bias, hidden x f32 scale of the rows,
//!           rows of i8: 11 x (letters + 2), 3 x (labels + 1), pairs;
//!           labels x f32 bias, labels x f32 scale, labels x hidden of i8
//! ```

#![allow(clippy::print_stdout, unreachable_pub)]

use mtlint::names::suggest;
use mtlint::names::transliterate::{self, HIDDEN, Model};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use unicode_normalization::UnicodeNormalization;

/// Letters on each side that a network sees.
const WINDOW: i32 = 5;
/// Labels before the letter that a network sees.
const BEFORE: usize = 3;
/// Most target letters of a label.
const LONGEST: usize = 3;
const NETS: usize = 2;
const EPOCHS: usize = 14;

struct Name {
    english: String,
    letters: Vec<u8>,
    target: Vec<char>,
    weight: f64,
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (list, model, train) = match arguments.as_slice() {
        [list, model] => (list, model, true),
        [word, list, model] if word == "measure" => (list, model, false),
        _ => panic!("usage: train-transliteration [measure] PAIRS.tsv MODEL.bin"),
    };
    let text = std::fs::read_to_string(list).expect("the list of pairs");
    let rows: Vec<(String, String, f64)> = text
        .lines()
        .skip(1)
        .map(|line| {
            let cells: Vec<&str> = line.split('\t').collect();
            (
                cells[0].nfc().collect(),
                cells[1].to_owned(),
                cells[2].parse().expect("a count"),
            )
        })
        .collect();
    let alphabet = alphabet(&rows);
    let (aside, names): (Vec<Name>, Vec<Name>) = rows
        .iter()
        .map(|(english, target, count)| Name {
            english: english.clone(),
            letters: encode(english, &alphabet),
            target: target.chars().map(arabic).collect(),
            weight: (1.0 + count).log2().min(2.0),
        })
        .filter(|name| !name.letters.is_empty())
        .partition(|name| is_aside(&name.english));
    println!(
        "{} names to learn from, {} set aside",
        names.len(),
        aside.len()
    );

    if !train {
        return measure(model, &aside);
    }
    let aligned = align(&names);
    let labels = Labels::collect(&aligned);
    let examples: Vec<(Vec<u8>, Vec<u16>, f32)> = aligned
        .iter()
        .filter_map(|(name, chunks)| {
            labels
                .of(name, chunks)
                .map(|l| (name.letters.clone(), l, name.weight as f32))
        })
        .collect();
    let pairs = Pairs::collect(&examples, alphabet.len() + 2);
    println!(
        "{} names aligned, {} labels, {} pairs",
        examples.len(),
        labels.all.len() - 1,
        pairs.count
    );
    let features = Features {
        letters: alphabet.len() + 2,
        labels: labels.all.len(),
        pairs,
    };
    let nets: Vec<Net> = std::thread::scope(|scope| {
        let handles: Vec<_> = (0..NETS)
            .map(|number| {
                let (features, examples, labels) = (&features, &examples, &labels);
                scope.spawn(move || Net::train(features, labels, examples, number as u64))
            })
            .collect();
        handles
            .into_iter()
            .map(|h| h.join().expect("training does not fail"))
            .collect()
    });
    let bytes = write(&alphabet, &labels, &features, &nets);
    println!("{model}: {} bytes", bytes.len());
    std::fs::write(model, bytes).expect("the model can be written");
    measure(model, &aside);
}

/// Prints how often the exact form of a name that was set aside is first, among three, among five: for the model
/// alone, and for what the program answers with the model that is built into it.
fn measure(model: &str, aside: &[Name]) {
    let model = Model::read(std::fs::read(model).expect("the model").leak());
    let arabic = mtlint::language::by_id("ar").expect("the language");
    let texts = |forms: &[transliterate::Form]| -> Vec<String> {
        forms.iter().map(|form| form.text.clone()).collect()
    };
    print_found("the model alone", aside, |name| {
        texts(&model.best(name, 5, |_| 0.0))
    });
    print_found("with word frequencies", aside, |name| {
        texts(&transliterate::forms(name, 5, arabic))
    });
    print_found(
        "with the gazetteer, as the program answers",
        aside,
        |name| suggest::forms(name, 5, arabic),
    );
}

fn print_found(what: &str, aside: &[Name], forms: impl Fn(&str) -> Vec<String>) {
    let mut found = [0, 0, 0];
    for name in aside {
        let target: String = name.target.iter().collect();
        let forms = forms(&name.english);
        let place = forms.iter().position(|form| *form == target);
        for (found, most) in found.iter_mut().zip([1, 3, 5]) {
            *found += usize::from(place.is_some_and(|place| place < most));
        }
    }
    let shares = found.map(|found| found as f64 / aside.len() as f64);
    println!(
        "{what}: exact form first {:.4}, among three {:.4}, among five {:.4}",
        shares[0], shares[1], shares[2]
    );
}

/// Whether a name is set aside before training.
fn is_aside(english: &str) -> bool {
    let mut hash: u64 = 0xCBF2_9CE4_8422_2325;
    for byte in english.bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01B3);
    }
    (hash ^ (hash >> 32)).is_multiple_of(5)
}

/// Letters of another keyboard, as the language writes them.
fn arabic(c: char) -> char {
    match c {
        'ک' => 'ك',
        'ی' => 'ي',
        _ => c,
    }
}

/// The letters that are frequent enough to learn; the others lose their marks.
fn alphabet(rows: &[(String, String, f64)]) -> Vec<char> {
    let mut counts: BTreeMap<char, usize> = BTreeMap::new();
    rows.iter()
        .flat_map(|row| row.0.chars())
        .for_each(|c| *counts.entry(c).or_default() += 1);
    counts
        .into_iter()
        .filter(|(c, n)| *n >= 30 && c.is_alphabetic() || *c == '\'')
        .map(|(c, _)| c)
        .collect()
}

fn encode(english: &str, alphabet: &[char]) -> Vec<u8> {
    let code = |c: char| alphabet.binary_search(&c).ok().map(|i| i as u8 + 1);
    english
        .chars()
        .flat_map(|c| match code(c) {
            Some(code) => vec![code],
            None => c.to_string().nfd().filter_map(code).collect(),
        })
        .collect()
}

/// Aligns every name: the chunk of target letters for each of its letters.
fn align(names: &[Name]) -> Vec<(&Name, Vec<String>)> {
    let mut chances: HashMap<(u8, String), f64> = HashMap::new();
    for round in 0..12 {
        let chance = |name: &Name, i: usize, from: usize, to: usize| -> f64 {
            if round == 0 {
                [0.1, 0.8, 0.08, 0.005][to - from]
            } else {
                chances
                    .get(&(name.letters[i], name.target[from..to].iter().collect()))
                    .copied()
                    .unwrap_or(0.0)
            }
        };
        let mut counts: BTreeMap<(u8, String), f64> = BTreeMap::new();
        for name in names {
            let (n, m) = (name.letters.len(), name.target.len());
            let mut forward = vec![vec![0.0; m + 1]; n + 1];
            forward[0][0] = 1.0;
            for i in 0..n {
                for j in 0..=m {
                    for k in j..=(j + LONGEST).min(m) {
                        forward[i + 1][k] += forward[i][j] * chance(name, i, j, k);
                    }
                }
            }
            if forward[n][m] < 1e-250 {
                continue;
            }
            let mut backward = vec![vec![0.0; m + 1]; n + 1];
            backward[n][m] = 1.0;
            for i in (0..n).rev() {
                for j in 0..=m {
                    for k in j..=(j + LONGEST).min(m) {
                        let p = chance(name, i, j, k);
                        let share = forward[i][j] * p * backward[i + 1][k] / forward[n][m];
                        backward[i][j] += backward[i + 1][k] * p;
                        if share > 1e-6 {
                            *counts
                                .entry((name.letters[i], name.target[j..k].iter().collect()))
                                .or_default() += share * name.weight;
                        }
                    }
                }
            }
        }
        let mut totals: BTreeMap<u8, f64> = BTreeMap::new();
        counts
            .iter()
            .for_each(|((letter, _), n)| *totals.entry(*letter).or_default() += n);
        chances = counts
            .into_iter()
            .filter(|(_, n)| *n > 0.5)
            .map(|((l, c), n)| ((l, c), n / totals[&l]))
            .collect();
    }
    names
        .iter()
        .filter_map(|name| best(name, &chances).map(|chunks| (name, chunks)))
        .collect()
}

/// The best alignment of a name; none when the pair is no transliteration (the list is mined and noisy).
fn best(name: &Name, chances: &HashMap<(u8, String), f64>) -> Option<Vec<String>> {
    let (n, m) = (name.letters.len(), name.target.len());
    let mut scores = vec![vec![f64::NEG_INFINITY; m + 1]; n + 1];
    let mut back = vec![vec![0; m + 1]; n + 1];
    scores[0][0] = 0.0;
    for i in 0..n {
        for j in 0..=m {
            for k in j..=(j + LONGEST).min(m) {
                let Some(p) = chances.get(&(name.letters[i], name.target[j..k].iter().collect()))
                else {
                    continue;
                };
                let score = scores[i][j] + p.ln();
                if score > scores[i + 1][k] {
                    scores[i + 1][k] = score;
                    back[i + 1][k] = j;
                }
            }
        }
    }
    if scores[n][m] / (n as f64) < -3.2 {
        return None;
    }
    let mut chunks = Vec::new();
    let mut k = m;
    for i in (1..=n).rev() {
        chunks.push(name.target[back[i][k]..k].iter().collect());
        k = back[i][k];
    }
    chunks.reverse();
    Some(chunks)
}

/// What a letter may become. Label 0 is the border before a name.
struct Labels {
    all: Vec<(u8, String)>,
    of_letter: Vec<Vec<u16>>,
}

impl Labels {
    fn collect(aligned: &[(&Name, Vec<String>)]) -> Labels {
        let mut weights: BTreeMap<(u8, String), f64> = BTreeMap::new();
        for (name, chunks) in aligned {
            for (letter, chunk) in name.letters.iter().zip(chunks) {
                *weights.entry((*letter, chunk.clone())).or_default() += name.weight;
            }
        }
        let mut all = vec![(0, String::new())];
        all.extend(
            weights
                .into_iter()
                .filter(|(_, weight)| *weight >= 4.0)
                .map(|(label, _)| label),
        );
        let mut of_letter = vec![Vec::new(); 256];
        for (number, (letter, _)) in all.iter().enumerate().skip(1) {
            of_letter[*letter as usize].push(number as u16);
        }
        Labels { all, of_letter }
    }

    fn of(&self, name: &Name, chunks: &[String]) -> Option<Vec<u16>> {
        let label = |(letter, chunk): (&u8, &String)| {
            self.of_letter[*letter as usize]
                .iter()
                .copied()
                .find(|l| self.all[*l as usize].1 == *chunk)
        };
        name.letters.iter().zip(chunks).map(label).collect()
    }
}

/// Pairs of letters that are met often enough to have a row of their own, at three places: the last two
/// letters of the name, the letter with the one before it, the letter with the one after it.
struct Pairs {
    row: Vec<u16>,
    count: usize,
}

impl Pairs {
    fn collect(examples: &[(Vec<u8>, Vec<u16>, f32)], letters: usize) -> Pairs {
        let mut counts = vec![0; 3 * letters * letters];
        for (name, _, _) in examples {
            for i in 0..name.len() {
                for pair in pairs_at(name, i, letters) {
                    counts[pair] += 1;
                }
            }
        }
        let mut row = vec![u16::MAX; counts.len()];
        let mut count = 0;
        for (pair, _) in counts.iter().enumerate().filter(|(_, n)| **n >= 20) {
            row[pair] = count;
            count += 1;
        }
        Pairs {
            row,
            count: count as usize,
        }
    }
}

fn letter(name: &[u8], at: i32, letters: usize) -> usize {
    match usize::try_from(at) {
        Err(_) => 0,
        Ok(at) => name.get(at).map_or(letters - 1, |l| *l as usize),
    }
}

fn pairs_at(name: &[u8], i: usize, letters: usize) -> [usize; 3] {
    let at = |i: i32| letter(name, i, letters);
    let (i, n) = (i as i32, name.len() as i32);
    [
        at(n - 2) * letters + at(n - 1),
        (letters + at(i - 1)) * letters + at(i),
        (2 * letters + at(i)) * letters + at(i + 1),
    ]
}

struct Features {
    letters: usize,
    labels: usize,
    pairs: Pairs,
}

impl Features {
    fn rows(&self) -> usize {
        (2 * WINDOW as usize + 1) * self.letters + BEFORE * self.labels + self.pairs.count
    }

    /// The rows that are on at letter `i`, after the labels `before`; `None` hides them.
    fn at(&self, name: &[u8], i: usize, before: Option<&[u16]>, rows: &mut Vec<usize>) {
        rows.clear();
        let mut base = 0;
        for offset in -WINDOW..=WINDOW {
            rows.push(base + letter(name, i as i32 + offset, self.letters));
            base += self.letters;
        }
        for back in 1..=BEFORE {
            if let Some(before) = before {
                rows.push(
                    base + before
                        .len()
                        .checked_sub(back)
                        .map_or(0, |at| before[at] as usize),
                );
            }
            base += self.labels;
        }
        for pair in pairs_at(name, i, self.letters) {
            let row = self.pairs.row[pair];
            if row != u16::MAX {
                rows.push(base + row as usize);
            }
        }
    }
}

struct Net {
    rows: Vec<f32>,
    bias: Vec<f32>,
    out: Vec<f32>,
    out_bias: Vec<f32>,
}

/// A small generator of random numbers (xorshift64): the same model every time.
struct Random(u64);

impl Random {
    fn next(&mut self) -> f32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 40) as f32 / (1u64 << 24) as f32
    }
}

/// A step of Adagrad.
fn step(weight: &mut f32, memory: &mut f32, gradient: f32, rate: f32) {
    *memory += gradient * gradient;
    *weight -= rate * gradient / memory.sqrt();
}

impl Net {
    fn train(
        features: &Features,
        labels: &Labels,
        examples: &[(Vec<u8>, Vec<u16>, f32)],
        number: u64,
    ) -> Net {
        const KEEP: f32 = 0.85;
        const HIDE_LABELS: f32 = 0.16;
        let mut random = Random(987_654_321 + number * 7_777_777);
        let mut some =
            |n: usize| -> Vec<f32> { (0..n).map(|_| (random.next() - 0.5) * 0.1).collect() };
        let mut net = Net {
            rows: some(features.rows() * HIDDEN),
            bias: vec![0.1; HIDDEN],
            out: some(features.labels * HIDDEN),
            out_bias: vec![0.0; features.labels],
        };
        let memory = |weights: &[f32]| vec![1e-3; weights.len()];
        let (mut m_rows, mut m_bias, mut m_out, mut m_out_bias) = (
            memory(&net.rows),
            memory(&net.bias),
            memory(&net.out),
            memory(&net.out_bias),
        );
        let mut order: Vec<usize> = (0..examples.len()).collect();
        let mut on = Vec::new();
        for epoch in 0..EPOCHS {
            for i in (1..order.len()).rev() {
                order.swap(i, ((random.next() * (i + 1) as f32) as usize).min(i));
            }
            let rate = 0.08 * (1.0 - epoch as f32 / EPOCHS as f32).max(0.02);
            let (mut loss, mut count) = (0.0, 0);
            for &example in &order {
                let (name, gold, weight) = &examples[example];
                let hidden_labels = random.next() < HIDE_LABELS;
                for i in 0..name.len() {
                    features.at(name, i, (!hidden_labels).then_some(&gold[..i]), &mut on);
                    let mut hidden = net.hidden(&on);
                    for h in &mut hidden {
                        *h = if *h > 0.0 && random.next() < KEEP {
                            *h / KEEP
                        } else {
                            0.0
                        };
                    }
                    let choices = &labels.of_letter[name[i] as usize];
                    let chances = net.chances(choices, &hidden);
                    let mut blame = vec![0.0; HIDDEN];
                    for (&label, chance) in choices.iter().zip(&chances) {
                        let right = if label == gold[i] { 1.0 } else { 0.0 };
                        if right == 1.0 {
                            loss -= chance.max(1e-9).ln();
                            count += 1;
                        }
                        let error = (chance - right) * weight;
                        if error.abs() < 1e-4 {
                            continue;
                        }
                        let label = label as usize;
                        let (weights, memories) = (
                            &mut net.out[label * HIDDEN..][..HIDDEN],
                            &mut m_out[label * HIDDEN..][..HIDDEN],
                        );
                        for k in 0..HIDDEN {
                            blame[k] += error * weights[k];
                            step(&mut weights[k], &mut memories[k], error * hidden[k], rate);
                        }
                        step(
                            &mut net.out_bias[label],
                            &mut m_out_bias[label],
                            error,
                            rate,
                        );
                    }
                    for k in 0..HIDDEN {
                        blame[k] = if hidden[k] > 0.0 {
                            blame[k] / KEEP
                        } else {
                            0.0
                        };
                        step(&mut net.bias[k], &mut m_bias[k], blame[k], rate);
                    }
                    for &row in &on {
                        let (weights, memories) = (
                            &mut net.rows[row * HIDDEN..][..HIDDEN],
                            &mut m_rows[row * HIDDEN..][..HIDDEN],
                        );
                        for k in 0..HIDDEN {
                            if blame[k] != 0.0 {
                                step(&mut weights[k], &mut memories[k], blame[k], rate);
                            }
                        }
                    }
                }
            }
            println!(
                "net {number} epoch {epoch}: loss {:.4}",
                loss / count as f32
            );
        }
        net
    }

    fn hidden(&self, on: &[usize]) -> Vec<f32> {
        let mut hidden = self.bias.clone();
        for row in on {
            for (h, w) in hidden.iter_mut().zip(&self.rows[row * HIDDEN..][..HIDDEN]) {
                *h += w;
            }
        }
        hidden
    }

    fn chances(&self, choices: &[u16], hidden: &[f32]) -> Vec<f32> {
        let mut scores: Vec<f32> = choices
            .iter()
            .map(|&label| {
                let weights = &self.out[label as usize * HIDDEN..][..HIDDEN];
                self.out_bias[label as usize]
                    + weights.iter().zip(hidden).map(|(w, h)| w * h).sum::<f32>()
            })
            .collect();
        let top = scores.iter().copied().fold(f32::MIN, f32::max);
        scores.iter_mut().for_each(|s| *s = (*s - top).exp());
        let sum: f32 = scores.iter().sum();
        scores.iter_mut().for_each(|s| *s /= sum);
        scores
    }
}

fn write(alphabet: &[char], labels: &Labels, features: &Features, nets: &[Net]) -> Vec<u8> {
    let mut out = b"mtlint-translit1".to_vec();
    let number = |out: &mut Vec<u8>, n: usize| {
        out.extend(u32::try_from(n).expect("small numbers").to_le_bytes())
    };
    for n in [
        alphabet.len(),
        labels.all.len(),
        features.pairs.count,
        HIDDEN,
        nets.len(),
    ] {
        number(&mut out, n);
    }
    alphabet.iter().for_each(|c| number(&mut out, *c as usize));
    for (letter, chunk) in &labels.all {
        out.push(*letter);
        let mut units: Vec<u16> = chunk.encode_utf16().collect();
        units.resize(LONGEST, 0);
        units.iter().for_each(|unit| out.extend(unit.to_le_bytes()));
    }
    features
        .pairs
        .row
        .iter()
        .for_each(|row| out.extend(row.to_le_bytes()));
    let floats =
        |out: &mut Vec<u8>, floats: &[f32]| floats.iter().for_each(|f| out.extend(f.to_le_bytes()));
    let small = |value: f32, scale: f32| (value / scale).round().clamp(-127.0, 127.0) as i8 as u8;
    for net in nets {
        floats(&mut out, &net.bias);
        let scale: Vec<f32> = (0..HIDDEN)
            .map(|k| {
                net.rows
                    .iter()
                    .skip(k)
                    .step_by(HIDDEN)
                    .fold(1e-6f32, |most, w| most.max(w.abs()))
                    / 127.0
            })
            .collect();
        floats(&mut out, &scale);
        out.extend(
            net.rows
                .iter()
                .enumerate()
                .map(|(i, w)| small(*w, scale[i % HIDDEN])),
        );
        floats(&mut out, &net.out_bias);
        let scale: Vec<f32> = net
            .out
            .chunks(HIDDEN)
            .map(|row| row.iter().fold(1e-6f32, |most, w| most.max(w.abs())) / 127.0)
            .collect();
        floats(&mut out, &scale);
        out.extend(
            net.out
                .iter()
                .enumerate()
                .map(|(i, w)| small(*w, scale[i / HIDDEN])),
        );
    }
    let letters: BTreeSet<char> = labels.all.iter().flat_map(|l| l.1.chars()).collect();
    println!(
        "target letters: {}",
        letters.into_iter().collect::<String>()
    );
    out
}

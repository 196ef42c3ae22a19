//! How a name of another script sounds in the language of the article.
//!
//! A [`Model`] says what each letter of a name may become, given the letters around it and what the letters
//! before it became. [`Model::best`] strings that together to the most likely forms of a name;
//! [`Model::outline`] keeps it letter by letter, so that a name can be held against the words of an article
//! ([`Outline::log_odds`]). The model is trained and its file described in
//! `data/compile/train_transliteration.rs`; nothing of it is read before the first name asks.

use super::gazetteer;
use super::wanted::Wanted;
use crate::language::{LANGUAGES, Language};
use rustc_hash::FxHashMap;
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::OnceLock;

/// Letters on each side of a letter that the model looks at.
const WINDOW: i32 = 5;
/// Labels before a letter that the model looks at.
const BEFORE: usize = 3;
/// Partial forms that are kept while a name is read.
const BEAM: usize = 10;
/// A partial form that is so much less likely than the best one, as a logarithm, is given up.
const SLACK: f32 = 7.0;
/// Units of the hidden layer of a network. A number that is known here is what lets sums of a whole row be a few
/// dozen instructions without a jump.
pub const HIDDEN: usize = 96;
/// Letters of the longest name; what is longer is not a name, and its rest is not read.
const LONGEST: usize = 48;
/// Letters that are read of a name at most: the last one may come apart into several.
const MOST_LETTERS: usize = LONGEST + 16;

/// A transliteration model, where it lies in the program.
#[derive(Debug)]
pub struct Model {
    letters: Vec<char>,
    /// What each label writes; label 0 is the border before a name.
    labels: Vec<[char; 3]>,
    /// The labels of each letter, by its number.
    choices: Vec<std::ops::Range<u16>>,
    pairs: &'static [u8],
    nets: Vec<Net>,
}

/// What a network has for one thing that it sees or says: a weight for each hidden unit, as a byte with a sign.
type Row = [u8; HIDDEN];

/// Sums of rows, or the values of the hidden units as whole numbers.
type Units = [i16; HIDDEN];

#[derive(Debug)]
struct Net {
    bias: [f32; HIDDEN],
    scale: [f32; HIDDEN],
    /// For each thing that the network may see.
    rows: &'static [Row],
    out_bias: Vec<f32>,
    out_scale: Vec<f32>,
    /// For each label.
    out: &'static [Row],
}

/// A form that a name may take.
#[derive(Clone, Debug, PartialEq)]
pub struct Form {
    /// The form.
    pub text: String,
    /// The natural logarithm of its likelihood; forms of one name can be compared.
    pub score: f32,
}

/// What a letter of a name may become.
#[derive(Clone, Copy, Debug)]
pub struct Label {
    /// What is written for it; `'\0'` fills up.
    pub text: [char; 3],
    /// How likely that is, as a natural logarithm.
    pub likelihood: f32,
    /// The letters that are written, as a set.
    letters: LetterSet,
}

/// A set of letters that may hold more than was put in: letters 64 apart are one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct LetterSet(u64);

impl LetterSet {
    fn of(letters: &[char]) -> LetterSet {
        LetterSet(letters.iter().fold(0, |set, c| set | 1 << (*c as u32 % 64)))
    }

    fn holds(self, other: LetterSet) -> bool {
        other.0 & !self.0 == 0
    }
}

impl Label {
    fn new(text: [char; 3], likelihood: f32) -> Label {
        let length = text.iter().position(|c| *c == '\0').unwrap_or(text.len());
        Label {
            text,
            likelihood,
            letters: LetterSet::of(&text[..length]),
        }
    }

    /// How many letters it takes at the beginning of a text, if the text begins with it.
    fn taken(&self, text: &[char]) -> Option<usize> {
        match (self.text, text) {
            (['\0', ..], _) => Some(0),
            ([a, '\0', _], [first, ..]) => (a == *first).then_some(1),
            ([a, b, '\0'], [first, second, ..]) => (a == *first && b == *second).then_some(2),
            (label, [first, second, third, ..]) => {
                (label == [*first, *second, *third]).then_some(3)
            }
            _ => None,
        }
    }
}

/// What each letter of a name may become.
#[derive(Debug, Default)]
pub struct Outline {
    /// For each letter its labels, the likeliest first.
    letters: Vec<Vec<Label>>,
    /// What a word that sounds so is made of.
    wanted: Wanted,
}

/// Reads the file piece by piece.
struct Reader(&'static [u8]);

impl Reader {
    fn bytes(&mut self, count: usize) -> &'static [u8] {
        let (taken, rest) = self.0.split_at(count);
        self.0 = rest;
        taken
    }

    fn number(&mut self) -> usize {
        let bytes = self.bytes(4);
        u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]) as usize
    }

    fn floats(&mut self, count: usize) -> impl Iterator<Item = f32> + use<> {
        let (numbers, _) = self.bytes(4 * count).as_chunks();
        numbers.iter().map(|bytes| f32::from_le_bytes(*bytes))
    }

    /// A number for each hidden unit.
    fn units(&mut self) -> [f32; HIDDEN] {
        let mut numbers = self.floats(HIDDEN);
        std::array::from_fn(|_| numbers.next().unwrap_or_default())
    }

    fn rows(&mut self, count: usize) -> &'static [Row] {
        self.bytes(count * HIDDEN).as_chunks().0
    }
}

fn short(bytes: &[u8], index: usize) -> u16 {
    u16::from_le_bytes([bytes[2 * index], bytes[2 * index + 1]])
}

impl Model {
    /// The model in a file of `data/`.
    ///
    /// # Panics
    ///
    /// When the bytes are not those of a model; the files in the program are, a test reads them.
    #[must_use]
    pub fn read(file: &'static [u8]) -> Model {
        let mut reader = Reader(file);
        assert_eq!(reader.bytes(16), b"mtlint-translit1");
        let [letters, labels, pairs, hidden, nets] = std::array::from_fn(|_| reader.number());
        assert_eq!(hidden, HIDDEN);
        let letters: Vec<char> = (0..letters)
            .map(|_| char::from_u32(reader.number() as u32).unwrap_or('\0'))
            .collect();
        let rows = (2 * WINDOW as usize + 1) * (letters.len() + 2) + BEFORE * labels + pairs;
        let mut choices = vec![0..0; letters.len() + 1];
        let labels: Vec<[char; 3]> = (0..labels)
            .map(|number| {
                let bytes = reader.bytes(7);
                let of: &mut std::ops::Range<u16> = &mut choices[bytes[0] as usize];
                if of.start == of.end {
                    of.start = number as u16;
                }
                of.end = number as u16 + 1;
                std::array::from_fn(|i| {
                    char::from_u32(u32::from(short(&bytes[1..], i))).unwrap_or('\0')
                })
            })
            .collect();
        let pairs = reader.bytes(2 * 3 * (letters.len() + 2) * (letters.len() + 2));
        let nets = (0..nets)
            .map(|_| Net {
                bias: reader.units(),
                scale: reader.units(),
                rows: reader.rows(rows),
                out_bias: reader.floats(labels.len()).collect(),
                out_scale: reader.floats(labels.len()).collect(),
                out: reader.rows(labels.len()),
            })
            .collect();
        Model {
            letters,
            labels,
            choices,
            pairs,
            nets,
        }
    }

    /// The numbers of a name's letters; letters that the model has not learned lose their marks, and what
    /// is then still unknown is left out.
    fn encode(&self, name: &str) -> Vec<u8> {
        use unicode_normalization::UnicodeNormalization;
        let code = |c: char| self.letters.binary_search(&c).ok().map(|i| i as u8 + 1);
        let mut letters = Vec::with_capacity(name.len());
        for c in name.nfc().flat_map(char::to_lowercase) {
            match code(c) {
                Some(code) => letters.push(code),
                None => letters.extend(std::iter::once(c).nfd().filter_map(code)),
            }
            if letters.len() >= LONGEST {
                break;
            }
        }
        letters
    }

    fn letter(&self, name: &[u8], at: i32) -> usize {
        match usize::try_from(at) {
            Err(_) => 0,
            Ok(at) => name.get(at).map_or(self.letters.len() + 1, |l| *l as usize),
        }
    }

    /// The rows of the networks that the letters around letter `i` turn on.
    fn rows(&self, name: &[u8], i: usize) -> impl Iterator<Item = usize> {
        let width = self.letters.len() + 2;
        let at = |offset: i32| self.letter(name, i as i32 + offset);
        let base = self.first_label_row() + BEFORE * self.labels.len();
        let n = name.len() as i32;
        let ends = self.letter(name, n - 2) * width + self.letter(name, n - 1);
        let pairs = [
            ends,
            (width + at(-1)) * width + at(0),
            (2 * width + at(0)) * width + at(1),
        ];
        let pairs = pairs
            .map(|pair| short(self.pairs, pair))
            .into_iter()
            .filter(|row| *row != u16::MAX)
            .map(move |row| base + usize::from(row));
        let window = (0..)
            .zip(-WINDOW..=WINDOW)
            .map(move |(place, offset)| place * width + self.letter(name, i as i32 + offset));
        window.chain(pairs)
    }

    fn first_label_row(&self) -> usize {
        (2 * WINDOW as usize + 1) * (self.letters.len() + 2)
    }

    /// Log likelihoods of the labels of letter `letter`, from its surroundings and the labels before it, in
    /// `scores`.
    fn scores(
        &self,
        around: &[Units],
        letter: u8,
        before: Option<&[u16; BEFORE]>,
        out: &mut Vec<f32>,
        scores: &mut Vec<f32>,
    ) {
        let choices = self.choices[letter as usize].clone();
        let labels = choices.start as usize..choices.end as usize;
        scores.clear();
        scores.resize(labels.len(), 0.0);
        for (net, around) in self.nets.iter().zip(around) {
            let mut sums = *around;
            for (back, label) in before.into_iter().flatten().enumerate() {
                let row = self.first_label_row() + back * self.labels.len() + *label as usize;
                add(&mut sums, &net.rows[row]);
            }
            let (values, unit) = net.values(&sums);
            out.clear();
            let weights = net.out[labels.clone()].iter();
            let scales = &net.out_scale[labels.clone()];
            let biases = &net.out_bias[labels.clone()];
            out.extend(
                weights
                    .zip(scales)
                    .zip(biases)
                    .map(|((weights, scale), bias)| {
                        bias + scale * unit * dot(weights, &values) as f32
                    }),
            );
            let top = out.iter().copied().fold(f32::MIN, f32::max);
            let log_sum = top + out.iter().map(|s| (s - top).exp()).sum::<f32>().ln();
            for (score, s) in scores.iter_mut().zip(out.iter()) {
                *score += (s - log_sum) / self.nets.len() as f32;
            }
        }
    }

    /// The sums of the rows around letter `i`, for each network, in `around`: computed once for a letter.
    fn surroundings(&self, name: &[u8], i: usize, around: &mut Vec<Units>) {
        around.clear();
        around.extend(self.nets.iter().map(|net| {
            let mut sums = [0; HIDDEN];
            self.rows(name, i)
                .for_each(|row| add(&mut sums, &net.rows[row]));
            sums
        }));
    }

    /// The `count` most likely forms of a name, the best first. `prior` tells how much more likely a form
    /// is for being a word that people write, as a logarithm.
    ///
    /// The name is one word; of what is longer than 48 letters only the beginning is read.
    #[must_use]
    pub fn best(&self, name: &str, count: usize, prior: impl Fn(&str) -> f32) -> Vec<Form> {
        let name = self.encode(name);
        if name.is_empty() {
            return Vec::new();
        }
        // A partial form: its score, its last labels (the latest first), and where it goes on from.
        let mut steps: Vec<(u16, usize)> = vec![(0, 0)];
        let mut beam = vec![(0.0, [0u16; BEFORE], 0usize)];
        let mut next: Vec<(f32, [u16; BEFORE], usize, u16)> = Vec::new();
        let better = |a: &(f32, [u16; BEFORE], usize, u16),
                      b: &(f32, [u16; BEFORE], usize, u16)| {
            b.0.total_cmp(&a.0).then(a.1.cmp(&b.1))
        };
        let (mut around, mut out, mut scores) = (Vec::new(), Vec::new(), Vec::new());
        for (i, &letter) in name.iter().enumerate() {
            self.surroundings(&name, i, &mut around);
            let choices = self.choices[letter as usize].clone();
            next.clear();
            let mut known: Option<[u16; BEFORE]> = None;
            // What is less likely than as many others as are kept need not be looked at.
            let mut least = f32::NEG_INFINITY;
            beam.sort_by_key(|(_, before, _)| *before);
            for (score, before, step) in &beam {
                // Forms that end alike go on alike.
                if known != Some(*before) {
                    self.scores(&around, letter, Some(before), &mut out, &mut scores);
                    known = Some(*before);
                }
                for (label, more) in choices.clone().zip(&scores) {
                    let score = score + more;
                    if score >= least {
                        next.push((score, [label, before[0], before[1]], *step, label));
                    }
                }
                if next.len() > BEAM {
                    next.select_nth_unstable_by(BEAM - 1, better);
                    next.truncate(BEAM);
                    least = next[BEAM - 1].0;
                }
            }
            next.sort_unstable_by(better);
            let best = next.first().map_or(0.0, |(score, ..)| *score);
            next.retain(|(score, ..)| *score > best - SLACK);
            beam.clear();
            beam.extend(next.drain(..).map(|(score, before, step, label)| {
                steps.push((label, step));
                (score, before, steps.len() - 1)
            }));
        }
        let mut forms: Vec<Form> = Vec::with_capacity(beam.len());
        for (score, _, step) in beam {
            let text = self.spell(&steps, step);
            match forms.iter_mut().find(|form| form.text == text) {
                // The same form by another way of reading the letters.
                Some(form) => {
                    let top = form.score.max(score);
                    form.score = top + ((form.score - top).exp() + (score - top).exp()).ln();
                }
                None => forms.push(Form { text, score }),
            }
        }
        forms.retain(|form| !form.text.is_empty());
        forms
            .iter_mut()
            .for_each(|form| form.score += prior(&form.text));
        forms.sort_by(|a, b| {
            b.score
                .total_cmp(&a.score)
                .then_with(|| a.text.cmp(&b.text))
        });
        forms.truncate(count);
        forms
    }

    fn spell(&self, steps: &[(u16, usize)], mut step: usize) -> String {
        let mut labels = Vec::new();
        while step != 0 {
            labels.push(steps[step].0);
            step = steps[step].1;
        }
        labels
            .iter()
            .rev()
            .flat_map(|l| self.labels[*l as usize])
            .filter(|c| *c != '\0')
            .collect()
    }

    /// What each letter of a name may become, whatever the letters before it became.
    #[must_use]
    pub fn outline(&self, name: &str) -> Outline {
        let name = self.encode(name);
        let (mut around, mut out, mut scores) = (Vec::new(), Vec::new(), Vec::new());
        let letters: Vec<Vec<Label>> = name
            .iter()
            .enumerate()
            .map(|(i, &letter)| {
                self.surroundings(&name, i, &mut around);
                self.scores(&around, letter, None, &mut out, &mut scores);
                let choices = self.choices[letter as usize].clone();
                let mut labels: Vec<Label> = choices
                    .zip(&scores)
                    .map(|(label, score)| Label::new(self.labels[label as usize], *score))
                    .collect();
                labels.sort_by(|a, b| b.likelihood.total_cmp(&a.likelihood));
                labels
            })
            .collect();
        Outline {
            letters,
            wanted: Wanted::default(),
        }
    }
}

impl Net {
    /// The values of the hidden units for sums of rows, as whole numbers, and what one of those is worth.
    fn values(&self, sums: &Units) -> (Units, f32) {
        /// The greatest whole number. Products with weights of a byte, one for each of the hidden units, must not
        /// overflow 32 bits, which they do not up to two thousand units.
        const WHOLE: f32 = 8191.0;
        /// Added to a small number it leaves its whole part in the lowest bits: faster than a conversion.
        const SHIFT: f32 = 12_582_912.0;
        let greater = |a: f32, b: f32| if a > b { a } else { b };
        let mut numbers = [0.0; HIDDEN];
        let weighed = sums.iter().zip(&self.scale).zip(&self.bias);
        for (number, ((sum, scale), bias)) in numbers.iter_mut().zip(weighed) {
            *number = greater(f32::from(*sum) * scale + bias, 0.0);
        }
        let mut most = [0.0; LANES];
        for numbers in numbers.as_chunks::<LANES>().0 {
            most = std::array::from_fn(|lane| greater(numbers[lane], most[lane]));
        }
        let most = most.into_iter().fold(0.0, greater);
        if most <= 0.0 {
            return ([0; HIDDEN], 0.0);
        }
        let factor = WHOLE / most;
        let values = numbers.map(|number| (number * factor + SHIFT).to_bits() as i16);
        (values, most / WHOLE)
    }
}

/// Units that are taken together: what the order of a sum or of a search leaves free is done side by side.
const LANES: usize = 8;

fn add(sums: &mut Units, row: &Row) {
    for (sum, weight) in sums.iter_mut().zip(row) {
        *sum += i16::from(weight.cast_signed());
    }
}

/// The sum of the products of weights and values. Stays a function of its own: where the compiler sees what the values
/// are made from, it forgets that they have 16 bits, and their products take four times as long.
#[inline(never)]
fn dot(weights: &Row, values: &Units) -> i32 {
    let (weights, _) = weights.as_chunks::<LANES>();
    let (values, _) = values.as_chunks::<LANES>();
    let mut sums = [0; LANES];
    for (weights, values) in weights.iter().zip(values) {
        for (sum, (weight, value)) in sums.iter_mut().zip(weights.iter().zip(values)) {
            *sum += i32::from(weight.cast_signed()) * i32::from(*value);
        }
    }
    sums.into_iter().sum()
}

impl Outline {
    /// How many letters of the name the model read.
    #[must_use]
    pub fn len(&self) -> usize {
        self.letters.len()
    }

    /// Whether the model could read nothing of the name.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.letters.is_empty()
    }

    /// What the consonants of a word must be like that renders the name; known of what [`outline`] returns.
    #[must_use]
    pub fn wanted(&self) -> Wanted {
        self.wanted
    }

    /// The form that is made of what each letter is likeliest to become.
    #[must_use]
    pub fn likeliest(&self) -> String {
        let labels = self.letters.iter().filter_map(|labels| labels.first());
        let letters = labels.flat_map(|label| label.text);
        letters.filter(|c| *c != '\0').collect()
    }

    /// The log likelihood of the best way to read the name as `word`, letter by letter; `-inf` when there
    /// is none that is at least as likely as `least`.
    #[must_use]
    pub fn log_likelihood(&self, word: &[char], least: f32) -> f32 {
        const NEVER: f32 = f32::NEG_INFINITY;
        /// What sums of the same numbers in another order may differ by.
        const ROUNDING: f32 = 1e-3;
        if word.len() > 3 * self.len() || self.len() > MOST_LETTERS {
            return NEVER;
        }
        // From each letter on, what is likeliest of what is written with letters of the word, in whatever order.
        // Nearly all words are told to be others by that.
        let written = LetterSet::of(word);
        let floor = least - ROUNDING;
        let mut at_best = [0.0f32; MOST_LETTERS + 1];
        for (at, labels) in self.letters.iter().enumerate().rev() {
            let Some(label) = labels.iter().find(|label| written.holds(label.letters)) else {
                return NEVER;
            };
            at_best[at] = at_best[at + 1] + label.likelihood;
        }
        if at_best[0] < floor {
            return NEVER;
        }
        // For each place in the word the likeliest way to read what is before it as the letters so far.
        let mut rows = [[NEVER; 3 * MOST_LETTERS + 1]; 2];
        let [here, next] = &mut rows;
        let (mut here, mut next) = (here, next);
        here[0] = 0.0;
        let mut reached = 0..=0;
        for (labels, rest_at_best) in self.letters.iter().zip(&at_best[1..]) {
            let (mut nearest, mut furthest) = (usize::MAX, 0);
            for from in reached.clone() {
                let score = here[from];
                if score == NEVER {
                    continue;
                }
                for label in labels {
                    // Not even the likeliest way to go on makes up for it, nor for what is less likely still.
                    if score + label.likelihood + rest_at_best < floor {
                        break;
                    }
                    // Most labels have letters that stand nowhere in the word.
                    if !written.holds(label.letters) {
                        continue;
                    }
                    let Some(taken) = label.taken(&word[from..]) else {
                        continue;
                    };
                    let to = from + taken;
                    next[to] = next[to].max(score + label.likelihood);
                    nearest = nearest.min(to);
                    furthest = furthest.max(to);
                }
            }
            if nearest > furthest {
                return NEVER;
            }
            here[reached].fill(NEVER);
            std::mem::swap(&mut here, &mut next);
            reached = nearest..=furthest;
        }
        here[word.len()]
    }
}

/// The models of the languages that have one, each read when it is first asked for.
static MODELS: [OnceLock<Option<Model>>; LANGUAGES.len()] =
    [const { OnceLock::new() }; LANGUAGES.len()];

/// The model of a language, when it has one.
#[must_use]
pub fn model(language: &Language) -> Option<&'static Model> {
    let index = LANGUAGES.iter().position(|known| known.id == language.id)?;
    MODELS[index]
        .get_or_init(|| language.transliteration.map(Model::read))
        .as_ref()
}

/// Words of the longest name; what has more is a text.
const MOST_WORDS: usize = 16;

/// Names of which a thread remembers what it found out; an archive is full of the same ones.
const REMEMBERED: usize = 1 << 12;

/// What a thread has found out about names.
#[derive(Default)]
struct Memory {
    outlines: FxHashMap<String, Rc<Outline>>,
    forms: FxHashMap<(String, usize), Rc<[Form]>>,
}

thread_local! {
    static MEMORY: RefCell<[Memory; LANGUAGES.len()]> = RefCell::default();
}

/// Asks the memory of a thread for a language. It is emptied when it is full, so it is bounded whatever comes.
fn remember<T: Clone>(
    language: &Language,
    look: impl Fn(&Memory) -> Option<T>,
    find: impl FnOnce() -> T,
    keep: impl FnOnce(&mut Memory, T),
) -> T {
    let Some(index) = LANGUAGES.iter().position(|known| known.id == language.id) else {
        return find();
    };
    if let Some(found) = MEMORY.with_borrow(|memory| look(&memory[index])) {
        return found;
    }
    let found = find();
    MEMORY.with_borrow_mut(|memory| {
        let memory = &mut memory[index];
        if memory.outlines.len() + memory.forms.len() >= REMEMBERED {
            *memory = Memory::default();
        }
        keep(memory, found.clone());
    });
    found
}

/// What each letter of a name may become; empty when the language has no model.
#[must_use]
pub fn outline(name: &str, language: &Language) -> Rc<Outline> {
    remember(
        language,
        |memory| memory.outlines.get(name).cloned(),
        || {
            let mut outline =
                model(language).map_or(Outline::default(), |model| model.outline(name));
            if let Some(names) = language.names {
                outline.wanted = Wanted::of(&outline.letters, names.sound_class);
            }
            Rc::new(outline)
        },
        |memory, outline| {
            memory.outlines.insert(name.to_owned(), outline);
        },
    )
}

/// The likeliest forms of a name in a language, the best first; names of several words are read word by
/// word. Empty when the language has no model, the name no letters that the model knows, or more words than a name.
#[must_use]
pub fn forms(name: &str, count: usize, language: &Language) -> Rc<[Form]> {
    let key = (name.to_owned(), count);
    remember(
        language,
        |memory| memory.forms.get(&key).cloned(),
        || find_forms(name, count, language).into(),
        |memory, forms| {
            memory.forms.insert(key.clone(), forms);
        },
    )
}

fn find_forms(name: &str, count: usize, language: &Language) -> Vec<Form> {
    let Some(model) = model(language) else {
        return Vec::new();
    };
    // Forms that people write are likelier, and names of the lists most of all: weights found on names set aside.
    let gazetteer = gazetteer::of(language);
    let prior = |form: &str| {
        let zipf = language.words.and_then(|words| (words.zipf)(form));
        let written = zipf.map_or(0.0, |zipf| 1.0 + 0.3 * (zipf - 1.0));
        let listed = gazetteer.is_some_and(|gazetteer| gazetteer.has_form(form));
        written + if listed { 1.5 } else { 0.0 }
    };
    if name.split_whitespace().nth(MOST_WORDS).is_some() {
        return Vec::new();
    }
    let mut words =
        name.split(|c: char| c.is_whitespace() || matches!(c, '-' | '\u{2010}' | '\u{2011}'));
    let mut forms = vec![Form {
        text: String::new(),
        score: 0.0,
    }];
    let mut read = false;
    for word in words.by_ref() {
        let parts = model.best(word, count, prior);
        if parts.is_empty() {
            continue;
        }
        read = true;
        let mut joined: Vec<Form> = forms
            .iter()
            .flat_map(|form| {
                parts.iter().map(move |part| Form {
                    text: if form.text.is_empty() {
                        part.text.clone()
                    } else {
                        format!("{} {}", form.text, part.text)
                    },
                    score: form.score + part.score,
                })
            })
            .collect();
        joined.sort_by(|a, b| {
            b.score
                .total_cmp(&a.score)
                .then_with(|| a.text.cmp(&b.text))
        });
        joined.truncate(count);
        forms = joined;
    }
    if read { forms } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::ARABIC;

    fn texts(name: &str) -> Vec<String> {
        let forms = forms(name, 5, &ARABIC);
        forms.iter().map(|form| form.text.clone()).collect()
    }

    #[test]
    fn names_sound_as_they_are_written() {
        for (name, expected) in [
            ("Peskov", "بيسكوف"),
            ("johnson", "جونسون"),
            ("Kruse", "كروز"),
            ("Yamamoto", "ياماموتو"),
        ] {
            assert!(
                texts(name).contains(&expected.to_owned()),
                "{name}: {:?}",
                texts(name)
            );
        }
        assert_eq!(texts("Sarah Johnson")[0], "سارة جونسون");
    }

    #[test]
    fn what_is_no_name_has_no_form() {
        assert_eq!(texts(""), [""; 0]);
        assert_eq!(texts("123 45"), [""; 0]);
        assert_eq!(texts("محمد"), [""; 0]);
        assert!(!texts(&"x".repeat(10_000)).is_empty());
    }

    #[test]
    fn a_name_is_held_against_words() {
        let model = model(&ARABIC).unwrap();
        let likelihood = |name: &str, word: &str| {
            model
                .outline(name)
                .log_likelihood(&word.chars().collect::<Vec<_>>(), f32::NEG_INFINITY)
        };
        assert!(likelihood("Peskov", "بيسكوف") > -6.0);
        assert!(likelihood("Peskov", "بوتين") < -20.0);
    }
}

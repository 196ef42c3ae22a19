//! How likely two forms are one name spelled twice.
//!
//! The two forms are aligned letter by letter; every step of the alignment has a weight, and the best sum is
//! the logarithm of the odds that the forms are one name rather than two names that look alike. The
//! weights are learned (`data/compile/train_variants.rs`): from names with several attested spellings
//! against neighbouring names of other people. Length is evidence by itself: one odd consonant is forgiven
//! in a name of eight letters and never in one of four.

use std::ops::Deref;

/// Where a step of an alignment stands in the forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Place {
    /// At the first letter.
    First,
    /// Inside.
    Inner,
    /// At the last letter.
    Last,
}

/// A step of an alignment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// One letter for another, or for itself; the lesser letter first.
    Change(char, char, Place),
    /// A letter in one form that the other has not, and the letter after it where that matters.
    Extra(char, Place, Option<char>),
    /// Two neighbouring letters in the other order.
    Swap,
}

/// Number of letters that weights tell apart: the letters of the language, in their order.
const LETTERS: usize = 42;

/// The number of what is no letter of the language.
const NO_LETTER: u8 = LETTERS as u8 - 1;

/// Letters of a form that needs no memory of its own and is compared all at once: they are the lanes of one or two
/// vectors.
const LANES: usize = 16;

/// Places of a letter's row in the table of inner changes: a power of two, so that no letter is beyond it.
const ROW: usize = LETTERS.next_power_of_two();

/// The numbers of a form's letters, a slice of them; those of a form of up to [`LANES`] letters need no memory of their
/// own.
#[derive(Clone, Debug)]
pub struct Code {
    short: [u8; LANES],
    length: u8,
    /// All of them, where there are more.
    long: Vec<u8>,
    /// Which letters there are, as bits.
    letters: u64,
}

impl Code {
    /// Which letters there are, as bits.
    #[must_use]
    pub fn letters(&self) -> u64 {
        self.letters
    }
}

impl Deref for Code {
    type Target = [u8];

    #[inline]
    fn deref(&self) -> &[u8] {
        if self.long.is_empty() {
            &self.short[..usize::from(self.length)]
        } else {
            &self.long
        }
    }
}

/// Weights of the steps, in hundredths.
#[derive(Debug)]
pub struct Weights {
    alphabet: &'static [char],
    /// The numbers of the letters from the first of the alphabet to the last.
    numbers: Vec<u8>,
    first: char,
    /// By two letters and the place.
    change: Vec<i16>,
    /// The same for inner places, by letter and then by the other letter.
    inner: Vec<[i16; ROW]>,
    /// By letter and place.
    extra: Vec<i16>,
    /// By letter and the letter after it.
    extra_before: Vec<i16>,
    swap: i16,
    bias: i16,
    /// By the place.
    most: [Most; 3],
}

/// Twice the most that each letter of a form may give to an alignment, in hundredths; what a change gives belongs to both
/// of its letters by halves.
#[derive(Clone, Debug)]
pub struct Shares {
    /// Of a form's first letters.
    of_letters: [i16; LANES],
    /// Of them together.
    sum: i32,
}

/// The greatest weights of changes, by the first letter's place: from them comes the most that two forms may get, without
/// an alignment.
#[derive(Debug, Default)]
struct Most {
    /// By letter, for the letter itself or any other.
    any: Vec<i16>,
    /// By two letters.
    change: Vec<[i16; ROW]>,
}

impl Most {
    /// Those of letters at one place. A letter at an end may be held against one inside.
    fn of(change: &[i16], place: Place) -> Most {
        let row = |of_letter: &[i16]| {
            let mut row = [i16::MIN; ROW];
            for (most, places) in row.iter_mut().zip(of_letter.chunks_exact(3)) {
                *most = places[place as usize].max(places[Place::Inner as usize]);
            }
            row
        };
        let change: Vec<[i16; ROW]> = change.chunks_exact(LETTERS * 3).map(row).collect();
        // What is no letter of the alphabet says nothing of letters.
        let letters = ..usize::from(NO_LETTER);
        let any = |row: &[i16; ROW]| row[letters].iter().copied().max().unwrap_or(0);
        Most {
            any: change.iter().map(any).collect(),
            change,
        }
    }
}

/// The greatest weights of changes at all places.
fn most(change: &[i16]) -> [Most; 3] {
    [Place::First, Place::Inner, Place::Last].map(|place| Most::of(change, place))
}

impl Weights {
    /// Weights asked step by step from `weight`, which answers in natural logarithms.
    pub fn from_steps(
        alphabet: &'static [char],
        bias: f32,
        weight: impl Fn(Step) -> f32,
    ) -> Weights {
        let hundredths = |w: f32| (w * 100.0).round().clamp(-30_000.0, 30_000.0) as i16;
        let places = [Place::First, Place::Inner, Place::Last];
        let n = LETTERS;
        let (first, numbers) = letter_numbers(alphabet);
        let mut weights = Weights {
            alphabet,
            numbers,
            first,
            change: vec![0; n * n * 3],
            inner: Vec::new(),
            extra: vec![0; n * 3],
            extra_before: vec![0; n * n],
            most: Default::default(),
            swap: hundredths(weight(Step::Swap)),
            bias: hundredths(bias),
        };
        for (i, &a) in alphabet.iter().enumerate() {
            for place in places {
                weights.extra[i * 3 + place as usize] =
                    hundredths(weight(Step::Extra(a, place, None)));
            }
            for (j, &b) in alphabet.iter().enumerate() {
                for place in places {
                    let step = Step::Change(a.min(b), a.max(b), place);
                    weights.change[(i * n + j) * 3 + place as usize] = hundredths(weight(step));
                }
                weights.extra_before[i * n + j] =
                    hundredths(weight(Step::Extra(a, Place::Inner, Some(b))));
            }
        }
        weights.inner = inner(&weights.change);
        weights.most = most(&weights.change);
        weights
    }

    /// The weights as bytes: the change, extra and extra-before tables, swap and bias, all as
    /// little-endian numbers of 16 bits.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let all = self
            .change
            .iter()
            .chain(&self.extra)
            .chain(&self.extra_before)
            .chain([&self.swap, &self.bias]);
        all.flat_map(|weight| weight.to_le_bytes()).collect()
    }

    /// The weights from the bytes that [`to_bytes`](Weights::to_bytes) made.
    ///
    /// # Panics
    ///
    /// When there are too few bytes; the file in the program has them, a test reads it.
    #[must_use]
    pub fn from_bytes(alphabet: &'static [char], bytes: &[u8]) -> Weights {
        let mut numbers = bytes
            .chunks_exact(2)
            .map(|b| i16::from_le_bytes([b[0], b[1]]));
        let mut take = |count: usize| numbers.by_ref().take(count).collect::<Vec<i16>>();
        let (change, extra, extra_before) = (
            take(LETTERS * LETTERS * 3),
            take(LETTERS * 3),
            take(LETTERS * LETTERS),
        );
        let last = take(2);
        let (first, numbers) = letter_numbers(alphabet);
        Weights {
            alphabet,
            numbers,
            first,
            inner: inner(&change),
            most: most(&change),
            change,
            extra,
            extra_before,
            swap: last[0],
            bias: last[1],
        }
    }

    /// The numbers of a form's letters.
    #[must_use]
    pub fn encode(&self, form: &str) -> Code {
        let mut code = Code {
            short: [0; LANES],
            length: 0,
            long: Vec::new(),
            letters: 0,
        };
        let mut letters = form.chars();
        for (place, c) in code.short.iter_mut().zip(&mut letters) {
            *place = self.number(c);
            code.length += 1;
        }
        if letters.next().is_some() {
            code.long = form.chars().map(|c| self.number(c)).collect();
        }
        code.letters = code.iter().fold(0, |letters, letter| letters | 1 << letter);
        code
    }

    /// The most that each letter of a form may give, whatever form it is held against.
    #[must_use]
    pub fn shares(&self, form: &Code) -> Shares {
        // Letters that are swapped stay as well.
        let swap = i32::from(self.swap).max(0);
        let mut shares = Shares {
            of_letters: [0; LANES],
            sum: 0,
        };
        for ((at, letter), share) in form.iter().enumerate().zip(&mut shares.of_letters) {
            let place = extra_place(at, form.len());
            let any = self.most[place as usize].any[usize::from(*letter)];
            let most = (i32::from(any) + swap).max(2 * self.extra(form, at, place));
            *share = most as i16;
            shares.sum += most;
        }
        shares
    }

    /// No less than the [`odds`](Weights::odds) of two forms with these shares, in a fraction of the time: each letter gives
    /// its share, but for those that the other form has not. Infinity where that is not told.
    #[must_use]
    pub fn most(&self, a: (&Code, &Shares), b: (&Code, &Shares)) -> f32 {
        let (form, other) = (a.0, b.0);
        let plain = (form.letters | other.letters) & 1 << NO_LETTER == 0;
        if !plain
            || ![form, other]
                .iter()
                .all(|form| (2..=LANES).contains(&form.len()))
        {
            return f32::INFINITY;
        }
        let lost = self.lost(a, other) + self.lost(b, form);
        let twice = 2 * i32::from(self.bias) + a.1.sum + b.1.sum - lost;
        twice as f32 / 200.0
    }

    /// What the letters of a form that another form has not do not give at least of their shares.
    #[inline]
    fn lost(&self, (form, shares): (&Code, &Shares), other: &Code) -> i32 {
        let mut lost = 0;
        if form.letters & !other.letters == 0 {
            return lost;
        }
        let (form, other, letters) = (&**form, &**other, other.letters);
        for ((at, letter), share) in form.iter().copied().enumerate().zip(&shares.of_letters) {
            if letters & 1 << letter == 0 {
                let place = extra_place(at, form.len());
                let changes = &self.most[place as usize].change[usize::from(letter)];
                let changes = other.iter().map(|other| changes[usize::from(*other) % ROW]);
                let change = i32::from(changes.fold(i16::MIN, i16::max));
                lost += i32::from(*share) - change.max(2 * self.extra(form, at, place));
            }
        }
        lost
    }

    fn number(&self, c: char) -> u8 {
        let place = u32::from(c).wrapping_sub(u32::from(self.first));
        let number = self.numbers.get(place as usize);
        number.copied().unwrap_or(NO_LETTER)
    }

    fn change(&self, a: u8, b: u8, place: Place) -> i32 {
        i32::from(self.change[(a as usize * LETTERS + b as usize) * 3 + place as usize])
    }

    #[inline]
    fn extra(&self, form: &[u8], at: usize, place: Place) -> i32 {
        let letter = form[at] as usize;
        match form.get(at + 1) {
            Some(&next) if place == Place::Inner => {
                i32::from(self.extra_before[letter * LETTERS + next as usize])
            }
            _ => i32::from(self.extra[letter * 3 + place as usize]),
        }
    }

    /// The logarithm of the odds that two forms are one name.
    #[must_use]
    pub fn odds(&self, a: &[u8], b: &[u8]) -> f32 {
        let sum = if a.len() <= LANES && b.len() <= LANES {
            self.sum(a, b)
        } else {
            *self.table(a, b).last().unwrap_or(&0)
        };
        (i32::from(self.bias) + sum) as f32 / 100.0
    }

    /// The best sum of weights for two forms of up to [`LANES`] letters: the last of [`table`](Weights::table), without
    /// the rest of it. Sums are numbers of 16 bits, so that a row of them is a vector or two; what is too little for
    /// those is no best sum.
    fn sum(&self, a: &[u8], b: &[u8]) -> i32 {
        let mut extra_b = [0i16; LANES];
        for (j, extra) in extra_b[..b.len()].iter_mut().enumerate() {
            *extra = self.extra(b, j, extra_place(j, b.len())) as i16;
        }
        let mut row = [0i16; LANES + 1];
        let mut sum = 0;
        for (next, extra) in row[1..].iter_mut().zip(&extra_b[..b.len()]) {
            sum += extra;
            *next = sum;
        }
        // A bit for two letters beside each other: of most forms none stands for two letters of the other one in the other
        // order.
        let pair = |a: u8, b: u8| 1u64 << ((5 * u32::from(a) + u32::from(b)) % u64::BITS);
        let pairs = b.windows(2).fold(0, |all, two| all | pair(two[0], two[1]));
        // The row before the last one.
        let mut before = row;
        for (i, letter) in a.iter().copied().enumerate() {
            let last = row;
            let extra_a = self.extra(a, i, extra_place(i, a.len())) as i16;
            let inner = &self.inner[usize::from(letter)];
            let mut changes = [0; LANES];
            for (change, other) in changes.iter_mut().zip(b) {
                *change = inner[usize::from(*other) % ROW];
            }
            // Only the corners are no inner places.
            if i + 1 == a.len()
                && let (Some(change), Some(other)) = (changes[..b.len()].last_mut(), b.last())
            {
                *change = self.change(letter, *other, Place::Last) as i16;
            }
            if i == 0
                && let Some(other) = b.first()
            {
                changes[0] = self.change(letter, *other, Place::First) as i16;
            }
            // The best ways that do not end with an extra letter of the second form.
            let mut ways = [0; LANES];
            for j in 0..LANES {
                let change = last[j].saturating_add(changes[j]);
                ways[j] = change.max(last[j + 1].saturating_add(extra_a));
            }
            if let Some(swapped) = i.checked_sub(1).map(|i| [letter, a[i]])
                && pairs & pair(swapped[0], swapped[1]) != 0
                && swapped[0] != swapped[1]
            {
                let sides = swapped.map(|letter| self.change(letter, letter, Place::Inner));
                let swap = (sides[0] + sides[1] + i32::from(self.swap)) as i16;
                for (j, two) in b.windows(2).enumerate() {
                    if two == swapped {
                        ways[j + 1] = ways[j + 1].max(before[j].saturating_add(swap));
                    }
                }
            }
            before = last;
            sum = last[0].saturating_add(extra_a);
            row[0] = sum;
            for ((next, way), extra) in row[1..].iter_mut().zip(ways).zip(&extra_b[..b.len()]) {
                sum = sum.saturating_add(*extra).max(way);
                *next = sum;
            }
        }
        i32::from(row[b.len()])
    }

    /// The best sums of weights for all beginnings of the two forms.
    fn table(&self, a: &[u8], b: &[u8]) -> Vec<i32> {
        let width = b.len() + 1;
        let mut best = vec![i32::MIN / 2; (a.len() + 1) * width];
        best[0] = 0;
        for i in 0..=a.len() {
            for j in 0..=b.len() {
                let mut sum = best[i * width + j];
                if i > 0 && j > 0 {
                    let place = place(i - 1, a.len(), j - 1, b.len());
                    sum = sum.max(
                        best[(i - 1) * width + j - 1] + self.change(a[i - 1], b[j - 1], place),
                    );
                }
                if i > 0 {
                    sum = sum.max(
                        best[(i - 1) * width + j]
                            + self.extra(a, i - 1, extra_place(i - 1, a.len())),
                    );
                }
                if j > 0 {
                    sum = sum.max(
                        best[i * width + j - 1] + self.extra(b, j - 1, extra_place(j - 1, b.len())),
                    );
                }
                if i > 1
                    && j > 1
                    && a[i - 1] == b[j - 2]
                    && a[i - 2] == b[j - 1]
                    && a[i - 1] != a[i - 2]
                {
                    let sides = self.change(a[i - 1], a[i - 1], Place::Inner)
                        + self.change(a[i - 2], a[i - 2], Place::Inner);
                    sum = sum.max(best[(i - 2) * width + j - 2] + sides + i32::from(self.swap));
                }
                best[i * width + j] = sum;
            }
        }
        best
    }

    /// The steps of the best alignment of two forms.
    #[must_use]
    pub fn steps(&self, a: &[u8], b: &[u8]) -> Vec<Step> {
        let best = self.table(a, b);
        let width = b.len() + 1;
        let letter = |n: u8| self.alphabet.get(n as usize).copied().unwrap_or('?');
        let (mut i, mut j) = (a.len(), b.len());
        let mut steps = Vec::new();
        while i > 0 || j > 0 {
            let sum = best[i * width + j];
            if i > 0 && j > 0 {
                let place = place(i - 1, a.len(), j - 1, b.len());
                if sum == best[(i - 1) * width + j - 1] + self.change(a[i - 1], b[j - 1], place) {
                    let (x, y) = (letter(a[i - 1]), letter(b[j - 1]));
                    steps.push(Step::Change(x.min(y), x.max(y), place));
                    (i, j) = (i - 1, j - 1);
                    continue;
                }
            }
            if i > 0
                && sum
                    == best[(i - 1) * width + j] + self.extra(a, i - 1, extra_place(i - 1, a.len()))
            {
                let next = a.get(i).map(|n| letter(*n));
                steps.push(Step::Extra(
                    letter(a[i - 1]),
                    extra_place(i - 1, a.len()),
                    next,
                ));
                i -= 1;
            } else if j > 0
                && sum
                    == best[i * width + j - 1] + self.extra(b, j - 1, extra_place(j - 1, b.len()))
            {
                let next = b.get(j).map(|n| letter(*n));
                steps.push(Step::Extra(
                    letter(b[j - 1]),
                    extra_place(j - 1, b.len()),
                    next,
                ));
                j -= 1;
            } else {
                for n in [a[i - 1], a[i - 2]] {
                    steps.push(Step::Change(letter(n), letter(n), Place::Inner));
                }
                steps.push(Step::Swap);
                (i, j) = (i - 2, j - 2);
            }
        }
        steps.reverse();
        steps
    }
}

/// The inner changes of a table of all changes.
fn inner(change: &[i16]) -> Vec<[i16; ROW]> {
    let row = |of_letter: &[i16]| {
        let mut row = [0; ROW];
        for (inner, places) in row.iter_mut().zip(of_letter.chunks_exact(3)) {
            *inner = places[Place::Inner as usize];
        }
        row
    };
    change.chunks_exact(LETTERS * 3).map(row).collect()
}

/// The first letter of an alphabet, and the numbers of all letters from it to the last.
fn letter_numbers(alphabet: &[char]) -> (char, Vec<u8>) {
    let (Some(first), Some(last)) = (alphabet.first(), alphabet.last()) else {
        return ('\0', Vec::new());
    };
    let number = |c: char| {
        alphabet
            .binary_search(&c)
            .map_or(NO_LETTER, |number| number as u8)
    };
    (*first, (*first..=*last).map(number).collect())
}

fn place(i: usize, a: usize, j: usize, b: usize) -> Place {
    match () {
        () if i == 0 && j == 0 => Place::First,
        () if i + 1 == a && j + 1 == b => Place::Last,
        () => Place::Inner,
    }
}

#[inline]
fn extra_place(i: usize, length: usize) -> Place {
    match () {
        () if i == 0 => Place::First,
        () if i + 1 == length => Place::Last,
        () => Place::Inner,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sum_is_the_last_of_the_table() {
        let alphabet = &['ا', 'ب', 'ت', 'ي'];
        let weights = Weights::from_steps(alphabet, 1.0, |step| match step {
            Step::Change(a, b, _) if a == b => 1.5,
            Step::Change(_, _, Place::First) => -3.0,
            Step::Change(..) => -1.0,
            Step::Extra(_, Place::Last, _) => -0.5,
            Step::Extra(_, _, next) => -2.0 + if next == Some('ا') { 0.7 } else { 0.0 },
            Step::Swap => -1.0,
        });
        let forms = ["", "ا", "باتي", "بتاي", "باتيبا", "تبابيتا", "بيت"];
        for a in forms.map(|form| weights.encode(form)) {
            for b in forms.map(|form| weights.encode(form)) {
                assert_eq!(Some(&weights.sum(&a, &b)), weights.table(&a, &b).last());
                let shares = (weights.shares(&a), weights.shares(&b));
                let most = weights.most((&a, &shares.0), (&b, &shares.1));
                assert!(most >= weights.odds(&a, &b));
            }
        }
    }
}

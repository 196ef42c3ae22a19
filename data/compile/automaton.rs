//! Lays a minimal automaton out as `src/text/automaton.rs` walks it.

use fst::raw::{Builder, Fst};
use mtlint::text::automaton::SYMBOL_BITS;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// The automaton of some texts, sorted, with their numbers.
///
/// # Panics
///
/// When the texts are not sorted, or have too many symbols, or when the states or numbers are too many for their places.
pub fn compile<'t>(entries: impl IntoIterator<Item = (&'t [u8], u16)>) -> Vec<u8> {
    let mut builder = Builder::memory();
    for (text, number) in entries {
        builder
            .insert(text, u64::from(number))
            .expect("texts are sorted");
    }
    let built = builder.into_inner().expect("memory does not fail");
    let automaton = Fst::new(built).expect("what has been built is an automaton");

    // States are numbered by their distance from the beginning: those that every walk meets lie together.
    let mut numbers = BTreeMap::from([(automaton.root().addr(), 0)]);
    let mut order = Vec::new();
    let mut next = VecDeque::from([automaton.root().addr()]);
    let mut texts_have = BTreeSet::new();
    while let Some(address) = next.pop_front() {
        order.push(address);
        for transition in automaton.node(address).transitions() {
            texts_have.insert(transition.inp);
            let number = numbers.len();
            numbers.entry(transition.addr).or_insert_with(|| {
                next.push_back(transition.addr);
                number
            });
        }
    }
    assert!(
        texts_have.len() < SYMBOL_BITS as usize,
        "a state has a bit for each symbol"
    );
    let mut symbols = [0u8; 256];
    for (byte, symbol) in texts_have.iter().zip(1..) {
        symbols[usize::from(*byte)] = symbol;
    }
    let output = |value: u64| u32::from(u16::try_from(value).expect("numbers fit 16 bits")) << 16;
    let (mut states, mut edges) = (Vec::new(), Vec::new());
    for address in order {
        let node = automaton.node(address);
        let mut state = (edges.len() as u64) << SYMBOL_BITS;
        if node.is_final() {
            state |= 1;
            edges.push(output(node.final_output().value()));
        }
        for transition in node.transitions() {
            state |= 1 << symbols[usize::from(transition.inp)];
            let target = u16::try_from(numbers[&transition.addr]).expect("states fit 16 bits");
            edges.push(output(transition.out.value()) | u32::from(target));
        }
        states.push(state);
    }
    let mut file = Vec::new();
    for count in [states.len(), edges.len()] {
        file.extend((count as u32).to_le_bytes());
    }
    file.extend(symbols);
    file.extend(states.iter().flat_map(|state| state.to_le_bytes()));
    file.extend(edges.iter().flat_map(|edge| edge.to_le_bytes()));
    file
}

#[cfg(test)]
mod tests {
    use super::*;
    use mtlint::text::automaton::{Automaton, Position};

    #[test]
    fn what_goes_in_is_found_and_nothing_else() {
        // Beginnings of each other, shared endings, numbers that grow and fall, no text at all.
        let texts = ["", "a", "ab", "abc", "abd", "b", "bc", "xyz", "xyzz", "yz"];
        let numbers = [7u16, 0, 65_535, 3, 3, 0, 12, 1, 0, 1];
        let entries = texts.iter().map(|text| text.as_bytes()).zip(numbers);
        let file = compile(entries).into_iter().chain([1, 2]).collect();
        let (automaton, rest) = Automaton::read(Vec::leak(file));
        assert_eq!(rest, [1, 2]);
        let number = |text: &str| {
            let mut walk = text.bytes();
            let end = walk.try_fold(Position::default(), |at, byte| automaton.step(at, byte))?;
            automaton.number(end)
        };
        for (text, expected) in texts.iter().zip(numbers) {
            assert_eq!(number(text), Some(u32::from(expected)), "{text}");
        }
        for text in ["c", "aba", "x", "xy", "xyzzz", "z", "é"] {
            assert_eq!(number(text), None, "{text}");
        }
    }
}

//! What an automaton of forms knows of the beginnings of a text.

use fst::raw::{Fst, Output};

/// Calls `visit` for every beginning of a text that the automaton has, with its number of characters and its
/// value; one walk finds them all.
pub fn beginnings(automaton: &Fst<&'static [u8]>, text: &str, mut visit: impl FnMut(usize, u64)) {
    let mut node = automaton.root();
    let mut value = Output::zero();
    for (at, c) in text.chars().enumerate() {
        let mut buffer = [0; 4];
        for &byte in c.encode_utf8(&mut buffer).as_bytes() {
            let Some(next) = node.find_input(byte) else {
                return;
            };
            let transition = node.transition(next);
            value = value.cat(transition.out);
            node = automaton.node(transition.addr);
        }
        if node.is_final() {
            visit(at + 1, value.cat(node.final_output()).value());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_beginnings_are_found() {
        let mut builder = fst::raw::Builder::memory();
        for (form, value) in [("كتا", 7), ("كتاب", 9), ("كتب", 2)] {
            builder.insert(form, value).unwrap();
        }
        let bytes: &'static [u8] = Box::leak(builder.into_inner().unwrap().into_boxed_slice());
        let automaton = Fst::new(bytes).unwrap();
        let mut found = Vec::new();
        beginnings(&automaton, "كتابهم", |letters, value| {
            found.push((letters, value))
        });
        assert_eq!(found, [(3, 7), (4, 9)]);
    }
}

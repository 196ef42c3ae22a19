//! Texts and their numbers as an automaton that is walked where it lies, letter by letter.
//!
//! For many texts that share their beginnings and endings, such as the inflected forms of a language: three million of
//! them lie in a megabyte. It is built as a minimal acyclic transducer (Mihov and Maurel, CIAA 2000) by a library
//! (`data/compile/automaton.rs`); what is written here is only how it is laid out. A state is one word of bits that
//! tell which symbols go on from it, so that a step is a test of a bit and a count of bits, some fifty instructions; the
//! library's own layout is as small and takes three to four times as many.
//!
//! All numbers are little-endian:
//!
//! ```text
//! u32 states, u32 edges
//! symbols:  for each byte its symbol from 1, 0 for bytes that no text has; 256 bytes
//! states:   u64: bit 0 for an end, a bit for each symbol that goes on, from bit 40 the first edge
//! edges:    u16 state that it goes to, u16 what it adds to the number; the edge of an end only adds
//! ```

/// Bits of a state that tell of symbols; the rest is the number of an edge.
pub const SYMBOL_BITS: u32 = 40;

/// An automaton of `data/`. Its texts are bytes: whoever compiles it says what they stand for.
#[derive(Clone, Copy, Debug)]
pub struct Automaton {
    symbols: &'static [u8; 256],
    states: &'static [[u8; 8]],
    edges: &'static [[u8; 4]],
}

/// How far an automaton has been walked.
#[derive(Clone, Copy, Debug, Default)]
pub struct Position {
    state: usize,
    number: u32,
}

impl Automaton {
    /// The automaton in the beginning of some bytes, and the bytes behind it.
    ///
    /// # Panics
    ///
    /// When the bytes are too few for one.
    #[must_use]
    pub fn read(bytes: &'static [u8]) -> (Automaton, &'static [u8]) {
        let (counts, rest) = bytes.split_at(8);
        let count = |at: usize| u32::from_le_bytes([0, 1, 2, 3].map(|n| counts[at + n])) as usize;
        let (symbols, rest) = rest.split_first_chunk().expect("symbols");
        let (states, rest) = rest.split_at(8 * count(0));
        let (edges, rest) = rest.split_at(4 * count(4));
        let automaton = Automaton {
            symbols,
            states: states.as_chunks().0,
            edges: edges.as_chunks().0,
        };
        (automaton, rest)
    }

    /// The position behind one more byte of a text; none when no text goes on so.
    #[must_use]
    #[inline]
    pub fn step(&self, position: Position, byte: u8) -> Option<Position> {
        let symbol = self.symbols[usize::from(byte)];
        let state = self.state(position);
        if symbol == 0 || state >> symbol & 1 == 0 {
            return None;
        }
        let before = (state & ((1 << symbol) - 1)).count_ones();
        let edge = self.edge(state, before);
        Some(Position {
            state: edge as usize & 0xFFFF,
            number: position.number + (edge >> 16),
        })
    }

    /// The number of the text that has been walked, when the automaton has it.
    #[must_use]
    #[inline]
    pub fn number(&self, position: Position) -> Option<u32> {
        let state = self.state(position);
        (state & 1 == 1).then(|| position.number + (self.edge(state, 0) >> 16))
    }

    #[inline]
    fn state(&self, position: Position) -> u64 {
        u64::from_le_bytes(self.states[position.state])
    }

    #[inline]
    fn edge(&self, state: u64, place: u32) -> u32 {
        u32::from_le_bytes(self.edges[(state >> SYMBOL_BITS) as usize + place as usize])
    }
}

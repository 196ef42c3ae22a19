//! Positions and characters: where something stands and what it is written with.
//!
//! This is the lowest room of the house. It knows Unicode and knows no language: it can tell an Arabic
//! letter from a Latin one, not an Arabic word from a Persian one.

pub mod automaton;
pub mod census;
pub mod damage;
pub mod ends;
pub mod lines;
pub mod lookup;
pub mod nearest;
pub mod opaque;
pub mod phrase;
pub mod script;
mod script_table;
pub mod segment;
pub mod span;
pub mod table;
pub mod token;
pub mod word_set;

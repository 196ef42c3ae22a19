//! Compiles where to look for the phrases of a list: their rarest words, by stem (`src/language/phrases.rs`).

use mtlint::language::ARABIC;
use mtlint::language::phrases::Phrases;

/// Compiles the list of Arabic phrases. Stems are told with the compiled lists that the program holds: when those
/// have changed, the program is to be built and this to be run once more.
pub fn compile(list: &str) -> Vec<u8> {
    let phrases = Phrases::read(list, &ARABIC);
    let phrases = phrases.unwrap_or_else(|broken| panic!("data/ar/calques.tsv:{broken}"));
    phrases.index()
}

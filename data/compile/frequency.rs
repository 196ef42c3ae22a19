//! Compiles a table of word forms and their frequencies into an automaton: form -> twice its Zipf value.

/// Compiles the text of the table (a header row, then rows sorted by their bytes).
pub fn compile(table: &str) -> Vec<u8> {
    let mut automaton = fst::MapBuilder::memory();
    for line in table.lines().skip(1) {
        let (form, zipf) = line.split_once('\t').expect("two columns");
        let zipf: f64 = zipf.parse().expect("a number");
        automaton
            .insert(form, (zipf * 2.0) as u64)
            .expect("rows are sorted");
    }
    automaton.into_inner().expect("memory does not fail")
}

//! All compiled files of `data/`, from the texts they are compiled from.

#[path = "automaton.rs"]
mod automaton;
#[path = "calques.rs"]
mod calques;
#[path = "classes.rs"]
mod classes;
#[path = "frequency.rs"]
mod frequency;
#[path = "gazetteer.rs"]
mod gazetteer;
#[path = "lexicon.rs"]
mod lexicon;
#[path = "variant_weights.rs"]
mod variant_weights;

use std::path::Path;

/// The lists of names that make the gazetteer.
const NAMES: [&str; 10] = [
    "brands",
    "cldr",
    "family",
    "given",
    "organisations",
    "people_culture",
    "people_public",
    "places",
    "teams",
    "works",
];

/// The compiled files that need nothing but their lists: name below `data/`, content.
pub fn compile(data: &Path) -> Vec<(&'static str, Vec<u8>)> {
    let read = |name: &str| read(data, name);
    let names = NAMES.map(|name| read(&format!("names/{name}.tsv")));
    let classes = classes::compile(&classes::Lists {
        nouns: &read("ar/nouns.tsv"),
        adjectives: &read("ar/adjectives.tsv"),
        verbs: &read("ar/verbs.tsv"),
        function_words: &read("ar/function_words.tsv"),
        feminine_names: &read("names/feminine.tsv"),
        masculine_names: &read("names/masculine.tsv"),
        may_repeat: &read("ar/repeated_ok.tsv"),
        dialect: &read("ar/dialect.tsv"),
        titles: &read("ar/titles.tsv"),
        months: &read("ar/months.tsv"),
        variants: &read("ar/variants.tsv"),
        misspellings: &read("ar/misspellings.tsv"),
        articles: &read("names/article.tsv"),
        residue: &read("ar/residue.tsv"),
        pleonasms: &read("ar/pleonasms.tsv"),
        names: &names,
    });
    vec![
        ("ar/classes.bin", classes),
        (
            "ar/frequency.bin",
            frequency::compile(&read("ar/frequency.tsv")),
        ),
        (
            "ar/lexicon.bin",
            lexicon::compile(&read("ar/hunspell/ar.aff"), &read("ar/hunspell/ar.dic")),
        ),
        (
            "ar/variant_weights.bin",
            variant_weights::compile(&read("ar/variant_weights.tsv")),
        ),
        ("names/gazetteer.bin", gazetteer::compile(&names)),
    ]
}

/// The compiled files that are told with the others: when those have changed, the program that holds them is to be
/// built again, and this to be run once more.
pub fn compile_with_the_others(data: &Path) -> Vec<(&'static str, Vec<u8>)> {
    let calques = calques::compile(&read(data, "ar/calques.tsv"));
    vec![("ar/calques.bin", calques)]
}

fn read(data: &Path, name: &str) -> String {
    std::fs::read_to_string(data.join(name)).unwrap_or_else(|e| panic!("data/{name}: {e}"))
}

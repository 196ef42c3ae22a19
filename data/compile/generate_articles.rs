//! Writes articles to measure with: `cargo run --release --example generate-articles -- COUNT FOLDER`.

#![allow(missing_docs, unreachable_pub, dead_code, clippy::print_stdout)]

#[path = "../../benches/corpus/mod.rs"]
mod corpus;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [count, folder] = arguments.as_slice() else {
        panic!("usage: generate-articles COUNT FOLDER")
    };
    let count: u64 = count.parse().expect("a number of articles");
    std::fs::create_dir_all(folder).expect("the folder");
    let corpus = corpus::Corpus::read();
    let mut bytes = 0;
    for number in 0..count {
        let article = corpus.article(number);
        bytes += article.len();
        std::fs::write(format!("{folder}/article-{number:05}.txt"), article).expect("an article");
    }
    println!("{count} articles, {bytes} bytes");
}

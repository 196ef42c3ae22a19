//! What the formats cost: time, and the most memory that was held at a time (`max alloc`).

use divan::{AllocProfiler, Bencher};
use mtlint::check::Checker;
use mtlint::input::plain;
use mtlint::report::html::Html;
use mtlint::report::xlsx::Xlsx;
use mtlint::report::{MessageLanguage, Report, Row, Whole, row};

#[global_allocator]
static ALLOCATOR: AllocProfiler = AllocProfiler::system();

const ARTICLE: &str = include_str!("../tests/articles/clitics-on-latin-names/article.txt");

fn main() {
    divan::main();
}

/// Rows as a check gives them, in many articles.
fn rows(count: usize) -> Vec<Row<'static>> {
    let document = plain::read("article.txt", ARTICLE.as_bytes(), None).expect("an article");
    let findings = Checker::default().check(&document);
    let some = row::rows(&document, &findings, MessageLanguage::English);
    let some: Vec<Row<'static>> = some.map(Row::into_owned).collect();
    let number = |(number, row): (usize, &Row<'static>)| {
        let mut row = row.clone();
        row.file = format!("articles/{}/article.txt", number / some.len()).into();
        row.group = format!("mg-{}", number % 997).into();
        row.id = format!("mt-{number:012}").into();
        row.context.to_mut().push_str(&number.to_string());
        row
    };
    some.iter()
        .cycle()
        .take(count)
        .enumerate()
        .map(number)
        .collect()
}

#[divan::bench(args = [1_000, 50_000], sample_count = 5, sample_size = 1)]
fn workbook(bencher: Bencher<'_, '_>, count: usize) {
    bencher
        .with_inputs(|| rows(count))
        .bench_local_values(|rows| Xlsx::default().write(rows).expect("a workbook").len());
}

#[divan::bench]
fn page_of_an_article(bencher: Bencher<'_, '_>) {
    let document = plain::read("article.txt", ARTICLE.as_bytes(), None).expect("an article");
    let findings = Checker::default().check(&document);
    bencher.bench_local(|| Html::default().article(&document, &findings));
}

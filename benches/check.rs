//! What each step costs: `cargo bench`, or `cargo bench -- rule` for some of them.
//!
//! Times depend on the machine and on what else it does; compare them within one run. What is claimed of whole
//! processes is measured by `benches/compare.sh`.

#![allow(missing_docs, unreachable_pub, dead_code)]

mod corpus;

use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};
use mtlint::check::Checker;
use mtlint::decisions::Known;
use mtlint::document::Document;
use mtlint::input::plain;
use mtlint::language::{self, Language};
use mtlint::names::{suggest, transliterate};
use mtlint::report::{MessageLanguage, Report, csv::Csv};
use mtlint::rules::RULES;
use std::sync::LazyLock;

static CORPUS: LazyLock<corpus::Corpus> = LazyLock::new(corpus::Corpus::read);
static ARTICLE: LazyLock<String> = LazyLock::new(|| CORPUS.article(7));

fn arabic() -> &'static Language {
    language::by_id("ar").expect("the language")
}

fn read(text: &str) -> Document<'_> {
    plain::read("article.txt", text.as_bytes(), Some(arabic())).expect("an article")
}

fn main() {
    divan::main();
}

#[divan::bench]
fn tokenise(bencher: Bencher) {
    bencher
        .counter(BytesCount::of_str(ARTICLE.as_str()))
        .bench(|| read(&ARTICLE).tokens().len());
}

#[divan::bench]
fn lexicon(bencher: Bencher) {
    let document = read(&ARTICLE);
    let forms: Vec<&str> = document
        .vocabulary()
        .words()
        .iter()
        .map(|word| &*word.form)
        .collect();
    let base = arabic().words.expect("words").base;
    bencher
        .counter(ItemsCount::new(forms.len()))
        .bench_local(|| forms.iter().filter(|form| base(form).is_some()).count());
}

#[divan::bench]
fn vocabulary(bencher: Bencher) {
    bencher
        .counter(BytesCount::of_str(ARTICLE.as_str()))
        .with_inputs(|| read(&ARTICLE))
        .bench_local_refs(|document| document.vocabulary().words().len());
}

#[divan::bench(args = [4_000, 16_000], sample_count = 10)]
fn grouping_of_names(bencher: Bencher, count: usize) {
    let text = corpus::names(count);
    bencher
        .counter(ItemsCount::new(count))
        .with_inputs(|| {
            let document = read(&text);
            let _ = document.vocabulary();
            let _ = document.joined_words();
            document
        })
        .bench_local_refs(|document| document.name_groups().len());
}

/// The rules by their numbers, each on an article of which nothing has been asked before.
#[divan::bench(args = RULES.iter().map(|rule| rule.id))]
fn rule(bencher: Bencher, id: &str) {
    let rule = mtlint::rules::by_id(id).expect("a rule");
    bencher
        .counter(BytesCount::of_str(ARTICLE.as_str()))
        .with_inputs(|| read(&ARTICLE))
        .bench_local_refs(|document| (rule.check)(document).len());
}

#[divan::bench]
fn whole_check(bencher: Bencher) {
    let checker = Checker::default();
    bencher
        .counter(BytesCount::of_str(ARTICLE.as_str()))
        .bench_local(|| checker.check(&read(&ARTICLE)).len());
}

#[divan::bench]
fn list_as_csv(bencher: Bencher) {
    let document = read(&ARTICLE);
    let findings = Checker::default().check(&document);
    let report = Csv {
        language: MessageLanguage::English,
    };
    bencher
        .counter(ItemsCount::new(findings.len()))
        .bench_local(|| report.article(&document, &findings).len());
}

/// Names that have not been asked for before: the model is run for each.
#[divan::bench]
fn transliterate_five_forms(bencher: Bencher) {
    let model = transliterate::model(arabic()).expect("a model");
    let names = [
        "Peskov",
        "Donggala",
        "Yekaterinburg",
        "Schwarzenegger",
        "Murnau",
        "Palantir",
    ];
    bencher
        .counter(ItemsCount::new(names.len()))
        .bench_local(|| {
            names
                .iter()
                .map(|name| model.best(name, 5, |_| 0.0).len())
                .sum::<usize>()
        });
}

#[divan::bench]
fn transliterate_known_name(bencher: Bencher) {
    bencher.bench_local(|| suggest::forms("Vladimir Putin", 5, arabic()).len());
}

/// A check with as many decisions that are kept, all of which are about other articles.
#[divan::bench(args = [0, 10_000])]
fn whole_check_with_decisions(bencher: Bencher, records: u64) {
    let digits = b"0123456789abcdefghjkmnpqrstvwxyz";
    let id = |number: u64| -> String {
        let number = number.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 4;
        let digit = |place: u32| char::from(digits[(number >> (5 * place) & 31) as usize]);
        (0..12).rev().map(digit).collect()
    };
    let line = |number: u64| match number % 5 {
        0 => format!(
            "{{\"decision\":\"ignore-all\",\"rule\":\"untranslated-text\",\"text\":\"Name{number:05}\",\"file\":\"\",\"note\":\"\"}}\n"
        ),
        _ => format!(
            "{{\"id\":\"mt-{}\",\"decision\":\"ignore\",\"rule\":\"untranslated-text\",\"text\":\"Reuters\",\"file\":\"sport/{}.txt\",\"note\":\"\"}}\n",
            id(number),
            number % 700
        ),
    };
    let mut lines: Vec<String> = (0..records).map(line).collect();
    lines.sort();
    let file = lines.concat();
    let checker = Checker::default();
    bencher.counter(ItemsCount::new(records)).bench_local(|| {
        let known = Known::read(file.as_bytes()).expect("records");
        let document = read(&ARTICLE);
        let findings = checker.check(&document);
        let decided = findings
            .iter()
            .filter(|finding| known.about(&document, finding).is_some());
        decided.count()
    });
}

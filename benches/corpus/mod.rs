//! Articles to measure with: paragraphs of the test articles in ever new order, with words of the language and
//! foreign names strewn in, so that the vocabulary grows as it does in news.
//!
//! The same number gives the same articles on every machine.

use std::path::Path;

/// A source of numbers that look random (SplitMix64, Steele, Lea and Flood 2014).
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Random {
        Random(seed)
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    pub fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }

    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }
}

/// Foreign names as translation leaves them, known ones and others.
const LATIN: &[&str] = &[
    "Azerbaijan Airlines",
    "Peskov",
    "CNBC",
    "Donggala",
    "president ilhan aliyev",
    "Ever Given",
    "Reuters",
    "Gateway Pundit",
    "S&P 500",
    "F. W. Murnau",
    "OpenAI",
    "Yekaterinburg",
    "Broadcom",
    "senior officials",
    "Palantir",
    "West Ham United",
    "Grozny",
    "Instagram",
    "Excelsior Terrace",
    "MAGA",
];

/// What articles are made from.
pub struct Corpus {
    paragraphs: Vec<String>,
    words: Vec<String>,
}

impl Corpus {
    /// Reads the test articles and the word frequencies.
    pub fn read() -> Corpus {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut files: Vec<_> = std::fs::read_dir(root.join("tests/articles"))
            .expect("tests/articles")
            .map(|entry| entry.expect("a folder").path().join("article.txt"))
            .filter(|path| path.exists())
            .collect();
        files.sort();
        let paragraphs = files
            .iter()
            .flat_map(|path| {
                let text = std::fs::read_to_string(path).expect("an article");
                text.lines().map(str::to_owned).collect::<Vec<_>>()
            })
            .filter(|line| line.len() > 80)
            .collect();
        let words = std::fs::read_to_string(root.join("data/ar/frequency.tsv"))
            .expect("word frequencies")
            .lines()
            .skip(1)
            .step_by(3)
            .filter_map(|line| line.split('\t').next().map(str::to_owned))
            .filter(|word| word.chars().count() > 3)
            .collect();
        Corpus { paragraphs, words }
    }

    /// The article of a number, of 5 to 10.5 kB as in a news archive.
    pub fn article(&self, number: u64) -> String {
        let mut random = Random::new(number);
        let size = 5_000 + random.below(5_500);
        let mut article = String::new();
        while article.len() < size {
            let paragraph = random.pick(&self.paragraphs).clone();
            for word in paragraph.split(' ') {
                if !article.is_empty() && !article.ends_with('\n') {
                    article.push(' ');
                }
                // One word of eleven is another one, one of three hundred a foreign name.
                match random.below(300) {
                    0 => article.push_str(random.pick::<&str>(LATIN)),
                    1..=27 => article.push_str(random.pick::<String>(&self.words)),
                    _ => article.push_str(word),
                }
            }
            article.push('\n');
        }
        article
    }
}

/// A text with this many distinct names that no list knows, each of which stands twice, one of ten in two spellings.
pub fn names(count: usize) -> String {
    const HEADS: [&str; 16] = [
        "كرا", "بير", "دول", "ستي", "مار", "فرو", "غري", "نوف", "شيل", "هاك", "لوب", "تري", "زيم",
        "بلو", "رود", "ويل",
    ];
    const MIDDLES: [&str; 16] = [
        "بين", "ستو", "مان", "دير", "كوف", "لين", "روت", "غال", "شان", "فيل", "نير", "تام", "زور",
        "هيم", "بال", "سين",
    ];
    const TAILS: [&str; 16] = [
        "سكي",
        "مان",
        "سون",
        "وفيتش",
        "برغ",
        "ديز",
        "لاند",
        "تسكي",
        "ينكو",
        "وود",
        "فورد",
        "يلي",
        "ساك",
        "نوف",
        "هارت",
        "ستين",
    ];
    let mut random = Random::new(count as u64);
    let mut seen = std::collections::BTreeSet::new();
    let mut text = String::new();
    while seen.len() < count {
        let mut name = (*random.pick::<&str>(&HEADS)).to_owned();
        for _ in 0..1 + random.below(2) {
            name.push_str(random.pick::<&str>(&MIDDLES));
        }
        name.push_str(random.pick::<&str>(&TAILS));
        if !seen.insert(name.clone()) {
            continue;
        }
        let other = if random.below(10) == 0 {
            name.replacen("ي", "", 1)
        } else {
            name.clone()
        };
        text.push_str(&format!("وقال {name} إن {other} وصل إلى المدينة أمس.\n"));
    }
    text
}

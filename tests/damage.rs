//! How much of the damage that a program does to clean articles is found, and what is found in them before.
//!
//! The articles are the clean ones of `tests/articles`. A copy of an article is damaged at one place, so that every
//! place is judged by itself; places are taken at even distances, so that the figures are the same every time.

use encoding_rs::{Encoding, ISO_8859_6, WINDOWS_1252, WINDOWS_1256};
use mtlint::check::Checker;
use mtlint::finding::{Finding, Severity};
use mtlint::input::plain;
use mtlint::text::span::Span;
use std::ops::Range;
use std::path::Path;
use unicode_normalization::UnicodeNormalization;

/// The clean articles.
fn clean() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| {
            path.file_name()
                .unwrap()
                .to_string_lossy()
                .starts_with("human-")
        })
        .collect();
    paths.sort();
    let read = |path| std::fs::read_to_string(path).unwrap();
    paths
        .into_iter()
        .map(|path| read(path.join("article.txt")))
        .collect()
}

/// What an editor would see of a text, from some rules.
fn found(text: &str, rules: &[&str]) -> Vec<Finding> {
    let document = plain::read("damaged", text.as_bytes(), None).unwrap();
    let mut checker = Checker::default();
    checker.retain(|rule| rules.contains(&rule.id));
    let mut findings = checker.check(&document);
    findings.retain(|finding| finding.severity > Severity::Neutral);
    findings
}

/// The places of runs of some words of Arabic letters, with single spaces between them.
fn runs(text: &str, words: usize) -> Vec<Range<usize>> {
    let mut places: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    for word in text.split([' ', '\n']) {
        places.push(at..at + word.len());
        at += word.len() + 1;
    }
    let plain = |place: &Range<usize>| {
        let mut letters = text[place.clone()].chars();
        place.len() > 2 && letters.all(|c| ('\u{621}'..='\u{64A}').contains(&c))
    };
    places
        .windows(words)
        .filter(|run| run.iter().all(plain))
        .map(|run| run[0].start..run[words - 1].end)
        .filter(|run| !text[run.clone()].contains('\n'))
        .collect()
}

/// How many places were damaged, and at how many of them a rule found something.
#[derive(Default)]
struct Score {
    places: usize,
    found: usize,
    /// Where the suggestion is what stood there before.
    mended: usize,
}

impl Score {
    fn found(&self) -> f64 {
        self.found as f64 / self.places as f64
    }

    fn mended(&self) -> f64 {
        self.mended as f64 / self.found as f64
    }
}

/// Damages every `step`th run of some words in every article and looks for it with some rules. A place that the
/// damage leaves as it is does not count.
fn score(
    words: usize,
    step: usize,
    rules: &[&str],
    damage: &mut dyn FnMut(&str) -> Option<String>,
) -> Score {
    let mut score = Score::default();
    for article in clean() {
        // The first word is left alone: a byte order mark belongs there.
        for run in runs(&article, words).into_iter().skip(1).step_by(step) {
            let before = &article[run.clone()];
            let Some(damaged) = damage(before).filter(|damaged| damaged != before) else {
                continue;
            };
            score.places += 1;
            let text = format!("{}{damaged}{}", &article[..run.start], &article[run.end..]);
            let place = Span::new(run.start, run.start + damaged.len());
            let hit = found(&text, rules)
                .into_iter()
                .find(|finding| finding.span.overlaps(place) || place.contains(finding.span));
            if let Some(hit) = hit {
                score.found += 1;
                let suggestion = hit.suggestion.unwrap_or_default();
                let mended = format!(
                    "{}{suggestion}{}",
                    &text[..hit.span.start()],
                    &text[hit.span.end()..]
                );
                score.mended += usize::from(mended == article);
            }
        }
    }
    score
}

/// Asserts that the rules find nothing in clean articles and nearly all of a damage to every `step`th run.
fn nearly_all(
    rules: &[&str],
    words: usize,
    step: usize,
    damage: &mut dyn FnMut(&str) -> Option<String>,
) -> Score {
    for article in clean() {
        let found = found(&article, rules);
        assert!(found.is_empty(), "{rules:?} in a clean article: {found:?}");
    }
    let score = score(words, step, rules, damage);
    assert!(score.places >= 90, "{} places", score.places);
    assert!(
        score.found() >= 0.98,
        "{rules:?}: {} of {}",
        score.found,
        score.places
    );
    score
}

#[test]
fn joined_words() {
    let rules = ["joined-words", "unknown-word"];
    let articles = clean();
    let words: usize = articles.iter().map(|a| a.split_whitespace().count()).sum();
    let false_rows: usize = articles.iter().map(|a| found(a, &rules).len()).sum();
    assert!(
        false_rows as f64 * 1000.0 / words as f64 <= 0.1,
        "{false_rows} rows in {words} clean words"
    );
    let score = score(2, 3, &["joined-words"], &mut |pair| {
        Some(pair.replace(' ', ""))
    });
    assert!(score.places >= 500, "{} places", score.places);
    assert!(
        score.found() >= 0.8 && score.mended() >= 0.98,
        "found {:.3}, cut as written {:.3} of {} places",
        score.found(),
        score.mended(),
        score.places
    );
}

#[test]
fn runs_of_joined_words() {
    for words in [3, 4, 6] {
        let score = score(words, 3, &["joined-words"], &mut |run| {
            Some(run.replace(' ', ""))
        });
        assert!(
            score.found() >= 0.9 && score.mended() >= 0.8,
            "{words} words: found {:.3}, cut as written {:.3} of {} places",
            score.found(),
            score.mended(),
            score.places
        );
    }
}

/// UTF-8 read with another code page; bytes that the page leaves out become controls, as browsers have it.
fn misread(text: &str, page: &'static Encoding) -> String {
    let read = |byte: u8| match page.decode_without_bom_handling(&[byte]).0.chars().next() {
        Some(c) if c != '\u{FFFD}' => c,
        _ => char::from(byte),
    };
    text.bytes().map(read).collect()
}

#[test]
fn misread_text() {
    let rules = ["encoding-damage"];
    let latin = |text: &str| -> Option<String> { Some(text.bytes().map(char::from).collect()) };
    for words in [1, 3] {
        for damage in [
            &mut |text: &str| Some(misread(text, WINDOWS_1252)) as Option<String>,
            &mut |text: &str| Some(misread(text, WINDOWS_1256)),
            &mut { latin },
            &mut |text: &str| Some(misread(&misread(text, WINDOWS_1252), WINDOWS_1252)),
        ] as [&mut dyn FnMut(&str) -> Option<String>; 4]
        {
            let score = nearly_all(&rules, words, 20, damage);
            assert!(score.mended() >= 0.95, "mended {:.3}", score.mended());
        }
    }
    // A short word may be one in either code page.
    for (page, words) in [(WINDOWS_1256, 1), (WINDOWS_1256, 3), (ISO_8859_6, 4)] {
        let score = nearly_all(&rules, words, 20, &mut |text| {
            Some(page.encode(text).0.iter().map(|b| char::from(*b)).collect())
        });
        assert!(score.mended() >= 0.95, "mended {:.3}", score.mended());
    }
    nearly_all(&rules, 1, 5, &mut |word| {
        let last = word.chars().next_back()?;
        Some(format!("{}\u{FFFD}", word.strip_suffix(last)?))
    });
}

#[test]
fn articles_misread_as_a_whole() {
    for page in [WINDOWS_1252, WINDOWS_1256] {
        for article in clean() {
            let rows = found(&misread(&article, page), &["encoding-damage"]);
            assert!(!rows.is_empty(), "{}: {article}", page.name());
        }
    }
}

#[test]
fn presentation_forms() {
    let shapes: Vec<(char, char)> = ('\u{FE70}'..='\u{FEF4}')
        .filter_map(|shape| {
            let mut letters = std::iter::once(shape).nfkc();
            let letter = letters.next().filter(|letter| *letter != shape)?;
            (letters.next().is_none() && letter != ' ').then_some((letter, shape))
        })
        .collect();
    let shaped = |c: char| {
        let shape = shapes.iter().find(|(letter, _)| *letter == c);
        shape.map_or(c, |(_, shape)| *shape)
    };
    let score = nearly_all(&["foreign-letter"], 1, 5, &mut |word| {
        Some(word.chars().map(shaped).collect())
    });
    assert!(score.mended() >= 0.98, "mended {:.3}", score.mended());
}

#[test]
fn persian_letters() {
    let score = nearly_all(&["foreign-letter"], 1, 5, &mut |word| {
        Some(word.replace('ي', "ی").replace('ك', "ک"))
    });
    assert!(score.mended() >= 0.98, "mended {:.3}", score.mended());
}

#[test]
fn entities_and_tags() {
    let mut next = 0;
    let score = nearly_all(&["leftover-markup"], 2, 5, &mut |pair| {
        let entities = [
            "&nbsp;",
            "&quot;",
            "&amp;",
            "&#8217;",
            "&#x200F;",
            "<br>",
            "</p><p>",
            "<a href=\"#\">",
        ];
        next = (next + 1) % entities.len();
        Some(pair.replace(' ', entities[next]))
    });
    assert!(score.places > 100);
}

#[test]
fn placeholders() {
    let mut next = 0;
    nearly_all(&["leftover-markup"], 1, 5, &mut |_| {
        let signs = [
            "{name}",
            "{{ title }}",
            "${total}",
            "%s",
            "%1$d",
            "%(name)s",
            "<unk>",
            "[UNK]",
            "[PERSON_1]",
            "__NE0__",
            "<2ar>",
            "{0}",
            ">>ara<<",
            "<|endoftext|>",
        ];
        next = (next + 1) % signs.len();
        Some(signs[next].to_owned())
    });
}

#[test]
fn remarks() {
    let mut next = 0;
    for article in clean() {
        let remarks = [
            "إليك الترجمة العربية للنص:",
            "بالتأكيد! إليك ترجمة المقال:",
            "Here is the translation:",
            "Translation:",
            "كنموذج لغوي، لا أستطيع التحقق من الأخبار.",
            "فيما يلي ترجمة النص إلى العربية:",
            "I hope this helps!",
        ];
        next = (next + 1) % remarks.len();
        let text = format!("{}\n{article}", remarks[next]);
        let rows = found(&text, &["leftover-markup"]);
        assert_eq!(rows.len(), 1, "{}: {rows:?}", remarks[next]);
    }
}

#[test]
fn loops() {
    let rules = ["repeated-passage", "repeated-word"];
    for (words, times) in [(1, 3), (2, 3), (3, 2), (4, 5), (6, 2)] {
        nearly_all(&rules, words, 5, &mut |run| {
            Some(vec![run; times].join(" "))
        });
    }
}

#[test]
fn repeated_sentences() {
    let mut score = Score::default();
    for article in clean() {
        let lines: Vec<&str> = article.lines().collect();
        for line in lines.iter().skip(3) {
            let Some((sentence, _)) = line.split_once(". ") else {
                continue;
            };
            if sentence.split_whitespace().count() < 8 {
                continue;
            }
            score.places += 1;
            let text = format!("{article}\n{sentence}.");
            score.found += usize::from(found(&text, &["repeated-passage"]).len() >= 2);
        }
    }
    assert!(score.places >= 40, "{} places", score.places);
    assert!(score.found() >= 0.98, "{} of {}", score.found, score.places);
}

#[test]
fn invisible_characters() {
    let rules = ["invisible-character"];
    for sign in [
        '\u{202A}', '\u{202B}', '\u{202C}', '\u{202D}', '\u{202E}', '\u{2066}', '\u{2067}',
        '\u{2068}', '\u{2069}', '\u{200B}', '\u{2060}', '\u{FEFF}',
    ] {
        nearly_all(&rules, 1, 25, &mut |word| Some(format!("{sign}{word}")));
        nearly_all(&rules, 1, 25, &mut |word| {
            let middle = word.char_indices().nth(2)?.0;
            Some(format!("{}{sign}{}", &word[..middle], &word[middle..]))
        });
    }
    nearly_all(&rules, 1, 5, &mut |word| {
        let letters: Vec<char> = word.chars().collect();
        // Only letters that join can be stretched.
        let joins = |c: char| !"اأإآدذرزوؤةىء".contains(c);
        let at = letters[1..letters.len() - 1]
            .iter()
            .position(|c| joins(*c))?
            + 2;
        let head: String = letters[..at].iter().collect();
        let tail: String = letters[at..].iter().collect();
        Some(format!("{head}\u{640}\u{640}\u{640}{tail}"))
    });
}

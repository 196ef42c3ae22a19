//! What holds for any text at all.

use mtlint::check::Checker;
use mtlint::document::Document;
use mtlint::finding::Finding;
use mtlint::input::plain;
use mtlint::report::csv::{Csv, unguard};
use mtlint::report::{MessageLanguage, Report, row};
use proptest::prelude::*;

/// Pieces that articles and damaged articles are made of.
const PIECES: &[&str] = &[
    "قال",
    "الوزير",
    "في",
    "وبـ",
    "لـ",
    "الـ",
    "Reuters",
    "F. W. Murnau",
    "S&P 500",
    "مورnau",
    "ambientةً",
    "Аpple",
    "بيسكوف",
    "Peskov",
    "يكاترينبرغ",
    "يكاترنبورغ",
    "كريملين",
    "الكرملين",
    "14",
    "٤٠٪",
    "2,000",
    "،",
    ".",
    "؟",
    "\"",
    "«",
    "»",
    "(",
    ")",
    "=1+1",
    "-",
    "@a",
    "https://example.com/a",
    "a@b.com",
    "#وسم",
    "\n",
    "\r\n",
    "\r",
    "\u{2028}",
    "\t",
    " ",
    "\u{200F}",
    "\u{FEFF}",
    "\u{640}",
    "\u{64E}",
    "کتاب",
    "ﻻ",
    "𝒜",
    "漢字",
    "שלום",
    "&nbsp;",
    "<b>",
    "`x`",
    "\u{1F600}",
];

fn article() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => proptest::sample::select(PIECES).prop_map(str::to_owned),
        1 => any::<String>(),
        2 => Just(" ".to_owned()),
    ];
    proptest::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

fn check(document: &Document<'_>) -> Vec<Finding> {
    Checker::default().check(document)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, ..ProptestConfig::default() })]

    #[test]
    fn spans_lie_in_the_text(text in article()) {
        // A NUL makes a binary file of it, which is refused.
        let text = text.replace('\0', "");
        let document = plain::read("a", text.as_bytes(), None).unwrap();
        for token in document.tokens() {
            prop_assert!(!token.span.is_empty());
            prop_assert!(text.is_char_boundary(token.span.start()) && text.is_char_boundary(token.span.end()));
        }
        prop_assert!(document.tokens().windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
        let findings = check(&document);
        for finding in &findings {
            prop_assert!(text.is_char_boundary(finding.span.start()) && text.is_char_boundary(finding.span.end()));
            prop_assert!(!finding.span.is_empty() && finding.span.end() <= text.len());
            prop_assert!(finding.related.iter().all(|span| span.end() <= text.len()));
        }
        prop_assert!(findings.windows(2).all(|pair| pair[0].span <= pair[1].span));
    }

    #[test]
    fn the_csv_reads_back(text in article()) {
        let text = text.replace('\0', "");
        let document = plain::read("=a.txt", text.as_bytes(), mtlint::language::by_id("ar")).unwrap();
        let findings = check(&document);
        let rows: Vec<row::Row<'_>> = row::rows(&document, &findings, MessageLanguage::English).collect();
        let report = Csv::default();
        let mut bytes = report.begin();
        bytes.extend(report.article(&document, &findings));
        let mut reader = csv::Reader::from_reader(bytes.as_slice());
        let read: Vec<row::Row<'_>> = reader.deserialize().map(|row| row.unwrap()).collect();
        prop_assert_eq!(read.len(), rows.len());
        for (read, row) in read.iter().zip(&rows) {
            prop_assert_eq!(unguard(&read.text), &*row.text);
            prop_assert_eq!(unguard(&read.suggestion), &*row.suggestion);
            prop_assert_eq!(unguard(&read.message), &*row.message);
            prop_assert_eq!(unguard(&read.file), &*row.file);
            prop_assert_eq!(read.context.trim_start_matches(['\t', '\u{200F}']), row.context.trim_start_matches(['\t', '\u{200F}']));
            prop_assert_eq!((read.line, read.column, read.start, read.end), (row.line, row.column, row.start, row.end));
            prop_assert_eq!(&read.id, &row.id);
            let broken = read.context.contains(['\n', '\r', '\u{2028}']);
            prop_assert!(!broken);
        }
        let mut ids: Vec<&str> = rows.iter().map(|row| &*row.id).collect();
        ids.sort_unstable();
        ids.dedup();
        prop_assert_eq!(ids.len(), rows.len(), "every row has an id of its own");
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        if let Ok(document) = plain::read("a", &bytes, None) {
            check(&document);
        }
    }

    #[test]
    fn the_same_text_gives_the_same_list(text in article()) {
        let text = text.replace('\0', "");
        let list = || {
            let document = plain::read("a", text.as_bytes(), None).unwrap();
            Csv::default().article(&document, &check(&document))
        };
        prop_assert_eq!(list(), list());
    }
}

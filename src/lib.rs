//! Finds what machine translation leaves behind in an article and makes a review list of it.
//!
//! The program `mtlint` is a thin shell around this library: bytes become a [`Document`], rules look at it, and
//! their findings become a list. Nothing here prints or exits but [`cli`].
//!
//! ```
//! use mtlint::report::{MessageLanguage, Report, csv::Csv};
//! use mtlint::{Checker, input::plain};
//!
//! let article = "قال المتحدث باسم الكرملين Peskov إن المحادثات مستمرة.\nوأضاف بيسكوف أن الموعد لم يحدد.";
//! let document = plain::read("article.txt", article.as_bytes(), None)?;
//! let findings = Checker::default().check(&document);
//! assert_eq!(findings[0].rule.id, "untranslated-text");
//! assert_eq!(document.text(findings[0].span), "Peskov");
//! assert_eq!(findings[0].suggestion.as_deref(), Some("بيسكوف"));
//!
//! let list = Csv { language: MessageLanguage::English };
//! assert!(String::from_utf8(list.article(&document, &findings))?.contains("Peskov"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! | module | is |
//! |---|---|
//! | [`text`] | positions and characters; knows Unicode, knows no language |
//! | [`language`] | facts about languages, without rules |
//! | [`names`] | what is known about names: lists, sounds, spellings, suggestions |
//! | [`document`] | one article, read-only; what several rules need, computed once |
//! | [`finding`], [`rule`] | what a rule is and what it says about a place |
//! | [`rules`] | the rules, one file each |
//! | [`check`] | runs the rules and puts their findings in order |
//! | [`input`], [`report`] | bytes to document, findings to bytes; one file a format |
//! | [`decisions`] | what an editor has decided about findings |
//! | [`cli`] | the command line |
//!
//! To add a rule or a language, see the README.

pub mod check;
pub mod cli;
pub mod decisions;
pub mod document;
pub mod finding;
pub mod input;
pub mod language;
pub mod names;
pub mod report;
pub mod review;
pub mod rule;
pub mod rules;
pub mod text;

pub use check::Checker;
pub use document::Document;
pub use finding::Finding;
pub use rule::Rule;

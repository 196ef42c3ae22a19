//! The rules, one file each, and the tests that hold for all of them.
//!
//! To add a rule: write its file, and put its word into the two lists below.

mod agreement;
mod date_format;
mod doubled_punctuation;
mod encoding_damage;
mod foreign_letter;
mod glossary_form;
mod inconsistent_script;
mod inconsistent_transliteration;
mod invisible_character;
mod joined_words;
mod latin_punctuation;
mod leftover_markup;
mod literal_calque;
mod missing_end_punctuation;
mod mixed_dialect;
mod mixed_digits;
mod mixed_quotes;
mod mixed_script_word;
mod name_article;
mod number_format;
mod punctuation_spacing;
mod repeated_passage;
mod repeated_word;
mod transliterated_plural;
mod truncated_sentence;
mod unbalanced_punctuation;
mod unknown_word;
mod untranslated_text;
mod user_phrase;

use crate::rule::Rule;

/// All rules, sorted by id.
pub static RULES: &[&Rule] = &[
    &agreement::RULE,
    &date_format::RULE,
    &doubled_punctuation::RULE,
    &encoding_damage::RULE,
    &foreign_letter::RULE,
    &glossary_form::RULE,
    &inconsistent_script::RULE,
    &inconsistent_transliteration::RULE,
    &invisible_character::RULE,
    &joined_words::RULE,
    &latin_punctuation::RULE,
    &leftover_markup::RULE,
    &literal_calque::RULE,
    &missing_end_punctuation::RULE,
    &mixed_dialect::RULE,
    &mixed_digits::RULE,
    &mixed_quotes::RULE,
    &mixed_script_word::RULE,
    &name_article::RULE,
    &number_format::RULE,
    &punctuation_spacing::RULE,
    &repeated_passage::RULE,
    &repeated_word::RULE,
    &transliterated_plural::RULE,
    &truncated_sentence::RULE,
    &unbalanced_punctuation::RULE,
    &unknown_word::RULE,
    &untranslated_text::RULE,
    &user_phrase::RULE,
];

/// The rule with this id.
#[must_use]
pub fn by_id(id: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::Checker;
    use crate::input::plain;
    use crate::language::phrases::Phrases;
    use crate::names::glossary::{Entry, Glossary};
    use crate::text::span::Span;
    use std::path::Path;

    /// What a rule flags in a text, in its order.
    fn flagged(rule: &'static Rule, text: &str) -> Vec<String> {
        let arabic = crate::language::by_id("ar").unwrap();
        let phrases = Phrases::read(user_phrase::SAMPLE, arabic).unwrap();
        let mut glossary = Glossary::new(arabic);
        for (row, [english, preferred, avoid]) in glossary_form::SAMPLE.into_iter().enumerate() {
            let entry = Entry {
                row,
                english: english.to_owned(),
                preferred: preferred.to_owned(),
                avoid: vec![avoid.to_owned()],
                note: String::new(),
            };
            glossary.add(entry).unwrap();
        }
        // The other rules are tested as they are without a glossary.
        let settled = rule.id == glossary_form::RULE.id;
        let document = plain::read("example", text.as_bytes(), Some(arabic))
            .unwrap()
            .with_phrases(Some(&phrases))
            .with_glossary(Some(&glossary).filter(|_| settled));
        let spans = (rule.check)(&document)
            .into_iter()
            .map(|finding| finding.span);
        spans.map(|span| span.of(text).to_owned()).collect()
    }

    /// A text without its brackets, and what stood in them.
    fn unmarked(marked: &str) -> (String, Vec<String>) {
        let mut expected = Vec::new();
        for part in marked.split('⟦').skip(1) {
            expected.push(part.split('⟧').next().unwrap().to_owned());
        }
        (marked.replace(['⟦', '⟧'], ""), expected)
    }

    #[test]
    fn every_rule_flags_and_passes_its_sentences() {
        let mut wrong = Vec::new();
        for rule in RULES {
            assert!(
                rule.flags.len() >= 5 && rule.passes.len() >= 5,
                "{}: five sentences of each kind",
                rule.id
            );
            for marked in rule.flags {
                let (text, expected) = unmarked(marked);
                assert!(
                    !expected.is_empty(),
                    "{}: nothing is marked in {marked}",
                    rule.id
                );
                let found = flagged(rule, &text);
                if found != expected {
                    wrong.push(format!(
                        "{} flags {found:?} and not {expected:?} in: {text}",
                        rule.id
                    ));
                }
            }
            for text in rule.passes {
                let found = flagged(rule, text);
                if !found.is_empty() {
                    wrong.push(format!("{} flags {found:?} in: {text}", rule.id));
                }
            }
        }
        assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    }

    #[test]
    fn the_list_is_sorted_and_complete() {
        assert!(RULES.is_sorted_by_key(|rule| rule.id));
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/rules");
        let mut files: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| {
                entry
                    .unwrap()
                    .path()
                    .file_stem()
                    .unwrap()
                    .to_str()
                    .unwrap()
                    .replace('_', "-")
            })
            .filter(|name| name != "mod")
            .collect();
        files.sort();
        assert_eq!(RULES.iter().map(|rule| rule.id).collect::<Vec<_>>(), files);
    }

    #[test]
    fn every_rule_has_a_page() {
        for rule in RULES {
            let page = rule.page();
            assert!(
                page.contains("**When to leave it.**") && page.contains("**Example.**"),
                "{}",
                rule.id
            );
            assert!(
                page.lines().count() >= 8,
                "{}: the page is too short to help",
                rule.id
            );
            assert!(
                !rule.summary.ends_with('.') && rule.summary.starts_with(char::is_lowercase),
                "{}",
                rule.id
            );
        }
    }

    #[test]
    fn the_order_of_rules_does_not_matter() {
        for rule in RULES {
            for marked in rule.flags {
                let text = unmarked(marked).0;
                let document = plain::read("example", text.as_bytes(), None).unwrap();
                let places = |findings: Vec<crate::finding::Finding>| -> Vec<(Span, &str)> {
                    findings
                        .into_iter()
                        .map(|finding| (finding.span, finding.rule.id))
                        .collect()
                };
                let forward = places(Checker::default().check(&document));
                assert_eq!(forward, places(Checker::reversed().check(&document)));
            }
        }
    }
}

//! Carrying out fixes: which letters of an article change, and nothing else.

use super::{Problem, Reviewed};
use crate::document::Document;
use crate::finding::{Edit, Finding};
use crate::report::{MessageLanguage, row};
use crate::text::script::{Class, Script};
use crate::text::span::Span;
use std::collections::BTreeMap;

/// Letters that change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What is taken out; empty where something is put in only.
    pub span: Span,
    /// What is put in.
    pub text: String,
    /// The text that is replaced by it, changed letters and others.
    pub place: Span,
}

/// What a row changes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fix {
    /// In the order of the article.
    pub changes: Vec<Change>,
    /// Whether the editor has written what is to stand there.
    pub written: bool,
    /// Something that the editor may not have meant.
    pub warning: Option<String>,
}

/// What a row changes in an article where its finding stands.
///
/// # Errors
///
/// What the editor has to do, when nothing can be changed.
pub fn fix(document: &Document<'_>, finding: &Finding, row: &Reviewed) -> Result<Fix, String> {
    let source = document.source();
    let single = [Edit {
        span: finding.span,
        text: finding.suggestion.clone(),
    }];
    let edits = match &*finding.edits {
        [] => &single,
        edits => edits,
    };
    // What was copied from the suggestion is the suggestion.
    let copied = |text: &&String| Some(text.trim()) == finding.suggestion.as_deref().map(str::trim);
    let replacement = row
        .replacement
        .as_ref()
        .filter(|text| edits.len() == 1 || !copied(text));
    let mut fix = Fix {
        written: replacement.is_some(),
        ..Fix::default()
    };
    for edit in edits {
        let place = row.place.clone();
        let text = match (replacement, &edit.text) {
            (None, Some(text)) => text.clone(),
            (None, None) => {
                return Err(format!(
                    "there is no suggestion for {place}; write a replacement"
                ));
            }
            (Some(_), _) if edit.span.of(source) != edits[0].span.of(source) => {
                return Err(format!(
                    "this row stands for {} places with different texts, so that one replacement cannot stand in all \
                     of them; leave it empty for the suggestions, or change them in the article",
                    edits.len()
                ));
            }
            (Some(replacement), suggestion) => {
                let text = fitted(source, edit.span, suggestion.as_deref(), replacement);
                fix.warning = fix
                    .warning
                    .or_else(|| without_clitics(document, finding, &text));
                text
            }
        };
        let edit = Edit {
            span: edit.span,
            text: Some(text),
        };
        if let Some((span, text)) = edit.change(source) {
            fix.changes.push(Change {
                span,
                text: text.to_owned(),
                place: edit.span,
            });
        }
    }
    match fix.changes.is_empty() {
        true => {
            Err("the replacement is what stands there; write ignore when it may stay".to_owned())
        }
        false => Ok(fix),
    }
}

/// Whether a list that came in a code page was read rightly: the letters around the finding are those of the
/// article, as far as the code page has them.
#[must_use]
pub fn is_read_rightly(document: &Document<'_>, finding: &Finding, row: &Reviewed) -> bool {
    let letters = |text: &str| -> String {
        let letter = |c: &char| matches!(c, '\u{621}'..='\u{63A}' | '\u{641}'..='\u{64A}');
        text.chars().filter(letter).collect()
    };
    let finding = std::slice::from_ref(finding);
    let mut rows = row::rows(document, finding, MessageLanguage::English);
    let stands = rows
        .next()
        .map_or(String::new(), |row| letters(&row.context));
    !stands.is_empty() && letters(&row.place.context) == stands
}

/// A replacement as it may stand in the place: without spaces at its ends that are a slip of the hand, and with
/// those that keep it from growing together with its neighbours.
fn fitted(source: &str, span: Span, suggestion: Option<&str>, replacement: &str) -> String {
    let old = span.of(source);
    let suggestion = suggestion.unwrap_or_default();
    // Where spaces are part of the matter the editor knows better.
    let spaced = |at: fn(&str) -> Option<char>| {
        [old, suggestion]
            .into_iter()
            .any(|text| at(text).is_some_and(char::is_whitespace))
    };
    let first = |text: &str| text.chars().next();
    let last = |text: &str| text.chars().next_back();
    let mut text = replacement;
    if !spaced(first) {
        text = text.trim_start();
    }
    if !spaced(last) {
        text = text.trim_end();
    }
    // Two words in different scripts may be told apart without a space, two of one script may not.
    let script = |c: Option<char>| match c.map(Class::of) {
        Some(Class::Letter(script)) => Some(script),
        _ => None,
    };
    let grows = |neighbour: Option<Script>, new: Option<Script>, old: Option<Script>| {
        neighbour.is_some() && neighbour == new && old != neighbour
    };
    let before = script(last(&source[..span.start()]));
    let after = script(first(&source[span.end()..]));
    let mut whole = String::with_capacity(text.len() + 2);
    if grows(before, script(first(text)), script(first(old))) {
        whole.push(' ');
    }
    whole.push_str(text);
    if grows(after, script(last(text)), script(last(old))) {
        whole.push(' ');
    }
    whole
}

/// A warning when what is joined to the front of a name is lost with it.
fn without_clitics(document: &Document<'_>, finding: &Finding, text: &str) -> Option<String> {
    let core = finding.core?;
    let old = document.text(finding.span);
    let clitics = &old[..core.start() - finding.span.start()];
    let letters = clitics.trim_end_matches('\u{640}');
    let lost = !letters.is_empty() && !text.trim_start().starts_with(letters.chars().next()?);
    lost.then(|| format!("«{old}» begins with «{letters}», which the replacement «{text}» has not"))
}

/// The changes of several rows to one article.
///
/// Rows may change the same letters: a comma may be the wrong one, and have a space too many before it. A text that
/// an editor has written stands; of two suggestions the one that changes more. What the other row is about may be
/// settled with that, which the changed article must show.
#[derive(Clone, Debug, Default)]
pub struct Changes {
    /// By where they begin, and where they end; they never overlap.
    by_place: BTreeMap<(u32, u32), Agreed>,
    /// The places of rows that have given way.
    given_way: Vec<(usize, Span)>,
}

#[derive(Clone, Debug)]
struct Agreed {
    text: String,
    row: usize,
    written: bool,
    place: Span,
}

impl Changes {
    /// Adds what a row changes.
    ///
    /// # Errors
    ///
    /// When an editor has written two texts for the same letters. Then nothing of the row is added.
    pub fn add(&mut self, row: usize, fix: Fix) -> Result<(), Problem> {
        let written = |changes: &Changes, change: &Change| {
            let rivals = changes.rivals(change);
            let written = rivals
                .into_iter()
                .filter(|key| changes.by_place[key].written);
            written.map(|key| changes.by_place[&key].row).next()
        };
        if fix.written
            && let Some(other) = fix.changes.iter().find_map(|change| written(self, change))
        {
            return Err(Problem::in_row(
                row,
                format!(
                    "changes the same letters as row {other}; decide on one of them, apply it, and check the article \
                     again"
                ),
            ));
        }
        for change in fix.changes {
            let rivals = self.rivals(&change);
            let larger = |key: &(u32, u32)| {
                !self.by_place[key].written
                    && change.span.start <= key.0
                    && key.1 <= change.span.end
            };
            if !rivals.is_empty() && !fix.written && !rivals.iter().all(larger) {
                self.given_way.push((row, change.place));
                continue;
            }
            for key in rivals {
                if let Some(rival) = self.by_place.remove(&key) {
                    self.given_way.push((rival.row, rival.place));
                }
            }
            let Change { span, text, place } = change;
            let agreed = Agreed {
                text,
                row,
                written: fix.written,
                place,
            };
            self.by_place.insert((span.start, span.end), agreed);
        }
        Ok(())
    }

    /// The changes of the same letters that are not the same change.
    fn rivals(&self, change: &Change) -> Vec<(u32, u32)> {
        let Span { start, end } = change.span;
        if let Some(agreed) = self.by_place.get(&(start, end)) {
            let same = agreed.text == change.text;
            return if same { Vec::new() } else { vec![(start, end)] };
        }
        let before = self.by_place.range(..(end, 0)).rev();
        let reaching = before.take_while(|(place, _)| place.1 > start || place.0 >= start);
        let overlapping = reaching.filter(|(place, _)| place.1 > start);
        overlapping.map(|(place, _)| *place).collect()
    }

    /// The rows that have given way to others in some places, and where these places are in the changed text: what
    /// they are about must not be found there any more.
    pub fn given_way(&self) -> impl Iterator<Item = (usize, Span)> {
        self.given_way
            .iter()
            .map(|(row, place)| (*row, self.around(*place)))
    }

    /// The part of the changed text that stands for a part of the source.
    fn around(&self, span: Span) -> Span {
        let Span { mut start, mut end } = span;
        for (from, to) in self.by_place.keys() {
            if *from < span.end && *to > span.start {
                (start, end) = (start.min(*from), end.max(*to));
            }
        }
        let at = |offset: u32| {
            let before = self.by_place.iter().filter(|((_, to), _)| *to <= offset);
            let grown =
                before.map(|((from, to), agreed)| agreed.text.len() as i64 - i64::from(to - from));
            usize::try_from(i64::from(offset) + grown.sum::<i64>()).unwrap_or(0)
        };
        Span::new(at(start), at(end))
    }

    /// Whether nothing changes.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.by_place.is_empty()
    }

    /// The text with all changes.
    #[must_use]
    pub fn apply(&self, source: &str) -> String {
        let mut text = String::with_capacity(source.len() + source.len() / 16);
        let mut from = 0;
        for ((start, end), agreed) in &self.by_place {
            text.push_str(&source[from..*start as usize]);
            text.push_str(&agreed.text);
            from = *end as usize;
        }
        text.push_str(&source[from..]);
        text
    }

    /// Where a span of the source stands in the changed text; none when some of it has changed.
    #[must_use]
    pub fn moved(&self, span: Span) -> Option<Span> {
        let mut shift = 0i64;
        for ((start, end), agreed) in &self.by_place {
            if *start >= span.end {
                break;
            }
            if *end <= span.start {
                shift += agreed.text.len() as i64 - i64::from(end - start);
            } else {
                return None;
            }
        }
        let at = |offset: u32| usize::try_from(i64::from(offset) + shift).ok();
        Some(Span::new(at(span.start)?, at(span.end)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::Checker;
    use crate::finding::Decision;
    use crate::input::plain;
    use crate::review::Place;

    fn reviewed(document: &Document<'_>, finding: &Finding, replacement: Option<&str>) -> Reviewed {
        Reviewed {
            row: 2,
            id: finding.id,
            decision: Decision::Fix,
            replacement: replacement.map(str::to_owned),
            note: String::new(),
            place: Place {
                text: document.text(finding.span).to_owned(),
                ..Place::default()
            },
        }
    }

    /// An article with its first finding of a rule fixed, and the warning.
    fn fixed(
        source: &str,
        rule: &str,
        replacement: Option<&str>,
    ) -> Result<(String, Option<String>), String> {
        let document = plain::read("a.txt", source.as_bytes(), None).unwrap();
        let findings = Checker::default().check(&document);
        let finding = findings
            .iter()
            .find(|finding| finding.rule.id == rule)
            .expect("a finding");
        let fix = fix(
            &document,
            finding,
            &reviewed(&document, finding, replacement),
        )?;
        let mut changes = Changes::default();
        let warning = fix.warning.clone();
        changes.add(2, fix).unwrap();
        Ok((changes.apply(source), warning))
    }

    const NAME: &str = "أشار Peskov إلى الخلاف.\nقال بيسكوف ذلك أمس.\n";

    #[test]
    fn the_replacement_goes_before_the_suggestion() {
        let text = |replacement| fixed(NAME, "untranslated-text", replacement).unwrap().0;
        assert_eq!(text(None), NAME.replace("Peskov", "بيسكوف"));
        assert_eq!(text(Some("المتحدث")), NAME.replace("Peskov", "المتحدث"));
        assert_eq!(text(Some(" المتحدث  ")), NAME.replace("Peskov", "المتحدث"));
    }

    #[test]
    fn what_changes_nothing_or_has_nothing_to_put_there_is_told() {
        let told = |text, replacement| fixed(text, "untranslated-text", replacement).unwrap_err();
        assert!(told(NAME, Some("Peskov")).contains("write ignore"));
        let sentence = "عقد الوزير مؤتمرا صحفيا في العاصمة أمس.\n\
            قال: The plane was falling and we could not see anything.\n";
        assert!(told(sentence, None).contains("no suggestion for «The plane"));
    }

    #[test]
    fn words_do_not_grow_together() {
        let text = "فاز الفريق بلقب كأسBetfred للمرة الثانية.\n";
        let fixed = |replacement| {
            fixed(text, "untranslated-text", Some(replacement))
                .unwrap()
                .0
        };
        assert_eq!(fixed("بيتفريد"), text.replace("Betfred", " بيتفريد"));
        assert_eq!(fixed(" بيتفريد"), text.replace("Betfred", " بيتفريد"));
        assert_eq!(fixed("BETFRED"), text.replace("Betfred", "BETFRED"));
    }

    #[test]
    fn a_lost_clitic_is_told() {
        let text = "أعلنت لـReuters مصادر مطلعة الخبر.\n";
        let fixed = |replacement| fixed(text, "untranslated-text", Some(replacement)).unwrap();
        assert_eq!(
            fixed("لرويترز"),
            (text.replace("لـReuters", "لرويترز"), None)
        );
        let (changed, warning) = fixed("رويترز");
        assert_eq!(
            changed,
            text.replace("لـReuters", "رويترز"),
            "what the editor writes stands"
        );
        assert!(warning.unwrap().contains("begins with «ل»"));
    }

    #[test]
    fn a_habit_is_fixed_in_all_its_places() {
        let text =
            "قال الوزير ، إن الوضع هادئ ، وإن القوات ، عادت.\nوقال أيضا ، إن الأمر ، انتهى.\n";
        let fixed = |replacement| fixed(text, "punctuation-spacing", replacement);
        assert_eq!(fixed(None).unwrap().0, text.replace(" ،", "،"));
        // The suggestion is that of the first place, and whoever copies it means all of them.
        assert_eq!(fixed(Some("الوزير،")).unwrap().0, text.replace(" ،", "،"));
        assert!(
            fixed(Some("-"))
                .unwrap_err()
                .contains("5 places with different texts")
        );
    }

    #[test]
    fn changes_side_by_side_agree_and_others_do_not() {
        let fix = |written, changes: &[(usize, usize, &str)]| Fix {
            changes: changes
                .iter()
                .map(|(start, end, text)| Change {
                    span: Span::new(*start, *end),
                    text: (*text).to_owned(),
                    place: Span::new(*start, *end),
                })
                .collect(),
            written,
            warning: None,
        };
        let mut changes = Changes::default();
        changes
            .add(2, fix(true, &[(2, 4, "x"), (6, 6, "+")]))
            .unwrap();
        changes.add(3, fix(false, &[(4, 6, "y")])).unwrap();
        changes.add(4, fix(true, &[(2, 4, "x")])).unwrap();
        changes.add(5, fix(true, &[(2, 2, "-")])).unwrap();
        for rival in [
            (2, 4, "z"),
            (3, 3, "z"),
            (0, 3, ""),
            (5, 6, ""),
            (6, 6, "*"),
        ] {
            let problem = changes.add(6, fix(true, &[(9, 10, ""), rival])).err();
            let written = rival.0 != 5;
            assert_eq!(problem.is_some(), written, "{rival:?}");
            if let Some(problem) = problem {
                assert!(
                    problem
                        .to_string()
                        .starts_with("row 6: changes the same letters as row ")
                );
            }
        }
        assert_eq!(
            changes.given_way.len(),
            1,
            "a suggestion gives way to what is written"
        );
    }

    #[test]
    fn the_suggestion_that_changes_more_stands() {
        let fix = |start, end, text: &str| Fix {
            changes: vec![Change {
                span: Span::new(start, end),
                text: text.to_owned(),
                place: Span::new(start - 1, end),
            }],
            ..Fix::default()
        };
        for order in [[0, 1], [1, 0]] {
            let mut changes = Changes::default();
            for row in order {
                let fixes = [fix(2, 3, ""), fix(2, 4, "،")];
                changes.add(row, fixes[row].clone()).unwrap();
            }
            changes.add(2, fix(6, 7, "long")).unwrap();
            assert_eq!(changes.apply("01 ,45678"), "01،45long78");
            assert_eq!(
                changes.given_way().collect::<Vec<_>>(),
                [(0, Span::new(1, 2 + "،".len()))]
            );
        }
    }

    #[test]
    fn what_does_not_change_moves() {
        let mut changes = Changes::default();
        let change = |start, end, text: &str| Change {
            span: Span::new(start, end),
            text: text.to_owned(),
            place: Span::new(start, end),
        };
        let fix = Fix {
            changes: vec![
                change(2, 2, "-"),
                change(2, 4, "x"),
                change(4, 6, "y"),
                change(6, 6, "+"),
            ],
            ..Fix::default()
        };
        changes.add(2, fix).unwrap();
        assert_eq!(changes.apply("0123456789"), "01-xy+6789");
        assert_eq!(changes.moved(Span::new(6, 9)), Some(Span::new(6, 9)));
        assert_eq!(changes.moved(Span::new(0, 2)), Some(Span::new(0, 2)));
        assert_eq!(changes.moved(Span::new(0, 3)), None);
        assert_eq!(changes.moved(Span::new(5, 8)), None);
    }
}

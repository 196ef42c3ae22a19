//! A review list that an editor has worked through: what was decided about which finding.
//!
//! Only four columns are trusted, the id, the decision, the replacement and the note; a spreadsheet may have done
//! anything to the others, and they are used to tell a reader which row is meant, at most. A row that cannot be
//! understood is a problem and never a guess.

pub mod fix;

use crate::finding::{Decision, Id};
use crate::input::sheet::{self, Names, Row, SheetError};
use crate::report::csv::unguard;
use crate::text::nearest::nearest;
use std::collections::HashMap;
use std::fmt;
use unicode_normalization::UnicodeNormalization;

/// What was decided in a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reviewed {
    /// The row's number as a spreadsheet shows it.
    pub row: usize,
    /// The finding.
    pub id: Id,
    /// The decision.
    pub decision: Decision,
    /// What the editor wants in the place of the text; none leaves it to the suggestion.
    pub replacement: Option<String>,
    /// The editor's remark.
    pub note: String,
    /// What the list says of the place.
    pub place: Place,
}

/// What a list says of a place, for people.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The article, as it was named when the list was made.
    pub file: String,
    /// The line.
    pub line: String,
    /// The flagged text.
    pub text: String,
    /// The text around it.
    pub context: String,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "«{}»", self.text)?;
        match (self.file.as_str(), self.line.as_str()) {
            ("", _) => Ok(()),
            (file, "") => write!(f, " ({file})"),
            (file, line) => write!(f, " ({file}:{line})"),
        }
    }
}

/// Something in a list that cannot be carried out.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The row; none for the list as a whole.
    pub row: Option<usize>,
    /// What is wrong and what to do about it.
    pub what: String,
}

impl Problem {
    /// A problem with a row.
    #[must_use]
    pub fn in_row(row: usize, what: impl Into<String>) -> Problem {
        Problem {
            row: Some(row),
            what: what.into(),
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(row) = self.row {
            write!(f, "row {row}: ")?;
        }
        f.write_str(&self.what)
    }
}

/// A list as it came back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Review {
    /// The rows with a decision, in order. Rows about one finding agree.
    pub rows: Vec<Reviewed>,
    /// How many rows have none.
    pub open: usize,
    /// The encoding of the list, when it is none that can write everything: who uses a text of the list must see
    /// whether it was read rightly.
    pub lossy: Option<&'static str>,
    /// What cannot be carried out.
    pub problems: Vec<Problem>,
}

/// The columns that are read, with the Arabic names that a workbook may have, and what people make of them.
const COLUMNS: &[Names] = &[
    &["id", "المعرّف", "المعرف"],
    &["decision", "القرار"],
    &["replacement", "البديل"],
    &["note", "notes", "ملاحظة", "ملاحظات"],
    &["file", "الملف"],
    &["line", "السطر"],
    &["text", "النص"],
    &["context", "السياق"],
];
const ID: usize = 0;
const DECISION: usize = 1;
const REPLACEMENT: usize = 2;
const NOTE: usize = 3;
const FILE: usize = 4;
const LINE: usize = 5;
const TEXT: usize = 6;
const CONTEXT: usize = 7;

/// What a spreadsheet shows in the place of a formula that it could not compute.
const FORMULA_ERRORS: [&str; 8] = [
    "#NAME?", "#REF!", "#VALUE!", "#N/A", "#DIV/0!", "#NUM!", "#NULL!", "Err:5",
];

/// Reads a list from the bytes of a file, whatever spreadsheet has saved it.
///
/// # Errors
///
/// When the bytes are no table, or it has no ids or no decisions.
pub fn read(bytes: &[u8]) -> Result<Review, SheetError> {
    let table = sheet::read(bytes, COLUMNS, 2)?;
    let mut review = Review {
        lossy: table.lossy,
        ..Review::default()
    };
    for row in table.rows.iter().filter(|row| !row.is_blank()) {
        match reviewed(row, table.lossy) {
            Ok(Some(reviewed)) => review.rows.push(reviewed),
            Ok(None) => review.open += 1,
            Err(what) => review.problems.push(Problem::in_row(row.number, what)),
        }
    }
    if !table.has[REPLACEMENT] && review.rows.iter().any(|row| row.decision == Decision::Fix) {
        let what = "the column `replacement` is missing, so that nobody knows what the editor wrote there; put it \
                    back, empty if nothing was written";
        review.problems.push(Problem {
            row: None,
            what: what.to_owned(),
        });
    }
    review.agree();
    Ok(review)
}

/// What a row says; none when nothing is decided.
fn reviewed(row: &Row, lossy: Option<&str>) -> Result<Option<Reviewed>, String> {
    let Some(decision) = decision(row.cell(DECISION))? else {
        return Ok(None);
    };
    let place = Place {
        file: unguard(row.cell(FILE)).to_owned(),
        line: row.cell(LINE).trim().to_owned(),
        text: unguard(row.cell(TEXT)).to_owned(),
        context: unguard(row.cell(CONTEXT)).to_owned(),
    };
    let written = row.cell(ID).trim();
    let id = written.parse().map_err(|_| match written {
        "" => format!("{place} has a decision but no id; copy the id from the list as it was made"),
        number if number.parse::<f64>().is_ok() => format!(
            "the spreadsheet has turned the id into the number {number}; copy the ids from the list as it was made"
        ),
        other => format!("`{other}` is no id; copy the id from the list as it was made"),
    })?;
    Ok(Some(Reviewed {
        row: row.number,
        id,
        decision,
        replacement: replacement(row.cell(REPLACEMENT), lossy)?,
        note: unguard(row.cell(NOTE)).trim().to_owned(),
        place,
    }))
}

/// The decision that a cell holds; none when it is empty.
fn decision(cell: &str) -> Result<Option<Decision>, String> {
    let word = folded(cell);
    if word.is_empty() {
        return Ok(None);
    }
    let known = WORDS.iter().find(|(known, _)| folded(known) == word);
    if let Some((_, decision)) = known {
        return Ok(Some(*decision));
    }
    let known: Vec<String> = WORDS.iter().map(|(known, _)| folded(known)).collect();
    let nearest = nearest(&word, known.iter().map(String::as_str));
    let nearest = nearest.and_then(|near| WORDS.iter().find(|(known, _)| folded(known) == near));
    Err(match nearest {
        Some((nearest, _)) => format!("`{}` is no decision; is `{nearest}` meant?", cell.trim()),
        None => format!(
            "`{}` is no decision; write fix, ignore, ignore-all, accept or nothing",
            cell.trim()
        ),
    })
}

/// The words for decisions: those that lists have, and those that people write.
const WORDS: [(&str, Decision); 17] = [
    ("fix", Decision::Fix),
    ("تصحيح", Decision::Fix),
    ("صحح", Decision::Fix),
    ("يصحح", Decision::Fix),
    ("accept", Decision::Accept),
    ("قبول", Decision::Accept),
    ("مقبول", Decision::Accept),
    ("ignore", Decision::Ignore),
    ("تجاهل", Decision::Ignore),
    ("يتجاهل", Decision::Ignore),
    ("ignore-all", Decision::IgnoreAll),
    ("تجاهل الكل", Decision::IgnoreAll),
    ("تجاهل الجميع", Decision::IgnoreAll),
    ("يتجاهل الكل", Decision::IgnoreAll),
    ("baseline", Decision::Baseline),
    ("أساس", Decision::Baseline),
    ("خط الأساس", Decision::Baseline),
];

/// A word without its case, marks, stretching, and whatever stands between its parts.
fn folded(word: &str) -> String {
    let letters = word.nfkc().flat_map(char::to_lowercase);
    letters
        .filter(|c| {
            c.is_alphanumeric()
                && *c != '\u{640}'
                && !unicode_normalization::char::is_combining_mark(*c)
        })
        .collect()
}

/// What the editor wants; none when the cell is empty.
fn replacement(cell: &str, lossy: Option<&str>) -> Result<Option<String>, String> {
    let text = unguard(cell);
    if text.trim().is_empty() {
        return Ok(None);
    }
    if FORMULA_ERRORS.iter().any(|error| text.starts_with(error)) {
        return Err(format!(
            "the spreadsheet took the replacement for a formula and left `{text}` of it; write it with an apostrophe \
             in front, or format the column as text"
        ));
    }
    if text.trim_end().contains(['\n', '\r', '⏎']) {
        return Err(
            "the replacement has a line break; a text is replaced within its line".to_owned(),
        );
    }
    if text.contains('\u{FFFD}') || lossy.is_some() && text.contains('?') {
        let encoding = lossy.unwrap_or("the encoding");
        return Err(format!(
            "the replacement has a character that {encoding} could not write (`{text}`); save the list as CSV UTF-8 \
             or XLSX"
        ));
    }
    Ok(Some(text.trim_end_matches(['\n', '\r']).to_owned()))
}

impl Review {
    /// Leaves one decision for each finding; rows that contradict each other are problems.
    fn agree(&mut self) {
        let mut first: HashMap<Id, usize> = HashMap::new();
        let mut contradicted = Vec::new();
        for (index, row) in self.rows.iter().enumerate() {
            let earlier = *first.entry(row.id).or_insert(index);
            let other = &self.rows[earlier];
            if (other.decision, &other.replacement) != (row.decision, &row.replacement) {
                let (one, two) = (told(other), told(row));
                let what = format!(
                    "{} is decided in row {} as well, there as {one}, here as {two}; leave one of them",
                    row.place, other.row
                );
                contradicted.push(row.id);
                self.problems.push(Problem::in_row(row.row, what));
            }
        }
        self.rows.retain(|row| !contradicted.contains(&row.id));
    }
}

/// A decision in words.
fn told(row: &Reviewed) -> String {
    match &row.replacement {
        Some(text) if row.decision == Decision::Fix => format!("fix with «{text}»"),
        _ => row.decision.name().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: &str = "mt-w4e9dk8r6wt1";
    const TWO: &str = "mt-zh20kk0m07tj";

    fn list(rows: &[&str]) -> Review {
        let head = "decision,text,replacement,file,line,note,id";
        read(format!("{head}\n{}\n", rows.join("\n")).as_bytes()).unwrap()
    }

    /// The only problem of a list.
    fn problem(rows: &[&str]) -> String {
        let review = list(rows);
        assert_eq!(review.problems.len(), 1, "{:?}", review.problems);
        review.problems[0].to_string()
    }

    #[test]
    fn decisions_are_read_as_people_write_them() {
        use Decision::{Accept, Baseline, Fix, Ignore, IgnoreAll};
        for (word, expected) in [
            ("fix", Fix),
            (" FIX ", Fix),
            ("تصحيح", Fix),
            ("تَصحيح", Fix),
            ("ｆｉｘ", Fix),
            ("ignore all", IgnoreAll),
            ("Ignore_All", IgnoreAll),
            ("ignore-all", IgnoreAll),
            ("تجاهل الكل", IgnoreAll),
            ("تجاهـل", Ignore),
            ("\u{200F}تجاهل\u{200F}", Ignore),
            ("قبول", Accept),
            ("baseline", Baseline),
        ] {
            assert_eq!(decision(word), Ok(Some(expected)), "{word}");
        }
        assert_eq!(decision("  "), Ok(None));
        assert_eq!(
            decision("ignor").unwrap_err(),
            "`ignor` is no decision; is `ignore` meant?"
        );
        assert!(
            decision("yes")
                .unwrap_err()
                .contains("write fix, ignore, ignore-all")
        );
    }

    #[test]
    fn every_word_for_a_decision_is_known() {
        for known in Decision::ALL {
            assert_eq!(decision(known.name()), Ok(Some(known)));
            assert_eq!(decision(known.arabic_name()), Ok(Some(known)));
        }
    }

    #[test]
    fn rows_are_read() {
        let review = list(&[
            &format!("fix,Peskov,\t-بيسكوف,a.txt,3, نعم ,{ONE}"),
            &format!(",x,,,,,{TWO}"),
            ",,,,,,",
        ]);
        assert_eq!(review.open, 1);
        let row = &review.rows[0];
        assert_eq!((row.row, row.decision), (2, Decision::Fix));
        assert_eq!(row.replacement.as_deref(), Some("-بيسكوف"));
        assert_eq!(row.note, "نعم");
        assert_eq!(row.place.to_string(), "«Peskov» (a.txt:3)");
    }

    #[test]
    fn what_cannot_be_understood_is_told() {
        assert!(
            problem(&["fix,Peskov,,a.txt,3,,1.2E+11"])
                .starts_with("row 2: the spreadsheet has turned the id")
        );
        assert!(
            problem(&["fix,Peskov,,a.txt,3,,"])
                .contains("«Peskov» (a.txt:3) has a decision but no id")
        );
        assert!(problem(&["fix,Peskov,,a.txt,3,,mt-1"]).contains("`mt-1` is no id"));
        assert!(problem(&[&format!("maybe,a,,,,,{ONE}")]).contains("`maybe` is no decision"));
        assert!(problem(&[&format!("fix,a,#NAME?,,,,{ONE}")]).contains("formula"));
        assert!(problem(&[&format!("fix,a,\"a\nb\",,,,{ONE}")]).contains("line break"));
        assert!(problem(&[&format!("fix,a,a\u{FFFD}b,,,,{ONE}")]).contains("UTF-8"));
        // Without a decision, whatever has become of a row does no harm.
        assert_eq!(list(&[",Peskov,#NAME?,a.txt,3,,1.2E+11"]).problems, []);
    }

    #[test]
    fn one_finding_has_one_decision() {
        let same = list(&[
            &format!("fix,a,b,,,,{ONE}"),
            &format!("fix,a,b,,,x,{ONE}"),
            &format!(",a,,,,,{ONE}"),
        ]);
        assert_eq!((same.rows.len(), same.problems.len()), (2, 0));
        let told = problem(&[&format!("fix,a,b,,,,{ONE}"), &format!("ignore,a,,,,,{ONE}")]);
        assert!(
            told.starts_with(
                "row 3: «a» is decided in row 2 as well, there as fix with «b», here as ignore"
            ),
            "{told}"
        );
        let review = list(&[
            &format!("fix,a,b,,,,{ONE}"),
            &format!("fix,a,c,,,,{ONE}"),
            &format!("ignore,a,,,,,{TWO}"),
        ]);
        assert_eq!(review.rows.len(), 1, "neither of the two counts");
    }

    #[test]
    fn a_list_without_replacements_fixes_nothing_by_itself() {
        let list =
            |decision: &str| read(format!("id,decision\n{ONE},{decision}\n").as_bytes()).unwrap();
        assert!(
            list("fix").problems[0]
                .to_string()
                .contains("`replacement` is missing")
        );
        assert_eq!(list("ignore").problems, []);
    }

    #[test]
    fn what_a_code_page_could_not_write_is_told() {
        let text = format!("id;decision;replacement\n{ONE};fix;بنسبة ٤٠٪\n");
        // As a spreadsheet does it, not as a browser.
        let bytes: Vec<u8> = text
            .chars()
            .flat_map(|c| match encoding_rs::WINDOWS_1256.encode(&c.to_string()) {
                (bytes, _, false) => bytes.into_owned(),
                _ => b"?".to_vec(),
            })
            .collect();
        let review = read(&bytes).unwrap();
        assert!(
            review.problems[0]
                .to_string()
                .contains("windows-1256 could not write"),
            "{:?}",
            review.problems
        );
    }
}

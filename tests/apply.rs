//! `apply`: decisions go into the articles and the file of decisions, and nothing else changes.

#![allow(clippy::print_stdout, clippy::print_stderr)] // Figures, and why something is skipped.

mod support;

use mtlint::decisions::Decisions;
use mtlint::report::csv::unguard;
use mtlint::report::row::Row;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};
use support::{CLEAN, DIRTY, decided, err, folder, mtlint, out, rows, saved};
use tempfile::TempDir;

/// The articles of `tests/articles`, those with faults and those without.
fn articles() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
    let mut articles: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap())
        .map(|entry| {
            let text = fs::read_to_string(entry.path().join("article.txt")).unwrap();
            (format!("{}.txt", entry.file_name().to_string_lossy()), text)
        })
        .collect();
    articles.sort();
    articles
}

fn list(desk: &TempDir, arguments: &[&str]) -> Vec<u8> {
    let mut all = vec!["check", "-q"];
    all.extend(arguments);
    mtlint(desk.path(), &all).stdout
}

/// Applies a list that is expected to be applied.
fn apply(desk: &TempDir, review: &[u8], arguments: &[&str]) -> String {
    fs::write(desk.path().join("review.csv"), review).unwrap();
    let mut all = vec!["apply", "review.csv"];
    all.extend(arguments);
    let output = mtlint(desk.path(), &all);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    err(&output)
}

/// Applies a list that is expected not to be applied, and gives back what is told of it.
fn refused(desk: &TempDir, review: &[u8], arguments: &[&str]) -> String {
    let before = files(desk);
    fs::write(desk.path().join("review.csv"), review).unwrap();
    let mut all = vec!["apply", "review.csv"];
    all.extend(arguments);
    let output = mtlint(desk.path(), &all);
    assert_eq!(output.status.code(), Some(2));
    let mut after = files(desk);
    after.remove("review.csv");
    let mut before = before;
    before.remove("review.csv");
    assert_eq!(before, after, "nothing is changed");
    err(&output)
}

/// All files of a folder and what is in them.
fn files(desk: &TempDir) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(desk.path())
        .unwrap()
        .map(|entry| entry.unwrap());
    let files = entries.filter(|entry| entry.path().is_file());
    files
        .map(|entry| {
            let name = entry.file_name().to_string_lossy().into_owned();
            (name, fs::read(entry.path()).unwrap())
        })
        .collect()
}

/// A text with the texts of rows replaced, as the list says where they stand.
fn replaced(text: &str, rows: &[Row<'_>]) -> String {
    let mut text = text.to_owned();
    let mut rows: Vec<&Row<'_>> = rows.iter().collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.start));
    for row in rows {
        let new = match row.replacement.is_empty() {
            true => &row.suggestion,
            false => &row.replacement,
        };
        text.replace_range(row.start..row.end, unguard(new));
    }
    text
}

#[test]
fn what_is_fixed_is_gone_what_is_ignored_is_quiet_and_nothing_else_changes() {
    let articles = articles();
    let mut fixes = 0;
    for seed in 0..60_usize {
        let name = "a.txt";
        let several = (0..5).map(|i| &*articles[(seed * 7 + i * 5) % articles.len()].1);
        let text = several.collect::<String>();
        let text = match seed % 5 {
            0 => text.clone(),
            1 => text.replace('\n', "\r\n"),
            2 => format!("\u{FEFF}{text}"),
            3 => text.trim_end().to_owned(),
            _ => text.replace('\n', "\r\n\r\n"),
        };
        let desk = folder(&[(name, text.as_bytes())]);
        let list = list(&desk, &[name]);
        let mut fixed: Vec<Row<'static>> = Vec::new();
        let review = decided(&list, |index, row| {
            // Rows whose places touch are decided in another test.
            let free = fixed
                .iter()
                .all(|other| row.end < other.start || other.end < row.start);
            let choice = (seed + index * 5) % 4;
            if choice == 0 && free && !row.message.contains(" places") {
                row.decision = "fix".into();
                if row.suggestion.is_empty() || seed % 2 == 0 {
                    row.replacement = format!("\u{202B}بديل{index}").into();
                }
                fixed.push(row.clone());
            } else if choice == 1 {
                row.decision = "ignore".into();
            } else if choice == 2 {
                row.decision = "ignore-all".into();
            }
        });
        fixes += fixed.len();
        apply(&desk, &review, &[]);
        let after = fs::read_to_string(desk.path().join(name)).unwrap();
        assert_eq!(after, replaced(&text, &fixed), "{name}");
        let open = rows(&self::list(&desk, &[name]));
        for row in rows(&review) {
            let quiet = open.iter().all(|open| open.id != row.id);
            assert!(
                quiet || row.decision.is_empty(),
                "{name}: still open: {row:?}"
            );
            if row.decision == "ignore" {
                // Its id may be another one, for the text beside it may have changed.
                let same = |open: &&Row<'_>| open.rule == row.rule && open.text == row.text;
                let undecided = rows(&review);
                let twins = undecided
                    .iter()
                    .filter(|r| same(r) && r.decision != "ignore")
                    .count();
                assert!(
                    open.iter().filter(same).count() <= twins,
                    "{name}: not quiet: {row:?}"
                );
            }
        }
    }
    assert!(fixes > 40, "{fixes} fixes");
}

#[test]
fn a_diff_is_shown_and_nothing_done() {
    let desk = folder(&[("a.txt", DIRTY.as_bytes())]);
    let review = decided(&list(&desk, &["a.txt"]), |_, row| {
        row.decision = "fix".into()
    });
    let before = files(&desk);
    fs::write(desk.path().join("review.csv"), &review).unwrap();
    let output = mtlint(desk.path(), &["apply", "review.csv", "--dry-run"]);
    assert_eq!(output.status.code(), Some(0));
    let diff = out(&output);
    assert!(diff.starts_with("--- a/a.txt\n+++ b/a.txt\n@@ -1,2 +1,2 @@\n-أشار Peskov إلى الخلاف.\n+أشار بيسكوف إلى الخلاف.\n"), "{diff}");
    let mut after = files(&desk);
    after.remove("review.csv");
    assert_eq!(before, after);
    assert!(
        err(&output).contains("1 row: would be: 1 fixed in 1 article; 0 open"),
        "{}",
        err(&output)
    );
}

#[test]
fn an_ignored_row_stays_quiet_when_the_text_beside_it_is_fixed() {
    let text = "التقى Peskov ثم Lavrov في موسكو أمس.\nقال بيسكوف ذلك.\n";
    let desk = folder(&[("a.txt", text.as_bytes())]);
    let list = list(&desk, &["a.txt"]);
    let review = decided(&list, |_, row| {
        row.decision = if row.text == "Peskov" {
            "fix"
        } else {
            "ignore"
        }
        .into();
        row.note = "يبقى".into();
    });
    let told = apply(&desk, &review, &[]);
    assert!(
        told.contains("2 rows: 1 fixed in 1 article, 1 ignored; 0 open"),
        "{told}"
    );
    assert_eq!(rows(&self::list(&desk, &["a.txt"])).len(), 0);
    let kept = fs::read_to_string(desk.path().join("mtlint-decisions.jsonl")).unwrap();
    assert_eq!(
        kept.lines().count(),
        1,
        "only what it is known by now: {kept}"
    );
    assert!(kept.contains("Lavrov") && kept.contains("يبقى"), "{kept}");
    // What was decided before this list came is taken along as well.
    let desk = folder(&[("a.txt", text.as_bytes())]);
    mtlint(desk.path(), &["baseline", "--accept-new", "a.txt"]);
    let review = decided(
        &self::list(&desk, &["a.txt", "--show-decided"]),
        |_, row| {
            row.decision = if row.text == "Peskov" { "fix" } else { "" }.into();
        },
    );
    apply(&desk, &review, &[]);
    assert_eq!(rows(&self::list(&desk, &["a.txt"])).len(), 0);
    let kept = fs::read_to_string(desk.path().join("mtlint-decisions.jsonl")).unwrap();
    assert_eq!(kept.lines().count(), 1, "{kept}");
}

#[test]
fn decisions_may_be_said_in_arabic() {
    let text = "التقى Peskov ثم Lavrov وفدا.\nوصلت Reuters، ومعها Bloomberg إلى القمة.\n";
    let desk = folder(&[("a.txt", text.as_bytes())]);
    let words = ["تصحيح", "تجاهل", "تجاهل الكل", "قبول"];
    let review = decided(&list(&desk, &["a.txt"]), |index, row| {
        row.decision = words[index].into();
        row.replacement = if index == 0 { "بيسكوف" } else { "" }.into();
    });
    let told = apply(&desk, &review, &[]);
    let expected = "4 rows: 1 fixed in 1 article, 1 ignored, 1 ignored everywhere, 1 accepted, which changes nothing here; 0 open";
    assert!(told.contains(expected), "{told}");
    let open = rows(&list(&desk, &["a.txt"]));
    assert_eq!(
        open.iter().map(|row| &*row.text).collect::<Vec<_>>(),
        ["Bloomberg"]
    );
    fs::write(desk.path().join("b.txt"), "وصلت بـReuters أنباء جديدة.\n").unwrap();
    assert_eq!(
        rows(&list(&desk, &["b.txt"])).len(),
        0,
        "everywhere, with whatever is joined to it"
    );
}

#[test]
fn a_row_stands_for_all_places_of_a_habit() {
    let text = "قال الوزير ، إن الوضع هادئ ، وإن القوات ، عادت.\r\nوقال أيضا ، إن الأمر ، انتهى.";
    let desk = folder(&[("a.txt", text.as_bytes())]);
    let list = list(&desk, &["a.txt"]);
    assert_eq!(rows(&list).len(), 1);
    apply(
        &desk,
        &decided(&list, |_, row| row.decision = "fix".into()),
        &[],
    );
    assert_eq!(
        fs::read_to_string(desk.path().join("a.txt")).unwrap(),
        text.replace(" ،", "،")
    );
}

#[test]
fn rows_that_change_one_word_go_together_where_they_can() {
    // A space too many and the wrong comma, in one place.
    let text = "وستعقد القمة في أوسلو , حيث يبحث المندوبون، الأسعار.\n";
    let desk = folder(&[("a.txt", text.as_bytes())]);
    let list = list(&desk, &["a.txt"]);
    assert_eq!(rows(&list).len(), 2);
    apply(
        &desk,
        &decided(&list, |_, row| row.decision = "fix".into()),
        &[],
    );
    let after = fs::read_to_string(desk.path().join("a.txt")).unwrap();
    assert_eq!(after, text.replace(" ,", "،"));
    assert_eq!(rows(&self::list(&desk, &["a.txt"])).len(), 0);
    let desk = folder(&[("a.txt", text.as_bytes())]);
    let review = decided(&list, |index, row| {
        row.decision = "fix".into();
        row.replacement = ["برلين،", "فيينا،"][index].into();
    });
    let told = refused(&desk, &review, &[]);
    assert!(
        told.contains("row 3: changes the same letters as row 2"),
        "{told}"
    );
}

#[test]
fn a_list_with_problems_changes_nothing() {
    let desk = folder(&[(
        "a.txt",
        format!(
            "التقى Peskov ثم Lavrov.\nقال: The plane was falling and we could not see anything.\n{CLEAN}"
        )
        .as_bytes(),
    )]);
    let list = list(&desk, &["a.txt"]);
    let fixes = |change: &dyn Fn(usize, &mut Row<'static>)| {
        decided(&list, |index, row| {
            row.decision = "fix".into();
            row.replacement = "بديل".into();
            change(index, row);
        })
    };
    for (review, problem) in [
        (
            fixes(&|i, row| {
                if i == 1 {
                    row.id = "mt-000000000000".into()
                }
            }),
            "row 3: «Lavrov» (a.txt:1) does not stand there as it did",
        ),
        (
            fixes(&|i, row| {
                if i == 1 {
                    row.id = "1.2E+11".into()
                }
            }),
            "row 3: the spreadsheet has turned the id into the number 1.2E+11",
        ),
        (
            fixes(&|i, row| {
                if i == 1 {
                    row.id = "".into()
                }
            }),
            "row 3: «Lavrov» (a.txt:1) has a decision but no id",
        ),
        (
            fixes(&|i, row| {
                if i == 2 {
                    row.decision = "oui".into()
                }
            }),
            "row 4: `oui` is no decision; write fix, ignore",
        ),
        (
            fixes(&|i, row| {
                if i == 2 {
                    row.decision = "ignroe".into()
                }
            }),
            "row 4: `ignroe` is no decision; is `ignore` meant?",
        ),
        (
            fixes(&|i, row| {
                if i == 2 {
                    row.replacement = "".into()
                }
            }),
            "row 4: there is no suggestion for «The plane was falling and we could not see anything» (a.txt:2); write a replacement",
        ),
        (
            fixes(&|i, row| {
                if i == 0 {
                    row.replacement = "Peskov".into()
                }
            }),
            "row 2: the replacement is what stands there",
        ),
        (
            fixes(&|i, row| {
                if i == 0 {
                    row.replacement = "#NAME?".into()
                }
            }),
            "row 2: the spreadsheet took the replacement for a formula",
        ),
    ] {
        let told = refused(&desk, &review, &[]);
        assert!(
            told.contains(&format!("review.csv: {problem}")),
            "{problem}:\n{told}"
        );
        assert_eq!(told.lines().count(), 2, "{told}");
        assert!(
            told.contains(
                "nothing was applied; mend the list, or apply the rest of it with --partial"
            ),
            "{told}"
        );
    }
    let mut twice = rows(&list);
    twice[0].decision = "ignore".into();
    twice.push(rows(&fixes(&|_, _| {}))[0].clone());
    let told = refused(&desk, &saved(&twice), &[]);
    assert!(told.contains("row 5: «Peskov» (a.txt:1) is decided in row 2 as well, there as ignore, here as fix with «بديل»"), "{told}");
    for (text, problem) in [
        (
            "decision,text\nfix,Peskov\n",
            "no row names the columns; one row, the first as a rule, must hold `id` and `decision`",
        ),
        (
            "id,text\nmt-w4e9dk8r6wt1,Peskov\n",
            "must hold `id` and `decision`",
        ),
        ("", "no row names the columns"),
    ] {
        assert!(
            refused(&desk, text.as_bytes(), &[]).contains(problem),
            "{problem}"
        );
    }
    let row = &rows(&list)[0];
    let bare = format!("id,decision\n{},fix\n", row.id);
    // The list names no article, so that it is to be named; and the column is still missing.
    assert!(
        refused(&desk, bare.as_bytes(), &["a.txt"]).contains("the column `replacement` is missing")
    );
    let missing = mtlint(desk.path(), &["apply", "none.csv"]);
    assert_eq!(missing.status.code(), Some(2));
    assert!(err(&missing).contains("none.csv: "));
}

#[test]
fn the_rest_is_applied_when_asked_for() {
    let text = "التقى Peskov ثم Lavrov.\nقالت Reuters ذلك.\n";
    let desk = folder(&[("a.txt", text.as_bytes())]);
    let review = decided(&list(&desk, &["a.txt"]), |index, row| {
        row.decision = ["fix", "maybe", "ignore"][index].into();
        row.replacement = ["بيسكوف", "", ""][index].into();
    });
    fs::write(desk.path().join("review.csv"), review).unwrap();
    let output = mtlint(desk.path(), &["apply", "review.csv", "--partial"]);
    assert_eq!(
        output.status.code(),
        Some(2),
        "what could not be applied is not forgotten"
    );
    assert_eq!(
        fs::read_to_string(desk.path().join("a.txt")).unwrap(),
        text.replace("Peskov", "بيسكوف")
    );
    let open = rows(&list(&desk, &["a.txt"]));
    assert_eq!(open.len(), 1);
    assert_eq!(open[0].text, "Lavrov");
}

#[test]
fn articles_that_have_changed_are_fixed_where_the_text_still_stands() {
    let desk = folder(&[("a.txt", DIRTY.as_bytes())]);
    let review = decided(&list(&desk, &["a.txt"]), |_, row| {
        row.decision = "fix".into()
    });
    // Lines have moved.
    let moved = format!("عنوان جديد\n{CLEAN}\n{DIRTY}");
    fs::write(desk.path().join("a.txt"), &moved).unwrap();
    apply(&desk, &review, &[]);
    assert_eq!(
        fs::read_to_string(desk.path().join("a.txt")).unwrap(),
        moved.replace("Peskov", "بيسكوف")
    );
    // The name stands elsewhere: that is another finding.
    fs::write(
        desk.path().join("a.txt"),
        "صرح Peskov اليوم.\nقال بيسكوف ذلك أمس.\n",
    )
    .unwrap();
    assert!(refused(&desk, &review, &[]).contains("does not stand there as it did"));
    fs::remove_file(desk.path().join("a.txt")).unwrap();
    assert!(refused(&desk, &review, &[]).contains("its article is not there, or not named"));
}

#[test]
fn articles_are_found_by_what_stands_in_them() {
    let desk = folder(&[("in/a.txt", DIRTY.as_bytes()), ("list/x", b"")]);
    let review = decided(&list(&desk, &["in"]), |_, row| {
        row.decision = "fix".into();
        // Whatever has become of the name.
        row.file = "../secret/b.txt".into();
    });
    assert!(refused(&desk, &review, &[]).contains("its article is not there, or not named"));
    apply(&desk, &review, &["in"]);
    let fixed = DIRTY.replace("Peskov", "بيسكوف");
    assert_eq!(
        fs::read_to_string(desk.path().join("in/a.txt")).unwrap(),
        fixed
    );
    // One finding in two articles of one name: which is meant?
    let desk = folder(&[
        ("one/a.txt", DIRTY.as_bytes()),
        ("two/a.txt", DIRTY.as_bytes()),
    ]);
    let review = decided(&list(&desk, &["one"]), |_, row| row.decision = "fix".into());
    assert!(
        refused(&desk, &review, &["one", "two"])
            .contains("stands in one/a.txt and in two/a.txt; name the article")
    );
    apply(&desk, &review, &[]);
    assert_eq!(
        fs::read_to_string(desk.path().join("one/a.txt")).unwrap(),
        fixed
    );
    assert_eq!(
        fs::read_to_string(desk.path().join("two/a.txt")).unwrap(),
        DIRTY
    );
    // A list of both means both.
    let desk = folder(&[
        ("one/a.txt", DIRTY.as_bytes()),
        ("two/a.txt", DIRTY.as_bytes()),
    ]);
    let review = decided(&list(&desk, &["."]), |_, row| row.decision = "fix".into());
    apply(&desk, &review, &["."]);
    assert_eq!(
        fs::read_to_string(desk.path().join("two/a.txt")).unwrap(),
        fixed
    );
}

#[test]
fn a_list_that_was_read_in_the_wrong_encoding_changes_nothing() {
    let desk = folder(&[("a.txt", DIRTY.as_bytes())]);
    let review = decided(&list(&desk, &["a.txt"]), |_, row| {
        row.decision = "fix".into();
        row.replacement = "المتحدث".into();
    });
    let text = String::from_utf8(review)
        .unwrap()
        .trim_start_matches('\u{FEFF}')
        .replace('…', "");
    let told = refused(&desk, &encoding_rs::ISO_8859_6.encode(&text).0, &[]);
    assert!(
        told.contains("its context is not what stands in the article"),
        "{told}"
    );
    apply(&desk, &encoding_rs::WINDOWS_1256.encode(&text).0, &[]);
    assert!(
        fs::read_to_string(desk.path().join("a.txt"))
            .unwrap()
            .contains("أشار المتحدث إلى")
    );
}

#[cfg(unix)]
#[test]
fn permissions_and_links_stay() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let desk = folder(&[("store/a.txt", DIRTY.as_bytes())]);
    let store = desk.path().join("store/a.txt");
    fs::set_permissions(&store, fs::Permissions::from_mode(0o664)).unwrap();
    symlink("store/a.txt", desk.path().join("a.txt")).unwrap();
    let review = decided(&list(&desk, &["a.txt"]), |_, row| {
        row.decision = "fix".into()
    });
    apply(&desk, &review, &[]);
    assert!(desk.path().join("a.txt").is_symlink());
    assert!(!fs::read_to_string(&store).unwrap().contains("Peskov"));
    assert_eq!(
        fs::metadata(&store).unwrap().permissions().mode() & 0o777,
        0o664
    );
    assert_eq!(
        fs::read_dir(desk.path().join("store")).unwrap().count(),
        1,
        "nothing is left beside it"
    );
}

#[cfg(unix)]
#[test]
fn when_one_article_cannot_be_written_none_is() {
    use std::os::unix::fs::PermissionsExt;
    let desk = folder(&[("a.txt", DIRTY.as_bytes()), ("b.txt", DIRTY.as_bytes())]);
    let review = decided(&list(&desk, &["a.txt", "b.txt"]), |_, row| {
        row.decision = "fix".into()
    });
    fs::set_permissions(desk.path().join("b.txt"), fs::Permissions::from_mode(0o444)).unwrap();
    assert!(refused(&desk, &review, &[]).contains("b.txt: is read-only"));
}

#[test]
fn a_stop_at_any_moment_leaves_everything_whole() {
    stop(20);
}

/// `cargo test --release --test apply -- --ignored --nocapture`
#[test]
#[ignore = "takes minutes; the same with fewer stops runs always"]
fn two_hundred_stops_leave_everything_whole() {
    stop(200);
}

fn stop(times: u32) {
    let articles: Vec<(String, String)> = articles()
        .into_iter()
        .map(|(name, text)| (name, text.repeat(3)))
        .chain((0..12).map(|i| {
            (
                format!("{i}.txt"),
                format!("التقى Peskov ثم Lavrov{i}.\n{DIRTY}"),
            )
        }))
        .collect();
    let names: Vec<&str> = articles.iter().map(|(name, _)| name.as_str()).collect();
    let files: Vec<(&str, &[u8])> = articles
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_bytes()))
        .collect();
    let desk = folder(&files);
    let mut next = 0;
    let review = decided(&list(&desk, &names), |_, row| {
        next += 1;
        let fixable = !row.suggestion.is_empty() && !row.message.contains(" places");
        row.decision = if next % 2 == 0 && fixable {
            "fix"
        } else {
            "ignore"
        }
        .into();
    });
    fs::write(desk.path().join("review.csv"), &review).unwrap();
    let start = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_mtlint"));
        command
            .args(["apply", "review.csv", "--partial", "-q"])
            .args(&names);
        command
            .current_dir(desk.path())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        command.spawn().unwrap()
    };
    let began = Instant::now();
    start().wait().unwrap();
    let whole = began.elapsed();
    let read = || -> BTreeMap<&str, Vec<u8>> {
        names
            .iter()
            .map(|name| (*name, fs::read(desk.path().join(name)).unwrap()))
            .collect()
    };
    let after = read();
    let before: BTreeMap<&str, Vec<u8>> = files
        .iter()
        .map(|(name, text)| (*name, text.to_vec()))
        .collect();
    let changed = names
        .iter()
        .filter(|name| before[*name] != after[*name])
        .count();
    assert!(changed > 10, "{changed} articles change");
    let kept = desk.path().join("mtlint-decisions.jsonl");
    let (mut stopped, mut halfway) = (0, 0);
    for time in 0..times {
        for (name, text) in &files {
            fs::write(desk.path().join(name), text).unwrap();
        }
        let _ = fs::remove_file(&kept);
        let mut child = start();
        thread::sleep(whole.mul_f64(f64::from(time) / f64::from(times)));
        stopped += usize::from(child.kill().is_ok());
        child.wait().unwrap();
        let now = read();
        for name in &names {
            assert!(
                now[name] == before[name] || now[name] == after[name],
                "{name} is damaged"
            );
        }
        let replaced = names
            .iter()
            .filter(|name| before[*name] != after[*name] && now[*name] == after[*name]);
        let replaced = replaced.count();
        halfway += usize::from(replaced > 0 && replaced < changed);
        if let Ok(bytes) = fs::read(&kept) {
            Decisions::read(bytes.as_slice()).unwrap();
        }
        // What was to be ignored is quiet in every article that was changed already.
        if replaced > 0 {
            assert!(kept.exists(), "decisions come first");
        }
    }
    println!("{stopped} times stopped, {halfway} times with some articles changed and some not");
    let beside = fs::read_dir(desk.path())
        .unwrap()
        .map(|entry| entry.unwrap().path());
    for path in beside.filter(|path| {
        path.file_name()
            .unwrap()
            .to_string_lossy()
            .starts_with(".mtlint-")
    }) {
        // What a stop leaves is hidden, and no article to a later run.
        fs::remove_file(path).unwrap();
    }
    thread::sleep(Duration::from_millis(1));
}

//! Decisions that are kept: `check` honours them, `baseline` fills the file and cleans it.

mod support;

use std::fs;
use support::{CLEAN, DIRTY, err, folder, mtlint, out, with_stdin};
use tempfile::TempDir;

const SPORT: &str = "قالت Reuters إن المباراة تأجلت.\nلم تعلق Adidas على ذلك.\n";

fn desk() -> TempDir {
    folder(&[
        ("mtlint.toml", b""),
        ("a.txt", DIRTY.as_bytes()),
        ("sport/b.txt", SPORT.as_bytes()),
        ("c.txt", CLEAN.as_bytes()),
    ])
}

fn code(folder: &TempDir, arguments: &[&str]) -> Option<i32> {
    mtlint(folder.path(), arguments).status.code()
}

fn kept(folder: &TempDir) -> String {
    fs::read_to_string(folder.path().join("mtlint-decisions.jsonl")).unwrap_or_default()
}

#[test]
fn only_what_is_new_counts_after_a_baseline() {
    let desk = desk();
    assert_eq!(code(&desk, &["check", "."]), Some(1));
    let asked = mtlint(desk.path(), &["baseline", "."]);
    assert_eq!(asked.status.code(), Some(1));
    assert!(err(&asked).contains("3 articles: 3 new findings (--accept-new takes them as known)"));
    assert_eq!(kept(&desk), "", "nothing is taken unasked");
    assert_eq!(code(&desk, &["baseline", "--accept-new", "."]), Some(0));
    assert_eq!(kept(&desk).lines().count(), 3);
    assert!(kept(&desk).lines().is_sorted());
    assert!(
        kept(&desk).contains("\"file\":\"sport/b.txt\""),
        "{}",
        kept(&desk)
    );
    for format in ["csv", "text", "json", "jsonl"] {
        let list = mtlint(desk.path(), &["check", "-f", format, "."]);
        assert_eq!(list.status.code(), Some(0), "{format}");
        assert!(!out(&list).contains("Peskov"), "{format}");
        assert!(err(&list).contains("0 findings") && err(&list).contains("(and 3 decided)"));
        let shown = mtlint(desk.path(), &["check", "-f", format, "--show-decided", "."]);
        assert_eq!(shown.status.code(), Some(0), "{format}");
        assert!(
            out(&shown).contains("Peskov") && out(&shown).contains("baseline"),
            "{format}"
        );
        let all = mtlint(desk.path(), &["check", "-f", format, "--no-decisions", "."]);
        assert_eq!(all.status.code(), Some(1), "{format}");
        assert!(!out(&all).contains("baseline"), "{format}");
    }
    // From another folder, and by another path.
    let below = desk.path().join("sport");
    assert_eq!(
        mtlint(&below, &["check", "b.txt", "../a.txt"])
            .status
            .code(),
        Some(0)
    );
    assert_eq!(code(&desk, &["check", "--isolated", "a.txt"]), Some(1));
    // One more finding in a paragraph of its own.
    fs::write(
        desk.path().join("a.txt"),
        format!("{DIRTY}وصل Lavrov أمس.\n"),
    )
    .unwrap();
    let list = mtlint(desk.path(), &["check", "-f", "text", "a.txt"]);
    assert_eq!(list.status.code(), Some(1));
    assert_eq!(out(&list).lines().count(), 1);
    assert!(out(&list).contains("\"Lavrov\""));
    // What was known stays known, and is taken once.
    assert_eq!(code(&desk, &["baseline", "--accept-new", "."]), Some(0));
    assert_eq!(kept(&desk).lines().count(), 4);
}

#[test]
fn decisions_about_what_is_gone_are_told_and_taken_out() {
    let desk = desk();
    code(&desk, &["baseline", "--accept-new", "."]);
    fs::write(desk.path().join("a.txt"), CLEAN).unwrap();
    fs::remove_file(desk.path().join("sport/b.txt")).unwrap();
    let list = mtlint(desk.path(), &["check", "a.txt"]);
    assert_eq!(list.status.code(), Some(0));
    assert!(
        err(&list).contains("1 decision about nothing that stands there still"),
        "{}",
        err(&list)
    );
    // A rule that does not run finds nothing, which tells nothing.
    let other = mtlint(desk.path(), &["check", "a.txt", "--select", "mixed-digits"]);
    assert!(!err(&other).contains("about nothing"), "{}", err(&other));
    let asked = mtlint(desk.path(), &["baseline", "."]);
    assert_eq!(asked.status.code(), Some(0));
    assert_eq!(kept(&desk).lines().count(), 3);
    let pruned = mtlint(desk.path(), &["baseline", "--prune", "."]);
    assert_eq!(pruned.status.code(), Some(0));
    assert!(
        err(&pruned).contains("3 decisions about what is gone taken out"),
        "{}",
        err(&pruned)
    );
    assert_eq!(kept(&desk), "");
    assert!(!err(&mtlint(desk.path(), &["check", "."])).contains("about nothing"));
}

#[test]
fn a_broken_file_stops_everything() {
    let desk = desk();
    code(&desk, &["baseline", "--accept-new", "."]);
    let good = kept(&desk);
    let file = desk.path().join("mtlint-decisions.jsonl");
    for (text, problem) in [
        (format!("{good}<<<<<<< HEAD\n"), ":4: a merge conflict"),
        (good.replacen("\"}", "\"", 1), ":1: EOF"),
        (format!("\n{}", good.replacen("mt-", "", 1)), ":2: "),
        (
            good.replacen("baseline", "maybe", 1),
            ":1: `maybe` is no decision that is kept",
        ),
    ] {
        fs::write(&file, text).unwrap();
        for command in [&["check", "."][..], &["baseline", "--accept-new", "."]] {
            let output = mtlint(desk.path(), command);
            assert_eq!(output.status.code(), Some(2));
            assert_eq!(out(&output), "");
            let told = err(&output);
            assert!(
                told.contains(&format!("mtlint-decisions.jsonl{problem}")),
                "{told}"
            );
        }
        assert_eq!(code(&desk, &["check", "--no-decisions", "."]), Some(1));
    }
    fs::write(&file, b"{\"id\":\"\xFF\"}\n").unwrap();
    assert!(err(&mtlint(desk.path(), &["check", "."])).contains(":1: not UTF-8"));
    assert_eq!(
        code(&desk, &["check", "--decisions", "none.jsonl", "."]),
        Some(2)
    );
    assert_eq!(
        code(&desk, &["check", "--decisions", "sport", "."]),
        Some(2)
    );
}

#[test]
fn nothing_is_written_when_something_could_not_be_checked() {
    let desk = desk();
    let output = mtlint(
        desk.path(),
        &["baseline", "--accept-new", "a.txt", "none.txt"],
    );
    assert_eq!(output.status.code(), Some(2));
    assert!(
        err(&output).contains("nothing is written"),
        "{}",
        err(&output)
    );
    assert_eq!(kept(&desk), "");
}

#[test]
fn the_file_may_have_another_name_and_place() {
    let desk = desk();
    fs::write(
        desk.path().join("mtlint.toml"),
        "decisions = \"sport/known.jsonl\"\n",
    )
    .unwrap();
    assert_eq!(code(&desk, &["baseline", "--accept-new", "."]), Some(0));
    let known = fs::read_to_string(desk.path().join("sport/known.jsonl")).unwrap();
    assert!(
        known.contains("\"file\":\"b.txt\"") && known.contains("\"file\":\"a.txt\""),
        "{known}"
    );
    assert_eq!(code(&desk, &["check", "."]), Some(0));
    let dump = out(&mtlint(desk.path(), &["check", "--dump-config", "a.txt"]));
    assert!(
        dump.contains("sport/known.jsonl\"  # ") && dump.contains("mtlint.toml:1"),
        "{dump}"
    );
    assert_eq!(
        code(&desk, &["check", "--decisions", "new.jsonl", "."]),
        Some(2)
    );
    assert_eq!(
        code(
            &desk,
            &[
                "baseline",
                "--accept-new",
                "--decisions",
                "new.jsonl",
                "a.txt"
            ]
        ),
        Some(0)
    );
    assert_eq!(
        code(&desk, &["check", "--decisions", "new.jsonl", "a.txt"]),
        Some(0)
    );
    assert_eq!(
        code(&desk, &["check", "--decisions", "new.jsonl", "sport/b.txt"]),
        Some(1)
    );
}

#[test]
fn a_text_that_may_stand_everywhere_is_quiet_everywhere() {
    let desk = desk();
    let record = "{\"decision\":\"ignore-all\",\"rule\":\"untranslated-text\",\"text\":\"Reuters\",\"note\":\"وكالة\"}\n";
    fs::write(desk.path().join("mtlint-decisions.jsonl"), record).unwrap();
    let list = out(&mtlint(
        desk.path(),
        &["check", "-f", "text", "sport/b.txt"],
    ));
    assert!(
        list.contains("Adidas") && !list.contains("Reuters"),
        "{list}"
    );
    let shown = out(&mtlint(
        desk.path(),
        &["check", "--show-decided", "sport/b.txt"],
    ));
    assert!(
        shown.contains("\"ignore-all\",\"Reuters\"") && shown.contains("\"وكالة\""),
        "{shown}"
    );
    let file = desk.path().join("mtlint-decisions.jsonl");
    let arguments = ["check", "-f", "text", "--decisions", file.to_str().unwrap()];
    let piped = with_stdin(&arguments, "نقل الخبر لـReuters مصدر مطلع.\n".as_bytes());
    assert_eq!(out(&piped), "");
}

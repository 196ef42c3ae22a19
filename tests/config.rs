//! `mtlint.toml`: where it is found, what wins, and what is said of one that is wrong.

mod support;

use std::fs;
use support::{DIRTY, err, folder, mtlint, out};
use tempfile::TempDir;

fn desk(config: &str) -> TempDir {
    folder(&[
        ("mtlint.toml", config.as_bytes()),
        ("a.txt", DIRTY.as_bytes()),
        ("sport/deep/b.txt", DIRTY.as_bytes()),
    ])
}

fn code(folder: &TempDir, arguments: &[&str]) -> Option<i32> {
    mtlint(folder.path(), arguments).status.code()
}

#[test]
fn flags_win_over_sections_and_sections_over_the_rest() {
    let desk =
        desk("fail-on = \"critical\"\n[[paths]]\nmatch = [\"sport/\"]\nfail-on = \"major\"\n");
    assert_eq!(code(&desk, &["check", "a.txt"]), Some(0));
    assert_eq!(code(&desk, &["check", "sport/deep/b.txt"]), Some(1));
    assert_eq!(code(&desk, &["check", "."]), Some(1));
    assert_eq!(
        code(&desk, &["check", "sport/deep/b.txt", "--fail-on", "never"]),
        Some(0)
    );
    assert_eq!(code(&desk, &["check", "a.txt", "--isolated"]), Some(1));
}

#[test]
fn the_nearest_file_above_the_article_holds() {
    let desk = desk("fail-on = \"never\"\n");
    fs::write(
        desk.path().join("sport/mtlint.toml"),
        "fail-on = \"minor\"\n",
    )
    .unwrap();
    assert_eq!(code(&desk, &["check", "a.txt"]), Some(0));
    assert_eq!(code(&desk, &["check", "sport/deep/b.txt"]), Some(1));
    // From anywhere: what holds for an article does not depend on where the command is run.
    let below = desk.path().join("sport/deep");
    assert_eq!(mtlint(&below, &["check", "b.txt"]).status.code(), Some(1));
    assert_eq!(
        mtlint(&below, &["check", "../../a.txt"]).status.code(),
        Some(0)
    );
    // An article outside is read by the style of the desk that reads it.
    let elsewhere = folder(&[("c.txt", DIRTY.as_bytes())]);
    let path = elsewhere.path().join("c.txt");
    assert_eq!(code(&desk, &["check", path.to_str().unwrap()]), Some(0));
    assert_eq!(
        code(&desk, &["check", "a.txt", "--config", "sport/mtlint.toml"]),
        Some(1)
    );
}

#[test]
fn a_later_selection_is_a_new_beginning() {
    let desk = desk("ignore = [\"untranslated-text\"]\n");
    assert_eq!(code(&desk, &["check", "a.txt"]), Some(0));
    assert_eq!(
        code(&desk, &["check", "a.txt", "--ignore", "mixed-digits"]),
        Some(0)
    );
    assert_eq!(
        code(&desk, &["check", "a.txt", "--select", "untranslated-text"]),
        Some(1)
    );
}

#[test]
fn severities_are_those_of_the_house() {
    let desk = desk("[severity]\nuntranslated-text = \"minor\"\n");
    let list = mtlint(desk.path(), &["check", "-f", "text", "a.txt"]);
    assert_eq!(list.status.code(), Some(0));
    assert!(
        out(&list).contains("minor[untranslated-text]"),
        "{}",
        out(&list)
    );
    let raised = [
        "check",
        "a.txt",
        "--severity",
        "untranslated-text=critical",
        "--fail-on",
        "critical",
    ];
    assert_eq!(code(&desk, &raised), Some(1));
    assert_eq!(
        code(&desk, &["check", "a.txt", "--severity", "x=minor"]),
        Some(2)
    );
    assert_eq!(
        code(
            &desk,
            &["check", "a.txt", "--severity", "untranslated-text"]
        ),
        Some(2)
    );
}

#[test]
fn allowed_names_may_stay() {
    let desk = desk("allow-latin = [\"peskov\", \"S&P 500\", \"van der Hoeven\"]\n");
    assert_eq!(code(&desk, &["check", "a.txt"]), Some(0));
    let list = mtlint(desk.path(), &["check", "-f", "text", "a.txt"]);
    assert_eq!(out(&list), "");
    assert_eq!(code(&desk, &["check", "--isolated", "a.txt"]), Some(1));
    assert_eq!(
        code(
            &desk,
            &["check", "--isolated", "a.txt", "--allow-latin", "Peskov"]
        ),
        Some(0)
    );
    let names = "تراجع مؤشر S&P 500 أمس.\nالتقى بـVan der Hoeven وفدا وبـPeskov أيضا، ولم يحضر Van Basten اللقاء.\n";
    fs::write(desk.path().join("c.txt"), names).unwrap();
    let list = out(&mtlint(desk.path(), &["check", "-f", "text", "c.txt"]));
    assert_eq!(list.lines().count(), 1, "{list}");
    assert!(list.contains("\"Van Basten\""), "{list}");
}

#[test]
fn every_mistake_is_told_with_its_line() {
    let desk = desk(
        "fail-on = \"majr\"\nignroe = []\nignore = [\"mixed-digit\"]\nallow-latin = \"NATO\"\nmin-severity = 3\n\
         language = \"xx\"\n[severity]\nmixed-digits = \"bad\"\n[[paths]]\nfail-on = \"minor\"\n[[paths]]\nmatch = [\"x/\"]\ngloss = 1\n",
    );
    let output = mtlint(desk.path(), &["check", "a.txt"]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(out(&output), "");
    let errors: Vec<String> = err(&output)
        .lines()
        .filter_map(|line| Some(line.split_once("mtlint.toml:")?.1.to_owned()))
        .collect();
    assert_eq!(
        errors,
        [
            "1:11: `majr` is not known; is `major` meant?",
            "2:1: mtlint.toml has no key `ignroe`; is `ignore` meant?",
            "3:11: there is no rule `mixed-digit`; is `mixed-digits` meant?",
            "4:15: a list in [brackets] is wanted here, not string",
            "5:16: a text in quotation marks is wanted here, not integer",
            "6:12: xx: not known; known are ar, en",
            "8:16: `bad` is none of critical, major, minor, neutral",
            "10:1: a section for paths needs `match`, the paths that it is for",
            "13:1: a section for paths has no key `gloss`; it has allow-latin, fail-on, glossary, ignore, \
             language, match, min-confidence, min-severity, phrases, select, severity",
        ]
    );
    fs::write(desk.path().join("mtlint.toml"), "fail-on = \n").unwrap();
    let output = mtlint(desk.path(), &["check", "a.txt"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("mtlint.toml:1:1"), "{}", err(&output));
    assert_eq!(
        code(&desk, &["check", "a.txt", "--config", "none.toml"]),
        Some(2)
    );
    assert_eq!(code(&desk, &["check", "a.txt", "--isolated"]), Some(1));
}

#[test]
fn the_settings_are_shown_with_where_they_come_from() {
    let desk = desk(
        "message-language = \"ar\"\nignore = [\"mixed-digits\"]\n[[paths]]\nmatch = [\"*.txt\", \"!a.txt\"]\nmin-severity = \"minor\"\n",
    );
    let dump = |arguments: &[&str]| {
        let output = mtlint(desk.path(), arguments);
        assert_eq!(output.status.code(), Some(0), "{}", err(&output));
        out(&output)
    };
    let raw = dump(&[
        "check",
        "--dump-config",
        "sport/deep/b.txt",
        "--ignore",
        "mixed-quotes",
    ]);
    let shown = raw.replace(desk.path().to_str().unwrap(), "DESK");
    for line in [
        "# configuration: DESK/mtlint.toml",
        "fail-on = \"major\"  # default",
        "min-severity = \"minor\"  # DESK/mtlint.toml:5",
        "message-language = \"ar\"  # DESK/mtlint.toml:1",
        "    \"mixed-digits\",  # DESK/mtlint.toml:2",
        "    \"mixed-quotes\",  # --ignore",
    ] {
        assert!(
            shown.lines().any(|shown| shown == line),
            "{line} is not in:\n{shown}"
        );
    }
    assert!(
        dump(&["check", "--dump-config", "a.txt"])
            .contains("min-severity = \"neutral\"  # default")
    );
    // What is shown can be used: the same settings, all from one file.
    fs::write(desk.path().join("again.toml"), &raw).unwrap();
    let again = dump(&["check", "--dump-config", "--config", "again.toml", "a.txt"]);
    let values = |shown: &str| -> Vec<String> {
        shown
            .lines()
            .skip(1)
            .map(|line| line.split("  # ").next().unwrap().to_owned())
            .collect()
    };
    assert_eq!(values(&again), values(&raw));
}

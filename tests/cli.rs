//! The command line: what it prints, where it writes, how it exits.

mod support;

use std::fs;
use std::process::Command;
use support::{CLEAN, DIRTY, err, folder, mtlint, out, with_stdin};

#[test]
fn exit_codes_gate() {
    let folder = folder(&[
        ("dirty.txt", DIRTY.as_bytes()),
        ("clean.txt", CLEAN.as_bytes()),
        ("empty.txt", b""),
    ]);
    let code = |arguments: &[&str]| mtlint(folder.path(), arguments).status.code();
    assert_eq!(code(&["check", "clean.txt"]), Some(0));
    assert_eq!(code(&["check", "empty.txt"]), Some(0));
    assert_eq!(code(&["check", "dirty.txt"]), Some(1));
    assert_eq!(
        code(&["check", "dirty.txt", "--fail-on", "critical"]),
        Some(0)
    );
    assert_eq!(code(&["check", "dirty.txt", "--fail-on", "never"]), Some(0));
    assert_eq!(code(&["check", "dirty.txt", "--exit-zero"]), Some(0));
    assert_eq!(
        code(&["check", "dirty.txt", "missing.txt", "--exit-zero"]),
        Some(2)
    );
    assert_eq!(
        code(&["check", "dirty.txt", "--ignore", "untranslated-text"]),
        Some(0)
    );
    assert_eq!(
        code(&["check", "dirty.txt", "--select", "mixed-script-word"]),
        Some(0)
    );
    // What is not listed still counts: the list and the gate are two things.
    assert_eq!(
        code(&["check", "dirty.txt", "--min-severity", "critical"]),
        Some(1)
    );
    assert_eq!(code(&["check", "--no-such-flag"]), Some(2));
    assert_eq!(
        code(&["check", "dirty.txt", "--select", "no-such-rule"]),
        Some(2)
    );
}

#[test]
fn formats_agree_on_exit_code_and_findings() {
    let folder = folder(&[("dirty.txt", DIRTY.as_bytes())]);
    for format in ["csv", "text", "json", "jsonl"] {
        let output = mtlint(folder.path(), &["check", "-f", format, "dirty.txt"]);
        assert_eq!(output.status.code(), Some(1), "{format}");
        assert!(
            out(&output).contains("Peskov") && out(&output).contains("بيسكوف"),
            "{format}: {}",
            out(&output)
        );
    }
    let text = out(&mtlint(
        folder.path(),
        &["check", "-f", "text", "dirty.txt"],
    ));
    assert!(
        text.starts_with("dirty.txt:1:6: major[untranslated-text] "),
        "{text}"
    );
    assert!(text.contains(": \"Peskov\" -> \"بيسكوف\"\n"), "{text}");
}

#[test]
fn the_csv_is_what_the_contract_says() {
    let folder = folder(&[(
        "dirty.txt",
        "- قالت Reuters =1\nأشار Peskov إلى\n".as_bytes(),
    )]);
    let bytes = mtlint(folder.path(), &["check", "dirty.txt"]).stdout;
    assert!(bytes.starts_with("\u{FEFF}".as_bytes()));
    let text = String::from_utf8(bytes).unwrap();
    let header = "decision,text,suggestion,replacement,context,message,rule,severity,file,line,column,note,confidence,category,group,id,start,end";
    assert_eq!(
        text.lines()
            .next()
            .unwrap()
            .trim_start_matches('\u{FEFF}')
            .replace('"', ""),
        header
    );
    assert!(
        text.split_inclusive('\n')
            .all(|line| line.ends_with("\r\n"))
    );
    assert!(
        text.contains("\"\t- قالت"),
        "a dash begins a formula in a spreadsheet: {text}"
    );
}

#[test]
fn the_json_is_json() {
    let folder = folder(&[
        ("a.txt", DIRTY.as_bytes()),
        ("b.txt", CLEAN.as_bytes()),
        ("c.txt", DIRTY.as_bytes()),
    ]);
    let document = out(&mtlint(folder.path(), &["check", "-f", "json", "."]));
    let value: serde_json::Value = serde_json::from_str(&document).unwrap();
    assert_eq!(value["findings"].as_array().unwrap().len(), 2);
    assert_eq!(value["findings"][0]["line"], 1);
    let lines = out(&mtlint(folder.path(), &["check", "-f", "jsonl", "."]));
    assert_eq!(
        lines
            .lines()
            .filter(|l| serde_json::from_str::<serde_json::Value>(l).is_ok())
            .count(),
        2
    );
    let none = out(&mtlint(folder.path(), &["check", "-f", "json", "b.txt"]));
    assert_eq!(
        serde_json::from_str::<serde_json::Value>(&none).unwrap()["findings"],
        serde_json::json!([])
    );
}

#[test]
fn standard_input_is_an_article() {
    for arguments in [&["check", "-f", "text"][..], &["check", "-f", "text", "-"]] {
        let output = with_stdin(arguments, DIRTY.as_bytes());
        assert_eq!(output.status.code(), Some(1));
        assert!(out(&output).starts_with("-:1:6: "));
    }
    let named = with_stdin(
        &["check", "-f", "text", "--stdin-filename", "desk/a.txt"],
        DIRTY.as_bytes(),
    );
    assert!(out(&named).starts_with("desk/a.txt:1:6: "));
}

#[test]
fn folders_are_walked_as_git_sees_them() {
    let folder = folder(&[
        ("in/a.txt", DIRTY.as_bytes()),
        ("in/deep/er/b.TXT", DIRTY.as_bytes()),
        ("in/notes.md", DIRTY.as_bytes()),
        ("in/.ignore", b"skipped\n"),
        ("in/skipped/c.txt", DIRTY.as_bytes()),
        ("none/readme.md", b"x"),
    ]);
    let output = mtlint(folder.path(), &["check", "-f", "text", "in"]);
    let files: Vec<String> = out(&output)
        .lines()
        .map(|l| l.split(':').next().unwrap().to_owned())
        .collect();
    assert_eq!(files, ["in/a.txt", "in/deep/er/b.TXT"]);
    let none = mtlint(folder.path(), &["check", "none"]);
    assert_eq!(none.status.code(), Some(2));
    assert!(
        err(&none).contains("none: no article in this folder"),
        "{}",
        err(&none)
    );
}

#[cfg(unix)]
#[test]
fn links_in_a_circle_are_no_trap() {
    let folder = folder(&[("in/a.txt", DIRTY.as_bytes())]);
    std::os::unix::fs::symlink("..", folder.path().join("in/loop")).unwrap();
    assert_eq!(
        out(&mtlint(folder.path(), &["check", "-f", "text", "in"]))
            .lines()
            .count(),
        1
    );
}

#[test]
fn a_list_of_files_is_read() {
    let folder = folder(&[
        ("a b.txt", DIRTY.as_bytes()),
        ("list", b"a b.txt\n\na b.txt\n"),
    ]);
    let output = mtlint(
        folder.path(),
        &["check", "-f", "text", "--files-from", "list"],
    );
    assert_eq!(out(&output).lines().count(), 1, "a file is checked once");
    let missing = mtlint(folder.path(), &["check", "--files-from", "no-list"]);
    assert_eq!(missing.status.code(), Some(2));
    assert!(err(&missing).contains("no-list"));
}

#[test]
fn bad_input_is_named_and_the_rest_is_checked() {
    let folder = folder(&[
        ("a.txt", b"\xD8\xA3\xD8\xB4 \xFF\xD8"),
        ("b.txt", b"text\0binary"),
        ("c.txt", DIRTY.as_bytes()),
    ]);
    let output = mtlint(
        folder.path(),
        &[
            "check",
            "-f",
            "text",
            "a.txt",
            "b.txt",
            "missing.txt",
            "c.txt",
        ],
    );
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(
        out(&output).lines().count(),
        1,
        "the other file is still checked"
    );
    let errors = err(&output);
    assert!(
        errors.contains("a.txt: not UTF-8: invalid byte at offset 5"),
        "{errors}"
    );
    assert!(
        errors.contains("b.txt: a binary file (NUL byte at offset 4)"),
        "{errors}"
    );
    assert!(errors.contains("missing.txt: "), "{errors}");
    assert!(errors.contains("exit 2"), "{errors}");
}

#[test]
fn an_output_file_is_replaced_whole_or_not_at_all() {
    let folder = folder(&[("a.txt", DIRTY.as_bytes()), ("review.csv", b"former")]);
    let output = mtlint(folder.path(), &["check", "a.txt", "-o", "review.csv"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stdout.is_empty());
    assert!(
        fs::read_to_string(folder.path().join("review.csv"))
            .unwrap()
            .contains("Peskov")
    );
    let left: Vec<_> = fs::read_dir(folder.path())
        .unwrap()
        .map(|e| e.unwrap().file_name())
        .collect();
    assert_eq!(left.len(), 2, "nothing is left beside it: {left:?}");
    let nowhere = mtlint(
        folder.path(),
        &["check", "a.txt", "-o", "no/such/folder/review.csv"],
    );
    assert_eq!(nowhere.status.code(), Some(2));
    let onto_folder = mtlint(folder.path(), &["check", "a.txt", "-o", "."]);
    assert_eq!(onto_folder.status.code(), Some(2));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told() {
    let folder = folder(&[("a.txt", DIRTY.as_bytes())]);
    let output = mtlint(folder.path(), &["check", "a.txt", "-o", "/dev/full"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("/dev/full: "), "{}", err(&output));
}

#[cfg(unix)]
#[test]
fn a_dash_is_standard_output() {
    let folder = folder(&[("a.txt", "زار Reuters أمس مدينة باكو.\n".as_bytes())]);
    let named = mtlint(folder.path(), &["check", "-q", "a.txt", "-o", "-"]);
    let unnamed = mtlint(folder.path(), &["check", "-q", "a.txt"]);
    assert!(out(&named).contains("Reuters"), "{}", err(&named));
    assert_eq!(out(&named), out(&unnamed));
    assert!(!folder.path().join("-").exists());
}

#[test]
fn a_closed_pipe_is_quiet_success() {
    let folder = folder(&[("a.txt", DIRTY.repeat(20_000).as_bytes())]);
    let script = format!(
        "'{}' check -f text a.txt | head -n 1; exit ${{PIPESTATUS[0]}}",
        env!("CARGO_BIN_EXE_mtlint")
    );
    let output = Command::new("bash")
        .args(["-c", &script])
        .current_dir(folder.path())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    assert_eq!(err(&output), "");
}

#[test]
fn the_number_of_jobs_changes_nothing() {
    let names: Vec<String> = (0..40).map(|i| format!("{i:02}.txt")).collect();
    let files: Vec<(&str, &[u8])> = names
        .iter()
        .enumerate()
        .map(|(i, n)| {
            (
                n.as_str(),
                if i % 3 == 0 { CLEAN } else { DIRTY }.as_bytes(),
            )
        })
        .collect();
    let folder = folder(&files);
    for format in ["csv", "json"] {
        let run = |jobs| mtlint(folder.path(), &["check", "-f", format, "-j", jobs, "."]).stdout;
        assert_eq!(run("1"), run("2"));
        assert_eq!(run("1"), run("7"));
    }
}

#[test]
fn an_article_in_another_script_is_said_to_be_unchecked() {
    let latin = with_stdin(
        &["check", "-f", "text"],
        b"The plane landed safely in Baku on Tuesday.\n",
    );
    assert_eq!(latin.status.code(), Some(0));
    assert_eq!(out(&latin), "");
    assert!(err(&latin).contains("in Latin script"), "{}", err(&latin));
    let quiet = with_stdin(
        &["check", "-q"],
        b"The plane landed safely in Baku on Tuesday.\n",
    );
    assert_eq!(err(&quiet), "");
}

#[test]
fn rules_are_listed_and_explained() {
    let folder = folder(&[]);
    let list = out(&mtlint(folder.path(), &["rules"]));
    assert!(
        list.lines()
            .any(|line| line.starts_with("untranslated-text "))
    );
    let page = out(&mtlint(folder.path(), &["explain", "untranslated-text"]));
    assert!(page.starts_with("# untranslated-text\n") && page.contains("When to leave it"));
    let typo = mtlint(folder.path(), &["explain", "untranslated-txt"]);
    assert_eq!(typo.status.code(), Some(2));
    assert!(err(&typo).contains("is `untranslated-text` meant?"));
}

#[test]
fn shells_and_man_are_served() {
    let folder = folder(&[]);
    for shell in ["bash", "zsh", "fish"] {
        assert!(
            out(&mtlint(folder.path(), &["completions", shell])).contains("mtlint"),
            "{shell}"
        );
    }
    assert!(out(&mtlint(folder.path(), &["man"])).contains(".TH"));
    let help = out(&mtlint(folder.path(), &["--help"]));
    assert!(
        help.contains("Examples:") && help.contains("Exit code"),
        "{help}"
    );
}

#[test]
fn messages_come_in_arabic() {
    let output = with_stdin(
        &["check", "-f", "text", "--message-language", "ar"],
        DIRTY.as_bytes(),
    );
    assert!(
        out(&output).contains("اسم تُرك بحروف لاتينية"),
        "{}",
        out(&output)
    );
}

#[test]
fn colours_are_asked_for() {
    let plain = with_stdin(&["check", "-f", "text"], DIRTY.as_bytes());
    assert!(!out(&plain).contains('\u{1b}'));
    let colored = with_stdin(
        &["check", "-f", "text", "--color", "always"],
        DIRTY.as_bytes(),
    );
    assert!(out(&colored).contains('\u{1b}'));
}

#[test]
fn users_have_phrases_of_their_own() {
    let list = "phrase\tnatural\tenglish\tright\treason\tseverity\n\
        # the desk\n\
        قام بزيارة\tزار\tpaid a visit to\tقام الوزير من مكانه.\tone verb is enough\n\
        /(\\d+) بالمئة/\t$1 في المئة\t\t\thouse style\tneutral\n";
    let other = "رفيع المستوى\t\t\t\ttoo vague\tmajor\n";
    let folder = folder(&[
        (
            "article.txt",
            "وقام بزيارة القاهرة وفد رفيع المستوى.\nارتفعت الأسعار 12 بالمئة.\n".as_bytes(),
        ),
        ("desk.tsv", list.as_bytes()),
        ("other.tsv", other.as_bytes()),
    ]);
    let check = |more: &[&str]| {
        let arguments = [
            "check",
            "-q",
            "-f",
            "text",
            "--select",
            "user-phrase",
            "article.txt",
        ];
        mtlint(folder.path(), &[&arguments, more].concat())
    };
    assert_eq!(out(&check(&[])), "");
    let one = check(&["--phrases", "desk.tsv"]);
    assert_eq!(one.status.code(), Some(0), "{}", err(&one));
    let text = out(&one);
    assert!(text.contains("minor[user-phrase]"), "{text}");
    assert!(text.contains("one verb is enough"), "{text}");
    assert!(text.contains("\"وقام بزيارة\" -> \"وزار\""), "{text}");
    assert!(text.contains("neutral[user-phrase]"), "{text}");
    assert!(text.contains("\"12 بالمئة\" -> \"12 في المئة\""), "{text}");
    let both = check(&["--phrases", "desk.tsv", "--phrases", "other.tsv"]);
    assert_eq!(both.status.code(), Some(1));
    assert!(out(&both).contains("major[user-phrase]"), "{}", out(&both));
}

#[test]
fn broken_lists_of_phrases_are_told_with_file_and_line() {
    for (list, told) in [
        (&b"/(/\tx\n"[..], "list.tsv:1: /(/: "),
        (
            "قام\n\nزار\t\t\t\t\tsevere\n".as_bytes(),
            "list.tsv:3: «severe» is no severity",
        ),
        ("زار\n\tزار\n".as_bytes(), "list.tsv:2: the phrase is empty"),
        (b"visit\n", "list.tsv:1: «visit» has no word of Arabic"),
        (
            "قام بزيارة\t\t\tقام بزيارة المدينة.\n".as_bytes(),
            "list.tsv:1: «قام بزيارة» is found",
        ),
        (b"\xD9\x82\n\xFF\n", "list.tsv:2: not in UTF-8"),
    ] {
        let folder = folder(&[("a.txt", CLEAN.as_bytes()), ("list.tsv", list)]);
        let output = mtlint(folder.path(), &["check", "a.txt", "--phrases", "list.tsv"]);
        assert_eq!(output.status.code(), Some(2), "{told}");
        assert!(err(&output).contains(told), "{told}: {}", err(&output));
    }
    let folder = folder(&[("a.txt", CLEAN.as_bytes())]);
    let output = mtlint(folder.path(), &["check", "a.txt", "--phrases", "none.tsv"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("none.tsv"), "{}", err(&output));
}

#[test]
fn an_article_in_dialect_is_told_once() {
    let dialect = "انا مش عارف ليه الناس عايزة كده، بس احنا هنشوف إزاي ده هيحصل عشان محدش فاهم حاجة دلوقتي.\n\
        استعاد أذربيجان السيطرة، واللي حصل إمبارح كان وحش أوي.\n";
    let folder = folder(&[("a.txt", dialect.as_bytes())]);
    let select = [
        "check",
        "-q",
        "-f",
        "text",
        "a.txt",
        "--select",
        "mixed-dialect,agreement",
    ];
    let output = mtlint(folder.path(), &select);
    let text = out(&output);
    assert_eq!(text.lines().count(), 1, "{text}");
    assert!(text.contains("neutral[mixed-dialect]"), "{text}");
}

#[test]
fn every_name_has_its_line() {
    let long = "x".repeat(20_000);
    let text = "word ".repeat(5_000);
    let input = format!(
        "\u{FEFF}Baku\r\n\n   \n123 45\nموسكو\nDmitry\tPeskov\n{long}\n{text}\n\u{0}\u{7}\n😀\nO’Brien"
    );
    let output = with_stdin(&["transliterate"], input.as_bytes());
    assert_eq!(output.status.code(), Some(0));
    let out = out(&output);
    let lines: Vec<&str> = out.lines().collect();
    assert_eq!(lines.len(), input.lines().count());
    let forms = |line: &str| {
        line.split('\t')
            .skip(1)
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    assert!(lines[0].starts_with("Baku\tباكو"), "{}", lines[0]);
    // Neither names nor anything that can be read as one.
    for (number, shown) in [
        (1, ""),
        (2, "   "),
        (3, "123 45"),
        (4, "موسكو"),
        (8, "  "),
        (9, "😀"),
    ] {
        assert_eq!(lines[number], shown);
    }
    assert!(lines[5].starts_with("Dmitry Peskov\tد"), "{}", lines[5]);
    assert!(!forms(lines[6]).is_empty() && lines[6].starts_with(&long));
    assert!(forms(lines[7]).is_empty());
    assert!(
        forms(lines[10]).contains(&"أوبراين".to_owned()),
        "{}",
        lines[10]
    );
}

#[test]
fn names_that_are_not_utf_8_lose_no_line() {
    let output = with_stdin(&["transliterate", "--top", "1"], b"Baku\nBak\xFFu\nOslo\n");
    assert_eq!(out(&output), "Baku\tباكو\nBak\u{FFFD}u\nOslo\tأوسلو\n");
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("line 2"), "{}", err(&output));
    let output = with_stdin(&["transliterate", "--top", "1", "Ba\nku"], b"");
    assert_eq!(out(&output).lines().count(), 1);
}

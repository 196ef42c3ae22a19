//! The glossary of a house: what it settles, what is said of a broken one, and how one is harvested from articles.

mod support;

use std::borrow::Cow;
use std::fs;
use support::{err, folder, mtlint, out, rows};
use tempfile::TempDir;

const GLOSSARY: &str = "english,preferred,avoid,note\n\
    Dmitry Peskov,ديمتري بيسكوف,,\n\
    Peskov,بيسكوف,بسكوف | بيسكف,متحدث الكرملين\n\
    Kremlin,الكرملين,الكريملين;الكرملن,\n\
    Palantir,بالانتير,بالانتيير,\n";

fn desk(glossary: &str, article: &str) -> TempDir {
    folder(&[
        ("mtlint.toml", b"glossary = \"house/names.csv\"\n"),
        ("house/names.csv", glossary.as_bytes()),
        ("a.txt", article.as_bytes()),
    ])
}

/// Rule, text and suggestion of each row.
fn list(desk: &TempDir, arguments: &[&str]) -> Vec<(String, String, String)> {
    let mut all = vec!["check", "-q", "-f", "csv", "--exit-zero"];
    all.extend(arguments);
    let output = mtlint(desk.path(), &all);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let rows = rows(&output.stdout);
    rows.into_iter()
        .map(|row| [row.rule, row.text, row.suggestion].map(Cow::into_owned))
        .map(|[rule, text, suggestion]| (rule, text, suggestion))
        .collect()
}

fn row(rule: &str, text: &str, suggestion: &str) -> (String, String, String) {
    (rule.to_owned(), text.to_owned(), suggestion.to_owned())
}

#[test]
fn a_glossary_is_the_first_source_of_suggestions() {
    // The article has another form, and the glossary goes before it.
    let article = "أعلنت شركة Palantir الأمر أمس، ورد عليه لـPeskov مساعد.\nقالت بلانتير إن ذلك صحيح.\n\
        وحضر President Dmitry Peskov اللقاء.\n";
    let desk = desk(GLOSSARY, article);
    let found = list(&desk, &["--select", "untranslated-text", "a.txt"]);
    assert_eq!(found[0], row("untranslated-text", "Palantir", "بالانتير"));
    assert_eq!(found[1], row("untranslated-text", "لـPeskov", "لبيسكوف"));
    assert!(found[2].2.ends_with("ديمتري بيسكوف"), "{:?}", found[2]);
    let text = out(&mtlint(desk.path(), &["check", "-f", "text", "a.txt"]));
    assert!(text.contains("the glossary has «بالانتير» for it"), "{text}");
    let arabic = ["check", "-f", "text", "--message-language", "ar", "a.txt"];
    let text = out(&mtlint(desk.path(), &arabic));
    assert!(text.contains("وله في المسرد «بالانتير»"), "{text}");
}

#[test]
fn what_the_glossary_has_may_not_stand_in_latin_letters() {
    let article = "تدعم الأجهزة تقنية Bluetooth الحديثة.\n";
    let house = desk("english,preferred\nBluetooth,بلوتوث\n", article);
    let found = list(&house, &["a.txt"]);
    assert_eq!(found, [row("untranslated-text", "Bluetooth", "بلوتوث")]);
    let severity = |arguments: &[&str]| {
        let mut all = vec!["check", "-q", "a.txt"];
        all.extend(arguments);
        rows(&mtlint(house.path(), &all).stdout)[0].severity.clone()
    };
    assert_eq!(severity(&[]), "major");
    assert_eq!(severity(&["--isolated"]), "neutral");
    // What is allowed by name is allowed.
    assert_eq!(list(&house, &["a.txt", "--allow-latin", "Bluetooth"]), []);
}

#[test]
fn forms_not_to_use_are_reported_with_what_is_joined_to_them() {
    let article =
        "قال متحدث للكريملين إن الأمر انتهى.\nوبسكوف لم يعلق على ذلك.\nأعلن الكرملين ذلك.\n";
    let desk = desk(GLOSSARY, article);
    let found = list(&desk, &["--select", "glossary-form", "a.txt"]);
    assert_eq!(
        found,
        [
            row("glossary-form", "للكريملين", "للكرملين"),
            row("glossary-form", "وبسكوف", "وبيسكوف"),
        ]
    );
    let text = out(&mtlint(desk.path(), &["check", "-f", "text", "a.txt"]));
    assert!(text.contains("متحدث الكرملين"), "the note is told: {text}");
    // What is applied is gone.
    let all = mtlint(
        desk.path(),
        &["check", "-q", "--select", "glossary-form", "a.txt"],
    );
    let review = support::decided(&all.stdout, |_, row| row.decision = "fix".into());
    fs::write(desk.path().join("review.csv"), review).unwrap();
    let applied = mtlint(desk.path(), &["apply", "review.csv"]);
    assert_eq!(applied.status.code(), Some(0), "{}", err(&applied));
    let after = fs::read_to_string(desk.path().join("a.txt")).unwrap();
    let expected = article
        .replace("للكريملين", "للكرملين")
        .replace("وبسكوف", "وبيسكوف");
    assert_eq!(after, expected);
    assert_eq!(list(&desk, &["--select", "glossary-form", "a.txt"]), []);
}

#[test]
fn a_glossary_decides_which_spelling_is_preferred() {
    let article = "وصل زيلينسكي إلى برلين.\nالتقى زيلنسكي بالمستشار.\nغادر زيلينسكي مساء.\n";
    let by_article = row("inconsistent-transliteration", "زيلنسكي", "زيلينسكي");
    let by_house = row("inconsistent-transliteration", "زيلينسكي", "زيلنسكي");
    let desk = desk("english,preferred\nZelensky,زيلنسكي\n", article);
    let rule = ["--select", "inconsistent-transliteration", "a.txt"];
    assert_eq!(list(&desk, &rule), [by_house.clone(), by_house]);
    let mut isolated = vec!["--isolated"];
    isolated.extend(rule);
    assert_eq!(list(&desk, &isolated), [by_article]);
    let text = out(&mtlint(desk.path(), &["check", "-f", "text", "a.txt"]));
    assert!(
        text.contains("preferred is «زيلنسكي», which the glossary has"),
        "{text}"
    );
    // A form that the glossary forbids is one row, not two.
    fs::write(
        desk.path().join("house/names.csv"),
        "english,preferred,avoid\nZelensky,زيلينسكي,زيلنسكي\n",
    )
    .unwrap();
    assert_eq!(
        list(&desk, &["a.txt"]),
        [row("glossary-form", "زيلنسكي", "زيلينسكي")]
    );
}

#[test]
fn a_glossary_may_come_from_a_spreadsheet() {
    let semicolons = "\u{FEFF}الإنجليزية;العربية;لا تستعمل;ملاحظة;عمود آخر\r\nKremlin;الكرملين;الكريملين؛الكرملن;;x\r\n";
    let article = "أعلن الكريملين ذلك.\nثم نفى الكرملن الأمر.\n";
    let desk = desk(semicolons, article);
    let rule = ["--select", "glossary-form", "a.txt"];
    assert_eq!(list(&desk, &rule).len(), 2);
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet();
    for (at, cells) in [
        ["English", "Preferred", "Avoid"],
        ["Kremlin", "الكرملين", "الكريملين"],
    ]
    .iter()
    .enumerate()
    {
        for (column, cell) in cells.iter().enumerate() {
            sheet.write_string(at as u32, column as u16, *cell).unwrap();
        }
    }
    let path = desk.path().join("names.xlsx");
    fs::write(&path, workbook.save_to_buffer().unwrap()).unwrap();
    let mut flag = vec!["--glossary", "names.xlsx"];
    flag.extend(rule);
    assert_eq!(
        list(&desk, &flag),
        [row("glossary-form", "الكريملين", "الكرملين")],
        "the flag wins"
    );
    let dump = out(&mtlint(desk.path(), &["check", "--dump-config", "a.txt"]));
    let line = dump
        .lines()
        .find(|line| line.starts_with("glossary = "))
        .unwrap();
    assert!(
        line.contains("names.csv\"") && line.ends_with("mtlint.toml:1"),
        "{line}"
    );
}

#[test]
fn what_is_wrong_with_a_glossary_is_told_with_file_and_row() {
    for (glossary, problems) in [
        (
            "english,preferred,avoid\nPutin,بوتين,بوتن\nPutin,بوطين,\n",
            &["names.csv: row 3: row 2 has «بوتين» for «Putin»"][..],
        ),
        (
            "english,preferred,avoid\nPutin,,بوتن\nNATO,NATO,\n",
            &[
                "names.csv: row 2: there is no preferred form for «Putin»",
                "names.csv: row 3: «NATO» has no word of Arabic; what may stay in other letters is told with allow-latin",
            ],
        ),
        (
            "name,form\nPutin,بوتين\n",
            &[
                "names.csv: no row names the columns; one row, the first as a rule, must hold `preferred`",
            ],
        ),
        (
            "preferred,note\nبوتين,\n",
            &["here are neither `english` nor `avoid`"],
        ),
    ] {
        let desk = desk(glossary, "قال الوزير ذلك.\n");
        let output = mtlint(desk.path(), &["check", "a.txt"]);
        assert_eq!(output.status.code(), Some(2));
        for problem in problems {
            assert!(
                err(&output).contains(problem),
                "{problem}:\n{}",
                err(&output)
            );
        }
        assert!(
            err(&output).contains("mtlint.toml:1: this line names the list"),
            "{}",
            err(&output)
        );
        assert_eq!(out(&output), "");
    }
    let desk = folder(&[("a.txt", "قال الوزير ذلك.\n".as_bytes())]);
    let output = mtlint(desk.path(), &["check", "--glossary", "none.csv", "a.txt"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("none.csv: "), "{}", err(&output));
}

#[test]
fn phrases_may_be_named_in_the_configuration() {
    let desk = folder(&[
        ("mtlint.toml", b"phrases = [\"desk.tsv\"]\n"),
        ("desk.tsv", "قام بزيارة\tزار\n".as_bytes()),
        ("deep/a.txt", "قام بزيارة العاصمة أمس.\n".as_bytes()),
    ]);
    let rule = ["--select", "user-phrase", "deep/a.txt"];
    assert_eq!(
        list(&desk, &rule),
        [row("user-phrase", "قام بزيارة", "زار")]
    );
    fs::write(desk.path().join("mtlint.toml"), "phrases = \"desk.tsv\"\n").unwrap();
    let output = mtlint(desk.path(), &["check", "deep/a.txt"]);
    assert!(
        err(&output).contains("a list in [brackets] is wanted here"),
        "{}",
        err(&output)
    );
}

/// A small archive: one name in two forms in two articles, one left in Latin letters.
fn archive() -> TempDir {
    folder(&[
        (
            "one.txt",
            "وصل زيلينسكي إلى برلين.\nالتقى زيلينسكي بالمستشار شولتس.\nوحضر بيسكوف اللقاء.\n"
                .as_bytes(),
        ),
        (
            "two.txt",
            "غادر زيلنسكي العاصمة أمس.\nوقال Peskov إن ذلك متوقع.\n".as_bytes(),
        ),
        ("three.txt", "قال ولزيلينسكي رأي آخر.\n".as_bytes()),
    ])
}

#[test]
fn names_of_an_archive_are_harvested() {
    let desk = archive();
    let harvest = |arguments: &[&str]| {
        let mut all = vec!["names", "-q"];
        all.extend(arguments);
        let output = mtlint(desk.path(), &all);
        assert_eq!(output.status.code(), Some(0), "{}", err(&output));
        output.stdout
    };
    let all = harvest(&["."]);
    let cells = |bytes: &[u8]| -> Vec<Vec<String>> {
        let mut reader = csv::Reader::from_reader(bytes);
        let records = reader.records().map(|record| record.unwrap());
        records
            .map(|record| record.iter().map(str::to_owned).collect())
            .collect()
    };
    let rows = cells(&all);
    let zelensky = rows
        .iter()
        .find(|row| row[1] == "زيلينسكي")
        .expect("the name");
    assert_eq!(zelensky[2], "زيلنسكي", "{rows:?}");
    assert_eq!(zelensky[4], "4");
    assert_eq!(zelensky[5], "زيلينسكي ×3 | زيلنسكي ×1");
    assert_eq!(zelensky[6], "./one.txt; ./three.txt; ./two.txt");
    let peskov = rows
        .iter()
        .find(|row| row[1] == "بيسكوف")
        .expect("the name");
    assert_eq!(
        (&*peskov[0], &*peskov[3]),
        ("Peskov", "in Latin letters ×1")
    );
    // The same whatever number of threads, and in whatever order the files are named.
    assert_eq!(all, harvest(&[".", "-j", "1"]));
    let several = cells(&harvest(&[".", "--inconsistent"]));
    assert_eq!(several.len(), 1, "{several:?}");
    // What comes out goes in: the archive is held to it.
    harvest(&[".", "-o", "names.csv"]);
    let found = list(
        &desk,
        &[
            "--glossary",
            "names.csv",
            "--select",
            "glossary-form,untranslated-text",
            "two.txt",
        ],
    );
    assert_eq!(
        found,
        [
            row("glossary-form", "زيلنسكي", "زيلينسكي"),
            row("untranslated-text", "Peskov", "بيسكوف"),
        ]
    );
    // And what is settled is not asked again.
    assert_eq!(cells(&harvest(&[".", "--glossary", "names.csv"])).len(), 0);
}

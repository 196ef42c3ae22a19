//! The formats of the list, each read back as those who use it read it.

// What is skipped is told.
#![allow(clippy::print_stderr)]

use calamine::{Data, Reader, Xlsx};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::io::Cursor;
use std::path::Path;
use std::process::{Command, Output};
use tempfile::TempDir;

const FORMATS: [&str; 10] = [
    "csv", "text", "json", "jsonl", "xlsx", "html", "sarif", "github", "gitlab", "junit",
];

/// A name in two scripts in both articles, another one with a clitic, and cells that spreadsheets would run.
const FIRST: &str = "أشار Kowalczyk إلى الخلاف مع وزارة الخارجية.\nوقالت وكالة Reuters إن كوفالتشيك وصل أمس.\n\
                     وأكد كوفالتشيك ذلك.\nونقلت عنه Reuters أنه باق.\n";
const SECOND: &str =
    "وأفادت وكالة Reuters بأن الوفد غادر العاصمة.\n=We are leaving the city today\n";
const CLEAN: &str = "عقد الوزير مؤتمرا صحفيا في العاصمة أمس.\n";
/// Markup, script and workflow commands as an article may bring them.
const HOSTILE: &str = "قال Reuters</script><script>alert(1)</script> إن <img src=x onerror=alert(2)> وصل.\n\
                       وأضاف <b onclick='x'>Bloomberg</b> أن \"الأمر\" & غيره ]]> <!-- انتهى --> ${{ x }}.\n\
                       ::error::x وقال </mark></p></div></main>Associated Press إن ذلك\u{202E} صحيح.\n";

fn mtlint(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_mtlint"))
        .args(arguments)
        .current_dir(folder)
        .env_remove("GITHUB_STEP_SUMMARY")
        .output()
        .unwrap()
}

fn articles() -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, text) in [
        ("a.txt", FIRST),
        ("b.txt", SECOND),
        ("clean.txt", CLEAN),
        ("hostile.txt", HOSTILE),
    ] {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

fn list(folder: &TempDir, format: &str, arguments: &[&str]) -> Vec<u8> {
    let all = [&["check", "-q", "-f", format], arguments].concat();
    let output = mtlint(folder.path(), &all);
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    output.stdout
}

fn text(folder: &TempDir, format: &str, arguments: &[&str]) -> String {
    String::from_utf8(list(folder, format, arguments)).unwrap()
}

fn json(folder: &TempDir, format: &str, arguments: &[&str]) -> Value {
    serde_json::from_slice(&list(folder, format, arguments)).unwrap()
}

/// The cells of the CSV list, without guards and direction marks.
fn cells(csv: &[u8]) -> Vec<Vec<String>> {
    csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(csv)
        .records()
        .map(|record| {
            let cell = |cell: &str| {
                mtlint::report::csv::unguard(cell)
                    .trim_start_matches('\u{200F}')
                    .to_owned()
            };
            record.unwrap().iter().map(cell).collect()
        })
        .collect()
}

fn sheet(workbook: Vec<u8>, number: usize) -> (String, Vec<Vec<String>>) {
    let mut workbook = Xlsx::new(Cursor::new(workbook)).unwrap();
    let name = workbook.sheet_names()[number].clone();
    let range = workbook.worksheet_range(&name).unwrap();
    let cell = |cell: &Data| match cell {
        Data::Float(number) => format!("{number}"),
        other => other.to_string(),
    };
    let rows = range.rows().map(|row| row.iter().map(cell).collect());
    (name, rows.collect())
}

#[test]
fn the_exit_code_is_the_same_for_all_formats() {
    let folder = articles();
    fs::write(folder.path().join("broken.txt"), [0xFF, 0xFE, 0xFD]).unwrap();
    for format in FORMATS {
        let code = |arguments: &[&str]| {
            let all = [&["check", "-f", format], arguments].concat();
            mtlint(folder.path(), &all).status.code()
        };
        assert_eq!(code(&["clean.txt"]), Some(0), "{format}");
        assert_eq!(code(&["a.txt", "clean.txt"]), Some(1), "{format}");
        assert_eq!(code(&["a.txt", "--fail-on", "never"]), Some(0), "{format}");
        assert_eq!(code(&["a.txt", "--exit-zero"]), Some(0), "{format}");
        assert_eq!(code(&["a.txt", "broken.txt"]), Some(2), "{format}");
        assert_eq!(code(&["missing.txt"]), Some(2), "{format}");
    }
}

#[test]
fn every_format_gives_the_same_bytes_again() {
    let folder = articles();
    let all = ["a.txt", "b.txt", "clean.txt", "hostile.txt"];
    for format in FORMATS {
        let first = list(&folder, format, &[&all[..], &["--jobs", "1"]].concat());
        let again = list(&folder, format, &[&all[..], &["--jobs", "4"]].concat());
        assert!(!first.is_empty());
        assert!(first == again, "{format}");
    }
}

#[test]
fn the_name_of_the_output_tells_the_format() {
    let folder = articles();
    for (name, start) in [
        ("r.xlsx", &b"PK"[..]),
        ("r.html", b"<!DOCTYPE html>"),
        ("r.sarif", b"{\"$schema\""),
        ("r.json", b"{\"schema\""),
        ("r.csv", b"\xEF\xBB\xBF\"decision\""),
        ("r.txt", b"\xEF\xBB\xBF\"decision\""),
    ] {
        mtlint(folder.path(), &["check", "-q", "a.txt", "-o", name]);
        assert!(
            fs::read(folder.path().join(name))
                .unwrap()
                .starts_with(start),
            "{name}"
        );
    }
    mtlint(
        folder.path(),
        &["check", "-q", "-f", "text", "a.txt", "-o", "t.xlsx"],
    );
    assert!(
        fs::read(folder.path().join("t.xlsx"))
            .unwrap()
            .starts_with(b"a.txt:1:")
    );
}

#[test]
fn a_workbook_never_goes_to_a_terminal() {
    let folder = articles();
    let program = env!("CARGO_BIN_EXE_mtlint");
    let output = Command::new("script")
        .args([
            "-qec",
            &format!("'{program}' check -f xlsx a.txt"),
            "/dev/null",
        ])
        .current_dir(folder.path())
        .output();
    let Ok(output) = output else {
        eprintln!("skipped: there is no `script` to open a terminal with");
        return;
    };
    let shown = String::from_utf8_lossy(&output.stdout);
    assert!(
        shown.contains("-o list.xlsx") && !shown.contains("PK"),
        "{shown}"
    );
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn the_workbook_holds_the_cells_of_the_csv_list_with_names_together() {
    let folder = articles();
    let all = ["a.txt", "b.txt", "clean.txt", "hostile.txt"];
    let csv = cells(&list(&folder, "csv", &all));
    let (name, sheet) = sheet(list(&folder, "xlsx", &all), 0);
    assert_eq!(name, "review");
    assert_eq!(sheet[0], csv[0]);
    let sorted = |rows: &[Vec<String>]| rows.iter().cloned().collect::<BTreeSet<_>>();
    assert_eq!(sorted(&sheet), sorted(&csv));
    assert_eq!(sheet.len(), csv.len());
    assert!(
        csv.iter().any(|row| row[4].starts_with('=')),
        "a cell that must not run"
    );

    let groups: Vec<&str> = sheet[1..].iter().map(|row| &*row[14]).collect();
    let mut blocks = groups.clone();
    blocks.dedup();
    assert_eq!(blocks.len(), groups.iter().collect::<BTreeSet<_>>().len());
    assert!(blocks.len() < groups.len(), "some name has several rows");
}

#[test]
fn the_workbook_speaks_arabic() {
    let folder = articles();
    let book = list(&folder, "xlsx", &["a.txt", "--message-language", "ar"]);
    let (name, list) = sheet(book.clone(), 0);
    assert_eq!(name, "المراجعة");
    for (place, header) in list[0].iter().enumerate() {
        assert_eq!(
            mtlint::report::words::column(header),
            Some(place),
            "{header}"
        );
    }
    assert_eq!(list[1][6], "untranslated-text");
    let (_, summary) = sheet(book, 1);
    assert_eq!(summary[0][0], "حصيلة الفحص");
    let sum = &summary.iter().find(|row| row[0] == "المجموع").unwrap()[5];
    assert_eq!(*sum, (list.len() - 1).to_string());
}

/// What makes the sheet readable, as it stands in the file.
#[test]
fn the_workbook_is_laid_out() {
    let folder = articles();
    let place = folder.path().join("r.xlsx");
    mtlint(folder.path(), &["check", "-q", "a.txt", "-o", "r.xlsx"]);
    let part = |name: &str| {
        let file = fs::File::open(&place).unwrap();
        let mut archive = zip::ZipArchive::new(file).unwrap();
        std::io::read_to_string(archive.by_name(name).unwrap()).unwrap()
    };
    let sheet = part("xl/worksheets/sheet1.xml");
    for piece in [
        "rightToLeft=\"1\"",
        "state=\"frozen\"",
        "<autoFilter ref=\"A1:R",
        "<formula1>\"fix,ignore,ignore-all\"</formula1>",
        "outlineLevel=\"1\"",
    ] {
        assert!(sheet.contains(piece), "{piece}");
    }
    assert!(
        part("xl/sharedStrings.xml").contains("<u/>"),
        "the flagged text is underlined"
    );
    assert!(part("xl/styles.xml").contains("readingOrder=\"2\""));
}

/// Runs LibreOffice; `false` when it is not installed.
fn convert(folder: &Path, arguments: &[&str]) -> bool {
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.display());
    let run = Command::new("soffice")
        .args([&*profile, "--headless", "--convert-to"])
        .args(arguments)
        .current_dir(folder)
        .output();
    match run {
        Ok(output) => {
            assert!(output.status.success(), "{output:?}");
            true
        }
        Err(_) => {
            eprintln!("skipped: LibreOffice is not installed");
            false
        }
    }
}

#[test]
fn libreoffice_opens_the_workbook_and_keeps_it() {
    let folder = articles();
    let all = ["a.txt", "b.txt", "hostile.txt"];
    let before = list(&folder, "xlsx", &all);
    fs::create_dir(folder.path().join("saved")).unwrap();
    fs::write(folder.path().join("r.xlsx"), &before).unwrap();
    if !convert(folder.path(), &["xlsx", "--outdir", "saved", "r.xlsx"]) {
        return;
    }
    let after = fs::read(folder.path().join("saved/r.xlsx")).unwrap();
    assert_eq!(sheet(after, 0), sheet(before, 0));
}

#[test]
fn sarif_has_what_the_standard_requires() {
    let folder = articles();
    let all = ["./a.txt", "b.txt", "clean.txt", "hostile.txt"];
    let log = json(&folder, "sarif", &all);
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    let ids: BTreeSet<&str> = rules
        .iter()
        .map(|rule| rule["id"].as_str().unwrap())
        .collect();
    assert_eq!(ids.len(), rules.len());
    for rule in rules {
        assert!(
            rule["shortDescription"]["text"]
                .as_str()
                .is_some_and(|t| !t.is_empty())
        );
        assert!(
            rule["help"]["markdown"]
                .as_str()
                .is_some_and(|t| t.contains("**Example.**"))
        );
        let level = rule["defaultConfiguration"]["level"].as_str().unwrap();
        assert!(["error", "warning", "note"].contains(&level));
    }
    let results = run["results"].as_array().unwrap();
    let listed = cells(&list(&folder, "csv", &all));
    assert_eq!(results.len(), listed.len() - 1);
    for (result, row) in results.iter().zip(&listed[1..]) {
        let index = result["ruleIndex"].as_u64().unwrap() as usize;
        assert_eq!(rules[index]["id"], result["ruleId"]);
        assert_eq!(result["ruleId"], *row[6]);
        assert_eq!(result["partialFingerprints"]["mtlintId/v1"], *row[15]);
        let place = &result["locations"][0]["physicalLocation"];
        let file = place["artifactLocation"]["uri"].as_str().unwrap();
        assert_eq!(file, row[8].trim_start_matches("./"));
        // The region, in lines and code points, is the flagged text.
        let region = &place["region"];
        let number = |name: &str| region[name].as_u64().unwrap() as usize;
        assert_eq!(number("startLine").to_string(), row[9]);
        assert_eq!(number("startLine"), number("endLine"));
        let source = fs::read_to_string(folder.path().join(file)).unwrap();
        let line = source.lines().nth(number("startLine") - 1).unwrap();
        let marked: String = line
            .chars()
            .skip(number("startColumn") - 1)
            .take(number("endColumn") - number("startColumn"))
            .collect();
        assert_eq!(marked, row[1]);
        assert_eq!(region["snippet"]["text"], *marked);
        if !row[2].is_empty() && result.get("fixes").is_some() {
            let change = &result["fixes"][0]["artifactChanges"][0]["replacements"][0];
            assert_eq!(change["insertedContent"]["text"], *row[2]);
            assert_eq!(change["deletedRegion"]["byteOffset"].to_string(), row[16]);
        }
    }
    assert!(results.iter().any(|result| result.get("fixes").is_some()));
    // Fingerprints do not know lines.
    let moved = format!("{CLEAN}\n{FIRST}");
    fs::write(folder.path().join("a.txt"), moved).unwrap();
    let prints = |log: &Value| -> Vec<Value> {
        let results = log["runs"][0]["results"].as_array().unwrap();
        results
            .iter()
            .map(|r| r["partialFingerprints"].clone())
            .collect()
    };
    assert_eq!(prints(&json(&folder, "sarif", &all)), prints(&log));
    let empty = json(&folder, "sarif", &["clean.txt"]);
    assert_eq!(empty["runs"][0]["results"], serde_json::json!([]));
}

/// The annotations as GitHub shows them: this is how a run looks in its log.
#[test]
fn github_annotations() {
    let folder = articles();
    assert_eq!(
        text(
            &folder,
            "github",
            &["./a.txt", "b.txt", "--select", "untranslated-text"]
        ),
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reports/github.txt"))
            .unwrap()
    );
    let hostile = text(&folder, "github", &["hostile.txt"]);
    assert!(!hostile.is_empty());
    for line in hostile.lines() {
        let command = [
            "::error file=hostile.txt,",
            "::warning file=hostile.txt,",
            "::notice file=hostile.txt,",
        ];
        assert!(
            command.iter().any(|start| line.starts_with(start)),
            "{line}"
        );
    }
}

#[test]
fn github_gets_a_summary_that_holds_more_than_annotations() {
    let folder = TempDir::new().unwrap();
    let many: String = (0..40)
        .map(|i| format!("وقالت وكالة Reuters في بيانها رقم {i} إن الوفد وصل.\n"))
        .collect();
    fs::write(folder.path().join("a.txt"), many).unwrap();
    let summary = folder.path().join("summary.md");
    fs::write(&summary, "before\n").unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_mtlint"))
        .args([
            "check",
            "-f",
            "github",
            "a.txt",
            "--select",
            "untranslated-text",
        ])
        .current_dir(folder.path())
        .env("GITHUB_STEP_SUMMARY", &summary)
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    let annotations = String::from_utf8(output.stdout).unwrap();
    let table = fs::read_to_string(&summary).unwrap();
    assert!(table.starts_with("before\n## mtlint\n"));
    assert!(annotations.lines().count() > 10);
    assert_eq!(
        table
            .lines()
            .filter(|line| line.contains("| untranslated-text |"))
            .count(),
        annotations.lines().count()
    );
}

#[test]
fn gitlab_gets_fingerprints_of_its_own() {
    let folder = articles();
    fs::create_dir(folder.path().join("other")).unwrap();
    fs::copy(
        folder.path().join("a.txt"),
        folder.path().join("other/a.txt"),
    )
    .unwrap();
    let report = json(
        &folder,
        "gitlab",
        &["a.txt", "other/a.txt", "clean.txt", "b.txt"],
    );
    let report = report.as_array().unwrap();
    let mut prints = BTreeSet::new();
    for violation in report {
        assert!(
            violation["description"]
                .as_str()
                .is_some_and(|t| !t.is_empty())
        );
        assert!(violation["check_name"].is_string());
        let severity = violation["severity"].as_str().unwrap();
        assert!(["info", "minor", "major", "critical"].contains(&severity));
        assert!(violation["location"]["path"].is_string());
        assert!(violation["location"]["lines"]["begin"].as_u64().unwrap() > 0);
        prints.insert(violation["fingerprint"].as_str().unwrap());
    }
    assert!(report.len() > 4);
    assert_eq!(prints.len(), report.len());
    assert_eq!(
        json(&folder, "gitlab", &["clean.txt"]),
        serde_json::json!([])
    );
}

/// Elements of XML with their attributes, and the text.
fn xml(text: &str) -> Vec<(String, Vec<(String, String)>)> {
    use quick_xml::XmlVersion;
    use quick_xml::events::Event;
    let mut reader = quick_xml::Reader::from_str(text);
    reader.config_mut().check_end_names = true;
    let mut elements = Vec::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Start(element) | Event::Empty(element) => {
                let attribute = |a: quick_xml::events::attributes::Attribute<'_>| {
                    let value = a.normalized_value(XmlVersion::Implicit1_0).unwrap();
                    (a.key.as_ref().to_owned(), value.into_owned())
                };
                elements.push((
                    element.name().as_ref().to_owned(),
                    element
                        .attributes()
                        .map(|a| attribute(a.unwrap()))
                        .collect(),
                ));
            }
            Event::Eof => return elements,
            _ => {}
        }
    }
}

#[test]
fn junit_fails_for_the_reasons_of_the_exit_code() {
    let folder = articles();
    let all = ["a.txt", "b.txt", "clean.txt", "hostile.txt"];
    for fail_on in ["critical", "major", "minor", "never"] {
        let arguments = [&all[..], &["--fail-on", fail_on]].concat();
        let elements = xml(&text(&folder, "junit", &arguments));
        let count = |name: &str| elements.iter().filter(|(n, _)| n == name).count();
        let sum = |attribute: &str| -> usize {
            let attributes = elements.iter().filter(|(n, _)| n == "testsuite");
            attributes
                .flat_map(|(_, all)| all.iter().filter(|(key, _)| key == attribute))
                .map(|(_, value)| value.parse::<usize>().unwrap())
                .sum()
        };
        let rows = cells(&list(&folder, "csv", &all)).len() - 1;
        let rank = |severity: &str| {
            ["critical", "major", "minor", "neutral"]
                .iter()
                .position(|s| *s == severity)
        };
        let failing = cells(&list(&folder, "csv", &all))[1..]
            .iter()
            .filter(|row| row[12] == "high" && fail_on != "never" && rank(&row[7]) <= rank(fail_on))
            .count();
        assert_eq!(count("testsuite"), 4);
        assert_eq!(
            count("testcase"),
            rows + 1,
            "an article without a finding passes"
        );
        assert_eq!(sum("tests"), rows + 1);
        assert_eq!(
            (count("failure"), sum("failures")),
            (failing, failing),
            "{fail_on}"
        );
        assert_eq!(count("skipped"), rows - failing);
        assert_eq!(sum("skipped"), rows - failing);
    }
    let hostile = xml(&text(&folder, "junit", &["hostile.txt"]));
    let known = ["testsuites", "testsuite", "testcase", "failure", "skipped"];
    assert!(hostile.iter().all(|(name, _)| known.contains(&&**name)));
}

#[test]
fn junit_fails_by_the_gate_of_each_article() {
    let folder = TempDir::new().unwrap();
    for (name, text) in [
        (
            "mtlint.toml",
            "fail-on = \"never\"\n[[paths]]\nmatch = [\"front/\"]\nfail-on = \"major\"\n",
        ),
        ("back/a.txt", FIRST),
        ("front/b.txt", FIRST),
    ] {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let failures = |paths: &[&str]| {
        let elements = xml(&text(&folder, "junit", paths));
        elements
            .iter()
            .filter(|(name, _)| name == "failure")
            .count()
    };
    let front = failures(&["front/b.txt"]);
    assert!(front > 0);
    assert_eq!(failures(&["back/a.txt", "front/b.txt"]), front);
    assert_eq!(failures(&["front/b.txt", "back/a.txt"]), front);
    assert_eq!(failures(&["back/a.txt"]), 0);
}

/// Tags of a page with their attributes, and its texts.
fn page(html: &str) -> (Vec<(String, Vec<(String, String)>)>, String) {
    use html5gum::{Token, Tokenizer};
    let mut tags = Vec::new();
    let mut texts = String::new();
    let utf8 = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    let mut tokens = Tokenizer::new(html);
    // What is inside of style and script is no markup.
    for token in &mut tokens {
        match token.unwrap() {
            Token::StartTag(tag) => {
                let attributes = tag.attributes.iter().map(|(k, v)| (utf8(k), utf8(v)));
                tags.push((utf8(&tag.name), attributes.collect()));
            }
            Token::String(text) => texts.push_str(&utf8(&text)),
            Token::Error(error) => panic!("the page is not well-formed: {error:?}"),
            _ => {}
        }
    }
    (tags, texts)
}

#[test]
fn a_hostile_article_stays_text_in_the_page() {
    let folder = articles();
    let html = text(&folder, "html", &["hostile.txt", "a.txt"]);
    // Between the elements that hold the page's own style and script, of which the article has no part.
    let (head, rest) = html.split_once("<style>").unwrap();
    let (_, rest) = rest.split_once("</style>").unwrap();
    let (body, end) = rest.rsplit_once("<script>").unwrap();
    assert!(end.ends_with("</script>\n</body>\n</html>\n"));
    let islands: Vec<&str> = body
        .split("<script type=\"application/json\" class=\"rows\">")
        .collect();
    assert_eq!(islands.len(), 3);
    let mut markup = head.to_owned();
    let mut rows = 0;
    for (number, part) in islands.iter().enumerate() {
        let mut part = *part;
        if number > 0 {
            let (json, after) = part.split_once("</script>").unwrap();
            assert!(!json.contains('<'));
            rows += serde_json::from_str::<Vec<Value>>(json).unwrap().len();
            part = after;
        }
        markup.push_str(part);
    }
    assert!(rows > 4);
    let (tags, texts) = page(&markup);
    let known = [
        "html", "head", "meta", "title", "body", "header", "strong", "label", "select", "option",
        "input", "span", "progress", "output", "button", "kbd", "template", "div", "dialog",
        "form", "dl", "dt", "dd", "p", "noscript", "main", "section", "h2", "h3", "bdi", "a",
        "mark", "article", "code", "b",
    ];
    for (name, attributes) in &tags {
        assert!(known.contains(&&**name), "{name}");
        for (attribute, value) in attributes {
            assert!(!attribute.starts_with("on") && attribute != "src" && attribute != "style");
            assert!(
                attribute != "href" || value.starts_with("#m-mt-"),
                "{value}"
            );
        }
    }
    let policy = tags
        .iter()
        .find(|(name, a)| name == "meta" && a.iter().any(|(_, v)| v == "Content-Security-Policy"));
    let (_, policy) = policy.unwrap();
    let policy = &policy.iter().find(|(name, _)| name == "content").unwrap().1;
    assert!(policy.starts_with("default-src 'none'; style-src 'sha256-"));
    assert!(!policy.contains("unsafe"));
    // The whole article stands in the page, as text.
    for line in HOSTILE.lines() {
        assert!(texts.contains(line), "{line}");
    }
}

#[test]
fn the_page_without_script_is_a_list() {
    let folder = articles();
    let html = text(
        &folder,
        "html",
        &["a.txt", "b.txt", "clean.txt", "--message-language", "ar"],
    );
    assert!(html.contains("<html lang=\"ar\" dir=\"rtl\">"));
    assert!(
        html.contains("<header class=\"bar\" hidden>"),
        "without script there is no filter"
    );
    let rows = cells(&list(&folder, "csv", &["a.txt", "b.txt"]));
    for row in &rows[1..] {
        assert!(html.contains(&format!("id=\"{}\"", row[15])));
        assert!(html.contains(&format!("<a id=\"m-{}\"></a><mark", row[15])));
        assert!(html.contains(&format!("<a href=\"#m-{}\">", row[15])));
    }
    assert_eq!(html.matches("<section class=\"file\">").count(), 2);
    let empty = text(&folder, "html", &["clean.txt"]);
    assert!(empty.contains("<p class=\"nothing\">Nothing was found.</p>"));
}

//! The page in a browser: filters, decisions, keys, and the list that it downloads. Skipped where chromedriver
//! and Chromium are not installed.

// What is skipped is told.
#![allow(clippy::print_stderr)]

use serde_json::{Value, json};
use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

const ARTICLES: [(&str, &str); 3] = [
    (
        "a.txt",
        "أشار Kowalczyk إلى الخلاف مع وزارة الخارجية.\nوقالت وكالة Reuters إن كوفالتشيك وصل أمس.\n\
         وأكد كوفالتشيك ذلك لمراسل Reuters , ثم غادر.\nوقال إنه سعيد بـ النتيجة.\n",
    ),
    (
        "b.txt",
        "وأفادت وكالة Reuters بأن الوفد غادر العاصمة.\n=We are leaving the city today\n",
    ),
    (
        "hostile.txt",
        "قال Reuters</script><script>document.title='x'</script> إن <img src=x onerror=\"document.title='x'\"> وصل.\n\
         وأضاف <b onclick='x'>Bloomberg</b> أن \"الأمر\" & غيره ]]> <!-- انتهى -->.\n",
    ),
];

/// Chromium with a page, through chromedriver.
struct Browser {
    driver: Child,
    session: String,
    folder: TempDir,
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = minreq::delete(&self.session).with_timeout(10).send();
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

impl Browser {
    fn open() -> Option<Browser> {
        let driver = Command::new("chromedriver")
            .arg("--port=0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn();
        let Ok(mut driver) = driver else {
            eprintln!("skipped: chromedriver is not installed");
            return None;
        };
        let lines = BufReader::new(driver.stdout.take().unwrap()).lines();
        let port = lines
            .map_while(Result::ok)
            .find_map(|line| {
                Some(
                    line.split_once("successfully on port ")?
                        .1
                        .trim_end_matches('.')
                        .to_owned(),
                )
            })
            .expect("chromedriver tells its port");
        let folder = TempDir::new().unwrap();
        let profile = folder.path().join("profile");
        let arguments = [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--window-size=1400,900",
            &format!("--user-data-dir={}", profile.display()),
        ];
        let options = json!({ "capabilities": { "alwaysMatch": {
            "browserName": "chrome",
            "unhandledPromptBehavior": "accept",
            "goog:chromeOptions": {
                "args": arguments,
            },
            "goog:loggingPrefs": { "browser": "ALL" },
        }}});
        let address = format!("http://127.0.0.1:{port}/session");
        let mut browser = Browser {
            driver,
            session: address,
            folder,
        };
        let created = browser.post("", options);
        let Some(id) = created["sessionId"].as_str() else {
            eprintln!("skipped: chromedriver has no browser: {created}");
            return None;
        };
        browser.session = format!("{}/{id}", browser.session);
        let downloads = json!({ "behavior": "allow", "downloadPath": browser.folder.path() });
        browser.command("Browser.setDownloadBehavior", downloads);
        Some(browser)
    }

    fn post(&self, command: &str, body: Value) -> Value {
        let response = minreq::post(format!("{}{command}", self.session))
            .with_json(&body)
            .unwrap()
            .with_timeout(60)
            .send()
            .unwrap();
        let mut answer: Value = serde_json::from_slice(response.as_bytes()).unwrap();
        answer["value"].take()
    }

    /// A command of the browser's own protocol.
    fn command(&self, name: &str, parameters: Value) {
        let command = json!({ "cmd": name, "params": parameters });
        self.post("/goog/cdp/execute", command);
    }

    /// Checks the articles and opens the page; the result is the CSV list of the same run.
    fn show(&self, arguments: &[&str]) -> String {
        for (name, text) in ARTICLES {
            fs::write(self.folder.path().join(name), text).unwrap();
        }
        let run = |format: &str, place: &str| {
            Command::new(env!("CARGO_BIN_EXE_mtlint"))
                .args([
                    "check",
                    "-q",
                    "--exit-zero",
                    "a.txt",
                    "b.txt",
                    "hostile.txt",
                    "-f",
                    format,
                    "-o",
                    place,
                ])
                .args(arguments)
                .current_dir(self.folder.path())
                .status()
                .unwrap();
        };
        run("html", "page.html");
        run("csv", "expected.csv");
        let page = self.folder.path().join("page.html");
        self.post(
            "/url",
            json!({ "url": format!("file://{}", page.display()) }),
        );
        fs::read_to_string(self.folder.path().join("expected.csv")).unwrap()
    }

    /// What a script says in the page.
    fn run(&self, script: &str) -> Value {
        self.post("/execute/sync", json!({ "script": script, "args": [] }))
    }

    fn count(&self, selector: &str) -> usize {
        let count = self.run(&format!(
            "return document.querySelectorAll(`{selector}`).length"
        ));
        usize::try_from(count.as_u64().unwrap()).unwrap()
    }

    /// Cards that can be seen.
    fn cards(&self) -> usize {
        let count = self.run(
            "return [...document.querySelectorAll('.card')].filter(c => c.checkVisibility()).length",
        );
        usize::try_from(count.as_u64().unwrap()).unwrap()
    }

    /// Types into whatever has the focus.
    fn keys(&self, keys: &str) {
        let actions: Vec<Value> = keys
            .chars()
            .flat_map(|key| {
                ["keyDown", "keyUp"].map(|kind| json!({ "type": kind, "value": key.to_string() }))
            })
            .collect();
        self.post(
            "/actions",
            json!({ "actions": [{ "type": "key", "id": "keyboard", "actions": actions }] }),
        );
    }

    /// Picks an option of a filter, as a hand does.
    fn pick(&self, filter: &str, value: &str) {
        let picked = self.run(&format!(
            "const s = document.getElementById('{filter}'); s.value = '{value}';
             s.dispatchEvent(new Event('input', {{ bubbles: true }})); return s.value"
        ));
        assert_eq!(picked, value);
    }

    fn decision(&self) -> Value {
        self.run("return document.querySelector('.card.current').dataset.decision || ''")
    }

    fn click(&self, selector: &str) {
        self.run(&format!("document.querySelector(`{selector}`).click()"));
    }

    /// The list that the page lets the editor take along.
    fn download(&self) -> String {
        let place = self.folder.path().join("review.csv");
        let _ = fs::remove_file(&place);
        self.click("#save");
        let start = Instant::now();
        while !place.exists() {
            assert!(
                start.elapsed() < Duration::from_secs(20),
                "nothing was downloaded"
            );
            std::thread::sleep(Duration::from_millis(50));
        }
        fs::read_to_string(place).unwrap()
    }

    /// What the browser complained about.
    fn complaints(&self) -> Vec<Value> {
        let log = self.post("/se/log", json!({ "type": "browser" }));
        log.as_array().unwrap().clone()
    }
}

fn rows(csv: &str) -> Vec<csv::StringRecord> {
    let mut reader = csv::Reader::from_reader(csv.trim_start_matches('\u{FEFF}').as_bytes());
    reader.records().map(Result::unwrap).collect()
}

#[test]
fn the_page_is_worked_through() {
    let Some(browser) = Browser::open() else {
        return;
    };
    let expected = browser.show(&["--message-language", "ar"]);
    let listed = rows(&expected);
    let all = listed.len();
    let with =
        |column: usize, value: &str| listed.iter().filter(|row| &row[column] == value).count();
    assert!(
        browser
            .run("return document.title")
            .as_str()
            .unwrap()
            .starts_with("mtlint")
    );
    assert_eq!(
        browser.run("return getComputedStyle(document.body).direction"),
        "rtl"
    );
    assert_eq!(browser.cards(), all);
    assert!(browser.count(".text mark") >= all);

    filters(&browser, all, &with);
    decisions(&browser, all);
    names(&browser, &listed);
    hostile(&browser);
    assert_eq!(browser.complaints(), Vec::<Value>::new());
}

/// Each filter narrows the list and lets it go again.
fn filters(browser: &Browser, all: usize, with: &dyn Fn(usize, &str) -> usize) {
    for (filter, value, column) in [
        ("rule", "untranslated-text", 6),
        ("severity", "critical", 7),
        ("severity", "minor", 7),
        ("file", "b.txt", 8),
    ] {
        let count = with(column, value);
        assert!(
            count > 0 && count < all,
            "{filter} {value}: {count} of {all}"
        );
        browser.pick(filter, value);
        assert_eq!(browser.cards(), count, "{filter} {value}");
        browser.pick(filter, "");
        assert_eq!(browser.cards(), all);
    }
    browser.click("#search");
    browser.run("document.getElementById('search').focus()");
    browser.keys("bloomberg");
    let some = browser.cards();
    assert!(some > 0 && some < all, "{some} of {all}");
    browser.keys("\u{E003}".repeat(9).as_str());
    assert_eq!(browser.cards(), all);
    browser.keys("\u{E00C}");
    browser.pick("severity", "critical");
    browser.pick("rule", "untranslated-text");
    let both = browser.cards();
    assert!(both <= with(7, "critical"));
    browser.pick("severity", "");
    browser.pick("rule", "");
}

/// Keys move and decide; the list that is downloaded has the decisions and is the same otherwise.
fn decisions(browser: &Browser, all: usize) {
    let expected = fs::read_to_string(browser.folder.path().join("expected.csv")).unwrap();
    assert_eq!(browser.download(), expected, "nothing is decided yet");
    let current = || browser.run("return document.querySelector('.card.current').id");
    let first = current();
    browser.run("document.activeElement.blur()");
    browser.keys("j");
    let second = current();
    assert_ne!(first, second);
    browser.keys("k");
    assert_eq!(current(), first);
    // A decision goes on to the next row.
    browser.keys("i");
    assert_eq!(current(), second);
    browser.keys("k");
    assert_eq!(browser.decision(), "ignore");
    browser.keys("i");
    assert_eq!(browser.decision(), "", "the same key takes it back");
    browser.keys("iu");
    assert_eq!(browser.decision(), "");
    // The letter on the same place of an Arabic keyboard does the same.
    browser.run(
        "dispatchEvent.call(document.querySelector('.card.current'),
         new KeyboardEvent('keydown', { key: 'ب', code: 'KeyF', bubbles: true }))",
    );
    browser.keys("k");
    assert_eq!(browser.decision(), "fix");

    // Both directions of the filter for decisions.
    browser.pick("decision", "fix");
    assert_eq!(browser.cards(), 1);
    browser.pick("decision", "open");
    assert_eq!(browser.cards(), all - 1);
    browser.pick("decision", "ignore");
    assert_eq!(browser.cards(), 0);
    assert_eq!(
        browser.run("return document.getElementById('empty').checkVisibility()"),
        true
    );
    browser.pick("decision", "");
    assert_eq!(browser.cards(), all);

    // A replacement and a note; what a spreadsheet would run gets its guard.
    browser.keys("r=بديل\"1\"\u{E007}n");
    browser.keys("-ملاحظة\u{E007}");
    let decided = rows(&browser.download());
    let fixed: Vec<_> = decided.iter().filter(|row| &row[0] == "fix").collect();
    assert_eq!(fixed.len(), 1);
    assert_eq!((&fixed[0][3], &fixed[0][11]), ("\t=بديل\"1\"", "\t-ملاحظة"));
    assert_eq!(fixed[0][15], *current().as_str().unwrap());
    // All else is as it was.
    let others = |csv: &str| -> Vec<Vec<String>> {
        let keep = |row: &csv::StringRecord| {
            let cells = row.iter().enumerate();
            let cells = cells.filter(|(column, _)| ![0, 3, 11].contains(column));
            cells.map(|(_, cell)| cell.to_owned()).collect()
        };
        rows(csv).iter().map(keep).collect()
    };
    assert_eq!(others(&browser.download()), others(&expected));
}

/// One name in several articles: decided for all of its places at once.
fn names(browser: &Browser, listed: &[csv::StringRecord]) {
    let reuters = listed.iter().filter(|row| &row[1] == "Reuters").count();
    assert!(reuters > 2);
    browser.pick("view", "names");
    assert_eq!(browser.cards(), listed.len());
    assert_eq!(
        browser.run("return document.querySelector('.text').checkVisibility()"),
        false
    );
    browser.run(
        "const card = [...document.querySelectorAll('.card')]
           .find(c => c.querySelector('mark').textContent === 'Reuters');
         card.click(); card.querySelector('[data-decide=\"ignore-all\"]').click()",
    );
    browser.pick("view", "text");
    assert_eq!(
        browser.run("return document.querySelector('.text').checkVisibility()"),
        true
    );
    browser.pick("decision", "ignore-all");
    assert_eq!(browser.cards(), reuters);
    browser.pick("decision", "");
    let decided = rows(&browser.download());
    assert_eq!(
        decided.iter().filter(|row| &row[0] == "ignore-all").count(),
        reuters
    );
    assert!(
        decided
            .iter()
            .all(|row| &row[0] != "ignore-all" || &row[1] == "Reuters")
    );
}

/// Nothing of an article has run, and all of it can be read.
fn hostile(browser: &Browser) {
    assert!(
        browser
            .run("return document.title")
            .as_str()
            .unwrap()
            .starts_with("mtlint")
    );
    assert_eq!(
        browser.count("img, iframe, object, link, .text script, .text b, [onclick], [onerror]"),
        0
    );
    assert_eq!(browser.count("script"), 4);
    let text = browser.run("return document.querySelectorAll('.text')[2].textContent");
    let (_, hostile) = ARTICLES[2];
    for line in hostile.lines() {
        assert!(text.as_str().unwrap().contains(line), "{line}");
    }
}

/// The same page where scripts are off.
#[test]
fn the_page_is_a_list_without_script() {
    let Some(browser) = Browser::open() else {
        return;
    };
    browser.command(
        "Emulation.setScriptExecutionDisabled",
        json!({ "value": true }),
    );
    let all = rows(&browser.show(&[])).len();
    assert_eq!(
        browser.count(".interactive, .buttons, .fields"),
        0,
        "no script has run"
    );
    let seen = |selector: &str| {
        browser.run(&format!(
            "return document.querySelector('{selector}').checkVisibility()"
        ))
    };
    assert_eq!(seen(".bar"), false);
    assert_eq!(seen("noscript p"), true);
    assert_eq!(seen(".text mark"), true);
    assert_eq!(browser.cards(), all);
    let targets = browser.run(
        "return [...document.querySelectorAll('.card a')].filter(a => document.querySelector(a.hash)).length",
    );
    assert_eq!(targets, all);
}

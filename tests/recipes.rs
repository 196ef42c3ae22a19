//! The recipes of docs/ci.md, the hooks and the action run as they are written.

// What is skipped is told.
#![allow(clippy::print_stderr)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

const DIRTY: &str = "وقالت وكالة Reuters إن الوفد غادر العاصمة أمس.\n";

fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A folder with an article, and the program's own folder in front of the path.
fn desk() -> (TempDir, String) {
    let folder = TempDir::new().unwrap();
    fs::create_dir(folder.path().join("articles")).unwrap();
    fs::write(folder.path().join("articles/a.txt"), DIRTY).unwrap();
    let program = PathBuf::from(env!("CARGO_BIN_EXE_mtlint"));
    let path = format!(
        "{}:{}",
        program.parent().unwrap().display(),
        std::env::var("PATH").unwrap()
    );
    (folder, path)
}

#[cfg(unix)]
#[test]
fn commands_of_the_page_run() {
    let page = fs::read_to_string(repository().join("docs/ci.md")).unwrap();
    let (folder, path) = desk();
    let mut ran = 0;
    for block in page.split("```sh\n").skip(1) {
        let block = block.split("```").next().unwrap();
        for line in block.lines().filter(|line| line.starts_with("mtlint ")) {
            let output = Command::new("sh")
                .args(["-c", line])
                .current_dir(folder.path())
                .env("PATH", &path)
                .env_remove("GITHUB_STEP_SUMMARY")
                .output()
                .unwrap();
            let code = output.status.code().unwrap();
            let checks = line.contains(" check ") && !line.contains("--exit-zero");
            assert_eq!(code, i32::from(checks), "{line}: {output:?}");
            ran += 1;
        }
    }
    assert!(ran >= 10, "{ran} commands");
    for list in [
        "mtlint.sarif",
        "review.xlsx",
        "review.html",
        "mtlint.bash",
        "mtlint.1",
    ] {
        assert!(
            fs::metadata(folder.path().join(list)).unwrap().len() > 500,
            "{list}"
        );
    }
}

#[test]
fn hooks_run() {
    let hooks = fs::read_to_string(repository().join(".pre-commit-hooks.yaml")).unwrap();
    let entries: Vec<&str> = hooks
        .lines()
        .filter_map(|line| line.trim().strip_prefix("entry: mtlint "))
        .collect();
    assert_eq!(entries.len(), 2);
    let (folder, _) = desk();
    for entry in entries {
        let output = Command::new(env!("CARGO_BIN_EXE_mtlint"))
            .args(entry.split(' '))
            .arg("articles/a.txt")
            .current_dir(folder.path())
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(1));
        assert!(output.stdout.starts_with(b"articles/a.txt:1:13: major["));
    }
}

/// The shell code of the step of the action with this name.
fn step(action: &str, name: &str) -> String {
    let (_, step) = action.split_once(&format!("- name: {name}\n")).unwrap();
    let step = step.split("    - name: ").next().unwrap();
    let (_, code) = step.split_once("      run: |\n").unwrap();
    code.lines()
        .map(|line| format!("{}\n", line.trim_start()))
        .collect()
}

#[cfg(unix)]
#[test]
fn the_action_checks_and_tells_the_exit_code() {
    let action = fs::read_to_string(repository().join("action.yml")).unwrap();
    for line in action
        .lines()
        .filter(|line| line.trim_start().starts_with("run:"))
    {
        assert!(
            !line.contains("${{"),
            "inputs must not become shell code: {line}"
        );
    }
    let code = step(&action, "Check the articles");
    assert!(!code.contains("${{"), "inputs must not become shell code");
    let (folder, _) = desk();
    let at = |name: &str| folder.path().join(name);
    let output = Command::new("bash")
        .args(["--noprofile", "--norc", "-eo", "pipefail", "-c", &code])
        .current_dir(folder.path())
        .env("RUNNER_TEMP", folder.path())
        .env("GITHUB_OUTPUT", at("output"))
        .env("GITHUB_STEP_SUMMARY", at("summary.md"))
        .env("PATHS", "articles\n\n")
        .env("FAIL_ON", "major")
        .env("MESSAGE_LANGUAGE", "ar")
        .env("ARGS", "--select\nuntranslated-text")
        .env("REVIEW_LIST", "list")
        .env("SARIF", "mtlint.sarif")
        .env("PROGRAM", env!("CARGO_BIN_EXE_mtlint"))
        .output();
    let Ok(output) = output else {
        eprintln!("skipped: there is no bash");
        return;
    };
    assert!(output.status.success(), "{output:?}");
    assert!(
        output
            .stdout
            .starts_with(b"::error file=articles/a.txt,line=1,")
    );
    assert_eq!(fs::read_to_string(at("output")).unwrap(), "exit-code=1\n");
    assert!(
        fs::read_to_string(at("summary.md"))
            .unwrap()
            .starts_with("## mtlint")
    );
    assert!(fs::read(at("review.xlsx")).unwrap().starts_with(b"PK"));
    assert!(at("mtlint.sarif").exists());
}

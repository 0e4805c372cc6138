//! The files of the repository, with what a check needs to know of each.
use std::fmt;
use std::fs;
use std::path::Path;

use super::tokens::{Token, tokens};

/// A file: its path from the root of the repository, with `/`, and its text.
pub(super) struct Source {
    pub(super) path: String,
    pub(super) text: String,
}

/// Where a file breaks a rule of the house.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Violation {
    pub(super) path: String,
    pub(super) line: usize,
    pub(super) message: String,
}

/// The folders of `src`, each of which may be used only by those after it; a file `src/x.rs` counts as `x`.
pub(super) const ENGINE: [&str; 27] = [
    "sorting",
    "text",
    "net",
    "azure",
    "design",
    "link",
    "edit",
    "import",
    "resolve",
    "capacity",
    "occupancy",
    "overlap",
    "propose",
    "egress",
    "cost",
    "policy",
    "rules",
    "advice",
    "diagnosis",
    "symptoms",
    "analysis",
    "fix",
    "compare",
    "fleet",
    "drawing",
    "export",
    "messages",
];
/// What stands after the engine and may use all of it.
pub(super) const DOORS: [&str; 4] = ["ui", "annex", "cli", "main"];

/// The files that people write: no build output, no lock files, no documents under test.
pub(super) fn repository() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut sources = Vec::new();
    walk(root, "", &mut sources);
    assert!(sources.iter().any(|source| source.path == "src/lib.rs"), "no src/lib.rs in {}", root.display());
    sources.sort_by(|one, other| one.path.cmp(&other.path));
    sources
}

/// The Rust files under `src`.
pub(super) fn program() -> Vec<Source> {
    repository().into_iter().filter(|source| source.path.starts_with("src/") && source.is_rust()).collect()
}

/// The files of the engine.
pub(super) fn engine() -> Vec<Source> {
    program().into_iter().filter(Source::is_engine).collect()
}

/// Fails with every violation on a line of its own.
#[track_caller]
pub(super) fn assert_none(violations: Vec<Violation>) {
    let lines: Vec<String> = violations.iter().map(Violation::to_string).collect();
    assert!(lines.is_empty(), "\n{}\n", lines.join("\n"));
}

impl Source {
    pub(super) fn is_rust(&self) -> bool {
        self.path.ends_with(".rs")
    }

    /// The folder under `src`, or the name of the file that stands there itself.
    pub(super) fn folder(&self) -> &str {
        let inside = self.path.strip_prefix("src/").unwrap_or(&self.path);
        inside.split('/').next().unwrap_or_default().trim_end_matches(".rs")
    }

    pub(super) fn is_engine(&self) -> bool {
        !DOORS.contains(&self.folder())
    }

    /// The path of the module, without the crate: `src/net/mod.rs` is `net`, `src/ui/parts/field.rs` is
    /// `ui`, `parts`, `field`.
    pub(super) fn module(&self) -> Vec<&str> {
        let inside = self.path.strip_prefix("src/").unwrap_or(&self.path).trim_end_matches(".rs");
        let mut module: Vec<&str> = inside.split('/').collect();
        let is_root = module.len() == 1 && matches!(inside, "lib" | "main" | "cli" | "annex");
        if is_root || module.last() == Some(&"mod") {
            module.pop();
        }
        module
    }

    pub(super) fn tokens(&self) -> Vec<Token> {
        tokens(&self.text)
    }

    pub(super) fn violation(&self, line: usize, message: impl Into<String>) -> Violation {
        Violation { path: self.path.clone(), line, message: message.into() }
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.path, self.line, self.message)
    }
}

fn walk(folder: &Path, prefix: &str, sources: &mut Vec<Source>) {
    for entry in fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let inside = format!("{prefix}{name}");
        if path.is_dir() {
            let hidden = name.starts_with('.') && name != ".ci";
            let built = ["target", "dist", "node_modules"].contains(&name.as_str());
            if !hidden && !built && inside != "tests/documents" {
                walk(&path, &format!("{inside}/"), sources);
            }
        } else if is_written_text(&inside, &name) {
            let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{inside}: {error}"));
            sources.push(Source { path: inside, text });
        }
    }
}

fn is_written_text(path: &str, name: &str) -> bool {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    let known = ["rs", "md", "toml", "sh", "mjs", "js", "py", "css", "html", "yml", "yaml", "svg"];
    known.contains(&ending)
        || name == "Makefile"
        || path.starts_with(".ci/")
        || path.starts_with("scripts/hooks/")
}

//! Who may use whom.
use super::paths::paths;
use super::source::{DOORS, ENGINE, Source, Violation};

/// The page's files that every view may use.
const SHARED_BY_VIEWS: [&str; 13] = [
    "parts",
    "workbench",
    "explanation",
    "field",
    "finding",
    "ladder",
    "later",
    "of_cluster",
    "quotation",
    "standing",
    "told",
    "annex",
    "browser",
];

/// Uses of a folder from one that stands before it, and names that go through the crate's root past all order.
pub(super) fn against_the_order(sources: &[Source]) -> Vec<Violation> {
    let mut violations = Vec::new();
    for source in sources.iter().filter(|source| source.is_engine() && source.path != "src/lib.rs") {
        for named in paths(&source.tokens()) {
            let Some(path) = named.resolved(source) else { continue };
            let own = ENGINE.iter().position(|folder| *folder == source.folder());
            let used = path.first().map_or("", String::as_str);
            let written = named.segments.join("::");
            match ENGINE.iter().position(|folder| *folder == used) {
                Some(used) if own.is_some_and(|own| used <= own) => {}
                Some(_) => violations.push(source.violation(
                    named.line,
                    format!("`{written}`: {used} stands after {} and may not be used here", source.folder()),
                )),
                None => violations.push(source.violation(
                    named.line,
                    format!(
                        "`{written}` names no folder of the engine: name the folder where the item stands"
                    ),
                )),
            }
        }
    }
    violations
}

/// Folders of `src` that the order does not know, and modules taken from elsewhere.
pub(super) fn outside_the_order(sources: &[Source]) -> Vec<Violation> {
    let mut violations = Vec::new();
    for source in sources {
        let folder = source.folder();
        if folder != "lib" && !ENGINE.contains(&folder) && !DOORS.contains(&folder) {
            violations.push(source.violation(1, format!("{folder} has no place in the order of folders")));
        }
        let tokens = source.tokens();
        for three in tokens.windows(3) {
            let [one, two, three] = three else { continue };
            let elsewhere = one.text == "[" && two.text == "path" && three.text == "="
                || one.text == "include" && two.text == "!" && three.text == "(";
            if elsewhere {
                violations.push(source.violation(two.line, "a module's file stands where its name says"));
            }
        }
    }
    violations
}

/// Modules that the library lists before one that they may use.
pub(super) fn listed_out_of_order(library: &Source) -> Vec<Violation> {
    let mut violations = Vec::new();
    let mut latest = 0;
    let tokens = library.tokens();
    for two in tokens.windows(2) {
        let [keyword, name] = two else { continue };
        let place = ENGINE.iter().position(|folder| *folder == name.text);
        if let Some(place) = place.filter(|_| keyword.text == "mod") {
            if place < latest {
                violations.push(library.violation(name.line, format!("{} stands too late", name.text)));
            }
            latest = latest.max(place);
        }
    }
    violations
}

/// Names of the engine, and of the page's views, in `ui/parts`.
pub(super) fn domain_in_parts(sources: &[Source]) -> Vec<Violation> {
    let mut violations = Vec::new();
    for source in sources.iter().filter(|source| view(source) == Some("parts")) {
        for named in paths(&source.tokens()) {
            let Some(path) = named.resolved(source) else { continue };
            let path: Vec<&str> = path.iter().map(String::as_str).collect();
            if !matches!(path.as_slice(), ["ui", "parts" | "browser", ..]) {
                let written = named.segments.join("::");
                violations.push(source.violation(named.line, format!("`{written}`: a part knows no domain")));
            }
        }
    }
    violations
}

/// Names of one view in another.
pub(super) fn views_in_views(sources: &[Source]) -> Vec<Violation> {
    let views: Vec<&str> =
        sources.iter().filter_map(view).filter(|view| !SHARED_BY_VIEWS.contains(view)).collect();
    let mut violations = Vec::new();
    for source in sources {
        let Some(own) = view(source).filter(|own| views.contains(own) && *own != "app") else { continue };
        for named in paths(&source.tokens()) {
            let path = named.resolved(source).unwrap_or_default();
            let other = path.get(1).filter(|_| path.first().is_some_and(|first| first == "ui"));
            if let Some(other) = other.filter(|other| *other != own && views.contains(&other.as_str())) {
                let message = format!("ui/{own} uses ui/{other}: views know the workbench, not each other");
                violations.push(source.violation(named.line, message));
            }
        }
    }
    violations
}

/// The name below `src/ui`, none for its `mod.rs` and for other files.
fn view(source: &Source) -> Option<&str> {
    let inside = source.path.strip_prefix("src/ui/")?;
    let name = inside.split('/').next()?.trim_end_matches(".rs");
    (name != "mod").then_some(name)
}

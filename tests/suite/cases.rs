//! What people met: issues, forum threads and articles, each with the numbers that it names.
//!
//! A row tells where it was met, what was said there and what was pasted. Where this planner says something else, the
//! row holds both and tells why.

mod changes;
mod kubenet;
mod moves;
mod node_subnet;
mod outbound;
mod pasted;
mod pod_blocks;
mod pod_subnet;
mod ranges;
mod source_address;

use aks_network_planner::analysis::analyze;
use aks_network_planner::azure::day;
use aks_network_planner::export::analysis_document;
use aks_network_planner::import;
use aks_network_planner::text::Severity;
use serde_json::{Value, json};

use crate::support::document::{list, moments, text};
use crate::support::{Document, TODAY};

/// One case that somebody met.
struct Case {
    /// Where it was met: an issue as `owner/repository#number`, or an article.
    source: &'static str,
    /// What was said there.
    said: &'static str,
    /// Why this planner says something else, where it does.
    differs: Option<&'static str>,
    pasted: String,
    today: &'static str,
    expected: Vec<Expected>,
}

/// What the analysis must say of a case's only cluster, or of all of them.
enum Expected {
    /// Needed of a resource at a moment.
    Needs(&'static str, Moment, u64),
    /// Whether a resource suffices at a moment.
    Fits(&'static str, Moment, bool),
    /// What there is of a resource.
    Offers(&'static str, u64),
    /// What each node gets of a resource at a moment.
    PerNode(&'static str, Moment, u64),
    /// The prefix that holds every moment.
    Prefix(&'static str, u64),
    /// The most nodes.
    MaxNodes(u64),
    /// What the service itself counts, and whether it is content.
    Preflight(&'static str, u64, bool),
    /// The network model.
    Model(&'static str),
    /// The verdict on a pair, as `kind prefix`.
    Pair(&'static str, &'static str, &'static str),
    /// No pair of ranges at all, allowed ones included.
    NoPair,
    /// A rule finds something of that severity, with that code or none.
    Finding(&'static str, &'static str, Option<&'static str>),
    /// A rule finds something with that subcode.
    Subcode(&'static str, &'static str),
    /// Some finding of a rule holds these words.
    Says(&'static str, &'static str),
    /// A rule finds nothing.
    Silent(&'static str),
    /// The Azure CLI refuses the command, in words that hold these.
    Refused(&'static str),
    /// The error in the text is explained by that entry, in words that hold these.
    Explained(&'static str, &'static str),
    /// A key of the document is read by nobody.
    Ignored(&'static str),
}

use Expected::*;

#[derive(Clone, Copy)]
enum Moment {
    Today,
    Upgrade,
    Maximum,
    UpgradeAtMaximum,
}

use Moment::*;

/// A case on the day of the tests.
fn case(
    source: &'static str,
    said: &'static str,
    pasted: impl Into<String>,
    expected: impl Into<Vec<Expected>>,
) -> Case {
    Case { source, said, differs: None, pasted: pasted.into(), today: TODAY, expected: expected.into() }
}

impl Case {
    fn differs(mut self, why: &'static str) -> Case {
        self.differs = Some(why);
        self
    }

    fn on(mut self, today: &'static str) -> Case {
        self.today = today;
        self
    }
}

/// Holds every case against what is read and analysed, and tells of all that fail.
fn hold(cases: Vec<Case>) {
    let failures: Vec<String> = cases.iter().flat_map(failures).collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// What was read of a text, and what is said of it.
struct Told {
    document: Document,
    refusals: Vec<String>,
    ignored: Vec<String>,
}

impl Told {
    fn of(case: &Case) -> Told {
        let readings = import::read("pasted", &case.pasted);
        let problems = readings.iter().flat_map(|reading| &reading.problems);
        let refusals = problems.filter(|problem| problem.severity == Severity::Error);
        let refusals = refusals.map(|problem| problem.message.clone()).collect();
        let ignored = readings.iter().flat_map(|reading| reading.ignored.clone()).collect();
        let design = import::merge(&readings).design;
        let analysis = analyze(&design, day(case.today).expect("a day"));
        Told { document: Document::parse(&analysis_document(&analysis, &[])), refusals, ignored }
    }
}

fn failures(case: &Case) -> Vec<String> {
    let told = Told::of(case);
    let failed = case.expected.iter().filter_map(|expected| failure(&told, expected));
    let differs = case.differs.map(|why| format!("; differs because {why}")).unwrap_or_default();
    let failed = failed.map(|why| format!("{}: said: {}{differs}: {why}", case.source, case.said));
    let is_read = !list(&told.document.0["clusters"]).is_empty()
        || !list(&told.document.0["networks"]).is_empty()
        || !list(&told.document.0["ranges"]).is_empty()
        || !list(&told.document.0["diagnoses"]).is_empty();
    let unread = (!is_read).then(|| format!("{}: nothing is read of {}", case.source, case.pasted));
    let expects_refusals = case.expected.iter().any(|expected| matches!(expected, Refused(_)));
    let refused = (!expects_refusals && !told.refusals.is_empty())
        .then(|| format!("{}: said: {}: refused: {:?}", case.source, case.said, told.refusals));
    failed.chain(unread).chain(refused).collect()
}

fn failure(told: &Told, expected: &Expected) -> Option<String> {
    let document = &told.document;
    let moment = |resource: &str, moment: Moment| moments(document.row(resource))[moment as usize].clone();
    let (what, found, wanted) = match *expected {
        Needs(resource, at, wanted) => ("needs", moment(resource, at)["required"].clone(), wanted.into()),
        Fits(resource, at, wanted) => ("fits", moment(resource, at)["fits"].clone(), wanted.into()),
        PerNode(resource, at, wanted) => ("a node", moment(resource, at)["perNode"].clone(), wanted.into()),
        Offers(resource, wanted) => ("offers", document.row(resource)["available"].clone(), wanted.into()),
        Prefix(resource, wanted) => {
            ("prefix", document.row(resource)["smallestPrefix"].clone(), wanted.into())
        }
        MaxNodes(wanted) => {
            ("max nodes", document.only_cluster()["maxNodes"]["value"].clone(), wanted.into())
        }
        Preflight(resource, required, fits) => {
            let found = &document.row(resource)["preflight"];
            ("preflight", json!([found["required"], found["fits"]]), json!([required, fits]))
        }
        Model(wanted) => ("model", document.only_cluster()["networkModel"].clone(), wanted.into()),
        Pair(left, right, wanted) => ("pair", document.verdict(left, right).into(), wanted.into()),
        NoPair => ("pairs", document.0["overlaps"].clone(), json!([])),
        Finding(rule, severity, code) => {
            let found =
                document.findings(rule).first().map(|found| (&found["severity"], &found["errorCode"]));
            ("finding", json!(found), json!([severity, code]))
        }
        Subcode(rule, wanted) => {
            let found = document.findings(rule).first().map(|found| &found["errorSubcode"]);
            ("subcode", json!(found), wanted.into())
        }
        Says(rule, words) => {
            let messages = document.findings(rule).into_iter().map(|found| text(&found["message"]));
            return holds("says", messages, words);
        }
        Silent(rule) => ("finding", document.severity(rule).into(), Value::Null),
        Refused(words) => return holds("refuses", told.refusals.iter().map(String::as_str), words),
        Explained(entry, words) => {
            let of_entry = list(&document.0["diagnoses"]).iter().filter(|of| of["entry"] == entry);
            let told: Vec<String> = of_entry.map(explanation).collect();
            return holds("explains", told.iter().map(String::as_str), words);
        }
        Ignored(key) => return holds("ignores", told.ignored.iter().map(String::as_str), key),
    };
    (found != wanted).then(|| format!("{what}: {found} instead of {wanted}"))
}

/// What is said of an error beside its own words.
fn explanation(diagnosis: &Value) -> String {
    ["summary", "meaning", "accounts", "notes", "contradictions", "steps"]
        .map(|key| diagnosis[key].to_string())
        .join("\n")
}

/// Nothing where one of the texts holds the words.
fn holds<'t>(what: &str, texts: impl Iterator<Item = &'t str>, words: &str) -> Option<String> {
    let texts: Vec<&str> = texts.collect();
    let is_said = texts.iter().any(|text| text.contains(words));
    (!is_said).then(|| format!("{what}: {texts:?} instead of {words}"))
}

#[test]
fn a_planted_mistake_is_told_with_its_source() {
    let pasted = "az aks create -g rg -n aks --network-plugin azure --node-count 3 --max-pods 30";
    let planted =
        [Needs("nodeSubnet", Today, 96), Silent("npm-retires"), Says("node-subnet-by-omission", "9")];
    let told = failures(&case("somebody/something#1", "96", pasted, planted));
    assert_eq!(told.len(), 2, "{told:#?}");
    assert_eq!(told[0], "somebody/something#1: said: 96: needs: 93 instead of 96");
    assert!(told[1].contains("gets the node subnet model"), "{told:#?}");
    let nothing = failures(&case("somebody/something#2", "nothing", "lorem ipsum", []));
    assert_eq!(nothing[0], "somebody/something#2: nothing is read of lorem ipsum");
}

//! What people met: issues, forum threads and articles, each with the numbers that it names.
//!
//! A row tells where it was met and what was said there. Where this planner says something else, the row
//! holds both and tells why.

mod addresses;
mod capacity;
mod ports;

use crate::support::document::{moments, rows, text};
use crate::support::{Document, Plan};

/// One case that somebody met.
struct Case {
    /// A name for it in reports of failures.
    id: &'static str,
    /// Where it was met: an issue as `owner/repository#number`, or an article.
    source: &'static str,
    /// What was said there.
    said: &'static str,
    /// Why this planner says something else, where it does.
    differs: Option<&'static str>,
    plan: Plan,
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
    /// The prefix that holds every moment.
    Prefix(&'static str, u64),
    /// The most nodes.
    MaxNodes(u64),
    /// What the service itself counts, and whether it is content.
    Preflight(&'static str, u64, bool),
    /// The verdict on a pair, as `kind prefix`.
    Pair(&'static str, &'static str, &'static str),
    /// No pair of ranges at all, allowed ones included.
    NoPair,
    /// A rule finds something of that severity, with that code or none.
    Finding(&'static str, &'static str, Option<&'static str>),
    /// A rule finds nothing.
    Silent(&'static str),
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

impl Case {
    fn new(
        id: &'static str,
        source: &'static str,
        said: &'static str,
        plan: Plan,
        expected: impl Into<Vec<Expected>>,
    ) -> Case {
        Case { id, source, said, differs: None, plan, expected: expected.into() }
    }

    fn differs(mut self, why: &'static str) -> Case {
        self.differs = Some(why);
        self
    }
}

/// Holds every case against the analysis, and tells of all that fail.
fn hold(cases: Vec<Case>) {
    let failures: Vec<String> = cases.iter().flat_map(failures).collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

fn failures(case: &Case) -> Vec<String> {
    let document = case.plan.document();
    let failed = case.expected.iter().filter_map(|expected| failure(&document, expected));
    let differs = case.differs.map(|why| format!("; differs because {why}")).unwrap_or_default();
    failed.map(|why| format!("{} ({}): said: {}{differs}: {why}", case.id, case.source, case.said)).collect()
}

fn failure(document: &Document, expected: &Expected) -> Option<String> {
    let moment = |resource: &str, moment: Moment| moments(document.row(resource))[moment as usize].clone();
    let (what, told, wanted) = match *expected {
        Needs(resource, at, wanted) => ("needs", moment(resource, at)["required"].clone(), wanted.into()),
        Fits(resource, at, wanted) => ("fits", moment(resource, at)["fits"].clone(), wanted.into()),
        Offers(resource, wanted) => ("offers", document.row(resource)["available"].clone(), wanted.into()),
        Prefix(resource, wanted) => {
            ("prefix", document.row(resource)["smallestPrefix"].clone(), wanted.into())
        }
        MaxNodes(wanted) => {
            ("max nodes", document.only_cluster()["maxNodes"]["value"].clone(), wanted.into())
        }
        Preflight(resource, required, fits) => {
            let told = &document.row(resource)["preflight"];
            let told = serde_json::json!([told["required"], told["fits"]]);
            ("preflight", told, serde_json::json!([required, fits]))
        }
        Pair(left, right, wanted) => ("pair", document.verdict(left, right).into(), wanted.into()),
        NoPair => ("pairs", document.0["overlaps"].clone(), serde_json::json!([])),
        Finding(rule, severity, code) => {
            let told = document.findings(rule).first().map(|found| (&found["severity"], &found["errorCode"]));
            ("finding", serde_json::json!(told), serde_json::json!([severity, code]))
        }
        Silent(rule) => ("finding", document.severity(rule).into(), serde_json::Value::Null),
    };
    (told != wanted).then(|| format!("{what}: {told} instead of {wanted}"))
}

#[test]
fn a_planted_mistake_is_told_with_its_source() {
    let plan = crate::contract::example();
    let case = Case::new("X00", "somebody/something#1", "96", plan, [Needs("nodeSubnet", Today, 96)]);
    let told = failures(&case);
    assert_eq!(told, ["X00 (somebody/something#1): said: 96: needs: 95 instead of 96"]);
    let document = case.plan.document();
    assert_eq!(text(&rows(document.only_cluster(), "nodeSubnet")[0]["name"]), "snet-aks");
}

//! What bars an option, what speaks against it, and what is gained and lost by it.
use super::choice::Choice;
use super::given::Given;
use super::ipam::Ipam;
use super::made::Made;
use super::needed::{Needed, Room};
use super::needs::{Answer, Question};
use super::options::{Counted, answer};
use super::verdict::{Reason, Weight};
use super::way::Saying;
use super::with_choice::is_availability_set;
use crate::azure::support::{self, Capability, Support};
use crate::azure::{Date, Fact, Source, limits, migration, retirement};
use crate::design::NetworkPolicy;
use crate::rules::{Finding, Topic};

/// Every reason, the heaviest first; `before` is the cluster as it is.
pub(super) fn of(
    given: &Given,
    counted: &Counted,
    before: &Made,
    all: &[Counted],
    answers: &[Answer],
) -> Vec<Reason> {
    let Counted { choice, made, needed, .. } = counted;
    let choice = *choice;
    let mut list: Vec<Reason> = answers.iter().filter_map(|answer| of_answer(choice, answer)).collect();
    list.extend(of_engine(choice, answers));
    list.extend(of_retirement(choice, answers));
    // What every option has does not tell them apart.
    let is_everywhere = |finding: &Finding| {
        let has = |made: &Made| made.errors.iter().any(|other| same(other, finding));
        all.iter().all(|other| has(&other.made))
    };
    let new = made.errors.iter().filter(|finding| !is_everywhere(finding));
    for finding in new {
        let weight = if finding.rule.topic == Topic::Capacity { Weight::TooSmall } else { Weight::Bars };
        if list.iter().any(|known| known.weight == weight && known.saying.source.url == finding.source.url) {
            continue;
        }
        let saying = Saying::new(finding.message.clone(), finding.source);
        list.push(Reason { weight, saying, rule: finding.rule.id });
    }
    list.extend(needed.iter().map(of_needed));
    if given.ipam() == Some(choice.ipam) && !needed.is_empty() {
        let mended =
            before.errors.iter().filter(|finding| !made.errors.iter().any(|other| same(other, finding)));
        let as_is = |finding: &Finding| Reason {
            weight: Weight::Note,
            saying: Saying::new(format!("As it is: {}", finding.message), finding.source),
            rule: finding.rule.id,
        };
        list.extend(mended.map(as_is));
    }
    let has_sets = given.pools().into_iter().flatten().any(is_availability_set);
    if has_sets && given.ipam() != Some(choice.ipam) {
        let text = "Its availability sets become pools of machines first, which has no way back.";
        list.push(reason(Weight::Note, text, migration::STANDARD_BALANCER.source));
    }
    if choice.ipam.needs_own_network() && given.is_managed() == Some(true) {
        let text =
            "Pod subnets are in a network of your own, and the service makes this one: another cluster.";
        list.push(reason(Weight::Note, text, migration::MANAGED_STAYS));
    }
    crate::sorting::sort_by_key(&mut list, |reason| reason.weight);
    list
}

/// What it needs and cannot have is too small.
fn of_needed(needed: &Needed) -> Reason {
    let weight = match needed.room {
        Room::Nowhere => Weight::TooSmall,
        Room::Free(_) | Room::Unknown => Weight::Needs,
    };
    Reason { weight, saying: needed.saying.clone(), rule: "" }
}

fn same(one: &Finding, other: &Finding) -> bool {
    one.rule.id == other.rule.id && one.message == other.message
}

fn reason(weight: Weight, text: impl Into<String>, source: Source) -> Reason {
    Reason { weight, saying: Saying::new(text, source), rule: "" }
}

/// The cell of the table for a choice.
fn cell(ipam: Ipam, capability: Capability) -> Option<(Support, &'static support::Supported)> {
    let row = support::of(capability)?;
    Some((*row.cells.get(ipam as usize)?, row))
}

/// What the table of features says to a need.
fn of_answer(choice: Choice, answer: &Answer) -> Option<Reason> {
    if answer.question == Question::OwnCni {
        return of_own_cni(choice, answer);
    }
    if answer.is != Some(true) {
        return None;
    }
    let (support, row) = cell(choice.ipam, answer.question.capability()?)?;
    let (what, model) = (row.title, choice.ipam.title());
    let (weight, text) = match support {
        Support::Yes => return None,
        Support::No => (Weight::Bars, format!("{model} does not go with {what}.")),
        Support::Against => (Weight::Against, format!("{model} is advised against with {what}.")),
        Support::Unstated => (Weight::Unknown, format!("Nothing says whether {model} goes with {what}.")),
        Support::Partly(how) => (Weight::Note, format!("{model} goes with {what}: {how}.")),
    };
    Some(reason(weight, text, row.source))
}

fn of_own_cni(choice: Choice, answer: &Answer) -> Option<Reason> {
    let source = migration::OVERVIEW;
    match (answer.is, choice.ipam) {
        (Some(true), ipam) if ipam != Ipam::OwnCni => {
            let text = "A CNI of your own is wanted, and this one is the service’s.";
            Some(reason(Weight::Bars, text, source))
        }
        (is, Ipam::OwnCni) if is != Some(true) => {
            let text = "Microsoft supports no problems of a CNI of your own, and nobody asked for one.";
            Some(reason(Weight::Against, text, source))
        }
        _ => None,
    }
}

/// What the engine and the data plane say to the needs.
fn of_engine(choice: Choice, answers: &[Answer]) -> Vec<Reason> {
    let wants = |question: Question| answer(answers, question) == Some(true);
    let policies = migration::POLICIES;
    let is_managed_cni = choice.ipam != Ipam::OwnCni;
    let mut list = Vec::new();
    let mut say = |weight: Weight, text: &str, source: Source| list.push(reason(weight, text, source));
    if is_managed_cni && choice.policy == NetworkPolicy::None {
        for (question, what) in [(Question::Policies, "Policies are"), (Question::Evidence, "Isolation is")] {
            if wants(question) {
                say(
                    Weight::Bars,
                    &format!("{what} wanted, and without an engine nothing enforces any."),
                    policies,
                );
            }
        }
    }
    if wants(Question::LayerSeven) && is_managed_cni && !choice.is_cilium() {
        let text = "Policies on requests and names need Cilium and Advanced Container Networking Services.";
        say(Weight::Bars, text, limits::LAYER_SEVEN_NODES.source);
    }
    if wants(Question::Windows) && choice.is_cilium() {
        say(Weight::Bars, "Cilium runs on Linux nodes alone.", migration::CILIUM_CLI.source);
    }
    if wants(Question::DualStack) && matches!(choice.policy, NetworkPolicy::Azure | NetworkPolicy::Calico) {
        say(Weight::Bars, "Network Policy Manager and Calico do not go with IPv6.", migration::DUAL_STACK);
    }
    if wants(Question::NodeAutoProvisioning) && choice.policy == NetworkPolicy::Calico {
        say(Weight::Bars, "Calico does not go with node auto-provisioning.", policies);
    }
    if wants(Question::Windows) && choice.policy == NetworkPolicy::Azure {
        let text = "Network Policy Manager on Windows nodes ended on 2026-09-30.";
        say(Weight::Against, text, retirement::NPM_WINDOWS.source);
    }
    if wants(Question::EgressControl) && choice.ipam.needs_own_network() {
        let text = "The route table belongs on the pod subnet too, beside that of the nodes.";
        say(Weight::Note, text, migration::OVERVIEW);
    }
    list
}

/// From when on an option is unsupported: the first day of those that touch it.
pub(super) fn retires(choice: Choice, answers: &[Answer]) -> Option<Fact<Date>> {
    let windows = answer(answers, Question::Windows) == Some(true);
    match (choice.ipam, choice.policy) {
        (Ipam::Kubenet, _) => Some(retirement::KUBENET),
        (_, NetworkPolicy::Azure) if windows => Some(retirement::NPM_WINDOWS),
        (_, NetworkPolicy::Azure) => Some(retirement::NPM_LINUX),
        _ => None,
    }
}

/// What of an option retires first, inside a sentence.
pub(super) fn what_retires(choice: Choice) -> &'static str {
    if choice.ipam == Ipam::Kubenet { "kubenet" } else { "Azure Network Policy Manager" }
}

fn of_retirement(choice: Choice, answers: &[Answer]) -> Option<Reason> {
    let fact = retires(choice, answers)?;
    let what = what_retires(choice);
    let text = format!("{what} is unsupported from {} on.", fact.value);
    Some(reason(Weight::Against, text, fact.source))
}

/// What works then and does not now, and what works now and does not then.
pub(super) fn gained_and_lost(current: Option<Choice>, to: Choice) -> (Vec<Saying>, Vec<Saying>) {
    let (mut gained, mut lost) = (Vec::new(), Vec::new());
    let Some(from) = current else { return (gained, lost) };
    let works = |support: Support| matches!(support, Support::Yes | Support::Partly(_));
    for row in support::TABLE {
        let at = |choice: Choice| row.cells.get(choice.ipam as usize).copied().unwrap_or(Support::Unstated);
        match (at(from), at(to)) {
            (Support::No, then) if works(then) => gained.push(Saying::new(row.title, row.source)),
            (now, Support::No) if works(now) => lost.push(Saying::new(row.title, row.source)),
            _ => {}
        }
    }
    let cilium = Saying::new(
        "policies by request and by name, and encryption between nodes, by Cilium",
        limits::LAYER_SEVEN_NODES.source,
    );
    match (from.is_cilium(), to.is_cilium()) {
        (false, true) => gained.push(cilium),
        (true, false) => lost.push(cilium),
        _ => {}
    }
    match (from.policy, to.policy) {
        (NetworkPolicy::None, engine) if engine != NetworkPolicy::None => {
            gained.push(Saying::new("network policies that are enforced", migration::POLICIES));
        }
        (engine, NetworkPolicy::None) if engine != NetworkPolicy::None => {
            lost.push(Saying::new("network policies that are enforced", migration::POLICIES));
        }
        _ => {}
    }
    (gained, lost)
}

/// What has to be known of the cluster whichever option it takes.
pub(super) fn notes(given: &Given) -> Vec<Saying> {
    let sku = given.cluster.said.sku_name.as_deref();
    let is_automatic = sku.is_some_and(|sku| sku.eq_ignore_ascii_case("Automatic"));
    let text = "On AKS Automatic services with spec.externalIPs are refused: with system pools of the service at once, \
                else from Kubernetes 1.36 on.";
    is_automatic.then(|| Saying::new(text, support::EXTERNAL_ADDRESSES)).into_iter().collect()
}

//! The verdict on two ranges that share addresses.
use super::explanation::{Amount, Explanation, Origin};
use super::sheet::Sheet;
use super::wording::few;
use crate::analysis::Analysis;
use crate::azure::{defaults, reserved};
use crate::overlap::{Holder, Holding, Pair, RangeKind, Verdict};
use crate::resolve::Resolved;
use crate::rules::wording::addresses;
use crate::rules::{Rule, rule, subject};

/// Holders of a range that one explanation tells.
const TOLD: usize = 3;

/// `service CIDR 10.0.0.0/16 (aks-prod, default)`.
pub(crate) fn side_of_pair(resolved: &Resolved, holding: &Holding) -> String {
    let names: Vec<String> = holding.holders.iter().map(|holder| holder.name(resolved)).collect();
    let default = if holding.default { ", default" } else { "" };
    format!("{} {} ({}{default})", holding.kind.title(), holding.prefix, few(&names))
}

pub(super) fn explain(analysis: &Analysis, place: usize) -> Option<Explanation> {
    let (resolved, pair) = (&analysis.resolved, analysis.overlaps.get(place)?);
    let is_itself = pair.left.kind == pair.right.kind && pair.left.prefix == pair.right.prefix;
    let mut sheet = Sheet::default();
    holders(resolved, &pair.left, &mut sheet);
    if !is_itself {
        holders(resolved, &pair.right, &mut sheet);
    }
    let (left, right) = (pair.left.prefix, pair.right.prefix);
    let shared = if left.length() >= right.length() { left } else { right };
    sheet.told(format!("both hold {shared}"), addresses(shared), Origin::Computed);
    if let Some(rule) = rule_of(pair) {
        if pair.verdict > Verdict::Allowed {
            sheet.note(rule.why);
        }
        sheet.cite(rule.source);
    }
    if let Some(code) = pair.error_code {
        sheet.note(format!("The service answers {code}."));
    }
    let left = side_of_pair(resolved, &pair.left);
    let title = if is_itself {
        format!("The {left} stands more than once")
    } else {
        format!("The {left} and the {}", side_of_pair(resolved, &pair.right))
    };
    let verdict = Amount::Text(pair.verdict.title().to_owned());
    Some(sheet.finish(title, reason(pair), verdict, None))
}

/// Who holds a range, and what says so.
fn holders(resolved: &Resolved, holding: &Holding, sheet: &mut Sheet) {
    for holder in holding.holders.iter().take(TOLD) {
        let name = holder.name(resolved);
        let origin = origin(resolved, holding, *holder);
        sheet.told(format!("{} of {name}", holding.kind.title()), holding.prefix.to_string(), origin);
    }
    let more = holding.holders.len().saturating_sub(TOLD) as u64;
    if more > 0 {
        sheet.told(format!("more who hold {}", holding.prefix), more, Origin::Computed);
    }
}

fn origin(resolved: &Resolved, holding: &Holding, holder: Holder) -> Origin {
    let subject = || subject::holder(resolved, holding, holder).unwrap_or_default();
    match holder {
        Holder::Cluster(place) => {
            let cluster = resolved.clusters.get(place);
            let is_pods = holding.kind == RangeKind::PodCidr;
            let cidrs = cluster.map(|of| if is_pods { &of.pod_cidrs } else { &of.service_cidrs });
            cidrs.map_or(Origin::Computed, |cidrs| Origin::of(cidrs, subject))
        }
        Holder::Platform(place) => {
            reserved::RESERVED.get(place).map_or(Origin::Computed, |kept| Origin::Fact(kept.source))
        }
        Holder::Range(_) => Origin::Given { subject: subject() },
        Holder::Network(_) | Holder::Subnet(_) if holding.default => {
            Origin::default(defaults::MANAGED_NETWORK.source)
        }
        Holder::Network(_) | Holder::Subnet(_) => {
            Origin::Given { subject: format!("{}/addressPrefix", subject()) }
        }
    }
}

/// The rule whose findings are about pairs of these roles.
fn rule_of(pair: &Pair) -> Option<&'static Rule> {
    use RangeKind::{OnPremises, Other, Peered, PodCidr, Reserved, ServiceCidr, Subnet, VirtualNetwork};
    let id = match (pair.left.kind, pair.right.kind) {
        (_, Reserved) => "range-overlaps-reserved",
        (VirtualNetwork | Subnet, Peered) => "networks-overlap",
        (_, Peered | OnPremises | Other) => "range-overlaps-connected-network",
        (ServiceCidr, Subnet) => "service-cidr-overlaps-subnet",
        (ServiceCidr, VirtualNetwork) => "service-cidr-in-network-space",
        (ServiceCidr, PodCidr) => "pod-and-service-cidr-overlap",
        (PodCidr, Subnet) => "pod-cidr-overlaps-subnet",
        (PodCidr, VirtualNetwork) => "pod-cidr-in-network-space",
        (PodCidr, PodCidr) => "pod-cidrs-overlap",
        (Subnet, Subnet) if pair.verdict == Verdict::Rejected => "subnets-overlap",
        (Subnet | VirtualNetwork, VirtualNetwork | Subnet) => "networks-overlap",
        _ => return None,
    };
    rule(id)
}

/// What the verdict says.
fn reason(pair: &Pair) -> String {
    let reason = match pair.verdict {
        Verdict::Allowed => {
            "Ranges of these roles may share addresses: nothing that is known routes between them."
        }
        Verdict::Risky => "Nothing refuses it today, but it may be refused or break later.",
        Verdict::Breaks => "Nothing refuses it, but traffic for the shared addresses goes astray.",
        Verdict::Rejected => "The service or the platform refuses it.",
    };
    reason.to_owned()
}

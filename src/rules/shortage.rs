//! How a shortage is told: what there is, what each moment needs, what the service does, what would suffice.
use super::wording::{listed, number};
use crate::capacity::{Need, Resource, Row, Unit};
use crate::resolve::Moment;

/// The message about a row of the cluster of that name which is short at some moment or at the service's own
/// check.
pub(super) fn message(row: &Row, cluster: &str) -> String {
    let mut message = supply(row, cluster);
    let needs = needs(row);
    if !needs.is_empty() {
        message += &format!("; {}", listed(&needs));
    }
    message += ".";
    if let Some(preflight) = row.preflight.filter(|preflight| preflight.fits == Some(false)) {
        let counted = counted(preflight.required, row.resource.unit());
        let code = preflight.error_code;
        message += &format!(" The service itself counts {counted} before it begins and answers {code}.");
    }
    if row.resource == Resource::NodeSubnet && row.residents.is_none() {
        message += " Addresses that others hold in the subnet are not known and not counted.";
    } else if !row.complete {
        message += " Nodes that stand in no list of pools are not counted.";
    }
    if let Some(length) = row.smallest_prefix {
        message += &format!(" A /{length} would hold every moment.");
    }
    message
}

fn supply(row: &Row, cluster: &str) -> String {
    let offered = row.available.map(|available| counted(available, row.resource.unit())).unwrap_or_default();
    let name = &row.name;
    match row.resource {
        Resource::RouteTable => {
            format!(
                "The route table of {cluster} has room for {} routes",
                number(row.available.unwrap_or_default())
            )
        }
        Resource::PoolNodes => format!("Pool {name} of {cluster} can have {offered}"),
        Resource::ClusterNodes => format!("{cluster} can have {offered}"),
        Resource::ClusterPods => format!("{cluster} is meant for {offered}"),
        Resource::SnatPorts => format!("The load balancer of {cluster} offers {offered}"),
        resource => format!("{} {name} offers {offered}", resource.title()),
    }
}

/// The moments that are short. Without an autoscaler its maximum is today, and is not told twice.
fn needs(row: &Row) -> Vec<String> {
    let is_told = |moment: Moment| match moment {
        Moment::Steady | Moment::Upgrading => true,
        Moment::Scaled => row.at(moment).required != row.at(Moment::Steady).required,
        Moment::ScaledUpgrading => row.at(moment).required != row.at(Moment::Upgrading).required,
    };
    let short = Moment::ALL.into_iter().filter(|moment| row.at(*moment).fits() == Some(false));
    short
        .filter(|moment| is_told(*moment))
        .map(|moment| format!("{} {}", in_sentence(moment), shortage(row.at(moment))))
        .collect()
}

fn in_sentence(moment: Moment) -> &'static str {
    match moment {
        Moment::Steady => "today needs",
        Moment::Upgrading => "an upgrade needs",
        Moment::Scaled => "the autoscaler's maximum needs",
        Moment::ScaledUpgrading => "an upgrade at that maximum needs",
    }
}

fn shortage(need: &Need) -> String {
    let required = need.required.map(number).unwrap_or_default();
    let short = need.headroom().map(|headroom| number(headroom.unsigned_abs())).unwrap_or_default();
    format!("{required} ({short} short)")
}

fn counted(value: u64, unit: Unit) -> String {
    format!("{} {}", number(value), if value == 1 { unit.one() } else { unit.text() })
}

//! The numbers of a row of capacity.
use super::about::OfCluster;
use super::explanation::{Amount, Explanation, Origin};
use super::sheet::Sheet;
use super::wording::{named, when};
use super::{Number, demand, outbound, supply};
use crate::analysis::Analysis;
use crate::azure::limits;
use crate::capacity::{Resource, Row, Unit};
use crate::resolve::Moment;

pub(super) fn explain(
    analysis: &Analysis,
    cluster: usize,
    row: usize,
    number: Number,
) -> Option<Explanation> {
    let row = analysis.capacity.get(cluster)?.rows.get(row)?;
    let of = OfCluster::at(analysis, cluster)?;
    let mut sheet = sheet(analysis, cluster, row, number)?;
    sheet.cite(row.source);
    let result = match number {
        Number::Available => row.available.into(),
        Number::Required(moment) => row.at(moment).required.into(),
        Number::Headroom(moment) => signed(row.at(moment).headroom()),
        Number::Percent(moment) => row.at(moment).headroom_percent().map_or(Amount::Unknown, Amount::Percent),
        Number::PerNode(moment) => row.at(moment).per_node.into(),
        Number::Floor(moment) => row.at(moment).floor.into(),
        Number::Preflight => row.preflight.map(|preflight| preflight.required).into(),
        Number::SmallestPrefix => Amount::Text(format!("/{}", row.smallest_prefix?)),
    };
    let unit = match number {
        Number::Percent(_) | Number::SmallestPrefix => None,
        // Of ranges of pods the service too counts blocks, of subnets in the overlay model nodes' addresses.
        _ => Some(row.resource.unit()),
    };
    Some(sheet.finish(title(of, row, number), formula(of, row, number), result, unit))
}

/// The lines of a number; `None` where the row has no such number.
pub(super) fn sheet(analysis: &Analysis, cluster: usize, row: &Row, number: Number) -> Option<Sheet> {
    let of = OfCluster::at(analysis, cluster)?;
    let mut sheet = Sheet::default();
    match number {
        Number::Available => supply::available(of, row, &mut sheet),
        Number::Required(moment) => demand::required(of, row, moment, &mut sheet),
        Number::Headroom(moment) => {
            supply::available(of, row, &mut sheet);
            let mut needed = Sheet::default();
            demand::required(of, row, moment, &mut needed);
            sheet.less(needed);
        }
        Number::Percent(moment) => {
            let need = row.at(moment);
            sheet.told("available", row.available, Origin::Computed);
            sheet.told(format!("needed {}", when(moment)), need.required, Origin::Computed);
            sheet.told("left", signed(need.headroom()), Origin::Computed);
        }
        Number::PerNode(moment) => {
            if row.resource != Resource::SnatPorts {
                return None;
            }
            outbound::per_node(of, moment, nodes(analysis, cluster, moment), &mut sheet);
        }
        Number::Floor(moment) => {
            row.at(moment).floor?;
            demand::floor(of, row, moment, &mut sheet);
        }
        Number::Preflight => {
            let preflight = row.preflight?;
            demand::preflight(of, row, &mut sheet);
            sheet.note(format!("Where that does not fit, the service answers {}.", preflight.error_code));
        }
        Number::SmallestPrefix => smallest_prefix(row, &mut sheet)?,
    }
    Some(sheet)
}

fn signed(number: Option<i64>) -> Amount {
    number.map_or(Amount::Unknown, |number| Amount::Number(number.into()))
}

/// The nodes of the cluster at a moment.
fn nodes(analysis: &Analysis, cluster: usize, moment: Moment) -> Option<u64> {
    let rows = &analysis.capacity.get(cluster)?.rows;
    rows.iter().find(|row| row.resource == Resource::ClusterNodes)?.at(moment).required
}

fn smallest_prefix(row: &Row, sheet: &mut Sheet) -> Option<()> {
    let smallest = row.smallest_prefix?;
    for moment in Moment::ALL {
        sheet.told(format!("needed {}", when(moment)), row.at(moment).required, Origin::Computed);
    }
    let unit = row.resource.unit().text();
    let offer = |length: u8| (format!("{unit} of a /{length}"), supply::offered(row, length));
    let (words, offered) = offer(smallest);
    sheet.told(words, offered, Origin::Computed);
    let longest = match row.resource {
        Resource::PodCidr => limits::NODE_BLOCK_LENGTH.value,
        Resource::ApiServerSubnet => limits::LONGEST_API_SERVER_PREFIX.value,
        _ => limits::LONGEST_SUBNET_PREFIX.value,
    };
    if smallest < longest {
        let (words, offered) = offer(smallest + 1);
        sheet.told(words, offered, Origin::Computed);
    } else {
        sheet.note(format!("A longer prefix than /{longest} cannot be had here."));
    }
    Some(())
}

fn title(of: OfCluster<'_>, row: &Row, number: Number) -> String {
    let (named, cluster) = (named(row), of.name());
    let unit = match (row.resource, number) {
        (Resource::RouteTable, _) => "routes",
        (_, Number::Preflight) if row.resource.unit() == Unit::Addresses => "addresses of nodes",
        (resource, _) => resource.unit().text(),
    };
    let what = match number {
        Number::Available => format!("{unit} available"),
        Number::Required(moment) => format!("{unit} needed {}", when(moment)),
        Number::Headroom(moment) => format!("{unit} left {}", when(moment)),
        Number::Percent(moment) => format!("share left {}", when(moment)),
        Number::PerNode(moment) => format!("{unit} of each node {}", when(moment)),
        Number::Floor(moment) => format!("{unit} needed at the very least {}", when(moment)),
        Number::Preflight => format!("{unit} that the service counts ahead"),
        Number::SmallestPrefix => "the longest prefix that holds every moment".to_owned(),
    };
    format!("{named}: {what} ({cluster})")
}

fn formula(of: OfCluster<'_>, row: &Row, number: Number) -> String {
    match number {
        Number::Available => supply::formula(row).to_owned(),
        Number::Required(moment) => demand::formula(of, row, moment),
        Number::Headroom(moment) => {
            format!("Available less needed. {} {}", supply::formula(row), demand::formula(of, row, moment))
        }
        Number::Percent(_) => "What is left × 100 ÷ what is available, rounded down.".to_owned(),
        Number::PerNode(_) => {
            "The ports given; else those of the platform's step of cluster size for each address, at most 1,024."
                .to_owned()
        }
        Number::Floor(_) => "Nodes × 17: a batch of 16, and one.".to_owned(),
        Number::Preflight => match row.resource {
            Resource::SnatPorts => demand::formula(of, row, Moment::ScaledUpgrading),
            _ => "The nodes of every pool at the autoscaler's maximum, without surge.".to_owned(),
        },
        Number::SmallestPrefix => "The longest prefix that offers what the neediest moment needs.".to_owned(),
    }
}

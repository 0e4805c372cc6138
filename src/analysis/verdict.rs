//! [`Verdict`]: the one sentence about a cluster, and the numbers that it is made of.
use crate::capacity::{ClusterCapacity, Resource, Row, Term, terms};
use crate::overlap::{Holder, Pair, Verdict as PairVerdict};
use crate::resolve::{Ask, Moment, ResolvedCluster};
use crate::rules::wording::{counted, number};
use crate::rules::{Context, Finding, Severity, Topic};

/// What is to be said of a cluster first.
#[derive(Debug, Clone, PartialEq)]
pub struct Verdict {
    /// How it stands.
    pub standing: Standing,
    /// What a colleague would say. Every number in it stands in the analysis document.
    pub sentence: String,
    /// How the deciding number comes about, written out; empty where nothing is short.
    pub sum: String,
    /// The deciding row of the cluster's capacity.
    pub row: Option<usize>,
    /// The moment at which it decides.
    pub moment: Option<Moment>,
    /// Commands that would tell what is not known.
    pub asks: Vec<String>,
}

/// How a cluster stands, the worst first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Standing {
    /// Does not fit as it is.
    TooSmallToday,
    /// Runs, but the service's own check refuses the next change.
    Refused,
    /// Runs, but an upgrade does not fit.
    CannotUpgrade,
    /// Fits, but addresses collide or the service refuses a combination.
    Conflicting,
    /// Runs and upgrades, but cannot grow to its autoscalers' maximum.
    CannotScale,
    /// Grows to the maximum, but cannot be upgraded there.
    CannotUpgradeAtMaximum,
    /// What would decide is not known.
    Unknown,
    /// Fits at all moments.
    Fits,
}

impl Standing {
    /// A word or two for a badge.
    pub fn title(self) -> &'static str {
        match self {
            Standing::TooSmallToday => "does not fit",
            Standing::Refused => "refused by the service",
            Standing::CannotUpgrade => "cannot upgrade",
            Standing::Conflicting => "conflicts",
            Standing::CannotScale => "cannot scale",
            Standing::CannotUpgradeAtMaximum => "no upgrade at maximum",
            Standing::Unknown => "not known",
            Standing::Fits => "fits",
        }
    }
}

/// The verdict on every cluster, by its place.
pub(super) fn verdicts(context: &Context, findings: &[Finding]) -> Vec<Verdict> {
    let clusters = context.resolved.clusters.iter().zip(context.capacity);
    let mut of: Vec<OfCluster> =
        clusters.enumerate().map(|(place, of)| OfCluster::new(context, place, of)).collect();
    for finding in findings.iter().filter(|finding| finding.severity == Severity::Error) {
        if let Some(of) = finding.cluster.and_then(|place| of.get_mut(place)) {
            of.errors.push(finding);
        }
    }
    for pair in context.overlaps.iter().filter(|pair| pair.verdict >= PairVerdict::Breaks) {
        for place in &pair.clusters {
            if let Some(of) = of.get_mut(*place) {
                of.collisions.push(pair);
            }
        }
    }
    of.iter().map(OfCluster::verdict).collect()
}

struct OfCluster<'a> {
    context: &'a Context<'a>,
    place: usize,
    cluster: &'a ResolvedCluster,
    capacity: &'a ClusterCapacity,
    errors: Vec<&'a Finding>,
    /// The pairs that are errors of this cluster.
    collisions: Vec<&'a Pair>,
}

impl<'a> OfCluster<'a> {
    fn new(
        context: &'a Context<'a>,
        place: usize,
        (cluster, capacity): (&'a ResolvedCluster, &'a ClusterCapacity),
    ) -> OfCluster<'a> {
        OfCluster { context, place, cluster, capacity, errors: Vec::new(), collisions: Vec::new() }
    }

    fn verdict(&self) -> Verdict {
        let (fit, deciding) = self.deciding();
        let conflicts = !self.errors.is_empty();
        let standing = if conflicts { fit.min(Standing::Conflicting) } else { fit };
        let fit_sentence = self.fit_sentence(fit, deciding);
        let sum = deciding.map(|(row, moment)| self.sum(row, moment)).unwrap_or_default();
        Verdict {
            standing,
            sentence: [fit_sentence, self.collision_sentence()].concat(),
            sum,
            row: deciding
                .and_then(|(row, _)| self.capacity.rows.iter().position(|other| std::ptr::eq(other, row))),
            moment: deciding.map(|(_, moment)| moment),
            asks: self.asks(),
        }
    }

    /// How the cluster fits, and the row and moment that decide it: the first moment at which something is
    /// short, and of the rows that are short then the first.
    fn deciding(&self) -> (Standing, Option<(&Row, Moment)>) {
        let short_at = |moment: Moment| {
            let is_short = |row: &&Row| !is_target(row) && row.at(moment).fits() == Some(false);
            self.capacity.rows.iter().find(is_short).map(|row| (row, moment))
        };
        let refused = || {
            let counted = |row: &Row| {
                if row.resource == Resource::SnatPorts { Moment::ScaledUpgrading } else { Moment::Scaled }
            };
            let is_refused =
                |row: &&Row| row.preflight.is_some_and(|preflight| preflight.fits == Some(false));
            self.capacity.rows.iter().find(is_refused).map(|row| (row, counted(row)))
        };
        let by_severity = [
            (Standing::TooSmallToday, short_at(Moment::Steady)),
            (Standing::Refused, refused()),
            (Standing::CannotUpgrade, short_at(Moment::Upgrading)),
            (Standing::CannotScale, short_at(Moment::Scaled)),
            (Standing::CannotUpgradeAtMaximum, short_at(Moment::ScaledUpgrading)),
        ];
        for (standing, deciding) in by_severity {
            if deciding.is_some() {
                return (standing, deciding);
            }
        }
        (if self.is_undecided() { Standing::Unknown } else { Standing::Fits }, None)
    }

    /// Whether a resource that nodes consume could be short without anybody knowing.
    fn is_undecided(&self) -> bool {
        self.capacity.largest.value.is_none() || self.unknown_row().is_some()
    }

    fn unknown_row(&self) -> Option<&Row> {
        let decides = |row: &&Row| {
            matches!(row.resource, Resource::NodeSubnet | Resource::PodSubnet | Resource::PodCidr)
        };
        self.capacity.rows.iter().filter(decides).find(|row| row.at(Moment::Upgrading).fits().is_none())
    }

    fn fit_sentence(&self, fit: Standing, deciding: Option<(&Row, Moment)>) -> String {
        let name = self.cluster.name();
        let shortage = deciding.map(|(row, moment)| shortage(row, moment)).unwrap_or_default();
        match fit {
            Standing::TooSmallToday => format!("{name} does not fit: {shortage}."),
            Standing::Refused => format!(
                "{name} runs today, but the service refuses its next change, because it counts every pool at \
                 its maximum: {shortage}."
            ),
            Standing::CannotUpgrade => {
                format!("{name} runs today, but its next upgrade will not fit: {shortage}.")
            }
            Standing::CannotScale => format!(
                "{name} runs and upgrades today, but cannot grow to its autoscalers' maximum: {shortage}."
            ),
            Standing::CannotUpgradeAtMaximum => format!(
                "{name} fits today and at its autoscalers' maximum, but cannot be upgraded there: {shortage}."
            ),
            Standing::Unknown => self.unknown_sentence(),
            Standing::Fits | Standing::Conflicting => self.fitting_sentence(),
        }
    }

    fn fitting_sentence(&self) -> String {
        let name = self.cluster.name();
        let is_autoscaled = self.cluster.pools().iter().any(|pool| pool.autoscaled);
        let moments = if is_autoscaled {
            "today, during an upgrade and at its autoscalers' maximum"
        } else {
            "today and during an upgrade"
        };
        let largest = &self.capacity.largest;
        let growth = match (largest.value, largest.limited_by) {
            (Some(value), Some(resource)) => {
                let limit = named(resource, largest.name.as_deref().unwrap_or_default());
                format!("; {limit} stops growth at {}", counted(value, "node", "nodes"))
            }
            _ => String::new(),
        };
        format!("{name} fits {moments}{growth}.")
    }

    fn unknown_sentence(&self) -> String {
        let name = self.cluster.name();
        if self.cluster.pools.is_none() {
            return format!("Whether {name} fits cannot be told: its node pools are not in the text.");
        }
        if self.cluster.model().is_none() {
            return format!("Whether {name} fits cannot be told: its network plugin is not in the text.");
        }
        if self.capacity.largest.value.is_none() {
            return format!(
                "Whether {name} fits cannot be told: the number of its nodes is not in the text."
            );
        }
        match self.unknown_row() {
            Some(row) if row.available.is_none() => {
                let required = row.at(Moment::Upgrading).required.map(number).unwrap_or_default();
                let unit = row.resource.unit().text();
                format!(
                    "Whether {name} fits cannot be told: the range of {} is not known; an upgrade needs \
                     {required} {unit} of it.",
                    named(row.resource, &row.name)
                )
            }
            _ => {
                format!("Whether {name} fits cannot be told: not every number that it takes is in the text.")
            }
        }
    }

    fn collision_sentence(&self) -> String {
        let collisions = &self.collisions;
        let Some(first) = collisions.first() else { return self.refusal_sentence() };
        let side = |holding: &crate::overlap::Holding| {
            let own = holding.holders.contains(&Holder::Cluster(self.place));
            let holder = holding.holders.first().map(|holder| holder.name(self.context.resolved));
            let of = if own { String::new() } else { format!(" ({})", holder.unwrap_or_default()) };
            format!("{} {}{of}", holding.kind.title(), holding.prefix)
        };
        let more = match collisions.len() as u64 - 1 {
            0 => String::new(),
            more => format!(", and {} collide", counted(more, "more pair", "more pairs")),
        };
        format!(" Its {} collides with the {}{more}.", side(&first.left), side(&first.right))
    }

    /// The first error that is neither capacity nor a collision.
    fn refusal_sentence(&self) -> String {
        let is_other = |finding: &&&Finding| finding.rule.topic != Topic::Capacity;
        self.errors.iter().find(is_other).map(|finding| format!(" {}", finding.message)).unwrap_or_default()
    }

    /// `(67 × 31) + 2 others = 2,079 > 2,043`
    fn sum(&self, row: &Row, moment: Moment) -> String {
        let terms = terms(self.context.resolved, self.place, row, moment);
        let mut parts: Vec<String> =
            terms.iter().filter(|term| term.nodes != Some(0)).map(term_in_words).collect();
        if let Some(residents) = row.residents.filter(|residents| *residents > 0) {
            parts.push(format!("{} others", number(residents)));
        }
        let required = row.at(moment).required.map(number).unwrap_or_default();
        let offered = row.available.map(number).unwrap_or_default();
        let written_out = parts.join(" + ");
        if parts.is_empty() || written_out == required {
            return format!("{required} > {offered}");
        }
        format!("{written_out} = {required} > {offered}")
    }

    fn asks(&self) -> Vec<String> {
        let said = &self.cluster.said;
        let command =
            |ask: Ask, id: Option<&str>| ask.command(said.resource_group.as_deref(), &said.name, id);
        let mut asks = Vec::new();
        if self.capacity.largest.value.is_none() || self.cluster.model().is_none() {
            asks.push(command(Ask::Cluster, None));
        }
        for row in &self.capacity.rows {
            let subnet = row.subnet.and_then(|place| self.context.resolved.subnets.get(place));
            let Some(subnet) =
                subnet.filter(|_| row.available.is_none() || row.resource == Resource::NodeSubnet)
            else {
                continue;
            };
            let managed =
                self.context.resolved.networks.get(subnet.network).is_some_and(|network| network.managed);
            if !managed && (row.available.is_none() || row.residents.is_none()) {
                asks.push(command(Ask::Subnet, subnet.id.as_ref().map(|id| id.text())));
            }
        }
        if self.cluster.outbound.as_ref().is_some_and(|outbound| outbound.ips.known().is_none()) {
            asks.push(command(Ask::PublicIpPrefix, None));
        }
        asks.dedup();
        asks
    }
}

/// Pods per cluster are what the platform is tested for; crossing that degrades and is not refused.
fn is_target(row: &Row) -> bool {
    row.resource == Resource::ClusterPods
}

fn term_in_words(term: &Term) -> String {
    let value = |value: Option<u64>| value.map_or("?".to_owned(), number);
    match term.per_node {
        Some(1) => value(term.nodes),
        each => format!("({} × {})", value(term.nodes), value(each)),
    }
}

fn shortage(row: &Row, moment: Moment) -> String {
    let required = match row.preflight.filter(|preflight| preflight.fits == Some(false)) {
        Some(preflight) if row.at(moment).fits() != Some(false) => Some(preflight.required),
        _ => row.at(moment).required,
    };
    let (required, offered) =
        (required.map(number).unwrap_or_default(), row.available.map(number).unwrap_or_default());
    format!(
        "{} needs {required} {} and offers {offered}",
        named(row.resource, &row.name),
        row.resource.unit().text()
    )
}

/// A resource by its own name, with what it is where the name does not tell.
fn named(resource: Resource, name: &str) -> String {
    match resource {
        Resource::NodeSubnet | Resource::PodSubnet | Resource::ApiServerSubnet => name.to_owned(),
        Resource::PodCidr => format!("its pod CIDR {name}"),
        Resource::ServiceCidr => format!("its service CIDR {name}"),
        Resource::PoolNodes => format!("pool {name}"),
        Resource::RouteTable => "its route table".to_owned(),
        Resource::ClusterNodes => "the platform's limit of nodes".to_owned(),
        Resource::ClusterPods => "the platform's target of pods".to_owned(),
        Resource::SnatPorts => "its load balancer".to_owned(),
    }
}

//! How a verdict is said: what a colleague would say, with the numbers of the deciding row.
use super::{OfCluster, Standing};
use crate::analysis::few;
use crate::capacity::{Resource, Row, Term};
use crate::design::{Stage, Word};
use crate::overlap::{Holder, Holding, Verdict as PairVerdict};
use crate::resolve::Moment;
use crate::rules::wording::{counted, number};
use crate::rules::{Finding, Topic};

impl OfCluster<'_> {
    /// The sentence for a cluster that fits so, decided by that row at that moment.
    pub(super) fn sentence(&self, fit: Standing, deciding: Option<(&Row, Moment)>) -> String {
        let conflict = self.conflict();
        let Some((row, moment)) = deciding else {
            return match (fit, conflict) {
                (Standing::Unknown, Some(conflict)) => format!("{} Besides, {conflict}.", self.unknown()),
                (Standing::Unknown, None) => self.unknown(),
                (_, Some(conflict)) => format!("{} {}, but {conflict}.", self.name(), self.enough()),
                (_, None) => self.fitting(),
            };
        };
        let besides = conflict.map(|conflict| format!(" Besides, {conflict}.")).unwrap_or_default();
        format!("{}: {}.{besides}", self.failing(fit, row, moment), self.shortage(row, moment))
    }

    /// `(67 × 31) + 2 others = 2,079 > 2,043`
    pub(super) fn sum(&self, row: &Row, moment: Moment) -> String {
        let terms = self.terms(row, moment);
        let is_shared = terms.iter().any(|term| term.cluster != self.place);
        let taken = terms.iter().filter(|term| term.nodes != Some(0));
        let mut parts: Vec<String> = taken.map(|term| self.term(term, is_shared)).collect();
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

    fn term(&self, term: &Term, is_shared: bool) -> String {
        let value = |value: Option<u64>| value.map_or("?".to_owned(), number);
        let product = match term.per_node {
            Some(1) => value(term.nodes),
            each => format!("{} × {}", value(term.nodes), value(each)),
        };
        let cluster = self.context.resolved.clusters.get(term.cluster).filter(|_| is_shared);
        match (cluster, term.per_node) {
            (Some(cluster), _) => format!("({}: {product})", cluster.name()),
            (None, Some(1)) => product,
            (None, _) => format!("({product})"),
        }
    }

    fn name(&self) -> &str {
        self.cluster.name()
    }

    fn is_template(&self) -> bool {
        self.cluster.said.stage == Stage::Template
    }

    /// What is wrong, up to the numbers.
    fn failing(&self, fit: Standing, row: &Row, moment: Moment) -> String {
        let name = self.name();
        let runs = if self.is_template() { "could be created" } else { "runs today" };
        let others = self.sharing(row, moment);
        let is_together = !others.is_empty() && self.fits_alone(row, moment);
        match fit {
            Standing::TooSmallToday if self.is_template() => format!("{name} does not fit as written"),
            Standing::TooSmallToday => format!("{name} does not fit"),
            Standing::Refused if self.is_template() => {
                format!("{name} would be refused, because the service counts every pool at its maximum")
            }
            Standing::Refused => {
                format!(
                    "{name} {runs}, but the service refuses its next change, because it counts every pool at its maximum"
                )
            }
            Standing::CannotUpgrade if is_together => {
                format!("{name} {runs}, but cannot be upgraded at the same time as {}", few(&others))
            }
            Standing::CannotUpgrade => format!("{name} {runs}, but its next upgrade will not fit"),
            Standing::ShortWhenFull => {
                let floor = row.at(moment).floor.map(number).unwrap_or_default();
                format!(
                    "{name} {runs} while its nodes are not full: {} holds the {floor} addresses that they take at least, \
                     but not all pods that they may run {}",
                    row.name,
                    at(moment)
                )
            }
            Standing::CannotScale => {
                format!("{name} {runs} and can be upgraded, but cannot grow to its autoscalers' maximum")
            }
            Standing::CannotUpgradeAtMaximum => {
                format!(
                    "{name} {runs} and can grow to its autoscalers' maximum, but cannot be upgraded there"
                )
            }
            Standing::Unknown | Standing::Fits | Standing::Conflicting => name.to_owned(),
        }
    }

    fn shortage(&self, row: &Row, moment: Moment) -> String {
        let required = match row.preflight.filter(|preflight| preflight.fits == Some(false)) {
            Some(preflight) if row.at(moment).fits() != Some(false) => Some(preflight.required),
            _ => row.at(moment).required,
        };
        let least = if is_partial(row) { "at least " } else { "" };
        let (required, offered) =
            (required.map(number).unwrap_or_default(), row.available.map(number).unwrap_or_default());
        let unit = row.resource.unit().text();
        format!("{} needs {least}{required} {unit} and offers {offered}", named(row.resource, &row.name))
    }

    /// `fits today, during an upgrade and at its autoscalers' maximum; snet-aks stops growth at 7 nodes.`
    fn fitting(&self) -> String {
        let fits = if self.is_template() { "would fit" } else { "fits" };
        format!("{} {fits} {}{}{}.", self.name(), self.moments(), self.growth(), self.provisos())
    }

    /// `has addresses enough today and during an upgrade`
    fn enough(&self) -> String {
        let has = if self.is_template() { "would have" } else { "has" };
        format!("{has} addresses enough {}", self.moments())
    }

    /// The moments at which it is known to fit.
    fn moments(&self) -> &'static str {
        let is_autoscaled = self.cluster.pools().iter().any(|pool| pool.autoscaled);
        match (self.is_template(), is_autoscaled && self.is_maximum_known()) {
            (false, true) => "today, during an upgrade and at its autoscalers' maximum",
            (false, false) => "today and during an upgrade",
            (true, true) => "at first, during an upgrade and at its autoscalers' maximum",
            (true, false) => "at first and during an upgrade",
        }
    }

    fn is_maximum_known(&self) -> bool {
        self.cluster.pools().iter().all(|pool| pool.nodes(Moment::ScaledUpgrading).is_some())
    }

    fn growth(&self) -> String {
        let largest = &self.capacity.largest;
        match (largest.value, largest.limited_by) {
            (Some(value), Some(resource)) => {
                let limit = named(resource, largest.name.as_deref().unwrap_or_default());
                format!("; {limit} stops growth at {}", counted(value, "node", "nodes"))
            }
            _ => String::new(),
        }
    }

    /// What the statement that it fits stands on without knowing.
    fn provisos(&self) -> String {
        let mut provisos = String::new();
        if !self.is_maximum_known() {
            provisos += "; its autoscalers' maximum is not in the text";
        }
        if self.cluster.has_unlisted_nodes {
            provisos += "; nodes that no list of pools tells are not counted";
        }
        for row in self.capacity.rows.iter().filter(|row| is_partial(row) && !row.assumed) {
            let last = if self.is_maximum_known() { Moment::ScaledUpgrading } else { Moment::Upgrading };
            if let Some(left) = row.at(last).headroom().and_then(|left| u64::try_from(left).ok()) {
                let addresses = counted(left, "address", "addresses");
                provisos +=
                    &format!("; others in {} may hold at most {addresses}, which is not known", row.name);
            }
        }
        if self.capacity.rows.iter().any(|row| row.assumed && row.subnet.is_some()) {
            provisos += "; the range of the network that the service manages is its default, not read";
        }
        provisos
    }

    fn unknown(&self) -> String {
        let start = format!("Whether {} fits cannot be told", self.name());
        let profile = self.cluster.said.network_profile.as_ref();
        let newer =
            profile.and_then(|profile| match (&profile.network_plugin, &profile.network_plugin_mode) {
                (Some(Word::Newer(plugin)), _) => Some(format!("network plugin {plugin}")),
                (_, Some(Word::Newer(mode))) => Some(format!("network plugin mode {mode}")),
                _ => None,
            });
        match &self.cluster.pools {
            None if self.cluster.has_unlisted_nodes => {
                return format!("{start}: its nodes are made by the service and stand in no list of pools.");
            }
            None => return format!("{start}: its node pools are not in the text."),
            Some(pools) if pools.is_empty() && self.cluster.has_unlisted_nodes => {
                return format!("{start}: its nodes are made by the service and stand in no list of pools.");
            }
            Some(pools) if pools.is_empty() => {
                return format!("{} has no node pools, and takes nothing.", self.name());
            }
            Some(_) => {}
        }
        if let Some(newer) = newer {
            return format!("{start}: its {newer} is newer than this planner.");
        }
        if self.cluster.model().is_none() {
            return format!("{start}: its network plugin is not in the text.");
        }
        if self.capacity.largest.value.is_none() {
            return format!("{start}: the number of its nodes is not in the text.");
        }
        match self.unknown_row() {
            Some(row) if row.available.is_none() => self.unknown_supply(&start, row),
            _ => format!("{start}: not every number that it takes is in the text."),
        }
    }

    fn unknown_supply(&self, start: &str, row: &Row) -> String {
        let required = row.at(Moment::Upgrading).required;
        let least = if is_partial(row) { "at least " } else { "" };
        let need = required.map(|required| {
            format!("; an upgrade needs {least}{} {}", number(required), row.resource.unit().text())
        });
        let what = match row.resource {
            Resource::SnatPorts => "the number of outbound addresses".to_owned(),
            resource => format!("the range of {}", named(resource, &row.name)),
        };
        format!("{start}: {what} is not known{}.", need.unwrap_or_default())
    }

    /// What collides or is refused, as the end of a sentence.
    fn conflict(&self) -> Option<String> {
        let Some(first) = self.collisions.first() else { return self.refusal() };
        let (left, right) = (self.side(&first.left), self.side(&first.right));
        let more = match self.collisions.len() as u64 - 1 {
            0 => String::new(),
            1 => ", and 1 more pair collides".to_owned(),
            more => format!(", and {} more pairs collide", number(more)),
        };
        let refused = if first.verdict == PairVerdict::Rejected && first.error_code.is_some() {
            ", for which the service refuses to create and to upgrade it"
        } else {
            ""
        };
        Some(format!("its {left} collides with the {right}{refused}{more}"))
    }

    fn side(&self, holding: &Holding) -> String {
        let is_own = holding.holders.contains(&Holder::Cluster(self.place));
        let holder = holding.holders.first().map(|holder| holder.name(self.context.resolved));
        let of = if is_own { String::new() } else { format!(" ({})", holder.unwrap_or_default()) };
        format!("{} {}{of}", holding.kind.title(), holding.prefix)
    }

    /// The first error that is neither capacity nor a collision.
    fn refusal(&self) -> Option<String> {
        let is_other = |finding: &&&Finding| finding.rule.topic != Topic::Capacity;
        let finding = self.errors.iter().find(is_other)?;
        Some(format!("the service refuses a part of it: {}", finding.message.trim_end_matches('.')))
    }
}

/// Whether others may hold addresses that are in no sum.
fn is_partial(row: &Row) -> bool {
    row.resource == Resource::NodeSubnet && row.residents.is_none()
}

fn at(moment: Moment) -> &'static str {
    match moment {
        Moment::Steady => "today",
        Moment::Upgrading => "during an upgrade",
        Moment::Scaled => "at the autoscalers' maximum",
        Moment::ScaledUpgrading => "during an upgrade at the autoscalers' maximum",
    }
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

//! Every range that a second cluster of the same shape needs.
use super::alone::Alone;
use super::around::{Around, Care, Coming};
use super::need;
use super::spot::{remark, spots};
use super::subnets::{NewSubnet, delegation, free_name, name_for, network_of};
use super::{About, Proposal, Reason, cidr};
use crate::edit::{CidrField, Role, Serves, Step};
use crate::net::AddressSpace;
use crate::resolve::ResolvedCluster;

/// A cluster like the one at that place, with ranges of its own.
pub(super) fn like(around: &Around, place: usize) -> Result<Vec<Proposal>, String> {
    let Some(cluster) = around.resolved.clusters.get(place) else {
        return Err("The design holds no such cluster.".to_owned());
    };
    let clusters = || around.resolved.clusters.iter();
    let name =
        free_name(&format!("{}-2", cluster.name()), |name| clusters().any(|other| other.name() == name));
    let first = Step::Cluster { like: cluster.name().to_owned(), name: name.clone() };
    let mut copy = Copy {
        around,
        cluster,
        alone: Alone::of(cluster),
        name,
        steps: vec![first],
        reasons: Vec::new(),
        taken: AddressSpace::new(),
    };
    copy.subnets()?;
    copy.cidr(CidrField::ServiceCidr, Coming::ServiceCidr(place))?;
    if cluster.model().is_none_or(|model| model.has_pod_cidr()) {
        copy.cidr(CidrField::PodCidr, Coming::AnotherPodCidr(place))?;
    }
    let title = format!("{}, a cluster like {}", copy.name, cluster.name());
    Ok(vec![Proposal { title, steps: copy.steps, reasons: copy.reasons }])
}

struct Copy<'a, 'r> {
    around: &'a Around<'r>,
    cluster: &'a ResolvedCluster,
    alone: Alone,
    name: String,
    steps: Vec<Step>,
    reasons: Vec<Reason>,
    taken: AddressSpace,
}

impl Copy<'_, '_> {
    fn subnets(&mut self) -> Result<(), String> {
        let resolved = self.around.resolved;
        let pools = self.cluster.pools();
        let is_managed = |place: usize| {
            let network = resolved.subnets.get(place).map(|subnet| subnet.network);
            network.and_then(|network| resolved.networks.get(network)).is_some_and(|network| network.managed)
        };
        let said = &self.cluster.said;
        let names_one = said.pools.iter().flatten().any(|pool| pool.pod_subnet.is_some());
        let names_one = names_one || said.api_server.subnet.is_some();
        let is_managed = pools.iter().all(|pool| pool.subnet.is_some_and(is_managed));
        if !pools.is_empty() && is_managed && !names_one {
            let text =
                format!("The service makes a network for {}, as for {}.", self.name, self.cluster.name());
            self.reasons.push(Reason::new(About::Note, text));
            return Ok(());
        }
        let network = network_of(resolved, self.cluster)?;
        self.subnet(network, Role::Nodes)?;
        let said = self.cluster.said.pools.iter().flatten();
        if said.into_iter().any(|pool| pool.pod_subnet.is_some()) {
            self.subnet(network, Role::Pods)?;
        }
        if self.cluster.said.api_server.subnet.is_some() {
            self.subnet(network, Role::ApiServer)?;
        }
        Ok(())
    }

    fn subnet(&mut self, network: usize, role: Role) -> Result<(), String> {
        let need = need::of_subnet(self.cluster, &self.alone, role)?;
        let found = spots(self.around, network, need.length, &self.taken, 1)?;
        let Some(spot) = found.into_iter().next() else { return Ok(()) };
        self.taken = self.taken.union(&AddressSpace::from(spot.prefix));
        self.tell(
            &format!("{} as {}", spot.prefix, role.title()),
            need.reasons.into_iter().chain(spot.reasons.clone()),
        );
        let subnet = NewSubnet {
            name: name_for(&self.name, role),
            delegation: delegation(role),
            serves: Some(Serves { cluster: self.name.clone(), role }),
        };
        self.steps.extend(subnet.steps(self.around.resolved, network, &spot));
        Ok(())
    }

    fn cidr(&mut self, field: CidrField, coming: Coming) -> Result<(), String> {
        let need = need::of_cidr(self.cluster, &self.alone, field)?;
        let taken = self.around.taken(coming, Care::Everything).union(&self.taken);
        let Some(prefix) = cidr::free(&taken, need.length)?.into_iter().next() else { return Ok(()) };
        self.taken = self.taken.union(&AddressSpace::from(prefix));
        let unknown = self.around.unknown(coming).into_iter();
        let reasons = need.reasons.into_iter().chain(remark(prefix)).chain(unknown);
        self.tell(&format!("{prefix} as {}", field.title()), reasons);
        self.steps.push(Step::Cidr { cluster: self.name.clone(), field, prefix });
        Ok(())
    }

    /// Adds sentences under a range; what was said before is not said again.
    fn tell(&mut self, range: &str, reasons: impl Iterator<Item = Reason>) {
        for reason in reasons {
            let is_size = reason.about == About::Size;
            let text = if is_size { format!("{range}: {}", reason.text) } else { reason.text.clone() };
            if self.reasons.iter().all(|told| told.text != text) {
                self.reasons.push(Reason { text, ..reason });
            }
        }
    }
}

//! Pod and service CIDRs: private ranges outside all networks.
use super::alone::Alone;
use super::around::{Around, Care, Coming, blocks};
use super::need::{self, Need};
use super::spot::{in_private_space, remark};
use super::{About, MOST, Proposal, Reason};
use crate::azure::{NetworkModel, planning, ranges};
use crate::design::Stage;
use crate::edit::{CidrField, Step};
use crate::net::{AddressSpace, Prefix};
use crate::resolve::ResolvedCluster;

/// Pod or service CIDRs for a cluster.
pub(super) fn of_cluster(around: &Around, place: usize, field: CidrField) -> Result<Vec<Proposal>, String> {
    let Some(cluster) = around.resolved.clusters.get(place) else {
        return Err("The design holds no such cluster.".to_owned());
    };
    let alone = Alone::of(cluster);
    let need = need::of_cidr(cluster, &alone, field)?;
    let coming = match field {
        CidrField::PodCidr => Coming::PodCidr(place),
        CidrField::ServiceCidr => Coming::ServiceCidr(place),
    };
    let taken = around.taken(coming, Care::Everything);
    let larger = grown(cluster, field, &need, &taken);
    let mut found: Vec<(Prefix, bool)> = larger.into_iter().map(|prefix| (prefix, true)).collect();
    let fresh = free(&taken, need.length)?.into_iter().filter(|prefix| Some(*prefix) != larger);
    found.extend(fresh.map(|prefix| (prefix, false)));
    found.truncate(MOST);
    let proposal = |(prefix, grows): (Prefix, bool)| {
        let mut reasons = need.reasons.clone();
        reasons.extend(need::left(alone.in_cidr(field, prefix)));
        reasons.push(around.sentence());
        reasons.extend(consequence(cluster, field, grows));
        reasons.extend(remark(prefix));
        reasons.extend(around.unknown(coming));
        Proposal {
            title: format!("{prefix} as {} of {}", field.title(), cluster.name()),
            steps: vec![Step::Cidr { cluster: cluster.name().to_owned(), field, prefix }],
            reasons,
        }
    };
    Ok(found.into_iter().map(proposal).collect())
}

/// Free private ranges of a length.
pub(super) fn free(taken: &AddressSpace, length: u8) -> Result<Vec<Prefix>, String> {
    let found = in_private_space(taken, length, MOST);
    if found.is_empty() { Err(format!("No private range has a free /{length}.")) } else { Ok(found) }
}

/// The range around the pod CIDR of an overlay cluster that is large enough, where it is free.
fn grown(cluster: &ResolvedCluster, field: CidrField, need: &Need, taken: &AddressSpace) -> Option<Prefix> {
    let is_overlay = cluster.model() == Some(NetworkModel::Overlay) && cluster.said.stage == Stage::Deployed;
    if field != CidrField::PodCidr || !is_overlay {
        return None;
    }
    let own = need::first_ipv4(cluster.pod_cidrs.known()).filter(|own| own.length() > need.length)?;
    let larger = Prefix::containing(own.first(), need.length);
    blocks(&AddressSpace::from(larger), taken, need.length, 1).first().copied()
}

/// What the change asks of a cluster that exists.
pub(super) fn consequence(cluster: &ResolvedCluster, field: CidrField, grows: bool) -> Option<Reason> {
    if cluster.said.stage == Stage::Template {
        return None;
    }
    let name = cluster.name();
    let text = match (field, grows) {
        (CidrField::PodCidr, true) => format!(
            "It contains the pod CIDR that {name} has, so that the cluster can be expanded where it stands, if all its \
             nodes run Linux."
        ),
        (CidrField::PodCidr, false) => format!(
            "The pod CIDR of a cluster that exists can only grow around the old one: for this range {name} is made anew."
        ),
        (CidrField::ServiceCidr, _) => {
            format!(
                "The service CIDR of a cluster that exists cannot be changed: {name} is made anew with it."
            )
        }
    };
    let source = match field {
        CidrField::PodCidr => planning::POD_CIDR_EXPANSION,
        CidrField::ServiceCidr => ranges::SERVICE_CIDR_OBJECT.source,
    };
    Some(Reason::new(About::Note, text).says(source))
}

//! [`Spot`]: a free range for a subnet in its network, or beside it where the network has to grow.
use super::around::{Around, Care, Coming, blocks};
use super::{About, Reason};
use crate::azure::{planning, reserved};
use crate::edit::Step;
use crate::net::wording::{addresses, listed};
use crate::net::{AddressSpace, Prefix, free_blocks};
use crate::resolve::{Resolved, ResolvedNetwork, command};

/// A free range for a subnet.
pub(super) struct Spot {
    /// The range.
    pub(super) prefix: Prefix,
    /// The range that the network has to grow by.
    pub(super) grows: Option<Step>,
    /// What it is free of, what is left, what is not known.
    pub(super) reasons: Vec<Reason>,
}

/// Free ranges of a length for a subnet of the network at that place, at most so many; `also` is taken as well.
pub(super) fn spots(
    around: &Around,
    network: usize,
    length: u8,
    also: &AddressSpace,
    most: usize,
) -> Result<Vec<Spot>, String> {
    let (of, within) = address_space(around.resolved, network)?;
    let name = &of.name;
    let coming = Coming::Subnet(network);
    for care in [Care::Everything, Care::Harm] {
        let taken = around.taken(coming, care).union(also);
        let found = blocks(&within, &taken, length, most);
        if !found.is_empty() {
            let spot = |prefix| inside(around, name, coming, prefix, &within, &taken);
            return Ok(found.into_iter().map(spot).collect());
        }
    }
    let taken = around.taken(Coming::Space, Care::Everything).union(also);
    let found = in_private_space(&taken, length, most);
    if found.is_empty() {
        return Err(format!("Neither {name} nor private space has a free /{length}."));
    }
    Ok(found.into_iter().map(|prefix| beside(around, name, prefix)).collect())
}

/// The network at that place and its IPv4 ranges, where subnets can be made in it.
pub(super) fn address_space(
    resolved: &Resolved,
    network: usize,
) -> Result<(&ResolvedNetwork, AddressSpace), String> {
    let of = resolved.networks.get(network).ok_or("The design holds no such network.")?;
    let name = &of.name;
    if of.managed {
        return Err(format!(
            "The service manages the network of {name}; only networks of one's own take subnets."
        ));
    }
    let within: AddressSpace = of.prefixes.iter().copied().filter(|prefix| prefix.is_ipv4()).collect();
    if within.is_empty() {
        return Err(format!(
            "The address space of {name} is not known; `az network vnet show --name {} --resource-group \
             <resource-group> --output json` tells.",
            command::word(name)
        ));
    }
    Ok((of, within))
}

/// Free blocks of private space: first of RFC 1918, then of the shared space of RFC 6598.
pub(super) fn in_private_space(taken: &AddressSpace, length: u8, most: usize) -> Vec<Prefix> {
    let [ten, twelve, sixteen, shared] = reserved::PRIVATE;
    let mut found = blocks(&[ten, twelve, sixteen].into_iter().collect(), taken, length, most);
    found.extend(blocks(&AddressSpace::from(shared), taken, length, most.saturating_sub(found.len())));
    found
}

/// The remark on a range of the shared space.
pub(super) fn remark(prefix: Prefix) -> Option<Reason> {
    let [.., shared] = reserved::PRIVATE;
    let text = format!(
        "{shared} is the shared space of RFC 6598: supported, but providers and VPNs use it too, so that it fits \
         only where no connected network does."
    );
    shared.contains(prefix).then(|| Reason::new(About::Note, text))
}

fn inside(
    around: &Around,
    name: &str,
    coming: Coming,
    prefix: Prefix,
    within: &AddressSpace,
    taken: &AddressSpace,
) -> Spot {
    let mut reasons = vec![around.sentence()];
    let met = around.met(coming, prefix);
    if !met.is_empty() {
        let text = format!(
            "It shares addresses with {}, which is not known to be connected.",
            listed(&first_few(met))
        );
        reasons.push(Reason::new(About::Free, text));
    }
    let taken = taken.union(&AddressSpace::from(prefix));
    let free = free_blocks(within, &taken);
    let largest = free.iter().min_by_key(|block| block.length());
    let left = match largest {
        Some(block) => format!("After it the largest free block of {name} is a /{}.", block.length()),
        None => format!("After it {name} is full."),
    };
    reasons.push(Reason::new(About::Left, left));
    reasons.extend(around.unknown(coming));
    Spot { prefix, grows: None, reasons }
}

fn beside(around: &Around, name: &str, prefix: Prefix) -> Spot {
    let mut reasons = vec![around.sentence()];
    let text = format!(
        "{name} has no room for it: its address space has to grow by {prefix}, {}. Peerings are then synchronised, and \
         clusters of the network updated once, before pools are made in it.",
        addresses(prefix)
    );
    reasons.push(Reason::new(About::Note, text).says(planning::POOL_SUBNET));
    reasons.extend(remark(prefix));
    reasons.extend(around.unknown(Coming::Space));
    let grows = Some(Step::AddressSpace { network: name.to_owned(), prefix });
    Spot { prefix, grows, reasons }
}

/// At most three names, and how many there are besides.
pub(super) fn first_few(names: Vec<String>) -> Vec<String> {
    let more = names.len().saturating_sub(3);
    let mut told: Vec<String> = names.into_iter().take(3).collect();
    if more > 0 {
        told.push(format!("{more} more"));
    }
    told
}

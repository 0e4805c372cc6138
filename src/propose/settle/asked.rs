//! What is asked of a layout: the rows of a plan as subnets to place and subnets that stay.
use super::{Settled, SettledSubnet};
use crate::design::subject::MAX_NAME;
use crate::edit::Step;
use crate::net::{AddressSpace, Prefix};
use crate::propose::PlannedSubnet;
use crate::propose::layout::{Placed, Wanted, lay_out};
use crate::propose::need::ipv4;
use crate::propose::subnets::delegation;
use crate::resolve::{Resolved, ResolvedNetwork, ResolvedSubnet, usable_of};
use crate::text::is_harmless;

/// What is asked of a layout.
pub(super) struct Asked<'p> {
    rows: &'p [PlannedSubnet],
    /// The ranges of each row's subnet now; `None` where it is still to be made.
    now: Vec<Option<Vec<Prefix>>>,
    pub(super) wanted: Vec<Wanted>,
    /// The row of each wanted subnet.
    of_row: Vec<usize>,
    pub(super) locked: Vec<Placed>,
}

impl<'p> Asked<'p> {
    pub(super) fn of(
        resolved: &Resolved,
        of: &ResolvedNetwork,
        rows: &'p [PlannedSubnet],
    ) -> Result<Asked<'p>, String> {
        let mut asked =
            Asked { rows, now: Vec::new(), wanted: Vec::new(), of_row: Vec::new(), locked: Vec::new() };
        let subnets = || of.subnets.iter().filter_map(|place| Some((*place, resolved.subnets.get(*place)?)));
        for (at, row) in rows.iter().enumerate() {
            let name = &row.name;
            let known = subnets().find(|(_, subnet)| subnet.name == *name);
            check_name(rows, at, known.is_some())?;
            match (row.locked, known, row.size) {
                (true, Some((place, subnet)), _) if ipv4(&subnet.prefixes).is_empty() => {
                    let command = resolved.command_for_subnet(place);
                    return Err(format!("{name} stays, and its range is not known; `{command}` tells."));
                }
                (true, Some((_, subnet)), _) => asked.lock(subnet),
                (_, _, Some(size)) => {
                    asked.wanted.push(Wanted { name: name.clone(), size });
                    asked.of_row.push(at);
                }
                (_, _, None) => {
                    return Err(format!("How large {name} has to be is not known: give it a size."));
                }
            }
            asked.now.push(known.map(|(_, subnet)| ipv4(&subnet.prefixes)));
        }
        for (_, left_out) in subnets().filter(|(_, own)| rows.iter().all(|row| row.name != own.name)) {
            asked.lock(left_out);
        }
        Ok(asked)
    }

    fn lock(&mut self, subnet: &ResolvedSubnet) {
        let ranges = ipv4(&subnet.prefixes).into_iter();
        self.locked.extend(ranges.map(|prefix| Placed { name: subnet.name.clone(), prefix }));
    }

    /// The addresses of what stays.
    pub(super) fn own(&self) -> AddressSpace {
        self.locked.iter().map(|subnet| subnet.prefix).collect()
    }

    /// The range of each wanted subnet, and what is left; `None` where there is no layout in that space.
    pub(super) fn laid_out(&self, space: &AddressSpace) -> Option<(Vec<Prefix>, Vec<Prefix>)> {
        let mut taken = self.own();
        let kept: Vec<Option<Prefix>> = self
            .wanted
            .iter()
            .zip(&self.of_row)
            .map(|(wanted, row)| {
                let [now] = self.now.get(*row)?.as_deref()? else { return None };
                let stays = wanted.size.length() == Some(now.length())
                    && space.contains(*now)
                    && !taken.overlaps(*now);
                stays.then(|| {
                    taken = taken.union(&AddressSpace::from(*now));
                    *now
                })
            })
            .collect();
        let nothing = vec![None; kept.len()];
        [kept, nothing].iter().find_map(|kept| self.around_kept(space, kept))
    }

    fn around_kept(
        &self,
        space: &AddressSpace,
        kept: &[Option<Prefix>],
    ) -> Option<(Vec<Prefix>, Vec<Prefix>)> {
        let mut locked = self.locked.clone();
        let mut moving = Vec::new();
        for (wanted, kept) in self.wanted.iter().zip(kept) {
            match kept {
                Some(prefix) => locked.push(Placed { name: wanted.name.clone(), prefix: *prefix }),
                None => moving.push(wanted.clone()),
            }
        }
        let layout = lay_out(&space.prefixes(), &moving, &locked).ok()?;
        let mut placed = layout.placed.into_iter();
        let ranges = kept.iter().map(|kept| kept.or_else(|| Some(placed.next()?.prefix)));
        Some((ranges.collect::<Option<_>>()?, layout.free))
    }

    /// The subnets and steps, with the range of each wanted subnet.
    pub(super) fn settled(&self, of: &ResolvedNetwork, ranges: &[Prefix]) -> Settled {
        let mut settled =
            Settled { subnets: Vec::new(), free: Vec::new(), steps: Vec::new(), notes: Vec::new() };
        for (at, (row, was)) in self.rows.iter().zip(&self.now).enumerate() {
            let place = self.of_row.iter().position(|row| *row == at);
            let range = place.and_then(|place| ranges.get(place));
            let (is_there, was) = (was.is_some(), was.clone().unwrap_or_default());
            let ranges = range.map_or_else(|| was.clone(), |range| vec![*range]);
            if let Some(prefix) = range.filter(|_| ranges != was) {
                settled.steps.push(step(of, row, is_there, *prefix));
            }
            settled.subnets.push(SettledSubnet {
                name: row.name.clone(),
                usable: ranges.iter().fold(0, |sum, range| usable_of(*range).saturating_add(sum)),
                ranges,
                was,
            });
        }
        settled
    }
}

fn step(of: &ResolvedNetwork, row: &PlannedSubnet, is_there: bool, prefix: Prefix) -> Step {
    let (network, name) = (of.name.clone(), row.name.clone());
    match is_there {
        true => Step::Range { network, subnet: name, prefix },
        false => Step::Subnet {
            network,
            name,
            prefix,
            delegation: row.serves.as_ref().and_then(|serves| delegation(serves.role)).map(str::to_owned),
            serves: row.serves.clone(),
        },
    }
}

/// Whether a row has a name that a subnet can have; the name of one that is there is left alone.
fn check_name(rows: &[PlannedSubnet], at: usize, is_there: bool) -> Result<(), String> {
    let Some((row, before)) = rows.get(at).zip(rows.get(..at)) else { return Ok(()) };
    let name = &row.name;
    if before.iter().any(|other| other.name.eq_ignore_ascii_case(name)) {
        return Err(format!("Two subnets are called {name}: give one of them another name."));
    }
    let is_name =
        !name.trim().is_empty() && name.chars().count() <= MAX_NAME && name.chars().all(is_harmless);
    if is_there || is_name {
        return Ok(());
    }
    Err(format!("Each subnet needs a name of at most {MAX_NAME} letters that can all be seen."))
}

//! Keeps the design that somebody works at, a moment after each change.
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Workbench;
use super::persist::{self, Kept, Trouble};
use crate::ui::browser;
use aks_network_planner::design::Design;
use aks_network_planner::messages::Wanted;

/// The pause after a change before it is kept, in milliseconds: while somebody types, the next one comes sooner.
const PAUSE: u32 = 1_000;

/// How the design stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Keeping {
    /// Nothing to keep, or nobody wants it kept.
    Idle,
    /// A change is yet to be kept.
    Pending,
    /// Everything is kept, under that name.
    Kept(String),
    /// It is not, and why.
    Not(Trouble),
}

/// Keeps what the workbench shows from now on; what a link brought, once it is kept or changed by hand.
pub(crate) fn start(workbench: Workbench) -> RwSignal<Keeping> {
    let keeping = RwSignal::new(Keeping::Idle);
    let changes = StoredValue::new(0_usize);
    let told = StoredValue::new(None);
    Effect::new(move |_| {
        changes.update_value(|changes| *changes += 1);
        if workbench.answer().is_none() || workbench.is_visit() {
            return keeping.set(Keeping::Idle);
        }
        let is_wanted =
            persist::keeps_drafts() || persist::of_slot(workbench.slot()).is_some_and(|kept| kept.is_named);
        if !is_wanted {
            return keeping.set(Keeping::Idle);
        }
        let change = changes.get_value();
        keeping.set(Keeping::Pending);
        spawn_local(async move {
            gloo_timers::future::TimeoutFuture::new(PAUSE).await;
            // Whoever deletes everything meanwhile wants nothing kept.
            let is_due = move || {
                changes.try_get_value() == Some(change) && keeping.get_untracked() == Keeping::Pending
            };
            if !is_due() {
                return;
            }
            let Some(kept) = keep(workbench, None, is_due).await else { return };
            tell_once(workbench, told, &kept);
            keeping.set(kept);
        });
    });
    keeping
}

/// Says why the design is not kept by itself, where nobody has read that yet; of a fleet, nobody expects it.
fn tell_once(workbench: Workbench, told: StoredValue<Option<Trouble>>, kept: &Keeping) {
    match kept {
        Keeping::Not(trouble) if *trouble != Trouble::TooMany && told.get_value() != Some(*trouble) => {
            told.set_value(Some(*trouble));
            workbench.tell(trouble.sentence(), false);
        }
        _ => {}
    }
}

/// Keeps the design now, under a name of its own where one is given; `None` where it could not be made into a file,
/// which was said, or is not due any more once it was.
async fn keep(workbench: Workbench, named: Option<String>, is_due: impl Fn() -> bool) -> Option<Keeping> {
    if workbench.is_large() {
        return Some(Keeping::Not(Trouble::TooMany));
    }
    let slot = workbench.slot();
    let title = title(&*workbench.design_untracked()?);
    let file = workbench.document(Wanted::DesignFile).await?;
    if !is_due() {
        return None;
    }
    let there = persist::of_slot(slot);
    let is_same = there.as_ref().is_some_and(|there| there.file == file);
    let is_others = !is_same && persist::is_taken(slot) && !workbench.has_seen(slot, there.as_ref());
    let own = there.as_ref().filter(|there| there.is_named).map(|there| there.name.clone());
    let is_named = named.is_some() || own.is_some();
    let name = match (named, own.unwrap_or(title)) {
        (Some(named), _) => named,
        (None, name) if is_others => format!("{name} (2)"),
        (None, name) => name,
    };
    if let Some(there) = there.filter(|there| is_same && there.name == name && there.is_named == is_named) {
        workbench.saw(&there);
        return Some(Keeping::Kept(name));
    }
    let slot = if is_others { workbench.part_from(slot) } else { slot };
    let kept = Kept { slot, name: name.clone(), is_named, saved: browser::now(), file };
    if let Err(trouble) = kept.keep() {
        return Some(Keeping::Not(trouble));
    }
    workbench.saw(&kept);
    if is_others {
        workbench.tell(
            format!("This design was changed in another window as well. What was kept there stays; yours is kept as {name}."),
            false,
        );
    }
    Some(Keeping::Kept(name))
}

/// Keeps the design now under a name; one that a link brought is somebody's own from then on, unless it could not be
/// kept. Gives how it stands, as [`keep`] does.
pub(crate) async fn adopt(workbench: Workbench, name: String, keeping: RwSignal<Keeping>) -> Option<Keeping> {
    let kept = keep(workbench, Some(name), || true).await?;
    if !matches!(kept, Keeping::Not(_)) {
        workbench.keep();
    }
    keeping.set(kept.clone());
    Some(kept)
}

/// What to call a design: its clusters, else its networks, else its ranges.
pub(crate) fn title(design: &Design) -> String {
    let clusters: Vec<&str> = design.clusters.iter().map(|one| one.name.as_str()).collect();
    let networks: Vec<&str> = design.networks.iter().map(|one| one.name.as_str()).collect();
    let ranges: Vec<&str> = design.ranges.iter().map(|one| one.name.as_str()).collect();
    let names = [clusters, networks, ranges].into_iter().find(|names| !names.is_empty());
    match names.unwrap_or_default().as_slice() {
        [] => "design".to_owned(),
        [name] => (*name).to_owned(),
        [first, rest @ ..] => format!("{first} and {} more", rest.len()),
    }
}

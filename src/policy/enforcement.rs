//! [`Enforcement`]: whether anything acts on the policies of a cluster, and what it does not reach.
use super::holes::holes;
use crate::azure::{migration, policies, retirement};
use crate::design::{NetworkPolicy, Word};
use crate::egress::Remark;
use crate::net::wording::number;
use crate::resolve::{Ask, Resolved, ResolvedCluster, ResolvedPool};

/// Whether policies are enforced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Enforced {
    /// By that engine.
    By(NetworkPolicy),
    /// By nothing.
    No,
    /// As the CNI that the cluster brings does; the service installs no engine.
    ByOwnCni,
    /// Not known; the command that tells, where there is one.
    Unknown(Option<String>),
}

/// What is known of the enforcement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enforcement {
    /// Whether there is any.
    pub enforced: Enforced,
    /// Why, in a sentence.
    pub why: Remark,
    /// What it means for each pool.
    pub pools: Vec<PoolReach>,
    /// What it does not reach.
    pub holes: Vec<Remark>,
}

/// Whether policies act on the pods of a pool.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PoolReach {
    /// The pool.
    pub pool: String,
    /// Whether they do; `None`: not known.
    pub reached: Option<bool>,
    /// Why, in a sentence.
    pub why: Remark,
}

/// Whether the policies of the cluster at that place are enforced; `None` where the design holds no such cluster.
pub fn enforcement(resolved: &Resolved, cluster: usize) -> Option<Enforcement> {
    let of = resolved.clusters.get(cluster)?;
    let enforced = enforced(of);
    let why = why(of, &enforced);
    let sku = |pool: &ResolvedPool| {
        let said = of.said.pools.iter().flatten().find(|said| said.name == pool.name)?;
        said.os_sku.as_deref()
    };
    let pools = of.pools().iter().map(|pool| reach(pool, sku(pool), &enforced)).collect();
    let holes = match enforced {
        Enforced::By(engine) => holes(of, engine),
        _ => Vec::new(),
    };
    Some(Enforcement { enforced, why, pools, holes })
}

impl Enforced {
    /// The engine of AKS that acts, or that none does; `None` where that is not known.
    pub fn engine(&self) -> Option<NetworkPolicy> {
        match self {
            Enforced::By(engine) => Some(*engine),
            Enforced::No => Some(NetworkPolicy::None),
            Enforced::ByOwnCni | Enforced::Unknown(_) => None,
        }
    }
}

fn enforced(of: &ResolvedCluster) -> Enforced {
    if of.model() == Some(crate::azure::NetworkModel::None) {
        return Enforced::ByOwnCni;
    }
    match of.network_policy.known() {
        Some(Word::Known(NetworkPolicy::None)) => Enforced::No,
        Some(Word::Known(engine)) => Enforced::By(*engine),
        Some(Word::Newer(_)) => Enforced::Unknown(None),
        None => {
            Enforced::Unknown(Some(Ask::Cluster.command(of.said.resource_group.as_deref(), of.name(), None)))
        }
    }
}

/// The name that people use of an engine.
pub(super) fn title(engine: NetworkPolicy) -> &'static str {
    match engine {
        NetworkPolicy::None => "no engine",
        NetworkPolicy::Azure => "Azure Network Policy Manager",
        NetworkPolicy::Calico => "Calico",
        NetworkPolicy::Cilium => "Cilium",
    }
}

fn why(of: &ResolvedCluster, enforced: &Enforced) -> Remark {
    let name = of.name();
    let (text, source) = match enforced {
        Enforced::By(engine) => {
            (format!("Policies of {name} are enforced by {}.", title(*engine)), migration::POLICIES)
        }
        Enforced::No => {
            let seen = of
                .said
                .observed
                .as_ref()
                .map_or(0, |observed| observed.policies.len())
                .max(of.network_policies());
            let seen = match seen as u64 {
                0 => "NetworkPolicy objects would be stored and have no effect".to_owned(),
                1 => "its policy is stored and has no effect".to_owned(),
                seen => format!("its {} policies are stored and have no effect", number(seen)),
            };
            (format!("Nothing enforces policies of {name}: {seen}."), migration::POLICIES)
        }
        Enforced::ByOwnCni => (
            format!(
                "The service installs no policy engine in {name}: its own CNI enforces policies, or nothing does."
            ),
            policies::OWN_CNI,
        ),
        Enforced::Unknown(ask) => {
            let why = if ask.is_some() {
                "networkPolicy is not here"
            } else {
                "its networkPolicy is not known to this planner"
            };
            (
                format!("Whether anything enforces policies of {name} is not known: {why}."),
                migration::POLICIES,
            )
        }
    };
    Remark { text, source }
}

fn reach(pool: &ResolvedPool, sku: Option<&str>, enforced: &Enforced) -> PoolReach {
    let is_windows = pool.is_windows();
    let (reached, text, source) = match (enforced, is_windows) {
        (Enforced::No, _) => (Some(false), "No engine acts on its nodes.".to_owned(), migration::POLICIES),
        (Enforced::ByOwnCni, _) => (None, "Its own CNI decides.".to_owned(), policies::OWN_CNI),
        (Enforced::Unknown(_), _) => (None, "The engine is not known.".to_owned(), migration::POLICIES),
        (Enforced::By(NetworkPolicy::Cilium), true) => {
            (Some(false), "Cilium runs on Linux nodes alone.".to_owned(), policies::CILIUM)
        }
        (Enforced::By(NetworkPolicy::Azure), true) => {
            let day = retirement::NPM_WINDOWS;
            let text = format!(
                "Azure Network Policy Manager on Windows nodes is unsupported from {} on.",
                day.value
            );
            (None, text, day.source)
        }
        (Enforced::By(NetworkPolicy::Calico), true) => {
            let (reached, text) = calico_on_windows(sku);
            (reached, text, migration::POLICIES)
        }
        (Enforced::By(engine), _) => {
            (Some(true), format!("{} runs on its Linux nodes.", title(*engine)), migration::POLICIES)
        }
    };
    PoolReach { pool: pool.name.clone(), reached, why: Remark { text, source } }
}

/// Calico is documented for two releases of Windows Server.
fn calico_on_windows(sku: Option<&str>) -> (Option<bool>, String) {
    let is = |name: &str| sku.is_some_and(|sku| sku.eq_ignore_ascii_case(name));
    let named = "Calico runs on nodes of Windows Server 2019 and 2022";
    match sku {
        Some(_) if is("Windows2019") || is("Windows2022") => (Some(true), format!("{named}.")),
        Some(sku) => (None, format!("{named}; of {sku} nothing is said.")),
        None => (None, format!("{named}; which one this pool runs is not here.")),
    }
}

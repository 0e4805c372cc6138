//! [`Outcome`]: whether one resource holds while an operation happens, with the sum.
use super::Operation;
use super::refusal::{refusal, without_residents};
use super::scene::{Counted, CountedRow, Scene, Tried};
use super::sum::{Sum, nodes_only};
use crate::azure::Source;
use crate::capacity::{Resource, terms};
use crate::resolve::{Moment, Resolved};

/// Whether one resource of a cluster holds while an operation happens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// Which resource.
    pub resource: Resource,
    /// Which one of its kind: the subnet, the pool, the range, else the cluster.
    pub name: String,
    /// How much is needed, in the resource's unit; `None`: a term is not known.
    pub required: Option<u64>,
    /// How much there is; `None`: not known.
    pub available: Option<u64>,
    /// Whether it holds, for this sum and for what the service counts ahead.
    pub verdict: Verdict,
    /// Whether every term of every sum is known, so that a pass is certain.
    pub complete: bool,
    /// Whether what there is, is what the platform is tested for: crossing it degrades and is not refused.
    pub is_target: bool,
    /// The sum, pool by pool: `(11 × 61) + (3 × 31) + 2 = 766 > 251`.
    pub sum: String,
    /// What the service counts before it begins; `None` where it counts nothing ahead, or nobody asks it.
    pub ahead: Option<Ahead>,
    /// The code that the service answers; `None` where it holds or no code is known.
    pub error_code: Option<&'static str>,
    /// What the service, or the event of a pod, says in its own words, with this design's numbers.
    pub service_text: Option<String>,
    /// Why the service's numbers are not those of the sum, in a sentence; `None` where they are, or where it says none.
    pub service_note: Option<String>,
    /// Who says how much there is and how much is taken.
    pub source: Source,
}

/// Whether a resource holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// It holds.
    Passes,
    /// It does not.
    Fails,
    /// What is needed or what there is, is not known.
    Unknown,
}

/// What the service counts before it begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ahead {
    /// How much it finds needed.
    pub required: u64,
    /// Whether that fits; `None` where what there is, is not known.
    pub fits: Option<bool>,
    /// Its sum.
    pub sum: String,
}

/// Whether each resource that nodes take holds while the operation happens, in the order of the cluster's capacity.
///
/// `None` where the design has no such cluster, pool or subnet, or nothing lists the pools that come.
pub fn outcomes(resolved: &Resolved, operation: Operation) -> Option<Vec<Outcome>> {
    outcomes_with(&Scene::of(resolved, operation)?, &[])
}

/// The outcomes with other numbers of pools.
pub(super) fn outcomes_with(scene: &Scene, tried: &Tried) -> Option<Vec<Outcome>> {
    Some(scene.counted(tried)?.outcomes())
}

impl Counted {
    /// Each row in words.
    pub(super) fn outcomes(&self) -> Vec<Outcome> {
        self.rows.iter().map(|row| self.outcome(row)).collect()
    }

    fn outcome(&self, counted: &CountedRow) -> Outcome {
        let row = &counted.row;
        let need = row.at(self.moment);
        let verdict = counted.verdict(self.moment);
        let sum = Sum {
            terms: &terms(self.during(), 0, row, self.moment),
            residents: row.residents.unwrap_or(0),
            required: need.required,
            available: row.available,
        };
        let refusal = (verdict == Verdict::Fails).then(|| refusal(self, counted));
        let (error_code, service_text) = refusal.unwrap_or_default();
        let service_note = service_text.as_ref().and_then(|_| without_residents(self, counted));
        Outcome {
            resource: row.resource,
            name: row.name.clone(),
            required: need.required,
            available: row.available,
            verdict,
            complete: row.complete && row.available.is_some(),
            is_target: row.is_target(),
            sum: sum.written(),
            ahead: self.ahead(counted),
            error_code,
            service_text,
            service_note,
            source: row.source,
        }
    }

    fn ahead(&self, counted: &CountedRow) -> Option<Ahead> {
        let (row, ahead) = (&counted.row, counted.ahead?);
        let moment = match row.resource {
            Resource::SnatPorts => Moment::ScaledUpgrading,
            _ => Moment::Scaled,
        };
        let terms = terms(&self.asked, 0, row, moment);
        let terms = if row.resource == Resource::NodeSubnet { nodes_only(terms) } else { terms };
        let (required, available) = (Some(ahead.required), row.available);
        let sum = Sum { terms: &terms, residents: 0, required, available };
        Some(Ahead { required: ahead.required, fits: ahead.fits, sum: sum.written() })
    }
}

impl Outcome {
    /// The resource in a few words: `Node subnet snet-aks`.
    pub fn title(&self) -> String {
        match self.resource {
            Resource::PoolNodes => format!("Nodes of pool {}", self.name),
            resource => format!("{} {}", resource.title(), self.name).trim_end().to_owned(),
        }
    }

    /// Whether what the service counts ahead does not fit.
    pub(super) fn is_refused_ahead(&self) -> bool {
        self.ahead.as_ref().is_some_and(|ahead| ahead.fits == Some(false))
    }

    /// Whether what the service counts ahead does not fit, where the operation itself would.
    pub(super) fn is_refused_ahead_alone(&self) -> bool {
        let fails = self.required.zip(self.available).is_some_and(|(required, there)| required > there);
        self.is_refused_ahead() && !fails
    }
}

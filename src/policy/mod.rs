//! Network policies: whether anything enforces them, what they allow between namespaces, what the engine reads
//! otherwise than they say, and how to prove it.
//!
//! Knows the semantics of Kubernetes' and Cilium's policies; what cannot be told of a policy, a pod or a namespace
//! stays unknown.

mod enforcement;
mod groups;
mod holes;
mod kinds;
mod matrix;
mod odd;
mod own_ranges;
mod pair;
mod ports;
mod question;
mod read;
mod reader;
mod rule;
mod selector;
mod sum;
mod test_plan;
mod world;

pub use enforcement::{Enforced, Enforcement, PoolReach, enforcement};
pub use matrix::{Cell, Matrix, Path, Verdict, matrix};
pub use odd::{Oddity, odd};
pub use ports::Ports;
pub use read::read;
pub use reader::Reader;
pub use rule::{Namespaces, Part, Passing, Peer, Policy, PortRule, PortSpec, Rule, Side};
pub use selector::{Label, Match, Requirement, Selector, Test};
pub use test_plan::{Expected, Trial, test_plan};

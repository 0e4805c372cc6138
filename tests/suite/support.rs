//! Designs that look like the plan they stand for, and the analysis document as tests ask it.
pub(crate) mod document;
pub(crate) mod plan;
pub(crate) mod schema;

pub(crate) use document::Document;
pub(crate) use plan::{
    ClusterPlan, NetworkPlan, Plan, PoolPlan, cluster, known, network, plan, pool, prefix, subnet,
};
pub(crate) use schema::Schema;

/// The day on which tests take place unless they are about days.
pub(crate) const TODAY: &str = "2026-11-23";

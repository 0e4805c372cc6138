//! `large-cluster-steps`: what has to be done in a certain order in large clusters.
use super::wording::number;
use super::{Context, Finding, Rule, Severity, Topic, subject};
use crate::azure::limits;
use crate::capacity::Resource;
use crate::resolve::Moment;

pub(super) static RULE: Rule = Rule {
    id: "large-cluster-steps",
    topic: Topic::Capacity,
    severity: Severity::Note,
    title: "A large cluster grows in steps",
    why: "Microsoft asks to make internal load balancers before a cluster passes 750 nodes. Beyond 1,000 nodes counts \
          that a person sets grow by 500 to 700 nodes at a step, with two to five minutes between; the autoscaler does \
          that by itself.",
    source: limits::LARGE_STEPS.source,
    facts: &["IP-7C", "IP-7F"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    context.of_each_row(Resource::ClusterNodes, &|cluster, row| {
        let (today, most) = (row.at(Moment::Steady).required?, row.at(Moment::Scaled).required?);
        let (name, many, large) =
            (cluster.name(), limits::INTERNAL_BALANCERS_BELOW.value, limits::LARGE_STEPS.value);
        let by_hand = cluster.pools().iter().all(|pool| !pool.autoscaled);
        let message = if by_hand && today > large {
            format!(
                "{name} has {} nodes without an autoscaler; it grows by 500 to 700 at a step.",
                number(today)
            )
        } else if most > many {
            format!(
                "{name} may have {} nodes; internal load balancers are to be made below {many}.",
                number(most)
            )
        } else {
            return None;
        };
        Some(RULE.finding(message).about([subject::cluster(name)]))
    })
}

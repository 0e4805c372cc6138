//! How long links are, names kept.
use std::sync::Arc;

use aks_network_planner::design::{Design, NetworkDataplane, NetworkPolicy};
use aks_network_planner::link::{Names, decode, encode};

use crate::support::{ClusterPlan, Plan, cluster, plan, pool};

/// Clusters of three pools each, and ranges on premises.
fn fleet(clusters: usize, ranges: usize) -> Design {
    let plan = (0..clusters).fold(plan(), |plan, at| plan.cluster(aks(at)));
    let plan: Plan = (0..ranges).fold(plan, |plan, at| {
        // Numbers that follow no order, as those of offices and their ranges do.
        let (site, scattered) = (SITES[at % SITES.len()], at * 7_919 % 10_007);
        let range = match at {
            0 | 1 => format!("10.{}.0.0/16", 128 + scattered % 100),
            _ => format!("10.{}.{}.0/24", 128 + scattered % 100, scattered / 100),
        };
        plan.on_premises(&format!("{site}-{scattered}"), &range)
    });
    let mut design = plan.0;
    for cluster in &mut design.clusters {
        let cluster = Arc::make_mut(cluster);
        (cluster.resource_group, cluster.node_resource_group) = (None, None);
    }
    design
}

const SITES: [&str; 8] = ["hamburg", "lyon", "porto", "oslo", "gdansk", "leeds", "turin", "ghent"];

fn aks(at: usize) -> ClusterPlan {
    let stage = ["prod", "test", "dev"][at % 3];
    let nodes = 3 + at as u64 * 7 % 20;
    cluster(&format!("aks-{stage}-weu-{:02}", at + 1))
        .overlay()
        .dataplane(NetworkDataplane::Cilium)
        .policy(NetworkPolicy::Cilium)
        .pod_cidr(&format!("10.{}.0.0/16", 64 + at))
        .service_cidr("172.20.0.0/16")
        .dns("172.20.0.10")
        .with(|cluster| {
            cluster.location = Some("westeurope".into());
            cluster.kubernetes_version = Some("1.33.2".into());
        })
        .pool(pool("system").count(3).max_pods(110).surge("10%"))
        .pool(pool("apps").count(nodes).autoscaled(3, nodes + 10).max_pods(110).surge("33%"))
        .pool(pool("batch").count(1).autoscaled(0, 40).max_pods(30).surge("1"))
}

#[test]
fn links_are_short_enough_for_the_places_that_people_put_them() {
    let sizes = [("1 cluster, 2 ranges", 1, 2, 200), ("10, 10", 10, 10, 700), ("50, 200", 50, 200, 4_200)];
    for (what, clusters, ranges, most) in sizes {
        let design = fleet(clusters, ranges);
        let link = encode(&design, Names::Kept).expect("a link");
        println!("{what}: {} characters", link.len());
        assert!(link.len() <= most, "{what}: {} characters, at most {most}", link.len());
        assert_eq!(decode(&link).expect("a design").design, design, "names are kept, and all else");
    }
}

//! Values of another cluster that are commands come out quoted: bash runs nothing but what a command names.
use std::sync::Arc;

use aks_network_planner::design::{Design, Word};

use super::beside_first;
use crate::export::hostile::run_by_bash;
use crate::support::{cluster, plan, pool};

/// Two clusters, of which the first has that text in every value that is any text.
fn beside(text: &str) -> Design {
    let newer = || Some(text.to_owned());
    let mut design =
        plan().cluster(cluster("like").pool(pool("np"))).cluster(cluster("own").pool(pool("np"))).0;
    Arc::make_mut(&mut design.clusters[1]).sku_tier = Some("Free".to_owned());
    let like = Arc::make_mut(&mut design.clusters[0]);
    (like.kubernetes_version, like.sku_tier) = (newer(), newer());
    let profile = like.network_profile.get_or_insert_default();
    profile.network_policy = Some(Word::Newer(text.to_owned()));
    profile.network_dataplane = Some(Word::Newer(text.to_owned()));
    profile.outbound_type = Some(Word::Newer(text.to_owned()));
    profile.load_balancer_sku = Some(Word::Newer(text.to_owned()));
    for pool in like.pools.iter_mut().flatten() {
        (pool.orchestrator_version, pool.os_sku) = (newer(), newer());
    }
    design
}

#[test]
fn no_value_of_a_baseline_becomes_a_command() {
    let folder = std::env::temp_dir();
    for text in [
        "$(touch planted)",
        "`touch planted`",
        "x; touch planted",
        "'; touch planted; '",
        "x\ntouch planted",
        "a > planted",
    ] {
        let design = beside(text);
        let commands: Vec<String> = beside_first(&design, |comparison| {
            let alignments = comparison.alignments(0);
            let strides = alignments.iter().flat_map(|alignment| alignment.strides());
            strides.flat_map(|(_, commands)| commands).map(str::to_owned).collect()
        });
        let holds = |command: &&String| command.contains("planted");
        assert!(commands.iter().filter(holds).count() > 1, "{commands:?}");
        let script = commands.join("\n").replace(['<', '>'], "");
        run_by_bash(&script, &folder);
        assert!(!folder.join("planted").exists(), "a planted command ran:\n{script}");
    }
}

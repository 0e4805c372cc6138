//! How a list of expected values is written.
use crate::messages::{Block, Mark, Told};

/// A list of expected values.
const EXAMPLE: &str = "\
networkProfile:
  networkPlugin: azure
  networkPluginMode: overlay
  networkDataplane: cilium
  networkPolicy: cilium
  outboundType: userAssignedNATGateway
apiServerAccessProfile:
  enablePrivateCluster: true
sku:
  tier: Standard
agentPoolProfiles:
# Without a name: expected of every pool.
- upgradeSettings:
    maxSurge: 10%
- name: system
  mode: System
";

const RULES: [&str; 5] = [
    "It is a cluster without a name, in the words of ARM or of the Azure CLI, as JSON or YAML, with only what you expect.",
    "The network model is told by plugin and mode together. Names, regions, addresses and ids are each cluster’s own and never \
     compared; of ranges their sizes are.",
    "What the list leaves out is not compared; no default is filled in for it.",
    "Values of a pool without a name are expected of every pool, those of a pool with one of the pool of that name.",
    "The terminal takes the same list as a file: aks-network-planner compare --baseline expected.yaml clusters.json.",
];

/// How such a list is written, with an example; above it why the text that is there is none.
pub(super) fn explained(problem: Option<String>) -> Told {
    let line = "Say what every cluster is to have; only what the list says is compared.".to_owned();
    let blocks = problem.map(Block::Problem).into_iter().chain([
        Block::Notes(RULES.map(str::to_owned).to_vec()),
        Block::Heading("Example".to_owned()),
        Block::Command(EXAMPLE.trim_end().to_owned()),
    ]);
    Told { mark: Mark::Unknown, line, blocks: blocks.collect() }
}

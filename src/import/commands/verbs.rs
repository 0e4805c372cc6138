//! [`Verb`]: what a command of the Azure CLI does.

/// The commands that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verb {
    CreateCluster,
    UpdateCluster,
    ScaleCluster,
    UpgradeCluster,
    AddPool,
    UpdatePool,
    ScalePool,
    UpgradePool,
    CreateNetwork,
    UpdateNetwork,
    CreateSubnet,
    UpdateSubnet,
    CreatePeering,
}

/// The words of each command behind `az`.
const VERBS: &[(&[&str], Verb)] = &[
    (&["aks", "create"], Verb::CreateCluster),
    (&["aks", "update"], Verb::UpdateCluster),
    (&["aks", "scale"], Verb::ScaleCluster),
    (&["aks", "upgrade"], Verb::UpgradeCluster),
    (&["aks", "nodepool", "add"], Verb::AddPool),
    (&["aks", "nodepool", "update"], Verb::UpdatePool),
    (&["aks", "nodepool", "scale"], Verb::ScalePool),
    (&["aks", "nodepool", "upgrade"], Verb::UpgradePool),
    (&["network", "vnet", "create"], Verb::CreateNetwork),
    (&["network", "vnet", "update"], Verb::UpdateNetwork),
    (&["network", "vnet", "subnet", "create"], Verb::CreateSubnet),
    (&["network", "vnet", "subnet", "update"], Verb::UpdateSubnet),
    (&["network", "vnet", "peering", "create"], Verb::CreatePeering),
];

impl Verb {
    /// The command that these words behind `az` begin with.
    pub(super) fn of<'w>(words: impl Iterator<Item = &'w str> + Clone) -> Option<Verb> {
        let begins = |verb: &[&str]| {
            let mut words = words.clone();
            verb.iter().all(|word| words.next() == Some(*word))
        };
        VERBS.iter().find(|(verb, _)| begins(verb)).map(|(_, verb)| *verb)
    }
}

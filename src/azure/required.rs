//! What a cluster must reach outside to work, as Microsoft's article on it lists that for Azure public.
use super::{Fact, learn};

/// A cloud, each of which has names of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Cloud {
    /// Azure public.
    Public,
    /// Azure US Government.
    UsGovernment,
    /// Azure operated by 21Vianet.
    China,
}

/// Something that must be reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Requirement {
    /// The protocol and port: `UDP 1194`.
    pub protocol: &'static str,
    /// Whither.
    pub to: To,
    /// Which clusters need it.
    pub needed: Needed,
    /// What for.
    pub why: &'static str,
}

/// Whither something must be let through.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum To {
    /// The service tag `AzureCloud` of the region, or the address of the API server.
    Region,
    /// The address of the API server.
    ApiServer,
    /// DNS servers of one's own.
    OwnDns,
    /// Time servers.
    TimeServers,
    /// A name.
    Name(&'static str),
    /// A name with that before the region and that after it.
    NameInRegion(&'static str, &'static str),
}

/// Which clusters need something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Needed {
    /// Every cluster.
    Always,
    /// Neither private clusters nor those that run konnectivity-agent.
    ForTheTunnel,
    /// Clusters whose nodes' images are older than March 2021.
    ForOldNodes,
    /// Clusters whose network has DNS servers of its own.
    ForOwnDns,
    /// Clusters with pods that talk to the API server.
    ForPodsThatAsk,
}

/// What must be reached in Azure public.
pub const REQUIRED: Fact<[Requirement; 14]> = Fact {
    value: [
        need("UDP 1194", To::Region, Needed::ForTheTunnel, "the tunnel between nodes and control plane"),
        need("TCP 9000", To::Region, Needed::ForTheTunnel, "the tunnel between nodes and control plane"),
        need("UDP 123", To::TimeServers, Needed::ForOldNodes, "the time of nodes"),
        need("UDP 53", To::OwnDns, Needed::ForOwnDns, "names"),
        need("TCP 443", To::ApiServer, Needed::ForPodsThatAsk, "pods that talk to the API server"),
        name("mcr.microsoft.com", "images of the cluster's own pods"),
        name("*.data.mcr.microsoft.com", "the contents of these images"),
        name("mcr-0001.mcr-msedge.net", "the contents of these images"),
        name("management.azure.com", "what the cluster asks of Azure"),
        name("login.microsoftonline.com", "signing in"),
        name("packages.microsoft.com", "packages of nodes"),
        name("acs-mirror.azureedge.net", "what nodes are set up with"),
        name("packages.aks.azure.com", "what nodes are set up with, in place of acs-mirror.azureedge.net"),
        need(
            HTTPS,
            To::NameInRegion("*.hcp.", ".azmk8s.io"),
            Needed::Always,
            "nodes that talk to the API server",
        ),
    ],
    source: learn("https://learn.microsoft.com/azure/aks/outbound-rules-control-egress"),
};

/// The tag by which Azure Firewall lets all of these names through at once.
pub const FIREWALL_TAG: Fact<&str> = Fact {
    value: "AzureKubernetesService",
    source: learn("https://learn.microsoft.com/azure/aks/limit-egress-traffic"),
};

const HTTPS: &str = "HTTPS 443";

const fn need(protocol: &'static str, to: To, needed: Needed, why: &'static str) -> Requirement {
    Requirement { protocol, to, needed, why }
}

const fn name(name: &'static str, why: &'static str) -> Requirement {
    need(HTTPS, To::Name(name), Needed::Always, why)
}

impl Cloud {
    /// The cloud of a region, by its name.
    pub fn of_region(region: &str) -> Cloud {
        let name = region.replace(' ', "").to_ascii_lowercase();
        match () {
            () if name.starts_with("usgov") || name.starts_with("usdod") => Cloud::UsGovernment,
            () if name.starts_with("china") => Cloud::China,
            () => Cloud::Public,
        }
    }

    /// The words for it.
    pub fn title(self) -> &'static str {
        match self {
            Cloud::Public => "Azure public",
            Cloud::UsGovernment => "Azure US Government",
            Cloud::China => "Azure operated by 21Vianet",
        }
    }
}

impl Needed {
    /// The words for it.
    pub fn title(self) -> &'static str {
        match self {
            Needed::Always => "every cluster",
            Needed::ForTheTunnel => "clusters that are not private and run no konnectivity-agent",
            Needed::ForOldNodes => "nodes with images older than March 2021",
            Needed::ForOwnDns => "networks with DNS servers of their own",
            Needed::ForPodsThatAsk => "clusters with pods that talk to the API server",
        }
    }
}

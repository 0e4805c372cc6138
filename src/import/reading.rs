//! [`Reading`]: what was made of one document.
use crate::design::Design;
use crate::sorting::sort_by_key;
use crate::text::{Problem, Severity, Span};
use serde::{Deserialize, Serialize};

/// What an importer made of one document. Immutable; the document's own text is kept by whoever pasted it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    /// The name of the document: the file's, with `#2`, `#3` for the further documents of one text.
    pub name: String,
    /// What the document is.
    pub kind: Kind,
    /// Which spelling it uses; `None` where the two do not differ.
    pub shape: Option<Shape>,
    /// The part of a design that it holds, complete in itself: every reference finds its subnet in it.
    pub part: Design,
    /// Where each value that was used stands. Empty for lists over 2 MB.
    pub places: Vec<Place>,
    /// Keys that were found and not used, in the order of the text, each once.
    pub ignored: Vec<String>,
    /// What was repaired, left out or doubted.
    pub problems: Vec<Problem>,
    /// The document's own place in the text that it came from.
    pub span: Span,
}

/// A value that was used, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// What it is of: `clusters/aks-prod/pools/np1/maxPods`, `networks/vnet-prod/snet-aks/addressPrefix`,
    /// `ranges/branch offices`. `/` inside a name is percent-encoded.
    pub subject: String,
    /// Where the value stands in the text of the input.
    pub span: Span,
}

/// What a document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Kind {
    /// One managed cluster.
    ManagedCluster,
    /// A list of managed clusters.
    ManagedClusterList,
    /// The answer of Azure Resource Graph, `{"data": […]}`.
    ResourceGraph,
    /// A cluster's `networkProfile` alone, or some of its fields.
    NetworkProfile,
    /// One node pool or a list of them.
    NodePools,
    /// One subnet or a list of them.
    Subnet,
    /// One virtual network or a list of them.
    VirtualNetwork,
    /// A plain list of ranges.
    Ranges,
    /// Commands that would create or change clusters and networks.
    Commands,
    /// Errors of the service, of a node or of a pod.
    Error,
    /// What Kubernetes shows of its nodes, pods and services.
    Kubernetes,
    /// Route tables, security groups, NAT gateways, firewalls or public addresses.
    Surroundings,
    /// An ARM template, or values of its parameters.
    ArmTemplate,
    /// What a deployment would change.
    WhatIf,
    /// Declarations in Bicep.
    Bicep,
    /// A configuration of Terraform.
    Terraform,
    /// A plan of Terraform.
    TerraformPlan,
    /// A state of Terraform.
    TerraformState,
    /// A design of this planner.
    Design,
    /// Nothing that this planner reads.
    Unknown,
}

/// The two spellings of Azure's documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Shape {
    /// As the Azure CLI prints: flat, `dnsServiceIp`, `vnetSubnetId`.
    Cli,
    /// As ARM returns: under `properties`, `dnsServiceIP`, `vnetSubnetID`.
    Arm,
}

impl Reading {
    /// Adds problems, so that all are told in the order of the text.
    pub(super) fn take_problems(&mut self, problems: &mut Vec<Problem>) {
        self.problems.append(problems);
        sort_by_key(&mut self.problems, by_place);
    }
}

impl Kind {
    /// The word for it in the analysis document.
    pub fn text(self) -> &'static str {
        match self {
            Kind::ManagedCluster => "managedCluster",
            Kind::ManagedClusterList => "managedClusterList",
            Kind::ResourceGraph => "resourceGraph",
            Kind::NetworkProfile => "networkProfile",
            Kind::NodePools => "nodePools",
            Kind::Subnet => "subnet",
            Kind::VirtualNetwork => "virtualNetwork",
            Kind::Ranges => "ranges",
            Kind::Commands => "commands",
            Kind::Error => "error",
            Kind::Kubernetes => "kubernetes",
            Kind::Surroundings => "networkResources",
            Kind::ArmTemplate => "armTemplate",
            Kind::WhatIf => "whatIf",
            Kind::Bicep => "bicep",
            Kind::Terraform => "terraform",
            Kind::TerraformPlan => "terraformPlan",
            Kind::TerraformState => "terraformState",
            Kind::Design => "design",
            Kind::Unknown => "unknown",
        }
    }
}

impl Shape {
    /// The word for it in the analysis document.
    pub fn text(self) -> &'static str {
        match self {
            Shape::Cli => "cli",
            Shape::Arm => "arm",
        }
    }
}

/// The order in which problems are told: by place, the worst first; those of the whole text last.
fn by_place(problem: &Problem) -> (usize, Severity) {
    (problem.span.map_or(usize::MAX, |span| span.start), problem.severity)
}

//! [`Alignment`]: whether and how a difference is brought into line.
use super::Comparison;
use super::compared::{Compared, Difference};
use super::side::{Expected, Side};
use crate::advice::{self, Change, Exit, Ipam, State, Way, way};
use crate::azure::NetworkModel;
use crate::azure::changeable::{Changeable, POOL_ADDED, POOL_DELETED, WIDER, of_cluster, of_pool};
use crate::design::{Design, NetworkDataplane};
use crate::edit::{Field, Input, Step, fields};
use crate::fix::{How, Taking, taking};
use crate::resolve::{Allocation, ResolvedCluster};
use crate::rules::subject;

/// Whether and how a difference is brought into line.
#[derive(Debug, Clone, PartialEq)]
pub struct Alignment {
    /// How it is made, in a few words.
    pub how: &'static str,
    /// What of the design changes; empty where no value of a field does it.
    pub steps: Vec<Step>,
    /// What it takes on the platform, in order.
    pub taking: Vec<Taking>,
    /// The way of a change of model, data plane, policy engine or outbound type, with what must hold before.
    pub way: Option<Way>,
}

impl Alignment {
    /// What is done, in order, each with its commands where there are plain ones.
    pub fn strides(&self) -> Vec<(&str, Vec<&str>)> {
        match self.way.as_ref().filter(|way| !way.steps.is_empty()) {
            Some(way) => {
                let steps = way.steps.iter();
                steps
                    .map(|step| (step.text.as_str(), step.command.iter().map(String::as_str).collect()))
                    .collect()
            }
            None => {
                let parts = self.taking.iter();
                parts
                    .map(|of| (of.words.as_str(), of.commands.iter().map(String::as_str).collect()))
                    .collect()
            }
        }
    }

    /// What must hold before and does not, in sentences.
    pub fn obstacles(&self) -> Vec<String> {
        let conditions =
            self.way.iter().flat_map(|way| &way.preconditions).filter(|condition| condition.is_must);
        let unmet = conditions.filter_map(|condition| match &condition.state {
            State::Unmet { why, mend, .. } => Some(format!("{} {why}. {mend}", condition.text)),
            _ => None,
        });
        unmet.map(|sentence| sentence.trim_end().to_owned()).collect()
    }
}

impl Comparison<'_> {
    /// How each difference of a cluster of the list is brought into line, in their order.
    pub fn alignments(&self, at: usize) -> Vec<Alignment> {
        let Some(of) = self.clusters.get(at) else { return Vec::new() };
        let Some(alone) = alone(self.own, of.places.0) else { return Vec::new() };
        of.differences.iter().map(|difference| self.alignment(of, difference, &alone)).collect()
    }

    fn alignment(&self, of: &Compared, difference: &Difference, alone: &Design) -> Alignment {
        if !difference.applies {
            let how = "Once the cluster is made otherwise";
            return Alignment { how, steps: Vec::new(), taking: Vec::new(), way: None };
        }
        let steps = self.steps(of, difference);
        let way = self.change(of, difference).and_then(|change| way(&self.own.resolved, of.places.0, change));
        let mut taking = taking(&self.own.resolved, alone, &steps);
        if taking.is_empty() {
            taking.extend(unsaid(difference));
        }
        let how = match (&way, taking.iter().map(|taking| taking.how).max()) {
            (Some(way), _) if way.how != advice::How::Unknown => way.how.title(),
            (_, Some(how)) => how.title(),
            (_, None) if difference.about.field == "fits" => "Follows from the others",
            (_, None) => "No field of the design says it",
        };
        Alignment { how, steps, taking, way }
    }

    /// The changes of the design that give a cluster what the baseline has.
    fn steps(&self, of: &Compared, difference: &Difference) -> Vec<Step> {
        let own = self.own.cluster(of.places.0);
        let baseline = self.baseline.side.cluster(of.places.1);
        let (Some(own), Some(baseline)) = (own, baseline) else { return Vec::new() };
        if let Some(feature) = difference.feature {
            let on = baseline.said.features.has(feature);
            return vec![Step::Feature { cluster: own.name().to_owned(), feature, on }];
        }
        let Some(model) = alone(self.baseline.side, of.places.1) else { return Vec::new() };
        let is_list = self.baseline.expected == Expected::Given;
        let set = Set { design: &model, baseline, own, is_list };
        let pools = difference.pool_of_baseline.as_deref().zip(difference.pool.as_deref());
        let mut steps = match difference.about.field {
            "natGateway" | "routeTable" | "networkSecurityGroup" => self.attached(own, difference),
            "networkPlugin" => {
                let (plugin, mode) = baseline.model().map(plugin_and_mode).unwrap_or_default();
                let mut steps = set.exactly("networkPlugin", plugin);
                steps.extend(set.exactly("networkPluginMode", mode));
                steps
            }
            field => set.text(pools, field, &difference.baseline),
        };
        for (field, pools) in &difference.along {
            let pools = pools.as_ref().map(|[of, own]| (of.as_str(), own.as_str()));
            steps.extend(set.text(pools, field.trim_end_matches(".size"), ""));
        }
        steps
    }

    /// What is attached to the subnets of the nodes.
    fn attached(&self, own: &ResolvedCluster, difference: &Difference) -> Vec<Step> {
        let text = match difference.baseline.as_str() {
            "yes" => "true",
            "no" => "false",
            _ => return Vec::new(),
        };
        let pools = own.said.pools.iter().flatten();
        let mut subnets: Vec<String> = Vec::new();
        for at in pools.filter_map(|pool| pool.subnet.as_ref()) {
            let subnet = subject::subnet(&at.network, &at.subnet);
            if !subnets.contains(&subnet) {
                subnets.push(subnet);
            }
        }
        let field = difference.about.field.to_owned();
        let step = |subject| Step::Set { subject, field: field.clone(), text: text.to_owned() };
        subnets.into_iter().map(step).collect()
    }

    /// The change of the cluster's network that the difference asks for.
    fn change(&self, of: &Compared, difference: &Difference) -> Option<Change> {
        let baseline = self.baseline.side.cluster(of.places.1)?;
        Some(match difference.about.field {
            "networkPlugin" => Change::Model(ipam(baseline)?),
            "networkDataplane" => Change::Cilium(baseline.dataplane()? == NetworkDataplane::Cilium),
            "networkPolicy" => Change::Policy(baseline.policy()?),
            "outboundType" => {
                let outbound = baseline.outbound_type.known()?.to_string();
                Change::Outbound(Exit::ALL.into_iter().find(|exit| exit.title() == outbound)?)
            }
            "enablePrivateCluster" => Change::Private(difference.baseline == "yes"),
            _ => return None,
        })
    }
}

fn ipam(of: &ResolvedCluster) -> Option<Ipam> {
    Some(match of.model()? {
        NetworkModel::Overlay => Ipam::Overlay,
        NetworkModel::NodeSubnet => Ipam::NodeSubnet,
        NetworkModel::Kubenet => Ipam::Kubenet,
        NetworkModel::None => Ipam::OwnCni,
        NetworkModel::PodSubnet => {
            let is_static =
                |pool: &crate::resolve::ResolvedPool| pool.allocation == Some(Allocation::StaticBlock);
            if of.pools().iter().any(is_static) { Ipam::StaticBlocks } else { Ipam::PodSubnet }
        }
    })
}

/// The plugin and the mode that make a model; no mode: none.
fn plugin_and_mode(model: NetworkModel) -> (&'static str, &'static str) {
    match model {
        NetworkModel::Overlay => ("azure", "overlay"),
        NetworkModel::PodSubnet | NetworkModel::NodeSubnet => ("azure", ""),
        NetworkModel::Kubenet => ("kubenet", ""),
        NetworkModel::None => ("none", ""),
    }
}

/// What gives a field the baseline's value.
struct Set<'s> {
    design: &'s Design,
    baseline: &'s ResolvedCluster,
    own: &'s ResolvedCluster,
    /// Whether what the baseline does not say is nothing that it has.
    is_list: bool,
}

impl Set<'_> {
    /// The step that gives a field of the cluster that text; of a list that does not tell it, what the list says.
    fn exactly(&self, field: &str, text: &'static str) -> Vec<Step> {
        if self.baseline.model().is_none() {
            return self.text(None, field, "");
        }
        let subject = subject::cluster(self.own.name());
        vec![Step::Set { subject, field: field.to_owned(), text: text.to_owned() }]
    }

    /// The step, where it is a field that can be typed; a default that the baseline does not say is typed out.
    fn text(&self, pools: Option<(&str, &str)>, field: &str, shown: &str) -> Vec<Step> {
        let (of, own) = (self.baseline.name(), self.own.name());
        let (of, own) = match pools {
            Some((one, other)) => (subject::pool(of, one), subject::pool(own, other)),
            None => (subject::cluster(of), subject::cluster(own)),
        };
        let counts = |said: &Field| said.field == field && !(self.is_list && said.text.is_empty());
        let said = fields(self.design, &of).into_iter().filter(counts);
        let step = said.map(|said| {
            let text = match said.input {
                _ if !said.text.is_empty() => said.text,
                Input::Flag => matches!(shown, "yes" | "on").to_string(),
                Input::Prefixes | Input::Text => String::new(),
                _ if shown == "automatic" => String::new(),
                _ => shown.to_owned(),
            };
            Step::Set { subject: own.clone(), field: said.field.to_owned(), text }
        });
        step.collect()
    }
}

/// What a difference takes that no field of the design says.
fn unsaid(of: &Difference) -> Option<Taking> {
    let longer = |text: &str| text.trim_start_matches('/').parse::<u8>().ok();
    let is_wider = longer(&of.baseline) < longer(&of.own);
    let row: Option<&Changeable> = match of.about.field {
        "podCidr.size" => of_cluster("podCidr", if is_wider { WIDER } else { "" }),
        "serviceCidr.size" => {
            of_cluster("serviceCidr", if is_wider { "more addresses beside it" } else { "" })
        }
        "subnets" | "podSubnets" | "vnetSubnetID" => of_pool("vnetSubnetID", ""),
        "availabilityZones" => of_pool("maxPods", ""),
        "agentPoolProfiles" if of.own == "missing" => Some(&POOL_ADDED),
        "agentPoolProfiles" => Some(&POOL_DELETED),
        _ => None,
    };
    row.map(|row| Taking {
        how: How::of(row.means),
        words: row.words.to_owned(),
        commands: Vec::new(),
        source: row.source,
    })
}

/// The design with that cluster and the networks alone, in which steps are cheap to take.
fn alone(side: &Side, place: usize) -> Option<Design> {
    let cluster = side.design.clusters.get(place)?;
    let used = |name: &str| {
        cluster.pools.iter().flatten().any(|pool| pool.subnet.as_ref().is_some_and(|of| of.network == name))
    };
    let networks = side.design.networks.iter().filter(|network| used(&network.name)).cloned().collect();
    Some(Design { clusters: vec![cluster.clone()], networks, ..Design::default() })
}

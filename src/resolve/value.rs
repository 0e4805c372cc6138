//! [`Value`]: known, and from where, or unknown, and how to find out.
use super::command::word;
use crate::azure::Source;

/// A value of a resolved design.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Value<T> {
    /// It is this.
    Known {
        /// The value.
        value: T,
        /// Where it comes from.
        from: From,
    },
    /// Nothing tells; a command would.
    Unknown(Ask),
}

/// Where a known value comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum From {
    /// The design says so.
    Given,
    /// The service takes it where nothing is said.
    Default(Source),
}

/// The command that would tell an unknown value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Ask {
    /// `az aks show`.
    Cluster,
    /// `az network vnet subnet show`.
    Subnet,
    /// `az network public-ip prefix show`.
    PublicIpPrefix,
    /// `kubectl get nodes`: what node auto-provisioning runs stands in no document of the cluster.
    Nodes,
    /// `kubectl get pods`.
    Pods,
    /// `kubectl get services`.
    Services,
}

impl<T> Value<T> {
    /// What the design says.
    pub fn given(value: T) -> Value<T> {
        Value::Known { value, from: From::Given }
    }

    /// What the service takes.
    pub fn default(value: T, source: Source) -> Value<T> {
        Value::Known { value, from: From::Default(source) }
    }

    /// What the design says, else unknown.
    pub fn or_ask(value: Option<T>, ask: Ask) -> Value<T> {
        value.map_or(Value::Unknown(ask), Value::given)
    }

    /// The value, where it is known.
    pub fn known(&self) -> Option<&T> {
        match self {
            Value::Known { value, .. } => Some(value),
            Value::Unknown(_) => None,
        }
    }

    /// Whether the service's default stands here.
    pub fn is_default(&self) -> bool {
        matches!(self, Value::Known { from: From::Default(_), .. })
    }

    /// Whether the design itself says so.
    pub fn is_given(&self) -> bool {
        matches!(self, Value::Known { from: From::Given, .. })
    }
}

impl<T: Copy> Value<T> {
    /// A copy of the value, where it is known.
    pub fn get(&self) -> Option<T> {
        self.known().copied()
    }
}

impl Ask {
    /// The command, for the Azure CLI or kubectl; `group`, `name` and `id` as far as they are known.
    pub fn command(self, group: Option<&str>, name: &str, id: Option<&str>) -> String {
        let group = group.map_or("<resource-group>".to_owned(), word);
        let name = if name.is_empty() { "<name>".to_owned() } else { word(name) };
        match self {
            Ask::Cluster => format!("az aks show --resource-group {group} --name {name} --output json"),
            Ask::Subnet => {
                let id = id.map_or("<subnet-id>".to_owned(), word);
                format!("az network vnet subnet show --ids {id} --output json")
            }
            Ask::PublicIpPrefix => {
                let id = id.map_or("<prefix-id>".to_owned(), word);
                format!("az network public-ip prefix show --ids {id} --output json")
            }
            Ask::Nodes => "kubectl get nodes --output wide".to_owned(),
            Ask::Pods => "kubectl get pods --all-namespaces --output wide".to_owned(),
            Ask::Services => "kubectl get services --all-namespaces".to_owned(),
        }
    }
}

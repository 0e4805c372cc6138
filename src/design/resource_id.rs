//! [`ResourceId`]: which pasted documents speak of the same thing.
use serde::{Deserialize, Serialize};
use std::fmt;

use super::subject::segment;

/// What stands before the local name of a network whose subscription and resource group are not known.
const LOCAL_NETWORK: &str = "/subscriptions/-/resourceGroups/-/providers/Microsoft.Network/virtualNetworks/";

/// The longest id that is read, in bytes: several times as long as any of Azure's.
const LONGEST: usize = 4_096;

/// An ARM resource id as it was written.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct ResourceId(String);

impl ResourceId {
    /// Reads `/subscriptions/…/resourceGroups/…/providers/…`, in any casing and with any text, redacted or
    /// not, in place of the subscription. `None` for anything else, the empty text and one longer than ids are included.
    pub fn parse(text: &str) -> Option<ResourceId> {
        let id = ResourceId(text.trim().to_owned());
        let named = id.segment("resourceGroups").is_some() && id.name().is_some();
        (id.0.starts_with('/') && named && id.0.len() <= LONGEST).then_some(id)
    }

    /// The id as it was written.
    pub fn text(&self) -> &str {
        &self.0
    }

    /// The text after `/key/`, the key in any casing: `segment("subnets")` is a subnet's name.
    pub fn segment(&self, key: &str) -> Option<&str> {
        let mut segments = self.0.split('/');
        segments.by_ref().find(|segment| segment.eq_ignore_ascii_case(key))?;
        segments.next().filter(|value| !value.is_empty())
    }

    /// The resource group.
    pub fn resource_group(&self) -> &str {
        self.segment("resourceGroups").unwrap_or_default()
    }

    /// The name of the resource itself: the last segment.
    pub fn name(&self) -> Option<&str> {
        self.0.rsplit('/').next().filter(|name| !name.is_empty())
    }

    /// The id of the resource that this one is part of: two segments fewer.
    pub fn parent(&self) -> Option<ResourceId> {
        let (rest, _) = self.0.rsplit_once('/')?;
        let (rest, _) = rest.rsplit_once('/')?;
        ResourceId::parse(rest)
    }

    /// Whether both mean one resource: letter case does not count, and neither does the subscription where it
    /// was redacted in one of them.
    pub fn same_as(&self, other: &ResourceId) -> bool {
        let (left, right) = (self.subscription(), other.subscription());
        let same_subscription = left.eq_ignore_ascii_case(right) || !is_guid(left) || !is_guid(right);
        same_subscription && self.after_subscription().eq_ignore_ascii_case(other.after_subscription())
    }

    /// An id for a network that is known by its local name alone.
    pub fn of_local_network(name: &str) -> ResourceId {
        ResourceId(format!("{LOCAL_NETWORK}{}", segment(name)))
    }

    /// The local name of the network, where that is all that is known of it.
    pub fn local_network(&self) -> Option<String> {
        let name = self.0.strip_prefix(LOCAL_NETWORK)?;
        Some(name.replace("%2F", "/").replace("%25", "%"))
    }

    /// What equal resources share whatever their subscription: the id after it, in lower case.
    pub fn key(&self) -> String {
        self.after_subscription().to_ascii_lowercase()
    }

    /// Whether the subscription was redacted: its segment is no GUID.
    pub fn is_redacted(&self) -> bool {
        !is_guid(self.subscription())
    }

    fn subscription(&self) -> &str {
        self.segment("subscriptions").unwrap_or_default()
    }

    fn after_subscription(&self) -> &str {
        let start = self.0.to_ascii_lowercase().find("/resourcegroups/").unwrap_or(0);
        self.0[start..].trim_end_matches('/')
    }
}

impl fmt::Display for ResourceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn is_guid(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_hexdigit).count();
    text.len() == 36 && digits == 32 && text.bytes().filter(|byte| *byte == b'-').count() == 4
}

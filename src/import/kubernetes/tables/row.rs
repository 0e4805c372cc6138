//! [`Row`]: one row of a table of kubectl, read as the object that it shows.
use std::net::IpAddr;

use crate::design::subject::segment;
use crate::design::{ObservedBalancer, ObservedNode, ObservedPod, OsType, Word};
use crate::import::draft::Draft;
use crate::import::kubernetes::{addresses, pools, seen};
use crate::import::node_name;
use crate::text::Span;

/// One row: the names of its columns and where their values stand.
pub(super) struct Row<'t> {
    pub(super) text: &'t str,
    pub(super) span: Span,
    pub(super) cells: Vec<(&'t str, Span)>,
}

impl<'t> Row<'t> {
    /// The value of a column and where it stands.
    fn get(&self, column: &str) -> Option<(&'t str, Span)> {
        let (_, span) = self.cells.iter().find(|(name, _)| *name == column)?;
        Some((span.of(self.text), *span))
    }

    fn text_of(&self, column: &str) -> Option<String> {
        self.get(column).map(|(text, _)| text.to_owned()).filter(|text| !addresses::is_none(text))
    }

    /// The first word of the row.
    pub(super) fn first(&self) -> &'t str {
        self.span.of(self.text).split_whitespace().next().unwrap_or_default()
    }

    /// The object's name, without its kind: `pod/nginx` where several kinds are listed.
    fn name(&self) -> Option<(&'t str, Span)> {
        let (text, span) = self.get("NAME")?;
        let start = text.rfind('/').map_or(0, |at| at + 1);
        let name = text.get(start..).filter(|name| !name.is_empty() && !name.contains(' '))?;
        Some((name, Span::new(span.start + start, span.end)))
    }

    /// Reads a node; `None` where a value is missing or is none of its column, and then nothing was read.
    pub(super) fn node(&self, draft: &mut Draft) -> Option<()> {
        let (name, span) = self.name()?;
        let (status, status_span) = self.get("STATUS")?;
        let (version, version_span) = self.get("VERSION")?;
        let words = ["Ready", "NotReady", "Unknown", "SchedulingDisabled"];
        if !status.split(',').all(|word| words.contains(&word)) {
            return None;
        }
        let (cluster, subject) = seen::unnamed(draft);
        let subject = format!("{subject}/nodes/{}", segment(name));
        draft.place(&subject, "", span);
        draft.place(&subject, "status", status_span);
        draft.place(&subject, "version", version_span);
        let by_name = node_name::pool_of(name);
        let image = self.text_of("OS-IMAGE");
        let by_image =
            image.map(|image| if image.contains("Windows") { OsType::Windows } else { OsType::Linux });
        let node = ObservedNode {
            name: name.to_owned(),
            pool: by_name.map(|(pool, _)| pool.to_owned()),
            os_type: by_image.or(by_name.map(|(_, os)| os)).map(Word::Known),
            status: Some(status.to_owned()),
            version: Some(version.to_owned()),
            addresses: self.address("INTERNAL-IP", &subject, draft).into_iter().collect(),
            ..ObservedNode::default()
        };
        pools::place(cluster, &node, span, draft);
        seen::add_node(cluster, node, draft);
        Some(())
    }

    /// Reads a pod, as [`Row::node`] does.
    pub(super) fn pod(&self, draft: &mut Draft) -> Option<()> {
        let (name, span) = self.name()?;
        let (ready, _) = self.get("READY")?;
        let (status, _) = self.get("STATUS")?;
        let (of, all) = ready.split_once('/')?;
        if [of, all].into_iter().any(|count| count.parse::<u32>().is_err()) {
            return None;
        }
        let (cluster, subject) = seen::unnamed(draft);
        let subject = format!("{subject}/pods/{}", segment(name));
        draft.place(&subject, "", span);
        let pod = ObservedPod {
            namespace: self.text_of("NAMESPACE"),
            name: name.to_owned(),
            ready: Some(ready.to_owned()),
            status: Some(status.to_owned()),
            address: self.address("IP", &subject, draft),
            node: self.text_of("NODE"),
            host_network: None,
            traits: None,
        };
        seen::add_pod(cluster, pod, None, draft);
        Some(())
    }

    /// Reads a service, as [`Row::node`] does.
    pub(super) fn service(&self, draft: &mut Draft) -> Option<()> {
        let (name, span) = self.name()?;
        let (kind, _) = self.get("TYPE")?;
        self.get("CLUSTER-IP")?;
        if !["ClusterIP", "NodePort", "LoadBalancer", "ExternalName"].contains(&kind) {
            return None;
        }
        let (cluster, subject) = seen::unnamed(draft);
        let subject = format!("{subject}/services/{}", segment(name));
        let address = self.address("CLUSTER-IP", &subject, draft);
        let namespace = self.get("NAMESPACE").map(|(namespace, _)| namespace);
        let addresses = address.into_iter().collect();
        seen::add_service(cluster, span, namespace, addresses, namespace.is_some(), draft);
        if kind == "LoadBalancer" {
            let ports = self.get("PORT(S)").map_or(0, |(ports, _)| ports.split(',').count() as u64);
            // A service with several addresses shows the first ones, with commas between.
            let outside = self.get("EXTERNAL-IP").and_then(|(text, _)| text.split(',').next()?.parse().ok());
            let balancer =
                ObservedBalancer { name: seen::full_name(namespace, name), ports, address: outside };
            seen::add_balancer(cluster, balancer, draft);
        }
        Some(())
    }

    /// Reads a network policy, as [`Row::node`] does.
    pub(super) fn policy(&self, draft: &mut Draft) -> Option<()> {
        let (name, span) = self.name()?;
        self.get("POD-SELECTOR")?;
        let (cluster, subject) = seen::unnamed(draft);
        draft.place(&format!("{subject}/networkPolicies/{}", segment(name)), "", span);
        seen::add_policy(cluster, self.get("NAMESPACE").map(|(namespace, _)| namespace), name, draft);
        Some(())
    }

    fn address(&self, column: &str, subject: &str, draft: &mut Draft) -> Option<IpAddr> {
        let (text, span) = self.get(column)?;
        let address = addresses::address(text, span, column, draft)?;
        draft.place(subject, "address", span);
        Some(address)
    }
}

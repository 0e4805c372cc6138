//! The network model, and values that the service may take by default.
use super::Field;
use super::about::OfCluster;
use super::explanation::{Amount, Explanation, Origin};
use super::sheet::Sheet;
use crate::analysis::Analysis;
use crate::azure::defaults;
use crate::resolve::{Ask, Value};
use crate::rules::subject;

pub(super) fn explain_model(analysis: &Analysis, cluster: usize) -> Option<Explanation> {
    let of = OfCluster::at(analysis, cluster)?;
    let mut sheet = Sheet::default();
    let profile = of.cluster.said.network_profile.as_ref();
    match (profile.and_then(|profile| profile.network_plugin.as_ref()), of.cluster.network_model.is_default())
    {
        (Some(plugin), _) => sheet.told("networkPlugin", plugin.to_string(), of.given("networkPlugin")),
        (None, true) => {
            let origin = Origin::Default {
                source: defaults::NETWORK_MODEL,
                subject: Some(subject::field(of.name(), "networkPlugin")),
            };
            sheet.told("no networkPlugin in what would create a cluster", "overlay".to_owned(), origin);
        }
        (None, false) => sheet.told("networkPlugin", Amount::Unknown, of.unknown(Ask::Cluster)),
    }
    if let Some(mode) = profile.and_then(|profile| profile.network_plugin_mode.as_ref()) {
        sheet.told("networkPluginMode", mode.to_string(), of.given("networkPluginMode"));
    }
    let said = of.cluster.said.pools.iter().flatten();
    let with_pod_subnet =
        of.pools().zip(said).find_map(|(pool, said)| Some((pool, said.pod_subnet.as_ref()?)));
    if let Some((pool, subnet)) = with_pod_subnet {
        let words = format!("{}: podSubnetID", pool.label);
        sheet.told(words, format!("{}/{}", subnet.network, subnet.subnet), pool.given("podSubnetID"));
    }
    sheet.cite(defaults::NETWORK_PROFILE);
    let title = format!("Network model of {}", of.name());
    let formula = "none: bring your own; kubenet: kubenet; azure with mode overlay: overlay; azure without a mode: \
                   pod subnet where a pool has one, else node subnet.";
    let model = of.cluster.model().map_or(Amount::Unknown, |model| model.title().to_owned().into());
    Some(sheet.finish(title, formula, model, None))
}

pub(super) fn explain_field(analysis: &Analysis, cluster: usize, field: Field) -> Option<Explanation> {
    let of = OfCluster::at(analysis, cluster)?;
    let (value, origin) = value(of, field);
    let mut sheet = Sheet::default();
    sheet.told(words(of, field), value.clone(), origin);
    let title = format!("The {} of {}", field.title(), of.name());
    let formula = "What the cluster says, else what the service takes where nothing is said.";
    Some(sheet.finish(title, formula, value, None))
}

fn value(of: OfCluster<'_>, field: Field) -> (Amount, Origin) {
    let cluster = of.cluster;
    match field {
        Field::ServiceCidr => listed(of, &cluster.service_cidrs, field),
        Field::PodCidr if has_no_pod_cidr(of) => (Amount::Text("none".to_owned()), Origin::Computed),
        Field::PodCidr => listed(of, &cluster.pod_cidrs, field),
        Field::DnsServiceIp => shown(of, &cluster.dns_service_ip, field),
        Field::IpFamilies => listed(of, &cluster.ip_families, field),
        Field::NetworkDataplane => shown(of, &cluster.network_dataplane, field),
        // Null reads as none; what tells is then the profile that holds it.
        Field::NetworkPolicy if reads_as_none(of) => {
            (Amount::Text("none".to_owned()), of.given("networkPlugin"))
        }
        Field::NetworkPolicy => shown(of, &cluster.network_policy, field),
        Field::OutboundType => shown(of, &cluster.outbound_type, field),
        Field::LoadBalancerSku => shown(of, &cluster.load_balancer_sku, field),
    }
}

fn words(of: OfCluster<'_>, field: Field) -> String {
    match field {
        Field::PodCidr if has_no_pod_cidr(of) => {
            "pods have addresses of a subnet in this network model".to_owned()
        }
        Field::NetworkPolicy if reads_as_none(of) => {
            "networkPolicy, empty in a profile that names its plugin".to_owned()
        }
        field => field.text().to_owned(),
    }
}

fn has_no_pod_cidr(of: OfCluster<'_>) -> bool {
    of.cluster.model().is_some_and(|model| !model.has_pod_cidr())
}

fn reads_as_none(of: OfCluster<'_>) -> bool {
    let said = of.cluster.said.network_profile.as_ref().and_then(|profile| profile.network_policy.as_ref());
    said.is_none() && of.cluster.network_policy.is_given()
}

fn shown<T: ToString>(of: OfCluster<'_>, value: &Value<T>, field: Field) -> (Amount, Origin) {
    let text = value.known().map_or(Amount::Unknown, |value| Amount::Text(value.to_string()));
    (text, of.origin(value, field.text()))
}

fn listed<T: ToString>(of: OfCluster<'_>, value: &Value<Vec<T>>, field: Field) -> (Amount, Origin) {
    let text = value.known().map_or(Amount::Unknown, |values| {
        let texts: Vec<String> = values.iter().map(T::to_string).collect();
        Amount::Text(if texts.is_empty() { "none".to_owned() } else { texts.join(", ") })
    });
    (text, of.origin(value, field.text()))
}

//! [`smoke_test`]: what is tried before a change and after it, with the results that are expected.
use super::Scene;
use super::source::{INSIDE_OUT, NAMES, OUTBOUND};
use crate::azure::Source;
use crate::egress::{Leaver, leaving};
use crate::net::Prefix;
use crate::net::wording::listed;
use crate::resolve::Resolved;

/// What a check is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Area {
    /// Names.
    Dns,
    /// What leaves.
    Egress,
    /// Services inside the cluster.
    Service,
    /// What comes in.
    Ingress,
}

/// Something to try.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// What it is about.
    pub area: Area,
    /// What is tried, in a few words.
    pub title: &'static str,
    /// How.
    pub command: String,
    /// What is to come of it, with this cluster's own values where these are known.
    pub expected: String,
    /// Who looks so.
    pub source: Source,
}

impl Area {
    /// The word for it.
    pub fn title(self) -> &'static str {
        match self {
            Area::Dns => "DNS",
            Area::Egress => "Egress",
            Area::Service => "Service",
            Area::Ingress => "Ingress",
        }
    }
}

/// What runs a command in a pod of its own.
const RUN: &str = "kubectl run net-check --rm --stdin --tty --restart=Never --image=debian:stable --";
/// What brings tools into that pod.
const TOOLS: &str = "apt-get -qq update && apt-get -qq install -y curl dnsutils >/dev/null &&";

/// What to try for the cluster at that place; `None` where the design holds no such cluster.
pub fn smoke_test(resolved: &Resolved, cluster: usize) -> Option<Vec<Check>> {
    let scene = Scene { resolved, cluster: resolved.clusters.get(cluster)?, place: cluster };
    let mut checks = names(&scene);
    checks.extend(egress(&scene));
    checks.extend(services(&scene));
    checks.extend(ingress());
    Some(checks)
}

fn in_pod(command: &str) -> String {
    format!("{RUN} bash -c '{TOOLS} {command}'")
}

fn check(area: Area, title: &'static str, command: String, expected: String, source: Source) -> Check {
    Check { area, title, command, expected, source }
}

fn names(scene: &Scene) -> Vec<Check> {
    let server = scene.cluster.dns_service_ip.get().map(|address| address.to_string());
    let from = server.as_ref().map(|server| format!(" from server {server}")).unwrap_or_default();
    let api = first_service_address(scene);
    let api = api.map_or("the first address of the service CIDR".to_owned(), |address| address.to_string());
    let of_dns = |title, command, expected| check(Area::Dns, title, command, expected, NAMES);
    vec![
        of_dns(
            "CoreDNS runs",
            "kubectl get pods --namespace kube-system --selector k8s-app=kube-dns".to_owned(),
            "Every pod is Running and ready.".to_owned(),
        ),
        of_dns(
            "a name of the cluster",
            in_pod("nslookup kubernetes.default.svc.cluster.local"),
            format!("{api}{from}."),
        ),
        of_dns(
            "a name outside",
            in_pod("nslookup mcr.microsoft.com"),
            format!("An address{from}, and no NXDOMAIN or timeout."),
        ),
    ]
}

/// The address of the service `kubernetes`: the first after that of the range.
fn first_service_address(scene: &Scene) -> Option<std::net::Ipv4Addr> {
    let range = scene.cluster.service_cidrs.known()?.iter().find(|range| range.is_ipv4())?;
    match range.first() {
        std::net::IpAddr::V4(first) => u32::from(first).checked_add(1).map(std::net::Ipv4Addr::from),
        std::net::IpAddr::V6(_) => None,
    }
}

fn egress(scene: &Scene) -> Vec<Check> {
    let own = leaving(scene.resolved, scene.cluster, Leaver::Pods);
    let known: Vec<String> = own.ranges().iter().map(Prefix::to_string).collect();
    let seen = match (known.is_empty(), own.is_all()) {
        (true, _) => "The address that partners let in; it is not known here.".to_owned(),
        (false, true) => format!("An address of {}.", listed(&known)),
        (false, false) => format!("An address of {}, or another one that is not known here.", listed(&known)),
    };
    let outbound = scene.cluster.outbound_type.known().map(ToString::to_string);
    let shut = matches!(outbound.as_deref(), Some("none" | "block"));
    let registry = match shut {
        true => "No connection: the outbound type makes no way out.",
        false => "An HTTP status, of whatever number, within 5 seconds.",
    };
    let out = |title, command, expected| check(Area::Egress, title, command, expected, OUTBOUND);
    vec![
        out(
            "HTTPS to the registry",
            in_pod("curl -sS -o /dev/null -w \"%{http_code}\" --max-time 5 https://mcr.microsoft.com/v2/"),
            registry.to_owned(),
        ),
        out(
            "the address that is seen outside",
            in_pod("curl -sS --max-time 5 https://<your-endpoint-that-answers-with-the-address-it-sees>"),
            seen,
        ),
        out(
            "a private destination",
            in_pod("bash -c \"</dev/tcp/<private-destination>/<port>\" && echo open"),
            "open".to_owned(),
        ),
    ]
}

fn services(scene: &Scene) -> Vec<Check> {
    let range = scene.cluster.service_cidrs.known().and_then(|ranges| ranges.first());
    let range = range.map(|range| format!(" of {range}")).unwrap_or_default();
    let inside = |title, command: &str, expected| {
        check(Area::Service, title, command.to_owned(), expected, INSIDE_OUT)
    };
    vec![
        inside(
            "a service for the test",
            "kubectl create deployment net-echo --image=mcr.microsoft.com/azuredocs/aks-helloworld:v1 --replicas=2 && \
             kubectl expose deployment net-echo --port=80",
            "deployment and service are created.".to_owned(),
        ),
        inside(
            "its endpoints",
            "kubectl get endpointslices --selector kubernetes.io/service-name=net-echo",
            "Two addresses, of pods on different nodes where there are several.".to_owned(),
        ),
        inside(
            "by its ClusterIP and its name",
            &in_pod(
                "curl -sS -o /dev/null -w \"%{http_code}\" --max-time 5 http://net-echo.default.svc.cluster.local",
            ),
            format!("200, from a ClusterIP{range}."),
        ),
    ]
}

fn ingress() -> Vec<Check> {
    let inward = |title, command: &str, expected: &str| {
        check(Area::Ingress, title, command.to_owned(), expected.to_owned(), INSIDE_OUT)
    };
    vec![
        inward(
            "addresses of load balancers",
            "kubectl get services --all-namespaces",
            "Every service of type LoadBalancer has an EXTERNAL-IP, the same as before.",
        ),
        inward(
            "a host name from outside",
            "curl -sS -o /dev/null -w '%{http_code}' --max-time 5 https://<host-of-an-ingress>/<path>",
            "The status that it has when all is well.",
        ),
        inward(
            "what the test made is removed",
            "kubectl delete deployment,service net-echo",
            "deployment and service are deleted.",
        ),
    ]
}

//! What ends, on both sides of its day.
use aks_network_planner::azure::Feature;
use aks_network_planner::azure::image::ENDINGS;
use aks_network_planner::azure::kubernetes::{CALENDAR, minor};
use aks_network_planner::design::{NodeImage, OutboundType, PoolType, Word};

use super::features::{template, version, with};
use super::firing::{Example, example, here, np, roomy};
use crate::support::document::text;
use crate::support::{ClusterPlan, Plan, PoolPlan, known, pool};

fn with_sku(sku: &str) -> PoolPlan {
    np(3).with(|pool| pool.os_sku = Some(sku.into()))
}

fn imaged(image: NodeImage) -> PoolPlan {
    np(3).with(|pool| pool.node_image = Some(image))
}

fn windows(sku: Option<&str>) -> PoolPlan {
    pool("win").windows().nodes_in("vnet/nodes").with(|pool| pool.os_sku = sku.map(str::to_owned))
}

fn asked(api_version: &str) -> Plan {
    let aks = template(roomy().pool(np(3).mode(aks_network_planner::design::PoolMode::System)));
    here(aks.with(|cluster| cluster.api_version = Some(api_version.into())))
}

pub(super) fn examples() -> Vec<Example> {
    let ubuntu = |sku| here(roomy().pool(with_sku(sku)));
    let on_windows = |at| here(version(roomy().pool(np(3)).pool(windows(Some("Windows2019"))), at));
    let left_open = |sku| here(version(roomy().pool(np(3)).pool(windows(sku)), "1.36.1"));
    let running = |at| here(version(roomy().pool(np(3)), at));
    let of_type = |pool_type| here(roomy().pool(np(3).with(|pool| pool.pool_type = known(pool_type))));
    let routed = |features: &[Feature]| here(with(roomy().pool(np(3)), features));
    let gateway = |outbound: Word<OutboundType>| {
        let aks = template(roomy().profile(|profile| profile.outbound_type = Some(outbound)));
        here(aks.pool(np(3)))
    };
    vec![
        example(
            "node-image-retires",
            "note",
            None,
            (ubuntu("Ubuntu2204"), ubuntu("Ubuntu2404")),
            &["Pool np1 of aks runs Ubuntu 22.04", "2027-06-30", "in 219 days", "removed on 2028-04-30"],
        ),
        example(
            "windows-too-old-for-kubernetes",
            "error",
            None,
            (on_windows("1.33.0"), on_windows("1.32.9")),
            &["Pool win of aks", "Windows Server 2019", "Kubernetes 1.33"],
        ),
        example(
            "windows-version-left-open",
            "warning",
            None,
            (left_open(None), left_open(Some("Windows2022"))),
            &["Pool win of aks", "osSKU", "Kubernetes 1.36"],
        ),
        example(
            "kubernetes-version-unsupported",
            "warning",
            None,
            (running("1.34.4"), running("1.36.0")),
            &["aks runs Kubernetes 1.34.4", "2026-12-01", "in 8 days"],
        ),
        example(
            "availability-set-retired",
            "warning",
            None,
            (of_type(PoolType::AvailabilitySet), of_type(PoolType::VirtualMachineScaleSets)),
            &["Pool np1 of aks", "2025-09-30", "419 days ago"],
        ),
        example(
            "api-version-retired",
            "error",
            None,
            (asked("2024-09-02-preview"), asked("2025-01-02-preview")),
            &["aks", "2024-09-02-preview", "since 2026-07-01"],
        ),
        example(
            "nat-gateway-type-retired",
            "error",
            None,
            (
                gateway(Word::Newer("managedNatGatewayV2".into())),
                gateway(Word::Newer("managedNATGatewayV3".into())),
            ),
            &["aks", "managedNATGatewayV2", "StandardV2"],
        ),
        example(
            "open-service-mesh-retires",
            "note",
            None,
            (routed(&[Feature::OpenServiceMesh]), routed(&[Feature::Istio])),
            &["aks has the Open Service Mesh add-on", "2027-09-30", "in 311 days"],
        ),
        example(
            "ingress-nginx-retires",
            "warning",
            None,
            (routed(&[Feature::AppRouting]), routed(&[Feature::AppRouting, Feature::WithoutNginx])),
            &["aks has application routing with its NGINX", "2026-11-30", "in 7 days"],
        ),
    ]
}

fn severity(plan: &Plan, rule: &str, today: &str) -> Option<String> {
    plan.document_on(today).severity(rule).map(str::to_owned)
}

/// A design, a rule, and what it is on days around those that matter.
type Dated = (Plan, &'static str, &'static [(&'static str, Option<&'static str>)]);

#[test]
fn each_date_has_two_sides() {
    let run = |pool| here(roomy().pool(pool));
    let at = |at| here(version(roomy().pool(np(3)), at));
    let supported = |at| here(with(version(roomy().pool(np(3)), at), &[Feature::LongTermSupport]));
    let cases: Vec<Dated> = vec![
        (
            run(with_sku("Ubuntu2204")),
            "node-image-retires",
            &[
                ("2026-12-31", Some("note")),
                ("2027-01-01", Some("warning")),
                ("2028-04-29", Some("warning")),
                ("2028-04-30", Some("error")),
            ],
        ),
        (
            run(windows(Some("Windows2022"))),
            "node-image-retires",
            &[
                ("2028-01-01", Some("note")),
                ("2028-01-02", Some("warning")),
                ("2029-06-29", Some("warning")),
                ("2029-06-30", Some("error")),
            ],
        ),
        (
            run(windows(Some("windows2019"))),
            "node-image-retires",
            &[
                ("2025-09-01", Some("note")),
                ("2025-09-02", Some("warning")),
                ("2027-03-31", Some("warning")),
                ("2027-04-01", Some("error")),
            ],
        ),
        (
            run(windows(Some("WindowsAnnual"))),
            "node-image-retires",
            &[
                ("2025-11-15", Some("note")),
                ("2025-11-16", Some("warning")),
                ("2027-05-14", Some("warning")),
                ("2027-05-15", Some("error")),
            ],
        ),
        (
            run(imaged(NodeImage::AzureLinux2)),
            "node-image-retires",
            &[
                ("2025-06-02", Some("note")),
                ("2025-06-03", Some("warning")),
                ("2026-03-30", Some("warning")),
                ("2026-03-31", Some("error")),
            ],
        ),
        (
            run(imaged(NodeImage::Ubuntu2004)),
            "node-image-retires",
            &[("2026-09-17", Some("note")), ("2026-09-18", Some("warning")), ("2030-01-01", Some("warning"))],
        ),
        (
            run(with_sku("Flatcar")),
            "node-image-retires",
            &[
                ("2025-12-09", Some("note")),
                ("2025-12-10", Some("warning")),
                ("2026-09-07", Some("warning")),
                ("2026-09-08", Some("error")),
            ],
        ),
        (
            at("1.35.2"),
            "kubernetes-version-unsupported",
            &[("2026-10-02", None), ("2026-10-03", Some("warning")), ("2027-04-01", Some("warning"))],
        ),
        (
            supported("1.35.2"),
            "kubernetes-version-unsupported",
            &[("2027-04-01", None), ("2028-04-01", Some("warning"))],
        ),
        (at("1.24.9"), "kubernetes-version-unsupported", &[("2026-08-21", Some("warning"))]),
        (
            supported("1.31.5"),
            "kubernetes-version-unsupported",
            &[("2026-06-03", None), ("2026-06-04", Some("warning"))],
        ),
        (at("1.99.0"), "kubernetes-version-unsupported", &[("2026-11-23", None)]),
        (
            run(np(3).with(|pool| pool.pool_type = known(PoolType::AvailabilitySet))),
            "availability-set-retired",
            &[("2025-04-02", Some("note")), ("2025-04-03", Some("warning")), ("2025-10-01", Some("warning"))],
        ),
        (
            asked("2023-10-02-preview"),
            "api-version-retired",
            &[("2026-01-01", Some("note")), ("2026-06-30", Some("warning")), ("2026-07-01", Some("error"))],
        ),
        (
            here(with(roomy().pool(np(3)), &[Feature::OpenServiceMesh])),
            "open-service-mesh-retires",
            &[("2027-04-02", Some("note")), ("2027-04-03", Some("warning"))],
        ),
        (
            here(with(roomy().pool(np(3)), &[Feature::AppRouting])),
            "ingress-nginx-retires",
            &[("2026-06-02", Some("note")), ("2026-06-03", Some("warning"))],
        ),
    ];
    for (plan, rule, days) in cases {
        for (day, expected) in days {
            assert_eq!(severity(&plan, rule, day).as_deref(), *expected, "{rule} on {day}");
        }
    }
}

#[test]
fn the_image_that_nodes_run_counts_before_what_was_asked_for() {
    let told = |pool: PoolPlan, at: &str| {
        let document = here(version(roomy().pool(pool), at)).document();
        let findings = document.findings("node-image-retires");
        findings.iter().map(|finding| text(&finding["message"]).to_owned()).collect::<Vec<_>>()
    };
    assert!(told(with_sku("Ubuntu"), "1.34.2")[0].contains("Ubuntu 22.04"), "the default of that version");
    assert!(
        told(with_sku("Ubuntu"), "1.34.2")[0].contains("22.04 (osSKU Ubuntu up to Kubernetes 1.34), which")
    );
    assert!(told(np(3), "1.34.2").is_empty(), "nothing tells");
    assert!(told(with_sku("Ubuntu"), "1.35.0").is_empty());
    assert!(told(with_sku("AzureLinux"), "1.34.2").is_empty());
    let newer = with_sku("Ubuntu").with(|pool| pool.node_image = Some(NodeImage::Ubuntu2404));
    assert!(told(newer, "1.34.2").is_empty());
    let older = with_sku("AzureLinux").with(|pool| pool.node_image = Some(NodeImage::AzureLinux2));
    assert!(told(older, "1.34.2")[0].contains("Azure Linux 2.0"));
    let imaged = with_sku("Ubuntu").with(|pool| pool.node_image = Some(NodeImage::Ubuntu2204));
    assert!(told(imaged, "1.34.2")[0].contains("Ubuntu 22.04, which"), "the image itself tells");
}

#[test]
fn pools_of_one_system_are_told_together() {
    let both = here(roomy().pool(with_sku("Ubuntu2204")).pool(with_sku("ubuntu2204").with(|pool| {
        pool.name = "np2".into();
    })));
    let document = both.document();
    let message = text(&document.finding("node-image-retires")["message"]).to_owned();
    assert!(message.starts_with("Pools np1 and np2 of aks run Ubuntu 22.04, "), "{message}");
}

#[test]
fn stable_versions_of_the_api_and_those_of_the_service_stay() {
    for version in ["2023-08-01", "2024-09-01", "2026-05-02-preview"] {
        assert_eq!(asked(version).document().severity("api-version-retired"), None, "{version}");
    }
}

#[test]
fn application_routing_through_the_gateway_api_has_moved_on() {
    let moved = with(roomy().pool(np(3)), &[Feature::AppRouting, Feature::GatewayApi]);
    assert_eq!(here(moved).document().severity("ingress-nginx-retires"), None);
}

#[test]
fn a_pools_own_version_counts_before_the_clusters() {
    let pool_behind = |own: &str| {
        let win = windows(Some("Windows2022")).with(|pool| pool.orchestrator_version = Some(own.into()));
        let aks: ClusterPlan = version(roomy().pool(np(3)).pool(win), "1.37.0");
        here(aks).document().severity("windows-too-old-for-kubernetes").map(str::to_owned)
    };
    assert_eq!(pool_behind("1.36.3"), None);
    assert_eq!(pool_behind("1.37.0").as_deref(), Some("error"));
}

#[test]
fn the_tables_are_in_order() {
    assert!(CALENDAR.is_sorted_by_key(|support| support.minor));
    for support in CALENDAR {
        assert!(support.ends.is_none_or(|ends| ends < support.long_term_ends), "1.{}", support.minor);
        let is_last_of_month = |day: time::Date| day.next_day().is_some_and(|next| next.day() == 1);
        assert!(is_last_of_month(support.long_term_ends) && support.ends.is_none_or(is_last_of_month));
    }
    for ending in ENDINGS {
        assert!(ending.removed.is_none_or(|removed| removed > ending.unsupported.value), "{}", ending.title);
        for image in ending.images {
            assert!(NodeImage::ALL.iter().any(|known| known.text() == *image), "{image} is read");
        }
    }
    assert_eq!(
        [minor("1.33"), minor("v1.33.2"), minor("2.1"), minor("1.x"), minor("")],
        [Some(33), Some(33), None, None, None]
    );
}

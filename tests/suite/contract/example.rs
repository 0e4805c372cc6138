//! The worked example: seven numbers that have to come out.
use serde_json::json;

use crate::support::plan::usage;
use crate::support::{Document, Plan, cluster, network, plan, pool, subnet};

/// Three nodes of thirty pods in a /24 with two other residents, and an autoscaler that may go to twenty.
pub(crate) fn example() -> Plan {
    let mut nodes = subnet("snet-aks", "10.1.0.0/24");
    nodes.usage = usage(95, &[("MC_rg_aks-prod_westeurope", 93)]);
    let aks = cluster("aks-prod")
        .service_cidr("10.0.0.0/16")
        .dns("10.0.0.10")
        .load_balancer(1, 0)
        .with(|cluster| {
            cluster.location = Some("westeurope".into());
            cluster.kubernetes_version = Some("1.33.2".into());
            cluster.api_server.enable_private_cluster = Some(false);
        })
        .pool(pool("np1").count(3).autoscaled(3, 20).max_pods(30).nodes_in("vnet-prod/snet-aks"));
    plan()
        .network(network("vnet-prod", "10.1.0.0/16").subnet(nodes))
        .on_premises("branch offices", "10.0.64.0/18")
        .cluster(aks)
}

fn document() -> Document {
    example().document()
}

#[test]
fn the_node_subnet_of_the_example_has_the_sums_of_the_example() {
    let expected = json!({
        "resource": "nodeSubnet", "name": "snet-aks",
        "prefix": "10.1.0.0/24", "prefixes": ["10.1.0.0/24"], "unit": "addresses",
        "available": 251, "residents": 2, "complete": true,
        "moments": {
            "steady": {
                "required": 95, "headroom": 156, "headroomPercent": 62, "fits": true, "perNode": null
            },
            "upgrading": {
                "required": 126, "headroom": 125, "headroomPercent": 49, "fits": true, "perNode": null
            },
            "scaled": {
                "required": 622, "headroom": -371, "headroomPercent": -148, "fits": false, "perNode": null
            },
            "scaledUpgrading": {
                "required": 684, "headroom": -433, "headroomPercent": -173, "fits": false, "perNode": null
            },
        },
        "preflight": null, "errorCode": null, "smallestPrefix": 22,
    });
    assert_eq!(*document().row("nodeSubnet"), expected);
}

#[test]
fn the_largest_cluster_of_the_example_has_seven_nodes() {
    let expected = json!({ "value": 7, "limitedBy": "nodeSubnet", "name": "snet-aks", "unknown": [] });
    assert_eq!(document().only_cluster()["maxNodes"], expected);
}

#[test]
fn the_network_and_the_range_of_the_example_are_told_as_in_the_example() {
    let document = document();
    let network = &document.0["networks"][0];
    assert_eq!(network["name"], "vnet-prod");
    assert_eq!(network["prefixes"], json!(["10.1.0.0/16"]));
    assert_eq!(network["unallocatedPercent"], 99);
    let expected = json!([{
        "name": "snet-aks", "prefixes": ["10.1.0.0/24"], "usable": 251, "used": 95,
        "delegations": [], "natGateway": false, "routeTable": false,
    }]);
    assert_eq!(network["subnets"], expected);
    let expected = json!([{ "name": "branch offices", "kind": "onPremises", "prefixes": ["10.0.64.0/18"] }]);
    assert_eq!(document.0["ranges"], expected);
}

#[test]
fn the_cluster_of_the_example_is_told_as_in_the_example() {
    let document = document();
    let expected = json!({
        "name": "aks-prod", "resourceGroup": "rg", "location": "westeurope", "kubernetesVersion": "1.33.2",
        "networkModel": "nodeSubnet", "networkDataplane": "azure", "networkPolicy": "none",
        "outboundType": "loadBalancer", "loadBalancerSku": "standard",
        "podCidrs": [], "serviceCidrs": ["10.0.0.0/16"], "dnsServiceIp": "10.0.0.10",
        "ipFamilies": ["IPv4"], "private": false,
        "pools": [{
            "name": "np1", "mode": null, "osType": "Linux", "type": null,
            "count": 3, "autoscaled": true, "minCount": 3, "maxCount": 20,
            "maxPods": 30, "maxPodsGiven": true,
            "maxSurge": "10%", "maxSurgeGiven": false, "surgeNodes": 1, "surgeNodesAtMax": 2,
            "vnetSubnetId": null, "podSubnetId": null, "podIpAllocationMode": null,
        }],
    });
    let told = document.only_cluster();
    for (key, value) in expected.as_object().expect("an object") {
        assert_eq!(told[key], *value, "{key}");
    }
}

#[test]
fn the_overlap_of_the_example_breaks_at_run_time() {
    let side = |kind: &str, prefix: &str, owner: &str| {
        json!({
            "kind": kind, "prefix": prefix, "default": false,
            "owner": owner, "owners": [owner], "moreOwners": 0,
        })
    };
    let expected = json!([{
        "left": side("serviceCidr", "10.0.0.0/16", "aks-prod"),
        "right": side("onPremises", "10.0.64.0/18", "branch offices"),
        "verdict": "breaks", "errorCode": null,
    }]);
    assert_eq!(document().0["overlaps"], expected);
}

#[test]
fn the_finding_of_the_example_names_its_subjects_and_its_source() {
    let document = document();
    let finding = document.finding("range-overlaps-connected-network");
    assert_eq!(finding["severity"], "error");
    assert_eq!(finding["cluster"], "aks-prod");
    assert_eq!(finding["subjects"], json!(["clusters/aks-prod/serviceCidr", "ranges/branch offices"]));
    assert_eq!(finding["errorCode"], json!(null));
    assert_eq!(finding["source"]["read"], "2026-08-21");
}

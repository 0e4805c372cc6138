//! What the Azure CLI refuses before it asks the service, as its source says.
use aks_network_planner::text::Severity;

use super::super::only;

const ID: &str = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/v/subnets/n";
const VALIDATORS: &str = "acs/_validators.py";
const DECORATOR: &str = "acs/managed_cluster_decorator.py";

fn errors(text: &str) -> Vec<String> {
    let problems = only(text).problems;
    problems
        .into_iter()
        .filter(|problem| problem.severity == Severity::Error)
        .map(|problem| problem.message)
        .collect()
}

#[test]
fn what_the_cli_refuses_is_an_error_with_its_source() {
    let rows = [
        ("--outbound-type userDefinedRouting", "needs --vnet-subnet-id", DECORATOR),
        ("--outbound-type userAssignedNATGateway", "needs --vnet-subnet-id", DECORATOR),
        (
            "--outbound-type managedNATGateway --vnet-subnet-id ID",
            "--vnet-subnet-id cannot be given",
            DECORATOR,
        ),
        (
            "--load-balancer-sku basic --outbound-type loadBalancer",
            "cannot be given with --load-balancer-sku basic",
            DECORATOR,
        ),
        (
            "--outbound-type userDefinedRouting --vnet-subnet-id ID --load-balancer-managed-outbound-ip-count 2",
            "--load-balancer-managed-outbound-ip-count cannot be given",
            DECORATOR,
        ),
        (
            "--outbound-type managedNATGateway --load-balancer-outbound-ports 8000",
            "cannot be given with --outbound-type managedNATGateway",
            DECORATOR,
        ),
        ("--nat-gateway-managed-outbound-ip-count 2", "needs --outbound-type managedNATGateway", DECORATOR),
        (
            "--outbound-type loadBalancer --nat-gateway-idle-timeout 4",
            "needs --outbound-type managedNATGateway",
            DECORATOR,
        ),
        ("--network-plugin azure --pod-cidr 10.8.0.0/16", "needs --network-plugin-mode overlay", DECORATOR),
        ("--network-policy calico", "--network-policy needs --network-plugin", DECORATOR),
        ("--load-balancer-outbound-ports 1001", "a multiple of 8, found 1001", VALIDATORS),
        ("--load-balancer-outbound-ports 64008", "from 0 to 64000", VALIDATORS),
        ("--load-balancer-idle-timeout 3", "from 4 to 100", VALIDATORS),
        ("--load-balancer-idle-timeout 101", "from 4 to 100", VALIDATORS),
        (
            "--outbound-type managedNATGateway --nat-gateway-managed-outbound-ip-count 17",
            "from 1 to 16",
            VALIDATORS,
        ),
        ("--outbound-type managedNATGateway --nat-gateway-idle-timeout 121", "from 4 to 120", VALIDATORS),
        ("--max-count 1001", "from 0 to 1000", VALIDATORS),
        ("--ip-families ipv6", "expected ipv4 or ipv4,ipv6", VALIDATORS),
    ];
    for (flags, words, source) in rows {
        let found = errors(&format!("az aks create -g g -n a {}", flags.replace("ID", ID)));
        let [error] = found.as_slice() else { panic!("{flags}: one error, found {found:#?}") };
        assert!(error.contains(words) && error.contains(source), "{flags}: {error}");
        assert!(
            error.contains("the Azure CLI refuses the command (https://github.com/Azure/azure-cli/"),
            "{error}"
        );
    }
}

#[test]
fn what_the_cli_takes_is_no_error() {
    let rows = [
        "create -g g -n a --outbound-type userDefinedRouting --vnet-subnet-id ID",
        "create -g g -n a --outbound-type managedNATGateway --nat-gateway-managed-outbound-ip-count 16 --nat-gateway-idle-timeout 120",
        "create -g g -n a --outbound-type $TYPE --load-balancer-outbound-ports 8",
        "create -g g -n a --network-plugin azure --network-plugin-mode overlay --pod-cidr 10.8.0.0/16",
        "create -g g -n a --network-plugin $PLUGIN --pod-cidr 10.8.0.0/16 --network-policy azure",
        "create -g g -n a --network-plugin kubenet --pod-cidr 10.8.0.0/16",
        "create -g g -n a --pod-cidr 10.8.0.0/16",
        "create -g g -n a --load-balancer-outbound-ports 64000 --load-balancer-idle-timeout 100",
        "create -g g -n a --sku automatic --outbound-type userAssignedNATGateway",
        "create -g g -n a --ip-families ipv4,ipv6 --max-count 1000 --min-count 0",
        "update -g g -n a --network-policy calico",
        "update -g g -n a --pod-cidr 10.8.0.0/13",
        "update -g g -n a --nat-gateway-idle-timeout 10",
        "update -g g -n a --load-balancer-outbound-ports 8000",
        "update -g g -n a --outbound-type userDefinedRouting",
    ];
    for flags in rows {
        assert_eq!(errors(&format!("az aks {}", flags.replace("ID", ID))), Vec::<String>::new(), "{flags}");
    }
}

#[test]
fn a_way_out_through_a_network_of_ones_own_is_refused_where_the_text_creates_the_cluster_without_one() {
    let update = "az aks update -g g -n a --outbound-type userAssignedNATGateway";
    let found = errors(&format!("az aks create -g g -n a\n{update}"));
    let [error] = found.as_slice() else { panic!("one error, found {found:#?}") };
    assert!(error.contains("azure-cli/issues/33694"), "{error}");
    assert_eq!(
        errors(&format!("az aks create -g g -n a --vnet-subnet-id {ID}\n{update}")),
        Vec::<String>::new()
    );
}

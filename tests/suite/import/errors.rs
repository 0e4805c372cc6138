//! Errors: every shape in which tools print them, read to the same values, each at its place.
use aks_network_planner::design::ReportedError;
use aks_network_planner::import::{self, Kind, Reading};
use aks_network_planner::text::Severity;
use serde_json::json;

use super::{document, merged, only, places, readings, said};

const MESSAGE: &str = "Pre-allocated IPs 341 exceeds IPs available 251 in Subnet Cidr 10.77.3.0/24, Subnet Name \
                       snet-aks. http://aka.ms/aks/insufficientsubnetsize";

/// The only error of a text, however many readings tell it.
fn error(text: &str) -> ReportedError {
    let errors = merged(&[text]).design.errors;
    assert_eq!(errors.len(), 1, "{text}\n{errors:#?}");
    errors.into_iter().next().expect("an error")
}

fn of_kind(text: &str, kind: Kind) -> Vec<Reading> {
    import::read("pasted", text).into_iter().filter(|reading| reading.kind == kind).collect()
}

/// Each line with a pipeline's time before it.
fn stamped(text: &str) -> String {
    text.lines().map(|line| format!("2026-11-23T10:00:00.1234567Z {line}\n")).collect()
}

/// One error in the shapes in which tools print it.
fn shapes() -> Vec<(&'static str, String)> {
    let own = json!({ "code": "InsufficientSubnetSize", "details": null, "message": MESSAGE, "subcode": "" });
    let inner = json!({ "error": { "code": "BadRequest", "message": own.to_string() } });
    let deep = json!({ "status": "Failed", "error": {
        "code": "DeploymentFailed",
        "message": "At least one resource deployment operation failed.",
        "details": [{ "code": "Conflict", "message": inner.to_string() }],
    } });
    let pretty = serde_json::to_string_pretty(&own).expect("JSON");
    let boxed: String = pretty.lines().map(|line| format!("│ {line}\n")).collect();
    vec![
        ("as it is written", format!("InsufficientSubnetSize: {MESSAGE}")),
        (
            "az, twice",
            format!("(InsufficientSubnetSize) {MESSAGE}\nCode: InsufficientSubnetSize\nMessage: {MESSAGE}\n"),
        ),
        ("az, in colour", format!("\u{1b}[31mERROR: \u{1b}[0m(InsufficientSubnetSize) {MESSAGE}\n")),
        ("az, its escape characters lost", format!("[91mERROR: (InsufficientSubnetSize) {MESSAGE}[0m\n")),
        ("az with JSON", format!("ERROR: {}\n", json!({ "error": own }))),
        ("az with JSON twice", format!("(BadRequest) {own}\nCode: BadRequest\nMessage: {own}\n")),
        ("JSON", pretty.clone()),
        ("JSON in JSON in JSON", deep.to_string()),
        (
            "an inner error",
            json!({ "error": { "code": "BadRequest", "message": "x", "details": [own] } }).to_string(),
        ),
        ("Azure Pipelines", stamped(&format!("##[error](InsufficientSubnetSize) {MESSAGE}"))),
        ("GitHub Actions with JSON", stamped(&pretty)),
        (
            "Terraform",
            format!(
                "╷\n│ Error: creating Cluster: performing CreateOrUpdate: unexpected status 400 (400 Bad Request) \
                 with error: InsufficientSubnetSize: {MESSAGE}\n│ \n│   with azurerm_kubernetes_cluster.x,\n│   \
                 on aks.tf line 1, in resource \"azurerm_kubernetes_cluster\" \"x\":\n╵\n"
            ),
        ),
        (
            "Terraform, wrapped, the message below the place",
            format!(
                "╷\n│ Error: creating Cluster\n│ \n│   with azurerm_kubernetes_cluster.x,\n│   on aks.tf line 1, \
                 in resource:\n│    1: resource {{\n│ \n│ with error: InsufficientSubnetSize: {}\n╵\n",
                MESSAGE.replace("exceeds IPs", "exceeds\n│ IPs").replace("Name ", "Name\n│ ")
            ),
        ),
        (
            "azapi",
            format!(
                "│ Error: Failed to create/update resource\n│ \n│ RESPONSE 400: 400 Bad Request\n│ ERROR CODE: \
                 InsufficientSubnetSize\n│ ------------\n{boxed}│ ------------\n│ \n"
            ),
        ),
        ("Go", format!("retry failed: Code=\"InsufficientSubnetSize\" Message=\"{MESSAGE}\" Target=\"\"\n")),
        (
            "PowerShell, wrapped",
            format!(
                "New-AzResourceGroupDeployment : 10:22:11 - Error: Code=InsufficientSubnetSize; Message={}\n",
                MESSAGE.replace("Cidr ", "Cidr\n")
            ),
        ),
        ("a window of 80 columns", {
            let text = format!("(InsufficientSubnetSize) {MESSAGE}");
            format!("{}\n{}\n{}", &text[..80], &text[80..150], &text[150..])
        }),
        ("a wrap inside a number", {
            let text = format!("(InsufficientSubnetSize) {MESSAGE}");
            text.replace("251", "2\n51")
        }),
    ]
}

#[test]
fn one_error_is_read_alike_in_every_shape_that_tools_print() {
    for (shape, text) in shapes() {
        let error = error(&text);
        assert_eq!(error.code.as_deref(), Some("InsufficientSubnetSize"), "{shape}: {error:#?}");
        assert_eq!((error.required, error.available), (Some(341), Some(251)), "{shape}");
        assert_eq!(error.prefix.map(|prefix| prefix.to_string()).as_deref(), Some("10.77.3.0/24"), "{shape}");
        assert_eq!(error.subnet.as_deref(), Some("snet-aks"), "{shape}");
        let letters = |text: &str| text.split_whitespace().collect::<String>();
        assert!(letters(&error.message).ends_with(&letters(MESSAGE)), "{shape}: {}", error.message);
    }
}

#[test]
fn every_shape_is_an_error_reading_without_a_word_of_complaint() {
    for (shape, text) in shapes() {
        for reading in import::read("pasted", &text) {
            assert_eq!(reading.kind, Kind::Error, "{shape}: {reading:#?}");
            assert_eq!(reading.kind.text(), "error");
            let complaints = reading.problems.iter().filter(|problem| problem.severity != Severity::Note);
            assert_eq!(complaints.count(), 0, "{shape}: {:#?}", reading.problems);
        }
    }
}

#[test]
fn every_number_has_its_place_in_the_text() {
    for (shape, text) in shapes() {
        if ["JSON in JSON in JSON", "a wrap inside a number"].contains(&shape) {
            continue;
        }
        let readings = import::read("pasted", &text);
        let found = |field: &str, value: &str| {
            readings.iter().any(|of| places(of, &text, &format!("errors/0/{field}")).contains(&value))
        };
        for (field, value) in
            [("required", "341"), ("available", "251"), ("prefix", "10.77.3.0/24"), ("subnet", "snet-aks")]
        {
            assert!(found(field, value), "{shape}: {field} {value}");
        }
    }
}

#[test]
fn an_escaped_number_stands_where_its_message_stands() {
    let own = json!({ "code": "SubnetIsFull", "message": MESSAGE }).to_string();
    let text = json!({ "code": "BadRequest", "message": own }).to_string();
    let reading = only(&text);
    let [place] = places(&reading, &text, "errors/0/required")[..] else { panic!("one place: {reading:#?}") };
    assert!(place.contains("Pre-allocated IPs 341 "), "{place}");
}

/// A message, its numbers (asked for, to be had, nodes, ports of each, addresses, exit code), and its names (range,
/// the other range, address, subnet, pool).
type Row = (&'static str, [Option<u64>; 6], [&'static str; 5]);

/// What issues quote, with the values that a reader must find.
#[test]
fn the_words_of_each_known_message_give_its_numbers() {
    let numbers = |text: &str| {
        let error = error(text);
        let prefix = |prefix: Option<aks_network_planner::net::Prefix>| {
            prefix.map(|prefix| prefix.to_string()).unwrap_or_default()
        };
        (
            [
                error.required,
                error.available,
                error.nodes,
                error.ports_per_node,
                error.outbound_ips,
                error.exit_code,
            ],
            [
                prefix(error.prefix),
                prefix(error.other_prefix),
                error.address.map(|address| address.to_string()).unwrap_or_default(),
                error.subnet.unwrap_or_default(),
                error.pool.unwrap_or_default(),
            ],
        )
    };
    let rows: &[Row] = &[
        // Azure/AKS#456
        (
            "Pre-allocated IPs 310 exceeds IPs available in Subnet 251",
            [Some(310), Some(251), None, None, None, None],
            ["", "", "", "", ""],
        ),
        // Azure/AKS#3653
        (
            "Pre-allocated IPs 255 exceeds IPs available 251 in Subnet Cidr 10.10.0.0/24, Subnet Name AKS. http://aka.ms/aks/insufficientsubnetsize",
            [Some(255), Some(251), None, None, None, None],
            ["10.10.0.0/24", "", "", "AKS", ""],
        ),
        // Azure/AKS#1795
        (
            "Pre-allocated IPs 276 exceeds IPs available 251 in Subnet Cidr 10.142.26.0/24",
            [Some(276), Some(251), None, None, None, None],
            ["10.142.26.0/24", "", "", "", ""],
        ),
        // Azure/AKS-Construction#701
        (
            "Pre-allocated IPs 1280 exceeds IPs available 1024 in Subnet Cidr 10.240.100.0/22, Subnet Name networkProfile.podCIDR. If Autoscaler is enabled, the max-count from each nodepool is counted",
            [Some(1280), Some(1024), None, None, None, None],
            ["10.240.100.0/22", "", "", "networkProfile.podCIDR", ""],
        ),
        // Azure/AKS-Construction#357
        (
            "Pre-allocated IPs 768 exceeds IPs available 256 in Pod Cidr 10.240.100.0/24",
            [Some(768), Some(256), None, None, None, None],
            ["10.240.100.0/24", "", "", "", ""],
        ),
        // Azure/AKS-Construction#403
        (
            "Subnet aks-sn with address prefix 10.240.0.0/29 does not have enough capacity for 1 IP addresses.",
            [Some(1), None, None, None, None, None],
            ["10.240.0.0/29", "", "", "aks-sn", ""],
        ),
        // Azure/AKS#2119
        (
            "VMSSAgentPoolReconciler retry failed: subnet /subscriptions/x/subnets/aks with address prefix 192.168.1.0/24 doesn't have enough capacity for 101 IP addresses",
            [Some(101), None, None, None, None, None],
            ["192.168.1.0/24", "", "", "aks", ""],
        ),
        // Azure/AKS#2531
        (
            "Failed to increase capacity for scale set \"aks-np1-12345678-vmss\" to 30: Subnet s with address prefix 10.133.123.0/26 does not have enough capacity for 30 IP addresses.",
            [Some(30), None, None, None, None, None],
            ["10.133.123.0/26", "", "", "s", "np1"],
        ),
        (
            "SubnetIsFull: Subnet s with address prefix 10.0.0.0/26 does not have enough capacity for IP addresses.",
            [None; 6],
            ["10.0.0.0/26", "", "", "s", ""],
        ),
        // Azure/AKS#1124
        (
            "The total number of secondary ipconfigurations 500 in network profile for scale set pool exceeds the maximum allowed value of 256.",
            [Some(500), Some(256), None, None, None, None],
            ["", "", "", "", ""],
        ),
        (
            "failed to allocate for range 0: no IP addresses available in range set: 10.244.0.0/24",
            [None; 6],
            ["10.244.0.0/24", "", "", "", ""],
        ),
        // azure-cli#20810
        (
            "(ServiceCidrOverlapExistingSubnetsCidr) The specified service CIDR 10.0.0.0/16 is conflicted with an existing subnet CIDR 10.0.239.0/24",
            [None; 6],
            ["10.0.0.0/16", "10.0.239.0/24", "", "", ""],
        ),
        // Azure/AKS-Construction#403
        (
            "NetworkProfile CIDR 10.240.100.0/24 overlaps with reserved VNET CIDR 10.240.0.0/16",
            [None; 6],
            ["10.240.100.0/24", "10.240.0.0/16", "", "", ""],
        ),
        (
            "The DNS service IP 10.0.0.10 is out of the range defined by service CIDR 10.200.0.0/16.",
            [None; 6],
            ["10.200.0.0/16", "", "10.0.0.10", "", ""],
        ),
        // Azure/AKS#4599
        (
            "(StaticEgressGatewayInvalidGatewayNodeCount) Gateway agentpool gw is configured with invalid node count 1, exceeding max node count 2 according to public IPPrefix size /31 or fewer than 2.",
            [None, Some(2), Some(1), None, None, None],
            ["", "", "", "", ""],
        ),
        // azure-cli#22374
        (
            "Load balancer profile allocated ports 21000 is not in an allowable range given the number of nodes and IPs provisioned. Total node count 4 requires 84000 ports but only 64000 ports are available given 1 outbound public IPs. Refer to https://aka.ms/aks/slb-ports for more details.",
            [Some(84_000), Some(64_000), Some(4), Some(21_000), Some(1), None],
            ["", "", "", "", ""],
        ),
        // Azure/AKS#1794
        (
            "Unable to establish outbound connection from agents, please see https://aka.ms/aks-required-ports. VMExtensionProvisioningError 'vmssCSE' exit status=50",
            [None, None, None, None, None, Some(50)],
            ["", "", "", "", ""],
        ),
    ];
    for (text, values, names) in rows {
        assert_eq!(numbers(text), (*values, names.map(str::to_owned)), "{text}");
    }
}

#[test]
fn a_number_that_the_end_of_the_text_may_have_cut_is_doubted_and_one_that_it_cut_is_not_read() {
    let whole = only("(InsufficientSubnetSize) Pre-allocated IPs 341 exceeds IPs available 25");
    assert_eq!(whole.part.errors[0].available, Some(25));
    let warnings: Vec<_> =
        said(&whole).into_iter().filter(|(severity, _)| *severity == Severity::Warning).collect();
    let [(_, warning)] = warnings[..] else { panic!("one warning: {whole:#?}") };
    assert!(warning.contains("may be cut off"), "{warning}");
    let cut = only("(InsufficientSubnetSize) Pre-allocated IPs 34");
    assert_eq!(cut.part.errors[0].required, None);
}

#[test]
fn a_code_that_nobody_knows_is_kept_with_message_and_target() {
    let text = "(SomethingNew) It does not work.\nCode: SomethingNew\nMessage: It does not work.\nTarget: networkProfile.thing\n";
    let error = error(text);
    assert_eq!(error.code.as_deref(), Some("SomethingNew"));
    assert_eq!(error.message, "It does not work.");
    assert_eq!(error.target.as_deref(), Some("networkProfile.thing"));
}

#[test]
fn two_errors_stay_two_and_one_told_by_two_texts_is_one() {
    let other = MESSAGE.replace("341", "372");
    let texts = [
        format!("(InsufficientSubnetSize) {MESSAGE}\n"),
        format!(
            "{{\"code\":\"InsufficientSubnetSize\",\"message\":\"{MESSAGE}\",\"target\":\"agentPoolProfile.upgrade\"}}"
        ),
        format!("(InsufficientSubnetSize) {other}\n"),
    ];
    let merged = merged(&texts.each_ref().map(String::as_str));
    let told: Vec<_> =
        merged.design.errors.iter().map(|error| (error.required, error.target.as_deref())).collect();
    assert_eq!(told, [(Some(341), Some("agentPoolProfile.upgrade")), (Some(372), None)]);
    assert_eq!(merged.subject(1, "errors/0/required"), "errors/0/required");
    assert_eq!(merged.subject(2, "errors/0/required"), "errors/1/required");
}

#[test]
fn numbers_with_commas_at_their_thousands_are_those_without() {
    let plain =
        "Pre-allocated IPs 2079 exceeds IPs available 1950 in Subnet Cidr 10.1.0.0/21, Subnet Name snet-aks.";
    let grouped = plain.replace("2079", "2,079").replace("1950", "1,950");
    let text = format!("(InsufficientSubnetSize) {grouped}\nCode: InsufficientSubnetSize\nMessage: {plain}");
    let told = error(&text);
    assert_eq!((told.required, told.available), (Some(2_079), Some(1_950)));
    let reading = only(&format!("(InsufficientSubnetSize) {grouped}"));
    let text = format!("(InsufficientSubnetSize) {grouped}");
    assert_eq!(places(&reading, &text, "errors/0/required"), ["2,079"]);
    // A comma that ends a number is none of its own.
    for (odd, required) in [("20,79", None), ("2,0790", None), (",079", None), ("1,234,567", Some(1_234_567))]
    {
        let text = format!("(InsufficientSubnetSize) {}", plain.replace("2079", odd));
        assert_eq!(error(&text).required, required, "{odd}");
    }
}

#[test]
fn events_are_read_where_they_tell_of_the_network_and_counted_where_they_do_not() {
    let text = "Events:\n  Type     Reason                  Age                From     Message\n  ----     ------                  ----               ----     -------\n  Normal   Scheduled               6m                 default-scheduler  Successfully assigned shop/web-0 to aks-np1-0\n  Warning  FailedMount             2m (x2 over 4m)    kubelet  Unable to mount volumes for pod\n  Warning  FailedCreatePodSandBox  4s (x31 over 6m)   kubelet  Failed to create pod sandbox: AllocateIPConfig failed: not enough IPs available for 1, waiting on Azure CNS to allocate more with NC Status: NCUpdateSubnetFullError\n";
    let reading = only(text);
    let error = error(text);
    assert_eq!(error.code.as_deref(), Some("FailedCreatePodSandBox"));
    assert_eq!(error.subcode.as_deref(), Some("NCUpdateSubnetFullError"));
    assert!(error.message.starts_with("Failed to create pod sandbox: AllocateIPConfig"), "{}", error.message);
    assert_eq!(
        said(&reading),
        [(Severity::Note, "1 event is left out that tell of no network; the first is FailedMount")]
    );
    let list = "LAST SEEN   TYPE      REASON                   OBJECT      MESSAGE\n5m12s       Warning   FailedCreatePodSandBox   pod/web-0   Failed to allocate pool: Failed to delegate: Failed to allocate address: No available addresses\n";
    assert!(only(list).part.errors[0].message.contains("No available addresses"));
}

#[test]
fn only_the_lines_of_errors_are_taken_from_those_around_them() {
    let text = format!(
        "10.0.0.0/16  head office\n10.1.0.0/16  plant\n(InsufficientSubnetSize) {MESSAGE}\n10.2.0.0/16  warehouse\n"
    );
    let ranges: Vec<String> = of_kind(&text, Kind::Ranges)
        .iter()
        .flat_map(|of| &of.part.ranges)
        .map(|range| range.name.clone())
        .collect();
    assert_eq!(ranges, ["head office", "plant", "warehouse"]);
    assert_eq!(of_kind(&text, Kind::Error).len(), 1);
}

#[test]
fn lines_of_other_kinds_are_no_errors() {
    let texts = [
        "10.0.0.0/16  (HeadOffice) Berlin, Error: none\n",
        "(HeadOffice) 10.0.0.0/16\n",
        "Error: something\nwarning: other\n",
        "resource \"azurerm_subnet\" \"x\" {\n  address_prefixes = [\"10.0.0.0/24\"]\n}\n",
        "param code string = 'BadRequest'\nresource x 'Microsoft.Network/virtualNetworks@2024-05-01' = {\n}\n",
        "powerState:\n  code: Running\nmessage: x\ntarget: y\n",
        "Name    Location    ResourceGroup    KubernetesVersion\n------  ----------  ---------------  -------------------\naks     westeurope  rg               1.33\n",
        "NAME   STATUS   ROLES   AGE\naks-np1-0   Ready   <none>   3d\n",
        "$ az aks nodepool upgrade -g rg --cluster-name aks -n np1\n",
        "2026-11-23T10:00:00Z INFO starting\n2026-11-23T10:00:01Z WARN retry with error: timeout\n",
        "Events:\n  Type    Reason   Age  From     Message\n  Normal  Pulled   14s  kubelet  Successfully pulled image\n",
        "│ Warning: Argument is deprecated\n│ \n",
    ];
    for text in texts {
        assert_eq!(of_kind(text, Kind::Error), [], "{text}");
    }
}

#[test]
fn a_cluster_and_an_error_in_one_paste_are_both_read() {
    let text = format!("{}\n(InsufficientSubnetSize) {MESSAGE}\n", document("aks-show.json"));
    let kinds: Vec<Kind> = readings(&[&text]).iter().map(|reading| reading.kind).collect();
    assert_eq!(kinds, [Kind::ManagedCluster, Kind::Error]);
}

#[test]
fn a_long_line_and_deep_nesting_are_read_in_time() {
    let long = format!("(SubnetIsFull) {}", "have enough capacity for Pre-allocated IPs ".repeat(25_000));
    assert_eq!(of_kind(&long, Kind::Error).len(), 1);
    let mut text = json!({ "code": "SubnetIsFull", "message": MESSAGE }).to_string();
    for _ in 0..12 {
        text = json!({ "code": "BadRequest", "message": text }).to_string();
    }
    assert_eq!(of_kind(&text, Kind::Error).len(), 1);
    let many: String =
        (0..2_000).map(|number| format!("(SubnetIsFull) capacity of {number} is too little\n")).collect();
    assert_eq!(merged(&[&many]).design.errors.len(), 100);
}

//! The numbers and names that messages carry, found by the fixed words around them.
use super::found::Found;
use super::passage::Passage;
use super::squeezed::{Read, Squeezed};
use crate::design::ReportedError;
use crate::net::Prefix;

/// Reads every number of a message that is known by its words.
pub(super) fn read(passage: &Passage, found: &mut Found) {
    let letters = Squeezed::of(passage);
    let readers: [fn(&Squeezed<'_>, &mut Found) -> Option<()>; 12] = [
        pre_allocated,
        capacity,
        allocated_ports,
        outbound_ports,
        service_cidr,
        network_profile_cidr,
        dns_address,
        ip_configurations,
        range_set,
        exit_code,
        gateway_nodes,
        things,
    ];
    for reader in readers {
        reader(&letters, found);
    }
}

/// Keeps a value, the first one of its kind.
fn keep<T>(
    found: &mut Found,
    field: &'static str,
    read: Read<T>,
    of: impl FnOnce(&mut ReportedError) -> &mut Option<T>,
) {
    let slot = of(&mut found.error);
    if slot.is_none() {
        *slot = Some(read.value);
        found.places.push((field, read.span));
    }
}

/// `Pre-allocated IPs N exceeds IPs available M in Subnet Cidr C, Subnet Name S`, and the older
/// `… exceeds IPs available in Subnet M`.
fn pre_allocated(letters: &Squeezed<'_>, found: &mut Found) -> Option<()> {
    let at = letters.find("pre-allocatedips", 0)?;
    let required = letters.number(at, &["exceeds"])?;
    let at = letters.skip("exceedsipsavailable", required.end)?;
    keep(found, "required", required, |error| &mut error.required);
    let older = letters.skip("insubnet", at);
    let available = letters.number(older.unwrap_or(at), &["insubnet", "inpod"])?;
    let Read { value, span, end } = available;
    keep(found, "available", available, |error| &mut error.available);
    let Some(at) = letters.skip("in", end) else {
        if older.is_none() {
            found.doubts.push((span, format!("the message ends after {value}: expected “in Subnet Cidr …” behind it, so the number may be cut off")));
        }
        return None;
    };
    let pod = letters.skip("podcidr", at);
    found.error.is_pod_cidr |= pod.is_some();
    let range = letters.prefix(pod.or_else(|| letters.skip("subnetcidr", at))?)?;
    let at = range.end;
    keep(found, "prefix", range, |error| &mut error.prefix);
    let name = letters.name(letters.skip(",subnetname", at)?)?;
    found.error.is_pod_cidr |= name.value.to_ascii_lowercase().ends_with("podcidr");
    keep(found, "subnet", name, |error| &mut error.subnet);
    Some(())
}

/// `Subnet S with address prefix C does not have enough capacity for N IP addresses`.
fn capacity(letters: &Squeezed<'_>, found: &mut Found) -> Option<()> {
    let at = letters.find("haveenoughcapacityfor", 0)?;
    if let Some(required) = letters.number(at, &["ipaddress"]) {
        keep(found, "required", required, |error| &mut error.required);
    }
    let words = "withaddressprefix";
    let after = letters.find(words, 0).filter(|after| *after < at)?;
    if let Some(range) = letters.prefix(after) {
        keep(found, "prefix", range, |error| &mut error.prefix);
    }
    let mut name = letters.word_before(after.checked_sub(words.len())?)?;
    if let Some(last) = name.value.rsplit('/').next().filter(|last| !last.is_empty()) {
        name.value = last.to_owned();
    }
    keep(found, "subnet", name, |error| &mut error.subnet);
    Some(())
}

/// `allocated ports P is not in an allowable range`.
fn allocated_ports(letters: &Squeezed<'_>, found: &mut Found) -> Option<()> {
    let at = letters.find("allocatedports", 0)?;
    let ports = letters.number(at, &["isnot"])?;
    letters.skip("isnotinanallowablerange", ports.end)?;
    keep(found, "portsPerNode", ports, |error| &mut error.ports_per_node);
    Some(())
}

/// `Total node count N requires R ports but only A ports are available given I outbound public IPs`.
fn outbound_ports(letters: &Squeezed<'_>, found: &mut Found) -> Option<()> {
    let nodes = letters.number(letters.find("totalnodecount", 0)?, &["requires"])?;
    let required = letters.number(letters.skip("requires", nodes.end)?, &["ports"])?;
    keep(found, "nodes", nodes, |error| &mut error.nodes);
    let at = letters.skip("portsbutonly", required.end);
    keep(found, "required", required, |error| &mut error.required);
    let available = letters.number(at?, &["ports"])?;
    let at = letters.skip("portsareavailablegiven", available.end);
    keep(found, "available", available, |error| &mut error.available);
    let addresses = letters.number(at?, &["outbound"])?;
    keep(found, "outboundIps", addresses, |error| &mut error.outbound_ips);
    Some(())
}

/// `The specified service CIDR X is conflicted with an existing subnet CIDR Y`.
fn service_cidr(letters: &Squeezed<'_>, found: &mut Found) -> Option<()> {
    two_ranges(letters, found, "servicecidr", "isconflictedwithanexistingsubnetcidr")
}

/// `NetworkProfile CIDR X overlaps with reserved VNET CIDR Y`.
fn network_profile_cidr(letters: &Squeezed<'_>, found: &mut Found) -> Option<()> {
    two_ranges(letters, found, "networkprofilecidr", "overlapswithreservedvnetcidr")
}

/// A range after the words `one`, and the one in its way after the words `other`.
fn two_ranges(letters: &Squeezed<'_>, found: &mut Found, one: &str, other: &str) -> Option<()> {
    let at = letters.find(other, 0)?;
    if let Some(range) = letters.prefix(at) {
        keep(found, "otherPrefix", range, |error| &mut error.other_prefix);
    }
    let range = letters.prefix(letters.find_before(one, at)?)?;
    keep(found, "prefix", range, |error| &mut error.prefix);
    Some(())
}

/// `The DNS service IP A is out of the range defined by service CIDR X`.
fn dns_address(letters: &Squeezed<'_>, found: &mut Found) -> Option<()> {
    let at = letters.find("isoutoftherangedefinedbyservicecidr", 0)?;
    if let Some(range) = letters.prefix(at) {
        keep(found, "prefix", range, |error| &mut error.prefix);
    }
    let address = letters.range(letters.find_before("dnsserviceip", at)?)?;
    keep(found, "address", address, |error| &mut error.address);
    Some(())
}

/// `The total number of secondary ipconfigurations N … exceeds the maximum allowed value of M`.
fn ip_configurations(letters: &Squeezed<'_>, found: &mut Found) -> Option<()> {
    let required = letters.number(letters.find("secondaryipconfigurations", 0)?, &["innetwork"])?;
    let at = letters.find("maximumallowedvalueof", required.end);
    keep(found, "required", required, |error| &mut error.required);
    keep(found, "available", letters.number(at?, &[])?, |error| &mut error.available);
    Some(())
}

/// `no IP addresses available in range set: X`, which kubenet prints as a prefix or as first and last.
fn range_set(letters: &Squeezed<'_>, found: &mut Found) -> Option<()> {
    let at = letters.find("availableinrangeset:", 0)?;
    let range: Read<Prefix> = letters.prefix(at)?;
    found.error.is_pod_cidr = true;
    keep(found, "prefix", range, |error| &mut error.prefix);
    Some(())
}

/// `exit status=50`, `exit code 50`, `ExitCode: 50` of the extension that starts a node.
fn exit_code(letters: &Squeezed<'_>, found: &mut Found) -> Option<()> {
    let is_of_node = [
        "vmsscse",
        "vmextension",
        "terminatedwithexitstatus",
        "outboundconnectionfromagents",
        "agentsareunabletoresolve",
    ];
    if !is_of_node.iter().any(|words| letters.has(words)) {
        return None;
    }
    let words =
        ["exitstatus=", "exitstatus:", "exitstatus", "exitcode=", "exitcode:", "exitcode\":", "exitcode"];
    let at = words.iter().find_map(|words| {
        let at = letters.find(words, 0)?;
        letters.skip("\"", at).or_else(|| letters.skip("\\\"", at)).or(Some(at))
    });
    keep(found, "exitCode", letters.number(at?, &[])?, |error| &mut error.exit_code);
    Some(())
}

/// `is configured with invalid node count N, exceeding max node count M`.
fn gateway_nodes(letters: &Squeezed<'_>, found: &mut Found) -> Option<()> {
    let nodes = letters.number(letters.find("invalidnodecount", 0)?, &[","])?;
    let at = letters.find("exceedingmaxnodecount", nodes.end);
    keep(found, "nodes", nodes, |error| &mut error.nodes);
    keep(found, "available", letters.number(at?, &["according"])?, |error| &mut error.available);
    Some(())
}

/// The cluster, the pool and the subnet by name, from ids and from what Terraform prints.
fn things(letters: &Squeezed<'_>, found: &mut Found) -> Option<()> {
    let after = |words: &[&str]| words.iter().find_map(|words| letters.name(letters.find(words, 0)?));
    let segment = |words: &str| {
        let mut name = letters.name(letters.find(words, 0)?)?;
        let length = name.value.find('/').unwrap_or(name.value.len());
        name.value.truncate(length);
        (!name.value.is_empty()).then_some(name)
    };
    if let Some(name) =
        after(&["managedclustername:", "clustername:"]).or_else(|| segment("/managedclusters/"))
    {
        keep(found, "cluster", name, |error| &mut error.cluster);
    }
    let pool = after(&["agentpoolname:", "nodepoolname:"]).or_else(|| segment("/agentpools/"));
    if let Some(name) = pool.or_else(|| pool_of_scale_set(letters)) {
        keep(found, "pool", name, |error| &mut error.pool);
    }
    if let Some(name) = segment("/subnets/") {
        keep(found, "subnet", name, |error| &mut error.subnet);
    }
    Some(())
}

/// The pool in the name of a scale set, `aks-<pool>-<digits>-vmss`.
fn pool_of_scale_set(letters: &Squeezed<'_>) -> Option<Read<String>> {
    let end = letters.find("-vmss", 0)?;
    let mut name = letters.word_before(end)?;
    let from = name.value.rfind("aks-")?;
    let inside = name.value.get(from + 4..name.value.len().checked_sub(5)?)?;
    let (pool, digits) = inside.rsplit_once('-')?;
    let is_one = !pool.is_empty() && !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    name.value = pool.to_owned();
    is_one.then_some(name)
}

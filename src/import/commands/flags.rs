//! The flags of the commands that are read.
use super::features;
use super::verbs::Verb;

/// What a flag as it was written means.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// A flag that is read, by its first name.
    Used(&'static str),
    /// One that says nothing about networks and nodes, and is not worth a word.
    Noise,
    /// One that is not used.
    Unused,
    /// The beginning of several flags.
    Ambiguous(Vec<&'static str>),
}

/// The flag that a text means for a command. The CLI takes the beginning of a flag for the whole where no other
/// flag begins so.
pub(super) fn find(verb: Verb, text: &str) -> Found {
    let tables = tables(verb);
    let names = || tables.iter().flat_map(|table| table.iter());
    if let Some(flag) = names().find(|flag| flag.contains(&text)) {
        return Found::Used(first(flag));
    }
    if NOISE.contains(&text) {
        return Found::Noise;
    }
    if !text.starts_with("--") || text.len() < 4 {
        return Found::Unused;
    }
    let others = others(verb);
    if others.contains(&text) {
        return Found::Unused;
    }
    let begins = |name: &&&'static str| name.starts_with(text);
    let mut used: Vec<&'static str> = names()
        .filter(|flag| flag.iter().any(|name| name.starts_with(text)))
        .map(|flag| first(flag))
        .collect();
    used.dedup();
    let others: Vec<&'static str> = others.iter().chain(NOISE).filter(begins).copied().collect();
    match (used.as_slice(), others.as_slice()) {
        ([one], []) => Found::Used(one),
        ([], [] | [_]) => Found::Unused,
        _ => Found::Ambiguous(used.into_iter().chain(others).collect()),
    }
}

fn first(flag: &[&'static str]) -> &'static str {
    flag.first().copied().unwrap_or_default()
}

pub(super) type Table = &'static [&'static [&'static str]];

/// The flags of a command that are read, each with all its names.
fn tables(verb: Verb) -> &'static [Table] {
    match verb {
        Verb::CreateCluster => {
            &[COMMON, CLUSTER, PROFILE, features::FLAGS, POOL, FIRST_POOL, &[&["--kubernetes-version", "-k"]]]
        }
        Verb::UpdateCluster => &[COMMON, CLUSTER, PROFILE, features::FLAGS, AUTOSCALER],
        Verb::ScaleCluster => &[COMMON, &[&["--node-count", "-c"], &["--nodepool-name"]]],
        Verb::UpgradeCluster => &[COMMON, &[&["--kubernetes-version", "-k"], &["--control-plane-only"]]],
        Verb::AddPool | Verb::UpdatePool => &[OF_POOL, POOL, ADDED_POOL, AUTOSCALER],
        Verb::ScalePool => &[OF_POOL, &[&["--node-count", "-c"]]],
        Verb::UpgradePool => {
            &[OF_POOL, &[&["--kubernetes-version", "-k"], &["--max-surge"], &["--max-unavailable"]]]
        }
        Verb::CreateNetwork | Verb::UpdateNetwork => &[COMMON, NETWORK],
        Verb::CreateSubnet | Verb::UpdateSubnet => &[COMMON, SUBNET],
        Verb::CreatePeering => &[COMMON, &[&["--vnet-name"], &["--remote-vnet", "--remote-vnet-id"]]],
    }
}

/// Names of flags that are not read, for telling whether the beginning of a flag is enough.
fn others(verb: Verb) -> &'static [&'static str] {
    match verb {
        Verb::CreateCluster | Verb::UpdateCluster => OTHERS_OF_CLUSTER,
        Verb::AddPool | Verb::UpdatePool | Verb::UpgradePool => OTHERS_OF_POOL,
        _ => &[],
    }
}

/// Flags of every command that say how it runs, not what it makes.
const NOISE: &[&str] = &[
    "--output",
    "-o",
    "--query",
    "--subscription",
    "--only-show-errors",
    "--verbose",
    "--debug",
    "--no-wait",
    "--yes",
    "-y",
    "--generate-ssh-keys",
    "--ssh-key-value",
    "--tags",
    "--help",
    "-h",
    "--nodepool-tags",
];

const COMMON: Table = &[&["--resource-group", "-g"], &["--name", "-n"], &["--location", "-l"]];

const OF_POOL: Table = &[
    &["--resource-group", "-g"],
    &["--cluster-name"],
    &["--name", "-n", "--nodepool-name"],
    &["--location", "-l"],
];

const CLUSTER: Table = &[
    &["--tier"],
    &["--sku"],
    &["--node-resource-group"],
    &["--enable-private-cluster"],
    &["--disable-private-cluster"],
    &["--enable-apiserver-vnet-integration"],
    &["--apiserver-subnet-id"],
    &["--api-server-authorized-ip-ranges"],
    &["--node-provisioning-mode"],
    &["--assign-identity"],
    &["--private-dns-zone"],
    &["--enable-public-fqdn"],
    &["--disable-public-fqdn"],
];

const PROFILE: Table = &[
    &["--network-plugin"],
    &["--network-plugin-mode"],
    &["--network-dataplane"],
    &["--network-policy"],
    &["--pod-cidr"],
    &["--pod-cidrs"],
    &["--service-cidr"],
    &["--service-cidrs"],
    &["--dns-service-ip"],
    &["--ip-families"],
    &["--outbound-type"],
    &["--load-balancer-sku"],
    &["--load-balancer-managed-outbound-ip-count"],
    &["--load-balancer-managed-outbound-ipv6-count"],
    &["--load-balancer-outbound-ips"],
    &["--load-balancer-outbound-ip-prefixes"],
    &["--load-balancer-outbound-ports"],
    &["--load-balancer-idle-timeout"],
    &["--nat-gateway-managed-outbound-ip-count"],
    &["--nat-gateway-idle-timeout"],
];

const FIRST_POOL: Table = &[&["--nodepool-name"]];

const POOL: Table = &[
    &["--node-count", "-c"],
    &["--enable-cluster-autoscaler", "-e"],
    &["--min-count"],
    &["--max-count"],
    &["--max-pods", "-m"],
    &["--os-type"],
    &["--os-sku"],
    &["--vm-set-type"],
    &["--vnet-subnet-id"],
    &["--pod-subnet-id"],
    &["--pod-ip-allocation-mode"],
    &["--enable-node-public-ip"],
    &["--max-surge"],
    &["--max-unavailable"],
];

const ADDED_POOL: Table = &[
    &["--gateway-prefix-size"],
    &["--mode"],
    &["--priority"],
    &["--kubernetes-version", "-k"],
    &["--disable-windows-outbound-nat"],
];

const AUTOSCALER: Table = &[
    &["--enable-cluster-autoscaler", "-e"],
    &["--update-cluster-autoscaler", "-u"],
    &["--disable-cluster-autoscaler", "-d"],
    &["--min-count"],
    &["--max-count"],
];

const NETWORK: Table = &[
    &["--address-prefixes", "--address-prefix"],
    &["--subnet-name"],
    &["--subnet-prefixes", "--subnet-prefix"],
    &["--network-security-group", "--nsg"],
];

const SUBNET: Table = &[
    &["--vnet-name"],
    &["--address-prefixes", "--address-prefix"],
    &["--delegations"],
    &["--nat-gateway"],
    &["--route-table"],
    &["--network-security-group", "--nsg"],
];

const OTHERS_OF_CLUSTER: &[&str] = &[
    "--aad-admin-group-object-ids",
    "--aad-tenant-id",
    "--admin-username",
    "--appgw-id",
    "--appgw-name",
    "--appgw-subnet-cidr",
    "--appgw-subnet-id",
    "--appgw-watch-namespace",
    "--assign-kubelet-identity",
    "--attach-acr",
    "--auto-upgrade-channel",
    "--cluster-autoscaler-profile",
    "--disable-local-accounts",
    "--disable-rbac",
    "--dns-name-prefix",
    "--enable-aad",
    "--enable-ahub",
    "--enable-azure-monitor-metrics",
    "--enable-azure-rbac",
    "--enable-blob-driver",
    "--enable-defender",
    "--enable-encryption-at-host",
    "--enable-fips-image",
    "--enable-keda",
    "--enable-managed-identity",
    "--enable-oidc-issuer",
    "--enable-secret-rotation",
    "--enable-ultra-ssd",
    "--enable-vpa",
    "--enable-windows-gmsa",
    "--enable-workload-identity",
    "--fqdn-subdomain",
    "--kubelet-config",
    "--linux-os-config",
    "--network-mode",
    "--no-ssh-key",
    "--node-osdisk-diskencryptionset-id",
    "--node-osdisk-size",
    "--node-osdisk-type",
    "--node-os-upgrade-channel",
    "--node-provisioning-default-pools",
    "--node-public-ip-prefix-id",
    "--node-public-ip-tags",
    "--nodepool-allowed-host-ports",
    "--nodepool-asg-ids",
    "--nodepool-labels",
    "--nodepool-taints",
    "--service-principal",
    "--skip-subnet-role-assignment",
    "--ssh-access",
    "--vm-sizes",
    "--windows-admin-password",
    "--windows-admin-username",
    "--workspace-resource-id",
    "--zones",
];

const OTHERS_OF_POOL: &[&str] = &[
    "--aks-custom-headers",
    "--allowed-host-ports",
    "--asg-ids",
    "--crg-id",
    "--drain-timeout",
    "--enable-encryption-at-host",
    "--enable-fips-image",
    "--enable-ultra-ssd",
    "--eviction-policy",
    "--gpu-instance-profile",
    "--host-group-id",
    "--kubelet-config",
    "--labels",
    "--linux-os-config",
    "--node-image-only",
    "--node-osdisk-size",
    "--node-osdisk-type",
    "--node-public-ip-prefix-id",
    "--node-public-ip-tags",
    "--node-soak-duration",
    "--node-taints",
    "--node-vm-size",
    "--ppg",
    "--scale-down-mode",
    "--snapshot-id",
    "--spot-max-price",
    "--vm-sizes",
    "--workload-runtime",
    "--zones",
];

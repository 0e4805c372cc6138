//! The words by which a line is known as a part of an error.

/// Beginnings of codes and of fixed words of messages, in lower case, each at the start of a word, in
/// their order. They are few and rare: none is a word of ranges, of configuration or of ordinary logs.
static MARKS: &[&str] = &[
    "a delegated subnet",
    "addressunavailable",
    "advanced-networking-validating-policy",
    "agentpoolprofile subnet with id",
    "agents are unable to resolve kubernetes",
    "allocated ports ",
    "allocateipconfig failed",
    "azure-ip-masq-agent-config",
    "can only specify a pod subnet when",
    "cannot update cluster to azure cni overlay",
    "cannot use a custom subnet because",
    "cannotdeleteloadbalancerwith",
    "cidrnotavailable",
    "cidrstringparseerror",
    "cilium dataplane requires network policy",
    "ciliumdataplanerequires",
    "cni plugin not initialized",
    "createorupdatevirtualnetworklinkfailed",
    "customprivatednszonemissing",
    "default route 0.0.0.0/0 has a next hop",
    "dnsserviceipoutofservicecidr",
    "does not have enough capacity for",
    "does not have subnet defined",
    "doesn't have enough capacity for",
    "doesn’t have enough capacity for",
    "error dialing backend",
    "exceeding max node count",
    "failed to allocate a serviceip",
    "failed to allocate address",
    "failed to allocate for range",
    "failed to ensure load balancer",
    "failedcreatepodsandbox",
    "get virtual network failed",
    "getvneterror",
    "insufficientoutboundports",
    "insufficientpodcidr",
    "insufficientsubnetsize",
    "inusenetworksecuritygroupcannot",
    "inuseroutetablecannot",
    "inusesubnetcannot",
    "invalidloadbalancerprofile",
    "invalidnodecountfornpm",
    "invaliduserdefinedrouting",
    "ipam invoker add failed",
    "is conflicted with an existing subnet",
    "is out of the range defined by service cidr",
    "kubernetes service address range is overlapping",
    "linkedauthorizationfailed",
    "load balancer sku 'basic' is invalid",
    "loadbalancerinuseby",
    "managed identity type systemassigned",
    "managedclustercountexceeds",
    "ncupdatesubnetfull",
    "network plugin returns error",
    "networkpluginmode ",
    "networkpluginnotready",
    "networkpolicy azure is not supported",
    "networkpolicyazurenotsupported",
    "networkpolicyciliumrequires",
    "networkpolicynotsupported",
    "networkprofile cidr ",
    "networkprofilecidroverlapvnet",
    "networksecuritygroupinuseby",
    "no available addresses",
    "no ip addresses available in range",
    "no podcidr assigned",
    "not enough ips available",
    "only supported for byo (custom) vnet",
    "please explicitly specify the network plugin",
    "pre-allocated ips",
    "privatelinkservicewithprivateendpoint",
    "publicipaddresscannotbedeleted",
    "publicipcountlimitreached",
    "returncode: 15",
    "routetableinvalidnexthop",
    "secondary ipconfigurations",
    "servicecidroverlapexisting",
    "specifiedallocatedoutboundports",
    "staticegressgatewayinvalid",
    "subnetisdelegated",
    "subnetisfull",
    "subnetwithexternalresources",
    "total node count ",
    "unable to establish outbound connection from agents",
    "unsupportednetworkplugin",
    "unsupportedoutboundtype",
    "userdefinedrouting and load balancer profile are",
    "userdefinedrouting doesn't support",
    "validatingadmissionpolicy",
    "virtualnetworknotinsucceeded",
    "vmextensionerror_",
    "vmextensionprovisioningerror",
    "vmsscse",
    "windows agent pools can only be added",
];

/// The first mark of a text and where it stands.
pub(super) fn first(text: &str) -> Option<(usize, &'static str)> {
    let bytes = text.as_bytes();
    let mut before = b' ';
    for (at, byte) in bytes.iter().enumerate() {
        let begins_word = byte.is_ascii_alphabetic() && !is_in_word(before);
        before = *byte;
        if begins_word && let Some(mark) = at_start(bytes.get(at..).unwrap_or_default()) {
            return Some((at, mark));
        }
    }
    None
}

fn is_in_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

fn at_start(text: &[u8]) -> Option<&'static str> {
    // They are in order, so those of one letter stand together.
    let letter = text.first()?.to_ascii_lowercase();
    let first = |mark: &&str| mark.as_bytes().first().copied();
    let from = MARKS.partition_point(|mark| first(mark) < Some(letter));
    let of_letter = MARKS.iter().copied().skip(from).take_while(|mark| first(mark) == Some(letter));
    of_letter
        .into_iter()
        .find(|mark| text.get(..mark.len()).is_some_and(|start| start.eq_ignore_ascii_case(mark.as_bytes())))
}

/// Whether a word is written as codes are: letters and digits, capitals inside, such as `SubnetIsFull`.
pub(super) fn is_code(word: &str) -> bool {
    let mut capitals = 0;
    let mut small = 0;
    for (at, byte) in word.bytes().enumerate() {
        match byte {
            b'A'..=b'Z' => capitals += 1,
            b'a'..=b'z' if at > 0 => small += 1,
            b'0'..=b'9' | b'_' | b'.' if at > 0 => {}
            _ => return false,
        }
    }
    (6..=100).contains(&word.len()) && capitals >= 2 && small >= 2 && !word.ends_with('.')
}

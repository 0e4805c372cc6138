//! What a node tells that does not start: exit codes of its extension.
use super::{Entry, article, entry};

pub(super) static ENTRIES: &[Entry] = &[
    Entry {
        codes: &["VMExtensionError_OutboundConnFail"],
        subcodes: &["VMExtensionError_OutboundConnFail"],
        exit_codes: &[50],
        words: &[&["unable to establish outbound connection from agents"]],
        meaning: "A node that starts tests the way to mcr.microsoft.com:443 and found none. Addresses are \
         not short: a route, a firewall, a security group or the NAT stands in between.",
        steps: &[
            "From a node: `nc -vz mcr.microsoft.com 443`.",
            "Look at the default route, the firewall's rules, the subnet's security group and the NAT \
         gateway.",
        ],
        ..entry(
            "ERR-30",
            "The node cannot reach the outside",
            article(
                "https://learn.microsoft.com/troubleshoot/azure/azure-kubernetes/error-codes/vmextensionerror-outboundconnfail",
            ),
        )
    },
    Entry {
        codes: &["VMExtensionError_K8SAPIServerConnFail"],
        subcodes: &["VMExtensionError_K8SAPIServerConnFail"],
        exit_codes: &[51],
        meaning: "A node that starts found no connection to the API server.",
        steps: &["Look at the firewall, the authorized ranges (the way out must be in them), the private \
         endpoint and the security group."],
        ..entry(
            "ERR-31",
            "The node cannot reach the API server",
            article(
                "https://learn.microsoft.com/troubleshoot/azure/azure-kubernetes/error-codes/vmextensionerror-k8sapiserverconnfail",
            ),
        )
    },
    Entry {
        codes: &["VMExtensionError_K8SAPIServerDNSLookupFail"],
        subcodes: &["VMExtensionError_K8SAPIServerDNSLookupFail"],
        exit_codes: &[52],
        words: &[&["agents are unable to resolve kubernetes api server name"]],
        meaning: "The DNS server of the network does not know the API server's name. With DNS servers of \
         your own they must forward to 168.63.129.16, and the private zone must be linked to the \
         network in which they stand.",
        steps: &[
            "From a node: `nslookup` the cluster's FQDN.",
            "Forward to 168.63.129.16, link the private zone, then repeat the last change of the \
         cluster.",
        ],
        ..entry(
            "ERR-32",
            "The node cannot resolve the API server's name",
            article(
                "https://learn.microsoft.com/troubleshoot/azure/azure-kubernetes/error-codes/vmextensionerror-k8sapiserverdnslookupfail",
            ),
        )
    },
    Entry {
        codes: &["VMExtensionError_CniDownloadTimeout"],
        subcodes: &["VMExtensionError_CniDownloadTimeout"],
        exit_codes: &[41],
        meaning: "A node that starts could not download the binaries of the CNI, mostly because an \
         appliance inspects TLS or blocks the host.",
        steps: &["From a node: `curl` acs-mirror.azureedge.net and packages.aks.azure.com, and allow both \
         without inspection."],
        ..entry(
            "ERR-33",
            "The node cannot download the network plugin",
            article(
                "https://learn.microsoft.com/troubleshoot/azure/azure-kubernetes/error-codes/vmextensionerror-cnidownloadtimeout",
            ),
        )
    },
];

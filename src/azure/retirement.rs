//! What retires, and when.
use super::{Date, Fact, Grade, Source, learn};

pub(super) const fn day(year: i32, month: time::Month, day: u8) -> Date {
    match Date::from_calendar_date(year, month, day) {
        Ok(date) => date,
        Err(_) => Date::MAX,
    }
}

/// kubenet is unsupported from this day.
pub const KUBENET: Fact<Date> = Fact {
    value: day(2028, time::Month::March, 31),
    source: learn("https://learn.microsoft.com/azure/aks/configure-kubenet"),
};

/// Azure Network Policy Manager on Linux nodes is unsupported from this day.
pub const NPM_LINUX: Fact<Date> = Fact {
    value: day(2028, time::Month::September, 30),
    source: learn("https://learn.microsoft.com/azure/aks/use-network-policies"),
};

/// Azure Network Policy Manager on Windows nodes is unsupported from this day.
pub const NPM_WINDOWS: Fact<Date> =
    Fact { value: day(2026, time::Month::September, 30), source: NPM_LINUX.source };

/// The Basic load balancer is unsupported from this day; clusters with it cannot be created since 2025-03-31.
pub const BASIC_LOAD_BALANCER: Fact<Date> = Fact {
    value: day(2025, time::Month::September, 30),
    source: learn("https://learn.microsoft.com/azure/aks/upgrade-basic-load-balancer-on-aks"),
};

/// Pools of the type availability set are unsupported from this day.
pub const AVAILABILITY_SETS: Fact<Date> = Fact {
    value: day(2025, time::Month::September, 30),
    source: learn(
        "https://github.com/MicrosoftDocs/azure-aks-docs/blob/main/articles/aks/includes/availability-sets-retirement.md",
    ),
};

/// The Open Service Mesh add-on is unsupported from this day.
pub const OPEN_SERVICE_MESH: Fact<Date> =
    Fact { value: day(2027, time::Month::September, 30), source: NOTICES };

/// The NGINX of application routing gets security patches up to the end of this month; ingress-nginx itself has
/// been without maintenance since March 2026.
pub const INGRESS_NGINX: Fact<Date> = Fact {
    value: day(2026, time::Month::November, 30),
    source: learn("https://learn.microsoft.com/azure/aks/concepts-network-ingress"),
};

/// The newest preview version of the API that stopped working, and the day.
pub const PREVIEW_APIS: (&str, Fact<Date>) = (
    "2024-09-02-preview",
    Fact {
        value: day(2026, time::Month::July, 1),
        source: learn("https://learn.microsoft.com/azure/aks/concepts-preview-api-life-cycle"),
    },
);

/// Virtual machines get no way out by default from this day; networks that AKS makes are private since 2025-09.
pub const DEFAULT_OUTBOUND: Fact<Date> = Fact {
    value: day(2026, time::Month::March, 31),
    source: learn(
        "https://github.com/MicrosoftDocs/azure-aks-docs/blob/main/articles/aks/includes/vm-default-outbound-access-retirement.md",
    ),
};

/// The preview's word for a NAT gateway of the SKU StandardV2, gone since API version 2026-06-02-preview.
pub const NAT_GATEWAY_V2: (&str, Source) = (
    "managedNATGatewayV2",
    Source { url: "https://blog.aks.azure.com/", read: "2026-09-29", grade: Grade::Documentation },
);

/// Flow logs of security groups end on this day; new ones cannot be made since 2025-06-30.
pub const SECURITY_GROUP_FLOW_LOGS: Fact<Date> = Fact {
    value: day(2027, time::Month::September, 30),
    source: learn("https://learn.microsoft.com/azure/network-watcher/nsg-flow-logs-overview"),
};

/// The folder of the notices that Microsoft's articles show.
pub(super) const NOTICES: Source =
    learn("https://github.com/MicrosoftDocs/azure-aks-docs/tree/main/articles/aks/includes");

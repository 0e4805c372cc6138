//! What retires, and when.
use super::{Date, Fact, learn};

const fn day(year: i32, month: time::Month, day: u8) -> Date {
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

//! Operating systems of nodes: how a pool names them, and when they end.
use super::retirement::{NOTICES, day};
use super::{Date, Fact, Source, learn, release_note};
use time::Month;

/// An operating system of nodes that ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ending {
    /// The name that people use.
    pub title: &'static str,
    /// The values of `osSKU` that mean it.
    pub skus: &'static [&'static str],
    /// The beginnings of `nodeImageVersion` that mean it.
    pub images: &'static [&'static str],
    /// The minor versions of Kubernetes whose pools run it where `osSKU` says `Ubuntu`; from and to.
    pub by_default: Option<(u64, u64)>,
    /// Unsupported from this day.
    pub unsupported: Fact<Date>,
    /// Images are removed on this day: a pool can then neither grow nor be repaired.
    pub removed: Option<Date>,
    /// The first minor version of Kubernetes that it does not run on, and who says so.
    pub refused_from: Option<(u64, Source)>,
}

/// Every operating system that ends.
pub const ENDINGS: &[Ending] = &[
    Ending {
        title: "Windows Server 2019",
        skus: &["Windows2019"],
        images: &["AKSWindows-2019"],
        by_default: None,
        unsupported: Fact { value: day(2026, Month::March, 1), source: WINDOWS_2019 },
        removed: Some(day(2027, Month::April, 1)),
        refused_from: Some((33, WINDOWS_2019)),
    },
    Ending {
        title: "Windows Server 2022",
        skus: &["Windows2022"],
        images: &["AKSWindows-2022"],
        by_default: None,
        unsupported: Fact { value: day(2028, Month::June, 30), source: WINDOWS_2022 },
        removed: Some(day(2029, Month::June, 30)),
        refused_from: Some((37, WINDOWS_2022)),
    },
    Ending {
        title: "Windows Server Annual Channel",
        skus: &["WindowsAnnual"],
        images: &["AKSWindows-23H2"],
        by_default: None,
        unsupported: Fact { value: day(2026, Month::May, 15), source: release_note("2026-07-17") },
        removed: Some(day(2027, Month::May, 15)),
        refused_from: None,
    },
    Ending {
        title: "Azure Linux 2.0",
        skus: &["CBLMariner", "Mariner"],
        images: &["AKSAzureLinux-V2", "AKSCBLMariner-"],
        by_default: None,
        unsupported: Fact { value: day(2025, Month::November, 30), source: NOTICES },
        removed: Some(day(2026, Month::March, 31)),
        refused_from: None,
    },
    Ending {
        title: "Ubuntu 22.04",
        skus: &["Ubuntu2204"],
        images: &["AKSUbuntu-2204"],
        by_default: Some((25, 34)),
        unsupported: Fact { value: day(2027, Month::June, 30), source: NOTICES },
        removed: Some(day(2028, Month::April, 30)),
        refused_from: None,
    },
    Ending {
        title: "Ubuntu 20.04",
        skus: &[],
        images: &["AKSUbuntu-2004"],
        by_default: None,
        unsupported: Fact { value: day(2027, Month::March, 17), source: NOTICES },
        removed: None,
        refused_from: None,
    },
    Ending {
        title: "Flatcar",
        skus: &["Flatcar"],
        images: &["AKSFlatcar-"],
        by_default: None,
        unsupported: Fact { value: day(2026, Month::June, 8), source: release_note("2026-07-17") },
        removed: Some(day(2026, Month::September, 8)),
        refused_from: None,
    },
];

const WINDOWS_2019: Source = learn(
    "https://github.com/MicrosoftDocs/azure-aks-docs/blob/main/articles/aks/includes/windows-server-2019-retirement.md",
);

const WINDOWS_2022: Source = learn(
    "https://github.com/MicrosoftDocs/azure-aks-docs/blob/main/articles/aks/includes/windows-server-2022-retirement.md",
);

/// The values of `osSKU` that mean Azure Linux, or Ubuntu 22.04 or later, whatever the version of Kubernetes.
const RECENT_LINUX: &[&str] = &["AzureLinux", "AzureLinux3", "Ubuntu2204", "Ubuntu2404"];

/// The first minor version of Kubernetes where [`UBUNTU`] means 22.04 or later.
const RECENT_UBUNTU_FROM: u64 = 25;

/// Whether an `osSKU` means Azure Linux, or Ubuntu 22.04 or later; no where that is not known.
pub fn is_recent_linux(sku: &str, minor: Option<u64>) -> bool {
    let is_default =
        sku.eq_ignore_ascii_case(UBUNTU) && minor.is_some_and(|minor| minor >= RECENT_UBUNTU_FROM);
    is_default || RECENT_LINUX.iter().any(|recent| recent.eq_ignore_ascii_case(sku))
}

/// The `osSKU` that means another operating system with each version of Kubernetes.
pub const UBUNTU: &str = "Ubuntu";

/// The operating system that ends and that a pool of that `osSKU` and image runs. What the image says counts before
/// what was asked for.
pub fn ending(sku: Option<&str>, image: Option<&str>, minor: Option<u64>) -> Option<&'static Ending> {
    let is_any = |list: &[&str], text: &str| list.iter().any(|of| of.eq_ignore_ascii_case(text));
    if let Some(image) = image {
        return ENDINGS.iter().find(|ending| is_any(ending.images, image));
    }
    let sku = sku?;
    let ubuntu = minor.filter(|_| sku.eq_ignore_ascii_case(UBUNTU));
    ENDINGS.iter().find(|ending| {
        let by_default = ending.by_default.zip(ubuntu);
        is_any(ending.skus, sku) || by_default.is_some_and(|((from, to), minor)| (from..=to).contains(&minor))
    })
}

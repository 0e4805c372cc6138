//! Who says how an API server is reached.
use super::{Grade, Source, learn};

/// Authorized ranges, and what AKS adds to them by itself.
pub const AUTHORIZED: Source = learn("https://learn.microsoft.com/azure/aks/api-server-authorized-ip-ranges");

/// What an identity may do to a private zone of one's own and to its network.
pub const ZONE_PERMISSIONS: Source = Source {
    url: "https://learn.microsoft.com/troubleshoot/azure/azure-kubernetes/error-codes/customprivatednszonemissingpermissions-error",
    read: "2026-08-21",
    grade: Grade::Troubleshooting,
};

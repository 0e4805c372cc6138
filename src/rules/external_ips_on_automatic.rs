//! `external-ips-on-automatic`: services that AKS Automatic refuses.
use super::services::named;
use super::{Context, Finding, Rule, Severity, Topic, subject};
use crate::azure::release_note;

pub(super) static RULE: Rule = Rule {
    id: "external-ips-on-automatic",
    topic: Topic::Configuration,
    severity: Severity::Note,
    title: "Services with external addresses on AKS Automatic",
    why: "AKS Automatic refuses services that name externalIPs, by an admission policy: with managed system pools \
          already, without them from Kubernetes 1.36 on. A service that is to be reached from outside takes a load \
          balancer there.",
    source: release_note("2026-05-29"),
    facts: &["FEAT-63"],
    check,
};

/// The first minor version that refuses them without managed system pools.
const REFUSED_FROM: u64 = 36;

fn check(context: &Context) -> Vec<Finding> {
    context.of_each(&|cluster| {
        let said = &cluster.said;
        let is_automatic = said.sku_name.as_deref().is_some_and(|sku| sku.eq_ignore_ascii_case("Automatic"));
        let seen = said.observed.as_ref()?.services.as_ref()?;
        let services =
            Some(&seen.with_external_ips).filter(|services| !services.is_empty() && is_automatic)?;
        let is_refused = said.hosted_system == Some(true)
            || cluster.kubernetes_minor().is_some_and(|minor| minor >= REFUSED_FROM);
        let when = match is_refused {
            true => "which the cluster refuses".to_owned(),
            false => format!("which the cluster refuses from Kubernetes 1.{REFUSED_FROM} on"),
        };
        let name = cluster.name();
        let (names, name_verb) = (named(services), if services.len() == 1 { "names" } else { "name" });
        let message = format!("{names} of {name} {name_verb} externalIPs, {when}.");
        Some(RULE.finding(message).about([subject::field(name, "services")]))
    })
}

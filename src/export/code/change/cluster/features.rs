//! Features that are turned on or off.
use super::Steps;
use crate::azure::Feature;
use crate::export::code::az::Command;
use crate::export::code::fields::{self, Flag};
use crate::export::code::plan::Cluster;

/// Turns features on and off.
pub(super) fn features(own: &Cluster, of: &Cluster, name: &str, steps: &mut Steps) {
    let on = |cluster: &Cluster, feature: Feature| cluster.of.said.features.has(feature);
    for spoken in fields::features(of.of.said.features) {
        if on(own, spoken.feature) == spoken.is_on {
            continue;
        }
        let base = |verb: &'static str| {
            let title = format!("{} {}", spoken.feature.title(), if spoken.is_on { "on" } else { "off" });
            Command::new(title, verb).with("--resource-group", &of.place.group).with("--name", &of.place.name)
        };
        let flag = |flag: &'static str| {
            let mut command = base("aks update");
            command.flags.push((flag, Vec::new()));
            command
        };
        let command = match (spoken.feature, spoken.is_on, spoken.flag) {
            (Feature::Istio, true, _) => base("aks mesh enable"),
            (Feature::Istio, false, _) => base("aks mesh disable"),
            (Feature::AppRouting, true, _) => base("aks approuting enable"),
            (Feature::AppRouting, false, _) => base("aks approuting disable"),
            (Feature::AdvancedNetworking, false, _) => flag("--disable-acns"),
            (Feature::StaticEgressGateway, false, _) => flag("--disable-static-egress-gateway"),
            (Feature::NoRunCommand, false, _) => flag("--enable-run-command"),
            (Feature::WithoutNginx, true, _) => base("aks approuting update").saying("--nginx", "None"),
            (_, true, Some(Flag::AddOn(add_on))) => base("aks enable-addons").saying("--addons", add_on),
            (_, _, Some(Flag::Plain(plain))) => flag(plain),
            (_, _, Some(Flag::With(with, value))) => base("aks update").saying(with, value),
            _ => {
                let state = if spoken.is_on { "on" } else { "off" };
                steps
                    .notes
                    .push(format!("{name}: no command here turns {state} {}.", spoken.feature.title()));
                continue;
            }
        };
        steps.step(None, vec![command], None);
    }
}

//! Changes that take a look at the finding's own values.
mod addresses;
mod subnets;

pub(super) use addresses::{families_in_order, one_family, ranges_taken, usual_dns_address, usual_pod_range};
pub(super) use subnets::{
    gateway_subnet, one_network, pod_subnets_alike, subnet_as_large_as_allowed, subnet_moved, subnets_alike,
};

use super::place::{self, On};
use super::trial::Trial;
use super::way::{Candidate, set};
use crate::azure::Feature;
use crate::design::OsType;
use crate::edit::{Step, fields};

fn one(trial: &Trial, steps: Vec<Step>) -> Vec<Candidate> {
    vec![Candidate::of_steps(trial, steps)]
}

fn on_cluster(trial: &Trial, values: &[(&str, String)]) -> Vec<Step> {
    let subjects = On::Cluster.subjects(trial);
    subjects
        .iter()
        .flat_map(|subject| values.iter().map(|(field, text)| set(subject, field, text.clone())))
        .collect()
}

/// The name with only what the service takes: small letters and digits, a letter first, as long as Windows allows.
pub(super) fn allowed_name(trial: &Trial) -> Vec<Candidate> {
    const SHORTEST_LIMIT: usize = 6;
    let subjects = On::Pools.subjects(trial);
    let renamed = subjects.iter().filter_map(|subject| {
        let said = fields(trial.design, subject).into_iter().find(|of| of.field == "name")?;
        let letters = said.text.chars().map(|letter| letter.to_ascii_lowercase());
        let kept: String =
            letters.filter(char::is_ascii_alphanumeric).skip_while(char::is_ascii_digit).collect();
        let name = if kept.is_empty() { "pool".to_owned() } else { kept };
        let whole = vec![set(subject, "name", name.clone())];
        let short = vec![set(subject, "name", name.chars().take(SHORTEST_LIMIT).collect())];
        [whole, short].into_iter().find(|steps| trial.is_mended_by(steps))
    });
    renamed.map(|steps| Candidate::of_steps(trial, steps)).collect()
}

/// Advanced Container Networking Services as a whole.
pub(super) fn advanced_networking_on(trial: &Trial) -> Vec<Candidate> {
    let Some(said) = trial.said() else { return Vec::new() };
    let feature = Feature::AdvancedNetworking;
    one(trial, vec![Step::Feature { cluster: said.name.clone(), feature, on: true }])
}

/// Each feature that is on, off.
pub(super) fn features_off(trial: &Trial) -> Vec<Candidate> {
    let Some(said) = trial.said() else { return Vec::new() };
    let on = said.features.said().filter(|(_, on)| *on);
    let off = on.map(|(feature, _)| Step::Feature { cluster: said.name.clone(), feature, on: false });
    off.flat_map(|step| one(trial, vec![step])).collect()
}

/// An image that is kept, of the pool's own operating system.
pub(super) fn later_image(trial: &Trial) -> Vec<Candidate> {
    let pools = On::Pools.subjects(trial);
    let is_windows = |subject: &String| {
        let windows = OsType::Windows.text();
        fields(trial.design, subject).iter().any(|of| of.field == "osType" && of.text == windows)
    };
    let images = |subject: &String| {
        let images =
            if is_windows(subject) { ["Windows2025", "Windows2022"] } else { ["AzureLinux3", "Ubuntu2404"] };
        images.map(|image| vec![set(subject, "osSKU", image.to_owned())])
    };
    pools.iter().flat_map(images).flat_map(|steps| one(trial, steps)).collect()
}

/// The first Linux pool as one that runs the cluster's own pods.
pub(super) fn system_pool(trial: &Trial) -> Vec<Candidate> {
    let pools = trial.said().and_then(|cluster| cluster.pools.as_deref()).unwrap_or_default();
    let steps =
        pools.iter().map(|pool| vec![set(&place::pool(trial, &pool.name), "mode", "System".to_owned())]);
    let first = steps.into_iter().find(|steps| trial.is_mended_by(steps));
    first.into_iter().flat_map(|steps| one(trial, steps)).collect()
}

/// An API server without what a feature of it does not go with: ranges, the network's own side, a private side.
pub(super) fn plain_api_server(trial: &Trial) -> Vec<Candidate> {
    let of =
        [("authorizedIPRanges", ""), ("enableVnetIntegration", "false"), ("enablePrivateCluster", "false")];
    of.into_iter()
        .flat_map(|(field, text)| one(trial, on_cluster(trial, &[(field, text.to_owned())])))
        .collect()
}

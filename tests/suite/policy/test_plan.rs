//! The trials that show isolation.
use aks_network_planner::design::NetworkPolicy;
use aks_network_planner::policy::{Expected, Trial, matrix, test_plan};

use super::{Seen, by, shop_and_bank};

fn trials(seen: &Seen) -> Vec<Trial> {
    test_plan(&seen.0, &matrix(&seen.0, by(NetworkPolicy::Calico)))
}

fn between<'t>(trials: &'t [Trial], from: &str, to: &str) -> Vec<&'t Trial> {
    trials.iter().filter(|trial| (trial.from.as_str(), trial.to.as_str()) == (from, to)).collect()
}

#[test]
fn a_closed_path_is_tried_at_a_port_that_a_pod_has() {
    let seen = shop_and_bank().policy("bank", "deny", r#"{"podSelector":{}}"#);
    let trials = trials(&seen);
    let [trial] = between(&trials, "shop", "bank")[..] else { panic!("{trials:?}") };
    assert_eq!((trial.expected, trial.target.as_str()), (Expected::Blocked, "10.244.1.1 8080/TCP"));
    assert_eq!(
        trial.command,
        "kubectl run probe --namespace shop --restart=Never --rm --image='<image with nc>' --stdin --quiet -- nc -zvw3 \
         10.244.1.1 8080"
    );
    assert_eq!(
        trial.evidence,
        "shop -> bank 10.244.1.1 8080/TCP expected blocked observed <open or blocked> by bank/deny at <time in UTC>"
    );
}

#[test]
fn what_is_partly_open_is_tried_on_both_sides_and_from_a_pod_with_the_labels_that_count() {
    let spec = r#"{"podSelector":{},"ingress":[{"from":[{"namespaceSelector":{},"podSelector":{"matchLabels":{"app":"web"}}}]}]}"#;
    let trials = trials(&shop_and_bank().policy("bank", "web-only", spec));
    let both = between(&trials, "shop", "bank");
    let told: Vec<(Expected, &str)> =
        both.iter().map(|trial| (trial.expected, trial.command.split(" --image").next().unwrap())).collect();
    assert_eq!(
        told,
        [
            (Expected::Blocked, "kubectl run probe --namespace shop --restart=Never --rm"),
            (Expected::Open, "kubectl debug web-1 --namespace shop"),
        ],
        "a plain pod is closed out like db, and no plain pod is let in like web"
    );
}

#[test]
fn some_of_what_is_open_is_tried_as_well() {
    let trials = trials(&shop_and_bank());
    let told: Vec<_> =
        trials.iter().map(|trial| (trial.from.as_str(), trial.to.as_str(), trial.expected)).collect();
    assert_eq!(told, [("bank", "shop", Expected::Open), ("shop", "bank", Expected::Open)]);
}

#[test]
fn no_name_of_a_document_becomes_a_command_of_its_own() {
    let seen = Seen::default()
        .pod("a; rm -rf ~", "x$(id)", "10.244.0.1", &[("app", "web")])
        .pod("b", "y", "10.244.0.2", &[])
        .policy("b", "deny", r#"{"podSelector":{},"ingress":[{"from":[{"podSelector":{}}]}]}"#);
    let trials = trials(&seen);
    let trial = between(&trials, "a; rm -rf ~", "b")[0];
    assert!(trial.command.contains("--namespace 'a; rm -rf ~'"), "{}", trial.command);
}

#[test]
fn what_is_not_known_is_left_to_be_filled_in() {
    let seen = Seen::default().pod("a", "x", "10.244.0.1", &[]).policy("b", "deny", r#"{"podSelector":{}}"#);
    let trials = trials(&seen);
    let trial = between(&trials, "a", "b")[0];
    assert!(trial.command.ends_with("nc -zvw3 '<address of a pod>' '<port>'"), "{}", trial.command);
}

//! Texts in which nothing can be read: one error that says what was found and what can be pasted instead.
use aks_network_planner::import::{self, Kind};
use aks_network_planner::text::Severity;

#[test]
fn each_kind_of_text_that_cannot_be_read_is_called_by_its_name() {
    let rows = [
        ("", "nothing: the text is empty"),
        (" \r\n ", "nothing: the text is empty"),
        ("hello", "plain text"),
        ("{}", "an empty object"),
        ("[]", "an empty list"),
        ("{\"value\": []}", "an empty list"),
        ("{", "an empty object"),
        ("{\"a\": 1, \"b\": 2}", "JSON of something else (its keys are “a”, “b”)"),
        ("[{\"a\": 1}]", "a list, and its first element is JSON of something else"),
        ("[\"10.0.0.0/16\"]", "a list, and its first element is the text “10.0.0.0/16”"),
        (
            "{\"name\": \"d\", \"type\": \"Microsoft.Compute/disks\"}",
            "a resource of type “microsoft.compute/disks”",
        ),
        (
            "{\"apiVersion\": \"v1\", \"kind\": \"Node\", \"metadata\": {}}",
            "Kubernetes objects of which none is a node, a namespace, a pod, a service or a network policy",
        ),
        ("{\"$schema\": \"x\", \"resources\": []}", "an ARM template"),
        ("{\"terraform_version\": \"1.9\", \"values\": {}}", "a state of Terraform in which no cluster"),
        ("{\"networkProfile\": {\"podLinkLocalAccess\": \"IMDS\"}}", "JSON in which nothing is of use here"),
        ("{\"agentPoolProfiles\": [{\"eTag\": \"x\"}]}", "JSON in which nothing is of use here"),
        ("<!DOCTYPE html>\n<html><body>10.0.0.0/8</body></html>", "a page of HTML or XML"),
        ("<html><script>\n{\"a\": 1}\n</script></html>", "a page of HTML or XML"),
        ("NAME   STATUS   AGE\nnode   Ready    3d\n", "a table of kubectl"),
        ("resource \"azurerm_resource_group\" \"x\" {\n  name = \"x\"\n}\n", "Terraform in which no cluster"),
        ("resource x 'Microsoft.Storage/storageAccounts@2024-01-01' = {\n}\n", "Bicep in which no cluster"),
        ("ERROR: something went wrong\n10.0.0.0/24", "an error message"),
        ("$ az aks show -g g -n n\n", "a command without its output"),
    ];
    for (text, words) in rows {
        assert_refused(text, words);
    }
}

#[test]
fn a_table_or_yaml_without_anything_of_use_is_called_by_its_name() {
    let rows = [
        ("Name    Size\n------  ----\naks     12\n", "a table whose columns tell nothing of a network"),
        ("Name    Location\n------  --------\naks     westeurope\n", "a table whose columns tell nothing"),
        ("a:\n- b: 3\n  c: 30\nd: x\n", "YAML in which nothing is of use here"),
        ("networkProfile:\n  podLinkLocalAccess: IMDS\n", "YAML in which nothing is of use here"),
        ("dataplane,other\nx,y\n", "a list, and its first element is a table of something else"),
    ];
    for (text, words) in rows {
        assert_refused(text, words);
    }
}

/// One error says what the text is and what can be pasted instead.
fn assert_refused(text: &str, words: &str) {
    let readings = import::read("x", text);
    let [reading] = readings.as_slice() else { panic!("{text}: one reading, found {readings:#?}") };
    assert_eq!(reading.kind, Kind::Unknown, "{text}");
    assert!(reading.part.is_empty() && reading.places.is_empty(), "{text}");
    let errors: Vec<_> =
        reading.problems.iter().filter(|problem| problem.severity == Severity::Error).collect();
    let [error] = errors.as_slice() else { panic!("{text}: one error, found {errors:#?}") };
    assert!(error.message.starts_with(&format!("this is {words}")), "{text}: {}", error.message);
    assert!(error.message.contains("`az aks show -g <group> -n <name> -o json`"), "{text}");
    assert!(error.span.is_some(), "{text}");
}

#[test]
fn other_text_beside_a_document_is_a_note_and_never_an_error() {
    let text = "ERROR: something\n{\"podCidr\": \"10.244.0.0/16\"}\nName  Size\n----  ----\n";
    let readings = import::read("x", text);
    let [reading] = readings.as_slice() else { panic!("one reading, found {readings:#?}") };
    assert_eq!(reading.kind, Kind::NetworkProfile);
    let said: Vec<_> =
        reading.problems.iter().map(|problem| (problem.severity, problem.message.as_str())).collect();
    let expected = [
        (Severity::Note, "1 line of other text not read, beginning with “ERROR: something”"),
        (Severity::Note, "2 lines of other text not read, beginning with “Name  Size”"),
    ];
    assert_eq!(said, expected);
}

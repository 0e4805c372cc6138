//! Inputs: what reading a text and merging it with the others had to decide is told with the input.
use aks_network_planner::analysis::analyze;
use aks_network_planner::azure::day;
use aks_network_planner::export::{Input, analysis_document};
use aks_network_planner::import;
use aks_network_planner::text::decode;
use serde_json::{Value, json};

use crate::support::{Schema, TODAY};

/// The problems of each input of texts that come as bytes.
fn problems(texts: &[&[u8]]) -> Vec<Value> {
    let (mut readings, mut inputs) = (Vec::new(), Vec::new());
    for bytes in texts {
        let (text, decoding) = decode(bytes);
        let read = import::read("text", &text);
        inputs.extend(Input::of_text(&read, &text, &decoding));
        readings.extend(read);
    }
    let merged = import::merge(&readings);
    Input::tell_of_merging(&mut inputs, &merged);
    let analysis = analyze(&merged.design, day(TODAY).expect("a day"));
    let document: Value = serde_json::from_str(&analysis_document(&analysis, &inputs)).expect("JSON");
    assert_eq!(Schema::of_the_analysis().problems(&document), [""; 0]);
    document["inputs"].as_array().expect("inputs").iter().map(|input| input["problems"].clone()).collect()
}

fn aks(count: u32) -> String {
    let pools = format!(r#"[{{"name": "np", "count": {count}, "maxPods": 30}}]"#);
    format!(r#"{{"name": "a", "resourceGroup": "g", "dnsPrefix": "a", "agentPoolProfiles": {pools}}}"#)
}

#[test]
fn of_two_values_the_later_input_tells_both() {
    let told = "clusters/a/pools/np/count: 5 counts, an earlier text says 3";
    let note = json!([{"severity": "note", "message": told, "line": null, "column": null}]);
    assert_eq!(problems(&[aks(3).as_bytes(), aks(5).as_bytes()]), [json!([]), note]);
    assert_eq!(problems(&[aks(3).as_bytes(), aks(3).as_bytes()]), [json!([]), json!([])]);
}

#[test]
fn a_part_that_names_no_cluster_tells_which_one_it_was_given_to() {
    let profile = br#"{"networkPlugin": "azure", "podCidr": "10.244.0.0/16", "serviceCidr": "10.0.0.0/16"}"#;
    let told = problems(&[aks(3).as_bytes(), profile]);
    let message = "a network profile without a name was taken to belong to a, the only cluster that had none";
    let note = json!([{"severity": "note", "message": message, "line": null, "column": null}]);
    assert_eq!(told, [json!([]), note]);
}

#[test]
fn bytes_that_are_no_text_are_told_where_they_stand() {
    let mut bytes = aks(3).replace(r#""name": "np""#, "\n\"name\": \"np\"").into_bytes();
    let at = bytes.iter().position(|byte| *byte == b'\n').expect("a line break") + "\n\"name\": \"n".len();
    bytes[at] = 0xFF;
    let [told] = problems(&[&bytes]).try_into().expect("one input");
    assert_eq!(told[0]["message"], "expected UTF-8 text, found the byte 0xFF; read as �");
    assert_eq!((&told[0]["line"], &told[0]["column"]), (&json!(2), &json!(11)));
}

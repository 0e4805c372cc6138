//! Every form of the five designs, byte for byte.
//!
//! With `UPDATE_GOLDEN=1` they are written anew; look at the difference before keeping it.
use std::fs;

use aks_network_planner::export::FORMS;
use aks_network_planner::messages::{Answer, Request, Wanted};

use super::cases::{CASES, made, read};
use crate::golden::below_tests;
use crate::support::TODAY;

#[test]
fn every_form_of_the_five_designs_is_what_its_golden_file_says() {
    let is_update = std::env::var("UPDATE_GOLDEN").is_ok_and(|value| value == "1");
    let mut different = Vec::new();
    for (case, documents) in CASES {
        let read = read(documents);
        for form in FORMS {
            let text = made(form.name, &read, None);
            let (_, ending) = form.file.split_once('.').expect("a file with an ending");
            let path = below_tests("golden/export").join(format!("{case}.{}.{ending}", form.name));
            if is_update {
                fs::write(&path, &text).expect("a golden file can be written");
            }
            if fs::read_to_string(&path).unwrap_or_default() != text {
                different.push(path.display().to_string());
            }
        }
    }
    assert!(different.is_empty(), "otherwise than the golden files:\n{}", different.join("\n"));
}

#[test]
fn a_change_is_the_difference_in_the_order_of_its_golden_file() {
    let (before, after) = (read(&["node-subnet.design.json"]), read(&["node-subnet.changed.design.json"]));
    for (form, file) in
        [("az", "node-subnet.az.change.sh"), ("az-powershell", "node-subnet.az-powershell.change.ps1")]
    {
        let text = made(form, &after, Some(&before.design));
        let path = below_tests("golden/export").join(file);
        if std::env::var("UPDATE_GOLDEN").is_ok_and(|value| value == "1") {
            fs::write(&path, &text).expect("a golden file can be written");
        }
        assert!(fs::read_to_string(&path).unwrap_or_default() == text, "otherwise than {}", path.display());
    }
}

#[test]
fn the_page_gets_the_bytes_of_every_form() {
    let (_, documents) = CASES[2];
    let read = read(documents);
    for (place, form) in FORMS.iter().enumerate() {
        let (design, inputs) = (read.design.clone(), read.inputs.clone());
        let wanted = Wanted::Export { form: place, before: None };
        let request = Request { design, inputs, today: TODAY.to_owned(), wanted };
        let Some(Answer::Exported(exported)) = request.answer() else { panic!("{}", form.name) };
        assert_eq!((exported.text, exported.file.as_str()), (made(form.name, &read, None), form.file));
        assert_eq!((exported.titles.len(), exported.note.as_str()), (FORMS.len(), ""));
    }
}

#[test]
fn every_golden_file_belongs_to_a_form_of_a_case() {
    for entry in fs::read_dir(below_tests("golden/export")).expect("golden files") {
        let name = entry.expect("an entry").file_name().into_string().expect("a name");
        let belongs = |(case, _): &(&str, _)| {
            FORMS.iter().any(|form| name.starts_with(&format!("{case}.{}.", form.name)))
        };
        assert!(CASES.iter().any(belongs), "{name}");
    }
}

#[test]
fn every_form_has_a_name_a_title_and_a_file_of_its_own() {
    let each = |of: fn(&aks_network_planner::export::Form) -> &'static str| {
        let mut all: Vec<_> = FORMS.iter().map(of).collect();
        all.sort_unstable();
        all.dedup();
        all.len()
    };
    assert_eq!(each(|form| form.name), FORMS.len());
    assert_eq!(each(|form| form.title), FORMS.len());
    assert_eq!(each(|form| form.file), FORMS.len());
}

#[test]
fn no_form_of_code_holds_a_name_or_a_place_that_the_design_does_not() {
    let read = read(&["pod-subnet.design.json"]);
    let text = made("az", &read, None);
    for unknown in ["AKS_NAME", "RESOURCE_GROUP", "LOCATION", "NODE_VM_SIZE_DATA"] {
        assert!(text.contains(&format!(": \"${{{unknown}:?")), "{unknown} is asked");
    }
    assert!(!text.contains("--name cluster"), "the planner's own name of it is no name");
}

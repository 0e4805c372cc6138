//! What must hold of a design that is kept, whatever it is.
use aks_network_planner::export::design_file;
use aks_network_planner::import::{self, Kind};

/// Keeps what a text holds, and opens it as the page opens a draft.
pub fn check(text: &str) {
    let kept = kept(text);
    assert_eq!(import::read("draft", &kept)[0].kind, Kind::Design);
    assert_eq!(self::kept(&kept), kept, "what is kept is what is opened");
}

fn kept(text: &str) -> String {
    design_file(&import::merge(&import::read("draft", text)).design)
}

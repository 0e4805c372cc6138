//! What must hold of a design that is kept, whatever it is.
use aks_network_planner::design::Design;
use aks_network_planner::export::design_file;
use aks_network_planner::import::{self, Kind};

/// Opens a text as the page opens a draft, keeps what it holds, and opens that.
pub fn check(text: &str) {
    let design = opened(text);
    let kept = design_file(&design);
    assert_eq!(import::read("draft", &kept)[0].kind, Kind::Design);
    let again = opened(&kept);
    assert_eq!(again, design, "what is kept is what is opened");
    assert_eq!(design_file(&again), kept);
}

fn opened(text: &str) -> Design {
    import::merge(&import::read("draft", text)).design
}

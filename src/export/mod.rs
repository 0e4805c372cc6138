//! Other people's formats out, one file each: the analysis document, Markdown, plain text.
//!
//! Prints what the analysis holds and derives nothing.

mod analysis_document;
mod bill_table;
mod code;
mod comment;
mod comparison;
mod csv;
mod design_file;
mod diagnoses;
mod diagnosis_entry;
mod documents;
mod egress_table;
mod fleet_table;
mod forms;
mod html;
mod input;
mod markdown;
mod occupancy_table;
mod pictures;
mod plain_text;
mod policy_table;
mod qr_code;
mod reach_table;
mod report;
mod reverse_table;
mod sarif;
mod symptom_table;

pub use analysis_document::analysis_document;
pub use bill_table::{bills_csv, bills_markdown};
pub use comparison::{
    DIFFERENCES, comparison_csv, comparison_json, comparison_markdown, comparison_text, difference_in_cells,
    matrix_head, matrix_in_cells,
};
pub use design_file::design_file;
pub use documents::{assumed_of, commands_that_tell};
pub use egress_table::{
    FIREWALL, ROUTE, SECURITY_GROUP, allowed_in_cells, between_in_cells, changes_csv, changes_markdown,
    handover_csv, handover_markdown, route_in_cells, seen_in_words, sources_csv, sources_markdown,
    stop_in_words,
};
pub use fleet_table::{fleet_csv, fleet_markdown};
pub use forms::{FORMS, Form, Group, Making, Material, form};
pub use input::{Input, InputProblem};
pub use markdown::markdown;
pub use occupancy_table::{node_cells, occupancy_csv, occupancy_markdown};
pub use pictures::{address_map_svg, packets_mermaid, packets_svg, topology_mermaid};
pub use plain_text::plain_text;
pub use policy_table::{matrix_csv, matrix_markdown, policy_cells, test_plan_csv, test_plan_markdown};
pub use qr_code::{Code, qr_code};
pub use reach_table::{reach_csv, reach_in_cells, reach_markdown};
pub use reverse_table::{reverse_csv, reverse_markdown};
pub use symptom_table::{
    check_in_cells, smoke_test_csv, smoke_test_markdown, taken_in_cells, trail_csv, trail_markdown,
};

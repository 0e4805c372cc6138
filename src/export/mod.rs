//! Other people's formats out, one file each: the analysis document, Markdown, plain text.
//!
//! Prints what the analysis holds and derives nothing.

mod analysis_document;
mod comparison;
mod csv;
mod design_file;
mod diagnoses;
mod diagnosis_entry;
mod egress_table;
mod input;
mod markdown;
mod plain_text;
mod policy_table;
mod qr_code;
mod reach_table;
mod report;
mod reverse_table;
mod symptom_table;

pub use analysis_document::analysis_document;
pub use comparison::{comparison_csv, comparison_json, comparison_markdown, comparison_text};
pub use design_file::design_file;
pub use egress_table::{
    allowed_in_cells, changes_csv, changes_markdown, handover_csv, handover_markdown, seen_in_words,
    sources_csv, sources_markdown,
};
pub use input::{Input, InputProblem};
pub use markdown::markdown;
pub use plain_text::plain_text;
pub use policy_table::{matrix_csv, matrix_markdown, policy_cells, test_plan_csv, test_plan_markdown};
pub use qr_code::{Code, qr_code};
pub use reach_table::{reach_csv, reach_in_cells, reach_markdown};
pub use reverse_table::{reverse_csv, reverse_markdown};
pub use symptom_table::{
    check_in_cells, smoke_test_csv, smoke_test_markdown, taken_in_cells, trail_csv, trail_markdown,
};

//! A design as code that makes it: commands of the Azure CLI for two shells, and templates.
//!
//! What is not in the design is a parameter; what a form cannot say is a comment that names it.

mod arm;
mod az;
mod bicep;
mod change;
mod fields;
mod names;
mod plan;
mod resources;
mod shell;
mod terraform;
mod text;
mod tree;

use crate::design::Design;
use plan::Plan;
use shell::Shell;

const HEAD: &str =
    "Makes the networks and clusters of a design with the Azure CLI; every network value is explicit.";

const TEMPLATE: &str = "Makes the networks and clusters of a design; every network value is explicit.";

const CHANGE: &str = "Changes what exists with the Azure CLI, step by step; run each check and go on where it shows what is expected.";

/// Commands of the Azure CLI for bash: everything, or what changes the design as it is.
pub(super) fn bash(design: &Design, before: Option<&Design>) -> String {
    script(Shell::Bash, design, before)
}

/// The same for PowerShell.
pub(super) fn powershell(design: &Design, before: Option<&Design>) -> String {
    script(Shell::PowerShell, design, before)
}

/// An ARM template.
pub(super) fn arm(design: &Design) -> String {
    arm::template(&template(design), TEMPLATE)
}

/// A file of Bicep.
pub(super) fn bicep(design: &Design) -> String {
    bicep::file(&template(design), TEMPLATE)
}

/// Terraform of the providers azurerm and azapi.
pub(super) fn terraform(design: &Design) -> String {
    terraform::file(&mut Plan::of(design), TEMPLATE)
}

fn template(design: &Design) -> Plan {
    let mut plan = Plan::of(design);
    resources::note_groups(&mut plan);
    resources::note_previews(&mut plan);
    plan
}

fn script(shell: Shell, design: &Design, before: Option<&Design>) -> String {
    if let Some(before) = before {
        let change::Changes { plan, commands } = change::changes(before, design);
        return shell::script(shell, &plan, &commands, CHANGE);
    }
    let mut plan = Plan::of(design);
    let commands = az::commands(&mut plan);
    shell::script(shell, &plan, &commands, HEAD)
}

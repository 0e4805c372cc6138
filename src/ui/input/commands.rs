//! The commands whose output can be pasted.
use leptos::prelude::*;

use crate::ui::parts::copy;

const COMMANDS: [(&str, &str); 5] = [
    ("The cluster", "az aks show --resource-group <group> --name <cluster> --output json"),
    (
        "Its network, with subnets and peerings",
        "az network vnet show --ids <virtual-network-id> --output json",
    ),
    (
        "One subnet, with who holds its addresses",
        "az network vnet subnet show --ids <subnet-id> --output json",
    ),
    ("Every cluster of the subscription", "az aks list --output json"),
    ("What runs in it", "kubectl get nodes,pods,services --all-namespaces --output wide"),
];

/// Each command with what it prints and a button to copy it.
pub(crate) fn commands() -> impl IntoView {
    let list = COMMANDS.map(|(what, command)| {
        view! {
            <li>
                <p class="label">{what}</p>
                {copy::command(command.to_owned())}
            </li>
        }
    });
    view! {
        <section class="commands">
            <h2>"What to paste"</h2>
            <ul>{list.collect_view()}</ul>
            <p>
                "Ranges of your own network as plain lines: " <code>"10.200.0.0/14  head office"</code>
                ". An error as it stands on the screen, a script of "<code>"az"</code>" commands, ARM templates, Bicep, Terraform, YAML or a table are read as well; several texts one after another are read as one design."
            </p>
        </section>
    }
}

//! Terraform: azurerm, and azapi for what azurerm lacks.
mod cluster;
mod network;
mod page;

use super::names;
use super::plan::Plan;
use super::text::Text;
use super::tree::Tree;
use page::Page;

/// The file. What azurerm cannot say is noted at its head.
pub(super) fn file(plan: &mut Plan, head: &str) -> String {
    let mut blocks = network::blocks(plan);
    blocks.extend(cluster::blocks(plan));
    let mut page = Page::new();
    page.comment(head);
    page.comment("The resource groups are there already.");
    plan.asked.notes.iter().for_each(|note| page.comment(note));
    let has_azapi = blocks.iter().any(|block| block.kind.starts_with("azapi"));
    page.providers(has_azapi);
    let used = used(plan, &blocks);
    for of in used.into_iter().filter_map(|place| plan.asked.parameters.get(place)) {
        page.variable(of);
    }
    blocks.iter().for_each(|block| page.block(plan, block));
    page.text
}

/// A resource of Terraform.
struct Block {
    kind: &'static str,
    symbol: Vec<String>,
    body: Tree,
    /// What has to be there before, by kind and words.
    after: Vec<(&'static str, Vec<String>)>,
    /// A tree that azapi takes as it is.
    rest: Option<Tree>,
    /// The resource whose id the block names, and the argument that holds it.
    of: Option<(&'static str, &'static str, Vec<String>)>,
}

impl Block {
    fn new(kind: &'static str, symbol: &[String], body: Tree) -> Block {
        Block { kind, symbol: symbol.to_vec(), body, after: Vec::new(), rest: None, of: None }
    }
}

/// The places of the parameters that blocks use.
fn used(plan: &Plan, blocks: &[Block]) -> Vec<usize> {
    let mut leaves: Vec<&Text> = Vec::new();
    for block in blocks {
        block.body.leaves(&mut leaves);
        block.rest.iter().for_each(|rest| rest.leaves(&mut leaves));
    }
    (0..plan.asked.parameters.len()).filter(|place| leaves.contains(&&Text::Parameter(*place))).collect()
}

/// A text as an expression.
fn expression(plan: &Plan, text: &Text) -> String {
    let id = |kind: &str| {
        let symbol = plan.symbol_of(text).map(names::snake).unwrap_or_default();
        format!("{kind}.{symbol}.id")
    };
    match text {
        Text::Given(text) => page::quoted(text),
        Text::Parameter(place) => {
            let of = plan.asked.parameters.get(*place).map(|of| names::snake(&of.words));
            format!("var.{}", of.unwrap_or_default())
        }
        Text::Joined(_) => String::new(),
        Text::Subnet(_, _) => id("azurerm_subnet"),
        Text::Gateway(_) => id("azurerm_nat_gateway"),
        Text::RouteTable(_) => id("azurerm_route_table"),
        Text::Address(place) => {
            let is_prefix = plan.addresses.get(*place).is_some_and(|of| of.length.is_some());
            id(if is_prefix { "azurerm_public_ip_prefix" } else { "azurerm_public_ip" })
        }
    }
}

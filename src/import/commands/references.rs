//! References to subnets: by resource id, and by the command that looks the id up.
use super::arguments::{Arguments, Given};
use super::script::{Key, Script, find};
use super::values::{Values, not_told};
use super::verbs::Verb;
use crate::design::{ResourceId, Subnet, SubnetRef, VirtualNetwork};
use crate::import::draft::Draft;
use crate::text::shell::{self, Dialect, Flat};
use crate::text::{Severity, Span, quoted};

/// A name in a script: its text where it is known, and how it is written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Name {
    pub(super) known: Option<String>,
    pub(super) shown: String,
}

/// What a value means.
#[derive(Debug, Default)]
struct Meant {
    group: Option<Name>,
    network: Name,
    subnet: Name,
    id: Option<ResourceId>,
}

/// The subnet behind a flag. One that nothing in the text tells is a subnet without a name, for the flag says at
/// least that there is one.
pub(super) fn subnet(
    values: Values<'_>,
    flag: &str,
    field: &str,
    script: &mut Script<'_>,
) -> Option<SubnetRef> {
    let given = values.given(&mut script.draft, flag)?.clone();
    if given.shown().trim().is_empty() {
        return None;
    }
    let Some(meant) = meant(&given, script) else {
        script.draft.problems.add(Severity::Error, Some(given.span), || {
            format!(
                "{flag}: expected the resource id of a subnet, found {}; the Azure CLI refuses it",
                quoted(&given.shown())
            )
        });
        return None;
    };
    if meant.network.known.is_none() || meant.subnet.known.is_none() {
        not_told(&mut script.draft, flag, &given);
    }
    script.draft.place(values.subject, field, given.span);
    let network =
        script.network(&meant.network, meant.group.as_ref(), meant.id.as_ref().and_then(ResourceId::parent));
    let subnet = script.subnet(network, &meant.subnet, meant.id)?;
    let network = script.draft.networks.get(network)?;
    Some(SubnetRef { network: network.name.clone(), subnet: network.subnets.get(subnet)?.name.clone() })
}

fn meant(given: &Given, script: &Script<'_>) -> Option<Meant> {
    let unknown =
        || Meant { network: Name::unknown(given), subnet: Name::unknown(given), ..Meant::default() };
    match given.parts.as_slice() {
        [Flat::Output { commands, dialect, .. }] => Some(
            looked_up((*commands, *dialect), false, script)
                .filter(|meant| !meant.subnet.shown.is_empty())
                .unwrap_or_else(unknown),
        ),
        [Flat::Output { commands, dialect, .. }, Flat::Text(rest)] if rest == ".id" || rest == ".Id" => Some(
            looked_up((*commands, *dialect), true, script)
                .filter(|meant| !meant.subnet.shown.is_empty())
                .unwrap_or_else(unknown),
        ),
        [Flat::Output { commands, dialect, .. }, rest @ ..] => {
            let subnet = Name::of(rest);
            let subnet = subnet.behind("/subnets/").filter(|subnet| !subnet.shown.is_empty());
            let network =
                looked_up((*commands, *dialect), false, script).filter(|meant| meant.subnet.shown.is_empty());
            Some(network.zip(subnet).map_or_else(unknown, |(network, subnet)| Meant { subnet, ..network }))
        }
        [Flat::Unknown(_)] => Some(unknown()),
        parts => of_id(parts).or_else(|| given.text().is_none().then(unknown)),
    }
}

/// What an id names; its subscription need not be known.
fn of_id(parts: &[Flat]) -> Option<Meant> {
    let segments = segments(parts);
    let after = |key: &str| {
        let at = segments.iter().position(|segment| segment.shown.eq_ignore_ascii_case(key))?;
        segments.get(at + 1).filter(|name| !name.shown.is_empty()).cloned()
    };
    let whole = Name::of(parts);
    Some(Meant {
        group: after("resourceGroups"),
        network: after("virtualNetworks")?,
        subnet: after("subnets")?,
        id: whole.known.as_deref().and_then(ResourceId::parse),
    })
}

/// The segments of an id.
fn segments(parts: &[Flat]) -> Vec<Name> {
    let mut segments = vec![Name { known: Some(String::new()), shown: String::new() }];
    for part in parts {
        match part {
            Flat::Text(text) => {
                for (index, piece) in text.trim().split('/').enumerate() {
                    if index > 0 {
                        segments.push(Name { known: Some(String::new()), shown: String::new() });
                    }
                    let Some(last) = segments.last_mut() else { continue };
                    last.shown.push_str(piece);
                    last.known = last.known.take().map(|known| known + piece);
                }
            }
            Flat::Output { shown, .. } | Flat::Unknown(shown) => {
                let Some(last) = segments.last_mut() else { continue };
                last.shown.push_str(shown);
                last.known = None;
            }
        }
    }
    segments
}

/// What a command that prints the id of a network or a subnet names. `whole` says whether `.id` of its answer is
/// asked for.
fn looked_up((commands, dialect): (Span, Dialect), whole: bool, script: &Script<'_>) -> Option<Meant> {
    let command = shell::inner_commands(script.text, commands, dialect).into_iter().next()?;
    let words: Vec<&str> = command.words.iter().map_while(|word| word.text()).collect();
    let (of_subnet, flags) = match words.as_slice() {
        ["az", "network", "vnet", "subnet", "show" | "create", ..] => (true, 5),
        ["az", "network", "vnet", "show", ..] => (false, 4),
        _ => return None,
    };
    let words = command.words.iter();
    let mut after_query = words.clone().skip_while(|word| word.text() != Some("--query")).skip(1);
    let query = after_query
        .next()
        .and_then(|word| word.text())
        .or_else(|| words.clone().find_map(|word| word.text()?.strip_prefix("--query=")));
    if query.map(str::trim) != Some("id") && !whole {
        return None;
    }
    let flags = command.words.get(flags..)?;
    let known = (script.text, &script.variables);
    let arguments = Arguments::read(Verb::CreateSubnet, &command, flags, known, &mut Draft::default());
    let name =
        |flag: &str| arguments.get(flag).and_then(|of| of.values.first()).map(|given| Name::of(&given.parts));
    let group = name("--resource-group");
    Some(match of_subnet {
        true => Meant { group, network: name("--vnet-name")?, subnet: name("--name")?, id: None },
        false => Meant { group, network: name("--name")?, ..Meant::default() },
    })
}

impl Name {
    pub(super) fn of(parts: &[Flat]) -> Name {
        let given = Given { span: Span::default(), parts: parts.to_vec() };
        Name {
            known: given.text().map(|text| text.trim().to_owned()),
            shown: given.shown().trim().to_owned(),
        }
    }

    fn unknown(given: &Given) -> Name {
        Name { known: None, shown: given.shown() }
    }

    fn behind(self, start: &str) -> Option<Name> {
        let shown = self.shown.strip_prefix(start)?.to_owned();
        Some(Name { known: self.known.and_then(|known| Some(known.strip_prefix(start)?.to_owned())), shown })
    }
}

impl Script<'_> {
    /// The index of a network; a new one where no command named it before.
    pub(super) fn network(&mut self, name: &Name, group: Option<&Name>, id: Option<ResourceId>) -> usize {
        let key: Key = (name.shown.to_ascii_lowercase(), group.map(|group| group.shown.to_ascii_lowercase()));
        if let Some(index) = find(&self.networks, &key) {
            if let Some(network) = self.draft.networks.get_mut(index) {
                network.id = network.id.take().or(id);
            }
            return index;
        }
        let name = self.draft.network_names.unique(name.known.as_deref().unwrap_or_default());
        self.draft.networks.push(VirtualNetwork { name, id, ..VirtualNetwork::default() });
        let index = self.draft.networks.len() - 1;
        self.networks.insert(key, index);
        index
    }

    /// The index of a subnet in its network; a new one where no command named it before.
    pub(super) fn subnet(&mut self, network: usize, name: &Name, id: Option<ResourceId>) -> Option<usize> {
        let key = (network, name.shown.to_ascii_lowercase());
        let of = self.draft.networks.get_mut(network)?;
        if let Some(index) = self.subnets.get(&key) {
            let subnet = of.subnets.get_mut(*index)?;
            subnet.id = subnet.id.take().or(id);
            return Some(*index);
        }
        let name = name.known.as_deref().unwrap_or_default();
        let name = self.draft.subnet_names.entry(network).or_default().unique(name);
        of.subnets.push(Subnet { name, id, ..Subnet::default() });
        self.subnets.insert(key, of.subnets.len() - 1);
        Some(of.subnets.len() - 1)
    }
}

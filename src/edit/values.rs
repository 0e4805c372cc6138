//! Texts as values: each has one spelling, and what is none is told with the nearest that is.
use super::check::Mistake;
use super::fields::Input;
use super::nearest::nearest;
use super::things::subnets;
use super::{numbers, prefixes};
use crate::design::Design;
use crate::text::is_harmless;

/// The one spelling of the value that a text is; empty for the empty text.
pub(super) fn of_input(design: &Design, input: Input, text: &str) -> Result<String, Mistake> {
    let text = text.trim();
    match input {
        Input::Choice(words) => choice(words, text),
        _ if text.is_empty() => Ok(String::new()),
        Input::Text => line(text),
        Input::Number => numbers::number(text),
        Input::Surge => numbers::surge(text),
        Input::Flag => flag(text),
        Input::Address => prefixes::address(text),
        Input::Prefix => prefixes::one(text),
        Input::Prefixes => prefixes::list(text),
        Input::Subnet => subnet(design, text),
    }
}

/// The name of a network.
pub(super) fn network(design: &Design, text: &str) -> Result<String, Mistake> {
    let names = design.networks.iter().map(|network| network.name.as_str());
    let text = text.trim();
    let same = |name: &&str| name.eq_ignore_ascii_case(text);
    match names.clone().find(|name| *name == text).or_else(|| names.clone().find(same)) {
        Some(name) => Ok(name.to_owned()),
        None if text.is_empty() => Ok(String::new()),
        None => Err(Mistake::new("the name of a network of this design")
            .near(nearest(text, names).map(str::to_owned))),
    }
}

/// Words with commas or blanks between them; `none` alone: none of them.
pub(super) fn words(text: &str) -> Result<String, Mistake> {
    if text.trim().eq_ignore_ascii_case("none") {
        return Ok("none".to_owned());
    }
    line(&parts(text).collect::<Vec<_>>().join(", "))
}

fn line(text: &str) -> Result<String, Mistake> {
    if text.chars().all(is_harmless) {
        return Ok(text.to_owned());
    }
    let near: String = text.chars().filter(|letter| is_harmless(*letter)).collect();
    let near = near.trim();
    let mistake = Mistake::new("a text of one line whose letters can all be seen");
    Err(mistake.near((!near.is_empty()).then(|| near.to_owned())))
}

fn choice(words: &[&str], text: &str) -> Result<String, Mistake> {
    let squeezed = parts(text).collect::<Vec<_>>().join(", ");
    if let Some(word) = words.iter().find(|word| word.eq_ignore_ascii_case(&squeezed)) {
        return Ok((*word).to_owned());
    }
    let said: Vec<&str> = words.iter().copied().filter(|word| !word.is_empty()).collect();
    let near = nearest(text, said.iter().copied()).map(str::to_owned);
    Err(Mistake::new(said.join(" or ")).near(near))
}

fn flag(text: &str) -> Result<String, Mistake> {
    let is = |words: &[&str]| words.iter().any(|word| word.eq_ignore_ascii_case(text));
    let near = if is(&["yes", "y", "on", "1", "enabled", "t"]) {
        "true"
    } else if is(&["no", "n", "off", "0", "disabled", "f"]) {
        "false"
    } else {
        return choice(&["true", "false"], text);
    };
    Err(Mistake::new("true or false").near(Some(near.to_owned())))
}

fn subnet(design: &Design, text: &str) -> Result<String, Mistake> {
    let subnets = subnets(design);
    let same = || subnets.iter().find(|subnet| subnet.eq_ignore_ascii_case(text));
    if let Some(subnet) = subnets.iter().find(|subnet| *subnet == text).or_else(same) {
        return Ok(subnet.clone());
    }
    let of_id = of_id(text).and_then(|short| subnets.iter().find(|one| one.eq_ignore_ascii_case(&short)));
    let near = of_id.cloned();
    let near = near.or_else(|| nearest(text, subnets.iter().map(String::as_str)).map(str::to_owned));
    Err(Mistake::new("a subnet of this design as network/subnet").near(near))
}

/// `network/subnet` of the resource id of a subnet.
fn of_id(text: &str) -> Option<String> {
    let mut segments = text.split('/');
    segments.by_ref().find(|segment| segment.eq_ignore_ascii_case("virtualNetworks"))?;
    let network = segments.next()?;
    segments.next().filter(|segment| segment.eq_ignore_ascii_case("subnets"))?;
    Some(format!("{network}/{}", segments.next()?))
}

/// What stands between commas and blanks.
pub(super) fn parts(text: &str) -> impl Iterator<Item = &str> {
    let parts = text.split(|letter: char| letter == ',' || letter.is_whitespace());
    parts.filter(|part| !part.is_empty())
}

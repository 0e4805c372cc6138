//! The address map as an SVG that stands alone: legend inside, good on paper and in both themes.
use super::words::push_text;
use crate::analysis::Analysis;
use crate::drawing::{AddressMap, Block, Extent, MapRow, Role, Scale, address_map, fitted};
use crate::export::html::escaped;
use crate::net::Family;
use crate::overlap::RangeKind;

/// Pixels of the picture, of the column of names, and from row to row.
const WIDTH: u64 = 1_000;
const NAMES: u64 = 240;
const ROW: u64 = 40;
const BAR: u64 = 24;

/// Ranges that are told in words; the rest is counted.
const LISTED: usize = 100;

/// Pixels that a letter of a label and of a name takes.
const LETTER: u64 = 7;

const STYLE: &str = "\
.am{--ink:#17212b;--soft:#4d5a66;--sheet:#fff;--edge:#84909a;--used:#c3d3e2;--pods:#dcd5e8;--other:#e8e2d0;--over:#c0342b;\
font:12px system-ui,sans-serif;color-scheme:light dark}
@media (prefers-color-scheme:dark){.am{--ink:#e6ebef;--soft:#abb7c1;--sheet:#141b21;--edge:#66737e;--used:#2f4557;\
--pods:#40374f;--other:#453f2c;--over:#ff7d72}}
@media print{.am{--ink:#000;--soft:#333;--sheet:#fff;--edge:#666;--used:#c3d3e2;--pods:#dcd5e8;--other:#e8e2d0;\
--over:#c0342b}}
.am text{fill:var(--ink)}.am .soft{fill:var(--soft)}.am .sheet{fill:var(--sheet)}
.am rect.b{stroke:var(--edge);fill:var(--sheet)}.am .subnet{fill:var(--used)!important}
.am .podCidr,.am .serviceCidr{fill:var(--pods)!important}
.am .peered,.am .onPremises,.am .other{fill:var(--other)!important}
.am .reserved,.am .kept{fill:url(#am-reserved)!important}.am .default{stroke-dasharray:4 3}
.am .free{stroke-dasharray:1 3}
.am .meets{fill:url(#am-meets);stroke:var(--over)}
";

const PATTERNS: &str = "\
<defs><pattern id=\"am-reserved\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\">\
<path d=\"M0 6L6 0\" stroke=\"#848e97\" fill=\"none\"/></pattern>\
<pattern id=\"am-meets\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\">\
<path d=\"M0 0L5 5\" stroke=\"#c0342b\" stroke-width=\"2\" fill=\"none\"/></pattern></defs>\n";

/// The map of all families, ending in a line break. Names are text and nothing else.
pub fn address_map_svg(analysis: &Analysis) -> String {
    let maps = [Family::IPv4, Family::IPv6].map(|family| address_map(analysis, family, Scale::Readable));
    let is_used = |map: &&AddressMap| map.rows.iter().any(|row| row.kind != RangeKind::Reserved);
    let maps: Vec<&AddressMap> = maps.iter().filter(is_used).collect();
    let mut body = String::new();
    let mut top = 8;
    for map in &maps {
        push_text(
            &mut body,
            8,
            top + 14,
            "soft",
            &format!("{} addresses, each range as wide as its size can be read", map.family),
        );
        top += 26;
        for (at, row) in map.rows.iter().enumerate() {
            push_row(&mut body, map, at, row, top);
            top += ROW;
        }
    }
    top = push_legend(&mut body, &maps, top + 8) + 40;
    top = push_list(&mut body, &maps, top);
    let height = top + 8;
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"am\" viewBox=\"0 0 {WIDTH} {height}\" width=\"{WIDTH}\" \
         height=\"{height}\" role=\"img\" aria-label=\"Map of the address ranges\">\n<style>{STYLE}</style>\n{PATTERNS}\
         <rect class=\"sheet\" width=\"{WIDTH}\" height=\"{height}\"/>\n{body}</svg>\n"
    )
}

fn push_row(body: &mut String, map: &AddressMap, at: usize, row: &MapRow, top: u64) {
    let letters = usize::try_from((NAMES - 16) / LETTER).unwrap_or(0);
    push_text(body, 8, top + 12, "", &fitted(&row.title, letters).unwrap_or_default());
    push_text(body, 8, top + 26, "soft", &fitted(&row.caption, letters).unwrap_or_default());
    row.blocks.iter().for_each(|block| push_block(body, map, block, top));
    for meeting in map.meetings.iter().filter(|meeting| !meeting.is_allowed()) {
        if meeting.spots().any(|spot| spot.row == at) {
            let (x, width) = pixels(map, meeting.extent);
            body.push_str(&format!(
                "<rect class=\"meets\" x=\"{x}\" y=\"{top}\" width=\"{width}\" height=\"{BAR}\"><title>{}</title></rect>\n",
                escaped(&meeting.words)
            ));
        }
    }
}

fn push_block(body: &mut String, map: &AddressMap, of: &Block, top: u64) {
    let (x, width) = pixels(map, of.extent);
    let is_default = if of.default { " default" } else { "" };
    body.push_str(&format!(
        "<rect class=\"b {}{is_default}\" x=\"{x}\" y=\"{top}\" width=\"{width}\" height=\"{BAR}\"><title>{}</title></rect>\n",
        of.role.text(),
        escaped(&of.words())
    ));
    let letters = usize::try_from(width.saturating_sub(6) / LETTER).unwrap_or(0);
    let label = fitted(&of.label, letters).filter(|_| of.role != Role::VirtualNetwork);
    if let Some(label) = label {
        push_text(body, x + 4, top + 16, "", &label);
    }
}

/// Where an extent begins, and how wide it is.
fn pixels(map: &AddressMap, of: Extent) -> (u64, u64) {
    let length = u64::from(map.axis.length()).max(1);
    let at = |place: u32| NAMES + (WIDTH - NAMES - 8) * u64::from(place) / length;
    let (from, to) = (at(of.from), at(of.to));
    (from, to.saturating_sub(from).max(1))
}

/// The roles that stand on the maps, and what hatching means.
fn push_legend(body: &mut String, maps: &[&AddressMap], top: u64) -> u64 {
    let mut roles: Vec<Role> = Vec::new();
    for block in maps.iter().flat_map(|map| &map.rows).flat_map(|row| &row.blocks) {
        if !roles.contains(&block.role) {
            roles.push(block.role);
        }
    }
    let mut entries: Vec<(String, &str)> =
        roles.into_iter().map(|role| (format!("b {}", role.text()), role.title())).collect();
    if maps.iter().flat_map(|map| &map.meetings).any(|meeting| !meeting.is_allowed()) {
        entries.push(("meets".to_owned(), "shared addresses"));
    }
    entries.push(("b default".to_owned(), "dashed edge: a default"));
    let (mut x, mut y) = (8, top);
    for (class, words) in entries {
        let width = 34 + LETTER * u64::try_from(words.chars().count()).unwrap_or(0);
        if x + width > WIDTH {
            (x, y) = (8, y + 22);
        }
        body.push_str(&format!("<rect class=\"{class}\" x=\"{x}\" y=\"{y}\" width=\"18\" height=\"14\"/>\n"));
        push_text(body, x + 24, y + 11, "", words);
        x += width;
    }
    y
}

/// Every range in words, since labels find no room in narrow ones; where the list ends.
fn push_list(body: &mut String, maps: &[&AddressMap], top: u64) -> u64 {
    let rows = maps.iter().flat_map(|map| &map.rows).filter(|row| row.kind != RangeKind::Reserved);
    let blocks: Vec<&Block> =
        rows.flat_map(|row| &row.blocks).filter(|block| block.role != Role::Kept).collect();
    let letters = usize::try_from((WIDTH - 16) / LETTER).unwrap_or(0);
    let mut y = top;
    for block in blocks.iter().take(LISTED) {
        let name = if block.role == Role::Subnet { format!("{}: ", block.label) } else { String::new() };
        let words = format!("{name}{}", block.words());
        push_text(body, 8, y, "soft", &fitted(&words, letters).unwrap_or_default());
        y += 17;
    }
    let more = blocks.len().saturating_sub(LISTED);
    if more > 0 {
        push_text(body, 8, y, "soft", &format!("and {more} more"));
        y += 17;
    }
    y
}

//! The map as a table: the same blocks and meetings in words, by address, and as text to copy.
use std::cmp::Reverse;

use super::map::{AddressMap, Role, Spot};
use crate::rules::wording::number;
use crate::sorting::sort_by_key;

/// The columns.
pub const HEAD: [&str; 9] = [
    "Range",
    "First",
    "Last",
    "Addresses",
    "What",
    "Owner",
    "Default",
    "Left at worst",
    "Shares addresses with",
];

/// A block of the map in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableRow {
    /// Where the block stands in the map.
    pub spot: Spot,
    /// The prefix, or first and last address.
    pub range: String,
    /// The first address.
    pub first: String,
    /// The last address.
    pub last: String,
    /// How many there are, in words.
    pub size: String,
    /// How many there are; `None` where no number of 64 bits holds it.
    pub count: Option<u64>,
    /// What it is.
    pub what: String,
    /// Whose it is.
    pub owner: String,
    /// Whether nobody typed it.
    pub default: bool,
    /// What is left of it at the moment at which least is left; empty where nothing is counted.
    pub left: String,
    /// With what it shares addresses, the worst first; empty where with nothing.
    pub meets: String,
}

/// Meetings that one row tells before it counts the rest.
const TOLD: usize = 3;

/// The blocks of a map by first address, the larger before those inside it.
pub fn address_table(map: &AddressMap) -> Vec<TableRow> {
    let meetings = Meetings::of(map);
    let blocks =
        map.rows.iter().enumerate().flat_map(|(row, of)| {
            of.blocks.iter().enumerate().map(move |(block, of)| (Spot { row, block }, of))
        });
    let mut blocks: Vec<_> = blocks.collect();
    sort_by_key(&mut blocks, |(spot, block)| {
        (block.range.first(), Reverse(block.range.last()), block.role, *spot)
    });
    let told = blocks.into_iter().map(|(spot, block)| TableRow {
        spot,
        range: block.written(),
        first: block.range.first().to_string(),
        last: block.range.last().to_string(),
        size: block.size(),
        count: u64::try_from(block.range.size()).ok(),
        what: block.role.title().to_owned(),
        owner: if block.role == Role::Free { format!("in {}", block.owner) } else { block.owner.clone() },
        default: block.default,
        left: block.headroom.map(|headroom| headroom.words()).unwrap_or_default(),
        meets: meetings.of_spot(map, spot),
    });
    told.collect()
}

/// The table as tab-separated text with a head, a line for each row, ending in a line break.
///
/// Sizes are bare numbers. Control characters become blanks, and a cell that a spreadsheet would take for a
/// formula begins with `'`.
pub fn tsv(rows: &[TableRow]) -> String {
    let mut text = HEAD.join("\t");
    text.push('\n');
    for row in rows {
        let count = row.count.map(|count| count.to_string());
        let mut cells = row.cells();
        if let (Some(count), [_, _, _, size, ..]) = (&count, &mut cells) {
            *size = count;
        }
        text += &cells.map(cell).join("\t");
        text.push('\n');
    }
    text
}

impl TableRow {
    /// The cells in the order of [`HEAD`].
    pub fn cells(&self) -> [&str; 9] {
        let default = if self.default { "yes" } else { "" };
        [
            &self.range,
            &self.first,
            &self.last,
            &self.size,
            &self.what,
            &self.owner,
            default,
            &self.left,
            &self.meets,
        ]
    }
}

fn cell(text: &str) -> String {
    let text: String = text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    if text.starts_with(['=', '+', '-', '@']) { format!("'{text}") } else { text }
}

/// The meetings of each block.
struct Meetings(Vec<(Spot, usize)>);

impl Meetings {
    fn of(map: &AddressMap) -> Meetings {
        let meetings = map.meetings.iter().enumerate();
        let mut of_spots: Vec<(Spot, usize)> =
            meetings.flat_map(|(at, meeting)| meeting.spots().map(move |spot| (spot, at))).collect();
        sort_by_key(&mut of_spots, |(spot, at)| {
            (*spot, map.meetings.get(*at).map(|of| Reverse(of.verdict)), *at)
        });
        Meetings(of_spots)
    }

    /// `on-premises range 10.0.64.0/18 of branch offices (breaks at run time)`.
    fn of_spot(&self, map: &AddressMap, spot: Spot) -> String {
        let from = self.0.partition_point(|(of, _)| *of < spot);
        let own = self.0.get(from..).unwrap_or_default().iter().take_while(|(of, _)| *of == spot);
        let meetings: Vec<_> = own.filter_map(|(_, at)| map.meetings.get(*at)).collect();
        let told = meetings.iter().take(TOLD).map(|meeting| {
            let others = if meeting.left.contains(&spot) { &meeting.right } else { &meeting.left };
            let other = others.iter().find(|other| **other != spot).and_then(|other| map.block(*other));
            let verdict = meeting.verdict.title();
            match other {
                Some(other) => {
                    format!("{} {} of {} ({verdict})", other.role.title(), other.written(), other.owner)
                }
                None => format!("itself ({verdict})"),
            }
        });
        let more = meetings.len().saturating_sub(TOLD) as u64;
        let more = (more > 0).then(|| format!("{} more", number(more)));
        told.chain(more).collect::<Vec<_>>().join("; ")
    }
}

//! A fleet as blocks: a page of its table, what to act on first, charts, conflicts, and what to ask Azure.
use serde::{Deserialize, Serialize};

use super::table::{Mark, Table, TableRow};
use super::{Answer, Block, Reference, Told, Wanted, space};
use crate::analysis::{Analysis, Analyzing, Standing, again};
use crate::azure::Date;
use crate::design::Design;
use crate::edit::{self, Edit};
use crate::export::{fleet_csv, fleet_markdown};
use crate::fleet::{
    Column, Facet, Filter, Fleet, Group, Order, PAGES_SOURCE, Row, all_pages, conflicts, first_page,
};
use crate::net::Prefix;
use crate::net::wording::{counted, listed, number};

/// What somebody looks at of a fleet.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sight {
    /// Words that stand in what is shown.
    pub text: String,
    /// What is shown has less headroom than this many percent.
    pub headroom_below: Option<i64>,
    /// What is shown has these values, each of the facet at that place.
    pub values: Vec<(usize, String)>,
    /// The place of the column that it is sorted by.
    pub column: usize,
    /// Whether from the end.
    pub is_descending: bool,
    /// The first row of the page, by its place among those shown.
    pub first: usize,
}

/// A page of a fleet's table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rows {
    /// The head of each column.
    pub head: Vec<String>,
    /// The place of the column that it is sorted by.
    pub column: usize,
    /// Whether from the end.
    pub is_descending: bool,
    /// The rows of this page; the first cell is the name of a cluster, the mark that of the second.
    pub rows: Vec<TableRow>,
    /// The place of the first of them.
    pub first: usize,
    /// How many rows there are on all pages.
    pub all: usize,
    /// What the rows of the fleet can be chosen by: each facet's title with the values that occur.
    pub facets: Vec<(String, Vec<String>)>,
}

/// Rows on a page: about a screen.
const PAGE: usize = 20;
/// Clusters that are named as those to act on first.
const FIRST: usize = 10;
/// Groups of conflicts that are told; the rest is counted.
const GROUPS: usize = 50;
/// Members named, and pairs told, of a group; the rest is counted.
const NAMED: usize = 8;

const ABOUT_GROUPS: &str = "Who has to agree on new ranges: each meets another one of its group in a way that the platform refuses, breaks \
                            or makes risky, directly or through others. What it allows joins nobody.";
const WHY: &str = "Every cluster that you may read, with its networks, in one answer of Azure Resource Graph: run it where you are \
                   signed in, and paste what it prints. az aks list --output json works as well, a subscription at a time \
                   and without networks.";
const PAGES: &str = "An answer holds 1,000 records at most. Where there are more, these commands leave every page in a file; drop \
                     all of them here at once.";

/// A fleet that stays while somebody looks at it.
#[derive(Debug)]
pub(super) struct Laid {
    edits: Vec<Edit>,
    design: Design,
    analysis: Analysis,
    fleet: Fleet,
    /// The conflicts of addresses, which no sight changes.
    groups: Block,
}

impl Laid {
    /// The fleet of a design with its edits; `before` is that of other edits of the same design.
    pub(super) fn of(base: &Design, edits: Vec<Edit>, before: Option<Laid>, today: Date) -> Laid {
        let design = edit::apply(base, &edits).design;
        let before = before.filter(|before| before.analysis.today == today);
        let analysis = before.and_then(|before| again(before.analysis, &before.design, &design));
        let analysis = analysis.unwrap_or_else(|| Analyzing::new(&design, today).finish());
        let groups = groups(&analysis);
        Laid { fleet: Fleet::of(&analysis), edits, design, analysis, groups }
    }

    /// Whether it is of these edits and that day.
    pub(super) fn is_of(&self, edits: &[Edit], today: Date) -> bool {
        self.edits == edits && self.analysis.today == today
    }

    /// The design with its edits.
    pub(super) fn design(&self) -> &Design {
        &self.design
    }

    /// What is wanted of it; `None` for what is not about a fleet.
    pub(super) fn answer(&self, wanted: &Wanted) -> Option<Answer> {
        Some(match wanted {
            Wanted::Fleet(sight) => Answer::Told(self.told(sight)),
            Wanted::FleetSpace(sight, within) => Answer::Told(self.space(sight, *within)),
            Wanted::FleetCsv(sight) => {
                Answer::Document(fleet_csv(&self.fleet, &self.analysis, &self.shown(sight)))
            }
            Wanted::FleetMarkdown(sight) => {
                Answer::Document(fleet_markdown(&self.fleet, &self.analysis, &self.shown(sight)))
            }
            _ => return None,
        })
    }

    /// The places of the rows that are shown, on all pages.
    fn shown(&self, sight: &Sight) -> Vec<usize> {
        let filter = Filter {
            text: sight.text.clone(),
            headroom_below: sight.headroom_below,
            values: self.values(sight),
        };
        let column = Column::ALL.get(sight.column).copied().unwrap_or(Column::Name);
        self.fleet.shown(&filter, Order { column, is_descending: sight.is_descending })
    }

    fn told(&self, sight: &Sight) -> Told {
        let shown = self.shown(sight);
        let all = count(self.fleet.rows.len(), "cluster", "clusters");
        let line = match shown.len() {
            some if some == self.fleet.rows.len() => all,
            some => format!("{} of {all}", number(wide(some))),
        };
        let mut blocks = vec![Block::Rows(self.page(sight, &shown))];
        blocks.extend(self.first(&shown));
        blocks.push(Block::Heading("At a glance".to_owned()));
        blocks.extend(self.charts(&shown));
        blocks.push(self.groups.clone());
        blocks.push(Block::Fold("How to get a fleet".to_owned(), asking()));
        Told { mark: Mark::Yes, line, blocks }
    }

    fn space(&self, sight: &Sight, whole: Option<Prefix>) -> Told {
        let shown = self.shown(sight).into_iter();
        let clusters: Vec<usize> =
            shown.filter_map(|place| self.fleet.rows.get(place)).map(|row| row.cluster).collect();
        space::told(&self.analysis, &clusters, whole)
    }

    fn page(&self, sight: &Sight, shown: &[usize]) -> Rows {
        let first = sight.first.min(shown.len().saturating_sub(1)) / PAGE * PAGE;
        let rows = shown.iter().skip(first).take(PAGE).filter_map(|place| self.fleet.rows.get(*place));
        Rows {
            head: Column::ALL.iter().map(|column| column.title().to_owned()).collect(),
            column: sight.column,
            is_descending: sight.is_descending,
            rows: rows.map(|row| self.row(row)).collect(),
            first,
            all: shown.len(),
            facets: Facet::ALL
                .iter()
                .map(|facet| (facet.title().to_owned(), self.fleet.values(*facet).to_vec()))
                .collect(),
        }
    }

    /// The values that somebody chose, by facet; one that no cluster has any more is nobody's.
    fn values(&self, sight: &Sight) -> [Option<usize>; Facet::ALL.len()] {
        let mut values = [None; Facet::ALL.len()];
        for (facet, value) in &sight.values {
            if let (Some(of), Some(facet)) = (values.get_mut(*facet), Facet::ALL.get(*facet)) {
                let place = self.fleet.values(*facet).iter().position(|one| one == value);
                *of = Some(place.unwrap_or(usize::MAX));
            }
        }
        values
    }

    fn row(&self, row: &Row) -> TableRow {
        let cells = Column::ALL.iter().map(|column| column.cell(&self.fleet, &self.analysis, row));
        TableRow { mark: Some(mark(row.standing)), cells: cells.collect() }
    }

    fn first(&self, shown: &[usize]) -> Vec<Block> {
        let mut table = Table::new("Which to act on first", ["Cluster", "Why first", "Reason"]);
        let first = self.fleet.first(&self.analysis, shown, FIRST).into_iter();
        table.rows = first
            .map(|of| {
                let name = self.analysis.resolved.clusters.get(of.cluster).map(|cluster| cluster.name());
                let cells =
                    vec![name.unwrap_or_default().to_owned(), of.urgency.title().to_owned(), of.reason];
                TableRow { mark: Some(Mark::Warn), cells }
            })
            .collect();
        if table.rows.is_empty() {
            return vec![Block::Notes(vec!["Nothing of these clusters is urgent.".to_owned()])];
        }
        vec![Block::Heading(table.title.clone()), Block::Table(table)]
    }

    fn charts(&self, shown: &[usize]) -> [Block; 4] {
        let fleet = &self.fleet;
        let shares = |facet: Facet| {
            let shares = fleet.shares(shown, facet).into_iter();
            let bars = shares.map(|share| (share.title, wide(share.clusters))).collect();
            Block::Chart(facet.title().to_owned(), bars, wide(shown.len()))
        };
        let bands = fleet.bands(shown).into_iter().map(|band| (band.title.to_owned(), wide(band.clusters)));
        let dues = fleet.exposure(shown).into_iter();
        let dues = dues.map(|due| (format!("{} {}", due.day, due.title), wide(due.clusters)));
        let chart =
            |title: &str, bars: Vec<(String, u64)>| Block::Chart(title.to_owned(), bars, wide(shown.len()));
        [
            shares(Facet::Model),
            chart("Least headroom", bands.collect()),
            chart("What ends, by day", dues.collect()),
            shares(Facet::Policy),
        ]
    }
}

fn groups(analysis: &Analysis) -> Block {
    let groups = conflicts(analysis);
    let more = groups.len().saturating_sub(GROUPS);
    let mut blocks = vec![Block::Notes(vec![ABOUT_GROUPS.to_owned()])];
    blocks.extend(groups.iter().take(GROUPS).flat_map(|of| group(analysis, of)));
    if more > 0 {
        blocks.push(Block::Notes(vec![format!("{} more", count(more, "group", "groups"))]));
    }
    Block::Fold(format!("Conflicts of addresses: {}", count(groups.len(), "group", "groups")), blocks)
}

fn group(analysis: &Analysis, group: &Group) -> [Block; 2] {
    let resolved = &analysis.resolved;
    let names = some(group.members.iter().map(|member| member.name(resolved)));
    let pairs = group.pairs.iter().filter_map(|place| {
        let pair = analysis.overlaps.get(*place)?;
        let (left, right) = (&pair.left, &pair.right);
        let [left, right] = [left, right].map(|of| format!("{} {}", of.kind.title(), of.prefix));
        Some(format!("{left} and {right}: {}", pair.verdict.title()))
    });
    let title = format!("{}: {}", count(group.members.len(), "party", "parties"), group.worst.title());
    let mut notes = vec![listed(&names)];
    notes.extend(some(pairs));
    [Block::Heading(title), Block::Notes(notes)]
}

/// The first few of a list, and how many more there are.
pub(super) fn some(all: impl Iterator<Item = String>) -> Vec<String> {
    let mut all: Vec<String> = all.collect();
    let more = all.len().saturating_sub(NAMED);
    if more > 0 {
        all.truncate(NAMED);
        all.push(format!("{} more", number(wide(more))));
    }
    all
}

/// What to ask Azure for a fleet, where there is none yet.
pub fn inventory() -> Told {
    Told { mark: Mark::Unknown, line: String::new(), blocks: asking() }
}

fn asking() -> Vec<Block> {
    let source =
        Reference { url: PAGES_SOURCE.url.to_owned(), words: format!("Pages, read {}", PAGES_SOURCE.read) };
    vec![
        Block::Notes(vec![WHY.to_owned()]),
        Block::Command(first_page()),
        Block::Notes(vec![PAGES.to_owned()]),
        Block::Command(all_pages()),
        Block::Source(source),
    ]
}

fn mark(standing: Standing) -> Mark {
    match standing {
        Standing::TooSmallToday | Standing::Refused | Standing::CannotUpgrade | Standing::Conflicting => {
            Mark::No
        }
        Standing::ShortWhenFull | Standing::CannotScale | Standing::CannotUpgradeAtMaximum => Mark::Warn,
        Standing::Unknown => Mark::Unknown,
        Standing::Fits => Mark::Yes,
    }
}

pub(super) fn count(value: usize, one: &str, more: &str) -> String {
    counted(wide(value), one, more)
}

fn wide(value: usize) -> u64 {
    u64::try_from(value).unwrap_or(u64::MAX)
}

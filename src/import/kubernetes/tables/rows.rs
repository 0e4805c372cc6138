//! Tables of kubectl, row by row.
use super::header::Header;
use super::row::Row;
use super::{Lines, Role};
use crate::import::draft::Draft;
use crate::import::kubernetes::{pools, seen};
use crate::import::{Kind, Reading, plain};
use crate::text::table::Columns;
use crate::text::{MAX_DOCUMENTS, Severity, Span, quoted};

/// Reads tables: one reading, and another where nodes are listed again, since they are then seen at another time.
pub(in crate::import) fn read(text: &str, span: Span) -> Vec<Reading> {
    let mut tables = Tables::new(text, span);
    for (line, role) in Lines::new(text, span) {
        match role {
            Role::Header(header) => tables.begin(header, line),
            Role::Row => tables.row(line),
            Role::Between => tables.command(line),
            Role::Stranger => {}
        }
    }
    tables.finish(span.end)
}

struct Tables<'t> {
    text: &'t str,
    /// Where the reading begins that is being filled.
    start: usize,
    draft: Draft,
    /// The table that is being read.
    table: Option<(Header, Columns<'t>)>,
    /// The last command.
    command: &'t str,
    has_nodes: bool,
    readings: Vec<Reading>,
}

impl<'t> Tables<'t> {
    fn new(text: &'t str, span: Span) -> Tables<'t> {
        Tables {
            text,
            start: span.start,
            draft: whole(),
            table: None,
            command: "",
            has_nodes: false,
            readings: Vec::new(),
        }
    }

    fn begin(&mut self, header: Header, line: Span) {
        if header == Header::Nodes {
            if self.has_nodes && self.readings.len() < MAX_DOCUMENTS {
                self.end(line.start);
            }
            self.has_nodes = true;
            self.draft.is_whole_list &= !names_some(self.command);
        }
        if header == Header::Services {
            let (cluster, _) = seen::unnamed(&mut self.draft);
            seen::services(cluster, &mut self.draft);
        }
        if header == Header::Other {
            self.draft.note(trimmed(self.text, line), || {
                "a table of other objects than nodes, pods, services and network policies; not read".into()
            });
        }
        self.table = Some((header, Columns::of_header(self.text, line)));
    }

    fn command(&mut self, line: Span) {
        let text = line.of(self.text).trim();
        if !text.is_empty() {
            self.command = text;
        }
    }

    fn row(&mut self, line: Span) {
        let Some((header, columns)) = &self.table else { return };
        if *header == Header::Other {
            return;
        }
        let read = columns.row(self.text, line);
        let last = columns.columns().len().saturating_sub(1);
        // A text that ends within a line may end within a value.
        let is_cut = line.end == self.text.len() && !line.of(self.text).ends_with('\n');
        let cut = read.cells.last().filter(|cell| is_cut && cell.column < last).map(|cell| cell.span);
        let cells = read.cells.iter().filter(|cell| Some(cell.span) != cut);
        let cells =
            cells.map(|cell| (columns.columns().get(cell.column).map_or("", |of| of.name), cell.span));
        let row = Row { text: self.text, span: read.span, cells: cells.collect() };
        if !read.certain && cut.is_none() {
            self.draft.warn(row.span, || {
                let name = quoted(row.first());
                format!(
                    "the row of {name} has other values than columns; each is taken for the nearest column"
                )
            });
        }
        let is_read = match header {
            Header::Nodes => row.node(&mut self.draft),
            Header::Pods => row.pod(&mut self.draft),
            Header::Services => row.service(&mut self.draft),
            Header::NetworkPolicies => row.policy(&mut self.draft),
            Header::Other => Some(()),
        };
        if is_read.is_none() {
            self.draft.is_whole_list &= *header != Header::Nodes;
            let name = quoted(row.first());
            self.draft.warn(row.span, || {
                format!("the row of {name} is not read: a value is missing or is none of its column")
            });
        }
    }

    /// Ends a reading at an offset.
    fn end(&mut self, at: usize) {
        let mut draft = std::mem::replace(&mut self.draft, whole());
        let span = Span::new(self.start, at);
        self.start = at;
        let kind = if draft.is_used() { Kind::Kubernetes } else { Kind::Unknown };
        if kind == Kind::Unknown {
            draft.forget();
            let message = plain::not_readable("a table of kubectl, and no row of it can be read");
            draft.problems.add(Severity::Error, Some(span), || message);
        }
        self.readings.push(draft.into_reading(kind, None, span, Vec::new()));
    }

    fn finish(mut self, at: usize) -> Vec<Reading> {
        self.end(at);
        self.readings
    }
}

/// A draft of tables, which are whole as far as nothing tells otherwise.
fn whole() -> Draft {
    let mut draft = Draft::default();
    draft.is_whole_list = true;
    draft.at_end = Some(pools::tell);
    draft
}

/// Whether a command shows some nodes only: those of a name, of labels other than that of a pool, or those that another
/// program lets through.
fn names_some(command: &str) -> bool {
    let of_others = |labels: &str| labels.contains('=') && !labels.contains("agentpool=");
    let mut words = command.split_whitespace().skip_while(|word| *word != "get").skip(2);
    let mut before = "";
    words.any(|word| {
        let option = std::mem::replace(&mut before, word);
        let (name, value) = match (word.split_once('='), option) {
            (Some((name, value)), _) if name.starts_with('-') => (name, value),
            (_, option) => (option, word),
        };
        match name {
            "-l" | "--selector" => of_others(value),
            "--field-selector" => true,
            _ => word.starts_with("aks") || word.starts_with('|'),
        }
    })
}

fn trimmed(text: &str, line: Span) -> Span {
    let length = line.of(text).trim_end().len();
    Span::new(line.start, line.start + length)
}

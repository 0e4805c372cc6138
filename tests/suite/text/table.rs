//! Columns, rows and fields of tables.
use aks_network_planner::text::Span;
use aks_network_planner::text::table::{Columns, fields};
use proptest::prelude::*;

/// The cells of the last line below the header, and a rule where there is one: the names of their columns with
/// their values.
fn row(text: &str) -> (Vec<(&str, &str)>, bool) {
    let mut at = 0;
    let lines: Vec<Span> = text
        .split('\n')
        .map(|line| {
            let span = Span::new(at, at + line.len());
            at += line.len() + 1;
            span
        })
        .collect();
    let columns = match lines.as_slice() {
        [header, rule, _] => Columns::of_rule(text, *header, *rule).expect("names above dashes"),
        lines => Columns::of_header(text, lines[0]),
    };
    let row = columns.row(text, lines[lines.len() - 1]);
    let cell = |cell: &aks_network_planner::text::table::Cell| {
        (columns.columns()[cell.column].name, cell.span.of(text))
    };
    (row.cells.iter().map(cell).collect(), row.certain)
}

/// A header, a rule or none, and a row; its columns and their values; whether they are certain.
type Expected = (&'static str, &'static [(&'static str, &'static str)], bool);

#[test]
fn each_value_belongs_to_the_column_that_it_stands_below() {
    let rows: [Expected; 9] = [
        (
            "NAME   STATUS   OS-IMAGE                         AGE\nnode   Ready    Windows Server 2025 Datacenter   3d",
            &[
                ("NAME", "node"),
                ("STATUS", "Ready"),
                ("OS-IMAGE", "Windows Server 2025 Datacenter"),
                ("AGE", "3d"),
            ],
            true,
        ),
        (
            "NAME   RESTARTS     AGE   NOMINATED NODE\npod    2 (3h ago)   4d    <none>",
            &[("NAME", "pod"), ("RESTARTS", "2 (3h ago)"), ("AGE", "4d"), ("NOMINATED NODE", "<none>")],
            true,
        ),
        ("Name  Size  Kind\n----  ----  ----\na           x", &[("Name", "a"), ("Kind", "x")], true),
        (
            "Name   Count  Kind\n-----  -------  ----\nalpha       3  x",
            &[("Name", "alpha"), ("Count", "3"), ("Kind", "x")],
            true,
        ),
        // A blank is lost inside the row; there are as many values as columns.
        (
            "Name    Size    Kind\n------  ------  ----\na       12345  x",
            &[("Name", "a"), ("Size", "12345"), ("Kind", "x")],
            true,
        ),
        // Two values grew together where the second column begins.
        (
            "Name    Size    Kind\n------  ------  ----\nabcdef 123456  x",
            &[("Name", "abcdef"), ("Size", "123456"), ("Kind", "x")],
            true,
        ),
        // Blanks are lost and a value is missing: the nearest column, with a doubt.
        ("Name    Size    Kind\n------  ------  ----\nabc  x", &[("Name", "abc"), ("Size", "x")], false),
        ("NAME STATUS AGE\nnode Ready 3d", &[("NAME", "node"), ("STATUS", "Ready"), ("AGE", "3d")], true),
        ("Näme  Größe\n----  -----\nö     ü 3", &[("Näme", "ö"), ("Größe", "ü 3")], true),
    ];
    for (text, cells, certain) in rows {
        assert_eq!(row(text), (cells.to_vec(), certain), "{text}");
    }
}

#[test]
fn a_header_and_a_rule_of_other_columns_make_no_table() {
    let text = "Name  Size\n----  ----  ----";
    assert!(Columns::of_rule(text, Span::new(0, 10), Span::new(11, text.len())).is_none());
}

#[test]
fn fields_stand_between_separators_that_no_quote_holds() {
    let rows: [(&str, char, &[&str]); 8] = [
        ("a,b,,d", ',', &["a", "b", "", "d"]),
        ("\"a, b\",\"c \"\"d\"\"\"", ',', &["a, b", "c \"d\""]),
        (" a ; \"b;c\" ;", ';', &["a", "b;c", ""]),
        ("a\t\tb\t", '\t', &["a", "", "b", ""]),
        ("\"open, b", ',', &["\"open", "b"]),
        ("| a | `b` | **c** | d\\|e |", '|', &["a", "b", "c", "d|e"]),
        ("a | b", '|', &["a", "b"]),
        ("||", '|', &[""]),
    ];
    for (line, separator, expected) in rows {
        let found = fields(line, Span::new(0, line.len()), separator);
        let texts: Vec<&str> = found.iter().map(|field| field.text.as_ref()).collect();
        assert_eq!(texts, expected, "{line}");
    }
}

proptest! {
    #[test]
    fn an_aligned_table_gives_back_its_cells(
        rows in prop::collection::vec(prop::collection::vec("[a-zé]{1,6}( [a-z0-9]{1,5})?", 3), 1..6),
        gap in 2usize..4,
    ) {
        let names = ["First", "Second", "Third"];
        let width = |column: usize| {
            let cells = rows.iter().map(|row| row[column].chars().count());
            cells.chain([names[column].len()]).max().unwrap_or_default()
        };
        let line = |cells: [&str; 3]| -> String {
            let padded = |(column, cell): (usize, &&str)| format!("{cell:<width$}", width = width(column) + gap);
            cells.iter().enumerate().map(padded).collect::<String>().trim_end().to_owned()
        };
        for row_cells in &rows {
            let cells = [row_cells[0].as_str(), row_cells[1].as_str(), row_cells[2].as_str()];
            let text = format!("{}\n{}", line(names), line(cells));
            let expected: Vec<_> = names.into_iter().zip(cells).collect();
            prop_assert_eq!(row(&text), (expected, true));
        }
    }

    #[test]
    fn any_lines_have_cells_in_order_that_stand_in_their_line(header in "[a-zA-Z é\t]{0,60}", rule in "[- ]{0,60}", line in ".{0,80}") {
        let text = format!("{header}\n{rule}\n{line}");
        let (first, second) = (Span::new(0, header.len()), Span::new(header.len() + 1, header.len() + 1 + rule.len()));
        let last = Span::new(second.end + 1, text.len());
        for columns in [Some(Columns::of_header(&text, first)), Columns::of_rule(&text, first, second)].into_iter().flatten() {
            let row = columns.row(&text, last);
            prop_assert!(row.cells.windows(2).all(|two| two[0].column < two[1].column && two[0].span.end <= two[1].span.start));
            prop_assert!(row.cells.iter().all(|cell| cell.column < columns.columns().len() && !cell.span.of(&text).is_empty()));
        }
    }

    #[test]
    fn any_line_has_fields_that_stand_in_it(line in "[a|,;\t\" \\\\é*`]{0,30}", separator in prop::sample::select(vec!['|', ',', ';', '\t'])) {
        for field in fields(&line, Span::new(0, line.len()), separator) {
            prop_assert!(line.get(field.span.start..field.span.end).is_some(), "{field:?}");
        }
    }
}

//! Blocks as HTML that stands alone: no script, nothing fetched, its style inside, made for paper and both themes.
use super::report::{Block, Table};
use crate::text::is_harmless;

/// What the page may do: draw itself with its own style.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

const STYLE: &str = "\
:root{color-scheme:light dark;--ink:#1b1b1f;--paper:#fff;--line:#c9c9d2;--soft:#f3f3f7}
@media (prefers-color-scheme:dark){:root{--ink:#e9e9ef;--paper:#17171b;--line:#45454f;--soft:#222229}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,sans-serif}
main{max-width:72rem;margin:0 auto;padding:2rem 1rem}
h1{font-size:1.7rem;line-height:1.2}
h2{font-size:1.2rem;margin:2rem 0 .5rem;border-bottom:1px solid var(--line)}
.table{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.875rem}
th,td{border:1px solid var(--line);padding:.3rem .5rem;text-align:left;vertical-align:top;overflow-wrap:anywhere;\
min-width:4.5rem}
th{background:var(--soft);overflow-wrap:normal}
@media screen{table:has(th:nth-child(5)){min-width:48rem}}
pre{background:var(--soft);border:1px solid var(--line);padding:.75rem;overflow-x:auto;font-size:.8125rem;\
white-space:pre-wrap;overflow-wrap:anywhere}
svg{max-width:100%;height:auto}
li,p{overflow-wrap:anywhere}
@page{margin:15mm;@bottom-right{content:counter(page) \" / \" counter(pages);font:8pt system-ui,sans-serif}}
@media print{:root{--ink:#000;--paper:#fff;--line:#888;--soft:#eee;color-scheme:light}
body{font-size:10pt}main{max-width:none;padding:0}h1,h2,p:has(+pre,+ul,+.table){break-after:avoid}tr,svg,li{break-inside:avoid}\
pre{font-size:8pt;box-decoration-break:clone;-webkit-box-decoration-break:clone}p,pre{orphans:3;widows:3}\
thead{display:table-header-group}.table{overflow:visible}table{font-size:8pt}th,td{padding:.2rem .3rem}}
";

/// Wide tables on paper: it lies on its side, and ranges stay whole in a twelfth of it.
const ACROSS: &str = "\
@page{size:landscape;margin:10mm}
@media print{table{font-size:7pt}th,td{padding:.15rem .2rem;min-width:4.9rem}}
";

/// How many columns fit across upright paper with their words whole.
const UPRIGHT: usize = 7;

/// Blocks as one page, ending in a line break. Text from documents is escaped: it stays text.
pub(super) fn of_blocks(title: &str, blocks: &[Block]) -> String {
    let is_wide = |block: &Block| matches!(block, Block::Table(table) if table.head.len() > UPRIGHT);
    let across = if blocks.iter().any(is_wide) { ACROSS } else { "" };
    let mut page = format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{}</title>\n<style>\n{STYLE}{across}</style>\n</head>\n<body>\n<main>\n",
        escaped(title)
    );
    blocks.iter().for_each(|block| push(block, &mut page));
    page.push_str("</main>\n</body>\n</html>\n");
    page
}

fn push(block: &Block, page: &mut String) {
    match block {
        Block::Heading(level, text) => page.push_str(&format!("<h{level}>{}</h{level}>\n", escaped(text))),
        Block::Paragraph(text) => page.push_str(&format!("<p>{}</p>\n", escaped(text))),
        Block::List(points) if points.is_empty() => {}
        Block::List(points) => {
            page.push_str("<ul>\n");
            points.iter().for_each(|point| page.push_str(&format!("<li>{}</li>\n", escaped(point))));
            page.push_str("</ul>\n");
        }
        Block::Table(table) => push_table(table, page),
        Block::Code(code) => {
            let lines: Vec<String> = code.trim_end().lines().map(escaped).collect();
            page.push_str(&format!("<pre><code>{}</code></pre>\n", lines.join("\n")));
        }
        Block::Picture { svg, .. } => page.push_str(svg),
    }
}

fn push_table(table: &Table, page: &mut String) {
    page.push_str("<div class=\"table\"><table>\n<thead><tr>");
    table.head.iter().for_each(|cell| page.push_str(&format!("<th scope=\"col\">{}</th>", escaped(cell))));
    page.push_str("</tr></thead>\n<tbody>\n");
    for row in &table.rows {
        page.push_str("<tr>");
        row.iter().for_each(|cell| page.push_str(&format!("<td>{}</td>", escaped(cell))));
        page.push_str("</tr>\n");
    }
    page.push_str("</tbody></table></div>\n");
}

/// Text for HTML, XML and their attributes. What no program shows, or what turns the direction of letters, becomes a
/// blank.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            hidden if is_hidden(hidden) => escaped.push(' '),
            letter => escaped.push(letter),
        }
    }
    escaped
}

/// Whether XML cannot hold a letter, or it turns the direction of others.
fn is_hidden(letter: char) -> bool {
    !is_harmless(letter) || matches!(letter, '\u{2028}' | '\u{2029}' | '\u{FFFE}' | '\u{FFFF}')
}

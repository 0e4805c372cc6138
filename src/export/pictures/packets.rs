//! The ways that packets take out of clusters, as an SVG that stands alone and as the text of Mermaid.
use super::words::{labelled, push_text};
use crate::analysis::Analysis;
use crate::egress::{PacketPath, packet_paths};
use crate::export::stop_in_words;

/// Pixels of the picture, of a stop and of the room between stops.
const WIDTH: usize = 1_000;
const STOP: usize = 180;
const GAP: usize = 22;

/// Pixels of a line and of a letter, and lines of a stop.
const LINE: usize = 16;
const LETTER: usize = 7;
const LINES: usize = 7;

const STYLE: &str = "\
.pk{--ink:#17212b;--soft:#4d5a66;--sheet:#fff;--edge:#84909a;--mark:#0a5fb4;--wash:#e8f1fa;--fail:#a8231b;\
font:12px system-ui,sans-serif;color-scheme:light dark}
@media (prefers-color-scheme:dark){.pk{--ink:#e6ebef;--soft:#abb7c1;--sheet:#141b21;--edge:#66737e;--mark:#74b6f6;\
--wash:#13283b;--fail:#ff938a}}
@media print{.pk{--ink:#000;--soft:#333;--sheet:#fff;--edge:#666;--mark:#0a5fb4;--wash:#e8f1fa;--fail:#a8231b}}
.pk text{fill:var(--ink)}.pk .soft{fill:var(--soft)}.pk .title{font-weight:600}.pk .sheet{fill:var(--sheet)}
.pk rect.stop,.pk rect.end,.pk rect.lost{stroke:var(--edge);fill:var(--sheet)}
.pk rect.rewrites{stroke:var(--mark);stroke-width:2.5;fill:var(--wash)}
.pk rect.end{stroke-dasharray:4 3}.pk rect.lost{stroke:var(--fail);stroke-dasharray:4 3}
.pk path{stroke:var(--soft);fill:none}
";

/// A box of the drawing: its class, its title, and what stands below it.
struct Boxed {
    class: &'static str,
    title: String,
    words: String,
}

/// The drawing of every cluster's packets, ending in a line break. Names are text and nothing else.
pub fn packets_svg(analysis: &Analysis) -> String {
    let mut body = String::new();
    let mut top = 8;
    for (at, cluster) in analysis.resolved.clusters.iter().enumerate() {
        push_text(&mut body, 8, top + 14, "title", &format!("The way of a packet out of {}", cluster.name()));
        top += 30;
        for path in packet_paths(&analysis.resolved, at).unwrap_or_default() {
            top += push_path(&mut body, &path, top) + 14;
        }
        top += 12;
    }
    top += push_legend(&mut body, top);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"pk\" viewBox=\"0 0 {WIDTH} {top}\" width=\"{WIDTH}\" \
         height=\"{top}\" role=\"img\" aria-label=\"The way that packets take\">\n<style>{STYLE}</style>\n\
         <rect class=\"sheet\" width=\"{WIDTH}\" height=\"{top}\"/>\n{body}</svg>\n"
    )
}

/// The same as a flow chart of Mermaid, ending in a line break; stops that rewrite the source have thick arrows to them.
pub fn packets_mermaid(analysis: &Analysis) -> String {
    let mut text = "flowchart LR\n".to_owned();
    for (at, cluster) in analysis.resolved.clusters.iter().enumerate() {
        text.push_str(&format!("  subgraph c{at}[{}]\n", labelled(&[cluster.name()])));
        for (row, path) in packet_paths(&analysis.resolved, at).unwrap_or_default().iter().enumerate() {
            for (place, of) in boxes(path).iter().enumerate() {
                let arrow = if of.class == "rewrites" { "==>" } else { "-->" };
                if let Some(before) = place.checked_sub(1) {
                    text.push_str(&format!("    p{at}x{row}x{before} {arrow} p{at}x{row}x{place}\n"));
                }
                let label = labelled(&[&of.title, &of.words]);
                text.push_str(&format!("    p{at}x{row}x{place}[{label}]\n"));
            }
        }
        text.push_str("  end\n");
    }
    text
}

/// What a path passes, and where it arrives.
fn boxes(path: &PacketPath) -> Vec<Boxed> {
    let stops = path.stops.iter().map(|stop| {
        let (class, words) =
            if stop.rewrites { ("rewrites", "source rewritten to") } else { ("stop", "source:") };
        Boxed { class, title: path.title(stop), words: format!("{words} {}", stop_in_words(stop)) }
    });
    let last = path.stops.last().filter(|_| !path.is_dropped());
    let (class, words) = match last {
        Some(last) => ("end", format!("sees {}", stop_in_words(last))),
        None => ("lost", "is not reached".to_owned()),
    };
    stops.chain([Boxed { class, title: path.destination_titles(), words }]).collect()
}

/// Draws a path below that height, and tells how high it is.
fn push_path(body: &mut String, path: &PacketPath, top: usize) -> usize {
    let boxes = boxes(path);
    let lines = |of: &Boxed| (wrapped(&of.title), wrapped(&of.words));
    let most = boxes.iter().map(lines).map(|(title, words)| title.len() + words.len()).max().unwrap_or(0);
    let height = LINE * most + 12;
    for (at, of) in boxes.iter().enumerate() {
        let x = 8 + at * (STOP + GAP);
        push_box(body, of.class, (x, top), (STOP, height));
        let (title, words) = lines(of);
        let classes = title.iter().map(|line| ("title", line)).chain(words.iter().map(|line| ("soft", line)));
        for (place, (class, line)) in classes.enumerate() {
            push_text(body, x + 7, top + 17 + LINE * place, class, line);
        }
        if at > 0 {
            let (from, to, middle) = (x - GAP + 3, x - 3, top + height / 2);
            body.push_str(&format!(
                "<path d=\"M{from} {middle}H{to}M{} {}L{to} {middle}L{} {}\"/>\n",
                to - 5,
                middle - 4,
                to - 5,
                middle + 4
            ));
        }
    }
    height
}

fn push_box(body: &mut String, class: &str, (x, y): (usize, usize), (width, height): (usize, usize)) {
    body.push_str(&format!(
        "<rect class=\"{class}\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"/>\n"
    ));
}

fn push_legend(body: &mut String, top: usize) -> usize {
    let entries = [
        ("rewrites", "rewrites the source address"),
        ("stop", "leaves the source as it is"),
        ("end", "the destination, and what it sees"),
        ("lost", "is not reached"),
    ];
    for (at, (class, words)) in entries.into_iter().enumerate() {
        let x = 8 + at * (WIDTH / entries.len());
        push_box(body, class, (x, top), (18, 14));
        push_text(body, x + 26, top + 12, "", words);
    }
    26
}

/// Words in lines as wide as a stop; what finds no room in [`LINES`] is cut.
fn wrapped(words: &str) -> Vec<String> {
    let room = (STOP - 14) / LETTER;
    let mut lines: Vec<String> = Vec::new();
    for word in words.split_whitespace() {
        let word: String = word.chars().take(room).collect();
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= room => {
                line.push(' ');
                line.push_str(&word);
            }
            _ => lines.push(word),
        }
    }
    if lines.len() > LINES {
        lines.truncate(LINES);
        if let Some(last) = lines.last_mut() {
            last.push_str(" …");
        }
    }
    lines
}

//! Which network model fits: the answers, the options in order, and the reasons of each.
use super::{sayings, sources};
use crate::advice::{Advice, How, OptionVerdict, Question, Weight};
use crate::azure::support::{Support, TABLE};
use crate::messages::{Block, Mark, Offer, Table, TableRow, Told};
use crate::net::wording::{listed, number};

/// Advice as blocks.
pub(in crate::messages) fn advised(advice: Advice) -> Told {
    let (barred, open): (Vec<_>, Vec<_>) =
        advice.options.iter().partition(|option| option.possible == Some(false));
    let mut blocks = Vec::new();
    if !open.is_empty() {
        blocks.push(Block::Table(ranking("Options, the best first", &open)));
        blocks.push(Block::Fold(
            "For and against each of them".to_owned(),
            open.iter().map(|of| reasons(of)).collect(),
        ));
    }
    if !barred.is_empty() {
        let mut those = vec![Block::Table(ranking("Options that are not possible here", &barred))];
        those.extend(barred.iter().map(|of| reasons(of)));
        blocks.push(Block::Fold(format!("Not possible here: {}", barred.len()), those));
    }
    let mut answers = Table::new("What the network has to do", ["Question", "Answer", "From"]);
    answers.rows =
        advice.answers.iter().map(|answer| of_answer(answer.question, answer.is, &answer.from)).collect();
    blocks.push(Block::Fold(
        "What was taken as answers, and from where".to_owned(),
        vec![Block::Table(answers)],
    ));
    blocks.push(Block::Fold("What works with which network model".to_owned(), features()));
    blocks.extend(advice.options.iter().find(|option| !option.is_current).and_then(offer).map(Block::Offer));
    if !advice.would_change.is_empty() {
        blocks.push(Block::Heading("What would change the ranking".to_owned()));
        blocks.push(Block::Notes(advice.would_change));
    }
    blocks.extend(sayings("What else to know", &advice.notes));
    let mark = match advice.options.first().and_then(|first| first.possible) {
        Some(true) => Mark::Yes,
        Some(false) => Mark::No,
        None => Mark::Unknown,
    };
    Told { mark, line: advice.why_first, blocks }
}

fn ranking(title: &str, options: &[&OptionVerdict]) -> Table {
    let head = [
        "Option",
        "Verdict",
        "Way there",
        "Addresses today",
        "At the largest moment",
        "Headroom then",
        "Largest cluster",
        "Unsupported from",
    ];
    let mut table = Table::new(title, head);
    table.rows = options.iter().map(|of| row(of)).collect();
    table.notes = vec![
        "Addresses are those of the virtual network, taken by all that share the cluster’s subnets; headroom is what is \
         left of the addresses of the subnets that it would have, new ones included."
            .to_owned(),
    ];
    table
}

fn row(option: &OptionVerdict) -> TableRow {
    let (mark, word) = match (option.possible, option.fits) {
        (Some(false), _) => (Mark::No, "not possible".to_owned()),
        (None, _) => (Mark::Unknown, "not known".to_owned()),
        (Some(true), Some(false)) => (Mark::Warn, "too small".to_owned()),
        (Some(true), _) if option.retires.is_some() => (Mark::Warn, "retires".to_owned()),
        (Some(true), _) if option.needed.is_empty() => (Mark::Yes, "possible".to_owned()),
        (Some(true), _) => {
            let needed: Vec<String> = option.needed.iter().map(|needed| needed.title()).collect();
            (Mark::Yes, format!("needs {}", listed(&needed)))
        }
    };
    let count = |value: Option<u64>| value.map_or("?".to_owned(), number);
    let way = match (option.is_current, option.how) {
        (true, How::Already | How::AtCreation) => "What it has".to_owned(),
        (true, how) => format!("What it has; {}", how.title().to_lowercase()),
        (false, how) => how.title().to_owned(),
    };
    let cells = vec![
        option.choice.title(),
        word,
        way,
        count(option.taken_now),
        count(option.taken_at_most),
        option.headroom_percent.map_or("?".to_owned(), |percent| format!("{percent}%").replace('-', "−")),
        largest(option),
        option.retires.map(|fact| fact.value.to_string()).unwrap_or_default(),
    ];
    TableRow { mark: Some(mark), cells }
}

/// `115, by pod CIDR; 956 with a larger one`.
fn largest(option: &OptionVerdict) -> String {
    let Some(nodes) = option.largest else { return "?".to_owned() };
    let limited = option.limited_by.map(|of| format!(", by {}", of.title())).unwrap_or_default();
    let more = option.largest_at_will.filter(|more| *more > nodes);
    let more = more.map(|more| format!("; {} with larger ranges", number(more))).unwrap_or_default();
    format!("{}{limited}{more}", number(nodes))
}

fn of_answer(question: Question, is: Option<bool>, from: &str) -> TableRow {
    let (mark, word) = match is {
        Some(true) => (Mark::Yes, "yes"),
        Some(false) => (Mark::Yes, "no"),
        None => (Mark::Unknown, "not known"),
    };
    let cells = [question.text(), word, from].map(str::to_owned).to_vec();
    TableRow { mark: Some(mark), cells }
}

fn reasons(option: &OptionVerdict) -> Block {
    let mut blocks: Vec<Block> = option
        .reasons
        .iter()
        .map(|reason| {
            let (mark, word) = match reason.weight {
                Weight::Bars => (Mark::No, "not possible"),
                Weight::Unknown => (Mark::Unknown, "not known"),
                Weight::TooSmall => (Mark::Warn, "too small"),
                Weight::Against => (Mark::Warn, "against it"),
                Weight::Needs => (Mark::Yes, "needs"),
                Weight::Note => (Mark::Yes, "to look at"),
            };
            let rule = if reason.rule.is_empty() { String::new() } else { format!(" ({})", reason.rule) };
            Block::Demand(mark, word.to_owned(), format!("{}{rule}", reason.saying.text))
        })
        .collect();
    let each = |what: &str, list: &[crate::advice::Saying]| -> Vec<String> {
        list.iter().map(|saying| format!("{what}: {}.", saying.text)).collect()
    };
    let mut notes = each("Gained", &option.gained);
    notes.extend(each("Lost", &option.lost));
    blocks.push(Block::Notes(notes));
    let said = option.reasons.iter().map(|reason| reason.saying.source);
    let changes = option.gained.iter().chain(&option.lost).map(|saying| saying.source);
    blocks.extend(sources(said.chain(changes)));
    Block::Fold(option.choice.title(), blocks)
}

/// The first option that the cluster does not have, where it is reached in place.
fn offer(option: &OptionVerdict) -> Option<Offer> {
    if option.edits.is_empty() || option.how != How::InPlace || option.possible == Some(false) {
        return None;
    }
    let reasons =
        vec!["The design as it would be; the way there has its own preconditions and steps.".to_owned()];
    Some(Offer {
        title: option.choice.title(),
        reasons,
        blocks: Vec::new(),
        steps: option.edits.clone(),
        instead: None,
    })
}

fn features() -> Vec<Block> {
    let head = ["Feature", "Overlay", "Pod subnet", "Static blocks", "Node subnet", "kubenet", "Own CNI"];
    let mut table = Table::new("What works with which network model", head);
    let cell = |support: &Support| match support {
        Support::Yes => "yes".to_owned(),
        Support::No => "no".to_owned(),
        Support::Against => "advised against".to_owned(),
        Support::Unstated => "not stated".to_owned(),
        Support::Partly(how) => format!("yes: {how}"),
    };
    table.rows = TABLE
        .iter()
        .map(|row| {
            let cells = std::iter::once(row.title.to_owned()).chain(row.cells.iter().map(cell));
            TableRow { mark: None, cells: cells.collect() }
        })
        .collect();
    std::iter::once(Block::Table(table)).chain(sources(TABLE.iter().map(|row| row.source))).collect()
}

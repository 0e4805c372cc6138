//! The terminal's door: reads files and the clock, prints the analysis, tells by its exit status.
#![forbid(unsafe_code)]

use std::io::{Read, Write};
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use aks_network_planner::analysis::{Analysis, analyze};
use aks_network_planner::azure::{self, Date};
use aks_network_planner::compare::{Expected, Likeness, compare_with};
use aks_network_planner::design::Design;
use aks_network_planner::export::{self, Input};
use aks_network_planner::import::{self, Kind};
use aks_network_planner::link::{self, Names};
use aks_network_planner::rules::Severity;
use aks_network_planner::text::{self, Problem};

const USAGE: &str = "\
Plans the network of Azure Kubernetes Service clusters: overlaps, headroom and limits.

Usage: aks-network-planner analyze [FILE…] [--format text|json|markdown] [--today YYYY-MM-DD]
                                   [--fail-on error|warning|never]
       aks-network-planner link [FILE…] [--names kept|replaced]
       aks-network-planner compare --baseline FILE FILE… [--format text|json|markdown]
       aks-network-planner --help | --version

analyze prints what becomes of the networks; link prints the design for the end of the page's address, without
resource ids, resource groups, and what was observed or reported. --names replaced carries no names either. compare
holds every cluster against the first one of the baseline; a baseline without a name is a list of expected values.

Each FILE is what `az aks show`, `az network vnet show` and the like print, a list of ranges, an error that was
reported, or a link; several are read as one design, and later ones win field by field. No FILE, or -, is standard
input.

Exit status: 0 fine; 1 a finding at or above --fail-on, a design that no link holds, or a difference with consequence;
2 nothing could be read or compared; 64 a wrong flag or a file that cannot be opened.
";

/// What the arguments must begin with.
const EXPECTED: &str = "expected the command analyze, link or compare";

/// A finding at or above the one asked for, a design that no link holds, or a difference with consequence.
const FAILED: u8 = 1;
/// Nothing in the inputs is a cluster, a network, a range or an error.
const NOTHING_READ: u8 = 2;
/// A wrong flag or a file that cannot be opened.
const USAGE_ERROR: u8 = 64;

fn main() -> ExitCode {
    match run() {
        Ok(status) => ExitCode::from(status),
        Err(message) => {
            eprint!("{message}\n\n{USAGE}");
            ExitCode::from(USAGE_ERROR)
        }
    }
}

fn run() -> Result<u8, String> {
    match Command::parse()? {
        Command::Print(text) => print(&text).map(|()| 0),
        Command::Analyze(options) => run_analyze(&options),
        Command::Link { files, names } => run_link(&files, names),
        Command::Compare { baseline, files, format } => run_compare(&baseline, &files, format),
    }
}

fn run_compare(baseline: &str, files: &[String], format: Format) -> Result<u8, String> {
    let design = |files: &[String]| -> Result<Design, String> {
        let sources = files.iter().map(|file| read(file)).collect::<Result<Vec<_>, _>>()?;
        let readings: Vec<_> =
            sources.iter().flat_map(|source| import::read(&source.name, &source.text)).collect();
        Ok(import::merge(&readings).design)
    };
    let (of, own) = (design(&[baseline.to_owned()])?, design(files)?);
    let is_list = of.clusters.first().is_some_and(|cluster| cluster.is_unnamed());
    let expected = if is_list { Expected::Given } else { Expected::Everything };
    let comparison = compare_with(&of, &own, expected).filter(|comparison| !comparison.clusters.is_empty());
    let Some(comparison) = comparison else {
        eprintln!("there is nothing to compare: no cluster in the baseline or in the files");
        return Ok(NOTHING_READ);
    };
    print(&match format {
        Format::Text => export::comparison_text(&comparison),
        Format::Json => export::comparison_json(&comparison),
        Format::Markdown => export::comparison_markdown(&comparison),
    })?;
    Ok(if comparison.likeness() == Likeness::Consequence { FAILED } else { 0 })
}

fn run_analyze(options: &Options) -> Result<u8, String> {
    let sources = options.files.iter().map(|file| read(file)).collect::<Result<Vec<_>, _>>()?;
    let mut readings = Vec::new();
    let mut inputs = Vec::new();
    for Content { name, text, decoding } in &sources {
        let of_source = import::read(name, text);
        inputs.extend(Input::of_text(&of_source, text, decoding));
        readings.extend(of_source);
    }
    let merged = import::merge(&readings);
    Input::tell_of_merging(&mut inputs, &merged);
    let analysis = analyze(&merged.design, options.today);
    print(&match options.format {
        Format::Text => export::plain_text(&analysis, &inputs),
        Format::Json => export::analysis_document(&analysis, &inputs),
        Format::Markdown => export::markdown(&analysis, &inputs),
    })?;
    let nothing_read = inputs.iter().all(|input| input.kind == Kind::Unknown);
    Ok(if nothing_read { NOTHING_READ } else { u8::from(fails(&analysis, options.fail_on)) })
}

fn run_link(files: &[String], names: Names) -> Result<u8, String> {
    let sources = files.iter().map(|file| read(file)).collect::<Result<Vec<_>, _>>()?;
    let readings: Vec<_> =
        sources.iter().flat_map(|source| import::read(&source.name, &source.text)).collect();
    if readings.iter().all(|reading| reading.kind == Kind::Unknown) {
        let problems = readings.iter().flat_map(|reading| &reading.problems);
        problems.for_each(|problem| eprintln!("{}", problem.message));
        return Ok(NOTHING_READ);
    }
    match link::encode(&import::merge(&readings).design, names) {
        Ok(link) => print(&format!("{link}\n")).map(|()| 0),
        Err(error) => {
            eprintln!("{error}");
            Ok(FAILED)
        }
    }
}

fn fails(analysis: &Analysis, fail_on: Option<Severity>) -> bool {
    fail_on.is_some_and(|worst| analysis.findings.iter().any(|finding| finding.severity <= worst))
}

/// What stands in a file, or in standard input.
struct Content {
    name: String,
    text: String,
    decoding: Vec<Problem>,
}

fn read(file: &str) -> Result<Content, String> {
    let mut bytes = Vec::new();
    let name = if file == "-" {
        let read = std::io::stdin().read_to_end(&mut bytes);
        read.map_err(|error| format!("standard input: {error}"))?;
        "standard input"
    } else {
        bytes = std::fs::read(file).map_err(|error| format!("{file}: {error}"))?;
        file.rsplit(std::path::MAIN_SEPARATOR).next().unwrap_or(file)
    };
    let (text, decoding) = text::decode(&bytes);
    Ok(Content { name: name.to_owned(), text: text::without_colours(&text).into_owned(), decoding })
}

/// Prints to standard output; a reader that stops listening is no failure.
fn print(text: &str) -> Result<(), String> {
    match std::io::stdout().lock().write_all(text.as_bytes()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
            Err(format!("standard output: {error}"))
        }
        _ => Ok(()),
    }
}

enum Command {
    Print(String),
    Analyze(Options),
    Link { files: Vec<String>, names: Names },
    Compare { baseline: String, files: Vec<String>, format: Format },
}

struct Options {
    files: Vec<String>,
    format: Format,
    today: Date,
    fail_on: Option<Severity>,
}

#[derive(Clone, Copy)]
enum Format {
    Text,
    Json,
    Markdown,
}

impl Command {
    fn parse() -> Result<Command, String> {
        use lexopt::prelude::{Long, Short, Value};
        let mut arguments = lexopt::Parser::from_env();
        match arguments.next().map_err(text_of)? {
            Some(Long("help") | Short('h')) => Ok(Command::Print(USAGE.to_owned())),
            Some(Long("version") | Short('V')) => Ok(Command::version()),
            Some(Value(command)) if command == "analyze" => Command::parse_analyze(arguments),
            Some(Value(command)) if command == "link" => Command::parse_link(arguments),
            Some(Value(command)) if command == "compare" => Command::parse_compare(arguments),
            Some(other) => Err(format!("{EXPECTED}, found {}", other.unexpected())),
            None => Err(EXPECTED.to_owned()),
        }
    }

    fn version() -> Command {
        Command::Print(format!("aks-network-planner {}\n", env!("CARGO_PKG_VERSION")))
    }

    fn parse_analyze(mut arguments: lexopt::Parser) -> Result<Command, String> {
        use lexopt::prelude::{Long, Short, Value};
        let mut options = Options {
            files: Vec::new(),
            format: Format::Text,
            today: today(),
            fail_on: Some(Severity::Error),
        };
        while let Some(argument) = arguments.next().map_err(text_of)? {
            match argument {
                Long("help") | Short('h') => return Ok(Command::Print(USAGE.to_owned())),
                Long("version") | Short('V') => return Ok(Command::version()),
                Long("format") => options.format = Format::parse(&value(&mut arguments)?)?,
                Long("today") => {
                    let day = value(&mut arguments)?;
                    options.today =
                        azure::day(&day).ok_or(format!("--today: expected YYYY-MM-DD, found {day}"))?;
                }
                Long("fail-on") => options.fail_on = parse_fail_on(&value(&mut arguments)?)?,
                Value(file) => options.files.push(file.to_string_lossy().into_owned()),
                other => return Err(text_of(other.unexpected())),
            }
        }
        options.files = or_standard_input(options.files);
        Ok(Command::Analyze(options))
    }

    fn parse_link(mut arguments: lexopt::Parser) -> Result<Command, String> {
        use lexopt::prelude::{Long, Short, Value};
        let (mut files, mut names) = (Vec::new(), Names::Kept);
        while let Some(argument) = arguments.next().map_err(text_of)? {
            match argument {
                Long("help") | Short('h') => return Ok(Command::Print(USAGE.to_owned())),
                Long("version") | Short('V') => return Ok(Command::version()),
                Long("names") => names = parse_names(&value(&mut arguments)?)?,
                Value(file) => files.push(file.to_string_lossy().into_owned()),
                other => return Err(text_of(other.unexpected())),
            }
        }
        Ok(Command::Link { files: or_standard_input(files), names })
    }
}

impl Command {
    fn parse_compare(mut arguments: lexopt::Parser) -> Result<Command, String> {
        use lexopt::prelude::{Long, Short, Value};
        let (mut baseline, mut files, mut format) = (None, Vec::new(), Format::Text);
        while let Some(argument) = arguments.next().map_err(text_of)? {
            match argument {
                Long("help") | Short('h') => return Ok(Command::Print(USAGE.to_owned())),
                Long("version") | Short('V') => return Ok(Command::version()),
                Long("format") => format = Format::parse(&value(&mut arguments)?)?,
                Long("baseline") => baseline = Some(value(&mut arguments)?),
                Value(file) => files.push(file.to_string_lossy().into_owned()),
                other => return Err(text_of(other.unexpected())),
            }
        }
        let baseline = baseline.ok_or("compare: expected --baseline FILE")?;
        Ok(Command::Compare { baseline, files: or_standard_input(files), format })
    }
}

impl Format {
    fn parse(text: &str) -> Result<Format, String> {
        match text {
            "text" => Ok(Format::Text),
            "json" => Ok(Format::Json),
            "markdown" => Ok(Format::Markdown),
            other => Err(format!("--format: expected text, json or markdown, found {other}")),
        }
    }
}

fn parse_fail_on(text: &str) -> Result<Option<Severity>, String> {
    match text {
        "error" => Ok(Some(Severity::Error)),
        "warning" => Ok(Some(Severity::Warning)),
        "never" => Ok(None),
        other => Err(format!("--fail-on: expected error, warning or never, found {other}")),
    }
}

fn parse_names(text: &str) -> Result<Names, String> {
    match text {
        "kept" => Ok(Names::Kept),
        "replaced" => Ok(Names::Replaced),
        other => Err(format!("--names: expected kept or replaced, found {other}")),
    }
}

fn or_standard_input(files: Vec<String>) -> Vec<String> {
    if files.is_empty() { vec!["-".to_owned()] } else { files }
}

fn value(arguments: &mut lexopt::Parser) -> Result<String, String> {
    Ok(arguments.value().map_err(text_of)?.to_string_lossy().into_owned())
}

fn text_of(error: lexopt::Error) -> String {
    error.to_string()
}

/// The day in UTC.
fn today() -> Date {
    let seconds =
        SystemTime::now().duration_since(UNIX_EPOCH).map(|since| since.as_secs()).unwrap_or_default();
    azure::day_since_epoch(seconds / 86_400)
}

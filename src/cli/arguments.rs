//! The arguments, and what they ask for.
use std::time::{SystemTime, UNIX_EPOCH};

use aks_network_planner::azure::{self, Date};
use aks_network_planner::export::{FORMS, Form, form};
use aks_network_planner::link::Names;
use aks_network_planner::rules::Severity;

/// What is said of the program.
pub(super) fn usage() -> String {
    let forms = FORMS.iter().map(|form| format!("  {:<21} {}\n", form.name, form.title));
    format!("{USAGE}\nForms of export:\n{}", forms.collect::<String>())
}

const USAGE: &str = "\
Plans the network of Azure Kubernetes Service clusters: overlaps, headroom and limits.

Usage: aks-network-planner analyze [FILE…] [--format text|json|markdown] [--today YYYY-MM-DD]
                                   [--fail-on error|warning|never]
       aks-network-planner link [FILE…] [--names kept|replaced]
       aks-network-planner compare --baseline FILE FILE… [--format text|json|markdown]
       aks-network-planner export --format FORM [FILE…] [--from FILE] [--today YYYY-MM-DD]
       aks-network-planner --help | --version

analyze prints what becomes of the networks; link prints the design for the end of the page's address, without
resource ids, resource groups, and what was observed or reported. --names replaced carries no names either. compare
holds every cluster against the first one of the baseline; a baseline without a name is a list of expected values.
export prints the design as code, a document, a table or a picture; with --from, a file that holds what exists, az and
az-powershell print only what changes it, in safe order, with a check before and after each step, and change-record and
egress-addresses tell before and after.

Each FILE is what `az aks show`, `az network vnet show` and the like print, a list of ranges, an error that was
reported, or a link; several are read as one design, and later ones win field by field. No FILE, or -, is standard
input.

Exit status: 0 fine; 1 a finding at or above --fail-on, a design that no link or form holds, or a difference with
consequence;
2 nothing could be read or compared; 64 a wrong flag or a file that cannot be opened.
";

/// What the arguments must begin with.
const EXPECTED: &str = "expected the command analyze, link, compare or export";

/// What is asked for.
pub(super) enum Command {
    Print(String),
    Analyze(Options),
    Link { files: Vec<String>, names: Names },
    Compare { baseline: String, files: Vec<String>, format: Format },
    Export(Export),
}

/// What `export` is asked for.
pub(super) struct Export {
    pub(super) form: &'static Form,
    pub(super) files: Vec<String>,
    pub(super) from: Option<String>,
    pub(super) today: Date,
}

/// What `analyze` is asked for.
pub(super) struct Options {
    pub(super) files: Vec<String>,
    pub(super) format: Format,
    pub(super) today: Date,
    pub(super) fail_on: Option<Severity>,
}

/// How an answer is printed.
#[derive(Clone, Copy)]
pub(super) enum Format {
    Text,
    Json,
    Markdown,
}

impl Command {
    pub(super) fn parse() -> Result<Command, String> {
        use lexopt::prelude::{Long, Short, Value};
        let mut arguments = lexopt::Parser::from_env();
        match arguments.next().map_err(text_of)? {
            Some(Long("help") | Short('h')) => Ok(Command::Print(usage())),
            Some(Long("version") | Short('V')) => Ok(Command::version()),
            Some(Value(command)) if command == "analyze" => Command::parse_analyze(arguments),
            Some(Value(command)) if command == "link" => Command::parse_link(arguments),
            Some(Value(command)) if command == "compare" => Command::parse_compare(arguments),
            Some(Value(command)) if command == "export" => Command::parse_export(arguments),
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
                Long("help") | Short('h') => return Ok(Command::Print(usage())),
                Long("version") | Short('V') => return Ok(Command::version()),
                Long("format") => options.format = Format::parse(&value(&mut arguments)?)?,
                Long("today") => options.today = parse_today(&value(&mut arguments)?)?,
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
                Long("help") | Short('h') => return Ok(Command::Print(usage())),
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
                Long("help") | Short('h') => return Ok(Command::Print(usage())),
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

impl Command {
    fn parse_export(mut arguments: lexopt::Parser) -> Result<Command, String> {
        use lexopt::prelude::{Long, Short, Value};
        let (mut files, mut chosen, mut from, mut day) = (Vec::new(), None, None, today());
        while let Some(argument) = arguments.next().map_err(text_of)? {
            match argument {
                Long("help") | Short('h') => return Ok(Command::Print(usage())),
                Long("version") | Short('V') => return Ok(Command::version()),
                Long("format") => chosen = Some(parse_form(&value(&mut arguments)?)?),
                Long("from") => from = Some(value(&mut arguments)?),
                Long("today") => day = parse_today(&value(&mut arguments)?)?,
                Value(file) => files.push(file.to_string_lossy().into_owned()),
                other => return Err(text_of(other.unexpected())),
            }
        }
        let form = chosen.ok_or("export: expected --format FORM")?;
        Ok(Command::Export(Export { form, files: or_standard_input(files), from, today: day }))
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

fn parse_form(text: &str) -> Result<&'static Form, String> {
    let names: Vec<&str> = FORMS.iter().map(|form| form.name).collect();
    form(text).ok_or_else(|| format!("--format: expected one of {}, found {text}", names.join(", ")))
}

fn parse_today(text: &str) -> Result<Date, String> {
    azure::day(text).ok_or_else(|| format!("--today: expected YYYY-MM-DD, found {text}"))
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

//! `export`: prints the design in one of the forms that others take.
use aks_network_planner::export::{FORMS, Input, Material};
use aks_network_planner::import::{self, Kind};

use super::arguments::Export;
use super::files::{Content, design, read_all};
use super::{FAILED, NOTHING_READ, print};

pub(super) fn run(options: &Export) -> Result<u8, String> {
    let changing = FORMS.iter().filter(|form| form.tells_changes).map(|form| form.name);
    let changing: Vec<&str> = changing.collect();
    if options.from.is_some() && !options.form.tells_changes {
        return Err(format!(
            "--from: {} holds a whole design; these tell a change: {}",
            options.form.name,
            changing.join(", ")
        ));
    }
    let before = options.from.as_ref().map(|file| design(std::slice::from_ref(file))).transpose()?;
    let sources = read_all(&options.files)?;
    let (mut readings, mut inputs) = (Vec::new(), Vec::new());
    for Content { name, text, decoding } in &sources {
        let of_source = import::read(name, text);
        inputs.extend(Input::of_text(&of_source, text, decoding));
        readings.extend(of_source);
    }
    let merged = import::merge(&readings);
    Input::tell_of_merging(&mut inputs, &merged);
    if inputs.iter().all(|input| input.kind == Kind::Unknown) {
        let problems = readings.iter().flat_map(|reading| &reading.problems);
        problems.for_each(|problem| eprintln!("{}", problem.message));
        return Ok(NOTHING_READ);
    }
    let material =
        Material { design: &merged.design, before: before.as_ref(), inputs: &inputs, today: options.today };
    match (options.form.make)(&material) {
        Ok(text) => print(&text).map(|()| 0),
        Err(why) => {
            eprintln!("{why}");
            Ok(FAILED)
        }
    }
}

//! Errors: every shape in which tools print them.
use aks_network_planner::import;

#[test]
fn look() {
    for file in std::fs::read_dir("/tmp/errs").unwrap() {
        let path = file.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        println!("=== {}", path.display());
        for reading in import::read("x", &text) {
            println!("{:?} {:?}", reading.kind, reading.span.of(&text).len());
            for error in &reading.part.errors {
                println!(
                    "{}",
                    format!("{error:#?}")
                        .lines()
                        .filter(|l| !l.contains("None"))
                        .collect::<Vec<_>>()
                        .join("\n")
                        .replace("Some(\n", "")
                        .replace("        ),\n", "")
                );
            }
            for place in &reading.places {
                println!("   {} = {:?}", place.subject, place.span.of(&text));
            }
            for problem in &reading.problems {
                println!("   ! {:?} {}", problem.severity, problem.message);
            }
        }
    }
}

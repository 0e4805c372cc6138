//! [`Trial`]: one connection to try, so that isolation is shown and not only computed.
use super::{Matrix, Path, Verdict};
use crate::design::{Observed, ObservedPod, PodPort, Protocol};
use crate::resolve::word;

/// What a trial is expected to show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Expected {
    /// An answer: the connection is made, or refused where nothing listens.
    Open,
    /// No answer at all.
    Blocked,
}

/// One connection to try.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trial {
    /// The namespace that connects.
    pub from: String,
    /// The namespace that receives.
    pub to: String,
    /// What is connected to: address and port, with a placeholder for what is not known.
    pub target: String,
    /// What is to be seen.
    pub expected: Expected,
    /// The command that tries it.
    pub command: String,
    /// The policies that decide it, `namespace/name`.
    pub by: Vec<String>,
    /// The line to fill in and keep.
    pub evidence: String,
}

/// Trials beyond this number are left out.
const MAX_TRIALS: usize = 500;

/// A trial for every path that policies close, and for one of those that they leave open to each namespace.
pub fn test_plan(observed: &Observed, matrix: &Matrix) -> Vec<Trial> {
    let mut trials = Vec::new();
    let mut reached = vec![false; matrix.namespaces.len()];
    for (from, row) in matrix.namespaces.iter().zip(&matrix.rows) {
        for ((to, cell), reached) in matrix.namespaces.iter().zip(row).zip(&mut reached) {
            let by = matrix.named(&cell.by);
            let mut add = |path: &Option<Path>, expected| {
                let asked = path.as_ref().and_then(|path| Asked::new(observed, path));
                let is_new = asked.is_some();
                trials.extend(asked.map(|asked| asked.trial(from, to, expected, by.clone())));
                is_new
            };
            if matches!(cell.verdict, Verdict::Denied | Verdict::Partly) {
                add(&cell.closed, Expected::Blocked);
            }
            let is_wanted = cell.verdict == Verdict::Partly
                || (cell.verdict == Verdict::Allowed && !*reached && from != to);
            if is_wanted {
                *reached |= add(&cell.open, Expected::Open);
            }
        }
    }
    trials.truncate(MAX_TRIALS);
    trials
}

impl Expected {
    /// What is to be seen, in a sentence.
    pub fn text(self) -> &'static str {
        match self {
            Expected::Open => "An answer: connected, or refused where nothing listens on the port.",
            Expected::Blocked => "No answer: it ends after 3 seconds with a timeout; a refusal is an answer.",
        }
    }

    /// The word of a line of evidence.
    pub fn word(self) -> &'static str {
        match self {
            Expected::Open => "open",
            Expected::Blocked => "blocked",
        }
    }
}

/// A path with a port to try.
struct Asked<'o> {
    path: &'o Path,
    from: Option<&'o ObservedPod>,
    to: Option<&'o ObservedPod>,
    /// `None`: any.
    port: Option<u16>,
}

impl<'o> Asked<'o> {
    /// `None` where no port of TCP is among those of the path: without an answer nothing is shown.
    fn new(observed: &'o Observed, path: &'o Path) -> Option<Asked<'o>> {
        let pod = |place: Option<usize>| place.and_then(|place| observed.pods.get(place));
        let to = pod(path.to);
        let traits = to.and_then(|pod| pod.traits).and_then(|place| observed.pod_traits.get(place));
        let is_fit = |port: &&PodPort| {
            port.protocol == Protocol::Tcp && path.ports.contains(Protocol::Tcp, port.number)
        };
        let own = traits.iter().flat_map(|traits| &traits.ports).find(is_fit).map(|port| port.number);
        let port = match own {
            Some(port) => Some(port),
            None if path.ports.contains_all(Protocol::Tcp) => None,
            None => {
                let usual =
                    [443, 80, 8_080].into_iter().find(|port| path.ports.contains(Protocol::Tcp, *port));
                Some(usual.or_else(|| path.ports.first(Protocol::Tcp))?)
            }
        };
        Some(Asked { path, from: pod(path.from), to, port })
    }

    fn trial(&self, from: &str, to: &str, expected: Expected, by: Vec<String>) -> Trial {
        let address = self.to.and_then(|pod| pod.address).map(|address| address.to_string());
        let address = address.unwrap_or_else(|| "<address of a pod>".to_owned());
        let port = self.port.map_or("<port>".to_owned(), |port| port.to_string());
        let quoted = |text: &str| if text.starts_with('<') { format!("'{text}'") } else { text.to_owned() };
        let nc = format!(
            "--image='<image with nc>' --stdin --quiet -- nc -zvw3 {} {}",
            quoted(&address),
            quoted(&port)
        );
        let namespace = word(from);
        let command = match self.from.filter(|_| self.path.plain_pod_differs) {
            Some(pod) => format!("kubectl debug {} --namespace {namespace} {nc}", word(&pod.name)),
            None => format!("kubectl run probe --namespace {namespace} --restart=Never --rm {nc}"),
        };
        let target = format!("{address} {port}/TCP");
        let decided = if by.is_empty() { "no policy".to_owned() } else { by.join(" ") };
        let evidence = format!(
            "{from} -> {to} {target} expected {} observed <open or blocked> by {decided} at <time in UTC>",
            expected.word()
        );
        Trial { from: from.to_owned(), to: to.to_owned(), target, expected, command, by, evidence }
    }
}

/// The labels of a pod that `kubectl run probe` makes.
pub(super) fn labels_of_probe() -> Vec<(String, String)> {
    vec![("run".to_owned(), "probe".to_owned())]
}

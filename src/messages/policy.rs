//! The network policies of a cluster, told: whether anything enforces them, what they allow, how to show it.
use super::egress::{distinct, told};
use super::told::documents;
use super::{Block, Mark, Reference, Table, TableRow, Told, Verdicts};
use crate::design::{NetworkPolicy, Observed, PolicyKind};
use crate::export::{matrix_csv, matrix_markdown, policy_cells, test_plan_csv, test_plan_markdown};
use crate::net::wording::{counted, listed, number};
use crate::policy::{
    Enforced, Enforcement, Expected, Matrix, Oddity, Reader, Trial, Verdict, enforcement, matrix, odd,
    test_plan,
};
use crate::resolve::Resolved;

/// What prints all that is looked at.
const ASK: &str = "kubectl get namespaces,pods,networkpolicies --all-namespaces --output json";

/// What prints the policies of Cilium's own kinds.
const ASK_CILIUM: &str =
    "kubectl get ciliumnetworkpolicies,ciliumclusterwidenetworkpolicies --all-namespaces --output json";

/// What a matrix lacks without them.
const OWN_MISSING: &str = "No CiliumNetworkPolicy and no CiliumClusterwideNetworkPolicy was pasted: where the cluster has \
                           any, these verdicts change.";

/// Namespaces up to which the matrix is drawn as one.
const DRAWN: usize = 12;

/// Rows of a table that are shown; the documents hold all.
const SHOWN: usize = 200;

/// The policies of the cluster at that place; `None` where the design holds no such cluster.
pub(super) fn policies(resolved: &Resolved, cluster: usize) -> Option<Told> {
    let of = resolved.clusters.get(cluster)?;
    let enforcement = enforcement(resolved, cluster)?;
    let engine = enforcement.enforced.engine();
    let mut blocks = enforced(&enforcement);
    let none = Observed::default();
    let observed = of.said.observed.as_ref().unwrap_or(&none);
    if observed.policies.is_empty() {
        blocks.extend(nothing_seen(&enforcement));
    } else {
        let reader = Reader { engine, kubernetes_minor: of.kubernetes_minor() };
        let matrix = matrix(observed, reader);
        blocks.extend(reach(of.name(), &enforcement, &matrix));
        blocks.extend(otherwise(&odd(resolved, of, engine)));
        blocks.extend(proof(of.name(), &enforcement, &test_plan(observed, &matrix)));
    }
    Some(Told { mark: mark(&enforcement), line: enforcement.why.text, blocks })
}

fn mark(of: &Enforcement) -> Mark {
    match of.enforced {
        Enforced::By(_) if of.pools.iter().any(|pool| pool.reached != Some(true)) => Mark::Warn,
        Enforced::By(_) => Mark::Yes,
        Enforced::No => Mark::No,
        Enforced::ByOwnCni | Enforced::Unknown(_) => Mark::Unknown,
    }
}

fn enforced(of: &Enforcement) -> Vec<Block> {
    let mut blocks = vec![Block::Source(Reference::of(&of.why.source))];
    if let Enforced::Unknown(Some(ask)) = &of.enforced {
        blocks.push(Block::Command(ask.clone()));
    }
    if !of.pools.is_empty() {
        let mut table = Table::new("Node pools", ["Pool", "Enforced", "Why"]);
        let row = |pool: &crate::policy::PoolReach| TableRow {
            mark: Some(Mark::of(pool.reached)),
            cells: vec![pool.pool.clone(), word(pool.reached).to_owned(), pool.why.text.clone()],
        };
        table.rows = of.pools.iter().map(row).collect();
        blocks.push(Block::Table(table));
        blocks.extend(sources(of.pools.iter().map(|pool| pool.why.source)));
    }
    if !of.holes.is_empty() {
        blocks.push(Block::Heading("What policies do not reach".to_owned()));
        blocks.extend(told(&of.holes));
    }
    blocks
}

fn word(is: Option<bool>) -> &'static str {
    match is {
        Some(true) => "yes",
        Some(false) => "no",
        None => "not known",
    }
}

/// Each source once.
fn sources(all: impl Iterator<Item = crate::azure::Source>) -> impl Iterator<Item = Block> {
    distinct(all).into_iter().map(|source| Block::Source(Reference::of(&source)))
}

fn nothing_seen(of: &Enforcement) -> Vec<Block> {
    let text = "What the policies allow is told once they are here with what they say; these print it:";
    let mut blocks = vec![
        Block::Heading("What the policies allow".to_owned()),
        Block::Notes(vec![text.to_owned()]),
        Block::Command(ASK.to_owned()),
    ];
    blocks.extend(may_have_own(of).then(|| Block::Command(ASK_CILIUM.to_owned())));
    blocks
}

/// Whether policies of Cilium's own kinds may act.
fn may_have_own(of: &Enforcement) -> bool {
    matches!(of.enforced.engine(), None | Some(NetworkPolicy::Cilium))
}

fn reach(cluster: &str, enforcement: &Enforcement, matrix: &Matrix) -> Vec<Block> {
    let mut blocks = vec![Block::Heading("Which namespace reaches which".to_owned())];
    if enforcement.enforced == Enforced::No {
        let text = "Nothing enforces the policies: every pod reaches every pod. This is what they say.";
        blocks.push(Block::Problem(text.to_owned()));
    }
    let mut about = about(matrix);
    let is_own_missing =
        may_have_own(enforcement) && matrix.policies.iter().all(|of| of.kind == PolicyKind::Kubernetes);
    if is_own_missing {
        about.push(OWN_MISSING.to_owned());
    }
    blocks.push(documents("policy-matrix", matrix_markdown(cluster, matrix, &about), matrix_csv(matrix)));
    if matrix.namespaces.len() <= DRAWN {
        blocks.push(Block::Verdicts(drawn(matrix)));
    }
    blocks.push(Block::Notes(about));
    blocks.extend(is_own_missing.then(|| Block::Command(ASK_CILIUM.to_owned())));
    let title = "Pair by pair, but for what is allowed";
    let mut table = Table::new(title, ["From", "To", "Verdict", "Open for sure", "By"]);
    let is_told = |cell: &crate::policy::Cell| !matches!(cell.verdict, Verdict::Allowed | Verdict::NoPair);
    let told: Vec<_> = matrix.pairs().filter(|(_, _, cell)| is_told(cell)).collect();
    let row = |pair: &(&str, &str, &crate::policy::Cell)| {
        let [from, verdict, to, open, by] = policy_cells(matrix, *pair);
        TableRow { mark: None, cells: vec![from, to, verdict, open, by] }
    };
    table.rows = told.iter().take(SHOWN).map(row).collect();
    table.notes = more(told.len(), "pair", "pairs");
    let marks = told.iter().take(SHOWN).map(|(_, _, cell)| vec![None, None, mark_of(cell.verdict)]).collect();
    if !table.rows.is_empty() {
        let table = Block::Verdicts(Verdicts { table, marks });
        blocks.push(Block::Fold(title.to_owned(), vec![table]));
    }
    blocks
}

/// What a verdict says; nothing where there is no pair.
fn mark_of(verdict: Verdict) -> Option<Mark> {
    match verdict {
        Verdict::Allowed => Some(Mark::Yes),
        Verdict::Partly => Some(Mark::Warn),
        Verdict::Denied => Some(Mark::No),
        Verdict::Unknown => Some(Mark::Unknown),
        Verdict::NoPair => None,
    }
}

/// A row for each namespace that connects, a column for each that receives.
fn drawn(matrix: &Matrix) -> Verdicts {
    let mut head = vec!["From \u{2193} to \u{2192}".to_owned()];
    head.extend(matrix.namespaces.iter().cloned());
    let row = |(from, row): (&String, &Vec<crate::policy::Cell>)| {
        let words = row.iter().map(|cell| cell.verdict.text().to_owned());
        TableRow { mark: None, cells: std::iter::once(from.clone()).chain(words).collect() }
    };
    let rows = matrix.namespaces.iter().zip(&matrix.rows).map(row).collect();
    let table = Table { title: "Which namespace reaches which".to_owned(), head, rows, notes: Vec::new() };
    let marks_of = |row: &Vec<crate::policy::Cell>| {
        std::iter::once(None).chain(row.iter().map(|cell| mark_of(cell.verdict))).collect()
    };
    Verdicts { table, marks: matrix.rows.iter().map(marks_of).collect() }
}

/// What has to be known to read the matrix.
fn about(matrix: &Matrix) -> Vec<String> {
    let count = |verdict| matrix.pairs().filter(|(_, _, cell)| cell.verdict == verdict).count() as u64;
    let words = [Verdict::Allowed, Verdict::Partly, Verdict::Denied, Verdict::Unknown];
    let counts: Vec<String> =
        words.iter().map(|verdict| format!("{} {}", number(count(*verdict)), verdict.text())).collect();
    let mut about = vec![
        format!("Of the pairs of namespaces {}.", listed(&counts)),
        "Partly means some pods, ports or requests, and others not. Only TCP, UDP and SCTP are looked at."
            .to_owned(),
    ];
    if matrix.on_hosts > 0 {
        let pods = counted(matrix.on_hosts, "pod", "pods");
        about.push(format!("Not part of it: {pods} on the host network, to which no policy applies."));
    }
    if matrix.homeless > 0 {
        let pods = counted(matrix.homeless, "pod", "pods");
        about.push(format!("Not part of it: {pods} of which no namespace is known."));
    }
    if !matrix.without_pods.is_empty() {
        let names: Vec<String> = matrix.without_pods.iter().take(5).cloned().collect();
        let more = matrix.without_pods.len().saturating_sub(names.len()) as u64;
        let more = if more > 0 { format!(" ({} more)", number(more)) } else { String::new() };
        about.push(format!("No pod was seen in {}{more}: told for a pod of any labels.", listed(&names)));
    }
    if matrix.left_out > 0 {
        let namespaces = counted(matrix.left_out, "namespace", "namespaces");
        about.push(format!(
            "{namespaces} are left out: their pods are of too many kinds to compare every pair."
        ));
    }
    about
}

/// That a table is cut.
fn more(all: usize, word: &str, words: &str) -> Vec<String> {
    let more = all.saturating_sub(SHOWN) as u64;
    (more > 0)
        .then(|| format!("{} more stand in the documents.", counted(more, word, words)))
        .into_iter()
        .collect()
}

fn otherwise(odd: &[Oddity]) -> Vec<Block> {
    if odd.is_empty() {
        return Vec::new();
    }
    let title = "What is read otherwise than it is written";
    let mut table = Table::new(title, ["Policy", "Acts as written", "What the engine makes of it"]);
    let row = |of: &Oddity| {
        let (mark, word) = match of.differs {
            Some(true) => (Mark::No, "no"),
            Some(false) => (Mark::Yes, "yes"),
            None => (Mark::Warn, "look at it"),
        };
        let policy = format!("{} {}", of.kind.text(), of.policy);
        TableRow { mark: Some(mark), cells: vec![policy, word.to_owned(), of.remark.text.clone()] }
    };
    table.rows = odd.iter().take(SHOWN).map(row).collect();
    let left = odd.len().saturating_sub(SHOWN) as u64;
    table.notes = (left > 0)
        .then(|| format!("{} more are not shown.", counted(left, "remark", "remarks")))
        .into_iter()
        .collect();
    let blocks = vec![Block::Heading(title.to_owned()), Block::Table(table)];
    blocks.into_iter().chain(sources(odd.iter().map(|of| of.remark.source))).collect()
}

fn proof(cluster: &str, enforcement: &Enforcement, trials: &[Trial]) -> Vec<Block> {
    if trials.is_empty() {
        return Vec::new();
    }
    let mut notes = vec![
        "Put an image with nc that the cluster can pull in place of <image with nc>, run each command, and keep the \
         line with what was observed and when."
            .to_owned(),
        format!("Expected open: {} Expected blocked: {}", Expected::Open.text(), Expected::Blocked.text()),
        "kubectl debug is used where policies select the pod that connects by its labels: a new pod with the same \
         labels would take traffic of its service. It leaves a container in that pod until the pod is replaced."
            .to_owned(),
        "The addresses are those of the pods that were pasted; new pods have others.".to_owned(),
    ];
    if enforcement.enforced == Enforced::No {
        notes.push(
            "Nothing enforces the policies now: the paths that they block will be found open.".to_owned(),
        );
    }
    let title = "How to show it";
    let mut table = Table::new(title, ["Path", "Expected", "Command", "Line to keep"]);
    let row = |of: &Trial| TableRow {
        mark: Some(Mark::of(Some(of.expected == Expected::Open))),
        cells: vec![
            format!("{} to {}, {}", of.from, of.to, of.target),
            of.expected.word().to_owned(),
            of.command.clone(),
            of.evidence.clone(),
        ],
    };
    table.rows = trials.iter().take(SHOWN).map(row).collect();
    table.notes = more(trials.len(), "trial", "trials");
    vec![
        Block::Heading(title.to_owned()),
        Block::Notes(notes),
        documents("policy-test-plan", test_plan_markdown(cluster, trials), test_plan_csv(trials)),
        Block::Table(table),
    ]
}

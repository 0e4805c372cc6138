//! [`Header`]: which table of kubectl a line begins.

/// What the rows below a header are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Header {
    Nodes,
    Pods,
    Services,
    NetworkPolicies,
    /// Objects that are not read.
    Other,
}

impl Header {
    /// The table that a line begins: its first word is `NAME` or `NAMESPACE`, and no letter is small.
    pub(super) fn of(line: &str) -> Option<Header> {
        let first = line.split_whitespace().next()?;
        let is_upper = line.bytes().all(|byte| byte.is_ascii_uppercase() || b" \t-()".contains(&byte));
        if !matches!(first, "NAME" | "NAMESPACE") || !is_upper {
            return None;
        }
        let has = |name: &str| line.split_whitespace().any(|word| word == name);
        let marks = [
            (Header::Nodes, ["STATUS", "VERSION"]),
            (Header::Pods, ["READY", "STATUS"]),
            (Header::Services, ["TYPE", "CLUSTER-IP"]),
            (Header::NetworkPolicies, ["NAME", "POD-SELECTOR"]),
            (Header::Other, ["NAME", "AGE"]),
        ];
        marks.into_iter().find(|(_, names)| names.iter().all(|name| has(name))).map(|(header, _)| header)
    }
}

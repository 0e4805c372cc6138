//! How a place in a text, a finding and a link of the page name a thing of the design.

/// The most letters of a name: Azure allows 80 at most.
pub const MAX_NAME: usize = 120;

/// A name as one segment of a subject such as `clusters/aks-prod/pools/np1`: `/` and `%` percent-encoded.
pub fn segment(name: &str) -> String {
    if !name.contains(['%', '/']) {
        return name.to_owned();
    }
    name.replace('%', "%25").replace('/', "%2F")
}

/// The name that a segment of a subject stands for.
pub fn name(segment: &str) -> String {
    segment.replace("%2F", "/").replace("%25", "%")
}

//! How a place in a text, a finding and a link of the page name a thing of the design.

/// A name as one segment of a subject such as `clusters/aks-prod/pools/np1`: `/` and `%` percent-encoded.
pub fn segment(name: &str) -> String {
    name.replace('%', "%25").replace('/', "%2F")
}

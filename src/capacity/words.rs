//! What is left of a resource, in words.
use super::{Row, Unit};
use crate::net::wording::number;
use crate::resolve::Moment;

impl Row {
    /// `24 left`, `371 short`, for ports that the service gives out `1,024 a node`, else `not known`.
    pub fn left(&self, moment: Moment) -> String {
        let need = self.at(moment);
        match need.headroom() {
            Some(headroom) if headroom < 0 => format!("{} short", number(headroom.unsigned_abs())),
            Some(headroom) => format!("{} left", number(headroom.unsigned_abs())),
            None => match need.per_node {
                Some(each) if self.resource.unit() == Unit::Ports => format!("{} a node", number(each)),
                _ => "not known".to_owned(),
            },
        }
    }
}

//! Errors of several readings: one that several texts tell is one.
use super::Merge;
use crate::design::ReportedError;
use crate::import::Reading;

/// More errors than these are not looked at.
const MAX_ERRORS: usize = 200;

/// The errors of all readings, each once, with what each of the texts tells of it.
pub(super) fn merge(readings: &[&Reading], merge: &mut Merge) -> Vec<ReportedError> {
    let mut errors: Vec<ReportedError> = Vec::new();
    for (reading, of) in readings.iter().enumerate() {
        for (index, error) in of.part.errors.iter().enumerate() {
            let Some(place) = error.clone().join(&mut errors, MAX_ERRORS) else { return errors };
            merge.rename(reading, format!("errors/{index}"), &format!("errors/{place}"));
        }
    }
    errors
}

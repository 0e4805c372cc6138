//! The questions, by what they are about.
mod commands;
mod names;
mod outbound;
mod pods;
mod services;

use super::{Asked, Question};

/// What belongs to a question; every question has an entry.
pub fn asked(question: Question) -> Option<&'static Asked> {
    let all = [pods::ASKED, names::ASKED, services::ASKED, outbound::ASKED];
    all.into_iter().flatten().find(|asked| asked.question == question)
}

//! Properties of the analysis over arbitrary small designs, against naive reimplementations.

pub(crate) mod designs;
mod growth;
mod matrix;
mod totals;

//! Links: a design as text, for ever.
mod canaries;
mod everything;
mod frozen;
mod hostile;
mod kept;
mod sealed;
mod sizes;
mod tolerances;

#[cfg(feature = "cli")]
mod terminal;

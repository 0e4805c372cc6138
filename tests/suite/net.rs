//! Address arithmetic: worked examples, and properties against oracles that look at every single address.
mod examples;
mod oracle;
mod properties;

//! The way out: which address is seen, whether ports last, what must be allowed.
mod change;
mod handover;
mod leaving;
mod load;
mod names;
mod packet;
mod ports;
mod reach;
mod security;
mod sources;

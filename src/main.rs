//! The page's door: hands the start of the program to the views.
#![deny(unsafe_code)]

mod ui;

fn main() {
    ui::start();
}

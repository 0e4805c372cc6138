//! [`Prices`]: somebody's own prices, and what a bill comes to with them, in whole millionths of their currency.
use std::fmt;

use super::{Bill, Meter, Unit};
use crate::net::wording::number;

/// Millionths of a currency in one of it.
const MILLION: u64 = 1_000_000;

/// Hours of a month: a twelfth of a year's.
const HOURS_IN_A_MONTH: u64 = 365 * 24 / 12;

/// Somebody's own prices, in millionths of their currency.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Prices(Vec<(Meter, u64)>);

/// A text that is no price.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PriceError {
    /// What it is the price of.
    pub meter: Meter,
    /// The text.
    pub text: String,
}

impl Prices {
    /// Reads prices; empty texts are none.
    pub fn read(texts: &[(Meter, String)]) -> Result<Prices, PriceError> {
        let given = texts.iter().filter(|(_, text)| !text.trim().is_empty());
        let each = given.map(|(meter, text)| match millionths(text.trim()) {
            Some(price) => Ok((*meter, price)),
            None => Err(PriceError { meter: *meter, text: text.clone() }),
        });
        each.collect::<Result<_, _>>().map(Prices)
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn of(&self, meter: Meter) -> Option<u64> {
        self.0.iter().find(|(own, _)| *own == meter).map(|(_, price)| *price)
    }

    /// What a bill comes to in a month of 730 hours, in millionths, and the meters of it that have no price or no count.
    pub fn monthly(&self, bill: &Bill) -> (u64, Vec<Meter>) {
        let (mut sum, mut left_out) = (0u64, Vec::new());
        for item in bill.items.iter().filter(|item| item.count != Some(0)) {
            let hours = match item.meter.unit() {
                Unit::Hours => HOURS_IN_A_MONTH,
                Unit::Gigabytes => 1,
            };
            match item.count.zip(self.of(item.meter)) {
                Some((count, price)) => {
                    sum = sum.saturating_add(count.saturating_mul(hours).saturating_mul(price));
                }
                None => left_out.push(item.meter),
            }
        }
        (sum, left_out)
    }
}

/// `0.045` or `0,045` in millionths; of more decimals the rest would be lost, so they are no price.
fn millionths(text: &str) -> Option<u64> {
    let (whole, part) = text.split_once(['.', ',']).unwrap_or((text, ""));
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number(whole) || !is_number(part) || part.len() > 6 || whole.len() + part.len() == 0 {
        return None;
    }
    let whole: u64 = if whole.is_empty() { 0 } else { whole.parse().ok()? };
    let part: u64 = format!("{part:0<6}").parse().ok()?;
    whole.checked_mul(MILLION)?.checked_add(part)
}

/// Millionths as an amount, rounded to hundredths: `1,234.57`.
pub fn money(millionths: u64) -> String {
    let hundredths = millionths.saturating_add(MILLION / 200) / (MILLION / 100);
    format!("{}.{:02}", number(hundredths / 100), hundredths % 100)
}

impl fmt::Display for PriceError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let title = self.meter.title();
        write!(
            out,
            "The price of “{title}” is “{}”; expected a number with at most six decimals, such as 0.045.",
            self.text
        )
    }
}

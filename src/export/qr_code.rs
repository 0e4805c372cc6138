//! A text as a QR code, drawn as one path.
use std::fmt::Write;

use qrcodegen::{QrCode, QrCodeEcc};

/// Modules around the code that stay light, so that a camera finds it (ISO/IEC 18004 asks for four).
const QUIET: i32 = 4;

/// A QR code: its dark modules as an SVG path within a square of `side` units, a quiet zone around them included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code {
    /// Units to a side.
    pub side: u32,
    /// The path's data.
    pub path: String,
}

/// The code of a text with the least correction; `None` where it is too long for one.
pub fn qr_code(text: &str) -> Option<Code> {
    let code = QrCode::encode_text(text, QrCodeEcc::Low).ok()?;
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let width = (x..code.size()).take_while(|x| code.get_module(*x, y)).count();
            if width > 0 {
                let _ = write!(path, "M{} {}h{width}v1h-{width}z", x + QUIET, y + QUIET);
            }
            x = x.saturating_add(i32::try_from(width).unwrap_or(i32::MAX)).saturating_add(1);
        }
    }
    let side = u32::try_from(code.size() + 2 * QUIET).ok()?;
    Some(Code { side, path })
}

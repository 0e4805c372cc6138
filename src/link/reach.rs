//! [`Reach`]: which programs pass a link of a given length on whole.

/// Up to so many characters chat and mail programs, and the scanners between them, pass a link on whole: Outlook and
/// some share sheets have cut longer ones.
const EVERYWHERE: usize = 2_000;

/// The length up to which programs are asked to take addresses: RFC 9110, section 4.1,
/// <https://www.rfc-editor.org/rfc/rfc9110#section-4.1>, read 2026-11-23.
const MOST: usize = 8_000;

/// The longest link that a camera still reads from a screen as a QR code: 125 modules to a side.
pub const MAX_IN_CODE: usize = 1_200;

/// Where a link arrives whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Wherever it is sent.
    Everywhere,
    /// In chats; mail may cut it.
    Chats,
    /// In few programs: a file is safer.
    Few,
}

impl Reach {
    /// That of a link of so many characters, with the address of the page.
    pub fn of(characters: usize) -> Reach {
        match characters {
            0..=EVERYWHERE => Reach::Everywhere,
            _ if characters <= MOST => Reach::Chats,
            _ => Reach::Few,
        }
    }

    /// What that means to a person who sends it.
    pub fn words(self) -> &'static str {
        match self {
            Reach::Everywhere => "chat and mail programs pass it on whole",
            Reach::Chats => "chat programs pass it on; a mail program may cut it",
            Reach::Few => "too long for most programs: send the file",
        }
    }
}

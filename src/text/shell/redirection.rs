//! Where a command's output goes and its input comes from: no word of the command.
use super::braces::placeholder;
use super::reader::Scanner;

impl Scanner<'_> {
    /// Skips a redirection with its target. A document that follows the line is noted.
    pub(super) fn skip_redirection(&mut self) -> bool {
        let rest = self.rest();
        let after = rest.strip_prefix(|c: char| c.is_ascii_digit() || c == '*').unwrap_or(rest);
        let operator = after.trim_start_matches(['<', '>']);
        let count = after.len() - operator.len();
        if count == 0 || placeholder(rest).is_some() {
            return false;
        }
        let is_document = after.starts_with("<<") && count == 2;
        if rest.starts_with("<#") {
            let comment = self.search(|rest| rest.find("#>"));
            self.at += comment.map_or(self.line().len(), |end| end + 2);
            return true;
        }
        self.at += rest.len() - operator.len();
        if self.skip("&1") || self.skip("&2") || self.skip("&-") {
            return true;
        }
        self.skip(if is_document { "-" } else { "" });
        self.skip_blanks();
        if self.peek().is_some_and(|next| !matches!(next, '\n' | ';' | '&' | '|' | ')' | '#')) {
            let target = self.word();
            if let Some(end) = target.text().filter(|end| is_document && !end.is_empty()) {
                self.heredocs.push(end.to_owned());
            }
        }
        true
    }
}

//! A reader of the little of PowerShell that a script of commands consists of, written from its grammar and not from
//! the printer: comments, strings in both quotes, variables, lines that go on after a backtick.

/// The words of each command that begins with `az`, variables as `{name}`.
pub(super) fn commands(script: &str) -> Vec<Vec<String>> {
    let mut reader = Reader { letters: script.chars().collect(), at: 0 };
    let mut commands = Vec::new();
    let mut line: Vec<String> = Vec::new();
    while let Some(word) = reader.word() {
        match word {
            Word::End => {
                if let Some(start) = line.iter().position(|word| word == "az") {
                    commands.push(line.split_off(start + 1));
                }
                line.clear();
            }
            Word::Text(text) => line.push(text),
        }
    }
    commands
}

enum Word {
    Text(String),
    End,
}

struct Reader {
    letters: Vec<char>,
    at: usize,
}

impl Reader {
    fn peek(&self) -> Option<char> {
        self.letters.get(self.at).copied()
    }

    fn next(&mut self) -> Option<char> {
        let letter = self.peek();
        self.at += 1;
        letter
    }

    /// `None` after the last line.
    fn word(&mut self) -> Option<Word> {
        loop {
            match self.peek()? {
                ' ' => self.at += 1,
                '`' if self.letters.get(self.at + 1) == Some(&'\n') => self.at += 2,
                '#' => {
                    while self.peek().is_some_and(|letter| letter != '\n') {
                        self.at += 1
                    }
                }
                '\n' => {
                    self.at += 1;
                    return Some(Word::End);
                }
                _ => return Some(Word::Text(self.joined())),
            }
        }
    }

    /// What stands up to the next blank.
    fn joined(&mut self) -> String {
        let mut text = String::new();
        while let Some(letter) = self.peek() {
            match letter {
                ' ' | '\n' => break,
                '\'' | '\u{2018}'..='\u{201B}' => self.single(&mut text),
                '"' | '\u{201C}'..='\u{201E}' => self.double(&mut text),
                '$' => self.variable(&mut text),
                ';' | '|' | '&' | '{' | '}' | '<' | '>' | '@' => panic!("{letter} outside a string"),
                _ => {
                    text.push(letter);
                    self.at += 1;
                }
            }
        }
        text
    }

    fn single(&mut self, text: &mut String) {
        self.at += 1;
        let is_quote = |letter: Option<char>| matches!(letter, Some('\'' | '\u{2018}'..='\u{201B}'));
        loop {
            match self.next() {
                letter if is_quote(letter) && is_quote(self.peek()) => {
                    text.extend(letter);
                    self.at += 1;
                }
                letter if is_quote(letter) => return,
                Some(letter) => text.push(letter),
                None => panic!("a string that never ends"),
            }
        }
    }

    fn double(&mut self, text: &mut String) {
        self.at += 1;
        loop {
            match self.peek() {
                Some('"' | '\u{201C}'..='\u{201E}') => {
                    self.at += 1;
                    return;
                }
                Some('`') => {
                    self.at += 1;
                    text.extend(self.next());
                }
                Some('$') => self.variable(text),
                Some(letter) => {
                    text.push(letter);
                    self.at += 1;
                }
                None => panic!("a string that never ends"),
            }
        }
    }

    fn variable(&mut self, text: &mut String) {
        self.at += 1;
        assert!(self.peek() != Some('('), "a command in a word");
        let in_braces = self.peek() == Some('{');
        self.at += usize::from(in_braces);
        let mut name = String::new();
        while let Some(letter) = self.peek().filter(char::is_ascii_alphanumeric) {
            name.push(letter);
            self.at += 1;
        }
        self.at += usize::from(in_braces);
        text.push_str(&format!("{{{}}}", name.to_ascii_lowercase()));
    }
}

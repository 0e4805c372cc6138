//! A reader of strings and comments in Bicep and HCL, written from their grammars: what stands outside of both, and the
//! strings with their escapes undone and without what they interpolate.

/// The text outside of strings and comments, and every string.
pub(super) fn parted(text: &str, comment: &str, quote: char) -> (String, Vec<String>) {
    let (mut outside, mut strings) = (String::new(), Vec::new());
    for line in text.lines().filter(|line| !line.starts_with(comment)) {
        let mut letters = line.chars().peekable();
        while let Some(letter) = letters.next() {
            if letter == quote {
                strings.push(string(&mut letters, quote));
            } else {
                outside.push(letter);
            }
        }
        outside.push('\n');
    }
    (outside, strings)
}

/// A string up to its quote, which has to stand in the same line.
fn string(letters: &mut std::iter::Peekable<std::str::Chars<'_>>, quote: char) -> String {
    let is_hcl = quote == '"';
    let mut text = String::new();
    loop {
        match letters.next().expect("a string ends in its line") {
            letter if letter == quote => return text,
            '\\' => match letters.next().expect("an escape") {
                'u' => {
                    let digits =
                        |letter: &char| letter.is_ascii_hexdigit() || *letter == '{' || *letter == '}';
                    let code: String = std::iter::from_fn(|| letters.next_if(digits)).take(8).collect();
                    let code = code.trim_matches(['{', '}']);
                    text.extend(u32::from_str_radix(code, 16).ok().and_then(char::from_u32));
                }
                escaped => text.push(escaped),
            },
            letter @ ('$' | '%') if is_hcl && letters.peek() == Some(&letter) => {
                letters.next();
                text.push(letter);
            }
            '$' if letters.peek() == Some(&'{') => {
                let name: String = letters.by_ref().take_while(|letter| *letter != '}').skip(1).collect();
                let is_name = |letter: char| letter.is_ascii_alphanumeric() || letter == '_' || letter == '.';
                assert!(name.chars().all(is_name), "{name} is interpolated");
            }
            '%' if is_hcl && letters.peek() == Some(&'{') => panic!("a directive in a string"),
            letter => text.push(letter),
        }
    }
}

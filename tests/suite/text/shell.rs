//! Scripts as commands of words, in three languages.
use aks_network_planner::text::Span;
use aks_network_planner::text::shell::{
    Command, Dialect, Flat, Part, Variables, Word, assignments, commands, hash_is_prompt,
};
use proptest::prelude::*;

fn read(text: &str) -> Vec<Command> {
    let hash = hash_is_prompt(text, |line| line.starts_with("az "));
    commands(text, Span::new(0, text.len()), hash)
}

/// The words of each command, what only a run would tell in angle brackets.
fn words(text: &str) -> Vec<Vec<String>> {
    let part = |part: &Part| match part {
        Part::Text(text) => text.clone(),
        Part::Variable { name, otherwise: None, .. } => format!("⟨{name}⟩"),
        Part::Variable { name, otherwise: Some(otherwise), .. } => format!("⟨{name}:{otherwise}⟩"),
        Part::Output(span) => format!("⟨run {}⟩", span.of(text)),
        Part::Other(shown) => format!("⟨? {shown}⟩"),
    };
    let word = |word: &Word| word.parts.iter().map(part).collect();
    read(text).iter().map(|command| command.words.iter().map(word).collect()).collect()
}

/// A script run as far as assignments go: the words of its commands with their variables' values.
fn run(text: &str) -> Vec<String> {
    let mut variables = Variables::default();
    let mut ran = Vec::new();
    for command in read(text) {
        if let Some(assigned) = assignments(&command) {
            assigned.iter().for_each(|one| variables.assign(one, command.dialect, text));
            continue;
        }
        let flat = |part: &Flat| match part {
            Flat::Text(text) => text.clone(),
            Flat::Output { shown, .. } | Flat::Unknown(shown) => format!("⟨{shown}⟩"),
        };
        let value = |word| variables.value(word, command.dialect, text).iter().map(flat).collect::<String>();
        ran.push(command.words.iter().map(value).collect::<Vec<_>>().join(" "));
    }
    ran
}

#[test]
fn a_script_is_read_command_by_command_in_each_language() {
    let rows: [(&str, &[&[&str]]); 30] = [
        ("az a -n x", &[&["az", "a", "-n", "x"]]),
        ("az a \\\n  -n x \\\n  -g y\naz b", &[&["az", "a", "-n", "x", "-g", "y"], &["az", "b"]]),
        ("az a \\\r\n  -n x\r\naz b\r\n", &[&["az", "a", "-n", "x"], &["az", "b"]]),
        ("az a `\n  -n x `\n  -g y\naz b", &[&["az", "a", "-n", "x", "-g", "y"], &["az", "b"]]),
        ("az a ^\n  -n x ^\n  -g y\naz b", &[&["az", "a", "-n", "x", "-g", "y"], &["az", "b"]]),
        ("a; b && c || d | e", &[&["a"], &["b"], &["c"], &["d"], &["e"]]),
        ("a 'b c' \"d e\" f' 'g", &[&["a", "b c", "d e", "f g"]]),
        ("a \"b \\\"c\\\" \\d\"", &[&["a", "b \"c\" \\d"]]),
        ("a b\\ c", &[&["a", "b c"]]),
        ("a $'b' \"$B\" ${C} ${D:-e f}", &[&["a", "b", "⟨B⟩", "⟨C⟩", "⟨D:e f⟩"]]),
        ("a $(b $(c) 'd)') `e`x", &[&["a", "⟨run b $(c) 'd)'⟩", "⟨run e⟩x"]]),
        ("a # b\n# c\nd#e", &[&["a"], &["d#e"]]),
        ("a > out 2>&1 < in\nb", &[&["a"], &["b"]]),
        ("cat <<EOF > x\naz b\nEOF\naz c", &[&["cat"], &["az", "c"]]),
        ("cat <<-'EOF'\naz b\n\tEOF\naz c", &[&["cat"], &["az", "c"]]),
        ("cat <<EOF\naz b", &[&["cat"], &["az", "b"]]),
        ("a -n <name> -g <your group>", &[&["a", "-n", "⟨? <name>⟩", "-g", "⟨? <your group>⟩"]]),
        ("a -n ${{ env.X }} -g {{ y }}", &[&["a", "-n", "⟨? ${{ env.X }}⟩", "-g", "⟨? {{ y }}⟩"]]),
        ("$x = 'a'\nb $x \"$x-${x}\" $x.id", &[&["⟨x⟩", "=", "a"], &["b", "⟨x⟩", "⟨x⟩-⟨x⟩", "⟨x.id⟩"]]),
        (
            "$x = 'a'\nb 'it''s' \"say \"\"so\"\"\" c`$d",
            &[&["⟨x⟩", "=", "a"], &["b", "it's", "say \"so\"", "c$d"]],
        ),
        (
            "$x = 'a'\nb @args (c d) @('e') $env:F",
            &[&["⟨x⟩", "=", "a"], &["b", "⟨? @args⟩", "⟨run c d⟩", "⟨? @('e')⟩", "⟨env:F⟩"]],
        ),
        ("<# az a\naz b #>\naz c `\n -n d", &[&["az", "c", "-n", "d"]]),
        ("set A=b c\nd %A% \"%A%\" 33%", &[&["set", "A=b", "c"], &["d", "⟨A⟩", "⟨A⟩", "33%"]]),
        ("rem az a\n:: az b\nset A=b\naz c ^& d", &[&["set", "A=b"], &["az", "c", "&", "d"]]),
        (
            "$ az a\n> az b\nPS C:\\x> az c\nC:\\y>az d\nme@host:~/z$ az e",
            &[&["az", "a"], &["az", "b"], &["az", "c"], &["az", "d"], &["az", "e"]],
        ),
        ("root@host:/# az a \\\n> -n x", &[&["az", "a", "-n", "x"]]),
        ("# az a\n# az b", &[&["az", "a"], &["az", "b"]]),
        ("# az a\naz b", &[&["az", "b"]]),
        (
            "```azurecli\naz a\n```\n- script: az b\n  run: |\n    az c",
            &[&["az", "a"], &["az", "b"], &["az", "c"]],
        ),
        (
            "az a –name x —mode y –g z “b c” ‘d e’",
            &[&["az", "a", "--name", "x", "--mode", "y", "-g", "z", "b c", "d e"]],
        ),
    ];
    for (text, expected) in rows {
        assert_eq!(words(text), expected, "{text}");
    }
}

#[test]
fn a_command_whose_mark_of_continuation_was_lost_goes_on_at_the_next_flag() {
    for text in ["az a\n  --name x\n  -g y\naz b", "az a \\\n\n--name x\n\n-g y\naz b"] {
        assert_eq!(words(text), [vec!["az", "a", "--name", "x", "-g", "y"], vec!["az", "b"]], "{text}");
    }
}

#[test]
fn a_quote_that_is_never_closed_ends_with_its_line() {
    let text = "az a --name \"x \\\n  --group \"y\" \\\n  --pods 'z\naz b";
    let read = read(text);
    let open: Vec<_> = read.iter().flat_map(|command| &command.words).filter(|word| word.is_open).collect();
    let shown: Vec<_> = open.iter().map(|word| (word.span.of(text), word.text())).collect();
    assert_eq!(shown, [("\"x", Some("x")), ("'z", Some("z"))]);
    assert_eq!(read.last().and_then(|command| command.words.last()).and_then(Word::text), Some("b"));
}

#[test]
fn variables_have_the_value_that_was_assigned_last_and_others_keep_their_name() {
    let rows = [
        ("A=b\nx $A ${A}c \"$A\" '$A'", "x b bc b $A"),
        ("export A=b C=d\nx $A$C", "x bd"),
        ("local A=b; readonly C=\"$A e\"; declare -r D=f\nx $C $D", "x b e f"),
        ("A=b\nA=c\nx $A", "x c"),
        ("A=b\nA+=c\nx $A", "x ⟨$A⟩"),
        ("x $A ${B:-c} ${D-e}", "x ⟨$A⟩ c ⟨${D-e}⟩"),
        ("A=\nx ${A:-b}", "x b"),
        ("A=$B\nx $A", "x ⟨$A⟩"),
        ("A=$(date)\nx $A $(y)", "x ⟨$A⟩ ⟨$(y)⟩"),
        ("A=(b c)\nx ${A[@]}", "x ⟨${A[@]}⟩"),
        ("A=b a=c\nx $A $a", "x b c"),
        ("A=\"/s/$B/c\"\nx $A", "x /s/⟨$A⟩/c"),
        ("$a = 'b'\nx $A \"${a}c\" '$a'", "x b bc $a"),
        ("$env:A = \"b\"\nx $env:a", "x b"),
        ("[string]$a = 'b'; $c='d'\nx $a$c", "x bd"),
        ("$a = 3\nx $a", "x 3"),
        ("$a = az y\nx $a", "x ⟨$a⟩"),
        ("$a = @('b')\nx $a", "x ⟨$a⟩"),
        ("set A=b c\nx %a%", "x b c"),
        ("set \"A=b c\"\nx \"%A%d\" %E%", "x b cd ⟨%E%⟩"),
        ("set A=b\nset C=%A%d\nx %C% !A!", "x bd b"),
        ("set /p A=Name\nx %A%", "x ⟨%A%⟩"),
    ];
    for (text, expected) in rows {
        assert_eq!(run(text), [expected], "{text}");
    }
}

#[test]
fn a_value_that_holds_itself_is_not_followed_for_ever() {
    let text = format!("A=0123456789\n{}x $A", "A=$A$A\n".repeat(1_000));
    let ran = run(&text);
    assert!(ran.iter().all(|command| command.len() < 10_000), "{}", ran.len());
}

/// A word as a person would quote it.
fn quoted(word: &str, dialect: Dialect) -> String {
    match dialect {
        Dialect::Bash => format!("'{}'", word.replace('\'', "'\\''")),
        Dialect::PowerShell => format!("'{}'", word.replace('\'', "''")),
        Dialect::Cmd => format!("\"{}\"", word.replace('"', "\"\"")),
    }
}

/// A command that tells its language, before a word.
fn telling(dialect: Dialect) -> &'static str {
    match dialect {
        Dialect::Bash => "export A=b; x ",
        Dialect::PowerShell => "$a = 'b'; x ",
        Dialect::Cmd => "set A=b& x ",
    }
}

/// What scripts are made of, and what breaks them.
fn script() -> impl Strategy<Value = String> {
    let pieces = vec![
        "az aks create ",
        "--name ",
        "x",
        "'",
        "\"",
        "`",
        "\\",
        "^",
        "\n",
        "\r\n",
        " ",
        "$(",
        ")",
        "${",
        "}",
        "$A",
        "%A%",
        "A=",
        "$a = ",
        "set A=",
        "<<EOF",
        "EOF",
        "<",
        ">",
        "<n>",
        "@(",
        "@'",
        "#",
        "<#",
        "#>",
        "“",
        "–",
        ";",
        "&&",
        "|",
        "(",
        "{",
        "rem ",
        "```",
        "> ",
        "é",
        "\u{200B}",
        "--a=",
        "-g",
        "\0",
    ];
    proptest::collection::vec(proptest::sample::select(pieces), 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn a_quoted_word_is_read_as_it_was(word in "[ -~]{0,40}", which in 0..3usize) {
        let dialect = [Dialect::Bash, Dialect::PowerShell, Dialect::Cmd][which];
        // Inside the quotes of cmd a percent sign keeps its meaning, and a flag in a line of its own cannot be.
        prop_assume!(dialect != Dialect::Cmd || !word.contains(['%', '!', '$', '<', '{']));
        let text = format!("{}{} end", telling(dialect), quoted(&word, dialect));
        let read = read(&text);
        let last = read.last().expect("a command");
        prop_assert_eq!(last.dialect, dialect);
        let words: Vec<_> = last.words.iter().map(Word::text).collect();
        prop_assert_eq!(words, [Some("x"), Some(word.as_str()), Some("end")]);
    }

    #[test]
    fn whatever_comes_is_read_and_every_place_is_one_of_the_text(text in script()) {
        let mut end = 0;
        for command in read(&text) {
            prop_assert!(command.span.start >= end && !command.words.is_empty());
            end = command.span.end;
            let mut at = command.span.start;
            for word in &command.words {
                prop_assert!(word.span.start >= at && text.get(word.span.start..word.span.end).is_some_and(|word| !word.is_empty()));
                at = word.span.end;
            }
        }
        run(&text);
    }
}

#[test]
fn hostile_lines_take_time_in_proportion_to_their_length() {
    let pieces = [
        "'", "\"", "`", "$(", "${", "$((", "(", "@(", "@'", "<#", "<<E ", "<<E\n", "\"$(", "az a\n",
        "a\n\n\n", "$A", "%A%", "<n", "{{", "a;", "\\\n", "^\n", "--a ", "--a\n", "\"\n", "'\n--a\n", "$a.b",
        "–", "A=$A$A\n", "\"\"", "''",
    ];
    for piece in pieces {
        let time = |length: usize| {
            let text = piece.repeat(length / piece.len());
            let start = std::time::Instant::now();
            run(&text);
            start.elapsed()
        };
        let (short, long) = (time(25_000), time(200_000));
        let most = short * 40 + std::time::Duration::from_millis(400);
        assert!(long < most, "{piece:?}: {short:?} for 25 kB, {long:?} for 200 kB");
    }
}

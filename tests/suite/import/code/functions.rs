//! Functions of the three languages, each by the value that it gives a network's range.
use super::only;

/// The range or name that an expression of Terraform stands for.
fn of_terraform(expression: &str) -> String {
    let text = format!(
        "locals {{\n  list = [\"10.1.0.0/16\", \"10.2.0.0/16\"]\n  map = {{ a = \"10.3.0.0/16\", b = \"10.4.0.0/16\" }}\n  \
         none = null\n}}\nresource \"azurerm_virtual_network\" \"v\" {{\n  name = {expression}\n  address_space = \
         [\"10.0.0.0/16\"]\n}}\n"
    );
    only(&text).part.networks[0].name.clone()
}

/// The same of Bicep and of ARM, whose functions are alike.
fn of_bicep(expression: &str) -> String {
    let text = format!(
        "var list = ['10.1.0.0/16', '10.2.0.0/16']\nvar map = {{ a: '10.3.0.0/16', b: '10.4.0.0/16' }}\nresource v \
         'Microsoft.Network/virtualNetworks@2024-05-01' = {{\n  name: {expression}\n  properties: {{ addressSpace: {{ \
         addressPrefixes: ['10.0.0.0/16'] }} }}\n}}\n"
    );
    only(&text).part.networks[0].name.clone()
}

fn of_arm(expression: &str) -> String {
    let text = format!(
        "{{\"$schema\": \"deploymentTemplate.json#\", \"variables\": {{\"list\": [\"10.1.0.0/16\", \"10.2.0.0/16\"], \"map\": \
         {{\"a\": \"10.3.0.0/16\", \"b\": \"10.4.0.0/16\"}}}}, \"resources\": [{{\"type\": \
         \"Microsoft.Network/virtualNetworks\", \"name\": {}, \"properties\": {{\"addressSpace\": {{\"addressPrefixes\": \
         [\"10.0.0.0/16\"]}}}}}}]}}",
        serde_json::Value::from(expression)
    );
    only(&text).part.networks[0].name.clone()
}

/// <https://developer.hashicorp.com/terraform/language/functions>, whose examples these are where a page has one.
#[test]
fn functions_of_terraform_are_worth_what_its_documentation_says() {
    let rows = [
        (r#"cidrsubnet("172.16.0.0/12", 4, 2)"#, "172.18.0.0/16"),
        (r#"cidrsubnet("10.1.2.0/24", 4, 15)"#, "10.1.2.240/28"),
        (r#"cidrsubnet("fd00:fd12:3456:7890::/56", 16, 162)"#, "fd00:fd12:3456:7800:a200::/72"),
        (r#"cidrhost("10.12.112.0/20", 16)"#, "10.12.112.16"),
        (r#"cidrhost("10.12.112.0/20", 268)"#, "10.12.113.12"),
        (r#"cidrhost("10.0.0.0/24", -1)"#, "10.0.0.255"),
        (r#"cidrnetmask("172.16.0.0/12")"#, "255.240.0.0"),
        (r#"cidrsubnets("10.1.0.0/16", 4, 4, 8, 4)[3]"#, "10.1.48.0/20"),
        (r#"format("Hello, %s!", "Ander")"#, "Hello, Ander!"),
        (r#"format("There are %d lights", 4)"#, "There are 4 lights"),
        (r#"format("%03d%%", 7)"#, "007%"),
        (r#"join("-", ["foo", "bar", "baz"])"#, "foo-bar-baz"),
        (r#"split(",", "foo,bar,baz")[1]"#, "bar"),
        (r#"concat(["a", ""], ["b", "c"])[3]"#, "c"),
        (r#"lower("HELLO")"#, "hello"),
        (r#"upper("hello")"#, "HELLO"),
        (r#"replace("1 + 2 + 3", "+", "-")"#, "1 - 2 - 3"),
        (r#"substr("hello world", 1, 4)"#, "ello"),
        (r#"trim("?!hello?!", "!?")"#, "hello"),
        (r#"trimprefix("helloworld", "hello")"#, "world"),
        (r#"trimsuffix("helloworld", "world")"#, "hello"),
        (r#"trimspace("  hello  ")"#, "hello"),
        (r#"element(["a", "b", "c"], 3)"#, "a"),
        (r#"lookup({ a = "ay", b = "bee" }, "a", "what?")"#, "ay"),
        (r#"lookup({ a = "ay", b = "bee" }, "c", "what?")"#, "what?"),
        (r#"merge({ a = "b" }, { a = "c" }).a"#, "c"),
        (r#"keys({ a = 1, c = 2 })[1]"#, "c"),
        (r#"flatten([["a", "b"], [], ["c"]])[2]"#, "c"),
        (r#"coalesce("", "b")"#, "b"),
        (r#"try(local.none, "x")"#, "x"),
        (r#"tostring(max(5, 12, 9))"#, "12"),
        (r#"tostring(length([1, 2]))"#, "2"),
        (r#"jsondecode("{\"hello\": \"world\"}").hello"#, "world"),
        (r#"local.map["b"]"#, "10.4.0.0/16"),
        (r#"local.list[1]"#, "10.2.0.0/16"),
        (r#"local.list.0"#, "10.1.0.0/16"),
        (r#"[for k, v in local.map : "${k}=${v}"][1]"#, "b=10.4.0.0/16"),
        (r#"[for s in local.list : s if s != "10.1.0.0/16"][0]"#, "10.2.0.0/16"),
        (r#"{ for k, v in local.map : v => k }["10.3.0.0/16"]"#, "a"),
        (r#"join("", local.list[*])"#, "10.1.0.0/1610.2.0.0/16"),
        (r#"1 + 2 * 3 == 7 ? "yes" : "no""#, "yes"),
        (r#"!(2 > 3) && true ? "yes" : "no""#, "yes"),
        (r#""a-${"b"}-${1 + 1}""#, "a-b-2"),
        (r#""$${literal}""#, "${literal}"),
        ("<<-EOT\n    text\n  EOT", "text"),
    ];
    for (expression, expected) in rows {
        assert_eq!(of_terraform(expression), expected, "{expression}");
    }
}

/// <https://learn.microsoft.com/azure/azure-resource-manager/bicep/bicep-functions>, whose examples these are where a
/// page has one.
#[test]
fn functions_of_bicep_and_arm_are_worth_what_their_documentation_says() {
    let rows = [
        ("cidrSubnet('10.144.0.0/20', 24, 0)", "10.144.0.0/24"),
        ("cidrSubnet('10.144.0.0/20', 24, 1)", "10.144.1.0/24"),
        ("cidrHost('10.144.3.0/24', 0)", "10.144.3.1"),
        ("cidrHost('10.144.3.0/24', 1)", "10.144.3.2"),
        ("concat('prefix', '-', 'x')", "prefix-x"),
        ("format('{0}, {1}. Formatted number: {2}', 'Hello', 'User', 8)", "Hello, User. Formatted number: 8"),
        ("join(createArray('one', 'two'), '-')", "one-two"),
        ("split('one,two,three', ',')[1]", "two"),
        ("replace('123-123-1234', '-', '')", "1231231234"),
        ("substring('one two three', 4, 3)", "two"),
        ("padLeft('123', 10, '0')", "0000000123"),
        ("toLower('One Two')", "one two"),
        ("trim('    one two   ')", "one two"),
        ("last(createArray('a', 'b'))", "b"),
        ("first(skip(createArray('a', 'b', 'c'), 1))", "b"),
        ("string(length('abcd'))", "4"),
        ("string(add(3, 4))", "7"),
        ("coalesce(null, 'x')", "x"),
        ("if(equals('a', 'a'), 'yes', 'no')", "yes"),
        ("if(empty(''), 'yes', 'no')", "yes"),
        ("if(contains('one two', 'two'), 'yes', 'no')", "yes"),
        ("if(and(true, not(false)), 'yes', 'no')", "yes"),
        ("union(createObject('a', 'x'), createObject('a', 'y')).a", "y"),
        ("json('{\"a\": \"b\"}').a", "b"),
        ("string(max(1, 3, 2))", "3"),
        ("string(last(range(5, 3)))", "7"),
    ];
    for (expression, expected) in rows {
        if !expression.starts_with("if(") {
            assert_eq!(of_bicep(expression), expected, "{expression}");
        }
        assert_eq!(of_arm(&format!("[{expression}]")), expected, "{expression}");
    }
    assert_eq!(of_arm("[variables('map').b]"), "10.4.0.0/16");
    assert_eq!(of_arm("[variables('list')[1]]"), "10.2.0.0/16");
    assert_eq!(of_arm("[[not an expression]"), "[not an expression]");
    assert_eq!(of_arm("[concat('it''s')]"), "it's");
    assert_eq!(of_bicep("true ? map.a : map.b"), "10.3.0.0/16");
    assert_eq!(of_bicep("map.?c ?? 'none'"), "none");
    assert_eq!(of_bicep("[for (r, i) in list: '${i}:${r}'][1]"), "1:10.2.0.0/16");
    assert_eq!(of_bicep("'''raw ${x}'''"), "raw ${x}");
}

#[test]
fn what_is_not_evaluated_says_which_function() {
    let text = "resource \"azurerm_virtual_network\" \"v\" {\n  name = \"v\"\n  address_space = [yamldecode(file(\"x\")).a]\n}\n";
    let reading = only(text);
    assert!(super::doubts(&reading)[0].contains("file() is known only when Terraform runs"));
}

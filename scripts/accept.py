"""Holds what is printed against other people's real parsers.

Commands: the Azure CLI's own command table and argument parser, without running anything, so that no login is asked.
Templates: the models of azure-mgmt-containerservice and azure-mgmt-network; a key that no model has is a loss.
Terraform: python-hcl2, and the schema of azurerm as the bindings of CDK Terrain hold it: arguments, blocks, what is
required. That of azapi is its body alone, which is ARM's.
SARIF: the schema of SARIF 2.1.0 that Microsoft's @microsoft/jest-sarif holds.
"""

import contextlib
import io
import json
import pathlib
import re
import shlex
import sys
import tarfile
import typing
import zipfile

from azure.cli.core import get_default_cli
from azure.cli.core.commands.events import EVENT_INVOKER_POST_LOAD_ARGUMENTS, EVENT_INVOKER_PRE_LOAD_ARGUMENTS
from azure.mgmt.containerservice import models as clusters
from azure.mgmt.network import models as networks
import hcl2
import jsonschema
from knack.events import EVENT_INVOKER_POST_CMD_TBL_CREATE

# Commands of the extensions aks-preview and azure-firewall, which no package registry has: what they take could not be
# asked.
OF_EXTENSIONS = {
    "aks loadbalancer add": "--resource-group --cluster-name --name --primary-agent-pool-name --allow-service-placement",
    "aks egress-endpoints list": "--resource-group --name",
    "network firewall list": "--output",
}

MODELS = {
    "Microsoft.ContainerService/managedClusters": (clusters, clusters.ManagedCluster),
    "Microsoft.Network/virtualNetworks": (networks, networks.VirtualNetwork),
    "Microsoft.Network/routeTables": (networks, networks.RouteTable),
    "Microsoft.Network/natGateways": (networks, networks.NatGateway),
    "Microsoft.Network/publicIPAddresses": (networks, networks.PublicIPAddress),
    "Microsoft.Network/publicIPPrefixes": (networks, networks.PublicIPPrefix),
}
# What a resource of a template has beside its model.
OF_TEMPLATES = {"type", "apiVersion", "dependsOn", "name"}

root = pathlib.Path("tests")


class Cli:
    """The Azure CLI, as far as its arguments."""

    def __init__(self):
        self.cli = get_default_cli()
        self.loaders = {}
        self.parsers = {}

    def invocation(self, command):
        self.cli.invocation = self.cli.invocation_cls(
            cli_ctx=self.cli,
            parser_cls=self.cli.parser_cls,
            commands_loader_cls=self.cli.commands_loader_cls,
            help_cls=self.cli.help_cls,
        )
        self.cli.invocation.data["command_string"] = command
        return self.cli.invocation

    def name(self, words):
        """The command that words begin with; None where there is none."""
        verb = []
        for word in words:
            if word.startswith("-"):
                break
            verb.append(word)
        invocation = self.invocation(" ".join(verb))
        table = invocation.commands_loader.load_command_table(verb)
        for length in range(len(verb), 0, -1):
            name = " ".join(verb[:length])
            if name in table:
                return name
        return None

    def parser(self, name):
        """The parser of a command and its flags."""
        if name not in self.parsers:
            invocation = self.invocation(name)
            loader = invocation.commands_loader
            loader.load_command_table(name.split())
            loader.command_name = name
            loader.command_table = {name: loader.command_table[name]}
            self.cli.raise_event(EVENT_INVOKER_PRE_LOAD_ARGUMENTS, commands_loader=loader)
            loader.load_arguments(name)
            self.cli.raise_event(EVENT_INVOKER_POST_LOAD_ARGUMENTS, commands_loader=loader)
            # What lets an id stand for a name and a group.
            self.cli.raise_event(EVENT_INVOKER_POST_CMD_TBL_CREATE, commands_loader=loader)
            invocation.parser.load_command_table(loader)
            invocation.data["command"] = name
            self.parsers[name] = (invocation.parser, loader.command_table[name])
        return self.parsers[name]

    def flags(self, name):
        """The flags of a command, each with the words that it is confined to."""
        _, command = self.parser(name)
        flags = {"--output": [], "--query": [], "--subscription": [], "--only-show-errors": [], "--debug": []}
        for argument in command.arguments.values():
            settings = argument.type.settings
            # A list of words that a flag can have several of, or that stands for yes and no, confines nothing here.
            choices = settings.get("choices") if settings.get("nargs") in (None, 1) else None
            for option in settings.get("options_list") or []:
                flags[str(option)] = sorted(str(choice) for choice in choices or [])
        return {flag: words for flag, words in flags.items() if flag.startswith("--")}

    def refuses(self, name, words):
        """What the parser says against a command; None where it takes it."""
        parser, _ = self.parser(name)
        said = io.StringIO()
        self.cli.invocation = parser.cli_ctx.invocation
        try:
            with contextlib.redirect_stderr(said), contextlib.redirect_stdout(said):
                parser.parse_args(words)
        except SystemExit:
            return said.getvalue().strip().splitlines()[0] if said.getvalue().strip() else "refused"
        except Exception as error:  # noqa: BLE001: whatever it is, it is told
            return str(error)
        return None


def words_of(command):
    """The words as bash would give them; what stands for a value yet to be given is a number, which any flag takes."""
    return [re.sub(r"<[^<>]*>|\{[a-z0-9]+\}", "1", word) for word in shlex.split(command)]


def accept_commands(version):
    cli = Cli()
    problems, names = [], set()
    lines = (root / "commands/printed.txt").read_text().splitlines()
    for line in lines:
        words = words_of(line)[1:]
        verb = " ".join(word for word in words[: next((i for i, w in enumerate(words) if w.startswith("-")), 0)])
        if any(verb.startswith(name) for name in OF_EXTENSIONS):
            continue
        name = cli.name(words)
        if name is None:
            problems.append(f"no such command: {line}")
            continue
        names.add(name)
        said = cli.refuses(name, words)
        if said:
            problems.append(f"{said}\n    {line}")
    rows = [f"{name}\t{spelled(cli.flags(name))}" for name in names]
    rows += [f"{name}\t{flags}" for name, flags in OF_EXTENSIONS.items()]
    head = f"# What azure-cli {version} takes of each command that is printed, and the words that a flag is confined to.\n"
    head += "# Of extensions, not asked: " + ", ".join(OF_EXTENSIONS) + ".\n"
    (root / "commands/accepted.tsv").write_text(head + "\n".join(sorted(rows)) + "\n")
    return len(lines), problems


def spelled(flags):
    words = [flag + ("=" + "|".join(choices) if choices else "") for flag, choices in sorted(flags.items())]
    return " ".join(words)


def model_of(module, annotation):
    """The model that an annotation names; None for texts, numbers and lists of them."""
    if isinstance(annotation, typing.ForwardRef):
        annotation = annotation.__forward_arg__
    if isinstance(annotation, str):
        found = re.findall(r"_models\.(\w+)", annotation)
        return getattr(module, found[0], None) if found else None
    for inner in typing.get_args(annotation):
        model = model_of(module, inner)
        if model is not None:
            return model
    return None


def losses(module, model, value, place):
    """The keys in a value that its model does not have."""
    if isinstance(value, list):
        return [loss for one in value for loss in losses(module, model, one, place)]
    if not isinstance(value, dict) or model is None:
        return []
    model({})
    fields = {field._rest_name: (name, field) for name, field in model._attr_to_rest_field.items()}
    annotations = {}
    for base in reversed(model.__mro__):
        annotations.update(getattr(base, "__annotations__", {}))
    lost = []
    for key, inner in value.items():
        if key not in fields:
            lost.append(f"{place}.{key}")
            continue
        annotation = annotations.get(fields[key][0])
        if "dict[" in str(annotation).lower():
            of_dict = model_of(module, annotation)
            for name, one in inner.items():
                lost += losses(module, of_dict, one, f"{place}.{key}.{name}")
        else:
            lost += losses(module, model_of(module, annotation), inner, f"{place}.{key}")
    return lost


def accept_templates():
    problems, files = [], sorted((root / "golden/export").glob("*.arm.template.json"))
    for file in files:
        for resource in json.loads(file.read_text())["resources"]:
            module, model = MODELS[resource["type"]]
            body = {key: value for key, value in resource.items() if key not in OF_TEMPLATES}
            problems += [f"{file.name}: lost {loss}" for loss in losses(module, model, body, resource["type"])]
            kept = model(body).as_dict()
            if kept != body:
                problems.append(f"{file.name}: {resource['type']} is not the same after the model")
    return len(files), problems


class Provider:
    """The schema of azurerm: a file of bindings for each resource."""

    META = {"depends_on", "count", "for_each", "provider", "lifecycle", "provisioner"}

    def __init__(self, home):
        wheel = next(pathlib.Path(home, "azurerm").glob("*.whl"))
        with zipfile.ZipFile(wheel) as outer:
            inner = next(name for name in outer.namelist() if name.endswith(".jsii.tgz"))
            self.files = tarfile.open(fileobj=io.BytesIO(outer.read(inner)))
        self.known = {}

    def text(self, kind):
        """The bindings of a resource; None: it has none."""
        if kind not in self.known:
            folder = kind.removeprefix("azurerm_").replace("_", "-")
            try:
                self.known[kind] = self.files.extractfile(f"package/lib/{folder}/index.js").read().decode()
            except KeyError:
                self.known[kind] = None
        return self.known[kind]

    def refuses(self, kind, body):
        """What the schema of a resource says against it."""
        text = self.text(kind)
        if text is None:
            return [f"{kind}: no such resource"]
        resource = text[text.rindex(".TerraformResource {") :]
        return self.of_block(text, resource, "synthesizeHclAttributes() {", body, kind)

    def of_block(self, text, part, begin, body, place):
        attrs = part[part.index(begin) :].split("const attrs = {", 1)[1].split("\n        };")[0].split("\n    };")[0]
        rows = re.findall(r"(\w+): \{\s+value: ([^\n]*),\s+isBlock: (\w+),\s+type: \"(\w+)\",\s+storageClassType: \"(\w+)\"", attrs)
        known = {name: (value, is_block == "true", kind) for name, value, is_block, _, kind in rows}
        required = set(re.findall(r"// (\w+) - computed: \w+, optional: false, required: true", part))
        said = [f"{place}: {name} is missing" for name in sorted(required - set(body))]
        for name, value in body.items():
            if name in self.META or name.startswith("__"):
                continue
            if name not in known:
                said.append(f"{place}: no {name}")
                continue
            printer, is_block, kind = known[name]
            is_of_block = lambda one: isinstance(one, dict)
            blocks = value if isinstance(value, list) else [value]
            if is_block != all(is_of_block(one) for one in blocks):
                said.append(f"{place}.{name} is {'a block' if is_block else 'no block'}")
            elif is_block:
                function = re.search(r"(\w+)ToHclTerraform", printer).group(1)
                begin = f"function {function}ToHclTerraform(struct) {{"
                after = text[text.index(begin) :]
                ends = [at for at in map(after.find, ("\nfunction ", "ComplexList {", ".TerraformResource {")) if at > 0]
                for one in blocks:
                    said += self.of_block(text, after[: min(ends, default=len(after))], begin, one, f"{place}.{name}")
            elif not fits(kind, value):
                said.append(f"{place}.{name}: {value!r} is no {kind}")
        return said


def fits(kind, value):
    """Whether a value is of a type; a reference is of any."""
    if isinstance(value, str) and value.startswith("${"):
        return True
    if kind.endswith("List") or kind.endswith("Set"):
        return isinstance(value, list)
    types = {"string": str, "number": (int, float), "boolean": bool, "any": object}
    return isinstance(value, types.get(kind, object)) and (kind != "number" or not isinstance(value, bool))


def accept_terraform(home):
    provider, problems, files = Provider(home), [], sorted((root / "golden/export").glob("*.tf"))
    for file in files:
        try:
            with file.open() as text:
                made = unquoted(hcl2.load(text))["resource"]
        except Exception as error:  # noqa: BLE001: whatever it is, it is told
            problems.append(f"{file.name}: {error}")
            continue
        bodies = [(kind, body) for one in made for kind, named in one.items() for body in named.values()]
        if not bodies:
            problems.append(f"{file.name}: no resource")
        for kind, body in bodies:
            if kind.startswith("azurerm_"):
                problems += [f"{file.name}: {said}" for said in provider.refuses(kind, body)]
    return len(files), problems


def unquoted(value):
    """What python-hcl2 reads, its texts and names without their quotes."""
    if isinstance(value, dict):
        return {key.strip('"'): unquoted(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [unquoted(inner) for inner in value]
    return value.strip('"') if isinstance(value, str) else value


def accept_sarif(home):
    package = next(pathlib.Path(home, "sarif").glob("*.tgz"))
    with tarfile.open(package) as files:
        schema = json.load(files.extractfile("package/lib/schemas/sarif-2.1.0-rtm.5.json"))
    validator = jsonschema.validators.validator_for(schema)(schema)
    problems, files = [], sorted((root / "golden/export").glob("*.sarif"))
    for file in files:
        errors = validator.iter_errors(json.loads(file.read_text()))
        problems += [f"{file.name}: {error.json_path}: {error.message}" for error in errors]
    return len(files), problems


def main():
    version, home = sys.argv[1:]
    failed = 0
    for what, (count, problems) in (
        ("commands by the Azure CLI", accept_commands(version)),
        ("ARM templates by Azure's models", accept_templates()),
        ("files of Terraform by an HCL parser and the provider's schema", accept_terraform(home)),
        ("files of SARIF by its schema", accept_sarif(home)),
    ):
        print(f"   {count} {what}: {len(problems)} refused")
        for problem in problems:
            print(f"   {problem}")
        failed += len(problems) + (count == 0)
    sys.exit(1 if failed else 0)


main()

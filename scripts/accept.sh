#!/bin/sh
# Other people's real parsers over what is printed: the Azure CLI's own over every command, the models of Azure's
# packages over the ARM templates, a parser of HCL and the provider's schema over Terraform, SARIF's schema over SARIF. Leaves tests/commands/accepted.tsv, which `make test`
# holds all printed commands against. The tools stand in the user's cache.
set -eu
cd "$(dirname "$0")/.."
. scripts/say.sh

azure_cli=2.91.0
network=33.1.0
hcl=8.1.4
# The bindings that hold the schema of azurerm 5.10, as a file in them.
azurerm=18.9.0
jsonschema=4.23.0
sarif=1.0.0-beta.0
home=$cache/accept-$azure_cli-$network-$hcl-$azurerm-$jsonschema-$sarif
python=${PYTHON:-python3}

if [ ! -x "$home/bin/python" ]; then
    command -v "$python" >/dev/null || fail "Install Python 3.10 or newer, in which the Azure CLI runs."
    say "Installing the Azure CLI $azure_cli and what reads templates (some minutes, once)"
    rm -rf "$home.partial" "$home"
    "$python" -m venv "$home.partial" &&
        "$home.partial/bin/python" -m pip install --quiet --disable-pip-version-check \
            "azure-cli==$azure_cli" "azure-mgmt-network==$network" "python-hcl2==$hcl" \
            "jsonschema==$jsonschema" &&
        "$home.partial/bin/python" -m pip download --quiet --disable-pip-version-check --no-deps \
            --dest "$home.partial/azurerm" "cdktn-provider-azurerm==$azurerm" &&
        mkdir "$home.partial/sarif" && (cd "$home.partial/sarif" && npm pack --silent "@microsoft/jest-sarif@$sarif" >/dev/null) ||
        fail "They could not be installed: do by hand what scripts/accept.sh does here."
    # Programs of a venv know its path: it is used by its Python alone.
    mv "$home.partial" "$home"
fi

say "── Commands, templates, Terraform and SARIF by other people's parsers"
AZURE_CONFIG_DIR=$home/config AZURE_CORE_COLLECT_TELEMETRY=no "$home/bin/python" scripts/accept.py "$azure_cli" "$home"

#!/bin/sh
# Holds every crate against deny.toml: the checks that are named. Of them only `advisories` asks another host.
set -eu
cd "$(dirname "$0")/.."
. scripts/say.sh
. scripts/build-tools.sh

cargo_tool cargo-deny 0.20.2 cargo-deny "checks what crates may become part of the programs" --locked
cargo deny --locked --log-level error check --hide-inclusion-graph "$@"

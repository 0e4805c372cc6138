#!/bin/sh
# Builds the committed page twice, in two folders, with the crates in two places and nothing shared but the tools, and
# compares every file. The last line is the same on every machine.
set -eu
cd "$(dirname "$0")/.."
. scripts/say.sh
. scripts/build-tools.sh

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
unset CARGO_TARGET_DIR

digests() {
    if command -v sha256sum >/dev/null; then xargs sha256sum; else xargs shasum -a 256; fi
}

# build FOLDER CRATES: builds the page there, and leaves FOLDER.sha256 alone.
build() {
    git clone --quiet . "$1"
    stage "Page in $1" env CARGO_HOME="$2" sh "$1/scripts/build.sh"
    (cd "$1/dist" && find . -type f | LC_ALL=C sort | digests) >"$1.sha256"
    rm -rf "$1"
}

crates=${CARGO_HOME:-$HOME/.cargo}
mkdir "$work/elsewhere"
ln -s "$crates/registry" "$work/elsewhere/registry"
build "$work/page" "$crates"
build "$work/elsewhere/page" "$work/elsewhere"

diff "$work/page.sha256" "$work/elsewhere/page.sha256" || fail "── Two builds differ in the files above."
files=$(wc -l <"$work/page.sha256")
all=$(echo "$work/page.sha256" | digests | cut -c 1-64)
say "── Two builds gave the same $((files)) files, whose list has the digest $all"

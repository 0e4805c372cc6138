#!/bin/sh
# Leaves the release page in dist/.
set -eu
cd "$(dirname "$0")/.."
. scripts/say.sh
. scripts/build-tools.sh

# A backtrace would be of Trunk, not of the page.
RUST_BACKTRACE=0 trunk --quiet build || fail "The page could not be built: the lines above say why."
if command -v node >/dev/null; then
    node scripts/bytes/table.mjs >target/bytes.txt
    say "What each part of it weighs is in target/bytes.txt."
fi
say "The page is in dist/, for any static server and any sub-path."

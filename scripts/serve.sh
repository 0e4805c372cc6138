#!/bin/sh
# Builds the release page, serves it, and builds it again when a source changes.
set -eu
cd "$(dirname "$0")/.."
. scripts/say.sh
. scripts/build-tools.sh

say "Building the page, then serving it on http://127.0.0.1:$PORT/ (PORT=… for another port, Ctrl+C to stop)"
# Ctrl+C is the usual end, not a failure. A backtrace would be of Trunk, not of the page.
trap 'exit 0' INT TERM
RUST_BACKTRACE=0 trunk serve --port "$PORT" ||
    fail "The page could not be served: the lines above say why; PORT=… takes another port."

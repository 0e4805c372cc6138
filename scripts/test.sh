#!/bin/sh
# Everything that must always hold. Each thing is built once: the checks of the page share the release
# build's macros, and the engine's tests are run together with the terminal's.
set -eu
cd "$(dirname "$0")/.."
. scripts/say.sh
begun=$(date +%s)

. scripts/build-tools.sh
. scripts/test-tools.sh

stage "Format" cargo fmt --check
stage "Licences, bans and sources" sh scripts/deny.sh licenses bans sources
stage "Lints, engine and terminal" cargo clippy --quiet --locked --all-targets --features cli -- -D warnings
stage "Lints, page" cargo clippy --quiet --locked --release --features ui --target wasm32-unknown-unknown \
    -- -D warnings
stage "Engine and terminal" cargo test --quiet --locked --features cli
# Passing tests print nothing; what was asked of other people's documents is worth seeing.
stage "Other people's documents" cargo test --quiet --locked --features cli --test suite corpus -- --nocapture
stage "Documentation" env RUSTDOCFLAGS="-D warnings" cargo doc --quiet --locked --no-deps --lib
stage "Page" sh scripts/build.sh
stage "Journeys in Chromium" node --test --test-reporter=spec tests/browser/*.test.mjs
stage "First visit" node tests/browser/first-visit.mjs

say "── Everything holds, $(($(date +%s) - begun)) s"

#!/bin/sh
# Prints ratios of the address arithmetic to references, and what the page takes from a paste to its paint.
set -eu
cd "$(dirname "$0")/.."
. scripts/say.sh
. scripts/test-tools.sh

cargo bench --quiet --bench engine
sh scripts/build.sh
node tests/browser/speed.mjs
cargo build --quiet --locked --release --features ui --target wasm32-unknown-unknown --bin sweep
SWEEP=${CARGO_TARGET_DIR:-target}/wasm32-unknown-unknown/release/sweep.wasm node tests/browser/fleet-speed.mjs
node tests/browser/lighthouse.mjs

#!/bin/sh
# Fuzzes what reads for SECONDS_EACH (60 where nothing is said), or the targets named in TARGETS, and builds the page
# twice. What was found to reach new code is kept in the user's cache, so that the next run goes on from there.
set -eu
cd "$(dirname "$0")/.."
. scripts/say.sh

seconds=${SECONDS_EACH:-60}
target=$(rustc -vV | sed -n 's/^host: //p')
targets=${TARGETS:-$(sed -n 's|^path = "targets/\(.*\).rs"$|\1|p' fuzz/Cargo.toml)}
kept=$cache/fuzz
export RUSTFLAGS="-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
-Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table --cfg fuzzing"
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$PWD/target}/fuzz"

# What a target begins with.
seeds() {
    case $1 in
        link) echo tests/links/v1 ;;
        draft) echo tests/golden/export tests/documents ;;
        *) echo tests/documents ${CORPUS:+"$CORPUS"} ;;
    esac
}

cargo build --quiet --release --manifest-path fuzz/Cargo.toml --target "$target"
for name in $targets; do
    say "── $name, $seconds s"
    mkdir -p "$kept/$name" "$kept/found"
    # shellcheck disable=SC2046 # Folders, a word each.
    "$CARGO_TARGET_DIR/$target/release/$name" "$kept/$name" $(seeds "$name") -max_total_time="$seconds" -max_len=8192 \
        -timeout=10 -rss_limit_mb=4096 -artifact_prefix="$kept/found/$name-" -print_final_stats=1 2>"$kept/$name.log" ||
        fail "── $name found something: $(tail -n 3 "$kept/$name.log")"
    sed -n 's/^stat::number_of_executed_units: */   runs: /p' "$kept/$name.log"
    sed -n 's/^#[0-9]*.*DONE *\(cov: [0-9]*\).*/   \1/p' "$kept/$name.log"
done

[ -n "${TARGETS:-}" ] || env -u RUSTFLAGS sh scripts/same-bytes.sh

#!/bin/sh
# After the build: makes the page small, where the tools for it are at hand, and its policy strict.
set -eu
hooks=$(cd "$(dirname "$0")" && pwd)
# What wasm-opt made last time. Trunk names a file after its content, so the same name is the same input.
kept=$TRUNK_SOURCE_DIR/target/optimised
cd "$TRUNK_STAGING_DIR"

if command -v wasm-opt >/dev/null; then
    for file in *.wasm; do
        if [ ! -e "$kept/$file" ]; then
            mkdir -p "$kept" && rm -f "$kept"/*
            wasm-opt -Os --strip-debug --strip-producers "$file" -o "$kept/partial"
            mv "$kept/partial" "$kept/$file"
        fi
        cp "$kept/$file" "$file"
    done
fi
if command -v esbuild >/dev/null; then
    for file in *.js; do
        esbuild --log-level=warning --minify --allow-overwrite --outfile="$file" "$file"
    done
fi
for file in index.html 404.html; do
    sh "$hooks/write-policy.sh" "$file"
done

#!/bin/sh
# After the build: makes the page small, where the tools for it are at hand, and its policy strict.
set -eu
hooks=$(cd "$(dirname "$0")" && pwd)
cd "$TRUNK_STAGING_DIR"

if command -v wasm-opt >/dev/null; then
    for file in *.wasm; do
        wasm-opt -Oz --strip-debug --strip-producers "$file" -o "$file"
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

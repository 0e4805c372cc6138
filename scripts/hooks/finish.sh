#!/bin/sh
# After the build: names the worker's files after their content, makes everything small, where the tools for it
# are at hand, the page's policy strict, and lists the files that are held for use without a connection.
set -eu
hooks=$(cd "$(dirname "$0")" && pwd)
# What wasm-opt made last time. A file is named after its content, so the same name is the same input.
kept=$TRUNK_SOURCE_DIR/target/optimised
# The programs while their functions have names, which scripts/bytes counts.
named=$TRUNK_SOURCE_DIR/target/named
cd "$TRUNK_STAGING_DIR"

whole_digest() {
    if command -v sha256sum >/dev/null; then sha256sum; else shasum -a 256; fi | cut -c 1-64
}

digest() {
    whole_digest | cut -c 1-16
}

mkdir -p "$named"
cp app-*_bg.wasm "$named/app.wasm"
cp annex_bg.wasm "$named/annex.wasm"

# Trunk gives a worker's files no hash. Its script starts the program, and tells the page where that fails.
annex=annex-$(cat annex.js annex_bg.wasm | digest)
mv annex.js "$annex.glue.js"
mv annex_bg.wasm "$annex.wasm"
cat >"$annex.js" <<SCRIPT
import start from './$annex.glue.js';
start({ module_or_path: new URL('./$annex.wasm', import.meta.url) }).catch((why) => postMessage('absent: ' + why));
SCRIPT
sed "s#name=\"annex\" content=\"annex.js\"#name=\"annex\" content=\"$annex.js\"#" index.html >index.named
mv index.named index.html

if command -v wasm-opt >/dev/null; then
    mkdir -p "$kept"
    for file in "$kept"/*; do
        [ -e "$(basename "$file")" ] || rm -f "$file"
    done
    for file in *.wasm; do
        if [ ! -e "$kept/$file" ]; then
            wasm-opt -Os --strip-debug --strip-producers "$file" -o "$kept/partial"
            mv "$kept/partial" "$kept/$file"
        fi
        cp "$kept/$file" "$file"
    done
fi
if command -v esbuild >/dev/null; then
    for file in *.js; do
        [ "$file" = offline.js ] || esbuild --log-level=warning --minify --allow-overwrite --outfile="$file" "$file"
    done
fi
for file in index.html 404.html; do
    sh "$hooks/write-policy.sh" "$file"
done

# The page itself is asked for by its folder. What only hosts read is not held.
files=$(find . -type f ! -name offline.js ! -name 404.html ! -name _headers ! -name staticwebapp.config.json |
    LC_ALL=C sort | while read -r file; do
    name=${file#./}
    [ "$name" != index.html ] || name=./
    printf '"%s":"%s",' "$name" "$(whole_digest <"$file")"
done)
build=$(printf %s "$files" | digest)
sed -e "s#{ 'name-of-a-file': 'its-digest' }#{${files%,}}#" -e "s#name-of-this-build#$build#" offline.js >offline.named
mv offline.named offline.js
if command -v esbuild >/dev/null; then
    esbuild --log-level=warning --minify --allow-overwrite --outfile=offline.js offline.js
fi

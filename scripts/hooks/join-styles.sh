#!/bin/sh
# Before the build: joins the style files, in the order of style/order, into the one that becomes part of
# index.html, so that the page paints without waiting for a second file. It stands where no change is watched
# for, and is written only when it differs.
set -eu
cd "${TRUNK_SOURCE_DIR:-.}"

small() {
    if command -v esbuild >/dev/null; then esbuild --log-level=warning --minify --loader=css; else cat; fi
}

mkdir -p target
while read -r name; do
    cat "style/$name"
done <style/order | small >target/style.css.new
cmp -s target/style.css.new target/style.css || cp target/style.css.new target/style.css
rm target/style.css.new

#!/bin/sh
# Names the page's inline scripts and styles by their hashes in its Content-Security-Policy, where the source
# says 'sha256-of-script' and 'sha256-of-style'. Without this step the policy allows none of them.
set -eu
export LC_ALL=C
page=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# inline TAG: each such element of the page without a source, its exact text in a file of its own.
inline() {
    awk -v tag="$1" -v folder="$work" '
        {
            line = $0
            for (;;) {
                if (!inside) {
                    if (!match(line, "<" tag "( [^>]*)?>")) next
                    kept = substr(line, RSTART, RLENGTH) !~ / src=/
                    line = substr(line, RSTART + RLENGTH)
                    count += 1
                    file = folder "/" tag count
                    inside = 1
                }
                stop = index(line, "</" tag ">")
                if (!stop) { if (kept) printf "%s\n", line >file; next }
                if (kept) { printf "%s", substr(line, 1, stop - 1) >file; close(file) }
                line = substr(line, stop)
                inside = 0
            }
        }' "$page"
}

hex_digest() {
    if command -v sha256sum >/dev/null; then sha256sum "$1"; else shasum -a 256 "$1"; fi | cut -c 1-64
}

# A file's hash as a policy spells it. printf takes bytes in octal everywhere, in hexadecimal only in some shells.
source_of() {
    octal=$(hex_digest "$1" | awk '{
        for (i = 1; i < 64; i += 2)
            printf "\\%03o", 16 * (index("0123456789abcdef", substr($0, i, 1)) - 1) \
                + index("0123456789abcdef", substr($0, i + 1, 1)) - 1
    }')
    printf "'sha256-%s'" "$(printf "$octal" | base64)"
}

for tag in script style; do
    inline "$tag"
    sources=
    for file in "$work/$tag"[0-9]*; do
        [ -e "$file" ] && sources="$sources $(source_of "$file")"
    done
    sed "s#'sha256-of-$tag'#${sources# }#" "$page" >"$work/page"
    cp "$work/page" "$page"
done

# Sourced: sees to it that the browser journeys can run: Node, the test tool's modules, a Chromium.

command -v node >/dev/null && command -v npm >/dev/null ||
    fail "Install Node 20 or newer with npm, which runs the browser journeys: https://nodejs.org"
[ "$(node -p 'process.versions.node.split(".")[0] >= 20')" = true ] ||
    fail "Install Node 20 or newer, which runs the browser journeys: this one is $(node --version)."

# The modules stand in the user's cache under the hash of the list that names them, so that a clean checkout
# finds them again; the checkout has a link to them.
modules=$cache/browser-tests-$(node -p '
    const { createHash } = require("crypto"), { readFileSync } = require("fs");
    createHash("sha256").update(readFileSync("tests/browser/package-lock.json")).digest("hex").slice(0, 12)')
if [ ! -d "$modules" ]; then
    say "Installing what drives the browser from npm"
    rm -rf "$modules.partial" && mkdir -p "$modules.partial"
    cp tests/browser/package.json tests/browser/package-lock.json "$modules.partial"
    npm ci --prefix "$modules.partial" --silent --no-audit --no-fund --ignore-scripts ||
        fail "The test tool's modules could not be installed: run \`npm ci\` in tests/browser by hand."
    mv "$modules.partial" "$modules"
fi
if [ -L tests/browser/node_modules ] || [ ! -e tests/browser/node_modules ]; then
    ln -sfn "$modules/node_modules" tests/browser/node_modules
fi

CHROMIUM=$(node tests/browser/support/install-chromium.mjs) || exit 1
export CHROMIUM

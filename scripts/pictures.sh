#!/bin/sh
# Takes the README's pictures of the page as it is built now.
set -eu
cd "$(dirname "$0")/.."
. scripts/say.sh
. scripts/test-tools.sh

sh scripts/build.sh
node scripts/pictures.mjs

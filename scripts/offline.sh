#!/bin/sh
# Every journey once more, its host gone after a first visit.
set -eu
cd "$(dirname "$0")/.."
. scripts/say.sh
. scripts/build-tools.sh
. scripts/test-tools.sh

stage "Page" sh scripts/build.sh
stage "Journeys in Chromium without a connection" env CUT=yes node --test --test-reporter=spec tests/browser/*.test.mjs

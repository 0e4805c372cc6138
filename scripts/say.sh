# Sourced by the other scripts: where things are, and how the scripts speak.

cache=${XDG_CACHE_HOME:-$HOME/.cache}/aks-network-planner

say() {
    printf '%s\n' "$*"
}

# One sentence that says what to do by hand, and the end.
fail() {
    printf '%s\n' "$*" >&2
    exit 1
}

# stage NAME COMMAND…: a heading, the command, and how long it took. The command is a program, not a function.
stage() {
    stage_name=$1
    shift
    say "── $stage_name"
    stage_start=$(date +%s)
    "$@" || fail "── $stage_name failed after $(($(date +%s) - stage_start)) s"
    say "   $(($(date +%s) - stage_start)) s"
}

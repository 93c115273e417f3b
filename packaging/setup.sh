#!/usr/bin/env bash
# Makes this checkout ready:  packaging/setup.sh demo|run|test|package
#
# Installs the system packages that the purpose needs (as root; anyone else is told the one command) and then .venv with
# exactly what requirements.lock says. Nothing is touched before the system packages are there. .venv/.calendario holds
# the lock's checksum and is written last, so a set-up that was cut short starts afresh and a finished one costs nothing.
set -euo pipefail
export LC_ALL=C.UTF-8
cd "$(dirname "${BASH_SOURCE[0]}")/.."

purpose=${1:-run}
lock=requirements.lock
venv=.venv
stamp=$venv/.calendario
unfinished=unfinished

# One name a word; "a|b" is one library under the names of two releases (Ubuntu 24.04 and Debian 13 renamed it), and apt
# finds the new one by the old name.
qt_packages=(
    libegl1 libgl1 libxkbcommon0 libdbus-1-3 libfontconfig1 'libglib2.0-0|libglib2.0-0t64' libgssapi-krb5-2  # any Qt program
    libxcb-cursor0 libxkbcommon-x11-0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxcb-xkb1                # X11 windows
    libwayland-cursor0 libwayland-egl1                                                                       # Wayland windows
    fonts-noto-color-emoji                                                                                   # or emoji are boxes
)
test_packages=(
    xvfb xauth                   # a screen for the tests that need a real window system
    dbus-daemon gnome-keyring    # a real Secret Service on a private bus
    g++                          # compiles the database module of the Bluesky server that tests publish to
)
package_packages=(
    binutils libpython3-dev         # PyInstaller: objdump and strip; the interpreter as a library, under the name of every release
    desktop-file-utils appstream    # validators of the .deb's metadata
)

case $purpose in
    demo) wanted=() ;;
    run) wanted=("${qt_packages[@]}") ;;
    test) wanted=("${qt_packages[@]}" "${test_packages[@]}") ;;
    package) wanted=("${qt_packages[@]}" "${package_packages[@]}") ;;
    *) echo "packaging/setup.sh demo|run|test|package" >&2; exit 2 ;;
esac

stop() {
    printf '%s\n' "$@" >&2
    exit 1
}

# --- Python ---------------------------------------------------------------------------------------------------------

python=
for candidate in python3 python3.13 python3.12 python3.11; do
    if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        python=$candidate
        break
    fi
done
[[ -n $python ]] || stop "Calendario necesita Python 3.11 o posterior y aquí no está." \
    "Debian 12, Ubuntu 24.04 y las versiones siguientes lo traen en el paquete python3."
"$python" -c 'import ensurepip, venv' 2>/dev/null || wanted+=(python3-venv)

# --- system packages ------------------------------------------------------------------------------------------------

missing_packages() {
    local name installed
    # shellcheck disable=SC2068  # one name a word
    installed=" $({ dpkg-query -W -f '${db:Status-Abbrev}${Package}\n' ${wanted[@]//|/ } 2>/dev/null || true; } |
        sed -n 's/^ii *//p' | tr '\n' ' ') "
    for name in "${wanted[@]}"; do
        [[ $installed == *" ${name%%|*} "* || $installed == *" ${name##*|} "* ]] || printf '%s ' "${name%%|*}"
    done
}

if ((${#wanted[@]})) && command -v dpkg-query >/dev/null; then
    missing=$(missing_packages)
    if [[ -n $missing ]]; then
        install="apt-get update && apt-get install --yes --no-install-recommends ${missing% }"
        if [[ $(id -u) != 0 ]]; then
            if command -v sudo >/dev/null; then as_root="sudo sh -c '$install'"; else as_root="su -c '$install'"; fi
            stop "Faltan paquetes del sistema. Ejecuta esta orden y repite «make»:" "" "    $as_root" ""
        fi
        echo "Instalando paquetes del sistema: $missing"
        export DEBIAN_FRONTEND=noninteractive
        log=$(mktemp)
        # The first line finishes an installation that was cut short.
        if ! {
            dpkg --configure -a &&
                apt-get -q -o DPkg::Lock::Timeout=120 update &&
                apt-get -q -o DPkg::Lock::Timeout=120 install --yes --fix-broken --no-install-recommends $missing
        } >"$log" 2>&1 </dev/null; then
            tail -n 30 "$log" >&2
            stop "No se han podido instalar los paquetes del sistema; todo lo que dijo apt está en $log."
        fi
        rm -f "$log"
    fi
elif ((${#wanted[@]})) && [[ ! -e $stamp ]]; then
    echo "Este sistema no usa paquetes de Debian; Calendario necesita lo que en Debian se llama: ${wanted[*]}" >&2
fi

# --- virtual environment --------------------------------------------------------------------------------------------

exec 9<packaging/setup.sh
flock 9    # two makes at once: the second waits, then finds everything done

# The folder counts too: a checkout that was moved would go on importing from where it was.
checksum=$({ pwd; "$python" -c 'import sys; print(sys.version_info[:2])'; cat "$lock" pyproject.toml; } | sha256sum)
if [[ -e $stamp && $(<"$stamp") == "$checksum" && -x $venv/bin/python ]]; then
    exit 0
fi

if [[ -e $stamp && $(<"$stamp") == "$unfinished" ]] ||
    ! "$venv/bin/python" -c 'import sys, pip; sys.exit(sys.prefix == sys.base_prefix)' 2>/dev/null; then
    rm -rf "$venv"
fi
echo "Preparando $venv (la primera vez descarga unos 200 MB)…"
mkdir -p "$venv"
echo "$unfinished" >"$stamp"
[[ -x $venv/bin/pip ]] || "$python" -m venv "$venv"

# pip checks every hash too, but takes one file after another; it only brings uv, from the same lock.
awk '/^[a-z0-9]/ { mine = /^uv==/ } mine' "$lock" >"$venv/uv.txt"
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r "$venv/uv.txt"
"$venv/bin/uv" pip sync --quiet --require-hashes --python "$venv/bin/python" "$lock"
"$venv/bin/uv" pip install --quiet --no-deps --no-build-isolation --python "$venv/bin/python" --editable .
echo "$checksum" >"$stamp"

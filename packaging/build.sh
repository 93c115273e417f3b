#!/usr/bin/env bash
# Makes what people install, in dist/:  packaging/build.sh [folder|deb]
#
#   dist/calendario/                      the program with its own Python and Qt: runs from wherever it is copied to
#   dist/calendario_VERSION_ARCH.deb      the same for Debian and Ubuntu, where dpkg-deb is
#
# and starts the folder once: its `self-test` must pass. `make package` brings what this needs.
set -euo pipefail
export LC_ALL=C.UTF-8
cd "$(dirname "${BASH_SOURCE[0]}")/.."

py=.venv/bin/python
debian=packaging/debian
version=$("$py" -c 'import calendario; print(calendario.__version__)')
export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || date +%s)}
export PYINSTALLER_CONFIG_DIR=$PWD/build/pyinstaller/cache

folder() {
    "$py" packaging/icons.py build/icons
    "$py" -m PyInstaller --noconfirm --log-level WARN --workpath build/pyinstaller --distpath dist packaging/pyinstaller/calendario.spec
    chmod -R u+w,go=rX dist/calendario
    find dist/calendario -name '*.so*' -type f -exec chmod a-x {} +
}

deb() {
    local root=build/deb arch glibc out size
    arch=$(dpkg --print-architecture)
    out=dist/calendario_${version}_$arch.deb
    rm -rf "$root" dist/calendario_*.deb
    mkdir -p "$root"/{DEBIAN,opt,usr/bin,usr/share/{applications,metainfo,doc/calendario,icons/hicolor/scalable/apps}}

    cp -a dist/calendario "$root/opt/calendario"
    ln -s /opt/calendario/calendario "$root/usr/bin/calendario"
    install -m 644 $debian/calendario.desktop "$root/usr/share/applications/"
    install -m 644 $debian/calendario.metainfo.xml "$root/usr/share/metainfo/"
    install -m 644 build/icons/calendario.svg "$root/usr/share/icons/hicolor/scalable/apps/"
    for size in 16 22 24 32 48 64 128 256 512; do
        install -Dm 644 build/icons/calendario-$size.png "$root/usr/share/icons/hicolor/${size}x$size/apps/calendario.png"
    done
    install -m 644 $debian/copyright "$root/usr/share/doc/calendario/"
    sed -e "s/@VERSION@/$version/" -e "s/@DATE@/$(date -R -u -d "@$SOURCE_DATE_EPOCH")/" $debian/changelog |
        gzip -9n >"$root/usr/share/doc/calendario/changelog.gz"

    # The newest glibc that anything in the folder was linked to.
    glibc=$(find dist/calendario -type f \( -name '*.so*' -o -name calendario \) -exec grep -aoEh 'GLIBC_2\.[0-9]+' {} + |
        sort -uV | tail -n 1)
    size=$(du -sk --exclude=DEBIAN "$root" | cut -f1)
    sed -e "s/@VERSION@/$version/" -e "s/@ARCH@/$arch/" -e "s/@SIZE@/$size/" -e "s/@GLIBC@/${glibc#GLIBC_}/" \
        -e '/^Depends:/{:fold' -e '/,$/{N;s/,\n /, /;b fold' -e '}}' $debian/control >"$root/DEBIAN/control"
    (cd "$root" && find opt usr -type f -print0 | LC_ALL=C sort -z | xargs -0 md5sum) >"$root/DEBIAN/md5sums"
    chmod -R u+w,go=rX "$root"

    local threads=()
    if dpkg-deb --help | grep -q -e --threads-max; then threads=(--threads-max=2); fi    # not with Ubuntu 22.04
    dpkg-deb "${threads[@]}" --root-owner-group -Zxz --build "$root" "$out" >/dev/null

    if command -v desktop-file-validate >/dev/null; then
        desktop-file-validate $debian/calendario.desktop
    fi
    if command -v appstreamcli >/dev/null; then
        # Its identity is the launcher's name until the project has a domain to put in reverse.
        appstreamcli validate --no-net --no-color --override=cid-desktopapp-is-not-rdns=info $debian/calendario.metainfo.xml
    fi
    if command -v lintian >/dev/null; then
        lintian --allow-root --fail-on error --suppress-tags-from-file $debian/lintian-expected "$out"
    fi
}

try_folder() {
    local home answer=0
    home=$(mktemp -d)
    (cd "$home" && env -i PATH=/usr/bin:/bin HOME="$home" LC_ALL=C.UTF-8 "$OLDPWD/dist/calendario/calendario" self-test) || answer=$?
    rm -rf "$home"
    return $answer
}

case ${1:-all} in
    folder) folder ;;
    deb) deb ;;
    all)
        folder
        if command -v dpkg-deb >/dev/null; then deb; else echo "Sin dpkg-deb no se hace el paquete .deb."; fi
        ;;
    *) echo "packaging/build.sh [folder|deb]" >&2; exit 2 ;;
esac
try_folder || { echo "dist/calendario no pasa su propia prueba (self-test): no lo repartas." >&2; exit 1; }
du -sh dist/calendario dist/calendario_*.deb 2>/dev/null || true

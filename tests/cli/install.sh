#!/bin/sh
# SPDX-License-Identifier: MIT
# make install and uninstall, the hardening of what is installed, and make dist.
# shellcheck source=tests/cli/lib.sh
. "$(dirname "$0")/lib.sh"

cd "$(dirname "$0")/../.." || exit 1
root="$work/a root"
make_quiet() {
    ${MAKE:-make} --no-print-directory BUILD="$BUILD" "$@" >"$work/out" 2>&1 || { tail -n 5 "$work/out"; return 1; }
}
# holds FILE... : exactly these files stand under the root, with the modes of a package
holds() {
    printf '%s\n' "$@" | sort >"$work/wanted"
    (cd "$root" && find . -type f | sed 's,^\./,,' | sort) | diff "$work/wanted" - || return 1
    ! find "$root" -type f ! -perm 644 ! -path '*/bin/attache' ! -path '*/b/attache' | grep .
}
gone() {
    ! find "$root" -type f | grep .
}
# shows_up ROOT: the program found there answers
shows_up() {
    "$1/attache" show partner/FR | grep -q France
}

ok "it installs" make_quiet install DESTDIR="$root"
ok "in /usr/local, in the customary places" holds usr/local/bin/attache \
    usr/local/share/man/man1/attache.1 usr/local/share/man/man5/attache.5 \
    usr/local/share/man/man7/attache.7 usr/local/share/bash-completion/completions/attache \
    usr/local/share/zsh/site-functions/_attache \
    usr/local/share/fish/vendor_completions.d/attache.fish \
    usr/local/share/applications/attache.desktop \
    usr/local/share/metainfo/org.attache.attache.metainfo.xml \
    usr/local/share/doc/attache/README.md usr/local/share/doc/attache/LICENSE \
    usr/local/share/doc/attache/LICENSE.data
ok "the program runs from there" shows_up "$root/usr/local/bin"
mkdir -p "$root/usr/local/share/doc/other"
ok "it uninstalls" make_quiet uninstall DESTDIR="$root"
ok "nothing is left" gone
ok "its folder of documents neither" test ! -e "$root/usr/local/share/doc/attache"
ok "what is others' stays" test -d "$root/usr/local/share/doc/other"

rm -rf "$root"
ok "prefix and the folders can be chosen" make_quiet install prefix="$root/p" \
    bindir="$root/b" mandir="$root/m" docdir="$root/d" datadir="$root/s" zshcompdir="$root/z"
ok "and are heard" holds b/attache m/man1/attache.1 m/man5/attache.5 m/man7/attache.7 \
    s/bash-completion/completions/attache z/_attache s/fish/vendor_completions.d/attache.fish \
    s/applications/attache.desktop s/metainfo/org.attache.attache.metainfo.xml d/README.md \
    d/LICENSE d/LICENSE.data
rm -rf "$root"
ok "PREFIX is prefix" make_quiet install PREFIX=/opt/x DESTDIR="$root"
ok "and the program stands there" shows_up "$root/opt/x/bin"
relative_refused() {
    ! make_quiet install prefix=here DESTDIR="$root" && grep -q 'begins with a slash' "$work/out"
}
ok "a relative folder is refused" relative_refused
plain=$(wc -c <"$BUILD/attache")
stripped_runs() {
    make_quiet install-strip PREFIX=/opt/s DESTDIR="$root" || return 1
    [ "$(wc -c <"$root/opt/s/bin/attache")" -lt "$plain" ] && shows_up "$root/opt/s/bin"
}
ok "install-strip installs a smaller one that runs" stripped_runs

# Desktop files, where their validators are

valid_desktop() {
    command -v desktop-file-validate >/dev/null 2>&1 || return 0
    desktop-file-validate src/dist/attache.desktop
}
valid_metainfo() {
    command -v appstreamcli >/dev/null 2>&1 || return 0
    appstreamcli validate --no-net src/dist/attache.metainfo.xml
}
ok "the desktop file is valid" valid_desktop
ok "the metainfo is valid" valid_metainfo
one_version() {
    version=$("$ATTACHE" --version | sed -n 's/^attache //p')
    grep -q "<release version=\"$version\"" src/dist/attache.metainfo.xml || { echo "metainfo"; return 1; }
    head -n 1 src/dist/debian/changelog | grep -qF "attache ($version-" || { echo "changelog"; return 1; }
}
ok "one version everywhere" one_version

# Hardening, as readelf sees it

if readelf --version >/dev/null 2>&1 && [ "$(uname -s)" = Linux ]; then
    program=$BUILD/attache
    readelf -W -h -l -d -n "$program" >"$work/elf" 2>/dev/null
    readelf -W --dyn-syms "$program" >"$work/symbols" 2>/dev/null
    # elf PATTERN, symbol PATTERN: what readelf says has it
    elf() { grep -qE "$1" "$work/elf"; }
    symbol() { grep -qE "$1" "$work/symbols"; }
    no_elf() { ! elf "$1"; }
    ok "position-independent" elf 'Type: +DYN'
    ok "relocations are read-only" elf 'GNU_RELRO'
    ok "and bound at start" elf 'NOW'
    ok "no stack is executable" elf 'GNU_STACK.* RW +0x'
    ok "nothing is writable and executable" no_elf "LOAD.* RWE"
    ok "stacks have canaries" symbol '__stack_chk_fail'
    ok "calls of libc are fortified" symbol '_chk@'
    ok "no path to libraries is in it" no_elf "(RPATH|RUNPATH)"
    case $(uname -m) in
    x86_64)
        lands() { objdump -d --disassemble=main "$program" | grep -q endbr64; }
        ok "jumps land on marks" lands
        ;;
    esac
else
    echo "ok hardening # SKIP no readelf"
fi

# The tarball

if tar --version 2>/dev/null | grep -q GNU; then
    dist() {
        SOURCE_DATE_EPOCH=1763769600 sh src/mk/dist.sh 0.0 >"$work/out" 2>&1
    }
    packs_alike() {
        BUILD=$work/one dist || { cat "$work/out"; return 1; }
        (
            umask 077
            export TZ=Asia/Seoul LC_ALL=C
            BUILD=$work/two dist
        ) && cmp "$work/one/attache-0.0.tar.gz" "$work/two/attache-0.0.tar.gz"
    }
    ok "make dist packs the same bytes again" packs_alike
    tar -tzf "$work/one/attache-0.0.tar.gz" >"$work/list"
    has_all() {
        for path in Makefile README.md src/main.c data/partners.jsonl man/attache.1 .ci/run src/dist/debian/rules; do
            grep -qx "attache-0.0/$path" "$work/list" || { echo "no $path"; return 1; }
        done
    }
    ok "the tarball has what there is" has_all
    nothing_made() {
        ! grep -E '/(build|\.git)/' "$work/list"
    }
    ok "and nothing that is made" nothing_made
    packs_itself() {
        tar -xzf "$work/one/attache-0.0.tar.gz" -C "$work" && cd "$work/attache-0.0" || return 1
        BUILD=build dist || { cat "$work/out"; return 1; }
        cmp build/attache-0.0.tar.gz "$work/one/attache-0.0.tar.gz"
    }
    ok "from the tarball comes the same tarball" packs_itself
else
    echo "ok the tarball # SKIP no GNU tar"
fi
finish

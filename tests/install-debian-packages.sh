#!/bin/sh
# Installs the programs that the tests use and that are missing: a browser, LibreOffice, PDF tools.
set -u

missing=
need() {
    command -v "$1" >/dev/null 2>&1 || missing="$missing $2"
}
need chromium chromium
need soffice libreoffice-writer
need pdftotext poppler-utils
if command -v fc-list >/dev/null 2>&1; then
    # The treaty's typeface has the measures of Times New Roman.
    fc-list | grep -qi liberation || missing="$missing fonts-liberation"
else
    missing="$missing fontconfig fonts-liberation"
fi
[ -n "$missing" ] || exit 0

fail() {
    echo "The tests need these programs, which could not be installed here:$missing." \
        "Install them (on Debian and Ubuntu: apt-get install$missing) and try again." >&2
    exit 1
}
if [ "$(id -u)" -eq 0 ]; then
    as_root=
elif sudo -n true 2>/dev/null; then
    as_root="sudo -n"
else
    fail
fi
command -v apt-get >/dev/null 2>&1 || fail
echo "Installing for the tests:$missing ..." >&2
log=$(mktemp)
# shellcheck disable=SC2086 # a list of words
if $as_root apt-get update >"$log" 2>&1 \
    && $as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y --no-install-recommends $missing >>"$log" 2>&1; then
    rm -f "$log"
else
    tail -n 3 "$log" >&2
    rm -f "$log"
    fail
fi

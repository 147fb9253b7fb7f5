#!/bin/sh
# Makes .venv with a fitting Python and installs what is locked into it.
#
#   sh bootstrap.sh            what the server needs
#   sh bootstrap.sh FILE...    the same, and these lock files too
#   sh bootstrap.sh --lock     renews the lock files (needs internet)
#
# Whatever goes wrong ends in one line that says what to do, and an exit code that is not 0.
set -u
cd "$(dirname "$0")" || exit 1

venv=.venv
tools=.tools
log=$venv/install.log
server_lock=docassemble/ocragreement/data/sources/server-requirements.txt
test_lock=tests/requirements.txt

say() { printf '%s\n' "$*" >&2; }
fail() { say "ocragreement: $*"; exit 1; }

# A Python fits if it says so itself: pyenv's and other tools' shims exist for versions that do not run.
python_fits() {
    "$1" -c 'import sys; sys.exit(not (3, 12) <= sys.version_info[:2] < (3, 14))' >/dev/null 2>&1
}

find_python() {
    for candidate in "${PYTHON:-}" python3.12 python3.13 python3 python \
        "${PYENV_ROOT:-$HOME/.pyenv}"/versions/3.12*/bin/python \
        "${PYENV_ROOT:-$HOME/.pyenv}"/versions/3.13*/bin/python \
        /usr/local/bin/python3.12 /usr/bin/python3.12 /opt/*/bin/python3.12; do
        if [ -n "$candidate" ] && python_fits "$candidate"; then
            "$candidate" -c 'import sys; print(sys.executable)'
            return 0
        fi
    done
    return 1
}

find_uv() {
    for candidate in "$tools/bin/uv" uv "$HOME/.local/bin/uv" "$HOME/.cargo/bin/uv"; do
        # An old one lacks an option that is used below.
        if "$candidate" venv --help 2>/dev/null | grep -q -e --clear; then
            printf '%s\n' "$candidate"
            return 0
        fi
    done
    return 1
}

# uv comes as an ordinary wheel, so any pip can bring it, also under an old Python.
bring_uv() {
    mkdir -p "$tools" 2>/dev/null || fail "cannot write into the folder $(pwd)."
    for candidate in "${PYTHON:-}" python3 python3.12 python3.13 /usr/bin/python3; do
        [ -n "$candidate" ] || continue
        "$candidate" -m pip install --quiet --target "$tools" uv >"$tools/uv.log" 2>&1 && return 0
        # Debian's python3 comes without pip; its venv module brings one where python3-venv is there.
        if "$candidate" -m venv "$tools/venv" >>"$tools/uv.log" 2>&1 \
            && "$tools/venv/bin/python" -m pip install --quiet --target "$tools" uv \
                >>"$tools/uv.log" 2>&1; then
            return 0
        fi
    done
    return 1
}

# uv does not read pip's settings: hand on where this machine gets its packages and whom it trusts.
use_pip_settings() {
    if [ -z "${UV_DEFAULT_INDEX:-}${UV_INDEX_URL:-}" ]; then
        index=${PIP_INDEX_URL:-$(python3 -m pip config get global.index-url 2>/dev/null)} || index=
        [ -z "$index" ] || export UV_DEFAULT_INDEX="$index"
    fi
    if [ -z "${SSL_CERT_FILE:-}" ] && [ -n "${PIP_CERT:-}" ]; then
        export SSL_CERT_FILE="$PIP_CERT"
    fi
}

need_uv() {
    use_pip_settings
    uv=$(find_uv) && return 0
    bring_uv
    uv=$(find_uv) || fail "the installer uv is missing and could not be fetched. Is there internet?" \
        "Install uv (https://docs.astral.sh/uv/) and try again; details in $tools/uv.log."
}

need_venv() {
    if [ -x "$venv/bin/python" ] && python_fits "$venv/bin/python"; then
        return 0
    fi
    if python=$(find_python); then
        "$uv" venv --quiet --clear --python "$python" "$venv" >"$tools.log" 2>&1
    else
        say "No Python 3.12 here: uv fetches one."
        "$uv" venv --quiet --clear --managed-python --python 3.12 "$venv" >"$tools.log" 2>&1
    fi || {
        reason=$(tail -n 1 "$tools.log" | sed 's/^ *cause: *//')
        rm -f "$tools.log"
        fail "no environment with Python 3.12 or 3.13 could be made in $venv ($reason)." \
            "Install Python 3.12, or connect to the internet, and try again."
    }
    rm -f "$tools.log"
}

renew_locks() {
    need_uv
    for list in "${server_lock%.txt}.in" "${test_lock%.txt}.in"; do
        "$uv" pip compile --quiet --upgrade --universal --python-version 3.12 --generate-hashes \
            --no-annotate --no-emit-package python-ldap --custom-compile-command "make lock" \
            "$list" --output-file "${list%.in}.txt" || fail "$list could not be resolved."
    done
}

if [ "${1:-}" = --lock ]; then
    renew_locks
    exit 0
fi

# The stamp holds what was installed. While it holds true, nothing is looked up or resolved.
stamp=$venv/installed
wanted=$(cat setup.py "$server_lock" "$@" | cksum) || fail "a lock file is missing."
for list in "$server_lock" "$@"; do wanted="$wanted $list"; done
if [ -x "$venv/bin/ocragreement" ] && grep -qxF "$wanted" "$stamp" 2>/dev/null \
    && python_fits "$venv/bin/python"; then
    exit 0
fi

say "Installing into $venv (the first time about a minute) ..."
need_uv
need_venv
rm -f "$stamp.new"
set -- "$server_lock" "$@"
for list in "$@"; do
    "$uv" pip install --quiet --python "$venv/bin/python" --no-deps -r "$list" >"$log" 2>&1 \
        || fail "installing $list failed. Is there internet? Details in $log."
done
"$uv" pip install --quiet --python "$venv/bin/python" --no-deps --editable . >"$log" 2>&1 \
    || fail "installing this package failed. Is there internet? Details in $log."
# Installing more lists does not undo fewer: both stamps stay true.
[ -f "$stamp" ] && grep -vF -- " $server_lock" "$stamp" >"$stamp.new"
printf '%s\n' "$wanted" >>"$stamp.new"
if [ $# -gt 1 ]; then
    printf '%s %s\n' "$(cat setup.py "$server_lock" | cksum)" "$server_lock" >>"$stamp.new"
fi
mv "$stamp.new" "$stamp"

#!/bin/sh
# Makes .venv and installs the project with the extras named as arguments: tools/setup.sh [test] [lint] …
# Uses uv where it is installed, else python3 -m venv and pip. Says one sentence where something is missing.
# Called by make (which knows when it is needed); PYTHON and VENV may be set.
set -eu

venv=${VENV:-.venv}
python=${PYTHON:-python3}
log=$venv.setup.log

die() { echo "xinyi: $*" >&2; exit 1; }

is_311() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

has_uv() { [ -z "${NO_UV:-}" ] && command -v uv >/dev/null 2>&1; }

make_venv() {
    if has_uv; then
        uv venv --quiet --clear --python '>=3.11' "$venv" >"$log" 2>&1 ||
            die "uv found no Python 3.11 or newer and could not get one; install Python 3.11+ (details: $log)."
        return
    fi
    command -v "$python" >/dev/null 2>&1 ||
        die "Python 3.11 or newer is needed, but '$python' is not installed (Debian/Ubuntu: apt install python3 python3-venv); another one is taken by 'make PYTHON=/path/to/python3.11'."
    is_311 "$python" ||
        die "Python 3.11 or newer is needed, but '$python' is $("$python" -c 'import platform; print(platform.python_version())' 2>/dev/null || echo 'not working'); take another one by 'make PYTHON=/path/to/python3.11'."
    "$python" -c 'import venv, ensurepip' 2>/dev/null ||
        die "this Python has no venv module; install it first (Debian/Ubuntu: apt install python3-venv)."
    "$python" -m venv --clear "$venv" >"$log" 2>&1 ||
        die "the folder $venv could not be made by '$python -m venv' (details: $log)."
}

install() {
    if has_uv; then
        uv pip install --quiet --python "$venv/bin/python" "$@"
    else
        "$venv/bin/python" -m pip --version >/dev/null 2>&1 || "$venv/bin/python" -m ensurepip --quiet
        "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --retries 2 "$@"
    fi
}

explain() {
    if grep -qiE 'resolve host|name resolution|failed to establish a new connection|connection (refused|reset|timed out|broken)|network is unreachable|read timed out|max retries|error sending request|could not connect|proxyerror|certificate verify failed|no matching distribution found for (setuptools|hatchling)|from versions: none' "$log"; then
        die "the Python package index could not be reached: check the network, or name a mirror (PIP_INDEX_URL, or UV_INDEX_URL with uv), then run make again (details: $log)."
    fi
    tail -n 15 "$log" >&2
    die "installing the packages failed, see above (all of it: $log)."
}

cd "$(dirname "$0")/.."
is_311 "$venv/bin/python" || make_venv

extras=$(echo "$*" | tr ' ' ',')
echo "xinyi: installing ${extras:-the server}'s packages into $venv …"
constraints=
[ -f constraints.txt ] && constraints="--constraint constraints.txt"
# shellcheck disable=SC2086  # two words on purpose
install $constraints --editable ".${extras:+[$extras]}" >"$log" 2>&1 || explain
rm -f "$log"

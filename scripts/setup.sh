#!/bin/sh
# Prepare this machine: Python, the libraries that make PDFs, the locked packages, fonts and citeproc.
# `make` runs it with the lock file to install; running it again does no harm.
set -eu
cd "$(dirname "$0")/.."
lock=$1

apt_libraries="libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
export PIP_DISABLE_PIP_VERSION_CHECK=1
mkdir -p .cache

. scripts/install.sh

# The first Python on this machine that is new enough and can make a virtual environment.
find_python() {
    for name in python3 python3.13 python3.12 python3.11 python3.14; do
        if "$name" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            echo "$name"
            return
        fi
    done
    return 1
}

# Debian's packages for a Python that is new enough: python3, or one beside it where python3 itself is old.
apt_python() {
    if ! command -v apt-cache >/dev/null || ! python3 -c 'import sys; sys.exit(sys.version_info >= (3, 11))' 2>/dev/null; then
        echo python3 python3-venv
        return
    fi
    for name in python3.13 python3.12 python3.11; do
        if apt-cache show "$name-venv" >/dev/null 2>&1; then
            echo "$name" "$name-venv"
            return
        fi
    done
    return 1
}

tried=""
until python=$(find_python); do
    packages=$(apt_python) && [ "$packages" != "$tried" ] ||
        stop "Python 3.11 or newer is needed, and this system offers only older ones. Please install one, then run make again."
    install "Python 3.11 or newer (with venv) is" "$packages $apt_libraries" "python@3.13 pango"
    tried=$packages
done

if ! missing=$("$python" scripts/missing_libraries.py); then
    install "libraries that make PDFs ($missing) are" "$apt_libraries" "pango"
    missing=$("$python" scripts/missing_libraries.py) || stop "these libraries still cannot be loaded: $missing"
fi

if ! .venv/bin/python -c 'import pip, sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    rm -rf .venv
    "$python" -m venv .venv
fi

say "installing the packages of $lock into .venv (the first time this takes a few minutes)"
.venv/bin/python -m pip install --quiet --require-hashes --only-binary :all: -r "$lock"
.venv/bin/python scripts/fetch_assets.py
.venv/bin/python -m pip install --quiet --no-deps --no-build-isolation --editable .

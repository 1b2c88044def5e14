#!/bin/sh
# Prepare this machine: Python, the libraries that make PDFs, the locked packages, fonts and citeproc.
# `make` runs it with the lock file to install; running it again does no harm.
set -eu
cd "$(dirname "$0")/.."
lock=$1
log=.cache/setup.log

apt_libraries="libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
export PIP_DISABLE_PIP_VERSION_CHECK=1
mkdir -p .cache

say() { printf 'policy-toolkit: %s\n' "$*" >&2; }

# A part of the system is missing and cannot be installed from here: say what to do, and stop.
stop() {
    say "$*"
    exit 4
}

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

# install WHAT APT_PACKAGES BREW_PACKAGES: use the system's own installer where we may, else say what to run.
install() {
    if command -v apt-get >/dev/null; then
        install_with_apt "$1" "install -y --no-install-recommends $2"
    elif command -v brew >/dev/null; then
        say "installing with Homebrew: $3"
        brew install $3 >"$log" 2>&1 || stop "that did not work (details: $log). Run it yourself, then make again:  brew install $3"
    elif [ "$(uname)" = Darwin ]; then
        stop "$1 missing. Install Homebrew and run this once, then make again:  brew install $3"
    else
        stop "$1 missing. Install Python 3.11 or newer, Pango and HarfBuzz with your system's installer, then run make again."
    fi
}

install_with_apt() {
    if [ "$(id -u)" -eq 0 ]; then
        as_root=""
    elif sudo -n true 2>/dev/null; then
        as_root="sudo -n"
    else
        stop "$1 missing. Run this once as an administrator, then make again:  sudo apt-get $2"
    fi
    say "running: apt-get $2"
    {
        $as_root apt-get -o DPkg::Lock::Timeout=120 update &&
            $as_root env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=120 $2
    } >"$log" 2>&1 || stop "that did not work (details: $log). Run it yourself, then make again:  sudo apt-get $2"
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

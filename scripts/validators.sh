#!/bin/sh
# Get the tools that tests ask about finished files: Word and PDF validators, other readers. `make validators` runs it.
# The tests run without them too; those that need one say so. In continuous integration a missing one is a failure.
set -eu
cd "$(dirname "$0")/.."
mkdir -p .cache
. scripts/install.sh

missing=""
for name in soffice pdftotext qpdf; do
    command -v "$name" >/dev/null || missing="$missing $name"
done
if [ -n "$missing" ]; then
    install "programs that read finished files (${missing# }) are" \
        "libreoffice-writer-nogui poppler-utils qpdf" "poppler qpdf libreoffice"
fi
if ! { command -v chromium || command -v chromium-browser || command -v google-chrome; } >/dev/null; then
    install "a browser without a screen is" chromium chromium
fi

say "installing the validators of requirements-validators.lock into .venv"
.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes --only-binary :all: \
    -r requirements-validators.lock
.venv/bin/python scripts/fetch_validators.py

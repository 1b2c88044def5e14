"""What a command may load: `--help` next to nothing, `check` none of the heavy libraries."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NEVER_IN_CHECK = {"pandas", "weasyprint", "docx", "matplotlib", "numpy", "sqlalchemy", "jsonschema"}


def _loaded(arguments: list[str]) -> set[str]:
    script = (
        "import atexit, sys; from toolkit.cli.main import main; sys.argv = ['toolkit', *sys.argv[1:]]\n"
        "names = lambda: ' '.join(sorted({name.split('.')[0] for name in sys.modules}))\n"
        "atexit.register(lambda: sys.stderr.write('\\nLOADED ' + names()))\n"
        "main()"
    )
    command = [sys.executable, "-c", script, *arguments]
    run = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert run.returncode == 0, run.stderr
    names = run.stderr.rpartition("LOADED ")[2].split()
    assert "toolkit" in names
    return set(names)


def test_help_loads_click_and_nothing_else_of_weight() -> None:
    loaded = _loaded(["--help"])
    assert not loaded & {*NEVER_IN_CHECK, "jinja2", "markdown_it", "yaml", "duckdb", "lxml", "bibtexparser", "babel"}


@pytest.mark.parametrize(
    "slug",
    [
        "ec-csa-online",
        "evidence-appendix-csa",
        "crc-digital-environment",
        "letter-to-platform",
        "uk-commons-online-safety",
        "release-letter-to-platform",
    ],
)
def test_check_loads_no_writer(slug: str) -> None:
    assert not _loaded(["check", f"submissions/{slug}"]) & NEVER_IN_CHECK

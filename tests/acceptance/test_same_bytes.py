"""The same submission makes the same bytes: in another folder, time zone and language, with another order of hashes."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest
from examples import EXAMPLES, ROOT, copy_workspace

FORMATS = ("docx", "pdf", "html", "md", "txt", "json")
FAST = "letter-to-platform"
MACHINES = (
    {"TZ": "UTC", "PYTHONHASHSEED": "1", "LC_ALL": "C"},
    {"TZ": "Asia/Tokyo", "PYTHONHASHSEED": "2", "LC_ALL": "C.UTF-8", "LANG": "de_DE.UTF-8", "USER": "somebody"},
)


def _built(root: Path, slug: str, machine: dict[str, str]) -> dict[str, str]:
    """Build an example in a process of its own; the digest of each file."""
    folder = copy_workspace(root) / "submissions" / slug
    asked = [part for name in FORMATS for part in ("--to", name)]
    given = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    command = [sys.executable, "-m", "toolkit", "build", str(folder), *asked]
    environment = {**given, **machine, "PYTHONPATH": str(ROOT)}
    subprocess.run(command, env=environment, cwd=root, check=True, capture_output=True)
    files = (folder / "build").glob(f"{slug}.*")
    return {file.suffix[1:]: hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


@pytest.mark.parametrize(
    "slug", [slug if slug == FAST else pytest.param(slug, marks=pytest.mark.slow) for slug in EXAMPLES]
)
def test_same_bytes(tmp_path: Path, slug: str) -> None:
    here, there = (_built(tmp_path / f"machine-{at}", slug, machine) for at, machine in enumerate(MACHINES))
    assert here.keys() == set(FORMATS)
    assert here == there

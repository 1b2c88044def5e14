"""The three examples, built once for all tests in a copy of the workspace."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from toolkit.base.diagnostic import Report
from toolkit.build.pipeline import build_submission

ROOT = Path(__file__).parents[2]
EXAMPLES = ("ec-csa-online", "crc-digital-environment", "letter-to-platform")


def copy_workspace(target: Path) -> Path:
    for name in ("evidence", "submissions"):
        shutil.copytree(ROOT / name, target / name, ignore=shutil.ignore_patterns("build"))
    shutil.copy(ROOT / "toolkit.yaml", target)
    return target


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    return copy_workspace(tmp_path / "workspace")


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The build folder of an example: `built("ec-csa-online")`."""
    root = copy_workspace(tmp_path_factory.mktemp("examples") / "workspace")
    folders: dict[str, Path] = {}

    def build(slug: str) -> Path:
        if slug not in folders:
            report = Report()
            build_submission(str(root / "submissions" / slug), report, ("docx", "pdf", "html", "md", "txt", "json"))
            assert [(one.code, one.message) for one in report] == []
            folders[slug] = root / "submissions" / slug / "build"
        return folders[slug]

    return build

"""The examples, built once for all tests in a copy of the workspace."""

from collections.abc import Callable
from pathlib import Path

import pytest
from examples import copy_workspace

from toolkit.base.diagnostic import Report
from toolkit.build.pipeline import build_submission


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
            codes = {one.code for one in report} - {"output.not-shown"}  # charts in plain text and Markdown
            told = {"venue.checklist", "venue.send", "venue.time", "venue.paragraph-reference"}
            assert codes <= {"quotation.account", *told}  # one of them quotes sources of which a copy is kept
            folders[slug] = root / "submissions" / slug / "build"
        return folders[slug]

    return build

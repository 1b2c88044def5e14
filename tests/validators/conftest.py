"""The examples, built once for all validators."""

from collections.abc import Callable
from pathlib import Path

import pytest
from examples import copy_workspace

from toolkit.base.diagnostic import Report
from toolkit.build.pipeline import build_submission


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The build folder of an example, with its Word file and its PDF."""
    root = copy_workspace(tmp_path_factory.mktemp("validated") / "workspace")
    folders: dict[str, Path] = {}

    def build(slug: str) -> Path:
        if slug not in folders:
            report = Report()
            build_submission(str(root / "submissions" / slug), report, ("docx", "pdf"))
            assert [one.code for one in report if one.severity != "note"] == []
            folders[slug] = root / "submissions" / slug / "build"
        return folders[slug]

    return build

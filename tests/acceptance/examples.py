"""The examples of the repository."""

import shutil
from pathlib import Path

ROOT = Path(__file__).parents[2]
EXAMPLES = (
    "ec-csa-online",
    "evidence-appendix-csa",
    "crc-digital-environment",
    "letter-to-platform",
    "release-letter-to-platform",
    "uk-commons-online-safety",
)


def copy_workspace(target: Path) -> Path:
    for name in ("evidence", "submissions"):
        shutil.copytree(ROOT / name, target / name, ignore=shutil.ignore_patterns("build"))
    shutil.copy(ROOT / "toolkit.yaml", target)
    return target

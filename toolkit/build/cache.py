"""Build: what is kept between runs of one submission, in its build/.cache folder. It can be deleted at any time."""

import json
from collections.abc import Callable
from pathlib import Path

from toolkit.base.digest import digest
from toolkit.build.files import write_files


class Cache:
    """A `Memo` (toolkit/base/memo.py) that keeps its results in one file; what a run did not ask for is dropped."""

    def __init__(self, folder: Path, name: str = "memo.json") -> None:
        self.path = folder / ".cache" / name
        self.kept = _read(self.path)
        self.used: dict[str, str] = {}

    def __call__(self, key: str, make: Callable[[], str]) -> str:
        name = digest(key)
        if name not in self.used:
            self.used[name] = self.kept[name] if name in self.kept else make()
        return self.used[name]

    def save(self) -> None:
        """Write what this run used. A folder that cannot be written costs time in the next run, nothing else."""
        if self.used == self.kept:
            return
        try:
            write_files({self.path: json.dumps(self.used).encode()})
        except OSError:
            return


def _read(path: Path) -> dict[str, str]:
    try:
        kept = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}
    return kept if isinstance(kept, dict) else {}

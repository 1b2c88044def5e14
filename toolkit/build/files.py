"""Build: files appear whole or not at all, and those of one build all together."""

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path


def write_files(files: Mapping[Path, bytes]) -> None:
    """Write every file beside its place, then rename them all: a reader sees the old files or the new ones.

    `OSError` when one cannot be written; then every old file is as it was, and no new one stays behind.
    """
    temporary: dict[Path, Path] = {}
    try:
        for path, data in files.items():
            temporary[path] = _beside(path, data)
        for path, written in temporary.items():
            written.replace(path)
    finally:
        for written in temporary.values():
            written.unlink(missing_ok=True)


def _beside(path: Path, data: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).chmod(0o644)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return Path(name)

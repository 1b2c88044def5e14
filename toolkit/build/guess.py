"""Build: what a run will probably need, by a glance at its files: it is started before our own modules are loaded."""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from toolkit.base.javascript import expect_javascript
from toolkit.build.cache import Cache


def expect_citations(paths: Iterable[str]) -> None:
    """Start V8, where one of these submissions names a bibliography and nothing is kept of an earlier run."""
    if any(_cites_anew(Path(path)) for path in paths):
        expect_javascript()


def _cites_anew(path: Path) -> bool:
    text = path if path.is_file() else path / "submission.md"
    with suppress(OSError):
        return b"\nbibliography:" in text.read_bytes() and not Cache(text.parent / "build").path.is_file()
    return False

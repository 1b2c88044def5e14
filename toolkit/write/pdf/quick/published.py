"""Write, PDF, quick: functions of the engine replaced for a while, where its files are those that were published."""

from collections.abc import Iterable
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from toolkit.base.digest import digest

# The files of WeasyPrint 70.0 whose functions are replaced or told again, each with the beginning of its SHA-256.
PUBLISHED = {
    "weasyprint/__init__.py": "7cd0f4ae8569eac9",
    "weasyprint/css/__init__.py": "77ad7287f90d7cfa",
    "weasyprint/css/properties.py": "872a2e5602b5f52d",
    "weasyprint/css/computed_values.py": "0dec45caf60428b1",
    "weasyprint/css/functions.py": "38bdeaa9559a347b",
    "weasyprint/formatting_structure/boxes.py": "8ffd28ab74a149f0",
    "weasyprint/formatting_structure/build.py": "335ad8b541295d6b",
    "weasyprint/layout/__init__.py": "f226ba97ad21e447",
    "weasyprint/layout/block.py": "9457dca0528c378f",
    "weasyprint/layout/inline.py": "0e7c1569330f5473",
    "weasyprint/layout/percent.py": "bac190e240dce17b",
    "weasyprint/layout/preferred.py": "a7973703cd8ac5fa",
    "weasyprint/text/fonts.py": "59d74d0c161349b8",
    "weasyprint/text/line_break.py": "1f5a855ad992e0be",
    "cssselect2/__init__.py": "72a31505ee09e256",
    "pydyf/__init__.py": "0b10add9e640961d",
}


@cache
def as_published(files: Iterable[str]) -> bool:
    """Whether these files of the engine are those that were read when what replaces their functions was written."""
    try:
        return all(digest(_file(name).read_bytes()).startswith(PUBLISHED[name]) for name in files)
    except OSError:  # it is installed in a form of its own
        return False


def _file(name: str) -> Path:
    package, _, rest = name.partition("/")
    return Path(str(import_module(package).__file__)).parent / rest


class Patches:
    """What was replaced, so that it can be put back."""

    def __init__(self) -> None:
        self._before: list[tuple[Any, str, Any]] = []

    def replace(self, owner: Any, name: str, new: Any) -> None:
        self._before.append((owner, name, vars(owner)[name]))
        setattr(owner, name, new)

    def undo(self) -> None:
        while self._before:
            setattr(*self._before.pop())

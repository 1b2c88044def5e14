"""Build, letters: the name of each letter's files: safe on every system, its own, the same in every run."""

from collections import Counter
from collections.abc import Iterable

from toolkit.base.digest import digest
from toolkit.model.people import Recipient
from toolkit.sign.folding import latin

LONGEST = 80  # characters with the end of the name (“.docx”)
_RESERVED = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10)), "index", "manifest")
)


def file_names(rows: Iterable[Recipient]) -> dict[str, str]:
    """Id of a row → name of its files without their ends: `0012-anna-muller`, small Latin letters and digits.

    It depends on the row alone, unless two rows come to one name: then both get a few letters of a digest of their id.
    """
    rows = tuple(rows)
    plain = {row.id: _plain(row) for row in rows}
    times = Counter(plain.values())
    return {row: name if times[name] == 1 else _marked(name, row) for row, name in plain.items()}


def _plain(row: Recipient) -> str:
    """Where letters of the id, or of the name, have no Latin form, a digest tells it from others."""
    known = "-".join(latin(row.id).split())
    name = "-".join(latin(row.name).split())
    begun = known if not name or known == name or known.startswith(f"{name}-") else f"{known}-{name}".strip("-")
    if not begun or not known:
        return _marked(begun, row.id)
    return f"{begun}-letter" if begun in _RESERVED else _cut(begun, LONGEST - len(".docx"))


def _marked(name: str, row: str) -> str:
    mark = digest(row)[:6]
    return f"{_cut(name, LONGEST - len('.docx') - len(mark) - 1)}-{mark}".lstrip("-")


def _cut(name: str, length: int) -> str:
    return name[:length].rstrip("-")

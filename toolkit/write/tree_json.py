"""Write: document → JSON: the whole tree with types and places of origin, for other programs and for comparing."""

import datetime as dt
import json
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cache

from msgspec import Struct
from msgspec.structs import asdict

from toolkit.base.diagnostic import Report
from toolkit.base.source import Span
from toolkit.model.build import Look, Rendering
from toolkit.model.evidence import EVERY, Statistic
from toolkit.model.tree import Document, Roll
from toolkit.model.walk import without_comments


class TreeWriter(Struct, frozen=True):
    """Fields that hold what they hold anyway (no id, no number …) are left out."""

    name: str = "json"
    suffix: str = "json"

    def load(self) -> None:
        """Nothing of it takes long."""

    def write(self, document: Document, look: Look, report: Report) -> Rendering:
        return Rendering(
            data=(json.dumps(tree_of(without_comments(document)), ensure_ascii=False, indent=1) + "\n").encode()
        )


TREE = TreeWriter()


def tree_of(value: object) -> object:
    """A node as a mapping: its type, then its fields as they are declared; a span as path:line:column."""
    match value:
        case Span():
            return str(value)
        case Statistic():
            return _statistic(value)
        case Fraction() | Decimal():
            return str(value)
        case dt.date():
            return value.isoformat()
        case str():
            return None if value == EVERY else value  # in the key of a total: all labels
        case Roll():
            about = {"type": "Roll", "span": str(value.span), "layout": value.layout, "between": value.between}
            return {**about, "heads": value.heads, "lines": value.lines}
        case tuple():
            return [tree_of(each) for each in value]
        case Mapping():
            return {str(key): tree_of(value[key]) for key in sorted(value)}
        case Struct():
            usual = _usual(type(value))
            said = {name: tree_of(each) for name, each in asdict(value).items() if each != usual.get(name, ...)}
            return {"type": type(value).__name__} | said
        case _:
            return value


@cache
def _usual(kind: type[Struct]) -> dict[str, object]:
    """What the fields of a record hold where nobody says anything."""
    return dict(zip(reversed(kind.__struct_fields__), reversed(kind.__struct_defaults__), strict=False))


def _statistic(statistic: Statistic) -> dict[str, object]:
    """What a reader needs to find the number again; the rows behind it stand in the manifest."""
    said = {
        "measure": f"{statistic.dataset}.{statistic.measure}",
        "value": None if statistic.value is None else str(statistic.value),
        "unit": statistic.unit,
        "n": statistic.n,
        "of": statistic.of,
        "definition": statistic.definition,
    }
    return {name: each for name, each in said.items() if each not in (None, "")}

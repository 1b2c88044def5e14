"""Load, intake: what the columns of one table are read with, and what comes out of reading one."""

import re
from collections.abc import Iterable, Mapping

from msgspec import Struct

from toolkit.base.diagnostic import Severity
from toolkit.load.intake.body import Body
from toolkit.load.intake.findings import LISTED, Findings, Group
from toolkit.load.intake.statement import Statement
from toolkit.load.intake.table import Layout


class Reading(Struct, frozen=True, kw_only=True):
    """A column as it was understood. `changes`: text in the file → canonical text, where that is another one.

    `few` are its different values, most frequent first, where there are few of them; `full`: no cell is empty.
    """

    name: str
    title: str
    kind: str
    changes: Mapping[str, str]
    few: tuple[str, ...]
    different: int
    full: bool


class Scan(Struct, frozen=True, kw_only=True):
    """What the columns of one table are read with."""

    layout: Layout
    body: Body
    said: Statement
    findings: Findings
    commas: bool  # are the columns separated by commas? (then a lone point is a decimal point)

    def native(self, at: int, text: str) -> bool:
        return (self.layout.at[at], text) in self.layout.grid.native

    def spots(self, at: int, texts: Iterable[str]) -> list[tuple[int, int | None, str]]:
        """Places in the file of the first cells of a column that hold one of the texts."""
        column, rows = self.layout.at[at], self.layout.rows
        return [(rows[row], column, text) for row, text in self.body.rows_with(at, texts, LISTED)]

    def group(self, severity: Severity, code: str, at: int, texts: Mapping[str, int], says: str, *hints: str) -> None:
        """Report all cells of a column that hold one of the texts, as one finding; `says` follows the first text."""
        spots = self.spots(at, texts)
        shown = re.sub(r"\s", " ", spots[0][2])
        message = f" · {self.layout.names[at]}: “{shown if len(shown) <= 60 else shown[:59] + '…'}” {says}"
        group = Group(severity, code, message, hints, spots, sum(texts.values()))
        self.findings.many(group, f"{at} {says}")

"""Proof, lint: tables that Word opens (17.4) and that can be read aloud."""

from collections.abc import Iterator

from toolkit.proof.docx_package import Element, Package, W, value
from toolkit.proof.lint.fault import Fault


def cells(name: str, root: Element, package: Package) -> Iterator[Fault]:
    """Word cannot read a cell that does not end with a paragraph (17.4.65)."""
    for cell in root.iter(f"{W}tc"):
        inside = [one for one in cell if one.tag != f"{W}bookmarkEnd"]
        if not inside or inside[-1].tag not in (f"{W}p", f"{W}sdt"):
            yield Fault(rule="cell", says="a cell of a table ends without a paragraph", part=name)


def heads(name: str, root: Element, package: Package) -> Iterator[Fault]:
    for table in root.iter(f"{W}tbl"):
        row = table.find(f"{W}tr")
        if row is None or row.find(f"{W}trPr/{W}tblHeader") is None:
            yield Fault(rule="table-head", says="the first row of a table is not marked as its head", part=name)


def grids(name: str, root: Element, package: Package) -> Iterator[Fault]:
    for table in root.iter(f"{W}tbl"):
        columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
        for row in table.iterfind(f"{W}tr"):
            if sum(int(value(cell, "tcPr/gridSpan") or 1) for cell in row.iterfind(f"{W}tc")) != columns:
                yield Fault(rule="table-grid", says="a row of a table has too many or too few cells", part=name)


def described(name: str, root: Element, package: Package) -> Iterator[Fault]:
    for table in root.iter(f"{W}tbl"):
        if not (value(table, "tblPr/tblDescription") or "").strip():
            yield Fault(rule="table-words", says="a table has no description for people who cannot see it", part=name)

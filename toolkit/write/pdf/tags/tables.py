"""Write, PDF, tags: which heads of a table belong to which of its cells (PDF/UA-1, 7.5)."""

from toolkit.write.pdf.tags.element import CELLS, Element

SCOPES = {"row": "Row", "rowgroup": "Row", "both": "Both"}
Grid = dict[tuple[int, int], Element]  # (row, column) → the cell that covers it


def order_table(table: Element, name: str) -> None:
    """Give each head (TH) its scope. Where cells go over several rows or columns, each cell names its heads, too.

    `name` differs from that of every other table of the document.
    """
    grid, corners = _grid(_rows(table))
    for cell in corners.values():
        if cell.kind == "TH":
            cell.scope = SCOPES.get(cell.attribute("scope"), "Column")
    if any(cell.span != (1, 1) for cell in corners.values()):
        _name_heads(grid, corners, name)


def _rows(table: Element) -> list[Element]:
    groups = [kid.elements if kid.kind in ("THead", "TBody", "TFoot") else [kid] for kid in table.elements]
    return [row for group in groups for row in group if row.kind == "TR"]


def _grid(rows: list[Element]) -> tuple[Grid, Grid]:
    """Which cell covers which place, and where each one begins."""
    grid: Grid = {}
    corners: Grid = {}
    for at, row in enumerate(rows):
        column = 0
        for cell in (kid for kid in row.elements if kid.kind in CELLS):
            while (at, column) in grid:
                column += 1
            corners[at, column] = cell
            columns, lines = cell.span
            grid.update({(at + down, column + right): cell for down in range(lines) for right in range(columns)})
            column += columns
    return grid, corners


def _name_heads(grid: Grid, corners: Grid, name: str) -> None:
    for (row, column), cell in corners.items():
        if cell.kind == "TH":
            cell.id = f"{name}-{row}-{column}"
    for (row, column), cell in corners.items():
        if cell.kind == "TD":
            columns, lines = cell.span
            left = [grid.get((line, at)) for line in range(row, row + lines) for at in range(column)]
            above = [grid.get((line, at)) for at in range(column, column + columns) for line in range(row)]
            heads = [*_heads(left, "Row"), *_heads(above, "Column")]
            cell.headers = tuple(dict.fromkeys(head.id for head in heads))


def _heads(cells: list[Element | None], scope: str) -> list[Element]:
    return [cell for cell in cells if cell is not None and cell.kind == "TH" and cell.scope in (scope, "Both")]

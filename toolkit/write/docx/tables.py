"""Write DOCX: tables (ECMA-376, 17.4) that stay readable: widths from the content, a head on every page, whole rows."""

from collections.abc import Callable, Sequence
from functools import partial

from msgspec.structs import replace

from toolkit.model.tree import Cell, Row, Table
from toolkit.model.walk import plain_text
from toolkit.write.columns import TOGETHER, Columns, columns, columns_of
from toolkit.write.docx.draft import Draft, Place
from toolkit.write.docx.inlines import Face, inline_runs
from toolkit.write.docx.paragraph import paragraph
from toolkit.write.docx.table_style import CELL_SIDE, TABLE_STYLE
from toolkit.write.docx.xml import Element, Elements, legal, w


def table(node: Table, place: Place, draft: Draft) -> Element:
    """Return the table itself; caption and notes are paragraphs around it."""
    rows = (node.head, *node.body)
    fitted = columns(rows, _room(place, draft), draft.look.theme.sizes["table"], CELL_SIDE)
    tied = fitted.lines <= TOGETHER
    written = [
        table_row(row, fitted, place, draft, head=at == 0, keep=_keeps(at, len(rows), tied, bool(node.notes)))
        for at, row in enumerate(rows)
    ]
    return w("tbl", *_around(node, fitted, place, draft), *written)


def table_around(
    node: Table, lines: Sequence[tuple[str, ...]], place: Place, draft: Draft
) -> tuple[Columns, Callable[..., Element]]:
    """For rows that are plain texts, below the head of `node`: how wide its columns are, and what takes the rows."""
    heads = [plain_text(cell.content) for cell in node.head.cells]
    texts = [[head, *column] for head, column in zip(heads, zip(*lines, strict=True), strict=True)]
    fitted = columns_of(texts, _room(place, draft), draft.look.theme.sizes["table"], CELL_SIDE)
    return fitted, partial(w, "tbl", *_around(node, fitted, place, draft))


def _room(place: Place, draft: Draft) -> int:
    return draft.width(place) - place.left - place.right


def _around(node: Table, fitted: Columns, place: Place, draft: Draft) -> Elements:
    grid = w("tblGrid", *(w("gridCol", w=width) for width in fitted.widths))
    return _properties(node, fitted, place, draft.look.theme.tables.zebra), grid


def _keeps(at: int, count: int, tied: bool, notes: bool) -> bool:
    """Whether row `at` stands on the page of what follows: the first and the last rows do, and all of a short table."""
    last = at == count - 1
    return notes if last else tied or at <= 1 or at == count - 2


def _properties(node: Table, fitted: Columns, place: Place, zebra: bool) -> Element:
    named = any(row.cells and row.cells[0].header for row in node.body)
    caption = legal(plain_text(node.caption))
    flags = {
        "firstRow": 1,
        "lastRow": 0,
        "firstColumn": int(named),
        "lastColumn": 0,
        "noHBand": int(not zebra),
        "noVBand": 1,
    }
    return w(
        "tblPr",
        w("tblStyle", val=TABLE_STYLE),
        w("tblW", w=sum(fitted.widths), type="dxa"),
        w("tblInd", w=place.left, type="dxa") if place.left else None,
        w("tblLayout", type="fixed"),
        _margins(fitted.side) if fitted.tight else None,
        w("tblLook", val=f"{0x0420 + 0x80 * named + 0x200 * (not zebra):04X}", **flags),
        w("tblCaption", val=caption) if caption else None,
        w("tblDescription", val=legal(node.description) or caption or _heads(node)),
    )


def _margins(side: int) -> Element:
    return w("tblCellMar", w("left", w=side, type="dxa"), w("right", w=side, type="dxa"))


def _heads(node: Table) -> str:
    return legal(", ".join(filter(None, (plain_text(cell.content) for cell in node.head.cells))))


def table_row(row: Row, fitted: Columns, place: Place, draft: Draft, *, head: bool, keep: bool) -> Element:
    empty = Cell(content=(), span=row.span)
    cells = (*row.cells, *(empty for _ in fitted.widths[len(row.cells) :]))
    face = Face(points=fitted.size if fitted.tight else 0)
    pairs = zip(cells, fitted.widths, strict=True)
    written = [
        _cell(cell, width, _column(width, fitted, place, draft), draft, face, head, keep, _is_computed(cell, row))
        for cell, width in pairs
    ]
    return w("tr", w("trPr", w("cantSplit"), w("tblHeader") if head else None), *written)


def _is_computed(cell: Cell, row: Row) -> bool:
    """Whether a directive made the cell: then all cells of its row stand at the same place, that of the directive."""
    return (cell.span.start, cell.span.end) == (row.span.start, row.span.end)


def _column(width: int, fitted: Columns, place: Place, draft: Draft) -> Place:
    return replace(place, left=0, right=draft.width(place) - width + 2 * fitted.side)


def _cell(
    cell: Cell, width: int, place: Place, draft: Draft, face: Face, head: bool, keep: bool, computed: bool
) -> Element:
    style = "TableHead" if head else "TableText"
    align = (w("jc", val=cell.align),) if cell.align in ("right", "center") else ()
    kept = w("keepNext") if keep else w("keepNext", val=0)
    words = inline_runs(cell.content, place, draft, face)
    words = words if computed else draft.sources.mark("cell", cell.content, cell.span, words)
    content = paragraph(style, words, kept, *align)
    foot = w("vAlign", val="bottom") if head else None
    return w("tc", w("tcPr", w("tcW", w=width, type="dxa"), foot), content)

"""Write DOCX: tables (ECMA-376, 17.4) that stay readable: widths from the content, a head on every page, whole rows."""

from collections.abc import Iterable
from dataclasses import replace

from toolkit.model.tree import Cell, Row, Table
from toolkit.model.walk import plain_text
from toolkit.write.docx.draft import Draft, Place
from toolkit.write.docx.inlines import inline_runs
from toolkit.write.docx.paragraph import paragraph
from toolkit.write.docx.styles import CELL_MARGINS, TABLE_STYLE
from toolkit.write.docx.xml import Element, legal, twips, w

LETTER = 0.56  # mean width of a letter, in parts of the font size
WIDE_LETTER = 0.74  # of a letter in a long word, bold as in the head of a table: such a word must not be broken
TOGETHER = 12  # a table of so many rows or fewer stays on one page
SIDES = CELL_MARGINS[1][1] + CELL_MARGINS[3][1]


def table(node: Table, place: Place, draft: Draft) -> Element:
    """Return the table itself; caption and notes are paragraphs around it."""
    rows = (node.head, *node.body)
    count = max(len(row.cells) for row in rows)
    room = draft.width - place.left - place.right
    widths = column_widths(rows, count, room, draft.look.theme.sizes["table"])
    tied = len(rows) <= TOGETHER
    written = [
        _row(row, widths, place, draft, head=at == 0, keep=_keeps(at, len(rows), tied, bool(node.notes)))
        for at, row in enumerate(rows)
    ]
    grid = w("tblGrid", *(w("gridCol", w=width) for width in widths))
    return w("tbl", _properties(node, room, place), grid, *written)


def _keeps(at: int, count: int, tied: bool, notes: bool) -> bool:
    """Whether row `at` stands on the page of what follows: the head and the last rows do, and all of a short table."""
    last = at == count - 1
    return notes if last else tied or at == 0 or at == count - 2


def _properties(node: Table, room: int, place: Place) -> Element:
    named = any(row.cells and row.cells[0].header for row in node.body)
    caption = legal(plain_text(node.caption))
    flags = {"firstRow": 1, "lastRow": 0, "firstColumn": int(named), "lastColumn": 0, "noHBand": 1, "noVBand": 1}
    return w(
        "tblPr",
        w("tblStyle", val=TABLE_STYLE),
        w("tblW", w=room, type="dxa"),
        w("tblInd", w=place.left, type="dxa") if place.left else None,
        w("tblLayout", type="fixed"),
        w("tblLook", val=f"{0x0620 + 0x80 * named:04X}", **flags),
        w("tblCaption", val=caption) if caption else None,
        w("tblDescription", val=legal(node.description) or caption or _heads(node)),
    )


def _heads(node: Table) -> str:
    return legal(", ".join(filter(None, (plain_text(cell.content) for cell in node.head.cells))))


def _row(row: Row, widths: list[int], place: Place, draft: Draft, *, head: bool, keep: bool) -> Element:
    empty = Cell(content=(), span=row.span)
    cells = (*row.cells, *(empty for _ in widths[len(row.cells) :]))
    written = [_cell(cell, width, place, draft, head, keep) for cell, width in zip(cells, widths, strict=True)]
    return w("tr", w("trPr", w("cantSplit"), w("tblHeader") if head else None), *written)


def _cell(cell: Cell, width: int, place: Place, draft: Draft, head: bool, keep: bool) -> Element:
    style = "TableHead" if head else "TableText"
    align = (w("jc", val=cell.align),) if cell.align in ("right", "center") else ()
    kept = w("keepNext") if keep else w("keepNext", val=0)
    column = replace(place, left=0, right=draft.width - width + SIDES)
    content = paragraph(style, inline_runs(cell.content, column, draft), kept, *align)
    foot = w("vAlign", val="bottom") if head else None
    return w("tc", w("tcPr", w("tcW", w=width, type="dxa"), foot), content)


# ------------------------------------------------------------------ widths


def column_widths(rows: tuple[Row, ...], count: int, room: int, points: float) -> list[int]:
    """Return a width in twips for each column; their sum is `room`.

    Every column gets what its longest word needs; what is left goes to the columns with the most text.
    """
    texts = [[plain_text(row.cells[at].content) for row in rows if at < len(row.cells)] for at in range(count)]
    least = [_longest((word for text in column for word in text.split()), points * WIDE_LETTER) for column in texts]
    whole = [_longest(column, points * LETTER) for column in texts]
    wished = [max(pair) for pair in zip(least, whole, strict=True)]
    return _exact(_shared(least, wished, room), room)


def _longest(texts: Iterable[str], letter: float) -> float:
    return SIDES + twips(letter) * max((len(text) for text in texts), default=1)


def _shared(least: list[float], whole: list[float], room: int) -> list[float]:
    if sum(least) >= room:
        return [width * room / sum(least) for width in least]
    if sum(whole) <= room:
        return [width * room / sum(whole) for width in whole]
    wanted = [more - less for more, less in zip(whole, least, strict=True)]
    spare = (room - sum(least)) / sum(wanted)
    return [less + more * spare for less, more in zip(least, wanted, strict=True)]


def _exact(widths: list[float], room: int) -> list[int]:
    whole = [int(width) for width in widths]
    return [*whole[:-1], whole[-1] + room - sum(whole)]

"""Write DOCX: a long list (`Roll`): one paragraph or row is built, and repeated with the other texts in its place."""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from toolkit.base.direction import has_right_to_left
from toolkit.model.roll import paragraphs
from toolkit.model.tree import Cell, Roll, Row, Table, Text
from toolkit.write.docx.draft import Draft, Place
from toolkit.write.docx.paragraph import paragraph, text_run
from toolkit.write.docx.tables import table_around, table_row
from toolkit.write.docx.xml import HOLE, ILLEGAL, Element, Elements, repeated

Line = tuple[str, ...]
Build = Callable[[Line], Element]
ENDS = 2  # lines at the beginning and the end are built by themselves: they stay with what is before and behind


def roll(node: Roll, place: Place, draft: Draft) -> Elements:
    """Return the list as paragraphs, or as a table with its head."""
    match node.layout:
        case "table":
            return _table(node, place, draft), paragraph("Spacer", ())
        case "compact":
            texts = (draft.clean(text, node.span) for text in paragraphs(node))
            return tuple(paragraph(place.style, (text_run(text),)) for text in texts)
        case _:
            return tuple(_lines(_clean(node, draft), lambda line: paragraph("Signatory", _words(line)), draft))


def _words(line: Line) -> Elements:
    return (text_run(" ".join(line)),)


def _table(node: Roll, place: Place, draft: Draft) -> Element:
    head = Row(cells=tuple(_cell(text, node, head=True) for text in node.heads), span=node.span)
    fitted, around = table_around(Table(head=head, body=(), span=node.span), node.lines, place, draft)

    def build(line: Line, *, keep: bool = False) -> Element:
        cells = tuple(_cell(text, node, head=at == 0) for at, text in enumerate(line))
        return table_row(Row(cells=cells, span=node.span), fitted, place, draft, head=False, keep=keep)

    lines = _clean(node, draft)
    rows = _lines(lines[1:-1], build, draft)
    return around(
        table_row(head, fitted, place, draft, head=True, keep=True),
        build(lines[0], keep=True),
        *rows,
        build(lines[-1]),
    )


def _cell(text: str, node: Roll, *, head: bool) -> Cell:
    return Cell(content=(Text(text=text, span=node.span),) if text else (), align="left", header=head, span=node.span)


def _clean(node: Roll, draft: Draft) -> tuple[Line, ...]:
    """The lines without characters that no Word file can hold; where there are none, as they are."""
    if not ILLEGAL.search(node.text):
        return node.lines
    return tuple(tuple(draft.clean(text, node.span) for text in line) for line in node.lines)


def _lines(lines: tuple[Line, ...], build: Build, draft: Draft) -> Iterator[Element]:
    """Every line as `build` makes it. What runs from right to left, and what holds a tab, is built by itself."""
    pattern = build((HOLE,) * len(lines[0])) if lines else None
    yield from map(build, lines[:ENDS])
    for plain, run in groupby(lines[ENDS : max(len(lines) - ENDS, ENDS)], key=lambda line: _is_plain(line, draft)):
        if plain and pattern:
            yield repeated(pattern, _one_line(run))
        else:
            yield from map(build, run)
    yield from map(build, lines[max(len(lines) - ENDS, ENDS) :])


def _is_plain(line: Line, draft: Draft) -> bool:
    return draft.direction == "ltr" and not any("\t" in text or has_right_to_left(text) for text in line)


def _one_line(lines: Iterable[Line]) -> Iterator[str]:
    return (text.replace("\n", " ") for line in lines for text in line)

"""Write, PDF: HTML → laid-out pages. Where a footnote does not stand on its page, they are laid out again."""

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct, field

from toolkit.model.build import Look
from toolkit.model.tree import Document, Roll
from toolkit.write.chart import Drawing
from toolkit.write.pdf.charts import Painted
from toolkit.write.pdf.engine import fetcher, fonts_at_hand, load_engine
from toolkit.write.pdf.footnotes import BELOW, bad_notes, number_of
from toolkit.write.pdf.quick.ahead import AHEAD
from toolkit.write.pdf.rolls.flow import Flow
from toolkit.write.pdf.series import Series

ROUNDS = 20  # of layout at most; nearly every document needs one, and nearly all others two or three
PDF_VARIANT = "pdf/a-3a"
TOGETHER, NEW_PAGE = "break-inside: avoid", "break-before: page"
BLOCKS = frozenset(("p", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "dd", "dt", "blockquote", "figure"))
HEADINGS = frozenset(("h2", "h3", "h4", "h5", "h6"))
WHOLE = HEADINGS | {"tr"}  # never broken
STICKS = "\u2060"  # no line begins with a call; base.css has the same


class _Page(Struct):
    """The HTML as the engine reads it. `pictures`: address → what paints it; `parents`: element → the one around it;
    `tried`: block → remedies used up."""

    html: Any
    parents: dict[Any, Any]
    notes: dict[int, Any]
    pictures: dict[str, Painted]
    fonts: Any
    tried: dict[Any, int] = field(default_factory=dict)


def lay_out(
    page: str,
    document: Document,
    look: Look,
    charts: Mapping[str, Drawing],
    rolls: Mapping[str, Roll],
    series: Series | None = None,
) -> Any:
    """Return the laid-out pages of the HTML `page`; pictures named in `charts` are painted by us, and `rolls` are set.

    The first note that is not on its page gets one remedy more in each round: its paragraph is kept together, then
    begins a new page; the notes of a table or a figure at last stand below it. What stays wrong is for the gate.
    `series`: what is known of pages like this one; it is of no use where one remedy is needed.
    """
    read = _read(page, look, charts)
    with Flow(rolls, document.direction).running():
        if series:
            rendered = series.render(read.html, read.pictures, PDF_VARIANT)
            if not bad_notes(document, rendered.pages):
                return rendered
        rendered = _rendered(read)
        for _ in range(ROUNDS - 1):
            bad = bad_notes(document, rendered.pages)
            if not any(_helped(one.number, read) for one in bad):
                break
            rendered = _rendered(read)
    return rendered


def html_of(rendered: Any) -> Any:
    """Return the root of the HTML that was laid out."""
    return rendered._html.etree_element


def _read(page: str, look: Look, charts: Mapping[str, Drawing]) -> _Page:
    html = load_engine().HTML(string=page, url_fetcher=fetcher(look))
    root = html.etree_element
    parents = {child: element for element in root.iter() for child in element}
    notes = {number_of(element): element for element in root.iter("span") if element.get("role") == "doc-footnote"}
    fonts = AHEAD.fonts_for(page) or fonts_at_hand()
    return _Page(html, parents, notes, {name: Painted(drawing) for name, drawing in charts.items()}, fonts)


def _rendered(read: _Page) -> Any:
    return read.html.render(pdf_variant=PDF_VARIANT, cache=dict(read.pictures), font_config=read.fonts)


# ------------------------------------------------------------------ remedies


def _helped(number: int, read: _Page) -> bool:
    """Do the next thing for a note; False where nothing is left to do."""
    note = read.notes.get(number)
    around = list(_around(note, read)) if note is not None else []
    blocks = [element for element in around if element.tag in BLOCKS or _is_exhibit(element)]
    if not blocks:
        return False
    steps, done = _steps(blocks, read), read.tried.get(blocks[0], 0)
    read.tried[blocks[0]] = done + 1
    if 0 < done <= len(steps):
        _take_back(*steps[done - 1])
    if done < len(steps):
        _give(*steps[done])
        return True
    exhibit = next((element for element in blocks if _is_exhibit(element)), None)
    return exhibit is not None and _set_below(exhibit, read)


def _around(element: Any, read: _Page) -> Iterator[Any]:
    while element in read.parents:
        element = read.parents[element]
        yield element


def _is_exhibit(element: Any) -> bool:
    return element.tag == "figure" or (element.tag == "div" and "table" in element.get("class", "").split())


def _steps(blocks: list[Any], read: _Page) -> list[tuple[Any, str]]:
    """What can be tried, one after the other, for a note inside of `blocks` (innermost first).

    A block is kept together (a row and a heading are never broken), then begins a new page, then the one around it
    does. For a table only its row can; otherwise, and for a figure, the notes go below: that leaves no page half empty.
    """
    exhibits = [at for at, block in enumerate(blocks) if _is_exhibit(block)]
    within = blocks[: exhibits[0]] if exhibits else blocks
    first = [(block, TOGETHER) for block in within[:1] if block.tag not in WHOLE]
    starts = dict.fromkeys(_start(block, read) for block in within)
    return [*first, *((start, NEW_PAGE) for start in starts)]


def _start(block: Any, read: _Page) -> Any:
    """Where a page has to begin for `block` to stand on a new one: with the headings right above, which may not stay
    behind; and with the item of a list, a quotation or a row that it begins."""
    around = read.parents.get(block)
    if around is None:
        return block
    siblings = list(around)
    at = siblings.index(block)
    while at and siblings[at - 1].tag in HEADINGS:
        at -= 1
    return _start(around, read) if at == 0 and around.tag in BLOCKS else siblings[at]


def _give(element: Any, rule: str) -> None:
    before = element.get("style", "")
    element.set("style", f"{before}; {rule}" if before else rule)


def _take_back(element: Any, rule: str) -> None:
    """A page that begins in vain is taken back; what stays together may stay so."""
    if rule == NEW_PAGE:
        element.set("style", element.get("style", "").removesuffix(rule).rstrip("; "))


def _set_below(exhibit: Any, read: _Page) -> bool:
    """Let the notes of a table or a figure stand below it, under the same numbers. False where they do already."""
    notes = [note for note in exhibit.iter("span") if note.get("role") == "doc-footnote"]
    for note in notes:
        _below(exhibit).append(_line(note))
        _turn_into_call(note)
    return bool(notes)


def _below(exhibit: Any) -> Any:
    """The place for notes at the end of the exhibit."""
    places = [element for element in exhibit if element.get("class") == "notes-below"]
    place = places[-1] if places else exhibit.makeelement("div", {"class": "notes-below"})
    if not places:
        exhibit.append(place)
    return place


def _line(note: Any) -> Any:
    """The note as a paragraph that begins with its number."""
    number = note.get("data-number", "")
    named = {"class": BELOW, "role": "doc-footnote", "id": note.get("id", "")}
    line, label = note.makeelement("p", named), note.makeelement("sup", {"role": "doc-footnote-label"})
    label.text, label.tail = number, f"\u2002{note.text or ''}"
    line.append(label)
    line.extend(list(note))
    return line


def _turn_into_call(note: Any) -> None:
    number, tail = note.get("data-number", ""), note.tail
    note.clear()
    note.tag, note.tail = "sup", tail
    note.set("class", "note-call")
    call = note.makeelement("a", {"href": f"#fn-{number}", "role": "doc-noteref"})
    call.text = f"{STICKS}{number}"
    note.append(call)

"""Write DOCX: logos side by side, a paragraph for each row: a table would be read out as if it held data."""

from toolkit.base.raster import logo_columns, logo_size, points_of
from toolkit.model.tree import Image, List
from toolkit.model.walk import walk
from toolkit.write.docx.draft import Draft, Place
from toolkit.write.docx.paragraph import paragraph, run, space, text_run
from toolkit.write.docx.pictures import drawing, picture_size
from toolkit.write.docx.xml import EMU_PER_TWIP, Element, Elements, w

ABOVE, BELOW = 6, 16  # points, round a row


def logo_rows(node: List, place: Place, draft: Draft) -> Elements:
    """Return the pictures of the list; each in the middle of its cell, the last row in the middle of the page."""
    images = [one for one in walk(node.items) if isinstance(one, Image)]
    columns = logo_columns(len(images))
    width = draft.width(place) - place.left - place.right
    rows = (tuple(images[at : at + columns]) for at in range(0, len(images), columns))
    return tuple(_row(row, width, width // columns, place, draft) for row in rows)


def _row(images: tuple[Image, ...], width: int, cell: int, place: Place, draft: Draft) -> Element:
    first = (width - cell * (len(images) - 1)) // 2
    stops = (w("tab", val="center", pos=first + cell * at) for at in range(len(images)))
    indent = w("ind", left=place.left, right=place.right, firstLine=0)
    look = (w("tabs", *stops), space(ABOVE, BELOW), indent, w("keepLines"))
    sizes = tuple(_size(image, cell, draft) for image in images)
    highest = max(size[1] for size in sizes)
    logos = (_logo(*one, highest, place, draft) for one in zip(images, sizes, strict=True))
    return paragraph("Signatory", tuple(one for logo in logos for one in logo), *look)


def _size(image: Image, cell: int, draft: Draft) -> tuple[float, float]:
    """Width and height in twips; nothing where there is no picture (which is told)."""
    data = draft.look.images.get(image.path, b"")
    points = points_of(data) if data and picture_size(data, image, draft) else None
    return logo_size(points, cell) if points else (0.0, 0.0)


def _logo(image: Image, size: tuple[float, float], highest: float, place: Place, draft: Draft) -> Elements:
    """The picture at the next stop, with so much room above and below that it stands in the middle of the row."""
    words, tab = draft.clean(image.alt, image.span), run((w("tab"),))
    if not size[1]:
        return tab, text_run(f"[{words}]")
    box = (round(size[0] * EMU_PER_TWIP), round(highest * EMU_PER_TWIP))
    margin = (highest / size[1] - 1) / 2
    return tab, drawing(draft.look.images[image.path], box, words, place, draft, margin)

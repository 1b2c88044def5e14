"""Write DOCX: pictures as DrawingML (ECMA-376, 20.4.2.8), with the words that stand for them."""

from toolkit.base.digest import digest
from toolkit.model.tree import Image
from toolkit.write.docx.draft import Draft, Place
from toolkit.write.docx.paragraph import run, text_run
from toolkit.write.docx.xml import EMU_PER_TWIP, NAMESPACES, Element, Elements, element, legal, millimetres

HIGHEST = 0.62  # of the height of a page: a picture leaves room for its caption
HIGHEST_CHART = 0.8  # a chart that is made smaller gets letters that nobody reads


def inline_picture(image: Image, place: Place, draft: Draft, alt: str = "") -> Elements:
    """Return the picture, smaller where the column is; its words in brackets where there is no picture."""
    words = draft.clean(alt or image.alt, image.span)
    data = draft.look.images.get(image.path)
    size = picture_size(data, image, draft) if data is not None else None
    if data is None or size is None:
        return (text_run(f"[{words or image.path}]"),)
    fitted = fit(size, place, draft)
    return (drawing(data, fitted, "" if image.decorative else words, place, draft),)


def picture_size(data: bytes, image: Image, draft: Draft) -> tuple[int, int] | None:
    """Return width and height in EMU, as the file itself gives them; None where it is no picture that Word knows."""
    size = read_size(data)
    if size is None:
        message = f"the picture `{image.path}` cannot be read, so its description stands in its place"
        draft.report.error("output.picture", message, image.span, "save it again as PNG or JPEG")
    return size


def read_size(data: bytes) -> tuple[int, int] | None:
    from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError
    from docx.image.image import Image as Picture

    try:
        picture = Picture.from_blob(data)
        return int(picture.width), int(picture.height)
    except (InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError, ZeroDivisionError):
        return None


def fit(size: tuple[int, int], place: Place, draft: Draft, most: float = HIGHEST) -> tuple[int, int]:
    """Return `size` (in EMU) made smaller, where it must be, to stand in the column and on one page."""
    width, height = size
    widest = (draft.width(place) - place.left - place.right) * EMU_PER_TWIP
    highest = millimetres(draft.look.theme.text_size(wide=place.wide)[1]) * most * EMU_PER_TWIP
    scale = min(1.0, widest / width, highest / height)
    return round(width * scale), round(height * scale)


def drawing(data: bytes, size: tuple[int, int], alt: str, place: Place, draft: Draft, margin: float = 0) -> Element:
    """Return the run that holds the picture `data`; without `alt` it is marked as decorative.

    `margin`: free room above and below, within `size`, in parts of the height of the picture itself.
    """
    key = digest(data)
    draft.pictures.setdefault(key, data)
    draft.drawings += 1
    number, relation = draft.drawings, draft.related(place).picture(key)
    return run((element("w:drawing", {}, inline(number, relation, size, alt, margin)),))


def inline(number: int, relation: str, size: tuple[int, int], alt: str, margin: float = 0) -> Element:
    """Return the picture as a letter of the line; `number` is its own in the document."""
    extent = {"cx": size[0], "cy": size[1]}
    edges = dict.fromkeys(("distT", "distB", "distL", "distR"), 0)
    return element(
        "wp:inline", edges, element("wp:extent", extent), *picture_parts(number, relation, extent, alt, margin)
    )


def picture_parts(number: int, relation: str, extent: dict[str, int], alt: str, margin: float = 0) -> Elements:
    """Return what a picture consists of, whether it stands in the line or by itself."""
    described = element(
        "wp:docPr", {"id": number, "name": f"Picture {number}", "descr": legal(alt)}, None if alt else _decorative()
    )
    data_of = element("a:graphicData", {"uri": NAMESPACES["pic"]}, _picture(number, relation, extent, margin))
    return described, element("wp:cNvGraphicFramePr", {}), element("a:graphic", {}, data_of)


def _picture(number: int, relation: str, extent: dict[str, int], margin: float) -> Element:
    named = element("pic:cNvPr", {"id": number, "name": f"Picture {number}"})
    more = round(-100_000 * margin)  # what is cut off at a side; less than nothing is room (20.1.8.55)
    cut = element("a:srcRect", {"t": more, "b": more}) if more else None
    fill = element("a:stretch", {}, element("a:fillRect", {}))
    form = element("a:xfrm", {}, element("a:off", {"x": 0, "y": 0}), element("a:ext", dict(extent)))
    shape = element("a:prstGeom", {"prst": "rect"}, element("a:avLst", {}))
    return element(
        "pic:pic",
        {},
        element("pic:nvPicPr", {}, named, element("pic:cNvPicPr", {})),
        element("pic:blipFill", {}, element("a:blip", {"r:embed": relation}), cut, fill),
        element("pic:spPr", {}, form, shape),
    )


def _decorative() -> Element:
    mark = element("adec:decorative", {"val": 1})
    return element("a:extLst", {}, element("a:ext", {"uri": "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"}, mark))

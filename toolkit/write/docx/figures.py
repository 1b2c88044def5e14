"""Write DOCX: figures (a chart or a picture in a paragraph of its own) and the captions of figures and tables."""

from toolkit.model.evidence import Chart
from toolkit.model.tree import Figure, Table
from toolkit.write.chart import draw_chart
from toolkit.write.docx.anchors import label
from toolkit.write.docx.charts import native_chart
from toolkit.write.docx.draft import Draft, Place
from toolkit.write.docx.fields import field
from toolkit.write.docx.inlines import inline_runs
from toolkit.write.docx.paragraph import paragraph, text_run
from toolkit.write.docx.pictures import HIGHEST_CHART, drawing, fit, inline_picture, read_size
from toolkit.write.docx.xml import Element, Elements, w
from toolkit.write.labels import colon

LABEL = w("rStyle", val="Label")  # “Table 1:” in the colour of the theme


def picture(node: Figure, place: Place, draft: Draft) -> Element:
    """Return the paragraph with the picture; it stays on the page of its caption."""
    content = node.content
    if isinstance(content, Chart):
        drawn: Elements = (_chart(content, node, place, draft),)
    else:
        drawn = inline_picture(content, place, draft, node.alt)
    kept = w("keepNext", val=int(bool(node.caption or node.number or node.notes)))
    return paragraph("Figure", drawn, kept, *_indent(place))


def _chart(chart: Chart, node: Figure, place: Place, draft: Draft) -> Element:
    native = native_chart(chart, node, place, draft) if draft.look.word.native_charts else None
    if native is not None:
        return native
    room = (draft.width(place) - place.left - place.right) * 25.4 / 1440
    data = draw_chart(chart, draft.look.theme, "png", room)
    size = fit(read_size(data) or (1, 1), place, draft, HIGHEST_CHART)
    return drawing(data, size, draft.clean(node.alt, node.span), place, draft)


def caption(node: Table | Figure, place: Place, draft: Draft) -> Elements:
    """Return the caption as a paragraph: “Table 1: …”, its number a field that Word can count anew."""
    shown = label(node, draft.lang)
    if not shown and not node.caption:
        return ()
    below = isinstance(node, Figure)
    words = draft.sources.mark("caption", node.caption, node.span, inline_runs(node.caption, place, draft))
    between = (text_run(colon(draft.lang), LABEL),) if shown and words else ()
    content = (*draft.anchors.mark(node.id, _numbered(node, shown)), *between, *words)
    kept = w("keepNext", val=int(not below or bool(node.notes)))
    return (paragraph("Caption", content, kept, *_indent(place)),)


def _numbered(node: Table | Figure, shown: str) -> Elements:
    if not shown:
        return ()
    name = "Table" if isinstance(node, Table) else "Figure"
    number = str(node.number)
    counted = field(f"SEQ {name} \\* ARABIC", (text_run(number, LABEL),), LABEL)
    return text_run(shown.removesuffix(number), LABEL), *counted


def _indent(place: Place) -> Elements:
    return (w("ind", left=place.left, right=place.right),) if place.left or place.right else ()

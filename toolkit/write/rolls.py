"""Write: a long list on paper: a few lines that stand for all of it, from which the PDF takes its look (pdf/rolls)."""

from toolkit.model.tree import Roll
from toolkit.write.columns import Columns, columns_of
from toolkit.write.phrases import Medium, attributes

WORDS = "Hg"  # what a line of the specimen says
ITEMS = {
    "columns": 2,
    "list": 1,
    "compact": 1,
    "table": 4,
}  # its lines: one in each column; of a table, two of each ground
CELL_SIDE = 0.7  # beside the text of a cell, in parts of the font size; base.css has the same


def specimen(node: Roll, medium: Medium) -> str:
    """Return the element that stands for `node`, and keep it in `medium.rolls` under the name that the element has."""
    name = f"roll:{len(medium.rolls) + 1}"
    medium.rolls[name] = node
    match node.layout:
        case "table":
            inside = _table(node, medium)
        case "compact":
            inside = f"<p>{WORDS}</p>"
        case _:
            inside = f'<ul class="signatories">{f"<li>{WORDS}</li>" * ITEMS[node.layout]}</ul>'
    return f'<div class="roll" data-roll="{name}">{inside}</div>\n'


def _table(node: Roll, medium: Medium) -> str:
    fitted = _fitted(node, medium)
    grid = "".join(f'<col style="width: {width / sum(fitted.widths):.3%}">' for width in fitted.widths)
    name = " ".join((*(["tight"] if fitted.tight else []), *(["broken"] if fitted.broken else [])))
    look = {"class_": name, "style": f"table-layout: fixed; font-size: {fitted.size:g}pt"}
    heads = "".join(f'<th scope="col">{WORDS}</th>' for _ in node.heads)
    cells = f'<th scope="row">{WORDS}</th>' + f"<td>{WORDS}</td>" * (len(node.heads) - 1)
    return (
        f'<div class="table{" slim" * fitted.slim}"><table{attributes(**look)}><colgroup>{grid}</colgroup>'
        f"<thead><tr>{heads}</tr></thead><tbody>{f'<tr>{cells}</tr>' * ITEMS['table']}</tbody></table></div>"
    )


def _fitted(node: Roll, medium: Medium) -> Columns:
    size = medium.theme.sizes["table"]
    room = round(medium.theme.text_size(wide=medium.wide)[0] / 25.4 * 1440)
    texts = [[head, *column] for head, column in zip(node.heads, zip(*node.lines, strict=True), strict=True)]
    return columns_of(texts, room, size, round(size * CELL_SIDE * 20))

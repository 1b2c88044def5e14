"""Check, form: bold, italics and underlining, where somebody forbids them."""

from collections.abc import Collection, Iterator

from toolkit.check.form.remark import Remark
from toolkit.model.tree import Citation, Document, Style, Styled
from toolkit.model.walk import AnyNode, children, plain_text

NAMES: dict[str, Style] = {"bold": "strong", "italic": "emphasis", "italics": "emphasis", "underline": "underline"}
_SAID = {"strong": "bold", "emphasis": "italic", "underline": "underlined"}


def emphasised(document: Document, forbidden: Collection[str]) -> tuple[Remark, ...]:
    """A remark for each place of the text that is `bold`, `italic` or `underline`, as far as that is forbidden.

    What a citation style sets in italics is one remark. Headings are as the theme has them: nothing is said of them.
    """
    styles = {NAMES[name] for name in forbidden if name in NAMES}
    found = list(_styled(document.content, styles, cited=False))
    cited = [node for node, by_style in found if by_style][:1]
    remarks = [_remark(node) for node, by_style in found if not by_style]
    message = "the citation style sets titles in {}".format
    hint = "take a style that prints plain text: `toolkit cite styles` lists them"
    return (*remarks, *(Remark(message=message(_names(one)), span=one.span, hints=(hint,)) for one in cited))


def _names(node: Styled) -> str:
    return {"emphasis": "italics", "strong": "bold"}.get(node.style, node.style)


def _remark(node: Styled) -> Remark:
    text = plain_text(node.content)
    shown = text if len(text) <= 40 else f"{text[:39].rstrip()}…"
    return Remark(message=f"“{shown}” is {_SAID[node.style]}", span=node.span, hints=("write it plain",))


def _styled(nodes: tuple[AnyNode, ...], styles: Collection[str], *, cited: bool) -> Iterator[tuple[Styled, bool]]:
    for node in nodes:
        inside = cited or isinstance(node, Citation) or getattr(node, "role", "") == "bibliography"
        if isinstance(node, Styled) and node.style in styles and plain_text(node.content):
            yield node, inside
            continue
        yield from _styled(tuple(children(node)), styles, cited=inside)

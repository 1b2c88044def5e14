"""Parse: comments `<!-- toolkit: ignore CODE (reason) -->` → waivers, each with the block that it is about.

A waiver in a paragraph, a heading, an item or a row of a table is about that. By itself on a line it is about the block
that follows; right below a block, with an empty line behind it, about that block.
"""

import re
from collections.abc import Sequence

from markdown_it.token import Token

from toolkit.base.source import Span
from toolkit.base.waiver import Waiver
from toolkit.parse.manuscript import Manuscript

Place = tuple[int, int]
_ORDER = re.compile(r"<!--\s*toolkit\s*(?::|(?=\signore\b))\s*(?P<order>.*?)\s*-->", re.DOTALL | re.IGNORECASE)
_IGNORE = re.compile(
    r"ignore\s+(?P<codes>[\w.-]+(?:(?:\s*,\s*|\s+)[\w-]+(?:\.[\w-]+)+)*)\s*(?:[(:–—-]\s*(?P<reason>.*?)\)?)?\.?",
    re.DOTALL | re.IGNORECASE,
)


def read_waivers(
    comments: Sequence[Place], blocks: Sequence[Place], tokens: Sequence[Token], manuscript: Manuscript
) -> None:
    """Put the waivers among the comments into the report. `blocks`: the comments that stand on lines of their own."""
    text = manuscript.lifted.mapped.text
    for place in sorted(set(comments)):
        order = _ORDER.fullmatch(manuscript.shown(text[slice(*place)]))
        if order is None:
            continue
        covers = _beside(place, tokens, manuscript) if place in blocks else _around(place, tokens, manuscript)
        _read(order["order"], manuscript.span(*place), covers, manuscript)


def _read(order: str, span: Span, covers: Span, manuscript: Manuscript) -> None:
    match = _IGNORE.fullmatch(order)
    hint = "write `<!-- toolkit: ignore numbers.unbound (the reason) -->`"
    if match is None:
        manuscript.report.warning("waiver.form", "this comment speaks to the toolkit, but cannot be read", span, hint)
        return
    codes, reason = tuple(re.split(r"[\s,]+", match["codes"])), " ".join((match["reason"] or "").split())
    if not re.search(r"\w", reason):
        message = f"this waiver of `{', '.join(codes)}` gives no reason, so it does not count"
        manuscript.report.warning("waiver.reason", message, span, hint)
        return
    manuscript.report.waivers.append(Waiver(codes=codes, reason=reason, span=span, covers=covers))


# ------------------------------------------------------------------ what a waiver is about


def _around(place: Place, tokens: Sequence[Token], manuscript: Manuscript) -> Span:
    """The lines of the paragraph, the heading, the row in which a comment stands; else the block of its line."""
    line = _line(place[0], manuscript)
    inside = [token for token in tokens if token.map and token.map[0] <= line < token.map[1]]
    words = [token for token in inside if token.type == "inline"] or inside[-1:]
    return _lines(words[-1], manuscript) if words else manuscript.span(0, len(manuscript.lifted.mapped.text))


def _beside(place: Place, tokens: Sequence[Token], manuscript: Manuscript) -> Span:
    """The block behind a comment that stands by itself, or the one that it touches from below."""
    first, last = _line(place[0], manuscript), _line(place[1] - 1, manuscript)
    lines = manuscript.lifted.mapped.text.split("\n")
    behind = next((at for at in range(last + 1, len(lines)) if lines[at].strip()), None)
    touches = first > 0 and bool(lines[first - 1].strip()) and not lines[first - 1].lstrip().startswith(":::")
    if behind is None or (touches and behind > last + 1):
        before = [one for one in tokens if one.map and one.map[0] <= first - 1 < one.map[1] <= first]
        before = [one for one in before if one.type != "inline"]
        return _lines(before[-1], manuscript) if before else manuscript.span(*place)
    starts = [token for token in tokens if token.map and token.map[0] == behind]
    largest = max(starts, key=lambda token: (token.map or [0, 0])[1], default=None)
    return _lines(largest, manuscript) if largest else manuscript.lines(behind, behind + 1)


def _lines(token: Token, manuscript: Manuscript) -> Span:
    first, last = token.map or (0, 1)
    return manuscript.lines(first, last)


def _line(offset: int, manuscript: Manuscript) -> int:
    return manuscript.lifted.mapped.text.count("\n", 0, offset)

"""Write: the texts around the text in Word and PDF: head, foot and letterhead, with their placeholders filled."""

import re
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from toolkit.base.words import word
from toolkit.model.build import Look
from toolkit.model.people import Organisation
from toolkit.model.tree import Block, Blocks, Document, Group, Inline
from toolkit.model.walk import plain_text, rewrite

NAME, TITLE = 40, 68  # characters that fit beside each other at the head of a page
LETTERHEAD = "letterhead"


class Counter(Struct, frozen=True):
    """A number that only the laid-out page knows."""

    of: Literal["page", "pages"]


Pieces = tuple[str | Counter, ...]


class RunningTexts(Struct, frozen=True, kw_only=True):
    """What stands in each corner of a page."""

    head_left: Pieces
    head_right: Pieces
    foot_left: Pieces
    foot_right: Pieces


def running_texts(document: Document, look: Look) -> RunningTexts:
    """Return the texts of the theme, each on one line and cut at a word where a name or title is long."""
    given = look.theme.running
    return RunningTexts(
        head_left=_pieces(given.head_left, document, look),
        head_right=_pieces(given.head_right, document, look),
        foot_left=_pieces(given.foot_left, document, look),
        foot_right=_pieces(given.foot_right, document, look),
    )


def letterhead_lines(look: Look) -> tuple[str, ...]:
    """Return the lines of the letterhead; one whose placeholders are all empty is left out."""
    written = look.theme.letterhead.lines if look.theme.letterhead else ()
    lines = (_sender(line, look.organisation) for line in written)
    return tuple(line for line in lines if line)


def without_letterhead(document: Document, organisation: Organisation) -> Document:
    """The document without the sender above its letters, where another letterhead stands there.

    What a template prints there besides (“Media release · London, 1 March 2024”) stays.
    """
    told = (*organisation.address, organisation.email, organisation.web)

    def step(node: Block | Inline) -> Block | Inline | Blocks:
        if not isinstance(node, Group) or node.role != LETTERHEAD:
            return node
        kept = tuple(block for block in node.content if not _names_sender(block, told))
        return replace(node, content=kept) if kept else ()

    return rewrite(document, step)


def _names_sender(block: Block, told: tuple[str, ...]) -> bool:
    words = plain_text((block,))
    return not words.strip() or getattr(block, "role", "") == "author" or any(one in words for one in told if one)


def _sender(line: str, organisation: Organisation) -> str:
    """“{address} · {email}”: the separator goes with a part that is empty."""
    filled = [_filled(part, _names(organisation)) for part in re.split(r"\s*([·|•])\s*", line)]
    parts = [part.strip() for part in filled[::2]]
    sign = filled[1] if len(filled) > 1 else ""
    return f" {sign} ".join(part for part in parts if part)


def _filled(text: str, names: dict[str, str]) -> str:
    return re.sub(r"\{([\w-]+)\}", lambda match: names.get(match[1], ""), text)


def _names(organisation: Organisation) -> dict[str, str]:
    return {
        "organisation": organisation.name,
        "short-name": organisation.short_name or organisation.name,
        "address": ", ".join(organisation.address),
        "email": organisation.email,
        "web": re.sub(r"^https?://|/$", "", organisation.web),
    }


def _pieces(text: str, document: Document, look: Look) -> Pieces:
    names = _names(look.organisation)
    names |= {
        "short-name": _shortened(names["short-name"], NAME),
        "title": _shortened(plain_text(document.title), TITLE),
    }
    told = re.split(r"\{(pages?)\}", text.replace("{page-of}", word("page-of", document.lang)))
    texts = ((_filled(each, names) if at % 2 == 0 else _counter(each)) for at, each in enumerate(told))
    return tuple(piece for piece in texts if piece)


def _counter(name: str) -> Counter:
    return Counter("pages" if name == "pages" else "page")


def _shortened(text: str, most: int) -> str:
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    return text[:most].rsplit(" ", 1)[0].rstrip(" ,;:–-") + " …"

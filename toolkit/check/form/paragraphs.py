"""Check, form: numbered paragraphs, and the paragraphs of a draft that comments name."""

import re
from collections.abc import Iterator

from toolkit.check.form.passages import body_passages, passages
from toolkit.check.form.remark import Remark
from toolkit.model.tree import ANNEX, BODY, Block, Document, Group, Heading, Paragraph
from toolkit.model.walk import plain_text, walk

_NAMED = re.compile(
    r"(?:\b(?:paragraphs?|paras?\.?|pars?\.|paragraphes?|Absatz|Absätze|Abs\.|Ziffern?|Ziff\.|Nummern?|Nr\.|Rn\.|Randnummern?|"
    r"párrafos?|párrs?\.|apartados?)|§§?|¶¶?)[\s\u00a0\u202f]*(\d{1,3})\b",
    re.IGNORECASE,
)
_INSIDE = ("part", "wide", "language", BODY)  # groups whose paragraphs stand in the text like all others


def unnumbered(document: Document) -> tuple[Remark, ...]:
    """One remark, at the first paragraph of the text that has no number; none where all are numbered.

    Lists, quotations, boxes, recommendations (which have numbers of their own) and the appendix are not meant.
    """
    all_of_them = list(_paragraphs(document.content, inside=False))
    without = [one for one in all_of_them if not one.number]
    if not without:
        return ()
    some = len(without) < len(all_of_them)
    message = (
        f"{len(without)} of {len(all_of_them)} paragraphs have no number" if some else "paragraphs have no numbers"
    )
    hint = "a template with `numbering: paragraphs` numbers them: `parliament`, `treaty-body`"
    return (Remark(message=message, span=without[0].span, hints=(hint,)),)


def _paragraphs(blocks: tuple[Block, ...], *, inside: bool) -> Iterator[Paragraph]:
    for block in blocks:
        if isinstance(block, Paragraph) and inside and not block.role:
            yield block
        elif isinstance(block, Group) and (block.role in _INSIDE or not inside):
            yield from _paragraphs(block.content, inside=inside or block.role == BODY)


def named_paragraphs(document: Document) -> tuple[int, ...]:
    """The numbers of paragraphs that the text names (“paragraph 14”, “paras 3”, “§ 7”, “párrafo 9”), each once."""
    numbers = (int(match[1]) for one in body_passages(document) for match in _NAMED.finditer(one.text))
    return tuple(dict.fromkeys(numbers))


def unreferenced(document: Document) -> tuple[Remark, ...]:
    """Where comments on a draft do not say which of its paragraphs they are about.

    One remark where no paragraph is named at all; otherwise one for each section that recommends something and
    names none.
    """
    if not named_paragraphs(document):
        hint = "write for example “paragraph 14 of the draft”, in the headings or in the text"
        return (Remark(message="no paragraph of the draft is named", hints=(hint,)),)
    return tuple(
        Remark(
            message=f"the section “{plain_text(heading.content)}” names no paragraph of the draft", span=heading.span
        )
        for heading, blocks in _sections(document)
        if _recommends(blocks) and not any(_NAMED.search(one.text) for one in passages((heading, *blocks)))
    )


def _recommends(blocks: tuple[Block, ...]) -> bool:
    return any(isinstance(one, Group) and one.role == "recommendation" for one in walk(blocks))


def _sections(document: Document) -> Iterator[tuple[Heading, tuple[Block, ...]]]:
    """Each heading with the blocks up to the next one, in the text itself; not in parts of the template."""
    bodies = [one for one in walk(document.content) if isinstance(one, Group) and one.role == BODY]
    for body in bodies:
        heading, blocks = None, list[Block]()
        for block in body.content:
            if isinstance(block, Heading) or (isinstance(block, Group) and block.role in ("part", ANNEX)):
                if heading:
                    yield heading, tuple(blocks)
                heading, blocks = (block, []) if isinstance(block, Heading) else (None, [])
            else:
                blocks.append(block)
        if heading:
            yield heading, tuple(blocks)

"""Build: the answers of a document, each as the box of the portal takes it: numbered, cited and counted by itself."""

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from toolkit.base.diagnostic import Report
from toolkit.base.source import Span
from toolkit.model.questions import Answer, Question, Questionnaire
from toolkit.model.template import Template
from toolkit.model.tree import (
    ANSWER,
    BODY,
    CHOSEN,
    MISSING,
    Blocks,
    Document,
    Group,
    Heading,
    List,
    Paragraph,
    Reference,
)
from toolkit.model.walk import nodes_of, plain_text, walk
from toolkit.resolve.citations import Citing, fill_citations
from toolkit.resolve.notes import place_notes
from toolkit.resolve.numbering import number
from toolkit.resolve.reference_list import BIBLIOGRAPHY, IN_TEXT
from toolkit.resolve.references import fill_references
from toolkit.write.paste_pack.plain import boxed


def boxed_answers(
    composed: Document, questionnaire: Questionnaire, template: Template, citing: Citing
) -> tuple[Answer, ...]:
    """Return the answers of `composed` (a document after the pass `values`), in its order.

    A box stands by itself: its notes are numbered from 1, and the first citation of a work in it is the full one. The
    numbers of tables and figures are those of the whole document. What is wrong with citations and references is said
    of the document, not of its boxes once more.
    """
    whole = fill_references(number(composed, template.numbering, Report()), Report())
    groups = [node for node in nodes_of(whole) if isinstance(node, Group) and node.role == ANSWER]
    known = {one.id: one for one in questionnaire}
    return tuple(_answer(group, known[group.name], whole, citing) for group in groups)


POINT = ("en", "ar", "he", "zh", "ja", "ko", "th", "hi")  # languages with a decimal point; others have a comma


class _Parts(Struct, frozen=True):
    """What stands in an answer: the lines that print a choice or a file, and the words."""

    chosen: tuple[Paragraph | List, ...]
    words: Blocks


def _answer(group: Group, question: Question, whole: Document, citing: Citing) -> Answer:
    parts = _parts(group)
    shown, words = _number(question, parts, whole.lang)
    return Answer(
        question=question.id,
        options=tuple(_options(parts.chosen, question)),
        number=_decimal(shown),
        shown=shown,
        file=next(_files(parts.chosen, question), ""),
        text=_text(words, whole, citing),
        outside=tuple(_outside(words)),
        span=group.span,
    )


def _parts(group: Group) -> _Parts:
    """Without the heading, which the portal prints itself."""
    content = group.content[1:] if group.content and isinstance(group.content[0], Heading) else group.content
    chosen = tuple(one for one in content if isinstance(one, Paragraph | List) and one.role == CHOSEN)
    return _Parts(chosen, tuple(one for one in content if not any(one is line for line in chosen)))


def _options(chosen: tuple[Paragraph | List, ...], question: Question) -> Iterator[str]:
    """What is ticked in the portal is what the paper prints."""
    for block in chosen:
        lines = [item.content for item in block.items] if isinstance(block, List) else [block.content[1:]]
        for text in map(plain_text, lines):
            found = (one.id for one in question.options if one.text.split() == text.split())
            yield from list(found)[:1]


def _files(chosen: tuple[Paragraph | List, ...], question: Question) -> Iterator[str]:
    if question.kind == "upload":
        yield from map(_behind_label, chosen)


def _behind_label(block: Paragraph | List) -> str:
    return plain_text(block.content[1:]) if isinstance(block, Paragraph) else ""


# ------------------------------------------------------------------ numbers


def _number(question: Question, parts: _Parts, lang: str) -> tuple[str, Blocks]:
    """For a question that asks for a number: its digits as a portal takes them, and the words that follow it."""
    if question.kind != "number":
        return "", parts.words
    if parts.chosen:
        return _digits(_behind_label(parts.chosen[0]), lang), parts.words
    if parts.words and isinstance(parts.words[0], Paragraph):
        return _digits(plain_text(parts.words[0].content), lang), parts.words[1:]
    return "", parts.words


def _digits(text: str, lang: str) -> str:
    """“1,234.5” in English and “1.234,5” in other languages → 1234.5; “97.7%” → 97.7; anything else stays as it is."""
    group, point = (",", ".") if lang.partition("-")[0].lower() in POINT else (".", ",")
    western = "".join(str(digit) if (digit := unicodedata.decimal(sign, None)) is not None else sign for sign in text)
    western = western.translate({0x66C: group, 0x66B: point, 0x66A: "%", 0x2212: "-"})
    bare = re.sub(rf"(?<=\d)[{group}\s’'](?=\d{{3}}(?!\d))", "", western.strip()).removesuffix("%").strip()
    plain = bare.replace(point, ".", 1)
    return plain if _decimal(plain) is not None else text


def _decimal(text: str) -> Decimal | None:
    return Decimal(text) if re.fullmatch(r"[-+]?\d{1,20}(\.\d{1,10})?", text, re.ASCII) else None


# ------------------------------------------------------------------ the words of a box


def _text(words: Blocks, whole: Document, citing: Citing) -> str:
    if not words:
        return ""
    span = words[0].span
    bare = tuple(replace(one, number="") if isinstance(one, Paragraph) else one for one in words)  # “12.” of the paper
    body = Group(role=BODY, content=bare, span=span)
    listed = () if citing.style.in_notes else (Group(role=BIBLIOGRAPHY, name=IN_TEXT, content=(), span=span),)
    box = replace(whole, title=(), subtitle=(), content=(body, *listed))
    box = fill_citations(place_notes(box, citations_in_notes=citing.style.in_notes), citing, Report())
    return boxed(box.content, whole.lang, Report(), lettered=not citing.style.in_notes)


def _outside(words: Blocks) -> Iterator[tuple[str, Span]]:
    """What the words refer to without holding it: “Table 2” of another answer."""
    inside = {identity for node in walk(words) if (identity := getattr(node, "id", ""))}
    for node in walk(words):
        if isinstance(node, Reference) and node.target not in inside and node.text != MISSING:
            yield node.text, node.span

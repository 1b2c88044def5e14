"""Rule `signatories`: what a letter, a media release or a summary says about how many sign is what the list says."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from toolkit.base.diagnostic import Report
from toolkit.base.source import Span
from toolkit.check.rule import Rule, Subject
from toolkit.check.signing.reading import Claim, claims
from toolkit.model.tree import (
    Block,
    Citation,
    Code,
    Document,
    Figure,
    Group,
    Heading,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Paragraph,
    Quote,
    Reference,
    Styled,
    Table,
    Text,
    Value,
)
from toolkit.model.walk import AnyNode, children, walk

LIST = "signatories"  # the name of the list in a text, and how the roles of the printed list begin
NEARLY, ABOUT = 0.85, 0.1  # “nearly 60”: 51 or more; “about 60”: 54 to 66


def _check(subject: Subject, report: Report) -> None:
    if subject.counts is None:
        return
    year = subject.submission.date.year if subject.submission.date else None
    for line in _lines(subject.document):
        known = [at for at, node in line.pieces if isinstance(node, Value) and node.path[:1] == (LIST,)]
        for claim in claims(line.text, subject.document.lang, year, known, headline=line.headline):
            if not line.is_computed(claim):
                _judge(claim, line, subject.counts, report)


def _judge(claim: Claim, line: "_Line", counts: Mapping[str, int], report: Report) -> None:
    count = counts[_counted(claim)]
    said, place = line.text[claim.start : claim.end], line.span(claim)
    name = f"{{{{ {LIST}.{_counted(claim)}{' | words' if claim.in_words else ''} }}}}"
    if not _is_true(claim, count):
        message = f"the text says “{said}”; by the list it is {count:,} ({_says(claim)})"
        hint = f"write `{name}`: it counts the list, and stays right when somebody signs or withdraws"
        report.error("signatories.count-differs", message, place, hint)
    elif claim.bound is None:
        message = f"“{said}” is typed: it will be wrong as soon as somebody signs or withdraws"
        report.warning("signatories.count-typed", message, place, f"write `{name}`, which counts the list")


def _counted(claim: Claim) -> str:
    """The name of the count: `{{ signatories.NAME }}`."""
    if claim.other and claim.kind in ("total", "organisations"):
        return "others" if claim.kind == "total" else "other-organisations"
    return claim.kind


def _says(claim: Claim) -> str:
    match claim.kind:
        case "organisations":
            return "organisations besides the one that speaks" if claim.other else "organisations that sign"
        case "persons":
            return "persons who sign"
        case "countries":
            return "countries of those who sign"
        case _:
            return "signatories besides the one who speaks" if claim.other else "all who sign"


def _is_true(claim: Claim, count: int) -> bool:
    number = claim.number
    match claim.bound:
        case "over":
            return count > number
        case "at least":
            return count >= number
        case "under":
            return count < number
        case "nearly":
            return NEARLY * number <= count < number
        case "about":
            return abs(count - number) <= ABOUT * number
        case "at most":
            return count <= number
        case None:
            return count == number


# ------------------------------------------------------------------ the lines of a document


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of text with the nodes that it consists of, each with the place at which it begins."""

    text: str
    pieces: tuple[tuple[int, Inline], ...]
    headline: bool = False

    def is_computed(self, claim: Claim) -> bool:
        """Whether the number, or a part of it, comes from a measure: it is not the author who counted."""
        return any(
            isinstance(node, Value) and at < claim.end and claim.start < at + len(node.text) for at, node in self.pieces
        )

    def span(self, claim: Claim) -> Span:
        """Where the number stands in the source; the whole piece where its text is not what stands there."""
        at, node = next(piece for piece in reversed(self.pieces) if piece[0] <= claim.start)
        shift = node.span.excerpt.find(node.text) if isinstance(node, Text) else -1
        if shift < 0:
            return node.span
        start = node.span.start + shift + claim.start - at
        return node.span.source.span(start, min(start + claim.end - claim.start, node.span.end))


def _lines(document: Document) -> Iterator[_Line]:
    """Title, text and summary; not the list itself, tables, or what others are quoted with."""
    for run in (document.title, document.subtitle, document.summary):
        yield replace(_line(run), headline=True)
    for node in document.content:
        yield from map(_line, _runs(node))


def _runs(node: AnyNode) -> Iterator[Inlines]:
    match node:
        case Table() | Group() | Quote() if _is_left_out(node):
            return
        case Paragraph(content=content) | Heading(content=content):
            yield content
        case Figure(caption=caption):
            yield caption
    for kid in children(node):
        yield from _runs(kid)


def _is_left_out(node: Block) -> bool:
    match node:
        case Group(role=role):
            return bool(re.match(rf"{LIST}\b|bibliography", role))
        case Quote(content=content):
            return any(isinstance(inner, Citation) for inner in walk(content))
        case _:
            return isinstance(node, Table)


def _line(run: Inlines) -> _Line:
    text, pieces = "", list[tuple[int, Inline]]()
    for node, shown in _pieces(run):
        pieces.append((len(text), node))
        text += shown
    return _Line(text, tuple(pieces))


def _pieces(run: Inlines) -> Iterator[tuple[Inline, str]]:
    """What stands in the line; notes are lines of their own."""
    for node in run:
        match node:
            case Text() | Code() | Value() | Reference():
                yield node, node.text
            case LineBreak():
                yield node, " "
            case Styled() | Link():
                yield from _pieces(node.content)


SIGNATORIES = Rule(name="signatories", gives=("signatories.count-differs", "signatories.count-typed"), check=_check)

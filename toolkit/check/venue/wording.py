"""Rules of venues: words to avoid, and bold, italics and underlining where they are not wanted."""

import re
from collections.abc import Iterator

from toolkit.base.source import Span
from toolkit.check.venue.case import Case
from toolkit.check.venue.kind import Kind
from toolkit.model.tree import Cell, Code, Heading, LineBreak, Link, Paragraph, Styled, Text, Value
from toolkit.model.walk import AnyNode, children, walk

_STYLES = {"bold": "strong", "italic": "emphasis", "underline": "underline"}
_WORDS = {"strong": "bold", "emphasis": "italics", "underline": "underlining"}


def own_words(node: AnyNode) -> str:
    """What the author says in a paragraph, heading or cell: without citations, references and footnotes."""
    return "".join(_own(children(node)))


def _own(nodes: Iterator[AnyNode]) -> Iterator[str]:
    for node in nodes:
        match node:
            case Text() | Code() | Value():
                yield node.text
            case LineBreak():
                yield " "
            case Styled() | Link():
                yield from _own(children(node))
            case _:
                continue


def _terms(case: Case) -> None:
    for term, better in case.rule.pairs("instead").items():
        pattern = re.compile(rf"\b{re.escape(term).replace(chr(92) + ' ', chr(92) + 's+')}(?:s|en|e)?\b", re.IGNORECASE)
        for span, shown in _found(case, pattern):
            hint = f"write “{better}”" if better else "leave it out"
            case.say("venue.term", f"“{shown}” is not to be used here", span, hint)


def _found(case: Case, pattern: re.Pattern[str]) -> Iterator[tuple[Span, str]]:
    title = case.submission.title
    if match := pattern.search(title.text):
        yield title.span, match[0]
    for node in case.reading.nodes:
        if isinstance(node, Paragraph | Heading | Cell) and (match := pattern.search(own_words(node))):
            yield place_of(match[0], node), match[0]


def place_of(shown: str, node: AnyNode) -> Span:
    """Where these words of a node stand; the node, where a mark cuts them in two."""
    for text in walk([node]):
        if isinstance(text, Text) and shown in text.text:
            at = text.span.source.text.find(shown, text.span.start, text.span.end)
            if at >= 0:
                return text.span.source.span(at, at + len(shown))
    return node.span


def _emphasis(case: Case) -> None:
    styles = {_STYLES.get(one, one) for one in case.rule.texts("forbidden")}
    found = [node for node in case.reading.nodes if isinstance(node, Styled) and node.style in styles]
    for style in dict.fromkeys(node.style for node in found):
        these = [node for node in found if node.style == style]
        times = "once" if len(these) == 1 else f"{len(these)} times"
        hint = "take the stars away; what matters must be said in words"
        case.say("venue.emphasis", f"{_WORDS[style]} is not allowed, and stands here {times}", these[0].span, hint)


TERMS = Kind(name="terms", gives=("venue.term",), check=_terms)
EMPHASIS = Kind(name="emphasis", gives=("venue.emphasis",), check=_emphasis)

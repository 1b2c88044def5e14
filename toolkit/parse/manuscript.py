"""Parse: the text that is being read, where its parts stand, what its slots hold, and whom to tell about mistakes."""

from collections.abc import Sequence
from functools import cached_property

from markdown_it.token import Token
from msgspec import Struct, field

from toolkit.base.diagnostic import Report
from toolkit.base.source import Span
from toolkit.model.tree import Blocks
from toolkit.model.walk import plain_text
from toolkit.parse.positions import Problem
from toolkit.parse.slots import SLOT, Expression, Lifted, Slot, Stray, slot_index


class Branch(Struct, frozen=True):
    """A token, and what stands between it and its closing token `end` (the token itself where it has none)."""

    token: Token
    inside: "tuple[Branch, ...]"
    end: Token


def branches(tokens: Sequence[Token]) -> tuple[Branch, ...]:
    """Return the flat tokens as a tree."""
    levels: list[tuple[Token | None, list[Branch]]] = [(None, [])]
    for token in tokens:
        if token.nesting > 0:
            levels.append((token, []))
        elif token.nesting < 0:
            opening, inside = levels.pop()
            assert opening is not None
            levels[-1][1].append(Branch(opening, tuple(inside), token))
        else:
            levels[-1][1].append(Branch(token, (), token))
    return tuple(levels[0][1])


class Manuscript(Struct, dict=True):
    """`notes`: label of a footnote → its blocks; `called`: the labels that the text uses."""

    lifted: Lifted
    report: Report
    notes: dict[str, Blocks] = field(default_factory=dict)
    called: set[str] = field(default_factory=set)
    inside_note: bool = False

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        text = self.lifted.mapped.text
        return (0, *(at + 1 for at, char in enumerate(text) if char == "\n"), len(text))

    def span(self, start: int, end: int) -> Span:
        """The place in a source of the characters `start` to `end`; from its first to its last piece if need be."""
        mapped = self.lifted.mapped
        if len(mapped.pieces) == 1 or end <= start:
            return mapped.span(start, max(start, end))
        first, last = mapped.span(start, start + 1), mapped.span(end - 1, end)
        if first.source is last.source and first.start < last.end:
            return first.source.span(first.start, last.end)
        return mapped.span(start, end)

    def block(self, token: Token) -> Span:
        """From where a block begins to the last character of its last line that is not empty."""
        first, last = token.map or [0, 1]
        start = token.meta.get("start", self.line_starts[first])
        end = self.line_starts[min(last, len(self.line_starts) - 1)]
        text = self.lifted.mapped.text
        while end > start and text[end - 1] in " \t\n":
            end -= 1
        return self.span(start, end)

    def lines(self, first: int, last: int) -> Span:
        token = Token("", "", 0, map=[first, last])
        return self.block(token)

    def tell(self, problem: Problem) -> None:
        span = self.span(problem.start, problem.end)
        self.report.add(problem.severity, problem.code, problem.message, span, problem.hints)

    def slot(self, mark: str) -> Slot:
        return self.lifted.slots[slot_index(mark)]

    def shown(self, text: str) -> str:
        """`text` with what stands in its slots; expressions as they were written, as in code."""
        return SLOT.sub(lambda match: _shown(self.slot(match[0])), text) if self.lifted.slots else text

    def words(self, text: str, where: str) -> str:
        """The same for a place that takes text alone (`where`: "the address of a link"): an expression is an error."""
        for match in SLOT.finditer(text) if self.lifted.slots else ():
            slot = self.slot(match[0])
            if isinstance(slot, Expression):
                message = f"an expression cannot stand in {where}"
                self.report.error("expression.place", message, slot.span, "write the text itself")
            elif isinstance(slot, Stray):
                self.tell_stray(slot)
        return self.shown(text)

    def tell_stray(self, stray: Stray) -> None:
        if stray.text == "{{":
            hint = "close it with `}}` in the same paragraph; write `\\{{` to print two braces"
            self.report.error("expression.open", "these braces are never closed", stray.span, hint)
        else:
            hint = "loops and conditions belong into a template; `\\{%` prints the signs"
            self.report.error("expression.tag", "a submission has no `{% … %}`", stray.span, hint)


def _shown(slot: Slot) -> str:
    match slot:
        case str():
            return slot
        case Expression():
            return slot.span.excerpt
        case Stray():
            return slot.text
        case _:
            return plain_text(slot)

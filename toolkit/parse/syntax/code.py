"""Syntax: a fenced code block without an end. Markdown takes the rest of the text for code; an author must know."""

from markdown_it.rules_block import StateBlock, fence

from toolkit.base.diagnostic import Severity
from toolkit.parse.positions import BlockState, Problem, complain


def watched_fence(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """The stock rule, which says nothing when a block is closed only by the end of the text."""
    assert isinstance(state, BlockState)
    found = fence(state, start, end, silent)
    if found and not silent and not _closed(state, start):
        problem = Problem(
            code="parse.code-open",
            message="this code block is never closed: all that follows is taken for code",
            start=state.first(start),
            end=state.eMarks[start],
            hints=(f"write {state.tokens[-1].markup} on a line of its own after the code",),
            severity=Severity.WARNING,
        )
        complain(state.env, problem)
    return found


def _closed(state: BlockState, start: int) -> bool:
    markup, last = state.tokens[-1].markup, state.line - 1
    line = state.text_of(last).strip()
    return last > start and line.startswith(markup) and not line.strip(markup[0]) and not state.is_code_block(last)

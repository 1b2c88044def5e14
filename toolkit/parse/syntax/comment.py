"""Syntax: `<!-- … -->`, what an author writes for colleagues, as a block of its own; it is not printed."""

import re

from markdown_it.rules_block import StateBlock, html_block
from markdown_it.token import Token

from toolkit.parse.positions import BlockState

COMMENT = re.compile(r"<!---?>|<!--.*?-->", re.DOTALL)


def comment(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Take the lines of a comment. Words behind its end stay in the text: they begin the next block.

    `env["comments"]` keeps where it stood. What never ends is left to the paragraph, and found when all is read.
    """
    assert isinstance(state, BlockState)
    if state.is_code_block(start) or not state.text_of(start).startswith("<!--"):
        return False
    last = _last_line(state, start, end)
    if last is None:
        return False
    behind = state.src.index("-->", state.first(start) + 2 if last == start else state.bMarks[last]) + 3
    blank = not state.src[behind : state.eMarks[last]].strip()
    if last == start and not blank:
        return False  # a paragraph that begins with a comment
    if silent:
        return True
    state.env.setdefault("comments", []).append((state.first(start), behind))
    state.line = last + 1 if blank else _begin_line_at(state, last, behind)
    return True


def markup(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """The stock rule for blocks of HTML, but for comments."""
    assert isinstance(state, BlockState)
    return not state.text_of(start).startswith("<!--") and html_block(state, start, end, silent)


def is_comment(token: Token) -> bool:
    """Whether an inline token is a comment."""
    return token.type == "html_inline" and token.content.startswith("<!--")


def blanked(text: str) -> str:
    """`text` with spaces for its comments: for lines that are not read as Markdown. No character moves."""
    return COMMENT.sub(lambda match: " " * len(match[0]), text) if "<!--" in text else text


def _last_line(state: BlockState, start: int, end: int) -> int | None:
    for line in range(start, end):
        if line > start and not state.isEmpty(line) and state.sCount[line] < state.blkIndent:
            return None
        text = state.text_of(line)
        if "-->" in (text[2:] if line == start else text):
            return line
    return None


def _begin_line_at(state: BlockState, line: int, offset: int) -> int:
    words = len(state.src[offset : state.eMarks[line]]) - len(state.src[offset : state.eMarks[line]].lstrip())
    state.bMarks[line], state.tShift[line] = offset, words
    state.sCount[line] = state.blkIndent
    return line

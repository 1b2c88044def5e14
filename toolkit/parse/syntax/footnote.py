"""Syntax: footnotes as pandoc writes them: `^[text]` on the spot, or `[^label]` here and `[^label]: text` elsewhere."""

import re

from markdown_it.helpers import parseLinkLabel
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

from toolkit.parse.positions import BlockState

_CALL = re.compile(r"\[\^([^\s\[\]]+)\]")
_DEFINITION = re.compile(r"\[\^([^\s\[\]]+)\]:[ \t]*")
_INDENT = 4  # the columns by which the further blocks of a footnote are indented


def inline_note(state: StateInline, silent: bool) -> bool:
    """`^[text]`: the tokens of the text between `note_open` and `note_close`."""
    start = state.pos
    if not state.src.startswith("^[", start):
        return False
    end = parseLinkLabel(state, start + 1)
    if end < 0:
        return False
    if not silent:
        whole = state.posMax
        state.pos, state.posMax = start + 2, end
        state.push("note_open", "", 1)
        state.md.inline.tokenize(state)
        state.push("note_close", "", -1)
        state.posMax = whole
    state.pos = end + 1
    return True


def note_call(state: StateInline, silent: bool) -> bool:
    """`[^label]`: a token that names the label. Whether there is such a footnote is known when all is read."""
    match = _CALL.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        token = state.push("note_call", "", 0)
        token.meta["label"], token.content = match[1], match[0]
    state.pos = match.end()
    return True


def note_definition(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """`[^label]: text` and the indented blocks after it, between `note_definition_open` and `note_definition_close`."""
    assert isinstance(state, BlockState)
    match = (
        None if state.is_code_block(start) else _DEFINITION.match(state.src, state.first(start), state.eMarks[start])
    )
    if match is None or silent:
        return match is not None
    token = state.push("note_definition_open", "", 1)
    token.meta.update(label=match[1], start=match.start(), end=match.start() + len(match[1]) + 4)
    _read_blocks(state, start, end, match.end())
    token.map = [start, state.line]
    state.push("note_definition_close", "", -1)
    return True


def _read_blocks(state: BlockState, start: int, end: int, content: int) -> None:
    before = state.bMarks[start], state.tShift[start], state.sCount[start], state.blkIndent, state.parentType
    state.bMarks[start], state.tShift[start] = content, 0
    state.blkIndent += _INDENT
    state.sCount[start], state.parentType = state.blkIndent, "footnote"
    closes, state.closes = state.closes, None
    state.line = start
    state.md.block.tokenize(state, start, end)
    state.closes = closes
    state.bMarks[start], state.tShift[start], state.sCount[start], state.blkIndent, state.parentType = before

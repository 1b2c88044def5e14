"""Syntax: `::: name arguments {#id key=value}` … `:::`, a block that the toolkit fills or treats in a way of its own.

As with pandoc's fenced divs, a line of three or more colons closes the directive that was opened last.
"""

import re

from markdown_it.rules_block import StateBlock
from msgspec import Struct

from toolkit.parse.positions import BlockState, Problem, complain
from toolkit.parse.syntax.attributes import AttributeList, Mistake, read_attributes
from toolkit.parse.syntax.comment import blanked
from toolkit.parse.syntax.language import LANG


class Opening(Struct, frozen=True, kw_only=True):
    """The first line of a directive, read."""

    name: str
    arguments: tuple[str, ...]
    attributes: AttributeList


def directive(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """The blocks of a directive between `directive_open` (meta["opening"]) and `directive_close`."""
    assert isinstance(state, BlockState)
    if state.is_code_block(start) or not state.src.startswith(":::", state.first(start)):
        return False
    if silent:
        return True
    if _is_closing(state, start):
        complain(state.env, _stray(state, start))
        state.line = start + 1
        return True
    opening = _read_opening(state, start)
    token = state.push("directive_open", "", 1)
    token.meta.update(opening=opening, start=state.first(start))
    _read_blocks(state, start, end)
    token.map = [start, state.line]
    state.push("directive_close", "", -1)
    return True


def _read_blocks(state: BlockState, start: int, end: int) -> None:
    outer, level, parent = state.closes, state.level, state.parentType
    state.closes = lambda line: state.level == level and _is_closing(state, line)
    state.parentType = "directive"
    state.line = start + 1
    state.md.block.tokenize(state, start + 1, end)
    closed = state.line < end and state.closes(state.line) and state.sCount[state.line] >= state.blkIndent
    state.closes, state.parentType = outer, parent
    if closed:
        state.line += 1
    else:
        complain(state.env, _never_closed(state, start))


def _is_closing(state: BlockState, line: int) -> bool:
    text = blanked(state.text_of(line)).rstrip()
    return len(text) >= 3 and not text.strip(":") and not state.is_code_block(line)


_COLONS = re.compile(r":{3,}[ \t]*")
_ARGUMENT = re.compile(r'[ \t]*(?:"(?P<quoted>(?:\\.|[^"\\])*)"(?=\s|\{|$)|(?P<plain>[^\s{}"]+))')
_ATTRIBUTES = re.compile(r'[ \t]*\{(?P<inside>(?:"(?:\\.|[^"\\])*"|[^"{}])*)\}')
_END = re.compile(r"[ \t]*:*[ \t]*$")


def _read_opening(state: BlockState, line: int) -> Opening:
    text, offset = blanked(state.text_of(line)).rstrip(), state.first(line)
    match = _COLONS.match(text)
    at = match.end() if match else 0
    words = list[str]()
    while not _END.match(text, at) and (match := _ARGUMENT.match(text, at)):
        quoted = match["quoted"]
        words.append(match["plain"] if quoted is None else re.sub(r"\\(.)", r"\1", quoted))
        at = match.end()
    attributes = AttributeList()
    if match := _ATTRIBUTES.match(text, at):
        attributes = read_attributes(text, match.start("inside"), match.end("inside"))
        at = match.end()
    if not _END.match(text, at):
        attributes.mistakes.append(_rest(text, at))
    name = words[0] if words else attributes.attributes.pop("class", "")
    name = name or (LANG if LANG in attributes.attributes else "")  # `::: {lang=fr}`, as pandoc writes it
    if not name:
        attributes.mistakes.append(_nameless(text))
    for mistake in attributes.mistakes:
        complain(state.env, _placed(mistake, offset))
    return Opening(name=name, arguments=tuple(words[1:]), attributes=attributes)


def _placed(mistake: Mistake, offset: int) -> Problem:
    start, end = offset + mistake.start, offset + mistake.end
    return Problem(code="parse.attributes", message=mistake.message, start=start, end=end, hints=(mistake.hint,))


def _rest(text: str, at: int) -> Mistake:
    start = at + len(text[at:]) - len(text[at:].lstrip())
    return Mistake(
        message=f"`{text[start:]}` cannot be read",
        hint='the line is `::: name arguments {#id key=value key="two words"}`; each bracket and quote needs its end',
        start=start,
        end=len(text),
    )


def _nameless(text: str) -> Mistake:
    return Mistake(
        message="there is no name after the colons",
        hint="write what the block is, for example `::: part summary`",
        start=0,
        end=len(text),
    )


def _stray(state: BlockState, line: int) -> Problem:
    return Problem(
        code="parse.fence-stray",
        message="these colons close a block, but none is open here",
        start=state.first(line),
        end=state.eMarks[line],
        hints=("delete the line, or open the block with `::: name`",),
    )


def _never_closed(state: BlockState, line: int) -> Problem:
    return Problem(
        code="parse.fence-open",
        message="this block is never closed",
        start=state.first(line),
        end=state.eMarks[line],
        hints=("write `:::` on a line of its own where the block ends, indented as its first line is",),
    )

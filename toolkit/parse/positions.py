"""Parse: the Markdown tokenizer, extended so that every token knows where in the text it stands.

Offsets count the characters of the text that is parsed. A block token carries `meta["start"]`; an inline token carries
`meta["at"]` and `meta["end"]`, offsets into the content of its block; `meta["origin"]` leads from there into the text.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.common.utils import mdTrim
from markdown_it.parser_block import ParserBlock
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType
from msgspec import Struct

from toolkit.base.diagnostic import Severity

Origin = tuple[tuple[int, int], ...]
"""Pairs (offset into the content of a token, offset into the text): characters from the one on come from the other."""


class Problem(Struct, frozen=True, kw_only=True):
    """What a rule of the tokenizer found wrong at the characters `start` to `end` of the text."""

    code: str
    message: str
    start: int
    end: int
    hints: tuple[str, ...] = ()
    severity: Severity = Severity.ERROR


def complain(env: EnvType, problem: Problem) -> None:
    """Keep `problem` until the text is parsed; a rule of the tokenizer knows neither sources nor the report."""
    env.setdefault("problems", []).append(problem)


def placed_markdown() -> MarkdownIt:
    """Return a CommonMark parser with tables whose tokens know their places and which is otherwise the stock parser."""
    markdown = MarkdownIt("commonmark", {"maxNesting": _DEEPEST})
    markdown.block, markdown.inline = PlacedBlocks(), PlacedInlines()
    return markdown.configure("commonmark", {"maxNesting": _DEEPEST}).enable("table")


def text_offset(origin: Origin, offset: int) -> int:
    """Return where in the text the character `offset` of a content stands."""
    content, text = origin[max(bisect_right(origin, (offset, _FAR)) - 1, 0)]
    return text + offset - content


_DEEPEST = 60  # levels of nesting; stock Markdown gives up at 20, in silence
_FAR = 1 << 60


# ------------------------------------------------------------------ inlines


class InlineState(StateInline):
    """Remembers where the text that is not yet a token begins, and where the rule at work began."""

    def __init__(self, src: str, md: MarkdownIt, env: EnvType, outTokens: list[Token]) -> None:  # noqa: N803 (its name)
        super().__init__(src, md, env, outTokens)
        self.at = 0
        self.pushed = 0
        self.pending_at: int | None = None

    def append_pending(self, text: str) -> None:
        if self.pending_at is None:
            self.pending_at = self.pos
        super().append_pending(text)

    def pushPending(self) -> Token:  # noqa: N802 (the name that the tokenizer calls)
        token = super().pushPending()
        at = self.at if self.pending_at is None else self.pending_at
        token.meta.update(at=at, end=at + len(token.content))
        self.pending_at = None
        return token

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        token = super().push(ttype, tag, nesting)
        self.pending_at = None
        # a rule that pushes several texts (the stars of `**`) takes one character for each
        token.meta["at"] = self.at + (self.pushed if ttype == "text" else 0)
        self.pushed += 1
        return token


class PlacedInlines(ParserInline):
    """The inline tokenizer: `tokenize` is the stock one, and notes before and after each rule where it stands."""

    def tokenize(self, state: StateInline) -> None:
        assert isinstance(state, InlineState)
        rules, end, deepest = self.ruler.getRules(""), state.posMax, state.md.options["maxNesting"]
        outer = state.at, state.pushed
        while state.pos < end:
            state.at, state.pushed, before = state.pos, 0, len(state.tokens)
            if state.level < deepest and any(rule(state, False) for rule in rules):
                for token in state.tokens[before:]:
                    text_end = token.meta["at"] + len(token.content)
                    token.meta.setdefault("end", text_end if token.type == "text" else state.pos)
                continue
            state.append_pending(state.src[state.pos])
            state.pos += 1
        if state.pending:
            state.pushPending()
        state.at, state.pushed = outer

    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        state = InlineState(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


# ------------------------------------------------------------------ blocks


class BlockState(StateBlock):
    """Knows where list items start. `closes` says whether a line ends the directive that is open at this level."""

    closes: Callable[[int], bool] | None = None

    def first(self, line: int) -> int:
        """Where the first character of `line` stands that is no indentation and no mark of a container."""
        return self.bMarks[line] + self.tShift[line]

    def text_of(self, line: int) -> str:
        return self.src[self.first(line) : self.eMarks[line]]

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        token = super().push(ttype, tag, nesting)
        if ttype == "list_item_open":
            token.meta["start"] = self.first(self.line)
        return token


class PlacedBlocks(ParserBlock):
    """The block tokenizer: `tokenize` is the stock one; after each rule it places the tokens that the rule made."""

    def tokenize(self, state: StateBlock, startLine: int, endLine: int) -> None:  # noqa: N803 (the stock names)
        assert isinstance(state, BlockState)
        rules = self.ruler.getRules("")
        line, seen_empty = startLine, False
        while line < endLine:
            state.line = line = state.skipEmptyLines(line)
            if line >= endLine or state.sCount[line] < state.blkIndent:
                break
            if state.closes is not None and state.closes(line):
                break
            if state.level >= state.md.options.maxNesting:
                _too_deep(state, line, endLine)
                break
            before = len(state.tokens)
            if not any(rule(state, line, endLine, False) for rule in rules):
                raise AssertionError("the rule for paragraphs takes every line")
            _place(state, line, before)
            state.tight = not seen_empty
            line = state.line
            seen_empty = seen_empty or ((line - 1) < endLine and state.isEmpty(line - 1))
            if line < endLine and state.isEmpty(line):
                seen_empty = True
                line += 1
                state.line = line

    def parse(self, src: str, md: MarkdownIt, env: EnvType, outTokens: list[Token]) -> list[Token] | None:  # noqa: N803
        if not src:
            return None
        state = BlockState(src, md, env, outTokens)
        self.tokenize(state, state.line, state.lineMax)
        return state.tokens


def _too_deep(state: BlockState, line: int, end: int) -> None:
    state.line = end
    complain(
        state.env,
        Problem(
            code="parse.nesting",
            message=f"lists, quotations or directives stand inside each other more than {_DEEPEST} levels deep",
            start=state.first(line),
            end=state.eMarks[line],
            hints=("what follows on this level is left out; indent it less",),
        ),
    )


def _place(state: BlockState, line: int, before: int) -> None:
    made = state.tokens[before:]
    if not made:
        return
    made[0].meta.setdefault("start", state.first(line))
    if made[0].type == "table_open":
        _place_table(state, made)
    for token in made:
        if token.type == "inline" and "origin" not in token.meta:
            hashes = len(made[0].markup) if made[0].markup.startswith("#") else 0
            token.meta["origin"] = tuple(_lines_of(state, token, line, hashes))


def _lines_of(state: BlockState, token: Token, line: int, hashes: int) -> Iterator[tuple[int, int]]:
    """Each line of a content is found again behind the marks of its containers, where it stands letter by letter."""
    offset = 0
    for number, content in enumerate(token.content.split("\n"), start=line):
        words = content.lstrip(" \t")
        start = state.first(number) + hashes
        yield offset + len(content) - len(words), max(state.src.find(words, start), start)
        offset += len(content) + 1


def _place_table(state: BlockState, tokens: list[Token]) -> None:
    width = sum(token.type == "th_open" for token in tokens)
    cells: list[Origin] = []
    for token in tokens:
        if token.type == "tr_open":
            line = (token.map or [0])[0]
            token.meta["start"] = state.first(line)
            cells = list(_cells(state.text_of(line), state.first(line)))
            if len(cells) > width:
                _too_many_cells(state, cells[width][0][1], line)
            end = state.first(line) + len(mdTrim(state.text_of(line)))
            cells += [((0, end),)] * (width - len(cells))
        elif token.type == "inline":
            token.meta["origin"] = cells.pop(0)


def _cells(row: str, start: int) -> Iterator[Origin]:
    """Where the cells of a row stand. In a cell `\\|` is a letter, and the backslash is not part of the content."""
    trimmed = mdTrim(row)
    at = start + row.find(trimmed)
    parts = _PIPE.split(trimmed)
    for number, part in enumerate(parts):
        if part or 0 < number < len(parts) - 1:
            lead = at + part.find(mdTrim(part))
            escapes = [at + match.start() - lead for match in _ESCAPED_PIPE.finditer(part)]
            yield ((0, lead), *((where - done, lead + where + 1) for done, where in enumerate(escapes)))
        at += len(part) + 1


_PIPE = re.compile(r"(?<!\\)\|")
_ESCAPED_PIPE = re.compile(r"\\\|")


def _too_many_cells(state: BlockState, start: int, line: int) -> None:
    message = "this row has more cells than the first row of the table"
    hint = "what stands here is not printed: give the table another column, or write `\\|` for a letter |"
    end = state.eMarks[line]
    complain(state.env, Problem(code="parse.table-cells", message=message, start=start, end=end, hints=(hint,)))

"""Syntax: what is written like Markdown and is none here. It stays in the text as letters, and a finding says so.

Each rule takes the first signs as a text token; `meta["slip"]` is the problem, its place counted in the content.
"""

import re
from itertools import pairwise

from markdown_it.common.utils import normalizeReference
from markdown_it.helpers import parseLinkLabel
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from toolkit.base.diagnostic import Severity
from toolkit.parse.positions import Problem, complain, text_offset

_LABEL = re.compile(r"\[([^\[\]]*)\](?![(\[])")
_NO_KEY = re.compile(r"\s*-?@(?!\w)|.*\s-?@\s*(?:[,;]|$)", re.DOTALL)
_LITERAL = re.compile(r"\{\\?\{")  # braces that are to be printed: in `\{{ so }}` the second pair closes them
_STRIKE = re.compile(r"~~(?=[^\s~])(?:\\.|(?!~~)[^\\])*(?<!\s)~~(?!~)", re.DOTALL)


def unknown_link(state: StateInline, silent: bool) -> bool:
    """`[words][label]` where no line defines the label. `[sic][^1]` and `[sic][@key]` are no links."""
    end = _bracket_end(state, silent)
    match = _LABEL.match(state.src, end + 1, state.posMax) if end >= 0 else None
    if match is None or "@" in match[1] or match[1].startswith("^"):
        return False
    label = match[1] or state.src[state.pos + 1 : end]
    if not label.strip() or normalizeReference(label) in state.env.get("references", {}):
        return False
    message = "the address of this link is defined nowhere, so its brackets are printed"
    hint = "write `[words](https://…)`, or define the label; `\\[` prints a bracket"
    problem = Problem(
        code="parse.link-undefined",
        message=message,
        start=state.pos,
        end=match.end(),
        hints=(hint,),
        severity=Severity.WARNING,
    )
    return _push(state, "[", problem)


def citation_without_key(state: StateInline, silent: bool) -> bool:
    """`[@]`, `[@ key]`, `[see @, p. 3]`: a citation that names no work."""
    end = _bracket_end(state, silent)
    if end < 0 or not _NO_KEY.match(state.src[state.pos + 1 : end]):
        return False
    hint = "the key follows the `@` without a space: `[@key, p. 3]`; `\\@` prints the sign"
    message = "this citation names no work"
    problem = Problem(code="citation.syntax", message=message, start=state.pos, end=end + 1, hints=(hint,))
    return _push(state, "[", problem)


def strike(state: StateInline, silent: bool) -> bool:
    """`~~words~~`."""
    match = None if silent else _STRIKE.match(state.src, state.pos, state.posMax)
    if match is None or state.src[: state.pos].endswith("~"):
        return False
    problem = Problem(
        code="parse.strike",
        message="words cannot be struck out here, so the signs `~~` are printed",
        start=match.start(),
        end=match.end(),
        hints=("delete the words, or the signs; `\\~` prints the sign",),
        severity=Severity.WARNING,
    )
    return _push(state, "~~", problem)


def closing_braces(state: StateInline, silent: bool) -> bool:
    """`}}` that closes nothing: an expression that lost its beginning."""
    if silent or not state.src.startswith("}}", state.pos) or _LITERAL.search(state.src, 0, state.pos):
        return False
    problem = Problem(
        code="expression.not-opened",
        message="these braces close nothing, so they are printed",
        start=state.pos,
        end=state.pos + 2,
        hints=("an expression begins with `{{`; write `\\}}` to print two braces",),
        severity=Severity.WARNING,
    )
    return _push(state, "}}", problem)


def _bracket_end(state: StateInline, silent: bool) -> int:
    return -1 if silent or state.src[state.pos] != "[" else parseLinkLabel(state, state.pos)


def _push(state: StateInline, signs: str, problem: Problem) -> bool:
    token = state.push("text", "", 0)
    token.content, token.meta["slip"] = signs, problem
    state.pos += len(signs)
    return True


# ------------------------------------------------------------------ tables


def broken_tables(state: StateCore) -> None:
    """Rows between bars that Markdown takes for a paragraph, as the line under the first row is wrong or missing."""
    for opening, token in pairwise(state.tokens):
        if opening.type == "paragraph_open" or (opening.type == "heading_open" and opening.markup == "-"):
            _check_rows(opening, token, state)


def _check_rows(opening: Token, token: Token, state: StateCore) -> None:
    lines, at = token.content.split("\n"), 0
    if opening.type == "heading_open":
        lines.append("---")  # the line that made the last one a heading
    for line, after in pairwise(lines):
        if _ROW.fullmatch(line) and (_ROW.fullmatch(after) or _RULER.fullmatch(after)):
            start = text_offset(token.meta["origin"], at + len(line) - len(line.lstrip()))
            complain(state.env, _no_table(line.strip(), start))
            return
        at += len(line) + 1


_ROW = re.compile(r"[ \t]*\|.*[^\s\\].*(?<!\\)\|[ \t]*")
_RULER = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
_BAR = re.compile(r"(?<!\\)\|")


def _no_table(row: str, start: int) -> Problem:
    columns = len(_BAR.findall(row)) - 1
    return Problem(
        code="parse.table",
        message="this is no table yet, because the line under its first row does not fit",
        start=start,
        end=start + len(row),
        hints=(
            f"write `|{'---|' * columns}` under it: hyphens, and as many columns as the first row has ({columns})",
            "`\\|` prints the sign",
        ),
    )

"""Syntax: `[texte]{lang=fr}`, as pandoc writes words in another language; and `![](line.png){.decorative}`."""

import re

from markdown_it.helpers import parseLinkLabel
from markdown_it.rules_inline import StateInline, image

from toolkit.parse.positions import Problem
from toolkit.parse.syntax.attributes import AttributeList, Mistake, read_attributes

LANG = "lang"
TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")  # BCP 47, as far as documents use it
_BRACES = re.compile(r"\{(?P<inside>[^{}\n]*)\}")
_DECORATIVE = re.compile(r"\{[ \t]*\.decorative[ \t]*\}")


def language_span(state: StateInline, silent: bool) -> bool:
    """`[words]{lang=fr}`: the tokens of the words between `language_open` (meta["lang"]) and `language_close`."""
    if state.src[state.pos] != "[":
        return False
    start, end = state.pos, parseLinkLabel(state, state.pos)
    braces = _BRACES.match(state.src, end + 1, state.posMax) if end >= 0 else None
    if braces is None or not re.search(r"(?:^|\s)lang=", braces["inside"]):
        return False
    if not silent:
        _push(state, start + 1, end, braces)
    state.pos = braces.end()
    return True


def _push(state: StateInline, start: int, end: int, braces: re.Match[str]) -> None:
    found = read_attributes(state.src, braces.start("inside"), braces.end("inside"))
    whole = state.posMax
    token = state.push("language_open", "", 1)
    token.meta["lang"] = found.attributes.get(LANG, "")
    token.meta["slips"] = _slips(found, braces)
    state.pos, state.posMax = start, end
    state.md.inline.tokenize(state)
    state.push("language_close", "", -1)
    state.posMax = whole


def _slips(found: AttributeList, braces: re.Match[str]) -> list[Problem]:
    """What is wrong between the braces; places count in the content of the block."""
    mistakes = [*found.mistakes, *(_wrong(found, braces))]
    return [
        Problem(code="parse.attributes", message=one.message, start=one.start, end=one.end, hints=(one.hint,))
        for one in mistakes
    ]


def _wrong(found: AttributeList, braces: re.Match[str]) -> list[Mistake]:
    start, end = braces.span()
    more = [name for name in found.attributes if name != LANG] + ([f"#{found.id}"] if found.id else [])
    message = f"words in brackets take `lang` alone, not `{', '.join(more)}`"
    wrong = [Mistake(message=message, hint="write `[texte]{lang=fr}`", start=start, end=end)] if more else []
    lang = found.attributes.get(LANG, "")
    return [*wrong, *([] if TAG.fullmatch(lang) or not lang else [no_language(lang, start, end)])]


def no_language(lang: str, start: int, end: int) -> Mistake:
    message, hint = f"`{lang}` is not a language tag", "write for example `lang=fr` or `lang=pt-BR`"
    return Mistake(message=message, hint=hint, start=start, end=end)


def picture(state: StateInline, silent: bool) -> bool:
    """The stock rule for pictures; `{.decorative}` behind one says that it shows nothing that a reader must know."""
    before = len(state.tokens)
    if not image(state, silent):
        return False
    mark = _DECORATIVE.match(state.src, state.pos, state.posMax)
    if mark and not silent:
        state.tokens[before:][-1].meta["decorative"] = True
        state.pos = mark.end()
    return True

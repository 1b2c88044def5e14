"""Syntax: citations as pandoc writes them, `[see @key, p. 3; -@other]`, `@key [p. 3]`; and `@tbl-…`, a cross-reference.

The rules leave tokens with offsets into the content of their block; works are looked up much later.
"""

import re
from collections.abc import Iterator
from typing import Literal

from markdown_it.common.utils import normalizeReference
from markdown_it.helpers import parseLinkLabel
from markdown_it.rules_inline import StateInline
from msgspec import Struct
from msgspec.structs import replace

from toolkit.model.citation import SCHEMES
from toolkit.parse.syntax.comment import is_comment
from toolkit.parse.syntax.reference import reference_kind

KEY = r"\w+(?:[:.#$%&\-+?<>~/]\w+)*"  # pandoc: letters, digits, _, and single punctuation marks inside
_SCHEME = rf"(?i:{'|'.join(SCHEMES)}):"
_INSIDE = (  # wrong marks too: they can be named
    r"[/:.+-](?=[\w(])|//(?=\w)|\\(?=\w)|(?<=\d)[\u2010-\u2015\u2212](?=\d|[A-Z]+/)"
)
_BRACKETS = r"\((?:\d{1,4}|(?:E?S-)?[IVX]+|Vol\.[IVX]+)\)"
_SPACED = (  # the two that are always written with a space
    r"(?i:un:[ase]/res/)\d+ \((?:\d{4}|(?:E?S-)?[IVX]+)\)(?: ?[A-E]\b)?"
    r"|(?i:com:(?:com|swd|join|sec))\(\d{4}\) \d+(?: final(?:/\d)?)?"
)
_IDENTIFIER = rf"{_SPACED}|{_SCHEME}(?:\w|{_INSIDE}|{_BRACKETS})+"
_KEY = rf"(?:(?P<identifier>{_IDENTIFIER})|\{{(?P<braced>{_SCHEME}[^{{}}\n]+)\}}|(?P<key>{KEY}))"
_BARE = re.compile(rf"(?P<minus>-?)@{_KEY}")
_IN_LIST = re.compile(rf"(?<![\w@/+%.])(?P<minus>-?)@{_KEY}")
_BEFORE_BARE = re.compile("[^\\W\u0590-\u08ff]|[@/+%]")  # Arabic and Hebrew join “and” to the word: و@tbl-x
_OPAQUE = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)|<!--.*?-->|<[^<>\s]+>|\\.|&#?\w+;", re.DOTALL)
_SPLIT = re.compile(r"[;()\[\]{}]")
_MARKUP = re.compile(r"[*_`<&!\\\[^@]")

Mode = Literal["normal", "author", "suppress"]


class WrittenCite(Struct, frozen=True, kw_only=True):
    """One work of a citation: `before` and `after` are the words round its key, `at` to `end` the place of the key.

    `styled`: these words hold markup, which a citation cannot keep.
    """

    key: str
    minus: bool
    before: str
    after: str
    at: int
    end: int
    styled: bool = False


class WrittenCitation(Struct, frozen=True, kw_only=True):
    """A citation as written; `loose` are parts that name no work, with their places."""

    cites: tuple[WrittenCite, ...]
    mode: Mode
    loose: tuple[tuple[int, int], ...] = ()


Loose = tuple[tuple[int, int], ...]
Cites = tuple[WrittenCite, ...]


def citation_list(state: StateInline, silent: bool) -> bool:
    """`[…@key…; …@key…]`. Brackets that hold a cross-reference stay brackets; links were tried before."""
    if state.src[state.pos] != "[" or state.linkLevel:
        return False
    end = parseLinkLabel(state, state.pos)
    if end < 0 or "@" not in state.src[state.pos : end]:
        return False
    cites, loose = _read_list(state.src, state.pos + 1, end)
    if not cites or any(reference_kind(cite.key) for cite in cites):
        return False
    if not silent:
        _push(
            state, end + 1, WrittenCitation(cites=cites, mode="suppress" if cites[0].minus else "normal", loose=loose)
        )
    state.pos = end + 1
    return True


def citation_in_text(state: StateInline, silent: bool) -> bool:
    """`@key`, `@key [p. 3]`, `-@key`, `@tbl-outcomes`; not the @ of an e-mail address or of a web address."""
    match = None if state.linkLevel else _BARE.match(state.src, state.pos, state.posMax)
    if match is None or (state.pos and _BEFORE_BARE.match(state.src[state.pos - 1])):
        return False
    if reference_kind(_key(match)):
        return _reference(state, match, silent)
    after, more, loose, end = _bracket_behind(state, match.end())
    if not silent:
        minus = bool(match["minus"])
        first = WrittenCite(key=_key(match), minus=minus, before="", after=after, at=match.start(), end=match.end())
        mode: Mode = "suppress" if minus else "author"
        _push(state, end, WrittenCitation(cites=(first, *more), mode=mode, loose=loose))
    state.pos = end
    return True


def _key(match: re.Match[str]) -> str:
    """The key, or an identifier: `@un:CRC/C/GC/25`, with spaces in braces `@{un:S/RES/1325 (2000)}`."""
    return str(match["identifier"] or match["key"] or match["braced"].strip())


def _reference(state: StateInline, match: re.Match[str], silent: bool) -> bool:
    if match["minus"]:
        return False  # the hyphen is a letter here; the rule is asked again behind it
    if not silent:
        token = state.push("reference", "", 0)
        token.meta["target"], token.content = match["key"], match[0]
    state.pos = match.end()
    return True


def _push(state: StateInline, end: int, written: WrittenCitation) -> None:
    plain = tuple(_in_plain_words(state, cite) for cite in written.cites)
    token = state.push("citation", "", 0)
    token.meta["written"], token.content = replace(written, cites=plain), state.src[state.pos : end]


def _in_plain_words(state: StateInline, cite: WrittenCite) -> WrittenCite:
    before, styled = _plain(state, cite.before)
    after, styled_too = _plain(state, cite.after)
    return replace(cite, before=before, after=after, styled=styled or styled_too)


def _plain(state: StateInline, text: str) -> tuple[str, bool]:
    """The words of `text`, with escapes and entities read, and whether it holds any other markup."""
    if not _MARKUP.search(text):
        return " ".join(text.split()), False
    tokens = state.md.inline.parse(text, state.md, state.env, [])
    tokens = [token for token in tokens if not is_comment(token)]
    words = "".join(" " if token.type == "softbreak" else token.content for token in tokens)
    return " ".join(words.split()), any(token.type not in ("text", "text_special", "softbreak") for token in tokens)


def _read_list(text: str, start: int, end: int) -> tuple[Cites, Loose]:
    readable = _readable(text[:end])
    cites, loose = list[WrittenCite](), list[tuple[int, int]]()
    for at, stop in _parts(readable, start, end):
        match = _IN_LIST.search(readable, at, stop)
        if match is None:
            loose.append((at, stop))
            continue
        match = _IN_LIST.match(text, match.start(), stop) or match  # a backslash in an identifier is no escape
        cites.append(
            WrittenCite(
                key=_key(match),
                minus=bool(match["minus"]),
                before=text[at : match.start()],
                after=text[match.end() : stop],
                at=match.start(),
                end=match.end(),
            )
        )
    return tuple(cites), tuple(loose)


def _readable(text: str) -> str:
    """`text` with nothing to be read in code, comments, addresses and escapes. No character moves."""
    return _OPAQUE.sub(lambda match: "\0" * len(match[0]), text)


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The ranges between semicolons that stand in no bracket."""
    at, depth = start, 0
    for match in _SPLIT.finditer(text, start, end):
        if match[0] in "([{":
            depth += 1
        elif match[0] in ")]}":
            depth = max(depth - 1, 0)
        elif not depth:
            yield at, match.start()
            at = match.end()
    yield at, end


def _bracket_behind(state: StateInline, at: int) -> tuple[str, Cites, Loose, int]:
    """What `[…]` behind a key says: (words on the place in the work, further works, parts that name none, its end)."""
    nothing = ("", (), (), at)
    start = at + 1 if state.src[at : at + 1] in (" ", "\n") else at
    if state.src[start : start + 1] != "[" or state.src.startswith("[^", start):
        return nothing
    end = parseLinkLabel(state, start)
    if end < 0 or _is_link(state, start, end):
        return nothing
    readable = _readable(state.src[:end])
    first, stop = next(_parts(readable, start + 1, end))
    if _IN_LIST.search(readable, first, stop):
        return nothing  # a citation of its own stands there
    more, loose = _read_list(state.src, stop + 1, end) if stop < end else ((), ())
    return state.src[first:stop], more, loose, end + 1


def _is_link(state: StateInline, start: int, end: int) -> bool:
    label = normalizeReference(state.src[start + 1 : end])
    return state.src[end + 1 : end + 2] in ("(", "[") or label in state.env.get("references", {})

"""Cite: the HTML of a CSL processor → inlines of our tree. Its tags are few and known; an unknown one is skipped."""

import re
from collections.abc import Callable, Mapping
from html import unescape

from msgspec import Struct, field

from toolkit.base.source import Span
from toolkit.model.tree import Inline, Inlines, Link, Reference, Style, Styled, Text

_STYLES: dict[str, Style] = {
    "i": "emphasis",
    "em": "emphasis",
    "b": "strong",
    "strong": "strong",
    "sup": "superscript",
    "sub": "subscript",
    "sc": "small-caps",
}
_DECLARATIONS: dict[str, Style] = {
    "font-variant:small-caps": "small-caps",
    "font-style:italic": "emphasis",
    "font-weight:bold": "strong",
    "text-decoration:underline": "underline",
    "font-style:normal": "plain",
    "font-variant:normal": "plain",
    "font-weight:normal": "plain",
    "text-decoration:none": "plain",
}
_URL = re.compile(  # a sign of punctuation belongs to it where more of it follows, a bracket where it is closed
    r"https?://(?:[^\s<>“”‘’\"().,;:!?\]]|\([^\s<>()]*\)|[.,;:!?\]](?=[^\s<>“”‘’\")]))+"
)
_TAG = re.compile(  # the answers of a document hold thousands: a parser for all of HTML takes three times as long
    r"""<!--.*?-->|<(?P<end>/?)(?P<tag>[A-Za-z][^\s/>]*)(?P<attributes>(?:[^>"']|"[^"]*"|'[^']*')*)>""", re.DOTALL
)
_ATTRIBUTE = re.compile(
    r"""(?P<name>[^\s=/>"']+)\s*=\s*(?:"(?P<in_two>[^"]*)"|'(?P<in_one>[^']*)'|(?P<bare>[^\s"'>]+))"""
)
_SPACES = re.compile(r"[\t\r\n][ \t\r\n]*| [ \t\r\n]+")
_NOTE = "#fn-"
_LINKS = ("https://", "http://", "mailto:")

Wrap = Callable[[Inlines], Inlines]


class _Open(Struct):
    """A tag that is still open: what becomes of its content, and the content so far."""

    tag: str
    wrap: Wrap
    content: list[Inline] = field(default_factory=list)


def inlines_of(html: str, span: Span, links: Mapping[str, str] = {}) -> Inlines:
    """Return what `html` shows, each node with `span`. A URL becomes a link, the number in “(n 3)” a reference.

    `links`: words that lead somewhere, and where to. They are whole words, and no longer word of them leads elsewhere.
    """
    return _trimmed(_Reader(span, links).read(html))


class _Reader:
    def __init__(self, span: Span, links: Mapping[str, str]) -> None:
        self.span = span
        self.links = links
        self.linked = _linked(links)
        self.open = [_Open("", lambda content: content)]

    def read(self, html: str) -> Inlines:
        done = 0
        for match in _TAG.finditer(html):
            self._words(html[done : match.start()])
            done = match.end()
            if match["tag"]:
                self._tag(match["tag"].lower(), match["attributes"], is_end=bool(match["end"]))
        self._words(html[done:])
        while len(self.open) > 1:
            self._close()
        return tuple(self.open[0].content)

    def _tag(self, tag: str, attributes: str, *, is_end: bool) -> None:
        if not is_end:
            self.open.append(_Open(tag, self._wrap(tag, _attributes(attributes))))
        if is_end or attributes.endswith("/"):
            self._end(tag)

    def _end(self, tag: str) -> None:
        if any(one.tag == tag for one in self.open):
            while self.open[-1].tag != tag:
                self._close()
            self._close()

    def _words(self, data: str) -> None:
        if not data:
            return
        words = _SPACES.sub(" ", unescape(data))
        if not (self.links or "http" in words) or any(one.tag == "a" for one in self.open):
            self._add(self._text(words))
        else:
            for inline in self._with_links(words):
                self._add(inline)

    def _close(self) -> None:
        done = self.open.pop()
        for inline in done.wrap(tuple(done.content)):
            self._add(inline)

    def _add(self, inline: Inline) -> None:
        """Put `inline` behind what is there; two texts, or two of one style, become one."""
        content = self.open[-1].content
        last = content[-1] if content else None
        if isinstance(inline, Text) and isinstance(last, Text):
            content[-1] = self._text(last.text + inline.text)
        elif isinstance(inline, Styled) and isinstance(last, Styled) and inline.style == last.style:
            content[-1] = Styled(style=last.style, content=self._joined(last.content, inline.content), span=self.span)
        elif not (isinstance(inline, Text) and not inline.text):
            content.append(inline)

    def _joined(self, first: Inlines, second: Inlines) -> Inlines:
        self.open.append(_Open("", lambda content: content))
        for inline in (*first, *second):
            self._add(inline)
        return tuple(self.open.pop().content)

    def _wrap(self, tag: str, attributes: dict[str, str]) -> Wrap:
        if tag == "a" and attributes.get("href"):
            return lambda content: self._link(attributes["href"], content)
        if tag == "div" and attributes.get("class") == "csl-left-margin":
            return lambda content: (*_trimmed(content), self._text(" "))
        style = _STYLES.get(tag) or _declared(attributes.get("style", ""))
        return lambda content: (Styled(style=style, content=content, span=self.span),) if style and content else content

    def _link(self, url: str, content: Inlines) -> Inlines:
        if url.startswith(_NOTE):
            shown = "".join(inline.text for inline in content if isinstance(inline, Text))
            return (Reference(target=url.removeprefix("#"), kind="note", text=shown, span=self.span),)
        return (Link(url=url, content=content, span=self.span),) if content and url.startswith(_LINKS) else content

    def _with_links(self, words: str) -> Inlines:
        parts, done = list[Inline](), 0
        for match in self.linked.finditer(words):
            parts.append(self._text(words[done : match.start()]))
            url = self.links.get(match[0], match[0])
            parts.append(Link(url=url, content=(self._text(match[0]),), span=self.span))
            done = match.end()
        return (*parts, self._text(words[done:]))

    def _text(self, words: str) -> Text:
        return Text(text=words, span=self.span)


def _attributes(written: str) -> dict[str, str]:
    found = _ATTRIBUTE.finditer(written)
    return {one["name"].lower(): unescape(one["in_two"] or one["in_one"] or one["bare"] or "") for one in found}


def _linked(links: Mapping[str, str]) -> re.Pattern[str]:
    """What becomes a link: a URL, or one of the words of `links`, the longest first."""
    if not links:
        return _URL
    words = "|".join(re.escape(one) for one in sorted(links, key=len, reverse=True))
    return re.compile(rf"{_URL.pattern}|(?<![\w/])(?:{words})(?![\w/]|-\d)")


def _declared(css: str) -> Style | None:
    declarations = re.sub(r"\s", "", css).split(";")
    return next((_DECLARATIONS[one] for one in declarations if one in _DECLARATIONS), None)


def _trimmed(content: Inlines) -> Inlines:
    """Without the line ends and spaces that stand round a bibliography entry."""
    inlines = list(content)
    if inlines and isinstance(first := inlines[0], Text):
        inlines[0] = Text(text=first.text.lstrip(" "), span=first.span)
    if inlines and isinstance(last := inlines[-1], Text):
        inlines[-1] = Text(text=last.text.rstrip(" "), span=last.span)
    return tuple(inline for inline in inlines if not (isinstance(inline, Text) and not inline.text))

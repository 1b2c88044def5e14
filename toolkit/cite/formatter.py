"""Cite: the CSL processor behind a door with one method. Ours is citeproc-js, which runs inside V8."""

import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cache
from threading import Thread
from types import TracebackType
from typing import Protocol, Self

from toolkit.base.digest import digest
from toolkit.base.javascript import JavaScript
from toolkit.base.memo import Memo
from toolkit.cite.style import prepare_style
from toolkit.model.citation import CitationStyle

Locales = Callable[[str], Mapping[str, str]]
"""`locales("fr-BE")`: CSL locale files by language; first the one to write in, then those that it rests on."""


class Formatter(Protocol):
    """`run` answers the request of cite/render.py, both JSON, in the language `lang`."""

    def run(self, request: str, lang: str) -> str: ...


@cache
def _processor(code: str) -> JavaScript:
    return JavaScript(code)


class CiteprocJs:
    """citeproc-js in V8, used as a context manager.

    `code` is the processor with our host.js behind it. An answer that `memo` has kept costs no V8; its key changes with
    the processor, the words of the language, and the request. Where V8 has to work, `meanwhile` is done beside it, in a
    thread. V8 goes on for the next submission of a run: each request makes an engine of its own.
    """

    def __init__(self, code: str, locales: Locales, memo: Memo, meanwhile: Callable[[], None] | None = None) -> None:
        self._processor = _processor(code)
        self._version = digest(code)
        self._locales = locales
        self._memo = memo
        self._meanwhile = meanwhile
        self._preparing: Thread | None = None

    def prepare(self, style: CitationStyle, lang: str) -> None:
        """Begin to start V8 and to read the style, in a thread: for somebody who will ask for what no memo has."""
        xml, locales = prepare_style(style.xml, verbatim=False), self._words(lang)
        self._preparing = Thread(target=self._prepare, args=(xml, locales), daemon=True)
        self._preparing.start()

    def run(self, request: str, lang: str) -> str:
        locales = self._words(lang)
        key = digest("\n".join((self._version, locales, request)))
        return self._memo(f"citations-{key}", lambda: self._answer(request, locales))

    def close(self) -> None:
        self._finish_preparing()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def _words(self, lang: str) -> str:
        return json.dumps(dict(self._locales(lang)), ensure_ascii=False)

    def _prepare(self, style: str, locales: str) -> None:
        with suppress(Exception):  # who asks for citations is told
            self._processor.call("prepare", style, locales)

    def _finish_preparing(self) -> None:
        if self._preparing is not None:
            self._preparing.join()
            self._preparing = None

    def _answer(self, request: str, locales: str) -> str:
        if self._meanwhile is not None:
            Thread(target=self._meanwhile, daemon=True).start()
            self._meanwhile = None
        self._finish_preparing()
        return self._processor.call("run", request, locales)

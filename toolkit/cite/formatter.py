"""Cite: the CSL processor behind a door with one method. Ours is citeproc-js, which runs inside V8."""

import atexit
import json
from collections.abc import Callable, Mapping
from threading import Thread
from types import TracebackType
from typing import Any, Protocol, Self

from toolkit.base.diagnostic import MissingPart
from toolkit.base.digest import digest
from toolkit.base.memo import Memo

Locales = Callable[[str], Mapping[str, str]]
"""`locales("fr-BE")`: CSL locale files by language; first the one to write in, then those that it rests on."""


class Formatter(Protocol):
    """`run` answers the request of cite/render.py, both JSON, in the language `lang`."""

    def run(self, request: str, lang: str) -> str: ...


class CiteprocJs:
    """citeproc-js in V8, used as a context manager: V8 that is not closed can keep a program from ending.

    `code` is the processor with our host.js behind it. An answer that `memo` has kept costs neither V8 nor its import;
    its key changes with the processor, the words of the language, and the request. Where V8 has to work, `meanwhile` is
    done beside it, in a thread: V8 does not hold Python up.
    """

    def __init__(self, code: str, locales: Locales, memo: Memo, meanwhile: Callable[[], None] | None = None) -> None:
        self._code = code
        self._locales = locales
        self._memo = memo
        self._meanwhile = meanwhile
        self._v8: Any = None

    def run(self, request: str, lang: str) -> str:
        locales = json.dumps(dict(self._locales(lang)), ensure_ascii=False)
        key = digest("\n".join((digest(self._code), locales, request)))
        return self._memo(f"citations-{key}", lambda: self._answer(request, locales))

    def close(self) -> None:
        """Stop V8, where it runs. It starts again for the next request."""
        if self._v8 is not None:
            atexit.unregister(self.close)
            self._v8.close()
            self._v8 = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def _answer(self, request: str, locales: str) -> str:
        if self._meanwhile is not None:
            Thread(target=self._meanwhile, daemon=True).start()
            self._meanwhile = None
        if self._v8 is None:
            self._v8 = _start_v8()
            atexit.register(self.close)
            self._v8.eval(self._code)
        return str(self._v8.call("run", request, locales))


def _start_v8() -> Any:
    try:
        from py_mini_racer import LibNotFoundError, MiniRacer
    except (ImportError, OSError) as error:
        raise _missing(error) from error
    try:
        return MiniRacer()
    except (LibNotFoundError, OSError) as error:
        raise _missing(error) from error


def _missing(error: Exception) -> MissingPart:
    need = f"the engine that formats citations (the Python package mini-racer) does not start: {error}"
    return MissingPart(need, "run `make setup`; the package is made for Linux, macOS and Windows on x86-64 and ARM64")

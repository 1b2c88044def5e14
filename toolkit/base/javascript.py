"""Base: V8, for what is best written in JavaScript: the CSL processor, and the collation of ICU. It starts late."""

import atexit
from types import TracebackType
from typing import Any, Self

from toolkit.base.diagnostic import MissingPart


class JavaScript:
    """Functions in `code`, used as a context manager: V8 that is not closed can keep a program from ending."""

    def __init__(self, code: str) -> None:
        self._code = code
        self._v8: Any = None

    def call(self, function: str, *arguments: str) -> str:
        """What `function` of the code answers; V8 starts for the first call."""
        if self._v8 is None:
            self._v8 = _start_v8()
            atexit.register(self.close)
            self._v8.eval(self._code)
        return str(self._v8.call(function, *arguments))

    def close(self) -> None:
        """Stop V8, where it runs. It starts again for the next call."""
        if self._v8 is not None:
            atexit.unregister(self.close)
            self._v8.close()
            self._v8 = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()


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
    need = f"the engine that formats citations and sorts names (the Python package mini-racer) does not start: {error}"
    return MissingPart(need, "run `make setup`; the package is made for Linux, macOS and Windows on x86-64 and ARM64")

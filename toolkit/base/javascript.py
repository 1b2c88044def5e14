"""Base: V8, for what is best written in JavaScript: the CSL processor, and the collation of ICU. It starts late."""

import atexit
import json
import subprocess
import sys
from contextlib import suppress
from types import TracebackType
from typing import Any, Self

from toolkit.base.diagnostic import MissingPart

# `-P`: nothing is imported from the folder in which the user stands.
PROGRAM = "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from toolkit.base.v8 import serve; serve()"
_expected = list["_Process"]()


def expect_javascript() -> None:
    """Start V8 for whoever asks first: it takes 0.1 s, and nobody has to wait for it."""
    with suppress(MissingPart):  # who asks is told
        _expected.append(_Process())


def _started() -> "_Process":
    try:
        return _expected.pop()
    except IndexError:  # nobody expected that; or another thread was sooner
        return _Process()


class JavaScript:
    """Functions in `code`, used as a context manager. V8 runs in a process of its own, which ends with this one."""

    def __init__(self, code: str) -> None:
        self._code = code
        self._process: _Process | None = None

    def call(self, function: str, *arguments: str) -> str:
        """What `function` of the code answers; V8 starts for the first call."""
        if self._process is None:
            self._process = _started()
            self._process.ask(self._code)
        return self._process.ask([function, *arguments])

    def close(self) -> None:
        """Stop V8, where it runs. It starts again for the next call."""
        process, self._process = self._process, None
        if process is not None:
            process.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()


class _Process:
    """V8 at work (v8.py): a program that does nothing else, so that its start holds up nothing here."""

    def __init__(self) -> None:
        command = [sys.executable, "-P", "-c", PROGRAM, json.dumps(sys.path)]
        pipe = subprocess.PIPE
        try:
            self._program = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL)
        except OSError as error:
            raise _missing(str(error)) from error
        atexit.register(self.close)

    def ask(self, request: str | list[str]) -> str:
        """Wait for the answer; RuntimeError with what V8 says of a program that is wrong."""
        said = self._said(request)
        if "missing" in said:
            raise _missing(said["missing"])
        if "problem" in said:
            raise RuntimeError(said["problem"])
        return str(said["answer"])

    def _said(self, request: str | list[str]) -> Any:
        asked, answers = self._program.stdin, self._program.stdout
        try:
            if asked and answers:
                asked.write(json.dumps(request).encode() + b"\n")
                asked.flush()
                return json.loads(answers.readline())
        except (OSError, ValueError):  # there is nobody who answers
            pass
        raise _missing("it ended before it answered")

    def close(self) -> None:
        atexit.unregister(self.close)
        self._program.kill()
        self._program.communicate()


def _missing(why: str) -> MissingPart:
    need = f"the engine that formats citations and sorts names (the Python package mini-racer) does not work: {why}"
    return MissingPart(need, "run `make setup`; the package is made for Linux, macOS and Windows on x86-64 and ARM64")

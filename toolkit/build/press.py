"""Build: a second process, which loads a writer in good time and writes its format while this one writes the others."""

import json
import os
import pickle
import struct
import subprocess
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from threading import Thread
from types import TracebackType
from typing import Self

# `-P`: nothing is imported from the folder in which the user stands.
PROGRAM = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); "
    "from toolkit.build.presswork import serve; serve(sys.argv[2])"
)
LENGTH = struct.Struct(">Q")

Ask = object
"""A document, or the language of one that is still being made; and its look."""


class Press:
    """The second process, used as a context manager. A new program, not a fork: V8 and threads run in this one.

    It writes `format`, whose writer stands at `place` (“module:variable”). Where no process can be started, or it ends
    without an answer, the caller writes for itself. This file loads nothing of ours: the press starts before all else.
    """

    def __init__(self, name: str, place: str) -> None:
        self.format = name
        self._place = place
        self._process: subprocess.Popen[bytes] | None = None
        self._rehearsal: Thread | None = None

    def expect(self, paths: Iterable[str]) -> None:
        """Start, where the text of one of these submissions is younger than what was last made of it: a guess."""
        if any(_is_younger(Path(path)) for path in paths):
            self.warm()

    def warm(self) -> None:
        """Start to load the writer, where that is not done."""
        if self._process is None and (os.cpu_count() or 1) > 1:
            command = [sys.executable, "-P", "-c", PROGRAM, json.dumps(sys.path), self._place]
            with suppress(OSError):
                pipe = subprocess.PIPE
                self._process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL)

    def rehearse(self, lang: str, look: Ask) -> None:
        """While the document is being made, let the writer load what it needs for this language and look."""
        self.warm()
        if self._rehearsal is None and self._process:
            self._rehearsal = Thread(target=self._tell, args=(pickle.dumps((lang, look)),), daemon=True)
            self._rehearsal.start()

    def _tell(self, data: bytes) -> None:
        """It waits until the process reads; where that is gone, the next question will show it."""
        if self._process and self._process.stdin:
            with suppress(OSError):
                send(self._process.stdin.fileno(), data)

    def start(self, document: Ask, look: Ask) -> Callable[[], object]:
        """Begin to write; the answer (`presswork.Printed`) waits for the end of it. None: the process could not."""
        self.warm()
        answers = list[object]()
        thread = Thread(target=lambda: answers.append(self._ask(document, look)), daemon=True)
        thread.start()

        def wait() -> object:
            thread.join()
            return answers[0] if answers else None

        return wait

    def _ask(self, document: Ask, look: Ask) -> object:
        process = self._process
        if process is None or process.stdin is None or process.stdout is None:
            return None
        if self._rehearsal:
            self._rehearsal.join()
        try:
            send(process.stdin.fileno(), pickle.dumps((document, look)))
            return pickle.loads(receive(process.stdout.fileno()))
        except (OSError, EOFError, pickle.PickleError):
            self.close()
            return None

    def close(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()


def _is_younger(path: Path) -> bool:
    text = path if path.is_file() else path / "submission.md"
    try:
        return text.stat().st_mtime > (text.parent / "build" / "manifest.json").stat().st_mtime
    except OSError:
        return text.is_file()


# ------------------------------------------------------------------ between the two


def send(pipe: int, data: bytes) -> None:
    """Write `data` into a pipe, its length before it."""
    rest = memoryview(LENGTH.pack(len(data)) + data)
    while rest:
        rest = rest[os.write(pipe, rest) :]


def receive(pipe: int) -> bytes:
    """Return what `send` wrote; EOFError where nobody writes any more."""
    (length,) = LENGTH.unpack(_exactly(pipe, LENGTH.size))
    return _exactly(pipe, length)


def _exactly(pipe: int, length: int) -> bytes:
    parts = list[bytes]()
    while length:
        part = os.read(pipe, min(length, 1 << 20))
        if not part:
            raise EOFError
        parts.append(part)
        length -= len(part)
    return b"".join(parts)

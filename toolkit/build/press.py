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
Wait = Callable[[], object]  # it returns when the answer is there


class Press:
    """The second process, used as a context manager. A new program, not a fork: threads run in this one.

    It writes `format`, whose writer stands at `place` (“module:variable”). Where no process can be started, or it ends
    without an answer, the caller writes for itself. This file loads nothing of ours: the press starts before all else.
    """

    def __init__(self, name: str, place: str) -> None:
        self.format = name
        self._place = place
        self._process: subprocess.Popen[bytes] | None = None
        self._begun: tuple[object, object, Wait] | None = None
        self._rehearsal: Thread | None = None

    def expect(self, paths: Iterable[str]) -> None:
        """Start, where the text of one of these submissions is younger than what was last made of it: a guess."""
        if any(_is_younger(Path(path)) for path in paths):
            self.warm()

    def warm(self) -> None:
        """Start to load the writer, where that is not done."""
        if self._process and self._process.poll() is not None:
            self._end()
        if self._process is None and (os.cpu_count() or 1) > 1:
            command = [sys.executable, "-P", "-c", PROGRAM, json.dumps(sys.path), self._place]
            with suppress(OSError):
                pipe = subprocess.PIPE
                self._process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL)

    def rehearse(self, document: object, look: object) -> None:
        """Where the process runs and has nothing to write, let it prepare for documents that look like this one."""
        if self._process and not self._begun and self._rehearsal is None:
            self._rehearsal = Thread(target=lambda: self._ask(document, look, is_rehearsal=True), daemon=True)
            self._rehearsal.start()  # the process may not yet listen

    def begin(self, document: object, look: object) -> None:
        """Where the process runs, begin to write what `start` will probably ask for. What nobody asks for is lost."""
        if self._process:
            self._forget()
            self.warm()
            self._begun = document, look, self._asked(document, look)

    def start(self, document: object, look: object) -> Wait:
        """Begin to write; the answer (`presswork.Printed`) waits for the end of it. None: the process could not."""
        if self._begun and self._begun[0] == document and _alike(self._begun[1], look):
            wait, self._begun = self._begun[2], None
            return wait
        self._forget()
        self.warm()
        return self._asked(document, look)

    def _forget(self) -> None:
        """End the process where it writes what nobody waits for."""
        begun, self._begun = self._begun, None
        if begun and self._process:
            self._process.terminate()  # it tidies up, which takes a moment
            begun[2]()  # nobody reads its pipe any more
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(1)

    def _asked(self, document: object, look: object) -> Wait:
        answers = list[object]()
        thread = Thread(target=lambda: answers.append(self._answer(document, look)), daemon=True)
        thread.start()

        def wait() -> object:
            thread.join()
            return answers[0] if answers else None

        return wait

    def _answer(self, document: object, look: object) -> object:
        rehearsal, self._rehearsal = self._rehearsal, None
        if rehearsal:
            rehearsal.join()
        try:
            answers = self._ask(document, look, is_rehearsal=False)
            return pickle.loads(receive(answers)) if answers is not None else None
        except (OSError, EOFError, pickle.PickleError):
            return None

    def _ask(self, document: object, look: object, *, is_rehearsal: bool) -> int | None:
        """Send the process what to do; returns the number of the file from which its answer can be read."""
        process = self._process
        if process is None or process.stdin is None or process.stdout is None:
            return None
        with suppress(OSError, pickle.PickleError):
            send(process.stdin.fileno(), pickle.dumps((document, look, is_rehearsal)))
        return process.stdout.fileno()

    def close(self) -> None:
        self._forget()
        self._end()

    def _end(self) -> None:
        process, self._process = self._process, None
        rehearsal, self._rehearsal = self._rehearsal, None
        if process is None or process.stdin is None or process.stdout is None:
            return
        if rehearsal and rehearsal.is_alive():  # it has not begun to read
            process.kill()
            rehearsal.join()
        with suppress(OSError):
            process.stdin.close()  # where nobody asks for more, it tidies up and ends
        with suppress(subprocess.TimeoutExpired):
            process.wait(1)
        process.kill()
        process.wait()
        process.stdout.close()

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


def _alike(one: object, other: object) -> bool:
    """Whether two looks are the same: they have no equality of their own, so it is that of their fields."""
    fields = getattr(one, "__struct_fields__", ())
    return one == other or (bool(fields) and all(getattr(one, name) == getattr(other, name, None) for name in fields))


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

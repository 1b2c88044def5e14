"""Build: a second process, which loads a writer in good time and writes its format while this one writes the others."""

import gc
import json
import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from threading import Thread
from types import TracebackType
from typing import BinaryIO, Self

from toolkit.base.diagnostic import Diagnostic, Failure, MissingPart, Report
from toolkit.model.build import Look, Rendering, Writer
from toolkit.model.tree import Document

# `-P`: nothing is imported from the folder in which the user stands.
PROGRAM = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); import toolkit.build.press as p; p.serve(sys.argv[2])"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """What a writer made: the file (None: it gave up), what it found, and what it lacks as (need, remedy)."""

    rendering: Rendering | None
    found: tuple[Diagnostic, ...]
    missing: tuple[str, str] | None = None

    def taken_over(self, report: Report) -> Rendering:
        """Return the file as the writer would have: put what it found into `report`, raise what it raised."""
        for one in self.found:
            report.add(one.severity, one.code, one.message, one.span, one.hints)
        if self.missing:
            raise MissingPart(*self.missing)
        if self.rendering is None:
            raise Failure
        return self.rendering


def printed(writer: Writer, document: Document, look: Look) -> Printed:
    """Let `writer` write, whatever comes of it."""
    report, rendering, missing = Report(), None, None
    try:
        rendering = writer.write(document, look, report)
    except Failure:
        pass
    except MissingPart as part:
        missing = (part.need, part.remedy)
    return Printed(rendering=rendering, found=tuple(report.found), missing=missing)


class Press:
    """The second process, used as a context manager. A new program, not a fork: V8 and threads run in this one.

    It writes `format`, whose writer stands at `place` (“module:variable”). Where no process can be started, or it ends
    without an answer, the caller writes for itself.
    """

    def __init__(self, name: str, place: str) -> None:
        self.format = name
        self._place = place
        self._process: subprocess.Popen[bytes] | None = None

    def warm(self) -> None:
        """Start to load the writer, where that is not done."""
        if self._process is None and (os.cpu_count() or 1) > 1:
            command = [sys.executable, "-P", "-c", PROGRAM, json.dumps(sys.path), self._place]
            with suppress(OSError):
                pipe = subprocess.PIPE
                self._process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL)

    def start(self, document: Document, look: Look) -> Callable[[], Printed | None]:
        """Begin to write; the answer waits for the end of it. None: the process could not."""
        self.warm()
        answers = list[Printed | None]()
        thread = Thread(target=lambda: answers.append(self._ask(document, look)), daemon=True)
        thread.start()

        def wait() -> Printed | None:
            thread.join()
            return answers[0] if answers else None

        return wait

    def _ask(self, document: Document, look: Look) -> Printed | None:
        process = self._process
        if process is None or process.stdin is None or process.stdout is None:
            return None
        try:
            pickle.dump((document, look), process.stdin)
            process.stdin.flush()
            answer = pickle.load(process.stdout)
        except (OSError, EOFError, pickle.PickleError):
            self.close()
            return None
        return answer if isinstance(answer, Printed) else None

    def close(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()


# ------------------------------------------------------------------ in the second process


def serve(place: str) -> None:
    """Load the writer at `place`, and write one document after the other until nobody asks any more."""
    gc.set_threshold(50_000, 20, 100)
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints does not get among the answers
    writer = _writer(place)
    with suppress(EOFError, KeyboardInterrupt, BrokenPipeError):
        while True:
            _serve_one(writer, sys.stdin.buffer, answers)


def _writer(place: str) -> Writer:
    module, _, variable = place.partition(":")
    found: Writer = getattr(import_module(module), variable)
    with suppress(Exception):  # what is missing, the writer tells
        for library in found.needs:
            import_module(library)
    return found


def _serve_one(writer: Writer, asked: BinaryIO, answers: BinaryIO) -> None:
    document, look = pickle.load(asked)
    pickle.dump(printed(writer, document, look), answers)
    answers.flush()

"""Build: one writer at work: what comes of it, here or in the second process (press.py), where it does nothing else."""

import gc
import os
import pickle
import signal
import sys
from collections.abc import Iterator
from contextlib import suppress
from importlib import import_module
from select import select
from typing import Protocol, runtime_checkable

from msgspec import Struct

from toolkit.base.diagnostic import Diagnostic, Failure, MissingPart, Report
from toolkit.build.press import receive, send
from toolkit.model.build import Look, Rendering, Writer
from toolkit.model.tree import Document

ANSWERS = 1  # the number of the file to which a program prints


class Printed(Struct, frozen=True, kw_only=True):
    """What a writer made: the file (None: it gave up), what it found, and what it lacks as (need, remedy)."""

    rendering: Rendering | None
    found: tuple[Diagnostic, ...]
    missing: tuple[str, str] | None = None

    def taken_over(self, report: Report) -> Rendering:
        """Return the file as the writer would have: put what it found into `report`, raise what it raised."""
        report.take(self.found)
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


# ------------------------------------------------------------------ in the second process


@runtime_checkable
class Rehearsing(Protocol):
    """A writer that can prepare for documents of one look, step by step, and keeps what it read until it is closed."""

    def rehearse(self, document: Document, look: Look) -> Iterator[None]: ...

    def close(self) -> None: ...


def serve(place: str) -> None:
    """Load the writer at `place` (“module:variable”), and write one document after the other until nobody asks."""
    gc.set_threshold(50_000, 20, 100)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    asked, answers = sys.stdin.fileno(), os.dup(ANSWERS)
    os.dup2(sys.stderr.fileno(), ANSWERS)  # what a library prints does not get among the answers
    writer = _writer(place)
    try:
        _answer_all(writer, asked, answers)
    finally:
        if isinstance(writer, Rehearsing):
            writer.close()
    os._exit(0)  # nobody waits for what Python would take apart


def _answer_all(writer: Writer, asked: int, answers: int) -> None:
    with suppress(EOFError, OSError, KeyboardInterrupt):
        while True:
            document, look, is_rehearsal = pickle.loads(receive(asked))
            if not is_rehearsal:
                send(answers, pickle.dumps(printed(writer, document, look)))
            elif isinstance(writer, Rehearsing):
                _rehearse(writer, document, look, asked)


def _rehearse(writer: Rehearsing, document: Document, look: Look, asked: int) -> None:
    """Let the writer prepare, until there is something to write. What is wrong, it tells then."""
    with suppress(Exception):
        steps = writer.rehearse(document, look)
        while not select((asked,), (), (), 0)[0]:
            next(steps)  # after the last one this ends, too


def _writer(place: str) -> Writer:
    module, _, variable = place.partition(":")
    found: Writer = getattr(import_module(module), variable)
    with suppress(Exception):  # what is missing, the writer tells
        found.load()
    return found

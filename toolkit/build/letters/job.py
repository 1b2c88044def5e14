"""Build, letters: one letter: marks become words, the document becomes files, the files are read again, and written."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from toolkit.base.diagnostic import Diagnostic, Report, Severity
from toolkit.base.digest import digest
from toolkit.base.source import Span
from toolkit.build.files import write_files
from toolkit.build.letters.kept import File
from toolkit.build.outputs import WITH_COMMENTS
from toolkit.build.presswork import printed
from toolkit.build.writers import series
from toolkit.model.build import Look, Rendering, Writer
from toolkit.model.tree import Document
from toolkit.model.walk import without_comments
from toolkit.proof.prove import prove
from toolkit.resolve.recipient import Letter


class Task(Struct, frozen=True, kw_only=True):
    """What all letters of one edition have in common."""

    letter: Document
    look: Look
    formats: tuple[str, ...]
    verify: bool
    folder: str
    place: Span


class Made(Struct, frozen=True, kw_only=True):
    """A letter that was made, or (no `files`) was not. `missing`: what the system lacks as (need, remedy)."""

    files: tuple[File, ...]
    found: tuple[Diagnostic, ...] = ()
    missing: tuple[str, str] | None = None


class Desk(Struct):
    """Where letters are made, one after the other: what they have in common is kept between two of them."""

    task: Task
    letters: list[Letter] = field(default_factory=list)
    writers: dict[str, Writer] = field(default_factory=dict)
    count: int = 0

    def make(self, words: Mapping[str, str], stem: str) -> Made:
        """Write the letter with these `words` (column → text) under the name `stem`; nothing where it has a fault."""
        report = Report()
        full, plain = self._letters()
        letter = full.filled(words)
        public = letter if plain is full else plain.filled(words)
        files = dict[str, Rendering]()
        for name in self.task.formats:
            writer = self._writer(name)
            one = printed(writer, letter if name == WITH_COMMENTS else public, self.task.look)
            report.take(one.found)
            if one.missing or one.rendering is None:
                return Made(files=(), found=tuple(report.found), missing=one.missing)
            files[writer.suffix] = one.rendering
        if self.task.verify and not report.failed:  # comments are no words of the document: one proof is for all files
            prove(public, {suffix: file.data for suffix, file in files.items()}, self.task.place, report)
        if not report.failed:
            self._write({f"{stem}.{suffix}": file.data for suffix, file in files.items()}, report)
        done = () if report.failed else tuple(_file(f"{stem}.{suffix}", file) for suffix, file in files.items())
        return Made(files=done, found=tuple(report.found))

    def close(self) -> None:
        """Let the writers that keep something put it away."""
        for writer in self.writers.values():
            if hasattr(writer, "close"):
                writer.close()

    def _letters(self) -> tuple[Letter, Letter]:
        """The letter as a Word file may show it, with comments where they are wanted, and as all others do."""
        if not self.letters:
            wanted, public = self.task.letter, without_comments(self.task.letter)
            self.letters.append(Letter(wanted if self.task.look.word.comments else public))
            self.letters.append(self.letters[0] if self.letters[0].document is public else Letter(public))
        return self.letters[0], self.letters[1]

    def _writer(self, name: str) -> Any:
        if name not in self.writers:
            self.writers[name] = series(name)
        return self.writers[name]

    def _write(self, files: Mapping[str, bytes], report: Report) -> None:
        try:
            write_files({Path(self.task.folder, name): data for name, data in files.items()})
        except OSError as error:
            message = f"the folder {self.task.folder} cannot be written: {error.strerror or error}"
            report.error("build.folder", message, self.task.place)


def warns(made: Made) -> bool:
    """What a writer warns of must be said again: such a letter is made anew."""
    return any(one.severity is Severity.WARNING for one in made.found)


def _file(name: str, made: Rendering) -> File:
    return File(name=name, sha256=digest(made.data), size=len(made.data), pages=made.pages)

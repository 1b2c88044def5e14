"""Build, letters: one letter: marks become words, the document becomes files, the files are read again, and written."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from toolkit.base.diagnostic import Diagnostic, Report, Severity
from toolkit.base.digest import digest
from toolkit.base.source import Span
from toolkit.build.files import write_files
from toolkit.build.letters.kept import File
from toolkit.build.outputs import WITH_COMMENTS
from toolkit.build.presswork import printed, take_over
from toolkit.build.writers import series
from toolkit.model.build import Look, Writer
from toolkit.model.tree import Document
from toolkit.model.walk import without_comments
from toolkit.proof.prove import prove
from toolkit.resolve.recipient import Letter


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What all letters of one edition have in common."""

    letter: Document
    look: Look
    formats: tuple[str, ...]
    verify: bool
    folder: str
    place: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A letter that was made, or (no `files`) was not. `missing`: what the system lacks as (need, remedy)."""

    files: tuple[File, ...]
    found: tuple[Diagnostic, ...] = ()
    missing: tuple[str, str] | None = None


@dataclass(slots=True)
class Desk:
    """Where letters are made, one after the other: what they have in common is kept between two of them."""

    task: Task
    letters: dict[bool, Letter] = field(default_factory=dict)
    writers: dict[str, Writer] = field(default_factory=dict)

    def make(self, words: Mapping[str, str], stem: str) -> Made:
        """Write the letter with these `words` (column → text) under the name `stem`; nothing where it has a fault."""
        report, documents, files = Report(), dict[bool, Document](), dict[str, tuple[bytes, int | None]]()
        for name in self.task.formats:
            commented = name == WITH_COMMENTS
            if commented not in documents:
                documents[commented] = self._letter(commented).filled(words)
            writer = self._writer(name)
            one = printed(writer, documents[commented], self.task.look)
            take_over(one.found, report)
            if one.missing or one.rendering is None:
                return Made(files=(), found=tuple(report.found), missing=one.missing)
            data = one.rendering.data
            if self.task.verify:
                prove(documents[commented], {writer.suffix: data}, self.task.place, report)
            files[f"{stem}.{writer.suffix}"] = data, one.rendering.pages
        if not report.failed:
            self._write({name: data for name, (data, _) in files.items()}, report)
        done = () if report.failed else tuple(_file(name, *file) for name, file in files.items())
        return Made(files=done, found=tuple(report.found))

    def _letter(self, commented: bool) -> Letter:
        if commented not in self.letters:
            document = self.task.letter
            self.letters[commented] = Letter(document if commented else without_comments(document))
        return self.letters[commented]

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


def _file(name: str, data: bytes, pages: int | None) -> File:
    return File(name=name, sha256=digest(data), size=len(data), pages=pages)

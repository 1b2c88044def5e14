"""Build: finished files that somebody is about to send, read from disk, looked into and counted."""

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from toolkit.base.diagnostic import Report
from toolkit.base.source import Source
from toolkit.check.counting.words import word_words
from toolkit.proof.facts import FileFacts, facts_of
from toolkit.proof.finished import FileLimits, check_finished

_KINDS = {
    "docx": "Word file",
    "docm": "Word file with macros",
    "doc": "old Word file",
    "pdf": "PDF",
    "odt": "OpenDocument text",
}
_DEEP = ("docx", "docm", "pdf")  # into these we can look


class Finished(Struct, frozen=True, kw_only=True):
    """A file and its words by Word's count, with footnotes and without; None where it is no Word file."""

    facts: FileFacts
    words: int | None
    words_without_notes: int | None

    def record(self) -> dict[str, object]:
        """For JSON; without the text."""
        facts = self.facts
        return {
            "file": facts.name,
            "format": facts.format,
            "bytes": facts.size,
            "pages": facts.pages,
            "words": self.words,
            "words-without-notes": self.words_without_notes,
            "pictures": len(facts.pictures),
            "metadata": dict(facts.metadata),
        }

    def text(self) -> str:
        """The facts as lines for a terminal."""
        kind = _KINDS.get(self.facts.format, self.facts.format or "unknown kind")
        head = f"{self.facts.name}: {kind}, {_size(self.facts.size)}"
        return "\n".join([head, *(f"  {name:<10}{said}" for name, said in self._lines())])

    def _lines(self) -> Iterator[tuple[str, str]]:
        facts = self.facts
        if self.words is not None:
            yield "words", f"{self.words:,} as Word counts, {self.words_without_notes:,} without footnotes"
        if facts.pages is not None:
            yield "pages", f"{facts.pages} (counted by {facts.pages_by})"
        if facts.pictures:
            yield "pictures", str(len(facts.pictures))
        if "Author" in facts.metadata:
            yield "author", facts.metadata["Author"]
        if facts.format not in _DEEP and not facts.broken:
            yield "inside", "not looked at: only Word files (.docx) and PDF are"


def look_into(
    paths: tuple[str, ...], limits: FileLimits, report: Report, most_words: int | None = None, *, notes: bool = True
) -> tuple[Finished, ...]:
    """Read the files at `paths`, report what is wrong with each, and return what is in them.

    `most_words`: a limit by Word's own count, with or without footnotes (`notes`).
    """
    found = list[Finished]()
    for path in paths:
        place = Source(path=path, text="").span()
        try:
            data = Path(path).read_bytes()
        except OSError as error:
            report.error("file.missing", f"{path} cannot be read: {error.strerror or error}", place)
            continue
        one = _counted(facts_of(Path(path).name, data))
        check_finished(one.facts, limits, report, place)
        words = one.words if notes else one.words_without_notes
        if most_words is not None and words is not None and words > most_words:
            hint = f"by Word’s own count, {'with' if notes else 'without'} footnotes"
            report.error("file.words", f"{one.facts.name} has {words:,} words; at most {most_words:,}", place, hint)
        found.append(one)
    return tuple(found)


def _counted(facts: FileFacts) -> Finished:
    if not facts.text:
        return Finished(facts=facts, words=None, words_without_notes=None)
    text, notes = (sum(map(word_words, one)) for one in (facts.text, facts.notes))
    return Finished(facts=facts, words=text + notes, words_without_notes=text)


def _size(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB" if size >= 1_000_000 else f"{max(1, round(size / 1000)):,} kB"

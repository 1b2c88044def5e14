"""Build, letters: `build --each`: the whole run, from the list to the index; one bad row does not stop the others."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from toolkit.base.diagnostic import Diagnostic, Failure, Hint, MissingPart, Report, Severity
from toolkit.base.digest import digest_of
from toolkit.build.attachments import attachments
from toolkit.build.files import write_files
from toolkit.build.letters.editions import check_editions
from toolkit.build.letters.job import Made, Task, warns
from toolkit.build.letters.kept import FOLDER, INDEX, JOURNAL, Journal, Kept, Line, index
from toolkit.build.letters.listing import rows_named
from toolkit.build.letters.names import file_names
from toolkit.build.letters.workers import Order, cores, make_all
from toolkit.build.look import look_of
from toolkit.build.manifest import NAME as MANIFEST
from toolkit.build.manifest import document_digest, manifest
from toolkit.build.prepared import EDITION, Edition, Mailing, Prepared
from toolkit.build.writers import WRITERS
from toolkit.model.build import Artifact
from toolkit.model.people import Recipient
from toolkit.model.workspace import EngineName
from toolkit.resolve.recipient import ADDRESSEE, HOW, columns_in, words_of

OF_ROWS = ("recipients.row", "recipients.twice", "intake.form", "intake.totals", "intake.note")  # others can be made
DAY = 86_400
NAMED = 12  # letters, or files, that one message names

Progress = Callable[[int, int, int], None]
"""Told after each letter: how many are done, of how many, and how many of them failed."""


class Mail(Struct, frozen=True, kw_only=True):
    """What came of a run. `folder` and `index` as messages show them; `lines`: those of the index."""

    folder: str
    index: str
    recipients: str
    lines: tuple[Line, ...]

    def count(self, state: str) -> int:
        return sum(line.state == state for line in self.lines)


class _Item(Struct, frozen=True, kw_only=True):
    """One row on its way. `made_from`: a digest of all that the bytes of its files depend on."""

    row: Recipient
    order: Order
    made_from: str


def build_letters(
    path: str,
    report: Report,
    each: str = "",
    formats: tuple[str, ...] = (),
    engine: EngineName | None = None,
    jobs: int | None = None,
    *,
    verify: bool = True,
    progress: Progress = lambda done, of, failed: None,
) -> Mail:
    """Write one letter for each row of the list `each` (or of the front matter) into build/letters/.

    `jobs`: in so many processes. `Failure`: the text or the list has an error, and no file was touched. A row that
    cannot be a letter is an error in report and index, and the others are written. Files of rows that are gone, or that
    failed, are taken away.
    """
    editions = check_editions(path, report, engine, formats=formats, each=each)
    first = editions[EDITION]
    if first.mailing is None and not report.failed:
        report.error("recipients.none", "this is a letter to nobody: there is no list of recipients", None, HOW)
    fatal = any(one.severity is Severity.ERROR and one.code not in OF_ROWS for one in report.found)
    mailing = first.mailing
    if fatal or mailing is None or any(prepared.theme is None for prepared in editions.values()):
        raise Failure
    refused = [one for one in report.found if one.code in OF_ROWS]
    tasks = tuple(_task(prepared, formats, report, verify=verify) for prepared in editions.values())
    items = _items(mailing, editions, tasks)
    return _Run(first, mailing, tasks, items, report).go(refused, jobs or cores(), progress)


# ------------------------------------------------------------------ what is to be made


def _task(prepared: Prepared, formats: tuple[str, ...], report: Report, *, verify: bool) -> Task:
    mailing = prepared.mailing
    assert mailing is not None
    look = look_of(prepared)
    if prepared.submission.date is None:
        look = replace(look, stamp=look.stamp - look.stamp % DAY)  # or no letter of a run were like one of the next
    formats = tuple(name for name in WRITERS if name in (formats or prepared.submission.outputs))
    return Task(
        letter=mailing.letter,
        look=replace(look, attachments=attachments(prepared, look, formats, report)),
        formats=formats,
        verify=verify,
        folder=str(prepared.folder / FOLDER),
        place=prepared.submission.front_matter,
    )


def _items(mailing: Mailing, editions: Mapping[Edition, Prepared], tasks: Iterable[Task]) -> tuple[_Item, ...]:
    numbers = {edition: number for number, edition in enumerate(editions)}
    about = [
        (document_digest(task.letter, task.look, task.formats), columns_in(task.letter), prepared.mailing)
        for task, prepared in zip(tasks, editions.values(), strict=True)
    ]
    stems = file_names(mailing.recipients.rows)

    def item(row: Recipient, edition: Edition) -> _Item:
        common, columns, its = about[numbers[edition]]
        assert its is not None
        whole = words_of(row, its.otherwise)
        words = {column: whole.get(column, "") for column in columns}
        order = Order(task=numbers[edition], words=words, stem=stems[row.id])
        return _Item(row=row, order=order, made_from=digest_of((common, words)))

    return tuple(item(*pair) for pair in zip(mailing.recipients.rows, mailing.listed.editions, strict=True))


# ------------------------------------------------------------------ the run


class _Run:
    """One run: what is still right is kept, the rest is made, what nobody shall get any more is taken away."""

    def __init__(
        self, prepared: Prepared, mailing: Mailing, tasks: tuple[Task, ...], items: tuple[_Item, ...], report: Report
    ) -> None:
        self.prepared, self.mailing, self.tasks, self.items, self.report = prepared, mailing, tasks, items, report
        self.folder = Path(prepared.folder, FOLDER)
        self.lines = dict[str, Line]()
        self.warned = dict[tuple[str, str], tuple[Diagnostic, list[Recipient]]]()

    def go(self, refused: list[Diagnostic], jobs: int, progress: Progress) -> Mail:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            self.journal = Journal(self.folder)
            gone = self._take_away()
            for name in (INDEX, MANIFEST):  # a run that is interrupted leaves none that tells of an earlier one
                (self.folder / name).unlink(missing_ok=True)
            try:
                self._make(jobs, progress)
            except KeyboardInterrupt:
                self._tell_interrupted()
                raise Failure from None
            lines = [*(self.lines[item.row.id] for item in self.items), *map(_refused, refused), *map(_gone, gone)]
            self._write(lines)
        except OSError as error:
            message = f"the folder {self.folder} cannot be written: {error.strerror or error}"
            self.report.error("build.folder", message, self.prepared.submission.front_matter)
            raise Failure from error
        self._tell_warnings()
        root = self.prepared.workspace.root
        shown = self.folder.relative_to(root).as_posix()
        recipients = self.mailing.recipients.file
        return Mail(folder=shown, index=f"{shown}/{INDEX}", recipients=recipients, lines=tuple(lines))

    def _take_away(self) -> tuple[str, ...]:
        """Nobody who was taken off the list shall get a letter: their files go, and it is said."""
        stems = {item.order.stem for item in self.items}
        gone = self.journal.drop([stem for stem in self.journal.letters if stem not in stems])
        if gone:
            shown = ", ".join(gone[:NAMED]) + (f" and {len(gone) - NAMED} more" if len(gone) > NAMED else "")
            message = f"files of letters to rows that are not in the list any more were taken away: {shown}"
            self.report.note("recipients.removed", message, self.mailing.recipients.span)
        return gone

    def _make(self, jobs: int, progress: Progress) -> None:
        todo = list[_Item]()
        for item in self.items:
            kept = self.journal.unchanged(item.order.stem, item.made_from)
            if kept is None:
                todo.append(item)
            else:
                self._line(item, "unchanged", kept)
        ready = [item for item in todo if not self._is_nameless(item)]
        done, failed = len(self.items) - len(ready), len(todo) - len(ready)
        progress(done, len(self.items), failed)
        for number, made in make_all(self.tasks, [item.order for item in ready], jobs):
            failed += not self._take(ready[number], made)
            done += 1
            progress(done, len(self.items), failed)

    def _tell_interrupted(self) -> None:
        ready = sum(line.state != "failed" for line in self.lines.values())
        message = f"the run was interrupted; {ready} of {len(self.items)} letters are there"
        self.report.error("recipients.interrupted", message, None, "the same command goes on where it stopped")

    def _is_nameless(self, item: _Item) -> bool:
        """No letter begins with nothing."""
        empty = [column for column in ("salutation", ADDRESSEE) if item.order.words.get(column, "-") == ""]
        if empty:
            message = f"this row has no {empty[0]}, and the front matter says none for all"
            self.report.error("recipients.row", message, item.row.span, "fill it in; no letter begins without one")
            self._fail(item, message)
        return bool(empty)

    def _take(self, item: _Item, made: Made) -> bool:
        """Write down what came of a letter; False where it was not made."""
        if made.missing:
            raise MissingPart(*made.missing)
        for one in made.found:
            if one.severity is not Severity.ERROR:
                self.warned.setdefault((one.code, one.message), (one, []))[1].append(item.row)
        if not made.files:
            self._fail(item, self._tell_error(item.row, made))
            return False
        kept = Kept(stem=item.order.stem, made_from="" if self._again(item, made) else item.made_from, files=made.files)
        self.journal.add(kept)
        self._line(item, "made", kept, "; ".join(dict.fromkeys(one.message for one in _warnings(made))))
        return True

    def _again(self, item: _Item, made: Made) -> bool:
        return warns(made) or not self.tasks[item.order.task].verify

    def _line(self, item: _Item, state: str, kept: Kept, message: str = "") -> None:
        row = item.row
        self.lines[row.id] = Line(id=row.id, name=row.name, state=state, files=kept.files, message=message)

    def _fail(self, item: _Item, message: str) -> None:
        """A letter that was not made leaves none of an earlier run behind, or somebody might send it."""
        if item.order.stem in self.journal.letters:
            self.journal.drop([item.order.stem])
        self.lines[item.row.id] = Line(id=item.row.id, name=item.row.name, state="failed", message=message)

    def _tell_error(self, row: Recipient, made: Made) -> str:
        """Say at the row what is wrong with its letter, and at which place of the text."""
        errors = [one for one in made.found if one.severity is Severity.ERROR]
        first = errors[0]
        hints = tuple(Hint(text=hint.text, span=hint.span) for hint in first.hints)
        place = Hint(text=f"`toolkit explain {first.code}` tells more", span=first.span)
        message = f"the letter to this row was not written: {first.message}"
        self.report.error("recipients.letter", message, row.span, *hints, place)
        return first.message

    def _tell_warnings(self) -> None:
        """What is said of many letters is said once, with the rows that it is about."""
        for one, rows in self.warned.values():
            about = Hint(text=f"in the letters to {rows_named(rows)} of the list", span=rows[0].span)
            self.report.add(one.severity, one.code, one.message, one.span, (*one.hints, about))

    def _write(self, lines: Iterable[Line]) -> None:
        lines = tuple(lines)
        folder, root = self.prepared.folder, self.prepared.workspace.root
        prefix = self.folder.relative_to(root).as_posix()
        artifacts = tuple(_artifacts(prefix, lines))
        inputs, stamp = self.prepared.inputs, self.tasks[0].look.stamp
        slug = self.prepared.submission.slug
        made_from = digest_of([item.made_from for item in self.items])
        record = manifest(self.prepared.document, slug, made_from, inputs, artifacts, stamp)
        write_files(
            {
                folder / FOLDER / INDEX: index(lines),
                folder / FOLDER / MANIFEST: record,
                folder / FOLDER / JOURNAL: self.journal.contents(),
            }
        )


def _warnings(made: Made) -> Iterator[Diagnostic]:
    return (one for one in made.found if one.severity is Severity.WARNING)


def _refused(one: Diagnostic) -> Line:
    """A row that could not be read; what it says is not repeated, as nobody knows which cell is which."""
    place = f"line {one.span.line}: " if one.span else ""
    return Line(id="", name="", state="failed", message=f"{place}{one.message}")


def _gone(name: str) -> Line:
    return Line(id="", name="", state="removed", message=f"{name} was taken away: its row is not in the list any more")


def _artifacts(prefix: str, lines: Iterable[Line]) -> Iterator[Artifact]:
    for file in (file for line in lines for file in line.files):
        suffix = file.name.rpartition(".")[2]
        yield Artifact(
            format=suffix, path=f"{prefix}/{file.name}", sha256=file.sha256, size=file.size, pages=file.pages
        )

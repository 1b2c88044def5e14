"""Build: a finished document → the files of its outputs. All are rendered before the first is put in place."""

import calendar
from collections.abc import Callable

from toolkit.base.diagnostic import Failure, Report, Severity
from toolkit.base.digest import digest
from toolkit.base.source import Span
from toolkit.build.files import write_files
from toolkit.build.manifest import NAME as MANIFEST
from toolkit.build.manifest import manifest
from toolkit.build.moment import now, stated
from toolkit.build.prepared import Prepared
from toolkit.build.press import Press
from toolkit.build.presswork import Printed, printed
from toolkit.build.writers import WRITERS, writer
from toolkit.model.build import Artifact, Look, Rendering
from toolkit.model.submission import Submission
from toolkit.model.tree import Document
from toolkit.model.walk import without_comments
from toolkit.proof.pdf_events import load_reader
from toolkit.proof.prove import prove

FileChecks = Callable[[dict[str, bytes]], None]
WITH_COMMENTS = "docx"  # the one format that has a place for comments


def write_outputs(
    prepared: Prepared,
    look: Look,
    formats: tuple[str, ...],
    made_from: str,
    report: Report,
    press: Press | None = None,
    *,
    verify: bool = True,
    files: FileChecks | None = None,
) -> tuple[Artifact, ...]:
    """Render everything first: when one format fails, or (`verify`) does not say what the document says, the files
    of the last build all stay. So they do when `files`, which looks at all of them (suffix → bytes), reports an error.
    """
    warnings = report.count(Severity.WARNING)
    proofs = _Proofs(prepared.document, prepared.submission.front_matter) if verify else None
    renderings = _rendered(prepared.document, look, formats, report, press, proofs)
    if proofs and not report.failed:
        for suffix, rendering in renderings.items():
            report.take(proofs.of(suffix, rendering.data).found)
    if files and not report.failed:
        files({suffix: rendering.data for suffix, rendering in renderings.items()})
    if report.failed:
        raise Failure
    if report.count(Severity.WARNING) > warnings or not verify:
        made_from = ""  # what a writer warns of must be said again: the next build does not stand on this one
    artifacts = tuple(_artifact(prepared, suffix, rendering) for suffix, rendering in renderings.items())
    slug = prepared.submission.slug
    record = manifest(prepared.document, slug, made_from, prepared.inputs, artifacts, look.stamp)
    made = {prepared.folder / f"{slug}.{suffix}": rendering.data for suffix, rendering in renderings.items()}
    try:
        write_files({**made, prepared.folder / MANIFEST: record})
    except OSError as error:
        message = f"the folder {prepared.folder} cannot be written: {error.strerror or error}"
        report.error("build.folder", message, prepared.submission.front_matter, "nothing was changed there")
        raise Failure from error
    return artifacts


class _Proofs:
    """What comes of reading finished files again. A file is read when it is there, while others are still written."""

    def __init__(self, document: Document, place: Span) -> None:
        self._document = document
        self._place = place
        self._found = dict[str, Report]()

    def of(self, suffix: str, data: bytes) -> Report:
        if suffix not in self._found:
            self._found[suffix] = Report()
            prove(self._document, {suffix: data}, self._place, self._found[suffix])
        return self._found[suffix]


def _rendered(
    document: Document,
    look: Look,
    formats: tuple[str, ...],
    report: Report,
    press: Press | None,
    proofs: _Proofs | None,
) -> dict[str, Rendering]:
    """The files by their suffix. The report says the same as if they had been written one after the other."""
    names = [name for name in WRITERS if name in formats]
    public = without_comments(document)
    texts = {name: document if name == WITH_COMMENTS else public for name in names}
    beside = press.start(texts[press.format], look) if press and press.format in names else None
    made = {
        name: printed(writer(name), texts[name], look)
        for name in names
        if not (beside and press and name == press.format)
    }
    for name, one in made.items():
        if proofs and one.rendering:
            proofs.of(writer(name).suffix, one.rendering.data)
    if beside and press:
        if proofs:
            load_reader()
        answer = beside()
        if not isinstance(answer, Printed):
            answer = printed(writer(press.format), texts[press.format], look)
        made[press.format] = answer
    return {writer(name).suffix: made[name].taken_over(report) for name in names}


def _artifact(prepared: Prepared, suffix: str, rendering: Rendering) -> Artifact:
    path = prepared.folder / f"{prepared.submission.slug}.{suffix}"
    return Artifact(
        format=suffix,
        path=path.relative_to(prepared.workspace.root).as_posix(),
        sha256=digest(rendering.data),
        size=len(rendering.data),
        pages=rendering.pages,
    )


def stamp_of(submission: Submission) -> int:
    """The date that files carry: SOURCE_DATE_EPOCH, or the date of the document, or now."""
    moment = stated()
    if moment is None and submission.date is not None:
        return calendar.timegm((submission.date.year, submission.date.month, submission.date.day, 0, 0, 0, 0, 0, 0))
    return now() if moment is None else moment

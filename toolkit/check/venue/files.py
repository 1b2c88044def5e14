"""Rules of venues on the finished files: size, and no macros. Only what would be sent is looked at."""

import io
import zipfile
from collections.abc import Callable, Iterator, Mapping

from msgspec.structs import replace

from toolkit.base.diagnostic import Report
from toolkit.check.rule import Subject
from toolkit.check.venue.case import Case
from toolkit.check.venue.form import taken
from toolkit.check.venue.reading import Reading
from toolkit.model.venue import Venue

MEGABYTE = 1_000_000  # bytes; where a venue means 1,048,576, a file that passes here passes there
MACROS = "vbaProject.bin"


def check_files(files: Mapping[str, bytes], subject: Subject, report: Report) -> None:
    """Report the files (format → bytes) that break a rule of the subject's venue."""
    for case in _cases(subject, report):
        check = _KINDS.get(case.rule.kind)
        if check:
            for name, data in _sent(case, files).items():
                check(case, f"{subject.submission.slug}.{name}", data)


def file_limits(venue: Venue) -> tuple[tuple[str, ...], tuple[str, ...], int | None, int | None]:
    """What a venue takes as a file: kinds accepted, kinds refused, the most bytes, the most pages."""
    formats, sizes, pages = (venue.of_kind(kind)[:1] for kind in ("formats", "file-size", "pages"))
    largest = sizes[0].number("max-mb") if sizes else None
    most = pages[0].number("max") if pages and not pages[0].by else None
    return (
        formats[0].texts("accepted") if formats else (),
        formats[0].texts("refused") if formats else (),
        None if largest is None else round(largest * MEGABYTE),
        None if most is None else int(most),
    )


def _cases(subject: Subject, report: Report) -> Iterator[Case]:
    venue, now = subject.venue, subject.now
    if venue and now:
        reading = Reading(subject)
        for rule in venue.rules.values():
            yield Case(rule=rule, venue=venue, reading=reading, report=report, today=now.date())


def _sent(case: Case, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files that the venue takes; all of them where it does not say."""
    names = tuple(files)
    for rule in case.venue.of_kind("formats"):
        names = taken(replace(case, rule=rule), names) or names
    return {name: files[name] for name in names}


def _size(case: Case, name: str, data: bytes) -> None:
    limit = case.number("max-mb")
    if limit and len(data) >= limit * MEGABYTE:
        message = f"{name} has {len(data) / MEGABYTE:.1f} MB; the venue takes less than {limit:g}"
        case.say("venue.file-size", message, None, "use smaller pictures, or fewer")


def _macros(case: Case, name: str, data: bytes) -> None:
    if name.endswith(".docx") and _has_macros(data):
        hint = "save your own Word file as .docx, without macros"
        case.say("venue.macros", f"{name} holds macros", case.submission.spans.get("reference-doc"), hint)


def _has_macros(data: bytes) -> bool:
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return False
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return any(name.endswith(MACROS) for name in archive.namelist())


_KINDS: Mapping[str, Callable[[Case, str, bytes], None]] = {"file-size": _size, "macros": _macros}

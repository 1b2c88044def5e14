"""Build: how long a submission is, part by part, as it is counted, and how much room is left."""

from collections.abc import Iterable, Iterator

from msgspec import Struct, to_builtins

from toolkit.base.diagnostic import Report
from toolkit.build.manifest import last_pages
from toolkit.build.pipeline import check_submission, subject_of
from toolkit.build.prepared import Prepared
from toolkit.check.counting import METHODS, Method, Place, Stretch, count_stretches, stretches_of
from toolkit.check.form.reading_ease import Ease, reading_ease
from toolkit.check.rules.length import USUAL, limit_method
from toolkit.check.venue.length import length_limits
from toolkit.model.submission import Submission
from toolkit.model.walk import plain_text

_NAMES: dict[Place, str] = {
    "title": "Title page and notices",
    "contents": "Table of contents",
    "references": "List of references",
    "closing": "Closing and signatures",
}
UNTITLED = "Text without a heading"
_Key = tuple[Place, int]


class Limit(Struct, frozen=True, kw_only=True):
    """At most `most`, counted by the method of this name; `says` tells who wants it."""

    method: str
    most: int
    says: str


class PartLength(Struct, frozen=True, kw_only=True):
    """One part. `total` is what counts of it, `tables` and `notes` so much of that; or, if not `counted`, all of it."""

    title: str
    place: Place
    counted: bool
    total: int
    tables: int
    notes: int
    characters: int


class Length(Struct, frozen=True, kw_only=True):
    """A document as one method counts it, and by all of them. `pages`: of the PDF of the last build, where it is known.

    `between`: what line ends between the parts add, where a method counts them.
    """

    title: str
    method: Method
    parts: tuple[PartLength, ...]
    total: int
    between: int
    limits: tuple[Limit, ...]
    by_method: dict[str, int]
    pages: int | None
    ease: Ease | None

    def left(self, limit: Limit) -> int | None:
        """The room under a limit, negative where the document is too long; None where that cannot be said now."""
        counted = self.pages if limit.method == "pages" else self.by_method.get(limit.method)
        return None if counted is None else limit.most - counted

    def record(self) -> dict[str, object]:
        """For JSON."""
        return {
            "title": self.title,
            "method": self.method.name,
            "unit": self.method.unit,
            "total": self.total,
            "parts": [to_builtins(part) for part in self.parts],
            "limits": [{**to_builtins(limit), "left": self.left(limit)} for limit in self.limits],
            "methods": self.by_method,
            "pages": self.pages,
            "reading-ease": to_builtins(self.ease) if self.ease else None,
        }


def length_of(path: str, method: str, report: Report, limits: Iterable[Limit] = (), venue: str = "") -> Length:
    """Check the submission at `path` and count it by the method of this name, or (empty) as its front matter says.

    `limits` come besides the `word-limit` of the front matter and those of its venue, or of `venue`.

    `Failure`: there is no text. What is wrong with the submission is in the report.
    """
    prepared = check_submission(path, report, venue=venue)
    found = METHODS.get(method) or limit_method(prepared.submission) or METHODS.get(USUAL)
    assert found is not None
    return length_of_document(prepared, found, (*limits, *_of_venue(prepared)))


def _of_venue(prepared: Prepared) -> Iterator[Limit]:
    if venue := prepared.venue:
        says = f"{venue.id}, see `toolkit venues show {venue.id}`"
        for method, most in length_limits(subject_of(prepared), venue):
            yield Limit(method=method, most=most, says=says)


def length_of_document(prepared: Prepared, method: Method, limits: Iterable[Limit] = ()) -> Length:
    stretches = stretches_of(prepared.document)
    here = dict[_Key, list[Stretch]]()
    for one in stretches:
        here.setdefault((one.place, one.section), []).append(one)
    parts = tuple(_part(found, method) for found in here.values())
    total = count_stretches(stretches, method)
    own = limit_method(prepared.submission)
    methods = [*(one for one in METHODS if one.unit != "pages"), *((own,) if own else ())]
    return Length(
        title=plain_text(prepared.document.title),
        method=method,
        parts=parts,
        total=total,
        between=total - sum(part.total for part in parts if part.counted),
        limits=(*_own_limit(prepared.submission, own), *limits),
        by_method={one.name: count_stretches(stretches, one) for one in methods},
        pages=last_pages(prepared.folder, prepared.inputs),
        ease=reading_ease(prepared.document),
    )


def _own_limit(submission: Submission, method: Method | None) -> tuple[Limit, ...]:
    if submission.word_limit is None or method is None:
        return ()
    return (Limit(method=method.name, most=submission.word_limit, says="`word-limit` in the front matter"),)


def _part(here: list[Stretch], method: Method) -> PartLength:
    taken = [one for one in here if method.takes(one)]
    shown = taken or here

    def of(kind: str) -> int:
        return sum(method.tally(one.text) for one in shown if one.kind == kind)

    return PartLength(
        title=_NAMES.get(here[0].place) or here[0].title or UNTITLED,
        place=here[0].place,
        counted=bool(taken),
        total=method.tally("\n\n".join(one.text for one in shown))
        if method.whole
        else sum(method.tally(one.text) for one in shown),
        tables=of("tables"),
        notes=of("notes"),
        characters=sum(len(one.text) for one in shown),
    )

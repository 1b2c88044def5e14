"""Check: what a rule is, and what it may look at."""

import datetime as dt
from collections.abc import Callable, Mapping

from msgspec import Struct, field

from toolkit.base.diagnostic import Report
from toolkit.base.memo import Memo, forgetful
from toolkit.model.citation import Bibliography
from toolkit.model.evidence import Dataset
from toolkit.model.people import Organisation, Signatory
from toolkit.model.questions import Answer
from toolkit.model.source_copy import SourceRegister
from toolkit.model.submission import Submission
from toolkit.model.template import Template, Theme
from toolkit.model.tree import Document
from toolkit.model.venue import Venue


def _no_pages() -> int | None:
    return None


class Subject(Struct, frozen=True, kw_only=True):
    """A finished document with what it was made from, and the venue that it is for.

    `counts`: of those who sign it, where anybody does, by name. `now` in the zone of the person who asks.
    `letter_template`: of the covering letter that the front matter names. `pages` lays the document out, which takes
    time; None where that cannot be done. `memo`: what was found in an earlier run.
    """

    document: Document
    submission: Submission
    template: Template
    bibliography: Bibliography
    datasets: tuple[Dataset, ...] = ()
    sources: SourceRegister = field(default_factory=SourceRegister)
    organisation: Organisation | None = None
    theme: Theme | None = None
    signatories: tuple[Signatory, ...] = ()
    venue: Venue | None = None
    now: dt.datetime | None = None
    letter_template: str = ""
    pages: Callable[[], int | None] = _no_pages
    memo: Memo = forgetful
    answers: tuple[Answer, ...] | None = None
    counts: Mapping[str, int] | None = None

    @property
    def year(self) -> int | None:
        """Of the document, where it is dated."""
        return self.submission.date.year if self.submission.date else None


class Rule(Struct, frozen=True, kw_only=True):
    """`name` is the topic; `check` puts its findings into the report, under the codes that it `gives`.

    `firm`: those of them that no waiver of an author silences. `sleeps`: whether the submission switched it off.
    `get_ready`: what it needs for a language and is made only once; it may be called before there is a document.
    """

    name: str
    gives: tuple[str, ...]
    check: Callable[[Subject, Report], None]
    firm: tuple[str, ...] = ()
    sleeps: Callable[[Subject], bool] = lambda subject: False
    get_ready: Callable[[str], None] = lambda lang: None

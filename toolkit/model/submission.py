"""Model: a submission as its author wrote it, before anything is parsed or computed."""

import datetime as dt
from collections.abc import Mapping

from msgspec import Struct, field

from toolkit.base.direction import Direction
from toolkit.base.records import Scalar
from toolkit.base.source import Source, Span
from toolkit.model.questions import Questionnaire
from toolkit.model.venue import VenueChoice

NUMBERS = ("warn", "strict", "off")
"""A figure in the text for which nothing gives a source is told as a warning, as an error, or not at all."""

LIST_STORED = ("sheet", "header-row", "encoding", "delimiter")
"""What the front matter may say of how the file of a list of recipients is stored."""


class WordOptions(Struct, frozen=True, kw_only=True):
    """What the author asks of the Word file alone: comments for colleagues, charts that can be edited, the numbers of
    pages in the table of contents as LibreOffice counts them.
    """

    comments: bool = False
    native_charts: bool = False
    page_numbers: bool = False


class Submission(Struct, frozen=True, kw_only=True, eq=False):
    """A folder `submissions/<slug>/`: the front matter of submission.md, and its text from `body_start` on.

    `evidence`: local name → name of a dataset. `fields`: what the template asks for, as lists of lines.
    `list_look`: how the list of those who sign is printed, where the front matter says it (`LIST_LOOK`).
    `numbers`: what becomes of a figure without a source, one of `NUMBERS`.
    `word_count`: how `word_limit` is counted: the name of a method, or what counts; empty for the usual way.
    `recipients`: the list of those to whom a letter goes; `recipients_said`: how its file is stored.
    `spans`: where each field of the front matter stands, for messages. `broken`: the front matter cannot be read, so
    that nothing but its text says anything.
    """

    slug: str
    folder: str
    source: Source
    body_start: int
    title: Scalar
    subtitle: Scalar | None
    summary: Scalar | None = None
    authors: tuple[str, ...]
    date: dt.date | None
    lang: str
    direction: Direction
    template: str
    theme: str
    csl: str
    evidence: Mapping[str, Scalar]
    bibliography: tuple[Scalar, ...]
    signatories: Scalar | None
    list_look: Mapping[str, str]
    recipients: Scalar | None = None
    recipients_said: Mapping[str, str] = field(default_factory=dict)
    keywords: tuple[str, ...]
    toc: bool
    notice: Scalar | None
    content_warning: Scalar | None
    reference_doc: Scalar | None = None
    word_limit: int | None
    word_count: tuple[str, ...] = ()
    outputs: tuple[str, ...]
    word: WordOptions
    attach: tuple[str, ...]
    numbers: str = "warn"
    fields: Mapping[str, tuple[Scalar, ...]]
    venue: VenueChoice | None = None
    spans: Mapping[str, Span]
    front_matter: Span
    broken: bool
    questionnaire: Questionnaire | None = None

    def span(self, name: str) -> Span:
        return self.spans.get(name, self.front_matter)

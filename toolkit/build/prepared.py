"""Build: a finished and checked document with everything that writers need."""

from pathlib import Path

from msgspec import Struct

from toolkit.build.signing import Signing
from toolkit.load.submission import NAME as SUBMISSION
from toolkit.model.citation import Bibliography
from toolkit.model.evidence import Dataset
from toolkit.model.people import Recipient, Recipients
from toolkit.model.questions import Answer
from toolkit.model.source_copy import SourceRegister
from toolkit.model.submission import Submission
from toolkit.model.template import Template, Theme
from toolkit.model.tree import Document
from toolkit.model.venue import Venue
from toolkit.model.workspace import Workspace
from toolkit.resolve.recipient import Otherwise

BUILD = "build"


class Edition(Struct, frozen=True, kw_only=True):
    """A letter in one language: the file with its text, and the language where it is another than that file says."""

    text: str = SUBMISSION
    lang: str = ""

    @property
    def memo(self) -> str:
        """The name of the file for what is kept between runs."""
        return "memo.json" if self == EDITION else f"memo-{self.text}-{self.lang}.json"


EDITION = Edition()  # the one that every submission has


class Listed(Struct, frozen=True, kw_only=True):
    """A list of recipients, and the edition of each row."""

    recipients: Recipients
    editions: tuple[Edition, ...]


class Mailing(Struct, frozen=True, kw_only=True):
    """A letter to many: the list, the document with marks where the words of a row come, what rows leave unsaid."""

    listed: Listed
    letter: Document
    otherwise: Otherwise

    @property
    def recipients(self) -> Recipients:
        return self.listed.recipients

    def rows(self, edition: Edition) -> tuple[Recipient, ...]:
        """The rows that get this edition."""
        pairs = zip(self.recipients.rows, self.listed.editions, strict=True)
        return tuple(row for row, its in pairs if its == edition)


class Prepared(Struct, frozen=True, kw_only=True):
    """`theme` is None where it cannot be read, `answers` where nothing is asked, or no citation style was there. The
    document of a letter to many is the specimen, with ⟨name⟩.
    """

    workspace: Workspace
    submission: Submission
    template: Template
    theme: Theme | None
    document: Document
    bibliography: Bibliography
    sources: SourceRegister
    images: dict[str, bytes]
    inputs: dict[str, str]
    datasets: dict[str, Dataset]
    signing: Signing | None
    venue: Venue | None = None
    answers: tuple[Answer, ...] | None = None
    mailing: Mailing | None = None

    @property
    def folder(self) -> Path:
        return Path(self.submission.folder, BUILD)

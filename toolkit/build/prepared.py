"""Build: a finished and checked document with everything that writers need."""

from dataclasses import dataclass
from pathlib import Path

from toolkit.build.signing import Signing
from toolkit.model.citation import Bibliography
from toolkit.model.evidence import Dataset
from toolkit.model.questions import Answer
from toolkit.model.source_copy import SourceRegister
from toolkit.model.submission import Submission
from toolkit.model.template import Template, Theme
from toolkit.model.tree import Document
from toolkit.model.venue import Venue
from toolkit.model.workspace import Workspace

BUILD = "build"


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """`theme` is None where it cannot be read, `answers` where nothing is asked, or no citation style was there."""

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

    @property
    def folder(self) -> Path:
        return Path(self.submission.folder, BUILD)

"""Check: what a rule is, and what it may look at."""

from collections.abc import Callable
from dataclasses import dataclass, field

from toolkit.base.diagnostic import Report
from toolkit.model.citation import Bibliography
from toolkit.model.evidence import Dataset
from toolkit.model.questions import Answer
from toolkit.model.source_copy import SourceRegister
from toolkit.model.submission import Submission
from toolkit.model.template import Template
from toolkit.model.tree import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A finished document with what it was made from."""

    document: Document
    submission: Submission
    template: Template
    bibliography: Bibliography
    datasets: tuple[Dataset, ...] = ()
    sources: SourceRegister = field(default_factory=SourceRegister)
    answers: tuple[Answer, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """`name` is the topic; `check` puts its findings into the report, under the codes that it `gives`."""

    name: str
    gives: tuple[str, ...]
    check: Callable[[Subject, Report], None]

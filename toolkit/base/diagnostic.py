"""Base: what is wrong, where, and what to do. A stage puts problems into the `Report` it was given and goes on."""

from collections.abc import Iterable, Iterator
from enum import StrEnum

from msgspec import Struct, field

from toolkit.base.source import Span
from toolkit.base.waiver import Waiver


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Hint(Struct, frozen=True, kw_only=True):
    """What to do, or what else helps to understand; `span` when it points at a place of its own.

    `label` says whose words they are: ours are a hint.
    """

    text: str
    span: Span | None = None
    label: str = "hint"


class Diagnostic(Struct, frozen=True, kw_only=True):
    """One problem. `code` is explained by `toolkit explain CODE` (toolkit/base/codes.py)."""

    code: str
    severity: Severity
    message: str
    span: Span | None = None
    hints: tuple[Hint, ...] = ()


class Report(Struct):
    """The problems of one run, in the order in which they were found; the only thing that stages write into.

    `waivers`: what authors say is meant so; toolkit/check/waivers.py takes out what they cover.
    """

    found: list[Diagnostic] = field(default_factory=list)
    waivers: list[Waiver] = field(default_factory=list)
    _said: set[tuple[str, str, tuple[str, int, int]]] = field(default_factory=set)
    _counted: int = 0

    def add(
        self, severity: Severity, code: str, message: str, span: Span | None = None, hints: tuple[Hint | str, ...] = ()
    ) -> None:
        wrapped = tuple(Hint(text=hint) if isinstance(hint, str) else hint for hint in hints if hint)
        diagnostic = Diagnostic(code=code, severity=severity, message=message, span=span, hints=wrapped)
        if self._counted != len(self.found):  # somebody put others in
            self._said = {_identity(one) for one in self.found}
        if _identity(diagnostic) not in self._said:
            self._said.add(_identity(diagnostic))
            self.found.append(diagnostic)
        self._counted = len(self.found)

    def error(self, code: str, message: str, span: Span | None = None, *hints: Hint | str) -> None:
        self.add(Severity.ERROR, code, message, span, hints)

    def warning(self, code: str, message: str, span: Span | None = None, *hints: Hint | str) -> None:
        self.add(Severity.WARNING, code, message, span, hints)

    def note(self, code: str, message: str, span: Span | None = None, *hints: Hint | str) -> None:
        self.add(Severity.NOTE, code, message, span, hints)

    def take(self, found: Iterable[Diagnostic]) -> None:
        """Take over what was found elsewhere; what is known already is not said again."""
        for one in found:
            self.add(one.severity, one.code, one.message, one.span, one.hints)

    @property
    def failed(self) -> bool:
        return any(one.severity is Severity.ERROR for one in self.found)

    def count(self, severity: Severity) -> int:
        return sum(one.severity is severity for one in self.found)

    def __iter__(self) -> Iterator[Diagnostic]:
        """Sorted by place, so that a person can work through one file from top to bottom."""
        return iter(sorted(self.found, key=_place))


class Failure(Exception):
    """A run cannot go on. What is wrong stands in the report that the run was given."""


class MissingPart(Exception):
    """A part of the system that the toolkit needs is not there. `need` says what, `remedy` how to get it."""

    def __init__(self, need: str, remedy: str) -> None:
        super().__init__(f"{need}\n{remedy}")
        self.need = need
        self.remedy = remedy


def _identity(diagnostic: Diagnostic) -> tuple[str, str, tuple[str, int, int]]:
    """What two problems that are the same have in common: they are told once."""
    return diagnostic.code, diagnostic.message, _place(diagnostic)


def _place(diagnostic: Diagnostic) -> tuple[str, int, int]:
    span = diagnostic.span
    return (span.source.path, span.start, span.end) if span else ("", 0, 0)

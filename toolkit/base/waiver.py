"""Base: a waiver: an author says, with a reason, that something which a rule finds at one place is meant so."""

from dataclasses import dataclass, field

from toolkit.base.source import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver:
    """`<!-- toolkit: ignore CODE, CODE (reason) -->`. `covers`: the block that it is about; `span`: the comment."""

    codes: tuple[str, ...]
    reason: str
    span: Span = field(compare=False, repr=False)
    covers: Span = field(compare=False, repr=False)

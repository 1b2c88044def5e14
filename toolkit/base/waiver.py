"""Base: a waiver: an author says, with a reason, that something which a rule finds at one place is meant so."""

from toolkit.base.source import Span, Written


class Waiver(Written, frozen=True, kw_only=True):
    """`<!-- toolkit: ignore CODE, CODE (reason) -->`. `covers`: the block that it is about; `span`: the comment."""

    codes: tuple[str, ...]
    reason: str
    span: Span
    covers: Span

"""Check, form: something that was noticed about a document. Who asked decides on code and severity."""

from dataclasses import dataclass

from toolkit.base.source import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """`message` in plain words, the place, and what to do. `span` is None where the whole document is meant."""

    message: str
    span: Span | None = None
    hints: tuple[str, ...] = ()

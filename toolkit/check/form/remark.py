"""Check, form: something that was noticed about a document. Who asked decides on code and severity."""

from msgspec import Struct

from toolkit.base.source import Span


class Remark(Struct, frozen=True, kw_only=True):
    """`message` in plain words, the place, and what to do. `span` is None where the whole document is meant."""

    message: str
    span: Span | None = None
    hints: tuple[str, ...] = ()

"""Base: results that are kept between runs. A stage asks by key; where a result comes from is not its business."""

from collections.abc import Callable

Memo = Callable[[str, Callable[[], str]], str]
"""`memo(key, make)` returns the text kept under `key`, or what `make()` returns, kept from then on.

The key must change with everything that the text depends on.
"""


def forgetful(key: str, make: Callable[[], str]) -> str:
    """The memo that keeps nothing."""
    return make()

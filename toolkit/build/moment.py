"""Build: the clock. SOURCE_DATE_EPOCH wins, so that the same input gives the same bytes."""

import os
import time


def stated() -> int | None:
    """Return the moment that SOURCE_DATE_EPOCH names, in seconds since 1970 (UTC)."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    return int(given) if given.isdigit() else None


def now() -> int:
    """Return this moment, or the stated one, in seconds since 1970 (UTC)."""
    moment = stated()
    return int(time.time()) if moment is None else moment

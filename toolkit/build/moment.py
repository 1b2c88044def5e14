"""Build: the clock. SOURCE_DATE_EPOCH wins, so that the same input gives the same bytes."""

import os
import time


def now() -> int:
    """Return this moment in seconds since 1970 (UTC)."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    return int(given) if given.isdigit() else int(time.time())

"""Check, counting: how long a document is, as those who take it count: `count` and the table `METHODS`."""

from toolkit.check.counting.methods import METHODS, Method, count, count_stretches, tailored
from toolkit.check.counting.stretches import KINDS, PLACES, Kind, Place, Stretch, stretches_of

__all__ = [
    "KINDS", "METHODS", "PLACES", "Kind", "Method", "Place", "Stretch",
    "count", "count_stretches", "stretches_of", "tailored",
]  # fmt: skip

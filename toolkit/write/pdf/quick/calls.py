"""Write, PDF, quick: room for the calls of Python that go many levels deep.

Python keeps calls in pieces of memory of 16 KB. A call that does not fit into a piece gets another, which goes back
to the system when the call returns. Where a loop calls functions just at the end of a piece, that is asked of the
system thousands of times: in layout it took 0.04 s. A call that needs much room itself gets a large piece, whose
rest is for the calls inside.
"""

from collections.abc import Callable
from typing import Any

SLOTS = 40_000  # of 8 bytes: the piece has 512 KB, of which 200 KB are left; what nobody uses takes no memory


def with_room(work: Callable[[], Any]) -> Any:
    """Return what `work` returns."""
    return work()


with_room.__code__ = with_room.__code__.replace(co_stacksize=SLOTS)

"""Write, PDF, quick: the objects of the file are put into bytes once, not a second time for the number of the file.

The number (`ID`) is a hash of all objects, and pydyf makes and compresses each of them anew to count it in. While
it writes, nothing changes any more.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from toolkit.write.pdf.quick.published import Patches

FILES = ("pydyf/__init__.py",)


def quick_file(patches: Patches) -> None:
    import pydyf

    original = pydyf.PDF.write

    @wraps(original)
    def write(*given: Any, **named: Any) -> None:
        once = Patches()
        for kind in (pydyf.Stream, pydyf.Dictionary, pydyf.Array):
            once.replace(kind, "data", property(_once(kind.data.fget)))
        try:
            original(*given, **named)
        finally:
            once.undo()

    patches.replace(pydyf.PDF, "write", write)


def _once(data: Callable[[Any], bytes]) -> Callable[[Any], bytes]:
    def known(self: Any) -> bytes:
        kept = vars(self)
        if "written" not in kept:
            kept["written"] = data(self)
        found: bytes = kept["written"]
        return found

    return known

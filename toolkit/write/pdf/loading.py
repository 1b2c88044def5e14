"""Write, PDF: what makes the import of WeasyPrint quick: declarations parsed once, tools that come when called."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from importlib.util import cache_from_source
from pathlib import Path
from types import ModuleType
from typing import Any

from toolkit.base.digest import digest

# Fonts are cut down by HarfBuzz. These do it for a font that it cannot read, or that varies, and take 0.06 s to load.
SELDOM = ("fontTools.subset", "fontTools.varLib", "fontTools.varLib.instancer")


@contextmanager
def lightly() -> Iterator[None]:
    """Inside, WeasyPrint is imported without the modules that it seldom calls, and with declarations that are kept."""
    cffi: Any = import_module("cffi")
    seldom = {name: _Later(name) for name in SELDOM if name not in sys.modules}
    sys.modules.update(seldom)
    real, cffi.FFI = cffi.FFI, _Declared
    try:
        yield
    finally:
        cffi.FFI = real
        for name, stand_in in seldom.items():
            if sys.modules.get(name) is stand_in:
                del sys.modules[name]


class _Later(ModuleType):
    """Stands for a module whose functions and classes are only called: it is loaded when one of them is."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return lambda *given, **named: getattr(import_module(self.__name__), name)(*given, **named)


class _Declared:
    """Stands for the `FFI` to which WeasyPrint declares what it calls in Pango: all that can be done with one."""

    def cdef(self, text: str) -> None:
        ready = _ready(text)
        vars(self).update({name: getattr(ready, name) for name in dir(ready) if not name.startswith("_")})


def _ready(text: str) -> Any:
    """What cffi makes of the declarations `text`. It takes 0.04 s to parse, so it is kept where Python keeps what it
    compiles; what is kept answers more quickly, too."""
    cffi: Any = import_module("cffi")
    kept = Path(cache_from_source(__file__)).with_name(f"declarations-{digest(text + cffi.__version__)[:16]}.ffi")
    names = dict[str, Any]()
    with suppress(Exception):  # it is not there yet, or cannot be used
        exec(compile(kept.read_bytes(), str(kept), "exec"), names)
        return names["ffi"]
    parsed = cffi.api.FFI()
    parsed.cdef(text)
    if not sys.dont_write_bytecode:
        with suppress(OSError):
            parsed.set_source("toolkit_declarations", None)
            parsed.emit_python_code(str(kept))
    return parsed

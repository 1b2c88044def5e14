"""Load, intake: what a person has stated about a file. Whatever is not stated here is not assumed about it."""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

Words = tuple[str, ...]

_SINGLE = ("sheet", "header_row", "encoding", "delimiter", "dates", "decimal")
_SEVERAL = ("missing", "key", "drop", "text")
_FLAGS = ("keyless", "unordered")
_CALLED = {"header_row": "headerRow", "keyless": "noKey"}  # in a description, where the name is another one
_TYPED = {"headerRow": "header-row", "noKey": "no-key"}
STATED = tuple(_CALLED.get(name, name) for name in (*_SINGLE, *_SEVERAL, *_FLAGS))


class Statement(Struct, frozen=True, kw_only=True):
    """The options of `toolkit evidence add`. Empty means: nothing was stated.

    `dates`: "dmy", "mdy" or "iso" (year first). `decimal`: "comma" or "point". `text`: columns that are text, whatever
    stands in them. `unordered`: an event may lie before its report. `keyless`: no column tells the rows apart.
    """

    sheet: str = ""
    header_row: int | None = None
    encoding: str = ""
    delimiter: str = ""
    dates: str = ""
    decimal: str = ""
    missing: Words = ()
    key: Words = ()
    drop: Words = ()
    text: Words = ()
    keyless: bool = False
    unordered: bool = False

    def as_options(self) -> str:
        """The statement as it was typed, for the README of the dataset."""
        typed = []
        for name, words in self.as_words().items():
            option = f"--{_TYPED.get(name, name)}"
            typed += [option] if words == ("true",) else [f'{option} "{word}"' for word in words]
        return " ".join(typed)

    def as_words(self) -> dict[str, Words]:
        """What was stated, as texts by name, for the description of the dataset."""
        found: dict[str, Words] = {}
        for name in (*_SINGLE, *_SEVERAL, *_FLAGS):
            value: Any = getattr(self, name)
            if value:
                text = "true" if value is True else str(value)
                found[_CALLED.get(name, name)] = value if isinstance(value, tuple) else (text,)
        return found


def stated_in(words: Mapping[str, Words]) -> Statement:
    """The statement that `as_words` came from."""
    named = {name: words.get(_CALLED.get(name, name), ()) for name in (*_SINGLE, *_SEVERAL, *_FLAGS)}
    values: dict[str, Any] = {name: named[name][0] for name in _SINGLE if named[name]}
    if "header_row" in values:
        values["header_row"] = int(values["header_row"]) if values["header_row"].isdigit() else None
    values |= {name: named[name] for name in _SEVERAL}
    values |= {name: named[name] == ("true",) for name in _FLAGS}
    return Statement(**values)

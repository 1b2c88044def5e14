"""Build: the length of a document as lines for a terminal."""

import shlex
import textwrap
import unicodedata
from collections.abc import Iterator

from toolkit.build.length import Length, Limit, PartLength
from toolkit.check.counting import METHODS

_COLUMN = 12  # the width of a column of numbers
_LEAST_LEFT, _MOST_LEFT = 16, 46  # columns for the titles of parts
_REMARK = "   not counted"


def length_text(length: Length, path: str, width: int) -> str:
    """The table by part, what is left, and how easily it is read."""
    lines = [length.title, "", *_table(length, width), "", *_limits(length), *_ease(length)]
    more = f"`toolkit count {shlex.quote(path)} --all` counts by {len(METHODS.items)} methods."
    return "\n".join([*lines, *textwrap.wrap(more, width)])


def methods_text(length: Length, width: int) -> str:
    """All methods with their counts, the room left, and what each takes."""
    name = max(len(one.name) for one in METHODS) + 2
    indent = name + 20
    lines = [f"{'Method':<{name}}{'count':>8}{'room':>9}   what counts"]
    for one in METHODS:
        counted = length.pages if one.unit == "pages" else length.by_method[one.name]
        room = next((length.left(limit) for limit in length.limits if limit.method == one.name), None)
        left = f"{one.name:<{name}}{_number(counted):>8}{'' if room is None else f'{room:,}':>9}   "
        unbuilt = "; build first" if counted is None else ""
        lines += textwrap.wrap(
            f"{one.includes}{unbuilt}",
            max(width, indent + 30),
            initial_indent=left,
            subsequent_indent=" " * indent,
        )
    return "\n".join(lines)


def _number(counted: int | None) -> str:
    return "–" if counted is None else f"{counted:,}"


# ------------------------------------------------------------------ the table


def _table(length: Length, width: int) -> Iterator[str]:
    titles = [part.title for part in length.parts]
    by_words = length.method.unit == "words"
    heads = (length.method.unit, "in tables", "in notes", *(("characters",) if by_words else ()))
    room = min(width - _COLUMN * len(heads) - len(_REMARK) - 2, _MOST_LEFT)
    left = max(min(room, max(map(columns, titles), default=0)), _LEAST_LEFT) + 2
    yield pad("", left) + "".join(f"{head:>{_COLUMN}}" for head in heads)
    for part in length.parts:
        cells = _cells(part, by_words=by_words)
        numbers = "".join(f"{cell:>{_COLUMN}}" for cell in cells)
        yield pad(cut(part.title, left - 2), left) + numbers + ("" if part.counted else _REMARK)
    if length.between:
        yield pad("Line ends between the parts", left) + f"{length.between:>{_COLUMN},}"
    yield pad("", left) + f"{'─' * len(f'{length.total:,}'):>{_COLUMN}}"
    counted = [part for part in length.parts if part.counted]
    sums = [length.total, sum(one.tables for one in counted), sum(one.notes for one in counted)]
    sums += [sum(one.characters for one in counted)] if by_words else []
    yield pad(cut(length.method.title, left - 2), left) + "".join(f"{number:>{_COLUMN},}" for number in sums)


def _cells(part: PartLength, *, by_words: bool) -> list[str]:
    numbers = [part.total, part.tables, part.notes, *([part.characters] if by_words else [])]
    return [f"{number:,}" if number else "–" for number in numbers]


def columns(text: str) -> int:
    """How many columns of a terminal a text takes: Chinese letters two, accents of their own none."""
    return sum(_columns(char) for char in text)


def _columns(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def pad(text: str, width: int) -> str:
    return text + " " * (width - columns(text))


def cut(text: str, width: int) -> str:
    """The text, with an ellipsis where it is wider than so many columns."""
    if columns(text) <= width:
        return text
    kept = text
    while columns(kept) > width - 1:
        kept = kept[:-1]
    return kept.rstrip() + "…"


# ------------------------------------------------------------------ what is left


def _limits(length: Length) -> Iterator[str]:
    for limit in length.limits:
        yield f"{_room(length, limit)} ({limit.says})"
    if not length.limits:
        yield "No limit is set: `word-limit: 3000` in the front matter sets one."


def _room(length: Length, limit: Limit) -> str:
    left, method = length.left(limit), METHODS.get(limit.method)
    unit = method.unit if method else "words"
    most = f"At most {limit.most:,} {unit}"
    if left is None:
        return f"{most}: `toolkit build` tells how many there are"
    return f"{most}: {f'room for {left:,} more' if left >= 0 else f'{-left:,} too many'}"


def _ease(length: Length) -> Iterator[str]:
    ease = length.ease
    if ease:
        long = f", {ease.long} of the sentences are longer than 40" if ease.long > 1 else ""
        says = f"Reading ease {ease.score:.0f} of 100, {ease.says} ({ease.formula})"
        yield f"{says}: {ease.sentence:.0f} words in a sentence{long}."

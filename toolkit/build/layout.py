"""Build: lines for a terminal: names with wrapped texts behind them, columns, bars. Never wider than asked for."""

import textwrap
from collections.abc import Sequence

FieldLines = tuple[str, str]  # name, text
LEAST = 40  # no terminal is narrower


def wrapped(text: str, width: int, first: str = "", rest: str = "") -> list[str]:
    """`text` in lines of at most `width` characters; a word that is longer stays whole."""
    return textwrap.wrap(
        text, max(width, LEAST), initial_indent=first, subsequent_indent=rest, break_long_words=False,
        break_on_hyphens=False,
    )  # fmt: skip


def field_lines(fields: Sequence[FieldLines], width: int, left: int = 13) -> list[str]:
    """A name once, its texts behind it; empty texts are left out."""
    lines, before = list[str](), ""
    for name, text in fields:
        head = f"{name if name != before else '':<{left}}"
        lines += wrapped(text, width, head, " " * left) if text else []
        before = name if text else before
    return lines


def named(pairs: Sequence[FieldLines], width: int) -> list[str]:
    """Each name on a line, its text indented below it."""
    return [line for name, text in pairs for line in (f"  {name}", *wrapped(text, width, " " * 6, " " * 6))]


def columns_of(rows: Sequence[Sequence[str]], width: int, indent: int = 2) -> list[str]:
    """Rows in columns as wide as their cells; the last one is wrapped. Where that is too wide, they are texts."""
    if not rows:
        return []
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]) - 1)]
    lines = list[str]()
    if indent + sum(widths) + 2 * len(widths) + 12 > max(width, LEAST):
        texts = (" · ".join(filter(None, row)) for row in rows)
        return [line for text in texts for line in wrapped(text, width, " " * indent, " " * (indent + 2))]
    for row in rows:
        head = " " * indent + "".join(f"{cell:<{size}}  " for cell, size in zip(row, widths, strict=False))
        rest = " " * min(len(head), width // 2)
        lines += wrapped(row[-1], width, head, rest) or [head.rstrip()]
    return [line.rstrip() for line in lines]


def bars(pairs: Sequence[tuple[str, int]], width: int, indent: int = 6) -> list[str]:
    """Label, bar and number; the longest bar takes what the widest label and number leave, 40 characters at most."""
    most = max((number for _, number in pairs), default=0)
    numbers = [f"{number:,}" for _, number in pairs]
    room = max(width, LEAST) - indent - max(map(len, numbers), default=0) - 3
    labels = [shortened(label, max(12, room - 10)) for label, _ in pairs]
    left = max(map(len, labels), default=0)
    longest = max(4, min(40, room - left))
    return [
        f"{'':{indent}}{label:<{left}}  {number:>{max(map(len, numbers))}} {_bar(size, most, longest)}".rstrip()
        for label, number, (_, size) in zip(labels, numbers, pairs, strict=True)
    ]


def _bar(number: int, most: int, longest: int) -> str:
    """Something is never drawn as nothing."""
    return "▇" * max(round(longest * number / most), 1) if number and most else ""


def shortened(text: str, most: int) -> str:
    text = " ".join(text.split())
    return text if len(text) <= most else f"{text[: most - 1]}…"


def number_of(number: int, what: str) -> str:
    return f"1 {what}" if number == 1 else f"{number:,} {what}s"

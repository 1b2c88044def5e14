"""Build: what people call a number: as it is printed, or a cell by its labels; and which ones are near to that."""

import re
from collections.abc import Iterator
from difflib import get_close_matches

from toolkit.build.printed import Key
from toolkit.measure.words.labels import label_text
from toolkit.model.evidence import EVERY, Dataset, Statistic

_TOTALS, _MISSING = ("*", "total", "all"), ("", "?", "missing", "not known")


def cell_key(written: str, statistic: Statistic, dataset: Dataset | None, lang: str) -> Key | None:
    """The key of the cell that `written` names, by labels as printed or by values of the data; `*` is a total."""
    if len(statistic.dimensions) == 1:
        key = _label(written, 0, statistic, dataset, lang)
        return None if key is None else (key,)
    parts = written.split(",")
    for at in range(1, len(parts)):
        halves = ",".join(parts[:at]), ",".join(parts[at:])
        keys = tuple(_label(half, number, statistic, dataset, lang) for number, half in enumerate(halves))
        if all(key is not None for key in keys):
            return tuple(key or "" for key in keys)
    return None


def _label(written: str, at: int, statistic: Statistic, dataset: Dataset | None, lang: str) -> str | None:
    if at >= len(statistic.dimensions):
        return None
    dimension, text = statistic.dimensions[at], _plain(written)
    if text in _TOTALS:
        return EVERY
    names = {_plain(label): label for label in dimension.labels}
    names |= {_plain(label_text(label, dimension, lang)): label for label in dimension.labels}
    for value, label in _categories(dimension.title, dataset):
        if label in dimension.labels:
            names.setdefault(_plain(value), label)
    if text not in names and text in _MISSING and "" in dimension.labels:
        return ""
    return names.get(text)


def _categories(title: str, dataset: Dataset | None) -> Iterator[tuple[str, str]]:
    for resource in dataset.resources if dataset else ():
        for column in resource.columns:
            if column.title == title:
                yield from ((category.value, category.label) for category in column.categories)


# ------------------------------------------------------------------ texts


def _plain(text: str) -> str:
    """A text as somebody may type it: plain spaces, a hyphen for a minus, small letters."""
    return re.sub(r"[\s\u00a0\u202f\u2009]+", " ", text).replace("\u2212", "-").strip().strip("\"“”'").casefold()


def same_text(text: str, wanted: str) -> bool:
    return _plain(text) == _plain(wanted)


def is_number(text: str) -> bool:
    """Is this a number in digits, and nothing besides: “−3”, “97.7”, “20 307 216”, “3 %”?"""
    return bool(re.fullmatch(r"[-+]?(?:\d[\d., '’]*)?\d ?%?", _plain(text)))


def same_number(text: str, wanted: str) -> bool:
    """Has the printed `text` the digits of the number that somebody asks for? A percentage is no count."""
    if not digits_of(wanted) or digits_of(text) != digits_of(wanted):
        return False
    return "%" in text or "%" not in wanted


def digits_of(text: str) -> str:
    """The number in a text without thousands marks and signs: “about 21,400,000” → 21400000; “3 of 9” has two."""
    found = re.findall(r"\d[\d.,\s\u00a0\u202f'’]*\d|\d", text)
    if len(found) != 1:
        return ""
    digits = re.sub(r"[,\s\u00a0\u202f'’](?=\d{3}(?!\d))", "", found[0])
    return re.sub(r",(?=\d+$)", ".", digits)


def nearest_numbers(name: str, texts: list[str]) -> list[str]:
    """The numbers of the document that are closest in size, and those that look alike."""
    known = list(dict.fromkeys(texts))
    alike = get_close_matches(name, known, n=3, cutoff=0.6)
    wanted, sizes = _size(name), {text: size for text in known for size in [_size(text)] if size is not None}
    close = [] if wanted is None else sorted(sizes, key=lambda text: (abs(sizes[text] - wanted), text))
    return list(dict.fromkeys([*close[:3], *alike]))[:5]


def _size(text: str) -> float | None:
    digits = digits_of(text).replace(",", ".")
    return float(digits) if re.fullmatch(r"\d+(\.\d+)?", digits) else None

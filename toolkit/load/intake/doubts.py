"""Load, intake: what cannot be told from one cell, but from a column: slips of the pen, codes for “no value”, units."""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from decimal import Decimal

from toolkit.base.diagnostic import Severity
from toolkit.load.intake.forms import trimmed
from toolkit.load.intake.scan import Scan

WRITTEN = ("iso", "integer", "zeros", "decimal", "odd", "text")  # the classes of cells that are not empty
_MANY = 50_000  # different numbers; beyond, nobody looks for odd ones among them
_YES = {"yes", "y", "true", "t", "ja", "j", "oui", "o", "vrai", "sí", "si", "s", "wahr", "1", "x"}
_NO = {"no", "n", "false", "f", "nein", "non", "faux", "falso", "falsch", "0"}
_PERCENT = re.compile(r"(?:^|_)(?:percent|percentage|pct|prozent|pourcent|pourcentage|porcentaje)(?:_|$)")
_COUNTS = re.compile(
    r"(?:^|_)(?:count|counts|number|reports|items|views|cases|victims|persons|people|children|users"
    r"|accounts|age|anzahl)(?:_|$)"
)
_CODES = re.compile("(?:-?9{1,5}|-1|-[89]8)")
_UNIT = re.compile(
    r"[-+]?[0-9]+(?:[.,][0-9]+)?[ \u00a0\u202f]?"
    r"(?:h|hrs?|hours?|min|mins|minutes?|s|sec|seconds?|d|days?|weeks?|months?|years?"
    r"|mm|cm|m|km|mg|g|kg|t|tage?|stunden|std|wochen|monate|jahre?|jours?|heures?|mois|ans|días|horas|meses|años)[.]?",
    re.IGNORECASE,
)


def report_doubts(scan: Scan, at: int, kind: str, few: Counter[str]) -> None:
    """Say what looks odd in a column of `kind`; `few` are its different values, where there are few of them."""
    if kind in ("integer", "number"):
        _report_numbers(scan, at)
    elif few:
        _report_truth(scan, at, few)
    if kind == "text":
        _report_units(scan, at)


# ------------------------------------------------------------------ numbers


def _report_numbers(scan: Scan, at: int) -> None:
    name = scan.layout.names[at]
    if scan.body.different(at) > _MANY:
        return
    texts = scan.body.texts(at, {"integer", "decimal"})
    numbers = {text: Decimal(text) for text in texts if text not in scan.said.missing}
    codes = {text: texts[text] for text in numbers if _is_code(text, numbers, texts)}
    if codes:
        says = "is far from all other values; it looks like a code for “no value”, which nobody has stated"
        hint = f'if it is one, state it: --missing "{next(iter(codes))}"'
        scan.group(Severity.WARNING, "intake.missing-mark", at, codes, says, hint)
    over = {text: texts[text] for text, number in numbers.items() if number > 100}
    if over and _PERCENT.search(name):
        _report_range(scan, at, over, "is more than 100, in a column of percentages")
    below = {text: texts[text] for text, number in numbers.items() if number < 0 and text not in codes}
    if below and (_PERCENT.search(name) or _COUNTS.search(name)):
        _report_range(scan, at, below, "is less than nothing, in a column of counts or percentages")


def _report_range(scan: Scan, at: int, texts: Mapping[str, int], says: str) -> None:
    hint = "correct it; if it can be so, nothing needs to be done"
    scan.group(Severity.WARNING, "intake.range", at, texts, says, hint)


def _is_code(text: str, numbers: Mapping[str, Decimal], texts: Mapping[str, int]) -> bool:
    """999 among ages, -99 among counts: several nines, or a lone negative, and far from everything else."""
    if not _CODES.fullmatch(text) or (text in ("9", "-9", "-1") and texts[text] < 2):
        return False
    others = [number for other, number in numbers.items() if not _CODES.fullmatch(other)]
    if len(others) < 2:
        return False
    return min(others) >= 0 if text.startswith("-") else numbers[text] > 5 * max(others) > 0


# ------------------------------------------------------------------ words


def _report_truth(scan: Scan, at: int, few: Counter[str]) -> None:
    """Yes and no, each written in one way, are two values; written in several ways they would be counted apart."""
    if not all(text.casefold() in _YES | _NO for text in few):
        return
    for meaning in (_YES, _NO):
        usual, *others = [text for text, _ in few.most_common() if text.casefold() in meaning] or [""]
        for other in others:
            if other.casefold() != usual.casefold():
                says = f"seems to mean the same as “{usual}”, and would be counted apart"
                scan.group(
                    Severity.ERROR, "intake.spelling", at, as_written(scan, at, other), says, "write one of the two"
                )


def _report_units(scan: Scan, at: int) -> None:
    """A column in which most cells are a number and a unit is one of texts: nothing can be summed up."""
    texts = scan.body.texts(at, {"text", "odd"}) if scan.body.different(at) <= _MANY else {}
    united = {text: count for text, count in texts.items() if _UNIT.fullmatch(trimmed(text))}
    if sum(united.values()) > 1 and 2 * sum(united.values()) > scan.body.size:
        says = "is a number with a unit; the column is kept as text, so it cannot be added up"
        hint = "write the number alone, all in one unit, and the unit into the name of the column"
        scan.group(Severity.WARNING, "intake.number-form", at, united, says, hint)


def report_spellings(scan: Scan, at: int, few: Counter[str]) -> None:
    """Values that differ in capitals or spaces only; and a rare one that is one letter away from a frequent one."""
    by_letters: dict[str, list[str]] = {}
    for text, _ in few.most_common():
        by_letters.setdefault(_letters(text), []).append(text)
    if 2 * len(by_letters) > sum(few.values()):
        return  # names or texts, not categories: in a small table too many spellings must not look like that
    for usual, *others in by_letters.values():
        for other in others:
            says = f"and “{usual}” differ only in {_how(usual, other)}, and would be counted apart"
            scan.group(Severity.ERROR, "intake.spelling", at, as_written(scan, at, other), says, "write one of the two")
    usual_ones = [text for text, count in few.items() if count >= 5]
    for text in (text for text, count in few.items() if count == 1):
        usual = next((one for one in usual_ones if _one_slip(text, one)), "")
        if usual:
            says = f"stands here once; “{usual}”, one letter away, stands {few[usual]} times"
            hint = f"if it is a slip, write “{usual}”"
            scan.group(Severity.WARNING, "intake.spelling", at, as_written(scan, at, text), says, hint)


def _letters(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def _how(one: str, other: str) -> str:
    same = unicodedata.normalize("NFC", one) == unicodedata.normalize("NFC", other)
    return "the way in which an accent is stored" if same else "capitals or spaces"


def as_written(scan: Scan, at: int, canonical: str) -> dict[str, int]:
    found = scan.body.texts(at, WRITTEN).items()
    return {text: count for text, count in found if trimmed(text) == canonical}


def _one_slip(one: str, other: str) -> bool:
    """Is one letter wrong, missing, too many, or are two neighbours swapped? Short words and digits do not count."""
    if min(len(one), len(other)) < 5 or abs(len(one) - len(other)) > 1 or re.search("[0-9]", one + other):
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    first, second = one[start:], other[start:]
    if len(first) == len(second):
        return first[1:] == second[1:] or (first[:2] == second[1::-1] and first[2:] == second[2:])
    longer, shorter = sorted((first, second), key=len, reverse=True)
    return longer[1:] == shorter

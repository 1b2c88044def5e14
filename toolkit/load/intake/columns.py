"""Load, intake: what a column holds, and which of its cells do not fit. Every different text is looked at once."""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping

from toolkit.base.diagnostic import Severity
from toolkit.load.intake.body import FEW, Body
from toolkit.load.intake.doubts import report_doubts, report_spellings
from toolkit.load.intake.forms import DATE_FORMS, NO_VALUE, NUMBER_FORMS, coarse, form_of, trimmed
from toolkit.load.intake.scan import Reading, Scan
from toolkit.load.intake.statement import Statement
from toolkit.load.intake.values import Trouble, looks_like_days, take

_DATE_NAME = re.compile(r"(?:^|_)(?:date|datum|dates|day|on|fecha|data|tag)(?:_|$)")
_PLACE_NAME = re.compile(r"country|countries|nation|state|region|land|pays|iso|code|pais|país")
_TRUTH = {"true", "false"}
_CLASSES = ("iso", "integer", "zeros", "decimal", "odd", "text")
_FITTING: dict[str, frozenset[str]] = {
    "text": frozenset({"iso", "integer", "zeros", "decimal", "text"}),
    "boolean": frozenset({"text"}),
    "date": frozenset({"iso"}),
    "integer": frozenset({"integer", "zeros"}),
    "number": frozenset({"integer", "zeros", "decimal"}),
}


def read_column(scan: Scan, at: int, kind: str = "") -> Reading:
    """Decide what the column holds, unless `kind` says it, and report what does not fit."""
    name, said, body = scan.layout.names[at], scan.said, scan.body
    kind, stored = (kind, False) if kind else _stored(scan, at, _kind(scan, at))
    moments = kind == "moment"
    kind = "text" if moments else kind
    unfit = body.texts(at, _unfit_classes(kind, said))
    changes, troubles = dict[str, str](), dict[tuple[str, str], dict[str, int]]()
    first: dict[tuple[str, str], dict[str, Trouble]] = {}
    for text, count in unfit.items():
        taken = take(text, kind, said, scan.native(at, text))
        if isinstance(taken, Trouble):
            troubles.setdefault((taken.code, taken.meaning), {})[text] = count
            first.setdefault((taken.code, taken.meaning), {})[text] = taken
        elif taken != text:
            changes[text] = taken
    for key, texts in troubles.items():
        _report(scan, at, texts, first[key])
    if moments:
        _report_moments(scan, at, unfit)
    _report_spaces(scan, at, unfit)
    _report_namibia(scan, at, kind, unfit)
    _report_points(scan, at, kind)
    few = _few(body, at, changes, said)
    if few and kind == "text":
        report_spellings(scan, at, few)
    report_doubts(scan, at, kind, few)
    _report_stored_as_text(scan, at, kind, stored)
    kind = _narrowed(kind, body, at, changes)
    listed = tuple(text for text, _ in few.most_common()) if few else ()
    empty = body.classes(at).get("empty", 0) + sum(unfit.get(text, 0) for text, new in changes.items() if not new)
    marks = any(body.rows_with(at, said.missing, 1)) if said.missing else False
    different, full = body.different(at), not empty and not marks
    title = scan.layout.titles[at]
    return Reading(name=name, title=title, kind=kind, changes=changes, few=listed, different=different, full=full)


def _unfit_classes(kind: str, said: Statement) -> set[str]:
    unfit = set(_CLASSES) - _FITTING[kind]
    return unfit | {"decimal"} if kind == "number" and said.decimal == "comma" else unfit


def _report(scan: Scan, at: int, texts: Mapping[str, int], troubles: Mapping[str, Trouble]) -> None:
    """One finding for texts that are wrong in one way; its words are those of the cell that stands first."""
    first = troubles[scan.spots(at, texts)[0][2]]
    scan.group(Severity.ERROR, first.code, at, texts, first.says, *first.hints)


# ------------------------------------------------------------------ kinds


def _kind(scan: Scan, at: int) -> str:
    name, said, body = scan.layout.names[at], scan.said, scan.body
    if name in {text.casefold() for text in said.text} or scan.layout.titles[at] in said.text:
        return "text"
    forms = _forms(scan, at)
    total = sum(forms.values())
    dates = forms["iso"] + sum(forms[form] for form in DATE_FORMS)
    numbers = forms["integer"] + forms["decimal"] + sum(forms[form] for form in NUMBER_FORMS)
    if not total:
        return "text"
    if dates and (2 * dates >= total or (3 * dates >= total and _DATE_NAME.search(name))):
        return "moment" if forms["timestamp"] == total else "date"
    if _DATE_NAME.search(name) and forms["integer"] == total and looks_like_days([*body.texts(at, {"integer"})]):
        return "date"
    if scan.layout.at[at] in scan.layout.grid.worded:
        return "text"
    if forms["zeros"] or 2 * numbers < total or forms["suppressed"] == total:
        return "boolean" if _is_truth(body, at) else "text"
    return "number" if numbers > forms["integer"] + forms["suppressed"] else "integer"


def _stored(scan: Scan, at: int, kind: str) -> tuple[str, bool]:
    """Where a file could hold numbers and holds digits as text in the whole column, that is what it says: text."""
    grid, column = scan.layout.grid, scan.layout.at[at]
    held = any(number == column for number, _ in grid.native)
    texts = grid.typed and kind in ("integer", "number") and not held
    return ("text", True) if texts else (kind, False)


def _report_stored_as_text(scan: Scan, at: int, kind: str, whole: bool) -> None:
    """Digits that a file holds as text, where it could hold a number (Excel marks them with a green corner)."""
    if not scan.layout.grid.typed or not (whole or kind in ("integer", "number")):
        return
    texts = scan.body.texts(at, {"integer", "decimal"})
    stored = {text: count for text, count in texts.items() if not scan.native(at, text)}
    if not stored:
        return
    kept = "the column is kept as text, so it cannot be added up" if whole else "it is read as a number"
    hint = "if it is a quantity, store it as a number (in Excel: Convert to Number)"
    scan.group(Severity.WARNING, "intake.number-form", at, stored, f"is stored as text; {kept}", hint)


def _forms(scan: Scan, at: int) -> Counter[str]:
    """How many cells are of which form; cells that stand for “no value” do not count."""
    forms = Counter(scan.body.classes(at))
    del forms["empty"], forms["odd"]
    for text, count in scan.body.texts(at, {"odd"}).items():
        form = form_of(trimmed(text))
        if form not in NO_VALUE and form != "empty" and trimmed(text) not in scan.said.missing:
            forms[form] += count
    for mark in scan.said.missing:
        if coarse(mark) not in ("odd", "empty"):
            forms[coarse(mark)] -= scan.body.texts(at, {coarse(mark)}).get(mark, 0)
    return forms


def _is_truth(body: Body, at: int) -> bool:
    return (
        body.different(at) <= 6
        and all(text.lower() in _TRUTH for text in body.texts(at, {"text"}))
        and bool(body.classes(at).get("text"))
        and not body.classes(at).get("zeros")
    )


def _narrowed(kind: str, body: Body, at: int, changes: Mapping[str, str]) -> str:
    """A column of numbers whose canonical texts are all whole is one of whole numbers."""
    if kind != "number" or any("." in new for new in changes.values()):
        return kind
    return kind if any(text not in changes for text in body.texts(at, {"decimal"})) else "integer"


def _few(body: Body, at: int, changes: Mapping[str, str], said: Statement) -> Counter[str]:
    """The different canonical values and how often each stands; nothing where there are many."""
    found: Counter[str] = Counter()
    if body.different(at) <= FEW:
        for text, count in body.texts(at, _CLASSES).items():
            new = changes.get(text, text)
            if new and new not in said.missing:
                found[new] += count
    return Counter(dict(sorted(found.items(), key=lambda item: _usual(item[0]))))


def _usual(text: str) -> tuple[bool, str, str]:
    """Of two that stand equally often the one in the usual letters comes first, in every kind of body."""
    return text != unicodedata.normalize("NFC", text), text.casefold(), text


# ------------------------------------------------------------------ what is said, and what looks like a slip


def _report_moments(scan: Scan, at: int, texts: Mapping[str, int]) -> None:
    says = "has a time of day; the column is kept as text, so it cannot be counted by week or month"
    moments = {text: count for text, count in texts.items() if form_of(trimmed(text)) == "timestamp"}
    scan.group(Severity.WARNING, "intake.date-form", at, moments, says, "add a column with the day alone: YYYY-MM-DD")


def _report_spaces(scan: Scan, at: int, texts: Mapping[str, int]) -> None:
    edged = {text: count for text, count in texts.items() if trimmed(text) != text}
    if edged:
        scan.group(Severity.WARNING, "intake.spaces", at, edged, "has spaces at its ends, which are left out")


def _report_namibia(scan: Scan, at: int, kind: str, texts: Mapping[str, int]) -> None:
    """NA is Namibia among countries and codes; elsewhere it may mean that there is no value, but nobody said so."""
    name, body = scan.layout.names[at], scan.body
    if kind != "text" or "NA" not in texts or "NA" in scan.said.missing or _PLACE_NAME.search(name):
        return
    if body.different(at) <= 300 and all(re.fullmatch("[A-Z]{2,3}", text) for text in body.texts(at, {"text"})):
        return
    says = "is kept as a text; it is not taken for “no value”"
    found = {"NA": texts["NA"]}
    scan.group(Severity.WARNING, "intake.missing-mark", at, found, says, 'if it means “no value”: --missing "NA"')


def _report_points(scan: Scan, at: int, kind: str) -> None:
    """Where columns are not separated by commas, a point before three digits may well be a thousands mark."""
    if kind != "number" or scan.said.decimal or scan.layout.grid.typed:
        return
    texts = {text: count for text, count in scan.body.texts(at, {"decimal"}).items() if not scan.native(at, text)}
    if texts and all(re.fullmatch("[-+]?[1-9][0-9]{0,2}[.][0-9]{3}", text) for text in texts):
        hint = "state it: --decimal point or --decimal comma"
        says = "could be a number with decimals, or one with a thousands mark"
        severity = Severity.WARNING if scan.commas else Severity.ERROR
        if severity is Severity.ERROR or len(texts) > 2:
            scan.group(severity, "intake.number-ambiguous", at, texts, says, hint)

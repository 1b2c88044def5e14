"""Load, intake: what cells say about each other: keys that tell rows apart, the order of dates, sums."""

import re
from fractions import Fraction

from toolkit.base.diagnostic import Severity
from toolkit.base.nearest import did_you_mean
from toolkit.load.intake.body import Lists
from toolkit.load.intake.findings import LISTED, Group
from toolkit.load.intake.scan import Reading, Scan
from toolkit.load.intake.table import column_name

_KEY = re.compile(r"(?:^|_)(?:id|ids|nr|no|num|number|ref|reference|key|uuid|case|nummer|kennung|numero)$")
_BEGINS = re.compile(
    r"report|opened|received|start|begin|began|filed|submi|created|first|request|notif|sent|asked|flagged"
)
_ENDS = re.compile(
    r"remov|clos|delet|answer|end|finish|decid|decision|resol|gone|respon|repl|taken_?down|last|complet|outcome|expired"
)


def find_key(scan: Scan, readings: tuple[Reading, ...]) -> tuple[str, ...]:
    """Return the columns that tell rows apart: those stated, or one that is named so and does so."""
    names = [reading.name for reading in readings]
    if scan.said.keyless:
        return ()
    if scan.said.key:
        return _stated_key(scan, names)
    full = [reading for reading in readings if _KEY.search(reading.name) and reading.full]
    for reading in full:
        if reading.different == scan.body.size > 0:
            return (reading.name,)
    named = [reading for reading in readings if _KEY.search(reading.name) and 2 * reading.different > scan.body.size]
    if named:
        _report_key(scan, (named[0].name,), names, "seems to tell the rows apart")
        return ()
    _report_whole_rows(scan)
    return ()


def _stated_key(scan: Scan, names: list[str]) -> tuple[str, ...]:
    key = tuple(column_name(name) for name in scan.said.key)
    for written, name in zip(scan.said.key, key, strict=True):
        if name not in names:
            message = f": there is no column “{written}” that could be a key"
            scan.findings.error("intake.option", scan.layout.header, None, message, did_you_mean(written, names))
    if set(key) <= set(names):
        _report_key(scan, key, names, "is stated to tell the rows apart")
        return key
    return ()


def _report_key(scan: Scan, key: tuple[str, ...], names: list[str], what: str) -> None:
    """Name the rows in which the key is missing or was used before."""
    at = [names.index(name) for name in key]
    column = scan.layout.at[at[0]]
    shown = ", ".join(key)
    for number in at:
        empty = scan.body.texts(number, {"empty"})
        if empty:
            says = f"is empty, but `{shown}` {what}"
            scan.group(Severity.ERROR, "intake.duplicate", number, empty, says, "fill it in, or state another --key")
    twins, total = scan.body.twins(at, LISTED)
    if twins:
        first = twins[0][1]
        where = scan.layout.grid.places.address(scan.layout.rows[first], column)
        message = f" · {shown}: this value stands in {where} already, but `{shown}` {what}"
        hint = "correct one of the two, or delete a row that was entered twice; --no-key if it may repeat"
        spots: list[tuple[int, int | None, str]] = [(scan.layout.rows[row], column, "") for row, _ in twins]
        scan.findings.many(Group(Severity.ERROR, "intake.duplicate", message, (hint,), spots, total), shown)


def _report_whole_rows(scan: Scan) -> None:
    if len(scan.layout.names) < 3:
        return
    twins, total = scan.body.twins(range(len(scan.layout.names)), LISTED)
    if twins:
        where = scan.layout.grid.places.address(scan.layout.rows[twins[0][1]])
        message = f" says in every cell the same as {where}"
        hint = "delete it if it was entered twice; a column with a number for each row would tell"
        spots: list[tuple[int, int | None, str]] = [(scan.layout.rows[row], None, "") for row, _ in twins]
        scan.findings.many(Group(Severity.WARNING, "intake.duplicate", message, (hint,), spots, total), "rows")


def find_order(scan: Scan, readings: tuple[Reading, ...]) -> tuple[tuple[str, str], ...]:
    """Return pairs (later, earlier) of dates whose names say their order; rows that break it are errors."""
    days = [(at, reading.name) for at, reading in enumerate(readings) if reading.kind == "date"]
    begins = [pair for pair in days if _BEGINS.search(pair[1]) and not _ENDS.search(pair[1])]
    ends = [pair for pair in days if _ENDS.search(pair[1])]
    if len(begins) != 1 or scan.said.unordered:
        return ()
    earlier, first = begins[0]
    for later, name in ends:
        _report_order(scan, later, name, earlier, first)
    return tuple((name, first) for _, name in ends)


def _report_order(scan: Scan, later: int, name: str, earlier: int, first: str) -> None:
    rows, total, _ = scan.body.before(later, earlier, LISTED)
    if rows:
        message = f" · {name} lies before {first}"
        hint = "correct one of the two dates; --unordered if it can really be so"
        column = scan.layout.at[later]
        spots: list[tuple[int, int | None, str]] = [(scan.layout.rows[row], column, "") for row in rows]
        scan.findings.many(Group(Severity.ERROR, "intake.order", message, (hint,), spots, total), f"{later} {earlier}")


def find_sums(scan: Scan, readings: tuple[Reading, ...]) -> bool:
    """Is the last row, which has no name, made of the sums of those above it? Then it is a totals row."""
    body = scan.body
    if not isinstance(body, Lists) or body.size < 3 or not readings:
        return False
    named = bool(body.columns[0][-1].strip())
    sums = 0
    for at, reading in enumerate(readings):
        last = body.columns[at][-1]
        if not last:
            continue
        numbers = [_exact(reading.changes.get(text, text)) for text in body.columns[at]]
        known = [number for number in numbers[:-1] if number is not None]
        if named and reading.kind not in ("integer", "number"):
            continue
        if reading.kind not in ("integer", "number") or numbers[-1] is None or numbers[-1] != sum(known):
            return False
        sums += any(known)
    if named and sums and (sums > 1 or body.size > 6):
        _say_sums(scan, Severity.WARNING, "delete it, if it is a total: it would be counted as well")
        return False
    if sums and not named:
        _say_sums(scan, Severity.ERROR, "delete it: totals are computed")
    return sums > 0 and not named


def _say_sums(scan: Scan, severity: Severity, hint: str) -> None:
    row = scan.layout.rows[scan.body.size - 1]
    group = Group(severity, "intake.totals", " holds the sums of the rows above it", (hint,), [(row, None, "")], 1)
    scan.findings.many(group, "sums")


def find_groups(scan: Scan) -> None:
    """A first column that is filled only where a new group begins: for a reader of rows the other cells are missing."""
    body = scan.body
    empty, different = body.classes(0).get("empty", 0), body.different(0)
    if body.size < 4 or different < 2 or different + empty != body.size or 2 * empty < body.size:
        return
    blank = [row for row, _ in body.rows_with(0, [""], LISTED)]
    if blank[0] > 0:
        message = (
            f" · {scan.layout.names[0]}: filled only where a new group begins; the cells below it are missing values"
        )
        hint = "fill the value into every row that it holds for, if that is meant"
        spots: list[tuple[int, int | None, str]] = [(scan.layout.rows[row], scan.layout.at[0], "") for row in blank]
        group = Group(Severity.WARNING, "intake.blank", message, (hint,), spots, empty)
        scan.findings.many(group, "groups")


def _exact(text: str) -> Fraction | None:
    return Fraction(text) if re.fullmatch("[-+]?[0-9]+(?:[.][0-9]+)?", text) else None

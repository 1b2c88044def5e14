"""Build: the account of a number as lines that a person reads: what it says, how it was made, from which rows."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from toolkit.base.diagnostic import Report
from toolkit.build.account import LANG, Account, Rows, Terms
from toolkit.build.account_record import work_text
from toolkit.build.layout import wrapped
from toolkit.build.printed import Key, Printed
from toolkit.measure.origins.rows import cut_of
from toolkit.measure.words.attributes import level_text, part_of
from toolkit.measure.words.dates import date_text, range_text
from toolkit.measure.words.format import interval_text
from toolkit.measure.words.labels import interval_cell, label_text
from toolkit.measure.words.languages import language_of
from toolkit.measure.words.numbers import number_text, rounded
from toolkit.model.definition import Cited
from toolkit.model.evidence import EVERY, Dataset, Statistic
from toolkit.model.tree import Expr

_LEFT = 16  # characters of the names in front
_ROLES = {
    "counted": "the rows that were counted",
    "added": "the rows whose values were added up",
    "denominator": "denominator: the rows of which it is a share",
    "numerator": "numerator: those of them that it counts",
    "exposure": "exposure: the rows that events are counted against",
    "events": "the rows with the event",
    "values": "the rows whose values were taken",
    "watched": "the rows that were watched",
    "without the event": "those without the event when last looked at",
    "population": "the population, before rows without a value were left out",
}
_PLACES = {"start": "at the start", "end": "at the end", "above": "above the line", "below": "below the line"}
_PLACES |= {"ranked": "of all groups that were ranked"}


def account_text(account: Account, lang: str, width: int, terms: Terms) -> str:
    """Return the account in lines of at most `width` characters, file paths and hashes excepted."""
    shown = dict.fromkeys(one.text for one in account.printed)
    title = ", ".join(shown) or account.name
    lines = [title, *_lines("printed", _places(account), width)]
    lines += _lines("measure", _measure(account), width)
    lines += _lines("says", [account.definition] if account.definition and not account.cited else [], width)
    lines += _lines("exact value", list(_exact(account, lang)), width)
    lines += _lines("cells", _cells(account, lang), width)
    if account.cited is not None:
        lines += _cited(account.cited, account, width)
    if account.rows:
        lines += ["", *(line for rows in account.rows for line in _rows(rows, width, terms))]
    lines += _list(account, width)
    if account.dataset is not None:
        lines += ["", *_dataset(account.dataset, account.rows, width)]
    return "\n".join(lines)


def _lines(name: str, texts: Sequence[str], width: int) -> list[str]:
    """Texts behind a name, each wrapped; words are never broken."""
    found: list[str] = []
    for text in texts:
        found += wrapped(text, width, f"  {name if not found else '':<{_LEFT - 2}}", " " * _LEFT)
    return found


# ------------------------------------------------------------------ what it says


def _places(account: Account) -> list[str]:
    if not account.printed:
        return [f"cell by cell in {account.stands}" if account.stands else "nowhere in this document"]
    several = len({one.text for one in account.printed}) > 1
    return [f"{f'{one.text}: ' if several else ''}{place_of(one)}" for one in account.printed]


def place_of(printed: Printed) -> str:
    return f"{printed.where} ({printed.span})" if printed.where else str(printed.span)


def _measure(account: Account) -> list[str]:
    label = f"{account.name} · {account.statistic.label}"
    return [label, f"defined in {account.measure.span}"] if account.measure else [label]


def _exact(account: Account, lang: str) -> Iterator[str]:
    if account.hidden:
        yield "hidden: so small a number would tell of single persons, or let somebody work one out"
        return
    if account.value is not None:
        yield _written(account.value, account)
    for text, one in {one.text: one for one in account.printed}.items():
        how = _how(text, one, account, lang)
        if how:
            yield f"printed as {text}: {how}"
    interval = _interval(account, lang)
    if interval:
        yield interval


def _written(value: Fraction, account: Account) -> str:
    """3 of 100 = 3/100 = 0.03"""
    of = f"{account.n:,} of {account.of:,}" if account.statistic.kind == "share" and account.of else ""
    fraction = f"{value.numerator}/{value.denominator}" if value.denominator > 1 else ""
    if account.cited:
        return f"{account.cited.value} {account.cited.unit}, as it was published".replace("  ", " ")
    return " = ".join(filter(None, (of, fraction, _decimal(value))))


def _decimal(value: Fraction) -> str:
    """All digits where there are at most ten behind the point, else the first ten and an ellipsis."""
    digits = next((digits for digits in range(11) if (value * 10**digits).denominator == 1), None)
    if digits is not None:
        return number_text(value, digits, language_of(LANG))
    cut = abs(value) * 10**10
    text = number_text(Fraction(cut.numerator // cut.denominator, 10**10), 10, language_of(LANG))
    return f"{'−' if value < 0 else ''}{text}…"


def _how(text: str, printed: Printed, account: Account, lang: str) -> str:
    """How the printed text came from the exact value; empty where that is plain to see."""
    value, unit = _value_of(printed, account, lang)
    if value is None:
        return ""
    scaled = abs(value) * (100 if unit in ("percent", "points") else 1)
    for decimals in range(6, -1, -1):
        digits = number_text(scaled, decimals, language_of(lang))
        if re.search(rf"(?<![\d.,]){re.escape(digits)}(?![\d]|[.,]\d)", text):
            if scaled * 10**decimals == rounded(scaled, decimals):
                return "" if unit == "number" or account.cited else "exactly, nothing was rounded"
            to = {0: "a whole number", 1: "one decimal"}.get(decimals, f"{decimals} decimals")
            return f"rounded half up to {to.replace('number', 'percentage') if unit == 'percent' else to}"
    return ""


def _value_of(printed: Printed, account: Account, lang: str) -> tuple[Fraction | None, str]:
    """The exact value and the unit of a printed text: that of the measure, of a part of it (`.n`), or of a cell."""
    if not printed.part:
        return account.value, account.statistic.unit
    expr = Expr(path=("", account.statistic.measure, *printed.part), span=printed.span)
    part = part_of(expr, account.statistic, language_of(lang), Report())
    return (part.value, part.unit) if isinstance(part, Statistic) else (None, "")


def _interval(account: Account, lang: str) -> str:
    statistic = account.statistic
    cut = cut_of(statistic, account.cut) if account.cut else None
    if statistic.level is None or (account.cut and (cut is None or cut.interval is None)):
        return ""
    if not account.cut and statistic.interval is None:
        return ""
    text = interval_cell(cut, statistic, lang) if cut else interval_text(statistic, language_of(lang))
    return f"interval ({level_text(statistic, language_of(LANG))}): {text}"


def _cells(account: Account, lang: str) -> list[str]:
    """The cells of a table that was asked for as a whole."""
    statistic = account.statistic
    if account.cut or not statistic.dimensions:
        return []
    return [
        f"{', '.join(_labels(statistic, cut.key, lang))}: {'[hidden]' if cut.value is None else _decimal(cut.value)}"
        for cut in statistic.cuts
        if cut.hidden or cut.value is not None
    ]


def _labels(statistic: Statistic, key: Key, lang: str) -> list[str]:
    pairs = zip(key, statistic.dimensions, strict=False)
    return ["all" if one == EVERY else label_text(one, dimension, lang) for one, dimension in pairs]


# ------------------------------------------------------------------ rows


def _rows(rows: Rows, width: int, terms: Terms) -> list[str]:
    number = "1 row" if rows.n == 1 else f"{rows.n:,} rows"
    lines = [f"  {role_text(rows.role)}: {number}"]
    lines += _indented(f"where {rows.filter}" if rows.filter else "all rows of the table", width)
    lines += _indented(_told(rows, terms), width) if not terms.public else []
    lines += [f"      rows sealed (HMAC-SHA256): {rows.seal}"] if rows.seal else []
    return lines


def _indented(text: str, width: int) -> list[str]:
    return wrapped(text, width, " " * 6, " " * 6)


def role_text(role: str) -> str:
    """A role in words: “at the start: the rows that were counted”."""
    *places, what = role.split(", ")
    words = [_PLACES.get(place, place) for place in places]
    return ", ".join((*words, _ROLES.get(what, what)))


def _told(rows: Rows, terms: Terms) -> str:
    if not rows.listed:
        return "the rows are not told: numbers that are hidden could be read off them"
    if not rows.n:
        return ""
    what = rows.counted
    told = ", ".join(f"{row.key} ({what} {row.line})" if row.key else f"{what} {row.line}" for row in rows.told)
    left = rows.n - len(rows.told)
    more = f" … and {left:,} more: --all tells them" if left else ""
    why = f" (by {what}: no key of this table may be told)" if rows.by_line else ""
    return f"{told}{more}{why}"


def _dataset(dataset: Dataset, rows: tuple[Rows, ...], width: int) -> list[str]:
    about = dataset.about
    files = dict.fromkeys((one.path, one.sha256) for one in rows)
    made_up = " · made up as an example" if dataset.synthetic else ""
    lines = [
        line for path, sha256 in files for line in (f"  {'file':<{_LEFT - 2}}{path}", f"{'':<{_LEFT}}SHA-256 {sha256}")
    ]
    lines += _lines(
        "dataset", [f"{dataset.title} (evidence/{dataset.name}, version {dataset.version}){made_up}"], width
    )
    lines += _lines("by", ["; ".join(one.title for one in about.contributors)], width)
    lines += _lines("from", [" · ".join(filter(None, (one.title, one.path))) for one in about.sources], width)
    return lines + _lines("licence", ["; ".join(one.title for one in about.licences)], width)


def _list(account: Account, width: int) -> list[str]:
    path, sha256 = account.list_file
    if not path:
        return []
    says = "counted from the list of signatories: rows with `consent` yes, and `public` not no"
    return [*_lines("says", [says], width), *_lines("file", [path, f"SHA-256 {sha256}"], width)]


# ------------------------------------------------------------------ published figures


def _cited(cited: Cited, account: Account, width: int) -> list[str]:
    denominator = {
        "all": "of all",
        "restricted": "of a part only",
        "not stated": "the publisher does not state of what",
    }
    of = ": ".join(filter(None, (denominator[cited.denominator_is], cited.denominator)))
    period = range_text(cited.start, cited.end, language_of(LANG)) if cited.start and cited.end else ""
    lines = _lines("says", [cited.means], width)
    lines += _lines("covers", [", ".join(filter(None, (cited.place, period))), of], width)
    lines += _lines("published by", [work_text(cited.source, account.works)], width)
    lines += _lines("read in", [work_text(cited.via, account.works)] if cited.via else [], width)
    lines += _lines("quotation", [f"“{cited.quote}”"] if cited.quote else [], width)
    seen = f"seen on {date_text(cited.seen, language_of(LANG))}" if cited.seen else ""
    lines += _lines("seen", [seen] if seen else [], width)
    return lines + _lines("editions", [f"{one.value} ({one.source}, seen {one.seen})" for one in cited.vintages], width)

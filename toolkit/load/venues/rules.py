"""Load: one rule of a pack: its kind and settings, on what they depend, how grave a breach is, what it stands on."""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from zoneinfo import ZoneInfo

from toolkit.base import records
from toolkit.base.diagnostic import Report, Severity
from toolkit.base.nearest import did_you_mean
from toolkit.base.records import Fields, Record, Scalar
from toolkit.load.venues.basis import read_basis
from toolkit.model.venue import Setting, VenueRule
from toolkit.model.venue_kinds import KINDS, Choice, Form, RuleKind


def read_rule(key: Scalar, record: Record, copies: str, report: Report) -> VenueRule | None:
    """Return the rule, or None after a diagnostic; all that is wrong with it is said."""
    kind = KINDS.get(key.text.partition(".")[0])
    if kind is None:
        hint = did_you_mean(key.text.partition(".")[0], KINDS) or "`docs/venues.md` lists the kinds of rules"
        report.error("fields.unknown", f"`{key.text}` is no kind of rule", key.span, hint)
        return None
    if not isinstance(record, records.Mapping):
        report.error("fields.value", f"`{key.text}` must be lines of the form `name: value`", record.span)
        return None
    before = len(report.found)
    fields = Fields(record, report, f"the rule `{key.text}`")
    mapping = fields.mapping_at("basis", required=True)
    basis = read_basis(mapping, copies, report) if mapping else None
    severity = Severity(fields.choice("severity", tuple(Severity), "error"))
    by, when = fields.text("by"), _pairs(fields, "when")
    settings = _settings(kind, fields, by)
    if written := settings.get("on"):
        settings = _moment(settings, tuple(written))
    fields.finish(also=tuple(kind.settings))
    if len(report.found) > before:
        return None
    return VenueRule(
        key=key.text, settings=settings, severity=severity, basis=basis, by=by, when=when, span=record.span
    )


def user_rule(
    name: str, key: str, rule: VenueRule | None, setting: str, values: tuple[Scalar, ...], report: Report
) -> VenueRule:
    """The rule `key` with the value that an author has set under `name`; what is wrong with it is reported."""
    form = KINDS[key].settings[setting]
    good = () if isinstance(form, Choice) else _good(form, values, name, report)
    more = dict(rule.settings) if rule else {}
    kept = _moment(more, good) if setting == "on" else {**more, setting: good}
    return VenueRule(key=key, settings=kept, severity=Severity.ERROR, basis=None, span=values[0].span)


def _moment(settings: Mapping[str, Setting], written: tuple[str, ...]) -> dict[str, Setting]:
    """The settings of a deadline on a day, which goes before other ways to say it; `2026-12-10 17:00` has an hour."""
    kept = {name: value for name, value in settings.items() if name not in ("calendar", "relative")}
    hours = tuple(one[10:].strip() for one in written if one[10:].strip())
    return {**kept, **({"at": hours[:1]} if hours else {}), "on": tuple(one[:10] for one in written)}


def _settings(kind: RuleKind, fields: Fields, by: str) -> dict[str, Setting]:
    settings = dict[str, Setting]()
    for name, form in kind.settings.items():
        record = fields.record(name, required=name in kind.required)
        if record is None:
            continue
        if isinstance(form, Choice):
            settings[name] = (fields.choice(name, form.options),)
        elif form == "pairs" or (form == "number" and by):
            settings[name] = _pairs(fields, name, form)
        else:
            settings[name] = _good(form, fields.scalars(name), name, fields.report)
    return settings


def _good(form: Form, values: tuple[Scalar, ...], name: str, report: Report) -> tuple[str, ...]:
    """The values that are possible; the others are reported, and so are several where one is wanted."""
    if values[1:] and form not in _LISTS:
        report.error("fields.value", f"`{name}` must be a single value", values[1].span)
        return ()
    return tuple(one.text for one in values if _fits(form, one, name, report))


def _pairs(fields: Fields, name: str, form: Form = "text") -> dict[str, str]:
    mapping = fields.mapping_at(name)
    pairs = {key.text: value for key, value in mapping.entries if isinstance(value, Scalar)} if mapping else {}
    shown: Form = "text" if form == "pairs" else form
    return {key: value.text for key, value in pairs.items() if _fits(shown, value, f"{name}: {key}", fields.report)}


def _fits(form: Form, value: Scalar, name: str, report: Report) -> bool:
    fault = _FAULTS.get(form, _anything)(value.text)
    if fault:
        report.error("fields.value", f"`{name}` is `{value.text}`; {fault}", value.span)
    return not fault


def _anything(_: str) -> str:
    return ""


def _number(text: str) -> str:
    good = re.fullmatch(r"\d+(\.\d+)?", text) and float(text) > 0
    return "" if good else "it must be a number above 0 in digits, without commas"


def _flag(text: str) -> str:
    return "" if text.lower() in ("true", "yes", "false", "no") else "write true or false"


def _pattern(text: str) -> str:
    try:
        re.compile(text)
    except re.error as error:
        return f"it is not a regular expression: {error}"
    return ""


def _moment_text(text: str) -> str:
    day, _, hour = text.partition(" ")
    try:
        dt.date.fromisoformat(day)
    except ValueError:
        return "it must be a day such as `2026-12-10`, or a day and an hour, `2026-12-10 17:00`"
    return _time(hour) if hour else ""


def _day(text: str) -> str:
    try:
        dt.date.fromisoformat(f"2024-{text}")
    except ValueError:
        return "it must be a day of every year, such as `12-01`"
    return ""


def _time(text: str) -> str:
    good = re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d|24:00", text)
    return "" if good else "it must be an hour such as `17:00`; `24:00` is the end of the day"


def _zone(text: str) -> str:
    try:
        ZoneInfo(text)
    except (OSError, ValueError):  # ZoneInfoNotFoundError is a KeyError
        return "it must be a time zone such as `Europe/Brussels`"
    except KeyError:
        return "it must be a time zone such as `Europe/Brussels`"
    return ""


_LISTS = ("texts", "numbers", "dates", "days")
_FAULTS: Mapping[Form, Callable[[str], str]] = {
    "number": _number, "numbers": _number, "flag": _flag, "pattern": _pattern, "dates": _moment_text, "days": _day,
    "time": _time, "zone": _zone,
}  # fmt: skip

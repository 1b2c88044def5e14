"""Load: is a descriptor what Data Package 2.0 asks for? Its official profile decides; the words and places are ours."""

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct

from toolkit.base.diagnostic import Report
from toolkit.base.nearest import did_you_mean
from toolkit.base.records import Items, Mapping, Record, Scalar
from toolkit.base.source import Span
from toolkit.base.veil import blotted

PROFILE = Path(__file__).parent / "profiles" / "datapackage-2.0.json"

_KINDS = {
    "string": "text", "integer": "a whole number", "number": "a number", "boolean": "true or false", "array": "a list",
    "object": "lines of the form `name: value`",
}  # fmt: skip


def check_standard(descriptor: Mapping, report: Report) -> bool:
    """Report what in a descriptor is not as the official profile asks for; True when nothing is."""
    from jsonschema import Draft7Validator

    validator = Draft7Validator(json.loads(PROFILE.read_text(encoding="utf-8")))
    found = [one for error in validator.iter_errors(as_read(descriptor)) for one in _innermost(error)]
    for misfit in found:
        _tell(misfit, descriptor, report)
    return not found


def as_read(record: Record) -> object:
    """The record as other programs read it: without quotes, 5 is a number and true is no text (YAML 1.2.2, 10.3.2)."""
    match record:
        case Items(values=values):
            return [as_read(value) for value in values]
        case Mapping(entries=entries):
            return {key.text: as_read(value) for key, value in entries}
        case Scalar(text=text, quoted=True):
            return text
        case Scalar(text=text):
            return _plain(text)


def _plain(text: str) -> object:
    if re.fullmatch("[-+]?[0-9]+", text):
        return int(text)
    if re.fullmatch(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", text):
        return float(text)
    known = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False, "": None}
    return known.get(text, text)


# ------------------------------------------------------------------ what is wrong


class _Misfit(Struct, frozen=True, kw_only=True):
    """What the profile has against one value: its keyword (`type`, `required` …) and what that asks for."""

    path: tuple[str | int, ...]
    keyword: str
    value: Any
    wanted: Any


def _innermost(error: Any) -> Iterator[_Misfit]:
    """Where the profile allows several forms, what is wrong by the one that is meant."""
    here = _Misfit(
        path=tuple(error.absolute_path), keyword=error.validator, value=error.instance, wanted=error.validator_value
    )
    chosen = all(one.validator == "required" and not one.path for one in error.context)
    if error.validator not in ("oneOf", "anyOf") or chosen:
        yield here
        return
    types = [one for one in error.context if [*one.path] == ["type"] and one.validator == "enum"]
    forms: dict[int, list[Any]] = {}
    for one in error.context:
        forms.setdefault(one.schema_path[0], []).append(one)
    if types and {one.schema_path[0] for one in types} == {*forms}:
        wanted = [kind for one in types for kind in one.validator_value]
        yield _Misfit(path=(*here.path, "type"), keyword="enum", value=types[0].instance, wanted=wanted)
        return
    for one in min(forms.values(), key=_distance):
        yield from _innermost(one)


def _distance(errors: list[Any]) -> tuple[bool, int, int]:
    """How far a value is from a form: of another type, wrong as a whole, wrong in many places."""
    another = any([*one.path] == ["type"] for one in errors)
    return another, -min(len(one.path) for one in errors), len(errors)


def _tell(misfit: _Misfit, descriptor: Mapping, report: Report) -> None:
    name = next((str(part) for part in reversed(misfit.path) if isinstance(part, str)), "the description")
    hidden = _hidden_column(misfit.path, descriptor)
    if hidden is not None:
        place = _span(descriptor, misfit.path)
        safe = Span(source=blotted(hidden.source, hidden.start, hidden.end), start=place.start, end=place.end)
        report.error("evidence.standard", f"`{name}` is not of a form, as Data Package 2.0 asks for", safe)
        return
    message, hint = _words(misfit, name)
    report.error("evidence.standard", f"{message}, as Data Package 2.0 asks for", _span(descriptor, misfit.path), hint)


def _hidden_column(path: tuple[str | int, ...], descriptor: Mapping) -> Span | None:
    """The column that the path leads into, where its values are shown nowhere, not even those that are listed here."""
    record: Record | None = descriptor
    for part in path[: path.index("fields") + 2] if "fields" in path else ():
        match record:
            case Items(values=values) if isinstance(part, int):
                record = values[part]
            case Mapping():
                record = record.get(str(part))
    own = record.get("evidence") if isinstance(record, Mapping) and "fields" in path else None
    disclose = own.get("disclose") if isinstance(own, Mapping) else None
    never = isinstance(disclose, Scalar) and disclose.text == "never"
    return record.span if never and record is not None else None


def _words(misfit: _Misfit, name: str) -> tuple[str, str]:
    value, wanted = misfit.value, misfit.wanted
    match misfit.keyword:
        case "required":
            lost = next((one for one in wanted if one not in value), "")
            return f"`{lost}` is missing here", f"add `{lost}: …`"
        case "oneOf" | "anyOf":
            lost = " or ".join(dict.fromkeys(f"`{one}`" for form in wanted for one in form.get("required", ())))
            return f"one form of `{name}` has to be chosen: {lost}" if lost else f"`{name}` is not of a form", ""
        case "type":
            kinds = [wanted] if isinstance(wanted, str) else wanted
            quotes = "string" in kinds and not isinstance(value, dict | list | type(None))
            return f"`{name}` must be {_listed(_KINDS[kind] for kind in kinds)}", "put it in quotes" if quotes else ""
        case "enum":
            return f"`{value}` is not possible for `{name}`", did_you_mean(str(value), map(str, wanted))
        case "pattern":
            return _pattern(str(value), name)
        case "minItems" | "minProperties":
            return f"`{name}` must not be empty", "delete the line, or fill it"
        case "uniqueItems":
            return f"`{name}` must not hold the same twice", ""
        case _:
            return f"`{name}` is not of a form", ""


def _pattern(value: str, name: str) -> tuple[str, str]:
    if name == "path":
        hint = "a path inside of the folder of the dataset (not ../ or /), or an address that begins with https://"
        return f"`{value}` is no path or web address", hint
    return (
        f"`{value}` has not the form that `{name}` has",
        "letters, digits, hyphens, points and underscores, no spaces",
    )


def _listed(kinds: Iterable[str]) -> str:
    return " or ".join(dict.fromkeys(kinds))


def _span(record: Record, path: tuple[str | int, ...]) -> Span:
    """Where the value at `path` stands; of a long one only where it begins."""
    for part in path:
        inner: Record | None = None
        if isinstance(record, Items) and isinstance(part, int):
            inner = record.values[part]
        elif isinstance(record, Mapping):
            inner = record.get(str(part))
        if inner is None:
            break
        record = inner
    return record.span

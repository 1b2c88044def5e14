"""Load: an object of CSL-JSON → its fields by name. What is misspelt or stands twice is reported."""

from collections.abc import Collection
from difflib import get_close_matches

from toolkit.base.diagnostic import Hint, Report
from toolkit.load.csl_json.values import Number, Value

_SHOWN = 3


class Fields:
    """Reads the objects of one work: itself, its names, its dates."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.strange = list[Value]()  # names that look like none we know

    def of(self, value: Value, known: Collection[str]) -> dict[str, Value]:
        """The fields of the object `value`, the first one of each name; `null` is what some programs write for none."""
        fields, names = dict[str, Value](), dict[str, Value]()
        for name, content in value.members():
            written = str(name.data)
            if written not in known:
                self._report_unknown(name, known)
            elif written in fields:
                message = f"the field `{written}` stands twice; the first one is used"
                first = Hint(text="the first one", span=names[written].span)
                self.report.error("bibliography.twice", message, name.span, first)
            else:
                fields[written], names[written] = content, name
        return {name: content for name, content in fields.items() if content.data is not None}

    def report_strange(self) -> None:
        """Say once for the whole work which names mean nothing: some programs write a dozen of their own."""
        names = list(dict.fromkeys(f"`{name.data}`" for name in self.strange))
        if not names:
            return
        more = len(names) - _SHOWN
        shown = ", ".join(names[:_SHOWN]) + (f" and {more} more" if more > 0 else "")
        verb = "is not a field" if len(names) == 1 else "are not fields"
        message = f"{shown} {verb} of CSL-JSON; nothing of that is printed"
        self.report.warning("bibliography.field", message, self.strange[0].span)

    def report_wrong(self, name: str, value: Value, expected: str) -> None:
        """Say that the value of the field `name` is of the wrong kind; it is left out."""
        message = f"`{name}` is {_kind(value)}; it should be {expected}"
        self.report.error("bibliography.field", message, value.span)

    def text(self, name: str, value: Value, *, numbers: bool = True) -> str:
        """The text of a field, or the number as it was written; "" where it is neither."""
        if isinstance(value.data, str) and (numbers or not isinstance(value.data, Number)):
            return str(value.data)
        self.report_wrong(name, value, "a text or a number" if numbers else 'a text, in quotes: `"…"`')
        return ""

    def _report_unknown(self, name: Value, known: Collection[str]) -> None:
        written = str(name.data)
        spelt = {one.casefold(): one for one in known}
        near = get_close_matches(written.casefold(), spelt, n=1, cutoff=0.8)
        if not near:
            self.strange.append(name)
            return
        hint = f"did you mean `{spelt[near[0]]}`?"
        self.report.warning("bibliography.field", f"`{written}` is not a field that is read", name.span, hint)


def _kind(value: Value) -> str:
    match value.data:
        case list():
            return "a list, `[…]`"
        case dict():
            return "a group of fields, `{…}`"
        case Number():
            return "a number"
        case str():
            return "a text"
        case _:
            return f"`{value.span.excerpt}`"

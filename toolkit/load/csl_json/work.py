"""Load: an object of CSL-JSON → a work. Only what CSL knows, in the form that CSL gives it, reaches a style."""

from toolkit.base.diagnostic import Report
from toolkit.base.nearest import nearest
from toolkit.base.source import Span
from toolkit.load.bibtex.dates import Date, read_date
from toolkit.load.csl_json.fields import Fields
from toolkit.load.csl_json.values import Number, Value
from toolkit.load.csl_json.variables import (
    DATE_FIELDS,
    DATES,
    FIELDS,
    NAME_MARKS,
    NAME_TEXTS,
    NAMES,
    OWN_WORDS,
    TEXTS,
    TYPES,
)
from toolkit.model.citation import SCHEMES, Cite, Work, WrittenIdentifier

_A_LIST = 'a list of names: `[{"family": "Hern", "given": "Alex"}, {"literal": "UNICEF"}]`'
_A_NAME = '`{"family": "Hern", "given": "Alex"}`, or `{"literal": "UNICEF"}` for an organisation'
_A_DATE = '`{"date-parts": [[2024, 3, 31]]}` or `"2024-03-31"`'
_PARTS = "a list of one or two dates: `[[2024, 3, 31]]`"
_WRITE_DATE = 'write "2024", "2024-03", "2024-03-31" or "2024-03/2024-05"'
_OLD_NAMES = {"shortTitle": "title-short", "journalAbbreviation": "container-title-short"}


def key_of(item: Value) -> tuple[str, Span]:
    """The `id` of a work, by which documents cite it, and its place; "" and the place of the work where it has none."""
    for name, value in item.members() if isinstance(item.data, dict) else ():
        if name.data == "id" and isinstance(value.data, str) and value.data.strip():
            quote = 0 if isinstance(value.data, Number) else 1
            span = value.span
            return str(value.data), span.source.span(span.start + quote, span.end - quote)
    return "", item.span.source.span(item.span.start)


def work_of(key: str, span: Span, item: Value, report: Report) -> Work:
    """Return the object `item` as a work; what is of the wrong kind is reported and left out."""
    return _Converter(key, span, report).work(item)


class _Converter:
    def __init__(self, key: str, span: Span, report: Report) -> None:
        self.key = key
        self.span = span
        self.report = report
        self.fields = Fields(report)

    def work(self, item: Value) -> Work:
        """`cite-full` and `cite-short` stand beside the other variables, or in `custom`, as CSL 1.0.2 has it."""
        fields = self.fields.of(item, FIELDS)
        csl: dict[str, object] = {"id": self.key, "type": self._type(fields.get("type"))}
        for name, value in fields.items():
            csl |= self._variable(name, value)
        own = self._custom(fields) | {name: fields[name] for name in OWN_WORDS if name in fields}
        words = {name: self.fields.text(name, value) for name, value in own.items()}
        self.fields.report_strange()
        present = {name: value for name, value in csl.items() if value}
        full, short = words.get("cite-full", ""), words.get("cite-short", "")
        identifiers = tuple(
            WrittenIdentifier(scheme=scheme, text=words[scheme].strip(), span=own[scheme].span)
            for scheme in SCHEMES
            if words.get(scheme, "").strip()
        )
        via = words.get("via", "").strip()
        return Work(
            key=self.key,
            csl=present,
            span=self.span,
            full=full,
            short=short,
            identifiers=identifiers,
            via=Cite(key=via, span=own["via"].span) if via else None,
        )

    def _variable(self, name: str, value: Value) -> dict[str, object]:
        if name in NAMES:
            return {name: self._names(name, value)}
        if name in DATES:
            return {name: self._date(name, value)}
        return {_OLD_NAMES.get(name, name): self.fields.text(name, value)} if name in TEXTS else {}

    def _type(self, value: Value | None) -> str:
        if value is None:
            message = f"`{self.key}` has no `type`; it is printed like `document`"
            self.report.warning("bibliography.type", message, self.span, 'add one, such as `"type": "report"`')
            return "document"
        if isinstance(value.data, str) and value.data in TYPES:
            return value.data
        near = nearest(str(value.data), TYPES)
        message = f"`{value.span.excerpt}` is not a type of work"
        hint = f"did you mean `{near}`?" if near else 'use the nearest one, such as `"report"` or `"webpage"`'
        self.report.error("bibliography.type", message, value.span, hint)
        return "document"

    def _custom(self, fields: dict[str, Value]) -> dict[str, Value]:
        """What `custom` says of ours; all else in it belongs to other programs."""
        custom = fields.get("custom")
        if custom is None:
            return {}
        if not isinstance(custom.data, dict):
            self.fields.report_wrong("custom", custom, "a group of fields, `{…}`")
            return {}
        return {str(name.data): value for name, value in custom.members() if name.data in OWN_WORDS}

    # -------------------------------------------------------------- names

    def _names(self, name: str, value: Value) -> list[dict[str, object]]:
        if not isinstance(value.data, list):
            self.fields.report_wrong(name, value, _A_LIST)
            return []
        return [read for one in value.elements() if (read := self._name(name, one))]

    def _name(self, name: str, value: Value) -> dict[str, object]:
        if not isinstance(value.data, dict):
            self.fields.report_wrong(name, value, _A_LIST)
            return {}
        fields = self.fields.of(value, (*NAME_TEXTS, *NAME_MARKS))
        if "family" not in fields and "literal" not in fields:
            message = f"a name in `{name}` has neither `family` nor `literal`"
            self.report.error("bibliography.field", message, value.span, f"write {_A_NAME}")
            return {}
        texts: dict[str, object] = {
            part: self.fields.text(part, fields[part], numbers=False) for part in NAME_TEXTS if part in fields
        }
        marks: dict[str, object] = {mark: True for mark in NAME_MARKS if mark in fields and _is_said(fields[mark])}
        return {part: said for part, said in (texts | marks).items() if said}

    # -------------------------------------------------------------- dates

    def _date(self, name: str, value: Value) -> Date | None:
        if isinstance(value.data, str) and not isinstance(value.data, Number):
            return self._written(name, value)
        if not isinstance(value.data, dict):
            self.fields.report_wrong(name, value, _A_DATE)
            return None
        fields = self.fields.of(value, DATE_FIELDS)
        date = self._structured(name, fields)
        if date is None:
            return None
        season = self.fields.text("season", fields["season"]) if "season" in fields else ""
        circa = "circa" in fields and _is_said(fields["circa"])
        return date | ({"season": season} if season else {}) | ({"circa": True} if circa else {})

    def _structured(self, name: str, fields: dict[str, Value]) -> Date | None:
        """The best of what an object says about its date."""
        if "date-parts" in fields:
            return self._date_parts(name, fields["date-parts"])
        if "edtf" in fields:
            return self._written(name, fields["edtf"])
        if "raw" in fields:  # in words, which the processor of the style reads
            text = self.fields.text("raw", fields["raw"])
            return read_date(text) or ({"raw": text} if text else None)
        literal = self.fields.text("literal", fields["literal"]) if "literal" in fields else ""
        return {"literal": literal} if literal else None

    def _written(self, name: str, value: Value) -> Date | None:
        """A date in one text, as EDTF."""
        text = self.fields.text(name, value).strip()
        date = read_date(text)
        if date is None and text:
            message = f"`{name}` is `{text}`, which is not a date; it is printed as it stands"
            self.report.warning("bibliography.date", message, value.span, _WRITE_DATE)
            return {"literal": text}
        return date

    def _date_parts(self, name: str, value: Value) -> Date | None:
        """One date or two, each of year, month and day; programs write `[[null]]` where they know of none."""
        dates = value.data if isinstance(value.data, list) else ()
        if len(dates) not in (1, 2) or not all(isinstance(parts, list) for parts in dates):
            self.fields.report_wrong("date-parts", value, _PARTS)
            return None
        written = [_edtf(parts) for parts in dates]
        if not any(written):
            return None
        date = read_date("/".join(written))
        if date is None:
            message = f"`{name}` is `{value.span.excerpt}`, which is not a date"
            self.report.error("bibliography.date", message, value.span, f"write {_A_DATE}")
        return date


def _edtf(parts: list[object]) -> str:
    """`[2024, 3]` → 2024-03. Behind the last part that says something may stand empty ones."""
    texts = [str(part) if isinstance(part, str) else "" if part is None else "x" for part in parts]
    while texts and texts[-1] in ("", "0"):
        texts.pop()
    if not texts:
        return ""
    year, *rest = (text or "x" for text in texts)  # nothing in front of something is no date
    return "-".join((year.zfill(5 if year.startswith("-") else 4), *(part.zfill(2) for part in rest)))


def _is_said(value: Value) -> bool:
    """Whether a mark such as `circa`, which may be true, a number or a text, is set."""
    return bool(value.data) and value.data not in ("0", "false")

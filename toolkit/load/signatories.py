"""Load: signatories.csv – who signs an open letter. Only people who agreed are read; e-mails and notes never are."""

from toolkit.base.diagnostic import Report, Severity
from toolkit.base.nearest import did_you_mean
from toolkit.base.records import Scalar, Sheet, read_csv
from toolkit.base.source import Source
from toolkit.model.people import Signatory

COLUMNS = (
    "kind", "name", "sort_as", "role", "organisation", "country", "capacity", "email", "consent", "consent_on",
    "text_hash", "public", "logo", "note",
)  # fmt: skip
REQUIRED = ("kind", "name", "consent")
_CHOICES = {
    "kind": ("organisation", "person"),
    "consent": ("yes", "no"),
    "public": ("", "yes", "no"),
    "capacity": ("", "official", "personal"),
}


def load_signatories(source: Source, report: Report) -> tuple[Signatory, ...]:
    """Return those who may be printed, sorted by the name they sort under; organisations and persons mixed.

    A row without consent, or with `public: no`, is left out and said in a note that names no one.
    """
    errors = report.count(Severity.ERROR)
    sheet = read_csv(source, report)
    if not sheet.names or not _columns_are_known(sheet, report):
        return ()
    names = [scalar.text for scalar in sheet.names]
    rows = [dict(zip(names, row, strict=True)) for row in sheet.rows]
    sound = [row for row in rows if _row_is_sound(row, report)]
    printed = [row for row in sound if row["consent"].text == "yes" and _text(row, "public") != "no"]
    _report_twice(printed, report)
    if not printed and report.count(Severity.ERROR) == errors:
        hint = "add those who sign; only rows with `consent` yes, and `public` not no, are printed"
        report.error("signatories.none", "nobody on this list may be printed", sheet.span.source.span(), hint)
    if len(printed) < len(sound):
        message = f"{len(sound) - len(printed)} of {len(sound)} signatories are not printed: no consent, or not public"
        report.note("signatories.left-out", message, sheet.span.source.span())
    return tuple(sorted((_signatory(row) for row in printed), key=lambda one: (one.sort_as.casefold(), one.name)))


def _columns_are_known(sheet: Sheet, report: Report) -> bool:
    names = [scalar.text for scalar in sheet.names]
    for scalar in sheet.names:
        if scalar.text not in COLUMNS:
            message = f"`{scalar.text}` is not a column of a list of signatories"
            report.error("signatories.column", message, scalar.span, did_you_mean(scalar.text, COLUMNS))
    missing = [name for name in REQUIRED if name not in names]
    for name in missing:
        report.error("signatories.column", f"the list of signatories has no column `{name}`", sheet.span.source.span())
    return not missing


def _row_is_sound(row: dict[str, Scalar], report: Report) -> bool:
    before = len(report.found)
    for column, options in _CHOICES.items():
        cell = row.get(column)
        if cell is not None and cell.text not in options:
            wanted = " or ".join(f"`{option}`" for option in options if option)
            report.error("signatories.value", f"`{column}` is `{cell.text}`; write {wanted}", cell.span)
    if not row["name"].text:
        report.error("signatories.value", "this row has no name", row["name"].span)
    return len(report.found) == before


def _report_twice(rows: list[dict[str, Scalar]], report: Report) -> None:
    seen: set[tuple[str, str]] = set()
    for row in rows:
        key = (row["kind"].text, row["name"].text.casefold())
        if key in seen:
            message = f"`{row['name'].text}` stands in the list a second time"
            report.error("signatories.twice", message, row["name"].span, "keep one row")
        seen.add(key)


def _signatory(row: dict[str, Scalar]) -> Signatory:
    return Signatory(
        kind="organisation" if row["kind"].text == "organisation" else "person",
        name=row["name"].text,
        sort_as=_text(row, "sort_as") or row["name"].text,
        role=_text(row, "role"),
        organisation=_text(row, "organisation"),
        country=_text(row, "country"),
        personal=_text(row, "capacity") == "personal",
        span=row["name"].span,
    )


def _text(row: dict[str, Scalar], column: str) -> str:
    return row[column].text if column in row else ""

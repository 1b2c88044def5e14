"""Load, intake: what is said of a file whose description has columns that are never disclosed: no text of theirs."""

import re
from collections.abc import Mapping

from toolkit.base.codes import CODES
from toolkit.base.diagnostic import Diagnostic, Report
from toolkit.base.veil import told_blotted, without_quotations
from toolkit.load.intake.described import Described

_COLUMN = re.compile(r" · (\w+): ")
_OF_THE_COMMAND = ("intake.option", "intake.hidden")  # they quote what was typed, and names of sheets
_OF_THE_HEADER = ("intake.column", "intake.header")


def told_veiled(found: Report, like: Described | None, report: Report) -> None:
    """Pass on what was found in a file. Where a described column is never disclosed, its texts are left out.

    The place and the kind of the problem stay. The lines of the file are shown with a • for every letter.
    """
    disclosures = {column.name: column.disclose for column in like.schema.columns} if like else {}
    if "never" not in disclosures.values():
        report.found += found.found
        return
    missing = sum("names no column" in one.message for one in found.found)
    names_are_names = missing < len(disclosures)
    told_blotted(Report(found=[_veiled(one, disclosures, names_are_names) for one in found.found]), report)


def _veiled(one: Diagnostic, disclosures: Mapping[str, str], names_are_names: bool) -> Diagnostic:
    match = _COLUMN.search(one.message)
    disclosure = disclosures.get(match[1]) if match else None
    if match and disclosure == "never":
        return _kind_of(one, one.message[: match.end()])
    near_a_name = names_are_names and any(hint.text.startswith("did you mean") for hint in one.hints)
    if one.code in _OF_THE_COMMAND or disclosure or (near_a_name and one.code in _OF_THE_HEADER):
        return one
    return without_quotations(one)


def _kind_of(one: Diagnostic, place: str) -> Diagnostic:
    """Only where it is and what kind of problem it is, in the words of its code."""
    code = CODES.get(one.code)
    title = code.title if code else one.code
    message = f"{place}{title[:1].lower()}{title[1:]}; the text is not shown, because `disclose` is never"
    return Diagnostic(code=one.code, severity=one.severity, message=message, span=one.span)

"""Cite: what no UN symbol can be: a session that was not held yet, a year before the UN, too high a number."""

import re

from toolkit.cite.identifiers.identifier import Slip
from toolkit.cite.identifiers.un_bodies import BODIES

# Year → number of its last Security Council resolution.
_LAST_RESOLUTIONS = {1945: 0, 1970: 291, 1980: 484, 1990: 683, 2000: 1334, 2010: 1966, 2020: 2560}
_OLDEST = {
    "council": 1946,
    "ecosoc": 1946,
    "opinion": 1991,
    "old-comment": 2001,
    "communication": 1976,
    "by-year": 1976,
}
_ROMAN = re.compile(r"(?:E?S-)?(?:X{0,2}(?:IX|IV|V?I{0,3})|XXX)")


def problem_of(family: str, parts: dict[str, str], year: int) -> Slip | None:
    """Return what is impossible about the parts of a symbol of the family, in the present year."""
    problems = (_of_year(family, parts, year), _of_session(family, parts, year), _of_number(family, parts, year))
    return next((problem for problem in problems if problem), None)


def _of_year(family: str, parts: dict[str, str], year: int) -> Slip | None:
    if family not in _OLDEST or "year" not in parts:
        return None
    written, oldest = int(parts["year"]), _OLDEST[family]
    if oldest <= written <= year:
        return None
    return Slip(
        message=f"the year {written} is not possible here", hint=f"years run from {oldest} to {year}: check the digits"
    )


def _of_session(family: str, parts: dict[str, str], year: int) -> Slip | None:
    if "roman" in parts and not _ROMAN.fullmatch(parts["roman"]):
        return Slip(message=f"`{parts['roman']}` is no session", hint="sessions in Roman numbers run from I to XXX")
    if "session" not in parts:
        return None
    session, last = int(parts["session"]), _last_session(family, parts, year)
    first = 31 if family == "assembly" and "special" not in parts else 1
    if first <= session <= last:
        return None
    hint = f"sessions run from {first} to {last}: check the digits"
    if family == "assembly" and session < first:
        hint = "up to 1975 the session stands behind the number in Roman: `A/RES/217(III)`"
    return Slip(message=f"there is no session {session} of this body", hint=hint)


def _last_session(family: str, parts: dict[str, str], year: int) -> int:
    if "special" in parts:
        return {"S-": 45, "ES-": 15}[parts["special"]]
    if family in ("rights-council", "report"):
        return (year - 2006) * 3 + 4
    if family == "review":
        return (year - 2008) * 3 + 3
    if family == "communication":
        return BODIES[parts["body"]].last_session(year)
    return year - 1944  # the General Assembly meets once a year, and its papers come out before


def _of_number(family: str, parts: dict[str, str], year: int) -> Slip | None:
    number = parts.get("number", "")
    if number.startswith("0") or "-0" in number:
        return Slip(message=f"the number `{number}` begins with a zero", hint="write it without the zero")
    if family == "comment" and int(number) > (last := BODIES[parts["body"]].last_comment(year)):
        message = f"this committee has no general comment {number}"
        return Slip(message=message, hint=f"there cannot be more than {last}: check the digits")
    if family == "council" and "year" in parts:
        return _of_resolution(int(number), int(parts["year"]), year)
    if "-" in number and not _is_range(number):
        return Slip(message=f"`{number}` is no range of reports", hint="the smaller number comes first: `5-6`")
    return None


def _of_resolution(number: int, written: int, year: int) -> Slip | None:
    before = max((last for known, last in _LAST_RESOLUTIONS.items() if known < written), default=0)
    after = min(
        (last for known, last in _LAST_RESOLUTIONS.items() if known >= written), default=2560 + 90 * (year - 2020)
    )
    if before < number <= after:
        return None
    message = f"resolution {number} of the Security Council is not of the year {written}"
    return Slip(message=message, hint=f"the resolutions of those years lie between {before + 1} and {after}")


def _is_range(number: str) -> bool:
    first, last = number.split("-")
    return int(first) < int(last) <= int(first) + 12

"""Cite: places in the Official Journal of the EU: `L277/2022/1` is OJ L277 of 2022, page 1; `L/2024/1689` is an act."""

import re

from toolkit.cite.identifiers.form import Form
from toolkit.cite.identifiers.identifier import Answer, Grammar, Identifier, Slip, in_languages
from toolkit.cite.identifiers.words import texts

_ISSUE = re.compile(r"(?P<series>[LC])(?P<issue>\d{1,3})(?P<part>[AEIM]?)/(?P<year>\d{4})/(?P<page>\d{1,4})")
_ACT = re.compile(r"(?P<series>[LC])/(?P<year>\d{4})/(?P<number>\d{1,5})")
_PRINTED = re.compile(r"(?:OJ )?([LC]) ?(\d{1,3})([AEIM]?), ?\d{1,2}\.\d{1,2}\.(\d{4}), p\. ?(\d{1,4})\.?")
_JOURNAL = texts("OJ", "JO", "DO", "ABl.")
_LAST_ISSUES, _FIRST_ACTS = 2023, 2023  # since 1 October 2023 each act is published by itself


def _read(text: str, year: int) -> Answer:
    if match := _PRINTED.fullmatch(text):
        text = f"{match[1]}{match[2]}{match[3]}/{match[4]}/{match[5]}"
    if match := _ISSUE.fullmatch(text):
        return _problem_of_issue(match, year) or _issue(text, match)
    if match := _ACT.fullmatch(text):
        return _problem_of_act(match, year) or _act(text, match)
    hint = "write series and issue, year and page, `oj:L277/2022/1`; since October 2023 `oj:L/2024/1689`"
    return Slip(message=f"`{text}` does not have the form of a place in the Official Journal", hint=hint)


def _problem_of_issue(match: re.Match[str], year: int) -> Slip | None:
    written = int(match["year"])
    if written > _LAST_ISSUES:
        hint = f"write `{match['series']}/{written}/` and the number of the act: `oj:L/2024/1689`"
        return Slip(message="since October 2023 the Official Journal has no issues and pages", hint=hint)
    if written < 1952:
        return Slip(message=f"the year {written} is not possible here", hint="the first issue is of 1952")
    if not 1 <= int(match["issue"]) <= 480 or match["issue"].startswith("0"):
        return Slip(message=f"there is no issue {match['issue']}", hint="issues run from 1 to about 450 in a year")
    return _problem_of_zero(match["page"])


def _problem_of_act(match: re.Match[str], year: int) -> Slip | None:
    written = int(match["year"])
    if not _FIRST_ACTS <= written <= year:
        hint = f"from {_FIRST_ACTS} to {year}; before it is issue, year and page: `oj:L277/2022/1`"
        return Slip(message=f"the year {written} is not possible here", hint=hint)
    if match["series"] == "L" and not (1 <= int(match["number"]) <= 4500 or int(match["number"]) >= 90000):
        return Slip(message=f"there is no number {match['number']}", hint="check the digits: `oj:L/2024/1689`")
    return _problem_of_zero(match["number"])


def _problem_of_zero(number: str) -> Slip | None:
    if not number.startswith("0"):
        return None
    return Slip(message=f"`{number}` begins with a zero", hint=f"write `{number.lstrip('0') or '1'}`")


def _issue(text: str, match: re.Match[str]) -> Identifier:
    series, issue, part, year, page = match.groups()
    url = f"https://eur-lex.europa.eu/legal-content/{{}}/TXT/?uri=OJ:{series}:{year}:{issue.zfill(3)}{part}:TOC"
    return _identifier(text, match, f"[{year}] {{}} {series}{issue}{part}/{page}", url)


def _act(text: str, match: re.Match[str]) -> Identifier:
    series, year, number = match.groups()
    url = f"https://eur-lex.europa.eu/legal-content/{{}}/TXT/?uri=OJ:{series}_{year}{number.zfill(5)}"
    return _identifier(text, match, f"{{}} {series}, {year}/{number}", url)


def _identifier(text: str, match: re.Match[str], mark: str, url: str) -> Identifier:
    def form(lang: str) -> Form:
        printed = mark.format(_JOURNAL[lang])
        return Form(journal=printed, short=printed, link=printed, url=url.format(lang.upper()))

    parts = {name: part for name, part in match.groupdict().items() if part}
    return Identifier(scheme="oj", canonical=text, kind="journal", parts=parts, forms=in_languages(form))


OJ = Grammar(name="oj", what="a place in the Official Journal", example="L277/2022/1", read=_read)

"""Cite: applications to the European Court of Human Rights, `2872/02`: number and year in which it was lodged."""

import json
import re
from urllib.parse import quote

from toolkit.cite.identifiers.form import Form
from toolkit.cite.identifiers.identifier import Answer, Grammar, Identifier, Slip, in_languages
from toolkit.cite.identifiers.words import Day, texts

FIRST_YEAR = 1955  # the first applications went to the Commission of Human Rights
_APPLICATION = texts("App", "Requête", "Demanda", "Beschwerde")
_NUMBER = texts("no {}", "n°\u00a0{}", "núm. {}", "Nr. {}")
_COURT = texts("ECtHR", "CEDH", "TEDH", "EGMR")


def _read(text: str, year: int) -> Answer:
    match = re.fullmatch(r"(?P<number>[1-9]\d{0,4})/(?P<year>\d{2})", text)
    if match is None:
        hint = "write the number and the last two digits of the year: `echr:2872/02`"
        return Slip(message=f"`{text}` does not have the form of an application number", hint=hint)
    if lodged_in(match["year"], year) < FIRST_YEAR:
        hint = f"applications were lodged from {FIRST_YEAR} to {year}: check the digits"
        return Slip(message=f"there are no applications of the year {match['year']}", hint=hint)
    if match["year"] in ("55", "56", "57", "58", "59") and int(match["number"]) > 1000:
        return Slip(message=f"application {text} is too high a number for that year", hint="check the digits")
    forms = in_languages(lambda lang: echr_form(text, lang))
    return Identifier(scheme="echr", canonical=text, kind="case", parts=match.groupdict(), forms=forms)


def lodged_in(two_digits: str, year: int) -> int:
    """The year of an application: of two centuries the one that is not in the future."""
    written = 2000 + int(two_digits)
    return written if written <= year else written - 100


def echr_form(application: str, lang: str, day: Day = (), ecli: str = "") -> Form:
    """How a case is printed; the ECLI of a judgment tells its day as well."""
    query = {"ecli": [ecli]} if ecli else {"appno": [application]}
    page = "fre" if lang == "fr" else "eng"
    mark, what = _NUMBER[lang].format(application), _APPLICATION[lang]
    short = f"{what} {mark}"
    url = f"https://hudoc.echr.coe.int/{page}#{quote(json.dumps(query, separators=(',', ':')), safe=',:[]/')}"
    return Form(subject=what, mark=mark, court=_COURT[lang], day=day, short=short, link=mark, url=url)


ECHR = Grammar(name="echr", what="an application number of the ECtHR", example="2872/02", read=_read)

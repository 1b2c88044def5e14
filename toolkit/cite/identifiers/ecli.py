"""Cite: European Case Law Identifiers, `EU:C:2014:317`, `CE:ECHR:2008:1202JUD000287202`, `DE:BVerfG:2020:…`.

The form: Council conclusions inviting the introduction of the European Case Law Identifier (2011/C 127/01), annex.
"""

import datetime as dt
import re
from urllib.parse import quote

from toolkit.base.nearest import nearest
from toolkit.cite.identifiers.echr import FIRST_YEAR, echr_form, lodged_in
from toolkit.cite.identifiers.form import Form
from toolkit.cite.identifiers.identifier import Answer, Grammar, Identifier, Slip, in_languages
from toolkit.cite.identifiers.words import texts

_FORM = re.compile(
    r"(?P<country>[A-Z]{2}):(?P<court>[A-Za-z][A-Za-z0-9]{0,6}):(?P<year>\d{4}):(?P<number>[A-Za-z0-9.]{1,25})"
)
_STATES = (
    "AT", "BE", "BG", "CH", "CY", "CZ", "DE", "DK", "EE", "EL", "ES", "FI", "FR", "GB", "GR", "HR", "HU", "IE", "IS",
    "IT", "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK", "UK",
)  # fmt: skip
_COUNTRIES = (*_STATES, "EU", "CE", "EP")
_UNION = {
    "C": (1954, texts("Court of Justice of the European Union", "Cour de justice de l’Union européenne",
                      "Tribunal de Justicia de la Unión Europea", "Gerichtshof der Europäischen Union")),
    "T": (1989, texts("General Court of the European Union", "Tribunal de l’Union européenne",
                      "Tribunal General de la Unión Europea", "Gericht der Europäischen Union")),
    "F": (2005, texts("European Union Civil Service Tribunal", "Tribunal de la fonction publique de l’Union européenne",
                      "Tribunal de la Función Pública de la Unión Europea",
                      "Gericht für den öffentlichen Dienst der Europäischen Union")),
}  # fmt: skip
_DECISION = re.compile(r"(?P<month>\d{2})(?P<day>\d{2})(?P<type>JUD|DEC|ADV|REP|COM)(?P<number>\d{7})(?P<lodged>\d{2})")


def _read(text: str, year: int) -> Answer:
    match = _FORM.fullmatch(text)
    if match is None:
        hint = "country, court, year and number with colons between them: `ecli:EU:C:2014:317`"
        return Slip(message=f"`{text}` does not have the form of an ECLI", hint=hint)
    if match["country"] not in _COUNTRIES:
        near = nearest(match["country"], _COUNTRIES)
        hint = f"did you mean `{near}`?" if near else "it begins with `EU`, `CE` or the two letters of a country"
        return Slip(message=f"`{match['country']}` issues no ECLIs", hint=hint)
    problem = _year_problem(match, year)
    if problem:
        return problem
    if match["country"] == "EU":
        return _of_the_union(text, match)
    return _of_strasbourg(text, match, year) if match["country"] == "CE" else _national(text, match)


def _year_problem(match: re.Match[str], year: int) -> Slip | None:
    if 1800 <= int(match["year"]) <= year:
        return None
    return Slip(message=f"the year {match['year']} is not possible here", hint=f"no judgment is later than {year}")


def _of_the_union(text: str, match: re.Match[str]) -> Answer:
    if match["court"] not in _UNION:
        return Slip(
            message=f"`EU` has no court `{match['court']}`",
            hint="`C`, `T` (General Court) or `F`: `ecli:EU:C:2014:317`",
        )
    since, names = _UNION[match["court"]]
    if int(match["year"]) < since or (match["court"] == "F" and int(match["year"]) > 2016):
        return Slip(
            message=f"that court did not exist in {match['year']}", hint=f"it began in {since}: check the digits"
        )
    if not re.fullmatch(r"[1-9]\d{0,3}", match["number"]) or int(match["number"]) > 1500:
        hint = "up to four digits without a zero in front: `ecli:EU:C:2014:317`"
        return Slip(message=f"`{match['number']}` is no number of an EU judgment", hint=hint)

    def form(lang: str) -> Form:
        uri = quote(f"ecli:ECLI:{text}", safe="")
        url = f"https://eur-lex.europa.eu/legal-content/{lang.upper()}/TXT/?uri={uri}"
        return Form(issuer=names[lang], mark=f"ECLI:{text}", short=f"ECLI:{text}", link=f"ECLI:{text}", url=url)

    return Identifier(scheme="ecli", canonical=text, kind="case", parts=match.groupdict(), forms=in_languages(form))


def _of_strasbourg(text: str, match: re.Match[str], year: int) -> Answer:
    decision = _DECISION.fullmatch(match["number"])
    if match["court"] != "ECHR" or decision is None:
        hint = "date, kind and application number in one: `ecli:CE:ECHR:2008:1202JUD000287202`"
        return Slip(message=f"`{text}` does not have the form that the ECtHR uses", hint=hint)
    day = (int(match["year"]), int(decision["month"]), int(decision["day"]))
    lodged = lodged_in(decision["lodged"], year)
    if not _exists(*day):
        message = f"`{decision['month']}{decision['day']}` is no day of the year"
        return Slip(message=message, hint="it is the month and the day of the judgment: 1202 is 2 December")
    if not FIRST_YEAR <= lodged <= day[0] or int(decision["number"]) == 0:
        message = f"an application of {lodged} cannot have been decided in {day[0]}"
        return Slip(message=message, hint="the last nine digits are the application number: 000287202 is 2872/02")
    if day[0] < 1960:
        return Slip(message=f"the Court had decided nothing in {day[0]}", hint="its first judgment is of 1960")
    application = f"{int(decision['number'])}/{decision['lodged']}"
    forms = in_languages(lambda lang: echr_form(application, lang, day, f"ECLI:{text}"))
    parts = match.groupdict() | {"application": application, "type": decision["type"]}
    return Identifier(scheme="ecli", canonical=text, kind="case", parts=parts, forms=forms)


def _exists(year: int, month: int, day: int) -> bool:
    try:
        return bool(dt.date(year, month, day))
    except ValueError:
        return False


def _national(text: str, match: re.Match[str]) -> Identifier:
    written = f"ECLI:{text}"
    form = Form(mark=written, short=written, link=written, url=f"https://e-justice.europa.eu/ecli/{written}")
    return Identifier(
        scheme="ecli", canonical=text, kind="case", parts=match.groupdict(), forms=in_languages(lambda _: form)
    )


ECLI = Grammar(name="ecli", what="an ECLI", example="EU:C:2014:317", read=_read)

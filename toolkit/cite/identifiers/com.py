"""Cite: documents of the European Commission, `2022/209` for COM(2022) 209 final, `SWD/2022/209`, `JOIN/2020/18`."""

import re

from toolkit.cite.identifiers.form import Form
from toolkit.cite.identifiers.identifier import Answer, Grammar, Identifier, Slip, in_languages
from toolkit.cite.identifiers.words import texts

_FORM = re.compile(
    r"(?:(?P<series>COM|SWD|JOIN|SEC|C)(?:\((?P<bracketed>\d{4})\) ?|/(?=\d{4}/)))?"
    r"(?:(?P<year>\d{4})/)?(?P<number>\d{1,4})"
    r"(?:(?: |/)?(?P<final>final)(?:/(?P<version>\d))?)?"
)
_COMMISSION = texts("European Commission", "Commission européenne", "Comisión Europea", "Europäische Kommission")
_BOTH = texts(
    "European Commission and High Representative",
    "Commission européenne et Haute représentante",
    "Comisión Europea y Alta Representante",
    "Europäische Kommission und Hohe Vertreterin",
)
_MOST = {"COM": 1100, "SWD": 800, "JOIN": 80, "SEC": 2000, "C": 10000}
_SINCE = {"COM": 1957, "SWD": 2012, "JOIN": 2011, "SEC": 1957, "C": 1990}


def _read(text: str, year: int) -> Answer:
    match = _FORM.fullmatch(text)
    written = match and (match["bracketed"] or match["year"])
    if match is None or not written or (match["bracketed"] and match["year"]):
        message = f"`{text}` does not have the form of a Commission document"
        return Slip(
            message=message, hint="write year and number, `com:2022/209`; others with their series: `com:SWD/2022/209`"
        )
    series, number = match["series"] or "COM", int(match["number"])
    problem = _problem(series, int(written), match["number"], year)
    return problem or _identifier(series, int(written), number, match["version"] or "")


def _problem(series: str, written: int, number: str, year: int) -> Slip | None:
    if not _SINCE[series] <= written <= year:
        hint = f"{series} documents run from {_SINCE[series]} to {year}: the year stands first, `com:2022/209`"
        return Slip(message=f"the year {written} is not possible here", hint=hint)
    if number.startswith("0"):
        return Slip(message=f"the number `{number}` begins with a zero", hint=f"write `{int(number)}`")
    if int(number) <= _MOST[series]:
        return None
    hint = f"no year had more than {_MOST[series]}: check the digits"
    return Slip(message=f"the number {number} is too high for a {series} document", hint=hint)


def _identifier(series: str, year: int, number: int, version: str) -> Identifier:
    before = "" if series == "COM" else f"{series}/"
    after = f"final/{version}" if version else "FIN"
    uri = f"{series}:{year}:{number}:{after.replace('final/', 'REV')}" if series != "C" else f"PI_COM:C({year}){number}"

    def form(lang: str) -> Form:
        url = f"https://eur-lex.europa.eu/legal-content/{lang.upper()}/TXT/?uri={uri}"
        return com_form(series, year, number, url, lang, version)

    return Identifier(
        scheme="com",
        canonical=f"{before}{year}/{number}" + (f"/final/{version}" if version else ""),
        kind="proposal",
        parts={"series": series, "year": str(year), "number": str(number)} | ({"version": version} if version else {}),
        forms=in_languages(form),
    )


def com_form(series: str, year: int, number: int, url: str, lang: str, version: str = "") -> Form:
    """How a document of the series COM, SWD, JOIN or SEC is printed; a CELEX number may name one as well."""
    mark = f"{series}({year}) {number}" + (" final" if series in ("COM", "SWD", "JOIN", "SEC") else "")
    mark += f"/{version}" if version else ""
    issuer = _BOTH if series == "JOIN" else _COMMISSION
    return Form(issuer=issuer[lang], mark=mark, short=mark, link=mark, url=url)


COM = Grammar(name="com", what="the number of a Commission document", example="2022/209", read=_read)

"""Cite: CELEX numbers of EUR-Lex, `32022R2065`, `62012CJ0131`, `52022PC0209`, `12012P/TXT`: read and put into words.

Sectors and letters: “How CELEX numbers are composed”, Publications Office of the European Union.
"""

import re
from collections.abc import Callable

from toolkit.cite.identifiers.act_titles import act_title, consolidated, corrigendum
from toolkit.cite.identifiers.com import com_form
from toolkit.cite.identifiers.eu_treaties import treaty_title
from toolkit.cite.identifiers.form import Form, Kind
from toolkit.cite.identifiers.identifier import Answer, Grammar, Identifier, Slip, in_languages
from toolkit.cite.identifiers.words import Texts, texts

_SHAPE = re.compile(
    r"(?P<sector>\d)(?P<year>\d{4})(?P<type>[A-Z]{1,2})(?P<number>\d{4})"
    r"(?P<part>\(\d{2}\))?(?P<corrigendum>R\(\d{2}\))?(?:-(?P<of>\d{8}))?"
)
_TREATY = re.compile(
    r"1(?P<year>\d{4})(?P<letter>ME|[AEDFHKLMNPSBCTV])(?:/(?P<text>TXT|AFI|PRO)(?:/\d{2})?|(?P<article>\d{3}))?"
)

_ACTS = ("R", "L", "D", "F", "H", "A", "G", "E", "M", "S", "Q", "C", "B", "J", "K", "O", "X", "Y")
_TYPES = {  # sector → the letters that occur in it
    "0": ("R", "L", "D", "F", "E", "G", "Q", "A", "C", "H", "S"),
    "2": ("A", "D", "P", "X"),
    "3": _ACTS,
    "4": ("X", "Y", "Z", "D", "A"),
    "5": ("PC", "DC", "SC", "JC", "AG", "AP", "AE", "AR", "IP", "BP", "XC", "XX", "XG", "IG", "KG", "AA", "AB", "AC",
          "AK", "AS", "DP", "EC", "FC", "GC", "HB", "IE", "M", "PG", "SA", "TA", "XA", "XP", "XB", "XR", "PP", "AT",
          "DG", "CG", "CR", "JG"),
    "6": ("CJ", "CO", "CC", "CV", "CP", "CX", "CD", "CN", "CA", "CB", "CG", "CS", "CT", "TJ", "TO", "TC", "TN", "TA",
          "TB", "TG", "FJ", "FO", "FN", "FA", "FB"),
}  # fmt: skip
_COMMISSION = {"PC": "COM", "DC": "COM", "JC": "JOIN"}
_COURTS = {
    "C": texts("CJEU", "CJUE", "TJUE", "EuGH"),
    "T": texts("GC", "Tribunal UE", "TGUE", "EuG"),
    "F": texts("CST", "TFPUE", "TFPUE", "EuGöD"),
}
_CASE = texts("Case {}", "affaire {}", "asunto {}", "Rechtssache {}")
_OPINION = texts(
    ", Opinion of AG", ", conclusions de l’avocat général", ", conclusiones del Abogado General", ", Schlussanträge"
)
_ORDER = texts(", order", ", ordonnance", ", auto", ", Beschluss")


def _read(text: str, year: int) -> Answer:
    if match := _TREATY.fullmatch(text):
        return _problem_of_year(match["year"], 1951, year) or _treaty(text, match)
    match = _SHAPE.fullmatch(text)
    if match is None:
        return _misshapen(text, year)
    problem = _problem(match, year)
    return problem or _identifier(text, match)


def _misshapen(text: str, year: int) -> Slip:
    match = re.fullmatch(r"(\d{5}[A-Z]{1,2})(\d{1,3})(\D.*)?", text)
    completed = f"{match[1]}{match[2].zfill(4)}{match[3] or ''}" if match else ""
    if match and isinstance(_read(completed, year), Identifier):
        message = f"the number `{match[2]}` in `{text}` is too short; it has four digits"
        return Slip(message=message, hint=f"write `celex:{completed}`")
    message = f"`{text}` does not have the form of a CELEX number"
    return Slip(message=message, hint="sector, year, type and four digits without spaces: `32022R2065`, `62012CJ0131`")


def _problem(match: re.Match[str], year: int) -> Slip | None:
    sector, kind = match["sector"], match["type"]
    if sector not in _TYPES:
        hint = "read are 1 (treaties), 2, 3 (acts), 4, 5 (proposals), 6 (judgments) and 0 (consolidated acts)"
        return Slip(message=f"CELEX numbers of sector {sector} are not read", hint=hint)
    if kind not in _TYPES[sector]:
        hint = f"sector {sector} has: {', '.join(_TYPES[sector][:12])}"
        return Slip(message=f"`{kind}` is no type of document in sector {sector}", hint=hint)
    oldest = 1953 if sector == "6" else 1951
    return _problem_of_year(match["year"], oldest, year) or _problem_of_number(match) or _problem_of_date(match, year)


def _problem_of_year(written: str, oldest: int, year: int) -> Slip | None:
    if oldest <= int(written) <= year:
        return None
    return Slip(message=f"the year {written} is not possible here", hint=f"years run from {oldest} to {year}")


def _problem_of_number(match: re.Match[str]) -> Slip | None:
    sector, kind, year, number = match["sector"], match["type"], int(match["year"]), int(match["number"])
    if number == 0 and sector in ("3", "6"):
        return Slip(message="the number 0000 does not exist", hint="check the digits: `32022R2065`")
    if sector in ("0", "3"):
        most = 4500 if kind != "L" or year >= 2015 else 200 if year >= 1992 else 900
    else:
        most = {"6": 1400, "5": 4000}.get(sector, 9999)
    if number <= most:
        return None
    message = f"the number {number} is too high for this kind of document in {year}"
    return Slip(message=message, hint=f"there were never more than {most} in a year: check year and number")


def _problem_of_date(match: re.Match[str], year: int) -> Slip | None:
    """A consolidated text, and only that, ends in its date."""
    day = match["of"] or ""
    if match["sector"] == "0" and not day:
        hint = f"write the date behind it, `-20240101`, or cite the act itself: `celex:3{match[0][1:]}`"
        return Slip(message="a consolidated text has a date", hint=hint)
    if day and match["sector"] != "0":
        return Slip(
            message="only a consolidated text ends in a date", hint=f"write `celex:{match[0].partition('-')[0]}`"
        )
    if day and not (match["year"] <= day[:4] <= str(year + 1) and "01" <= day[4:6] <= "12" and "01" <= day[6:] <= "31"):
        return Slip(message=f"`{day}` is no date of a version", hint="write year, month and day: `-20160504`")
    return None


def _treaty(text: str, match: re.Match[str]) -> Identifier:
    letter, article = match["letter"], int(match["article"] or 0)
    title = treaty_title(letter, int(match["year"]), article)
    forms = in_languages(lambda lang: _act_form(text, title[lang] if title else f"CELEX {text}", lang))
    parts = {"sector": "1", "year": match["year"], "letter": letter} | ({"article": str(article)} if article else {})
    return Identifier(scheme="celex", canonical=text, kind="act", parts=parts, forms=forms)


def _identifier(text: str, match: re.Match[str]) -> Identifier:
    parts = {name: part for name, part in match.groupdict().items() if part}
    kind, form = _words(text, parts)
    return Identifier(scheme="celex", canonical=text, kind=kind, parts=parts, forms=in_languages(form))


def _words(text: str, parts: dict[str, str]) -> tuple[Kind, Callable[[str], Form]]:
    sector, number, year = parts["sector"], int(parts["number"]), int(parts["year"])
    if sector == "6":
        return "case", lambda lang: _case_form(text, parts, lang)
    if sector == "5" and (series := _series(parts["type"], year)):
        return "proposal", lambda lang: com_form(series, year, number, _url(text, lang), lang)
    title = act_title(parts["type"], year, number, parts.get("part", "")) if sector in ("0", "3") else None
    title = consolidated(title, parts["of"]) if title and "of" in parts else title
    title = corrigendum(title) if title and "corrigendum" in parts else title
    return "act", lambda lang: _act_form(text, title[lang] if title else f"CELEX {text}", lang)


def _series(kind: str, year: int) -> str:
    if kind == "SC":
        return "SWD" if year >= 2012 else "SEC"
    return _COMMISSION.get(kind, "")


def _act_form(text: str, title: str, lang: str) -> Form:
    link = title.rpartition(" ")[2] if "º" in title else title  # styles print that sign in a way of their own
    return Form(subject=title, short=title, link=link, url=_url(text, lang))


def _case_form(text: str, parts: dict[str, str], lang: str) -> Form:
    court, kind = parts["type"][0], parts["type"][1]
    extra: Texts | None = {"C": _OPINION, "O": _ORDER}.get(kind)
    number = f"{court}-{int(parts['number'])}/{parts['year'][2:]}"
    words = _CASE[lang].format(number if int(parts["year"]) >= 1989 else number[2:])
    subject = words[0].upper() + words[1:] + (extra[lang] if extra else "")
    return Form(
        issuer=_COURTS[court][lang],
        subject=subject,
        short=subject,
        link=words[0].upper() + words[1:],
        url=_url(text, lang),
    )


def _url(text: str, lang: str) -> str:
    return f"https://eur-lex.europa.eu/legal-content/{lang.upper()}/TXT/?uri=CELEX:{text}"


CELEX = Grammar(name="celex", what="a CELEX number", example="32022R2065", read=_read)

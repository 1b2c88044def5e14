"""Cite: symbols of United Nations documents, `CRC/C/GC/25`, `A/HRC/46/37`, `S/RES/1325(2000)`: read and put into words.

The forms of symbols: United Nations Editorial Manual and “UN Document Symbols” of the Dag Hammarskjöld Library.
"""

import re
from collections.abc import Callable
from functools import cache
from urllib.parse import quote

from msgspec import Struct

from toolkit.base.nearest import nearest
from toolkit.cite.identifiers.countries import COUNTRIES
from toolkit.cite.identifiers.form import Form, Kind
from toolkit.cite.identifiers.identifier import Answer, Grammar, Identifier, Slip, in_languages
from toolkit.cite.identifiers.un_bodies import BODIES, TREATY_BODIES, Body, body_of
from toolkit.cite.identifiers.un_joint import halves_of, joined
from toolkit.cite.identifiers.un_limits import problem_of
from toolkit.cite.identifiers.un_words import issuer_of, short_of, subject_of
from toolkit.cite.identifiers.words import UN_DOC

_TREATY = "|".join(re.escape(body.symbol) for body in TREATY_BODIES)
_BODY = rf"(?P<body>{_TREATY})(?:(?<=C\.12)|/C)"
_COUNTRY = r"(?P<country>[A-Z]{2,3}(?:-[A-Z]{3})?)"
_REPORTS = r"(?P<number>\d{1,2}(?:-\d{1,2})?)"
_PROTOCOL = r"(?:/(?P<protocol>OPSC|OPAC))?"
_LATER = r"(?P<later>(?:/(?:Add|Corr|Rev|Amend|Summary)\.\d{1,3})*(?: ?\((?:Vol\.? ?[IVX]+|SUPP|PARTI?)\))?)"


class Pattern(Struct, frozen=True, kw_only=True):
    """A family of symbols: `name` says which words print them, `form` is a regular expression with named parts."""

    name: str
    form: str
    kind: Kind = "document"


_PATTERNS = (
    Pattern(name="council", form=r"S/RES/(?P<number>\d{1,4})(?: ?\((?P<year>\d{4})\))?", kind="resolution"),
    Pattern(
        name="assembly",
        form=r"A/RES/(?P<special>S-|ES-)?(?P<session>\d{1,3})/(?P<number>\d{1,3})(?: ?(?P<letter>[A-E]))?",
        kind="resolution",
    ),
    Pattern(
        name="assembly",
        form=r"A/RES/(?P<number>\d{1,4}) ?\((?P<roman>[IVX]+|S-[IVX]+|ES-[IVX]+)\)(?: ?(?P<letter>[A-E]))?",
        kind="resolution",
    ),
    Pattern(
        name="rights-council",
        form=r"A/HRC/RES/(?P<special>S-)?(?P<session>\d{1,3})/(?P<number>\d{1,3})",
        kind="resolution",
    ),
    Pattern(name="ecosoc", form=r"E/RES/(?P<year>\d{4})/(?P<number>\d{1,2})", kind="resolution"),
    Pattern(name="opinion", form=r"(?P<body>A/HRC/WGAD)/(?P<year>\d{4})/(?P<number>\d{1,3})"),
    Pattern(name="review", form=rf"(?P<body>A/HRC/WG\.6)/(?P<session>\d{{1,3}})/{_COUNTRY}/(?P<number>[1-4])"),
    Pattern(
        name="report",
        form=r"A/HRC/(?P<special>S-)?(?P<session>\d{1,3})/(?:(?:NGO|NI|NV|G|FMI|AC)/|(?:L|CRP|WP)\.)?(?P<number>\d{1,3})",
    ),
    Pattern(name="comment", form=rf"{_BODY}/GC/(?P<number>\d{{1,3}})"),
    Pattern(name="old-comment", form=r"(?P<body>CRC)/GC/(?P<year>\d{4})/(?P<number>\d{1,2})"),
    Pattern(name="observations", form=rf"{_BODY}{_PROTOCOL}/{_COUNTRY}/CO/{_REPORTS}"),
    Pattern(name="issues", form=rf"{_BODY}{_PROTOCOL}/{_COUNTRY}/Q(?:PR)?/{_REPORTS}"),
    Pattern(name="state", form=rf"{_BODY}{_PROTOCOL}/{_COUNTRY}/(?:INT/|RQ/|FCO/)?{_REPORTS}"),
    Pattern(name="visit", form=rf"(?P<body>CAT/OP)/{_COUNTRY}/(?:ROSP/|RONPM/)?(?P<number>\d{{1,2}})"),
    Pattern(
        name="communication",
        form=rf"{_BODY}/(?P<session>\d{{1,3}})/D/(?P<number>\d{{1,4}})/(?P<year>\d{{4}})",
    ),
    Pattern(
        name="by-year",
        form=r"[SE]/(?:(?:PRST|DEC|INF|NGO|CRP)/)?(?P<year>\d{4})/(?:(?:INF|NGO|L|CRP)[/.])?(?P<number>\d{1,4})",
    ),
    Pattern(name="old-council", form=r"S/(?P<number>\d{1,5})"),
    Pattern(
        name="by-session",
        form=r"A/(?:C\.\d/|BUR/)?(?P<special>S-|ES-)?(?P<session>\d{1,3})/"
        r"(?:(?:L|PV|SR|INF)[./])?(?P<number>\d{1,4})",
    ),
)  # fmt: skip
_FAMILIES = tuple((one, re.compile(one.form + _LATER)) for one in _PATTERNS)

_WORD_LIST = (
    "AC", "AI", "C", "CN", "CO", "COP", "CORE", "CP", "CRC", "CRP", "CSP", "D", "DEC", "ECA", "ECE", "ECLAC", "EMRIP",
    "ESCAP", "ESCWA", "FCO", "FMI", "FU", "G", "GA", "GC", "GEN", "HRC", "IC", "ICEF", "INF", "ISP", "MC", "MIN", "MSP",
    "NGO", "NHRI", "NI", "NV", "OP", "OPAC", "OPIC", "OPSC", "P", "PC", "PET", "PLEN", "PREP", "PRST", "PV", "Q", "QPR",
    "R", "RES", "RQ", "SBI", "SBSTA", "SG", "SGB", "SOC", "SP", "SPT", "STAT", "SUB", "TBB", "WG", "WGAD", "WGEID",
    "WP",
)  # fmt: skip
_WORD = frozenset(_WORD_LIST)
_DOTTED = re.compile(
    r"(?:AC|Add|Amend|BP|C|CN|CONF|Conf|CP|Corr|CRP|DEC|GE|INF|L|Misc|NC|P|PC|PV|R|RES|Rev|SB|SC|SR|Ser|Sub|WG|WP)"
    r"\.(?:\d{1,4}(?:-\d{1,4})?|[A-Z])"
)
_OWN_WAYS = ("DP", "FCCC", "LC", "ST", "T", "TD", "UNEP", "ECA", "ECE", "ESCAP", "ESCWA")  # with parts of their own
_LOOSE = re.compile(r"[A-Z]+(?:\.[A-Z0-9]+)?|(?:[A-Z]\.)?\d{1,5}(?:-\d{1,3})?|[A-Z][a-z]+\.\d{1,3}")
_PLAIN = re.compile(r"[1-9]\d{0,4}[A-E]?|\d{1,2}-\d{1,2}|E?S-\d{1,2}")


def _read(text: str, year: int) -> Answer:
    if halves := halves_of(text):
        first, second = halves
        return joined(_read(first, year), _read(second, year))
    for pattern, form in _FAMILIES:
        if match := form.fullmatch(text):
            parts = {name: part for name, part in match.groupdict().items() if part}
            problem = _country_problem(parts) or problem_of(pattern.name, parts, year)
            return problem or _identifier(text, pattern, parts)
    problem = _spelling(text)
    return problem or _identifier(text, Pattern(name="other", form=""), {})


def _identifier(text: str, pattern: Pattern, parts: dict[str, str]) -> Identifier:
    symbol = text.replace(" (", "(").replace(") ", ")")
    body = body_of(symbol) or BODIES["A"]
    parts = {"body": body.symbol, "family": pattern.name} | parts
    return Identifier(
        scheme="un",
        canonical=symbol,
        kind=pattern.kind,
        parts=parts,
        forms=in_languages(_form(symbol, body, parts)),
    )


def _form(symbol: str, body: Body, parts: dict[str, str]) -> Callable[[str], Form]:
    subject, short = subject_of(body, parts), short_of(parts)
    url = f"https://undocs.org/{{}}/{quote(symbol, safe='/()')}"

    def form(lang: str) -> Form:
        return Form(
            issuer=issuer_of(body, parts)[lang],
            subject=subject[lang] if subject else "",
            mark=UN_DOC[lang].format(_printed(symbol)),
            short=short[lang] if short else _printed(symbol),
            link=_printed(symbol),
            url=url.format("en" if lang == "de" else lang),
        )

    return form


def _printed(symbol: str) -> str:
    """`S/RES/1325(2000)` is printed with a space, as the United Nations do."""
    return symbol.replace("(", " (").replace(")A", ") A")


def _country_problem(parts: dict[str, str]) -> Slip | None:
    code = parts.get("country", "")
    if not code or code in COUNTRIES:
        return None
    near = [one for one in COUNTRIES if sum(map(str.__eq__, one, code)) >= 2 and len(one) == len(code)]
    named = " or ".join(f"`{one}` ({COUNTRIES[one]['en']})" for one in near[:3])
    hint = f"did you mean {named}?" if near else "a country is its code of three letters: `AUS`, `GBR`, `DEU`"
    return Slip(message=f"`{code}` is not the code of a country", hint=hint)


def _spelling(text: str) -> Slip | None:
    """What is wrong with a symbol of a family that we do not know: a body, or a part that occurs in no symbol."""
    first, *rest = text.split("/")
    if first in ("HRC", "UNHRC") and len(rest) == 2:
        hint = f"write `un:A/HRC/{'/'.join(rest)}`, or `un:A/HRC/RES/{'/'.join(rest)}` for a resolution"
        return Slip(message="the symbols of the Human Rights Council begin with `A/HRC`", hint=hint)
    if first not in {symbol.partition("/")[0] for symbol in BODIES}:
        near = nearest(first, {symbol for symbol in BODIES if "/" not in symbol})
        hint = f"did you mean `{near}`?" if near else "a symbol begins with its body: `A`, `A/HRC`, `CRC/C`, `E/C.12`"
        return Slip(message=f"no body of the United Nations has symbols that begin with `{first}`", hint=hint)
    rest = _LATER_END.sub("", "/".join(rest)).split("/")
    if not any(any(sign.isdigit() for sign in part) for part in rest):
        return Slip(message=f"`{text}` is only the beginning of a symbol", hint="write it to its end: `CRC/C/GC/25`")
    if first in ("A", "S") and rest[0] == "RES":
        hint = "write `un:A/RES/44/25`, with Roman sessions `un:A/RES/217(III)`, or `un:S/RES/1325(2000)`"
        return Slip(message=f"`{text}` does not have the form of a resolution", hint=hint)
    if first == "A" and rest[0] == "HRC" and len(rest) < 3:
        hint = "write session and number: `A/HRC/46/37`"
        return Slip(message="a document of the Human Rights Council has a session and a number", hint=hint)
    known = _LOOSE.fullmatch if first in _OWN_WAYS or rest[0] in _OWN_WAYS else _is_part
    wrong = next((part for part in rest if not known(part)), None)
    if wrong is None and _is_bare(first, rest):
        hint = f"the documents of this committee begin with `{first}/C/`"
        return Slip(message=f"`{text}` does not have the form of a UN symbol", hint=hint)
    return None if wrong is None else _wrong_part(wrong)


_LATER_END = re.compile(r" ?\((?:Vol\.? ?[IVX]+|SUPP|PARTI?)\)$")


def _is_bare(first: str, rest: list[str]) -> bool:
    """`CRC/25`: a treaty body numbers its documents behind `C`."""
    treaty = first in {body.symbol for body in TREATY_BODIES}
    return treaty and (rest[0].isdigit() or (rest[0] == "GC" and len(rest) < 3))


def _is_part(part: str) -> bool:
    return part in _WORD or part in COUNTRIES or bool(_DOTTED.fullmatch(part) or _PLAIN.fullmatch(part))


def _wrong_part(part: str) -> Slip:
    near = _nearest_part(part) if len(part) > 1 else None
    hint = f"did you mean `{near}`?" if near else "the parts stand between slashes: `CRC/C/GC/25`, `A/HRC/46/37`"
    return Slip(message=f"`{part}` is not a part of UN symbols", hint=hint)


@cache
def _nearest_part(part: str) -> str | None:
    return nearest(part, (*_WORD_LIST, *COUNTRIES))


UN = Grammar(name="un", what="a UN symbol", example="CRC/C/GC/25", read=_read)

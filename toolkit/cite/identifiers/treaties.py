"""Cite: treaties by where they are published: `unts:1577/3` (UN Treaty Series) and `cets:201` (Council of Europe)."""

import re

from toolkit.cite.identifiers.form import Form
from toolkit.cite.identifiers.identifier import Answer, Grammar, Identifier, Slip, in_languages
from toolkit.cite.identifiers.words import texts

_LAST_VOLUME, _LAST_PAGE = 3600, 900
_LAST_TREATY, _FIRST_CETS = 240, 194  # up to No 193 the series was called ETS
_NUMBER = texts("No", "n°", "núm.", "Nr.")


def _read_unts(text: str, year: int) -> Answer:
    match = re.fullmatch(r"([1-9]\d{0,3})/([1-9]\d{0,3})", text)
    if match is None:
        hint = "write volume and first page: `unts:1577/3` is 1577 UNTS 3"
        return Slip(message=f"`{text}` does not have the form of a place in the UN Treaty Series", hint=hint)
    volume, page = int(match[1]), int(match[2])
    if volume > _LAST_VOLUME or page > _LAST_PAGE:
        too_high = f"volume {volume}" if volume > _LAST_VOLUME else f"page {page}"
        hint = "the volume stands first, then the page: `unts:1577/3`"
        return Slip(message=f"the UN Treaty Series has no {too_high}", hint=hint)
    mark = f"{volume} UNTS {page}"
    url = f"https://treaties.un.org/doc/Publication/UNTS/Volume%20{volume}/v{volume}.pdf"
    form = Form(mark=mark, short=mark, link=mark, url=url)
    parts = {"volume": match[1], "page": match[2]}
    return Identifier(scheme="unts", canonical=text, kind="treaty", parts=parts, forms=in_languages(lambda _: form))


def _read_cets(text: str, year: int) -> Answer:
    if not re.fullmatch(r"[1-9]\d{0,2}", text):
        message = f"`{text}` is not the number of a Council of Europe treaty"
        return Slip(message=message, hint="write the number alone: `cets:201`")
    if int(text) > _LAST_TREATY:
        message = f"there is no treaty {text} of the Council of Europe"
        return Slip(message=message, hint=f"there cannot be more than {_LAST_TREATY}: check the digits")
    series = "CETS" if int(text) >= _FIRST_CETS else "ETS"

    def form(lang: str) -> Form:
        named = texts(
            series,
            series.replace("CETS", "STCE").replace("ETS", "STE"),
            series.replace("CETS", "STCE").replace("ETS", "STE"),
            "SEV",
        )
        mark = f"{named[lang]} {_NUMBER[lang]}\u00a0{text}"
        page = "fr" if lang == "fr" else "en"
        url = f"https://www.coe.int/{page}/web/conventions/full-list?module=treaty-detail&treatynum={text.zfill(3)}"
        return Form(mark=mark, short=mark, link=mark, url=url)

    return Identifier(scheme="cets", canonical=text, kind="treaty", parts={"number": text}, forms=in_languages(form))


UNTS = Grammar(name="unts", what="a place in the UN Treaty Series", example="1577/3", read=_read_unts)
CETS = Grammar(name="cets", what="the number of a Council of Europe treaty", example="201", read=_read_cets)

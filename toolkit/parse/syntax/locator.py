"""Syntax: the place in a cited work, `p. 3`, `art. 6(1)(f)`, `¶¶ 12–14`. Words → the locator terms of CSL 1.0.2."""

import re

from toolkit.model.citation import Locator

_WORDS = {
    "page": "p pp pg pgs page pages",
    "paragraph": "para paras paragraph paragraphs ¶ ¶¶",
    "article-locator": "art arts article articles",
    "section": "s ss sec secs section sections § §§",
    "chapter": "ch chs chap chaps chapter chapters",
    "note": "n nn fn note notes footnote footnotes",
    "figure": "fig figs figure figures",
    "table": "table tables",
    "appendix": "annex annexes app appendix appendices",
    "volume": "vol vols volume volumes",
    "line": "line lines",
    "column": "col cols column columns",
    "part": "pt pts part parts",
    "schedule": "sch schs schedule schedules",
    "rule": "r rr rule rules",
}
_LABELS = {word: label for label, words in _WORDS.items() for word in words.split()}

_NUMBER = r"\d+[a-z]{0,2}(?:[./:-]\d+[a-z]{0,2}|\([^()\s]{1,8}\))*"
_UNIT = rf"(?:[A-Z]{{1,3}}[./-]?)?{_NUMBER}"
_FIRST = rf"(?:{_UNIT}|(?:[ivxlcdm]+|[IVXLCDM]+|[A-Z])(?:\([^()\s]{{1,8}}\))*)"
_STOP = r"(?![^\s,;:.)(\]–—-])"  # the value ends here: a space, a punctuation mark, or nothing
_RANGE = rf"(?:\s*[–—-]\s*{_FIRST}{_STOP})?"
_MORE = rf"(?:(?:,\s*|\s+and\s+|\s*&\s*){_UNIT}{_RANGE}(?=\s*(?:$|[,;.(–—-]|and\s|&)))*"
_ENDS = r"(?=\s*(?:$|[,;.(]))"  # without a word for it a number is a page only where nothing else follows it

_LABELLED = re.compile(
    rf"\s*,?\s*(?P<label>(?i:{'|'.join(sorted(map(re.escape, _LABELS), key=len, reverse=True))}))"
    rf"(?:\.\s*|\s+|(?=\d)|(?<=[¶§]))(?P<value>{_FIRST}{_STOP}{_RANGE}{_MORE})"
)
_BARE = re.compile(rf"\s*,?\s*(?P<value>{_NUMBER}{_STOP}{_RANGE}{_MORE}){_ENDS}")
_TIME = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?(?:\s*[–—-]\s*\d{1,2}:\d{2}(?::\d{2})?)?")


def read_locator(text: str) -> tuple[Locator | None, str]:
    """Return the locator at the beginning of `text`, where there is one, and the rest.

    Words that CSL has no term for ("recital 12") stay in the rest, which is printed as it is written.
    """
    match = _LABELLED.match(text)
    if match is not None:
        return Locator(label=_LABELS[match["label"].lower()], value=match["value"]), text[match.end() :]
    match = _BARE.match(text)
    if match is None:
        return None, text
    label = "timestamp" if _TIME.fullmatch(match["value"]) else "page"
    return Locator(label=label, value=match["value"]), text[match.end() :]

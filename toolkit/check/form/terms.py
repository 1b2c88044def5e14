"""Check, form: words that somebody does not want to read, and what to write instead."""

import re
from collections.abc import Mapping

from toolkit.check.form.passages import Passage, passages
from toolkit.check.form.remark import Remark
from toolkit.model.tree import Document
from toolkit.model.walk import AnyNode


def forbidden_terms(document: Document, instead: Mapping[str, str]) -> tuple[Remark, ...]:
    """A remark for each place where one of the terms stands, whatever its capitals, spaces and plural.

    `instead`: term → what to write (may be empty). Citations are not looked at: a title is as it is.
    """
    found = {term: _pattern(term) for term in instead if term.strip()}
    nodes: tuple[AnyNode, ...] = document.content
    return tuple(
        _remark(passage, match, instead[term])
        for passage in passages(nodes)
        for term, pattern in found.items()
        for match in pattern.finditer(passage.text)
    )


def _pattern(term: str) -> re.Pattern[str]:
    words = [re.escape(word) for word in re.split(r"[\s-]+", term.strip())]
    return re.compile(r"(?<!\w)" + r"[\s-]+".join(words) + r"(?:e?s|n|en)?(?!\w)", re.IGNORECASE)


def _remark(passage: Passage, match: re.Match[str], better: str) -> Remark:
    hints = (f"write “{better}”",) if better else ()
    return Remark(
        message=f"“{match[0]}” is a term to avoid", span=passage.span(match.start(), match.end()), hints=hints
    )

"""Quotation: the quotations of a document and its cited figures against the local copies, and their account."""

import re
from collections.abc import Iterable
from difflib import SequenceMatcher

from msgspec import Struct, field
from msgspec.structs import replace

from toolkit.base.diagnostic import Report
from toolkit.base.source import Span
from toolkit.check.quotation.copies import Copy
from toolkit.check.quotation.finding import Quotation
from toolkit.check.quotation.folding import folded, words_of
from toolkit.check.quotation.judge import Fault, judge
from toolkit.check.quotation.quoted import FEWEST, Quoted, read_quoted
from toolkit.model.citation import Bibliography, Cite, Work
from toolkit.model.source_copy import SourceRegister


class Account(Struct):
    """How many quotations there are (of four words or more), and what became of them."""

    agree: int = 0
    differ: int = 0
    translated: int = 0
    without_text: dict[str, int] = field(default_factory=dict)

    @property
    def unread(self) -> int:
        return sum(self.without_text.values())

    @property
    def total(self) -> int:
        return self.agree + self.differ + self.translated + self.unread

    def __str__(self) -> str:
        parts = [
            (self.agree, "agrees with its source", "agree with their sources"),
            (self.differ, "differs", "differ"),
            (self.translated, "is translated", "are translated"),
            (self.unread, "has no local text", "have no local text"),
        ]
        shown = ", ".join(f"{number} {one if number == 1 else many}" for number, one, many in parts if number)
        return f"{self.total} quotation{'s' if self.total != 1 else ''}: {shown}" if self.total else "no quotations"


def check_quotations(
    quotations: Iterable[Quotation], bibliography: Bibliography, register: SourceRegister, report: Report
) -> Account:
    """Report every quotation that its source does not have; those without a local text are counted only.

    The title of a work in quotation marks, “A better internet for children” [@ec2012], is none.
    """
    account, copies = Account(), dict[str, tuple[Copy, ...]]()
    for quotation in quotations:
        quoted = read_quoted(quotation.text)
        if quoted.size < FEWEST or any(_is_title(quoted, bibliography.works.get(cite.key)) for cite in quotation.cites):
            continue
        if quotation.translated:
            account.translated += 1
            continue
        quotation = _as_read(quotation, bibliography)
        for cite in quotation.cites:
            copies.setdefault(cite.key, tuple(map(Copy, register.texts.get(cite.key, ()))))
        _judge(quotation, quoted, copies, account, report)
    return account


def _as_read(quotation: Quotation, bibliography: Bibliography) -> Quotation:
    """A quotation from a work that was read in another one is compared with that."""
    return replace(quotation, cites=tuple(replace(cite, key=bibliography.chain(cite)[-1]) for cite in quotation.cites))


def _is_title(quoted: Quoted, work: Work | None) -> bool:
    title = re.sub(r"<[^>]*>", "", str(work.csl.get("title", ""))) if work else ""
    return bool(title) and folded(title).stream.startswith(quoted.folded.stream)


def _judge(
    quotation: Quotation, quoted: Quoted, copies: dict[str, tuple[Copy, ...]], account: Account, report: Report
) -> None:
    """A quotation behind which several works are cited may stand in any of them."""
    known = [cite for cite in quotation.cites if copies[cite.key]]
    faults = [judge(quoted, copies[cite.key], cite.key, cite.locator) for cite in known]
    if known and not all(faults):
        account.agree += 1
        return
    cite, fault = min(zip(known, faults, strict=True), key=lambda one: _gravity(one[1]), default=(None, None))
    if cite and fault and (fault.code == "quotation.place" or len(known) == len(quotation.cites)):
        account.differ += 1
        _tell(quotation, quoted, cite, fault, report)
    else:
        key = next(cite.key for cite in quotation.cites if not copies[cite.key])
        account.without_text[key] = account.without_text.get(key, 0) + 1


def _gravity(fault: Fault | None) -> int:
    codes = ("quotation.place", "quotation.order", "quotation.differs", "quotation.not-found")
    return codes.index(fault.code) if fault else -1


def _tell(quotation: Quotation, quoted: Quoted, cite: Cite, fault: Fault, report: Report) -> None:
    span = cite.span if fault.code == "quotation.place" else place_of(quotation.span, quoted, fault.at)
    report.error(fault.code, fault.message, span, *fault.hints)


def place_of(span: Span, quoted: Quoted, at: tuple[int, int] | None) -> Span:
    """Where the characters `at` of the quotation stand in the submission; the whole of it where that is not clear."""
    if at is None:
        return span
    raw = tuple(words_of(span.excerpt.replace("’", "'").replace("‘", "'")))
    words = quoted.folded.words
    matcher = SequenceMatcher(None, [word.text for word in raw], [word.text for word in words], autojunk=False)
    there = {b + n: raw[a + n] for a, b, size in matcher.get_matching_blocks() for n in range(size)}
    inside = [n for n, word in enumerate(words) if word.start >= at[0] and word.end <= at[1]]
    if not inside:  # words are missing: the place is the end of the word before
        inside = [n for n, word in enumerate(words) if word.end == at[0]]
    if not inside or inside[0] not in there or inside[-1] not in there:
        return span
    return span.source.span(span.start + there[inside[0]].start, span.start + there[inside[-1]].end)

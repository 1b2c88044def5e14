"""Rules of venues: contact data stand in a letter of their own, never in what will be published."""

import re
from collections.abc import Iterator

from toolkit.base.source import Span
from toolkit.check.form.passages import Passage, passages
from toolkit.check.venue.case import Case
from toolkit.check.venue.kind import Kind
from toolkit.model.tree import Link

LETTER = "cover-letter"  # the fact that names it, and the template of a covering letter
_KINDS = (
    ("an e-mail address", re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    (
        "a telephone number",
        re.compile(
            r"(?<![\w.])\+\d{1,3}(?:[\s\u00a0.()/-]*\d){7,13}(?!\w)"
            r"|\b(?:tel(?:ephone|efon|éfono|éphone)?|phone|mobile|mobil|móvil|fax)\b\.?\s*:?\s*\(?\d[\d\s\u00a0.()/-]{4,}\d"
            r"|\b(?:call|contact|ring)(?: us)?(?: on| at|:)?\s*\(?0[\d\s\u00a0.()/-]{6,}\d",
            re.IGNORECASE,
        ),
    ),
)
_ADDRESS = re.compile(r"(?=.*\d)(?=.*[^\W\d]{2}).{6,}")  # a street or a postcode; the name of a town tells nothing
_HINT = "leave it out here and put it into a covering letter: `toolkit new my-letter --template cover-letter`"


def _contact(case: Case) -> None:
    for what, shown, span in _private(case):
        case.say("venue.contact", f"{what} is not to stand in this text: {shown}", span, _HINT)
    theme = case.subject.theme
    lines = theme.letterhead.lines if theme and theme.letterhead else ()
    if any("{address}" in line or "{email}" in line for line in lines):
        message = "the letterhead of the theme tells your address, which is not to stand in this text"
        case.say("venue.contact", message, case.submission.spans.get("theme"), _HINT)


def _private(case: Case) -> Iterator[tuple[str, str, Span]]:
    own = case.subject.organisation
    address = [line for line in (own.address if own else ()) if _ADDRESS.fullmatch(line)]
    for passage in passages(case.subject.document.content):
        yield from _in_words(passage)
        for line in address:
            if line in passage.text:
                at = passage.text.index(line)
                yield "your postal address", line, passage.span(at, at + len(line))
    for node in case.reading.nodes:
        if isinstance(node, Link) and node.url.startswith("mailto:"):
            yield "an e-mail address", node.url.removeprefix("mailto:"), node.span


def _in_words(passage: Passage) -> Iterator[tuple[str, str, Span]]:
    for what, pattern in _KINDS:
        for match in pattern.finditer(passage.text):
            yield what, match[0].strip(), passage.span(match.start(), match.end())


def _letter(case: Case) -> None:
    name, fact = case.rule.text("called", "covering letter"), case.reading.fact(LETTER)
    if fact is None:
        slug = f"{case.submission.slug}-letter"
        hint = f"`toolkit new {slug} --template {LETTER}`, and `venue: {{id: {case.venue.id}, {LETTER}: {slug}}}`"
        case.say("venue.cover-letter", f"the venue wants a {name} with it", None, hint)
    elif case.subject.letter_template != LETTER:
        template = case.subject.letter_template
        wrong = f"uses the template `{template}`, not `{LETTER}`" if template else "is not there"
        hint = "name the folder under submissions/ in which the letter lies"
        case.say("venue.cover-letter", f"the {name} `{fact.text}` {wrong}", fact.span, hint)


CONTACT = Kind(name="contact", gives=("venue.contact",), check=_contact)
COVER_LETTER = Kind(name="cover-letter", gives=("venue.cover-letter",), check=_letter)

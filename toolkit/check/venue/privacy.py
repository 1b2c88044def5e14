"""Rules of venues: contact data stand in a letter of their own, never in what will be published."""

import re
from collections.abc import Iterator

from toolkit.check.venue.case import Case
from toolkit.check.venue.kind import Kind
from toolkit.check.venue.wording import own_words, place_of
from toolkit.model.tree import Cell, Heading, Link, Paragraph
from toolkit.model.walk import AnyNode

LETTER = "cover-letter"  # the template of a covering letter
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(
    r"(?<![\w.])\+\d{1,3}(?:[\s\u00a0.()/-]*\d){6,13}(?!\w)"
    r"|\b(?:tel(?:ephone|efon|éfono|éphone)?|phone|mobile|mobil|móvil|fax)\b\.?\s*:?\s*\(?\d[\d\s\u00a0.()/-]{4,}\d",
    re.IGNORECASE,
)
_LEAST = 6  # letters of a line of an address that tells anything


def _contact(case: Case) -> None:
    hint = "leave it out here and put it into a covering letter: `toolkit new my-letter --template cover-letter`"
    for node in case.reading.nodes:
        for what, shown in _private(node, case):
            case.say("venue.contact", f"{what} is not to stand in this text: {shown}", place_of(shown, node), hint)
    theme = case.subject.theme
    lines = theme.letterhead.lines if theme and theme.letterhead else ()
    if any("{address}" in line or "{email}" in line for line in lines):
        message = "the letterhead of the theme tells your address, which is not to stand in this text"
        case.say("venue.contact", message, case.submission.spans.get("theme"), hint)


def _private(node: AnyNode, case: Case) -> Iterator[tuple[str, str]]:
    if isinstance(node, Link) and node.url.startswith("mailto:"):
        yield "an e-mail address", node.url.removeprefix("mailto:")
    if not isinstance(node, Paragraph | Heading | Cell):
        return
    text = own_words(node)
    for what, pattern in (("an e-mail address", _MAIL), ("a telephone number", _PHONE)):
        for match in pattern.finditer(text):
            yield what, match[0].strip()
    own = case.subject.organisation
    for line in own.address if own else ():
        if len(line) >= _LEAST and line in text:
            yield "your postal address", line


def _letter(case: Case) -> None:
    name, fact = case.rule.text("called", "covering letter"), case.reading.fact(LETTER)
    if fact is None:
        hint = (
            f"`toolkit new {case.submission.slug}-letter --template {LETTER}`, and "
            f"`venue: {{id: {case.venue.id}, {LETTER}: {case.submission.slug}-letter}}`"
        )
        case.say("venue.cover-letter", f"the venue wants a {name} with it", None, hint)
        return
    template = case.subject.letter_template
    if template != LETTER:
        wrong = f"uses the template `{template}`, not `{LETTER}`" if template else "is not there"
        hint = "name the folder under submissions/ in which the letter lies"
        case.say("venue.cover-letter", f"the {name} `{fact.text}` {wrong}", fact.span, hint)


CONTACT = Kind(name="contact", gives=("venue.contact",), check=_contact)
COVER_LETTER = Kind(name="cover-letter", gives=("venue.cover-letter",), check=_letter)

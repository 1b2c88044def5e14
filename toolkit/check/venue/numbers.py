"""Rules of venues: numbered paragraphs and pages, and the paragraphs of the draft that a text comments on."""

import re
from collections.abc import Iterator

from toolkit.check.venue.case import Case, said
from toolkit.check.venue.kind import Kind
from toolkit.check.venue.wording import own_words
from toolkit.model.tree import Group, Heading, Paragraph
from toolkit.model.walk import AnyNode, walk

REFERENCE = re.compile(
    r"(?:\b(?:para(?:graph(?:e|s|es)?|s)?|par\.?|párrafos?|párrs?|Absatz|Absätze[n]?|Abs|Randnummern?|Rn|Ziffern?)\b\.?"
    r"|§+|¶+)\s*(?:\d+|[IVX]+\b)",
    re.IGNORECASE,
)


def _paragraphs(case: Case) -> None:
    written = [node for node in walk(case.reading.bodies) if isinstance(node, Paragraph) and node.content]
    if written and not any(node.number for node in written):
        hint = "use a template that numbers paragraphs: `parliament` or `treaty-body`"
        case.say("venue.paragraphs", "the paragraphs have no numbers", case.submission.spans.get("template"), hint)


def _pages(case: Case) -> None:
    theme = case.subject.theme
    if theme is None or theme.reference:  # what an organisation's own Word file has in its foot, is not known
        return
    running = theme.running
    if not any("{page" in one for one in (running.head_left, running.head_right, running.foot_left, running.foot_right)):
        hint = 'write `running: {foot-right: "{page-of}"}` into the theme'
        case.say("venue.page-numbers", "the pages have no numbers", case.submission.spans.get("theme"), hint)


def _references(case: Case) -> None:
    texts = list(_texts(case))
    if not any(REFERENCE.search(text) for _, text in texts):
        hint = "name it in the heading or the sentence: “Paragraph 36 of the draft …”"
        case.say("venue.paragraph-reference", "no paragraph of the draft is named", None, hint)
        return
    vague = [group.number.rstrip(".") for group in _vague(case)]
    if vague:
        which = f"recommendation {vague[0]} names" if len(vague) == 1 else f"recommendations {', '.join(vague)} name"
        message = f"{which} no paragraph of the draft, nor does what stands before"
        case.report.note("venue.paragraph-reference", message, case.place, said(case.rule.basis, case.today))


def _vague(case: Case) -> Iterator[Group]:
    """Recommendations for which neither they themselves nor their section name a paragraph."""
    named = False
    for body in case.reading.bodies:
        for block in body.content:
            text = " ".join(own_words(node) for node in walk([block]) if isinstance(node, Heading | Paragraph))
            named = bool(REFERENCE.search(text)) or (named and not isinstance(block, Heading))
            if isinstance(block, Group) and block.role == "recommendation" and not named:
                yield block


def _texts(case: Case) -> Iterator[tuple[AnyNode, str]]:
    for node in walk(case.reading.bodies):
        if isinstance(node, Heading | Paragraph):
            yield node, own_words(node)


NUMBERED_PARAGRAPHS = Kind(name="numbered-paragraphs", gives=("venue.paragraphs",), check=_paragraphs)
NUMBERED_PAGES = Kind(name="numbered-pages", gives=("venue.page-numbers",), check=_pages)
PARAGRAPH_REFERENCES = Kind(
    name="paragraph-references", gives=("venue.paragraph-reference",), check=_references
)

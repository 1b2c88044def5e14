"""Check, venues: a finished document read once for all rules: what stands in front, its sections, its facts."""

import re
from collections.abc import Iterator
from functools import cached_property

from msgspec import Struct

from toolkit.base.source import Span
from toolkit.check.counting import METHODS, Stretch, count_stretches, stretches_of
from toolkit.check.rule import Subject
from toolkit.model.people import Organisation
from toolkit.model.tree import BODY, Block, Group, Heading
from toolkit.model.venue import VenueRule
from toolkit.model.walk import AnyNode, children, nodes_of, plain_text, walk

_NAMES = (  # how the headings of parts read where somebody wrote a plain heading; the first that fits
    ("recommendations", r"\b(recommendations|recommandations|empfehlungen|recomendaciones)\b"),
    ("summary", r"(executive |short )?summary\b|synthèse\b|résumé\b|zusammenfassung\b|kurzfassung\b|resumen\b"),
    ("introduction", r"(introduction|einleitung|introducción)\b|.*\b(why we submit|pourquoi nous|warum wir|por qué)\b"),
    ("about", r"(about|who we are|à propos|qui nous sommes|über uns|wer wir sind|sobre nosotros|quiénes somos)\b"),
)
_LONGEST = 6  # words of such a heading; longer ones say something of their own


class Fact(Struct, frozen=True):
    """What somebody has told: lines, and where they stand (None: in toolkit.yaml)."""

    lines: tuple[str, ...]
    span: Span | None

    @property
    def text(self) -> str:
        return " ".join(self.lines)


class Section(Struct, frozen=True):
    """A part or a section of the first level, in the order of the document."""

    name: str
    title: str
    node: Group | Heading
    blocks: tuple[Block, ...]


class Reading:
    """The document of a subject. Nothing is read before a rule asks for it, and then once."""

    def __init__(self, subject: Subject) -> None:
        self.subject = subject

    @cached_property
    def stretches(self) -> tuple[Stretch, ...]:
        return stretches_of(self.subject.document)

    def count(self, method: str) -> int:
        found = METHODS.get(method)
        return count_stretches(self.stretches, found) if found else 0

    @cached_property
    def nodes(self) -> tuple[AnyNode, ...]:
        return tuple(nodes_of(self.subject.document))

    @cached_property
    def bodies(self) -> tuple[Group, ...]:
        """What the author wrote; several groups where the template puts parts in places of their own."""
        return tuple(_bodies(self.subject.document.content))

    @cached_property
    def front(self) -> str:
        """The words that stand before the author’s own text: title, names, dates, notices."""
        return "\n".join(one.text for one in self.stretches if one.place == "title")

    @cached_property
    def text(self) -> str:
        return "\n".join(one.text for one in self.stretches)

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """Parts, and what stands below headings of the first level outside of them."""
        return tuple(one for body in self.bodies for one in _sections(body.content))

    def section(self, name: str) -> Section | None:
        return next((one for one in self.sections if one.name == name), None)

    def fact(self, name: str) -> Fact | None:
        """What the front matter says (below `venue:`, or as a field), or toolkit.yaml, or what can be seen."""
        return _told(self.subject, name) or _known(self.subject, name)

    def holds(self, rule: VenueRule) -> bool:
        """Whether what a rule depends on is so: a joint submission, one stage of a procedure."""
        facts = ((self.fact(name), value) for name, value in rule.when.items())
        return all(fact is not None and fact.text.lower() == value.lower() for fact, value in facts)

    def says(self, words: str, *, front: bool) -> bool:
        """Whether these words stand in the document, whatever spaces and capitals."""
        return _bare(words) in _bare(self.front if front else self.text)


def _told(subject: Subject, name: str) -> Fact | None:
    choice, submission = subject.submission.venue, subject.submission
    lines = (choice.facts.get(name) if choice else None) or submission.fields.get(name)
    if lines:
        return Fact(tuple(line.text for line in lines), lines[0].span)
    more = subject.organisation.more.get(name) if subject.organisation else None
    return Fact((more,), None) if more else None


def _known(subject: Subject, name: str) -> Fact | None:
    own = subject.organisation or Organisation(name="")
    known = {
        "title": (subject.submission.title.text,),
        "date": (subject.submission.date.isoformat(),) if subject.submission.date else (),
        "author": subject.submission.authors,
        "organisation": (own.name,),
        "address": own.address,
        "email": (own.email,),
        "contact-email": (own.email,),
        "web": (own.web,),
        "submitters": ("joint" if _is_joint(subject) else "individual",),
    }
    lines = tuple(line for line in known.get(name, ()) if line)
    return Fact(lines, None) if lines else None


def _is_joint(subject: Subject) -> bool:
    return len(subject.submission.authors) > 1 or len(subject.signatories) > 1


def _bodies(blocks: tuple[AnyNode, ...]) -> Iterator[Group]:
    for block in blocks:
        if isinstance(block, Group) and block.role == BODY:
            yield block
        else:
            yield from _bodies(tuple(children(block)))


def _sections(blocks: tuple[Block, ...]) -> Iterator[Section]:
    headings = [at for at, block in enumerate(blocks) if isinstance(block, Heading) and block.level == 1]
    for at, block in enumerate(blocks):
        if isinstance(block, Group) and block.role == "part":
            yield Section(block.name, _heading(block), block, block.content)
        elif isinstance(block, Heading) and block.level == 1:
            end = next((other for other in headings if other > at), len(blocks))
            title = plain_text(block.content)
            yield Section(_named(title), title, block, blocks[at + 1 : end])


def _heading(part: Group) -> str:
    heading = next((node for node in walk(part.content) if isinstance(node, Heading)), None)
    return plain_text(heading.content if heading else part.title)


def _named(title: str) -> str:
    """The part that a heading names: “Executive summary”, “5. Conclusions and recommendations”, “About us”."""
    plain = re.sub(r"^[\d.\s]+", "", title.casefold())
    if len(plain.split()) > _LONGEST:
        return ""
    found = (name for name, form in _NAMES if (re.search if name == "recommendations" else re.match)(form, plain))
    return next(found, "")


def _bare(text: str) -> str:
    return " ".join(text.casefold().split())

"""Proof, lint: footnotes and comments are called once each, and what is called is there."""

from collections import Counter
from collections.abc import Iterator, Mapping

from toolkit.proof.docx_package import DOCUMENT, NOTES, Element, Package, W
from toolkit.proof.lint.fault import Fault

COMMENTS = "word/comments.xml"
NOTE_KINDS = (None, "normal")


def footnotes(stories: Mapping[str, Element], package: Package) -> Iterator[Fault]:
    notes = package.root(NOTES).iter(f"{W}footnote")
    made = Counter(one.get(f"{W}id") for one in notes if one.get(f"{W}type") in NOTE_KINDS)
    called = Counter(one.get(f"{W}id") for one in package.root(DOCUMENT).iter(f"{W}footnoteReference"))
    yield from _pairs("footnote", made, called, NOTES)


def comments(stories: Mapping[str, Element], package: Package) -> Iterator[Fault]:
    made = Counter(one.get(f"{W}id") for one in package.root(COMMENTS).iter(f"{W}comment"))
    called = Counter(one.get(f"{W}id") for root in stories.values() for one in root.iter(f"{W}commentReference"))
    yield from _pairs("comment", made, called, COMMENTS)


def _pairs(kind: str, made: Counter[str], called: Counter[str], part: str) -> Iterator[Fault]:
    for one in sorted(made.keys() | called.keys()):
        if (made[one], called[one]) != (1, 1):
            says = f"the {kind} {one} is there {made[one]} times and called {called[one]} times"
            yield Fault(rule=f"{kind}-pair", says=says, part=part)

"""Proof, lint: bookmarks, links to them, and the ids of paragraphs."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from toolkit.proof.docx_package import DOCUMENT, W14, WP, Element, Package, W
from toolkit.proof.lint.fault import Fault

NAME = re.compile(r"[A-Za-z_]\w{0,39}", re.ASCII)  # 17.13.6.2; Word cuts longer names, and then finds them no more
GREATEST = 0x80000000  # w14:paraId is less than this ([MS-DOCX] 2.6.2.3)


def bookmark_ids(name: str, root: Element, package: Package) -> Iterator[Fault]:
    """Every bookmark begins once and ends once."""
    starts = Counter(one.get(f"{W}id") for one in root.iter(f"{W}bookmarkStart"))
    ends = Counter(one.get(f"{W}id") for one in root.iter(f"{W}bookmarkEnd"))
    for one in sorted(starts.keys() | ends.keys()):
        if (starts[one], ends[one]) != (1, 1):
            says = f"the bookmark {one} begins {starts[one]} times and ends {ends[one]} times"
            yield Fault(rule="bookmark-pair", says=says, part=name)


def bookmark_names(stories: Mapping[str, Element], package: Package) -> Iterator[Fault]:
    names = Counter(name.lower() for name in names_of(stories))
    for name in sorted(names):
        if names[name] > 1:
            yield Fault(rule="bookmark-twice", says=f"two bookmarks have the name {name}", part=DOCUMENT)
        if not NAME.fullmatch(name):
            yield Fault(rule="bookmark-name", says=f"Word takes no bookmark of the name {name}", part=DOCUMENT)


def names_of(stories: Mapping[str, Element]) -> list[str]:
    return [one.get(f"{W}name", "") for root in stories.values() for one in root.iter(f"{W}bookmarkStart")]


def links(name: str, root: Element, package: Package) -> Iterator[Fault]:
    known = set(names_of(package.roots))
    for link in root.iter(f"{W}hyperlink"):
        anchor = link.get(f"{W}anchor")
        if anchor is not None and anchor not in known:
            yield Fault(rule="link-target", says=f"a link leads to {anchor}, which is not there", part=name)
        if not "".join(link.itertext()).strip() and next(link.iter(f"{WP}docPr"), None) is None:
            yield Fault(rule="link-empty", says="a link has nothing to click on", part=name)


def paragraph_ids(stories: Mapping[str, Element], package: Package) -> Iterator[Fault]:
    identities = Counter(one.get(f"{W14}paraId") for root in stories.values() for one in root.iter(f"{W}p"))
    for identity, times in identities.items():
        if identity is not None and times > 1:
            yield Fault(rule="paragraph-twice", says=f"{times} paragraphs have the id {identity}", part=DOCUMENT)
        if identity is not None and int(identity, 16) >= GREATEST:
            yield Fault(rule="paragraph-id", says=f"the id {identity} of a paragraph is too great", part=DOCUMENT)

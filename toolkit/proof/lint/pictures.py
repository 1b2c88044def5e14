"""Proof, lint: every picture has an id of its own and says in words what it shows."""

from collections import Counter
from collections.abc import Iterator

from toolkit.proof.docx_package import WP, Element, Package, is_decorative
from toolkit.proof.lint.fault import Fault


def drawing_ids(name: str, root: Element, package: Package) -> Iterator[Fault]:
    for identity, times in Counter(one.get("id") for one in root.iter(f"{WP}docPr")).items():
        if times > 1:
            yield Fault(rule="drawing-twice", says=f"{times} pictures have the id {identity}", part=name)


def descriptions(name: str, root: Element, package: Package) -> Iterator[Fault]:
    for one in root.iter(f"{WP}docPr"):
        if not one.get("descr", "").strip() and not is_decorative(one):
            says = f"the picture {one.get('name')} has no description for people who cannot see it"
            yield Fault(rule="alt", says=says, part=name)

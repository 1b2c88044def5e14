"""Proof, lint: the parts of a Word file and how they hang together (ECMA-376 part 2)."""

import posixpath
from collections.abc import Iterator, Mapping

from toolkit.proof.docx_package import DOCUMENT, Element, Package, R, W
from toolkit.proof.lint.fault import Fault

TYPES = "[Content_Types].xml"


def relation_targets(stories: Mapping[str, Element], package: Package) -> Iterator[Fault]:
    for name, identity, target in _relations(package):
        if target not in package.names:
            says = f"the relation {identity} leads to {target}, which is not in the file"
            yield Fault(rule="relation-target", says=says, part=name)


def orphans(stories: Mapping[str, Element], package: Package) -> Iterator[Fault]:
    reached = {TYPES, *(target for _, _, target in _relations(package))}
    for name in package.names:
        if name not in reached and not name.endswith((".rels", "/")):
            yield Fault(rule="orphan", says="nothing leads to this part", part=name)


def _relations(package: Package) -> Iterator[tuple[str, str, str]]:
    """(file of relations, id, part that it leads to) of every relation that stays in the package."""
    for name, root in package.roots.items():
        if name.endswith(".rels"):
            base = posixpath.dirname(posixpath.dirname(name))
            for one in root:
                if one.get("TargetMode") != "External":
                    target = one.get("Target", "")
                    inside = target[1:] if target.startswith("/") else posixpath.join(base, target)
                    yield name, one.get("Id", ""), posixpath.normpath(inside)


def content_types(stories: Mapping[str, Element], package: Package) -> Iterator[Fault]:
    """Every part says what it is, by its name or by its suffix; XML of Word always by its name."""
    root = package.root(TYPES)
    named = {one.get("PartName", "").lstrip("/") for one in root if str(one.tag).endswith("}Override")}
    suffixes = {one.get("Extension", "").lower() for one in root if str(one.tag).endswith("}Default")}
    for name in package.names:
        suffix = name.rpartition(".")[2].lower()
        by_suffix = suffix in suffixes and not (suffix == "xml" and name.startswith("word/"))
        if name not in named and not by_suffix and name != TYPES and not name.endswith("/"):
            yield Fault(rule="content-type", says="nothing says of what kind this part is", part=name)


def relation_ids(name: str, root: Element, package: Package) -> Iterator[Fault]:
    """Everything that a story points at by a relation has one."""
    known = {one.get("Id") for one in package.root(posixpath.join("word/_rels", posixpath.basename(name) + ".rels"))}
    used = {text for node in root.iter() for key, text in node.attrib.items() if str(key).startswith(R)}
    for one in sorted(used - known):
        yield Fault(rule="relation-id", says=f"the relation {one} is used, but not defined", part=name)


def margins(stories: Mapping[str, Element], package: Package) -> Iterator[Fault]:
    """The first section has a head and a foot for its pages; later ones take them over (17.10.2)."""
    section = next(package.root(DOCUMENT).iter(f"{W}sectPr"), None)
    for kind in ("header", "footer"):
        if section is None or section.find(f"{W}{kind}Reference") is None:
            yield Fault(rule=f"{kind}-missing", says=f"the pages have no {kind}", part=DOCUMENT)

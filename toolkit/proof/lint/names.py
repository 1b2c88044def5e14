"""Proof, lint: styles and numberings that a text names are defined."""

from collections.abc import Iterator

from toolkit.proof.docx_package import NUMBERING, STYLES, Element, Package, W, value
from toolkit.proof.lint.fault import Fault


def styles(name: str, root: Element, package: Package) -> Iterator[Fault]:
    known = {one.get(f"{W}styleId") for one in package.root(STYLES).iter(f"{W}style")}
    used = {one.get(f"{W}val") for one in root.iter(f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle")}
    for one in sorted(used - known):
        yield Fault(rule="style", says=f"the style {one} is used, but not defined", part=name)


def numberings(name: str, root: Element, package: Package) -> Iterator[Fault]:
    """0 means: no number (17.9.18). A numbering leads to a definition that is there."""
    numbers = {one.get(f"{W}numId"): value(one, "abstractNumId") for one in package.root(NUMBERING).iter(f"{W}num")}
    made = {one.get(f"{W}abstractNumId") for one in package.root(NUMBERING).iter(f"{W}abstractNum")}
    used = {one.get(f"{W}val") for one in root.iter(f"{W}numId")} - {"0"}
    for one in sorted(used):
        if numbers.get(one) not in made:
            yield Fault(rule="numbering", says=f"the numbering {one} is used, but not defined", part=name)

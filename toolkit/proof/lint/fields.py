"""Proof, lint: fields are closed, and what they refer to is there (ECMA-376, 17.16)."""

import re
from collections.abc import Iterator

from toolkit.proof.docx_package import Element, Package, W
from toolkit.proof.lint.fault import Fault
from toolkit.proof.lint.marks import names_of

TARGET = re.compile(r"\s*(REF|PAGEREF|NOTEREF)\s+(\S+)")


def balanced(name: str, root: Element, package: Package) -> Iterator[Fault]:
    depth = 0
    for mark in root.iter(f"{W}fldChar"):
        depth += {"begin": 1, "end": -1}.get(mark.get(f"{W}fldCharType"), 0)
        if depth < 0:
            break
    if depth:
        yield Fault(rule="field-balance", says="a field begins without an end, or ends without a beginning", part=name)


def targets(name: str, root: Element, package: Package) -> Iterator[Fault]:
    known = set(names_of(package.roots))
    for instruction in _instructions(root):
        target = TARGET.match(instruction)
        if target and target[2] not in known:
            says = f"the field {target[1]} refers to the bookmark {target[2]}, which is not there"
            yield Fault(rule="field-target", says=says, part=name)


def _instructions(root: Element) -> Iterator[str]:
    """What each field is told; Word may cut it into several runs."""
    told = ""
    for mark in root.iter(f"{W}fldChar", f"{W}instrText", f"{W}fldSimple"):
        if mark.tag == f"{W}instrText":
            told += mark.text or ""
        elif mark.tag == f"{W}fldSimple":
            yield mark.get(f"{W}instr", "")
        else:
            yield told
            told = ""

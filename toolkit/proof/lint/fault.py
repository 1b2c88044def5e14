"""Proof, lint: one fault of a Word file, in plain words."""

from msgspec import Struct


class Fault(Struct, frozen=True, kw_only=True):
    """`rule`: the name of what is broken; `says`: the fault in words; `part`: the file inside of the package."""

    rule: str
    says: str
    part: str

    def __str__(self) -> str:
        return f"{self.rule}: {self.says} ({self.part})"

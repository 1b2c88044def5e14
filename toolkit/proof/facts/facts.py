"""Proof, facts: the record of what was found in a finished file."""

from collections.abc import Mapping

from msgspec import Struct, field

from toolkit.proof.lint.fault import Fault


class PictureFact(Struct, frozen=True, kw_only=True):
    """A picture. `pixels`: width and height; `dots`: to the inch, as large as it is printed; None where not known."""

    name: str
    pixels: tuple[int, int] | None
    dots: float | None
    tells_place: bool


class FileFacts(Struct, frozen=True, kw_only=True):
    """A file by its contents. `format`: “docx”, “pdf” …, empty where nobody knows it; `broken`: why it cannot be read.

    `text`, `notes` (with text boxes): paragraphs, as Word counts them. `pages`: None where only a program that lays out
    can tell; `pages_by`: who counted them. `changes`, `comments`: who made each of them.
    `hidden`: texts that are in the file, but not seen. `paths`: places on a computer that it names.
    `metadata`: what stands under File > Info, by its name. `embedded`: files inside. `faults`: for screen readers.
    """

    name: str
    format: str
    size: int
    broken: str = ""
    locked: bool = False
    text: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    pages: int | None = None
    pages_by: str = ""
    macros: bool = False
    pictures: tuple[PictureFact, ...] = ()
    changes: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()
    embedded: tuple[str, ...] = ()
    metadata: Mapping[str, str] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()

    @property
    def suffix(self) -> str:
        """What the name of the file claims."""
        return self.name.rpartition(".")[2].lower() if "." in self.name else ""

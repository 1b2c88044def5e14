"""Write: the fonts that come with the toolkit, for the PDF engine and for charts."""

from collections.abc import Iterable
from pathlib import Path

FOLDER = Path(__file__).resolve().parent / "fonts"
CUTS = {  # end of a file's name → weight and style in CSS
    "Regular": (400, "normal"),
    "Italic": (400, "italic"),
    "Bold": (700, "normal"),
    "BoldItalic": (700, "italic"),
}
SIGNS = ("Noto Sans", "Noto Sans Math", "Noto Sans Symbols 2")  # for what a text font lacks: ≥ → ⟨ ✓ ☐


def files_of(family: str) -> dict[str, Path]:
    """The files of a family by cut ("Regular" …); empty where the toolkit does not hold that family."""
    files = ((cut, FOLDER / f"{family.replace(' ', '')}-{cut}.ttf") for cut in CUTS)
    return {cut: file for cut, file in files if file.is_file()}


def missing_families(families: Iterable[str]) -> tuple[str, ...]:
    return tuple(family for family in dict.fromkeys(families) if "Regular" not in files_of(family))

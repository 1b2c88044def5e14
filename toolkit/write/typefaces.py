"""Write: the fonts that come with the toolkit, for the PDF engine and for charts."""

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

FOLDER = Path(__file__).resolve().parent / "fonts"
CUTS = {  # end of a file's name → weight and style in CSS
    "Regular": (400, "normal"),
    "Italic": (400, "italic"),
    "Bold": (700, "normal"),
    "BoldItalic": (700, "italic"),
}
SIGNS = ("Noto Sans", "Noto Sans Math", "Noto Sans Symbols 2")  # for what a text font lacks: ≥ → ⟨ ✓ ☐
FORMULAS = "Noto Sans Math"  # also holds single Arabic letters, for formulas: words in these would fall apart
NASKH = "Noto Naskh Arabic"  # for Arabic letters in every theme, also in headings: they have no other form
ARABIC = range(0x0600, 0x0700)
MONO = "DejaVu Sans Mono"  # for code; its file comes with matplotlib


def files_of(family: str) -> dict[str, Path]:
    """The files of a family by cut ("Regular" …); empty where the toolkit does not hold that family."""
    if family == MONO:
        return dict(zip(["Regular"], filter(Path.is_file, _mono()), strict=False))
    files = ((cut, FOLDER / f"{family.replace(' ', '')}-{cut}.ttf") for cut in CUTS)
    return {cut: file for cut, file in files if file.is_file()}


@cache
def signs_of(family: str) -> str:
    """What a font holds, without its Arabic letters, as a `unicode-range`."""
    from fontTools.ttLib import TTFont

    with TTFont(files_of(family)["Regular"]) as font:
        held = [sign for sign in sorted(font.getBestCmap()) if sign not in ARABIC]
    starts = [held[0], *(after for before, after in pairwise(held) if after != before + 1)]
    ends = [*(before for before, after in pairwise(held) if after != before + 1), held[-1]]
    return ", ".join(f"U+{start:X}-{end:X}" for start, end in zip(starts, ends, strict=True))


@cache
def held(family: str) -> frozenset[str]:
    """The characters of a family that comes with the toolkit; none of another."""
    file = files_of(family).get("Regular")
    if file is None:
        return frozenset()
    from fontTools.ttLib import TTFont

    with TTFont(file, lazy=True) as font:
        return frozenset(map(chr, font.getBestCmap()))


def missing_families(families: Iterable[str]) -> tuple[str, ...]:
    return tuple(family for family in dict.fromkeys(families) if "Regular" not in files_of(family))


def _mono() -> Iterator[Path]:
    """The font for code; looked for beside matplotlib, which need not be imported for that."""
    found = find_spec("matplotlib")
    for folder in (found.submodule_search_locations or ()) if found else ():
        yield Path(folder, "mpl-data", "fonts", "ttf", "DejaVuSansMono.ttf")


def font_bytes(name: str) -> bytes:
    """The bytes of one of our files, by its name alone."""
    file = next((file for file in _mono() if file.name == name), FOLDER / name)
    return file.read_bytes()

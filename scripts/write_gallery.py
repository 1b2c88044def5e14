"""Write docs/gallery: pages of the examples and of what `toolkit new` starts with, as pictures for the README."""

import shutil
import tempfile
from functools import cache
from pathlib import Path

import pypdfium2
from PIL import Image

from toolkit.base.diagnostic import Report
from toolkit.build.pipeline import build_submission
from toolkit.build.starter import start_submission

ROOT = Path(__file__).resolve().parent.parent
GALLERY = ROOT / "docs" / "gallery"
WIDTH = 760  # pixels
COLOURS = 96  # so many are enough for a page, and make a small file
PAGES = {  # picture → (example or template, theme, page)
    "consultation": ("ec-csa-online", "sober", 1),
    "report": ("ec-csa-online", "report", 1),
    "evidence": ("ec-csa-online", "report", 4),
    "letter": ("letter-to-platform", "campaign", 1),
    "committee": ("crc-digital-environment", "sober", 2),
    "media-release": ("media-release", "campaign", 1),
}


def main() -> None:
    GALLERY.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        root = Path(place, "workspace")
        for name in ("submissions", "evidence"):
            shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("build"))
        shutil.copy(ROOT / "toolkit.yaml", root)
        for picture, (name, theme, page) in PAGES.items():
            _picture(_built(root, name, theme), page, GALLERY / f"{picture}.png")


@cache
def _built(root: Path, name: str, theme: str) -> Path:
    """The PDF of an example in a theme; of a template, what `toolkit new` starts with."""
    folder = root / "submissions" / f"{name}-{theme}"
    if (root / "submissions" / name).is_dir():
        shutil.copytree(root / "submissions" / name, folder)
    else:
        start_submission(str(root), folder.name, name, Report())
    text = folder / "submission.md"
    text.write_text(text.read_text(encoding="utf-8").replace("---\n", f"---\ntheme: {theme}\n", 1), encoding="utf-8")
    build_submission(str(folder), Report(), ("pdf",))
    return folder / "build" / f"{folder.name}.pdf"


def _picture(pdf: Path, page: int, target: Path) -> None:
    with pypdfium2.PdfDocument(pdf) as document:
        sheet = document[page - 1]
        image = sheet.render(scale=2 * WIDTH / sheet.get_width()).to_pil()
    small = image.resize((WIDTH, round(WIDTH * image.height / image.width)), Image.Resampling.LANCZOS)
    small.quantize(COLOURS, dither=Image.Dither.NONE).save(target, optimize=True)
    print(f"{target.relative_to(ROOT)}  {target.stat().st_size // 1000} kB")


if __name__ == "__main__":
    main()

"""Write, PDF, quick: steps of the engine taken sooner with the same outcome; where it is another, it takes them itself.

Each file here says what the engine does more often than it needs to, and why the outcome is the same without it.
The tests hold that: with and without these, a PDF has the same bytes.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from toolkit.write.pdf.engine import load_engine
from toolkit.write.pdf.quick import ahead, file, fonts, lines, notes, sizes, styles
from toolkit.write.pdf.quick.published import Patches, as_published

STEPS = (
    (ahead.FILES, ahead.quick_sheets),
    (styles.FILES, styles.quick_styles),
    (sizes.FILES, sizes.quick_sizes),
    (notes.FILES, notes.quick_notes),
    (lines.FILES, lines.quick_lines),
    (fonts.FILES, fonts.quick_fonts),
    (file.FILES, file.quick_file),
)


@contextmanager
def quickly() -> Iterator[None]:
    """Inside, the engine is quicker. A file of the engine that is not the one we know is left to work as it does."""
    load_engine()
    patches = Patches()
    try:
        for files, step in STEPS:
            if as_published(files):
                step(patches)
        yield
    finally:
        patches.undo()

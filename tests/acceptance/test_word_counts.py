"""The finished Word file has as many words, by Word's rule, as `toolkit count` says; read by other code than that."""

import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from examples import EXAMPLES
from lxml import etree

from toolkit.base.diagnostic import Report
from toolkit.build.pipeline import check_submission
from toolkit.check.counting import count

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def _words(data: bytes) -> int:
    """What stands between spaces; the examples have no Chinese. A dash between letters divides."""
    texts = "\n".join(_paragraphs(etree.fromstring(data)))
    return len(re.split(r"[ \t\n]+", re.sub(r"(?<=\w)[–—](?=\w)", " ", texts).strip()))


def _paragraphs(root: etree._Element) -> Iterator[str]:
    for paragraph in root.iter(f"{W}p"):
        marks = [node for node in paragraph.iter(f"{W}t", f"{W}tab", f"{W}br") if node.getparent().tag == f"{W}r"]
        yield "".join(node.text or "" if node.tag == f"{W}t" else " " for node in marks)


@pytest.mark.parametrize("slug", EXAMPLES)
def test_the_word_file_is_as_long_as_is_said(built: Callable[[str], Path], slug: str) -> None:
    folder = built(slug)
    with zipfile.ZipFile(folder / f"{slug}.docx") as file:
        text, notes = (_words(file.read(f"word/{part}.xml")) for part in ("document", "footnotes"))
    result = check_submission(str(folder.parent), Report())
    assert count(result.document, "word-without-notes") == text
    assert count(result.document, "word") == text + notes

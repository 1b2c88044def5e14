"""A Word file that comes back: every paragraph leads to the line of the source that it was made from."""

import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Iterable
from hashlib import sha256
from pathlib import Path

import pytest
from docx_lint import W
from docx_reading import write_blocks, write_document
from lxml import etree
from msgspec import Struct
from sample import head, note, para, sample_document, value

from toolkit.base.source import Source
from toolkit.model.tree import Cell, Heading, Paragraph, Reference, Row, Table, Text

NAMESPACE = "{urn:policy-toolkit:source-map:1}"
OFFICE = shutil.which("soffice") or shutil.which("libreoffice")


class Found(Struct, frozen=True):
    """What a returned file says of one block: the place in the source, the text that was sent, the text that came."""

    path: str
    line: int
    sent: str
    text: str

    @property
    def untouched(self) -> bool:
        return self.sent == sha256(self.text.encode()).hexdigest()[:16]


def read_back(data: bytes) -> dict[str, Found]:
    """The reader of a returned file: bookmark → what it says, in the order of the map."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = package.namelist()
        items = [etree.fromstring(package.read(one)) for one in names if re.fullmatch(r"customXml/item\d+\.xml", one)]
        body, notes = (etree.fromstring(package.read(f"word/{name}.xml")) for name in ("document", "footnotes"))
    (whole,) = (one for one in items if one.tag == f"{NAMESPACE}map")
    paragraphs, calls = _bookmarked(body, {one.get(f"{W}id"): _text(one.iter()) for one in notes})
    return {
        name: Found(
            path=one.get("path", ""),
            line=int(one.get("line", "0")),
            sent=one.get("sha256", ""),
            text=(calls if one.get("kind") == "note" else paragraphs)[name],
        )
        for one in whole.iter(f"{NAMESPACE}block")
        if (name := one.get("bookmark", ""))
    }


def _bookmarked(body: etree._Element, notes: dict[str | None, str]) -> tuple[dict[str, str], dict[str, str]]:
    """Bookmark of ours → the text from its beginning to the end of its paragraph, and that of the next note called.

    Where a bookmark ends says nothing: LibreOffice moves it, and what somebody adds to a paragraph stands behind it.
    """
    inside: dict[str, list[etree._Element]] = {}
    called: dict[str, str] = {}
    for paragraph in body.iter(f"{W}p"):
        begun: list[str] = []
        for one in paragraph.iter():
            if one.tag == f"{W}bookmarkStart" and one.get(f"{W}name", "").startswith("_src_"):
                begun.append(one.get(f"{W}name", ""))
                inside[begun[-1]] = []
            elif one.tag == f"{W}footnoteReference":
                called = dict.fromkeys(inside, notes[one.get(f"{W}id")]) | called
            for name in begun:
                inside[name].append(one)
    return {name: _text(some) for name, some in inside.items()}, called


def _text(elements: Iterable[etree._Element]) -> str:
    """The text of runs, each white space one blank."""
    signs = {f"{W}tab": " ", f"{W}br": " "}
    pieces = ((one.text or "") if one.tag == f"{W}t" else signs.get(str(one.tag), "") for one in elements)
    return " ".join("".join(pieces).split())


def text_at(line: int, words: str, kind: type[Paragraph] | type[Heading] = Paragraph) -> Paragraph | Heading:
    span = SUBMISSION.span(SUBMISSION.line_starts[line - 1], SUBMISSION.line_starts[line] - 1)
    content = (Text(text=words, span=span),)
    return Heading(level=1, content=content, span=span) if kind is Heading else Paragraph(content=content, span=span)


SUBMISSION = Source(path="submissions/sample/submission.md", text="A line.\n" * 40)


def test_each_block_leads_to_its_line() -> None:
    written = write_blocks(text_at(3, "Findings", Heading), text_at(5, "Nothing  was\tremoved."), text_at(9, "Act."))
    found = read_back(written.data)
    assert [(one.path, one.line, one.text) for one in found.values()] == [
        (SUBMISSION.path, 3, "Findings"),
        (SUBMISSION.path, 5, "Nothing was removed."),
        (SUBMISSION.path, 9, "Act."),
    ]
    assert all(one.untouched for one in found.values())


def test_the_map_names_the_tool_and_the_text_of_each_source() -> None:
    root = write_blocks(text_at(3, "Findings")).parts["customXml/item1.xml"]
    assert root.get("toolkit") == "0.1.0"
    sources = [(one.get("path"), one.get("sha256")) for one in root.iter(f"{NAMESPACE}source")]
    assert sources == [(SUBMISSION.path, sha256(SUBMISSION.text.encode()).hexdigest())]


def test_words_that_are_added_at_the_end_of_a_paragraph_are_known() -> None:
    """Whoever types behind the last word types behind the bookmark."""
    data = write_blocks(text_at(3, "One."), text_at(5, "Two.")).data
    added = '<w:r><w:t xml:space="preserve"> And more.</w:t></w:r></w:p><w:p>'
    changed = _changed(data, lambda xml: xml.replace("</w:p><w:p>", added, 1))
    assert [(one.text, one.untouched) for one in read_back(changed).values()] == [
        ("One. And more.", False),
        ("Two.", True),
    ]


def test_a_changed_paragraph_is_known() -> None:
    data = write_blocks(text_at(3, "One."), text_at(5, "Two.")).data
    changed = _changed(data, lambda xml: xml.replace("Two.", "Three."))
    assert [one.untouched for one in read_back(changed).values()] == [True, False]


def test_names_survive_changes_elsewhere() -> None:
    """Another paragraph in front, a new number of a note, a new figure: the paragraphs keep their bookmarks."""
    seen = Reference(target="tbl-x", kind="table", text="Table 1", span=SUBMISSION.span())
    moved = Reference(target="tbl-x", kind="table", text="Table 2", span=SUBMISSION.span())
    before = read_back(write_blocks(para("Of ", value("3"), " in ", seen, note(1, "See."))).data)
    after = read_back(write_blocks(head(1, "New"), para("Of ", value("4"), " in ", moved, note(2, "See."))).data)
    assert set(before) < set(after)
    assert len(before) == 2
    assert len(after) == 3


def test_paragraphs_that_say_the_same_have_names_of_their_own() -> None:
    found = read_back(write_blocks(para("Act."), para("Act."), para("Act.")).data)
    first, *others = found
    assert others == [f"{first}_2", f"{first}_3"]


def test_cells_that_a_person_wrote_are_marked_and_computed_ones_are_not() -> None:
    def cell(start: int, text: str) -> Cell:
        span = SUBMISSION.span(start, start + 3)
        return Cell(content=(Text(text=text, span=span),), span=span)

    by_hand = Row(cells=(cell(0, "one"), cell(4, "two")), span=SUBMISSION.span(0, 7))
    computed = Row(cells=(cell(0, "three"), cell(0, "four")), span=SUBMISSION.span(0, 3))
    found = read_back(write_blocks(Table(head=by_hand, body=(computed,), span=SUBMISSION.span())).data)
    assert [one.text for one in found.values()] == ["one", "two"]


def test_what_comes_from_rows_has_no_place() -> None:
    """The line of a signatory would tell how many of the list are not printed."""
    people = Source(path="submissions/sample/signatories.csv", text="secret@example.org\n" * 3)
    line = people.span(20, 30)
    written = write_blocks(Paragraph(content=(Text(text="Alliance A", span=line),), span=line))
    assert not [name for name in written.parts if name.startswith("customXml")]


def test_every_bookmark_of_the_sample_is_in_the_map() -> None:
    written = write_document(sample_document())
    found = read_back(written.data)
    starts = [one.get(f"{W}name") for root in written.parts.values() for one in root.iter(f"{W}bookmarkStart")]
    assert {name for name in starts if name and name.startswith("_src_")} == set(found)
    assert all(one.untouched for one in found.values())
    assert {"A short summary.", "A note in a recommendation."} <= {one.text for one in found.values()}


def _changed(data: bytes, change: Callable[[str], str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, change(content.decode()).encode() if name == "word/document.xml" else content)
    return buffer.getvalue()


@pytest.mark.clients
@pytest.mark.skipif(not OFFICE, reason="LibreOffice is not installed")
def test_bookmarks_and_map_come_back_from_libreoffice(tmp_path: Path) -> None:
    assert OFFICE
    data = write_document(sample_document()).data
    file = tmp_path / "sent.docx"
    file.write_bytes(data)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    convert = [OFFICE, profile, "--headless", "--convert-to", "docx:Office Open XML Text", "--outdir", str(tmp_path / "back"), str(file)]  # fmt: skip
    subprocess.run(convert, check=True, capture_output=True, timeout=180)
    sent, back = read_back(data), read_back((tmp_path / "back" / "sent.docx").read_bytes())
    assert [(name, one.line, one.sent) for name, one in back.items()] == [
        (name, one.line, one.sent) for name, one in sent.items()
    ]
    assert [name for name, one in back.items() if not one.untouched] == []

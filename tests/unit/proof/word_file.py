"""A Word file with every kind of node, and ways to damage it: one fault at a time."""

import io
import re
import zipfile
from collections.abc import Callable
from functools import cache

from sample import sample_document, sample_look

from toolkit.base.diagnostic import Report
from toolkit.write.docx import DOCX

Parts = dict[str, bytes]
Damage = Callable[[Parts], None]
DOCUMENT, NOTES = "word/document.xml", "word/footnotes.xml"


@cache
def sound() -> bytes:
    report = Report()
    data = DOCX.write(sample_document(), sample_look(), report).data
    assert not report.found
    return data


def damaged(*damages: Damage) -> bytes:
    """The sound file after `damages`."""
    with zipfile.ZipFile(io.BytesIO(sound())) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    for damage in damages:
        damage(parts)
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return saved.getvalue()


def replaced(part: str, pattern: str, by: str | Callable[[re.Match[str]], str], count: int = 1) -> Damage:
    """In `part`, the first match of a regular expression becomes `by`."""

    def damage(parts: Parts) -> None:
        text = parts[part].decode()
        new = re.sub(pattern, by, text, count=count, flags=re.DOTALL)
        assert new != text, f"{pattern} is not in {part}"
        parts[part] = new.encode()

    return damage


def dropped(part: str) -> Damage:
    def damage(parts: Parts) -> None:
        del parts[part]

    return damage


def paragraphs_with_one_id(parts: Parts) -> None:
    """Two paragraphs get the same w14:paraId."""
    space = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    mark = f'<w:p {space} w14:paraId="0A0B0C0D">'
    replaced(DOCUMENT, r"<w:p(?: [^>]*)?>(?=<w:pPr)", mark, count=2)(parts)


def paragraph_with_a_great_id(parts: Parts) -> None:
    space = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    replaced(DOCUMENT, r"<w:p(?: [^>]*)?>(?=<w:pPr)", f'<w:p {space} w14:paraId="FFFFFFFF">')(parts)


FIRST_CELL = r"(<w:tc><w:tcPr>(?:(?!</w:tcPr>).)*</w:tcPr>)(?:<w:bookmarkStart [^>]*/>)?<w:p(?: [^>]*)?>.*?</w:p>"
SINGLE_FAULTS: dict[str, Damage] = {
    "properties of a paragraph in the wrong order": replaced(DOCUMENT, r"(<w:pPr>)(<w:pStyle [^>]*/>)", r"\1<w:bidi/>\2"),
    "a call of a note that is not there": replaced(
        DOCUMENT, r'<w:footnoteReference w:id="1"/>', '<w:footnoteReference w:id="77"/>'
    ),
    "two notes of one number": replaced(NOTES, r'<w:footnote w:id="2"', '<w:footnote w:id="1"'),
    "a link in a note without its relation": replaced(NOTES, r'r:id="[^"]*"', 'r:id="rId99"'),
    "a picture without its relation": replaced(DOCUMENT, r'r:embed="[^"]*"', 'r:embed="rId99"'),
    "two bookmarks of one number": replaced(DOCUMENT, r'(<w:bookmarkStart w:id=")\d+"', r'\g<1>2"'),
    "a bookmark without an end": replaced(DOCUMENT, r"<w:bookmarkEnd [^>]*/>", ""),
    "two pictures of one number": replaced(DOCUMENT, r'<wp:docPr id="2"', '<wp:docPr id="1"'),
    "two paragraphs of one id": paragraphs_with_one_id,
    "a paragraph with too great an id": paragraph_with_a_great_id,
    "a style that is not there": replaced(DOCUMENT, r'w:val="NumberedParagraph"', 'w:val="Nope"'),
    "a call of a comment that is not there": replaced(
        DOCUMENT, r"(<w:footnoteReference [^>]*/></w:r>)", r'\1<w:r><w:commentReference w:id="5"/></w:r>'
    ),
    "a field without an end": replaced(DOCUMENT, r'<w:fldChar w:fldCharType="end"/>', ""),
    "a reference to a bookmark that is not there": replaced(DOCUMENT, r"> REF \w+", "> REF _nowhere"),
    "a cell without a paragraph": replaced(DOCUMENT, FIRST_CELL, r"\1"),
    "a numbering that is not there": replaced(DOCUMENT, r'<w:numId w:val="\d+"/>', '<w:numId w:val="55"/>'),
    "a part whose kind is not said": replaced(
        "[Content_Types].xml", r'<Override PartName="/word/footnotes.xml"[^>]*/>', ""
    ),
    "a part that is gone": dropped(NOTES),
    "XML that is not well-formed": replaced(DOCUMENT, r"</w:body>", ""),
    "settings in the wrong order": replaced("word/settings.xml", r"(<w:compat>.*?</w:compat>)(.*)(</w:settings>)", r"\2\1\3"),
    "a picture without words": replaced(DOCUMENT, r'descr="[^"]+"', 'descr=""'),
}  # fmt: skip
BY_SCHEMA_ALONE = {"properties of a paragraph in the wrong order", "settings in the wrong order"}

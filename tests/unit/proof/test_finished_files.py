"""A finished file is looked into before it is sent: each thing that is wrong has its code, and nothing else is said."""

import io
import zipfile
from collections.abc import Callable

import pikepdf
import pytest
from word_file import DOCUMENT, Damage, Parts, damaged, replaced, sound

from toolkit.base.diagnostic import Report
from toolkit.base.exif import tells_place
from toolkit.base.picture import pixel_size
from toolkit.proof.facts import FileFacts, facts_of
from toolkit.proof.facts.places import local_places
from toolkit.proof.finished import FileLimits, check_finished

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
P = "<w:p><w:r><w:t>Text</w:t></w:r></w:p>"
AT_END = "(?=<w:sectPr(?!.*<w:sectPr))"  # before the last section, where a paragraph may stand


def added(part: str, data: bytes) -> Damage:
    def damage(parts: Parts) -> None:
        parts[part] = data

    return damage


def _said(data: bytes, name: str = "paper.docx", limits: FileLimits | None = None) -> list[tuple[str, str]]:
    report = Report()
    check_finished(facts_of(name, data), limits or FileLimits(), report)
    return [(one.code, one.message) for one in report]


def _codes(data: bytes, name: str = "paper.docx", limits: FileLimits | None = None) -> list[str]:
    return [code for code, _ in _said(data, name, limits)]


def test_a_file_of_ours_is_sound() -> None:
    assert _said(sound()) == []
    facts = facts_of("paper.docx", sound())
    assert (facts.format, facts.macros, facts.changes, facts.hidden, facts.paths) == ("docx", False, (), (), ())


def _with(xml: str) -> bytes:
    return damaged(replaced(DOCUMENT, AT_END, xml))


INSIDE = {
    "file.tracked-changes": '<w:p><w:ins w:id="901" w:author="Jane" w:date="2021-01-01T00:00:00Z"><w:r><w:t>x</w:t></w:r></w:ins></w:p>',
    "file.hidden-text": "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Her name is Ann</w:t></w:r></w:p>",
    "file.local-path": '<w:p><w:r><w:instrText xml:space="preserve"> INCLUDETEXT "C:\\\\Users\\\\anna\\\\draft.docx" </w:instrText></w:r></w:p>',
}


@pytest.mark.parametrize("code", INSIDE)
def test_what_nobody_outside_ought_to_see(code: str) -> None:
    assert _codes(_with(INSIDE[code])) == [code]


def test_deleted_and_moved_text_is_not_counted_but_told() -> None:
    xml = (
        '<w:p><w:del w:id="901" w:author="Jane"><w:r><w:delText>gone</w:delText></w:r></w:del>'
        '<w:moveFrom w:id="902" w:author="Joe"><w:r><w:t>moved</w:t></w:r></w:moveFrom><w:r><w:t>stays here</w:t></w:r></w:p>'
    )
    facts = facts_of("a.docx", _with(xml))
    assert facts.text[-1] == "stays here"
    assert facts.changes == ("Jane", "Joe")


def test_a_text_box_is_counted_once_and_with_the_notes() -> None:
    box = f"<w:txbxContent>{P}</w:txbxContent>"
    xml = (
        "<w:p><w:r><mc:AlternateContent xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'>"
        f"<mc:Choice Requires='wps'>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
        "<w:r><w:t>Around it</w:t></w:r></w:p>"
    )
    plain, boxed = facts_of("a.docx", sound()), facts_of("a.docx", _with(xml))
    assert boxed.text == (*plain.text, "Around it")
    assert sorted(boxed.notes) == sorted((*plain.notes, "Text"))


def test_hidden_text_that_is_not_hidden() -> None:
    assert _codes(_with('<w:p><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>Seen</w:t></w:r></w:p>')) == []


def test_comments() -> None:
    comments = f'<w:comments {W}><w:comment w:id="0" w:author="Jane" w:initials="J">{P}</w:comment></w:comments>'
    data = damaged(added("word/comments.xml", comments.encode()))
    assert _said(data) == [("file.comments", "1 comment by Jane")]


def test_macros_and_files_inside() -> None:
    assert _codes(damaged(added("word/vbaProject.bin", b"\xd0\xcf"))) == ["file.format", "file.macros"]
    assert _codes(damaged(added("word/vbaProject.bin", b"\xd0\xcf")), "paper.docm") == ["file.macros"]
    assert _said(damaged(added("word/embeddings/budget.xlsx", b"PK"))) == [
        ("file.embedded", "files inside of the file: budget.xlsx")
    ]


def test_names_of_people() -> None:
    core = replaced("docProps/core.xml", "<cp:lastModifiedBy>.*?<", "<cp:lastModifiedBy>Jane Doe<")
    assert _said(damaged(core)) == [("file.metadata", "everybody can read: Last modified by: Jane Doe")]
    custom = (
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
        'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
        '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="Reviewer"><vt:lpwstr>Joe</vt:lpwstr></property>'
        "</Properties>"
    )
    assert _said(damaged(added("docProps/custom.xml", custom.encode()))) == [
        ("file.metadata", "everybody can read: Property “Reviewer”: Joe")
    ]


def test_pages_that_word_has_counted() -> None:
    def app(program: str, words: str) -> bytes:
        space = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
        return f'<Properties xmlns="{space}"><Pages>7</Pages><Words>{words}</Words><Application>{program}</Application></Properties>'.encode()

    by_word = damaged(added("docProps/app.xml", app("Microsoft Office Word", "900")))
    assert _said(by_word, limits=FileLimits(pages=6)) == [("file.pages", "paper.docx has 7 pages; at most 6")]
    for program, words in (("LibreOffice", "900"), ("Microsoft Office Word", "0"), ("Microsoft Office Word", "many")):
        assert facts_of("a.docx", damaged(added("docProps/app.xml", app(program, words)))).pages is None


def test_a_word_file_of_another_kind_is_said_to_be_unread() -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    data = damaged(replaced(DOCUMENT, "http://schemas.openxmlformats.org/wordprocessingml/2006/main", strict))
    [(code, message)] = _said(data)
    assert (code, "Strict Open XML" in message) == ("file.broken", True)


def test_people_who_listen() -> None:
    said = _said(damaged(replaced("word/document.xml", r'(<wp:docPr [^>]*?)descr="[^"]*"', r"\1")))
    assert [code for code, _ in said] == ["file.screen-reader"]
    assert "has no description for people who cannot see it" in said[0][1]


# ------------------------------------------------------------------ kinds of files


def _zip(**parts: bytes) -> bytes:
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/"), data)
    return saved.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)


@pytest.mark.parametrize(
    ("name", "data", "codes"),
    [
        ("paper.docx", b"", ["file.broken"]),
        ("paper.docx", b"PK\x03\x04 cut off", ["file.broken"]),
        ("paper.docx", b"%PDF-1.7 cut off", ["file.broken", "file.format"]),
        ("paper.docx", OLE + "WordDocument".encode("utf-16-le"), ["file.format"]),
        ("paper.doc", OLE + "WordDocument".encode("utf-16-le"), []),
        ("paper.docx", OLE + "EncryptedPackage".encode("utf-16-le"), ["file.locked"]),
        ("paper.docx", b"{\\rtf1 text}", ["file.format"]),
        ("paper.rtf", b"{\\rtf1 text}", []),
        ("paper.docx", b"<!DOCTYPE html><p>x", ["file.format"]),
        ("paper.docx", b"plain text", ["file.format"]),
        ("paper.txt", b"plain text", []),
        ("paper.odt", _zip(mimetype=b"application/vnd.oasis.opendocument.text"), []),
        ("paper.docx", _zip(mimetype=b"application/vnd.oasis.opendocument.text"), ["file.format"]),
        ("paper.docx", _zip(xl__workbook=b"<x/>"), ["file.format"]),
        ("paper.zip", _zip(a=b"1"), []),
        ("paper.docx", b"\x00\x01\x02\x03", []),
    ],
)
def test_what_a_file_is_its_contents_say(name: str, data: bytes, codes: list[str]) -> None:
    assert sorted(_codes(data, name)) == codes


def test_a_damaged_word_file_is_never_a_crash() -> None:
    whole = sound()
    for cut in range(0, len(whole), 977):
        assert set(_codes(whole[:cut])) <= {"file.broken", "file.format"}
    broken_xml = damaged(replaced(DOCUMENT, "</w:body>", ""))
    assert _codes(broken_xml) == ["file.broken"]


# ------------------------------------------------------------------ limits


@pytest.mark.parametrize(
    ("limits", "codes"),
    [
        (FileLimits(accepted=("doc", "docx"), largest=10_000_000, pages=3, pictures=50), []),
        (FileLimits(accepted=("pdf",)), ["file.format"]),
        (FileLimits(refused=("docx",)), ["file.format"]),
        (FileLimits(largest=1000), ["file.size"]),
        (FileLimits(pictures=0), ["file.pictures"]),
    ],
)
def test_limits(limits: FileLimits, codes: list[str]) -> None:
    assert _codes(sound(), limits=limits) == codes


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("alliance-ec-csa-2021.docx", []),
        ("Alliance response.docx", []),
        ("Réponse.docx", ["file.name"]),
        ("a&b?.docx", ["file.name"]),
        (f"{'a' * 120}.docx", ["file.name"]),
        ("paper_final_v7.docx", ["file.name"]),
        ("paper (2).docx", ["file.name", "file.name"]),
        ("finality-of-law.docx", []),
        ("comments-on-draft-general-comment.docx", []),
        ("paper Draft 3.docx", ["file.name"]),
    ],
)
def test_names_of_files(name: str, codes: list[str]) -> None:
    assert _codes(sound(), name) == codes


def test_places_on_a_computer() -> None:
    texts = [
        "file:///C:/Users/anna/x.png", r"C:\Users\Anna Berg\Desktop\draft.docx", "/home/anna/x", r"\\server\share\x.docx",
        "https://example.org/home/anna", "http://example.org/C:/x", "Normal.dotm", "24/7 and A/HRC/46/37 at 10:30",
    ]  # fmt: skip
    assert local_places(texts) == (texts[0], texts[1], texts[2], texts[3])


# ------------------------------------------------------------------ pictures


def _photo(order: str) -> bytes:
    """A JPEG of 8 by 4 pixels whose EXIF leads to a directory with a latitude; made from the standard, by hand."""

    def number(value: int, length: int) -> bytes:
        return value.to_bytes(length, "little" if order == "II" else "big")

    def entry(tag: int, kind: int, count: int, value: int) -> bytes:
        return number(tag, 2) + number(kind, 2) + number(count, 4) + number(value, 4)

    tiff = order.encode() + number(42, 2) + number(8, 4)
    tiff += number(1, 2) + entry(0x8825, 4, 1, 26) + number(0, 4)
    tiff += number(2, 2) + entry(1, 2, 2, 0) + entry(2, 5, 3, 56) + number(0, 4) + bytes(24)
    app = b"Exif\0\0" + tiff
    frame = b"\xff\xc0\x00\x11\x08\x00\x04\x00\x08" + bytes(12)
    return b"\xff\xd8\xff\xe1" + (len(app) + 2).to_bytes(2) + app + frame + b"\xff\xd9"


@pytest.mark.parametrize("order", ["II", "MM"])
def test_a_photo_that_tells_its_place(order: str) -> None:
    photo = _photo(order)
    assert (pixel_size(photo), tells_place(photo)) == ((8, 4), True)
    assert not tells_place(photo.replace(b"Exif\0\0", b"Http\0\0"))
    for cut in range(len(photo)):
        tells_place(photo[:cut])
        pixel_size(photo[:cut])


def test_a_photo_in_a_word_file() -> None:
    pictures = [one for one in zipfile.ZipFile(io.BytesIO(sound())).namelist() if one.startswith("word/media/")]
    said = _codes(damaged(*(added(one, _photo("II")) for one in pictures)))
    assert set(said) == {"file.picture-place", "file.picture-coarse"}


# ------------------------------------------------------------------ PDF


def _pdf(change: Callable[[pikepdf.Pdf], object] = lambda pdf: None, **how: object) -> bytes:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.add_blank_page()
    pdf.Root.StructTreeRoot = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot))
    pdf.Root.MarkInfo = pikepdf.Dictionary(Marked=True)
    pdf.Root.Lang = "en"
    pdf.docinfo["/Title"] = "A paper"
    change(pdf)
    saved = io.BytesIO()
    pdf.save(saved, **how)
    return saved.getvalue()


def _noted(pdf: pikepdf.Pdf) -> None:
    note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, T="Jane", Rect=[0, 0, 9, 9])
    pdf.pages[0].Annots = pdf.make_indirect(pikepdf.Array([note]))


def _script(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")


def _attached(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["rows.csv"] = b"a,b"


def _by_somebody(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/Manager"] = "Joe"


def _title_in_xmp(pdf: pikepdf.Pdf) -> None:
    del pdf.docinfo["/Title"]
    xmp = (
        b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        b'<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" rdf:about=""><dc:title> <rdf:Alt>'
        b'<rdf:li xml:lang="x-default">A &amp; B</rdf:li></rdf:Alt></dc:title></rdf:Description></rdf:RDF></x:xmpmeta>'
    )
    pdf.Root.Metadata = pdf.make_stream(xmp)


def test_a_title_that_stands_in_xmp_alone() -> None:
    assert facts_of("paper.pdf", _pdf(_title_in_xmp)).metadata == {"Title": "A & B"}


def _untold(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Lang


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (_noted, "file.comments"),
        (_script, "file.macros"),
        (_attached, "file.embedded"),
        (_by_somebody, "file.metadata"),
        (_untold, "file.screen-reader"),
    ],
)
def test_a_pdf(change: Callable[[pikepdf.Pdf], None], code: str) -> None:
    assert _codes(_pdf(), "paper.pdf") == []
    assert _codes(_pdf(change), "paper.pdf") == [code]


def test_pages_and_passwords_of_a_pdf() -> None:
    facts: FileFacts = facts_of("paper.pdf", _pdf())
    assert (facts.pages, facts.format) == (2, "pdf")
    assert _said(_pdf(), "paper.pdf", FileLimits(pages=1)) == [("file.pages", "paper.pdf has 2 pages; at most 1")]
    locked = _pdf(encryption=pikepdf.Encryption(owner="a", user="b"))
    assert _codes(locked, "paper.pdf") == ["file.locked"]

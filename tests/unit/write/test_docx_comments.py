"""Comments of the author: Word's own where they are asked for, nowhere else."""

from docx_lint import W
from docx_reading import Written, words, write_blocks
from lxml import etree
from msgspec.structs import replace
from sample import HERE, Piece, head, note, para, row, sample_look, styled

from toolkit.base.diagnostic import Report
from toolkit.model.build import Look
from toolkit.model.submission import WordOptions
from toolkit.model.tree import Block, Comment, Document, Paragraph, Table, Text
from toolkit.model.walk import without_comments
from toolkit.write.docx import DOCX
from toolkit.write.markdown import MARKDOWN
from toolkit.write.page import HTML
from toolkit.write.text import TEXT
from toolkit.write.tree_json import TREE

from sample import document  # isort: skip


def remark(text: str) -> Comment:
    return Comment(text=text, span=HERE)


def shown() -> Look:
    return replace(sample_look(), word=WordOptions(comments=True))


def with_comments(*content: Block) -> Written:
    return write_blocks(*content, look=shown())


def test_a_comment_is_one_of_word() -> None:
    written = with_comments(para("One", remark("Is that so?"), " two."), head(1, "Title", remark("Better?")))
    comments = list(written.parts["word/comments.xml"])
    assert [(one.get(f"{W}id"), words(one)) for one in comments] == [("0", "Is that so?"), ("1", "Better?")]
    assert [(one.get(f"{W}author"), one.get(f"{W}initials"), one.get(f"{W}date")) for one in comments] == [
        ("Girls Online Safety Alliance", "GOSA", "2026-11-18T11:06:40Z"),
        ("Girls Online Safety Alliance", "GOSA", "2026-11-18T11:06:40Z"),
    ]
    for tag in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        assert [one.get(f"{W}id") for one in written.body.iter(W + tag)] == ["0", "1"]
    assert written.texts() == ["One two.", "Title"]


def test_a_comment_stands_on_the_word_before_it() -> None:
    pieces = ("One two ", remark("a"), remark("b"), styled("strong", "three four"), remark("c"), remark("d"))
    written = with_comments(para(remark("e"), *pieces))
    (paragraph,) = written.paragraphs()
    assert on_what(paragraph) == {"e": "", "a": "two ", "b": "", "c": "three four", "d": ""}
    assert written.texts() == ["One two three four"]


def on_what(paragraph: etree._Element) -> dict[str, str]:
    """Comment → the text that it stands on."""
    names = {str(at): name for at, name in enumerate("eabcd")}
    open_, found = set[str](), dict[str, str]()
    for one in paragraph.iter():
        if one.tag == f"{W}commentRangeStart":
            open_.add(names[one.get(f"{W}id", "")])
            found[names[one.get(f"{W}id", "")]] = ""
        elif one.tag == f"{W}commentRangeEnd":
            open_.discard(names[one.get(f"{W}id", "")])
        elif one.tag == f"{W}t":
            found |= {name: found[name] + (one.text or "") for name in open_}
    return found


def test_a_comment_in_a_footnote_stands_at_its_call() -> None:
    written = with_comments(para("One.", note(1, Paragraph(content=(remark("Page?"),), span=HERE)), " Two."))
    assert [words(one) for one in written.parts["word/comments.xml"]] == ["Page?"]
    (paragraph,) = written.paragraphs()
    order = [one.tag.removeprefix(W) for one in paragraph.iter() if one.tag.endswith("Reference")]
    assert order == ["footnoteReference", "commentReference"]


def test_comments_in_cells_and_emphasis() -> None:
    table = Table(head=row("a"), body=(row((styled("strong", "b", remark("sure?")),)),), span=HERE)
    assert [words(one) for one in with_comments(table).parts["word/comments.xml"]] == ["sure?"]


def test_without_the_option_there_is_no_comment_in_the_file() -> None:
    written = write_blocks(para("One", remark("SECRET")))
    assert "word/comments.xml" not in written.parts
    assert b"SECRET" not in written.data
    assert [one for one in written.body.iter() if "comment" in str(one.tag)] == []


def test_a_file_without_comments_has_no_part_for_them() -> None:
    assert "word/comments.xml" not in with_comments(para("One")).parts


def _whole(*pieces: Piece) -> Document:
    return document(para(*pieces), para(remark("SECRET alone")), head(1, "H", remark("SECRET")))


def test_no_other_format_shows_a_comment() -> None:
    whole, report = _whole("Open", remark("SECRET"), " text."), Report()
    for writer in (HTML, MARKDOWN, TEXT, TREE):
        data = writer.write(whole, shown(), report).data.decode()
        assert "SECRET" not in data, writer.name
        assert "Open" in data
    assert report.found == []


def test_a_document_that_leaves_the_house_is_as_if_there_had_never_been_comments() -> None:
    assert without_comments(_whole("Open", remark("x"), " text.")) == replace(
        document(Paragraph(content=tuple(Text(text=one, span=HERE) for one in ("Open", " text.")), span=HERE)),
        content=(para("Open", " text."), head(1, "H")),
    )


def test_the_writer_is_told_by_the_look_alone() -> None:
    data = DOCX.write(_whole("a", remark("b")), shown(), Report()).data
    assert data == DOCX.write(_whole("a", remark("b")), shown(), Report()).data


def test_what_is_empty_stays_empty() -> None:
    assert with_comments(para(styled("strong"), remark("a")), para()).texts() == ["", ""]

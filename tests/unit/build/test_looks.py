"""Looks in a whole build: a letterhead takes the place of the template's, a Word file of the organisation is found."""

import io
import struct
import zlib
from pathlib import Path
from typing import Any

import docx

from toolkit.base.diagnostic import Report
from toolkit.build.pipeline import build_submission
from toolkit.model.tree import Group
from toolkit.model.walk import nodes_of

LETTER = """\
---
title: A letter
date: 2021-04-15
template: open-letter
addressee: [The Commission]
salutation: Dear Sir or Madam
closing: Yours faithfully
{more}---
We write to you.
"""


def letter(place: Any, more: str = "") -> None:
    place.write("submissions/sample/submission.md", LETTER.replace("{more}", more))


def word_file(place: Any, path: str, head: str) -> None:
    buffer = io.BytesIO()
    file = docx.Document()
    file.sections[0].header.paragraphs[0].text = head
    file.save(buffer)
    place.write(path, buffer.getvalue())


def png() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 2, 2, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\0xx" * 2)) + chunk(b"IEND", b"")


def letterheads(place: Any) -> int:
    result, report = place.check()
    assert [one.code for one in report] == []
    assert result is not None
    return sum(isinstance(node, Group) and node.role == "letterhead" for node in nodes_of(result.document))


def built(place: Any, codes: list[str]) -> Path:
    report = Report()
    outcome = build_submission(str(place.submission), report, ("docx", "pdf"))
    assert [one.code for one in report] == codes
    return place.root / outcome.artifacts[0].path


def test_a_letter_prints_its_own_letterhead_where_the_theme_has_none(place: Any) -> None:
    letter(place)
    assert letterheads(place) == 1


def test_the_letterhead_of_the_theme_takes_its_place(place: Any) -> None:
    place.write(
        "templates/themes/ours/theme.yaml", "extends: sober\nletterhead: {logo: l.png, alt: A, lines: ['{web}']}\n"
    )
    place.write("templates/themes/ours/l.png", png())
    letter(place, "theme: ours\n")
    assert letterheads(place) == 0
    built(place, [])


def test_a_word_file_beside_the_submission(place: Any) -> None:
    word_file(place, "submissions/sample/ours.docx", "Alliance of the front matter")
    word_file(place, "ours.docx", "Alliance of the workspace")
    letter(place, "reference-doc: ours.docx\n")
    assert letterheads(place) == 0
    file = built(place, ["theme.reference-doc-styles"])
    heads = docx.Document(io.BytesIO(file.read_bytes())).sections[0].header.paragraphs
    assert [one.text for one in heads] == ["Alliance of the front matter"]


def test_a_word_file_of_a_theme(place: Any) -> None:
    word_file(place, "templates/themes/ours/ours.docx", "Alliance of the theme")
    place.write("templates/themes/ours/theme.yaml", "extends: sober\nreference-doc: ours.docx\n")
    place.edit("submissions/sample/submission.md", "template:", "theme: ours\ntemplate:")
    file = built(place, ["theme.reference-doc-styles"])
    heads = docx.Document(io.BytesIO(file.read_bytes())).sections[0].header.paragraphs
    assert [one.text for one in heads] == ["Alliance of the theme"]


def test_a_word_file_that_changes_is_built_anew(place: Any) -> None:
    word_file(place, "ours.docx", "One")
    letter(place, "reference-doc: ours.docx\n")
    first = built(place, ["theme.reference-doc-styles"]).read_bytes()
    word_file(place, "ours.docx", "Two")
    assert built(place, ["theme.reference-doc-styles"]).read_bytes() != first


def test_a_word_file_that_is_missing_is_told_where_it_is_named(place: Any) -> None:
    letter(place, "reference-doc: ours.docx\n")
    assert place.findings() == [("theme.reference-doc-missing", "submissions/sample/submission.md:8:16")]

"""Texts that are difficult to write and to read again: scripts, signs, breaks, and blocks inside of each other."""

from pathlib import Path

import pytest
from documents import BIBLIOGRAPHY, FIELDS, FRONT, make_workspace, picture

from toolkit.base.diagnostic import Failure, Report
from toolkit.build.pipeline import build_submission

PARTS = """
::: part summary
In short.
:::

::: part recommendations
::: recommendation
Act.
:::
:::

"""
TEXTS = {
    "scripts and signs": (
        "# Heading ﬁ ½ x² ẞ\n\n"
        "Soft\u00adhyphen non\u00a0break zero\u200bwidth word\u2060joiner é e\u0301 ǅ İstanbul ß ™ … “quotes” ‑ – — H₂O ﬂ ﬃ.\n\n"
        "CJK 清洁空气, Greek Καθαρός ΑΈΡΑΣ, Cyrillic Чистый воздух, Hebrew שלום עולם, "
        "Arabic نرحب بالاقتراح 2024 ٣٤, Thai ภาษาไทย, Hindi हिन्दी.\n"
    ),
    "breaks and tabs": (
        "One line\\\nhard break\\\nthird.\n\nTwo  spaces   and\ttab.\n\n    code\twith tab\n      indented\n\n"
        "```\nfenced\n\nempty line\n```\n"
    ),
    "blocks in lists": (
        "- one\n\n  second paragraph\n\n  ```\n  code\n  ```\n- ```\n  code first\n  ```\n- > quote first\n"
        "- 1. inner\n  2. two\n\n     paragraph\n- | a | b |\n  |---|---|\n  | 1 | 2 |\n\n"
        "5. five\n6. six\n   - a\n     - b\n       - c\n         - d\n7. seven\n\n- # Heading in a list\n- \n- after an empty one\n"
    ),
    "notes": (
        "Text[^1] and[^2]^[inline *note* with `code` and [link](https://example.org).] end. Twice[^1].\n\n"
        "[^1]: First.\n\n    - item\n    - item two\n\n    ```\n    code in a note\n    ```\n"
        "[^2]: Note with\n\n    > a quotation\n\n    1. one\n    2. two\n\n"
        "# Heading with note^[In the heading.] and [link](https://example.org)\n\n"
        "| head^[in the head] | b |\n|---|---|\n| c^[in a cell] | |\n|  | d |\n"
    ),
    "links and pictures": (
        "<https://example.org/a_b> and <a@example.org> and [words](mailto:y@example.org) and https://bare.example.org/x?y=z&k=v.\n\n"
        "![inline](seal.png) in text.\n\n| picture | b |\n|---|---|\n| ![in a cell](seal.png) | x |\n"
    ),
    "tables and figures without captions": (
        "::: table {#tbl-x}\n\n| a | b | c |\n|--:|:-:|---|\n| 1 | | |\n| | | |\n| x \\| y | **b** `c` | [l](https://e.org) |\n:::\n\n"
        'See @tbl-x.\n\n::: figure seal.png {#fig-y alt="The seal"}\n:::\n\nSee @fig-y.\n\n'
        '::: figure seal.png {alt="The seal again"}\nCaption *em*^[note in the caption]\n:::\n\n| only a head |\n|---|\n'
    ),
    "looks of words": (
        "**bold** *it* ***both*** H~2~O x^2^ [small]{.smallcaps} \\*escaped\\* &amp; &lt;b&gt; \\_ 1\\. x\n\n"
        "1\\. not a list\n\n---\n\nEnd\n"
    ),
    "headings": "# One\n\n## Two\n\n### Three\n\n#### Four\n\n##### Five\n\n###### Six\n\nText.\n\n# One\n\n# 2. Two\n\n# Reports in 2020\n",
}  # fmt: skip

# Of words and links, not of files. The texts are English, whatever the language that they say to be in.
TOLD = {"output.glyph", "words.acronym", "words.language", "access.link-text", "access.link-address"}


@pytest.mark.parametrize("template", ["consultation", pytest.param("treaty-body", marks=pytest.mark.slow)])
@pytest.mark.parametrize(
    "lang", ["en-GB", pytest.param("fr", marks=pytest.mark.slow), pytest.param("de", marks=pytest.mark.slow)]
)
@pytest.mark.parametrize("text", TEXTS)
def test_a_difficult_text_is_what_word_and_pdf_say(text: str, lang: str, template: str, tmp_path: Path) -> None:
    make_workspace(tmp_path)
    folder = tmp_path / "submissions" / "difficult"
    folder.mkdir(parents=True)
    front = FRONT.format(seed=1, template=template, fields=FIELDS[template], lang=lang, toc="true")
    (folder / "submission.md").write_text(front + PARTS + TEXTS[text], encoding="utf-8")
    (folder / "references.bib").write_text(BIBLIOGRAPHY, encoding="utf-8")
    (folder / "seal.png").write_bytes(picture())
    report = Report()
    try:
        build_submission(str(folder), report, ("docx", "pdf"))
    except Failure:
        pytest.fail("\n".join(f"{one.code} {one.span} {one.message}" for one in report))
    assert {one.code for one in report} <= TOLD

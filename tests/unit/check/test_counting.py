"""How long a document is, by each method; the expected numbers were counted by hand."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from toolkit.check.counting import METHODS, count, count_stretches, stretches_of, tailored
from toolkit.check.counting.characters import code_units, without_spaces
from toolkit.check.counting.words import word_words, words

BODY = """
# Findings here

Two words[^1] and {{ log.removed }} more.^[A note of six words, inline.]

[^1]: Four words stand here.

::: table {#tbl-x}
A caption

| One | Two |
|---|---|
| three | four five |

Below it.
:::

- An item
- Another

![Nobody counts these words](x.png)
"""
# title page: Example Alliance / A sample / The consultation / The Commission / 15 April 2021
TITLE = 2 + 2 + 2 + 2 + 3
PARTS = 1 + 2 + 1 + 2 + 2 + 1  # Summary; In short; Recommendations; Recommendation 1:; The Commission; Act
RUNNING = 5 + 2 + 1  # Two words and 3 more; An item; Another
HEADING, NOTES = 2, 4 + 6
TABLE = 4 + 2 + 3 + 2  # Table 1: A caption; One, Two; three, four five; Below it
BODY_WORDS = PARTS + RUNNING + HEADING + NOTES + TABLE


@pytest.fixture
def document(place: Any) -> Any:
    place.write("submissions/sample/x.png", _PNG)
    place.text(BODY)
    result, report = place.check()
    assert [one.code for one in report] == []
    return result.document


_PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8ffff3f0005fe02fe0def46b8"
    "0000000049454e44ae426082"
)


def test_words_of_each_place(document: Any) -> None:
    body = BODY_WORDS
    assert count(document, "words") == body
    assert count(document, "words-without-notes") == body - NOTES
    assert count(document, "words-without-tables") == body - TABLE
    assert count(document, "words-text") == body - NOTES - TABLE
    assert count(document, "words-with-title") == body + TITLE
    assert count(document, "un") == body


def test_a_method_of_ones_own(document: Any) -> None:
    stretches = stretches_of(document)
    for counts in (("text", "notes", "tables"), ("text", "notes", "tables", "figures", "annexes")):
        assert count_stretches(stretches, tailored("words", counts)) == count(document, "words")
    assert count_stretches(stretches, tailored("words", ["notes"])) == NOTES
    assert count_stretches(stretches, tailored("words", ["title"])) == TITLE
    with pytest.raises(ValueError, match="footnotes"):
        tailored("words", ["footnotes"])


def test_each_stretch_knows_its_section(document: Any) -> None:
    sections = dict.fromkeys((one.section, one.title) for one in stretches_of(document) if one.place == "text")
    assert [title for _, title in sections] == ["Summary", "Recommendations", "Findings here"]


def test_unknown_methods_and_pages(document: Any) -> None:
    with pytest.raises(KeyError):
        count(document, "wrods")
    with pytest.raises(ValueError, match="finished file"):
        count(document, "pages")
    assert all(re.fullmatch(r"[a-z0-9-]+", one.name) and one.includes for one in METHODS)


def test_an_appendix_and_references_count_where_they_are_asked_for(prepared: Callable[[str], Any]) -> None:
    plain = count(prepared("One [@smith2020].").document, "words")
    document = prepared("One [@smith2020].\n\n::: appendix log\n:::").document
    annex = count(document, "words") - count(document, "words-without-annexes")
    assert annex > 50
    assert count(document, "words-without-annexes") == plain
    references = count(document, "words-with-references") - count(document, "words")
    assert references == 8  # References; Smith J, A book (Example Press 2020)


@pytest.mark.parametrize(
    ("text", "plain", "word"),
    [
        ("", 0, 0),
        ("  one\ttwo\nthree ", 3, 3),
        ("state-of-the-art and/or 24/7", 3, 3),
        ("Here – and there", 3, 4),
        ("Here — there & everywhere", 3, 5),
        ("the rule—which is", 3, 4),
        ("10\u00a0000 and 1\u202f234\u202f567 items", 4, 4),
        ("Article\u00a014 applies", 3, 2),
        ("« mot »", 1, 3),
        ("l’enfant d'abord", 2, 2),
        ("https://example.org/a-b?c=d#e", 1, 1),
        ("儿童权利公约", 6, 6),
        ("《公约》第12条", 5, 7),
        ("インターネット上", 8, 8),
        ("아동의 권리", 2, 2),
        ("حقوق الطفل", 2, 2),
        ("🙂 yes", 1, 2),
    ],
)
def test_words_of_a_text(text: str, plain: int, word: int) -> None:
    assert (words(text), word_words(text)) == (plain, word)


def test_characters() -> None:
    assert (code_units("a🙂é"), code_units("abc"), without_spaces(" a\u00a0b\tc\n")) == (4, 3, 3)

"""Which way a language is written, and which stretches of a text run against it."""

import pytest

from toolkit.base.direction import Direction, direction_of, letters_run, stretches


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("ar", "rtl"), ("ar-EG", "rtl"), ("he", "rtl"), ("fa-IR", "rtl"), ("ur", "rtl"), ("AR", "rtl"), ("az-Arab", "rtl"),
        ("en-GB", "ltr"), ("fr", "ltr"), ("uz-Latn", "ltr"), ("ar-Latn", "ltr"), ("arn", "ltr"), ("zh-Hant", "ltr"),
    ],
)  # fmt: skip
def test_the_script_of_a_tag_decides_or_its_language(lang: str, expected: Direction) -> None:
    assert direction_of(lang) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("سلام", "rtl"), ("Hello, 12%", "ltr"), ("12%", None), ("سلام Hello", None), ("", None), ("٣٫٥٪", None)],
)
def test_letters_say_the_direction_of_a_text(text: str, expected: Direction | None) -> None:
    assert letters_run(text) == expected


def found(text: str, around: Direction, *, numbers: bool = False) -> list[str]:
    return [text[start:end] for start, end in stretches(text, around, numbers=numbers)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("أزالت Meta (Ireland) 12% من المواد", ["Meta (Ireland) 12%"]),
        ("انظر (Meta Transparency)، ص 3", ["Meta Transparency"]),
        ("الوثيقة CRC/C/GC/25 (2021) المرجع", ["CRC/C/GC/25 (2021)"]),
        ("X (Twitter سابقاً) نعم", ["X", "Twitter"]),
        ("ارتفع +28% في 2020-05-04 وبلغ 297", ["+28%", "2020-05-04"]),
        ("من 3 إلى 9", []),
        ("See the report (2021).", ["See the report (2021)."]),
        ("على https://example.org/a?b=1 هنا", ["https://example.org/a?b=1"]),
        ("بلغت ٣٫٥٪ منها", []),
    ],
)
def test_in_arabic_latin_words_and_numbers_with_signs_are_set_apart(text: str, expected: list[str]) -> None:
    assert found(text, "rtl") == expected


def test_every_latin_number_is_where_fonts_go_by_it() -> None:
    assert found("من 3 إلى 1.5", "rtl", numbers=True) == ["3", "1.5"]


def test_in_english_arabic_words_are_set_apart_with_their_brackets() -> None:
    assert found("See the word سلام (مرحبا) here, 12%", "ltr") == ["سلام (مرحبا)"]
    assert found("See the words here", "ltr") == []

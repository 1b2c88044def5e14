"""Numbers, dates and counted nouns in Arabic, and the digits that each tag has; expected texts come from CLDR."""

import datetime as dt
from fractions import Fraction

import pytest
from babel.dates import format_date
from babel.numbers import format_decimal

from toolkit.base.words import WORDS
from toolkit.measure.words.arabic import form_of
from toolkit.measure.words.attributes import days_text
from toolkit.measure.words.conditions import listed
from toolkit.measure.words.dates import date_text, month_text, period_text, range_text
from toolkit.measure.words.languages import language_of
from toolkit.measure.words.numbers import number_text, percent_text

DAY = dt.date(2020, 5, 4)
WRITTEN = {  # as the tables of CLDR give signs and digits; Babel knows the signs, but prints Latin digits
    "ar": ("1,234,567", "1,234.5", "12%"),
    "ar-EG": ("١٬٢٣٤٬٥٦٧", "١٬٢٣٤٫٥", "١٢٪"),
    "ar-SA": ("١٬٢٣٤٬٥٦٧", "١٬٢٣٤٫٥", "١٢٪"),
    "ar-MA": ("1.234.567", "1.234,5", "12%"),
    "ar-AE": ("1,234,567", "1,234.5", "12%"),
    "fa": ("۱٬۲۳۴٬۵۶۷", "۱٬۲۳۴٫۵", "۱۲٪"),
    "he": ("1,234,567", "1,234.5", "12%"),
    "ur": ("1,234,567", "1,234.5", "12%"),
}


@pytest.mark.parametrize("tag", WRITTEN)
def test_numbers_are_written_as_cldr_says(tag: str) -> None:
    language = language_of(tag)
    numbers = [number_text(Fraction(1234567), 0, language), number_text(Fraction(12345, 10), 1, language)]
    assert (*numbers, percent_text(Fraction(12, 100), 0, language)) == WRITTEN[tag]


@pytest.mark.parametrize("tag", ["ar", "ar-MA", "ar-AE", "he", "ur"])
def test_babel_agrees_where_digits_are_latin(tag: str) -> None:
    numbers = (format_decimal(number, locale=tag.replace("-", "_")) for number in (1234567, 1234.5))
    assert tuple(numbers) == WRITTEN[tag][:2]


@pytest.mark.parametrize("tag", ["ar", "ar-MA", "he", "ur"])
def test_days_are_written_as_cldr_says(tag: str) -> None:
    assert date_text(DAY, language_of(tag)) == format_date(DAY, "long", tag.replace("-", "_"))


@pytest.mark.parametrize(("tag", "digits"), [("ar-EG", "٠١٢٣٤٥٦٧٨٩"), ("ar-SA", "٠١٢٣٤٥٦٧٨٩"), ("fa", "۰۱۲۳۴۵۶۷۸۹")])
def test_dates_have_the_digits_of_the_numbers(tag: str, digits: str) -> None:
    language = language_of(tag)
    texts = (
        date_text(DAY, language),
        month_text(DAY, language),
        period_text(DAY, "quarter", language),
        period_text(DAY, "year", language),
        range_text(DAY, dt.date(2020, 6, 30), language),
        range_text(dt.date(2019, 1, 1), dt.date(2020, 12, 31), language),
    )
    shown = {sign for text in texts for sign in text if sign.isdigit()}
    assert shown <= set(digits)


def test_periods() -> None:
    language = language_of("ar")
    assert period_text(DAY, "quarter", language) == "الربع 2 من عام 2020"
    assert range_text(DAY, dt.date(2020, 6, 30), language) == "4 مايو إلى 30 يونيو 2020"


@pytest.mark.parametrize("number", [0, 1, 2, 3, 10, 11, 26, 99, 100, 101, 102, 103, 111, 1000, 1003])
def test_the_forms_are_those_of_cldr(number: int) -> None:
    from babel import Locale

    expected = {"zero": "other"}.get(rule := Locale("ar").plural_form(number), rule)
    assert form_of(number) == expected


@pytest.mark.parametrize("tag", ["ar", "ar-LB"])
def test_counted_days(tag: str) -> None:
    texts = [days_text(days, language_of(tag)) for days in (1, 2)]
    assert texts == ["يوم واحد", "يومان"]
    assert [days_text(days, language_of("ar"), "within") for days in (2, 3, 28, 100)] == [
        "خلال يومين", "خلال 3 أيام", "خلال 28 يوماً", "خلال 100 يوم",
    ]  # fmt: skip


def test_lists_have_an_arabic_comma() -> None:
    assert listed(["أ", "ب", "ج"], "ar", "and") == "أ، ب وج"
    assert listed(["أ", "ب", "ج"], "ar-EG") == "أ، ب أو ج"


def test_every_word_exists_in_every_language() -> None:
    assert {lang for lang, words in WORDS.items() if words.keys() != WORDS["en"].keys()} == set()
    assert "ar" in WORDS
    places = {
        lang: sorted(sign for text in words.values() for sign in text.split("{")[1:]) for lang, words in WORDS.items()
    }
    names = {lang: sorted(one.partition("}")[0] for one in found) for lang, found in places.items()}
    assert {lang for lang, found in names.items() if found != names["en"]} == set()

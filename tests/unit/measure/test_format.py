"""Numbers as readers see them: languages, rounding, filters, attributes."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from babel import Locale
from babel.dates import format_date, format_skeleton

from toolkit.base.diagnostic import Report
from toolkit.base.source import Source
from toolkit.measure.words.dates import date_text, month_text, range_text
from toolkit.measure.words.format import show, show_datum
from toolkit.measure.words.languages import language_of
from toolkit.measure.words.numbers import number_text, rounded
from toolkit.model.evidence import Statistic
from toolkit.model.tree import Call, Expr

NARROW, NBSP, MINUS = "\u202f", "\u00a0", "\u2212"


def _expr(text: str) -> Expr:
    """`log.share.n | round(1)` as the parser would give it; the span is that of the whole expression."""
    source = Source(path="submission.md", text=text)
    names, *calls = text.split("|")
    filters, at = [], len(names) + 1
    for call in calls:
        name, _, arguments = call.strip().partition("(")
        start = text.index(name, at)
        given = tuple(part.strip() for part in arguments.removesuffix(")").split(",") if part.strip())
        filters.append(Call(name=name, arguments=given, span=source.span(start, start + len(call.strip()))))
        at = start + len(name)
    return Expr(path=tuple(names.strip().split(".")), filters=tuple(filters), span=source.span(0, len(text)))


def _statistic(kind: str, value: str | int, **more: Any) -> Statistic:
    unit = "percent" if kind == "share" else "number"
    return Statistic(
        **{
            "measure": "share",
            "dataset": "log",
            "label": "Removed",
            "kind": kind,
            "unit": unit,
            "value": Fraction(value),
            **more,
        }
    )


def _share(n: int, of: int, **more: Any) -> Statistic:
    return _statistic("share", str(Fraction(n, of)), n=n, of=of, **more)


def _show(statistic: Statistic, text: str = "log.share", lang: str = "en-GB") -> str | None:
    report = Report()
    shown = show(_expr(text), statistic, lang, report)
    assert [(one.code, one.message) for one in report] == []
    return shown


@pytest.mark.parametrize(
    ("lang", "shown"),
    [
        ("en-GB", ["7", "999", "1,234", "1,234,567"]),
        ("en-US", ["7", "999", "1,234", "1,234,567"]),
        ("fr", ["7", "999", f"1{NARROW}234", f"1{NARROW}234{NARROW}567"]),
        ("de", ["7", "999", "1.234", "1.234.567"]),
        ("es", ["7", "999", "1234", "1.234.567"]),
        ("pl", ["7", "999", "1234", f"1{NBSP}234{NBSP}567"]),
        ("pt", ["7", "999", "1.234", "1.234.567"]),
        ("en-IN", ["7", "999", "1,234", "12,34,567"]),
        ("de-CH", ["7", "999", "1’234", "1’234’567"]),
        ("xx", ["7", "999", "1,234", "1,234,567"]),
    ],
)
def test_counts(lang: str, shown: list[str]) -> None:
    assert [_show(_statistic("count", n), lang=lang) for n in (7, 999, 1234, 1234567)] == shown


@pytest.mark.parametrize(
    ("statistic", "expression", "shown"),
    [
        (_share(3, 100), "log.share", "3%"),
        (_share(3, 9), "log.share", "3 of 9"),
        (_share(3, 29), "log.share", "3 of 29"),
        (_share(3, 30), "log.share", "10%"),
        (_share(3, 9), "log.share | percent", "33%"),
        (_share(3, 9), "log.share | round(1)", "33.3%"),
        (_share(3, 9), "log.share | percent | round(2)", "33.33%"),
        (_share(3, 9), "log.share | words", "three of nine"),
        (_share(3, 100), "log.share | words", "three of 100"),
        (_share(1, 8), "log.share | percent", "13%"),
        (_share(1, 200), "log.share", "1%"),
        (_share(1, 250), "log.share", "0.4%"),
        (_share(1, 3000), "log.share", "0.03%"),
        (_share(1, 3000), "log.share | round(0)", "0%"),
        (_share(0, 200), "log.share", "0%"),
        (_share(199, 200), "log.share", "99.5%"),
        (_share(2999, 3000), "log.share", "99.97%"),
        (_share(200, 200), "log.share", "100%"),
        (_share(1, 3, decimals=2), "log.share | percent", "33.33%"),
        (_share(12, 40, decimals=1), "log.share", "30.0%"),
        (_statistic("count", 3), "log.share | words", "three"),
        (_statistic("count", 9), "log.share | words", "nine"),
        (_statistic("count", 10), "log.share | words", "10"),
        (_statistic("count", 0), "log.share | words", "zero"),
        (_statistic("count", 1234), "log.share | words", "1,234"),
        (_statistic("count", 3), "log.share | ordinal", "3rd"),
        (_statistic("count", 1234), "log.share | round(1)", "1,234.0"),
        (_statistic("sum", "4.3", decimals=1), "log.share", "4.3"),
        (_statistic("ratio", "97.4"), "log.share", "97.4"),
        (_statistic("ratio", "2"), "log.share", "2.0"),
        (_statistic("ratio", "0.04"), "log.share", "0.04"),
        (_statistic("ratio", "97.4", decimals=0), "log.share", "97"),
        (_statistic("ratio", "1/3"), "log.share | percent", "33%"),
        (_statistic("ratio", "1/3", unit="percent"), "log.share | round(1)", "33.3%"),
        (_statistic("change", "1.39", unit="percent"), "log.share", "+139%"),
        (_statistic("change", "-0.2", unit="percent"), "log.share", f"{MINUS}20%"),
        (_statistic("change", "-0.2", unit="points"), "log.share", f"{MINUS}20{NBSP}percentage points"),
        (_statistic("change", "0.01", unit="points"), "log.share", f"+1{NBSP}percentage point"),
        (_statistic("change", "0.004", unit="points"), "log.share", f"+0.4{NBSP}percentage points"),
        (_statistic("change", "0", unit="percent"), "log.share", "0%"),
        (_statistic("change", "2000"), "log.share", "+2,000"),
        (_statistic("change", "-0.2", unit="percent"), "log.share | unsigned", "20%"),
        (_statistic("change", "0.125", unit="percent"), "log.share | unsigned | round(1)", "12.5%"),
        (_statistic("change", "-0.2", unit="points"), "log.share | unsigned", f"20{NBSP}percentage points"),
        (_statistic("cited", "10000", qualifier="over", decimals=0), "log.share", "over 10,000"),
        (_statistic("cited", "0.55", unit="percent", decimals=0), "log.share", "55%"),
        (_statistic("cited", "0.977", unit="percent", decimals=1), "log.share", "97.7%"),
        (_statistic("cited", "0.977", unit="percent", decimals=1), "log.share | round(0)", "98%"),
        (_statistic("cited", "3", qualifier="about", decimals=0), "log.share | words", "about three"),
        (_statistic("cited", "69100000", qualifier="about", decimals=0), "log.share", "about 69,100,000"),
        (_share(3, 9), "log.share.n", "3"),
        (_share(3, 9), "log.share.n | words", "three"),
        (_share(3, 1900), "log.share.of", "1,900"),
        (_share(3, 9, noun="items reported"), "log.share.unit", "items reported"),
        (_share(3, 9), "log.share.label", "Removed"),
        (_share(3, 9, population="items of May"), "log.share.population", "items of May"),
        (
            _share(92, 184, known="Contact method", among=239),
            "log.share.known",
            "where contact method was known (184 of 239)",
        ),
        (
            _share(3, 9, start=dt.date(2020, 5, 4), end=dt.date(2020, 6, 30)),
            "log.share.period",
            "4 May to 30 June 2020",
        ),
    ],
)
def test_english(statistic: Statistic, expression: str, shown: str) -> None:
    assert _show(statistic, expression) == shown


@pytest.mark.parametrize(
    ("statistic", "expression", "shown"),
    [
        (_share(3, 9), "log.share", ["3 sur 9", "3 von 9", "3 de 9"]),
        (_share(3, 9), "log.share | words", ["trois sur neuf", "drei von neun", "tres de nueve"]),
        (_share(3, 40), "log.share | round(1)", [f"7,5{NBSP}%"] * 3),
        (
            _statistic("change", "-0.2", unit="points"),
            "log.share",
            [
                f"{MINUS}20{NBSP}points de pourcentage",
                f"{MINUS}20{NBSP}Prozentpunkte",
                f"{MINUS}20{NBSP}puntos porcentuales",
            ],
        ),
        (_statistic("count", 1), "log.share | ordinal", ["1er", "1.", "1.º"]),
        (_statistic("count", 2), "log.share | ordinal", ["2e", "2.", "2.º"]),
        (
            _statistic("cited", 5000, qualifier="over"),
            "log.share",
            [f"plus de 5{NARROW}000", "über 5.000", "más de 5000"],
        ),
        (
            _share(92, 184, known="Méthode", among=239),
            "log.share.known",
            [
                "lorsque l’information est connue (Méthode : 184 sur 239)",
                "soweit bekannt (Méthode: 184 von 239)",
                "cuando se conoce (Méthode: 184 de 239)",
            ],
        ),
    ],
)
def test_other_languages(statistic: Statistic, expression: str, shown: list[str]) -> None:
    assert [_show(statistic, expression, lang) for lang in ("fr", "de", "es")] == shown


def test_a_language_without_a_table_stays_sober() -> None:
    assert _show(_share(3, 9), lang="pt") == "3/9"
    assert _show(_share(3, 9), "log.share | percent", "pt") == "33%"
    assert _show(_statistic("count", 3), "log.share | words", "pt") == "3"


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (1, "1st"),
        (2, "2nd"),
        (3, "3rd"),
        (4, "4th"),
        (11, "11th"),
        (12, "12th"),
        (13, "13th"),
        (21, "21st"),
        (102, "102nd"),
        (111, "111th"),
    ],
)
def test_english_ordinals(number: int, shown: str) -> None:
    assert _show(_statistic("count", number), "log.share | ordinal") == shown


@pytest.mark.parametrize(
    ("statistic", "expression", "code", "excerpt"),
    [
        (_share(3, 9), "log.share.interval", "expression.attribute", "interval"),
        (_share(3, 9), "log.share.rank", "expression.attribute", "rank"),
        (_share(3, 9), "log.share.period", "expression.attribute", "period"),
        (_share(3, 9), "log.share.n.of", "expression.attribute", "n.of"),
        (_statistic("sum", 3), "log.share.n", "expression.attribute", "n"),
        (_statistic("count", 3), "log.share | word", "expression.filter", "word"),
        (_statistic("count", 3), "log.share | percent", "expression.filter", "percent"),
        (_statistic("count", 3), "log.share | unsigned", "expression.filter", "unsigned"),
        (_statistic("count", 3), "log.share | date", "expression.filter", "date"),
        (_statistic("count", 3), "log.share | words(1)", "expression.filter", "words(1)"),
        (_share(3, 9), "log.share | round(x)", "expression.filter", "round(x)"),
        (_share(3, 9), "log.share | round(7)", "expression.filter", "round(7)"),
        (_share(3, 9), "log.share | round(1, 2)", "expression.filter", "round(1, 2)"),
        (_share(3, 9), "log.share | ordinal", "expression.filter", "ordinal"),
        (_share(3, 9), "log.share | percent | words", "expression.filter", "words"),
        (_statistic("count", 3), "log.share | words | ordinal", "expression.filter", "ordinal"),
        (_statistic("ratio", "1.5"), "log.share | words", "expression.filter", "words"),
        (_statistic("change", "0.2", unit="points"), "log.share | percent", "expression.filter", "percent"),
        (_statistic("cited", "0.55", unit="percent"), "log.share | words", "expression.filter", "words"),
        (_share(3, 9), "log.share.label | words", "expression.filter", "words"),
    ],
)
def test_mistakes(statistic: Statistic, expression: str, code: str, excerpt: str) -> None:
    report = Report()
    assert show(_expr(expression), statistic, "en-GB", report) is None
    assert [(one.code, one.span.excerpt if one.span else "") for one in report] == [(code, excerpt)]


def test_hints() -> None:
    report = Report()
    show(_expr("log.share | word"), _statistic("count", 3), "en-GB", report)
    show(_expr("log.share.perod"), _share(3, 9, start=dt.date(2020, 1, 1), end=dt.date(2020, 12, 31)), "en-GB", report)
    hints = [hint.text for one in report.found for hint in one.hints]
    assert hints == ["did you mean `words`?", "did you mean `period`?", "it has `.n`, `.of`, `.period`, `.label`"]


# ------------------------------------------------------------------ fields


def test_fields() -> None:
    report = Report()
    day = dt.date(2021, 4, 15)
    assert show_datum(_expr("date"), day, "en-GB", report) == "15 April 2021"
    assert show_datum(_expr("date | date"), day, "en-US", report) == "April 15, 2021"
    assert show_datum(_expr("title"), "*Title*", "en", report) == "*Title*"
    assert [one.code for one in report] == []
    assert show_datum(_expr("title | date"), "Title", "en", report) is None
    assert show_datum(_expr("date | words"), day, "en", report) is None
    assert [one.code for one in report] == ["expression.filter", "expression.filter"]


# ------------------------------------------------------------------ languages against CLDR

TAGS = ("en", "en-GB", "en-US", "en-IE", "en-AU", "en-NZ", "fr", "fr-FR", "fr-BE", "de", "de-DE", "es", "es-ES")


@pytest.mark.parametrize("tag", TAGS)
def test_our_table_is_that_of_cldr(tag: str) -> None:
    locale = Locale.parse(tag, sep="-")
    symbols = locale.number_symbols["latn"]
    numerals = language_of(tag).numerals
    assert (numerals.group, numerals.decimal) == (symbols["group"], symbols["decimal"])
    assert locale.percent_formats[None].pattern == f"#,##0{numerals.percent.removeprefix('{}')}"
    for month in range(1, 13):
        day = dt.date(2020, month, 2)
        assert date_text(day, language_of(tag)) == format_date(day, "long", locale)
        assert date_text(day, language_of(tag), year=False) == format_skeleton("MMMMd", day, locale=locale)
        assert month_text(day, language_of(tag)) == format_skeleton("yMMMM", day, locale=locale)


@pytest.mark.parametrize("tag", ["pt", "pl", "en-CA", "de-CH", "it", "nl", "ar"])
def test_other_languages_come_from_cldr(tag: str) -> None:
    locale = Locale.parse(tag, sep="-")
    day = dt.date(2020, 5, 4)
    assert date_text(day, language_of(tag)) == format_date(day, "long", locale)


def test_the_first_of_a_month_in_french() -> None:
    assert date_text(dt.date(2020, 5, 1), language_of("fr")) == "1er mai 2020"


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [
        ("2020-01-01", "2020-12-31", ["2020", "2020", "2020", "2020"]),
        ("2019-01-01", "2020-12-31", ["2019–2020"] * 4),
        ("2020-05-01", "2020-05-31", ["May 2020", "mai 2020", "Mai 2020", "mayo de 2020"]),
        (
            "2020-05-01",
            "2020-06-30",
            ["May to June 2020", "mai à juin 2020", "Mai bis Juni 2020", "mayo a junio de 2020"],
        ),
        (
            "2017-04-01",
            "2019-10-31",
            [
                "April 2017 to October 2019",
                "avril 2017 à octobre 2019",
                "April 2017 bis Oktober 2019",
                "abril de 2017 a octubre de 2019",
            ],
        ),
        (
            "2020-05-04",
            "2020-06-30",
            [
                "4 May to 30 June 2020",
                "4 mai au 30 juin 2020",
                "4. Mai bis 30. Juni 2020",
                "4 de mayo a 30 de junio de 2020",
            ],
        ),
        (
            "2019-05-04",
            "2020-06-30",
            [
                "4 May 2019 to 30 June 2020",
                "4 mai 2019 au 30 juin 2020",
                "4. Mai 2019 bis 30. Juni 2020",
                "4 de mayo de 2019 a 30 de junio de 2020",
            ],
        ),
        ("2020-05-04", "2020-05-04", ["4 May 2020", "4 mai 2020", "4. Mai 2020", "4 de mayo de 2020"]),
    ],
)
def test_periods(start: str, end: str, shown: list[str]) -> None:
    days = dt.date.fromisoformat(start), dt.date.fromisoformat(end)
    assert [range_text(*days, language_of(lang)) for lang in ("en-GB", "fr", "de", "es")] == shown


# ------------------------------------------------------------------ rounding


@pytest.mark.parametrize(
    ("value", "decimals", "result"),
    [
        ("0.5", 0, 1),
        ("1.5", 0, 2),
        ("2.5", 0, 3),
        ("-2.5", 0, -3),
        ("0.125", 2, 13),
        ("0.49", 0, 0),
        ("1/3", 3, 333),
        ("2/3", 3, 667),
    ],
)
def test_half_up(value: str, decimals: int, result: int) -> None:
    assert rounded(Fraction(value), decimals) == result


def test_a_rounded_nothing_has_no_sign() -> None:
    assert number_text(Fraction("-0.2"), 0, language_of("en-GB"), signed=True) == "0"
    assert number_text(Fraction(Decimal("1234.50")), 2, language_of("de")) == "1.234,50"

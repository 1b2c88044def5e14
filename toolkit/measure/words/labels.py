"""Measure: the words of a table or a chart: labels of rows, titles of dimensions, the numbers of cells."""

from collections.abc import Iterable
from fractions import Fraction

from msgspec.structs import replace

from toolkit.base.words import word
from toolkit.measure.statistics.groups import NOT_KNOWN, first_day
from toolkit.measure.words.attributes import level_text
from toolkit.measure.words.dates import period_text
from toolkit.measure.words.format import interval_text, of_text, text_of
from toolkit.measure.words.languages import Language, language_of
from toolkit.measure.words.numbers import enough_decimals, percent_text
from toolkit.model.evidence import Cut, Dimension, Statistic

HIDDEN = "[c]"  # confidential: the shorthand of the UK statistical service


def label_text(label: str, dimension: Dimension, lang: str, *, year: bool = True) -> str:
    """What stands at a row: a category, or a period written out; rows without a value are “not known”."""
    if label == NOT_KNOWN:
        return word("not-known", lang)
    if dimension.period is None:
        return label
    return period_text(first_day(label), dimension.period, language_of(lang), year=year)


def title_of(dimension: Dimension, lang: str) -> str:
    """What stands above the labels: the title of the column, or “Week of”, “Month” …"""
    if dimension.period in ("week", "month", "quarter", "year"):
        return language_of(lang).phrases[dimension.period]
    return capital(dimension.title)


def one_year(dimension: Dimension) -> bool:
    """Do all periods lie in one year, so that it need not stand at each of them?"""
    days = [first_day(label) for label in dimension.labels if label != NOT_KNOWN] if dimension.period else []
    return len({day.year for day in days}) == 1


def cell_text(cut: Cut, statistic: Statistic, lang: str) -> str:
    """The number of a cell; a share always in percent, so that a column can be compared."""
    language = language_of(lang)
    if cut.value is None:
        return HIDDEN if cut.hidden else "–"
    if statistic.kind == "share":
        usual = 0 if statistic.decimals is None else statistic.decimals
        decimals = enough_decimals(cut.value * 100, usual, whole=Fraction(100))
        return percent_text(cut.value, decimals, language)
    return amount_text(cut.value, statistic, lang)


def amount_text(value: Fraction, statistic: Statistic, lang: str) -> str:
    """A number of the kind of the statistic, as the statistic itself would be printed."""
    alike = Statistic(
        measure="", dataset="", label="", kind=statistic.kind, unit=statistic.unit, value=value,
        decimals=statistic.decimals,
    )  # fmt: skip
    return text_of(alike, language_of(lang))


def interval_cell(cut: Cut, statistic: Statistic, lang: str) -> str:
    if cut.interval is None:
        return HIDDEN if cut.hidden else "–"
    return interval_text(replace(statistic, interval=cut.interval), language_of(lang))


def level_title(statistic: Statistic, lang: str) -> str:
    language = language_of(lang)
    return language.phrases["interval-of"].format(level=level_text(statistic, language))


def total_of(key: tuple[str, ...], cuts: Iterable[Cut], statistic: Statistic) -> Cut:
    """The total of some cells. Where cells are hidden the statistic holds its totals: nobody may add up the others."""
    if statistic.totals:
        return next(total for total in statistic.totals if total.key == key)
    values = [cut.value for cut in cuts if cut.value is not None]
    return Cut(key=key, value=sum(values, Fraction(0)) if values else None)


def of_cell(cut: Cut, language: Language) -> str:
    if cut.hidden:
        return HIDDEN
    return "–" if not cut.of or cut.n is None else of_text(cut.n, cut.of, language)


def grouped_by(statistic: Statistic, lang: str) -> str:
    """“Items reported, by platform and outcome”."""
    language = language_of(lang)
    what = capital(statistic.label)
    names = [inside(_name(dimension, lang), lang) for dimension in statistic.dimensions]
    if not names:
        return what
    groups = names[0] if len(names) == 1 else language.phrases["and"].format(one=names[0], other=names[1])
    return language.phrases["by"].format(what=what, groups=groups)


def _name(dimension: Dimension, lang: str) -> str:
    """A dimension as a noun: the week, not “Week of”."""
    words = title_of(dimension, lang)
    return words.partition(" ")[0] if dimension.period == "week" else words


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def inside(text: str, lang: str) -> str:
    """A title inside a sentence; abbreviations and German nouns keep their capitals."""
    keeps = text[1:2].isupper() or lang.lower().startswith("de")
    return text if keeps else text[:1].lower() + text[1:]

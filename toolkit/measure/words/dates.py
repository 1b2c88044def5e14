"""Measure: days and periods in words. The patterns are those of the language, or of CLDR (Babel)."""

import datetime as dt

from toolkit.measure.words.languages import Language
from toolkit.measure.words.numbers import in_digits
from toolkit.model.definition import Period


def date_text(day: dt.date, language: Language, *, year: bool = True) -> str:
    """The date written out: 4 May 2020; without the year: 4 May."""
    if language.dates is None:
        from babel.dates import format_date, format_skeleton

        text = format_date(day, "long", language.tag) if year else format_skeleton("MMMMd", day, locale=language.tag)
        return in_digits(text, language)
    number = "1er" if day.day == 1 and language.tag.lower().startswith("fr") else str(day.day)
    pattern = language.dates.day if year else language.dates.short_day
    return pattern.format(day=number, month=language.dates.months[day.month - 1], year=day.year)


def month_text(day: dt.date, language: Language) -> str:
    if language.dates is None:
        from babel.dates import format_skeleton

        return in_digits(format_skeleton("yMMMM", day, locale=language.tag), language)
    return language.dates.month.format(month=language.dates.months[day.month - 1], year=day.year)


def period_text(first: dt.date, period: Period, language: Language, *, year: bool = True) -> str:
    """A calendar period by its first day: 4 May 2020 (a day, a week), May 2020, Q2 2020, 2020."""
    match period:
        case "day" | "week":
            return date_text(first, language, year=year)
        case "month":
            return month_text(first, language)
        case "quarter":
            quarter = language.dates.quarter if language.dates else "Q{quarter} {year}"
            return in_digits(quarter.format(quarter=(first.month + 2) // 3, year=first.year), language)
        case "year":
            return in_digits(str(first.year), language)


def range_text(start: dt.date, end: dt.date, language: Language) -> str:
    """A period in as few words as it takes: 2020; May 2020; April 2017 to October 2019; 4 May to 30 June 2020."""
    joined = language.dates.range if language.dates else "{start} – {end}"
    after = end + dt.timedelta(days=1) if end < dt.date.max else end
    if start.day == 1 and after.day == 1:
        if (start.month, after.month) == (1, 1):
            years = str(start.year) if start.year == end.year else f"{start.year}–{end.year}"
            return in_digits(years, language)
        first, last = month_text(start, language), month_text(end, language)
        if start.year == end.year and language.dates is not None:
            first = last if first == last else language.dates.months[start.month - 1]
        joined = language.dates.range_of_months if language.dates else joined
        return first if first == last else joined.format(start=first, end=last)
    if start == end:
        return date_text(end, language)
    american = language.dates is not None and language.dates.day.endswith(", {year}")
    first = date_text(start, language, year=start.year != end.year or american)
    return joined.format(start=first, end=date_text(end, language))

"""Load: a figure that somebody else published. Its value must stand in the quotation, its denominator must be said."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Literal, cast

from toolkit.base.diagnostic import Report
from toolkit.base.records import Fields, Mapping, Record, Scalar
from toolkit.load.values import read_period
from toolkit.model.definition import Cited, Vintage

PERCENT = ("percent", "%")
DENOMINATORS = ("all", "restricted", "not stated")
QUALIFIERS = (
    "over",
    "more than",
    "at least",
    "under",
    "less than",
    "at most",
    "no more than",
    "about",
    "nearly",
    "up to",
)

_VALUE = re.compile(r"[-+]?\d+(\.\d+)?", re.ASCII)


def read_cited(fields: Fields, report: Report) -> Cited:
    """Read a measure with `statistic: cited`. A value that cannot be read is reported, and 0 stands in its place."""
    written = fields.scalar("value", required=True)
    quote = fields.scalar("quote")
    denominator = fields.text("denominator")
    denominator_is = fields.choice("denominatorIs", DENOMINATORS, "not stated", required=True)
    start, end = read_period(fields.mapping_at("period", required=True), report)
    value = _number(written, report)
    cited = Cited(
        value=value or Decimal(0),
        unit=fields.text("unit"),
        qualifier=fields.choice("qualifier", QUALIFIERS),
        means=fields.text("means", required=True),
        denominator=denominator,
        denominator_is=cast(Literal["all", "restricted", "not stated"], denominator_is),
        place=fields.text("place", required=True),
        start=start,
        end=end,
        source=fields.text("source", required=True),
        via=fields.text("via"),
        quote=quote.text if quote else "",
        seen=fields.date("seen"),
        vintages=tuple(one for record in fields.items("vintages") for one in _vintage(record, report)),
        series=fields.text("series"),
        locator=fields.text("locator"),
        part=fields.text("part"),
        whole=fields.text("whole"),
        say_restated=fields.flag("say-restated"),
    )
    _check_whole(cited, fields, report)
    if denominator_is == "restricted" and not denominator:
        message = "the denominator is restricted, but nothing says to what"
        report.error(
            "measure.denominator", message, fields.span("denominatorIs"), "add a line `denominator: …` in words"
        )
    if cited.seen and cited.start and cited.seen < cited.start:
        message = f"the figure was seen on {cited.seen}, before its period began ({cited.start})"
        report.error("fields.value", message, fields.span("seen"), "correct `seen` or `period`")
    if written and quote and value is not None and value not in numbers_in(quote.text):
        message = f"{written.text} does not occur in the quotation from the source"
        report.error("measure.quote", message, written.span, f"the quotation reads: “{_shortened(quote.text)}”")
    return cited


def _check_whole(cited: Cited, fields: Fields, report: Report) -> None:
    """`part` and `whole` belong together, and to a percentage; `say-restated` to a list of editions."""
    if bool(cited.part) != bool(cited.whole):
        given, missing = ("part", "whole") if cited.part else ("whole", "part")
        message = f"`{given}` stands here without `{missing}`"
        report.error("measure.whole", message, fields.span(given), f"add `{missing}: <measure>`, or delete the line")
    elif cited.whole and cited.unit not in PERCENT:
        message = "only a percentage is a part of a whole, and this figure is none"
        report.error("measure.whole", message, fields.span("whole"), "write `unit: percent`, or delete the two lines")
    if cited.say_restated and not cited.vintages:
        message = "readers are to be told of later editions, but none are listed"
        report.error("fields.value", message, fields.span("say-restated"), "list them under `vintages:`")


def _vintage(record: Record, report: Report) -> tuple[Vintage, ...]:
    """One edition of the figure: `{value: 59, seen: 2020-08-01, source: key}`; () after a mistake."""
    if not isinstance(record, Mapping):
        report.error("fields.value", "an edition must be `{value: …, seen: …, source: …}`", record.span)
        return ()
    fields = Fields(record, report, "an edition")
    value = _number(fields.scalar("value", required=True), report)
    seen, source = fields.date("seen", required=True), fields.text("source", required=True)
    fields.finish()
    return () if value is None or seen is None else (Vintage(value=value, seen=seen, source=source, span=record.span),)


def _number(scalar: Scalar | None, report: Report) -> Decimal | None:
    if scalar is None or not _VALUE.fullmatch(scalar.text):
        if scalar is not None and scalar.text:
            hint = "write 1234 or 97.7; put “over” into `qualifier` and “percent” into `unit`"
            report.error(
                "fields.value", f"`value` is `{scalar.text}`; it must be a number in digits", scalar.span, hint
            )
        return None
    return Decimal(scalar.text)


def _shortened(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 160 else words[:160].rsplit(" ", 1)[0] + " …"


# ------------------------------------------------------------------ the numbers of a quotation

_GAP = " \u00a0\u2009\u202f"  # what groups digits besides comma and point
_TOKEN = re.compile(rf"(?<![\w.,])[-−+]?(\d+(?:[.,{_GAP}'’]\d+)*)(?:[ -]?\s*([a-zé]+))?", re.IGNORECASE)
_TIMES = {
    "thousand": 10**3, "k": 10**3, "million": 10**6, "millions": 10**6, "m": 10**6, "mn": 10**6, "billion": 10**9,
    "billions": 10**9, "bn": 10**9, "mille": 10**3, "mil": 10**3, "milliard": 10**9, "milliards": 10**9,
    "tausend": 10**3, "millionen": 10**6, "milliarden": 10**9, "millón": 10**6, "millones": 10**6,
}  # fmt: skip
_PARTS = ((r"\b(?:a|one) quarter of\b", 25), (r"\bhalf (?:of|the)\b", 50), (r"\bthree[ -]quarters of\b", 75))
_WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def numbers_in(quote: str) -> set[Decimal]:
    """Return the numbers that stand in a quotation as whole tokens, in every way in which they may be meant.

    `16,987,361` and `16 987 361` are one number, `1.234` may be two; `8.6 million` is 8600000. The 5 of `55%` is none.
    “A quarter of” is 25, for percentages.
    """
    found = {Decimal(_WORDS.index(word)) for word in re.findall(r"\w+", quote.lower()) if word in _WORDS}
    found |= {Decimal(percent) for words, percent in _PARTS if re.search(words, quote, re.IGNORECASE)}
    for match in _TOKEN.finditer(quote):
        times = _TIMES.get((match[2] or "").lower(), 1)
        for number in _readings(match[1]):
            found |= {number, number * times}
    return found


def _readings(digits: str) -> Iterator[Decimal]:
    grouped = re.fullmatch(rf"\d{{1,3}}(?:([.,{_GAP}'’])\d{{3}})(?:\1\d{{3}})*(?:[.,]\d+)?", digits)
    if grouped:
        yield Decimal(digits.replace(grouped[1], "").replace(",", "."))
    if re.fullmatch(r"\d+([.,]\d+)?", digits) and not (grouped and "," in digits):
        yield Decimal(digits.replace(",", "."))
    for part in re.split(rf"[{_GAP}]", digits):  # “in 2019 450 reports”: two numbers side by side
        if re.fullmatch(r"\d+", part) and not grouped:
            yield Decimal(part)

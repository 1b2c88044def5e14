"""Load: what a measure asks for besides its number: an interval, and that small numbers of persons are hidden."""

import re
from decimal import Decimal
from typing import Literal

from toolkit.base.records import Fields, Scalar
from toolkit.load.particulars import Particulars
from toolkit.model.definition import Interval

Method = Literal["wilson", "newcombe", "log-log"]

_INTERVAL = re.compile(r"([a-z-]+)\s+(\d{2}(?:\.\d+)?)\s*%", re.ASCII)
_MEANS = "interval-means"


def read_interval(fields: Fields, method: Method, own: Particulars | None) -> Interval | None:
    """Read `interval: wilson 95%` and `interval-means: …`. `method` is the one that fits the statistic."""
    asked, means = fields.scalar("interval"), fields.scalar(_MEANS)
    if asked is None:
        if means is not None:
            message = f"`{_MEANS}` explains an interval, but the measure has none"
            fields.report.error("measure.interval", message, means.span, f"add `interval: {method} 95%`")
        return None
    level = _level(asked, method, fields)
    if own and own.sound and own.sampling == "purposive" and (means is None or not means.text):
        message = "the rows were chosen on purpose: an interval of them says nothing by itself"
        hint = f"say in `{_MEANS}: …` what it means here, or leave the interval out"
        fields.report.error("measure.interval", message, asked.span, hint)
    return Interval(method=method, level=level, means=means.text if means else "") if level else None


def _level(asked: Scalar, method: Method, fields: Fields) -> Decimal | None:
    match = _INTERVAL.fullmatch(asked.text)
    level = Decimal(match[2]) / 100 if match else Decimal(0)
    if match and match[1] == method and level >= Decimal("0.5"):
        return level.normalize()
    what = "fits this statistic" if match and match[1] != method else "can be read"
    fields.report.error(
        "measure.interval", f"`{asked.text}` is no interval that {what}", asked.span, f"write `{method} 95%`"
    )
    return None


def no_interval(fields: Fields, why: str) -> None:
    """Report an interval where there can be none."""
    asked = fields.scalar("interval")
    fields.scalar(_MEANS)
    if asked is not None:
        fields.report.error("measure.interval", why, asked.span, "delete the line `interval`")


def read_suppress(fields: Fields, own: Particulars | None) -> int | None:
    """Read `suppress: {below: 5}`: numbers from 1 to 4 are hidden. Only where rows are persons."""
    mapping = fields.mapping_at("suppress")
    if mapping is None:
        return None
    inner = Fields(mapping, fields.report, "`suppress`")
    below = inner.integer("below")
    if inner.scalar("below", required=True) is not None and below is not None and below < 2:
        fields.report.error("fields.value", "`below` must be 2 or more", inner.span("below"), "write `{below: 5}`")
    inner.finish()
    if own and own.sound and not own.unit_is_person:
        message = f"small numbers are hidden where rows are persons; here a row is: {own.unit}"
        hint = "delete `suppress`, or say `unitIsPerson: true` in datapackage.yaml"
        fields.report.error("measure.suppress", message, mapping.span, hint)
    return below

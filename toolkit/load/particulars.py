"""Load: what stands under `evidence:` in a descriptor: what a row is, how rows were chosen and how long watched."""

import datetime as dt
from typing import cast

from msgspec import Struct

from toolkit.base.diagnostic import Report
from toolkit.base.records import Fields, Mapping
from toolkit.load.schema import DISCLOSURES
from toolkit.load.values import read_period
from toolkit.model.evidence import Disclosure

SAMPLINGS = ("purposive", "census", "random", "published")


class Particulars(Struct, frozen=True, kw_only=True):
    """What is special about a dataset. `method` and `limits` are printed in an appendix.

    `sound`: nothing was wrong in it, so that what follows from it may be reported as well.
    """

    unit: str
    unit_is_person: bool
    sampling: str
    observed_until: dt.date | None
    synthetic: bool
    start: dt.date | None
    end: dt.date | None
    disclose: Disclosure
    sound: bool
    method: str = ""
    limits: tuple[str, ...] = ()


def read_particulars(mapping: Mapping | None, whole: Mapping, report: Report) -> Particulars:
    before = len(report.found)
    sound = mapping is not None
    if mapping is None:  # reported already: do not ask for each of its fields as well
        mapping, report = Mapping(entries=(), span=whole.span), Report()
    fields = Fields(mapping, report, "`evidence` of a dataset")
    start, end = read_period(fields.mapping_at("period"), report)
    particulars = {
        "unit": fields.text("unit", required=True),
        "unit_is_person": fields.flag("unitIsPerson"),
        "sampling": fields.choice("sampling", SAMPLINGS, required=True),
        "observed_until": fields.date("observedUntil"),
        "synthetic": fields.flag("synthetic"),
        "method": fields.text("method"),
        "limits": fields.texts("knownLimits"),
    }
    disclose = cast(Disclosure, fields.choice("disclose", DISCLOSURES, "aggregate"))
    fields.finish()
    sound = sound and len(report.found) == before
    return Particulars(**particulars, start=start, end=end, disclose=disclose, sound=sound)  # type: ignore[arg-type]

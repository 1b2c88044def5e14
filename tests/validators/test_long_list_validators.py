"""A long list, which the PDF sets by itself, keeps PDF/UA-1 and PDF/A-3a in every layout."""

from typing import Literal

import pytest
import vera
from msgspec.structs import replace
from sample import sample_document, sample_look
from tools import need, qpdf_failures

from toolkit.base.diagnostic import Report
from toolkit.base.source import Source
from toolkit.model.tree import Group, Roll
from toolkit.write.pdf import PDF

HERE = Source(path="signatories.csv", text="").span()
NAMES = [("محمد الرشيد", "Dr (med.) University"), ("Nguyễn Thị Minh Khai", ""), ("A" * 120, "b")]
NAMES += [(f"Name {number}", "Organisation" * (number % 2)) for number in range(300)]


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("layout", ["columns", "list", "table", "compact"])
def test_a_long_list_keeps_both_standards(
    layout: Literal["columns", "list", "table", "compact"], direction: Literal["ltr", "rtl"]
) -> None:
    table = layout == "table"
    lines = tuple(NAMES) if table else tuple((", ".join(filter(None, name)),) for name in NAMES)
    heads = ("Name", "Organisation") if table else ()
    roll = Roll(layout=layout, lines=lines, heads=heads, between="; ", spans=(HERE,) * len(lines), span=HERE)
    sample = sample_document()
    group = Group(role=f"signatories-{layout}", content=(roll,), span=HERE)
    report = Report()
    data = PDF.write(replace(sample, content=(*sample.content, group), direction=direction), sample_look(), report).data
    assert [one.code for one in report if one.severity != "note"] == []
    assert qpdf_failures(data) == []
    need(vera.missing())
    assert vera.failures(data) == []

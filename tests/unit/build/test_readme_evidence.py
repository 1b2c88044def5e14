"""The section of the README on the DSA Transparency Database, on made-up rows of that form: from a folder to a figure."""

import re
from pathlib import Path
from typing import Any

import duckdb
import pytest

from toolkit.base.diagnostic import Report
from toolkit.build.intake import accept_evidence
from toolkit.model.tree import Value
from toolkit.model.walk import nodes_of, plain_text

README = (Path(__file__).parents[3] / "README.md").read_text(encoding="utf-8")
MINORS = "STATEMENT_CATEGORY_PROTECTION_OF_MINORS"


@pytest.fixture
def section(place: Any) -> str:
    """The workspace of the README, with 30 rows in each of two months; returns the text of the document."""
    text = README.partition("## When data outgrow one machine")[2].partition("\n## ")[0]
    descriptor, measures = re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)
    (body,) = re.findall(r"```markdown\n(.*?)```", text, re.DOTALL)
    place.write("evidence/dsa-minors/datapackage.yaml", descriptor)
    place.write("evidence/dsa-minors/measures.yaml", measures)
    data = place.root / "evidence/dsa-minors/data"
    data.mkdir()
    for month in (1, 2):
        with duckdb.connect() as connection:
            connection.execute(
                f"COPY (SELECT uuid() AS uuid, ['Alpha', 'Beta', 'Gamma'][1 + i % 3] AS platform_name,"
                f" CASE WHEN i < 24 THEN '{MINORS}' ELSE 'STATEMENT_CATEGORY_SCAMS_AND_FRAUD' END AS category,"
                f" 'DECISION_VISIBILITY_CONTENT_REMOVED' AS decision_visibility, 'SOURCE_VOLUNTARY' AS source_type,"
                f" CASE WHEN i % 4 = 3 THEN NULL ELSE i % 4 = 0 END AS automated_detection,"
                f" 'AUTOMATED_DECISION_FULLY' AS automated_decision, NULL::DATE AS content_date,"
                f" DATE '2024-0{month}-01' + i AS application_date, DATE '2024-0{month}-02' + i::INTEGER % 27 AS created_at"
                f" FROM (SELECT i::INTEGER AS i FROM range(30) t(i))) TO '{data}/2024-0{month}.parquet' (FORMAT parquet)"
            )
    place.edit("submissions/sample/submission.md", "evidence: {log: log}", "evidence: {log: log, dsa: dsa-minors}")
    return body


def test_the_figures(place: Any, section: str) -> None:
    """By hand: 24 rows in each month; six of them are not known, and six of the other 18 are true: 12 of 36."""
    front = (place.submission / "submission.md").read_text()
    (place.submission / "submission.md").write_text(front + section)
    prepared, report = place.check()
    assert [one.code for one in report] == ["evidence.changed"]  # `sha256:…`
    assert prepared is not None
    text = plain_text(prepared.document.content)
    assert "Platforms submitted 48 statements; 33% of the contents" in text
    shown = [node.text for node in nodes_of(prepared.document) if isinstance(node, Value) and node.statistic]
    assert shown == ["48", "33%", "16", "16", "16", "48"]
    assert [name for name in prepared.inputs if "dsa" in name] == [
        "evidence/dsa-minors/data/ (2 files)", "evidence/dsa-minors/datapackage.yaml", "evidence/dsa-minors/measures.yaml",
    ]  # fmt: skip


def test_a_download_that_differs_is_noticed(place: Any, section: str) -> None:
    path = place.root / "evidence/dsa-minors/datapackage.yaml"
    path.write_text(path.read_text().replace("sha256:…", "sha256:" + "0" * 64))
    report = Report()
    said = accept_evidence(str(place.root), "dsa-minors", "2024-08-01", report)
    assert [one.code for one in report] == []
    assert said[0].startswith("statements: hash sha256:")
    assert place.findings() == []
    other = place.root / "evidence/dsa-minors/data/2024-01.parquet"
    with duckdb.connect() as connection:
        connection.execute(f"COPY (SELECT * FROM read_parquet('{other}') LIMIT 20) TO '{other}.new' (FORMAT parquet)")
    Path(f"{other}.new").rename(other)
    assert [code for code, _ in place.findings()] == ["evidence.changed"]

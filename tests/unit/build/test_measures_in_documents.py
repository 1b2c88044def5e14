"""From measures.yaml to the sentence and the table, with either engine."""

from collections.abc import Callable
from typing import Any

import pytest
from click.testing import CliRunner

from toolkit.base.diagnostic import MissingPart, Report
from toolkit.build.pipeline import check_submission
from toolkit.build.prepared import Prepared
from toolkit.cli.commands.check import command
from toolkit.measure.engines.duck import DuckDB
from toolkit.model.tree import Table
from toolkit.model.walk import nodes_of, plain_text

MORE = """\
  share: {statistic: share, among: items, that: {outcome: removed}, interval: wilson 95%, interval-means: As if drawn at random.}
  place: {statistic: rank, of: {statistic: count, among: items, by: [outcome]}, value: removed}
  pace: {statistic: rate, among: items, that: {outcome: removed}, of: items, per: 100}
"""


@pytest.fixture
def vocabulary(place: Any) -> Any:
    file = place.root / "evidence/log/measures.yaml"
    place.write("evidence/log/measures.yaml", file.read_text(encoding="utf-8") + MORE)
    return place


BODY = """
The share is {{ log.share }} ({{ log.share.level }}: {{ log.share.interval | round(1) }}), the {{ log.place | ordinal }} place,
{{ log.pace | round(0) }} {{ log.pace.unit }}.

::: table log.share {#tbl-one}
Removed
:::
"""


@pytest.mark.parametrize("engine", ["duckdb", "pandas"])
def test_sentences_and_tables(vocabulary: Any, prepared: Callable[[str], Prepared], engine: str) -> None:
    vocabulary.edit("toolkit.yaml", "lang: en-GB", f"lang: en-GB\nevidence-engine: {engine}")
    document = prepared(BODY).document
    text = plain_text(document.content)
    assert "The share is 3 of 10 (95%: 10.8% to 60.3%), the 2nd place," in text
    assert "30 per 100 items reported." in text
    table = next(node for node in nodes_of(document) if isinstance(node, Table))
    assert plain_text(table.notes).endswith("As if drawn at random.")


def test_the_referee_does_without_duckdb(vocabulary: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise AssertionError("DuckDB was asked")

    vocabulary.text(BODY)
    monkeypatch.setattr(DuckDB, "_run", refused)
    report = Report()
    check_submission(str(vocabulary.submission), report, "pandas")
    assert [one.code for one in report] == []
    run = CliRunner().invoke(command, [str(vocabulary.submission), "--engine", "pandas"])
    assert run.exit_code == 0


def test_an_engine_that_is_not_there(place: Any) -> None:
    place.edit("toolkit.yaml", "lang: en-GB", "lang: en-GB\nevidence-engine: spark")
    assert place.findings() == [("fields.value", "toolkit.yaml:4:18")]


def test_the_address_of_a_cluster(place: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is not asked for anything here: without the extra, or without a server, a run says what is missing."""
    place.text("{{ log.removed }}")
    address = "nowhere://reader@example.org/reports"
    place.edit("toolkit.yaml", "lang: en-GB", f"lang: en-GB\nevidence-engine: {address}")
    with pytest.raises(MissingPart, match="nowhere"):
        place.check()
    monkeypatch.setenv("TOOLKIT_ENGINE", "duckdb")  # what is stated on the computer goes before the file
    run = CliRunner().invoke(command, [str(place.submission)])
    assert run.exit_code == 0
    monkeypatch.setenv("TOOLKIT_ENGINE", "spark")
    run = CliRunner().invoke(command, [str(place.submission)])
    assert (run.exit_code, "'spark' is not one of" in run.output) == (2, True)


def test_a_password_does_not_belong_into_the_workspace(place: Any) -> None:
    address = "trino://reader:secret@example.org/reports"
    place.edit("toolkit.yaml", "lang: en-GB", f"lang: en-GB\nevidence-engine: {address}")
    assert place.findings() == [("workspace.password", "toolkit.yaml:4:18")]
    _, report = place.check()
    assert not any("secret" in one.message for one in report)


def test_an_interval_of_what_was_chosen_on_purpose(place: Any) -> None:
    share = "removal-share: {statistic: share, among: items, that: {outcome: removed}"
    place.edit("evidence/log/measures.yaml", share, f"{share}, interval: wilson 95%")
    assert place.findings() == [("measure.interval", "evidence/log/measures.yaml:6:87")]

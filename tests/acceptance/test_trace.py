"""`toolkit trace` leads from every number of the examples to its rows, and pandas finds the same rows in the CSV."""

import csv
import hashlib
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from examples import EXAMPLES, ROOT
from recompute import Recomputer

from toolkit.cli.main import cli


def _records(workspace: Path, slug: str, *more: str) -> list[dict[str, Any]]:
    arguments = ["trace", str(workspace / "submissions" / slug), "--all", "--format", "json", *more]
    run = CliRunner().invoke(cli, arguments, catch_exceptions=False)
    assert run.exit_code == 0
    assert re.findall(r"(?:error|warning)\[(\S+)\]", run.stderr) == []
    return [json.loads(line) for line in run.stdout.splitlines()]


@pytest.mark.parametrize("slug", EXAMPLES)
def test_every_number_of_the_examples_has_its_rows(workspace: Path, slug: str) -> None:
    records = _records(workspace, slug)
    assert len(records) > 6
    computers: dict[str, Recomputer] = {}
    for record in records:
        dataset, _, measure = record["measure"].partition(".")
        if dataset == "signatories":
            assert record["list"]["path"].endswith("signatories.csv")
            continue
        computer = computers.setdefault(dataset, Recomputer(ROOT / "evidence" / dataset))
        expected = computer.roles(measure, record.get("cell", []))
        assert {role["role"]: role["n_rows"] for role in record.get("roles", [])} == {
            role: len(rows) for role, rows in expected.items()
        }, record["name"]
        whole = measure.startswith("missing in ") and not record.get("cell")  # a table of counts has no sum
        assert whole or record.get("roles") or record["cited"]["source"]
        for role in record.get("roles", []):
            rows = expected[role["role"]]
            assert [row["line"] for row in role["rows"]] == [number + 2 for number in rows.index], record["name"]


@pytest.mark.parametrize("slug", EXAMPLES)
def test_every_printed_number_is_in_a_record(workspace: Path, slug: str) -> None:
    """What the manifest lists as published, the trace resolves: each text at its place."""
    run = CliRunner().invoke(
        cli, ["build", str(workspace / "submissions" / slug), "--to", "json"], catch_exceptions=False
    )
    assert run.exit_code == 0
    manifest = json.loads((workspace / "submissions" / slug / "build" / "manifest.json").read_bytes())
    published = {(one["text"], one["place"], one["measure"]) for one in manifest["values"] if one["text"] != "–"}
    found = {
        (place["text"], f"{place['file']}:{place['line']}:{place['column']}", record["measure"])
        for record in _records(workspace, slug)
        for place in record["places"]
    }
    assert published <= found


def test_keys_and_fingerprints_are_those_of_the_files(workspace: Path) -> None:
    for record in _records(workspace, "ec-csa-online"):
        for role in record.get("roles", []):
            data = (workspace / role["file"]).read_bytes()
            assert hashlib.sha256(data).hexdigest() == role["file_sha256"]
            lines = list(csv.reader(io.StringIO(data.decode())))
            for row in role["rows"]:
                assert set(row["key"].split(",")) <= set(lines[row["line"] - 1])


def test_both_engines_tell_the_same(workspace: Path) -> None:
    for slug in EXAMPLES:
        assert _records(workspace, slug) == _records(workspace, slug, "--engine", "pandas")

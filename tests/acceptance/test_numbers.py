"""What the examples publish: the same numbers in Word and PDF, each as pandas computes it from the CSV."""

import json
import re
import socket
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from examples import EXAMPLES, ROOT
from recompute import Recomputer
from texts import docx_text, numbers, pdf_text, squeezed

from toolkit.base.diagnostic import Report
from toolkit.build.pipeline import build_submission

WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
Built = Callable[[str], Path]


def _values(folder: Path) -> list[dict[str, Any]]:
    values: list[dict[str, Any]] = json.loads((folder / "manifest.json").read_bytes())["values"]
    return values


@pytest.mark.parametrize("slug", EXAMPLES)
def test_word_and_pdf_hold_the_same_numbers(built: Built, slug: str) -> None:
    folder = built(slug)
    word, pdf = docx_text(folder / f"{slug}.docx"), pdf_text(folder / f"{slug}.pdf")
    only_word = numbers(word) - numbers(pdf)
    assert not only_word
    only_pdf = numbers(pdf) - numbers(word)
    counted_by_word = {str(number) for number in range(1, 100)}  # pages, footnotes, paragraphs, sections
    sections = {f"{one}.{two}" for one in range(1, 15) for two in range(1, 15)}
    assert not {one for one in only_pdf if one not in counted_by_word and one.rstrip(".") not in sections}


@pytest.mark.parametrize("slug", EXAMPLES)
def test_every_value_is_printed_in_both(built: Built, slug: str) -> None:
    folder = built(slug)
    word, pdf = (
        squeezed(read(folder / f"{slug}.{suffix}")) for read, suffix in ((docx_text, "docx"), (pdf_text, "pdf"))
    )
    values = _values(folder)
    assert len(values) > 2
    for value in values:
        text = squeezed(value["text"])
        assert text in word, value
        assert text in pdf, value


@pytest.mark.parametrize("slug", EXAMPLES)
def test_every_number_is_what_pandas_computes(built: Built, slug: str) -> None:
    computers: dict[str, Recomputer] = {}
    checked = 0
    for value in _values(built(slug)):
        dataset, _, measure = value["measure"].partition(".")
        if dataset == "signatories":
            continue
        computer = computers.setdefault(dataset, Recomputer(ROOT / "evidence" / dataset))
        if measure.startswith("missing in ") or "by" in computer.measures.get(measure, {}):
            continue  # the cells of tables: below
        name = value["name"].split(".")[-1]
        if name == "rows":
            assert int(value["text"]) in computer.rows(measure), value
            continue
        expected = computer.value(measure)
        assert _published(value) == expected, value
        expected = computer.within(measure, int(name[3:])) if name.startswith("at-") else expected
        if name == measure and "at" in computer.measures.get(measure, {}):  # a line of its table: one of its days
            days = [computer.within(measure, int(day)) for day in computer.measures[measure]["at"]]
            assert _printed(value["text"], value["unit"]) in [_rounded(one, value) for one in days], value
            continue
        if name not in ("n", "of"):
            assert _printed(value["text"], value["unit"]) == _rounded(expected, value), value
        checked += 1
    assert checked >= 1


def _published(value: dict[str, Any]) -> Fraction:
    return Fraction(*value["value"]) if isinstance(value["value"], list) else Fraction(value["value"])


def _printed(text: str, unit: str) -> Decimal:
    """The number that a reader reads: digits, or a word from zero to nine."""
    if text in WORDS:
        return Decimal(WORDS.index(text))
    match = re.search(r"[+\u2212-]?\d[\d,]*(\.\d+)?", text)
    assert match, text
    assert ("%" in text) == (unit == "percent"), text
    return Decimal(match[0].replace(",", "").replace("\u2212", "-").lstrip("+"))


def _rounded(exact: Fraction, value: dict[str, Any]) -> Decimal:
    """Half up, with as many decimals as are printed."""
    number = exact * 100 if value["unit"] == "percent" else exact
    match = re.search(r"\d\.(\d+)", value["text"])
    step = Decimal(1).scaleb(-len(match[1]) if match else 0)
    return (Decimal(number.numerator) / Decimal(number.denominator)).quantize(step, ROUND_HALF_UP)


@pytest.mark.parametrize(
    ("slug", "dataset", "measure"), [("ec-csa-online", "instagram-reports-2020", "outcome-by-kind")]
)
def test_the_cells_of_a_table(built: Built, slug: str, dataset: str, measure: str) -> None:
    groups = Recomputer(ROOT / "evidence" / dataset).groups(measure)
    texts = [value["text"] for value in _values(built(slug)) if value["measure"] == f"{dataset}.{measure}"]
    cells = [int(text) for text in texts]
    assert sum(groups.values()) == 100
    for number in groups.values():
        assert int(number) in cells
    assert max(cells) == 100


def test_the_timeline_is_the_file_in_the_order_of_its_dates(built: Built) -> None:
    rows = pd.read_csv(ROOT / "evidence/eu-steps/data/steps.csv", parse_dates=["date"]).sort_values("date")
    dates = [f"{day.day} {day:%B %Y}" for day in rows["date"]]
    lines = (built("ec-csa-online") / "ec-csa-online.txt").read_text(encoding="utf-8").splitlines()
    start = next(at for at, line in enumerate(lines) if line.startswith("Date "))
    shown = [re.split(r"  +", line) for line in lines[start + 2 : start + 2 + len(rows)]]
    assert [cells[0] for cells in shown] == dates
    assert [cells[1] for cells in shown] == list(rows["institution"])
    assert [re.sub(r"\[\d+\]$", "", cells[2]) for cells in shown] == list(rows["step"])
    assert all(re.search(r"\[\d+\]$", cells[2]) for cells in shown)


def test_the_claim_sets_two_shares_with_their_wholes_side_by_side(built: Built) -> None:
    texts = [docx_text(built("letter-to-platform") / "letter-to-platform.docx")]
    texts.append(pdf_text(built("letter-to-platform") / "letter-to-platform.pdf"))
    removed = Recomputer(ROOT / "evidence/instagram-reports-2020").value("removal-share")
    assert removed == Fraction(3, 100)
    for text in map(squeezed, texts):
        for words in ("Your figure", "97.7%", "(3 of 100)", "Not like with like:", "A part of all cases:"):
            assert squeezed(words) in text


def test_the_missing_values_of_an_appendix(built: Built) -> None:
    tables = [value for value in _values(built("evidence-appendix-csa")) if "missing in " in value["measure"]]
    found: dict[str, list[int]] = {}
    for value in tables:
        found.setdefault(value["measure"], []).append(int(value["text"]))
    assert found == {
        f"{dataset}.missing in {name}": [number for line in lines for number in line]
        for dataset in ("instagram-reports-2020", "ncmec-cybertipline", "meta-enforcement", "nspcc-grooming")
        for name, lines in Recomputer(ROOT / "evidence" / dataset).missing().items()
    }


def test_the_count_of_signatories_is_that_of_the_list(built: Built) -> None:
    lines = (ROOT / "submissions/letter-to-platform/signatories.csv").read_text(encoding="utf-8").splitlines()[1:]
    organisations = sum(line.startswith("organisation,") for line in lines)
    assert len(lines) == 59
    values = {value["measure"]: value["text"] for value in _values(built("letter-to-platform"))}
    assert values["signatories.total"] == "59"
    assert values["signatories.organisations"] == str(organisations)
    assert values["signatories.persons"] == str(59 - organisations)


def test_no_e_mail_of_a_signatory_is_published(built: Built) -> None:
    folder = built("letter-to-platform")
    emails = {
        cell
        for line in (ROOT / "submissions/letter-to-platform/signatories.csv").read_text(encoding="utf-8").splitlines()
        for cell in line.split(",")
        if "@" in cell
    }
    assert len(emails) >= 50
    texts = [docx_text(folder / "letter-to-platform.docx"), pdf_text(folder / "letter-to-platform.pdf")]
    texts += [
        path.read_text(encoding="utf-8")
        for path in folder.iterdir()
        if path.suffix in (".html", ".md", ".txt", ".json")
    ]
    texts += [(folder / ".cache" / "memo.json").read_text(encoding="utf-8")]
    for text in texts:
        assert not [email for email in emails if email in text]


def test_a_build_uses_no_network(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*arguments: object) -> None:
        raise AssertionError("a build reached for the network")

    monkeypatch.setattr(socket.socket, "connect", refused)
    monkeypatch.setattr(socket, "getaddrinfo", refused)
    report = Report()
    build_submission(str(workspace / "submissions" / "letter-to-platform"), report, ("docx", "pdf", "html"))
    assert not list(report)

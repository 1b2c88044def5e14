"""Whatever list signs a letter: every format says how many, and names each of them once, as the list itself tells."""

import csv
import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from toolkit.base.diagnostic import Report
from toolkit.build.pipeline import build_submission

FRONT = (
    "---\ntitle: Letter of {{ signatories.total }}\nlang: LANG\ndate: 2021-04-15\ntemplate: open-letter\naddressee: X\n"
    'salutation: Y\nclosing: Z\nsummary: "Total {{ signatories.total }}."\n'
    "signatories: {file: signatories.csv, layout: LAYOUT, by: BY}\n---\n"
    "Counts {{ signatories.total }}/{{ signatories.organisations }}/{{ signatories.persons }}/{{ signatories.countries }}"
    "/{{ signatories.others }}/{{ signatories.other-organisations }}.\n\n"
    "| What | How many |\n|---|---|\n| Sum | {{ signatories.total }} |\n"
)
FORMATS = ("docx", "pdf", "html", "txt", "mail", "md", "summary")
SAME = ({"AU", "Australia", "Australie"}, {"PE", "Peru", "Pérou"}, {"DE", "Deutschland"})  # of one country
COUNTRIES = st.sampled_from(["", *sorted(name for names in SAME for name in names)])
ROWS = st.lists(
    st.tuples(
        st.sampled_from(["person", "organisation"]),
        COUNTRIES,
        st.sampled_from(["yes", "yes", "yes", "no", "withdrawn"]),
        st.sampled_from(["", "yes", "no"]),
        st.booleans(),
    ),
    min_size=1,
    max_size=30,
)


def _list(rows: list[tuple[str, str, str, str, bool]]) -> tuple[str, str]:
    """The list, and what was decided about it: a row with True stands a second time under another id."""
    text, decided = io.StringIO(), []
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["id", "kind", "name", "country", "consent", "public"])
    for at, (kind, country, consent, public, twice) in enumerate(rows):
        writer.writerow([f"S{at}", kind, f"Nomen{at:03}", country, consent, public])
        if twice:
            writer.writerow([f"T{at}", kind, f"Nomen{at:03} bis", country, consent, public])
            decided.append(f"- these: [S{at}, T{at}]\n  are: same\n  keep: S{at}\n")
    return text.getvalue(), "decisions:\n" + "".join(decided) if decided else ""


def _counted(text: str, decisions: str) -> tuple[list[str], tuple[int, ...]]:
    """The names that may be printed and the counts, from the files alone."""
    dropped = set(re.findall(r"T\d+", decisions))
    rows = [row for row in csv.DictReader(io.StringIO(text)) if row["consent"] == "yes" and row["public"] != "no"]
    rows = [row for row in rows if row["id"] not in dropped]
    organisations = sum(row["kind"] == "organisation" for row in rows)
    lands = {next(at for at, names in enumerate(SAME) if row["country"] in names) for row in rows if row["country"]}
    total = len(rows)
    others = (max(total - 1, 0), max(organisations - 1, 0))
    return [row["name"] for row in rows], (total, organisations, total - organisations, len(lands), *others)


def _docx(file: Path) -> str:
    import docx

    document = docx.Document(str(file))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def _pdf(file: Path) -> str:
    import pypdfium2

    pdf = pypdfium2.PdfDocument(str(file))
    text = "\n".join(page.get_textpage().get_text_range() for page in pdf)
    pdf.close()
    return text.replace("\r", "")


def _html(file: Path) -> str:
    text = re.sub(r"<style.*?</style>|<head>.*?</head>", "", file.read_text(), flags=re.DOTALL)
    return re.sub(r"</?(?:span|bdi)[^>]*>", "", text)


READERS: dict[str, Callable[[Path], str]] = {
    "docx": _docx, "pdf": _pdf, "html": _html, "txt": Path.read_text, "mail.txt": Path.read_text, "md": Path.read_text,
}  # fmt: skip


def _texts(folder: Path) -> Iterator[tuple[str, str]]:
    for suffix, read in READERS.items():
        yield suffix, read(folder / "build" / f"sample.{suffix}")


@pytest.mark.parametrize("layout", ["columns", "list", "table", "compact", "logos"])
@settings(max_examples=4, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(rows=ROWS, by=st.sampled_from(["kind", "country", "nothing"]), lang=st.sampled_from(["en-GB", "fr", "de", "es"]))
def test_all_formats_count_the_list(place: Any, layout: str, rows: Any, by: str, lang: str) -> None:
    text, decisions = _list(rows)
    names, counts = _counted(text, decisions)
    if not names:
        return
    place.write("submissions/sample/signatories.csv", text)
    place.write("submissions/sample/signatories.decisions.yaml", decisions or "decisions: []\n")
    front = FRONT.replace("LANG", lang).replace("LAYOUT", layout).replace("BY", by)
    place.write("submissions/sample/submission.md", front)
    report = Report()
    build_submission(str(place.submission), report, FORMATS)
    assert {one.code for one in report} <= {"signatories.left-out"}
    for suffix, shown in _texts(place.submission):
        flat = " ".join(shown.split())
        assert "Counts " + "/".join(map(str, counts)) in flat, suffix
        assert f"Letter of {counts[0]}" in flat, suffix
        assert sorted(re.findall(r"Nomen\d{3}", shown)) == sorted(names), suffix
        if by == "kind":
            assert re.findall(r"\((\d+)\)", shown)[:2] == [str(n) for n in counts[1:3] if n], suffix
    summary = (place.submission / "build" / "sample.summary.txt").read_text()
    assert summary == f"Letter of {counts[0]}\n\nTotal {counts[0]}.\n"

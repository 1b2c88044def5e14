"""The second process: the same files and findings as without it, and a file even where it cannot work."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from toolkit.base.diagnostic import Failure, MissingPart, Report
from toolkit.build.pipeline import build_submission
from toolkit.build.press import Press
from toolkit.build.presswork import Printed
from toolkit.build.writers import BESIDE, WRITERS

BODY = "Removed: {{ log.removed }}^[A note.] of {{ log.reported }} [@smith2020].\n\n::: figure log.outcomes\nOutcome\n:::\n"
WRITER = """
from toolkit.base.diagnostic import Failure, MissingPart
from toolkit.model.build import Rendering

class Writer:
    name, suffix = "pdf", "pdf"

    def load(self):
        import toolkit_no_such_library

    def write(self, document, look, report):
        print("what a library says")
        report.warning("output.fonts", "found")
        match look:
            case "missing":
                raise MissingPart("need", "remedy")
            case "failure":
                raise Failure
        return Rendering(data=b"data", pages=2)

WRITER = Writer()
"""


def _built(place: Any, press: Press | None) -> tuple[dict[str, str], list[str]]:
    report = Report()
    outcome = build_submission(str(place.submission), report, ("docx", "pdf", "md"), press=press)
    files = {one.format: (place.root / one.path).read_bytes() for one in outcome.artifacts}
    return {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}, [one.code for one in report.found]


def test_files_and_findings_are_those_of_one_process(place: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    place.text(BODY + "\nA letter that no font has: \U0001f469\n")
    alone, found = _built(place, None)
    (place.submission / "build" / "manifest.json").unlink()
    with Press(BESIDE, WRITERS[BESIDE]) as press:
        beside, as_well = _built(place, press)
        assert press._process is not None
    assert list(beside) == list(alone) == ["docx", "pdf", "md"]
    assert (beside, as_well) == (alone, found)
    assert found == ["output.glyph", "output.not-shown"]  # of the PDF, and of Markdown


def test_where_the_press_cannot_work_the_file_is_written_all_the_same(place: Any) -> None:
    place.text(BODY)
    alone = _built(place, None)
    (place.submission / "build" / "manifest.json").unlink()
    with Press(BESIDE, "toolkit.no_such_module:PDF") as press:
        assert _built(place, press) == alone


@pytest.fixture
def press(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    (tmp_path / "made_up_writer.py").write_text(WRITER, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    with Press("pdf", "made_up_writer:WRITER") as made:
        yield made


def _asked(press: Press, document: object, look: object) -> Printed:
    answer = press.start(document, look)()
    assert isinstance(answer, Printed)
    return answer


def test_what_the_writer_finds_and_raises_is_found_and_raised_here(press: Press, empty: Any) -> None:
    for look, raised in (("missing", MissingPart), ("failure", Failure)):
        report = Report()
        with pytest.raises(raised):
            _asked(press, empty, look).taken_over(report)
        assert [one.code for one in report.found] == ["output.fonts"]
    report = Report()
    rendering = _asked(press, empty, "fine").taken_over(report)
    assert (rendering.data, rendering.pages) == (b"data", 2)
    assert [one.code for one in report.found] == ["output.fonts"]


@pytest.fixture
def empty() -> Any:
    from toolkit.model.tree import Document

    return Document(title=(), subtitle=(), authors=(), date="", lang="en", keywords=(), content=())


def test_what_was_begun_is_not_written_again(press: Press, empty: Any) -> None:
    press.warm()
    process = press._process
    press.begin(empty, "fine")
    assert _asked(press, empty, "fine").rendering is not None
    assert press._process is process is not None


def test_a_rehearsal_is_no_answer(press: Press, empty: Any) -> None:
    press.rehearse(empty, "nobody listens")
    press.warm()
    process = press._process
    press.rehearse(empty, "missing")  # this writer cannot; what goes wrong is not told
    press.rehearse(empty, "and again")
    assert _asked(press, empty, "fine").found[0].code == "output.fonts"
    press.rehearse(empty, "for the next one")
    assert press._process is process is not None


def test_a_rehearsal_that_nobody_read_is_no_hindrance(press: Press, empty: Any) -> None:
    press.warm()
    press.rehearse(empty, "x" * 3_000_000)  # more than a pipe holds


@pytest.mark.parametrize("look", ["fine", "missing"])
def test_what_was_begun_in_vain_is_not_taken_for_the_answer(press: Press, empty: Any, look: str) -> None:
    press.warm()
    press.begin(replace(empty, lang="fr"), "fine")
    assert (_asked(press, empty, look).missing is None) == (look == "fine")
    press.begin(empty, "fine")  # nobody waits for it


def test_a_build_asks_for_what_it_began(place: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    place.text(BODY)
    with Press(BESIDE, WRITERS[BESIDE]) as press:
        press.expect([str(place.submission)])
        process = press._process
        _built(place, press)
        assert press._process is process is not None


@pytest.mark.parametrize(("text", "cores", "code"), [(BODY, 2, 0), (BODY, 1, 0), ("# Same\n\n# Same\n[^lost]\n", 2, 1)])
def test_no_copies_of_fonts_stay_behind(place: Any, tmp_path: Path, text: str, cores: int, code: int) -> None:
    place.text(text)
    (tmp_path / "copies").mkdir()
    program = f"import os; os.cpu_count = lambda: {cores}; from toolkit.cli.main import main; main()"
    command = [sys.executable, "-c", program, "build", "submissions/sample"]
    environment = os.environ | {"TMPDIR": str(tmp_path / "copies"), "PYTHONPATH": os.pathsep.join(sys.path)}
    assert subprocess.run(command, cwd=place.root, env=environment, capture_output=True, check=False).returncode == code
    assert list((tmp_path / "copies").glob("weasyprint-*")) == []


def test_it_starts_early_only_where_the_text_is_younger_than_the_build(press: Press, place: Any) -> None:
    place.text(BODY)
    build: Callable[[], object] = lambda: build_submission(str(place.submission), Report(), ("md",))  # noqa: E731
    build()
    press.expect([str(place.submission), str(place.root / "nothing")])
    assert press._process is None
    text = place.submission / "submission.md"
    later = (place.submission / "build" / "manifest.json").stat().st_mtime + 10
    os.utime(text, (later, later))
    press.expect([str(text)])
    assert press._process is not None


def test_with_one_core_there_is_no_second_process(press: Press, monkeypatch: pytest.MonkeyPatch, empty: Any) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    press.warm()
    press.begin(empty, "look")
    assert press.start(empty, "look")() is None
    assert press._process is None

"""A build reads its files again: where one does not say what the text says, none of them is put in place."""

from typing import Any

import pytest
from msgspec.structs import replace

from toolkit.base.diagnostic import Failure, Report
from toolkit.build.pipeline import build_submission
from toolkit.build.writers import writer
from toolkit.model.build import Look, Rendering, Writer
from toolkit.model.tree import Block, Document, Heading, Inline, Paragraph
from toolkit.model.walk import plain_text, rewrite

BODY = "# A heading\n\nThis paragraph gets lost.\n\nThis one stays.^[A note.]\n"


def _lose(node: Block | Inline) -> Any:
    return () if isinstance(node, Paragraph) and "gets lost" in plain_text(node.content) else node


def _deepen(node: Block | Inline) -> Any:
    return replace(node, level=2) if isinstance(node, Heading) and plain_text(node.content) == "A heading" else node


class _Faulty:
    """A writer with a fault: it writes another document than it was given."""

    def __init__(self, sound: Writer, fault: Any) -> None:
        self.sound, self.fault = sound, fault
        self.name, self.suffix, self.load = sound.name, sound.suffix, sound.load

    def write(self, document: Document, look: Look, report: Report) -> Rendering:
        return self.sound.write(rewrite(document, self.fault), look, report)


@pytest.fixture(params=["docx", "pdf"])
def faulty(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Any:
    def install(fault: Any) -> str:
        broken = _Faulty(writer(request.param), fault)
        monkeypatch.setattr(
            "toolkit.build.outputs.writer", lambda name: broken if name == request.param else writer(name)
        )
        return {"docx": "the Word file", "pdf": "the PDF"}[request.param]

    return install


def _build(place: Any, **options: Any) -> tuple[bool, Report]:
    place.text(BODY)
    report = Report()
    try:
        build_submission(str(place.submission), report, ("docx", "pdf", "txt"), **options)
    except Failure:
        return False, report
    return True, report


def test_a_lost_paragraph_stops_the_build(place: Any, faulty: Any) -> None:
    file = faulty(_lose)
    done, report = _build(place)
    assert not done
    assert [(one.code, one.message, one.span and one.span.line) for one in report] == [
        ("proof.missing", f"the paragraph “this paragraph gets lost.” does not stand in {file}", 22)
    ]
    assert not list((place.submission / "build").glob("sample.*"))


def test_without_the_comparison_it_is_built_and_built_again(place: Any, faulty: Any) -> None:
    """What was not verified is no ground for the next build to stand on."""
    faulty(_lose)
    assert _build(place, verify=False)[0]
    assert (place.submission / "build" / "sample.docx").is_file()
    assert not _build(place)[0]


def test_a_heading_of_another_level_stops_the_build(place: Any, faulty: Any) -> None:
    faulty(_deepen)
    _, report = _build(place)
    assert [one.code for one in report if one.code != "structure.heading-skip"] == ["proof.differs"]

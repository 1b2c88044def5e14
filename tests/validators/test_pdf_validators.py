"""PDFs of ours keep PDF/UA-1 and PDF/A-3a, and their form is right.

A validator that lost its rules would call everything valid; so each is also shown files that are known to be bad.
"""

import io
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pikepdf
import pytest
import vera
from examples import EXAMPLES
from sample import sample_document, sample_look
from tools import need, need_program, qpdf_failures, strict

from toolkit.base.diagnostic import Report
from toolkit.write.pdf import PDF


@cache
def sound() -> bytes:
    return PDF.write(sample_document(), sample_look(), Report()).data


def damaged(damage: Callable[[pikepdf.Pdf], None]) -> bytes:
    saved = io.BytesIO()
    with pikepdf.open(io.BytesIO(sound())) as pdf:
        damage(pdf)
        pdf.save(saved)
    return saved.getvalue()


def verapdf(data: bytes, *profiles: str) -> list[str]:
    """The numbers of the rules that are broken (“7.2-20”)."""
    try:
        need(vera.missing())
    except RuntimeError as error:
        need(str(error))
    return sorted({line.split()[1] for line in vera.failures(data, profiles or ("ua1", "3a"))})


# ------------------------------------------------------------------ the validators have teeth


def _no_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Lang


def _no_tags(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.StructTreeRoot
    del pdf.Root.MarkInfo


def _no_metadata(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Metadata


def _no_output_intent(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.OutputIntents


def _no_words_for_pictures(pdf: pikepdf.Pdf) -> None:
    for one in pdf.objects:
        if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Figure" and "/Alt" in one:
            del one["/Alt"]


def _a_script(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))


BAD: dict[str, tuple[Callable[[pikepdf.Pdf], None], str, str]] = {
    "no tags": (_no_tags, "ua1", "7.1-11"),
    "no metadata": (_no_metadata, "ua1", "7.1-8"),
    "pictures without words": (_no_words_for_pictures, "ua1", "7.3-1"),
    "no language": (_no_language, "ua1", "7.2-33"),
    "no output intent": (_no_output_intent, "3a", "6.2.4.3-2"),
    "a script": (_a_script, "3a", "6.5.1-1"),
}


def test_a_sound_pdf_keeps_both_standards() -> None:
    assert verapdf(sound()) == []


@pytest.mark.parametrize("fault", BAD)
def test_a_bad_pdf_is_told(fault: str) -> None:
    damage, profile, rule = BAD[fault]
    assert rule in verapdf(damaged(damage), profile)


def test_qpdf_tells_a_pdf_that_is_damaged() -> None:
    need_program("qpdf")
    assert qpdf_failures(sound()) == []
    assert qpdf_failures(sound()[:-2000])


def test_in_continuous_integration_a_missing_tool_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOOLKIT_CI", "1")
    assert strict()
    with pytest.raises(pytest.fail.Exception, match="make validators"):
        need("a tool is not there")
    monkeypatch.delenv("TOOLKIT_CI")
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="make validators"):
        need("a tool is not there")


# ------------------------------------------------------------------ our files


@pytest.mark.parametrize("slug", EXAMPLES)
def test_examples_keep_both_standards(built: Callable[[str], Path], slug: str) -> None:
    data = (built(slug) / f"{slug}.pdf").read_bytes()
    assert qpdf_failures(data) == []
    assert verapdf(data) == []

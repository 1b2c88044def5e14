"""What is started before a run has read anything: V8, where there are citations and nothing is kept of them."""

from pathlib import Path

import pytest

from toolkit.build import guess


@pytest.mark.parametrize(
    ("text", "kept", "started"),
    [
        ("---\nbibliography: [a.bib]\n---\n", False, 1),
        ("---\r\nbibliography: a.bib\r\n---\r\n", False, 1),
        ("---\nbibliography: [a.bib]\n---\n", True, 0),
        ("---\ntitle: Our bibliography\n---\n", False, 0),
        (None, False, 0),
    ],
)
def test_what_is_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str | None, *, kept: bool, started: int
) -> None:
    calls = list[str]()
    monkeypatch.setattr(guess, "expect_javascript", lambda: calls.append("V8"))
    if text is not None:
        (tmp_path / "submission.md").write_bytes(text.encode())
    if kept:
        (tmp_path / "build/.cache").mkdir(parents=True)
        (tmp_path / "build/.cache/memo.json").write_text("{}", encoding="utf-8")
    guess.expect_citations([str(tmp_path), str(tmp_path / "submission.md"), str(tmp_path / "nothing")])
    assert calls == ["V8"] * started

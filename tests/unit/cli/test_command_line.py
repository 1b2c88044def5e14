"""The command line as a user meets it: exit codes, streams, colour, JSON, no traceback."""

import json
import os
import pty
import subprocess
import sys
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from toolkit.cli.show import colour_wanted

SCRIPT = [sys.executable, "-m", "toolkit"]


def _run(place: Any, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    env = {key: value for key, value in os.environ.items() if key != "NO_COLOR"} | environment
    return subprocess.run(
        [*SCRIPT, *arguments], cwd=place.root, env=env, capture_output=True, text=True, check=False, timeout=120
    )


def test_a_sound_submission(place: Any) -> None:
    run = _run(place, "check", "submissions/sample")
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")


def test_findings_have_place_caret_and_hint(place: Any) -> None:
    place.text("Of {{ log.removd }} items.")
    run = _run(place, "check", "submissions/sample")
    assert run.returncode == 1
    assert run.stdout == ""
    assert "submission.md:20:4: error[values.unknown-measure]: there is no measure `removd`" in run.stderr
    assert "   20 │ Of {{ log.removd }} items.\n      │    ^^^^^^^^^^^^^^^^" in run.stderr
    assert "hint: did you mean `removed`? (evidence/log/measures.yaml:5:3)" in run.stderr
    assert "1 error" in run.stderr
    assert "\x1b" not in run.stderr
    assert "Traceback" not in run.stderr


def test_json(place: Any) -> None:
    place.text("Of {{ log.removd }} items.")
    run = _run(place, "check", "submissions/sample", "--format", "json")
    (finding,) = json.loads(run.stdout)["diagnostics"]
    assert (finding["code"], finding["line"], finding["column"]) == ("values.unknown-measure", 20, 4)
    assert run.stderr == ""


def test_build_prints_paths_and_pages(place: Any) -> None:
    run = _run(place, "build", "submissions/sample")
    assert run.returncode == 0
    assert run.stderr == ""
    lines = run.stdout.splitlines()
    assert lines[0].startswith("submissions/sample/build/sample.docx  ")
    assert lines[1].startswith("submissions/sample/build/sample.pdf  1 page, ")
    again = _run(place, "build", "submissions/sample")
    assert all(line.endswith("(unchanged)") for line in again.stdout.splitlines())


def test_one_bad_submission_does_not_stop_the_others(place: Any) -> None:
    run = _run(place, "build", "submissions/none", "submissions/sample", "--to", "txt")
    assert run.returncode == 1
    assert "submission.missing" in run.stderr
    assert "sample.txt" in run.stdout


def test_plain_files_beside_submissions_are_left_out(place: Any) -> None:
    place.write("submissions/README.md", "notes")
    run = _run(place, "check", "submissions/README.md", "submissions/sample")
    assert run.returncode == 0
    assert "note[submission.left-out]" in run.stderr


def test_wrong_use(place: Any) -> None:
    run = _run(place, "biuld")
    assert run.returncode == 2
    assert "Did you mean 'build'?" in run.stderr
    assert _run(place, "explain", "values.unknwon-name").returncode == 2
    assert _run(place, "build").returncode == 2


def test_explain(place: Any) -> None:
    assert "length.words" in _run(place, "explain").stdout
    assert "`word-limit:`" in _run(place, "explain", "length.words").stdout


def test_inspect(place: Any) -> None:
    place.text("Of {{ log.reported }} items [@smith2020].")
    run = _run(place, "inspect", "submissions/sample")
    assert run.returncode == 0
    assert "log.reported" in run.stdout
    assert "smith2020  × 1" in run.stdout
    summary = json.loads(_run(place, "inspect", "submissions/sample", "--format", "json").stdout)["submission"]
    assert summary["figures"][0]["text"] == "10"
    tree = json.loads(_run(place, "inspect", "submissions/sample", "--format", "tree").stdout)
    assert tree["type"] == "Document"


def test_new(place: Any) -> None:
    run = _run(place, "new", "second", "--template", "open-letter")
    assert run.returncode == 0
    assert "submissions/second/submission.md" in run.stdout
    assert _run(place, "check", "submissions/second").returncode == 0


def test_an_error_of_our_own_is_said_without_traceback(place: Any) -> None:
    script = (
        "import toolkit.build.pipeline as p, toolkit.cli.commands.check as c, sys\n"
        "def broken(*a): raise KeyError('x')\n"
        "c.check_editions = broken\n"
        "from toolkit.cli.main import main\n"
        "sys.argv = ['toolkit', 'check', 'submissions/sample']; main()"
    )
    run = subprocess.run([sys.executable, "-c", script], cwd=place.root, capture_output=True, text=True, check=False)
    assert run.returncode == 3
    assert "Traceback" not in run.stderr
    assert "KeyError" in (place.root / "toolkit-error.txt").read_text()


def test_a_missing_part_of_the_system(place: Any) -> None:
    script = (
        "import sys, toolkit.cli.commands.check as c\n"
        "from toolkit.base.diagnostic import MissingPart\n"
        "def broken(*a): raise MissingPart('Pango is not there', 'sudo apt-get install libpango-1.0-0')\n"
        "c.check_editions = broken\n"
        "from toolkit.cli.main import main\n"
        "sys.argv = ['toolkit', 'check', 'submissions/sample']; main()"
    )
    run = subprocess.run([sys.executable, "-c", script], cwd=place.root, capture_output=True, text=True, check=False)
    assert run.returncode == 4
    assert "sudo apt-get install" in run.stderr


def _on_a_terminal(place: Any, **environment: str) -> str:
    """What a person sees on a terminal (stdout and stderr together)."""
    try:
        leader, follower = pty.openpty()
    except OSError:
        pytest.skip("this machine has no terminals")
    env = (
        {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "TERM")}
        | {"TERM": "xterm"}
        | environment
    )
    command = [*SCRIPT, "check", "submissions/sample"]
    process = subprocess.Popen(command, cwd=place.root, env=env, stdout=follower, stderr=follower, close_fds=True)
    os.close(follower)
    seen = b""
    while True:
        try:
            chunk = os.read(leader, 4096)
        except OSError:
            break
        if not chunk:
            break
        seen += chunk
    process.wait(timeout=60)
    os.close(leader)
    return seen.decode()


def test_colour_on_a_terminal_only(place: Any) -> None:
    place.text("Of {{ log.removd }} items.")
    assert "\x1b[" in _on_a_terminal(place)
    assert "\x1b[" not in _on_a_terminal(place, NO_COLOR="1")
    assert "\x1b[" not in _on_a_terminal(place, TERM="dumb")


class _Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def test_when_colour_is_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert colour_wanted(_Terminal())
    assert not colour_wanted(StringIO())
    monkeypatch.setenv("NO_COLOR", "1")
    assert not colour_wanted(_Terminal())
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setenv("TERM", "dumb")
    assert not colour_wanted(_Terminal())


def test_progress_on_a_terminal_only(place: Any) -> None:
    assert "checking submissions/sample" in _on_a_terminal(place)
    assert "checking" not in _run(place, "check", "submissions/sample").stderr


def test_help_lists_the_exit_codes(place: Any) -> None:
    run = _run(place, "--help")
    assert run.returncode == 0
    for word in ("new", "check", "build", "explain", "inspect", "Exit codes"):
        assert word in run.stdout
    assert not Path(place.root, "toolkit-error.txt").exists()


def test_of_a_long_line_the_part_round_the_place_is_shown(place: Any) -> None:
    place.text("word " * 60 + "{{ log.removd }} " + "word " * 60)
    lines = _run(place, "check", "submissions/sample").stderr.splitlines()
    shown, carets = lines[1], lines[2]
    assert shown.startswith("   20 │ …")
    assert shown.endswith("…")
    assert len(shown) < 125
    at = carets.index("^")
    assert shown[at : at + len("{{ log.removd }}")] == "{{ log.removd }}"
    assert carets.strip(" │") == "^" * len("{{ log.removd }}")

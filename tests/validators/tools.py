"""Programs that judge or read finished files: where they are, how to get them, what they say."""

import functools
import json
import os
import platform
import shutil
import subprocess
import tempfile
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
OOXML = ROOT / ".cache" / "validators" / "ooxml-validator"
GET = "make validators"


def strict() -> bool:
    """Whether a missing tool is a failure: in continuous integration nothing is left out in silence."""
    return os.environ.get("CI") == "true" or os.environ.get("TOOLKIT_CI") == "1"


def need(reason: str) -> None:
    """Skip the test for `reason` (“soffice is not installed”), or fail; go on where there is none."""
    if reason and strict():
        pytest.fail(f"{reason}; get it with `{GET}`", pytrace=False)
    if reason:
        pytest.skip(f"{reason}; get it with `{GET}`")


def need_program(name: str) -> str:
    need("" if shutil.which(name) else f"the program {name} is not installed")
    return name


def need_browser() -> str:
    """Chromium under one of its names."""
    found = next((name for name in ("chromium", "chromium-browser", "google-chrome") if shutil.which(name)), "")
    need("" if found else "no Chromium is installed")
    return found


def need_package(name: str) -> None:
    need("" if find_spec(name) else f"the Python package {name} is not installed")


def need_ooxml() -> Path:
    """The Open XML SDK's validator, which is made for some machines only."""
    if (platform.system(), platform.machine()) != ("Linux", "x86_64") and not OOXML.is_file():
        pytest.skip("the validator of the Open XML SDK comes for Linux on x86-64")
    need("" if OOXML.is_file() else "the validator of the Open XML SDK is not there")
    return OOXML


# ------------------------------------------------------------------ Word files


def ooxml_failures(docx: bytes) -> list[str]:
    """What the Open XML SDK says against a Word file; nothing where it is valid."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "judged.docx")
        file.write_bytes(docx)
        run = subprocess.run([need_ooxml(), file], capture_output=True, text=True, check=False)
    judged = json.loads(run.stdout)
    assert judged["ok"] == (not judged["errors"]), judged
    return [f"{one['errorType']} {one['id']}: {one['description']} ({one['path']})" for one in judged["errors"]]


def pdf_of_libreoffice(docx: bytes) -> bytes:
    """What LibreOffice makes of a Word file. Each process has a profile of its own, so that several can run."""
    need_program("soffice")
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "read.docx").write_bytes(docx)
        command = ["soffice", f"-env:UserInstallation={_profile().as_uri()}", "--headless", "--convert-to", "pdf"]
        subprocess.run([*command, "read.docx"], cwd=folder, capture_output=True, check=True, timeout=180)
        made = Path(folder, "read.pdf")
        return made.read_bytes() if made.is_file() else b""


@functools.cache
def _profile() -> Path:
    return Path(tempfile.mkdtemp(prefix="toolkit-libreoffice-"))


def words_of_pandoc(docx: bytes) -> str:
    """A Word file as pandoc's Markdown: a reader that shares nothing with ours."""
    need_package("pypandoc")
    import pypandoc

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "read.docx")
        file.write_bytes(docx)
        said: str = pypandoc.convert_file(str(file), "markdown-smart", extra_args=["--wrap=none"])
    return said


def html_of_mammoth(docx: bytes) -> str:
    need_package("mammoth")
    import io

    import mammoth

    html: str = mammoth.convert_to_html(io.BytesIO(docx)).value
    return html


# ------------------------------------------------------------------ web pages


def page_in_browser(page: Path, *, more: tuple[str, ...] = ()) -> str:
    """The HTML of a page after its scripts have run, read from the disk as a person would open it."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        options = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={profile}", *more]
        command = [need_browser(), *options, "--dump-dom", page.as_uri()]
        run = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True, timeout=120)
    return run.stdout


# ------------------------------------------------------------------ PDFs


def qpdf_failures(pdf: bytes) -> list[str]:
    """What `qpdf --check` says against a PDF; nothing where its form is right."""
    need_program("qpdf")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "judged.pdf")
        file.write_bytes(pdf)
        run = subprocess.run(["qpdf", "--check", file], capture_output=True, text=True, check=False)
    return [] if run.returncode == 0 else (run.stderr + run.stdout).splitlines()

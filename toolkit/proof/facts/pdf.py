"""Proof, facts: a PDF → its pages, and what it tells besides: comments, names, attachments, programs."""

import io
import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any

from toolkit.proof.facts.facts import FileFacts
from toolkit.proof.facts.places import local_places
from toolkit.proof.lint.fault import Fault

_NAMES = {
    "/Author": "Author", "/Title": "Title", "/Subject": "Subject", "/Keywords": "Tags", "/Creator": "Made with",
    "/Producer": "PDF by", "/Company": "Company", "/Manager": "Manager",
}  # fmt: skip
_XMP = {  # the same in XMP (ISO 16684-1), which some programs write alone
    name: re.compile(rf"<{field}>\s*<rdf:\w+>\s*<rdf:li[^>]*>([^<]+)<")
    for name, field in {"Title": "dc:title", "Author": "dc:creator"}.items()
}
_COMMENTS = ("/Text", "/FreeText", "/Highlight", "/Underline", "/StrikeOut", "/Squiggly", "/Caret", "/Ink", "/Stamp")


def pdf_facts(name: str, data: bytes) -> FileFacts:
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            return _facts(name, data, pdf)
    except pikepdf.PasswordError:
        return FileFacts(name=name, format="pdf", size=len(data), locked=True)
    except (pikepdf.PdfError, ValueError, TypeError, AttributeError, KeyError, RecursionError) as error:
        return FileFacts(name=name, format="pdf", size=len(data), broken=str(error).partition("\n")[0])


def _facts(name: str, data: bytes, pdf: Any) -> FileFacts:
    root, metadata = pdf.Root, _metadata(pdf)
    return FileFacts(
        name=name,
        format="pdf",
        size=len(data),
        pages=len(pdf.pages),
        pages_by="the file itself",
        macros=_has_scripts(root),
        comments=tuple(_comments(pdf)),
        embedded=tuple(pdf.attachments),
        metadata=metadata,
        paths=local_places(metadata.values()),
        faults=tuple(_faults(root, metadata)),
    )


def _metadata(pdf: Any) -> Mapping[str, str]:
    info = pdf.trailer.get("/Info", {})
    found = {says: str(info[key]).strip() for key, says in _NAMES.items() if key in info}
    described = pdf.Root.get("/Metadata")
    for name, field in _XMP.items() if described is not None else ():
        said = field.search(described.read_bytes().decode("utf-8", "replace"))
        if said and not found.get(name):
            found[name] = unescape(said[1]).strip()
    return {name: text for name, text in found.items() if text}


def _has_scripts(root: Any) -> bool:
    """Programs that run when the file is opened (ISO 32000-1, 12.6.4.16); a leap to a page is none."""
    action = root.get("/OpenAction")
    opens = hasattr(action, "get") and action.get("/S") in ("/JavaScript", "/Launch")
    names = root.get("/Names", {})
    return bool(opens or "/JavaScript" in names or "/AA" in root)


def _comments(pdf: Any) -> Iterator[str]:
    for page in pdf.pages:
        for one in page.get("/Annots", ()):
            if str(one.get("/Subtype", "")) in _COMMENTS:
                yield str(one.get("/T", "")) or "somebody"


def _faults(root: Any, metadata: Mapping[str, str]) -> Iterator[Fault]:
    if "/StructTreeRoot" not in root or not bool(root.get("/MarkInfo", {}).get("/Marked", False)):
        yield Fault(rule="tags", says="nothing says what is a heading, a list, a table", part="PDF")
    if not str(root.get("/Lang", "")):
        yield Fault(rule="language", says="nothing says in which language the text is", part="PDF")
    if not metadata.get("Title"):
        yield Fault(rule="title", says="the file does not say its title", part="PDF")

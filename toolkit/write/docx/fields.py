"""Write DOCX: fields (ECMA-376, 17.16), which Word can compute anew, each with the result that is right now."""

from toolkit.base.words import word
from toolkit.write.docx.paragraph import run, text_run
from toolkit.write.docx.xml import Element, Elements, text, w


def field(instruction: str, result: Elements) -> Elements:
    """Return the runs of a field: what Word is to compute, and the runs that stand there until it does."""
    return (*field_start(instruction), *result, field_end())


def field_start(instruction: str) -> Elements:
    return run((_mark("begin"),)), run((text("instrText", f" {instruction} "),)), run((_mark("separate"),))


def field_end() -> Element:
    return run((_mark("end"),))


def _mark(kind: str) -> Element:
    return w("fldChar", fldCharType=kind)


def page_of(lang: str) -> Elements:
    """Return the runs of “Page 2 of 9” in the language of the document."""
    before, _, rest = word("page-of", lang).partition("{page}")
    between, _, after = rest.partition("{pages}")
    page, pages = field("PAGE", (text_run("1"),)), field("NUMPAGES", (text_run("1"),))
    pieces = (_words(before), page, _words(between), pages, _words(after))
    return tuple(one for piece in pieces for one in piece)


def _words(content: str) -> Elements:
    return (text_run(content),) if content else ()

"""Write DOCX: fields (ECMA-376, 17.16), which Word can compute anew, each with the result that is right now."""

from toolkit.base.words import word
from toolkit.write.docx.paragraph import run, text_run
from toolkit.write.docx.xml import Element, Elements, text, w


def field(instruction: str, result: Elements, *look: Element) -> Elements:
    """Return the runs of a field: what Word is to compute, and the runs that stand there until it does.

    `look` are the properties of its runs: a computed result takes those of the first.
    """
    return (*field_start(instruction, *look), *result, field_end(*look))


def field_start(instruction: str, *look: Element) -> Elements:
    told = run((text("instrText", f" {instruction} "),), *look)
    return run((_mark("begin"),), *look), told, run((_mark("separate"),), *look)


def field_end(*look: Element) -> Element:
    return run((_mark("end"),), *look)


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

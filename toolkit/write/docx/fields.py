"""Write DOCX: fields (ECMA-376, 17.16), which Word can compute anew, each with the result that is right now."""

from toolkit.write.docx.paragraph import run
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

"""Cite: works whose citation the author wrote word for word (`cite-full`, `cite-short`), in any CSL style.

No CSL style prints every treaty, case or UN document as lawyers want it. The two texts travel in spare variables, and
the style's layouts are wrapped: where they are set, these are printed. The processor still counts notes, places
locators, writes “(n 3)”, merges and sorts.
"""

from collections.abc import Iterator
from copy import deepcopy
from xml.etree.ElementTree import Element, SubElement

from toolkit.model.citation import Work

FULL, SHORT, BRACKETED = "annote", "keyword", "abstract"  # CSL variables that styles print for no other work of ours

_NOTE_NUMBER = "first-reference-note-number"


def verbatim_item(work: Work) -> dict[str, object]:
    """Return the work as CSL-JSON, with its own words in the spare variables.

    A locator follows a closing bracket after a space, anything else after a comma: “(CRC) art 3”, “OJ L277/1, art 3”.
    """
    item = dict(work.csl)
    if not work.full:
        return item
    for spare in (FULL, SHORT, BRACKETED):
        item.pop(spare, None)
    item |= {FULL: work.full, SHORT: short_form(work)}
    return item | ({BRACKETED: "yes"} if work.full.endswith(")") else {})


def short_form(work: Work) -> str:
    """What a work is called where nothing else names it."""
    return work.short or str(work.csl.get("title-short") or work.csl.get("title") or work.full or work.key)


def wrap_layouts(style: Element, *, numbers: bool) -> None:
    """Change the layouts of `style`, an element without namespaces, to print the own words of a work that has them.

    A note style prints the full form first and then the short one; a style with citations in the text prints the short
    form there and the full one in its bibliography. A style that cites by `numbers` goes on doing so.
    """
    in_notes = style.get("class") == "note"
    citation, bibliography = style.find("citation/layout"), style.find("bibliography/layout")
    if citation is not None and not numbers:
        full = _form(style, FULL, in_notes)
        if in_notes:
            _wrap(citation, _choose("position", "subsequent", _form(style, SHORT, in_notes), full))
        else:
            _wrap(citation, full if bibliography is None else _form(style, SHORT, in_notes))
    if bibliography is not None:
        _wrap(bibliography, Element("text", variable=FULL), kept=1 if numbers else 0)


def _wrap(layout: Element, verbatim: Element, kept: int = 0) -> None:
    """Print `verbatim` where it is set. The first `kept` elements are printed in any case: the number of an entry."""
    own = list(layout)[kept:]
    for element in own:
        layout.remove(element)
    layout.append(_choose("variable", FULL, verbatim, *own))


def _choose(attribute: str, value: str, then: Element, *otherwise: Element) -> Element:
    choose = Element("choose")
    SubElement(choose, "if", {attribute: value}).append(then)
    SubElement(choose, "else").extend(otherwise)
    return choose


def _form(style: Element, variable: str, in_notes: bool) -> Element:
    """The work in its own words, the number of the note that cites it first, and the locator."""
    work = Element("group", delimiter=" ")
    work.append(Element("text", variable=variable))
    number = _note_number(style) if variable == SHORT and in_notes else None
    if number is not None:
        work.append(number)
    if not in_notes:
        return _group(", ", work, _locator(style))
    return _joined(work, _locator(style), always_space=number is not None)


def _joined(work: Element, locator: Element, *, always_space: bool) -> Element:
    with_space = _group(" ", work, locator)
    if always_space:
        return with_space
    return _choose("variable", BRACKETED, with_space, _group(", ", deepcopy(work), deepcopy(locator)))


def _group(delimiter: str, *parts: Element) -> Element:
    group = Element("group", delimiter=delimiter)
    group.extend(parts)
    return group


def _locator(style: Element) -> Element:
    """The style's own words for a locator, where one of its macros prints nothing else; or “3” for a page, “art 3”."""
    for macro in style.iter("macro"):
        printed = list(_printed(macro))
        if printed and all(element.get("variable") == "locator" for element in printed):
            return Element("text", macro=macro.get("name", ""))
    label = Element("label", {"variable": "locator", "form": "short", "strip-periods": "true"})
    return _group(" ", _choose("locator", "page", Element("group"), label), Element("text", variable="locator"))


def _note_number(style: Element) -> Element | None:
    """How the style refers back to a note, “(n 3)” or “supra note 3”; None where it does not."""
    for macro in style.iter("macro"):
        if _refers_back(macro) and _only_refers_back(macro):
            return next((_bare(call) for call in style.iter("text") if call.get("macro") == macro.get("name")), None)
    for group in style.iter():
        for element in group:
            if element.tag in ("text", "number") and element.get("variable") == _NOTE_NUMBER:
                return _bare(element) if element.get("prefix") else _words_around(element, group)
    return None


def _words_around(number: Element, group: Element) -> Element:
    """“supra note 3”, where the words stand beside the number; “(n 3)” where the style has none."""
    parts = [_bare(part) for part in group if _only_refers_back(part)]
    if len(parts) > 1:
        return _group(group.get("delimiter", ""), *parts)
    return Element(number.tag, variable=_NOTE_NUMBER, prefix="(n ", suffix=")")


def _bare(element: Element) -> Element:
    copy = deepcopy(element)
    copy.tail = None
    return copy


def _refers_back(element: Element) -> bool:
    return any(part.get("variable") == _NOTE_NUMBER for part in element.iter())


def _only_refers_back(element: Element) -> bool:
    return all(
        _NOTE_NUMBER in (part.get("variable"), part.get("term")) or "value" in part.attrib for part in _printed(element)
    )


def _printed(element: Element) -> Iterator[Element]:
    return (part for part in element.iter() if part.tag in ("text", "number", "label", "names", "date"))

"""Write DOCX: the styles and numberings of an organisation's Word file, and ours where it has none of that name."""

import copy
from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct

from toolkit.write.docx.reference import W


class Naming(Struct, frozen=True, kw_only=True):
    """What our names are in the file. `styles`: id of ours → id there. `missing`: names of styles that were added.

    `numbers` and `definitions`: how many lie before ours. `counting`: styles there that number their paragraphs.
    """

    styles: Mapping[str, str]
    missing: tuple[str, ...]
    numbers: int
    definitions: int
    counting: frozenset[str]


def merge_styles(theirs: Any, ours: Any, lang: str) -> tuple[Mapping[str, str], tuple[str, ...]]:
    """Add to `theirs` what it lacks of `ours` (both styles.xml, as lxml), in its own letters, in the language `lang`.

    Built-in styles have the same English name in every language of Word, while their ids are translated (“Titre1”):
    so names decide (ECMA-376, 17.7.4.9). Return the ids of our styles there, and the names of those that were added.
    """
    given = {_key(one): one for one in theirs.iter(f"{W}style")}
    taken = {one.get(f"{W}styleId") for one in theirs.iter(f"{W}style")}
    added: list[Any] = []
    ids: dict[str, str] = {}
    for style in list(ours.iter(f"{W}style")):
        identity, found = style.get(f"{W}styleId"), given.get(_key(style))
        ids[identity] = found.get(f"{W}styleId") if found is not None else _free(identity, taken)
        if found is None:
            added.append(style)
    fonts = _Fonts.of(theirs, given, ours)
    spaced = _is_spaced(given.get(("paragraph", "normal")), theirs)
    for style in added:
        if spaced and style.get(f"{W}styleId") == "BodyText":
            _without_space(style)
        theirs.append(_adapted(style, ids, fonts, defaults=_defaults(theirs)))
    _set_language(theirs, lang)
    return ids, tuple(_name_of(style) for style in added if style.get(f"{W}type") != "numbering")


def _key(style: Any) -> tuple[str, str]:
    return str(style.get(f"{W}type")), _name_of(style).lower()


def _name_of(style: Any) -> str:
    name = style.find(f"{W}name")
    return "" if name is None else str(name.get(f"{W}val"))


def _free(identity: str, taken: set[str]) -> str:
    """The id of a style that is added; another one where the file has given it to a style of another name."""
    name = identity
    while name in taken:
        name += "0"
    taken.add(name)
    return name


def _is_spaced(normal: Any | None, theirs: Any) -> bool:
    """Whether there is space after a usual paragraph of the file: then ours have the same."""
    places = (normal, theirs.find(f"{W}docDefaults/{W}pPrDefault"))
    spaces = (place.find(f"{W}pPr/{W}spacing") for place in places if place is not None)
    after = next((one.get(f"{W}after") for one in spaces if one is not None and one.get(f"{W}after")), "0")
    return bool(after != "0")


def _without_space(style: Any) -> None:
    for one in list(style.iter(f"{W}spacing")):
        one.getparent().remove(one)


def _defaults(theirs: Any) -> set[str]:
    """The kinds of styles of which the file has a default: there is one of each."""
    return {str(one.get(f"{W}type")) for one in theirs.iter(f"{W}style") if one.get(f"{W}default") in ("1", "true")}


def _adapted(style: Any, ids: Mapping[str, str], fonts: "_Fonts", defaults: set[str]) -> Any:
    """A style of ours that knows the others by their ids there and has the letters of the file."""
    style.set(f"{W}styleId", ids[style.get(f"{W}styleId")])
    if style.get(f"{W}type") in defaults and f"{W}default" in style.attrib:
        del style.attrib[f"{W}default"]
    for tag in ("basedOn", "next", "link"):
        for one in style.iter(f"{W}{tag}"):
            one.set(f"{W}val", ids.get(one.get(f"{W}val"), one.get(f"{W}val")))
    for one in list(style.iter(f"{W}rFonts")):
        fonts.replace(one)
    return style


class _Fonts(Struct, frozen=True):
    """Our two fonts, and the letters of the file's headings (None: those of its running text)."""

    body: str
    heading: str
    heads: Any | None

    @classmethod
    def of(cls, theirs: Any, given: Mapping[tuple[str, str], Any], ours: Any) -> "_Fonts":
        named = {_name_of(one): one.find(f".//{W}rFonts") for one in ours.iter(f"{W}style")}
        body = ours.find(f"{W}docDefaults//{W}rFonts")
        head = named.get("heading 1")
        return cls(_font(body), _font(head), _letters(given.get(("paragraph", "heading 1")), theirs))

    def replace(self, fonts: Any) -> None:
        """A font for code stays; running text gets what the file has anyway."""
        name, parent = _font(fonts), fonts.getparent()
        if name == self.heading and self.heads is not None:
            parent.replace(fonts, copy.deepcopy(self.heads))
        elif name in (self.heading, self.body):
            parent.remove(fonts)


def _font(fonts: Any) -> str:
    return "" if fonts is None else str(fonts.get(f"{W}ascii"))


def _letters(style: Any, theirs: Any) -> Any | None:
    """The fonts that a style has by itself, or by the style that it is based on."""
    by_id = {one.get(f"{W}styleId"): one for one in theirs.iter(f"{W}style")}
    for _ in by_id:
        if style is None:
            return None
        if (fonts := style.find(f"{W}rPr/{W}rFonts")) is not None:
            return fonts
        based = style.find(f"{W}basedOn")
        style = by_id.get(based.get(f"{W}val")) if based is not None else None
    return None


def _set_language(theirs: Any, lang: str) -> None:
    """The document has a language of its own, whatever the file was written in."""
    for one in list(theirs.iter(f"{W}lang")):
        one.getparent().remove(one)
    run = _child(_child(_child(theirs, "docDefaults", first=True), "rPrDefault", first=True), "rPr", first=True)
    language = run.makeelement(f"{W}lang", {f"{W}val": lang})
    after = ("eastAsianLayout", "specVanish", "oMath")
    at = next((place for place, one in enumerate(run) if one.tag in {f"{W}{name}" for name in after}), len(run))
    run.insert(at, language)


def _child(node: Any, name: str, *, first: bool) -> Any:
    found = node.find(f"{W}{name}")
    if found is None:
        found = node.makeelement(f"{W}{name}", {})
        node.insert(0 if first else len(node), found)
    return found


# ------------------------------------------------------------------ numbering


def merge_numbering(theirs: Any | None, own: Any, ids: Mapping[str, str], kept: frozenset[str]) -> tuple[Any, int, int]:
    """Add our `own` definitions behind theirs. Return numbering.xml, and how many numbers and definitions lie before.

    `kept`: ids of styles that the file has itself; our definitions do not claim them.
    """
    if theirs is None:
        theirs = own.makeelement(own.tag, {}, nsmap=own.nsmap)
    for last in theirs.findall(f"{W}numIdMacAtCleanup"):
        theirs.remove(last)
    definitions, numbers = theirs.findall(f"{W}abstractNum"), theirs.findall(f"{W}num")
    before = max((int(one.get(f"{W}abstractNumId")) for one in definitions), default=-1) + 1
    counted = max((int(one.get(f"{W}numId")) for one in numbers), default=0)
    at = len(definitions) + len(theirs.findall(f"{W}numPicBullet"))
    for place, one in enumerate(own.findall(f"{W}abstractNum")):
        theirs.insert(at + place, _moved(one, ids, kept, before))
    theirs.extend(_renumbered(own.findall(f"{W}num"), counted, before))
    return theirs, counted, before


def _moved(definition: Any, ids: Mapping[str, str], kept: frozenset[str], before: int) -> Any:
    definition.set(f"{W}abstractNumId", str(int(definition.get(f"{W}abstractNumId")) + before))
    for style in list(definition.iter(f"{W}pStyle")):
        if style.get(f"{W}val") in kept:
            style.getparent().remove(style)
        else:
            style.set(f"{W}val", ids.get(style.get(f"{W}val"), style.get(f"{W}val")))
    return definition


def _renumbered(numbers: list[Any], counted: int, before: int) -> Iterator[Any]:
    for one in numbers:
        one.set(f"{W}numId", str(int(one.get(f"{W}numId")) + counted))
        definition = one.find(f"{W}abstractNumId")
        definition.set(f"{W}val", str(int(definition.get(f"{W}val")) + before))
        yield one


def counting_styles(theirs: Any) -> frozenset[str]:
    """The ids of the styles whose paragraphs number themselves, by themselves or by what they are based on."""
    styles = {one.get(f"{W}styleId"): one for one in theirs.iter(f"{W}style")}
    return frozenset(identity for identity, style in styles.items() if _counts(style, styles))


def _counts(style: Any, styles: Mapping[str, Any]) -> bool:
    for _ in styles:
        number = style.find(f"{W}pPr/{W}numPr/{W}numId")
        if number is not None:
            return bool(number.get(f"{W}val") != "0")
        based = style.find(f"{W}basedOn")
        found = styles.get(based.get(f"{W}val")) if based is not None else None
        if found is None:
            return False
        style = found
    return False

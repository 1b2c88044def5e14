"""Check, counting: the named methods of counting, and the count of a document by one of them."""

from collections.abc import Callable, Iterable
from typing import Literal

from msgspec import Struct

from toolkit.base.registry import Registry
from toolkit.check.counting.characters import code_points, code_units, without_spaces
from toolkit.check.counting.portals import eusurvey_client, eusurvey_server, regulations_gov
from toolkit.check.counting.stretches import KINDS, PLACES, Kind, Place, Stretch, stretches_of
from toolkit.check.counting.words import word_words, words
from toolkit.model.tree import Document

Unit = Literal["words", "characters", "pages"]
Tally = Callable[[str], int]
Counted = frozenset[tuple[Place, Kind]]
WRITTEN: tuple[Place, ...] = ("text", "annexes")
SEEN = PLACES


class Method(Struct, frozen=True, kw_only=True):
    """A way to count. `title` names it for people, `includes` says what counts and what does not.

    `counted`: which stretches it takes. `tally` counts one string. `whole`: the text is counted in one piece, with an
    empty line between paragraphs, as it would be pasted into a form; otherwise each paragraph by itself.
    """

    name: str
    title: str
    includes: str
    unit: Unit
    tally: Tally
    counted: Counted
    whole: bool = False

    def takes(self, stretch: Stretch) -> bool:
        return (stretch.place, stretch.kind) in self.counted


def count(document: Document, method: str) -> int:
    """Count the words or characters of a finished document by the method of this name.

    `KeyError`: there is no such method. `ValueError`: it counts pages, which only a finished file has.
    """
    found = METHODS.get(method)
    if found is None:
        raise KeyError(method)
    return count_stretches(stretches_of(document), found)


def count_stretches(stretches: Iterable[Stretch], method: Method) -> int:
    """Count what the method takes of these stretches; who counts several ways goes through the document once."""
    if method.unit == "pages":
        raise ValueError("pages are counted in a finished file")
    taken = [one.text for one in stretches if method.takes(one)]
    return method.tally("\n\n".join(taken)) if method.whole else sum(method.tally(text) for text in taken)


def tailored(unit: Literal["words", "characters"], counts: Iterable[str]) -> Method:
    """A method that counts the named places and kinds: `text`, `notes`, `tables`, `figures`, `annexes`, `references`,
    `title`, `contents`, `closing`. Without `text` the running text is not counted.

    `ValueError`: a name that is none of these.
    """
    asked = tuple(counts)
    unknown = [one for one in asked if one not in (*SEEN, *KINDS)]
    if unknown:
        raise ValueError(unknown[0])
    running: tuple[Kind, ...] = ("running", "headings") if "text" in asked else ()
    inside: Counted = frozenset(("text", kind) for kind in KINDS if kind in running or kind in asked)
    others = tuple(place for place in SEEN if place in asked and place != "text")
    return Method(
        name="tailored",
        title=f"{unit.capitalize()} of {', '.join(asked)}",
        includes=", ".join(asked),
        unit=unit,
        tally=words if unit == "words" else code_points,
        counted=inside | _all(others, *(() if "notes" in asked else ("notes",))),
    )


def _all(places: tuple[Place, ...], *left_out: Kind) -> Counted:
    return frozenset((place, kind) for place in places for kind in KINDS if kind not in left_out)


def _words(name: str, title: str, includes: str, places: tuple[Place, ...], *left_out: Kind) -> Method:
    return Method(name=name, title=title, includes=includes, unit="words", tally=words, counted=_all(places, *left_out))


def _characters(name: str, title: str, includes: str, tally: Tally, *, whole: bool = False) -> Method:
    return Method(
        name=name, title=title, includes=includes, unit="characters", tally=tally, counted=_all(WRITTEN), whole=whole
    )


_NOT_COUNTED = "not title, contents and references"

METHODS: Registry[Method] = Registry(
    (
        _words(
            "words",
            "Words",
            f"text, headings, lists, tables, captions, footnotes and annexes; {_NOT_COUNTED}",
            WRITTEN,
        ),
        _words(
            "words-without-notes",
            "Words without footnotes",
            "as `words`, without footnotes",
            WRITTEN,
            "notes",
        ),
        _words(
            "words-without-tables",
            "Words without tables",
            "as `words`, without tables and their captions",
            WRITTEN,
            "tables",
        ),
        _words(
            "words-without-annexes", "Words without annexes", "as `words`, without the evidence appendix", ("text",)
        ),
        _words(
            "words-text",
            "Words of the running text",
            "text, headings and lists; no footnotes, tables, figures and annexes",
            ("text",),
            "notes",
            "tables",
            "figures",
        ),
        _words(
            "words-with-references",
            "Words with references",
            "as `words`, and the list of references",
            (*WRITTEN, "references"),
        ),
        _words(
            "words-with-title",
            "Words with title page",
            "as `words`, and all that stands before the text",
            ("title", *WRITTEN),
        ),
        _words("words-all", "All words", "everything that a reader sees, from the title to the references", SEEN),
        _words(
            "un",
            "Words as the United Nations count",
            "text, tables, annexes and footnotes, and references where they stand in a list; not title and contents",
            (*WRITTEN, "references"),
        ),
        Method(
            name="word",
            title="Word’s own count",
            includes="what Word shows with footnotes: all from the title to the references, signs by themselves too",
            unit="words",
            tally=word_words,
            counted=_all(SEEN),
        ),
        Method(
            name="word-without-notes",
            title="Word’s own count without footnotes",
            includes="what Word shows where “Include textboxes, footnotes and endnotes” is not ticked",
            unit="words",
            tally=word_words,
            counted=_all(SEEN, "notes"),
        ),
        _characters(
            "characters",
            "Characters with spaces",
            "Unicode characters of what `words` counts; no line ends",
            code_points,
        ),
        _characters(
            "characters-without-spaces", "Characters without spaces", "the same without any spaces", without_spaces
        ),
        _characters(
            "characters-utf16", "Characters in units of UTF-16", "the same, an emoji as two or more", code_units
        ),
        _characters(
            "eusurvey-client",
            "Characters as EUSurvey’s counter shows them",
            "units of UTF-16 and two for a line end; paragraphs are set apart by an empty line",
            eusurvey_client,
            whole=True,
        ),
        _characters(
            "eusurvey-server",
            "Characters as EUSurvey’s server counts them",
            "the length of the text with CR LF at its line ends",
            eusurvey_server,
            whole=True,
        ),
        _characters(
            "regulations-gov",
            "Characters as regulations.gov counts them",
            "units of UTF-16 and one for a line end; how the portal counts is not published",
            regulations_gov,
            whole=True,
        ),
        Method(
            name="pages",
            title="Pages",
            includes="pages of the finished PDF",
            unit="pages",
            tally=len,
            counted=_all(SEEN),
        ),
    )
)

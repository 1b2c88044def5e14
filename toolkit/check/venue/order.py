"""Rules of venues: which parts there must be, in which order, and what the summary is like."""

from toolkit.check.venue.case import Case
from toolkit.check.venue.kind import Kind
from toolkit.check.venue.reading import Section
from toolkit.model.tree import Group, List
from toolkit.model.walk import plain_text, walk

SHORT = 400  # words; a summary of so many is never longer than a page


def _parts(case: Case) -> None:
    for name in case.rule.texts("needed"):
        if case.reading.section(name) is None:
            _missing(case, name)
    first, last = case.rule.texts("first"), case.rule.texts("last")
    _in_place(case, first, case.reading.sections[: len(_there(case, first))], "first")
    _in_place(case, last, case.reading.sections[-len(_there(case, last)) :], "at the end")


def _missing(case: Case, name: str) -> None:
    hint = f"write `::: part {name}`, the text, and `:::`, or a heading of this name"
    case.say("venue.part", f"the venue wants a part `{name}`", None, hint)


def _there(case: Case, names: tuple[str, ...]) -> list[str]:
    return [name for name in names if case.reading.section(name)]


def _in_place(case: Case, names: tuple[str, ...], found: tuple[Section, ...], where: str) -> None:
    """The parts of these names that there are stand where they should, in this order."""
    wanted = _there(case, names)
    for name, section in zip(wanted, found, strict=False):
        if section.name != name:
            misplaced = case.reading.section(name)
            order = ", ".join(f"`{one}`" for one in wanted)
            message = f"the part `{name}` must stand {where}" + (f", in this order: {order}" if wanted[1:] else "")
            case.say("venue.order", message, misplaced.node.span if misplaced else None)
            return


def _summary(case: Case) -> None:
    summary, over = case.reading.section("summary"), case.rule.number("over-pages")
    if summary is None:
        pages = case.subject.pages() if over else None
        if over is None or (pages is not None and pages > over):
            _missing(case, "summary")
        return
    if summary is not case.reading.sections[0]:
        case.say("venue.summary", "the summary must stand first", summary.node.span)
    if case.rule.flag("bullets") and not _has_bullets(summary):
        hint = "begin each line with `- `"
        case.say("venue.summary", "the summary must be in bullet points", summary.node.span, hint)
    _long_summary(case, summary, over)


def _has_bullets(summary: Section) -> bool:
    return any(isinstance(node, List) and node.start is None for node in walk(summary.blocks))


def _long_summary(case: Case, summary: Section, over: float | None) -> None:
    """How long a page is, follows from the words and pages of the whole document."""
    most, words = case.rule.number("max-pages"), len(plain_text(summary.blocks, notes=True).split())
    if most is None or words <= SHORT * most:
        return
    pages = case.subject.pages()
    if pages is None or (over is not None and pages <= over):
        return
    part = words * pages / max(1, case.reading.count("words-all"))
    if part > most:
        message = f"the summary takes about {part:.1f} pages; at most {most:.0f}"
        case.say("venue.summary", message, summary.node.span, "estimated from its words and the pages of the PDF")


def _no_recommendations(case: Case) -> None:
    found = next((one for one in case.reading.nodes if isinstance(one, Group) and one.role == "recommendation"), None)
    section = case.reading.section("recommendations")
    place = found or (section.node if section else None)
    if place:
        hint = "at this stage write questions to the State, as a list"
        case.say("venue.recommendation", "recommendations are not wanted at this stage", place.span, hint)


PARTS = Kind(name="parts", gives=("venue.part", "venue.order"), check=_parts)
SUMMARY = Kind(name="summary", gives=("venue.summary",), check=_summary)
NO_RECOMMENDATIONS = Kind(name="no-recommendations", gives=("venue.recommendation",), check=_no_recommendations)

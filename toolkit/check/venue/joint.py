"""Rules of venues: submissions of several: where all names stand, and in which order."""

from toolkit.check.venue.case import Case
from toolkit.check.venue.kind import Kind


def _joint(case: Case) -> None:
    names = (*case.submission.authors, *(one.name for one in case.subject.signatories))
    if case.rule.text("names") == "front" and len(names) > 1:
        _in_front(case, names)
    if standing := case.rule.texts("standing"):
        _by_standing(case, standing)


def _in_front(case: Case, names: tuple[str, ...]) -> None:
    missing = [name for name in names if not case.reading.says(name, front=True)]
    if missing:
        shown = ", ".join(missing[:5]) + (f" and {len(missing) - 5} more" if missing[5:] else "")
        hint = "name all of them under `author: [name, name]` in the front matter"
        place = case.submission.spans.get("signatories") or case.submission.spans.get("author")
        case.say("venue.joint", f"not named at the beginning of the text: {shown}", place, hint)


def _by_standing(case: Case, standing: tuple[str, ...]) -> None:
    people, place = case.subject.signatories, case.submission.spans.get("signatories")
    without = [one for one in people if one.standing not in standing]
    for one in without:
        hint = "name it in a footnote to the title, or state its `standing` in the list"
        case.say("venue.joint", f"{one.name} has no consultative status", one.span, hint)
    if not _is_ordered([standing.index(one.standing) for one in people if one not in without], case):
        hint = "write `signatories: {file: …, order: standing}`"
        order = ", then ".join(standing)
        case.say("venue.joint", f"the names must stand in the order of their status: {order}", place, hint)


def _is_ordered(ranks: list[int], case: Case) -> bool:
    """Whether the list is printed by status: because it is sorted so, or because it was written so."""
    look = case.submission.list_look
    if "standing" in (look.get("order"), look.get("by")) or len(set(ranks)) < 2:
        return True
    return look.get("order") == "list" and ranks == sorted(ranks)


JOINT = Kind(name="joint", gives=("venue.joint",), check=_joint)

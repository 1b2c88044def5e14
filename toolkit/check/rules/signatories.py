"""Rule `signatories`: what a letter, a media release or a summary says about how many sign is what the list says."""

from collections.abc import Mapping

from toolkit.base.diagnostic import Report
from toolkit.check.rule import Rule, Subject
from toolkit.check.signing.lines import LIST, Line, claimed
from toolkit.check.signing.reading import Claim

NEARLY, ABOUT = 0.85, 0.1  # “nearly 60”: 51 or more; “about 60”: 54 to 66


def _check(subject: Subject, report: Report) -> None:
    if subject.counts is not None:
        for claim, line in claimed(subject.document, subject.year):
            _judge(claim, line, subject.counts, report)


def _judge(claim: Claim, line: Line, counts: Mapping[str, int], report: Report) -> None:
    count = counts[_counted(claim)]
    said, place = line.text[claim.start : claim.end], line.span(claim)
    name = f"{{{{ {LIST}.{_counted(claim)}{' | words' if claim.in_words else ''} }}}}"
    if not _is_true(claim, count):
        message = f"the text says “{said}”; by the list it is {count:,} ({_says(claim)})"
        hint = f"write `{name}`: it counts the list, and stays right when somebody signs or withdraws"
        report.error("signatories.count-differs", message, place, hint)
    elif claim.bound is None:
        message = f"“{said}” is typed: it will be wrong as soon as somebody signs or withdraws"
        report.warning("signatories.count-typed", message, place, f"write `{name}`, which counts the list")


def _counted(claim: Claim) -> str:
    """The name of the count: `{{ signatories.NAME }}`."""
    if claim.other and claim.kind in ("total", "organisations"):
        return "others" if claim.kind == "total" else "other-organisations"
    return claim.kind


def _says(claim: Claim) -> str:
    match claim.kind:
        case "organisations":
            return "organisations besides the one that speaks" if claim.other else "organisations that sign"
        case "persons":
            return "persons who sign"
        case "countries":
            return "countries of those who sign"
        case _:
            return "signatories besides the one who speaks" if claim.other else "all who sign"


def _is_true(claim: Claim, count: int) -> bool:
    number = claim.number
    match claim.bound:
        case "over":
            return count > number
        case "at least":
            return count >= number
        case "under":
            return count < number
        case "nearly":
            return NEARLY * number <= count < number
        case "about":
            return abs(count - number) <= ABOUT * number
        case "at most":
            return count <= number
        case None:
            return count == number


SIGNATORIES = Rule(name="signatories", gives=("signatories.count-differs", "signatories.count-typed"), check=_check)

"""Rules of venues: the kinds of files that are taken, and the languages."""

from collections.abc import Sequence

from toolkit.check.venue.case import Case, said
from toolkit.check.venue.kind import Kind

FILES = ("docx", "pdf", "html", "md", "txt", "json")


def taken(case: Case, outputs: Sequence[str]) -> tuple[str, ...]:
    """Those of our formats that the venue takes."""
    accepted, refused = case.rule.texts("accepted"), case.rule.texts("refused")
    return tuple(one for one in outputs if one not in refused and (not accepted or one in accepted))


def _formats(case: Case) -> None:
    outputs, span = case.submission.outputs, case.submission.spans.get("outputs")
    sent = taken(case, outputs)
    if not sent:
        possible = taken(case, FILES)
        hint = f"write `outputs: [{', '.join(possible[:1])}]`" if possible else "upload the text in another way"
        message = f"the venue takes none of these files: {', '.join(outputs)}"
        case.say("venue.format", message, span, hint)
    elif len(sent) < len(outputs):
        left = ", ".join(one for one in outputs if one not in sent)
        message = f"send the file in the format {' or '.join(sent)}; the venue does not take {left}"
        case.report.note("venue.send", message, case.place, said(case.rule.basis, case.today))


def _languages(case: Case) -> None:
    accepted = [one.lower() for one in case.rule.texts("accepted")]
    lang = case.submission.lang
    if lang.partition("-")[0].lower() not in accepted:
        message = f"the venue does not take submissions in the language `{lang}`"
        case.say("venue.language", message, case.submission.spans.get("lang"), f"it takes: {', '.join(accepted)}")


FORMATS = Kind(name="formats", gives=("venue.format", "venue.send"), check=_formats)
LANGUAGES = Kind(name="languages", gives=("venue.language",), check=_languages)

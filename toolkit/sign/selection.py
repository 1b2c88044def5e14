"""Sign: who of a list may be printed, and why somebody may not."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from toolkit.base.diagnostic import Report
from toolkit.base.nearest import did_you_mean
from toolkit.base.source import Span
from toolkit.model.people import Decision, Signatory, SignedText
from toolkit.sign.agreed import same_texts
from toolkit.sign.countries import country_code, likely_country
from toolkit.sign.duplicates import Reason, Suggestion, suggest_duplicates
from toolkit.sign.folding import latin
from toolkit.sign.names import is_guessed, sort_name

Refusal = Literal["no consent", "withdrawn", "not public", "another text", "no text", "stands twice"]
SAYS: dict[Refusal, str] = {
    "no consent": "did not agree to be printed",
    "withdrawn": "withdrew",
    "not public": "signed, but not in public",
    "another text": "signed another text of this letter",
    "no text": "signed, but it is not written down which text",
    "stands twice": "is the same as another row",
}
LOOKS: dict[Reason, str] = {
    "mail": "the same e-mail address",
    "name": "the same name",
    "spelling": "nearly the same name",
    "script": "the same name in another script",
    "acronym": "a short name of the other",
    "part": "a part of the name, in the same organisation",
}
FEW = 5  # names that one message tells


class Selection(Struct, frozen=True, kw_only=True):
    """Those who may be printed, in the order of the list; and who may not, with the reason."""

    printed: tuple[Signatory, ...]
    refused: tuple[tuple[Signatory, Refusal], ...]


def select(
    rows: Sequence[Signatory], current: str, texts: Sequence[SignedText], decisions: Sequence[Decision]
) -> Selection:
    """Decide for each row. `current` is the digest of the letter's text; without `texts` no text is asked for."""
    same = same_texts(current, texts)
    doubled = {each for one in decisions if one.same for each in one.these if each != one.keep}
    printed, refused = list[Signatory](), list[tuple[Signatory, Refusal]]()
    for row in rows:
        reason = _refusal(row, same, bool(texts), doubled)
        if reason is None:
            printed.append(row)
        else:
            refused.append((row, reason))
    return Selection(printed=tuple(printed), refused=tuple(refused))


def _refusal(row: Signatory, same: frozenset[str], asked: bool, doubled: set[str]) -> Refusal | None:
    if row.consent != "yes":
        return "withdrawn" if row.consent == "withdrawn" else "no consent"
    if not row.public:
        return "not public"
    if row.signed and row.signed not in same:
        return "another text"
    if asked and not row.signed:
        return "no text"
    return "stands twice" if row.id in doubled else None


# ------------------------------------------------------------------ what is said


def tell_refused(selection: Selection, here: Span, report: Report) -> None:
    """Say who is not printed and why: a warning for those who must be asked again, notes for all others."""
    groups = defaultdict[Refusal, list[Signatory]](list)
    for row, reason in selection.refused:
        groups[reason].append(row)
    for reason, rows in groups.items():
        message = f"{_names(rows)}: {SAYS[reason]}; not printed, and not counted"
        if reason in ("another text", "no text"):
            hint = "`toolkit signatories status` lists who must confirm, and writes the e-mail to them"
            report.warning("signatories.other-text", message, rows[0].span, hint)
        else:
            report.note("signatories.left-out", message, rows[0].span)
    if not selection.printed:
        hint = "only rows with `consent` yes, to this text, and `public` not no, are printed"
        report.error("signatories.none", "nobody on this list may be printed", here, hint)


def _names(rows: Sequence[Signatory]) -> str:
    shown = ", ".join(row.name for row in rows[:FEW])
    return shown if len(rows) <= FEW else f"{shown} and {len(rows) - FEW:,} more"


def tell_twice(printed: Sequence[Signatory], decisions: Sequence[Decision], report: Report) -> None:
    """Report a name that would be printed twice, in one kind; two whom a decision tells apart may share a name."""
    apart = {frozenset(one.these) for one in decisions if not one.same}
    seen = dict[tuple[str, str], Signatory]()
    for row in printed:
        key = (row.kind, row.name.casefold())
        before = seen.setdefault(key, row)
        if before is not row and not any({before.id, row.id} <= these for these in apart):
            hint = "keep one row, or write into signatories.decisions.yaml that they are different"
            report.error("signatories.twice", f"`{row.name}` stands in the list a second time", row.span, hint)


def tell_alike(rows: Sequence[Signatory], decisions: Sequence[Decision], report: Report) -> tuple[Suggestion, ...]:
    """Suggest who may stand on the list twice; what was decided is not asked again. Nothing is merged."""
    decided = {frozenset(one.these) for one in decisions}
    open_ = [
        one
        for one in suggest_duplicates(rows)
        if not any({rows[one.one].id, rows[one.other].id} <= these for these in decided)
    ]
    for one in open_:
        first, second = rows[one.one], rows[one.other]
        message = f"“{second.name}” and “{first.name}” (line {first.span.line}) may be one: {LOOKS[one.reason]}"
        report.warning("signatories.alike", message, second.span, _decide(first, second))
    return tuple(open_)


def _decide(first: Signatory, second: Signatory) -> str:
    ids = " ".join(f'"{row.id}"' if " " in row.id else row.id for row in (first, second))
    return f"decide: toolkit signatories decide SUBMISSION {ids} --keep ID, or --different"


def tell_guessed(rows: Sequence[Signatory], lang: str, report: Report) -> None:
    """Say, in one note, of whom it is not certain which word is the family name, and what the list takes for it."""
    guessed = [row for row in rows if is_guessed(row.kind, row.name, row.sort_as)]
    if guessed:
        shown = (f"{row.name} under “{sort_name(row.kind, row.name, row.sort_as, lang).main}”" for row in guessed[:FEW])
        more = f" and {len(guessed) - FEW:,} more" if len(guessed) > FEW else ""
        hint = "where another word is the family name, write it first in `sort_as`: García Márquez, Gabriel"
        report.note("signatories.sorted", f"sorted {', '.join(shown)}{more}", guessed[0].span, hint)


def tell_countries(rows: Sequence[Signatory], report: Report) -> None:
    """A country that no table knows would be printed as it is, and counted as one more country."""
    for text in dict.fromkeys(row.country for row in rows if row.country):
        if not country_code(text):
            near = likely_country(text)
            row = next(row for row in rows if row.country == text)
            hint = f"did you mean {near}?" if near else "write its English name, or its code of two letters (ISO 3166)"
            report.warning(
                "signatories.country", f"“{text}” is not known as a country", row.country_span or row.span, hint
            )


def check_decisions(rows: Sequence[Signatory], decisions: Sequence[Decision], report: Report) -> None:
    """A decision about a row that is not there any more is told, and an id that several rows share."""
    ids = Counter(row.id for row in rows)
    for one in decisions:
        for name in one.these:
            if name not in ids:
                message = f"no row of the list has the id `{name}`"
                near = did_you_mean(name, ids) if len(latin(name)) > 1 else ""
                report.warning("signatories.decision", message, one.span, near or "delete this decision")

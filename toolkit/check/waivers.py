"""Check: what an author waives, with a reason, is not told; a waiver that nothing needs is.

Only findings of rules can be waived, and of these not the ones that a rule calls `firm`. Whatever is wrong with the
form of a text, with evidence, consent or privacy, no comment silences.
"""

from collections.abc import Collection, Iterable

from msgspec import Struct

from toolkit.base.codes import CODES
from toolkit.base.diagnostic import Diagnostic, Report
from toolkit.base.nearest import did_you_mean
from toolkit.base.source import Source
from toolkit.base.waiver import Waiver
from toolkit.check.rule import Rule


def waivable_codes(rules: Iterable[Rule]) -> frozenset[str]:
    """The codes that a waiver may name."""
    return frozenset(code for rule in rules for code in rule.gives if code not in rule.firm)


def apply_waivers(rules: Iterable[Rule], source: Source, asleep: Collection[str], report: Report) -> None:
    """Take out of the report what the waivers of `source` cover; tell those that name no code or cover nothing.

    `asleep`: codes of rules that are switched off, whose waivers may wait.
    """
    known = waivable_codes(rules)
    waivers = {waiver.span.start: waiver for waiver in report.waivers if waiver.span.source is source}.values()
    named = [_Waived(code, waiver) for waiver in waivers for code in waiver.codes]
    for one in named:
        if one.code not in known:
            _tell_unknown(one, known, report)
    valid = [one for one in named if one.code in known]
    used = {one for one in valid for found in report.found if one.covers(found)}
    report.found[:] = [found for found in report.found if not any(one.covers(found) for one in used)]
    for one in valid:
        if one not in used and one.code not in asleep:
            message = f"nothing here needs the waiver of `{one.code}`"
            report.warning(
                "waiver.unused", message, one.waiver.span, "delete it, or put it at the block that it is for"
            )


class _Waived(Struct, frozen=True):
    code: str
    waiver: Waiver

    def covers(self, found: Diagnostic) -> bool:
        block, place = self.waiver.covers, found.span
        inside = place is not None and place.source is block.source and block.start <= place.start <= block.end
        return found.code == self.code and inside


def _tell_unknown(one: _Waived, known: Collection[str], report: Report) -> None:
    if CODES.get(one.code):
        message = f"`{one.code}` cannot be waived"
        hint = "only findings of rules about the text can; mend what it says"
    else:
        message, hint = f"there is no code `{one.code}`", did_you_mean(one.code, sorted(known))
    report.warning("waiver.code", message, one.waiver.span, hint)

"""Check, venues: one rule of a venue over one document, and how a breach of it is told: with the venue's words."""

import datetime as dt

from msgspec import Struct

from toolkit.base.diagnostic import Hint, Report
from toolkit.base.source import Span
from toolkit.check.form.remark import Remark
from toolkit.check.rule import Subject
from toolkit.check.venue.reading import Reading
from toolkit.model.submission import Submission
from toolkit.model.venue import Basis, Venue, VenueRule

OLD = 366  # days after which somebody should look again whether a rule still holds


class Case(Struct, frozen=True, kw_only=True):
    """A rule, the document, and what day it is."""

    rule: VenueRule
    venue: Venue
    reading: Reading
    report: Report
    today: dt.date

    @property
    def subject(self) -> Subject:
        return self.reading.subject

    @property
    def submission(self) -> Submission:
        return self.subject.submission

    def say(self, code: str, message: str, span: Span | None, *hints: Hint | str) -> None:
        """Report a breach, as gravely as the rule says, with what the venue says about it."""
        hinted = (*hints, said(self.rule.basis, self.today))
        self.report.add(self.rule.severity, code, message, span or self.place, hinted)

    def remark(self, code: str, remark: Remark) -> None:
        """Report what a check of the form has noticed, as a breach of this rule."""
        self.say(code, remark.message, remark.span, *remark.hints)

    @property
    def place(self) -> Span:
        """Where a document says which venue it is for; what is missing is missing there."""
        choice = self.submission.venue
        return choice.id.span if choice else self.submission.front_matter

    def number(self, setting: str) -> float | None:
        """The number of a setting; None where there is none, or where it depends on what nobody has said."""
        if not self.rule.by:
            return self.rule.number(setting)
        fact = self.reading.fact(self.rule.by)
        cases = self.rule.pairs(setting)
        limit = self.rule.number(setting, fact.text) if fact else None
        if limit is not None:
            return limit
        if any(self.rule.by in other.texts("needed") for other in self.venue.rules.values()):
            return None  # that is told where the venue asks for it
        options = " or ".join(f"`{case}`" for case in cases)
        wrong = f"is `{fact.text}`" if fact else "is not said"
        message = f"the limit depends on `{self.rule.by}`, which {wrong}; it may be {options}"
        hint = f"write `venue: {{id: {self.venue.id}, {self.rule.by}: {next(iter(cases), '…')}}}`"
        self.say("venue.depends", message, fact.span if fact else None, hint)
        return None


def said(basis: Basis | None, today: dt.date) -> Hint:
    """The venue's words with their place and age."""
    if basis is None:
        return Hint(text="you have set this yourself in the front matter")
    words = f"“{basis.words}”" if basis.quoted else basis.words
    copies = f"; age of the copy: {basis.copies}" if basis.copies else ""
    sure = "" if basis.confidence == "high" else "; not quite sure"
    text = f"{words} ({basis.url}, seen {basis.seen.isoformat()}{copies}{sure}){aged(basis, today)}"
    return Hint(text=text, label="the venue says" if basis.quoted else "the venue asks")


def aged(basis: Basis, today: dt.date) -> str:
    days = (today - basis.seen).days
    return f" – seen {days // 30} months ago: look whether it still holds" if days > OLD else ""

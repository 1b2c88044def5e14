"""Load: what a rule of a venue stands on: its words, where they stand, when they were seen, how sure that is."""

import re
from typing import cast

from toolkit.base.diagnostic import Report
from toolkit.base.records import Fields, Mapping
from toolkit.model.venue import Basis, Confidence

LONGEST = 40  # words of a quotation


def read_basis(mapping: Mapping, copies: str, report: Report) -> Basis | None:
    """Return the basis, or None after a diagnostic. `quote` are the venue's own words, `says` ours."""
    before = len(report.found)
    fields = Fields(mapping, report, "`basis` of a rule")
    quote, says = fields.scalar("quote"), fields.scalar("says")
    words = quote or says
    if words is None or (quote and says):
        hint = "`quote: …` are the venue's own words, `says: …` tells in yours what it asks for"
        report.error("fields.missing", "`basis` needs either `quote` or `says`", mapping.span, hint)
    url, seen = fields.scalar("url", required=True), fields.date("seen", required=True)
    confidence = fields.choice("confidence", ("high", "medium", "low"), required=True)
    basis_copies = fields.text("copies", copies)
    fields.finish()
    if url and url.text and not re.match(r"https?://\S+$", url.text):
        report.error("fields.value", f"`{url.text}` is not the address of a page", url.span, "write https://…")
    if confidence == "low":
        hint = "leave the rule out, put it under `ask:`, and let authors set the value in their front matter"
        report.error("venue.unsure", "what is not sure is not a rule", fields.span("confidence"), hint)
    if quote and len(quote.text.split()) > LONGEST:
        report.error("fields.value", f"a quotation has at most {LONGEST} words here", quote.span)
    if len(report.found) > before or words is None or url is None or seen is None:
        return None
    return Basis(
        words=words.text,
        quoted=words is quote,
        url=url.text,
        seen=seen,
        confidence=cast(Confidence, confidence),
        copies=basis_copies,
        span=mapping.span,
    )

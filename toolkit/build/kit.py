"""Build: the built-in directives and rules, each in one table. To add one, write its file and a line here."""

from functools import cache
from importlib import import_module

from toolkit.base.registry import Registry
from toolkit.check.rule import Rule
from toolkit.resolve.directive import DirectiveType
from toolkit.resolve.directives.answer import ANSWERED
from toolkit.resolve.directives.appendix import APPENDIX
from toolkit.resolve.directives.block import BLOCK, LINE
from toolkit.resolve.directives.claim import CLAIM
from toolkit.resolve.directives.contents import CONTENTS
from toolkit.resolve.directives.figure import FIGURE
from toolkit.resolve.directives.lang import LANG
from toolkit.resolve.directives.misplaced import GRAFT, PART
from toolkit.resolve.directives.notices import NOTICES
from toolkit.resolve.directives.quote import QUOTE
from toolkit.resolve.directives.recommendation import RECOMMENDATION, RECOMMENDATIONS
from toolkit.resolve.directives.references import REFERENCES
from toolkit.resolve.directives.signatories import SIGNATORIES
from toolkit.resolve.directives.table import TABLE
from toolkit.resolve.directives.timeline import TIMELINE
from toolkit.resolve.directives.wide import WIDE_PAGES

DIRECTIVES: Registry[DirectiveType] = Registry(
    (
        PART, FIGURE, TABLE, TIMELINE, CLAIM, RECOMMENDATION, RECOMMENDATIONS, SIGNATORIES,
        REFERENCES, CONTENTS, NOTICES, BLOCK, LINE, GRAFT, APPENDIX, QUOTE, WIDE_PAGES, LANG,
        ANSWERED,
    )
)  # fmt: skip

RULES = (  # where each stands: they are imported when a document is finished, or while citations are formatted
    "toolkit.check.rules.structure:STRUCTURE",
    "toolkit.check.rules.sources:SOURCES",
    "toolkit.check.rules.printed:PRINTED",
    "toolkit.check.rules.access:ACCESS",
    "toolkit.check.rules.length:LENGTH",
    "toolkit.check.rules.quotations:QUOTATIONS",
    "toolkit.check.rules.numbers:NUMBERS",
    "toolkit.check.rules.plain_words:PLAIN_WORDS",
    "toolkit.check.rules.signatories:SIGNATORIES",
    "toolkit.check.rules.summary:SUMMARY",
    "toolkit.check.rules.answers:ANSWERS",
    "toolkit.check.venue.table:VENUE",
)


@cache
def rules() -> Registry[Rule]:
    """The rules of the table."""
    places = (place.split(":") for place in RULES)
    return Registry(tuple(getattr(import_module(module), rule) for module, rule in places))

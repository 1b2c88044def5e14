"""Build: the built-in directives and rules, each in one table. To add one, write its file and a line here."""

from toolkit.base.registry import Registry
from toolkit.check.rule import Rule
from toolkit.check.rules.access import ACCESS
from toolkit.check.rules.answers import ANSWERS
from toolkit.check.rules.length import LENGTH
from toolkit.check.rules.numbers import NUMBERS
from toolkit.check.rules.plain_words import PLAIN_WORDS
from toolkit.check.rules.printed import PRINTED
from toolkit.check.rules.quotations import QUOTATIONS
from toolkit.check.rules.signatories import SIGNATORIES as SIGN_COUNTS
from toolkit.check.rules.sources import SOURCES
from toolkit.check.rules.structure import STRUCTURE
from toolkit.check.rules.summary import SUMMARY
from toolkit.check.venue.table import VENUE
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

RULES: Registry[Rule] = Registry(
    (
        STRUCTURE, SOURCES, PRINTED, ACCESS, LENGTH, QUOTATIONS, NUMBERS, PLAIN_WORDS, SIGN_COUNTS, SUMMARY, ANSWERS,
        VENUE,
    )
)  # fmt: skip

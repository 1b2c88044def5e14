"""Figures: what a language says around its numbers. In its patterns `#` is a number, and `@` also the word for one."""

from collections.abc import Mapping

from msgspec import Struct


class Idiom(Struct, frozen=True, kw_only=True, eq=False):
    """The words of one language. All are alternations or patterns, without regard to capitals (`ƻ{1,2}`: two digits).

    `one`: the word for it, which may be an article; `months`; `before`: words behind which a number only names
    something (article 12); `joins`: and, or, to, between numbers of one list; `nothing`: patterns in which no number
    is a figure (ages, times, set phrases).
    `figures`: by kind (“fraction”, “multiple”, “vague”, “range”), patterns of figures that are more than one number.
    `percent`, `points`, `money`: what may follow a number and belongs to it. `about`: about, more than, only.
    `stems`: a sentence without digits has a figure of `figures` only where it has one of these words in it.
    """

    tag: str
    one: str
    months: str
    before: str
    joins: str
    nothing: tuple[str, ...]
    figures: Mapping[str, tuple[str, ...]]
    percent: str
    points: str
    money: str
    about: str
    stems: str
    small: "SmallNumbers"
    times: "Durations"


class SmallNumbers(Struct, frozen=True, kw_only=True):
    """Numbers to twelve often count nothing: the two sides, three reasons, we make four points.

    `known`: words before them for things already known (the, these, our); `things`: nouns of speech and argument;
    `evidence`: nouns of what is counted; `rhetoric`: openings in which an author counts his own points.
    """

    known: str
    things: str
    evidence: str
    rhetoric: str
    only: str


class Durations(Struct, frozen=True, kw_only=True):
    """Hours, days, years: `units`; `ought`: words of a sentence that demands, where a time is no observation.

    `spans`: patterns of periods and terms that are no figures; `within`: words before a time limit; `took`: words of
    a sentence that measures time.
    """

    units: str
    ought: str
    spans: tuple[str, ...]
    within: str
    took: str

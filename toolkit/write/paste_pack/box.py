"""Write, paste pack: one question as the page shows it: what was asked, and what is ticked, typed or pasted."""

from msgspec import Struct

from toolkit.model.questions import Question


class Asked(Struct, frozen=True, kw_only=True):
    """What the page says of the questionnaire: its title, where the portal is, the language of the questions."""

    title: str
    url: str
    lang: str


class Choice(Struct, frozen=True, kw_only=True):
    """An option as the portal shows it; `place` where it is chosen: 1, or its rank in a ranking."""

    text: str
    place: int | None


class Box(Struct, frozen=True, kw_only=True):
    """`state` is one of check/answers/standing.py. `characters` and `words`: what the text has, as the portal counts.

    `when`: the condition as it was written. `shown`: the number of a question that asks for one.
    """

    question: Question
    state: str
    choices: tuple[Choice, ...] = ()
    text: str = ""
    shown: str = ""
    file: str = ""
    characters: int = 0
    words: int = 0
    when: str = ""

    @property
    def answered(self) -> bool:
        return bool(self.text or self.shown or self.file or any(one.place for one in self.choices))

    @property
    def wrong(self) -> bool:
        return self.state in ("missing", "over limit", "answered, not asked")

"""Signing: a paragraph → what it says about how many sign this letter; numbers about anybody else are left alone."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from toolkit.check.figures.lexer import Numeral, numerals
from toolkit.check.signing.english import ENGLISH
from toolkit.check.signing.french import FRENCH
from toolkit.check.signing.german import GERMAN
from toolkit.check.signing.spanish import SPANISH
from toolkit.check.signing.speech import Bound, Speech

Kind = Literal["total", "organisations", "persons", "countries"]

SPEECHES: Mapping[str, Speech] = {"en": ENGLISH, "fr": FRENCH, "de": GERMAN, "es": SPANISH}
_ALIKE = str.maketrans("\u00a0\u202f\u2009\t\n’‘ʼ", "     '''")  # one sign for one, so that places stay
_END = re.compile(r"[.!?…]+[\"”»)\]]*\s+(?=[\"“„«(¿¡]?[A-ZÀ-ÞŒ])")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NUMBER = r"(?:\ue000+|\ue001+)"  # what stands for a number in a text that is read
_NUMBERED = re.compile(  # what has a number as its name, in the four languages
    r"(?:\b(?:art(?:icle|icles|ikel|ículos?|\.)?|sections?|paragraphs?|para\.?|pages?|p\.|tables?|figures?|chapters?|annex|"
    r"recital|rule|no\.|nr\.|n[°º]|abschnitt|absatz|seite|tabelle|abbildung|anhang|sección|párrafo|página|cuadro|paragraphe|"
    r"tableau|annexe|anexo|regel|kapitel|chapitre|capítulo)|§+) $",
    re.IGNORECASE,
)
_OWN = re.compile(  # who belongs to one of those who sign
    r"\b(?:members?|membres?|mitglied\w*|miembros?|partner\w*|partenaires?|affiliate\w*|affiliée?s|afiliad[oa]s)\b",
    re.IGNORECASE,
)
_LONGEST = 1_500  # signs of a sentence
_BEFORE = 160  # signs that may lead to those who are counted
_FAR, _NEAR = 80, 60  # signs between those who are counted and what they do, or where they come from


class Claim(Struct, frozen=True, kw_only=True):
    """“More than sixty organisations”: what is counted, the number, and how it is limited; where it stands in the text.

    `other`: besides the one who speaks. `in_words`: sixty, not 60.
    """

    kind: Kind
    number: int
    start: int
    end: int
    bound: Bound | None = None
    other: bool = False
    in_words: bool = False


def claims(
    text: str, lang: str, year: int | None, known: Collection[int], *, headline: bool = False
) -> Iterator[Claim]:
    """Yield what `text` says about those who sign it, in the language of the tag `lang` (none but en, fr, de, es).

    `year`: of the letter; a sentence about another year is about something else. `known`: the places in `text` at
    which a count of the list begins: who is counted there, signs. `headline`: it begins with those of whom it tells.
    """
    forms = _forms(lang.partition("-")[0].lower())
    if forms is None:
        return
    numbers = {one.start: one for one in numerals(text, lang)}
    plain, start = text.translate(_ALIKE), 0
    marked = _marked(plain, numbers.values())
    for end in _ends(plain):
        years = {int(found) for found in _YEAR.findall(plain[start:end])}
        inside = {at - start: one for at, one in numbers.items() if start <= at < end}
        elsewhere = bool(years) and year is not None and year not in years
        here, first = frozenset(at - start for at in known), headline and not start
        for claim in _Sentence(marked[start:end], forms, inside, here, elsewhere, first).claims():
            yield replace(claim, start=start + claim.start, end=start + claim.end)
        start = end


def _marked(text: str, numbers: Iterable[Numeral]) -> str:
    """The text with signs of their own in the place of each number, as many as it has."""
    signs = list(text)
    for at, one in enumerate(numbers):
        signs[one.start : one.end] = ("\ue000", "\ue001")[at % 2] * (one.end - one.start)
    return "".join(signs)


def _ends(text: str) -> Iterator[int]:
    """Where each sentence ends; what goes on for longer than sentences do is cut."""
    start = 0
    for end in [*(found.end() for found in _END.finditer(text)), len(text)]:
        yield from range(start + _LONGEST, end, _LONGEST)
        yield end
        start = end


# ------------------------------------------------------------------ the forms of a language, compiled


class _Forms(Struct, frozen=True):
    """The expressions of one language as they are used. Those that look back end where the people begin."""

    speech: Speech
    people: re.Pattern[str]
    origin: re.Pattern[str]
    we: re.Pattern[str]
    signed_by: re.Pattern[str]
    with_others: re.Pattern[str]
    called_by: re.Pattern[str]
    part: re.Pattern[str]
    signing: re.Pattern[str]
    calls: re.Pattern[str]
    signs: re.Pattern[str]

    def said(self, expression: str, text: str) -> bool:
        return re.search(expression, text, re.IGNORECASE) is not None


@cache
def _forms(lang: str) -> _Forms | None:
    speech = SPEECHES.get(lang)
    if speech is None:
        return None
    bounds = "|".join(speech.bounds.values())
    others = rf"(?:(?P<others>{speech.other}) )?"
    limit = rf"(?:(?P<bound>{bounds}) ?)?(?:(?:{speech.exactly}) )?"
    amount = rf"{limit}{others}(?P<number>{_NUMBER})(?P<plus>\+)?(?![.,]{_NUMBER}| ?%)"
    word = rf" (?!(?:{speech.stop})\b)[^\W\d][\w'&/·*:()-]*,?"
    people, lands = f"{speech.organisations}|{speech.persons}", rf"(?:{speech.countries})\b"
    joined = rf"{speech.together}(?:{word}){{0,3}}? (?:{people})"
    noun = rf"(?P<noun>(?:(?:{speech.signatories})\b(?! (?:{people})\b)|{people})\b(?:{joined}\b)*)"
    before, after = r"(?<![\w.,%§-])", rf"(?: (?:{speech.modifiers})\b[^.;:!?]{{0,{_FAR}}}?)?,? "

    def made(expression: str) -> re.Pattern[str]:
        return re.compile(expression, re.IGNORECASE)

    return _Forms(
        speech=speech,
        people=made(rf"{before}{amount}(?: (?P<other>{speech.other}))?(?P<words>(?:{word}){{0,5}}?) {noun}"),
        origin=made(rf"(?P<gap>[^.;:!?]{{0,{_NEAR}}}?)[ ,(–]+(?:{speech.from_}) ?{amount}(?:{word}){{0,2}}? {lands}"),
        we=made(rf"(?:{speech.we}) *$"),
        signed_by=made(rf"(?:{speech.signed_by}) *$"),
        with_others=made(rf"(?:{speech.with_others}) *$"),
        called_by=made(rf"(?:{speech.called_by}) *$"),
        part=made(rf"(?:{_NUMBER}|{speech.parts}) (?:{speech.of}) *$"),
        signing=made(rf",? (?:\w+ )?(?:{speech.undersigned})\b"),
        calls=made(rf"{after}(?:{speech.calls})"),
        signs=made(rf"{after}(?:{speech.signs})"),
    )


# ------------------------------------------------------------------ one sentence


class _Sentence(Struct, frozen=True):
    """`text` has marks in the place of its `numbers` (by where they begin). `of_another_year`: it names one."""

    text: str
    forms: _Forms
    numbers: Mapping[int, Numeral]
    known: frozenset[int]
    of_another_year: bool
    headline: bool

    def claims(self) -> Iterator[Claim]:
        last = -1  # where the words about those who sign have come to
        for found in self.forms.people.finditer(self.text):
            if not (self._sign(found) or self._joined(last, found.start())):
                continue
            last = found.end()
            claim = self._claim(found, self._kind(found["noun"]))
            if claim:
                yield claim
            for origin in self._origins(found.end()):
                last = origin.end()
                if claim := self._claim(origin, "countries"):
                    yield claim

    def _sign(self, found: re.Match[str]) -> bool:
        """Whether it is those who sign that are counted here."""
        before = self.text[max(found.start() - _BEFORE, 0) : found.start()]
        after = self.text[found.end() :]
        if self._speak(found, before, after):
            return True
        return not self._are_others(found, before, after) and self._act(found, before, after)

    def _speak(self, found: re.Match[str], before: str, after: str) -> bool:
        """“We, 59 organisations”; “the 59 undersigned”; or their number is counted from the list."""
        own = self.forms.we.search(before)
        if found.start("number") in self.known or (own and not self.forms.said(self.forms.speech.ourselves, own[0])):
            return True
        undersigned = rf"\b(?:{self.forms.speech.undersigned})\b"
        return self.forms.said(undersigned, found["words"]) or bool(self.forms.signing.match(after))

    def _are_others(self, found: re.Match[str], before: str, after: str) -> bool:
        """Whether this is about other people, another year, or no number of people at all."""
        if self.of_another_year or self.forms.said(self.forms.speech.elsewhere, self.text):
            return True
        own = _OWN.search(f"{found['words']} {found['noun']}{after[:15]}")
        return bool(own or _NUMBERED.search(before))

    def _act(self, found: re.Match[str], before: str, after: str) -> bool:
        """Whether they do what those who sign a letter do, or are called signatories."""
        forms, speech, kind = self.forms, self.forms.speech, self._kind(found["noun"])
        if self.headline and not before.strip(" \"'“„«") and kind != "persons":
            return True
        if forms.signed_by.search(before):
            return forms.said(speech.letter, self.text)
        if forms.part.search(before):
            return False
        if forms.with_others.search(before) and (found["other"] or found["others"]):
            return forms.said(speech.calls, after) or forms.said(speech.signs, before)
        if re.match(rf"(?:{speech.signatories})\b", found["noun"], re.IGNORECASE):
            return self._are_of_a_letter(found.end())
        acts = forms.signs if kind == "persons" else forms.calls
        return bool(acts.match(after) or forms.called_by.search(before))

    def _are_of_a_letter(self, at: int) -> bool:
        """Whether signatories are those of a letter, and not of a treaty."""
        speech, after = self.forms.speech, self.text[at:]
        members = re.match(rf"(?:{speech.members}| (?:{speech.countries})\b)", after, re.IGNORECASE)
        return any(self._origins(at)) or not (members or self.forms.said(speech.treaty, self.text))

    def _joined(self, last: int, start: int) -> bool:
        """“59 signatories: 38 organisations …, and 21 experts”: what follows closely upon those who sign."""
        between = self.text[last:start]
        follows = re.search(rf"(?:[:,(–—]|{self.forms.speech.together}) *$", between, re.IGNORECASE)
        return last >= 0 and len(between) <= _FAR and bool(follows) and not re.search(_NUMBER, between)

    def _origins(self, at: int) -> Iterator[re.Match[str]]:
        found = self.forms.origin.match(self.text, at)
        if found is None or self.forms.said(self.forms.speech.calls, found["gap"]):
            return
        if not self.forms.people.search(self.text, at, found.start("number")):
            yield found

    def _kind(self, noun: str) -> Kind:
        speech = self.forms.speech
        has = [
            bool(re.search(rf"\b(?:{one})\b", noun, re.IGNORECASE)) for one in (speech.organisations, speech.persons)
        ]
        if all(has) or not any(has):
            return "total"
        return "organisations" if has[0] else "persons"

    def _claim(self, found: re.Match[str], kind: Kind) -> Claim | None:
        number = self.numbers.get(found.start("number"))
        if number is None or found.start("number") in self.known:
            return None
        if number.value == 1 and number.form == "words":  # one signatory of them all
            return None
        start = found.start("number") if found["bound"] is None else found.start("bound")
        return Claim(
            kind=kind,
            number=int(number.value),
            start=start,
            end=found.end("plus") if found["plus"] else found.end("number"),
            bound="at least" if found["plus"] else self._bound(found["bound"]),
            other=bool(found.groupdict().get("other") or found["others"]),
            in_words=number.form == "words",
        )

    def _bound(self, words: str | None) -> Bound | None:
        expressions = self.forms.speech.bounds.items()
        return next((name for name, one in expressions if words and re.fullmatch(one, words, re.IGNORECASE)), None)

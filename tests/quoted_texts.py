"""Texts to quote from, true quotations of them with the noise of typography, and false ones. Made by chance, always alike."""

import random
import re
from collections.abc import Callable, Iterator

from msgspec import Struct

COMMENT = """\
The present comment explains how States parties should respect the rights of children wherever they use digital services.
Children were asked in 28 countries what they expect; 709 of them took part in 69 workshops between May and November 2019.
No child should be treated less favourably because a parent cannot pay for a device or for access to the network.
The best interests of the child are a primary consideration in the design, the management and the use of every such service.
Risks to life and development must not be left to families alone. Providers know their products and can change them.
States parties should give effect to the views of children and should not rely on parents as their only representatives.
Capacities evolve: what protects a child of 7 years may hold back one of 15, and no single setting fits both of them.
Legislation should be reviewed at least every 5 years so that it keeps pace with what is offered to children.
A coordinating body needs a mandate, a budget and staff; without them its recommendations remain letters to nobody.
Resources for the implementation should be visible in the budget, where 0.7% was found in one country and nothing in another.
Data should be broken down by age, sex, disability and place; personal details of a child must never be published with them.
Independent monitoring is not a service to governments. The institution decides by itself what it looks into and when.
Training for judges, teachers and police officers should cover 12 topics, among them evidence, consent and grooming.
Civil society must be free to report on providers; no organisation should be sued for findings that are true.
Business enterprises should undertake due diligence, publish what they found and say what they did not do about it.
Advertising that children cannot recognise as such is unfair, and profiles of children should not be used for it.
Where 55% of the reports concern the same service, the regulator should ask why before the next report arrives.
Remedies should be free of charge, fast and known to children; a form that only adults can fill in is no remedy.
Complaints may be made by groups, so that a child need not appear alone against an enterprise with 3,000 lawyers.
Access to information includes books, news and science in the languages of minorities and of indigenous peoples.
Filters must not keep from adolescents what they need to know about their health, their bodies and their rights.
Freedom of expression may be limited only by law and only where it is necessary; satire is not a ground for limits.
Automated decisions about what a child sees should be explained in words that a child of that age understands.
Associations of children should find public spaces online as they find playgrounds and streets in their towns.
Privacy is vital to dignity and safety. Monitoring by a school should end at the gate and should never be secret.
Consent given under pressure is no consent, and a tick in a box of 40 pages is pressure in another form.
Deletion should be possible at any time, within 14 days, and without a reason that the child would have to state.
Identity documents of newborns should be issued offline as well, because not every registry is connected.
Violence that begins online does not end there; shelters, courts and schools should work with the same definitions.
Images of abuse must be removed within 24 hours, and the person who reported them is entitled to an answer.
Grooming was recorded in 5,083 cases in the last year of the period, 72% of them on three services of one owner.
Children who act against others should be met with education first; prison is not an answer to a shared picture.
Disability should be thought of when a product is designed, for repairs afterwards reach nobody who left in the meantime.
Health services can be offered at a distance, but a diagnosis without any meeting should remain the exception.
Schools that lend devices should lend support too: 1 in 4 of the tablets came back unused after the first month.
Play is not learning in disguise. Time limits that ignore what a child does with the time are of little use.
Exploitation for labour includes channels run by parents, where hours, income and rest should follow the law of work.
Proceedings across borders fail when evidence is lost; requests should be answered in 10 days, not in 10 months.
Dissemination of this comment is a duty of States parties, in formats for children and in all official languages.
The next report should say what was changed, what was not, and for which reasons, with figures for each year.
""".splitlines()

# Abraham Lincoln, Gettysburg, 19 November 1863; the Declaration of Independence, 4 July 1776: in the public domain
ADDRESS = """\
Four score and seven years ago our fathers brought forth on this continent, a new nation, conceived in Liberty, and dedicated to the proposition that all men are created equal.
Now we are engaged in a great civil war, testing whether that nation, or any nation so conceived and so dedicated, can long endure. We are met on a great battle-field of that war.
But, in a larger sense, we can not dedicate, we can not consecrate, we can not hallow this ground. The brave men, living and dead, who struggled here, have consecrated it, far above our poor power to add or detract.
The world will little note, nor long remember what we say here, but it can never forget what they did here. It is for us the living, rather, to be dedicated here to the unfinished work which they who fought here have thus far so nobly advanced.
It is rather for us to be here dedicated to the great task remaining before us, that from these honored dead we take increased devotion to that cause for which they gave the last full measure of devotion, that this nation, under God, shall have a new birth of freedom, and that government of the people, by the people, for the people, shall not perish from the earth.
""".splitlines()
DECLARATION = """\
When in the Course of human events, it becomes necessary for one people to dissolve the political bands which have connected them with another, a decent respect to the opinions of mankind requires that they should declare the causes which impel them to the separation.
We hold these truths to be self-evident, that all men are created equal, that they are endowed by their Creator with certain unalienable Rights, that among these are Life, Liberty and the pursuit of Happiness.
Prudence, indeed, will dictate that Governments long established should not be changed for light and transient causes; and accordingly all experience hath shewn, that mankind are more disposed to suffer, while evils are sufferable, than to right themselves by abolishing the forms to which they are accustomed.
""".splitlines()


def numbered(paragraphs: list[str]) -> str:
    return "\n\n".join(f"{number}. {text}" for number, text in enumerate(paragraphs, start=1))


def wrapped(text: str, width: int = 46) -> str:
    """Lines as in a narrow column, with words cut by hyphens."""
    lines, line = list[str](), ""
    for paragraph in text.split("\n\n"):
        for word in paragraph.split(" "):
            if len(line) + len(word) < width:
                line = f"{line} {word}".strip()
            elif len(word) > 8 and word.isalpha():
                lines.append(f"{line} {word[:4]}-".strip())
                line = word[4:]
            else:
                lines.append(line)
                line = word
        lines += [line, ""]
        line = ""
    return "\n".join(lines)


def with_notes(paragraphs: list[str]) -> list[str]:
    """A footnote number behind the first sentence or comma of each paragraph."""
    return [
        re.sub(r"([.,;:])(?= )", rf"\g<1>{number}", text, count=1) for number, text in enumerate(paragraphs, start=3)
    ]


# ------------------------------------------------------------------ quotations


class Sample(Struct, frozen=True):
    """A quotation, the paragraph that it is said to stand in (from 1), and what was done to it."""

    text: str
    paragraph: int
    kind: str


def _piece(chance: random.Random, text: str, least: int = 6) -> list[str]:
    words = text.split()
    size = chance.randint(least, min(len(words), 26))
    at = chance.randint(0, len(words) - size)
    return words[at : at + size]


def _curly(words: list[str], chance: random.Random) -> list[str]:
    return [word.replace("'", "’").replace("-", chance.choice("‐–-")) for word in words]


def _ligatures(words: list[str], chance: random.Random) -> list[str]:
    return [word.replace("ffi", "ﬃ").replace("fi", "ﬁ").replace("fl", "ﬂ") for word in words]


def _soft(words: list[str], chance: random.Random) -> list[str]:
    return [word[:3] + "\u00ad" + word[3:] if len(word) > 6 else word for word in words]


def _bracketed_letter(words: list[str], chance: random.Random) -> list[str]:
    first = words[0]
    return [f"[{first[0].swapcase()}]{first[1:]}", *words[1:]] if first[0].isalpha() and first[1:2].isalpha() else words


def _gap(words: list[str], chance: random.Random) -> list[str]:
    at = chance.randint(2, len(words) - 3)
    return [*words[:at], chance.choice(["[…]", "…", ". . .", "[...]", "(…)"]), *words[at + chance.randint(1, 2) :]]


def _own_words(words: list[str], chance: random.Random) -> list[str]:
    at = chance.randint(2, len(words) - 3)
    return [*words[:at], "[the authority concerned]", *words[at + chance.randint(0, 2) :]]


def _remark(words: list[str], chance: random.Random) -> list[str]:
    at = chance.randint(1, len(words) - 1)
    return [
        *words[:at],
        chance.choice(["[sic]", "(emphasis added)", "[footnote omitted]", "[emphasis in original]"]),
        *words[at:],
    ]


def _ending(words: list[str], chance: random.Random) -> list[str]:
    at = chance.randint(1, len(words) - 2)
    return (
        [*words[:at], f"{words[at][:4]}[ing]", *words[at + 1 :]]
        if words[at].isalpha() and len(words[at]) > 4
        else words
    )


NOISE: tuple[Callable[[list[str], random.Random], list[str]], ...] = (
    _curly, _ligatures, _soft, _bracketed_letter, _gap, _own_words, _remark, _ending,
)  # fmt: skip


def true_quotations(paragraphs: list[str], number: int) -> Iterator[Sample]:
    chance = random.Random(1863)
    for at in range(number):
        paragraph = chance.randrange(len(paragraphs))
        noise = NOISE[at % len(NOISE)]
        words = noise(_piece(chance, paragraphs[paragraph], least=8), chance)
        text = chance.choice([" ", "\u00a0", " ", "\u2009"]).join(words)
        yield Sample(
            chance.choice(["", "… "]) + text + chance.choice(["", ".", ",", " …"]), paragraph + 1, noise.__name__
        )


_NEGATIONS = re.compile(r"\b(?:not|never|no|nor|without|nothing|cannot)\b")


def false_quotations(paragraphs: list[str], others: list[str], number: int) -> Iterator[Sample]:
    chance = random.Random(1776)
    makers = (_without_not, _number, _swapped, _missing, _added, _replaced, _elsewhere, _reordered)
    done = 0
    while done < number:
        maker = makers[done % len(makers)]
        paragraph = chance.randrange(len(paragraphs))
        text = maker(paragraphs[paragraph], chance, paragraphs)
        if text is None:
            continue
        done += 1
        shown = (
            paragraph + 1
            if maker is not _elsewhere
            else (paragraph + chance.randint(1, len(paragraphs) - 1)) % len(paragraphs) + 1
        )
        yield Sample(text, shown, maker.__name__)
    for text in others:
        yield Sample(" ".join(_piece(chance, text)), 1, "another document")


Paragraphs = list[str]


def _without_not(text: str, chance: random.Random, all_: Paragraphs) -> str | None:
    found = list(_NEGATIONS.finditer(text, 12, len(text) - 12))
    if not found:
        return None
    one = chance.choice(found)
    replaced = "can" if one[0] == "cannot" else ""
    return " ".join(f"{text[: one.start()]}{replaced}{text[one.end() :]}".split())


def _number(text: str, chance: random.Random, all_: Paragraphs) -> str | None:
    found = list(re.finditer(r"\d+(?:[.,]\d+)*", text))
    if not found:
        return None
    one = chance.choice(found)
    digits = one[0][:-1] + str((int(one[0][-1]) + chance.randint(1, 9)) % 10)
    return text[: one.start()] + digits + text[one.end() :]


def _swapped(text: str, chance: random.Random, all_: Paragraphs) -> str | None:
    words = _piece(chance, text, least=8)
    at = chance.randint(1, len(words) - 3)
    if words[at].strip(",.;:").lower() == words[at + 1].strip(",.;:").lower():
        return None
    return " ".join([*words[:at], words[at + 1], words[at], *words[at + 2 :]])


def _missing(text: str, chance: random.Random, all_: Paragraphs) -> str | None:
    words = _piece(chance, text, least=8)
    at = chance.randint(2, len(words) - 3)
    if words[at] in (words[at - 1], words[at + 1]):
        return None
    return " ".join([*words[:at], *words[at + 1 :]])


def _added(text: str, chance: random.Random, all_: Paragraphs) -> str | None:
    words = _piece(chance, text, least=8)
    at = chance.randint(2, len(words) - 3)
    return " ".join([*words[:at], chance.choice(["always", "all", "immediately", "possible"]), *words[at:]])


def _replaced(text: str, chance: random.Random, all_: Paragraphs) -> str | None:
    words = _piece(chance, text, least=8)
    at = chance.randint(0, len(words) - 1)
    return " ".join([*words[:at], chance.choice(["may", "governments", "seldom", "large"]), *words[at + 1 :]])


def _elsewhere(text: str, chance: random.Random, all_: Paragraphs) -> str | None:
    return " ".join(_piece(chance, text, least=8))


def _reordered(text: str, chance: random.Random, all_: Paragraphs) -> str | None:
    words = text.split()
    half = len(words) // 2
    return f"{' '.join(words[half : half + 7])} […] {' '.join(words[:7])}"

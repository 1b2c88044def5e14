"""The two formulas of EUSurvey, against implementations of their own, on text as people paste it."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.check.counting.portals import eusurvey_client, eusurvey_refused, eusurvey_server, regulations_gov

UGLY = (
    "\r\n", "\r", "\n", "\n\r", "\t", "e\u0301", "👩\u200d👩\u200d👧", "🇪🇺", "\U00020000", "\u2028", "\x85", "\u00a0", "\ufeff", "\x00",
)  # fmt: skip
ANSWERS = st.lists(st.one_of(st.sampled_from(UGLY), st.text(max_size=8)), max_size=40).map("".join)


def _units(text: str) -> list[int]:
    """The units of UTF-16, by the algorithm of the Unicode Standard (3.9, D91)."""
    units = list[int]()
    for char in text:
        point = ord(char)
        if point >= 0x10000:
            units += [0xD800 + ((point - 0x10000) >> 10), 0xDC00 + ((point - 0x10000) & 0x3FF)]
        else:
            units.append(point)
    return units


def _client(text: str) -> int:
    """Unit by unit: a line end, of one or two units, is a box's one unit and one more."""
    total, before = 0, 0
    for unit in _units(text):
        if unit == 13 or (unit == 10 and before != 13):
            total += 2
        elif unit != 10:
            total += 1
        before = unit
    return total


def _server(text: str) -> int:
    """What arrives in a form: bytes of UTF-16 with CR LF, halved."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return len("\r\n".join(lines).encode("utf-16-be", "surrogatepass")) // 2


def _agree(text: str) -> None:
    assert eusurvey_client(text) == _client(text)
    assert eusurvey_server(text) == _server(text)
    assert eusurvey_client(text) == eusurvey_server(text)


def test_ten_thousand_answers() -> None:
    chance = random.Random(17)
    for _ in range(10_000):
        pieces = [
            chance.choice(UGLY) if chance.random() < 0.4 else chr(_point(chance)) for _ in range(chance.randrange(60))
        ]
        _agree("".join(pieces))


def _point(chance: random.Random) -> int:
    """A character of any plane, more often one of the first; no half of a pair."""
    while 0xD800 <= (point := chance.choice((chance.randrange(0x250), chance.randrange(0x110000)))) <= 0xDFFF:
        pass
    return point


@settings(max_examples=300, deadline=None)
@given(ANSWERS)
def test_both_formulas(text: str) -> None:
    _agree(text)


@settings(max_examples=100, deadline=None)
@given(ANSWERS)
def test_what_is_refused_has_four_bytes(text: str) -> None:
    four = {char for char in text if len(char.encode("utf-8", "surrogatepass")) == 4}
    assert set(eusurvey_refused(text)) == four


def test_a_sample_that_was_counted_by_hand() -> None:
    text = "Ein Satz.\nUnd noch einer 🙂\n\nEnde"
    assert len(text) == 32
    assert eusurvey_client(text) == 32 + 1 + 3
    assert regulations_gov(text.replace("\n", "\r\n")) == 32 + 1

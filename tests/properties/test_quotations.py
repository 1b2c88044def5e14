"""Quotations, whatever the words: folding is stable, a piece of a text is found with any typography, distances hold."""

import unicodedata

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from toolkit.check.quotation.copies import Copy
from toolkit.check.quotation.folding import Folded, folded
from toolkit.check.quotation.judge import judge
from toolkit.check.quotation.numbering import numbering_of
from toolkit.check.quotation.passages import find_passages
from toolkit.check.quotation.quoted import GAP, read_quoted
from toolkit.model.source_copy import SourceText

LETTERS = "abcdefghijklmnopqrstuvwxyzäéñßŁøçœж"
WORDS = st.lists(st.text(LETTERS, min_size=1, max_size=9), min_size=12, max_size=60)
SPACES = st.sampled_from([" ", "\n", "\u00a0", "\u2009", "  ", " \u00ad"])
TEXT = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Z", "S")), max_size=200)


def _words(text: Folded) -> list[str]:
    return [word.text for word in text.words]


@settings(deadline=None)
@given(TEXT)
def test_folding_twice_is_folding_once(text: str) -> None:
    once = " ".join(_words(folded(unicodedata.normalize("NFKC", text.casefold()))))
    assert _words(folded(once)) == once.split(" ") or not once


@settings(deadline=None)
@given(WORDS, st.data())
def test_every_piece_of_a_text_is_found_where_it_stands(words: list[str], data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(words) - 4))
    last = data.draw(st.integers(first + 3, len(words) - 1))
    noise = [data.draw(SPACES) for _ in words]
    text = "".join(f"{word}{space}" for word, space in zip(words, noise, strict=True))
    found = find_passages(read_quoted(" ".join(words[first : last + 1]).upper()), folded(text))
    assert any(passage.first == first and passage.last == last for passage in found)


@settings(deadline=None)
@given(WORDS, st.integers(2, 9))
def test_a_word_cut_at_a_line_end_is_one_word(words: list[str], at: int) -> None:
    lines = [f"{word[:at]}-\n{word[at:]}" if len(word) > at else word for word in words]
    copy = Copy(SourceText(path="x", pages=(" ".join(lines),)))
    assert judge(read_quoted(" ".join(words)), (copy,), "k", None) is None


@settings(deadline=None)
@given(WORDS, st.data())
def test_words_left_out_in_silence_are_always_found(words: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(2, len(words) - 3))
    kept = [*words[:at], *words[at + 1 :]]
    stream = "".join(_words(folded(" ".join(words))))
    assume("".join(_words(folded(" ".join(kept)))) not in stream)
    copy = Copy(SourceText(path="x", pages=(" ".join(words),)))
    assert judge(read_quoted(" ".join(kept)), (copy,), "k", None) is not None
    marked = " ".join([*words[:at], "[…]", *words[at + 1 :]])
    assert judge(read_quoted(marked), (copy,), "k", None) is None


@settings(deadline=None)
@given(st.integers(0, GAP + 100))
def test_a_gap_reaches_so_many_words_and_no_more(between: int) -> None:
    text = folded(f"alpha beta {'x ' * between} gamma delta")
    found = find_passages(read_quoted("alpha beta […] gamma delta"), text)
    assert bool(found) is (between <= GAP)


@settings(deadline=None)
@given(st.integers(1, 200), st.integers(3, 60))
def test_numbered_paragraphs_are_recognised(start: int, size: int) -> None:
    text = "\n\n".join(
        f"{number}. Words of paragraph {number},\n2020. And more" for number in range(start, start + size)
    )
    numbering = numbering_of("paragraph", text)
    assert numbering is not None
    assert numbering.numbers == tuple(range(start, start + size))
    assert numbering.at(text.index(f"paragraph {start + size - 2}")) == {start + size - 2}

"""The comparison of files with their text: it takes what is only look for the same, and misses no letter."""

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from sample import SOURCE, document, items, para, sample_look

from toolkit.base.diagnostic import Report
from toolkit.model.tree import Block, Document
from toolkit.proof.compare import compare
from toolkit.proof.docx_events import docx_events
from toolkit.proof.docx_package import open_package
from toolkit.proof.event import Event
from toolkit.proof.letters import LINE, plain, same
from toolkit.proof.prove import prove
from toolkit.proof.tree_events import tree_events
from toolkit.write.docx import DOCX

WORDS = st.lists(st.text("abcdefé’ﬁΣ-", min_size=1, max_size=9), min_size=1, max_size=12).map(" ".join)


@given(st.text())
def test_the_plain_form_is_its_own_plain_form(text: str) -> None:
    assert plain(plain(text)) == plain(text)


@given(WORDS, st.data())
def test_line_ends_and_their_hyphens_make_no_difference(text: str, data: st.DataObject) -> None:
    wanted = plain(text)
    at = data.draw(st.integers(0, len(wanted)))
    before, after = wanted[:at], wanted[at:]
    assert same(wanted, f"{before}{LINE}{after}")
    assert same(wanted, f"{before.rstrip()}{LINE}{after.lstrip()}")
    assert same(wanted, plain(f"{before}\u2010{LINE}{after}"))


@given(WORDS, st.data())
def test_a_letter_that_is_gone_makes_a_difference(text: str, data: st.DataObject) -> None:
    wanted = plain(text)
    letters = [at for at, sign in enumerate(wanted) if not sign.isspace()]
    at = data.draw(st.sampled_from(letters))
    assert not same(wanted, wanted[:at] + wanted[at + 1 :])
    assert not same(wanted, wanted[:at] + LINE + wanted[at + 1 :])


@given(st.lists(WORDS, min_size=2, max_size=8), st.data())
def test_a_space_that_is_gone_makes_a_difference(words: list[str], data: st.DataObject) -> None:
    wanted = plain(" ".join(words))
    gaps = [at for at, sign in enumerate(wanted) if sign == " "]
    at = data.draw(st.sampled_from(gaps))
    assert not same(wanted, wanted[:at] + wanted[at + 1 :])
    assert not same(wanted, f"{wanted[:at]}{wanted[at + 1 :]}{LINE}")


# ------------------------------------------------------------------ whole documents

FEW = st.sampled_from(["One.", "Two.", "Three words here."])
BLOCKS = st.recursive(
    FEW.map(para),
    lambda inner: st.builds(
        lambda contents, start: items(*(tuple(one) for one in contents), start=start),
        st.lists(st.lists(inner, min_size=1, max_size=3), min_size=1, max_size=4),
        st.sampled_from([None, 1, 4]),
    ),
    max_leaves=12,
)
DOCUMENTS = st.lists(BLOCKS, min_size=1, max_size=6).map(lambda blocks: document(*blocks))


def _written(made: Document) -> bytes:
    return DOCX.write(made, sample_look(), Report()).data


def _told(made: Document, data: bytes) -> list[str]:
    report = Report()
    prove(made, {"docx": data}, SOURCE.span(), report)
    return [one.code for one in report.found]


@settings(max_examples=25, deadline=None)
@given(DOCUMENTS)
def test_word_counts_the_lists_as_the_text_does(made: Document) -> None:
    assert _told(made, _written(made)) == []


@settings(max_examples=25, deadline=None)
@given(st.lists(FEW, min_size=1, max_size=6), st.data())
def test_one_of_several_equal_paragraphs_that_is_gone_is_told(texts: list[str], data: st.DataObject) -> None:
    blocks: list[Block] = [para(text) for text in texts]
    at = data.draw(st.integers(0, len(blocks) - 1))
    less = document(*blocks[:at], *blocks[at + 1 :])
    assert set(_told(document(*blocks), _written(less))) & {"proof.missing", "proof.differs", "proof.order"}


@given(st.lists(FEW, max_size=8), st.lists(FEW, max_size=8))
def test_a_comparison_without_a_finding_means_that_both_say_the_same(wanted: list[str], found: list[str]) -> None:
    def events(texts: list[str]) -> tuple[Event, ...]:
        return tuple(Event(kind="text", text=plain(text), span=SOURCE.span()) for text in texts)

    report = Report()
    compare(events(wanted), events(found), "docx", report)
    assert bool(report.found) == (wanted != found)


def test_a_document_without_anything_says_nothing() -> None:
    made = replace(document(), content=())
    assert tree_events(made) == docx_events(open_package(_written(made))) == ()

"""Identifiers: whatever somebody types is an answer, and what is accepted is stable."""

from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.cite.identifiers.identifier import Identifier, Slip
from toolkit.cite.identifiers.table import GRAMMARS, read_identifier

SIGNS = st.text(alphabet="ACEGHNORSUDVLJT0123456789/.-:()\\ –ROelP٣²", max_size=30)
TEXTS = st.one_of(SIGNS, st.text(max_size=20), st.sampled_from([one.example for one in GRAMMARS]))


@settings(deadline=None)
@given(scheme=st.sampled_from(GRAMMARS.names), start=TEXTS, end=SIGNS)
def test_every_text_is_answered(scheme: str, start: str, end: str) -> None:
    for text in (start, start + end):
        answer = read_identifier(scheme, text, 2026)
        if isinstance(answer, Slip):
            assert answer.message
            assert answer.hint
        else:
            again = read_identifier(scheme, answer.canonical, 2026)
            assert isinstance(again, Identifier)
            assert again == answer
            assert again.canonical.isascii()
            assert all(again.full(lang) and again.short(lang) and again.url(lang) for lang in ("en", "fr", "es", "de"))

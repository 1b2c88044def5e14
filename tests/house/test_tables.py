"""The tables of built-in things agree with each other."""

from toolkit.build.kit import rules
from toolkit.build.writers import WRITERS, writer
from toolkit.load.template import OUTPUTS


def test_every_writer_may_be_asked_for() -> None:
    assert sorted(OUTPUTS) == sorted(WRITERS)
    assert [writer(name).name for name in WRITERS] == list(WRITERS)


def test_every_rule_names_its_codes() -> None:
    codes = [code for rule in rules() for code in rule.gives]
    assert len(codes) == len(set(codes))

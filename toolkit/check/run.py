"""Check: all rules over one document."""

from toolkit.base.diagnostic import Report
from toolkit.base.registry import Registry
from toolkit.check.rule import Rule, Subject


def check(subject: Subject, rules: Registry[Rule], report: Report) -> None:
    """Run every rule; each says all it finds."""
    for rule in rules:
        rule.check(subject, report)

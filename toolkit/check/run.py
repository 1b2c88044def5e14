"""Check: all rules over one document."""

from toolkit.base.diagnostic import Report
from toolkit.base.registry import Registry
from toolkit.check.rule import Rule, Subject
from toolkit.check.waivers import apply_waivers


def check(subject: Subject, rules: Registry[Rule], report: Report) -> None:
    """Run every rule; each says all it finds, and then what the author waived is taken out."""
    for rule in rules:
        rule.check(subject, report)
    asleep = [code for rule in rules if rule.sleeps(subject) for code in rule.gives]
    apply_waivers(rules, subject.submission.source, asleep, report)

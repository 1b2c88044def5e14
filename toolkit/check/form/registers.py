"""Check, form: numbers of public registers that cannot be right."""

import re

from msgspec import Struct


class NumberForm(Struct, frozen=True, kw_only=True):
    """How the numbers of a register are written, and an example."""

    name: str
    pattern: re.Pattern[str]
    like: str


FORMS: dict[str, NumberForm] = {
    # The number of an entry (up to twelve digits; older ones have fewer), a hyphen, and two further digits.
    "transparency-register": NumberForm(
        name="EU Transparency Register", pattern=re.compile(r"\d{8,13}-\d{2}"), like="123456789012-34"
    ),
}
"""By the name of the field in a front matter or under `organisation:`."""


def wrong_number(field: str, text: str) -> str:
    """What is wrong with the number of a register, in words; empty where nothing is, or nobody knows its form.

    Words may stand before the number (“REG 123…-34”), and hyphens of other kinds and spaces are no fault of the author.
    """
    form = FORMS.get(field)
    if form is None:
        return ""
    plain = re.sub(r"[\u2010-\u2015\u2212]", "-", re.sub(r"[\s\u00a0\u202f]", "", text))
    if form.pattern.search(plain) and not re.search(r"\d-\d+-|-\d{3}", plain):
        return ""
    return f"“{text}” is not a number of the {form.name}: they look like {form.like}"

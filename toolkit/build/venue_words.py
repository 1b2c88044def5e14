"""Build: a rule of a venue in words, for a person who reads its profile."""

from collections.abc import Callable, Iterable, Mapping

from toolkit.check.counting import METHODS
from toolkit.model.venue import VenueRule
from toolkit.model.venue_kinds import KINDS

MANY = 6  # values that are named one by one


def rule_in_words(rule: VenueRule) -> str:
    """What the rule asks, with its numbers and conditions."""
    words = _WORDS.get(rule.kind, _otherwise)(rule)
    when = ", ".join(f"{name} is {value}" for name, value in rule.when.items())
    return f"{words} (where {when})" if when else words


def brief(rule: VenueRule) -> str:
    """A limit in a few words, for a list of venues; empty where there is none."""
    if rule.kind in ("formats", "languages"):
        return listed(rule.texts("accepted"))
    setting = "max-mb" if rule.kind == "file-size" else "max"
    values = dict.fromkeys((*rule.pairs(setting).values(), *rule.texts(setting)))
    return f"{' or '.join(shown_number(value) for value in values)} {_UNITS.get(rule.kind, rule.kind)}"


def listed(values: Iterable[str]) -> str:
    named = tuple(values)
    return ", ".join(named) if len(named) <= MANY else f"{', '.join(named[:3])} and {len(named) - 3} more"


def shown_number(text: str) -> str:
    return f"{int(text):,}" if text.isdigit() and len(text) > 3 else text


_UNITS = {"file-size": "MB", "answers": "characters an answer"}


def _most(rule: VenueRule) -> str:
    cases = ", ".join(f"{shown_number(value)} ({case})" for case, value in rule.pairs("max").items())
    most, by = (cases, f", by `{rule.by}`") if rule.by else (shown_number(rule.text("max")), "")
    counted = METHODS.get(rule.text("count"))
    includes = counted.includes if counted else ", ".join(rule.texts("counts"))
    how = f"; counted: {includes}" if includes else ""
    return f"at most {most} {_UNITS.get(rule.kind, rule.kind)}{by}{how}"


def _formats(rule: VenueRule) -> str:
    refused = f"not {', '.join(rule.texts('refused'))}" if rule.texts("refused") else ""
    return "; ".join(filter(None, (", ".join(rule.texts("accepted")), refused)))


def _fields(rule: VenueRule) -> str:
    where = {"front": ", printed before the text", "anywhere": ", printed in the text"}.get(rule.text("printed"), "")
    options = f", one of {listed(rule.texts('one-of'))}" if rule.texts("one-of") else ""
    return f"it must be told {', '.join(f'`{name}`' for name in rule.texts('needed'))}{options}{where}"


def _parts(rule: VenueRule) -> str:
    said = (("there must be", "needed"), ("first", "first"), ("at the end", "last"))
    return "; ".join(f"{words} {', '.join(rule.texts(name))}" for words, name in said if rule.texts(name))


def _summary(rule: VenueRule) -> str:
    over, most = rule.text("over-pages"), rule.text("max-pages")
    said = (
        f"needed in a text of more than {over} pages" if over else "needed, and first",
        "in bullet points" if rule.flag("bullets") else "",
        f"on at most {most} page{'s' if most != '1' else ''}" if most else "",
    )
    return ", ".join(filter(None, said))


def _font(rule: VenueRule) -> str:
    sizes, least = " or ".join(rule.texts("size")), rule.text("min-size")
    said = (rule.text("name"), f"{sizes} points" if sizes else "", f"at least {least} points" if least else "")
    return ", ".join(filter(None, said))


def _layout(rule: VenueRule) -> str:
    paper, margin, spacing = (rule.text(name) for name in ("paper", "margin-mm", "line-spacing"))
    said = (
        f"{paper} paper" if paper else "",
        f"margins of {margin} mm" if margin else "",
        "single-spaced" if spacing == "1" else f"line spacing {spacing}" if spacing else "",
    )
    return ", ".join(filter(None, said))


def _joint(rule: VenueRule) -> str:
    order = ", then ".join(rule.texts("standing"))
    said = ("all names before the text" if rule.texts("names") else "", f"names by status: {order}" if order else "")
    return ", ".join(filter(None, said))


def _deadline(rule: VenueRule) -> str:
    days = " or ".join((*rule.texts("on"), *rule.texts("calendar")))
    said = (rule.text("relative") or days, rule.text("at"), rule.text("zone"))
    return ", ".join(filter(None, said))


def _otherwise(rule: VenueRule) -> str:
    return KINDS[rule.kind].says


_WORDS: Mapping[str, Callable[[VenueRule], str]] = {
    "words": _most,
    "characters": _most,
    "answers": _most,
    "pages": _most,
    "formats": _formats,
    "file-size": lambda rule: f"less than {rule.text('max-mb')} MB",
    "languages": lambda rule: ", ".join(rule.texts("accepted")),
    "fields": _fields,
    "number": lambda rule: f"`{rule.text('field')}` looks like {rule.text('like')}",
    "opening": lambda rule: f"begins with “{rule.text('text')}”",
    "parts": _parts,
    "summary": _summary,
    "terms": lambda rule: ", ".join(f"“{better}”, not “{term}”" for term, better in rule.pairs("instead").items()),
    "emphasis": lambda rule: f"no {', '.join(rule.texts('forbidden'))}",
    "font": _font,
    "layout": _layout,
    "joint": _joint,
    "cover-letter": lambda rule: f"a {rule.text('called', 'covering letter')} by itself",
    "confidential": lambda rule: f"what is confidential is marked “{rule.text('word')}” in front",
    "deadline": _deadline,
}

"""Load: the line `venue:` of a front matter, and the rules of that venue with the values that the author has set."""

from msgspec.structs import replace

from toolkit.base.diagnostic import Report
from toolkit.base.nearest import did_you_mean
from toolkit.base.records import Fields, Items, Mapping, Record, Scalar
from toolkit.load.venues.pack import load_venue
from toolkit.load.venues.rules import user_rule
from toolkit.model.venue import Venue, VenueChoice, VenueRule
from toolkit.model.venue_kinds import OWN_FACTS, SET_BY_AUTHOR

FIELD = "venue"


def read_choice(fields: Fields, report: Report) -> VenueChoice | None:
    """`venue: id`, or `venue: {id: …, …}` with what the venue must be told; None where there is no such line."""
    record = fields.record(FIELD)
    if not isinstance(record, Mapping):
        scalar = fields.scalar(FIELD)
        return VenueChoice(id=scalar) if scalar and scalar.text else None
    name = Fields(record, report, "`venue`").scalar("id", required=True)
    facts = {key.text: _lines(value, report) for key, value in record.entries if key.text != "id"}
    return VenueChoice(id=name, facts=facts) if name and name.text else None


def _lines(record: Record, report: Report) -> tuple[Scalar, ...]:
    values = record.values if isinstance(record, Items) else (record,)
    for value in values:
        if not isinstance(value, Scalar):
            report.error("fields.value", "this must be a single value, or a list of single values", value.span)
    return tuple(value for value in values if isinstance(value, Scalar) and value.text)


def load_chosen(choice: VenueChoice, root: str, report: Report, *, others: bool = False) -> Venue | None:
    """Return the venue with what the author has set; a line that means nothing to it is reported.

    `others`: the lines were written for another venue, so that unknown ones are no mistake.
    """
    venue = load_venue(choice.id.text, choice.id.span, root, report)
    if venue is None:
        return None
    if not others:
        _tell_unknown(choice, venue, report)
    own = {key: rule for name, values in choice.facts.items() for key, rule in _set(name, values, venue, report)}
    return replace(venue, rules={**venue.rules, **own})


def _set(name: str, values: tuple[Scalar, ...], venue: Venue, report: Report) -> tuple[tuple[str, VenueRule], ...]:
    """The rules that one line sets; a rule `words.annex` of the pack stays."""
    kind, setting = SET_BY_AUTHOR.get(name, ("", ""))
    if not kind or not values:
        return ()
    return ((kind, user_rule(name, kind, venue.rules.get(kind), setting, values, report)),)


def _tell_unknown(choice: VenueChoice, venue: Venue, report: Report) -> None:
    known = (*venue.facts, *OWN_FACTS, *SET_BY_AUTHOR)
    for name, values in choice.facts.items():
        if name not in known:
            message = f"`{name}` is nothing that `{venue.id}` asks for, or that can be set"
            report.error("fields.unknown", message, values[0].span if values else choice.id.span, _hint(name, known))


def _hint(name: str, known: tuple[str, ...]) -> str:
    return did_you_mean(name, known) or f"it may be: {', '.join(known)}"

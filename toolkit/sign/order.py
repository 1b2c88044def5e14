"""Sign: signatories in the order in which they are printed."""

from collections.abc import Sequence
from typing import Literal

from toolkit.base.memo import Memo
from toolkit.model.people import Signatory
from toolkit.sign.collation import collated
from toolkit.sign.countries import country_code, country_name
from toolkit.sign.names import sort_name

Order = Literal["name", "country", "standing", "list"]
STANDINGS = ("general", "special", "roster", "")  # ECOSOC consultative status, as the United Nations list them


def in_order(signatories: Sequence[Signatory], order: Order, lang: str, memo: Memo) -> tuple[Signatory, ...]:
    """The signatories in the order of `lang`; those with `first` stand before all others.

    "name": the alphabet. "country": by the country's name in `lang`, then by name; without a country at the end.
    "standing": General, Special, Roster, none. "list": as the list has them.
    """
    if order == "list":
        return tuple(sorted(signatories, key=lambda one: not one.first))
    keys = [_key(one, order, lang) for one in signatories]
    places = collated(keys, lang, memo)
    return tuple(sorted((signatories[at] for at in places), key=lambda one: not one.first))


def _key(one: Signatory, order: Order, lang: str) -> tuple[str, ...]:
    name = sort_name(one.kind, one.name, one.sort_as, lang)
    return (_group(one, order, lang), name.main, name.rest, one.name)


def _group(one: Signatory, order: Order, lang: str) -> str:
    match order:
        case "country":
            return f"1{shown_country(one, lang)}" if one.country else "2"
        case "standing":
            return str(STANDINGS.index(one.standing))
        case _:
            return ""


def shown_country(one: Signatory, lang: str) -> str:
    """The name of a signatory's country in `lang`; as the list has it where that is no country's name."""
    code = country_code(one.country) if one.country else ""
    return country_name(code, lang) if code else one.country

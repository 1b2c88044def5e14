"""Rules of venues: the deadline in the venue's zone and in ours, and the time that is left."""

import datetime as dt
from zoneinfo import ZoneInfo

from msgspec import Struct

from toolkit.check.venue.case import Case, said
from toolkit.check.venue.kind import Kind
from toolkit.model.venue import VenueRule

SOON = dt.timedelta(days=14)
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


class Closing(Struct, frozen=True, kw_only=True):
    """The moment at which a venue closes. `day` in its own zone; `stated`: it names an hour itself; no `zone`: ours."""

    day: dt.date
    moment: dt.datetime
    stated: bool
    zone: str

    def there(self) -> str:
        """As the venue says it: 24:00 is the end of the day."""
        local = self.moment.astimezone(ZoneInfo(self.zone)) if self.zone else self.moment
        hour = "24:00" if local.date() != self.day else f"{local:%H:%M}"
        unstated = "" if self.stated else ", the hour is not stated"
        return f"{spoken(self.day)}, {hour} {self.zone or 'local time'}{unstated}"

    def here(self) -> str:
        """In the zone of this computer, with its summer time on that day."""
        local = self.moment.astimezone()
        return f"{spoken(local.date())}, {local:%H:%M} {local:%Z}".rstrip()


def spoken(day: dt.date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def closings(rule: VenueRule, now: dt.datetime) -> tuple[Closing, ...]:
    """When the venue closes, the earliest first; of days of every year the next one. `now` is in the user's zone."""
    days = [dt.date.fromisoformat(one[:10]) for one in rule.texts("on")]
    if not days and rule.texts("calendar"):
        today = now.astimezone(_zone(rule, now)).date()
        years = [dt.date.fromisoformat(f"{year}-{day}") for year in (today.year, today.year + 1) for day in _days(rule)]
        days = [min(day for day in years if day >= today)]
    return tuple(_closing(day, rule, now) for day in sorted(days))


def _days(rule: VenueRule) -> list[str]:
    """29 February is not a day of every year."""
    return [day if day != "02-29" else "02-28" for day in rule.texts("calendar")]


def _zone(rule: VenueRule, now: dt.datetime) -> dt.tzinfo | None:
    return ZoneInfo(rule.text("zone")) if rule.text("zone") else now.tzinfo


def _closing(day: dt.date, rule: VenueRule, now: dt.datetime) -> Closing:
    at = rule.text("at", "24:00")
    hour, minute = (int(part) for part in at.split(":"))
    end = dt.datetime.combine(day + dt.timedelta(days=hour == 24), dt.time(hour % 24, minute), _zone(rule, now))
    return Closing(day=day, moment=end, stated=bool(rule.text("at")), zone=rule.text("zone"))


def time_left(closing: Closing, now: dt.datetime) -> str:
    """“3 days 4 hours left”, or how long ago it closed."""
    left = closing.moment - now
    past, left = left < dt.timedelta(), abs(left)
    days, hours, minutes = left.days, left.seconds // 3600, left.seconds % 3600 // 60
    parts = ((days, "day"), (0 if left > SOON else hours, "hour")) if days else ((hours, "hour"), (minutes, "minute"))
    shown = " ".join(f"{number:,} {unit}{'s' if number != 1 else ''}" for number, unit in parts if number) or "no time"
    return f"closed {shown} ago" if past else f"{shown} left"


def _deadline(case: Case) -> None:
    now = case.subject.now
    found = closings(case.rule, now) if now else ()
    if now is None or not found:
        return
    first, last, dated = found[0], found[-1], case.submission.date
    if first is not last and (now < last.moment or (dated and first.day < dated <= last.day)):
        days = " or ".join(spoken(one.day) for one in found)
        message = f"two deadlines are in circulation, {days}: ask; until you know, the first one counts"
        case.report.warning("venue.deadlines", message, case.place, said(case.rule.basis, case.today))
    if dated and dated > last.day:
        message = f"the document is dated {spoken(dated)}; the deadline is {last.there()}"
        case.say("venue.deadline", message, case.submission.span("date"))
    elif now > last.moment and not dated:
        hint = "give the document the `date:` of the day on which it was sent, or the venue another `deadline:`"
        case.say("venue.deadline", f"the deadline has passed: {last.there()}", case.place, hint)
    elif now > last.moment:
        message = f"the deadline has passed ({last.there()}); the document is dated before it"
        case.report.note("venue.time", message, case.place)
    elif first.moment - now < SOON:
        message = f"{time_left(first, now)}: closes {first.there()} (for you {first.here()})"
        case.report.note("venue.time", message, case.place)


DEADLINE = Kind(name="deadline", gives=("venue.deadline", "venue.deadlines", "venue.time"), check=_deadline)

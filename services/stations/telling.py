"""A station in words, the same in chat, on the page and beside a drawn map."""

from domain import geo
from domain.session import Language
from domain.street import Station
from services import when
from services.office import Office
from services.stations.hours import Opening
from services.stations.search import Found
from services.stations.week import Days, week

HERE = 30
"""Metres within which one stands before it."""
LONG = 120
"""Minutes from which on the time that is left is told in hours."""
ALWAYS = ((0, 24 * 60),)


class Teller:
    """Speaks of stations in one language, at one moment (ms UTC)."""

    def __init__(self, office: Office, language: Language, now: int) -> None:
        self._office, self._language, self._now = office, language, now

    def way(self, one: Found) -> str:
        """How far and which way: «往东400米，走6分钟»."""
        return self._way(one.metres, one.direction, one.minutes)

    def way_between(self, start: geo.Point, end: geo.Point) -> str:
        """The same for two points."""
        metres = geo.metres(start, end)
        return self._way(round(metres), geo.direction(start, end), geo.walking_minutes(metres))

    def distance(self, metres: int) -> str:
        """«400米»; kilometres from one on."""
        if metres < 1000:
            return self._say("metres", metres=round(metres, -1))
        return self._say("kilometres", kilometres=f"{metres / 1000:.1f}")

    def opening(self, opening: Opening, *, doubted: bool) -> str:
        """Open or not, until when; what nobody knows is said to be unknown."""
        if doubted:
            return self._say("station-found-shut")
        if opening.state == "unknown":
            return self._say("station-hours-unknown")
        if opening.changes_at is None:
            is_open = opening.state == "open"
            return self._say("station-open-always" if is_open else "station-closed")
        calendar = self._office.calendar
        if opening.state == "closed":
            opens = when.moment(opening.changes_at, self._now, calendar, self._language)
            return self._say("station-closed-until", opens=opens)
        until = when.closing(opening.changes_at, self._now, calendar, self._language)
        return self._say("station-open-until", until=until, left=self._left(opening))

    def facilities(self, station: Station) -> str:
        """What it has, in one line; "" where nothing is known."""
        names = [self.facility(one) for one in station.facilities]
        return self._say("station-facilities", facilities=self.listed(names)) if names else ""

    def verified(self, station: Station) -> str:
        """When somebody last stood there; "" where nobody said, or nobody could: a sample."""
        day = "" if station.sample else station.verified_on
        return self._say("station-verified", day=day) if day else ""

    def facility(self, id: str) -> str:
        """A facility's name: ours in the reader's language, else the pack's own."""
        return self._named(f"facility-{id}", self._office.street.facilities.get(id, id))

    def kind(self, id: str) -> str:
        """What sort of place it is."""
        return self._named(f"station-kind-{id}", self._office.street.kinds.get(id, id))

    def hours(self, station: Station) -> str:
        """The ordinary week: «周一至周五 08:30–17:00»; "" where it is not known or not that plain."""
        days = week(station.hours) or ()
        return self.listed([self._days(one) for one in days if one.times])

    def listed(self, words: list[str]) -> str:
        """Words one after another."""
        return self._say("station-and").join(words)

    def _days(self, days: Days) -> str:
        first, last = (when.weekday(one, self._language) for one in (days.first, days.last))
        times = self._say("station-and").join(f"{_at(a)}–{_at(b)}" for a, b in days.times)
        if days.times == ALWAYS:
            times = self._say("station-open-always")
        if (days.first, days.last) == (0, 6):
            return self._say("hours-daily", times=times)
        if days.first == days.last:
            return self._say("hours-day", day=first, times=times)
        return self._say("hours-days", first=first, last=last, times=times)

    def _way(self, metres: int, direction: geo.Direction, minutes: int) -> str:
        if metres <= HERE:
            return self._say("station-here")
        return self._say(
            "station-line",
            distance=self.distance(metres),
            direction=self._say(f"direction-{direction}"),
            minutes=minutes,
        )

    def _left(self, opening: Opening) -> str:
        left = opening.minutes_left(self._now) or 0
        if left >= LONG:
            return self._say("hours-left", hours=left // 60)
        return self._say("minutes-left", minutes=left)

    def _named(self, id: str, own: str) -> str:
        id = id.replace("_", "-")
        known = self._office.texts.has(self._language, id)
        return self._say(id) if known else own

    def _say(self, id: str, **facts: str | int) -> str:
        return self._office.texts.say(self._language, id, **facts)


def _at(minute: int) -> str:
    """A minute of the day; beyond midnight it is the next day's."""
    minute = minute if minute <= 24 * 60 else minute - 24 * 60
    return f"{minute // 60:02}:{minute % 60:02}"

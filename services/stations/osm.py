"""OSM opening_hours of single dates, as the library reads them; no calendar of ours in here."""

from datetime import date, datetime, time, timedelta
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from opening_hours import OpeningHours, validate
from opening_hours import State as Judged

State = Literal["open", "closed", "unknown"]

DAY = 24 * 60
"""Minutes."""
SPILL = 12 * 60
"""What is open at midnight and closes before noon began the evening before."""


class Stretch(NamedTuple):
    """Minutes from `start` to `end`, counted from some midnight, that are not closed."""

    start: int
    end: int
    state: State


@cache
def parsed(text: str) -> OpeningHours | None:
    """The rule; None for no text, and for one that cannot be read: then nobody knows either.

    Kept for ever: thousands of stations share a few dozen strings.
    """
    if not text or not validate(text):
        return None
    return OpeningHours(text, auto_country=False, auto_timezone=False)


@lru_cache(maxsize=16_384)
def begun_on(rule: OpeningHours, day: date) -> tuple[Stretch, ...]:
    """The stretches that begin on `day`, in its minutes; the last may run past midnight."""
    midnight = datetime.combine(day, time())
    begun = []
    for start, end, judged, _ in rule.intervals(midnight, midnight + timedelta(hours=36)):
        stretch = Stretch(_minute(start, midnight), _minute(end, midnight), _state(judged))
        if (
            stretch.start < DAY
            and stretch.state != "closed"
            and not _from_before(rule, stretch, midnight)
        ):
            begun.append(_cut(stretch))
    return tuple(begun)


def _from_before(rule: OpeningHours, stretch: Stretch, midnight: datetime) -> bool:
    """Whether this is the tail of the evening before."""
    if stretch.start > 0 or stretch.end >= SPILL:
        return False
    return not rule.is_closed(midnight - timedelta(minutes=1))


def _cut(stretch: Stretch) -> Stretch:
    """Past midnight only as a tail; what goes on all morning is the next day's own."""
    return stretch if stretch.end < DAY + SPILL else stretch._replace(end=DAY)


def _minute(moment: datetime | None, midnight: datetime) -> int:
    """Minutes after `midnight`; never means beyond all that is asked."""
    return 2 * DAY if moment is None else int((moment - midnight).total_seconds() // 60)


def _state(judged: Judged) -> State:
    if judged == Judged.OPEN:
        return "open"
    return "closed" if judged == Judged.CLOSED else "unknown"

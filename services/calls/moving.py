"""「改到北门」, 「改到21点」: an update that moves the call. Then no later card names the old place."""

import re

import msgspec

from domain.calendar import WorkCalendar
from services import spoken

_TO = re.compile(
    r"(?:集合)?(?:地点|地點|集合点|集合點|时间|時間|都|全部|请|請)*\s*"
    r"(?:改|换|換|移|挪|转|轉)(?:到|在|成|为|為|至)\s*(?P<to>.+?)\s*(?:集合|集中|见|見)?"
    r"|(?:都|全部|请|請)*(?:到|去)\s*(?P<at>.+?)\s*(?:集合|集中)"
    r"|(?:now\s+)?(?:meet|gather|move)\s+(?:at|to)\s+(?P<english>.+)"
    r"|moved\s+to\s+(?P<moved>.+)",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[。！!？?;；\n]|[，,](?!\s*(?:\d|$))")
_CUT = " ,，、。.前"
LONGEST = 40
"""Characters of a place; whatever is longer is a message, not a place."""


class Moved(msgspec.Struct, frozen=True):
    """Where to from now on, "" for where it was, and by when (ms UTC, 0 for as it was)."""

    where: str = ""
    gather_by: int = 0


def moved(words: str, now: int, calendar: WorkCalendar) -> Moved:
    """What an update changes of place and time; nothing where it says neither in so many words."""
    for part in _SENTENCE.split(words):
        match = _TO.fullmatch(part.strip())
        said = next(filter(None, match.groups()), "") if match else ""
        if not said:
            continue
        timed = spoken.timed(said, now, calendar)
        by = timed.at if timed and timed.at else 0
        place = spoken.without(said, timed.spans).strip(_CUT) if timed and by else said.strip(_CUT)
        return Moved(place if len(place) <= LONGEST else "", by)
    return Moved()

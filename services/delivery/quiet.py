"""Quiet hours: what is not urgent does not wake people (domain.md, Clocks: none 22–07)."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import msgspec

from domain.street import Street
from domain.work import Lane, Notice


class Quiet(msgspec.Struct, frozen=True, kw_only=True):
    """When the street sleeps: minutes after midnight on its own wall clock.

    `start` may be later than `end` (22:00 to 07:00); where they are the same nobody sleeps.
    """

    start: int = 22 * 60
    end: int = 7 * 60
    zone: str = "Asia/Shanghai"


def quiet_hours(street: Street) -> Quiet:
    """As the street's pack has them."""
    start, end = street.hours.quiet
    return Quiet(start=start, end=end, zone=street.zone)


def waits(notice: Notice) -> bool:
    """Whether it is of the sort that sleeps.

    Reminders and digests, and what a reporter is told of a case; never an emergency, never the
    answer to what somebody has just said. Staff's alerts have rules of their own (escalation).
    """
    if notice.urgency == "emergency":
        return False
    if notice.lane in (Lane.reminder, Lane.digest):
        return True
    return notice.lane == Lane.case and notice.to == "reporter"


def morning(at: int, quiet: Quiet) -> int:
    """`at` (ms UTC) itself by day; in the quiet hours the moment they end."""
    here = datetime.fromtimestamp(at / 1000, ZoneInfo(quiet.zone))
    since = (here.hour * 60 + here.minute - quiet.start) % 1440
    length = (quiet.end - quiet.start) % 1440
    if since >= length:
        return at
    began = here.replace(second=0, microsecond=0)
    return round((began + timedelta(minutes=length - since)).timestamp() * 1000)


def earliest(notice: Notice, now: int, quiet: Quiet) -> int:
    """`now`, or when the notice may go out."""
    return morning(now, quiet) if waits(notice) else now

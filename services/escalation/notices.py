"""The pushes of a tick, before anybody is told: one each, or one for a crowd."""

from typing import NamedTuple

from domain.case import Case
from domain.message import Reply
from domain.people import Staff
from domain.work import Lane, Notice
from services.ids import new_id

KEPT = 2 * 86_400_000
"""How long (ms) a push is tried for, from the moment it may go."""


class Telling(NamedTuple):
    """Somebody to be told of a case, from `at` (ms UTC) on; `late` (ms) is how late that is."""

    seat: Staff
    case: Case
    reply: Reply
    at: int
    late: int

    @property
    def urgent(self) -> bool:
        """Whether it goes alone, whatever else there is to say."""
        return self.case.urgency == "emergency"


def notice_of(telling: Telling, now: int) -> Notice:
    """The push for this seat alone; several to one seat leave together (gathering)."""
    lane = Lane.emergency if telling.urgent else Lane.case
    return notice_for(telling.case, telling.seat.id, telling.reply, now, telling.at, lane)


def notice_for(
    case: Case, seat: str, reply: Reply, now: int, at: int = 0, lane: Lane = Lane.case
) -> Notice:
    """A push about a case to a seat, not before `at` (ms UTC)."""
    at = max(at, now)
    return Notice(
        id=new_id(now),
        street=case.street,
        lane=lane,
        reply=reply,
        made_at=now,
        visible_at=at,
        expires_at=at + KEPT,
        staff=seat,
        case=case.id,
        urgency=case.urgency,
        group=seat,
    )

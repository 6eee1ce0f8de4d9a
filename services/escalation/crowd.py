"""Too much for one seat at once is one message: after a standstill nobody is flooded.

Every call stands in history all the same. The message waits a moment, so that all that comes up
meanwhile joins it, whichever worker finds it.
"""

from collections import Counter
from collections.abc import Iterable
from typing import ClassVar

from msgspec.structs import replace

from domain.document import Document
from domain.message import Reply
from domain.work import Lane, Notice
from services.cases.telling.alerts import STAFF_LANGUAGE
from services.delivery.listing import MOST, headline, listed
from services.escalation.notices import KEPT, Telling, notice_of
from services.escalation.teller import Drawn
from services.ids import new_id
from services.office import Office
from services.unit import Unit

FEW = 5
"""So many alerts of one pass go to a seat one by one (and leave together, where they may wait)."""

JOINING = 30_000
"""How long (ms) the one message waits for more."""

STANDSTILL = 600_000
"""A call noticed so late (ms) means that nothing ticked, and the message says so."""


class Crowd(Document, frozen=True, kw_only=True):
    """What a seat (the id) is told at once: the notice that says so, and how many cases it has."""

    collection: ClassVar[str] = "crowds"

    notice: str = ""
    count: int = 0


def crowded(drawn: Iterable[Drawn]) -> frozenset[str]:
    """The seats to which one pass has more to say than `FEW`; emergencies go alone and count not."""
    told = Counter(t.seat.id for one in drawn for t in one.tellings if not t.urgent)
    return frozenset(seat for seat, count in told.items() if count > FEW)


async def put(office: Office, drawn: Drawn, seats: frozenset[str], now: int) -> None:
    """Write the pushes of one case into its unit: each its own, or joined to its seat's one."""
    for telling in drawn.tellings:
        if telling.urgent or not await _joined(office, drawn.unit, telling, seats, now):
            drawn.unit.insert(notice_of(telling, now))


async def _joined(
    office: Office, unit: Unit, telling: Telling, seats: frozenset[str], now: int
) -> bool:
    """Whether this one is said by the seat's one message: a new one only for crowded seats."""
    seat = telling.seat.id
    crowd = await unit.get(Crowd, seat) or Crowd(id=seat, street=office.street.id)
    notice = await unit.get(Notice, crowd.notice) if crowd.notice else None
    if notice is None or notice.reply is None or not _joinable(notice, now):
        if seat not in seats:
            return False
        notice, crowd = _begun(office, telling, now), replace(crowd, count=0)
    count, at = crowd.count + 1, min(notice.visible_at, max(telling.at, now + JOINING))
    reply = _with(office, notice.reply, telling, count)
    unit.put(replace(notice, reply=reply, visible_at=at))
    unit.put(replace(crowd, notice=notice.id, count=count))
    return True


def _joinable(notice: Notice, now: int) -> bool:
    return notice.fate == "waiting" and notice.attempt == 0 and notice.visible_at > now


def _begun(office: Office, telling: Telling, now: int) -> Notice:
    at = max(telling.at, now + JOINING)
    return Notice(
        id=new_id(now),
        street=office.street.id,
        lane=Lane.case,
        reply=Reply(),
        made_at=now,
        visible_at=at,
        expires_at=at + KEPT,
        staff=telling.seat.id,
        urgency="urgent",
    )


def _with(office: Office, before: Reply | None, telling: Telling, count: int) -> Reply:
    """The message with one case more."""
    known = before.text.split("\n")[1 : MOST + 1] if before else []
    name = "escalation-crowd-late" if telling.late > STANDSTILL else "escalation-crowd"
    head = office.texts.say(STAFF_LANGUAGE, name, count=count)
    return listed(office.texts, head, [*known, headline(telling.reply)], count)

"""日清日毕: every evening of a working day each chief reads what the day left to do, once."""

from typing import NamedTuple

from domain.case import Case
from domain.errors import Conflict
from domain.firing import Firing
from domain.message import Reply
from domain.people import Staff
from domain.work import Lane, Notice
from services import when
from services.cases import lookup
from services.cases.telling import alerts
from services.cases.telling.alerts import STAFF_LANGUAGE
from services.ids import new_id
from services.office import Office
from services.people.presence import present
from services.unit import Unit
from storage.port import Order, Where, eq

AT = 17 * 60 + 30
"""Minutes after midnight: the working day is over, the next one is in sight."""

DAY = 86_400_000
NAMED = 6
"""So many cases are named in each part; the rest is counted."""


class DayList(NamedTuple):
    """One queue's day: what came, what was handled, what is overdue, what is due next workday."""

    came: int
    handled: int
    over: list[Case]
    next: list[Case]

    @property
    def empty(self) -> bool:
        """Whether there is nothing to say."""
        return not (self.came or self.handled or self.over or self.next)


async def evening(office: Office, now: int) -> int:
    """Write today's lists where it is time and nobody did; how many were written now.

    Each seat's list is a commit of its own with its own `Firing`, so that any number of workers
    make it once. A day that is over gets none. Raises `Unavailable`.
    """
    today = office.calendar.local(now).date()
    due = office.calendar.moment(today, AT)
    if now < due or not office.calendar.is_workday(today):
        return 0
    found = await office.store.find(Staff, [eq("role", "grid_chief")], limit=200)
    there = [seat for seat in found if present(seat, now)]
    return sum([await _list_for(office, seat, due, now) for seat in there])


async def _list_for(office: Office, seat: Staff, due: int, now: int) -> bool:
    id = f"evening:{office.calendar.local(now):%Y%m%d}:{seat.id}"
    if await office.store.get(Firing, id) is not None:
        return False
    day = await day_of(office, seat.grid, now)
    unit = Unit(office.store)
    unit.guard(seat)
    unit.insert(_firing(office, id, seat, due, now))
    if not day.empty:
        unit.insert(_notice(office, seat, words(office, day, now), now))
    try:
        await unit.commit()
    except Conflict:  # another worker made it, or the seat has just changed
        return False
    return True


async def day_of(office: Office, queue: str, now: int) -> DayList:
    """What a queue's day came to, and what is due until the close of the next working day."""
    calendar = office.calendar
    midnight = calendar.moment(calendar.local(now).date(), 0)
    tomorrow = calendar.after_days(midnight + DAY, 1)
    opened = await lookup.of_queues(office.store, [queue], 500)
    since = [eq("queue", queue), Where("changed_at", ">=", midnight)]
    touched = await office.store.find(Case, since, order=Order(("changed_at",)), limit=1000)
    waiting = [case for case in opened if case.state != "handled"]
    return DayList(
        came=sum(case.opened_at >= midnight for case in touched),
        handled=sum(case.handled_at >= midnight for case in touched),
        over=[case for case in waiting if case.next_due <= now],
        next=[case for case in waiting if now < case.next_due <= tomorrow],
    )


def words(office: Office, day: DayList, now: int) -> Reply:
    """The list: how the day went, what is overdue, what is due next."""
    say = office.texts.say
    date = when.day(now, now, office.calendar, STAFF_LANGUAGE)
    lines = [
        say(STAFF_LANGUAGE, "evening-head", day=date, came=day.came, handled=day.handled),
        *_part(office, "evening-over", day.over, now),
        *_part(office, "evening-next", day.next, now),
    ]
    if not (day.over or day.next):
        lines.append(say(STAFF_LANGUAGE, "evening-clear"))
    return Reply(text="\n".join(lines))


def _part(office: Office, id: str, cases: list[Case], now: int) -> list[str]:
    if not cases:
        return []
    say = office.texts.say
    lines = [say(STAFF_LANGUAGE, id, count=len(cases))]
    for case in cases[:NAMED]:
        due = when.moment(case.next_due, now, office.calendar, STAFF_LANGUAGE)
        what = alerts.headline(office, case)
        lines.append(say(STAFF_LANGUAGE, "evening-line", number=case.serial, what=what, due=due))
    return lines


def _notice(office: Office, seat: Staff, reply: Reply, now: int) -> Notice:
    return Notice(
        id=new_id(now),
        street=office.street.id,
        lane=Lane.digest,
        reply=reply,
        made_at=now,
        visible_at=now,
        expires_at=now + DAY,
        staff=seat.id,
    )


def _firing(office: Office, id: str, seat: Staff, due: int, now: int) -> Firing:
    return Firing(
        id=id,
        street=office.street.id,
        of="evening",
        clock="evening",
        run=1,
        threshold=100,
        due=due,
        at=now,
        told=(seat.id,),
        people=(seat.person,),
    )

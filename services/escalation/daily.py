"""The supervisor's summary at 17:00 of every working day: what is overdue, grid by grid, once."""

from typing import NamedTuple

from domain import clocks as clockwork
from domain.case import Case
from domain.errors import Conflict
from domain.firing import Firing
from domain.message import Reply
from domain.people import Staff
from domain.work import Lane, Notice
from services import when
from services.cases.intake import DESK
from services.cases.telling import alerts
from services.cases.telling.alerts import NOBODY_YET, STAFF_LANGUAGE
from services.escalation.roster import roster_of
from services.ids import new_id
from services.office import Office
from services.unit import Unit
from storage.port import Order, Where, eq

AT = 17 * 60
"""Minutes after midnight (domain.md, Clocks)."""

NAMED = 8
"""So many of a grid's worst cases are named."""

PAGE = 200
KEPT = 86_400_000


class Line(NamedTuple):
    """What one queue has overdue: how many, and those at three times their clock and more."""

    queue: str
    over: int
    far: tuple[Case, ...]


async def summarise(office: Office, now: int) -> bool:
    """Make today's summary if it is time and nobody did; whether this call made it.

    A day that is over gets none: its cases stand in the next one. Raises `Unavailable`.
    """
    today = office.calendar.local(now).date()
    due = office.calendar.moment(today, AT)
    if now < due or not office.calendar.is_workday(today):
        return False
    id = f"summary:{today:%Y%m%d}"
    if await office.store.get(Firing, id) is not None:
        return False
    unit = Unit(office.store)
    lines = [line for queue in _queues(office) if (line := await _line(office, queue, now)).over]
    told = await _tell(office, unit, lines, now) if lines else []
    unit.insert(_firing(office, id, due, now, told))
    try:
        await unit.commit()
    except Conflict:  # somebody else made it, or somebody it is for has just left
        return False
    return True


def _queues(office: Office) -> list[str]:
    return [*(grid.id for grid in office.street.grids), DESK]


async def _line(office: Office, queue: str, now: int) -> Line:
    """One queue's overdue cases, the longest overdue first."""
    where = [eq("queue", queue), eq("opened", True), Where("next_due", "<=", now)]
    over, far, last = 0, [], None
    while page := await office.store.find(
        Case, where, order=Order(("next_due",)), limit=PAGE, after=last
    ):
        over, last = over + len(page), page[-1]
        far += [case for case in page if _far(office, case, now)]
    return Line(queue, over, tuple(far))


def _far(office: Office, case: Case, now: int) -> bool:
    counting = (clock for clock in case.clocks if clock.counting)
    return any(clockwork.stage(clock, now, office.calendar) == "far" for clock in counting)


async def _tell(office: Office, unit: Unit, lines: list[Line], now: int) -> list[Staff]:
    """A push to each supervisor who is there, else to the desk."""
    roster = await roster_of(office.store, now)
    there = [seat for seat in roster.seats.values() if not roster.away(seat)]
    told = [seat for seat in there if seat.role == "supervisor"]
    told = told or [seat for seat in there if seat.role == "desk"]
    reply = words(office, lines, now)
    for name in [seat.id for seat in told] or [NOBODY_YET]:
        unit.insert(_notice(office, name, reply, now))
    roster.guard(unit, [seat.id for seat in told])
    return told


def words(office: Office, lines: list[Line], now: int) -> Reply:
    """How many are overdue, and how many by far; the numbers of these where they may be named."""
    say = office.texts.say
    day = when.day(now, now, office.calendar, STAFF_LANGUAGE)
    over, far = sum(line.over for line in lines), sum(len(line.far) for line in lines)
    text = [say(STAFF_LANGUAGE, "escalation-summary", day=day, over=over, far=far)]
    for line in lines:
        name = office.grid_name(line.queue) or say(STAFF_LANGUAGE, "desk-name")
        text.append(
            say(
                STAFF_LANGUAGE,
                "escalation-summary-grid",
                grid=name,
                over=line.over,
                far=len(line.far),
            )
        )
        text += [_named(office, case) for case in line.far if not case.sealed][:NAMED]
    return Reply(text="\n".join(text))


def _named(office: Office, case: Case) -> str:
    what = alerts.headline(office, case)
    return office.texts.say(
        STAFF_LANGUAGE, "escalation-summary-case", number=case.number, what=what
    )


def _notice(office: Office, seat: str, reply: Reply, now: int) -> Notice:
    return Notice(
        id=new_id(now),
        street=office.street.id,
        lane=Lane.digest,
        reply=reply,
        made_at=now,
        visible_at=now,
        expires_at=now + KEPT,
        staff=seat,
    )


def _firing(office: Office, id: str, due: int, now: int, told: list[Staff]) -> Firing:
    return Firing(
        id=id,
        street=office.street.id,
        of="summary",
        clock="summary",
        run=1,
        threshold=100,
        due=due,
        at=now,
        told=tuple(seat.id for seat in told),
        people=tuple(seat.person for seat in told),
    )

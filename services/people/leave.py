"""Hand-over: who is away keeps their seat, and their work goes to somebody who is there."""

from msgspec.structs import replace

from domain.case import Actor, Case
from domain.people import Staff
from domain.workflow import possible, step
from services.cases.telling import alerts
from services.office import Office
from services.people.presence import present
from services.unit import Unit
from storage.port import Order, eq

MOST = 500
"""Open cases that one hand-over moves."""


async def deputy_for(office: Office, seat: Staff, words: str, now: int) -> Staff | None:
    """Who stands in: whom the words name, else the seat's own deputy, else the other chief.

    Only somebody of the same grid, or of the desk, who is there; None leaves it to the desk.
    """
    found = await office.store.find(Staff, [eq("role", seat.role), eq("grid", seat.grid)])
    if seat.grid:
        found += await office.store.find(Staff, [eq("role", "desk"), eq("grid", "")])
    there = [s for s in found if s.id != seat.id and s.person and present(s, now)]
    named = [s for s in there if s.name in words]
    own = [s for s in there if s.id == seat.deputy]
    return next(iter([*named, *own, *there]), None)


async def begin(
    office: Office,
    unit: Unit,
    seat: Staff,
    deputy: Staff | None,
    days: tuple[int, int],
    actor: Actor,
    now: int,
) -> int:
    """Note the leave (from, to: ms UTC) and hand over what the seat has in hand; how many cases.

    Without a deputy the cases stay: the clocks' ladder goes past who is away.
    """
    unit.put(replace(seat, away=(*seat.away, days), deputy=deputy.id if deputy else ""))
    if deputy is None:
        return 0
    where = [eq("owner", seat.id), eq("opened", True)]
    cases = await office.store.find(Case, where, order=Order(("next_due",)), limit=MOST)
    moving = [case for case in cases if possible("reassign", case.state)]
    for case in moving:
        await _hand_over(office, unit, case, deputy, actor, now)
    return len(moving)


def end(unit: Unit, seat: Staff, now: int) -> None:
    """Back again: the leave ends now."""
    left = tuple((since, min(until, now)) for since, until in seat.away if since < now)
    unit.put(replace(seat, away=left))


async def _hand_over(
    office: Office, unit: Unit, case: Case, deputy: Staff, actor: Actor, now: int
) -> None:
    case, event = step(
        case, "reassign", actor, "rule", now, office.timing, owner=deputy.id, handler=deputy.id
    )
    unit.insert(event)
    unit.put(case)
    await alerts.alert(office, unit, case, "", now)

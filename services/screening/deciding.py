"""Somebody looked: what may be seen, and what stays with the street's people."""

from domain.case import Actor, Case
from domain.errors import NotAllowed
from domain.people import Staff
from domain.rights import seat_may
from domain.screening import Fate, Screening, hidden, shown
from domain.workflow import mark
from services.office import Office
from services.screening.withheld import MOST
from services.unit import Unit
from storage.port import among, eq

SHOWABLE: tuple[Fate, ...] = ("look", "hidden")
HIDEABLE: tuple[Fate, ...] = ("look", "shown")


async def decide(
    office: Office, unit: Unit, case: Case, seat: Staff, actor: Actor, now: int, *, show: bool
) -> int:
    """Let everything of the case be seen that waits for it (`show`), or by staff only: how many.

    Either can be taken back. Raises `NotAllowed`.
    """
    if not seat_may(seat, "screen", case):
        raise NotAllowed("may not decide what is seen", act="screen")
    where = [eq("case", case.id), among("fate", SHOWABLE if show else HIDEABLE)]
    found = await office.store.find(Screening, where, limit=MOST)
    for one in found:
        unit.put(shown(one, now) if show else hidden(one))
    if found:
        unit.guard(seat)
        act = "release" if show else "withhold"
        case, event = mark(case, act, actor, now, seat=seat.id, count=len(found))
        unit.put(case)
        unit.insert(event)
    return len(found)

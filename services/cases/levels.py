"""Micro-grid before grid (小事不出微网格): which cases start there, and who is told besides.

The chiefs own the queue all the same; from there a case only rises (rows of the table, ADR 0017).
"""

from msgspec.structs import replace

from domain.case import Case
from domain.people import Staff
from domain.rights import seat_may
from services.office import Office
from services.people.presence import present
from services.unit import Unit
from storage.port import eq

SMALL = frozenset({"normal", "low"})
"""Urgencies with time for a look by whoever is nearest."""


async def nearest(office: Office, case: Case) -> list[Staff]:
    """The grid workers of its micro-grid who are there, if it is small enough to start with them."""
    small = case.track == "daily" and case.urgency in SMALL and case.state == "dispatched"
    if not (small and case.micro):
        return []
    where = [eq("role", "grid_worker"), eq("grid", case.grid)]
    found = await office.store.find(Staff, where)
    own = [s for s in found if s.micro == case.micro and seat_may(s, "see", case)]
    return [seat for seat in own if present(seat, office.clock.now())]


async def begin(unit: Unit, case: Case, workers: list[Staff]) -> None:
    """A case that these workers were told of stands at level micro; nobody told, with its grid."""
    level = "micro" if workers else "grid"
    if case.level not in (level, "street"):
        latest = await unit.get(Case, case.id) or case
        unit.put(replace(latest, level=level))

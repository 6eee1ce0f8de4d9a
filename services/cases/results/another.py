"""Work that comes back goes to somebody else than who did it first (domain.md, reopening)."""

from domain.case import Case
from domain.people import Staff
from services.office import Office
from services.people.presence import present
from storage.port import eq


async def another(office: Office, case: Case) -> str:
    """The seat that does it again: the other chief of the grid, else the desk.

    Only people who are there count (bound, not on leave); where nobody else is, it stays with who had it.
    """
    chiefs = await office.store.find(Staff, [eq("role", "grid_chief"), eq("grid", case.grid)])
    desk = await office.store.find(Staff, [eq("role", "desk"), eq("grid", "")])
    now = office.clock.now()
    others = [s for s in (*chiefs, *desk) if present(s, now) and s.id != case.handler]
    return others[0].id if others else case.handler

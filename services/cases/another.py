"""Work that comes back goes to somebody else than who did it first (domain.md, reopening)."""

from domain.case import Case
from domain.people import Staff
from services.office import Office
from storage.port import eq


async def another(office: Office, case: Case) -> str:
    """The seat that does it again: the other chief of the grid, else the desk.

    Only people who can be reached count; where nobody else is, it stays with who had it.
    """
    chiefs = await office.store.find(Staff, [eq("role", "grid_chief"), eq("grid", case.grid)])
    desk = await office.store.find(Staff, [eq("role", "desk"), eq("grid", "")])
    others = [s for s in (*chiefs, *desk) if s.person and not s.revoked and s.id != case.handler]
    return others[0].id if others else case.handler

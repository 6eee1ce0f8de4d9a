"""Alerts that came too late: somebody has the case already, nobody else need be called to it."""

from domain.case import Case
from domain.work import Lane, Notice
from services.unit import Unit
from storage.port import Order, eq

KNOWN = 200
"""How many pushes of one case are looked at."""


async def overtaken(unit: Unit, case: Case) -> frozenset[str]:
    """Take back the alerts that still wait for company, and say which seats never had any.

    One that is being sent at this moment makes the unit's commit a `Conflict`: it is asked again.
    """
    order = Order(("made_at",))
    found = await unit.store.find(Notice, [eq("case", case.id)], order=order, limit=KNOWN)
    alerts = [one for one in found if one.group and one.lane == Lane.case]
    waiting = [one for one in alerts if one.fate == "waiting" and not one.uncertain]
    for notice in waiting:
        unit.delete(notice)
    heard = {one.staff for one in alerts if one not in waiting}
    return frozenset(one.staff for one in waiting) - heard

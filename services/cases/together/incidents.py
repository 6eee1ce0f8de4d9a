"""事件: one thing that many report (a power cut). Later reports join it by rule and hear at once.

domain.md: they start no ACK clock, one update answers all, and reports of injured or trapped
people never join.
"""

from domain.case import Actor, Case
from domain.people import Staff
from domain.workflow import step
from services.cases import lookup
from services.cases.by_staff import staff_part
from services.cases.intake import Report, open_case
from services.cases.together import followers
from services.cases.together.merging import attach
from services.cases.words import said
from services.office import Office
from services.unit import Unit
from storage.port import Order, Store, eq

MOST = 20
"""Open incidents that are looked at for one report."""


def open_incident(
    office: Office, unit: Unit, report: Report, seat: Staff, actor: Actor, serial: int, now: int
) -> Case:
    """An incident, signed for by whoever announces it. Its report is of kind `incident`."""
    case = open_case(office, unit, report, actor, serial, now)
    act = "sign" if case.state == "dispatched" else "take"
    case, event = step(
        case,
        act,
        actor,
        staff_part(seat, case),
        now,
        office.timing,
        handler=seat.id,
        owner=seat.id,
        signed_at=now,
    )
    unit.insert(event)
    unit.put(case)
    return case


async def incident_of(store: Store, case: Case) -> Case | None:
    """The open incident that a report belongs to: the same topic, at its place or in its grid."""
    if case.kind != "appeal" or case.urgency == "emergency" or case.sealed or case.quiet:
        return None
    where = [eq("kind", "incident"), eq("opened", True)]
    found = await store.find(Case, where, order=Order(("-opened_at",)), limit=MOST)
    return next((one for one in found if _holds(one, case)), None)


async def joined(office: Office, unit: Unit, case: Case, now: int) -> Case:
    """The case, merged into the incident it belongs to; as it was where there is none."""
    if case.state not in ("submitted", "accepted", "dispatched"):
        return case
    incident = await incident_of(office.store, case)
    return await attach(office, unit, case, incident, now) if incident else case


async def latest(store: Store, incident: Case) -> str:
    """What was last said to everybody, "" where nothing was yet."""
    found = [one for one in await lookup.words(store, incident) if one.part == "contact"]
    return found[-1].text if found else ""


async def update(
    office: Office, unit: Unit, case: Case, seat: Staff, actor: Actor, text: str, now: int
) -> int:
    """One answer for all who joined; returns how many of them can be reached.

    Raises `NotPossible` or `NotAllowed`.
    """
    case, event = step(
        case,
        "contact",
        actor,
        staff_part(seat, case),
        now,
        office.timing,
        text=text,
        contacted_at=case.contacted_at or now,
    )
    unit.insert(event)
    unit.insert(said(case, actor, now, "contact", text))
    unit.put(case)
    return await followers.tell(office, unit, case, "follower-update", now, text=text)


def _holds(incident: Case, case: Case) -> bool:
    if incident.topic != case.topic:
        return False
    if incident.place:
        return incident.place == case.place
    return not incident.grid or incident.grid == case.grid

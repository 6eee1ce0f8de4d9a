"""What the tests of the desk's services say and do."""

from domain.case import Actor, Case
from domain.message import Media
from domain.people import Address, Role, Staff
from services.cases.intake import Report, open_case, series
from services.cases.where import Spot
from services.ids import new_id
from services.office import Office
from services.unit import Unit
from tests.domain.moments import at

SATURDAY = at("2026-11-21 10:30")
DAY = 86_400_000

AUNT = Actor("p-aunt", "resident", "wechat")
VILLAGE = Spot("yibei", "宜川四村", "12号3楼")
CLUTTER = Report(topic="corridor_clutter", urgency="high", spot=VILLAGE, text="楼道堆物,走不过去")

SHOWN = (Media("photo", "done-1"),)
"""What a topic that asks for proof is handled with."""


async def reported(
    office: Office, report: Report = CLUTTER, actor: Actor = AUNT, now: int = 0
) -> Case:
    """A case as one message would have left it in the store."""
    now = now or office.clock.now()
    unit = Unit(office.store)
    serial = await office.store.next(series(office, now))
    case = open_case(office, unit, report, actor, serial, now)
    await unit.commit()
    return await again(office, case)


async def again(office: Office, case: Case) -> Case:
    """The case as it is stored now."""
    stored = await office.store.get(Case, case.id)
    assert stored is not None
    return stored


def a_seat(office: Office, role: Role, grid: str = "", person: str = "") -> Staff:
    """A seat of the street; bound if a person is named."""
    return Staff(
        id=new_id(office.clock.now()),
        street=office.street.id,
        name=f"{role} {grid}".strip(),
        role=role,
        grid=grid,
        person=person,
        address=Address("wecom", "corp", person) if person else None,
    )


async def seated(office: Office, role: Role, grid: str = "", person: str = "") -> Staff:
    """The same, stored."""
    seat = a_seat(office, role, grid, person)
    unit = Unit(office.store)
    unit.insert(seat)
    await unit.commit()
    stored = await office.store.get(Staff, seat.id)
    assert stored is not None
    return stored


def as_actor(seat: Staff) -> Actor:
    """Whoever sits there, acting."""
    return Actor(seat.person or seat.id, seat.role, "wecom")

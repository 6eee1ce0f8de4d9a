"""A street with its people, cases that wait for them, and time that is moved."""

from collections.abc import Callable, Mapping
from typing import Any

from msgspec.structs import replace

from domain.case import Actor, Case, Event
from domain.document import Document
from domain.firing import Firing
from domain.people import Address, Identity, Role, Staff
from domain.session import Delivery as Answered
from domain.session import Session
from domain.understanding import Urgency
from domain.work import Notice
from domain.workflow import Who, step
from services.cases import by_staff
from services.cases.intake import Report
from services.cases.kinds import KINDS as CASE_KINDS
from services.clock import FixedClock
from services.delivery.kinds import KINDS as DELIVERY_KINDS
from services.escalation.kinds import KINDS as ESCALATION_KINDS
from services.escalation.tick import Tally, tick
from services.office import Office
from services.unit import Unit
from storage.port import Insert, Order, Replace, eq
from tests.domain.moments import at
from tests.services.desk import VILLAGE, reported

KINDS: tuple[type[Document], ...] = (
    *CASE_KINDS,
    *DELIVERY_KINDS,
    *ESCALATION_KINDS,
    Staff,
    Identity,
    Session,
    Answered,
)

MONDAY = at("2026-11-23 09:00")
MINUTE, HOUR, DAY = 60_000, 3_600_000, 86_400_000

SEATS: Mapping[str, tuple[Role, str]] = {
    "chief": ("grid_chief", "yibei"),
    "chief2": ("grid_chief", "yibei"),
    "south": ("grid_chief", "yinan"),
    "desk": ("desk", ""),
    "deputy": ("officer", ""),
    "phone": ("desk", ""),
    "boss": ("supervisor", ""),
}


def a_seat(office: Office, name: str, role: Role, grid: str) -> Staff:
    """A bound seat; its id is its name."""
    return Staff(
        id=name, street=office.street.id, name=name, role=role, grid=grid,
        person=f"p-{name}", address=Address("wecom", "corp", f"p-{name}"), duty=name == "phone",
        deputy="deputy" if name in ("chief", "chief2", "desk") else "",
    )  # fmt: skip


async def everybody(office: Office) -> None:
    """All of `SEATS`, bound and there."""
    await office.store.commit(
        [Insert(a_seat(office, name, *where)) for name, where in SEATS.items()]
    )


async def change(office: Office, name: str, **fields: Any) -> None:
    """Something about a seat is different from now on."""
    seat = await office.store.get(Staff, name)
    assert seat is not None
    await office.store.commit([Replace(replace(seat, **fields))])


async def left(office: Office, name: str) -> None:
    """Whoever sits there unfollowed the account: no channel leads to them."""
    address = Address("wecom", "corp", f"p-{name}")
    gone = Identity(
        id=address.key, street=office.street.id, person=f"p-{name}", address=address,
        following=False,
    )  # fmt: skip
    await office.store.commit([Insert(gone)])


def report(urgency: Urgency = "normal", **more: Any) -> Report:
    """Clutter in a corridor of the north, or whatever else is said."""
    plain: dict[str, Any] = {
        "topic": "corridor_clutter", "urgency": urgency, "spot": VILLAGE, "text": "楼道堆物",
    }  # fmt: skip
    return Report(**(plain | more))


async def a_case(office: Office, urgency: Urgency = "normal", **more: Any) -> Case:
    """A case that was just reported; dispatched to both chiefs of the north unless told otherwise."""
    return await reported(office, report(urgency, **more))


async def stored(office: Office, case: Case) -> Case:
    """The case as it stands now."""
    found = await office.store.get(Case, case.id)
    assert found is not None
    return found


async def did(office: Office, case: Case, act: Callable[[Unit, Case], Any]) -> Case:
    """Somebody does something to a case, as it stands now."""
    unit = Unit(office.store)
    act(unit, await stored(office, case))
    await unit.commit()
    return await stored(office, case)


async def seat(office: Office, name: str) -> Staff:
    """A seat as it stands now."""
    found = await office.store.get(Staff, name)
    assert found is not None
    return found


def as_actor(seat: Staff) -> Actor:
    """Whoever sits there, acting."""
    return Actor(seat.person, seat.role, "wecom")


async def stepped(office: Office, case: Case, act: str, part: Who, **facts: Any) -> Case:
    """One row of the table, whoever plays it; the case must carry what the row asks for."""
    actor = Actor(f"p-{part}", "rule", "test")

    def write(unit: Unit, before: Case) -> None:
        after, event = step(before, act, actor, part, office.clock.now(), office.timing, **facts)
        unit.insert(event)
        unit.put(after)

    return await did(office, case, write)


async def handled(office: Office, case: Case, *, check: bool) -> Case:
    """Signed for and done by the first chief."""
    case = await signed(office, case, "chief")
    facts = {"result": "清走了", "outcome": "solved", "photos": 1, "check": check}
    return await stepped(office, case, "handle", "owner", handled_by="chief", **facts)


async def signed(office: Office, case: Case, name: str) -> Case:
    """This seat takes the case on."""
    who = await seat(office, name)
    now = office.clock.now()
    return await did(
        office, case, lambda unit, it: by_staff.sign(office, unit, it, who, as_actor(who), now)
    )


class Watch:
    """Moves the clock and ticks; remembers who was told since the last look."""

    def __init__(self, office: Office, clock: FixedClock) -> None:
        self.office, self.clock = office, clock
        self._seen: set[str] = set()

    async def at(self, moment: int) -> set[str]:
        """Go to `moment` (ms UTC), tick until nothing is due, and say which seats are told."""
        self.clock.move(moment - self.clock.now())
        await self.ticked()
        return {notice.staff for notice in await self.new()}

    async def after(self, ms: int) -> set[str]:
        """The same, so much later."""
        return await self.at(self.clock.now() + ms)

    async def ticked(self) -> list[Tally]:
        """Tick until nothing is due."""
        tallies = [await tick(self.office, self.clock.now())]
        while tallies[-1].more:
            tallies.append(await tick(self.office, self.clock.now()))
        return tallies

    async def new(self) -> list[Notice]:
        """Notices made since the last look."""
        found = await self.office.store.find(Notice, limit=10_000)
        fresh = [notice for notice in found if notice.id not in self._seen]
        self._seen |= {notice.id for notice in found}
        return fresh


async def history(office: Office, case: Case) -> list[Event]:
    """Everything that happened to a case, in its order."""
    found = await office.store.find(Event, [eq("case", case.id)], limit=1000)
    return sorted(found, key=lambda event: event.id)


async def escalations(office: Office, case: Case) -> list[tuple[object, ...]]:
    """The calls in a case's history: clock, threshold, who was told."""
    return [
        (e.facts["clock"], e.facts["threshold"], e.facts.get("told", ""))
        for e in await history(office, case)
        if e.act == "escalate"
    ]


async def firings(office: Office, of: str) -> list[Firing]:
    """The calls that were made of a case or task, in the order of their moments."""
    return await office.store.find(Firing, [eq("of", of)], order=Order(("at",)), limit=1000)

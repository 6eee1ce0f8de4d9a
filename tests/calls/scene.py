"""A street with three levels of groups, people in them, and calls whose time is moved."""

from collections.abc import Sequence
from typing import Any

from msgspec.structs import replace

from domain.call import Answer, Call, CallPost, Recipient, Roll, recipient_id
from domain.callwork import Round
from domain.document import Document
from domain.firing import Firing
from domain.links import Epoch
from domain.people import Address, Identity, Role, Staff
from domain.readiness import Emergency, Readiness
from domain.roster import Group, Level, Member, Membership, Part, membership_id
from domain.session import Session
from domain.work import Notice, Outcome, settle
from services.calls import answering, drafting, opening, rounds, starting, timers
from services.calls.drafting import Wish
from services.calls.kinds import KINDS as CALL_KINDS
from services.calls.starting import Confirmed
from services.clock import FixedClock
from services.delivery.kinds import KINDS as DELIVERY_KINDS
from services.escalation.kinds import KINDS as ESCALATION_KINDS
from services.office import Office
from services.roster.kinds import KINDS as ROSTER_KINDS
from services.unit import Unit
from storage.port import Insert, Replace, eq
from tests.domain.moments import at

KINDS: tuple[type[Document], ...] = (
    *CALL_KINDS,
    *DELIVERY_KINDS,
    *ESCALATION_KINDS,
    *ROSTER_KINDS,
    Staff,
    Identity,
    Session,
    Epoch,
)

MONDAY = at("2026-11-23 10:00")
NIGHT = at("2026-11-23 23:30")
MINUTE = 60_000

GATE = CallPost(id="gate", name="路口劝导", teams=("flood",), needed=2)
PUMP = CallPost(id="pump", name="抽水", teams=("flood",), needed=1)
SAFETY = "不下水、不进地下车库"
READY = Readiness(
    kinds=(
        Emergency(
            source="composed",
            id="flood",
            name="防汛",
            teams=("flood",),
            posts=(GATE, PUMP),
            safety={"zh-Hans": SAFETY},
        ),
    ),
)
WISH = Wish(what="中潭路积水", where="中潭路口", bring="雨衣、电筒", grids=("yinan",))
EVERYBODY = ("lead", "m1", "m2", "m3")
"""Who is in the team of the south."""


def a_seat(office: Office, name: str, role: Role = "member", **more: Any) -> Staff:
    """A seat whose id is its name, bound in WeCom."""
    plain: dict[str, Any] = {
        "person": f"p-{name}", "address": Address("wecom", "corp", f"u-{name}"), "grid": "",
    }  # fmt: skip
    return Staff(id=name, street=office.street.id, name=name, role=role, **(plain | more))


def a_group(office: Office, name: str, level: Level, **more: Any) -> Group:
    """A group whose id is its name, with a robot of its own."""
    plain = {"address": Address("wecom", "corp", f"robot:{name}")}
    return Group(id=name, street=office.street.id, name=name, level=level, **(plain | more))


def placed(
    office: Office, group: str, seat: str, part: Part = "member", post: str = ""
) -> Membership:
    """A seat's place in a group."""
    id = membership_id(group, seat)
    return Membership(id=id, street=office.street.id, group=group, seat=seat, part=part, post=post)


def agreed(office: Office, seat: str) -> Member:
    """That somebody agreed to be called, and their number."""
    return Member(id=seat, street=office.street.id, phone="13800000000", agreed_at=1)


async def settled(office: Office) -> None:
    """Three groups; a team of four in the south; a branch above it; a desk, a boss, a stranger."""
    seats = [
        a_seat(office, "desk", "desk"),
        a_seat(office, "desk2", "desk"),
        a_seat(office, "boss", "supervisor"),
        a_seat(office, "secretary"),
        a_seat(office, "lead", deputy="vice"),
        a_seat(office, "vice"),
        *(a_seat(office, name) for name in EVERYBODY[1:]),
        a_seat(office, "stranger"),
    ]
    documents: list[Document] = [
        *seats,
        *(agreed(office, seat.id) for seat in seats if seat.role == "member"),
        a_group(office, "party", "committee"),
        a_group(office, "south", "branch", grid="yinan", above="party"),
        a_group(office, "team", "team", grid="yinan", team="flood", above="south"),
        placed(office, "south", "secretary", "convener"),
        placed(office, "team", "lead", "convener"),
        *(placed(office, "team", name) for name in EVERYBODY[1:]),
    ]
    await office.store.commit([Insert(document) for document in documents])


async def drafted(office: Office, wish: Wish = WISH, by: str = "desk", **more: Any) -> Call:
    """A draft of somebody's, as it stands in the store."""
    seat, unit, now = await office.store.get(Staff, by), Unit(office.store), office.clock.now()
    assert seat is not None
    serial = await office.store.next(drafting.series(office, now))
    call = drafting.draft(office, unit, replace(wish, **more), seat, serial, now)
    await unit.commit()
    return await stored(office, call)


async def confirmed(office: Office, call: Call, by: str = "desk", alone: str = "") -> Confirmed:
    """Somebody confirms it."""
    unit = Unit(office.store)
    done = await starting.confirm(
        office, unit, await stored(office, call), f"p-{by}", office.clock.now(), alone
    )
    await unit.commit()
    return done


async def sent(office: Office, wish: Wish = WISH, by: str = "desk", **more: Any) -> Call:
    """A call whose rolls are opened."""
    call = await drafted(office, wish, by, **more)
    assert (await confirmed(office, call, by)).state == "sent"
    await fanned_out(office)
    return await stored(office, call)


async def drill(office: Office, wish: Wish = WISH, **more: Any) -> Call:
    """An exercise that was announced and sent."""
    call, unit = await drafted(office, wish, status="exercise", **more), Unit(office.store)
    await starting.announce(office, unit, call, "p-desk", office.clock.now())
    await unit.commit()
    await confirmed(office, call)
    await fanned_out(office)
    return await stored(office, call)


async def fanned_out(office: Office) -> None:
    """Everything that waits to be written for many is written."""
    await opening.open_rolls(office, office.clock.now())
    await rounds.say_rounds(office, office.clock.now())


async def stored(office: Office, call: Call) -> Call:
    """The call as it stands now."""
    found = await office.store.get(Call, call.id)
    assert found is not None
    return found


async def place(office: Office, call: Call, seat: str) -> Recipient:
    """Somebody's place in a call."""
    found = await office.store.get(Recipient, recipient_id(call.id, seat))
    assert found is not None
    return found


async def says(
    office: Office, call: Call, seat: str, said: answering.Said, reason: str = ""
) -> Recipient:
    """Somebody answers."""
    unit = Unit(office.store)
    recipient = await place(office, call, seat)
    answering.answer(
        unit, await stored(office, call), recipient, said, "chat", office.clock.now(), reason
    )
    await unit.commit()
    return await place(office, call, seat)


async def answers(office: Office, call: Call) -> dict[str, Answer]:
    """What everybody said."""
    found = await office.store.find(Recipient, [eq("call", call.id)], limit=10_000)
    return {one.seat: one.answer for one in found}


async def delivered(office: Office) -> None:
    """The platform took everything that waits."""
    now = office.clock.now()
    waiting = await office.store.find(Notice, [eq("fate", "waiting")], limit=10_000)
    done = [Replace(replace(settle(n, Outcome("sent"), now), attempt=1)) for n in waiting]
    await office.store.commit(done)


async def notices(office: Office, *, to: str = "staff") -> list[Notice]:
    """All pushes to people (or posts to groups), in the order of their ids."""
    found = await office.store.find(Notice, limit=20_000)
    return [notice for notice in found if notice.to == to]


def names(found: Sequence[Notice], name: str) -> list[str]:
    """The seats that were told something of that name."""
    return sorted(n.staff for n in found if n.id.endswith(f":{name}"))


def words(notice: Notice) -> str:
    """What a push says."""
    assert notice.reply is not None
    return notice.reply.text


class Watch:
    """Moves the clock, ticks, fans out, delivers; remembers what was pushed since the last look."""

    def __init__(self, office: Office, clock: FixedClock) -> None:
        self.office, self.clock = office, clock
        self._seen: set[str] = set()

    async def at(self, call: Call, minute: float) -> list[Notice]:
        """Go to that minute after the call was sent; the pushes that are new since."""
        self.clock.move(round(call.sent_at + minute * MINUTE) - self.clock.now())
        await timers.tick(self.office, self.clock.now())
        await fanned_out(self.office)
        return await self.new()

    async def new(self) -> list[Notice]:
        """What was pushed or posted since the last look; all of it is delivered now."""
        found = await self.office.store.find(Notice, limit=20_000)
        fresh = [notice for notice in found if notice.id not in self._seen]
        self._seen |= {notice.id for notice in found}
        await delivered(self.office)
        return fresh


async def firings(office: Office, call: Call) -> list[str]:
    """The steps that were done, by name."""
    found = await office.store.find(Firing, [eq("of", call.id)], limit=100)
    return sorted(firing.id.removeprefix(f"{call.id}:") for firing in found)


async def open_work(office: Office) -> int:
    """How many rolls and rounds still wait."""
    rolls = await office.store.count(Roll, [eq("opened", False)])
    waiting = await office.store.count(Round, [eq("done", False)])
    return sum(rolls.values()) + sum(waiting.values())

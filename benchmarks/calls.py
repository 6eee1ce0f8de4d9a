"""An emergency call to 5,000 people in 300 groups, while 10,000 reminders wait.

Budgets: queued durably in under 2 s; the first pushes leave within 1 s. Then how long it takes
until the last one has left, next to what the platforms' own limits allow at best.
"""

import asyncio
import tempfile
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from time import perf_counter
from typing import Any

import msgspec
from msgspec.structs import replace

from domain.call import Call, Roll
from domain.document import Document
from domain.links import Epoch
from domain.message import Reply
from domain.people import Address, Identity, Role, Staff
from domain.roster import Group, Member, Membership, membership_id
from domain.session import Session
from domain.work import Lane, Notice, Outcome
from services import holidays
from services.calls import drafting, starting
from services.calls.drafting import Wish
from services.calls.kinds import KINDS as CALL_KINDS
from services.calls.watching import Calling
from services.clock import SystemClock
from services.delivery.kinds import KINDS as DELIVERY_KINDS
from services.delivery.loop import ROOM, Delivery
from services.delivery.port import Letter
from services.escalation.kinds import KINDS as ESCALATION_KINDS
from services.office import Office, timing_of
from services.pack import load
from services.roster.kinds import KINDS as ROSTER_KINDS
from services.signing import Signer
from services.texts import Texts
from services.unit import Unit
from storage.port import Insert, Store, eq
from storage.sqlite import SqliteStore

Row = tuple[str, str, str]

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
PEOPLE, GROUPS, WAITING, UNIT = 5_000, 300, 10_000, 500
VOLUNTEERS = 1_000
"""So many of the people are reached by the official account, one by one; the others by WeCom."""

ANSWER_S: Mapping[str, float] = {"wecom": 0.3, "wechat": 0.1}
"""How long the made-up platforms take for one call, seconds."""

LARGEST: Mapping[str, int] = {"wecom": 1_000, "wechat": 1}


class Platform:
    """Takes every push after a while; keeps when the first and the last of the call left."""

    def __init__(self, channel: str, said: "Said") -> None:
        self.largest = LARGEST[channel]
        self._answers, self._said = ANSWER_S[channel], said

    async def send(self, letters: Sequence[Letter]) -> list[Outcome]:
        """See `Sender.send`."""
        self._said.hears(letters)
        await asyncio.sleep(self._answers)
        return [Outcome("sent")] * len(letters)


class Said:
    """What all platforms were told of the call."""

    def __init__(self) -> None:
        self.first = self.last = 0.0
        self.notices: dict[str, int] = {}
        self.requests = self.others = 0
        self.under_way, self.done = asyncio.Event(), asyncio.Event()

    def hears(self, letters: Sequence[Letter]) -> None:
        """One request with these letters."""
        if not letters[0].notice.endswith(":0"):
            self.others += len(letters)
            if self.others >= UNIT:
                self.under_way.set()
            return
        self.last = perf_counter()
        self.first = self.first or self.last
        self.requests += 1
        for letter in letters:
            self.notices[letter.notice] = self.notices.get(letter.notice, 0) + 1
        if len(self.notices) == PEOPLE + GROUPS:
            self.done.set()


def office_over(store: Store) -> Office:
    """The street's desk; parts that no call needs are None."""
    street = replace(load("yichuan"), id=store.street)
    parts: dict[str, Any] = {
        "store": store,
        "clock": SystemClock(),
        "street": street,
        "timing": timing_of(street, *holidays.of_years(range(2025, 2029))),
        "texts": Texts(),
        "signer": Signer("a key of the benchmark"),
        "base_url": "https://bench.test",
        "topics": {},
    }
    parts |= {name: None for name in Office.__struct_fields__ if name not in parts}
    return Office(**parts)


def roster(street: str) -> Iterator[Document]:
    """300 teams with a robot each, 5,000 people in them, and two desks."""
    for name in ("desk", "desk2"):
        yield _seat(street, name, "desk", "wecom")
    for n in range(GROUPS):
        robot = Address("wecom", "corp", f"robot:key-{n}")
        yield Group(
            id=f"g{n:03}", street=street, name=f"g{n:03}", level="team", grid="yinan",
            team="flood", address=robot,
        )  # fmt: skip
    for n in range(PEOPLE):
        seat, group = f"s{n:05}", f"g{n % GROUPS:03}"
        channel = "wechat" if n % PEOPLE < VOLUNTEERS else "wecom"
        yield _seat(street, seat, "member", channel)
        yield Member(id=seat, street=street, agreed_at=1)
        yield Membership(
            id=membership_id(group, seat), street=street, group=group, seat=seat,
            part="convener" if n < GROUPS else "member",
        )  # fmt: skip


def _seat(street: str, name: str, role: Role, channel: str) -> Staff:
    address = Address(channel, "corp", f"u-{name}")
    return Staff(id=name, street=street, name=name, role=role, person=f"p-{name}", address=address)


def reminders(street: str, now: int) -> Iterator[Notice]:
    """What waits already."""
    for n in range(WAITING):
        yield Notice(
            id=f"reminder-{n:06}",
            street=street,
            lane=Lane.reminder,
            reply=Reply(text="明早值班"),
            made_at=now,
            visible_at=now,
            expires_at=now + 3_600_000,
            urgency="emergency",  # so that the hour of the benchmark does not matter
            address=Address("wechat", "corp", f"r-{n}"),
        )


async def fill(store: Store, documents: Iterator[Document]) -> None:
    """Write them in units of `UNIT`."""
    found = list(documents)
    for start in range(0, len(found), UNIT):
        await store.commit([Insert(one) for one in found[start : start + UNIT]])


class Measured(msgspec.Struct, frozen=True):
    """Seconds from «confirm» on: committed, everybody queued, the first push, the last one."""

    sent: float
    queued: float
    first: float
    last: float
    requests: int
    twice: int


async def measured(store: Store) -> Measured:
    """One call, from the second person's word to the last push."""
    office, said = office_over(store), Said()
    senders = {channel: Platform(channel, said) for channel in ANSWER_S}
    await fill(store, roster(store.street))
    await fill(store, reminders(store.street, office.clock.now()))
    stop = asyncio.Event()
    delivery = Delivery(store, senders, office.clock)
    calling = Calling(office, delivery.wake)
    running = [asyncio.create_task(work.run(stop)) for work in (delivery, calling)]
    await said.under_way.wait()
    call = await _drafted(office)
    began = perf_counter()
    await _confirmed(office, call, "p-desk2")
    sent = perf_counter() - began
    calling.wake()
    queued = await _queued(store) - began
    await said.done.wait()
    stop.set()
    await asyncio.gather(*running)
    twice = sum(n - 1 for n in said.notices.values())
    first, last = said.first - began, said.last - began
    return Measured(sent, queued, first, last, said.requests, twice)


async def _drafted(office: Office) -> Call:
    """Drafted and confirmed by one desk; it waits for the other."""
    now, seat = office.clock.now(), await office.store.get(Staff, "desk")
    assert seat is not None
    unit = Unit(office.store)
    wish = Wish(kind="flood", what="防汛", where="中潭路口", grids=("yinan",))
    call = drafting.draft(office, unit, wish, seat, 1, now)
    await unit.commit()
    await _confirmed(office, call, seat.person)
    return call


async def _confirmed(office: Office, call: Call, person: str) -> None:
    fresh, unit = await office.store.get(Call, call.id), Unit(office.store)
    assert fresh is not None
    await starting.confirm(office, unit, fresh, person, office.clock.now())
    await unit.commit()


async def _queued(store: Store) -> float:
    """When the last roll was opened."""
    while await store.find(Roll, [eq("opened", False)], limit=1):  # noqa: ASYNC110
        await asyncio.sleep(0.02)
    return perf_counter()


@asynccontextmanager
async def embedded() -> AsyncIterator[Store]:
    """A store in one file."""
    with tempfile.TemporaryDirectory() as folder:
        store = SqliteStore(Path(folder) / "bench.db", "yichuan", KINDS)
        await store.open()
        yield store
        await store.close()


async def of_sqlite() -> Measured:
    """On the embedded store."""
    async with embedded() as store:
        return await measured(store)


async def of_mongo(uri: str) -> Measured:
    """On MongoDB."""
    from storage.mongo import MongoStore

    store = MongoStore(uri, "yichuan", KINDS)
    await store.open()
    try:
        return await measured(store)
    finally:
        await store.close()


def rows() -> Iterator[Row]:
    """What, measured, bar: on the embedded store."""
    yield from _rows("a file", asyncio.run(of_sqlite()))


def rows_of_mongo() -> Iterator[Row]:
    """The same on MongoDB, where there is one."""
    from tests.mongod import fresh_database, replica_set

    mongo = replica_set()
    if mongo.uri is None:
        yield "an emergency call on MongoDB", mongo.reason, ""
    else:
        yield from _rows("MongoDB", asyncio.run(of_mongo(fresh_database(mongo.uri))))


def least() -> float:
    """Seconds that the platforms need at best: those told one by one, `ROOM` at a time."""
    return max(VOLUNTEERS * ANSWER_S["wechat"] / ROOM, ANSWER_S["wecom"])


def _rows(store: str, took: Measured) -> Iterator[Row]:
    yield f"call to {PEOPLE:,} people, {store}: sent durably", f"{took.sent:.2f} s", "2 s"
    yield "  everybody's push queued durably", f"{took.queued:.2f} s", "2 s"
    first = f"{took.first * 1000:.0f} ms"
    yield f"  its first push, {WAITING:,} reminders waiting", first, "1,000 ms"
    last = f"{took.last:.1f} s, {took.requests:,} requests, {took.twice} twice"
    yield "  its last push, groups' posts included", last, f"platforms' least {least():.1f} s"


if __name__ == "__main__":
    for row in (*rows(), *rows_of_mongo()):
        print(*row, sep=" | ")
